"""Ledger files to books: layouts recognised, rows accounted for, problems with their cells."""

from __future__ import annotations

import os

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import attrs

from fupin.errors import Problem, Severity
from fupin.ledger._pausing import collector_paused
from fupin.ledger.book import Book, KeptRows, SheetReport
from fupin.ledger.choosing import LayoutLike, own_layouts, tried
from fupin.ledger.headers import Header, find_header
from fupin.ledger.joining import join, of_file
from fupin.ledger.layout import Layout
from fupin.ledger.making import keys_of, made_of
from fupin.ledger.records import without_record
from fupin.ledger.sheet import Row, Sheet
from fupin.ledger.sheets import each_sheet
from fupin.ledger.table import (
    Progress,
    Table,
    cell_problem,
    read_table,
    unknown_columns,
)
from fupin.ledger.unrecognised import unrecognised
from fupin.values import number_shown


_VILLAGE_KEY: Final = "place.village"
_HEAD: Final = 40
"""Rows looked at for a header and what stands around it."""


def read_ledger(
    path: str | os.PathLike[str],
    *,
    layout: LayoutLike | None = None,
    layouts: Iterable[LayoutLike] = (),
    progress: Progress | None = None,
) -> Book:
    """Read a workbook or CSV file of the register.

    The layout is told by the header, wherever it stands.  A cell that can't be
    understood is a `Problem` with its address; the fact stays unknown, the row is
    kept.

    Args:
        path: The file; what it is is told by what it holds.
        layout: A layout, its id, or a TOML file with one, if the header alone does not
            tell it.
        layouts: Layouts of one's own, TOML files or folders of them, tried beside those
            shipped.
        progress: Called with the rows done and the rows of the sheets opened so far.

    Raises:
        LedgerError: If the file can't be read as a ledger at all.
        UnknownNameError: If there is no layout of that id.
        ValueError: If a TOML file is no layout.
        MissingExtraError: If a workbook is read without the extra ``excel``.

    Limitations:
        In an old .xls, what a cell with an error (``#DIV/0!``) shows is lost: it reads
        as blank.
    """
    known = tried(layout, layouts)
    with collector_paused():
        return _read(Path(path), known, progress, forced=layout is not None)


def read_ledgers(
    paths: Iterable[str | os.PathLike[str]],
    *,
    layout: LayoutLike | None = None,
    layouts: Iterable[LayoutLike] = (),
    progress: Progress | None = None,
) -> Book:
    """Read several files into one book, as `read_ledger` and `join` do."""
    files = [Path(path) for path in paths]
    own = own_layouts(layouts)
    books = [
        read_ledger(file, layout=layout, layouts=own, progress=progress) for file in files
    ]
    if len(books) > 1:  # a problem has to say which file it is in
        books = [of_file(book, file.name) for book, file in zip(books, files, strict=True)]
    return join(*books) if books else Book()


def _read(
    file: Path, known: tuple[Layout, ...], progress: Progress | None, *, forced: bool
) -> Book:
    """Read sheet after sheet, so that the cells of only one are in memory."""
    parts: list[Book] = []
    heads: list[tuple[str, Sequence[Row]]] = []
    recognised = False
    done = 0
    sheets = each_sheet(file)
    following = next(sheets, None)
    while following is not None:
        sheet = following
        head = list(sheet.rows[:_HEAD])
        heads.append((sheet.name, head))
        header = find_header(head, known, forced=forced, merged=sheet.merged)
        rows = len(sheet.rows) - header.row - 1 if header is not None else 0
        if header is not None:
            report = _after(done, done + rows, progress)
            parts.append(_sheet_book(sheet, header, report))
            recognised = True
        elif any(map(any, sheet.rows)):
            parts.append(_not_recognised(sheet))
        done += rows
        sheet.release()
        following = next(sheets, None)
    if not recognised:
        raise unrecognised(heads, known, file.name)
    return join(*parts)


def _after(done: int, total: int, progress: Progress | None) -> Progress:
    def report(rows: int, _: int | None) -> None:
        if progress is not None:
            progress(done + rows, total)

    return report


def _not_recognised(sheet: Sheet) -> Book:
    problem = Problem(
        code="sheet.not-recognised",
        message="工作表的表头不能识别，未读取",
        message_en="the header of the sheet is not known; it was not read",
        sheet=sheet.name,
        cell="A1",
        severity=Severity.NOTICE,
    )
    report = SheetReport(
        name=sheet.name, layout="", header_row=0, rows=len(sheet.rows), used=0
    )
    return Book(problems=(problem,), sheets=(report,))


def _sheet_book(sheet: Sheet, header: Header, progress: Progress) -> Book:
    table = read_table(sheet, header, header.layout.key, progress)
    sheet.release()  # what comes now needs the memory
    keys = keys_of(table)
    made = made_of(table, keys)
    numbers = [number for number, k in zip(table.numbers, keys, strict=True) if k is None]
    kept = dict(table.kept)
    kept.update((number, table.cells(number)) for number in numbers)
    return attrs.evolve(
        made,
        problems=_in_order([*sheet.problems, *_cell_problems(table, keys), *made.problems]),
        sheets=(_report(table, len(numbers)),),
        unknown=KeptRows({(sheet.name, n): kept[n] for n in sorted(kept)}),
    )


def _report(table: Table, unplaced: int) -> SheetReport:
    return SheetReport(
        name=table.sheet.name,
        layout=table.header.layout.id,
        header_row=table.header.row + 1,
        rows=table.rows,
        used=len(table.numbers) - unplaced,
        skipped=len(table.notices),
        unplaced=unplaced,
        empty=table.empty,
        unknown_columns=unknown_columns(table),
        scope=table.header.layout.scope,
        letters=table.letters,
    )


def _cell_problems(table: Table, keys: Sequence[str | None]) -> list[Problem]:
    """Notices, faults of cells, and rows without a key, whose cell may be the fault."""
    villages = table.key == _VILLAGE_KEY
    named = dict(zip(table.numbers, keys, strict=True))
    problems = [*table.notices, *table.warnings]
    explained: set[int] = set()
    for fault in table.faults:
        number, bound = fault[0], fault[1]
        household = "" if villages else named[number] or ""
        problems.append(cell_problem(table, fault, number_shown(household)))
        column = bound.column
        if column is not None and column.target is not None:
            explained.update({number} if column.target.name == table.key else ())
    letter = table.letters[table.key]
    for number, key in named.items():
        if key is None and table.header.layout.scope == "record":
            problems.append(without_record(table, number))
        elif key is None and number not in explained:
            problems.append(_without_key(table, f"{letter}{number}", villages=villages))
    return problems


def _without_key(table: Table, cell: str, *, villages: bool) -> Problem:
    what, what_en = ("行政村", "village") if villages else ("户编号", "household number")
    bound = next(b for b, t in table.read_columns if t.name == table.key)
    return Problem(
        code="row.no-village" if villages else "row.no-household-number",
        message=f"缺{what}，该行不能归入任何{'村' if villages else '户'}",
        message_en=f"no {what_en}: the row belongs nowhere",
        sheet=table.sheet.name,
        cell=cell,
        column=bound.header,
        expected=what,
        expected_en=f"the {what_en}",
    )


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By row, then by column, so that they can be worked off along the sheet."""

    def place(problem: Problem) -> tuple[int, int, str]:
        letters = problem.cell.rstrip("0123456789")
        row = problem.cell[len(letters) :]
        return (int(row or 0), len(letters), letters)

    return tuple(sorted(problems, key=place))
