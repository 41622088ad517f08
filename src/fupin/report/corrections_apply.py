"""Corrections put into a book: the fields changed, the marks of unread cells removed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import attrs

from fupin.ledger import Book
from fupin.ledger.book import RowKey
from fupin.model import Household, Village, fields_of
from fupin.report.corrections_place import Change


class Draft:
    """A book while it is being corrected."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._homes = {home.household_id: home for home in book.households}
        self._villages = {village.village_id: village for village in book.villages}
        self._made: list[Change] = []

    def apply(self, change: Change) -> None:
        """Change one field.

        Raises:
            InvalidValueError: If there can't be such a household, member or village.
        """
        spot, (root, *path) = change.spot, change.target.split(".")
        things: dict[str, Any] = self._villages if root == "village" else self._homes
        thing = things[spot.key]
        if root == "member" and spot.position is not None:
            members = list(thing.members)
            members[spot.position] = _with(members[spot.position], path, change.value)
            things[spot.key] = attrs.evolve(thing, members=tuple(members))
        else:
            things[spot.key] = _with(thing, path, change.value)
        self._made.append(change)

    def book(self) -> Book:
        """The corrected book."""
        households: tuple[Household, ...] = tuple(self._homes.values())
        villages: tuple[Village, ...] = tuple(self._villages.values())
        unread = dict(self._book.unread)
        of_villages = dict(self._book.unread_villages)
        for change in self._made:
            key = change.spot.key
            if change.spot.root == "village":
                _forget(of_villages, key, change.target)
            else:
                _forget(unread, key, (change.spot.position, change.target))
        gone = {cell for change in self._made for cell in _cells(self._book, change)}
        return attrs.evolve(
            self._book,
            households=households,
            villages=villages,
            unread=unread,
            unread_villages=of_villages,
            problems=tuple(p for p in self._book.problems if (p.sheet, p.cell) not in gone),
        )


def _forget(unread: dict[str, frozenset[Any]], key: str, mark: Any) -> None:
    if mark in unread.get(key, ()):
        unread[key] = unread[key] - {mark}


def _cells(book: Book, change: Change) -> Iterable[tuple[str, str]]:
    """Addresses of the cells the field was read from."""
    letters = {
        sheet.name: sheet.letters[change.target]
        for sheet in book.sheets
        if change.target in sheet.letters
    }
    for sheet, row in _rows(book, change):
        if sheet in letters:
            yield sheet, f"{letters[sheet]}{row}"


def _rows(book: Book, change: Change) -> Collection[RowKey]:
    spot = change.spot
    if spot.root == "village":
        return book.rows_of_villages.get(spot.key, ())
    if spot.position is None:
        return book.rows_of.get(spot.key, ())
    places: Sequence[RowKey | None] = book.rows_of_members.get(spot.key, ())
    own = places[spot.position] if spot.position < len(places) else None
    return () if own is None else (own,)


def _with(thing: Any, path: Sequence[str], value: Any) -> Any:
    """*thing* with the field at *path* changed; what lacks on the way is made."""
    name, *rest = path
    if rest:
        inner = getattr(thing, name)
        if inner is None and value is None:
            return thing
        kind: Any = type(thing)
        made = fields_of(kind)[name].type() if inner is None else inner
        value = _with(made, rest, value)
    return attrs.evolve(thing, **{name: value})
