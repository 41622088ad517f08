"""Grids of cells, and what a book made of them."""

from __future__ import annotations

import contextlib
import os
import signal
import threading

import pytest

from fupin.ledger.cells import column_letters
from fupin.ledger.labels import is_blank
from fupin.ledger.sheets import open_sheets


pytest.importorskip("python_calamine")
pytest.importorskip("openpyxl")


@pytest.fixture(autouse=True)
def in_time():
    """No test of a hostile file may hang: it is ended after a minute."""
    if os.name == "nt" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(_number, _frame):
        raise TimeoutError("a hostile file took more than a minute")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(60)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture
def write_xls(tmp_path):
    """Write rows of cells to an old workbook."""
    xlwt = pytest.importorskip("xlwt")

    def write(rows, *, name="旧.xls", merges=(), left=0):
        from datetime import date

        path = tmp_path / name
        book = xlwt.Workbook(encoding="utf-8")
        day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
        sheet = book.add_sheet("户")
        covered = {
            (r, c)
            for t, b, le, ri in merges
            for r in range(t, b + 1)
            for c in range(le, ri + 1)
        }
        for at, row in enumerate(rows):
            for column, cell in enumerate(row, left):
                if cell is not None and (at, column) not in covered:
                    style = [day] if isinstance(cell, date) else []
                    sheet.write(at, column, cell, *style)
        for top, low, first, last in merges:
            sheet.write_merge(top, low, first, last, rows[top][first - left])
        with contextlib.closing(path.open("wb")) as stream:
            book.save(stream)
        return path

    return write


@pytest.fixture
def conserved():
    """Check that every cell below a header was read, kept or reported."""

    def check(path, book):
        sheets = {sheet.name: sheet for sheet in open_sheets(path)}
        for report in book.sheets:
            if not report.layout:
                continue
            rows = sheets[report.name].rows
            counted = report.used + report.skipped + report.unplaced + report.empty
            assert counted == report.rows == max(len(rows) - report.header_row, 0)
            letters = set(report.letters.values())
            told = {p.cell for p in book.problems if p.sheet == report.name}
            rows_told = {cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for cell in told}
            for number, row in enumerate(rows[report.header_row :], report.header_row + 1):
                kept = [*book.unknown.get((report.name, number), {}).values()]
                names = rows[report.header_row - 1]
                for at, cell in enumerate(row):
                    if is_blank(str(cell), dash=False) or cell is None:
                        continue
                    if at < len(names) and names[at] == "序号":
                        continue  # says nothing
                    address = f"{column_letters(at)}{number}"
                    placed = column_letters(at) in letters
                    assert (
                        placed
                        or address in told
                        or str(number) in rows_told
                        or any(cell == one and type(cell) is type(one) for one in kept)
                    ), f"{address} is lost"

    return check
