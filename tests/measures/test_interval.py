"""The Wilson interval: known values, its ends, and what it refuses."""

from __future__ import annotations

from decimal import Decimal
from statistics import NormalDist

import pytest

from fupin.errors import InvalidValueError
from fupin.measures import wilson


@pytest.mark.parametrize(
    ("part", "whole", "level", "low", "high"),
    [
        (10, 100, 95, "5.52", "17.44"),
        (0, 50, 95, "0.00", "7.14"),
        (50, 50, 95, "92.86", "100.00"),
        (1, 10, 90, "2.26", "34.78"),
        (40, 2000, 95, "1.47", "2.72"),
    ],
)
def test_known_intervals(part, whole, level, low, high):
    """Reckoned with floats from the formula, then rounded outward by hand."""
    found = wilson(part, whole, level=level)
    assert (str(found.low), str(found.high)) == (low, high)
    assert found.said() == f"{level}%置信区间 {low}%—{high}%"


@pytest.mark.parametrize(("part", "whole"), [(1, 7), (10, 100), (40, 2000), (1999, 2000)])
def test_the_bounds_are_where_the_sample_becomes_as_unlikely_as_the_level_says(part, whole):
    """A bound p solves (found - p)² = z² p (1 - p) / n: another way to the same numbers."""
    found, deviate = part / whole, NormalDist().inv_cdf(0.975)
    bounds = wilson(part, whole, places=12)
    for bound in (float(bounds.low) / 100, float(bounds.high) / 100):
        spread = deviate**2 * bound * (1 - bound) / whole
        assert (found - bound) ** 2 == pytest.approx(spread, rel=1e-6)


def test_the_share_lies_within_and_a_surer_interval_is_wider():
    narrow, wide = wilson(30, 1500, level=90), wilson(30, 1500, level=99)
    assert wide.low < narrow.low < Decimal(2) < narrow.high < wide.high


def test_a_larger_sample_is_narrower_and_a_design_effect_makes_it_smaller():
    one, four = wilson(10, 500), wilson(40, 2000)
    assert one.low < four.low < four.high < one.high
    again = wilson(40, 2000, design_effect=4)
    assert (again.low, again.high) == (one.low, one.high)


def test_bounds_are_rounded_outward():
    fine, coarse = wilson(10, 100, places=6), wilson(10, 100, places=0)
    assert coarse.low == 5 < fine.low
    assert coarse.high == 18 > fine.high


@pytest.mark.parametrize(
    ("part", "whole", "options"),
    [
        (0, 0, {}),
        (-1, 10, {}),
        (11, 10, {}),
        (1, 10, {"level": 0}),
        (1, 10, {"level": 100}),
        (1, 10, {"design_effect": Decimal("0.9")}),
    ],
)
def test_there_is_no_interval_without_a_sample_or_a_level(part, whole, options):
    with pytest.raises(InvalidValueError) as caught:
        wilson(part, whole, **options)
    assert caught.value.problem_code == "measure.no-interval"
