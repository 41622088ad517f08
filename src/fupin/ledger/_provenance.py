"""Where things were read, kept right while sheets become books and books are joined."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from fupin.ledger.book import Book, RowKey, Unread
from fupin.ledger.grouping import Made
from fupin.ledger.table import Table


_MEMBER: Final = "member."


def unread_fields(
    table: Table, keys: Sequence[str | None], made: Made | None = None
) -> dict[str, Unread]:
    """Fields of each household whose cell was not understood, or whose value was dropped."""
    dropped = made.dropped if made is not None else []
    positions = made.positions if made is not None else {}
    if not table.unread and not dropped:
        return {}
    named = {number: set(names) for number, names in table.unread.items()}
    for number, name in dropped:
        named.setdefault(number, set()).add(name)
    found: dict[str, set[tuple[int | None, str]]] = {}
    for key, number in zip(keys, table.numbers, strict=True):
        if key is not None and number in named:
            at = positions.get(number)
            found.setdefault(key, set()).update(
                (at if name.startswith(_MEMBER) else None, name) for name in named[number]
            )
    return {key: frozenset(pairs) for key, pairs in found.items()}


def unread_of_villages(table: Table, keys: Sequence[str | None]) -> dict[str, frozenset[str]]:
    """Fields of each village whose cell was not understood."""
    pairs = unread_fields(table, keys)
    return {key: frozenset(name for _, name in own) for key, own in pairs.items()}


class Joined:
    """What is known of the rows of members while one book is joined to another."""

    def __init__(self, left: Book, right: Book) -> None:
        self.rows_of_members = {**left.rows_of_members}
        self.unread = dict(left.unread)
        self._left, self._right = left, right

    def add(self, number: str) -> None:
        """A household only the later book has."""
        if number in self._right.rows_of_members:
            self.rows_of_members[number] = self._right.rows_of_members[number]

    def match(self, number: str, sizes: tuple[int, int], places: Sequence[int]) -> None:
        """A household both have: of *sizes* members, those of the later one at *places*."""
        first, later = sizes
        places = places or range(later)
        rows: list[RowKey | None] = _filled(self._left.rows_of_members.get(number, ()), first)
        own = _filled(self._right.rows_of_members.get(number, ()), later)
        for place, row in zip(places, own, strict=True):
            rows.extend([None] * (place + 1 - len(rows)))
            rows[place] = row if rows[place] is None else rows[place]
        if any(row is not None for row in rows):
            self.rows_of_members[number] = tuple(rows)
        if number in self._right.unread:
            self._read(number, places)

    def _read(self, number: str, places: Sequence[int] | None) -> None:
        pairs = self._right.unread.get(number, frozenset())
        if places is not None:
            pairs = frozenset((None if at is None else places[at], n) for at, n in pairs)
        self.unread[number] = self.unread.get(number, frozenset()) | pairs

    def rest(self, matched: Collection[str]) -> None:
        """What was not understood of households the later book alone has, or attests."""
        for number in self._right.unread:
            if number not in matched:
                self._read(number, None)


def _filled(rows: Sequence[RowKey | None], size: int) -> list[RowKey | None]:
    return [*rows, *[None] * (size - len(rows))]


class Renamer:
    """Rows under new names of their sheets; equal ones are one object."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._known: dict[RowKey, RowKey] = {}

    def __call__(self, row: RowKey) -> RowKey:
        found = self._known.get(row)
        if found is None:
            found = self._known[row] = (self._names[row[0]], row[1])
        return found

    def all(self, rows: Mapping[str, tuple[RowKey, ...]]) -> dict[str, tuple[RowKey, ...]]:
        """Rows of each key."""
        return {key: tuple(map(self, where)) for key, where in rows.items()}

    def members(
        self, rows: Mapping[str, tuple[RowKey | None, ...]]
    ) -> dict[str, tuple[RowKey | None, ...]]:
        """Rows of members, some of which have none."""
        return {
            key: tuple(None if row is None else self(row) for row in where)
            for key, where in rows.items()
        }
