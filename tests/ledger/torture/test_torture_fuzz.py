"""Whatever is in a file: a book that accounts for every cell, or an error that says why."""

from __future__ import annotations

import csv
import functools
import tempfile

from datetime import date
from pathlib import Path

import pytest

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fupin.errors import LedgerError
from fupin.ledger import read_ledger, read_ledgers


xlsxwriter = pytest.importorskip("xlsxwriter")

FEW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
CHILDREN = settings(FEW, max_examples=12)

TEXTS = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "null ",
            "—",
            "无",
            "是",
            "0",
            "1.0",
            "√",
            "4203240000001",
            "4.2E+17",
            "汉族",
            "01户主",
            "2018-03-05",
            "2018.3.5",
            "2018年3月",
            "20180305",
            "#N/A",
            "合计",
            "注：以上",
            "必填",
            '="12"',
            '"',
            'a"b',
            "一\n二",
            "户编号",
            "3.5",
            "-1",
            "1e400",
            "９９",
            "\u3000",
            "\u200b",
            "\ufeff",
            "=1+1",
            "x" * 200,
        ]
    ),
    st.text(max_size=12),
)
CELLS = st.one_of(
    TEXTS,
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(2**40), 2**40),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    st.none(),
)
PLAIN = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=("Cs",)),
    max_size=8,
)


def read_or_refused(path):
    """The book of a file, or None with a reason."""
    try:
        return read_ledger(path)
    except LedgerError as error:
        problems = error.problems
    assert problems
    assert all(p.code and p.message and p.message_en for p in problems)
    return None


def accounted(book):
    for sheet in book.sheets:
        if sheet.layout:
            assert sheet.used + sheet.skipped + sheet.unplaced + sheet.empty == sheet.rows


@functools.cache
def sample(kind):
    """Bytes of a small real file of each kind."""
    from fupin.ledger import write_member_ledger
    from fupin.model import Household

    xlwt = pytest.importorskip("xlwt")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{kind}"
        households = [Household(household_id=f"42032400{n:05}") for n in range(3)]
        if kind == "xls":
            book = xlwt.Workbook(encoding="utf-8")
            sheet = book.add_sheet("x")
            for at, header in enumerate(("户编号", "姓名", "证件号码")):
                sheet.write(0, at, header)
            with path.open("wb") as stream:
                book.save(stream)
        else:
            write_member_ledger(path, households)
        return path.read_bytes()


def mutated(data, changes):
    spoilt = bytearray(data)
    for where, byte, what in changes:
        at = int(where * len(spoilt)) if spoilt else 0
        if what == "set" and at < len(spoilt):
            spoilt[at] = byte
        elif what == "cut":
            del spoilt[at : at + byte]
        elif what == "add":
            spoilt[at:at] = bytes([byte]) * 3
        else:
            del spoilt[at:]
    return bytes(spoilt)


CHANGES = st.lists(
    st.tuples(
        st.floats(0, 0.999),
        st.integers(0, 255),
        st.sampled_from(["set", "set", "set", "cut", "add", "end"]),
    ),
    max_size=6,
)


@FEW
@given(st.binary(max_size=400), st.sampled_from(["xlsx", "xls", "csv", "txt"]))
def test_any_bytes_are_read_or_refused(tmp_path, data, kind):
    path = tmp_path / f"a.{kind}"
    path.write_bytes(data)
    read_or_refused(path)


@FEW
@given(CHANGES)
def test_any_damage_to_a_workbook_is_read_or_refused(tmp_path, changes):
    path = tmp_path / "a.xlsx"
    path.write_bytes(mutated(sample("xlsx"), changes))
    book = read_or_refused(path)
    if book is not None:
        accounted(book)


@FEW
@given(CHANGES)
def test_any_damage_to_a_text_is_read_or_refused(tmp_path, conserved, changes):
    path = tmp_path / "a.csv"
    path.write_bytes(mutated(sample("csv"), changes))
    book = read_or_refused(path)
    if book is not None:
        accounted(book)
        conserved(path, book)


@CHILDREN
@given(CHANGES)
def test_any_damage_to_an_old_workbook_is_read_or_refused(tmp_path, changes):
    path = tmp_path / "a.xls"
    path.write_bytes(mutated(sample("xls"), changes))
    read_or_refused(path)


@FEW
@given(st.lists(st.lists(CELLS, max_size=34), max_size=8), st.integers(0, 3))
def test_no_cell_of_a_workbook_is_lost(tmp_path, head, conserved, grid, above):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("表")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        rows = [*[["标题"]] * above, list(head), *grid]
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(at, column, cell)
                elif cell is not None:
                    sheet.write(at, column, cell)
    book = read_ledger(path)
    accounted(book)
    conserved(path, book)
    for household in book.households:
        rows = book.rows_of_members.get(household.household_id, ())
        assert len(rows) == len(household.members)
    assert {h.household_id for h in book.households} == set(book.rows_of)


@FEW
@given(st.lists(st.lists(TEXTS, max_size=32), max_size=8), st.booleans())
def test_no_cell_of_a_text_is_lost(tmp_path, head, conserved, grid, quoted):
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        style = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
        csv.writer(stream, quoting=style).writerows([list(head), *grid])
    book = read_ledger(path)
    accounted(book)
    conserved(path, book)


@FEW
@given(
    st.lists(st.lists(PLAIN, min_size=1, max_size=6), min_size=1, max_size=6),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_well_formed_text_is_read_as_the_standard_library_reads_it(tmp_path, rows, end):
    from fupin.ledger.csvfile import read_csv

    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator=end).writerows(rows)
    if any("," in c or "\t" in c or ";" in c or c.startswith('="') for r in rows for c in r):
        return  # what parts the fields is found by looking
    width = max(map(len, rows))
    expected = [[*row, *[""] * (width - len(row))] for row in rows]
    read = read_csv(path)
    assert [[*row, *[""] * (width - len(row))] for row in read.rows] == expected
    assert read.problems == ()


@FEW
@given(st.lists(st.lists(TEXTS, max_size=30), max_size=5), st.integers(1, 3))
def test_any_header_is_recognised_or_refused(tmp_path, head, conserved, grid, cut):
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        names = list(head)
        upper = [name if at % (cut + 1) else "" for at, name in enumerate(names)]
        csv.writer(stream).writerows([*grid, upper, names, *grid])
    book = read_or_refused(path)
    if book is not None:
        conserved(path, book)


@FEW
@given(
    st.lists(st.lists(st.tuples(st.integers(0, 3), TEXTS), max_size=6), min_size=2, max_size=3)
)
def test_joined_books_keep_members_with_their_rows(tmp_path, head, files):
    paths = []
    for at, rows in enumerate(files):
        path = tmp_path / f"{at}.csv"
        with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            out = csv.writer(stream, quoting=csv.QUOTE_ALL)
            out.writerow(head)
            for who, text in rows:
                row = {**head, "户编号": f"{who // 2}", "人编号": f"9{who}", "民族": text}
                out.writerow(row.values())
        paths.append(path)
    book = read_ledgers(paths)
    for household in book.households:
        number = household.household_id
        places = book.rows_of_members[number]
        assert len(places) == len(household.members)
        assert set(places) <= set(book.rows_of[number])
        for position, _ in book.unread.get(number, ()):
            assert position is None or position < len(household.members)
