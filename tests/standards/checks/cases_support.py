"""Cases of what a person is given: destitute support, the vocational subsidy."""

from __future__ import annotations

from typing import Any

from fupin.codes import HealthStatus, HouseholdType, StudentStatus


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}
WHOM = {"-exited": EXITED, "-monitored": MONITORED}
WELL: Facts = {"health": frozenset({HealthStatus.HEALTHY})}
NO_STATUS: Facts = {"given_student_status": False}
_SCHOOLS = (
    StudentStatus.VOCATIONAL_1,
    StudentStatus.VOCATIONAL_2,
    StudentStatus.VOCATIONAL_3,
    StudentStatus.HIGHER_VOCATIONAL_1,
    StudentStatus.HIGHER_VOCATIONAL_2,
    StudentStatus.HIGHER_VOCATIONAL_3,
)
_ALIKE = (StudentStatus.TECHNICIAN_COLLEGE, StudentStatus.COLLEGE)
_OTHERS = tuple(one for one in StudentStatus if one not in (*_SCHOOLS, *_ALIKE))


def _in(status: StudentStatus) -> Facts:
    return {"student_status": status, "given_student_status": True}


def _working(whom: Facts) -> dict[str, list[Any]]:
    destitute = {**whom, "destitute_member": True}
    return {
        "hit": [{**destitute, "works_somewhere": True}],
        "sound": [{**destitute, "works_somewhere": False}],
        "unknown": [destitute, {**whom, "works_somewhere": True}],
        "bounds": [({**whom, "destitute_member": False, "works_somewhere": True}, True)],
    }


def _able(whom: Facts) -> dict[str, list[Any]]:
    destitute = {**whom, "destitute_member": True, **WELL, **NO_STATUS}
    sick = {"health": frozenset({HealthStatus.DISABLED})}
    return {
        "hit": [
            {**destitute, "age": 30},
            {**destitute, **_in(StudentStatus.NOT_STUDENT), "age": 30},
        ],
        "sound": [{**destitute, "age": 9}, {**destitute, "age": 80}],
        "unknown": [
            destitute,
            {**destitute, "age": 30, "health": None},
            {**destitute, "age": 30, "given_student_status": None},
        ],
        "bounds": [
            *(
                ({**destitute, "age": age}, not 18 <= age < 60)
                for age in (17, 18, 19, 59, 60, 61)
            ),
            ({**destitute, **sick, "age": 30}, True),
            ({**destitute, **_in(StudentStatus.BACHELOR), "age": 20}, True),
            ({**destitute, "destitute_member": False, "age": 30}, True),
        ],
    }


def _not_vocational(whom: Facts) -> dict[str, list[Any]]:
    paid = {**whom, "vocational_subsidy": True}
    return {
        "hit": [{**paid, **NO_STATUS}, *({**paid, **_in(status)} for status in _OTHERS)],
        "sound": [{**paid, **_in(status)} for status in (*_SCHOOLS, *_ALIKE)],
        "unknown": [paid, {**whom, **NO_STATUS}],
        "bounds": [({**whom, **NO_STATUS, "vocational_subsidy": False}, True)],
    }


CASES: dict[str, dict[str, list[Any]]] = {
    **{f"support.destitute-working{end}": _working(whom) for end, whom in WHOM.items()},
    **{f"support.destitute-able{end}": _able(whom) for end, whom in WHOM.items()},
    **{
        f"support.subsidy-not-vocational{end}": _not_vocational(whom)
        for end, whom in WHOM.items()
    },
    "support.subsidy-missing": {
        "hit": [
            {**whom, "student_status": status, "vocational_subsidy": False}
            for whom in WHOM.values()
            for status in _SCHOOLS
        ],
        "sound": [
            {**whom, "student_status": status, "vocational_subsidy": True}
            for whom in WHOM.values()
            for status in _SCHOOLS
        ],
        "unknown": [
            {**EXITED, "student_status": StudentStatus.VOCATIONAL_1},
            {"student_status": StudentStatus.VOCATIONAL_1, "vocational_subsidy": False},
            {**EXITED, "vocational_subsidy": False},
        ],
        "bounds": [
            (
                {
                    **EXITED,
                    "student_status": StudentStatus.COLLEGE,
                    "vocational_subsidy": False,
                },
                True,
            ),
            (
                {
                    "household_type": HouseholdType.ORDINARY,
                    "given_monitoring_category": False,
                    "student_status": StudentStatus.VOCATIONAL_1,
                    "vocational_subsidy": False,
                },
                True,
            ),
        ],
    },
}
