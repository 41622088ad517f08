"""What is written into a blank form is read back; lists, checks and hints are there."""

from __future__ import annotations

import zipfile

from datetime import date
from decimal import Decimal

import attrs
import pytest

from fupin.codes import Code, Education, Ethnicity
from fupin.errors import MissingExtraError, Severity, UnknownNameError
from fupin.ledger import layout_of, layouts, load_layout, read_ledger
from fupin.ledger.layout import Column, Layout
from fupin.ledger.template import PROPERTY, TEMPLATES, template_layout, write_template
from fupin.model import Kind
from fupin.values import format_scaled, make_id_number
from fupin.values.version import VERSION


openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")

ALL = sorted(layouts())
OF_REGISTER = sorted(n for n, one in layouts().items() if one.scope != "record")
_SMALL = """
id = "{id}"
title = "小表"
title_en = "small form"
scope = "household"
source = "a test"
keys = ["户编号"]

[columns]
"户编号" = {{ to = "household.household_id" }}
"{header}" = {{ {entry} }}
"""


def small(header="备注", entry="keep = true", name="small"):
    return load_layout(_SMALL.format(id=name, header=header, entry=entry))


@pytest.fixture
def form(tmp_path):
    """Write a form and open it again."""

    def make(layout, **options):
        path = write_template(tmp_path / "a.xlsx", layout, **options)
        return openpyxl.load_workbook(path)

    return make


def header_row(layout):
    return max(layout_of(layout).header_row, 2)


def checks(sheet):
    """First cell → check."""
    return {str(v.sqref).split(":")[0]: v for v in sheet.data_validations.dataValidation}


def check_of(book, layout, header):
    at = [c.header for c in layout_of(layout).columns].index(header) + 1
    cell = book.worksheets[0].cell(header_row(layout) + 2, at).coordinate
    return checks(book.worksheets[0])[cell]


def source_of(book, check):
    """The texts the list of a check offers."""
    area = book.defined_names[check.formula1.removeprefix("=")].attr_text
    sheet, cells = area.split("!")
    return [cell[0].value for cell in book[sheet.strip("'")][cells.replace("$", "")]]


def told(book):
    return [p for p in book.problems if p.severity is not Severity.NOTICE]


# --- what is filled in is read back


_BORN = date(1970, 5, 4)


def _cell(column, turn, row):
    """Something to fill in, and what should be read; every wording gets its turn."""
    field = column.target.field
    if field.kind is Kind.CODE:
        member = list(field.type)[turn % len(field.type)]
        return member.value, member
    if field.kind is Kind.CODES:
        members = [list(field.type)[(turn + n) % len(field.type)] for n in (0, 1)]
        if column.header.endswith("1"):  # one of several columns that share a set
            return members[0].value, frozenset(members[:1])
        return ",".join(m.value for m in members), frozenset(members)
    if field.kind in (Kind.INTEGER, Kind.DECIMAL):
        steps = 2000 if column.unit == "年" else (turn + 1) * 10**field.places
        shown = Decimal(format_scaled(steps, field.places))
        return float(shown / (10_000 if column.unit == "万元" else 1)), steps
    known = {
        Kind.YES_NO: ("是" if turn % 2 else "否", turn % 2 == 1),
        Kind.DATE: (date(2018, 1 + turn % 12, 28),) * 2,
        Kind.TEXT: (f"00{row}" if column.target.identifier else f"甲{row}",) * 2,
    }
    if field.kind in known:
        return known[field.kind]
    text = {
        "IdNumber": str(make_id_number("420324", _BORN, row)),
        "PersonName": f"测试{row}",
        "Phone": f"139{row:08}",
        "AccountNumber": f"6222020200{row:09}",
        "RegionCode": f"420324{row:06}",
    }[field.type.__name__]
    return text, text


def _fill(path, layout, count):
    """Fill a form in as a user does, and say what should be read."""
    book = openpyxl.load_workbook(path)
    expected = []
    for row in range(1, count + 1):
        values = {}
        seen = set()
        for at, column in enumerate(layout.columns, start=1):
            if column.target is None or column.target.name in seen:
                continue
            seen.add(column.target.name)
            cell, value = _cell(column, row - 1, row)
            book.worksheets[0].cell(header_row(layout.id) + 1 + row, at).value = cell
            values[column.target.name] = value
        expected.append(values)
    book.save(path)
    return expected


def _at(thing, path):
    for name in path:
        thing = getattr(thing, name)
    return thing


def _read_back(book, layout, row, column):
    root, path = column.target.root, column.target.path
    if layout.scope == "verification":
        if path[-1] == "household_id":
            return list(book.attestations)[row]
        return _at(list(book.attestations.values())[row], path[1:])
    things = book.villages if layout.scope.startswith("village") else book.households
    thing = things[row]
    if root == "member":
        thing = thing.members[0]
    return _at(thing, ("place", *path) if root == "place" else path)


@pytest.mark.parametrize("name", OF_REGISTER)
def test_what_is_filled_in_is_read_back(name, tmp_path):
    """Sixty rows show every wording of every list but the longest ends of two."""
    layout = layout_of(name)
    path = write_template(tmp_path / "a.xlsx", name, rows=100)
    expected = _fill(path, layout, 60)
    book = read_ledger(path)
    assert told(book) == []
    assert book.sheets[0].layout == name
    assert book.sheets[0].used == 60
    for row, values in enumerate(expected):
        for column in layout.columns:
            if column.target is not None and column.target.name in values:
                assert _read_back(book, layout, row, column) == values[column.target.name]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("forced", [True, False])
def test_a_blank_form_has_no_records(name, forced, tmp_path):
    """Not even if its layout is named, for then the keys alone make a header."""
    path = write_template(tmp_path / "a.xlsx", name)
    book = read_ledger(path, layout=name if forced else None)
    assert (book.households, book.villages, dict(book.attestations)) == ((), (), {})
    assert told(book) == []
    assert [s.layout for s in book.sheets] == [name, "", ""]
    assert book.sheets[0].used == 0


@pytest.mark.parametrize("name", ALL)
def test_the_example_is_read_without_a_fault(name, tmp_path):
    path = write_template(tmp_path / "a.xlsx", name, invented_example=True)
    book = read_ledger(path)
    assert told(book) == []
    assert book.sheets[0].used == 1
    guide = openpyxl.load_workbook(path)["填表说明"]
    assert f"第{header_row(name) + 2}行是虚构的示例" in guide["A4"].value


def test_a_blank_form_has_no_example(form):
    book = form("verification")
    assert book.worksheets[0].max_row == 3
    assert book["填表说明"]["A4"].value == "列"


# --- the sheets


@pytest.mark.parametrize("name", ALL)
def test_title_header_and_hints(name, form):
    layout = layout_of(name)
    sheet = form(name).worksheets[0]
    row = header_row(name)
    assert sheet.title == name
    assert sheet["A1"].value == layout.title
    assert [c.value for c in sheet[row]] == [c.header for c in layout.columns]
    assert all(c.value.startswith("【") and "】" in c.value for c in sheet[row + 1])
    assert sheet.freeze_panes == f"A{row + 2}"
    must = [c.value for c in sheet[row] if "必填" in sheet.cell(row + 1, c.column).value]
    assert must == [c.header for c in layout.columns if c.header in layout.keys]


def test_without_the_title_the_header_comes_first(form, tmp_path):
    book = form("gz-village-2023", title_row=False)
    assert book.worksheets[0]["A1"].value == "县"
    assert book.worksheets[0].freeze_panes == "A3"
    assert read_ledger(tmp_path / "a.xlsx").sheets[0].header_row == 1


@pytest.mark.parametrize("name", ALL)
def test_numbers_that_are_names_stay_texts(name, form):
    """A spreadsheet would take the last digits of an account, and leading zeros."""
    styles = {}
    for group in form(name).worksheets[0].column_dimensions.values():
        styles |= dict.fromkeys(range(group.min, group.max + 1), group.number_format)
    for at, column in enumerate(layout_of(name).columns, start=1):
        style = styles[at]
        kind = column.target.field.kind if column.target else None
        if kind is Kind.DATE:
            assert style == "yyyy-mm-dd"
        elif kind in (Kind.INTEGER, Kind.DECIMAL) or column.ignored:
            assert style == "General"
        else:
            assert style == "@"


def test_the_lists_are_hidden_and_named(form):
    book = form("nat-member-2020")
    assert [s.sheet_state for s in book.worksheets] == ["visible", "visible", "veryHidden"]
    check = check_of(book, "nat-member-2020", "民族")
    assert check.formula1 == "list_Ethnicity"
    assert source_of(book, check) == [m.value for m in Ethnicity]


@pytest.mark.parametrize("name", ALL)
def test_every_column_to_be_read_is_checked(name, form):
    """Each code field has all its wordings, yes and no two; none was dropped silently."""
    book = form(name, rows=7)
    sheet, row = book.worksheets[0], header_row(name) + 2
    found = checks(sheet)
    expected = 0
    for at, column in enumerate(layout_of(name).columns, start=1):
        target = column.target
        if target is None or (target.field.kind is Kind.TEXT and not target.identifier):
            continue
        if target.field.type.__name__ == "PersonName":
            continue
        expected += 1
        first = sheet.cell(row, at)
        check = found[first.coordinate]
        assert str(check.sqref) == f"{first.coordinate}:{first.column_letter}{row + 6}"
        assert 0 < len(check.promptTitle) <= 32
        assert check.prompt
        assert check.error.startswith("填写有误，应为")
        if target.field.kind in (Kind.CODE, Kind.CODES):
            assert source_of(book, check) == [m.value for m in target.field.type]
        if target.field.kind is Kind.YES_NO:
            assert source_of(book, check) == ["是", "否"]
    assert len(found) == expected


def test_a_list_longer_than_a_check_can_hold_is_there(form):
    """Written into the check itself it would be left out, and nobody told."""
    wordings = [f"很长的一项用语，第{n:03}项" for n in range(400)]
    kind = Code("Long", [(f"M{n}", text) for n, text in enumerate(wordings)])
    one = layout_of("nat-member-2020")
    column = next(c for c in one.columns if c.header == "文化程度")
    field = attrs.evolve(column.target.field, type=kind)
    column = attrs.evolve(column, target=attrs.evolve(column.target, field=field))
    book = form(attrs.evolve(one, columns=(column,), keys=()))
    check = checks(book.worksheets[0])["A4"]
    assert source_of(book, check) == wordings
    assert book["填表说明"]["G5"].value == "Long：" + "、".join(wordings)


def test_several_of_a_list_may_be_entered(form):
    """A list takes one of its own only: for a set it must let others pass."""
    book = form("nat-member-2020")
    several = check_of(book, "nat-member-2020", "健康状况")
    assert several.errorStyle == "information"
    assert check_of(book, "nat-member-2020", "文化程度").errorStyle in (None, "stop")
    assert [m.value for m in Education] == source_of(
        book, check_of(book, "nat-member-2020", "文化程度")
    )


def test_dates_lie_between_1900_and_2100(form):
    check = check_of(form("verification"), "verification", "核查日期")
    assert (check.type, check.operator) == ("date", None)  # between is what none means
    assert (check.formula1, check.formula2) == ("1", "73415")


def test_quantities_have_the_bounds_of_their_fields(form):
    book = form("nat-household-2022")

    def of(header):
        check = check_of(book, "nat-household-2022", header)
        return check.type, check.formula1, check.formula2

    assert of("家庭人口数") == ("whole", "0", "999999999999999")
    assert of("年度") == ("whole", "1900", "2100")
    assert of("工资性收入") == ("decimal", "0", "999999999999999")
    assert of("人均纯收入") == ("decimal", "-999999999999999", "999999999999999")


@pytest.mark.parametrize(
    ("year", "fits"), [(1899, False), (1900, True), (2100, True), (2101, False)]
)
def test_the_years_are_those_that_are_read(year, fits, tmp_path):
    path = write_template(tmp_path / "a.xlsx", "household")
    book = openpyxl.load_workbook(path)
    headers = [c.value for c in book.worksheets[0][2]]
    for header, cell in {"户编号": "1", "年度": year}.items():
        book.worksheets[0].cell(4, headers.index(header) + 1).value = cell
    book.save(path)
    assert (told(read_ledger(path)) == []) is fits


def test_id_numbers_have_their_lengths_and_stand_once(form):
    check = check_of(form("nat-member-2020", rows=10), "nat-member-2020", "证件号码")
    assert check.type == "custom"
    assert check.errorStyle in (None, "stop")
    assert check.formula1 == (
        'AND(OR(LEN(I4)=15,LEN(I4)=18,LEN(I4)=20,LEN(I4)=22),COUNTIF(I$4:I$13,I4&"*")=1)'
    )


def test_one_person_may_have_several_vehicles(form):
    """A list of records is no register of persons: only the length is checked."""
    check = check_of(form("list-vehicle"), "list-vehicle", "证件号码")
    assert check.formula1.startswith("OR(LEN(")
    assert "COUNTIF" not in check.formula1


def test_a_telephone_number_is_only_warned_of(form):
    check = check_of(form("nat-monitor-2022"), "nat-monitor-2022", "户联系电话")
    assert (check.type, check.errorStyle) == ("custom", "warning")
    assert "LEN(SUBSTITUTE(" in check.formula1
    assert "{" not in check.formula1


@pytest.mark.parametrize(
    ("layout", "header", "hint"),
    [
        ("nat-member-2020", "序号", "【不读取】可不填"),
        ("nat-member-2020", "户编号", "【必填·编号】按文本填写，不得丢失前面的零"),
        ("nat-member-2020", "姓名", "【必填·姓名】"),
        ("nat-member-2020", "务工时间（月）", "【小数】至多3位小数，不小于0，单位：月"),
        ("nat-member-2020", "与户主关系", "【选择】代码表“与户主关系”"),
        ("nat-member-2020", "人均纯收入", "【小数】至多2位小数，单位：元/人/年"),
        ("gz-village-2023", "村级集体经济收入（万元）", "【小数】至多6位小数，单位：万元/年"),
        ("gz-village-2023", "总户数", "【整数】不小于0，单位：户"),
        ("nat-household-2022", "户主姓名", "【文本】原样保留，不参与测算"),
        ("nat-household-2022", "年度", "【整数】1900至2100，单位：年"),
        ("nat-household-2022", "银行卡号", "【账号】按文本填写，不得丢失末尾的数字"),
        ("verification", "不愁吃", "【选择】是 或 否"),
        ("verification", "核查日期", "【日期】年-月-日，如 2018-12-31"),
        ("village-verification", "村编码", "【代码】6位或12位行政区划代码"),
    ],
)
def test_hints(layout, header, hint, form):
    sheet = form(layout).worksheets[0]
    row = header_row(layout)
    at = [c.value for c in sheet[row]].index(header) + 1
    assert sheet.cell(row + 1, at).value == hint


def test_a_second_sheet_explains_every_column(form):
    sheet = form("nat-member-2020")["填表说明"]
    rows = {row[1]: row for row in sheet.iter_rows(min_row=5, values_only=True)}
    assert len(rows) == len(layout_of("nat-member-2020").columns)
    letter, _, meaning, must, what, unit, choices, source = rows["「健康状况」"]
    assert (letter, must, unit, source) == ("O", None, None, "建档立卡登记表")
    assert meaning.startswith("健康状况 · ")
    assert what.startswith("可多选：")
    assert choices.startswith("健康状况：健康、长期慢性病")
    assert rows["「户编号」"][3] == "必填"
    assert rows["「序号」"][2] == "模型中没有对应的项 · no field"


def test_the_workbook_says_which_form_it_is(form):
    properties = form("verification").custom_doc_props
    assert properties[PROPERTY].value == f"verification {VERSION}"


# --- layouts and their names


def test_plain_words_stand_for_layouts_that_are_there():
    for word, name in TEMPLATES.items():
        assert template_layout(word) is layout_of(name)
        assert word.split("-")[-1] in {layout_of(name).scope.split("-")[-1], "monitor"}


def test_an_unknown_word_suggests_those_that_are_near():
    with pytest.raises(UnknownNameError) as info:
        template_layout("houshold")
    assert "household" in info.value.near
    with pytest.raises(UnknownNameError) as info:
        template_layout("???")
    assert info.value.near == tuple(TEMPLATES)


def test_a_layout_of_ones_own(form):
    """Its id need be no name of a sheet, and a header may be long or look like a formula."""
    header = "=1+1 这一列的名称特别长长到电子表格的提示标题里放不下它的全部文字为止𠮷𠮷"
    one = small(header, 'to = "household.living.water_safe"', name="a/b:c[1]" + "x" * 40)
    sheet = form(one).worksheets[0]
    assert sheet.title == "a_b_c_1_" + "x" * 23
    assert sheet["B2"].value == header
    assert sheet["B2"].data_type == "s"
    title = checks(sheet)["B4"].promptTitle
    assert title.endswith("…")
    assert len(title.encode("utf-16-le")) // 2 <= 32


def test_units_of_ones_own(form):
    one = small("退耕面积（公顷）", 'to = "household.land.arable"')
    assert form(one).worksheets[0]["B3"].value == "【小数】至多3位小数，不小于0，单位：公顷"
    one = small("距离（米）", 'to = "household.living.distance_to_main_road"')
    book = form(one)
    assert book.worksheets[0]["B3"].value == "【整数】不小于0，单位：米"
    assert checks(book.worksheets[0])["B4"].type == "whole"


def test_a_text_no_cell_can_hold_is_an_error_not_a_gap(tmp_path):
    one = Layout(
        id="a",
        title="x" * 40_000,
        title_en="",
        scope="household",
        source="",
        keys=(),
        columns=(Column(header="a"),),
    )
    with pytest.raises(ValueError, match="40000 characters can't be written"):
        write_template(tmp_path / "a.xlsx", one)
    assert list(tmp_path.iterdir()) == []


# --- the file


def test_the_same_form_is_the_same_file(tmp_path):
    first = write_template(tmp_path / "a.xlsx", "member").read_bytes()
    assert write_template(tmp_path / "b.xlsx", "nat-member-2020").read_bytes() == first


def test_a_form_that_fails_leaves_the_old_file(tmp_path):
    path = write_template(tmp_path / "a.xlsx", "member")
    before = path.read_bytes()
    broken = Layout(
        id="a", title="a", title_en="", scope="household", source="", keys=(), columns=(None,)
    )
    with pytest.raises(AttributeError):
        write_template(path, broken)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("rows", [0, -1, 1_048_574])
def test_a_sheet_has_rows_but_not_without_end(rows, tmp_path):
    with pytest.raises(ValueError, match="expected 1 to 1048573"):
        write_template(tmp_path / "a.xlsx", "member", rows=rows)


@pytest.mark.parametrize(("title_row", "rows"), [(True, 1_048_573), (False, 1_048_574)])
def test_the_last_row_of_a_sheet_can_be_filled_in(title_row, rows, form):
    sheet = form("verification", rows=rows, title_row=title_row).worksheets[0]
    assert all(str(v.sqref).endswith("1048576") for v in checks(sheet).values())


def test_only_workbooks_have_lists(tmp_path):
    with pytest.raises(ValueError, match=r"expected a file name with \.xlsx"):
        write_template(tmp_path / "a.csv", "member")


def test_without_the_extra_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError):
        write_template(tmp_path / "a.xlsx", "member")


def test_no_formula_and_no_link_is_in_the_cells(tmp_path):
    path = write_template(tmp_path / "a.xlsx", "monitor", invented_example=True)
    with zipfile.ZipFile(path) as parts:
        sheets = [n for n in parts.namelist() if n.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in parts.read(n) for n in sheets)
