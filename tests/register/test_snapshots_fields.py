"""What is recorded otherwise of a household or person: values, places, and gaps."""

from datetime import date

import attrs
import pytest

from fupin.codes import HealthStatus, LabourCapacity, PovertyCause, Relationship
from fupin.model import (
    AssistancePlan,
    Dwelling,
    Helper,
    Household,
    Income,
    Member,
    Need,
    Place,
)
from fupin.register.snapshots import AttributeChanged, HouseholdMoved, compare_snapshots
from fupin.values import AccountNumber, Fen, Milli, PersonName, Phone, RegionCode


def compared(before, after):
    return compare_snapshots(
        [before], [after], before_on=date(2019, 12, 31), after_on=date(2020, 12, 31)
    )


def changes(before, after):
    """Path, kind, before and after of every change, between households or persons."""
    if isinstance(before, Member):
        before, after = (Household(household_id="H1", members=(m,)) for m in (before, after))
    found = compared(before, after)
    assert set(map(type, found.events)) <= {AttributeChanged}
    return [(e.path, e.kind.value, e.before, e.after) for e in found.events]


HOUSE = Household(household_id="H1")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (PovertyCause.ILLNESS, PovertyCause.SCHOOLING, "changed"),
        (None, PovertyCause.SCHOOLING, "now-recorded"),
        (PovertyCause.ILLNESS, None, "no-longer-recorded"),
    ],
)
def test_unknown_is_no_change(before, after, kind):
    found = changes(
        attrs.evolve(HOUSE, main_cause=before), attrs.evolve(HOUSE, main_cause=after)
    )

    assert found == [("main_cause", kind, before, after)]


def test_fields_of_parts_are_named_by_their_path():
    before = attrs.evolve(HOUSE, dwelling=Dwelling(dangerous=True, floor_area=Milli(50_000)))
    after = attrs.evolve(HOUSE, dwelling=Dwelling(dangerous=False), income=Income(year=2020))

    assert changes(before, after) == [
        ("dwelling.dangerous", "changed", True, False),
        ("income.year", "now-recorded", None, 2020),
        ("dwelling.floor_area", "no-longer-recorded", 50_000, None),
    ]


def test_zero_and_no_are_recorded():
    before = attrs.evolve(HOUSE, income=Income(wage=Fen(0)), martyrs_family=False)

    assert changes(before, HOUSE) == [
        ("martyrs_family", "no-longer-recorded", False, None),
        ("income.wage", "no-longer-recorded", 0, None),
    ]


def test_a_part_without_a_value_is_no_part():
    assert changes(attrs.evolve(HOUSE, dwelling=Dwelling()), HOUSE) == []
    assert changes(attrs.evolve(HOUSE, bank=""), HOUSE) == []


def test_lists_change_as_a_whole():
    one = Helper(unit="示例单位")
    need = Need(what="危房改造")
    before = attrs.evolve(HOUSE, helpers=(one,), plan=AssistancePlan(household_id="H1"))
    plan = AssistancePlan(household_id="X1", needs=(need,))
    after = attrs.evolve(HOUSE, helpers=(one, one), plan=plan)

    assert changes(before, after) == [
        ("helpers", "changed", (one,), (one, one)),
        ("plan.needs", "now-recorded", None, (need,)),
    ]


def test_personal_data_are_not_compared():
    before = attrs.evolve(HOUSE, phone=Phone("13800000001"), account=AccountNumber("6222021"))
    after = attrs.evolve(HOUSE, phone=Phone("13800000002"))
    assert changes(before, after) == []

    one = Member(member_id="P1", name=PersonName("张示例"), phone=Phone("13800000001"))
    assert changes(one, attrs.evolve(one, name=PersonName("张改名"), phone=None)) == []


def test_blanks_and_full_width_forms_of_a_text_say_nothing():
    before, after = (attrs.evolve(HOUSE, bank=b) for b in ("示例银行 A", "示例银行Ａ"))

    assert changes(before, after) == []


def test_persons_change_too():
    one = Member(
        member_id="P1",
        relationship=Relationship.SON,
        health=frozenset({HealthStatus.HEALTHY}),
    )
    other = attrs.evolve(
        one,
        labour=LabourCapacity.NONE,
        health=frozenset({HealthStatus.DISABLED, HealthStatus.CHRONIC}),
    )
    found = compared(
        Household(household_id="H1", members=(one,)),
        Household(household_id="H1", members=(other,)),
    ).of(AttributeChanged)

    assert [(e.path, e.kind.value) for e in found] == [
        ("health", "changed"),
        ("labour", "now-recorded"),
    ]
    assert {e.member for e in found} == {other}


VILLAGE = Place(county="示例县", township="河口镇", village="幸福村")
CODED = attrs.evolve(VILLAGE, code=RegionCode("420324100201"))


def at(place):
    return attrs.evolve(HOUSE, place=place)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (VILLAGE, attrs.evolve(VILLAGE, village="平安村")),
        (VILLAGE, attrs.evolve(VILLAGE, township="示例乡")),
        (VILLAGE, attrs.evolve(VILLAGE, county="另一县")),
        (CODED, attrs.evolve(CODED, village="平安村", code=RegionCode("420324100202"))),
        (Place(code=RegionCode("420324100201")), Place(code=RegionCode("420324100202"))),
        # A county's code does not say which village.
        (
            attrs.evolve(VILLAGE, code=RegionCode("420324")),
            attrs.evolve(VILLAGE, code=RegionCode("420324"), village="平安村"),
        ),
        (
            attrs.evolve(VILLAGE, code=RegionCode("420324")),
            attrs.evolve(CODED, village="平安村"),
        ),
        (attrs.evolve(VILLAGE, natural_village="一组"), Place(village="平安村")),
    ],
)
def test_a_household_moves_to_another_village_township_or_county(before, after):
    found = compared(at(before), at(after))

    (move,) = found.of(HouseholdMoved)
    assert (move.household, move.before, move.after) == ("H1", before, after)
    assert found.counts["changed"] == 0


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (VILLAGE, Place(village="幸福 村"), []),
        (VILLAGE, attrs.evolve(VILLAGE, natural_village="二组"), []),
        (
            attrs.evolve(VILLAGE, natural_village="一组"),
            attrs.evolve(VILLAGE, natural_village="二组"),
            ["place.natural_village"],
        ),
        # One code: the village has another name.
        (CODED, attrs.evolve(CODED, village="幸福社区"), ["place.village"]),
        # One name: the village has another code.
        (CODED, attrs.evolve(CODED, code=RegionCode("420324101201")), ["place.code"]),
        # One code is finer than the other.
        (CODED, attrs.evolve(CODED, code=RegionCode("420324")), ["place.code"]),
        (VILLAGE, None, []),
        (None, VILLAGE, []),
    ],
)
def test_no_move_is_read_into_names_codes_or_gaps(before, after, changed):
    found = compared(at(before), at(after))

    assert found.of(HouseholdMoved) == ()
    events = found.of(AttributeChanged)
    assert [e.path for e in events if e.kind.value == "changed"] == changed


def test_what_of_a_place_is_first_recorded_with_a_move_is_told_beside_it():
    after = attrs.evolve(CODED, village="平安村")
    found = compared(at(VILLAGE), at(after))

    (change,) = found.of(AttributeChanged)
    assert (change.path, change.kind.value) == ("place.code", "now-recorded")
