"""Cases of the household: heads, spouses, sexes, sizes, causes."""

from __future__ import annotations

from typing import Any

from fupin.codes import HouseholdType, Relationship, Sex


Facts = dict[str, Any]
EXITED: Facts = {"household_type": HouseholdType.EXITED}
MONITORED: Facts = {"given_monitoring_category": True}
AUDIENCES: tuple[tuple[str, Facts], ...] = (
    ("-exited", EXITED),
    ("-monitored", MONITORED),
    ("", {}),
)


def _one(relationship: Relationship | None, sex: Sex | None = None) -> Facts:
    return {"relationship": relationship, "sex": sex}


HEAD = _one(Relationship.HEAD, Sex.MALE)
WIFE = _one(Relationship.SPOUSE, Sex.FEMALE)
SON = _one(Relationship.SON, Sex.MALE)
SOMEBODY = _one(None, Sex.FEMALE)


def _of(whom: Facts, *members: Facts) -> Facts:
    return {**whom, "members": list(members)}


def _no_head(whom: Facts) -> dict[str, list[Any]]:
    return {
        "hit": [_of(whom, SON, WIFE)],
        "sound": [_of(whom, HEAD, WIFE), _of(whom, HEAD, SOMEBODY)],
        "unknown": [_of(whom), _of(whom, SON, SOMEBODY)],
    }


def _several(whom: Facts, one: Facts, other: Facts) -> dict[str, list[Any]]:
    return {
        "hit": [_of(whom, one, one), _of(whom, one, SOMEBODY, one)],
        "sound": [_of(whom, one, other), _of(whom, one, SOMEBODY)],
        "unknown": [_of(whom)],
        "bounds": [
            (_of(whom, other, other), True),
            (_of(whom, one, other), True),
            (_of(whom, one, one), False),
        ],
    }


def _same_sex(whom: Facts) -> dict[str, list[Any]]:
    husband = _one(Relationship.SPOUSE, Sex.MALE)
    woman = _one(Relationship.HEAD, Sex.FEMALE)
    return {
        "hit": [_of(whom, HEAD, husband), _of(whom, SOMEBODY, woman, WIFE)],
        "sound": [
            _of(whom, HEAD, WIFE, SON),
            _of(whom, woman, husband),
            _of(whom, HEAD, SON),
            _of(whom, HEAD, _one(Relationship.SPOUSE, Sex.UNSPECIFIED)),
        ],
        "unknown": [
            _of(whom),
            _of(whom, HEAD, _one(Relationship.SPOUSE)),
            _of(whom, HEAD, _one(None, Sex.MALE)),
        ],
    }


def _of_sex(whom: Facts) -> dict[str, list[Any]]:
    words = [r for r in Relationship if r.male is not None]
    right = {True: Sex.MALE, False: Sex.FEMALE}
    return {
        "hit": [{**whom, **_one(r, right[not r.male])} for r in words],
        "sound": [
            *({**whom, **_one(r, right[bool(r.male)])} for r in words),
            {**whom, **_one(Relationship.SIBLING, Sex.FEMALE)},
            {**whom, **_one(Relationship.HEAD, Sex.MALE)},
        ],
        "unknown": [
            {**whom, **_one(None, Sex.MALE)},
            {**whom, **_one(Relationship.SON)},
        ],
        "bounds": [({**whom, **_one(Relationship.SON, Sex.UNSPECIFIED)}, True)],
    }


def _flag(fact: str, *, sound: bool) -> dict[str, list[Any]]:
    return {"hit": [{fact: not sound}], "sound": [{fact: sound}], "unknown": [{}]}


CASES: dict[str, dict[str, list[Any]]] = {
    **{f"household.no-head{end}": _no_head(whom) for end, whom in AUDIENCES},
    **{f"household.several-heads{end}": _several(whom, HEAD, SON) for end, whom in AUDIENCES},
    "household.several-spouses": _several({}, WIFE, HEAD),
    **{f"household.same-sex{end}": _same_sex(whom) for end, whom in AUDIENCES},
    **{f"household.relationship-of-sex{end}": _of_sex(whom) for end, whom in AUDIENCES},
    "household.empty": {
        "hit": [{"member_rows": 0}],
        "sound": [{"member_rows": 3}],
        "unknown": [{}],
        "bounds": [({"member_rows": 0}, False), ({"member_rows": 1}, True)],
    },
    "household.size": {
        "hit": [{"size": 3, "member_rows": 2}, {"size": 3, "member_rows": 4}],
        "sound": [{"size": 3, "member_rows": 3}],
        "unknown": [{"member_rows": 3}, {"size": 3}],
        "bounds": [
            ({"size": 1, "member_rows": 0}, True),
            ({"size": 1, "member_rows": 1}, True),
            ({"size": 1, "member_rows": 2}, False),
            ({"size": 2, "member_rows": 1}, False),
        ],
    },
    "household.cause-repeated": _flag("cause_repeated", sound=False),
    "household.no-helper": _flag("given_helpers", sound=True),
}
