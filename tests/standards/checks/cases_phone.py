"""Cases of telephone numbers: blank, not read, too short, shared."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdType


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}
WORKS: Facts = {"works_somewhere": True}


def _number(whom: Facts, fact: str) -> dict[str, list[Any]]:
    """The number is there, can be read, and is as it should be."""
    of = "household_phone" if fact.startswith("household_") else "phone"
    given, readable = f"given_{of}", f"readable_{of}"
    there = {**whom, given: True, readable: True}
    return {
        "hit": [
            {**whom, given: False},
            {**whom, readable: False},
            {**there, fact: False},
        ],
        "sound": [{**there, fact: True}],
        "unknown": [dict(whom), there],
    }


def _mobile(whom: Facts) -> dict[str, list[Any]]:
    """The number is a mobile's, if there is one."""
    fact = "phone_is_mobile"
    return {
        "hit": [
            {**whom, "readable_phone": False},
            {**whom, "readable_phone": True, fact: False},
        ],
        "sound": [{**whom, "readable_phone": True, fact: True}],
        "unknown": [dict(whom), {**whom, "readable_phone": True}],
        "bounds": [
            (
                {**whom, "works_somewhere": False, "readable_phone": True, fact: False},
                True,
            )
        ],
    }


def _only_one(whom: Facts, fact: str) -> dict[str, list[Any]]:
    return {
        "hit": [{**whom, fact: 3}],
        "sound": [{**whom, fact: 1}],
        "unknown": [dict(whom)],
        "bounds": [
            ({**whom, fact: 0}, True),
            ({**whom, fact: 1}, True),
            ({**whom, fact: 2}, False),
        ],
    }


CASES: dict[str, dict[str, list[Any]]] = {
    "phone.household-eleven-exited": _number(EXITED, "household_phone_has_eleven"),
    "phone.household-mobile-monitored": _number(MONITORED, "household_phone_is_mobile"),
    "phone.worker-eleven-exited": _number({**EXITED, **WORKS}, "phone_has_eleven"),
    "phone.worker-mobile-exited": _mobile({**EXITED, **WORKS}),
    "phone.worker-mobile-monitored": _mobile({**MONITORED, **WORKS}),
    "phone.one-number-two-counties": _only_one({}, "phone_counties_at_home"),
    "phone.worker-in-two-households": _only_one(WORKS, "phone_households"),
    "phone.in-two-households": _only_one({}, "household_phone_households"),
}
