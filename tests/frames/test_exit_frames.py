"""Whole tables against a standard: rows, verdicts, masks, days and regions."""

from datetime import date

import attrs
import polars as pl
import pytest

from fupin import frames
from fupin.errors import ParameterNotInForceError, RegionNeededError, UnknownNameError
from fupin.facts import area
from fupin.logic import Number
from fupin.standards import Rule, standard


ON = date(2018, 12, 31)
VILLAGES = pl.DataFrame(
    {
        "village": ["丙", "甲", "乙", "丁", "戊"],
        "population": [1000, 1000, 1000, None, 1000],
        "poor_at_most": [19, 20, 29, 0, 25],
        "poor_at_least": [19, 20, 29, 0, 15],
        "infrastructure_attested": [True, True, False, True, None],
        "services_attested": True,
        "industry_attested": True,
        "collective_income_attested": [True, True, True, True, None],
    }
)


def assess(region="420000", **changes):
    asked = {"on": ON, "standard": "cn/village/2016", "region": region} | changes
    return frames.assess_exit(VILLAGES, **asked)


def test_rows_stay_in_order_and_the_rate_is_strict():
    assert assess().rows() == [
        ("丙", "PASS", 0, 0),
        ("甲", "FAIL", 0b1, 0),
        ("乙", "FAIL", 0b11, 0),
        ("丁", "UNDETERMINED", 0, 0b1),
        ("戊", "UNDETERMINED", 0, 0b10011),
    ]


def test_the_region_chooses_the_cap():
    assert assess(region="510000")["verdict"].to_list()[:3] == ["PASS", "PASS", "FAIL"]
    with pytest.raises(RegionNeededError):
        assess(region="")


def test_reasons_are_the_rules_that_decide():
    short = [
        [rule.rpartition(".")[2] for rule in row] for row in assess(reasons=True)["reasons"]
    ]
    assert short == [
        [],
        ["incidence"],
        ["incidence", "infrastructure"],
        ["incidence"],
        ["incidence", "infrastructure", "collective-income"],
    ]


def test_types_of_the_result():
    assert assess(reasons=True).schema == {
        "village": pl.String,
        "verdict": pl.Enum(["PASS", "FAIL", "UNDETERMINED"]),
        "failed": pl.UInt64,
        "unknown": pl.UInt64,
        "reasons": pl.List(pl.String),
    }


def test_outside_its_days_a_standard_is_refused_unless_told():
    with pytest.raises(ParameterNotInForceError):
        assess(on=date(2021, 6, 30))
    assert assess(on=date(2021, 6, 30), extrapolate=True).equals(assess())


def test_unknown_standard():
    with pytest.raises(UnknownNameError) as caught:
        assess(standard="cn/vilage/2016")
    assert "cn/village/2016" in caught.value.near


def test_a_standard_of_ones_own_with_many_rules():
    book = standard("cn/village/2016")
    rules = tuple(
        Rule(
            id=f"own/rules.r{k}",
            title="人口",
            title_en="population",
            test=area.population > Number(980 + k, "person"),
            cites=(book.cites,),
        )
        for k in range(70)
    )
    own = attrs.evolve(book, id="own/rules", rules=rules)
    found = frames.assess_exit(VILLAGES, on=ON, standard=own)
    assert found.columns == [
        *("village", "verdict", "failed", "unknown", "failed_1", "unknown_1"),
    ]
    masks = found.select("failed", "unknown", "failed_1", "unknown_1").rows()
    low, high = (1 << 63) - (1 << 20), (1 << 7) - 1
    assert masks[0] == (low, 0, high, 0)
    assert masks[3] == (0, (1 << 63) - 1, 0, (1 << 7) - 1)
    assert found["verdict"].to_list()[2:4] == ["FAIL", "UNDETERMINED"]


def test_counties():
    counties = pl.DataFrame(
        {
            "county": ["甲县"],
            "rural_population": [100_000],
            "poor_at_least": [1_999],
            "poor_at_most": [1_999],
        }
    )
    found = frames.assess_exit(counties, on=ON, standard="cn/county/2016", region="420000")
    assert found.rows() == [("甲县", "PASS", 0, 0)]


def test_no_rows():
    found = frames.assess_exit(
        VILLAGES.clear(), on=ON, standard="cn/village/2016", region="420000", reasons=True
    )
    assert found.is_empty()
    assert found.columns == ["village", "verdict", "failed", "unknown", "reasons"]
