from datetime import date

import pytest

from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from fupin import strategies
from fupin.values import IdKind, IdNumber, PersonName, Phone, RegionCode, RegionLevel


quietly = settings(deadline=None, max_examples=60)
TODAY = date(2018, 12, 31)


@quietly
@given(strategies.id_numbers())
def test_numbers_are_without_fault_but_their_age(number):
    assert IdNumber.read(str(number)) == number
    codes = {fault.problem_code for fault in number.faults_on(TODAY)}
    assert codes == ({"id.needs-upgrade"} if number.kind is IdKind.CITIZEN_15 else set())


@pytest.mark.parametrize("kind", IdKind)
def test_every_kind_of_number_is_drawn(some, kind):
    assert some(strategies.id_numbers(), lambda n: n.kind is kind).kind is kind
    assert some(strategies.id_numbers(kinds=(kind,)), lambda _: True).kind is kind


def test_the_simplest_number_is_a_citizens_of_today():
    number = find(strategies.id_numbers(on=date(2020, 2, 29)), lambda _: True)
    assert (number.region, number.birth_date) == ("420324", date(2020, 2, 29))


@quietly
@given(strategies.names(), strategies.phones(), strategies.region_codes())
def test_names_phones_and_codes_can_be_read(name, phone, code):
    assert isinstance(name, PersonName)
    assert len(name) >= 2
    assert Phone.read(str(phone)) == phone
    assert RegionCode.read(str(code)) == code


@pytest.mark.parametrize(
    "level", [RegionLevel.COUNTY, RegionLevel.TOWNSHIP, RegionLevel.VILLAGE]
)
def test_codes_of_every_level_are_drawn(some, level):
    assert some(strategies.region_codes(), lambda c: c.level is level).level is level


@quietly
@given(strategies.places(complete=True))
def test_the_names_of_a_place_are_those_of_its_code(place):
    assert int(place.code[9:]) - 200 == int(place.village.removeprefix("示例村")) - 1
    assert place.code.startswith("420324")
    assert place.village_key is not None


@pytest.mark.parametrize(
    ("drawn", "wording"),
    [
        (strategies.members(no_such_field=st.none()), "no_such_field"),
        (strategies.households(min_members=3, max_members=2), "min_members=3"),
        (strategies.households(max_members=21), "max_members=21"),
        (strategies.townships(max_villages=0), "max_villages=0"),
        (strategies.counties(max_townships=0), "max_townships=0"),
        (strategies.poor_counts(max_persons=-1), "max_persons=-1"),
        (strategies.households_at_line(1, ()), "offsets"),
        (strategies.households_at_line(1, max_members=0), "max_members=0"),
        (strategies.households_at_line(1, income=st.none()), "income"),
        (strategies.defective_households(-1), "defects=-1"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_what_cannot_be_drawn_is_said_when_it_is_drawn(drawn, wording):
    with pytest.raises(InvalidArgument, match=wording):
        find(drawn, lambda _: True)
