"""One household from plain data and from JSON bytes, fully checked; and one refused."""

from __future__ import annotations

import copy
import functools
import json
import operator

import pytest

from _structure_rival import RivalHousehold, household_data, same

from fupin.errors import InvalidDataError
from fupin.model import Household
from fupin.serial import loads, structure


DATA = household_data()
TEXT = json.dumps(DATA, ensure_ascii=False).encode()


def by_our_parser(text):
    """The rival without its own parser, which has no part in the checks."""
    return RivalHousehold.model_validate(json.loads(text))


WRONG = "12345x"
OUTER = (("phone",),)
DEEP = (("members", 0, "work_records", 0, "monthly_wage"),)
EVERYWHERE = (
    *OUTER,
    *DEEP,
    *(("members", place, "birth_date") for place in range(len(DATA["members"]))),
    *(("place", "code"), ("income", "wage"), ("dwelling", "floor_area"), ("land", "water")),
    *(("living", "distance_to_main_road"), ("attested", "on")),
)
FAULTS = {"outer": OUTER, "deep": DEEP, "everywhere": EVERYWHERE}


def spoilt(paths):
    """The data with something wrong at each of the paths."""
    data = copy.deepcopy(DATA)
    for *way, last in paths:
        functools.reduce(operator.getitem, way, data)[last] = WRONG
    return data


def refused(data):
    """How many faults are told."""
    try:
        structure(data, Household)
    except InvalidDataError as error:
        return len(error.problems)
    return 0


def test_dict(count):
    made = count(structure, DATA, Household)
    assert same(made, RivalHousehold.model_validate(DATA))


def test_dict_rival(count):
    made = count(RivalHousehold.model_validate, DATA)
    assert same(structure(DATA, Household), made)


def test_json(count):
    made = count(loads, TEXT, Household)
    assert same(made, RivalHousehold.model_validate_json(TEXT))


def test_json_rival(count):
    made = count(RivalHousehold.model_validate_json, TEXT)
    assert same(loads(TEXT, Household), made)


def test_json_rival_our_parser(count):
    made = count(by_our_parser, TEXT)
    assert same(loads(TEXT, Household), made)


@pytest.mark.parametrize("where", FAULTS)
def test_refused(count, where):
    """In the last field, in the object furthest inside, and in every object."""
    assert count(refused, spoilt(FAULTS[where])) == len(FAULTS[where])
