"""Money and scaled decimals: exact, or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.errors import InvalidValueError
from fupin.values import Fen, format_scaled, format_yuan, parse_scaled, parse_yuan


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("0", 0),
        ("0.01", 1),
        ("3335", 333500),
        ("3335.5", 333550),
        ("3335.50", 333550),
        ("3335.500", 333550),
        ("-0.05", -5),
        (3336, 333600),
        (Decimal("3335.10"), 333510),
        (Decimal("1E+3"), 100000),
    ],
)
def test_yuan_are_read_exactly(text, fen):
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "3,335",
        "3335元",
        "1e3",
        ".5",
        "5.",
        "+5",
        "--5",
        "３３３５",
        "NaN",
        "٣",
        "1\n",
        "12345678901234",
        Decimal("NaN"),
        Decimal("Infinity"),
    ],
)
def test_what_is_no_plain_decimal_is_refused(text):
    with pytest.raises(InvalidValueError) as caught:
        parse_yuan(text)
    assert caught.value.problem_code == "value.not-a-number"


def test_a_tenth_of_a_fen_is_refused_not_rounded():
    with pytest.raises(InvalidValueError) as caught:
        parse_yuan("3335.001")
    assert caught.value.problem_code == "value.too-precise"
    assert parse_scaled("3335.001", 3) == 3335001


@given(st.integers(-(10**14), 10**14))
def test_yuan_round_trip(fen):
    assert parse_yuan(format_yuan(Fen(fen))) == fen


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_scaled_numbers_round_trip(value, places):
    assert parse_scaled(format_scaled(value, places), places) == value


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_reading_keeps_the_order(one, other):
    """One fen below the line stays below the line."""
    assert (parse_yuan(format_yuan(one)) < parse_yuan(format_yuan(other))) == (one < other)


@pytest.mark.parametrize(
    ("fen", "text"),
    [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-100, "-1.00"), (333550, "3335.50")],
)
def test_yuan_are_written_with_two_decimals(fen, text):
    assert format_yuan(fen) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (2350, 3, "2.35"),
        (2000, 3, "2"),
        (1, 3, "0.001"),
        (-5, 2, "-0.05"),
        (0, 3, "0"),
        (7, 0, "7"),
    ],
)
def test_scaled_numbers_are_written_plainly(value, places, text):
    assert format_scaled(value, places) == text
