"""Personal data: readable by whoever asks, masked wherever it slips out."""

from __future__ import annotations

import copy
import json
import pickle
import pprint
import reprlib
import traceback

from datetime import date

import attrs
import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.errors import FupinError, InvalidValueError
from fupin.values import (
    AccountNumber,
    IdNumber,
    Masked,
    PersonName,
    Phone,
    make_id_number,
    mask_account,
    mask_id,
    mask_name,
    mask_phone,
    pseudonym,
)


KEY = b"sixteen secret b"
ID = make_id_number("420324", date(1980, 1, 1), 1)

SAMPLES = [
    (PersonName("张三丰"), "PersonName('张*')", "三丰"),
    (Phone("13812345678"), "Phone('*********78')", "123456"),
    (AccountNumber("6222020200112233445"), "AccountNumber('*****************45')", "11223344"),
    (ID, "IdNumber('420324************')", "19800101"),
    (Masked("whatever"), "Masked('***')", "what"),
]
samples = pytest.mark.parametrize(("value", "shown", "secret"), SAMPLES)
shown_samples = pytest.mark.parametrize(("value", "shown"), [s[:2] for s in SAMPLES])


@attrs.frozen
class Record:
    """Holds a value as a model would."""

    value: str


@pytest.mark.parametrize(("value", "secret"), [(s[0], s[2]) for s in SAMPLES])
def test_the_value_is_there_for_whoever_writes_it_out(value, secret):
    plain = value + ""
    assert type(plain) is str
    assert str(value) == plain == f"{value}"
    assert f"{value:>30}".strip() == plain
    assert json.loads(json.dumps({"v": value})) == {"v": plain}
    assert value == plain
    assert hash(value) == hash(plain)
    assert secret in plain


@samples
def test_every_accidental_printing_is_masked(value, shown, secret):
    assert repr(value) == shown
    assert f"{value!r}" == shown
    for text in (
        "%r" % value,  # noqa: UP031  # this form is what is tested
        ascii(value),
        repr(Record(value)),
        repr([value]),
        repr({value: (value,)}),
        pprint.pformat({"k": [value] * 20}),
        pprint.pformat(value, width=1),
        reprlib.repr(value),
    ):
        assert secret not in text
        assert ascii(secret)[1:-1] not in text


@shown_samples
def test_the_mask_survives_copies_and_pickles(value, shown):
    copies = [copy.copy(value), copy.deepcopy(value)]
    copies += [
        pickle.loads(pickle.dumps(value, protocol))  # noqa: S301  # our own bytes
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    ]
    for twin in copies:
        assert type(twin) is type(value)
        assert twin == value
        assert repr(twin) == shown


@pytest.mark.parametrize("value", [s[0] for s in SAMPLES])
def test_they_are_as_small_as_texts_and_take_no_attributes(value):
    with pytest.raises(AttributeError):
        value.note = "x"


def test_an_unrecorded_text_is_shown_as_empty():
    for kind in (Masked, PersonName, Phone, AccountNumber):
        assert kind("").masked == ""


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("420324198001010019", "420324************"),
        ("420324800101001", "420324*********"),
        ("42032419800101001941B1", "420324****************"),
        (" '４２０３２４19800101 0019", "420324************"),
        ("13812345678", "138********"),
        ("4203", "4***"),
        ("42", "**"),
        ("张三", "**"),
        ("", ""),
        ("\x1b[31m" + "9" * 20, "*[31m9" + "*" * 19),
    ],
)
def test_ids_show_the_region_at_most(text, masked):
    assert mask_id(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("张三", "张*"),
        ("张 三丰", "张*"),
        ("欧阳小明", "欧阳*"),
        ("欧阳", "欧*"),
        ("张", "*"),
        ("阿依古丽·买买提", "阿*"),
        ("", ""),
        ("𠮷野家", "𠮷*"),
    ],
)
def test_names_show_the_surname(text, masked):
    assert mask_name(text) == masked


@pytest.mark.parametrize("mask", [mask_phone, mask_account])
@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("13812345678", "*********78"),
        ("123456", "****56"),
        ("12345", "*****"),
        ("7", "*"),
        ("", ""),
    ],
)
def test_phones_and_accounts_show_two_digits(mask, text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize("mask", [mask_id, mask_name, mask_phone, mask_account])
@given(text=st.text() | st.text("0123456789X", max_size=30))
def test_masks_take_any_text_and_never_show_it_whole(mask, text):
    masked = mask(text)
    assert len(masked) <= 26
    assert masked.isprintable()
    if masked:
        assert "*" in masked
    assert mask("\ud800" + text).isprintable()


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("13812345678", "13812345678"),
        ("19900000000", "19900000000"),
        ("138-1234-5678", "13812345678"),
        (" 138 1234　5678 ", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("13812345678.0", "13812345678"),
        ("'13812345678", "13812345678"),
        ("+86 13812345678", "13812345678"),
        ("0719-4212345", "07194212345"),
        ("（0719）4212345", "07194212345"),
        ("010-62345678", "01062345678"),
        ("0719-84212345", "071984212345"),
    ],
)
def test_phones_are_read_in_their_usual_spellings(text, phone):
    assert Phone.read(text) == phone
    assert type(Phone.read(text)) is Phone


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "1381234567",
        "138123456789",
        "12812345678",
        "4212345",
        "0719-421234",
        "119",
        "1.38E+10",
        "13812345678/13912345678",
        "0138-12345678",
        "١٣٨١٢٣٤٥٦٧٨",
        "07191234567890",
    ],
)
def test_what_is_no_phone_is_refused_without_being_told(text):
    with pytest.raises(InvalidValueError) as caught:
        Phone.read(text)
    error = caught.value
    assert error.problem_code == "value.not-a-phone"
    said = f"{error}{error.problem()}{error.problem().english()}{error!r}"
    if len(text) > 6:
        assert text not in said
    trace = "".join(traceback.format_exception(error))
    assert "1234567" not in trace


def test_a_bad_number_in_a_register_can_be_held():
    """Checks look for such numbers, so the constructor takes them."""
    assert Phone("12345") == "12345"


def test_a_pseudonym_is_an_hmac_with_its_version():
    """The digest was computed with openssl; names in use must never change."""
    name = pseudonym("420324198001010019", key=KEY)
    assert name == "p1-732d285ca9cc407c9a7006a6ed04b522bc5f070763db1799a21bcdd61ac32180"
    assert name == pseudonym(IdNumber("420324198001010019"), key=KEY)
    assert name != pseudonym("420324198001010027", key=KEY)
    assert name != pseudonym("420324198001010019", key=KEY + b"x")


def test_a_guessable_key_is_refused():
    assert pseudonym("x", key=b"k" * 16)
    with pytest.raises(ValueError, match="at least 16 bytes") as caught:
        pseudonym("x", key=b"k" * 15)
    assert isinstance(caught.value, FupinError)
    assert "kkk" not in str(caught.value)
