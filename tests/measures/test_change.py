"""Reduction, relapse and growth: exact, and unknown where a figure is."""

from __future__ import annotations

import decimal

from decimal import Decimal
from fractions import Fraction

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.errors import InvalidValueError
from fupin.measures import Share, growth, reduction, reduction_rate, relapse_rate


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [(10, 3, 7), (3, 10, -7), (0, 0, 0), (None, 3, None), (3, None, None)],
)
def test_reduction(before, after, expected):
    assert reduction(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (200, 150, Share(50, 200)),
        (200, 250, Share(-50, 200)),
        (0, 0, None),
        (None, 1, None),
        (1, None, None),
    ],
)
def test_reduction_rate_is_a_share_of_what_there_was(before, after, expected):
    assert reduction_rate(before, after) == expected


@pytest.mark.parametrize(
    ("relapsed", "exited", "expected"),
    [(10, 100, Share(10, 100)), (0, 100, Share(0, 100)), (0, 0, None), (None, 100, None)],
)
def test_relapse_rate_is_among_those_who_had_left(relapsed, exited, expected):
    assert relapse_rate(relapsed, exited) == expected


@pytest.mark.parametrize(
    ("first", "last", "years", "expected"),
    [
        (100, 110, 1, "10.00"),
        (100, 121, 2, "10.00"),
        (100, 100, 7, "0.00"),
        (100, 50, 1, "-50.00"),
        (100, 0, 3, "-100.00"),
        (2800, 3972, 6, "6.00"),
    ],
)
def test_growth_is_compound_and_yearly(first, last, years, expected):
    assert str(growth(first, last, years)) == expected


@pytest.mark.parametrize(
    ("first", "last"), [(None, 5), (5, None), (0, 5), (-5, 5), (5, -5), (0, 0)]
)
def test_growth_from_nothing_or_unknown_is_unknown(first, last):
    assert growth(first, last, 3) is None


@pytest.mark.parametrize("years", [0, -1])
def test_growth_takes_time(years):
    with pytest.raises(InvalidValueError):
        growth(1, 2, years)


def test_growth_does_not_follow_the_callers_decimal_context():
    with decimal.localcontext() as context:
        context.prec = 3
        assert str(growth(3046, 4675, 3, 6)) == "15.349904"


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(1, 30))
def test_growth_compounds_back_to_the_last_figure(first, last, years):
    rate = growth(first, last, years, 20)
    again = Fraction(first) * (1 + Fraction(rate) / 100) ** years
    assert abs(again / last - 1) < Fraction(1, 10**9)


def test_places_are_kept():
    assert growth(3046, 4675, 3, 0) == Decimal(15)
    assert str(growth(3046, 4675, 3, 4)) == "15.3499"
