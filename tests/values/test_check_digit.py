"""Made numbers and the check digit: what is made is right, what is corrupted is caught."""

from __future__ import annotations

import pickle

from datetime import date

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.errors import InvalidValueError
from fupin.values import ID_SHAPE, IdNumber, check_digit, make_id_number


GOOD = "34052419800101001X"

numbers = st.builds(
    make_id_number,
    st.integers(110000, 829999).map(str),
    st.dates(date(1900, 1, 1), date(2025, 12, 31)),
    st.integers(0, 999),
)


@given(
    st.integers(0, 999998).map("{:06d}".format),
    st.dates(date(1, 1, 1)),
    st.integers(0, 999),
)
def test_made_numbers_say_what_they_were_made_of(region, born, sequence):
    number = make_id_number(region, born, sequence)
    assert number.region == region
    assert number.birth_date == born
    assert number.male is (sequence % 2 == 1)
    assert number.check_digit_ok is True
    assert number.faults == ()
    assert IdNumber.parse(str(number)) == number
    assert pickle.loads(pickle.dumps(number)) == number  # noqa: S301  # our own bytes


@pytest.mark.parametrize(
    ("region", "sequence"),
    [("42032", 1), ("42032x", 1), ("420324100000", 1), ("420324", -1), ("420324", 1000)],
)
def test_nothing_is_made_of_anything_else(region, sequence):
    with pytest.raises(InvalidValueError):
        make_id_number(region, date(1980, 1, 1), sequence)


@given(numbers, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_every_single_wrong_character_is_caught(number, place, character):
    wrong = number[:place] + character + number[place + 1 :]
    if wrong == number or not ID_SHAPE.fullmatch(wrong):
        return
    assert IdNumber(wrong).check_digit_ok is False


@given(numbers, st.integers(0, 15))
def test_every_swap_of_neighbours_is_caught(number, place):
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert IdNumber(wrong).check_digit_ok is (wrong == number)


@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_check_digit_is_the_one_of_the_weights(seventeen):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, weights, strict=True))
    assert check_digit(seventeen) == "10X98765432"[total % 11]


@pytest.mark.parametrize(
    "text", ["", "3405241980010100", GOOD, "3405241980010100X", "１" * 17]
)
def test_the_check_digit_of_anything_else_is_refused_masked(text):
    with pytest.raises(InvalidValueError) as caught:
        check_digit(text)
    assert text == "" or text not in f"{caught.value}{caught.value.problem()}"


@given(numbers)
def test_an_old_number_is_upgraded_to_the_same_person(number):
    if number[6:8] != "19":
        return
    old = IdNumber(number[:6] + number[8:17])
    assert old.citizen_number == number
    assert old.birth_date == number.birth_date
    assert old.male is number.male
