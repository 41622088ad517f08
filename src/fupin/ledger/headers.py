"""The header of a sheet: which layout it is of, in which row it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Final

import attrs

from fupin.ledger._units import UNITS, base_unit, split_unit
from fupin.ledger.bands import DEEPEST, Named, named_columns
from fupin.ledger.cells import column_letters
from fupin.ledger.labels import fold
from fupin.ledger.layout import Column, Layout
from fupin.ledger.sheet import Merge, Row


SEARCHED_ROWS: Final = 20
"""The header is looked for in the first rows only."""

_LOOKED_BELOW: Final = 20
_WIDEST: Final = 1024
"""Columns looked at for names."""

_FEW: Final = 4
_ENOUGH_PERCENT: Final = 60


@attrs.frozen(kw_only=True)
class BoundColumn:
    """A column of a layout where it stands in the file."""

    index: int
    header: str
    """As the file has it; a letter where it has none, numbered where it is repeated."""

    column: Column | None
    """``None`` for a column the layout doesn't know."""

    parts: tuple[str, ...] = ()
    """Folded texts of its header, one for each row that has one."""


@attrs.frozen(kw_only=True)
class Header:
    """A header that was found, of one row or several."""

    layout: Layout
    row: int
    """The last one, counted from 0."""

    columns: tuple[BoundColumn, ...]


@attrs.frozen
class Match:
    """How well some rows are the header of a layout."""

    row: int
    depth: int
    layout: Layout
    named: Sequence[Named]
    bound: Mapping[int, Column]
    """Position → column of the layout."""

    score: int
    exact: int
    complete: bool
    """Whether the keys are there, and enough of the rest."""

    @property
    def columns(self) -> frozenset[str]:
        """Headers of the layout that are there."""
        return frozenset(column.header for column in self.bound.values())

    @property
    def rank(self) -> tuple[bool, bool, int, int, int, int, int]:
        """The better the greater: whole first, then with its keys, then with more of it."""
        keyed = self.columns.issuperset(self.layout.keys)
        missing = len(self.layout.columns) - len(self.bound)
        best = (self.score, -missing, self.exact, -self.depth, -self.row)
        return (self.complete, keyed, *best)


def find_header(
    rows: Sequence[Row],
    known: Iterable[Layout],
    *,
    forced: bool = False,
    merged: Sequence[Merge] = (),
) -> Header | None:
    """The best header among the first rows, if it is good enough for any layout.

    Args:
        rows: The sheet.
        known: Layouts to try.
        forced: Whether the keys alone make it good enough.
        merged: Merged cells of the sheet.
    """
    head = rows[: SEARCHED_ROWS + _LOOKED_BELOW]
    best = best_match(head, known, forced=forced, merged=merged)
    if best is None or not best.complete:
        return None
    return Header(layout=best.layout, row=best.row, columns=_bind(head, best))


def best_match(
    rows: Sequence[Row],
    known: Iterable[Layout],
    *,
    forced: bool,
    merged: Sequence[Merge] = (),
) -> Match | None:
    """The match of the greatest rank among the first rows; ``None`` if nothing is there."""
    layouts = tuple(known)
    names = frozenset(name for layout in layouts for name in layout.by_name)
    head = [row[:_WIDEST] for row in rows[:SEARCHED_ROWS]]
    near = [merge for merge in merged if merge[2] < SEARCHED_ROWS]
    matches = [
        match
        for last in range(len(head))
        for depth in range(1, min(DEEPEST, last + 1) + 1)
        for named in [named_columns(head, last, depth, near)]
        for found in [_candidates(named, names)]
        if found.leaves or found.joined
        for layout in layouts
        for match in [_match((last, depth, named), found, layout, forced=forced)]
        if match.bound
    ]
    return max(matches, key=lambda match: match.rank, default=None)


@attrs.frozen
class _Candidates:
    """Names of a header that any layout has."""

    joined: list[tuple[int, str]]
    leaves: list[tuple[int, str]]


def _candidates(named: Sequence[Named], names: frozenset[str]) -> _Candidates:
    """Names worth looking up; of a leaf that is repeated, only one below no band."""
    joined = [(at, n) for at, one in enumerate(named) for n in one.joined if _in(n, names)]
    leaves = [(at, one.leaf) for at, one in enumerate(named) if _in(one.leaf, names)]
    if not any(one.above for one in named):
        return _Candidates(joined, leaves)
    often = Counter(leaf for _, leaf in leaves)
    bare = Counter(leaf for at, leaf in leaves if not named[at].above)
    sure = [
        (at, leaf)
        for at, leaf in leaves
        if often[leaf] == 1 or (bare[leaf] == 1 and not named[at].above)
    ]
    return _Candidates(joined, sure)


def _in(name: str, names: frozenset[str]) -> bool:
    return name != "" and (name in names or split_unit(name)[0] in names)


def _match(
    where: tuple[int, int, Sequence[Named]],
    found: _Candidates,
    layout: Layout,
    *,
    forced: bool,
) -> Match:
    row, depth, named = where
    bound: dict[int, Column] = {}
    taken: set[str] = set()
    joined = 0
    for at, name in (*found.joined, *found.leaves):
        column = layout_column(layout, name) if at not in bound else None
        if column is not None and column.header not in taken:
            taken.add(column.header)
            bound[at] = column
            joined += name != named[at].leaf
    names = {one.leaf for one in named}
    exact = sum(fold(header) in names for header in taken)
    found_of = len(taken & layout.expected)
    enough = forced or found_of * 100 >= _ENOUGH_PERCENT * len(layout.expected)
    keys = taken.issuperset(layout.keys)
    # Rows above the last are part of the header only if they tell more than a title may.
    score = len(bound) + joined - 2 * (depth - 1)
    return Match(row, depth, layout, named, bound, score, exact, enough and keys)


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


def _bind(rows: Sequence[Row], match: Match) -> tuple[BoundColumn, ...]:
    """Every column of the header; of repeated ones the first counts."""
    known = _beside_removed(rows, match)
    used: set[str] = set()
    bound = []
    for at, one in enumerate(match.named):
        header = _unused(one.shown or column_letters(at), used)
        used.add(header)
        bound.append(
            BoundColumn(index=at, header=header, column=known.get(at), parts=one.parts)
        )
    return tuple(bound)


def _unused(header: str, used: set[str]) -> str:
    if header not in used:
        return header
    numbers = (f"{header} ({number})" for number in count(2))
    return next(name for name in numbers if name not in used)


def _beside_removed(rows: Sequence[Row], match: Match) -> Mapping[int, Column]:
    """Columns of the table, without those of a list that stands beside it.

    Such a list is parted by an empty column and has few columns the layout knows.
    """
    gaps = (
        at
        for at, one in enumerate(match.named)
        if not one.shown and not any(_has_cell(row, at) for row in rows)
    )
    for gap in gaps:
        beside = [at for at in match.bound if at > gap]
        if beside and len(beside) * _FEW < len(match.bound) - len(beside):
            return {at: column for at, column in match.bound.items() if at < gap}
    return match.bound


def _has_cell(row: Row, at: int) -> bool:
    """Whether a row holds anything at a position."""
    return at < len(row) and row[at] not in ("", None)
