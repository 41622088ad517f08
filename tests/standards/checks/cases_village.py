"""Cases of villages: blank, nothing, more than there are."""

from __future__ import annotations

from typing import Any


Facts = dict[str, Any]
EXITED: Facts = {"exited": True}
KINDS = ("arable", "forest", "returned_to_forest", "orchard", "pasture", "water")


def _blank(*facts: str) -> dict[str, list[Any]]:
    """All of the facts are needed."""
    everything = {**EXITED, **dict.fromkeys(facts, True)}
    return {
        "hit": [{**everything, fact: False} for fact in facts],
        "sound": [everything],
        "unknown": [*({**everything, fact: None} for fact in facts)],
        "bounds": [({"exited": False, **dict.fromkeys(facts, False)}, True)],
    }


def _some(fact: str, *given: str) -> dict[str, list[Any]]:
    """There is a number, and it is more than nothing."""
    there = {**EXITED, **dict.fromkeys(given, True)}
    return {
        "hit": [{**there, fact: 0}, *({**EXITED, one: False} for one in given)],
        "sound": [{**there, fact: 100}],
        "unknown": [there, {**EXITED}],
        "bounds": [
            ({**there, fact: -1}, False),
            ({**there, fact: 0}, False),
            ({**there, fact: 1}, True),
        ],
    }


def _within(part: str, whole: str) -> dict[str, list[Any]]:
    return {
        "hit": [{part: 900, whole: 300}],
        "sound": [{part: 30, whole: 300}],
        "unknown": [{part: 900}, {whole: 300}],
        "bounds": [
            ({part: 299, whole: 300}, True),
            ({part: 300, whole: 300}, True),
            ({part: 301, whole: 300}, False),
        ],
    }


_FEW: Facts = {
    **EXITED,
    "households": 300,
    "unsafe_water_households": 2,
    "dangerous_dwellings": 1,
}
_FITS: Facts = {
    **EXITED,
    **{f"register_{kind}": 5_000 for kind in KINDS},
    **{f"village_{kind}": 5_000 for kind in KINDS},
}

CASES: dict[str, dict[str, list[Any]]] = {
    "village.no-population": _some("population"),
    "village.no-households": _some("households", "given_households"),
    "village.no-collective-income": _some("collective_income", "given_collective_income"),
    "village.primary-schools-blank": _blank("given_primary_schools"),
    "village.pension-blank": _blank("given_pension_insured"),
    "village.bus-blank": _blank("given_bus"),
    "village.clinics-blank": _blank("given_clinics"),
    "village.toilets-blank": _blank("given_public_toilets"),
    "village.doctors-blank": _blank("given_doctors"),
    "village.waste-blank": _blank("given_waste_points"),
    "village.reading-rooms-blank": _blank("given_reading_rooms"),
    "village.subsistence-blank": _blank(
        "given_subsistence_households", "given_subsistence_persons"
    ),
    "village.destitute-blank": _blank("given_destitute_persons"),
    "village.disabled-blank": _blank("given_disabled_persons"),
    "village.no-paved-road": _blank("paved_road"),
    "village.more-than-households": {
        "hit": [{**_FEW, "unsafe_water_households": 999}],
        "sound": [_FEW],
        "unknown": [{**_FEW, "households": None}, {**_FEW, "dangerous_dwellings": None}],
        "bounds": [
            ({**_FEW, part: count}, truth)
            for part in ("unsafe_water_households", "dangerous_dwellings")
            for count, truth in ((299, True), (300, True), (301, False))
        ],
    },
    "village.land-below-register": {
        "hit": [{**_FITS, f"village_{kind}": 4_000} for kind in KINDS],
        "sound": [_FITS],
        "unknown": [{**_FITS, f"register_{kind}": None} for kind in KINDS],
        "bounds": [
            ({**_FITS, "village_arable": area}, truth)
            for area, truth in ((4_999, False), (5_000, True), (5_001, True))
        ],
    },
    "village.persons-beyond-population": _within("register_persons", "population"),
    "village.households-beyond-total": _within("register_households", "households"),
}
