"""One sheet of raw cells, whose rows may be made only when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeAlias, overload

import attrs

from fupin.errors import Problem
from fupin.ledger.cells import Cell


Row: TypeAlias = Sequence[Cell]

Merge: TypeAlias = tuple[int, int, int, int]
"""First row and column, last row and column, counted from 0."""


class StreamedRows(Sequence[Row]):
    """Rows that are made anew each time they are gone through, so that few are alive.

    *start* gives an iterator over them; *length* says how many they are.
    """

    def __init__(self, start: Callable[[], Iterator[Row]], length: int) -> None:
        self._start: Callable[[], Iterator[Row]] | None = start
        self._length = length

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Row]:
        if self._start is None:
            raise ValueError("rows that were released")
        return self._start()

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            _, stop, _ = at.indices(self._length)
            return list(islice(self, stop))[at]
        index = at + self._length if at < 0 else at
        for row in islice(self, max(index, 0), index + 1 if index >= 0 else 0):
            return row
        raise IndexError(at)

    def release(self) -> None:
        """Let go of what the rows are made from."""
        self._start = None


@attrs.frozen(kw_only=True, repr=False)
class Sheet:
    """One sheet as it stands in the file, from cell A1 on."""

    name: str
    rows: Sequence[Row]
    merged: tuple[Merge, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What is wrong with the file where this sheet is in it."""

    ragged: bool = False
    """Whether a row longer than the header is a fault, as in a CSV file."""

    def __repr__(self) -> str:
        return f"<Sheet of {len(self.rows)} rows>"

    def release(self) -> None:
        """Let go of the rows, once they are read."""
        if isinstance(self.rows, StreamedRows):
            self.rows.release()
        elif isinstance(self.rows, list):
            self.rows.clear()


def merges_of(ranges: Any) -> tuple[Merge, ...]:
    """Merged cells, from pairs of corners."""
    return tuple((top, left, low, right) for (top, left), (low, right) in ranges or ())


def filled_down(rows: Iterable[Row], merged: Sequence[Merge], first: int) -> Iterator[Row]:
    """The rows, with what stands in cells merged downwards repeated in each."""
    starts: dict[int, list[tuple[int, int]]] = {}
    for top, left, low, right in merged:
        if left == right and first <= top < low:
            starts.setdefault(top, []).append((left, low))
    if not starts:
        yield from rows
        return
    carried: dict[int, tuple[Cell, int]] = {}
    for at, row in enumerate(rows, first):
        filled = list(row)
        for column, (cell, low) in tuple(carried.items()):
            filled.extend([""] * (column + 1 - len(filled)))
            filled[column] = cell
            if at == low:
                del carried[column]
        for column, low in starts.get(at, ()):
            carried[column] = (filled[column] if column < len(filled) else "", low)
        yield filled
