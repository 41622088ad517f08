"""Workbooks whose cells lie far apart: read cell by cell, where a table would be too large."""

from __future__ import annotations

import warnings

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

import attrs

from fupin.errors import MissingExtraError
from fupin.ledger.cells import Cell
from fupin.ledger.formulas import OddCells
from fupin.ledger.gate import DAMAGE
from fupin.ledger.refusals import refusal
from fupin.ledger.sheet import Merge, Row, Sheet


@attrs.frozen(kw_only=True)
class SparseLimits:
    """How much of such a workbook is read."""

    filled: int = 2_000_000
    """Cells that hold anything, in all sheets."""

    places: int = 20_000_000
    """Places in rows up to the last filled cell of each."""

    rows: int = 1_048_576
    columns: int = 16_384


_FAULTS: Final = (
    *DAMAGE,
    ParseError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
)
"""What openpyxl raises where a part is not as it should be."""


def sparse_sheets(
    path: Path, odd: Mapping[str, OddCells], limits: SparseLimits | None = None
) -> Iterator[Sheet]:
    """The sheets of a workbook that passed the gate but for how far its cells reach.

    Args:
        path: The workbook.
        odd: Cells of each sheet, by its name, that would read as empty.
        limits: How much is read.

    Raises:
        LedgerError: If too many cells are filled, or the workbook is damaged.
        MissingExtraError: Without the extra ``excel``.
    """
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError("reading .xlsx ledgers", "excel") from None
    bounds = limits or SparseLimits()
    left = [bounds.filled, bounds.places]
    book = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it can't keep; nothing is written
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            sheets = [
                _sheet(book, one, odd.get(one.title), (bounds, left), path.name)
                for one in book.worksheets
            ]
    except _FAULTS as fault:
        if hasattr(fault, "problems"):
            raise
        raise refusal("file.damaged", path.name) from None
    finally:
        if book is not None:
            book.close()
    yield from sheets


def _sheet(
    book: Any,
    sheet: Any,
    odd: OddCells | None,
    bounds: tuple[SparseLimits, list[int]],
    name: str,
) -> Sheet:
    from openpyxl.worksheet._reader import WorkSheetParser

    with book._archive.open(sheet._worksheet_path) as source:  # noqa: SLF001  # see below
        # Not its rows: of these it leaves out such as are out of order, and it fills
        # every row up to its last cell.
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,  # noqa: SLF001
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        cells = _cells(parser, bounds, name)
        merged = _merged(parser)
    for row, texts in (odd.texts if odd is not None else {}).items():
        for column, text in texts.items():
            cells.setdefault(row, {}).setdefault(column, text)
    return Sheet(name=sheet.title, rows=_rows(cells, bounds, name), merged=merged)


def _cells(
    parser: Any, bounds: tuple[SparseLimits, list[int]], name: str
) -> dict[int, dict[int, Cell]]:
    limits, left = bounds
    found: dict[int, dict[int, Cell]] = {}
    for _, cells in parser.parse():
        for cell in cells:
            value = cell["value"]
            if value is None or value == "":
                continue
            row, column = cell["row"], cell["column"]
            left[0] -= 1
            if left[0] < 0 or row > limits.rows or column > limits.columns:
                raise refusal("file.too-many-cells", name)
            found.setdefault(row - 1, {})[column - 1] = value
    return found


def _rows(
    cells: Mapping[int, Mapping[int, Cell]],
    bounds: tuple[SparseLimits, list[int]],
    name: str,
) -> list[Row]:
    _, left = bounds
    nothing: Row = ()
    rows: list[Row] = [nothing] * (max(cells, default=-1) + 1)
    for at, filled in cells.items():
        width = max(filled) + 1
        left[1] -= width
        if left[1] < 0:
            raise refusal("file.too-many-cells", name)
        row: list[Cell] = [""] * width
        for column, cell in filled.items():
            row[column] = cell
        rows[at] = row
    return rows


def _merged(parser: Any) -> tuple[Merge, ...]:
    from openpyxl.utils.cell import range_boundaries

    made = []
    for merge in getattr(parser.merged_cells, "mergeCell", ()):
        left, top, right, low = (edge or 1 for edge in range_boundaries(merge.ref))
        made.append((top - 1, left - 1, low - 1, right - 1))
    return tuple(made)
