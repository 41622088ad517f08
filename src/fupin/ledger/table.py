"""The body of a sheet: rows told apart, cells converted column by column."""

from __future__ import annotations

import re

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Any, Final, TypeAlias

import attrs

from fupin.errors import InvalidValueError, Problem, Severity
from fupin.ledger._privacy import showable
from fupin.ledger.book import KeptCells
from fupin.ledger.cells import Cell, column_letters
from fupin.ledger.converters import Memo
from fupin.ledger.headers import BoundColumn, Header
from fupin.ledger.labels import fold, is_blank
from fupin.ledger.sheets import Sheet
from fupin.ledger.targets import Target
from fupin.model import Kind


Progress: TypeAlias = Callable[[int, int | None], None]
"""Called with the rows done and, where it is known, the rows there are."""

Row: TypeAlias = Sequence[Cell]

_BLOCK: Final = 5_000
_DIGIT: Final = re.compile(r"[0-9０-９]")
_FIRST_OF_TOTALS: Final = "合小总共累注备说填审制负"
_TOTAL: Final = re.compile(r"[^0-9:]{0,12}?(合计|小计|总计|共计|累计)(?:[(:].*)?")
_FOOTNOTE: Final = re.compile(
    r"(注|备注|说明|填表说明|填表人|填报人|填报单位|审核人|制表人|制表单位|制表日期"
    r"|填报日期|填表日期|负责人)[0-9]*:.*"
)


@attrs.define(kw_only=True, repr=False)
class Table:
    """Values of a sheet, field by field, with the faults of its cells."""

    sheet: Sheet
    header: Header
    key: str
    """Field that says what a row is about."""

    numbers: list[int] = attrs.field(factory=list)
    """Rows of the file, as the spreadsheet counts, that values were read from."""

    values: dict[str, list[Any]] = attrs.field(factory=dict)
    """Field → value of each of these rows."""

    faults: list[tuple[int, BoundColumn, Cell, InvalidValueError]] = attrs.field(factory=list)
    """Row, column, cell and what is wrong with it."""

    notices: list[Problem] = attrs.field(factory=list)
    kept: dict[int, KeptCells] = attrs.field(factory=dict)
    """Row → cells no field took."""

    empty: int = 0
    rows: int = 0

    @property
    def read_columns(self) -> tuple[tuple[BoundColumn, Target], ...]:
        """Columns that go to a field."""
        return tuple(
            (bound, bound.column.target)
            for bound in self.header.columns
            if bound.column is not None and bound.column.target is not None
        )

    @property
    def letters(self) -> dict[str, str]:
        """Field → letter of (the first of) its columns."""
        pairs = [(t.name, column_letters(b.index)) for b, t in self.read_columns]
        return dict(reversed(pairs))

    def cells(self, number: int) -> KeptCells:
        """All cells of a row by header."""
        row = self.sheet.rows[number - 1]
        return KeptCells(
            (b.header, row[b.index])
            for b in self.header.columns
            if b.index < len(row) and row[b.index] not in ("", None)
        )


def read_table(sheet: Sheet, header: Header, key: str, progress: Progress) -> Table:
    """Convert every cell below the header, in blocks of rows.

    Args:
        sheet: The sheet.
        header: Where its header stands.
        key: Field that says what a row is about.
        progress: Called after each block.
    """
    table = Table(sheet=sheet, header=header, key=key)
    memos = [(b, t, Memo(b.column, t)) for b, t in table.read_columns if b.column is not None]
    table.values = {t.name: [] for _, t, _ in memos}
    first, last = header.row + 1, len(sheet.rows)
    table.rows = last - first
    rows = _filled(sheet, first)
    for start in range(first, last, _BLOCK):
        stop = min(start + _BLOCK, last)
        _read_block(table, memos, _body(table, rows, start, stop))
        progress(stop - first, table.rows)
    return table


def _filled(sheet: Sheet, first: int) -> Sequence[Row]:
    """The rows, with what stands in cells merged downwards repeated in each."""
    below = [merge for merge in sheet.merged if merge[1] >= first]
    if not below:
        return sheet.rows
    rows = [list(row) for row in sheet.rows]
    for column, top, bottom in below:
        for row in rows[top + 1 : bottom + 1]:
            row[column] = rows[top][column]
    return rows


def _body(
    table: Table, rows: Sequence[Row], start: int, stop: int
) -> tuple[list[int], list[Row]]:
    """Rows that are records; empty ones are counted, totals and footnotes reported."""
    key = next(b.index for b, t in table.read_columns if t.name == table.key)
    numbers, records = [], []
    for index in range(start, stop):
        row = rows[index]
        if not any(row) and not _has_text(row):
            table.empty += 1
            continue
        if _suspect(row, key):
            if not _has_text(row):
                table.empty += 1
                continue
            notice = _notice(table, row, index + 1)
            if notice is not None:
                table.notices.append(notice)
                continue
        numbers.append(index + 1)
        records.append(row)
    return numbers, records


def _has_text(row: Row) -> bool:
    return any(
        not is_blank(cell, dash=False) if isinstance(cell, str) else cell is not None
        for cell in row
    )


def _suspect(row: Row, key: int) -> bool:
    """Whether a row may be no record: no digit in its key, or it opens like a total."""
    cell = row[key] if key < len(row) else None
    if cell is None or (isinstance(cell, str) and _DIGIT.search(cell) is None):
        return True
    first = row[0]
    return isinstance(first, str) and first[:1] != "" and first[0] in _FIRST_OF_TOTALS


def _notice(table: Table, row: Row, number: int) -> Problem | None:
    """Why a row is no record; ``None`` if it is one."""
    texts = [fold(cell) if isinstance(cell, str) else "" for cell in row]
    first = next((text for text in texts if text), "")
    if _repeats_header(table, texts):
        said = ("row.repeated-header", "重复的表头", "a repeated header", "")
    elif found := _TOTAL.fullmatch(first):
        said = ("row.total", "合计行", "a row of totals", found[1])
    elif found := _FOOTNOTE.fullmatch(first):
        said = ("row.footnote", "表下的说明", "a footnote", found[1])
    else:
        return None
    code, message, message_en, shown = said
    return Problem(
        code=code,
        message=f"{message}，未作为记录读取",
        message_en=f"{message_en}, not read as a record",
        sheet=table.sheet.name,
        cell=f"A{number}",
        found=shown,
        severity=Severity.NOTICE,
    )


def _repeats_header(table: Table, texts: Sequence[str]) -> bool:
    """Whether most cells of a row are the headers of their columns."""
    filled = same = 0
    for bound, text in zip(table.header.columns, texts, strict=False):
        filled += text != ""
        same += text != "" and text == fold(bound.header)
    return same > 1 and same * 2 > filled


def _read_block(
    table: Table,
    memos: Sequence[tuple[BoundColumn, Target, Memo]],
    body: tuple[list[int], list[Row]],
) -> None:
    numbers, records = body
    table.numbers.extend(numbers)
    columns = list(zip_longest(*records, fillvalue=""))
    done: set[str] = set()
    for bound, target, memo in memos:
        cells = columns[bound.index] if bound.index < len(columns) else ("",) * len(records)
        if bool in set(map(type, cells)):  # True is 1 for a dict
            cells = tuple(_spelled(cell) for cell in cells)
        read = list(map(memo.__getitem__, cells))
        values = table.values[target.name]
        if target.name in done:  # several columns hold parts of one set
            values[-len(read) :] = map(_union, values[-len(read) :], read)
        elif read:
            values.extend(read)
            done.add(target.name)
        if memo.faults:
            _note_faults(table, bound, memo, numbers, cells)
    _keep_unknown(table, columns, numbers)


def _spelled(cell: Cell) -> Cell:
    return ("TRUE" if cell else "FALSE") if isinstance(cell, bool) else cell


def _union(left: frozenset[Any] | None, right: frozenset[Any] | None) -> Any:
    return right if left is None else left if right is None else left | right


def _note_faults(
    table: Table, bound: BoundColumn, memo: Memo, numbers: Sequence[int], cells: Row
) -> None:
    for number, cell in zip(numbers, cells, strict=True):
        for fault in memo.faults.get(cell, ()):
            table.faults.append((number, bound, cell, fault))
            if fault.severity is not Severity.WARNING or memo[cell] is None:
                table.kept.setdefault(number, KeptCells())[bound.header] = cell


def _keep_unknown(table: Table, columns: Sequence[Row], numbers: Sequence[int]) -> None:
    for bound in _unknown(table.header):
        if bound.index >= len(columns):
            continue
        for number, cell in zip(numbers, columns[bound.index], strict=True):
            if cell not in ("", None):
                table.kept.setdefault(number, KeptCells())[bound.header] = cell


def _unknown(header: Header) -> Iterator[BoundColumn]:
    for bound in header.columns:
        column = bound.column
        if column is None or (column.target is None and not column.ignored):
            yield bound


def unknown_columns(table: Table) -> tuple[str, ...]:
    """Headers of columns that no field took; nameless ones only if they hold something."""
    held = {header for cells in table.kept.values() for header in cells}
    return tuple(
        b.header
        for b in _unknown(table.header)
        if b.header in held or b.header != column_letters(b.index)
    )


def cell_problem(
    table: Table, fault: tuple[int, BoundColumn, Cell, InvalidValueError], household: str
) -> Problem:
    """A fault of a cell, with its place."""
    number, bound, _, error = fault
    problem = error.problem(
        sheet=table.sheet.name,
        cell=f"{column_letters(bound.index)}{number}",
        column=bound.header,
        household=household,
    )
    column = bound.column
    if column is None or column.target is None or column.target.field.kind is Kind.MASKED:
        return problem
    return attrs.evolve(problem, found=showable(problem.found, column.target.field))
