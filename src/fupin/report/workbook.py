"""The results as a workbook: sums, worklist, villages, county, problems, sources."""

from __future__ import annotations

import itertools

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from fupin.errors import MissingExtraError
from fupin.report import tables
from fupin.report.result import Result
from fupin.report.tables import Row, Table
from fupin.report.totals import totals


SHEET_ROWS: Final = 1_048_576
LONGEST_TEXT: Final = 32_000  # a cell that holds more is dropped by the writer
OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Text stays text: nothing that was read becomes a formula, a link or a number."""

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001  # the same file for the same results


def write_workbook(
    path: Path, result: Result, *, reveal: bool = False, sheet_rows: int = SHEET_ROWS
) -> None:
    """Write ``result.xlsx``: text as text, counts as numbers, no formulas.

    Args:
        path: The file to write.
        result: What to tell.
        reveal: Name heads of households in clear in the worklist, with ID numbers.
        sheet_rows: Rows a sheet can hold, its header included; what is over goes on
            in a further sheet.

    Raises:
        MissingExtraError: If XlsxWriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("the workbook of results", "excel") from None
    with xlsxwriter.Workbook(str(path), OPTIONS) as book:
        book.set_properties({"created": _MADE, "title": "贫困退出测算结果"})
        header = book.add_format(
            {"bold": True, "bg_color": "#DCE6F1", "border": 1, "valign": "vcenter"}
        )
        for table in _tables(result, reveal=reveal):
            write_table(book, table, header, sheet_rows)


def _tables(result: Result, *, reveal: bool) -> Iterator[Table]:
    yield totals(result)
    yield tables.worklist(result, reveal=reveal)
    yield tables.villages(result)
    yield tables.county(result)
    yield tables.problems(result)
    yield tables.sources(result)


def write_table(book: Any, table: Table, header: Any, sheet_rows: int = SHEET_ROWS) -> Any:
    """Write a table into a sheet of *book*, or several; gives the last sheet."""
    rows = iter(table.rows)
    quoted = book.add_format({"quote_prefix": True})
    for number in itertools.count(1):
        sheet = book.add_worksheet(table.name if number == 1 else f"{table.name}{number}")
        sheet.freeze_panes(1, 0)
        for at, (title, width) in enumerate(table.columns):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, title, header)
        last = 0
        for last, row in enumerate(itertools.islice(rows, sheet_rows - 1), start=1):
            _write_row(sheet, last, row, quoted)
        sheet.autofilter(0, 0, last, len(table.columns) - 1)
        following = next(rows, None) if last == sheet_rows - 1 else None
        if following is None:
            return sheet
        rows = itertools.chain([following], rows)
    raise AssertionError("never: there is always a further number")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take *text* for a formula once somebody edits it."""
    return text.startswith(_FORMULA_SIGNS)


def _write_row(sheet: Any, at: int, row: Row, quoted: Any) -> None:
    for column, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        if isinstance(cell, int):
            sheet.write_number(at, column, cell)
        else:
            style = quoted if is_formula(cell) else None
            sheet.write_string(at, column, cell[:LONGEST_TEXT], style)
