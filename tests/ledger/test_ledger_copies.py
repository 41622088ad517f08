"""A row that stands twice, amounts in messages, and wordings of papers."""

from __future__ import annotations

import pytest

from fupin.codes import IdType
from fupin.errors import Severity
from fupin.ledger import join, read_ledger
from fupin.ledger.labels import read_code


def test_a_copied_row_is_counted_once_and_reported(write_csv, head, child):
    book = read_ledger(write_csv([head, child, {**child, "序号": "3"}]))
    assert [m.member_id for m in book.households[0].members] == [
        "420324000000101",
        "420324000000102",
    ]
    (problem,) = book.problems
    assert (problem.code, problem.cell, problem.column) == ("row.repeated", "G4", "人编号")
    assert problem.severity is Severity.WARNING
    assert problem.household == "4203240000001"
    assert "第3行" in problem.message
    assert book.sheets[0].used == 3
    assert len(book.rows_of["4203240000001"]) == 3


def test_rows_that_differ_in_anything_are_both_kept(write_csv, head, child):
    book = read_ledger(write_csv([head, child, {**child, "健康状况": "残疾"}]))
    assert len(book.households[0].members) == 3
    assert book.problems == ()


@pytest.mark.parametrize("known", ["人编号", "证件号码"])
def test_either_number_of_a_person_tells_a_copy(write_csv, head, child, known):
    child.update({"人编号": "", "证件号码": "", known: child[known]})
    book = read_ledger(write_csv([head, child, child]))
    assert len(book.households[0].members) == 2
    assert [p.column for p in book.problems] == [known]


def test_people_without_any_number_are_never_taken_for_copies(write_csv, head, child):
    child.update({"人编号": "", "证件号码": ""})
    book = read_ledger(write_csv([head, child, child]))
    assert len(book.households[0].members) == 3
    assert book.problems == ()


def test_amounts_that_disagree_are_told_in_yuan_not_in_fen(write_csv, head, child):
    child["人均纯收入"] = "5230"
    (problem,) = read_ledger(write_csv([head, child])).problems
    assert (problem.found, problem.expected) == ("5230 元/人/年", "5230.5 元/人/年")
    assert problem.expected_en == "5230.5 yuan/person/year"


def test_so_are_those_of_two_ledgers(write_csv, head, child):
    first = read_ledger(write_csv([head, child], name="甲.csv"))
    head["人均纯收入"] = child["人均纯收入"] = "5230"
    second = read_ledger(write_csv([head, child], name="乙.csv"))
    (problem,) = join(first, second).problems
    assert (problem.column, problem.cell) == ("人均纯收入", "AA2")
    assert (problem.found, problem.expected) == ("5230 元/人/年", "5230.5 元/人/年")


@pytest.mark.parametrize("text", ["￥5,230.50", "¥5230.5", "¥ 5230.5元"])
def test_a_sign_of_the_yuan_before_an_amount(write_csv, head, text):
    head["人均纯收入"] = text
    book = read_ledger(write_csv([head]))
    assert book.problems == ()
    assert book.households[0].income.per_head == 523_050


def test_a_sign_of_the_yuan_before_a_count_is_refused(write_csv, head):
    head["人数"] = "¥2"
    book = read_ledger(write_csv([head]))
    assert book.households[0].size is None
    assert [p.code for p in book.problems] == ["value.not-a-number"]


@pytest.mark.parametrize("text", ["居民身份证", "身份证", "户口簿"])
def test_identity_papers_by_their_everyday_names(text):
    assert read_code(IdType, text) is IdType.RESIDENT_ID
