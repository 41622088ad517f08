"""Rows become records, all accounted for; work records find the members they are about."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from fupin.codes import ChangeType, WorkStatus
from fupin.errors import Severity
from fupin.ledger import Book, join, layout_of, read_ledger, read_ledgers
from fupin.ledger.records import attach_work
from fupin.model import WorkRecord
from fupin.values import IdNumber, make_id_number


_NUMBER = make_id_number("420324", date(1970, 5, 4), 1)
_OTHER = make_id_number("420324", date(1980, 5, 4), 3)
_WORK = {
    "户编号": "4203240000001",
    "证件号码": str(_NUMBER),
    "是否已务工": "已外出务工",
    "开始时间": "2023-02-01",
    "务工所在县": "邻县",
    "务工月收入": "3500.5",
}


def headers(name):
    return [column.header for column in layout_of(name).columns]


@pytest.fixture
def write_work(write_csv):
    """Write a monthly survey of wage work."""

    def write(*rows, name="务工.csv"):
        return write_csv(rows, name=name, headers=headers("gz-outwork-2023"), above=["", ""])

    return write


def codes(book):
    return [problem.code for problem in book.problems]


def test_rows_become_records_in_their_order(write_csv):
    rows = [
        {"贫困户编号": "1", "变更类型": "4", "年度": "2019年", "县区名称": "青山县"},
        {"贫困户编号": "1", "变更类型": "删除家庭成员", "户主姓名": "赵示例"},
    ]
    path = write_csv(rows, headers=headers("js-change-log"))
    book = read_ledger(path)
    first, second = book.records["ChangeRecord"]
    assert (first.kind, first.year, first.place.county) == (
        ChangeType.HOUSEHOLD_ADDED,
        2019,
        "青山县",
    )
    assert second.kind is ChangeType.MEMBER_DELETED
    assert second.place is None
    assert book.rows_of_records == {"ChangeRecord": ((path.name, 2), (path.name, 3))}
    assert book.households == ()
    assert repr(book).endswith("0 attestations, 2 records, 0 problems>")
    assert "赵示例" not in repr(second)


def test_a_faulty_cell_is_reported_with_the_household_and_the_record_stays(write_csv):
    rows = [{"贫困户编号": "1", "变更类型": "42", "年度": "2019"}]
    path = write_csv(rows, headers=headers("js-change-log"))
    book = read_ledger(path)
    (problem,) = book.problems
    assert (problem.cell, problem.household) == ("B2", "1")
    assert book.records["ChangeRecord"][0].kind is None
    assert book.unknown[path.name, 2] == {"变更类型": "42"}


def test_a_row_of_which_nothing_is_read_makes_no_record_and_is_kept(write_work):
    path = write_work({"县": "青山县", "备注": "x"}, _WORK, {"开始时间": "甲", "乡": "河口镇"})
    book = read_ledger(path)
    assert len(book.records["WorkRecord"]) == 1
    assert [(p.code, p.cell) for p in book.problems] == [
        ("row.nothing-read", "D4"),
        ("row.nothing-read", "D6"),
        ("value.not-a-date", "I6"),
    ]
    (sheet,) = book.sheets
    assert (sheet.rows, sheet.used, sheet.unplaced, sheet.scope) == (3, 1, 2, "record")
    assert book.unknown[path.name, 4] == {"县": "青山县"}


def test_totals_below_records_are_no_records(write_csv):
    rows = [{"资金编号": "Z1", "下达资金": "3"}, {"年度": "合计", "下达资金": "3"}]
    book = read_ledger(write_csv(rows, headers=headers("js-fund-allocation")))
    assert len(book.records["FundAllocation"]) == 1
    assert codes(book) == ["row.total"]


def test_work_is_given_to_the_member_with_the_number(write_work, write_csv, head, child):
    register = write_csv([head, child], name="台账.csv")
    later = {**_WORK, "开始时间": "2023-08-01"}
    book = read_ledgers([register, write_work(_WORK, later, _WORK)])
    first, second = book.households[0].members
    assert [w.started_on for w in first.work_records] == [date(2023, 2, 1), date(2023, 8, 1)]
    assert first.work_records[0].monthly_wage == 350_050
    assert first.work_records[0].status is WorkStatus.WORKING
    assert second.work_records == ()
    assert book.problems == ()
    assert len(book.records["WorkRecord"]) == 3
    assert {row for row, _ in book.rows_of_records["WorkRecord"]} == {"务工.csv"}
    assert [(s.rows, s.used) for s in book.sheets] == [(2, 2), (3, 3)]


@pytest.mark.parametrize("card", ["", "44", "42B1"])
def test_work_finds_whoever_holds_a_disability_card(write_work, write_csv, head, card):
    head["证件号码"] = f"{_NUMBER}{card}"
    book = read_ledgers([write_csv([head], name="台账.csv"), write_work(_WORK)])
    assert len(book.households[0].members[0].work_records) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"证件号码": str(_OTHER)}, "台账中该户没有此人"),
        ({"户编号": "77"}, "台账中该户没有此人"),
        ({"户编号": "", "证件号码": str(_OTHER)}, "台账中没有此人"),
        ({"证件号码": ""}, "没有证件号码"),
        ({"证件号码": "999999197005040011"}, "占位号码"),
    ],
)
def test_work_of_somebody_not_on_the_register_is_reported(
    write_work, write_csv, head, change, why
):
    head_number = "999999197005040011" if "占位" in why else str(_NUMBER)
    register = write_csv([{**head, "证件号码": head_number}], name="台账.csv")
    book = read_ledgers([register, write_work({**_WORK, **change})])
    (problem,) = [p for p in book.problems if p.code == "work.person-not-found"]
    assert why in problem.message
    assert problem.severity is Severity.WARNING
    assert (problem.sheet, problem.cell) == ("务工.csv", "E4")
    assert str(_OTHER) not in f"{problem} {problem.english()} {problem!r}"
    assert book.households[0].members[0].work_records == ()


def test_without_a_household_number_the_whole_register_is_searched(
    write_work, write_csv, head
):
    work = write_work({**_WORK, "户编号": ""})
    register = write_csv([head], name="台账.csv")
    book = read_ledgers([register, work])
    assert len(book.households[0].members[0].work_records) == 1
    twice = write_csv([head, {**head, "户编号": "99"}], name="台账2.csv")
    book = read_ledgers([twice, work])
    (problem,) = book.problems
    assert "不止一处" in problem.message
    assert [h.members[0].work_records for h in book.households] == [(), ()]


def test_work_read_before_the_register_is_told_of_once_it_is_there(
    write_work, write_csv, head
):
    work = read_ledger(write_work(_WORK, {**_WORK, "户编号": "88"}))
    assert work.problems == ()
    register = read_ledger(write_csv([head], name="台账.csv"))
    book = join(work, register)
    assert codes(book) == ["work.person-not-found"]
    late = read_ledger(write_csv([{**head, "户编号": "88"}], name="台账2.csv"))
    book = join(book, late)
    assert codes(book) == []
    assert [len(h.members[0].work_records) for h in book.households] == [1, 1]


def test_records_of_both_books_are_carried_over_under_their_sheets(write_work):
    first, second = (read_ledger(write_work(_WORK)) for _ in "ab")
    book = join(first, second)
    assert len(book.records["WorkRecord"]) == 2
    assert book.rows_of_records["WorkRecord"] == (("务工.csv", 4), ("务工.csv (2)", 4))


def test_spells_from_two_books_add_up_without_a_clash(write_work, write_csv, head):
    register = read_ledger(write_csv([head], name="台账.csv"))
    later = {**_WORK, "开始时间": "2023-08-01"}
    one = join(register, read_ledger(write_work(_WORK, name="一.csv")))
    two = join(register, read_ledger(write_work(later, name="二.csv")))
    book = join(one, two)
    (member,) = book.households[0].members
    assert [w.started_on.month for w in member.work_records] == [2, 8]
    assert book.problems == ()


def test_a_book_made_by_hand_has_its_work_attached(household):
    record = WorkRecord(id_number=IdNumber(str(_NUMBER)), place="邻县")
    book = Book(
        households=(household,),
        records={"WorkRecord": (record, attrs.evolve(record, household_id="0"))},
        rows_of_records={"WorkRecord": (("S", 2), ("S", 3))},
    )
    attached = attach_work(book)
    assert attached.households[0].members[0].work_records == (record,)
    assert [p.cell for p in attached.problems] == ["A3"]
    bare = attach_work(attrs.evolve(book, rows_of_records={}))
    assert bare.households == attached.households
    assert [(p.sheet, p.cell) for p in bare.problems] == [("", "")]
    assert attach_work(Book()) == Book()
