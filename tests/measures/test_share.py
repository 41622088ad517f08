"""Shares keep their two counts, round half up, and stay unknown where a count is."""

from __future__ import annotations

import decimal

from decimal import Decimal
from fractions import Fraction

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.measures import Share, share, share_table, shares_of
from fupin.measures.share import round_half_up
from fupin.model import InvariantError


@pytest.mark.parametrize(
    ("part", "whole", "places", "expected"),
    [
        (1, 8, 2, "12.50"),
        (1, 8, 1, "12.5"),
        (1, 8, 0, "13"),  # a half goes up, not to the even 12
        (3, 8, 0, "38"),
        (1, 3, 2, "33.33"),
        (2, 3, 2, "66.67"),
        (5, 1000, 0, "1"),
        (4999, 1_000_000, 0, "0"),
        (0, 7, 2, "0.00"),
        (-1, 8, 0, "-13"),
        (-1, 1000, 0, "0"),
        (9, 4, 1, "225.0"),
    ],
)
def test_percent_is_rounded_half_up_and_printed_with_its_places(part, whole, places, expected):
    assert str(Share(part, whole).percent(places)) == expected


def test_counts_are_kept():
    assert (Share(2, 4).part, Share(2, 4).whole, Share(2, 4).exact) == (2, 4, Fraction(1, 2))
    assert Share(2, 4) != Share(1, 2)


@pytest.mark.parametrize("whole", [0, -1])
def test_share_of_nothing_cannot_be_made(whole):
    with pytest.raises(InvariantError) as caught:
        Share(0, whole)
    assert caught.value.problem_code == "share.empty-whole"


@pytest.mark.parametrize(("part", "whole"), [(None, 5), (5, None), (0, 0), (5, 0), (1, -1)])
def test_unknown_or_empty_is_none_not_zero(part, whole):
    assert share(part, whole) is None


def test_shares_of_causes_are_of_their_sum():
    table = share_table({"因病": 441, "因学": 59, "缺技术": 500})
    assert [(k, s.percent(1)) for k, s in table] == [
        ("因病", Decimal("44.1")),
        ("因学", Decimal("5.9")),
        ("缺技术", Decimal("50.0")),
    ]


def test_one_unknown_count_leaves_every_share_of_the_sum_unknown():
    assert share_table({"因病": 1, "因学": None}) == (("因病", None), ("因学", None))


def test_empty_table_and_all_zero():
    assert share_table({}) == ()
    assert share_table({"因病": 0}) == (("因病", None),)


def test_overlapping_shares_are_of_a_given_whole():
    rows = shares_of({"production": 560, "relocation": None, "medical": 262}, 1500)
    assert rows == (
        ("production", Share(560, 1500)),
        ("relocation", None),
        ("medical", Share(262, 1500)),
    )


@given(st.fractions(-1000, 1000), st.integers(0, 6))
def test_rounding_is_within_half_a_step_and_symmetric(number, places):
    rounded = round_half_up(number, places)
    assert abs(Fraction(rounded) - number) <= Fraction(1, 2 * 10**places)
    assert Fraction(round_half_up(-number, places)) == -Fraction(rounded)
    assert -rounded.as_tuple().exponent == places


def test_rounding_does_not_follow_the_callers_decimal_context():
    with decimal.localcontext() as context:
        context.prec = 2
        context.rounding = decimal.ROUND_DOWN
        assert str(Share(1050, 3180).percent(4)) == "33.0189"
