"""One cell of each kind people and programs leave behind, and what becomes of it."""

from __future__ import annotations

from datetime import date

import pytest

from fupin.ledger import read_ledger
from fupin.model import WorkRecord


DATES = [
    "2018-03-05",
    "2018/3/5",
    "2018.3.5",
    "2018年3月5日",
    "20180305",
    "2018-03-05 00:00:00",
]


def read(write_xlsx, head, **cells):
    row = {**head, "首次识别时间": "", **cells}
    return read_ledger(write_xlsx({"表": [list(row), list(row.values())]}))


@pytest.mark.parametrize("written", DATES)
def test_a_day_in_any_of_six_notations(write_csv, head, written):
    row = {**head, "首次识别时间": written}
    book = read_ledger(write_csv([row], headers=list(row)), layout="nat-member-2020")
    assert book.problems == ()
    assert book.households[0].identified_on == date(2018, 3, 5)


@pytest.mark.parametrize(
    ("header", "cell", "path", "value"),
    [
        ("人数", "2", "size", 2),
        pytest.param("人数", 2, "size", 2, id="a number"),
        ("人数", "２", "size", 2),
        ("人数", "2.0", "size", 2),
        ("户编号", 4203240000001, "household_id", "4203240000001"),
        ("户编号", "4203240000001.0", "household_id", "4203240000001"),
        ("户编号", "'4203240000001", "household_id", "4203240000001"),
        ("户编号", "4203240000001\n", "household_id", "4203240000001"),
        ("人均纯收入", "5,230.5", "income.per_head", 523050),
        ("人均纯收入", "5230.5元", "income.per_head", 523050),
        ("人均纯收入", 5230.5, "income.per_head", 523050),
        ("脱贫年度", 2017.0, "exit_year", 2017),
        ("危房户", "是", "dwelling.dangerous", True),
        ("危房户", "有", "dwelling.dangerous", True),
        ("危房户", "√", "dwelling.dangerous", True),
        ("危房户", "否", "dwelling.dangerous", False),
        ("危房户", "无", "dwelling.dangerous", False),
        ("危房户", True, "dwelling.dangerous", True),
        ("危房户", "null ", "dwelling", None),
        ("人数", "null ", "size", None),
        ("人数", " ", "size", None),
    ],
)
def test_what_is_meant_is_read(write_xlsx, head, header, cell, path, value):
    book = read(write_xlsx, head, **{header: cell})
    assert book.problems == ()
    found = book.households[0]
    for name in path.split("."):
        found = getattr(found, name)
    assert found == value


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [
        ("证件号码", 420324198001010019, "value.damaged-id-number"),
        ("证件号码", "4.20324E+17", "value.damaged-id-number"),
        ("危房户", "1", "value.ambiguous-yes-no"),
        ("危房户", 0, "value.ambiguous-yes-no"),
        ("民族", "火星族", "value.not-in-code-list"),
        ("人数", "两口", "value.not-a-number"),
    ],
)
def test_what_is_not_understood_is_told_kept_and_not_blank(
    write_xlsx, head, header, cell, code
):
    book = read(write_xlsx, head, **{header: cell})
    (problem,) = book.problems
    ((_, field),) = next(iter(book.unread.values()))
    letter = book.sheets[0].letters[field]
    assert (problem.code, problem.sheet, problem.column) == (code, "表", header)
    assert problem.cell == f"{letter}2"
    assert problem.message
    assert problem.expected
    assert str(cell) not in problem.found or len(str(cell)) < 7
    assert header in book.unknown["表", 2]
    assert len(book.households[0].members) == 1


def test_empty_sheets_do_no_harm(write_xlsx, head):
    rows = [list(head), list(head.values())]
    book = read_ledger(write_xlsx({"空": [], "表": rows, "白": [[" "], ["\n"]]}))
    assert [s.name for s in book.sheets if s.layout] == ["表"]
    assert book.sheets[0].used + book.sheets[-1].used == 1
    assert WorkRecord.__name__ not in book.records
