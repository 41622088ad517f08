"""Cases of causes and risks: somebody has it, nobody has, nobody knows."""

from __future__ import annotations

from typing import Any

from fupin.codes import HealthStatus, LabourCapacity, PovertyCause, RiskType


Facts = dict[str, Any]
Case = dict[str, list[Any]]
MONITORED: Facts = {"given_monitoring_category": True}
OPEN: Facts = {**MONITORED, "risk_removed": False}
REMOVED: Facts = {**MONITORED, "risk_removed": True}


def _sick(*states: HealthStatus) -> Facts:
    return {"health": frozenset(states)}


def _able(*capacities: LabourCapacity | None) -> list[Facts]:
    return [{"labour": one} for one in capacities]


HALE, UNKNOWN = _sick(HealthStatus.HEALTHY), {"health": None}
ORDINARY, SKILLED = LabourCapacity.ORDINARY, LabourCapacity.SKILLED
WEAK, NONE, LOST = LabourCapacity.WEAK, LabourCapacity.NONE, LabourCapacity.LOST


def _somebody(known: HealthStatus, **more: Any) -> Case:
    """Somebody is in that state of health."""
    return {
        "hit": [{**more, "members": [HALE, HALE]}],
        "sound": [{**more, "members": [HALE, _sick(known)]}],
        "unknown": [{**more, "members": [HALE, UNKNOWN]}, {**more, "members": []}],
    }


def _at_risk(whom: Facts, risk: RiskType) -> Facts:
    return {**whom, "risks": frozenset({risk, RiskType.ACCIDENT})}


def _somebody_able(whom: Facts) -> Case:
    asked = _at_risk(whom, RiskType.UNSTABLE_WORK)
    return {
        "hit": [{**asked, "members": _able(NONE, LOST)}],
        "sound": [
            {**asked, "members": _able(NONE, WEAK)},
            {**asked, "members": _able(ORDINARY, None)},
            {**_at_risk(whom, RiskType.ILLNESS), "members": _able(NONE)},
        ],
        "unknown": [{**asked, "members": _able(NONE, None)}, {**asked, "members": []}],
    }


def _share(able: int, rows: int, **more: Any) -> Facts:
    """A household in which so many are able."""
    asked = _at_risk(OPEN, RiskType.NO_LABOUR)
    people = [*_able(*[SKILLED] * (able % 2), *[ORDINARY] * (able - able % 2))]
    people += _able(*[WEAK, NONE, LOST, NONE, NONE, NONE, NONE, NONE][: rows - able])
    return {**asked, "member_rows": rows, "members": people, **more}


_ILL = {"main_cause": PovertyCause.ILLNESS}
_PUPIL = {"main_cause": PovertyCause.SCHOOLING}
_NO_WORK = _at_risk(OPEN, RiskType.UNSTABLE_WORK)
_COSTS = _at_risk(OPEN, RiskType.ILLNESS)

CASES: dict[str, Case] = {
    "cause.illness-all-healthy": {
        "hit": [{**_ILL, "members": [HALE, HALE]}],
        "sound": [
            {**_ILL, "members": [HALE, _sick(HealthStatus.CHRONIC)]},
            {**_ILL, "members": [UNKNOWN, _sick(HealthStatus.SEVERE)]},
            {**_ILL, "members": [_sick(HealthStatus.DISABLED)]},
            {"main_cause": PovertyCause.NO_LAND, "members": [HALE]},
        ],
        "unknown": [{**_ILL, "members": [HALE, UNKNOWN]}, {**_ILL, "members": []}],
    },
    "cause.schooling-no-pupil": {
        "hit": [{**_PUPIL, "somebody_in_school": False}],
        "sound": [{**_PUPIL, "somebody_in_school": True}, {**_ILL}],
        "unknown": [_PUPIL, {"somebody_in_school": False}],
    },
    "cause.disability-nobody-disabled": _somebody(
        HealthStatus.DISABLED, main_cause=PovertyCause.DISABILITY
    ),
    "cause.risk-disability-nobody-disabled": _somebody(
        HealthStatus.DISABLED, **_at_risk(MONITORED, RiskType.DISABILITY)
    ),
    "cause.unstable-work-nobody-able-open": _somebody_able(OPEN),
    "cause.unstable-work-nobody-able-monitored": _somebody_able(MONITORED),
    "cause.unstable-work-nobody-works": {
        "hit": [{**_NO_WORK, "somebody_worked": False}],
        "sound": [
            {**_NO_WORK, "somebody_worked": True},
            {**_NO_WORK, "risk_removed": True, "somebody_worked": False},
        ],
        "unknown": [_NO_WORK],
    },
    "cause.risk-illness-nobody-ill": {
        "hit": [{**_COSTS, "members": [HALE, _sick(HealthStatus.DISABLED)]}],
        "sound": [
            {**_COSTS, "members": [HALE, _sick(HealthStatus.CHRONIC)]},
            {**_COSTS, "members": [UNKNOWN, _sick(HealthStatus.SEVERE)]},
        ],
        "unknown": [{**_COSTS, "members": [HALE, UNKNOWN]}],
    },
    "cause.risk-illness-no-costs": {
        "hit": [{**_COSTS, "out_of_pocket": 0}],
        "sound": [{**_COSTS, "out_of_pocket": 900_00}],
        "unknown": [_COSTS],
        "bounds": [
            ({**_COSTS, "out_of_pocket": 0}, False),
            ({**_COSTS, "out_of_pocket": 1}, True),
        ],
    },
    "cause.lack-of-labour-half-able": {
        "hit": [_share(3, 4), _share(2, 4)],
        "sound": [_share(1, 4), _share(3, 3)],
        "unknown": [
            {**_share(3, 4), "members": _able(ORDINARY, ORDINARY, NONE, None)},
            _share(3, 4, member_rows=None),
        ],
        "bounds": [
            (_share(2, 4), False),
            (_share(2, 5), True),
            (_share(3, 5), False),
            (_share(2, 3), True),
            (_share(3, 6), False),
        ],
    },
    "cause.lack-of-labour-quarter-able": {
        "hit": [_share(1, 3), _share(2, 7)],
        "sound": [_share(0, 2), _share(1, 5)],
        "unknown": [
            {**_share(1, 3), "members": _able(ORDINARY, NONE, None)},
            _share(1, 3, member_rows=None),
        ],
        "bounds": [
            (_share(1, 4), True),
            (_share(2, 8), True),
            (_share(1, 3), False),
            (_share(0, 1), True),
        ],
    },
}
