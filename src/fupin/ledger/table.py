"""The body of a sheet: rows told apart, cells converted column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import Any, Final, TypeAlias

import attrs

from fupin.errors import InvalidValueError, Problem, Severity
from fupin.ledger._privacy import showable
from fupin.ledger.bodyrows import Sorter, has_text
from fupin.ledger.book import KeptCells
from fupin.ledger.cells import Cell, column_letters
from fupin.ledger.converters import Memo
from fupin.ledger.headers import BoundColumn, Header
from fupin.ledger.sheet import Row, Sheet, filled_down
from fupin.ledger.targets import Target
from fupin.model import Kind


Progress: TypeAlias = Callable[[int, int | None], None]
"""Called with the rows done and, where it is known, the rows there are."""

_BLOCK: Final = 5_000


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
    """One for each row that is no record."""

    warnings: list[Problem] = attrs.field(factory=list)
    kept: dict[int, KeptCells] = attrs.field(factory=dict)
    """Row → cells no field took."""

    unread: dict[int, set[str]] = attrs.field(factory=dict)
    """Row → fields whose cell held something that was not understood."""

    raw: dict[int, Row] = attrs.field(factory=dict)
    """Rows whose key has no value, and all rows about villages, as they stand."""

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
        """All cells of a row of `raw` by header."""
        row = self.raw[number]
        return KeptCells(
            (self.name_of(at), cell) for at, cell in enumerate(row) if cell not in ("", None)
        )

    def name_of(self, column: int) -> str:
        """Header of a column; its letter, if it stands to the right of the header."""
        if column < len(self.header.columns):
            return self.header.columns[column].header
        letters = column_letters(column)
        taken = any(bound.header == letters for bound in self.header.columns)
        return f"{letters} (2)" if taken else letters


_Memos: TypeAlias = Sequence[tuple[BoundColumn, Target, Memo]]


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
    sorter = Sorter(header, key)
    first = header.row + 1
    table.rows = max(len(sheet.rows) - first, 0)
    rows = filled_down(islice(sheet.rows, first, None), sheet.merged, first)
    done = 0
    while block := list(islice(rows, _BLOCK)):
        _read_block(table, memos, _body(table, sorter, block, first + done + 1))
        done += len(block)
        progress(done, table.rows)
    if done != table.rows:
        raise AssertionError(f"{table.rows} rows were expected, {done} read")
    return table


def _body(
    table: Table, sorter: Sorter, block: Sequence[Row], number: int
) -> tuple[list[int], list[Row]]:
    """Rows that are records; empty ones are counted, the others reported."""
    numbers: list[int] = []
    records: list[Row] = []
    for at, row in enumerate(block, number):
        if not any(row) and not has_text(row):
            table.empty += 1
        elif sorter.has_key(row):
            _sort(table, sorter, (at, row), (numbers, records))
        elif not has_text(row):
            table.empty += 1
        elif sorter.is_beside(row):
            table.empty += 1
            _keep(table, at, enumerate(row))
        else:
            _sort(table, sorter, (at, row), (numbers, records))
    return numbers, records


def _sort(
    table: Table, sorter: Sorter, one: tuple[int, Row], body: tuple[list[int], list[Row]]
) -> None:
    number, row = one
    notice = sorter.notice(row, number)
    if notice is not None:
        table.notices.append(notice.problem(table.sheet.name, number))
        return
    body[0].append(number)
    body[1].append(row)


def _read_block(table: Table, memos: _Memos, body: tuple[list[int], list[Row]]) -> None:
    numbers, records = body
    table.numbers.extend(numbers)
    width = len(table.header.columns)
    _keep_further(table, numbers, records, width)
    columns = list(zip_longest(*(row[:width] for row in records), fillvalue=""))
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
        memo.trim()
    _keep_unknown(table, columns, numbers)
    _keep_raw(table, numbers, records)


def _keep_raw(table: Table, numbers: Sequence[int], records: Sequence[Row]) -> None:
    if table.header.layout.scope.startswith("village"):
        table.raw.update(zip(numbers, records, strict=True))
        return
    keys = table.values[table.key][-len(records) :] if records else []
    for number, key, row in zip(numbers, keys, records, strict=True):
        if key is None:
            table.raw[number] = row


def _keep(table: Table, number: int, cells: Iterable[tuple[int, Cell]]) -> None:
    """Keep cells as they stand, by the header of their column or its letter."""
    for at, cell in cells:
        if cell not in ("", None):
            table.kept.setdefault(number, KeptCells())[table.name_of(at)] = cell


def _keep_further(
    table: Table, numbers: Sequence[int], records: Sequence[Row], width: int
) -> None:
    """Keep cells to the right of the header."""
    for number, row in zip(numbers, records, strict=True):
        if len(row) <= width:
            continue
        further = [(at, row[at]) for at in range(width, len(row)) if row[at] not in ("", None)]
        _keep(table, number, further)
        if table.sheet.ragged and any(str(cell).strip() for _, cell in further):
            table.warnings.append(_too_wide(table.sheet.name, number, further[0][0]))


def _too_wide(sheet: str, number: int, column: int) -> Problem:
    return Problem(
        code="csv.row-width",
        message=f"该行的列数多于表头（表头有{column}列），多出的内容没有读入任何字段",
        message_en="the row has more fields than the header; the further ones were only kept",
        sheet=sheet,
        cell=f"{column_letters(column)}{number}",
        expected="与表头相同的列数，内容中的分隔符加引号",
        expected_en="as many fields as the header, delimiters in texts quoted",
        severity=Severity.WARNING,
    )


def _spelled(cell: Cell) -> Cell:
    return ("TRUE" if cell else "FALSE") if isinstance(cell, bool) else cell


def _union(left: frozenset[Any] | None, right: frozenset[Any] | None) -> Any:
    return right if left is None else left if right is None else left | right


def _note_faults(
    table: Table, bound: BoundColumn, memo: Memo, numbers: Sequence[int], cells: Row
) -> None:
    target = bound.column.target if bound.column is not None else None
    for number, cell in zip(numbers, cells, strict=True):
        for fault in memo.faults.get(cell, ()):
            table.faults.append((number, bound, cell, fault))
            if memo[cell] is None and target is not None:
                table.unread.setdefault(number, set()).add(target.name)
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
    unknown = [
        b.header
        for b in _unknown(table.header)
        if b.header in held or b.header != column_letters(b.index)
    ]
    named = {b.header for b in table.header.columns}
    further = sorted(held - named, key=lambda letters: (len(letters), letters))
    return (*unknown, *further)


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
