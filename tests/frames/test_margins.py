"""Margins over columns: the number the explanation of the row would print."""

from datetime import date

import polars as pl
import pytest

from fupin import frames
from fupin.frames.margins import margin
from fupin.logic import Agreement, Comparison, ConditionFact, FirstKnown, Number, QuantityFact
from fupin.logic.ratio import Ratio
from fupin.standards import Subject, standards
from fupin.strategies import population


ON = date(2018, 12, 31)
STANDARD = "cn/household/2016"


def day_of(book):
    return min(max(ON, book.first), book.last)


@pytest.mark.parametrize(
    "book", [b for b in standards() if b.subject is Subject.HOUSEHOLD], ids=lambda b: b.id
)
def test_as_the_explanation_has_it(book):
    homes, people = population(
        120, on=day_of(book), profile="edges", standard=book, seed=3
    ).frames()
    asked = {"on": day_of(book), "standard": book, "region": "510000", "extrapolate": True}
    found = frames.assess_exit(homes, people, margins=True, **asked)
    columns = {name for name in found.columns if name.startswith("margin:")}
    for row in found.iter_rows(named=True):
        told = frames.explain(homes, people, row["household"], **asked)
        for finding in told.findings:
            name = f"margin:{finding.rule}"
            if name in columns:
                assert row[name] == finding.margin, finding
            else:
                assert finding.margin is None


@pytest.mark.parametrize(
    ("region", "low", "high", "expected"),
    [
        ("420000", 1_999, 1_999, -1_000),
        ("420000", 2_000, 2_000, 0),
        ("420000", 2_001, 2_001, 1_000),
        ("510000", 3_000, 3_000, 0),
        ("420000", None, None, None),
    ],
)
def test_rates(region, low, high, expected):
    county = pl.DataFrame(
        {
            "county": ["甲县"],
            "rural_population": [100_000],
            "poor_at_least": [low],
            "poor_at_most": [high],
        },
        schema_overrides={"poor_at_least": pl.Int64, "poor_at_most": pl.Int64},
    )
    asked = {"on": ON, "standard": "cn/county/2016", "region": region}
    found = frames.assess_exit(county, margins=True, **asked)
    told = frames.explain(county, None, "甲县", **asked)
    (name,) = [c for c in found.columns if c.startswith("margin:")]
    assert found[name].item() == told.findings[0].margin
    assert found[name].item() == expected


some, other = QuantityFact("a", "person", "甲", "a"), QuantityFact("b", "person", "乙", "b")
yes = ConditionFact("yes", "是", "yes")


def answers(test, **cells):
    row = pl.DataFrame({"a": [None], "b": [None], "yes": [None]}, schema=SCHEMA)
    row = row.with_columns(**{n: pl.lit(v, SCHEMA[n]) for n, v in cells.items()})
    return row.with_columns(found=margin(test, {}, {}))["found"].item()


SCHEMA = {"a": pl.Int8, "b": pl.Int8, "yes": pl.Boolean}


def test_the_first_known_part_decides():
    test = FirstKnown((some > Number(100), yes, other > Number(1)))
    assert answers(test, a=101, b=9) == 1
    assert answers(test, yes=True, b=9) is None
    assert answers(test, b=9) == 8
    assert answers(test) is None


def test_small_integers_do_not_overflow():
    assert answers(some * Number(100) > Number(-100), a=127) == 12_800


def test_an_agreement_is_measured_by_its_first_part():
    assert answers(Agreement((some > Number(1), other > Number(5))), a=3, b=3) == 2


@pytest.mark.parametrize(
    ("part", "expected"), [(1, 33_333_334 - 2_000_000), (0, -2_000_000), (None, None)]
)
def test_a_rate_is_rounded_away_from_its_limit(part, expected):
    assert answers(Ratio(some, other) < Number(200), a=part, b=3) == expected
    assert answers(Ratio(some, other) < Number(200), a=part, b=0) is None


def test_what_does_not_compare_has_no_margin():
    assert margin(yes, {}, {}) is None
    assert margin(FirstKnown((yes, yes)), {}, {}) is None
    assert isinstance(some > Number(1), Comparison)
