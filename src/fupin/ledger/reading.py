"""Ledger files to books: layouts recognised, rows accounted for, problems with their cells."""

from __future__ import annotations

import os

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import attrs

from fupin.errors import Problem, Severity
from fupin.ledger._pausing import collector_paused
from fupin.ledger.attesting import disagreement, settle
from fupin.ledger.book import Book, KeptRows, RowKey, SheetReport
from fupin.ledger.grouping import attested_rows, group_rows, households, villages
from fupin.ledger.headers import Header, find_header, unrecognised
from fupin.ledger.joining import join, of_file, village_id_of
from fupin.ledger.layout import Layout, layout_of, layouts
from fupin.ledger.sheets import Sheet, open_sheets
from fupin.ledger.table import (
    Progress,
    Table,
    cell_problem,
    read_table,
    unknown_columns,
)
from fupin.model import Attestation, Place, Village, VillageAttestation
from fupin.values import number_shown


_HOUSEHOLD_KEY: Final = "household.household_id"
_VILLAGE_KEY: Final = "place.village"


def read_ledger(
    path: str | os.PathLike[str],
    *,
    layout: str | None = None,
    progress: Progress | None = None,
) -> Book:
    """Read a workbook or CSV file of the register.

    The layout is told by the header, wherever it stands.  A cell that can't be
    understood is a `Problem` with its address; the fact stays unknown, the row is
    kept.

    Args:
        path: The file; what it is is told by what it holds.
        layout: Id of a layout, if the header alone does not tell it.
        progress: Called with the rows done and all rows.

    Raises:
        LedgerError: If the file can't be read as a ledger at all.
        UnknownNameError: If there is no layout of that id.
        MissingExtraError: If a workbook is read without the extra ``excel``.

    Limitations:
        What a cell with an error (``#DIV/0!``) shows is lost: it reads as blank.
    """
    known = (layout_of(layout),) if layout else tuple(layouts().values())
    with collector_paused():
        return _read(Path(path), known, progress, forced=layout is not None)


def read_ledgers(
    paths: Iterable[str | os.PathLike[str]],
    *,
    layout: str | None = None,
    progress: Progress | None = None,
) -> Book:
    """Read several files into one book, as `read_ledger` and `join` do."""
    files = [Path(path) for path in paths]
    books = [read_ledger(file, layout=layout, progress=progress) for file in files]
    if len(books) > 1:  # a problem has to say which file it is in
        books = [of_file(book, file.name) for book, file in zip(books, files, strict=True)]
    return join(*books) if books else Book()


def _read(
    file: Path, known: tuple[Layout, ...], progress: Progress | None, *, forced: bool
) -> Book:
    found: list[tuple[Sheet, Header | None]] = []
    for sheet in open_sheets(file):
        header = find_header(sheet.rows, known, forced=forced)
        if header is not None or any(map(any, sheet.rows)):
            found.append((sheet, header))
    if not any(header for _, header in found):
        raise unrecognised(((s.name, s.rows) for s, _ in found), known, file.name)
    done = 0
    total = sum(len(s.rows) - h.row - 1 for s, h in found if h is not None)
    parts = []
    for sheet, header in found:
        if header is None:
            parts.append(_not_recognised(sheet))
            continue
        report = _after(done, total, progress)
        parts.append(_sheet_book(sheet, header, report))
        done += len(sheet.rows) - header.row - 1
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
    scope = header.layout.scope
    about_villages = scope.startswith("village")
    key = _VILLAGE_KEY if about_villages else _HOUSEHOLD_KEY
    table = read_table(sheet, header, key, progress)
    keys = _village_keys(table) if about_villages else table.values[key]
    made = _villages_of(table, keys) if about_villages else _households_of(table, keys, scope)
    numbers = [number for number, k in zip(table.numbers, keys, strict=True) if k is None]
    kept = dict(table.kept)
    kept.update((number, table.cells(number)) for number in numbers)
    return attrs.evolve(
        made,
        problems=_in_order([*_cell_problems(table, keys), *made.problems]),
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
        letters=table.letters,
    )


def _households_of(table: Table, keys: Sequence[str | None], scope: str) -> Book:
    rows_of: dict[str, list[RowKey]] = {}
    for key, number in zip(keys, table.numbers, strict=True):
        if key is not None:
            rows_of.setdefault(key, []).append((table.sheet.name, number))
    rows = {key: tuple(rows) for key, rows in rows_of.items()}
    if scope == "verification":
        settled, problems = _settled(table, keys)
        return Book(attestations=settled, problems=tuple(problems), rows_of=rows)
    grouped = group_rows(table, keys)
    made, faults = households(table, grouped)
    return Book(households=tuple(made), problems=(*grouped.problems, *faults), rows_of=rows)


def _settled(
    table: Table, keys: Sequence[str | None]
) -> tuple[dict[str, Attestation], list[Problem]]:
    settled: dict[str, Attestation] = {}
    problems = []
    for key, number, attestation in attested_rows(table, keys, Attestation):
        first = settled.setdefault(key, attestation)
        settled[key], differing = settle(first, attestation)
        if differing:
            letter = table.letters[f"household.attested.{differing[0]}"]
            row = (table.sheet.name, number)
            problems.append(
                disagreement(
                    first, attestation, differing, row=row, letter=letter, household=key
                )
            )
    return settled, problems


def _village_keys(table: Table) -> list[str | None]:
    """Code or names of the village of each row; None where it has neither."""
    nothing = [None] * len(table.numbers)
    parts = ("code", "county", "township", "village")
    columns = [table.values.get(f"place.{part}", nothing) for part in parts]
    places = (
        Place(code=code, county=county, township=township, village=village)
        for code, county, township, village in zip(*columns, strict=True)
    )
    return [village_id_of(place) for place in places]


def _villages_of(table: Table, keys: Sequence[str | None]) -> Book:
    grouped = group_rows(table, keys)
    made = {village.village_id: village for village in villages(grouped)}
    problems = []
    letters = table.letters
    for key, number, attestation in attested_rows(table, keys, VillageAttestation):
        first = made[key].attested or attestation
        kept, differing = settle(first, attestation)
        made[key] = attrs.evolve(made[key], attested=kept)
        if differing:
            letter = letters[f"village.attested.{differing[0]}"]
            row = (table.sheet.name, number)
            problems.append(
                disagreement(first, attestation, differing, row=row, letter=letter)
            )
    rows = {
        key: tuple((table.sheet.name, number) for number in group.rows)
        for key, group in grouped.groups.items()
    }
    ordered: tuple[Village, ...] = tuple(made.values())
    return Book(
        villages=ordered,
        village_attestations={
            v.village_id: v.attested for v in ordered if v.attested is not None
        },
        problems=(*grouped.problems, *problems),
        rows_of_villages=rows,
    )


def _cell_problems(table: Table, keys: Sequence[str | None]) -> list[Problem]:
    """Notices, faults of cells, and rows without a key, whose cell may be the fault."""
    villages = table.key == _VILLAGE_KEY
    named = dict(zip(table.numbers, keys, strict=True))
    problems = list(table.notices)
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
        if key is None and number not in explained:
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
