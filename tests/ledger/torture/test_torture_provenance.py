"""Which row each member is from, what was not understood, and what was asked at all."""

from __future__ import annotations

import pytest

from fupin.ledger import join, load_layout, of_file, read_ledger, read_ledgers


NUMBER = "4203240000001"


def test_each_member_has_the_row_it_is_from(write_csv, head, child):
    path = write_csv([head, {**head, "户编号": "2"}, {}, child])
    book = read_ledger(path)
    assert book.rows_of_members == {
        NUMBER: ((path.name, 2), (path.name, 5)),
        "2": ((path.name, 3),),
    }


def test_copies_and_rows_of_nobody_move_no_member(write_csv, head, child):
    nobody = dict(head)
    for header in (*list(head)[6:9], *list(head)[10:19], "联系电话"):
        nobody[header] = ""
    path = write_csv([nobody, head, head, {**child, "民族": "火星族"}])
    book = read_ledger(path)
    assert book.rows_of_members == {NUMBER: ((path.name, 3), (path.name, 5))}
    assert book.unread == {NUMBER: {(1, "member.ethnicity")}}


def test_a_copy_whose_cell_differs_only_in_what_is_not_understood(write_csv, head):
    book = read_ledger(write_csv([{**head, "民族": ""}, {**head, "民族": "火星族"}]))
    assert len(book.households[0].members) == 1
    assert book.unread == {NUMBER: {(0, "member.ethnicity")}}


def test_what_was_not_understood_is_told_from_what_is_blank(write_csv, head, child):
    head.update({"人数": "两口", "文化程度": ""})
    child.update({"健康状况": "火星病", "县(市、区、旗)": "#N/A"})
    book = read_ledger(write_csv([head, child]))
    assert book.unread == {
        NUMBER: {(None, "household.size"), (1, "member.health"), (None, "place.county")}
    }


def test_a_row_of_nobody_may_have_something_not_understood(write_csv, head):
    blank = dict.fromkeys(head, "") | {"户编号": NUMBER, "民族": "火星族"}
    assert read_ledger(write_csv([blank])).unread == {NUMBER: {(None, "member.ethnicity")}}


def test_a_value_that_is_kept_with_a_warning_was_understood(write_csv, head):
    head["证件号码"] = head["证件号码"][:-1] + ("0" if head["证件号码"][-1] != "0" else "1")
    book = read_ledger(write_csv([head]))
    assert book.problems
    assert book.unread == {}


def test_joining_keeps_members_and_their_rows_together(write_csv, head, child):
    new = {**child, "姓名": "新人", "人编号": "9", "证件号码": "", "民族": "火星族"}
    first = write_csv([head, child], name="甲.csv")
    second = write_csv([{**child, "文化程度": "火星"}, new], name="乙.csv")
    book = read_ledgers([first, second])
    assert len(book.households[0].members) == 3
    assert book.rows_of_members == {NUMBER: (("甲.csv", 2), ("甲.csv", 3), ("乙.csv", 3))}
    assert book.unread == {NUMBER: {(1, "member.education"), (2, "member.ethnicity")}}


@pytest.mark.parametrize("swap", [False, True])
def test_households_of_one_book_only_keep_theirs(write_csv, head, child, swap):
    mine = read_ledger(write_csv([{**head, "人数": "二"}], name="甲.csv"))
    other = {**child, "户编号": "2", "民族": "火星族"}
    theirs = read_ledger(write_csv([other], name="乙.csv"))
    book = join(theirs, mine) if swap else join(mine, theirs)
    assert book.rows_of_members == {NUMBER: (("甲.csv", 2),), "2": (("乙.csv", 2),)}
    assert book.unread == {NUMBER: {(None, "household.size")}, "2": {(0, "member.ethnicity")}}


def test_members_of_no_sheet_have_no_row(write_csv, child, household):
    from fupin.ledger import Book

    book = join(Book(households=(household,)), read_ledger(write_csv([child])))
    assert book.rows_of_members == {NUMBER: (None, ("台账.csv", 2))}
    assert of_file(book, "a").rows_of_members == {NUMBER: (None, ("a:台账.csv", 2))}
    assert join(Book(households=(household,)), Book(households=(household,))).unread == {}


def test_files_rename_the_rows_of_members(write_xlsx, head):
    book = read_ledger(write_xlsx({"人": [list(head), list(head.values())]}))
    renamed = of_file(book, "甲.xlsx")
    assert renamed.rows_of_members == {NUMBER: (("甲.xlsx:人", 2),)}
    assert renamed.asked_of(NUMBER) == book.asked_of(NUMBER) != frozenset()


def test_sheets_of_one_name_stay_apart_for_members_too(write_csv, head, child):
    first = read_ledger(write_csv([head]))
    second = read_ledger(write_csv([child]))
    assert join(first, second).rows_of_members == {
        NUMBER: (("台账.csv", 2), ("台账.csv (2)", 2))
    }


def test_what_was_asked_is_what_had_a_column(write_csv, head, child):
    few = {h: v for h, v in child.items() if h not in ("民族", "危房户")}
    few["户编号"] = "2"
    book = join(
        read_ledger(write_csv([head], name="甲.csv")),
        read_ledger(write_csv([few], name="乙.csv", headers=list(few))),
    )
    assert book.asked_of(NUMBER) - book.asked_of("2") == {
        "member.ethnicity",
        "household.dwelling.dangerous",
    }
    assert "member.name" in book.asked_of("2")
    assert book.asked_of("nobody") == frozenset()
    assert book.asked_of(NUMBER) is book.asked_of(NUMBER)


def test_villages_have_the_same(write_csv):
    headers = ["县", "乡", "村", "总人口数", "是否出列", "是否通客运班车", "总户数"]
    row = ["青山县", "河口镇", "幸福村", "很多", "是", "也许", "5"]
    book = read_ledger(write_csv([row], headers=headers), layout="gz-village-2023")
    (village,) = book.villages
    key = village.village_id
    assert book.unread_villages == {key: {"village.population", "village.bus"}}
    assert {"village.population", "place.village"} <= book.asked_of_village(key)
    assert "village.clinics" not in book.asked_of_village(key)
    twice = join(book, book)
    assert twice.unread_villages == book.unread_villages
    assert book.asked_of_village("none") == frozenset()


def test_what_a_visit_attests_may_not_be_understood_either(write_csv, head):
    from fupin.ledger import layout_of

    layout = layout_of("verification")
    headers = [c.header for c in layout.columns]
    asked = next(c for c in layout.columns if c.target and c.target.path[0] == "attested")
    row = {"户编号": NUMBER, asked.header: "也许吧"}
    read = read_ledger(write_csv([row], headers=headers, name="核查.csv"))
    expected = {NUMBER: {(None, asked.target.name)}}
    assert read.unread == expected
    register = read_ledger(write_csv([head]))
    assert join(register, read).unread == expected
    assert asked.target.name in join(register, read).asked_of(NUMBER)


LIVES = """
id = "lives"
title = "生卒"
title_en = "lives"
scope = "member"
source = "a test"
keys = ["户编号", "姓名"]

[columns]
"户编号" = { to = "household.household_id" }
"姓名" = { to = "member.name" }
"出生日期" = { to = "member.birth_date" }
"死亡日期" = { to = "member.death_date" }
"""


def test_a_value_that_cannot_be_true_is_dropped_and_not_blank(write_csv):
    headers = ["户编号", "姓名", "出生日期", "死亡日期"]
    rows = [["7", "甲", "1980-01-01", ""], ["7", "乙", "1980-01-01", "1970-01-01"]]
    book = read_ledger(write_csv(rows, headers=headers), layout=load_layout(LIVES))
    first, second = book.households[0].members
    assert second.birth_date is None or second.death_date is None
    (problem,) = book.problems
    assert (problem.cell, problem.household) == ("A3", "7")
    assert first.birth_date is not None
    ((position, field),) = book.unread["7"]
    assert position == 1
    assert getattr(second, field.removeprefix("member.")) is None


def test_a_column_of_names_is_not_remembered_for_ever(write_csv, head, monkeypatch):
    monkeypatch.setattr("fupin.ledger.converters._MOST", 10)
    monkeypatch.setattr("fupin.ledger.table._BLOCK", 7)
    rows = [{**head, "户编号": str(n), "人数": "二"} for n in range(40)]
    book = read_ledger(write_csv(rows))
    assert len(book.households) == len(book.problems) == len(book.unread) == 40
