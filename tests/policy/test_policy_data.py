"""The shipped numbers as data: sourced, dated, without overlap or unpromised gap."""

from __future__ import annotations

import itertools

from datetime import date, timedelta

import pytest

from fupin.logic.units import dimensions
from fupin.policy import documents, groups, parameters
from fupin.values import PROVINCES, RegionCode, Standing


FIRST, LAST = date(1978, 1, 1), date(2026, 12, 31)
HISTORIES = list(parameters().values())
WEST = "内蒙古 广西 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆".split()  # noqa: SIM905
CENTRAL = "河北 山西 吉林 黑龙江 安徽 江西 河南 湖北 湖南 海南".split()  # noqa: SIM905


def where(setting):
    """The provinces or the region a setting holds in, or everywhere."""
    if setting.region:
        return (setting.region,)
    return setting.group.provinces if setting.group else ("",)


def by_place(history):
    """Settings of a parameter by each place they hold in, in order of time."""
    places = {}
    for one in history.settings:
        for place in where(one):
            places.setdefault(place, []).append(one)
    return {p: sorted(found, key=lambda s: s.first) for p, found in places.items()}


def _of_checks(setting):
    """A list of checks gives its figures without an end."""
    lists = [d for name, d in documents().items() if name.startswith("checks-")]
    return setting.citation.document in {d.title for d in lists}


@pytest.mark.parametrize("history", HISTORIES, ids=lambda h: h.node.name)
class TestEveryParameter:
    def test_is_labelled_and_has_a_unit_that_exists(self, history):
        assert history.node.zh
        assert history.node.en.isascii()
        dimensions(history.node.unit)  # raises; a calendar month has none
        assert history.settings

    def test_every_setting_is_dated_and_sourced(self, history):
        titles = {d.title for d in documents().values()}
        for one in history.settings:
            assert FIRST <= one.first <= one.last
            assert one.last <= LAST or (one.last == date.max and _of_checks(one))
            assert one.citation.document in titles
            assert one.value > 0

    def test_no_two_settings_hold_in_one_place_on_one_day(self, history):
        for settings in by_place(history).values():
            for before, after in itertools.pairwise(settings):
                assert before.last < after.first

    def test_a_contiguous_series_has_no_gap(self, history):
        if history.contiguous:
            for settings in by_place(history).values():
                for before, after in itertools.pairwise(settings):
                    assert after.first == before.last + timedelta(days=1)

    def test_provincial_numbers_are_of_provinces_that_exist(self, history):
        for one in history.settings:
            if one.region:
                assert RegionCode(one.region).province in PROVINCES


@pytest.mark.parametrize("document", list(documents().values()), ids=lambda d: d.id)
def test_every_document_is_titled_and_dated_sanely(document):
    assert document.title
    assert document.en
    assert document.issued is None or FIRST <= document.issued <= LAST
    assert document.issued is not None or not document.day_unknown
    assert document.number or not document.number_recalled
    assert "http" not in f"{document.title}{document.note}"


def test_titles_tell_documents_apart():
    titles = [d.title for d in documents().values()]
    assert len(titles) == len(set(titles))


def test_the_groups_are_disjoint_and_together_the_22_provinces():
    west, central = groups()["exit-west"], groups()["exit-central"]
    assert (len(west.provinces), len(central.provinces)) == (12, 10)
    assert set(west.provinces).isdisjoint(central.provinces)
    assert len({*west.provinces, *central.provinces}) == 22

    def names(group):
        return sorted(PROVINCES[code].zh for code in group.provinces)

    for group, expected in ((west, WEST), (central, CENTRAL)):
        found = names(group)
        assert all(any(n.startswith(e) for n in found) for e in expected)


def test_caps_are_2_and_3_percent():
    for name in ("village_incidence_cap", "county_incidence_cap"):
        found = {s.group.id: s.value for s in parameters()[name].settings if s.group}
        assert found == {"exit-central": 200, "exit-west": 300}


def test_the_ladder_grows_six_percent_each_year_until_its_last_step():
    """Rounded to yuan each step it gives every value but that of 2020, "about 4000"."""
    ladder = parameters()["exit_line"].settings
    for place, one in enumerate(ladder[:-1]):
        assert one.value // 100 == round(2800 * 1.06**place)
    assert ladder[-1].citation.disputed
    assert round(2800 * 1.06**6) == 3972


def test_school_age_is_six_to_fifteen():
    ages = [
        parameters()[f"compulsory_schooling_{end}_age"].settings[0].value
        for end in ("first", "last")
    ]
    assert ages == [6, 15]


def test_standings_of_the_measured_line():
    confirmed = {
        s.first.year
        for s in parameters()["poverty_line"].settings
        if s.citation.standing is Standing.CONFIRMED
    }
    assert confirmed == {2010, 2014}
