"""No workbook is opened that could take the process down."""

from __future__ import annotations

import struct
import zipfile

import pytest

from fupin.errors import LedgerError
from fupin.ledger import Limits, check_workbook, read_ledger
from fupin.ledger.sheets import open_sheets


_A1 = '<row r="1"><c r="A1"><v>1</v></c></row>'


def _refused(path, limits=None):
    with pytest.raises(LedgerError) as caught:
        check_workbook(path, limits)
    (problem,) = caught.value.problems
    assert problem.message
    assert problem.message_en
    assert problem.expected
    return problem.code


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<row r="1048576"><c s="1" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c\nr="XFD1048576"><v>1</v></c></row>',
        '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
        '<row r="1048576"><c r="&#88;FD1048576"><v>1</v></c></row>',
        '<row r="1048576">' + "<c><v>1</v></c>" * 30 + "</row>",
        '<row r="1048576"><c r="XFD1048576" t="/>"><v>1</v></c></row>',
    ],
)
def test_a_cell_at_the_far_corner_is_refused_however_it_is_written(craft_xlsx, far):
    xmlns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f'<worksheet xmlns="{xmlns}" xmlns:x="{xmlns}">'
        f"<sheetData>{_A1}{far}</sheetData></worksheet>"
    )
    path = craft_xlsx("", sheet=sheet)
    assert path.stat().st_size < 4000
    assert _refused(path) == "file.too-many-cells"
    with pytest.raises(LedgerError):
        read_ledger(path)


def test_a_sheet_may_lie_anywhere_in_the_file(craft_xlsx):
    far = '<row r="9"><c r="XFD1048576"><v>1</v></c></row>'
    path = craft_xlsx(_A1, extra={"xl/media/a.png": f"<x><sheetData>{far}</sheetData></x>"})
    assert _refused(path) == "file.too-many-cells"


def test_format_painted_to_the_end_of_the_sheet_does_no_harm(craft_xlsx):
    pytest.importorskip("python_calamine")
    path = craft_xlsx(_A1 + '<row r="1048576"><c r="XFD1048576" s="1"/></row>')
    check_workbook(path)
    assert open_sheets(path)[0].rows == [[1.0]]


def test_a_stray_cell_far_to_the_right_of_a_short_sheet_does_no_harm(craft_xlsx):
    check_workbook(craft_xlsx(_A1 + '<row r="2"><c r="XFD2"><v>1</v></c></row>'))


@pytest.mark.parametrize(("most", "refused"), [(30 * 3, False), (30 * 3 - 1, True)])
def test_the_bound_is_rows_times_columns(craft_xlsx, most, refused):
    path = craft_xlsx(_A1 + '<row r="3"><c r="AD3"><v>1</v></c></row>')
    if refused:
        assert _refused(path, Limits(cells=most)) == "file.too-many-cells"
    else:
        check_workbook(path, Limits(cells=most))


def test_what_unpacks_to_more_than_the_limit_is_refused(craft_xlsx):
    path = craft_xlsx(_A1, extra={"xl/sharedStrings.xml": "<sst>" + "x" * 100_000 + "</sst>"})
    assert _refused(path, Limits(bytes=50_000)) == "file.too-large"
    check_workbook(path)


def test_a_ratio_no_ledger_has_is_refused(craft_xlsx):
    path = craft_xlsx(_A1, extra={"xl/sharedStrings.xml": "x" * 200_000})
    assert _refused(path, Limits(ratio=100, ratio_from=150_000)) == "file.too-large"
    check_workbook(path, Limits(ratio=100, ratio_from=250_000))


def test_a_size_that_is_declared_falsely_is_found_out(craft_xlsx):
    path = craft_xlsx(_A1, extra={"xl/sharedStrings.xml": "x" * 200_000})
    data = path.read_bytes()
    assert data.count(struct.pack("<I", 200_000)) == 2
    path.write_bytes(data.replace(struct.pack("<I", 200_000), struct.pack("<I", 10)))
    assert _refused(path, Limits(bytes=50_000)) == "file.too-large"


def test_an_encrypted_part_is_refused(craft_xlsx):
    path = craft_xlsx(_A1)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert _refused(path) == "file.encrypted"


def test_damaged_files_are_refused(craft_xlsx):
    path = craft_xlsx(_A1)
    path.write_bytes(path.read_bytes()[:200])
    assert _refused(path) == "file.damaged"
    with pytest.raises(LedgerError, match=r"file\.damaged"):
        read_ledger(path)


def test_markup_no_parser_understands_is_refused_if_it_has_unusual_cells(craft_xlsx):
    path = craft_xlsx("", sheet="<worksheet><sheetData><row><c><v>1</v></row>")
    assert _refused(path) == "file.unsafe"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "a.xls", "file.not-a-ledger"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx",
            "file.encrypted",
        ),
        (b"hello", "a.xlsx", "file.damaged"),
        (b"%PDF-1.4", "a.pdf", "file.not-a-ledger"),
    ],
)
def test_files_that_are_no_ledgers_say_what_to_do(tmp_path, content, name, code):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(LedgerError) as caught:
        read_ledger(path)
    assert caught.value.problems[0].code == code


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(LedgerError, match=r"file\.damaged"):
        read_ledger(path)


@pytest.mark.parametrize("filler", range(1_048_500, 1_048_580, 7))
def test_a_far_cell_is_found_where_the_text_is_read_in_pieces(craft_xlsx, filler):
    """The tag lies across the end of the first piece, wherever that cuts it."""
    start = (
        f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * (filler - 250)}</t></is></c></row>'
    )
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert _refused(craft_xlsx(start + far)) == "file.too-many-cells"
