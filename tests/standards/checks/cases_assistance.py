"""Cases of 低保 and 五保: class, members and payments, zero and blank."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdAttribute, LabourCapacity


Facts = dict[str, Any]
Case = dict[str, list[Any]]
_HAS, _HAS_NOT, _UNKNOWN = (
    {"subsistence_member": True},
    {"subsistence_member": False},
    {"subsistence_member": None},
)
_GENERAL = (HouseholdAttribute.GENERAL, HouseholdAttribute.GENERAL_POOR)
_ALLOWANCE = (HouseholdAttribute.SUBSISTENCE, HouseholdAttribute.SUBSISTENCE_POOR)
_DESTITUTE = (HouseholdAttribute.DESTITUTE, HouseholdAttribute.DESTITUTE_POOR)


def _each(kinds: tuple[HouseholdAttribute, ...], **more: Any) -> list[Facts]:
    return [{"attribute": kind, **more} for kind in kinds]


def _paid(low: int | None, five: int | None, **more: Any) -> Facts:
    return {"subsistence_allowance": low, "destitute_support": five, **more}


def _unpaid(kinds: tuple[HouseholdAttribute, ...], fact: str) -> Case:
    given = f"given_income_{fact}"
    one = {"attribute": kinds[0]}
    return {
        "hit": [*_each(kinds, **{given: True, fact: 0}), *_each(kinds, **{given: False})],
        "sound": [
            *_each(kinds, **{given: True, fact: 900_00}),
            *_each(_GENERAL, **{given: False}),
        ],
        "unknown": [one, {**one, given: True}, {given: False}],
        "bounds": [
            ({**one, given: True, fact: 0}, False),
            ({**one, given: True, fact: 1}, True),
        ],
    }


def _at(age: int | None, labour: LabourCapacity | None, kind: int = 0) -> Facts:
    return {"attribute": _DESTITUTE[kind], "age": age, "labour": labour}


_ORDINARY, _NONE = LabourCapacity.ORDINARY, LabourCapacity.NONE

CASES: dict[str, Case] = {
    "assistance.subsistence-nobody": {
        "hit": _each(_ALLOWANCE, members=[_HAS_NOT, _HAS_NOT]),
        "sound": [
            *_each(_ALLOWANCE, members=[_HAS_NOT, _HAS]),
            *_each(_GENERAL, members=[_HAS_NOT]),
        ],
        "unknown": [
            *_each(_ALLOWANCE, members=[_HAS_NOT, _UNKNOWN]),
            *_each(_ALLOWANCE, members=[]),
            {"members": [_HAS_NOT]},
        ],
    },
    "assistance.general-somebody": {
        "hit": _each(_GENERAL, members=[_UNKNOWN, _HAS]),
        "sound": [
            *_each(_GENERAL, members=[_HAS_NOT]),
            *_each(_ALLOWANCE, members=[_HAS]),
        ],
        "unknown": [*_each(_GENERAL, members=[_HAS_NOT, _UNKNOWN]), {"members": [_HAS]}],
    },
    "assistance.destitute-labour": {
        "hit": [
            _at(40, _ORDINARY),
            _at(40, LabourCapacity.SKILLED, 1),
            _at(40, LabourCapacity.WEAK),
        ],
        "sound": [
            _at(40, _NONE),
            _at(40, LabourCapacity.LOST),
            {**_at(40, _ORDINARY), "attribute": HouseholdAttribute.GENERAL},
        ],
        "unknown": [_at(None, _ORDINARY), _at(40, None)],
        "bounds": [
            (_at(15, _ORDINARY), True),
            (_at(16, _ORDINARY), False),
            (_at(65, _ORDINARY), False),
            (_at(66, _ORDINARY), True),
        ],
    },
    "assistance.both-payments": {
        "hit": [_paid(1, 1)],
        "sound": [_paid(900_00, 0), _paid(0, 900_00), _paid(None, 0), _paid(0, None)],
        "unknown": [_paid(1, None), _paid(None, 1), {}],
        "bounds": [(_paid(0, 1), True), (_paid(1, 0), True), (_paid(1, 1), False)],
    },
    "assistance.general-paid": {
        "hit": [
            *_each(_GENERAL, **_paid(1, None)),
            *_each(_GENERAL, **_paid(0, 1)),
        ],
        "sound": [
            *_each(_GENERAL, **_paid(0, 0)),
            *_each(_ALLOWANCE, **_paid(900_00, 0)),
        ],
        "unknown": [*_each(_GENERAL, **_paid(0, None)), _paid(1, 1)],
        "bounds": [
            ({"attribute": _GENERAL[0], **_paid(0, 0)}, True),
            ({"attribute": _GENERAL[0], **_paid(1, 0)}, False),
            ({"attribute": _GENERAL[0], **_paid(0, 1)}, False),
        ],
    },
    "assistance.subsistence-unpaid": _unpaid(_ALLOWANCE, "subsistence_allowance"),
    "assistance.destitute-unpaid": _unpaid(_DESTITUTE, "destitute_support"),
}
