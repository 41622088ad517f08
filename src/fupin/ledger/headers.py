"""The header of a sheet: which layout it is of, in which row it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from fupin.errors import LedgerError, Problem
from fupin.ledger._units import UNITS, base_unit, split_unit
from fupin.ledger.cells import Cell, column_letters
from fupin.ledger.labels import fold
from fupin.ledger.layout import Column, Layout


SEARCHED_ROWS: Final = 20
"""The header is looked for in the first rows only."""

_ENOUGH_PERCENT: Final = 60
_LISTED: Final = 12


@attrs.frozen(kw_only=True)
class BoundColumn:
    """A column of a layout where it stands in the file."""

    index: int
    header: str
    """As the file has it; a letter where it has none, numbered where it is repeated."""

    column: Column | None
    """``None`` for a column the layout doesn't know."""


@attrs.frozen(kw_only=True)
class Header:
    """A header row that was found."""

    layout: Layout
    row: int
    """Counted from 0."""

    columns: tuple[BoundColumn, ...]


@attrs.frozen
class _Match:
    row: int
    layout: Layout
    columns: frozenset[str]
    """Headers of the layout that are there."""

    exact: int
    complete: bool
    """Whether the keys are there, and enough of the rest."""

    @property
    def rank(self) -> tuple[bool, int, int, int, int]:
        missing = len(self.layout.columns) - len(self.columns)
        return (self.complete, len(self.columns), -missing, self.exact, -self.row)


def find_header(
    rows: Sequence[Sequence[Cell]], known: Iterable[Layout], *, forced: bool = False
) -> Header | None:
    """The best header among the first rows, if it is good enough for any layout.

    Args:
        rows: The sheet.
        known: Layouts to try.
        forced: Whether the keys alone make it good enough.
    """
    best = _best(rows, known, forced=forced)
    if best is None or not best.complete:
        return None
    return Header(layout=best.layout, row=best.row, columns=_bind(rows, best))


def unrecognised(
    sheets: Iterable[tuple[str, Sequence[Sequence[Cell]]]], known: Sequence[Layout], what: str
) -> LedgerError:
    """The error that names the nearest layout, what of it is there and what is not.

    No text of the file stands in it: without a header, any cell may be personal.
    """
    matches = [
        (match, name)
        for name, rows in sheets
        for match in [_best(rows, known, forced=False)]
        if match is not None
    ]
    if not matches:
        problem = _nothing_found(known)
        return LedgerError([problem], what)
    best, sheet = max(matches, key=lambda pair: pair[0].rank)
    there = [c.header for c in best.layout.columns if c.header in best.columns]
    lacking = [c.header for c in best.layout.columns if c.header not in best.columns]
    problem = Problem(
        code="ledger.layout-not-recognised",
        message=(
            f"表头不能识别；最接近的是“{best.layout.title}”（{best.layout.id}），"
            f"第{best.row + 1}行有其中{len(there)}列：{_listed(there)}"
        ),
        message_en=(
            f"no known layout; the nearest is {best.layout.id} ({best.layout.title_en}): "
            f"row {best.row + 1} has {len(there)} of its columns: {_listed(there)}"
        ),
        sheet=sheet,
        cell=f"A{best.row + 1}",
        expected=f"还有 {_listed(lacking)}",
        expected_en=f"also {_listed(lacking)}, or layout= if it is that one",
    )
    return LedgerError([problem], what)


def _nothing_found(known: Sequence[Layout]) -> Problem:
    return Problem(
        code="ledger.layout-not-recognised",
        message=f"前{SEARCHED_ROWS}行中没有找到任何已知的表头",
        message_en=f"no known header in the first {SEARCHED_ROWS} rows",
        expected="以下之一：" + "、".join(layout.title for layout in known),
        expected_en="one of " + ", ".join(layout.id for layout in known),
    )


def _listed(headers: Sequence[str]) -> str:
    shown = "、".join(" ".join(h.split()) for h in headers[:_LISTED])
    return f"{shown}…" if len(headers) > _LISTED else shown or "—"


def _best(
    rows: Sequence[Sequence[Cell]], known: Iterable[Layout], *, forced: bool
) -> _Match | None:
    layouts = tuple(known)
    matches = [
        match
        for row, cells in enumerate(rows[:SEARCHED_ROWS])
        for folded in [_folded(cells)]
        for layout in layouts
        for match in [_match(row, folded, layout, forced=forced)]
        if match.columns
    ]
    return max(matches, key=lambda match: match.rank, default=None)


def _folded(cells: Sequence[Cell]) -> list[str]:
    return [fold(cell) if isinstance(cell, str) else "" for cell in cells]


def _match(row: int, folded: Sequence[str], layout: Layout, *, forced: bool) -> _Match:
    found = [layout_column(layout, name) for name in folded if name]
    columns = frozenset(column.header for column in found if column is not None)
    names = set(folded)
    exact = sum(fold(header) in names for header in columns)
    enough = forced or len(columns) * 100 >= _ENOUGH_PERCENT * len(layout.columns)
    keys = columns.issuperset(layout.keys)
    return _Match(row, layout, columns, exact, enough and keys)


def layout_column(layout: Layout, name: str) -> Column | None:
    """The column of *layout* a folded header stands for, in the unit the header names."""
    column = layout.by_name.get(name)
    if column is not None:
        return column
    bare, unit = split_unit(name)
    column = layout.by_name.get(bare) if unit else None
    if column is None or column.target is None:
        return column
    if UNITS[unit].base != base_unit(column.target.field.about.unit):
        return None
    return attrs.evolve(column, unit=unit)


def _bind(rows: Sequence[Sequence[Cell]], match: _Match) -> tuple[BoundColumn, ...]:
    """Every column of the sheet; of repeated headers the first counts."""
    cells = rows[match.row]
    width = max(len(row) for row in rows)
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    bound = []
    for index, name in enumerate([*_folded(cells), *[""] * (width - len(cells))]):
        column = layout_column(match.layout, name) if name else None
        if column is not None and column.header in taken:
            column = None
        elif column is not None:
            taken.add(column.header)
        seen[name] += 1
        header = " ".join(str(cells[index]).split()) if name else column_letters(index)
        if name and seen[name] > 1:
            header = f"{header} ({seen[name]})"
        bound.append(BoundColumn(index=index, header=header, column=column))
    return tuple(bound)
