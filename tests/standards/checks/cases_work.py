"""Cases of wage work: who works, where, how many months, and the household's wages."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdType, LabourCapacity, StudentStatus, WorkStatus


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}
WHOM = {"-exited": EXITED, "-monitored": MONITORED}
WORKING: Facts = {"work_status": WorkStatus.WORKING}
PLANNED: Facts = {"work_status": WorkStatus.PLANNED}
AT_HOME: Facts = {"work_status": WorkStatus.NOT_WORKING}
SOMEWHERE: Facts = {"works_somewhere": True}
NOWHERE: Facts = {"works_somewhere": False}
WITHOUT = (LabourCapacity.NONE, LabourCapacity.LOST)
WITH = (LabourCapacity.WEAK, LabourCapacity.ORDINARY, LabourCapacity.SKILLED)
MONTH = 1000


def _months(count: int, asked: str = "") -> Facts:
    return {"work_months": count, **({asked: True} if asked else {})}


def _read(count: int) -> Facts:
    return _months(count, "readable_work_months")


def _given(count: int) -> Facts:
    return _months(count, "given_work_months")


BLANK_MONTHS: Facts = {"given_work_months": False}


def _without_labour(whom: Facts) -> dict[str, list[Any]]:
    return {
        "hit": [
            {**whom, **out, "labour": one} for out in (WORKING, PLANNED) for one in WITHOUT
        ],
        "sound": [
            {**whom, **out, "labour": one} for out in (WORKING, PLANNED) for one in WITH
        ],
        "unknown": [{**whom, **WORKING}, {**whom, "labour": LabourCapacity.NONE}],
        "bounds": [({**whom, **AT_HOME, "labour": LabourCapacity.NONE}, True)],
    }


def _pupil(whom: Facts) -> dict[str, list[Any]]:
    in_school = [
        {"student_status": one, "given_student_status": True}
        for one in StudentStatus
        if one is not StudentStatus.NOT_STUDENT
    ]
    left = {"student_status": StudentStatus.NOT_STUDENT, "given_student_status": True}
    return {
        "hit": [{**whom, **WORKING, **one} for one in in_school]
        + [{**whom, **PLANNED, **in_school[0]}],
        "sound": [
            {**whom, **WORKING, **left},
            {**whom, **PLANNED, "given_student_status": False},
        ],
        "unknown": [{**whom, **WORKING}, {**whom, **in_school[0]}],
        "bounds": [({**whom, **AT_HOME, **in_school[0]}, True)],
    }


_AT_WORK: Facts = {**SOMEWHERE, **_months(3 * MONTH)}
_OUT: Facts = {**EXITED, **SOMEWHERE}

CASES: dict[str, dict[str, list[Any]]] = {
    **{f"work.without-labour{end}": _without_labour(whom) for end, whom in WHOM.items()},
    "work.without-labour": {
        "hit": [{**_AT_WORK, "labour": one} for one in WITHOUT],
        "sound": [{**_AT_WORK, "labour": one} for one in WITH],
        "unknown": [
            dict(_AT_WORK),
            {**SOMEWHERE, "labour": LabourCapacity.NONE},
            {**_months(MONTH), "labour": LabourCapacity.NONE},
        ],
        "bounds": [
            ({**SOMEWHERE, **_months(0), "labour": LabourCapacity.LOST}, True),
            ({**SOMEWHERE, **_months(1), "labour": LabourCapacity.LOST}, False),
            ({**NOWHERE, **_months(MONTH), "labour": LabourCapacity.LOST}, True),
        ],
    },
    **{f"work.pupil{end}": _pupil(whom) for end, whom in WHOM.items()},
    "work.below-working-age": {
        "hit": [{**SOMEWHERE, "age": 13}],
        "sound": [{**SOMEWHERE, "age": 33}],
        "unknown": [dict(SOMEWHERE), {"age": 13}],
        "bounds": [
            ({**SOMEWHERE, "age": 15}, False),
            ({**SOMEWHERE, "age": 16}, True),
            ({**SOMEWHERE, "age": 17}, True),
            ({**NOWHERE, "age": 13}, True),
        ],
    },
    "work.place-not-to-county-exited": {
        "hit": [
            {**_OUT, "work_to_county": False},
            {**_OUT, "work_place_given": False},
            {**_OUT, "given_work_place": False},
        ],
        "sound": [
            {**_OUT, "work_to_county": True},
            {**_OUT, "work_to_county": True, "work_place_given": False},
        ],
        "unknown": [_OUT, {**EXITED, "work_to_county": False}],
        "bounds": [({**EXITED, **NOWHERE, "work_to_county": False}, True)],
    },
    "work.months-of-a-year": {
        "hit": [
            {"readable_work_months": False},
            _read(13 * MONTH),
            _read(-MONTH),
        ],
        "sound": [_read(6 * MONTH)],
        "unknown": [{}, {"readable_work_months": True}],
        "bounds": [
            (_read(-1), False),
            (_read(0), True),
            (_read(1), True),
            (_read(12 * MONTH - 1), True),
            (_read(12 * MONTH), True),
            (_read(12 * MONTH + 1), False),
        ],
    },
    "work.place-without-months": {
        "hit": [{**SOMEWHERE, **BLANK_MONTHS}, {**SOMEWHERE, **_given(0)}],
        "sound": [{**SOMEWHERE, **_given(3 * MONTH)}],
        "unknown": [dict(SOMEWHERE), dict(BLANK_MONTHS)],
        "bounds": [
            ({**SOMEWHERE, **_given(0)}, False),
            ({**SOMEWHERE, **_given(1)}, True),
            ({**NOWHERE, **BLANK_MONTHS}, True),
        ],
    },
    "work.months-without-place": {
        "hit": [{**NOWHERE, **_months(3 * MONTH)}],
        "sound": [{**SOMEWHERE, **_months(3 * MONTH)}],
        "unknown": [_months(3 * MONTH), dict(NOWHERE)],
        "bounds": [
            ({**NOWHERE, **_months(0)}, True),
            ({**NOWHERE, **_months(1)}, False),
        ],
    },
    "work.wage-without-worker": {
        "hit": [{"wage": 1_200_000, "somebody_worked": False}],
        "sound": [{"wage": 1_200_000, "somebody_worked": True}],
        "unknown": [{"wage": 1_200_000}, {"somebody_worked": False}],
        "bounds": [
            ({"wage": 0, "somebody_worked": False}, True),
            ({"wage": 1, "somebody_worked": False}, False),
        ],
    },
    "work.worker-without-wage": {
        "hit": [
            {"somebody_worked": True, "wage": 0, "given_income_wage": True},
            {"somebody_worked": True, "given_income_wage": False},
        ],
        "sound": [{"somebody_worked": True, "wage": 1_200_000, "given_income_wage": True}],
        "unknown": [{"somebody_worked": True}, {"given_income_wage": False}],
        "bounds": [
            ({"somebody_worked": True, "wage": 0, "given_income_wage": True}, False),
            ({"somebody_worked": True, "wage": 1, "given_income_wage": True}, True),
            ({"somebody_worked": False, "given_income_wage": False}, True),
        ],
    },
}
