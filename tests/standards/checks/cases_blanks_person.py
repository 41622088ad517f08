"""Cases of the blanks of a person: filled in, left blank, not asked."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdType, StudentStatus


Facts = dict[str, Any]
WHOM: dict[str, Facts] = {
    "-exited": {"household_type": HouseholdType.EXITED_ORDINARY},
    "-monitored": {"given_monitoring_category": True},
    "": {},
}


def _blank(whom: Facts, *facts: str) -> dict[str, list[Any]]:
    """Any of the facts will do."""
    nothing = {**whom, **dict.fromkeys(facts, False)}
    return {
        "hit": [nothing],
        "sound": [{**nothing, fact: True} for fact in facts],
        "unknown": [{**nothing, fact: None} for fact in facts],
    }


_ALONE = {
    "name": "given_name",
    "ethnicity": "given_ethnicity",
    "health": "given_health",
    "labour": "given_labour",
    "critical-illness-insurance": "given_critical_illness_insured",
    "pension-insurance": "given_pension_insured",
    "relationship": "given_relationship",
}
_IN_LISTS = {
    "name": ("",),
    "ethnicity": ("-exited", "-monitored", ""),
    "health": ("-exited", "-monitored", ""),
}
_SCHOOLING = ("given_education", "given_student_status", "given_dropout_reason")
_MEDICAL = ("given_basic_medical_insured", "given_employee_medical_insured")


def _of_age(fact: str, first: int, last: int) -> dict[str, list[Any]]:
    blank = {fact: False}
    return {
        "hit": [{**blank, "age": first + 1}],
        "sound": [{fact: True, "age": first}],
        "unknown": [{**blank}, {"age": last}],
        "bounds": [
            ({**blank, "age": first - 1}, True),
            ({**blank, "age": first}, False),
            ({**blank, "age": first + 1}, False),
            ({**blank, "age": last - 1}, False),
            ({**blank, "age": last}, False),
            ({**blank, "age": last + 1}, True),
        ],
    }


_LEFT_SCHOOL = {"student_status": StudentStatus.NOT_STUDENT}
_PUPIL = {"student_status": StudentStatus.GRADE_8, "given_student_status": True}

CASES: dict[str, dict[str, list[Any]]] = {
    **{
        f"blanks.{what}{end}": _blank(WHOM[end], fact)
        for what, fact in _ALONE.items()
        for end in _IN_LISTS.get(what, ("-exited", "-monitored"))
    },
    "blanks.labour-of-age": _of_age("given_labour", 16, 65),
    "blanks.student-status": _of_age("given_student_status", 6, 23),
    "blanks.education": {
        "hit": [
            {**_LEFT_SCHOOL, "given_education": False},
            {"given_student_status": False, "given_education": False},
        ],
        "sound": [{**_LEFT_SCHOOL, "given_education": True}],
        "unknown": [dict(_LEFT_SCHOOL), {"given_education": False}],
        "bounds": [({**_PUPIL, "given_education": False}, True)],
    },
    "blanks.schooling-exited": _blank(WHOM["-exited"], *_SCHOOLING),
    "blanks.schooling-monitored": _blank(WHOM["-monitored"], *_SCHOOLING),
    "blanks.medical-insurance-monitored": _blank(WHOM["-monitored"], *_MEDICAL),
}
