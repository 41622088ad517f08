"""From households to the county: counts between bounds, unknown where they must be."""

from __future__ import annotations

import attrs
import pytest

from fupin.assessment import count_poor, roll_up, with_poor
from fupin.model import Household, Place, PoorCount, Verdict, Village
from fupin.values import RegionCode


KEY = ("", "", "甲村")


def home(size, village="甲村"):
    place = None if village is None else Place(village=village)
    return Household(household_id="1", size=size, place=place)


def test_failed_counts_at_both_bounds_and_undetermined_at_the_upper():
    counts = count_poor(
        [
            (home(3), Verdict.FAIL),
            (home(4), Verdict.UNDETERMINED),
            (home(5), Verdict.PASS),
        ]
    )
    assert counts == {KEY: PoorCount(at_least=3, at_most=7)}


@pytest.mark.parametrize("verdict", [Verdict.FAIL, Verdict.UNDETERMINED])
def test_a_household_of_unknown_size_leaves_its_village_uncountable(verdict):
    counts = count_poor([(home(None), verdict), (home(3), Verdict.FAIL)])
    assert counts == {KEY: None}


def test_a_household_that_passes_need_not_be_counted():
    assert count_poor([(home(None), Verdict.PASS)]) == {KEY: PoorCount.exactly(0)}


def test_villages_are_told_apart_by_all_their_names():
    one = Household(household_id="1", size=1, place=Place(township="甲镇", village="甲村"))
    two = Household(household_id="2", size=2, place=Place(township="乙镇", village="甲村"))
    none = home(4, village=None)
    counts = count_poor([(h, Verdict.FAIL) for h in (one, two, none)])
    assert counts == {
        ("", "甲镇", "甲村"): PoorCount.exactly(1),
        ("", "乙镇", "甲村"): PoorCount.exactly(2),
        None: PoorCount.exactly(4),
    }


def test_nothing_assessed_counts_nothing():
    assert count_poor([]) == {}


@pytest.mark.parametrize(
    ("undetermined", "verdict"),
    [(0, Verdict.PASS), (9, Verdict.PASS), (10, Verdict.UNDETERMINED)],
)
def test_a_village_decides_only_where_both_bounds_do(make, judge, undetermined, verdict):
    """Ten of a thousand failed; nine more may have, ten more may be 2 %."""
    pairs = [(home(10), Verdict.FAIL)]
    if undetermined:
        pairs.append((home(undetermined), Verdict.UNDETERMINED))
    village = attrs.evolve(make.village(), poor=None, place=Place(village="甲村"))
    (filled,) = with_poor([village], count_poor(pairs))
    assert judge(filled, region="420324").verdict is verdict


def test_with_poor_fills_zero_where_none_is_on_the_register(make):
    village = attrs.evolve(make.village(), poor=None)
    (filled,) = with_poor([village], {})
    assert filled.poor == PoorCount.exactly(0)


def test_with_poor_keeps_a_count_where_nothing_was_assessed(make):
    (filled,) = with_poor([make.village(7)], {})
    assert filled.poor == PoorCount.exactly(7)


def test_with_poor_replaces_a_count_by_what_was_assessed_even_if_unknown(make):
    (filled,) = with_poor([make.village(7)], {KEY: None})
    assert filled.poor is None
    (filled,) = with_poor([make.village(7)], {KEY: PoorCount.exactly(3)})
    assert filled.poor == PoorCount.exactly(3)


@pytest.mark.parametrize("place", [None, Place(), Place(township="甲镇")])
@pytest.mark.parametrize("poor", [None, PoorCount.exactly(7)])
def test_a_village_without_a_name_is_left_as_it_is(place, poor):
    """Households without a village are not its own, and it is not known to have none."""
    nameless = Village(village_id="1", place=place, poor=poor)
    (filled,) = with_poor([nameless], {None: PoorCount.exactly(4)})
    assert filled == nameless


def test_county_sums_populations_and_bounds(make):
    villages = (
        make.village(bounds={"at_least": 1, "at_most": 5}),
        make.village(3, 500),
    )
    county = roll_up("甲县", villages, code=RegionCode("420324"))
    assert county.rural_population == 1500
    assert county.poor == PoorCount(at_least=4, at_most=8)
    assert (county.name, county.code) == ("甲县", "420324")
    assert county.townships[0].villages == villages


def test_a_sum_with_an_unknown_part_is_unknown_never_smaller(make):
    known = make.village(1)
    no_people = attrs.evolve(known, population=None)
    no_poor = attrs.evolve(known, poor=None)
    county = roll_up("甲县", [known, no_people])
    assert (county.rural_population, county.poor) == (None, PoorCount.exactly(2))
    county = roll_up("甲县", [known, no_poor])
    assert (county.rural_population, county.poor) == (2000, None)


def test_a_county_of_no_villages_is_unknown(judge):
    county = roll_up("甲县", [])
    assert (county.rural_population, county.poor, county.townships) == (None, None, ())
    assert judge(county, region="420324").verdict is Verdict.UNDETERMINED


def test_townships_keep_the_order_they_appear_in(make):
    def at(township, name):
        return make.village(place=Place(township=township, village=name))

    villages = [at("乙镇", "1"), at("甲镇", "2"), at("乙镇", "3"), at(None, "4")]
    county = roll_up("甲县", villages)
    listed = [(t.name, [v.place.village for v in t.villages]) for t in county.townships]
    assert listed == [("乙镇", ["1", "3"]), ("甲镇", ["2"]), ("", ["4"])]
