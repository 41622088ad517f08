"""Cases of help that lets a household earn: who is able, what is real, who is away."""

from __future__ import annotations

from typing import Any

from fupin.codes import DevelopmentMeasureStatus, LabourCapacity


Facts = dict[str, Any]
Case = dict[str, list[Any]]
MONITORED: Facts = {"given_monitoring_category": True}
OPEN: Facts = {**MONITORED, "risk_removed": False}
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
_EARN = _CLASSES[:4]
_STATUS = "given_monitoring_development_status"
_YES, _NO = DevelopmentMeasureStatus.STARTED, DevelopmentMeasureStatus.NOT_STARTED
_WEAK, _ABLE = {"labour": LabourCapacity.WEAK}, {"labour": LabourCapacity.ORDINARY}
_UNABLE, _LOST = {"labour": LabourCapacity.NONE}, {"labour": LabourCapacity.LOST}
_BLANK = {"labour": None}


def _help(*classes: str) -> Facts:
    """This help and no other."""
    return {f"given_monitoring_measures_{name}": name in classes for name in _CLASSES}


def _for(months: int | None, *classes: str, people: Any = (_UNABLE, _WEAK)) -> Facts:
    whole = None if months is None else months * 1000
    asked = {**OPEN, "months_monitored": whole, "members": list(people)}
    return {**asked, **_help(*classes)}


def _begun(status: DevelopmentMeasureStatus | None, *classes: str, **more: Any) -> Facts:
    asked = {**_for(9, *classes), "development_status": status}
    return {**asked, _STATUS: status is not None, **more}


def _real(*classes: str, **more: Any) -> Facts:
    return {**MONITORED, "development_status": _YES, **_help(*classes), **more}


def _secured(marked: bool | None, *people: Facts) -> Facts:
    return {**OPEN, "no_labour_secured": marked, "members": list(people)}


def _supported(what: str, who: Facts = _UNABLE) -> Facts:
    return {"subsistence_member": False, "destitute_member": False, **who, what: True}


_LOW, _FIVE = _supported("subsistence_member"), _supported("destitute_member", _LOST)
_NOTHING = {"subsistence_member": False, "destitute_member": False, **_UNABLE}


def _away(whom: Facts, measure: str, answer: str) -> Case:
    asked = {**whom, measure: True}
    return {
        "hit": [{**asked, answer: False}],
        "sound": [{**asked, answer: True}, {**whom, measure: False, answer: False}],
        "unknown": [asked, {**whom, answer: False}],
    }


CASES: dict[str, Case] = {
    "development.none": {
        "hit": [_for(9), _for(9, "health", "general_security"), _for(9, people=[_ABLE])],
        "sound": [
            *(_for(9, name) for name in _EARN),
            _for(9, people=[_UNABLE, _LOST]),
            {**_for(9), "risk_removed": True},
        ],
        "unknown": [
            _for(None),
            _for(9, people=[_UNABLE, _BLANK]),
            {**OPEN, "months_monitored": 9000, "members": [_ABLE]},
        ],
        "bounds": [(_for(5), True), (_for(6), False), (_for(7), False)],
    },
    "development.not-started": {
        "hit": [_begun(_NO, "industry"), _begun(None, "public_post")],
        "sound": [
            _begun(_YES, "finance"),
            _begun(_NO, "health"),
            _begun(_NO, "industry", members=[_UNABLE]),
        ],
        "unknown": [
            _begun(None, "industry", **{_STATUS: None}),
            _begun(_NO, "industry", members=[_BLANK]),
        ],
    },
    "development.only-other": {
        "hit": [
            _real("industry", industry_only_other=True),
            _real("employment", employment_only_soft=True),
            _real("finance", finance_only_other=True),
            _real(),
        ],
        "sound": [
            _real("industry", industry_only_other=False),
            _real("employment", employment_only_soft=False),
            _real("finance", finance_only_other=False),
            _real("public_post"),
            {**_real(), "development_status": _NO},
        ],
        "unknown": [_real("industry"), {**_real(), "development_status": None}],
    },
    "development.only-security": {
        "hit": [_for(9, "general_security")],
        "sound": [
            _for(9, "general_security", "industry"),
            _for(9, "general_security", "infrastructure"),
            _for(9),
            _for(9, "general_security", people=[_LOST]),
        ],
        "unknown": [
            {
                **OPEN,
                "members": [_ABLE],
                "given_monitoring_measures_general_security": True,
            },
        ],
    },
    "development.secured-not-marked": {
        "hit": [_secured(False, _LOW), _secured(False, _NOTHING, _FIVE)],
        "sound": [
            _secured(True, _LOW),
            _secured(False, _LOW, {**_NOTHING, **_WEAK}),
            _secured(False, _NOTHING),
        ],
        "unknown": [
            _secured(None, _LOW),
            _secured(False, {**_LOW, **_BLANK}),
            _secured(False, _UNABLE),
        ],
    },
    "development.employment-nobody-able": {
        "hit": [_for(9, "employment", people=[_UNABLE, _LOST])],
        "sound": [
            _for(9, people=[_UNABLE, _LOST]),
            _for(9, "employment", people=[_UNABLE, _WEAK]),
        ],
        "unknown": [
            _for(9, "employment", people=[_UNABLE, _BLANK]),
            {**MONITORED, "members": [_UNABLE]},
        ],
    },
    "development.labour-export-nobody-away": _away(OPEN, "labour_export", "somebody_outside"),
    "development.travel-subsidy-nobody-away": _away(
        OPEN, "travel_subsidy", "somebody_outside"
    ),
    "development.labour-export-nobody-new": _away(
        MONITORED, "labour_export", "somebody_left_since"
    ),
}
