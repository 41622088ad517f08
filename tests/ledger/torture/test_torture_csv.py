"""CSV files as they really come: marks that do not pair, odd bytes, too many fields."""

from __future__ import annotations

import pytest

from fupin.errors import LedgerError, Severity
from fupin.ledger import csvfile, read_ledger
from fupin.ledger.csvfile import read_csv


def lines_of(write_csv, *rows):
    """The lines of a ledger, for a test to spoil."""
    path = write_csv(list(rows), lineterminator="\n")
    return path, path.read_text("utf-8").splitlines()


def many(head, count):
    return [
        {**head, "户编号": f"42032400{n:05}", "人编号": f"4203240{n:08}"} for n in range(count)
    ]


def code_of(path):
    with pytest.raises(LedgerError) as caught:
        read_ledger(path)
    return caught.value.problems[0].code


def spoil(write_csv, head, at, old, new, count=200):
    path, lines = lines_of(write_csv, *many(head, count))
    assert old in lines[at]
    lines[at] = lines[at].replace(old, new, 1)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_ledger(path)


@pytest.mark.parametrize("at", [1, 100, 199, 200])
@pytest.mark.parametrize(
    ("old", "new", "village"),
    [
        ("幸福村", '"幸福村', '"幸福村'),
        ("幸福村", '"幸福"村', '"幸福"村'),
    ],
)
def test_a_mark_that_does_not_pair_costs_no_other_row(write_csv, head, at, old, new, village):
    book = spoil(write_csv, head, at, old, new)
    assert len(book.households) == 200
    (problem,) = book.problems
    assert (problem.code, problem.cell) == ("csv.quote", f"A{at + 1}")
    assert f"第{at + 1}行" in problem.message
    assert problem.severity is Severity.WARNING
    assert book.households[at - 1].place.village == village
    assert book.sheets[0].used == 200


def test_marks_that_open_in_one_row_and_close_in_another_do_not_join_them(write_csv, head):
    path, lines = lines_of(write_csv, *many(head, 9))
    lines[3] = lines[3].replace("幸福村", '"幸福村')
    lines[5] = lines[5].replace("幸福村", '幸福村"')
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    book = read_ledger(path)
    assert len(book.households) == 9
    assert [(p.code, p.cell) for p in book.problems] == [("csv.quote", "A4")]
    assert book.households[4].place.village == '幸福村"'


def test_marks_of_one_column_in_two_rows_do_not_join_them(write_csv, head):
    path, lines = lines_of(write_csv, *many(head, 9))
    for at in (3, 4):
        lines[at] = lines[at].replace("幸福村", '"幸福村')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    book = read_ledger(path)
    assert len(book.households) == 9
    assert [p.cell for p in book.problems] == ["A4", "A5"]


def test_a_text_of_several_lines_is_one_cell(write_csv, head, child):
    rows = [{**head, "自然村": "一组\n二组\r\n三组"}, child]
    book = read_ledger(write_csv(rows))
    assert len(book.households[0].members) == 2
    assert "csv.quote" not in {p.code for p in book.problems}


def test_marks_inside_a_text_are_text(write_csv, head):
    book = spoil(write_csv, head, 5, "幸福村", '幸福"村"')
    assert book.problems == ()
    assert book.households[4].place.village == '幸福"村"'


def test_quoted_fields_of_a_spoilt_line_keep_their_delimiters(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('a,b,c\n"x,1","a"b,"y""z"\n1,2,3\n', encoding="utf-8")
    table = read_csv(path)
    assert table.rows == [["a", "b", "c"], ["x,1", '"a"b', 'y"z'], ["1", "2", "3"]]
    assert [p.cell for p in table.problems] == ["A2"]


def test_a_text_of_too_many_lines_is_no_text(tmp_path):
    path = tmp_path / "a.csv"
    body = "\n".join("注" for _ in range(60))
    path.write_text(f'a,b\n"{body}",1\n', encoding="utf-8")
    table = read_csv(path)
    assert len(table.rows) == 61
    assert table.rows[1] == ['"注']
    assert table.rows[-1] == ['注"', "1"]


def test_fields_beyond_the_header_are_kept_and_told(write_csv, head):
    row = [*head.values(), "", "多出"]
    path = write_csv([row])
    book = read_ledger(path)
    (problem,) = book.problems
    assert (problem.code, problem.cell, problem.severity) == (
        "csv.row-width",
        "AD2",
        Severity.WARNING,
    )
    assert book.unknown[path.name, 2] == {"AD": "多出"}
    assert book.sheets[0].unknown_columns == ("AD",)


def test_empty_fields_beyond_the_header_are_nothing(write_csv, head):
    assert read_ledger(write_csv([[*head.values(), "", " "]])).problems == ()


@pytest.mark.parametrize("count", [16_385, 1_000_000, 5_000_000])
def test_endless_empty_columns_are_refused(write_csv, head, count):
    path = write_csv([head])
    with path.open("a", encoding="utf-8") as stream:
        stream.write("," * count + "\n")
    assert code_of(path) == "file.too-many-columns"


def test_empty_columns_a_spreadsheet_may_have_do_no_harm(write_csv, head):
    path = write_csv([head])
    with path.open("a", encoding="utf-8") as stream:
        stream.write(("," * 16_000 + "\n") * 20)
    book = read_ledger(path)
    assert (book.sheets[0].used, book.sheets[0].empty) == (1, 20)


def test_a_line_that_never_ends_is_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("户" * (4 * 1024**2 + 1), encoding="utf-8")
    assert code_of(path) == "file.field-too-long"


@pytest.mark.parametrize(
    ("name", "bound", "code"),
    [
        ("_LARGEST", 10, "file.too-large"),
        ("_MOST_CELLS", 30, "file.too-many-cells"),
    ],
)
def test_files_have_bounds(write_csv, head, monkeypatch, name, bound, code):
    monkeypatch.setattr(csvfile, name, bound)
    assert code_of(write_csv([head])) == code


def test_stray_nuls_are_left_out_and_told(write_csv, head, child, household):
    path = write_csv([head, child])
    path.write_bytes(path.read_bytes().replace("幸福村".encode(), "幸福\0村\0".encode()))
    book = read_ledger(path)
    assert book.households == (household,)
    assert [(p.code, p.cell) for p in book.problems] == [("csv.nul", "A1")]
    assert "4个" in book.problems[0].message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines_may_be_mixed(write_csv, head, child, household, end):
    path, lines = lines_of(write_csv, head, child)
    text = lines[0] + "\r\n" + lines[1] + end + lines[2]
    path.write_text(text, encoding="utf-8", newline="")
    assert read_ledger(path).households == (household,)


def test_the_pool_of_texts_may_run_over(write_csv, head, monkeypatch):
    monkeypatch.setattr(csvfile, "_POOL", 5)
    assert len(read_ledger(write_csv(many(head, 30))).households) == 30


def test_a_wrapping_across_two_pieces_is_found(write_csv, head, child, household, monkeypatch):
    rows = [{h: f'="{text}"' for h, text in row.items()} for row in (head, child)]
    path = write_csv(rows)
    text = path.read_text("utf-8")
    monkeypatch.setattr(csvfile, "_CHUNK", 1)
    assert '="' in text
    assert read_ledger(path).households == (household,)


@pytest.mark.parametrize(("closing", "column"), [(5, 4), (4, 2), (4, 4), (8, 11), (4, 9)])
def test_a_field_of_several_lines_never_holds_what_were_rows(tmp_path, closing, column):
    rows = [[f"r{row}c{at}" for at in range(12)] for row in range(9)]
    lines = [",".join(row) for row in rows]
    lines[3] = lines[3].replace("r3c4", '"r3c4')
    lines[closing] = lines[closing].replace(f"r{closing}c{column},", f'r{closing}c{column}",')
    if column == 11:
        lines[closing] += '"'
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = read_csv(path)
    assert [len(row) for row in table.rows] == [12] * 9
    assert [p.cell for p in table.problems] == ["A4"]
    assert table.rows[3][4] == '"r3c4'


def test_a_field_no_cell_can_hold_is_refused_after_mending_too(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('a,b\n"' + "x" * 140_000 + ",1\n", encoding="utf-8")
    assert code_of(path) == "file.field-too-long"
