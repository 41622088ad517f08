"""Nobody's name or number stands in a problem, an error or a repr."""

from __future__ import annotations

import pytest

from fupin.codes import PovertyCause
from fupin.errors import LedgerError
from fupin.ledger import join, layout_of, read_ledger


_NAME = "欧阳测试"
_PHONE = "13900000017"


def _personal(head):
    yield head["姓名"]
    yield head["证件号码"]
    yield head["证件号码"][6:]
    yield head["联系电话"]


def _said(book):
    yield repr(book)
    yield str(book)
    yield repr(book.unknown)
    yield from map(repr, book.unknown.values())
    yield repr(book.sheets)
    for problem in book.problems:
        yield repr(problem)
        yield str(problem)
        yield problem.english()


def test_a_book_only_counts(write_csv, head, child):
    book = read_ledger(write_csv([head, child]))
    assert repr(book) == (
        "<Book: 1 households, 2 members, 0 villages, 0 attestations, 0 problems>"
    )


@pytest.mark.parametrize("by", range(1, 27))
def test_columns_that_slipped_show_nobody(write_csv, head, child, by):
    """Every cell stands *by* columns from where it should."""
    headers = list(head)
    rows = []
    for row in (head, child):
        cells = list(row.values())
        rows.append(cells[-by:] + cells[:-by])
    book = read_ledger(write_csv(rows, headers=headers))
    assert book.problems
    told = "\n".join(_said(book))
    for datum in {*_personal(head), *_personal(child)} - {"—"}:
        assert datum not in told


@pytest.mark.parametrize("header", ["民族", "人均纯收入", "危房户", "脱贫年度", "联系电话"])
@pytest.mark.parametrize("datum", [_NAME, "张三", _PHONE, "420324197005040015"])
def test_a_personal_datum_in_a_wrong_column_is_masked(write_csv, head, header, datum):
    head.update({"姓名": "某", "证件号码": "", "联系电话": "", header: datum})
    book = read_ledger(write_csv([head]))
    told = "\n".join(_said(book))
    readable = datum == _PHONE and header in {"联系电话", "人均纯收入"}
    assert [bool(problem.found) for problem in book.problems] == [True] * (not readable)
    assert datum not in told


def test_what_is_like_a_wording_is_shown(write_csv, head):
    head["主要致贫原因"] = "缺劳动"
    (problem,) = read_ledger(write_csv([head])).problems
    assert problem.found == "缺劳动"
    assert PovertyCause.NO_LABOUR.value in problem.expected


def test_kept_rows_are_counted_not_shown(write_csv, head):
    head["户编号"] = ""
    book = read_ledger(write_csv([head]))
    assert repr(book.unknown) == "<kept cells of 1 rows>"
    (cells,) = book.unknown.values()
    assert repr(cells) == "<27 cells>"
    assert cells["姓名"] == _NAME


def test_an_unrecognised_file_shows_no_cell(write_csv, head):
    headers = ["户编号", "甲", "乙"]
    with pytest.raises(LedgerError) as caught:
        read_ledger(write_csv([[_NAME, _PHONE, head["证件号码"]]], headers=headers))
    for datum in _personal(head):
        assert datum not in str(caught.value)
        assert datum not in caught.value.explain()


def test_differences_of_personal_columns_are_masked(write_csv, head):
    first = read_ledger(write_csv([head]))
    other = {**head, "姓名": "张三丰", "联系电话": "13900000025"}
    book = join(first, read_ledger(write_csv([other], name="b.csv")))
    assert [(p.found, p.expected) for p in book.problems] == [
        ("张*", "欧阳*"),
        ("*********25", "*********17"),
    ]


def test_who_attests_is_not_told_when_two_rows_disagree(write_csv):
    headers = [c.header for c in layout_of("verification").columns]
    rows = [
        {"户编号": "1", "不愁吃": answer, "核查人": who}
        for answer, who in (("是", "李四光"), ("否", "王五常"))
    ]
    book = read_ledger(write_csv(rows, headers=headers))
    told = "\n".join(_said(book))
    assert len(book.problems) == 1
    assert "李四光" not in told
    assert "王五常" not in told
