"""Headers of one row and of several, hints below them, lists beside the table."""

from __future__ import annotations

import pytest

from fupin.errors import LedgerError, Severity
from fupin.ledger import read_ledger


def test_names_may_have_feeds_blanks_wide_forms_and_units(write_csv, head, child, household):
    spelled = {
        "户编号": "户\n编 号",
        "姓名": "\u3000姓　名 ",
        "务工时间（月）": "务工时间\n(月)",
        "人均纯收入": "人均纯收入 （元）",
        "县(市、区、旗)": "县（市、区、旗）",
    }
    rows = [{spelled.get(h, h): v for h, v in row.items()} for row in (head, child)]
    book = read_ledger(write_csv(rows, headers=list(rows[0])))
    assert book.households == (household,)
    assert book.problems == ()


@pytest.mark.parametrize("above", [0, 1, 7, 19])
def test_the_header_may_stand_in_any_of_the_first_rows(write_csv, head, child, above):
    book = read_ledger(write_csv([head, child], above=["标题"] * above))
    assert book.sheets[0].header_row == above + 1
    assert len(book.households[0].members) == 2


def test_below_the_twentieth_row_no_header_is_looked_for(write_csv, head):
    with pytest.raises(LedgerError, match="not-recognised"):
        read_ledger(write_csv([head], above=["标题"] * 20))


BANDS = {"县(市、区、旗)": "所在地", "乡(镇)": "", "行政村": "", "自然村": ""}
BANDS |= {"人编号": "家庭成员", "姓名": "", "证件号码": "", "民族": "", "文化程度": ""}


def banded(head, rows):
    """Columns grouped under bands, the rest with their name in the upper row."""
    order = ["序号", *BANDS, *(h for h in head if h not in BANDS and h != "序号")]
    upper = [BANDS.get(h, h) for h in order]
    lower = [h if h in BANDS else "" for h in order]
    return [upper, lower, *([row[h] for h in order] for row in rows)]


@pytest.mark.parametrize("titles", [0, 2])
def test_a_header_of_two_rows_is_read_without_merged_cells(
    write_csv, head, child, household, titles
):
    upper, *rest = banded(head, [head, child])
    book = read_ledger(write_csv(rest, headers=upper, above=["青山县台账"] * titles))
    assert book.households == (household,)
    assert book.problems == ()
    assert (book.sheets[0].header_row, book.sheets[0].rows) == (titles + 2, 2)


@pytest.mark.parametrize("depth", [2, 3])
def test_a_header_of_merged_rows_is_read(tmp_path, head, child, household, depth):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    upper, lower, *rows = banded(head, [head, child])
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("表")
        sheet.merge_range(0, 0, 0, len(upper) - 1, "青山县家庭成员信息")
        at = 0
        while at < len(upper):
            end = at
            while lower[at] and end + 1 < len(upper) and lower[end + 1] and not upper[end + 1]:
                end += 1
            if lower[at]:
                sheet.merge_range(1, at, depth - 1, end, upper[at])
                for column in range(at, end + 1):
                    sheet.write(depth, column, lower[column])
            else:
                sheet.merge_range(1, at, depth, at, upper[at])
            at = end + 1
        for number, row in enumerate(rows, depth + 1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
    read = read_ledger(path)
    assert read.households == (household,)
    assert read.problems == ()
    assert read.sheets[0].header_row == depth + 1


def test_one_name_under_two_bands_is_told_apart_by_them(write_csv, head):
    upper, lower, row = banded(head, [head])
    upper += ["帮扶责任人", ""]
    lower += ["姓名", "联系方式"]
    path = write_csv([lower, [*row, "王测试", "甲"]], headers=upper)
    book = read_ledger(path)  # 家庭成员 and 姓名 together are a name that is known
    assert str(book.households[0].members[0].name) == head["姓名"]
    assert book.unknown[path.name, 3]["帮扶责任人 姓名"] == "王测试"


def test_a_name_below_no_band_counts_before_one_below_a_band(write_csv, head):
    upper, lower, row = banded(head, [head])
    at = lower.index("姓名")
    upper[at + 1] = "家庭成员"
    upper[at], lower[at] = "姓名", ""
    upper += ["帮扶责任人", ""]
    lower += ["姓名", "联系方式"]
    path = write_csv([lower, [*row, "王测试", "甲"]], headers=upper)
    book = read_ledger(path)
    assert str(book.households[0].members[0].name) == head["姓名"]
    assert book.unknown[path.name, 3] == {
        "帮扶责任人 姓名": "王测试",
        "帮扶责任人 联系方式": "甲",
    }


def test_units_may_stand_in_a_row_of_their_own(write_csv, head):
    headers = list(head)
    units = {"人均纯收入": "万元", "务工时间（月）": "月", "人数": "人"}
    named = [h.replace("（月）", "") for h in headers]
    head["人均纯收入"] = "0.52305"
    path = write_csv([[units.get(h, "") for h in headers], list(head.values())], headers=named)
    book = read_ledger(path)
    assert book.sheets[0].header_row == 2
    assert book.households[0].income.per_head == 523_050


def test_repeated_headers_of_two_rows_are_skipped(write_csv, head, child, household):
    upper, lower, first, second = banded(head, [head, child])
    path = write_csv([lower, first, upper, lower, second], headers=upper)
    book = read_ledger(path)
    assert book.households == (household,)
    assert [p.code for p in book.problems] == ["row.repeated-header"] * 2


def test_repeated_names_count_once_and_the_others_are_kept(write_csv, head):
    headers = [*head, "姓名", "AF", "姓名"]
    path = write_csv([[*head.values(), "甲", "乙", "丙", "丁", "戊"]], headers=headers)
    book = read_ledger(path)
    assert str(book.households[0].members[0].name) == head["姓名"]
    kept = book.unknown[path.name, 2]
    assert kept == {"姓名 (2)": "甲", "AF": "乙", "姓名 (3)": "丙", "AF (2)": "丁", "AG": "戊"}


HINTS = [
    {"户编号": "必填", "姓名": "必填，文本格式", "民族": "01汉族 02蒙古族"},
    {"户编号": "文本格式，13位数字", "证件号码": "文本格式", "脱贫年度": "yyyy"},
    {"县(市、区、旗)": "示例", "姓名": "张三"},
    {"贫困户属性": "01 一般贫困户 02 低保贫困户", "危房户": "下拉选择"},
    {
        "姓名": "字符型(20)",
        "人均纯收入": "数值(10,2)",
        "脱贫年度": "YYYY年MM月",
        "备注": "x" * 90,
    },
]


@pytest.mark.parametrize("hint", HINTS)
def test_hints_below_the_header_are_skipped_with_a_notice(
    write_csv, head, child, household, hint
):
    book = read_ledger(write_csv([hint, head, child]))
    assert book.households == (household,)
    assert [(p.code, p.cell, p.severity) for p in book.problems] == [
        ("row.hint", "A2", Severity.NOTICE)
    ]
    assert (book.sheets[0].rows, book.sheets[0].used, book.sheets[0].skipped) == (3, 2, 1)


def test_what_looks_like_a_hint_further_below_is_a_record(write_csv, head, child):
    rows = [head, child, {**head, "姓名": "甲"}, HINTS[3]]
    book = read_ledger(write_csv(rows))
    assert "row.hint" not in {p.code for p in book.problems}
    assert book.sheets[0].unplaced == 1


def test_a_record_that_looks_like_hints_is_a_record(write_csv, head):
    head.update({"自然村": "3组12号", "姓名": "例"})
    book = read_ledger(write_csv([head]))
    assert book.sheets[0].used == 1


def test_a_list_beside_the_table_is_kept_and_nothing_more(write_csv, head, child):
    headers = [*head, "", "民族", "代码"]
    rows = [
        [*head.values(), "", "汉族", "01"],
        [*child.values(), "", "蒙古族", "02"],
        [*[""] * (len(head) + 1), "回族", "03"],
    ]
    del headers[headers.index("民族")]
    rows = [[c for at, c in enumerate(r) if at != list(head).index("民族")] for r in rows]
    path = write_csv(rows, headers=headers)
    book = read_ledger(path)
    assert [m.ethnicity for m in book.households[0].members] == [None, None]
    assert book.problems == ()
    assert (book.sheets[0].used, book.sheets[0].empty) == (2, 1)
    assert book.unknown[path.name, 4] == {"民族": "回族", "代码": "03"}
    assert book.sheets[0].unknown_columns == ("民族", "代码")
