"""Rows become households; whatever becomes of a row, it is said."""

from __future__ import annotations

import random

import pytest

from fupin.codes import HouseholdType, MonitoringCategory, RiskType
from fupin.errors import LedgerError, Severity, UnknownNameError
from fupin.ledger import SheetReport, layout_of, read_ledger, read_ledgers


def test_two_rows_are_one_household_with_its_members_in_order(
    write_csv, head, child, household
):
    path = write_csv([head, child])
    book = read_ledger(str(path))
    assert book.households == (household,)
    assert book.problems == ()
    assert book.rows_of == {"4203240000001": ((path.name, 2), (path.name, 3))}
    (sheet,) = book.sheets
    assert (sheet.layout, sheet.header_row, sheet.rows, sheet.used) == (
        "nat-member-2019",
        1,
        2,
        2,
    )


def test_members_keep_the_order_of_their_rows_wherever_these_stand(write_csv, head, child):
    other = {**head, "户编号": "99", "人编号": "991"}
    book = read_ledger(write_csv([child, other, head]))
    assert [h.household_id for h in book.households] == ["4203240000001", "99"]
    assert [str(m.member_id)[-1] for m in book.households[0].members] == ["2", "1"]


def test_titles_above_the_header_and_another_order_do_not_matter(write_csv, head, child):
    headers = list(head)
    random.Random(3).shuffle(headers)  # noqa: S311  # the same order every time
    plain = read_ledger(write_csv([head, child]))
    book = read_ledger(
        write_csv([head, child], name="b.csv", headers=headers, above=["导出", "2019年"])
    )
    assert book.households == plain.households
    assert book.sheets[0].header_row == 3


def test_equal_places_are_one_object(write_csv, head):
    book = read_ledger(write_csv([head, {**head, "户编号": "99"}]))
    first, second = book.households
    assert first.place is second.place


def test_a_row_of_a_household_without_a_person_adds_no_member(write_csv, head):
    for header in list(head)[6:19]:
        if header != "人数":
            head[header] = ""
    head["联系电话"] = ""
    (household,) = read_ledger(write_csv([head])).households
    assert household.members == ()
    assert household.size == 2


def test_household_columns_that_disagree_are_reported_and_the_first_counts(
    write_csv, head, child
):
    child.update({"人数": "3", "危房户": "是", "人均纯收入": ""})
    path = write_csv([head, child])
    book = read_ledger(path)
    (household,) = book.households
    assert (household.size, household.dwelling.dangerous) == (2, False)
    assert household.income.per_head == 523_050
    assert [(p.code, p.cell, p.column, p.found, p.expected) for p in book.problems] == [
        ("household.columns-disagree", "J3", "人数", "3", "2"),
        ("household.columns-disagree", "X3", "危房户", "是", "否"),
    ]
    assert {p.severity for p in book.problems} == {Severity.WARNING}
    assert {p.household for p in book.problems} == {"4203240000001"}


def test_what_the_first_row_leaves_open_a_later_one_may_say(write_csv, head, child):
    head["人数"] = ""
    book = read_ledger(write_csv([head, child]))
    assert book.households[0].size == 2
    assert book.problems == ()


def test_a_row_without_household_number_is_reported_and_kept(write_csv, head, child):
    child["户编号"] = ""
    path = write_csv([head, child])
    book = read_ledger(path)
    (problem,) = book.problems
    assert (problem.code, problem.cell) == ("row.no-household-number", "F3")
    assert problem.severity is Severity.ERROR
    assert len(book.households[0].members) == 1
    assert book.unknown[path.name, 3]["人编号"] == "420324000000102"
    assert (book.sheets[0].used, book.sheets[0].unplaced) == (1, 1)


def test_totals_footnotes_and_repeated_headers_are_skipped_with_a_notice(
    write_csv, head, child
):
    headers = list(head)
    blank = dict.fromkeys(headers, "")
    rows = [
        head,
        {**blank, "序号": "小 计", "人数": "1"},
        dict.fromkeys(headers, "  "),
        dict(zip(headers, headers, strict=True)),
        child,
        {**blank, "县(市、区、旗)": "青山县合计", "人数": "2"},
        {},
        {**blank, "序号": "备注：本表由乡镇填报"},
        {**blank, "序号": "填表人：张三"},
    ]
    book = read_ledger(write_csv(rows))
    assert [(p.code, p.cell, p.found) for p in book.problems] == [
        ("row.total", "A3", "小计"),
        ("row.repeated-header", "A5", ""),
        ("row.total", "A7", "合计"),
        ("row.footnote", "A9", "备注"),
        ("row.footnote", "A10", "填表人"),
    ]
    assert {p.severity for p in book.problems} == {Severity.NOTICE}
    assert len(book.households) == 1
    sheet = book.sheets[0]
    assert (sheet.rows, sheet.used, sheet.skipped, sheet.empty) == (9, 2, 5, 2)


def test_a_place_that_begins_like_a_total_is_a_place(write_csv, head):
    head.update({"县(市、区、旗)": "合江县", "乡(镇)": "总部镇"})
    headers = list(head)[1:]
    book = read_ledger(write_csv([head], headers=headers))
    assert book.households[0].place.county == "合江县"
    assert book.problems == ()


def test_no_row_may_get_lost():
    with pytest.raises(AssertionError, match="3 rows were read, 2 accounted for"):
        SheetReport(name="x", layout="y", header_row=1, rows=3, used=2)


def test_unknown_columns_are_kept_row_by_row(write_csv, head):
    headers = [*head, "自设列", "", "自设列"]
    row = [*head.values(), "甲", "乙", "丙"]
    path = write_csv([row], headers=headers)
    book = read_ledger(path)
    assert book.unknown == {
        (path.name, 2): {"自设列": "甲", "AD": "乙", "自设列 (2)": "丙"},
    }
    assert book.sheets[0].unknown_columns == ("自设列", "AD", "自设列 (2)")
    assert book.problems == ()


def test_cells_beyond_the_header_are_kept_too(write_csv, head):
    path = write_csv([[*head.values(), "多出"]])
    assert read_ledger(path).unknown == {(path.name, 2): {"AC": "多出"}}


def test_short_rows_are_rows(write_csv, head):
    book = read_ledger(write_csv([list(head.values())[:20]]))
    assert book.households[0].dwelling is None
    assert book.problems == ()


def test_an_unrecognised_file_names_the_nearest_layout(write_csv, head):
    headers = ["户编号", "姓名", "证件号码", "备注甲"]
    with pytest.raises(LedgerError) as caught:
        read_ledger(write_csv([head], headers=headers))
    (problem,) = caught.value.problems
    assert problem.code == "ledger.layout-not-recognised"
    assert "证件号码" in problem.message
    assert "民族" in problem.expected
    assert "备注甲" not in str(caught.value)


def test_a_file_without_any_header_names_the_layouts_and_no_cell(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("张三,420324\n", encoding="utf-8")
    with pytest.raises(LedgerError, match="nat-member-2019") as caught:
        read_ledger(path)
    assert "张三" not in str(caught.value)


def test_an_empty_file_is_no_ledger(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"")
    with pytest.raises(LedgerError, match=r"ledger\.layout-not-recognised"):
        read_ledger(path)


def test_a_layout_that_is_named_needs_its_keys_only(write_csv, head):
    path = write_csv([head], headers=["户编号", "姓名", "人数"])
    book = read_ledger(path, layout="nat-member-2019")
    assert book.households[0].size == 2
    with pytest.raises(UnknownNameError, match="did you mean 'nat-member-2019'"):
        read_ledger(path, layout="nat-member-2018")
    with pytest.raises(LedgerError, match="verification"):
        read_ledger(write_csv([head], headers=["姓名", "人数"]), layout="verification")


def test_progress_is_told_in_rows(write_csv, head):
    rows = [{**head, "户编号": str(n)} for n in range(1, 6002)]
    told = []
    read_ledger(write_csv(rows), progress=lambda done, total: told.append((done, total)))
    assert told == [(5000, 6001), (6001, 6001)]


def test_other_sheets_of_a_workbook_are_noticed(write_xlsx, head):
    pytest.importorskip("python_calamine")
    rows = [list(head), list(head.values())]
    book = read_ledger(write_xlsx({"人员": rows, "说明": [["填报说明"]], "空": []}))
    assert [(p.code, p.sheet) for p in book.problems] == [("sheet.not-recognised", "说明")]
    assert [(s.name, s.layout) for s in book.sheets] == [
        ("人员", "nat-member-2019"),
        ("说明", ""),
    ]
    assert len(book.households) == 1


def test_merged_household_cells_hold_for_all_rows_they_span(tmp_path, head, child):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate((dict(zip(head, head, strict=True)), head, child)):
            for column, cell in enumerate(row.values()):
                sheet.write_string(at, column, cell)
        sheet.merge_range(1, 5, 2, 5, head["户编号"])
    read = read_ledger(path)
    assert len(read.households[0].members) == 2
    assert read.problems == ()


def _gz_rows(**cells):
    headers = [c.header for c in layout_of("gz-monitor-2023").columns]
    return [["导出"], [""], headers, [str(cells.get(h, "")) for h in headers]]


def test_the_guizhou_monitoring_export_is_read(write_csv):
    cells = {
        "县": "青山县",
        "户编号": "5203000001",
        "户类型": "脱贫户",
        "监测对象类别": "脱贫不稳定户",
        "姓名": "测试",
        "性别": "1",
        "是否危房户": "否",
        "耕地面积（亩）": "2.35",
        "合规自付支出": "1200.50",
        "致贫/返贫风险1": "因病",
        "致贫/返贫风险3": "缺劳动力",
        "风险是否已消除": "是",
        "消除监测时间": "2023-05-01",
        "产业帮扶": "是",
    }
    title, second, headers, row = _gz_rows(**cells)
    path = write_csv([row], headers=headers, above=[title[0], second[0]])
    book = read_ledger(path)
    (household,) = book.households
    assert book.problems == ()
    assert book.sheets[0].header_row == 3
    assert household.household_type is HouseholdType.EXITED
    assert household.monitoring.category is MonitoringCategory.UNSTABLE
    assert household.monitoring.risks == {RiskType.ILLNESS, RiskType.NO_LABOUR}
    assert household.monitoring.risk_removed is True
    assert household.monitoring.out_of_pocket == 120_050
    assert household.land.arable == 2350
    assert household.dwelling.dangerous is False
    assert household.monitoring.measures.industry == "是"
    assert (path.name, 4) not in book.unknown


def test_villages_are_read_with_their_income_in_fen(write_csv):
    headers = [c.header for c in layout_of("gz-village-2023").columns]
    values = {
        "县": "青山县",
        "乡": "河口镇",
        "村": "幸福村",
        "是否出列": "是",
        "总人口数": "1203",
    }
    values |= {"村级集体经济收入（万元）": "12.35", "是否通客运班车": "否"}
    book = read_ledger(
        write_csv([values, {"县": "合计", "总人口数": "1203"}], headers=headers)
    )
    (village,) = book.villages
    assert village.village_id == "青山县/河口镇/幸福村"
    assert (village.population, village.exited, village.bus) == (1203, True, False)
    assert village.collective_income == 12_350_000
    assert [p.code for p in book.problems] == ["row.total"]
    assert book.rows_of_villages == {"青山县/河口镇/幸福村": (("台账.csv", 2),)}


def test_a_row_without_a_village_is_reported(write_csv):
    headers = [c.header for c in layout_of("gz-village-2023").columns]
    book = read_ledger(write_csv([{"县": "青山县", "总人口数": "5"}], headers=headers))
    assert [(p.code, p.cell) for p in book.problems] == [("row.no-village", "C2")]
    assert book.villages == ()


def test_several_files_are_one_book(write_csv, head, child, household):
    first = write_csv([head], name="甲.csv")
    second = write_csv([child], name="乙.csv")
    book = read_ledgers([first, second])
    assert book.households == (household,)
    assert book.problems == ()
    assert book.rows_of["4203240000001"] == (("甲.csv", 2), ("乙.csv", 2))
    assert read_ledgers([]).households == ()
