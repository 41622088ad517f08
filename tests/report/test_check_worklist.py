"""A village's worklist: its order, what is printed, what is to be filled in."""

from datetime import date

import attrs
import openpyxl
import pytest

from fupin.errors import MissingExtraError, Severity
from fupin.facts import registry_household
from fupin.logic import sentence
from fupin.logic.named import Named
from fupin.logic.nodes import Number
from fupin.report.check_items import items
from fupin.report.check_workbook import HEADER_ROW, Heading, write_worklist
from fupin.report.check_worklist import (
    ELSEWHERE,
    TO_FILL,
    choices,
    columns,
    correctable,
    in_order,
    may_change,
)


HEADING = Heading(place="河口镇A&B村", on=date(2024, 1, 31), pack="tiny", due=date(2024, 3, 1))


@pytest.fixture(scope="module")
def found(report, register):
    return [i for i in items(report, register) if "幸福村" in i.village]


@pytest.fixture(scope="module")
def book(found, tmp_path_factory):
    path = tmp_path_factory.mktemp("worklist") / "w.xlsx"
    write_worklist(path, found, HEADING)
    return openpyxl.load_workbook(path)


def titles(sheet):
    return [cell.value for cell in sheet[HEADER_ROW + 1]]


def test_the_columns_that_are_promised(book):
    assert titles(book["疑点"])[:14] == [
        *("级别", "户编号", "姓名", "人编号", "问题", "现登记", "应为", "处理办法"),
        *("责任", "整改期限", "更正项", "更正为", "处理结果", "说明"),
    ]


def test_the_gravest_of_a_household_first(found):
    grave = attrs.evolve(found[0].finding, severity=Severity.ERROR, rule="grave")
    order = in_order([*found, attrs.evolve(found[0], finding=grave)])

    assert [i.finding.rule for i in order][:3] == ["t.labour", "grave", "t.ethnicity"]
    assert [i.finding.household for i in order][:3] == ["4203240000001"] * 3
    assert [i.finding.rule for i in order][3:] == ["t.ethnicity"] * 2 + ["t.population"]


def test_one_row_an_item(book, found):
    sheet = book["疑点"]
    assert sheet.max_row == HEADER_ROW + 1 + len(found)
    row = dict(zip(titles(sheet), (c.value for c in sheet[HEADER_ROW + 2]), strict=True))
    assert row == {
        "级别": "错误",
        "户编号": "4203240000001",
        "姓名": "欧阳*",
        "人编号": "420324000000102",
        "问题": "无劳动力",
        "现登记": "劳动技能：无劳动力",
        "应为": row["应为"],
        "处理办法": "核实后更正",
        "责任": "村",
        "整改期限": "2024-03-01",
        "更正项": "劳动技能",
        "更正为": None,
        "处理结果": None,
        "说明": None,
        "规则": "t.labour",
        "省清单编号": None,
        "字段": "member.labour",
        "成员序": 2,
        "村": "幸福村",
        "来源表": "register.csv",
        "行": 3,
    }
    assert "无劳动力" in row["应为"]


def test_meanings_of_terms_are_left_out(found):
    """A condition is said by its name; what the name means would fill the page."""
    said = sentence(Named(registry_household.size <= Number(8, "person"), "户不大", "small"))
    assert said.startswith("户不大；其中“户不大”指")
    item = attrs.evolve(found[0], finding=attrs.evolve(found[0].finding, expected=said))
    column = next(c for c in columns(due=None, reveal=False) if c.title == "应为")

    assert column.cell(item) == "户不大"


def test_what_stands_above(book):
    sheet = book["疑点"]
    assert sheet["A1"].value == "河口镇A&B村 疑点清单"
    assert sheet["A2"].value == (
        "检查日期 2024-01-31　共 5 项（错误 2、警告 3）　涉及 3 户"
        "　整改期限 2024-03-01　规则包 tiny"
    )
    assert "清空" in sheet["A3"].value


def test_it_prints_on_a4_across(book):
    sheet = book["疑点"]
    last = sheet.max_row
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$1:$4"
    assert sheet.print_area == f"'疑点'!$A$1:$N${last}"
    assert sheet.freeze_panes == "D5"
    assert sheet.auto_filter.ref == f"A4:U{last}"
    assert "A&&B村" in sheet.oddFooter.left.text.replace("A&B", "A&&B")
    printed = [c.width for c in columns(due=None, reveal=False) if c.printed]
    assert sum(printed) < 200  # what A4 holds at 70 % of its size


def test_cells_wrap_and_those_to_fill_are_coloured(book):
    sheet = book["疑点"]
    row = dict(zip(titles(sheet), sheet[HEADER_ROW + 2], strict=True))
    assert all(cell.alignment.wrap_text for cell in row.values())
    assert {row[title].fill.fgColor.rgb for title in TO_FILL} == {"FFFFF9DB"}
    assert row["更正为"].number_format == "@"
    assert row["级别"].fill.fgColor.rgb == "FFFFC7CE"
    assert row["级别"].border.top.style == "medium"
    below = dict(zip(titles(sheet), sheet[HEADER_ROW + 3], strict=True))
    assert below["户编号"].border.top.style == "thin"
    assert below["级别"].fill.fgColor.rgb == "FFFFEB9C"


def test_outcomes_and_codes_are_offered(book):
    sheet = book["疑点"]
    rules = {str(v.sqref): v for v in sheet.data_validations.dataValidation}
    outcome = rules["M5:M9"]
    assert outcome.formula1 == '"已更正,核实无误,无法更正"'
    labour, ethnicity = rules["L5"], rules["L6:L8"]
    assert labour.errorStyle == ethnicity.errorStyle == "warning"
    offered = book.defined_names[labour.formula1.lstrip("=")].attr_text
    assert offered.startswith("选项!$A$1:$A$")
    hidden = book["选项"]
    assert hidden.sheet_state == "hidden"
    assert [c.value for c in hidden["A"] if c.value][-1] == "清空"
    assert "汉族" in {c.value for c in hidden["B"]}


def test_what_can_be_chosen(found):
    labour = next(i for i in found if i.finding.rule == "t.labour")
    population = next(i for i in found if i.finding.rule == "t.population")
    assert choices(labour)[-1] == "清空"
    assert choices(population) == ()
    water = attrs.evolve(population.finding, fields=("village.exited",))
    assert choices(attrs.evolve(population, finding=water)) == ("是", "否", "清空")


@pytest.mark.parametrize(
    ("fields", "position", "expected"),
    [
        (("member.labour",), 0, "member.labour"),
        (("member.labour",), None, None),
        (("member.labour", "household.size"), None, "household.size"),
        (("household.members", "place.county"), 0, None),
        (("household.household_id", "member.work_records"), 0, None),
        ((), 0, None),
    ],
)
def test_the_field_to_correct(found, fields, position, expected):
    finding = attrs.evolve(found[0].finding, fields=fields, position=position)
    item = attrs.evolve(found[0], finding=finding)

    assert correctable(item) == expected
    label = next(c for c in columns(due=None, reveal=False) if c.title == "更正项").cell(item)
    assert (label == ELSEWHERE) is (expected is None)
    assert choices(item) == () or expected == "member.labour"


def test_what_things_are_found_by_stays():
    assert not may_change("household.household_id")
    assert not may_change("village.place.village")
    assert may_change("household.place.village")


def test_formulas_are_neutralised(found, tmp_path):
    """Text is text, and stays text when somebody edits the cell."""
    signs = ["=1+1", "+1", "-1", "@a", "\t=1"]
    odd = [
        attrs.evolve(found[0], finding=attrs.evolve(found[0].finding, found=sign))
        for sign in [*signs, "1=1"]
    ]
    write_worklist(tmp_path / "w.xlsx", odd, HEADING)

    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx").worksheets[0]
    at = titles(sheet).index("现登记")
    cells = [row[at] for row in sheet.iter_rows(min_row=HEADER_ROW + 2)]
    assert [cell.value.lstrip("\t") for cell in cells] == [
        "=1+1",
        "+1",
        "-1",
        "@a",
        "=1",
        "1=1",
    ]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [bool(cell.quotePrefix) for cell in cells] == [True] * 5 + [False]


def test_nothing_personal_unless_revealed(found, tmp_path, canaries):
    for reveal in (False, True):
        path = tmp_path / f"{reveal}.xlsx"
        write_worklist(path, found, HEADING, reveal=reveal)
        sheet = openpyxl.load_workbook(path).worksheets[0]
        text = "\n".join(str(c.value) for row in sheet.iter_rows() for c in row)
        seen = [c for c in canaries if c in text]
        assert seen == (list(canaries[:-1]) if reveal else [])
        assert ("证件号码" in titles(sheet)) is reveal


def test_what_one_sheet_can_not_hold_goes_on(found, tmp_path):
    path = tmp_path / "w.xlsx"
    write_worklist(path, found, HEADING, sheet_rows=HEADER_ROW + 1 + 2)

    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["疑点", "疑点2", "疑点3", "选项"]
    assert [sheet.max_row for sheet in book.worksheets[:3]] == [6, 6, 5]


def test_a_list_of_nothing(tmp_path):
    write_worklist(tmp_path / "w.xlsx", [], attrs.evolve(HEADING, due=None))

    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx").worksheets[0]
    assert sheet["A2"].value == "检查日期 2024-01-31　没有疑点　涉及 0 户　规则包 tiny"


def test_the_same_file_for_the_same_findings(found, tmp_path):
    for name in ("a", "b"):
        write_worklist(tmp_path / name, found, HEADING)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_without_the_extra(found, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match="excel"):
        write_worklist(tmp_path / "w.xlsx", found, HEADING)
