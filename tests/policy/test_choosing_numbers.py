"""Which setting of a number holds: on a day, in a region, or the nearest."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from fupin.errors import ParameterNotInForceError, RegionNeededError, UnknownNameError
from fupin.policy import (
    History,
    Setting,
    choose,
    document,
    documents,
    groups,
    history,
    parameter,
)
from fupin.values import Citation, Standing


def setting(value, first, last, **where):
    """Valid for whole years."""
    return Setting(
        value=value,
        first=date(first, 1, 1),
        last=date(last, 12, 31),
        group=where.pop("group", None),
        citation=Citation(document="《测试》"),
        **where,
    )


def series(*settings):
    return History(node=parameter("poverty_line"), contiguous=False, settings=settings)


GAPPED = series(setting(1, 2010, 2010), setting(2, 2013, 2014))


@pytest.mark.parametrize(
    ("day", "value"), [(date(2010, 1, 1), 1), (date(2010, 12, 31), 1), (date(2014, 6, 1), 2)]
)
def test_first_and_last_day_are_in(day, value):
    chosen = GAPPED.on(day)
    assert (chosen.setting.value, chosen.extrapolated) == (value, False)


@pytest.mark.parametrize(
    ("day", "nearest"),
    [
        (date(2009, 12, 31), 1),
        (date(2011, 1, 1), 1),
        (date(2011, 12, 31), 1),
        (date(2012, 1, 1), 1),  # 366 days from either: the earlier
        (date(2012, 1, 2), 2),
        (date(2012, 12, 31), 2),
        (date(2030, 1, 1), 2),
    ],
)
def test_outside_and_in_gaps_only_the_nearest_and_only_on_demand(day, nearest):
    with pytest.raises(ParameterNotInForceError, match="poverty_line"):
        GAPPED.on(day)
    chosen = GAPPED.on(day, extrapolate=True)
    assert (chosen.setting.value, chosen.extrapolated) == (nearest, True)


def test_the_narrower_place_wins_where_both_hold():
    west = groups()["exit-west"]
    layered = series(
        setting(1, 2010, 2020),
        setting(2, 2010, 2020, group=west),
        setting(3, 2010, 2020, region="510000"),
        setting(4, 2010, 2020, region="511900"),
        setting(5, 2018, 2018, region="511921"),
    )
    day = date(2018, 6, 1)
    for region, value in (
        ("", 1),
        ("420324", 1),
        ("520000", 2),
        ("510000", 3),
        ("511300", 3),
        ("511902", 4),
        ("511921", 5),
        ("511921100201", 5),
    ):
        assert layered.on(day, region).setting.value == value
    assert layered.on(date(2017, 6, 1), "511921").setting.value == 4
    assert layered.regional


def test_a_regional_number_needs_a_region_it_has():
    cap = history("village_incidence_cap")
    day = date(2018, 1, 1)
    for region, said in (("", "depends on the region"), ("440000", "440000")):
        with pytest.raises(RegionNeededError, match=said) as caught:
            cap.on(day, region, extrapolate=True)
        assert "西部" in caught.value.known
        assert "中部" in caught.value.known
    assert cap.on(day, "420324").setting.value == 200
    assert cap.on(day, "522729").setting.value == 300


def test_choose_keeps_the_order_and_adds_the_standing_of_groups():
    used = (parameter("county_incidence_cap"), parameter("poverty_line"))
    caps, line = choose(used, date(2014, 6, 1), "420324", extrapolate=True)
    assert (caps.parameter, line.parameter) == used
    assert (caps.extrapolated, line.extrapolated) == (True, False)
    assert caps.setting.citation.standing is Standing.RECALLED
    assert line.setting.citation.standing is Standing.CONFIRMED


@pytest.mark.parametrize(
    ("find", "name", "near"),
    [
        (parameter, "poverty_lines", "poverty_line"),
        (history, "exitline", "exit_line"),
        (document, "opinion-2017", "opinion-2016"),
    ],
)
def test_unknown_names_suggest_near_ones(find, name, near):
    with pytest.raises(UnknownNameError, match=near):
        find(name)


def test_a_citation_says_only_what_is_known_of_a_document():
    opinion = document("opinion-2016")
    assert opinion.number
    assert opinion.cite().number == ""  # recalled numbers are not cited
    assert opinion.cite("第三条").article == "第三条"
    assert opinion.cite(standing=Standing.REPORTED).standing is Standing.REPORTED
    vague = next(d for d in documents().values() if d.day_unknown)
    assert vague.issued is not None
    assert vague.cite().issued is None


def test_tables_cannot_be_changed():
    for table in (documents(), groups()):
        with pytest.raises(TypeError):
            table["x"] = None
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        history("poverty_line").contiguous = False
