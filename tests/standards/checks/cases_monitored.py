"""Cases of the monitoring: blank, filled, not asked; months on each bound."""

from __future__ import annotations

from typing import Any

from fupin.codes import RiskRemoval, RiskType


Facts = dict[str, Any]
Case = dict[str, list[Any]]
MONITORED: Facts = {"given_monitoring_category": True}
OPEN: Facts = {**MONITORED, "risk_removed": False}
REMOVED: Facts = {**MONITORED, "risk_removed": True}
_NOBODY: Facts = {"given_monitoring_category": False, "risk_removed": True}
_MONTH = 1000


def _given(whom: Facts, *facts: str) -> Case:
    """All of these are filled in."""
    full = {**whom, **dict.fromkeys(facts, True)}
    return {
        "hit": [{**full, fact: False} for fact in facts],
        "sound": [full, {**_NOBODY, **dict.fromkeys(facts, False)}],
        "unknown": [{**full, fact: None} for fact in facts],
    }


def _risk(*risks: RiskType) -> Facts:
    return {**MONITORED, "risks": frozenset(risks)}


def _never(fact: str, *, good: bool = False) -> Case:
    return {
        "hit": [{**REMOVED, fact: not good}],
        "sound": [
            {**REMOVED, fact: good},
            {**OPEN, fact: not good},
            {**_NOBODY, fact: not good},
        ],
        "unknown": [REMOVED, {**MONITORED, fact: not good}],
    }


def _insured(resident: bool | None, employee: bool | None) -> Facts:
    return {**REMOVED, "resident_insured": resident, "employee_insured": employee}


def _early(months: int | None, year_month: int | None = 202305) -> Facts:
    whole = None if months is None else months * _MONTH
    return {**REMOVED, "months_to_removal": whole, "removal_year_month": year_month}


def _at_once(months: int | None, how: RiskRemoval | None = RiskRemoval.BY_HELP) -> Facts:
    whole = None if months is None else months * _MONTH
    return {**REMOVED, "calendar_months_to_removal": whole, "removal": how}


CASES: dict[str, Case] = {
    "monitored.no-risk": _given(MONITORED, "given_monitoring_risks"),
    "monitored.no-day": _given(MONITORED, "given_monitoring_identified_on"),
    "monitored.risk-other-unexplained": _given(
        _risk(RiskType.OTHER, RiskType.ILLNESS), "given_monitoring_risk_note"
    ),
    "monitored.disaster-unexplained": _given(
        _risk(RiskType.DISASTER), "given_monitoring_disaster_kind"
    ),
    "monitored.after-blank": _given(
        REMOVED,
        "given_monitoring_dropout_after",
        "given_monitoring_dwelling_damaged_after",
        "given_monitoring_water_damaged_after",
    ),
    "monitored.after-no-contact": _given(
        REMOVED, "given_monitoring_collector", "given_monitoring_collector_phone"
    ),
    "monitored.removed-dwelling-damaged": _never("dwelling_damaged_after"),
    "monitored.removed-water-damaged": _never("water_damaged_after"),
    "monitored.removed-dropout": _never("dropout_after"),
    "monitored.removed-dangerous-dwelling": _never("dangerous_dwelling"),
    "monitored.removed-unsafe-water": _never("water_solved", good=True),
    "monitored.removed-insurance": {
        "hit": [_insured(True, True), _insured(False, False)],
        "sound": [
            _insured(True, False),
            _insured(False, True),
            {**_insured(True, True), "risk_removed": False},
        ],
        "unknown": [_insured(True, None), _insured(None, False), _insured(None, None)],
    },
    "monitored.removed-low-income": {
        "hit": [{**REMOVED, "recorded_per_head": 1}],
        "sound": [
            {**REMOVED, "recorded_per_head": 9_000_00},
            {**OPEN, "recorded_per_head": 1},
        ],
        "unknown": [REMOVED],
        "bounds": [
            ({**REMOVED, "recorded_per_head": 3_999_99}, False),
            ({**REMOVED, "recorded_per_head": 4_000_00}, True),
            ({**REMOVED, "recorded_per_head": 4_000_01}, True),
        ],
    },
    "monitored.removed-early": {
        "hit": [_early(2)],
        "sound": [_early(12), _early(2, 202112)],
        "unknown": [_early(None), _early(2, None)],
        "bounds": [
            (_early(5), False),
            (_early(6), True),
            (_early(7), True),
            (_early(2, 202203), True),
            (_early(2, 202204), False),
            (_early(2, 202205), False),
        ],
    },
    "monitored.removed-at-once": {
        "hit": [_at_once(0), _at_once(1)],
        "sound": [_at_once(8), _at_once(0, RiskRemoval.NATURAL)],
        "unknown": [_at_once(None), _at_once(0, None)],
        "bounds": [
            (_at_once(0), False),
            (_at_once(1), False),
            (_at_once(2), True),
        ],
    },
}
