"""Workbooks with far cells, wrong dimensions, formulas, errors and hostile markup."""

from __future__ import annotations

import zipfile

import pytest

from fupin.errors import LedgerError, Severity
from fupin.ledger import read_ledger, slowexcel, workbook
from fupin.ledger.formulas import NOT_CALCULATED, OddCells
from fupin.ledger.gate import survey
from fupin.ledger.sheet import StreamedRows
from fupin.ledger.sheets import each_sheet, open_sheets
from fupin.ledger.slowexcel import SparseLimits, sparse_sheets


def code_of(path):
    with pytest.raises(LedgerError) as caught:
        read_ledger(path)
    return caught.value.problems[0].code


def text(reference, value):
    return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'


def markup(rows):
    """Rows of texts as a sheet has them."""
    from fupin.ledger.cells import column_letters

    return "".join(
        f'<row r="{at}">'
        + "".join(text(f"{column_letters(c)}{at}", v) for c, v in enumerate(row) if v)
        + "</row>"
        for at, row in enumerate(rows, 1)
    )


@pytest.fixture
def ledger_rows(head, child):
    return [list(head), list(head.values()), list(child.values())]


FAR = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'


def test_a_stray_cell_at_the_far_corner_is_kept_and_the_table_read(
    craft_xlsx, ledger_rows, household
):
    path = craft_xlsx(markup(ledger_rows) + FAR)
    book = read_ledger(path)
    assert book.households == (household,)
    assert book.problems == ()
    assert book.unknown["S", 1_048_576] == {"XFD": 7}
    assert book.sheets[0].rows == 1_048_575
    assert (book.sheets[0].used, book.sheets[0].empty) == (2, 1_048_573)


def test_rows_out_of_order_are_not_lost_where_cells_lie_far_apart(
    craft_xlsx, ledger_rows, household
):
    header, first, second = (
        markup(ledger_rows[: n + 1]).rsplit("<row", 1)[1] for n in range(3)
    )
    path = craft_xlsx(f"<row{second}<row{FAR[4:]}<row{first}<row{header}")
    assert read_ledger(path).households == (household,)


def test_cells_merged_and_failed_are_the_same_where_cells_lie_far_apart(
    craft_xlsx, ledger_rows
):
    number = ledger_rows[1][5]
    for row in ledger_rows[1:]:
        row[5] = ""
    body = (
        markup(ledger_rows)
        .replace('<row r="2">', f'<row r="2">{text("F2", number)}', 1)
        .replace(text("J2", "2"), '<c r="J2" t="e"><v>#N/A</v></c>')
    )
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{body}{FAR}</sheetData>"
        '<mergeCells count="1"><mergeCell ref="F2:F3"/></mergeCells></worksheet>'
    )
    book = read_ledger(craft_xlsx("", sheet=sheet))
    assert len(book.households[0].members) == 2
    assert [(p.code, p.cell) for p in book.problems] == [("value.formula-error", "J2")]


@pytest.mark.parametrize(
    "limits", [{"filled": 50}, {"places": 60}, {"rows": 1000}, {"columns": 100}]
)
def test_what_lies_far_apart_is_read_up_to_a_bound(craft_xlsx, ledger_rows, limits):
    path = craft_xlsx(markup(ledger_rows) + FAR)
    with pytest.raises(LedgerError, match=r"file\.too-many-cells"):
        list(sparse_sheets(path, {}, SparseLimits(**limits)))


def test_a_large_workbook_whose_cells_lie_far_apart_is_refused(
    craft_xlsx, ledger_rows, monkeypatch
):
    monkeypatch.setattr(workbook, "_SPARSE_BYTES", 1000)
    assert code_of(craft_xlsx(markup(ledger_rows) + FAR)) == "file.too-many-cells"


def test_a_far_workbook_that_is_damaged_is_told(craft_xlsx):
    path = craft_xlsx(FAR, extra={"xl/workbook.xml": "<workbook/>"})
    assert code_of(path) in {"file.damaged", "ledger.layout-not-recognised"}
    path = craft_xlsx(FAR, extra={"[Content_Types].xml": "<x"})
    assert code_of(path) == "file.damaged"


@pytest.mark.parametrize("reference", ["A1", "A1:B2", "A1:XFD1048576", "C9"])
def test_a_wrong_dimension_does_not_matter(craft_xlsx, ledger_rows, household, reference):
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{reference}"/><sheetData>{markup(ledger_rows)}</sheetData>'
        "</worksheet>"
    )
    assert read_ledger(craft_xlsx("", sheet=sheet)).households == (household,)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<c r="J2" t="e"><v>#N/A</v></c>', "value.formula-error"),
        ('<c r="J2" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "value.formula-error"),
        ('<c r="J2"><f>1+1</f></c>', "value.formula-not-calculated"),
        ('<c r="J2"><f>1+1</f><v></v></c>', "value.formula-not-calculated"),
        ('<c r="J2"><f t="shared" si="0"/><v/></c>', "value.formula-not-calculated"),
    ],
)
def test_a_formula_without_value_is_told_and_not_blank(craft_xlsx, ledger_rows, cell, code):
    for row in ledger_rows[1:]:
        row[9] = ""
    body = markup(ledger_rows).replace('<c r="K2"', f'{cell}<c r="K2"', 1)
    book = read_ledger(craft_xlsx(body))
    (problem,) = book.problems
    assert (problem.code, problem.sheet, problem.cell) == (code, "S", "J2")
    assert problem.severity is Severity.ERROR
    (household,) = book.households
    assert household.size is None
    assert book.unread == {household.household_id: {(None, "household.size")}}
    assert "人数" in book.unknown["S", 2]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="J2"><f>1+1</f><v>2</v></c>',
        '<c r="J2" t="str"><f>"2"</f><v>2</v></c>',
    ],
)
def test_the_value_of_a_formula_is_read(craft_xlsx, ledger_rows, household, cell):
    body = markup(ledger_rows).replace(text("J2", "2"), cell)
    book = read_ledger(craft_xlsx(body))
    assert book.households == (household,)
    assert book.problems == ()


def test_a_formula_that_gives_an_empty_text_is_blank(craft_xlsx, ledger_rows):
    body = markup(ledger_rows).replace(
        text("J2", "2"), '<c r="J2" t="str"><f>""</f><v></v></c>'
    )
    assert read_ledger(craft_xlsx(body)).problems == ()


def test_errors_below_and_beside_the_table_are_rows_and_cells_too(craft_xlsx, ledger_rows):
    below = '<row r="9"><c r="AE9" t="e"><v>#REF!</v></c></row>'
    book = read_ledger(craft_xlsx(markup(ledger_rows) + below))
    assert book.unknown["S", 9] == {"AE": "#REF!"}
    assert book.sheets[0].rows == 8


def test_errors_beyond_the_bound_are_told_for_the_sheet(craft_xlsx, ledger_rows, monkeypatch):
    monkeypatch.setattr("fupin.ledger.formulas._MOST", 0)
    body = markup(ledger_rows).replace(text("J2", "2"), '<c r="J2" t="e"><v>#N/A</v></c>')
    path = craft_xlsx(body)
    assert survey(path).odd["xl/worksheets/sheet1.xml"].beyond == 1
    assert [p.code for p in read_ledger(path).problems] == ["sheet.too-many-errors"]


def test_an_error_in_a_text_of_a_csv_file_is_told(write_csv, head):
    head.update({"姓名": "#N/A", "人数": "#ref!", "行政村": NOT_CALCULATED})
    book = read_ledger(write_csv([head]))
    assert [(p.code, p.cell) for p in book.problems] == [
        ("value.formula-not-calculated", "D2"),
        ("value.formula-error", "H2"),
        ("value.formula-error", "J2"),
    ]


ENTITY = '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
EXTERNAL = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("attack", [ENTITY, EXTERNAL])
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"]
)
def test_entities_are_refused_in_any_part(craft_xlsx, attack, part):
    xml = f'<?xml version="1.0"?>{attack}<w><sheetData>&c;</sheetData></w>'
    path = craft_xlsx("", extra={part: xml})
    assert code_of(path) == "file.unsafe"
    path = craft_xlsx("", extra={part: xml.encode("utf-16")})
    assert code_of(path) == "file.unsafe"


def test_what_looks_like_an_entity_in_a_picture_does_no_harm(craft_xlsx, ledger_rows):
    path = craft_xlsx(markup(ledger_rows), extra={"xl/media/a.svg": "<!DOCTYPE svg><svg/>"})
    assert len(read_ledger(path).households) == 1


def test_a_bomb_is_refused_before_anything_opens_it(craft_xlsx):
    path = craft_xlsx("", extra={"xl/sharedStrings.xml": "<sst>" + " " * (64 * 1024**2)})
    assert path.stat().st_size < 100_000
    assert code_of(path) == "file.too-large"


def test_one_endless_text_takes_no_endless_time(craft_xlsx):
    path = craft_xlsx("")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/sharedStrings.xml", "<sst>" + "x" * (30 * 1024**2))
    survey(path)


@pytest.mark.parametrize("target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"])
def test_errors_find_their_sheet_however_its_part_is_named(craft_xlsx, ledger_rows, target):
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    relations = (
        f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r" Type="{kind}" Target="{target}"/></Relationships>'
    )
    body = markup(ledger_rows).replace(text("J2", "2"), '<c r="J2" t="e"><v>#N/A</v></c>')
    path = craft_xlsx(body, extra={"xl/_rels/workbook.xml.rels": relations})
    assert [p.cell for p in read_ledger(path).problems] == ["J2"]


def test_lists_of_parts_that_are_no_markup_name_no_sheet(craft_xlsx):
    path = craft_xlsx("", extra={"xl/workbook.xml": "no markup"})
    with zipfile.ZipFile(path) as archive:
        parts = {name: name for name in archive.namelist()}
        assert workbook._entries(archive, parts, "xl/workbook.xml") == []
        assert workbook._entries(archive, parts, "xl/none.xml") == []


def test_rows_are_a_sequence_until_they_are_released():
    rows = StreamedRows(lambda: iter([[1], [2], [3]]), 3)
    assert list(rows) == [[1], [2], [3]]
    assert (rows[0], rows[-1], rows[1:], rows[::2]) == ([1], [3], [[2], [3]], [[1], [3]])
    for at in (3, -4):
        with pytest.raises(IndexError):
            rows[at]
    rows.release()
    assert len(rows) == 3
    with pytest.raises(ValueError, match="released"):
        iter(rows)


def test_empty_columns_before_the_table_count(craft_xlsx):
    path = craft_xlsx(f'<row r="3">{text("C3", "x")}</row>')
    (sheet,) = each_sheet(path)
    assert list(sheet.rows) == [["", "", ""], ["", "", ""], ["", "", "x"]]
    assert open_sheets(path)[0].rows == list(sheet.rows)


def test_odd_cells_are_noted_by_their_place():
    odd = OddCells()
    odd.look(b'<c r="B3" t="e"><v>#NUM!</v></c><c r="AA1" s="2"><f>A1</f><v/></c>')
    assert odd.texts == {2: {1: "#NUM!"}, 0: {26: NOT_CALCULATED}}
    assert (odd.count, odd.beyond) == (2, 0)


def test_openpyxl_is_needed_only_where_cells_lie_far_apart(craft_xlsx, monkeypatch):
    from fupin.errors import MissingExtraError

    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    assert open_sheets(craft_xlsx(f'<row r="1">{text("A1", "x")}</row>'))
    with pytest.raises(MissingExtraError):
        list(slowexcel.sparse_sheets(craft_xlsx(FAR), {}))


def test_a_duration_out_of_all_bounds_is_told(tmp_path):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        hours = book.add_format({"num_format": "[h]:mm:ss"})
        book.add_worksheet().write_number(0, 0, 1e300, hours)
    assert code_of(path) == "file.damaged"


def test_a_mistake_of_the_reader_itself_is_told():
    class PanicException(BaseException):
        pass

    with pytest.raises(LedgerError, match=r"file\.damaged"), workbook._told("a.xlsx"):
        raise PanicException
    with pytest.raises(KeyboardInterrupt), workbook._told("a.xlsx"):
        raise KeyboardInterrupt
