"""Cases of public-welfare posts: ages, months, how many, and for whom."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdType, LabourCapacity


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}
WHOM = {"-exited": EXITED, "-monitored": MONITORED}
POST: Facts = {"given_public_post": True}
NO_POST: Facts = {"given_public_post": False}
MONTH = 1000


def _months(count: int) -> Facts:
    return {"post_months": count, "given_public_post_months": True}


GIVEN_MONTHS: Facts = {"given_public_post_months": True}
BLANK_MONTHS: Facts = {"given_public_post_months": False}


def _too_young(whom: Facts) -> dict[str, list[Any]]:
    held = {**whom, **POST}
    return {
        "hit": [{**held, "age": 12}],
        "sound": [{**held, "age": 30}],
        "unknown": [held, {**whom, "age": 12}],
        "bounds": [
            ({**held, "age": 15}, False),
            ({**held, "age": 16}, True),
            ({**held, "age": 17}, True),
            ({**whom, **NO_POST, "age": 12}, True),
        ],
    }


def _too_old(whom: Facts) -> dict[str, list[Any]]:
    held = {**whom, **POST}
    return {
        "hit": [{**held, "age": 81}],
        "sound": [{**held, "age": 30}],
        "unknown": [held, {**whom, "age": 81}],
        "bounds": [
            ({**held, "age": 69}, True),
            ({**held, "age": 70}, False),
            ({**held, "age": 71}, False),
            ({**whom, **NO_POST, "age": 81}, True),
        ],
    }


def _too_many(whom: Facts) -> dict[str, list[Any]]:
    return {
        "hit": [{**whom, "public_posts": 5}],
        "sound": [{**whom, "public_posts": 1}],
        "unknown": [dict(whom)],
        "bounds": [
            ({**whom, "public_posts": 2}, True),
            ({**whom, "public_posts": 3}, False),
            ({**whom, "public_posts": 4}, False),
        ],
    }


def _held_by(capacity: LabourCapacity) -> Facts:
    return {**POST, "labour": capacity}


CASES: dict[str, dict[str, list[Any]]] = {
    "posts.months-without-post-exited": {
        "hit": [{**EXITED, "post_months": 6 * MONTH, **NO_POST}],
        "sound": [{**EXITED, "post_months": 6 * MONTH, **POST}],
        "unknown": [{**EXITED, "post_months": 6 * MONTH}, {**EXITED, **NO_POST}],
        "bounds": [
            ({**EXITED, "post_months": 0, **NO_POST}, True),
            ({**EXITED, "post_months": 1, **NO_POST}, False),
        ],
    },
    "posts.post-without-months-exited": {
        "hit": [{**EXITED, **POST, **BLANK_MONTHS}],
        "sound": [{**EXITED, **POST, **GIVEN_MONTHS}],
        "unknown": [{**EXITED, **POST}, {**EXITED, **BLANK_MONTHS}],
        "bounds": [({**EXITED, **NO_POST, **BLANK_MONTHS}, True)],
    },
    "posts.post-without-months": {
        "hit": [{**POST, **BLANK_MONTHS}, {**POST, **_months(0)}],
        "sound": [{**POST, **_months(6 * MONTH)}],
        "unknown": [dict(POST), dict(BLANK_MONTHS)],
        "bounds": [
            ({**POST, **_months(0)}, False),
            ({**POST, **_months(1)}, True),
            ({**NO_POST, **_months(0)}, True),
        ],
    },
    **{f"posts.too-young{end}": _too_young(whom) for end, whom in WHOM.items()},
    **{f"posts.too-old{end}": _too_old(whom) for end, whom in WHOM.items()},
    **{f"posts.too-many{end}": _too_many(whom) for end, whom in WHOM.items()},
    "posts.without-labour": {
        "hit": [_held_by(LabourCapacity.NONE), _held_by(LabourCapacity.LOST)],
        "sound": [
            _held_by(LabourCapacity.WEAK),
            _held_by(LabourCapacity.ORDINARY),
            _held_by(LabourCapacity.SKILLED),
        ],
        "unknown": [dict(POST), {"labour": LabourCapacity.NONE}],
        "bounds": [({**NO_POST, "labour": LabourCapacity.NONE}, True)],
    },
}
