"""Identity numbers: held as recorded, questioned honestly."""

from __future__ import annotations

from datetime import date

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.errors import InvalidValueError, Severity
from fupin.values import ID_SHAPE, IdKind, IdNumber, make_id_number


TODAY = date(2018, 12, 31)
GOOD = "34052419800101001X"  # a historic county
WRONG_CHECK = "340524198001010011"
OLD = "340524800101001"


def codes(faults):
    return [(f.problem_code, f.severity.value) for f in faults]


def refusal(text):
    with pytest.raises(InvalidValueError) as caught:
        IdNumber.read(text)
    return caught.value


# Reading


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (GOOD, GOOD),
        ("34052419800101001x", GOOD),
        (" 340524 19800101\u3000001X\t", GOOD),
        ("'34052419800101001X", GOOD),
        ("’34052419800101001X", GOOD),
        ("３４０５２４１９８００１０１００１Ｘ", GOOD),
        ("\ufeff34052419800101001X\u200b", GOOD),
        (OLD, OLD),
        ("340524800101001.0", OLD),
        (GOOD + "43", GOOD + "43"),
        (GOOD + "43b1", GOOD + "43B1"),
        (WRONG_CHECK, WRONG_CHECK),
    ],
)
def test_numbers_are_read_as_people_type_them(text, number):
    assert IdNumber.read(text) == number
    assert type(IdNumber.read(text)) is IdNumber


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "13812345678",
        "3405241980010100",
        "3405241980010100111",
        "34052419800101X010",
        GOOD + "4",
        GOOD + "03",
        GOOD + "83",
        GOOD + "40",
        GOOD + "45",
        GOOD + "43B",
        GOOD + "43C1",
        GOOD + "43B12",
        "X" * 18,
        "٣٤٠٥٢٤١٩٨٠٠١٠١٠٠١١",
        GOOD + "," + GOOD,
        "3405241980010100.0",
    ],
)
def test_another_shape_is_refused(text):
    error = refusal(text)
    assert error.problem_code in {"value.not-an-id-number", "value.damaged-id-number"}
    if len(text) > 6:
        assert text not in f"{error}{error.problem()}{error.problem().english()}{error!r}"


def test_the_refusal_names_the_four_lengths():
    error = refusal("3405241980010100")
    assert error.problem_code == "value.not-an-id-number"
    for length in ("15", "18", "20", "22"):
        assert length in error.expected
        assert length in error.expected_en
    assert error.found == "340524**********"


@pytest.mark.parametrize(
    "text", ["4.2E+17", "4.20324e+17", "4E17", "４．２Ｅ＋17", "340524198001010011.0"]
)
def test_a_number_a_spreadsheet_has_rounded_must_be_typed_again(text):
    error = refusal(text)
    assert error.problem_code == "value.damaged-id-number"
    assert "文本" in error.expected
    assert "re-typed as text" in error.expected_en
    assert "丢失" in error.message


def test_the_constructor_takes_only_the_normal_form():
    assert IdNumber(GOOD) == GOOD
    with pytest.raises(InvalidValueError):
        IdNumber(GOOD.lower())
    with pytest.raises(InvalidValueError):
        IdNumber(GOOD + "\n")


@given(st.text("0123456789XB.E+", max_size=24) | st.text(max_size=24))
def test_reading_answers_or_refuses(text):
    """No text crashes it, and whatever it takes answers every question."""
    try:
        number = IdNumber.read(text)
    except InvalidValueError:
        return
    assert ID_SHAPE.fullmatch(number)
    assert number.kind.value
    assert len(number.citizen_number) == 18
    assert number.faults_on(TODAY) is not None
    assert IdNumber.read(number) == number


# Questions


@pytest.mark.parametrize(
    ("text", "kind", "disability"),
    [
        (GOOD, IdKind.CITIZEN_18, None),
        (OLD, IdKind.CITIZEN_15, None),
        (GOOD + "43", IdKind.DISABILITY_20, (4, 3)),
        (GOOD + "71B2", IdKind.DISABILITY_22, (7, 1)),
    ],
)
def test_the_same_person_in_four_kinds(text, kind, disability):
    """The 15-digit number is not cut like an 18-digit one."""
    number = IdNumber(text)
    assert number.kind is kind
    assert number.disability == disability
    assert number.citizen_number == GOOD
    assert number.region == "340524"
    assert number.birth_date == date(1980, 1, 1)
    assert number.male is True
    assert number.check_digit_ok is True
    assert number.is_placeholder is False


def test_the_key_for_matching_is_masked_too():
    assert repr(IdNumber(OLD).citizen_number) == "IdNumber('340524************')"
    assert repr(IdNumber(GOOD + "43").citizen_number) == "IdNumber('340524************')"


def test_old_and_new_number_differ_as_texts():
    assert IdNumber(OLD) != IdNumber(GOOD)


def test_faults_are_held_not_refused():
    assert IdNumber(GOOD).faults == ()
    assert codes(IdNumber(WRONG_CHECK).faults) == [("id.check-digit", "error")]
    assert codes(IdNumber(OLD).faults) == [("id.needs-upgrade", "warning")]
    nobody = IdNumber("340524198002300010")
    assert nobody.birth_date is None
    assert ("id.birth-date", "error") in codes(nobody.faults)
    assert codes(IdNumber("340524801301001").faults) == [
        ("id.birth-date", "error"),
        ("id.needs-upgrade", "warning"),
    ]
    assert codes(IdNumber(WRONG_CHECK + "43").faults) == [("id.check-digit", "error")]


def test_faults_show_only_the_region():
    for fault in IdNumber("340524198002300010").faults:
        assert fault.found == "340524************"
        assert "19800230" not in f"{fault}{fault.problem()}"


def test_birth_after_the_day_of_the_check():
    born_today = make_id_number("420324", TODAY, 1)
    assert born_today.faults_on(TODAY) == ()
    tomorrow = make_id_number("420324", date(2019, 1, 1), 1)
    assert codes(tomorrow.faults_on(TODAY)) == [("id.birth-date-in-future", "error")]
    assert tomorrow.faults == ()


def test_a_hundred_and_twenty_is_an_age():
    turned_120 = make_id_number("420324", date(1898, 12, 31), 1)
    almost_121 = make_id_number("420324", date(1898, 1, 1), 1)
    turned_121 = make_id_number("420324", date(1897, 12, 31), 1)
    assert turned_120.faults_on(TODAY) == ()
    assert almost_121.faults_on(TODAY) == ()
    assert codes(turned_121.faults_on(TODAY)) == [("id.older-than-120", "warning")]


def test_the_strict_door():
    assert IdNumber.parse(GOOD) == GOOD
    assert IdNumber.parse(OLD, on=TODAY) == OLD
    old_man = make_id_number("420324", date(1890, 1, 1), 1)
    assert IdNumber.parse(old_man, on=TODAY) == old_man
    for text, on, code in [
        (WRONG_CHECK, None, "id.check-digit"),
        (make_id_number("420324", date(2019, 1, 1), 1), TODAY, "id.birth-date-in-future"),
        ("340524801301001", None, "id.birth-date"),
        ("340524", None, "value.not-an-id-number"),
    ]:
        with pytest.raises(InvalidValueError) as caught:
            IdNumber.parse(text, on)
        assert caught.value.problem_code == code
        assert caught.value.severity is Severity.ERROR


def test_numbers_made_up_for_people_without_document_say_nothing_about_them():
    number = make_id_number("999999", date(1980, 1, 1), 1)
    assert number.is_placeholder is True
    assert number.birth_date is None
    assert number.male is None
    assert number.faults_on(date(1970, 1, 1)) == ()


@pytest.mark.parametrize("region", ["000000", "340524", "513030", "830000", "999998"])
def test_no_region_is_refused(region):
    number = make_id_number(region, date(1950, 6, 15), 2)
    assert IdNumber.parse(number, on=TODAY).region == region
