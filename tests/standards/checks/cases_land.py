"""Cases of land and distance: on the limit, one step either side, unknown."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdType


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}
AUDIENCES: tuple[tuple[str, Facts], ...] = (
    ("-exited", EXITED),
    ("-monitored", MONITORED),
    ("", {}),
)
_MILLI = 1000


def _most(whom: Facts, fact: str, limit: int, **more: Any) -> dict[str, list[Any]]:
    """At most *limit*, in whole mu or km."""
    top = limit * _MILLI
    asked = {**whom, **more}
    return {
        "hit": [{**asked, fact: top + 1}],
        "sound": [{**asked, fact: top // 2}, {**asked, fact: 0}],
        "unknown": [asked],
        "bounds": [
            ({**asked, fact: top - 1}, True),
            ({**asked, fact: top}, True),
            ({**asked, fact: top + 1}, False),
        ],
    }


def _land(whom: Facts, fact: str, path: str, limit: int) -> dict[str, list[Any]]:
    readable = f"readable_land_{path}"
    found = _most(whom, fact, limit, **{readable: True})
    found["hit"] += [{**whom, readable: True, fact: -1}, {**whom, readable: False}]
    found["bounds"] += [
        ({**whom, readable: True, fact: -1}, False),
        ({**whom, readable: True, fact: 0}, True),
        ({**whom, readable: True, fact: 1}, True),
    ]
    return found


def _a_head(fact: str, limit: int) -> dict[str, list[Any]]:
    three = _most({}, fact, 3 * limit, size=3)
    three["unknown"].append({fact: 1})
    return three


_KINDS = (
    ("arable", "arable", "arable", 100),
    ("forest", "forest", "forest", 200),
    ("returned-to-forest", "returned_to_forest", "returned_to_forest", 200),
    ("orchard", "orchard", "orchard", 200),
    ("pasture", "pasture", "pasture", 100),
    ("water-surface", "water_surface", "water", 100),
)
_ROAD = "distance_to_main_road"


CASES: dict[str, dict[str, list[Any]]] = {
    **{
        f"land.{what}{end}": _land(whom, fact, path, limit)
        for what, fact, path, limit in _KINDS
        for end, whom in AUDIENCES
    },
    **{f"land.distance{end}": _most(whom, _ROAD, 5) for end, whom in AUDIENCES},
    "land.distance-of-register": _most({}, _ROAD, 50),
    "land.arable-per-head": _a_head("arable", 50),
    "land.forest-per-head": _a_head("forest", 70),
    "land.returned-beyond-forest": {
        "hit": [{"returned_to_forest": 6000, "forest": 2000, "pasture": 3000}],
        "sound": [{"returned_to_forest": 0, "forest": 0, "pasture": 0}],
        "unknown": [
            {"returned_to_forest": 6000, "forest": 2000},
            {"returned_to_forest": 6000, "pasture": 2000},
            {"forest": 6000, "pasture": 2000},
        ],
        "bounds": [
            ({"returned_to_forest": 4999, "forest": 2000, "pasture": 3000}, True),
            ({"returned_to_forest": 5000, "forest": 2000, "pasture": 3000}, True),
            ({"returned_to_forest": 5001, "forest": 2000, "pasture": 3000}, False),
        ],
    },
}
