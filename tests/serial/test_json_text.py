"""JSON text: decimals exactly, faults by line and column, nothing quoted."""

from __future__ import annotations

import json
import sys
import threading
import tracemalloc

import pytest

from fupin.errors import InvalidDataError
from fupin.model import Household, Income, Member
from fupin.serial import dumps, dumps_lines, loads, loads_lines, structure, unstructure


def problems(text, cls=Household):
    with pytest.raises(InvalidDataError) as caught:
        loads(text, cls)
    assert caught.value.__context__ is None
    return [(p.code, p.path) for p in caught.value.problems]


def test_a_decimal_without_quotes_is_read_exactly():
    assert loads('{"wage": 8400.5}', Income).wage == 840050
    assert loads('{"wage": 1e3, "business": -0.0}', Income) == Income(wage=100000, business=0)
    assert loads('{"wage": 9007199254740.93}', Income).wage == 900719925474093


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("1e99999999", "value.not-a-number"),
        ("1e-99999999", "value.not-a-number"),
        ("1e99999999999999999999", "value.inexact-number"),
    ],
)
def test_a_number_of_absurd_size_is_refused_without_being_written_out(number, code):
    tracemalloc.start()
    try:
        assert problems(f'{{"wage": {number}}}', Income) == [(code, "$.wage")]
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_an_integer_of_absurd_length_is_refused_at_its_place():
    text = '{"household_id": "1", "size": ' + "9" * 5000 + "}"
    assert problems(text) == [("value.not-an-integer", "$.size")]
    text = '{"household_id": "1", "exit_year": ' + "9" * 500 + "}"
    assert problems(text) == [("value.too-large", "$.exit_year")]


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_in_json_is_refused(constant):
    text = f'{{"wage": {constant}, "year": {constant}, "property_income": "1"}}'
    assert problems(text, Income) == [
        ("value.not-an-integer", "$.year"),
        ("value.inexact-number", "$.wage"),
    ]


def test_a_key_that_stands_twice_is_found_with_its_path():
    text = '{"household_id": "1", "members": [{}, {"sex": "男", "name": "甲", "sex": "女"}]}'
    assert problems(text) == [("document.duplicate-key", "$.members[1].sex")]
    text = '{"household_id": "1", "household_id": "1", "size": "4"}'
    assert problems(text) == [
        ("document.duplicate-key", "$.household_id"),
        ("value.not-an-integer", "$.size"),
    ]


def test_a_key_that_stands_twice_is_found_behind_colons_and_escapes():
    twice = r'{"employer": "a\u003ab", "employer": "a:b"}'
    assert problems(twice, Member) == [("document.duplicate-key", "$.employer")]
    assert problems(r'{"employer": "a", "emplo\u0079er": "b"}', Member) == [
        ("document.duplicate-key", "$.employer")
    ]
    assert loads(r'{"employer": "a\u003ab:c"}', Member).employer == "a:b:c"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, 1),
        ("  \n", 2, 1),
        ('{"household_id": "机密"', 1, 23),
        ('{\n "household_id": 机密}', 2, 18),
        ('{"household_id": "1"} 机密', 1, 23),
        ('{"household_id": "1",}', 1, 22),
        ("{'household_id': '机密'}", 1, 2),
        ('{"household_id": "机\n密"}', 1, 20),
        ('{"household_id": "\\机密"}', 1, 19),
        ("\u00a0{}", 1, 1),
        ('{"household_id": 01}', 1, 19),
    ],
)
def test_what_is_no_json_is_said_by_line_and_column(text, line, column):
    with pytest.raises(InvalidDataError) as caught:
        loads(text, Household)
    (found,) = caught.value.problems
    assert (found.code, found.path) == ("document.not-json", "$")
    near = {f"第{line}行第{c}列不是JSON" for c in (column - 1, column)}
    assert found.message in near, found.message
    assert "密" not in str(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.parametrize("text", ["null", "[]", '"x"', "1", "true", "1.5", "[{}]"])
def test_a_document_is_an_object(text):
    assert problems(text) == [("value.not-an-object", "$")]


def test_bytes_are_utf_8_with_or_without_a_mark(household_text):
    built = loads(household_text, Household)
    assert loads(household_text.encode(), Household) == built
    assert loads(household_text.encode("utf-8-sig"), Household) == built
    assert loads("\ufeff" + household_text, Household) == built
    assert problems(household_text.encode("gb18030")) == [("document.not-utf-8", "$")]
    assert problems(household_text.encode("utf-16"))[0][0] == "document.not-utf-8"


def test_deep_nesting_does_not_crash():
    for depth in (10**3, 10**5):
        for text in (
            "[" * depth,
            "[" * depth + "]" * depth,
            '{"a":' * depth + "1" + "}" * depth,
        ):
            with pytest.raises(InvalidDataError):
                loads(text, Household)
    deep = {}
    for _ in range(sys.getrecursionlimit() * 2):
        deep = {"place": deep}
    with pytest.raises(InvalidDataError):
        structure({"household_id": "1", "place": deep}, Household)


def test_a_lone_surrogate_does_no_harm():
    built = loads(r'{"employer": "\ud800"}', Member)
    assert loads(dumps(built), Member) == built
    assert problems(r'{"sex": "\ud800", "\ud800": 1}', Member)


def test_text_is_written_in_chinese_and_with_its_kind_first(document):
    text = dumps(structure(document, Household))
    assert text.startswith('{"schema": "fupin/household/1", "household_id": "')
    assert "周建国" in text
    assert json.loads(text) == document
    assert dumps(structure(document, Household), indent=2).startswith('{\n  "schema"')


def test_lines_are_read_and_written_one_by_one(document):
    built = structure(document, Household)
    other = Household(household_id="2")
    lines = list(dumps_lines([built, other]))
    assert all("\n" not in line for line in lines)
    text = "\n".join([lines[0], "", lines[1], ""])
    assert list(loads_lines(text.splitlines(), Household)) == [built, other]
    assert list(loads_lines((x.encode() for x in lines), Household)) == [built, other]


def test_the_number_of_a_bad_line_is_named():
    reading = loads_lines(['{"household_id": "1"}', " ", "{}"], Household)
    assert next(reading) == Household(household_id="1")
    with pytest.raises(InvalidDataError, match=r"^line 3: 1 problem") as caught:
        next(reading)
    assert caught.value.problems[0].code == "key.missing"


def test_threads_do_not_disturb_each_other(household_text):
    results = []

    def work():
        results.extend(loads(household_text, Household) for _ in range(50))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 200
    assert len({json.dumps(unstructure(r)) for r in results}) == 1
