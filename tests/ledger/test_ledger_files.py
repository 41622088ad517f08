"""CSV and workbooks become the same raw cells, whatever program wrote them."""

from __future__ import annotations

from datetime import date

import pytest

from fupin.errors import LedgerError
from fupin.ledger import read_ledger
from fupin.ledger.cells import column_letters, text_of
from fupin.ledger.csvfile import read_csv
from fupin.ledger.sheets import Sheet, open_sheets


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le"]
)
def test_the_encoding_is_found(write_csv, head, child, household, encoding):
    path = write_csv([head, child], encoding=encoding)
    if encoding == "utf-16-le":
        with pytest.raises(LedgerError, match=r"file\.unknown-encoding"):
            read_ledger(path)
        return
    book = read_ledger(path)
    assert book.households == (household,)
    assert book.problems == ()


def test_names_outside_gbk_are_read(write_csv, head):
    """䶮 is in GB 18030 and not in GBK."""
    head["姓名"] = "刘䶮"
    book = read_ledger(write_csv([head], encoding="gb18030"))
    assert str(book.households[0].members[0].name) == "刘䶮"


def test_bytes_of_no_encoding_are_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("户编号\n".encode("gb18030") + b"\xff\xff\n")
    with pytest.raises(LedgerError) as caught:
        read_csv(path)
    assert caught.value.problems[0].code == "file.unknown-encoding"


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_found_though_commas_stand_in_cells(
    write_csv, head, child, household, delimiter
):
    book = read_ledger(write_csv([head, child], delimiter=delimiter))
    assert book.households == (household,)


def test_cells_wrapped_against_guessing_are_unwrapped(write_csv, head, child, household):
    rows = [{h: f'="{text}"' for h, text in row.items()} for row in (head, child)]
    book = read_ledger(write_csv(rows))
    assert book.households == (household,)
    assert book.problems == ()


@pytest.mark.parametrize(
    ("field", "bare"),
    [('="a""b"', 'a"b'), ('=""', ""), ('="a', '="a'), ('=A1&"b"', '=A1&"b"')],
)
def test_only_a_whole_wrapping_is_taken_off(tmp_path, field, bare):
    path = tmp_path / "a.csv"
    quoted = '"' + field.replace('"', '""') + '"'
    path.write_text(f'{quoted},"=""1"""\n', encoding="utf-8")
    assert read_csv(path).rows == [[bare, "1"]]


def test_a_field_that_never_ends_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('户编号,"' + "x" * 200_000, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"file\.field-too-long"):
        read_csv(path)


def test_a_file_that_is_not_there_is_the_callers_mistake(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_ledger(tmp_path / "none.xlsx")


def test_cells_of_a_workbook_keep_their_types(write_xlsx):
    pytest.importorskip("python_calamine")
    cells = ["x", 1, 2.5, True, date(2018, 3, 5), None]
    (sheet,) = open_sheets(write_xlsx({"甲": [[], cells]}))
    assert sheet.name == "甲"
    assert sheet.rows[1] == ["x", 1.0, 2.5, True, date(2018, 3, 5)]
    assert repr(sheet) == "<Sheet of 2 rows>"


def test_a_sheet_does_not_show_its_cells():
    assert "张三" not in repr(Sheet(name="x", rows=[["张三"]]))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" x\n", "x"),
        (None, ""),
        (True, "TRUE"),
        (False, "FALSE"),
        (420324100201.0, "420324100201"),
        (999_999_999_999_999.0, "999999999999999"),
        (1_000_000_000_000_000.0, "1000000000000000.0"),
        (1_000_000_000_000_000, "1000000000000000.0"),
        (420324198001010019.0, "4.2032419800101e+17"),
        (3335.55, "3335.55"),
        (0.1 + 0.2, "0.3"),
        (0.00001, "0.00001"),
        (-5.0, "-5"),
        (7, "7"),
        (date(2018, 3, 5), "2018-03-05"),
    ],
)
def test_a_cell_reads_as_a_spreadsheet_shows_it(cell, text):
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_letters(index, letters):
    assert column_letters(index) == letters
