"""Which standard and which numbers apply: days, regions, ids, and what is refused."""

# parametrised tests take what they need

from __future__ import annotations

from datetime import date

import attrs
import pytest

from fupin.assessment import assess_exit, find_standard
from fupin.errors import (
    InvalidValueError,
    ParameterNotInForceError,
    RegionNeededError,
    RuleDefinitionError,
    UnknownNameError,
)
from fupin.model import Member, Verdict
from fupin.standards import Subject, standard


@pytest.mark.parametrize(
    ("name", "before", "first", "last", "after"),
    [
        (
            "cn/household/2016",
            date(2016, 4, 27),
            date(2016, 4, 28),
            date(2019, 12, 31),
            date(2020, 1, 1),
        ),
        (
            "cn/household/2016-ladder",
            date(2016, 4, 27),
            date(2016, 4, 28),
            date(2020, 12, 31),
            date(2021, 1, 1),
        ),
        (
            "cn/household/2019",
            date(2019, 6, 22),
            date(2019, 6, 23),
            date(2019, 12, 31),
            date(2020, 1, 1),
        ),
    ],
)
def test_validity_is_closed_and_its_last_days_are_in(make, name, before, first, last, after):
    """The measured line was not published for 2020, so two of the books end with 2019."""
    for on in (before, after):
        with pytest.raises(ParameterNotInForceError):
            assess_exit(make.household(), on=on, standard=name)
    for on in (first, last):
        found = assess_exit(make.household(), on=on, standard=name)
        assert found.extrapolated == ()
        assert not found.standard_extrapolated


def test_the_error_names_the_nearest(make):
    with pytest.raises(ParameterNotInForceError, match="2019-12-31") as caught:
        assess_exit(make.household(), on=date(2020, 6, 30))
    assert caught.value.name == "poverty_line"
    assert caught.value.on == date(2020, 6, 30)
    assert "extrapolate=True" in str(caught.value)
    with pytest.raises(ParameterNotInForceError, match="2016-04-28 to 2020-12-31") as caught:
        assess_exit(make.household(), on=date(2021, 6, 30))
    assert caught.value.name == "cn/household/2016"


def test_extrapolation_uses_the_nearest_line_and_records_it(make):
    income = make.income(3 * 321_800 + 1, year=2020)
    found = assess_exit(make.household(income=income), on=date(2020, 6, 30), extrapolate=True)
    assert found.verdict is Verdict.PASS
    (used,) = found.extrapolated
    assert (used.name, used.value, used.last) == (
        "poverty_line",
        321_800,
        date(2019, 12, 31),
    )
    assert used.extrapolated
    assert not found.standard_extrapolated
    assert "超出有效期外推" in found.explain()
    assert "国家扶贫标准 3218 元/人/年为外推值" in found.explain()
    assert "extrapolated: national poverty standard" in found.explain("en")


@pytest.mark.parametrize("on", [date(2015, 6, 30), date(2021, 6, 30)])
def test_a_standard_used_outside_its_days_is_recorded_too(make, on):
    """In 2015 every number it needs was in force; the book itself was not."""
    home = make.household(income=make.income(year=on.year))
    found = assess_exit(home, on=on, extrapolate=True)
    assert found.standard_extrapolated
    assert "评估日不在该标准有效期内" in found.explain()
    assert "the standard was not in force that day" in found.explain("en")
    assert bool(found.extrapolated) is (on.year == 2021)


def test_extrapolating_within_validity_changes_nothing(make, day):
    plain = assess_exit(make.household(), on=day)
    assert assess_exit(make.household(), on=day, extrapolate=True) == plain


@pytest.mark.parametrize("kind", ["village", "county"])
class TestRegion:
    def bare(self, make, kind):
        if kind == "village":
            return attrs.evolve(make.village(), place=None)
        return attrs.evolve(make.county(), code=None)

    def test_none_is_refused(self, make, judge, kind):
        for region in (None, ""):
            with pytest.raises(RegionNeededError, match="depends on the region"):
                judge(self.bare(make, kind), region=region)

    @pytest.mark.parametrize("region", ["440000", "440300", "110000", "350000"])
    def test_one_in_neither_group_is_refused(self, make, judge, kind, region):
        """Guangdong had no poor county: no cap of its exit exists to be used."""
        with pytest.raises(RegionNeededError, match=region) as caught:
            judge(self.bare(make, kind), region=region)
        assert caught.value.region == region
        for extrapolate in (True, False):
            with pytest.raises(RegionNeededError):
                judge(self.bare(make, kind), region=region, extrapolate=extrapolate)

    @pytest.mark.parametrize("region", ["四川", "5100", "51000A"])
    def test_what_is_no_code_is_refused(self, make, judge, kind, region):
        with pytest.raises(InvalidValueError):
            judge(self.bare(make, kind), region=region)


def test_a_household_needs_no_region(make, judge):
    bare = attrs.evolve(make.household(), place=None)
    assert judge(bare).verdict is Verdict.PASS
    assert judge(bare).region == ""
    assert judge(bare, region="440000").verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("household", "cn/village/2016"),
        ("village", "cn/household/2016"),
        ("county", "cn/village/2016"),
    ],
)
def test_a_standard_for_something_else_is_refused(make, judge, kind, name):
    with pytest.raises(RuleDefinitionError, match=f"not a {kind}"):
        judge(getattr(make, kind)(), standard=name)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("cn/household/2017", "cn/household/2016"),
        ("household/2016", "cn/household/2016"),
        ("cn/vilage/2016", "cn/village/2016"),
    ],
)
def test_unknown_ids_suggest_near_ones(make, judge, name, near):
    with pytest.raises(UnknownNameError, match=near) as caught:
        judge(make.household(), standard=name)
    assert near in caught.value.near
    assert caught.value.kind == "standard"


def test_defaults_and_objects(make, day):
    for kind in ("household", "village", "county"):
        found = assess_exit(getattr(make, kind)(), on=day)
        assert found.standard == f"cn/{kind}/2016"
    book = standard("cn/household/2016-ladder")
    assert find_standard(book, Subject.HOUSEHOLD) is book
    assert assess_exit(make.household(), on=day, standard=book).standard == book.id


def test_only_the_three_kinds_can_be_assessed(day):
    with pytest.raises(TypeError, match="Member"):
        assess_exit(Member(), on=day)
