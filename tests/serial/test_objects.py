"""What is read is as if it had been made by hand, and reads back as it was written."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
import weakref

import attrs
import pytest

from fupin.model import (
    AssistancePlan,
    Attestation,
    County,
    Household,
    Kind,
    Member,
    PoorCount,
    Region,
    Township,
    Village,
    VillageAttestation,
)
from fupin.serial import dumps, loads, structure, unstructure
from fupin.serial.fused import NORMAL, fused
from fupin.serial.shapes import fields
from fupin.values import IdNumber, Phone, RegionCode


def by_hand(subject):
    """The same object made by calling its class."""
    values = {}
    for field in fields(type(subject)):
        value = getattr(subject, field.name)
        if field.kind is Kind.OBJECT and value is not None:
            value = by_hand(value)
        elif field.kind is Kind.OBJECTS:
            value = tuple(map(by_hand, value))
        values[field.name] = value
    return type(subject)(**values)


def unset(subject, path="$"):
    """Paths of fields that hold their default, in any object of each class but Member."""
    for field in fields(type(subject)):
        value, place = getattr(subject, field.name), f"{path}.{field.name}"
        if value is None or (not field.required and value == field.default):
            yield place
        elif field.kind is Kind.OBJECT:
            yield from unset(value, place)
        elif field.kind is Kind.OBJECTS:
            yield from unset(value[0], place)


def test_the_sample_sets_every_field_and_comes_back(household_text, document):
    built = loads(household_text, Household)
    assert [p for p in unset(built) if ".responsibilities.helper." not in p] == []
    assert unstructure(built) == document
    assert loads(dumps(built), Household) == built == structure(unstructure(built), Household)


def test_a_read_object_is_as_one_made_by_hand(document):
    built = structure(document, Household)
    made = by_hand(built)
    assert type(built) is Household
    assert type(built.members[0]) is Member
    assert (built, hash(built), repr(built)) == (made, hash(made), repr(made))
    assert pickle.dumps(built) == pickle.dumps(made) or pickle.loads(  # noqa: S301
        pickle.dumps(built)
    ) == pickle.loads(pickle.dumps(made))  # noqa: S301
    assert type(pickle.loads(pickle.dumps(built))) is Household  # noqa: S301
    assert copy.deepcopy(built) == copy.copy(built) == made
    assert attrs.evolve(built, size=9) == attrs.evolve(made, size=9)
    assert weakref.ref(built)() is built
    assert sys.getsizeof(built) == sys.getsizeof(made)
    assert not hasattr(built, "__dict__")


def test_a_read_object_is_frozen(document):
    built = structure(document, Household)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        built.size = 5
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del built.members[0].sex


def test_defaults_are_left_out_and_read_back():
    plain = Household(
        household_id="1", size=0, attested=Attestation(), other_causes=frozenset()
    )
    data = unstructure(plain)
    assert data == {
        "schema": "fupin/household/1",
        "household_id": "1",
        "size": 0,
        "other_causes": [],
        "attested": {},
    }
    assert structure(data, Household) == plain


def test_areas_and_plans_come_back():
    village = Village(
        village_id="v",
        poor=PoorCount.exactly(3),
        collective_income=1234567,
        attested=VillageAttestation(by="工作队", industry=False),
    )
    town = Township(name="t", code=RegionCode("420324100"[:6]), villages=(village,))
    county = County(name="c", poor=PoorCount(at_least=1, at_most=2), townships=(town,))
    plan = AssistancePlan(household_id="1")
    region = Region(code=RegionCode("420324"))
    for subject in (village, town, county, plan, region):
        assert loads(dumps(subject), type(subject)) == subject
    assert unstructure(county)["schema"] == "fupin/county/1"
    assert unstructure(village)["collective_income"] == "12345.67"


def test_normal_texts_read_as_they_are():
    """The fast lane doesn't call `read` for these."""
    texts = {
        IdNumber: ["420324800101001", "42032419800101001X", "4203241980010100194" + "1B2"],
        Phone: ["13900000001", "19999999999"],
        RegionCode: ["420324", "420324100201"],
    }
    for kind, samples in texts.items():
        for text in samples:
            if NORMAL[kind].fullmatch(text):
                assert kind.read(text) == text
    assert not NORMAL[Phone].fullmatch("07192345678")


def test_classes_that_check_in_their_own_ways_are_refused():
    @attrs.frozen
    class Checked:
        n: int = attrs.field(validator=attrs.validators.ge(0))

    with pytest.raises(TypeError, match="passed by"):
        fused(Checked)
    with pytest.raises(TypeError, match="passed by"):
        structure({}, Checked)


def test_importing_the_room_builds_nothing():
    code = (
        "import sys, fupin.serial.documents as d, fupin.serial.fused as f\n"
        "assert 'cattrs' not in sys.modules, 'cattrs'\n"
        "assert d.converter.cache_info().currsize == 0\n"
        "assert f.fused.cache_info().currsize == 0\n"
        "from fupin.serial import structure\n"
        "from fupin.model import Place\n"
        "structure({}, Place)\n"
        "assert f.fused.cache_info().currsize == 1\n"
        "assert not [m for m in sys.modules if m.startswith('cattrs.preconf.')]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
