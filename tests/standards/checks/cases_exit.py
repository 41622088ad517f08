"""Cases of exits: each matter in and out of the years of the list, and unmonitored."""

from __future__ import annotations

from typing import Any

from fupin.codes import (
    Education,
    HealthStatus,
    HouseholdType,
    PovertyCause,
    PovertyStatus,
    StudentStatus,
)


Facts = dict[str, Any]
Case = dict[str, list[Any]]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
NOT_EXITED: Facts = {"household_type": HouseholdType.ORDINARY}
LEFT: Facts = {"exit_year": 2016}
WATCHED, UNWATCHED = {"given_monitoring_category": True}, {"given_monitoring_category": False}


def _years(wrong: Facts, right: Facts, unknown: list[Facts], bounds: list[Any]) -> Case:
    """One matter of those who left in 2014 to 2017."""
    relapsed = {**LEFT, "status": PovertyStatus.RELAPSED}
    return {
        "hit": [{**LEFT, **wrong}, {**LEFT, "status": PovertyStatus.EXITED, **wrong}],
        "sound": [{**LEFT, **right}, {**relapsed, **wrong}],
        "unknown": [*({**LEFT, **one} for one in unknown), wrong],
        "bounds": [
            ({"exit_year": 2013, **wrong}, True),
            ({"exit_year": 2014, **wrong}, False),
            ({"exit_year": 2017, **wrong}, False),
            ({"exit_year": 2018, **wrong}, True),
            *(({**LEFT, **facts}, truth) for facts, truth in bounds),
        ],
    }


def _unwatched(wrong: Facts, right: Facts, unknown: list[Facts]) -> Case:
    """Wrong only while nobody watches."""
    return {
        "hit": [{**EXITED, **UNWATCHED, **wrong}],
        "sound": [
            {**EXITED, **UNWATCHED, **right},
            {**EXITED, **WATCHED, **wrong},
            {**NOT_EXITED, **UNWATCHED, **wrong},
        ],
        "unknown": [
            {**EXITED, **wrong},
            *({**EXITED, **UNWATCHED, **one} for one in unknown),
        ],
    }


def _filled(given: str, fact: str, *, good: bool) -> Case:
    return {
        "hit": [
            {**EXITED, given: True, fact: not good},
            {**EXITED, given: False},
        ],
        "sound": [{**EXITED, given: True, fact: good}, {**NOT_EXITED, given: False}],
        "unknown": [EXITED, {**EXITED, given: True}],
    }


def _child(age: int | None = 10, **more: Any) -> Facts:
    known = {
        "given_student_status": True,
        "education": Education.PRIMARY,
        "given_education": True,
    }
    status = {"student_status": StudentStatus.NOT_STUDENT}
    hale = {"health": frozenset({HealthStatus.HEALTHY})}
    return {"age": age, **hale, **status, **known, **more}


_PUPIL: Facts = {"student_status": StudentStatus.PRIMARY}
_BLANK: Facts = {
    "student_status": None,
    "given_student_status": False,
    "education": None,
    "given_education": False,
}
_ILL: Facts = {
    "main_cause": PovertyCause.ILLNESS,
    "health": frozenset({HealthStatus.CHRONIC}),
}
_AREA = "given_dwelling_floor_area"
_OUT: Facts = {"given_student_status": False, "given_dropout_reason": False}


def _low(amount: int | None) -> Facts:
    return {**EXITED, **UNWATCHED, "recorded_per_head": amount}


def _unschooled() -> Case:
    found = _unwatched(
        {"age": 10, **_OUT},
        {"age": 10, **_OUT, "given_student_status": True},
        [_OUT, {"age": 10}],
    )
    found["sound"].append({**EXITED, **UNWATCHED, "age": 10, "given_dropout_reason": True})
    found["bounds"] = [
        ({**EXITED, **UNWATCHED, **_OUT, "age": 5}, True),
        ({**EXITED, **UNWATCHED, **_OUT, "age": 6}, False),
        ({**EXITED, **UNWATCHED, **_OUT, "age": 15}, False),
        ({**EXITED, **UNWATCHED, **_OUT, "age": 16}, True),
    ]
    return found


def _uninsured() -> Case:
    given, fact = "given_critical_illness_insured", "critical_illness_insured"
    found = _unwatched({given: True, fact: False}, {given: True, fact: True}, [{}])
    found["hit"].append({**EXITED, **UNWATCHED, given: False})
    return found


def _low_income() -> Case:
    found = _unwatched({"recorded_per_head": 7_000_00}, {"recorded_per_head": 9_000_00}, [{}])
    found["bounds"] = [
        (_low(7_299_99), False),
        (_low(7_300_00), True),
        (_low(7_300_01), True),
    ]
    return found


CASES: dict[str, Case] = {
    "exit.income-below-line": _years(
        {"recorded_per_head": 2_000_00},
        {"recorded_per_head": 5_000_00},
        [{}],
        [
            ({"recorded_per_head": 2_951_99}, False),
            ({"recorded_per_head": 2_952_00}, True),
            ({"recorded_per_head": 2_952_01}, True),
        ],
    ),
    "exit.child-out-of-school": _years(
        _child(),
        _child(**_PUPIL),
        [
            _child(None),
            _child(health=None),
            _child(**{**_BLANK, "given_student_status": None}),
        ],
        [
            (_child(5), True),
            (_child(6), False),
            (_child(15), False),
            (_child(16), True),
            (_child(12, **_BLANK), False),
            (_child(12, **{**_BLANK, "given_education": None}), None),
            (_child(**{**_BLANK, "education": Education.PRIMARY}), False),
            (_child(15, education=Education.JUNIOR), True),
            (_child(health=frozenset({HealthStatus.DISABLED})), True),
        ],
    ),
    "exit.dangerous-dwelling": _years(
        {"dangerous_dwelling": True}, {"dangerous_dwelling": False}, [{}], []
    ),
    "exit.water-unsolved": _years(
        {"water_solved": False},
        {"water_solved": True},
        [{}, {"water_safe": True}],
        [
            ({"water_safe": True, "water_difficult": False}, True),
            ({"water_safe": True, "water_difficult": True}, False),
            ({"water_safe": False, "water_difficult": False}, False),
            ({"water_solved": True, "water_safe": False}, True),
        ],
    ),
    "exit.ill-uninsured": _years(
        {**_ILL, "critical_illness_insured": False},
        {**_ILL, "critical_illness_insured": True},
        [_ILL],
        [
            (
                {
                    **_ILL,
                    "main_cause": PovertyCause.NO_LAND,
                    "critical_illness_insured": False,
                },
                True,
            ),
            (
                {
                    **_ILL,
                    "health": frozenset({HealthStatus.HEALTHY}),
                    "critical_illness_insured": False,
                },
                True,
            ),
        ],
    ),
    "exit.no-floor-area": _years(
        {_AREA: False},
        {_AREA: True, "floor_area": 90_000},
        [{}, {_AREA: True}],
        [({_AREA: True, "floor_area": 0}, False), ({_AREA: True, "floor_area": 1}, True)],
    ),
    "exit.dangerous-unmonitored": _unwatched(
        {"dangerous_dwelling": True}, {"dangerous_dwelling": False}, [{}]
    ),
    "exit.water-unmonitored": _unwatched(
        {"water_solved": False}, {"water_solved": True}, [{}]
    ),
    "exit.uninsured-unmonitored": _uninsured(),
    "exit.unschooled-unmonitored": _unschooled(),
    "exit.low-income-unmonitored": _low_income(),
    "exit.no-power": {
        "hit": [{**EXITED, "household_power": False}],
        "sound": [
            {**EXITED, "household_power": True},
            {**NOT_EXITED, "household_power": False},
        ],
        "unknown": [EXITED, {"household_power": False}],
    },
    "exit.dangerous-dwelling-now": _filled(
        "given_dwelling_dangerous", "dangerous_dwelling", good=False
    ),
    "exit.water-unsolved-now": _filled("given_living_water_solved", "water_solved", good=True),
}
