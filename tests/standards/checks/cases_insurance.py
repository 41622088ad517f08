"""Cases of a person's insurance: yes, no, blank, and not asked."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdType


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}
WHOM = {"-exited": EXITED, "-monitored": MONITORED}


RESIDENT: Facts = {"resident_insured": True}
NO_RESIDENT: Facts = {"resident_insured": False}
BLANK_RESIDENT: Facts = {"given_basic_medical_insured": False}
EMPLOYEE: Facts = {"employee_insured": True}
NO_EMPLOYEE: Facts = {"employee_insured": False}
BLANK_EMPLOYEE: Facts = {"given_employee_medical_insured": False}
SEVERE: Facts = {"critical_illness_insured": True}
NO_SEVERE: Facts = {"critical_illness_insured": False}


def _twice(whom: Facts) -> dict[str, list[Any]]:
    return {
        "hit": [{**whom, **RESIDENT, **EMPLOYEE}],
        "sound": [
            {**whom, **RESIDENT, **NO_EMPLOYEE},
            {**whom, **NO_RESIDENT, **EMPLOYEE},
            {**whom, **NO_RESIDENT},
        ],
        "unknown": [{**whom, **RESIDENT}, {**whom, **EMPLOYEE}],
    }


def _unsecured(whom: Facts) -> dict[str, list[Any]]:
    return {
        "hit": [
            {**whom, **NO_SEVERE, **RESIDENT},
            {**whom, **SEVERE, **NO_RESIDENT, **NO_EMPLOYEE},
            {**whom, **SEVERE, **NO_RESIDENT, **BLANK_EMPLOYEE},
            {**whom, **NO_SEVERE},
        ],
        "sound": [
            {**whom, **SEVERE, **RESIDENT},
            {**whom, **SEVERE, **NO_RESIDENT, **EMPLOYEE},
        ],
        "unknown": [
            {**whom, **RESIDENT},
            {**whom, **SEVERE},
            {**whom, **SEVERE, **BLANK_EMPLOYEE},
            {**whom, **SEVERE, **NO_RESIDENT},
        ],
    }


_AIDED: Facts = {**EXITED, "medical_aid": True}

CASES: dict[str, dict[str, list[Any]]] = {
    "insurance.basic-exited": {
        "hit": [
            {**EXITED, **resident, **employee}
            for resident in (NO_RESIDENT, BLANK_RESIDENT)
            for employee in (NO_EMPLOYEE, BLANK_EMPLOYEE)
        ],
        "sound": [
            {**EXITED, **RESIDENT},
            {**EXITED, **NO_RESIDENT, **EMPLOYEE},
            {**EXITED, **BLANK_RESIDENT, **EMPLOYEE},
        ],
        "unknown": [{**EXITED, **NO_RESIDENT}, {**EXITED, **BLANK_EMPLOYEE}],
    },
    **{f"insurance.twice{end}": _twice(whom) for end, whom in WHOM.items()},
    **{f"insurance.unsecured{end}": _unsecured(whom) for end, whom in WHOM.items()},
    "insurance.aided-uninsured-exited": {
        "hit": [
            {**_AIDED, **NO_RESIDENT, **NO_EMPLOYEE},
            {**_AIDED, **NO_RESIDENT, **BLANK_EMPLOYEE},
        ],
        "sound": [
            {**_AIDED, **RESIDENT},
            {**_AIDED, **NO_RESIDENT, **EMPLOYEE},
        ],
        "unknown": [
            _AIDED,
            {**_AIDED, **NO_RESIDENT},
            {**_AIDED, **NO_EMPLOYEE},
            {**EXITED, **NO_RESIDENT, **NO_EMPLOYEE},
        ],
        "bounds": [
            ({**_AIDED, **NO_RESIDENT, **NO_EMPLOYEE, "medical_aid": False}, True),
        ],
    },
}
