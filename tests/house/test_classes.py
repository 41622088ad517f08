"""Every attrs class of the core rooms: slots, hash, pickle."""

from __future__ import annotations

import copy
import importlib
import inspect
import pickle
import pkgutil

from datetime import date

import attrs
import pytest

from fupin.assessment import assess_exit, classify
from fupin.model import Household, Member, PoorCount, Village
from fupin.policy import documents, groups, parameters
from fupin.standards import schemes, standards


ROOMS = ("logic", "model", "policy", "standards", "measures", "values")


def classes():
    found = {}
    for room in ROOMS:
        package = importlib.import_module(f"fupin.{room}")
        for info in pkgutil.iter_modules(package.__path__, f"fupin.{room}."):
            module = importlib.import_module(info.name)
            for name, cls in vars(module).items():
                if inspect.isclass(cls) and attrs.has(cls) and cls.__module__ == info.name:
                    found[f"{room}.{name}"] = cls
    return found


CLASSES = classes()
# Identity is their equality: they hold mappings, or are caches of something that is equal.
BY_IDENTITY = {"logic.Reads"}


@pytest.mark.parametrize("name", list(CLASSES))
class TestEveryClass:
    def test_is_frozen_and_has_slots(self, name):
        cls = CLASSES[name]
        assert "__slots__" in vars(cls)
        assert not any("__dict__" in vars(base) for base in cls.__mro__[:-1])
        assert cls.__setattr__ is not object.__setattr__

    def test_hashes_by_value(self, name):
        cls = CLASSES[name]
        if name in BY_IDENTITY:
            assert cls.__hash__ is object.__hash__
        else:
            assert cls.__hash__ not in (None, object.__hash__)

    def test_holds_no_list_set_or_dict(self, name):
        if name not in BY_IDENTITY:
            for field in attrs.fields(CLASSES[name]):
                assert not str(field.type).startswith(("list", "set", "dict", "Mapping"))


DAY = date(2018, 12, 31)
VILLAGE = Village(village_id="1", population=100, poor=PoorCount.exactly(1))
HOUSEHOLD = Household(household_id="1", size=1, members=(Member(),))
OBJECTS = [
    *standards(),
    *schemes(),
    *documents().values(),
    *groups().values(),
    *parameters().values(),
    assess_exit(HOUSEHOLD, on=DAY),
    assess_exit(VILLAGE, on=DAY, region="510000"),
    classify(HOUSEHOLD),
]


@pytest.mark.parametrize("thing", OBJECTS, ids=range(len(OBJECTS)))
def test_shipped_objects_and_results_pickle_hash_and_copy(thing):
    """What a worker process is sent is what it gets, and equal things hash alike."""
    again = pickle.loads(pickle.dumps(thing))  # noqa: S301  # our own bytes
    assert again == thing
    assert hash(again) == hash(thing)
    assert copy.deepcopy(thing) == thing
