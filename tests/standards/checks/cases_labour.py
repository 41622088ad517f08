"""Cases of the capacity for labour: by age, health and schooling."""

from __future__ import annotations

from typing import Any

from fupin.codes import HealthStatus, HouseholdType, LabourCapacity, StudentStatus


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}
WHOM = {"-exited": EXITED, "-monitored": MONITORED}
WELL: Facts = {"health": frozenset({HealthStatus.HEALTHY})}
LEFT_SCHOOL: Facts = {"student_status": StudentStatus.NOT_STUDENT}
NO_STATUS: Facts = {"given_student_status": False}
PUPIL: Facts = {"student_status": StudentStatus.SENIOR_2, "given_student_status": True}
SICK = (HealthStatus.CHRONIC, HealthStatus.SEVERE, HealthStatus.DISABLED)


def _labour(capacity: LabourCapacity) -> Facts:
    return {"labour": capacity}


LOST = _labour(LabourCapacity.LOST)
NONE = _labour(LabourCapacity.NONE)
WEAK = _labour(LabourCapacity.WEAK)
ORDINARY = _labour(LabourCapacity.ORDINARY)
SKILLED = _labour(LabourCapacity.SKILLED)


def _at_working_age(whom: Facts, wrong: Facts, *, pupils: bool) -> dict[str, list[Any]]:
    """*wrong* is wrong from 16 until 60; of pupils too, or not."""
    able = {**whom, **WELL, **({} if pupils else LEFT_SCHOOL)}
    adult = {**able, "age": 30}
    others = [one for one in (LOST, NONE, WEAK, ORDINARY, SKILLED) if one != wrong]
    unknown = [adult, {**able, **wrong}, {**adult, **wrong, "health": None}]
    bounds: list[Any] = [
        ({**able, **wrong, "age": age}, not 16 <= age < 60) for age in (15, 16, 17, 59, 60, 61)
    ]
    bounds += [({**adult, **wrong, "health": frozenset({state})}, True) for state in SICK]
    hit = [{**adult, **wrong}]
    if not pupils:
        asked = {**whom, **WELL, **wrong, "age": 30}
        hit.append({**asked, **NO_STATUS})
        bounds.append(({**asked, **PUPIL}, True))
        unknown.append(asked)
    return {
        "hit": hit,
        "sound": [{**adult, **one} for one in others],
        "unknown": unknown,
        "bounds": bounds,
    }


def _below(whom: Facts) -> dict[str, list[Any]]:
    return {
        "hit": [{**whom, "age": 9, **one} for one in (LOST, WEAK, ORDINARY, SKILLED)],
        "sound": [{**whom, "age": 9, **NONE}],
        "unknown": [{**whom, "age": 9}, {**whom, **ORDINARY}],
        "bounds": [
            ({**whom, **ORDINARY, "age": 15}, False),
            ({**whom, **ORDINARY, "age": 16}, True),
            ({**whom, **ORDINARY, "age": 17}, True),
        ],
    }


def _above(whom: Facts, wrong: tuple[Facts, ...]) -> dict[str, list[Any]]:
    right = [one for one in (LOST, NONE, WEAK, ORDINARY, SKILLED) if one not in wrong]
    return {
        "hit": [{**whom, "age": 72, **one} for one in wrong],
        "sound": [{**whom, "age": 72, **one} for one in right],
        "unknown": [{**whom, "age": 72}, {**whom, **ORDINARY}],
        "bounds": [
            ({**whom, **ORDINARY, "age": 59}, True),
            ({**whom, **ORDINARY, "age": 60}, False),
            ({**whom, **ORDINARY, "age": 61}, False),
        ],
    }


def _limb(whom: Facts) -> dict[str, list[Any]]:
    heavy = {**whom, "heavy_limb_disability": True}
    return {
        "hit": [{**heavy, **ORDINARY}],
        "sound": [{**heavy, **one} for one in (SKILLED, WEAK, NONE, LOST)],
        "unknown": [heavy, {**whom, **ORDINARY}],
        "bounds": [({**whom, **ORDINARY, "heavy_limb_disability": False}, True)],
    }


def _sick(state: HealthStatus) -> Facts:
    return {**EXITED, "age": 40, "health": frozenset({state})}


_FROM_LISTS = {
    "lost-at-working-age": (LOST, WHOM),
    "none-at-working-age": (NONE, {**WHOM, "": {}}),
    "weak-at-working-age": (WEAK, {"-monitored": MONITORED}),
}

CASES: dict[str, dict[str, list[Any]]] = {
    **{
        f"labour.{what}{end}": _at_working_age(whom, wrong, pupils=False)
        for what, (wrong, audiences) in _FROM_LISTS.items()
        for end, whom in audiences.items()
    },
    "labour.lost-at-working-age": _at_working_age({}, LOST, pupils=True),
    **{f"labour.below-working-age{end}": _below(whom) for end, whom in WHOM.items()},
    "labour.above-working-age-exited": _above(EXITED, (ORDINARY, SKILLED)),
    "labour.above-working-age-monitored": _above(MONITORED, (ORDINARY, SKILLED, LOST)),
    **{f"labour.heavy-limb-disability{end}": _limb(whom) for end, whom in WHOM.items()},
    "labour.ill-but-strong-exited": {
        "hit": [{**_sick(state), **one} for state in SICK for one in (ORDINARY, SKILLED)],
        "sound": [{**_sick(state), **one} for state in SICK for one in (WEAK, NONE, LOST)],
        "unknown": [
            _sick(HealthStatus.SEVERE),
            {**EXITED, "age": 40, **ORDINARY},
            {**_sick(HealthStatus.SEVERE), **ORDINARY, "age": None},
        ],
        "bounds": [
            *(
                ({**_sick(HealthStatus.DISABLED), **ORDINARY, "age": age}, truth)
                for age, truth in (
                    (15, True),
                    (16, False),
                    (17, False),
                    (59, False),
                    (60, True),
                    (61, True),
                )
            ),
            ({**EXITED, **WELL, **ORDINARY, "age": 40}, True),
        ],
    },
}
