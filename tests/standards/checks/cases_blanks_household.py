"""Cases of the blanks of a household: filled in, left blank, not asked."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdType


Facts = dict[str, Any]
WHOM: dict[str, Facts] = {
    "-exited": {"household_type": HouseholdType.EXITED},
    "-monitored": {"given_monitoring_category": True},
    "": {},
}


def _blank(whom: Facts, *facts: str) -> dict[str, list[Any]]:
    """All of the facts are needed."""
    everything = {**whom, **dict.fromkeys(facts, True)}
    return {
        "hit": [{**everything, fact: False} for fact in facts],
        "sound": [everything],
        "unknown": [{**everything, fact: None} for fact in facts],
    }


_ALONE = {
    "main-cause": ("given_main_cause", ("",)),
    "production-power": ("given_living_production_power", ("",)),
    "household-power": ("given_living_household_power", ("-monitored", "")),
    "broadcasting": ("given_living_broadcasting", ("",)),
    "water-solved": ("given_living_water_solved", ("-exited",)),
    "water-difficult": ("given_living_water_difficult", ("",)),
    "water-safe": ("given_living_water_safe", ("",)),
    "access-road": ("given_living_access_road", ("-exited", "")),
    "cooperative": ("given_living_cooperative_member", ("",)),
    "led-by-enterprise": ("given_living_led_by_enterprise", ("",)),
    "led-by-entrepreneur": ("given_living_led_by_entrepreneur", ("",)),
    "floor-area": ("given_dwelling_floor_area", ("-exited", "")),
    "dangerous-dwelling": ("given_dwelling_dangerous", ("-exited",)),
    "sanitary-toilet": ("given_dwelling_sanitary_toilet", ("-exited", "")),
    "fuel": ("given_dwelling_fuel", ("",)),
    "arable": ("given_land_arable", ("-exited", "-monitored", "")),
    "forest": ("given_land_forest", ("-exited", "-monitored", "")),
    "returned-to-forest": ("given_land_returned_to_forest", ("-monitored", "")),
    "orchard": ("given_land_orchard", ("-monitored", "")),
    "pasture": ("given_land_pasture", ("-exited", "-monitored", "")),
    "water-surface": ("given_land_water", ("-monitored", "")),
}
_DISTANCE = ("given_living_distance_to_main_road", "readable_living_distance_to_main_road")

CASES: dict[str, dict[str, list[Any]]] = {
    **{
        f"blanks.{what}{end}": _blank(WHOM[end], fact)
        for what, (fact, ends) in _ALONE.items()
        for end in ends
    },
    **{f"blanks.distance{end}": _blank(whom, *_DISTANCE) for end, whom in WHOM.items()},
}
