"""Cases of help: any that answers the risk will do, none is a fault."""

from __future__ import annotations

from typing import Any

from fupin.codes import RiskRemoval, RiskType


Facts = dict[str, Any]
Case = dict[str, list[Any]]
_ANY = (
    "given_monitoring_measures_industry_or_employment_or_finance_or_public_post_or_housing"
    "_or_water_or_health_or_compulsory_education_or_education_or_general_security_or_social"
    "_or_relocation_or_living_conditions_or_infrastructure"
)
MONITORED: Facts = {"given_monitoring_category": True}
REMOVED: Facts = {**MONITORED, "risk_removed": True}
_CLASSES = (
    "industry",
    "employment",
    "finance",
    "public_post",
    "housing",
    "water",
    "health",
    "compulsory_education",
    "education",
    "general_security",
    "social",
    "relocation",
    "living_conditions",
    "infrastructure",
)


def _help(*classes: str) -> Facts:
    """This help and no other."""
    return {f"given_monitoring_measures_{name}": name in classes for name in _CLASSES}


def _answered(whom: Facts, danger: Facts, *classes: str) -> Case:
    asked = {**whom, **danger}
    others = [name for name in _CLASSES if name not in classes]
    safe = {"risks": frozenset({RiskType.ACCIDENT}), "dropout": False, "uninsured": False}
    return {
        "hit": [{**asked, **_help()}, {**asked, **_help(*others)}],
        "sound": [
            *({**asked, **_help(name)} for name in classes),
            {**whom, **safe, **_help()},
        ],
        "unknown": [asked, {**whom, **_help()}],
    }


def _risk(kind: RiskType) -> Facts:
    return {"risks": frozenset({kind, RiskType.FAILED_PROJECT})}


_HELPED: tuple[tuple[str, Facts, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "illness",
        _risk(RiskType.ILLNESS),
        ("health", "social", "general_security"),
        ("health", "social"),
    ),
    (
        "schooling",
        _risk(RiskType.SCHOOLING),
        ("education", "compulsory_education", "social"),
        ("education", "compulsory_education", "social"),
    ),
    (
        "disability",
        _risk(RiskType.DISABILITY),
        ("general_security", "social"),
        ("general_security", "social"),
    ),
    (
        "housing",
        _risk(RiskType.UNSAFE_HOUSING),
        ("housing", "relocation"),
        ("housing", "relocation"),
    ),
    ("dropout", {"dropout": True}, ("compulsory_education",), ("compulsory_education",)),
    ("water", _risk(RiskType.UNSAFE_WATER), ("water",), ("water",)),
    ("uninsured", {"uninsured": True}, ("health", "social"), ("health", "social")),
)


def _for(months: int | None, helped: bool | None) -> Facts:
    whole = None if months is None else months * 1000
    return {**MONITORED, "months_monitored": whole, _ANY: helped}


def _over(how: RiskRemoval | None, helped: bool | None) -> Facts:
    return {**REMOVED, "removal": how, _ANY: helped}


CASES: dict[str, Case] = {
    **{
        f"measures.{what}-removed": _answered(REMOVED, danger, *removed)
        for what, danger, removed, _ in _HELPED
    },
    **{
        f"measures.{what}-monitored": _answered(MONITORED, danger, *monitored)
        for what, danger, _, monitored in _HELPED
    },
    "measures.removed-by-none": {
        "hit": [_over(RiskRemoval.BY_HELP, False)],
        "sound": [
            _over(RiskRemoval.BY_HELP, True),
            _over(RiskRemoval.NATURAL, False),
        ],
        "unknown": [_over(None, False), _over(RiskRemoval.BY_HELP, None)],
    },
    "measures.none-yet": {
        "hit": [_for(3, False)],
        "sound": [_for(3, True), _for(0, False)],
        "unknown": [_for(None, False), _for(3, None)],
        "bounds": [
            (_for(0, False), True),
            (_for(1, False), False),
            (_for(2, False), False),
        ],
    },
}
