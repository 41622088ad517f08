"""Unified social credit codes, those of village collectives included."""

from __future__ import annotations

import pickle

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.errors import InvalidValueError
from fupin.values import CreditCode


ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
EXAMPLE = "91350100M000100Y43"


def complete(seventeen):
    """The check character as GB 32100 words it: 31 less the weighted sum modulo 31."""
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    total = sum(ALPHABET.index(c) * w for c, w in zip(seventeen, weights, strict=True))
    return seventeen + ALPHABET[(31 - total % 31) % 31]


seventeens = st.builds(
    "".join,
    st.tuples(
        st.text(ALPHABET, min_size=2, max_size=2),
        st.text("0123456789", min_size=6, max_size=6),
        st.text(ALPHABET, min_size=9, max_size=9),
    ),
)


def refusal(text):
    with pytest.raises(InvalidValueError) as caught:
        CreditCode.read(text)
    assert caught.value.problem_code == "value.not-a-credit-code"
    return caught.value


def test_a_published_code():
    code = CreditCode.read(EXAMPLE)
    assert code == EXAMPLE
    assert code.region == "350100"
    assert code.organisation_code == "M000100Y4"
    assert code.organisation_check_ok is True


@pytest.mark.parametrize(
    "text",
    [
        "91350100m000100y43",
        " 9135 0100 M000100Y43",
        "９１３５０１００M000100Y43",
        "'" + EXAMPLE,
    ],
)
def test_codes_are_read_as_people_type_them(text):
    assert CreditCode.read(text) == EXAMPLE
    assert type(CreditCode.read(text)) is CreditCode


@pytest.mark.parametrize("department", ["N1", "N2", "N3", "N9", "A1", "Y1", "54", "92", "93"])
def test_every_department_is_taken(department):
    code = complete(f"{department}420324MF1234567")
    assert CreditCode.read(code) == code


@given(seventeens)
def test_codes_with_their_check_character_are_taken(seventeen):
    code = CreditCode.read(complete(seventeen))
    assert code.region == seventeen[2:8]
    assert code.organisation_code == seventeen[8:]
    assert pickle.loads(pickle.dumps(code)) == code  # noqa: S301  # our own bytes


@given(seventeens, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_caught(seventeen, place, character):
    code = complete(seventeen)
    wrong = code[:place] + character + code[place + 1 :]
    if wrong != code:
        refusal(wrong)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "18"),
        (EXAMPLE[:-1], "18"),
        (EXAMPLE + "0", "18"),
        (EXAMPLE[:-1] + "4", "校验码"),
        ("9135O100M000100Y43", "字符"),
        ("91350100M0001S0Y43", "字符"),
        ("91350100M000100Y4!", "字符"),
        ("91350100M000100Y4\u0663", "字符"),
    ],
)
def test_the_refusal_says_what_is_wrong(text, message):
    assert message in refusal(text).message


def test_a_citizen_number_in_the_column_is_not_told():
    error = refusal("420324198001010019")
    assert "19800101" not in f"{error}{error.problem()}"


@pytest.mark.parametrize(
    ("organisation", "ok"),
    [
        ("M000100Y4", True),
        ("M000100Y5", False),
        ("71526726X", True),
        ("00000000X", False),
        ("000000000", True),
        ("715267261", False),
    ],
)
def test_the_inner_check_character_is_answered_not_demanded(organisation, ok):
    code = CreditCode.read(complete("91350100" + organisation))
    assert code.organisation_check_ok is ok
