"""Which household, member or village of a book something is about."""

from __future__ import annotations

import functools

import attrs

from fupin.ledger import Book
from fupin.ledger.book import RowKey
from fupin.model import Household, Village
from fupin.values import number_shown


@attrs.frozen(eq=False)
class Index:
    """Households and villages of a book by their numbers, names and rows."""

    book: Book

    @functools.cached_property
    def homes(self) -> dict[str, Household]:
        """Household number → household."""
        return {home.household_id: home for home in self.book.households}

    @functools.cached_property
    def homes_shown(self) -> dict[str, list[Household]]:
        """Household number, in clear or as it is shown → households."""
        found: dict[str, list[Household]] = {}
        for number, home in self.homes.items():
            for name in {number, number_shown(number)}:
                found.setdefault(name, []).append(home)
        return found

    @functools.cached_property
    def persons_at(self) -> dict[RowKey, tuple[str, int | None]]:
        """Row → household number, and place of the member it is the row of."""
        found: dict[RowKey, tuple[str, int | None]] = {}
        for number, rows in self.book.rows_of.items():
            found |= dict.fromkeys(rows, (number, None))
        for number, places in self.book.rows_of_members.items():
            found |= {row: (number, at) for at, row in enumerate(places) if row is not None}
        return found

    @functools.cached_property
    def villages(self) -> dict[str, Village]:
        """`Village.village_id` → village."""
        return {village.village_id: village for village in self.book.villages}

    @functools.cached_property
    def villages_named(self) -> dict[str, list[Village]]:
        """Name as findings have it → villages."""
        found: dict[str, list[Village]] = {}
        for village in self.book.villages:
            name = None if village.place is None else village.place.village
            found.setdefault(name or village.village_id, []).append(village)
        return found

    @functools.cached_property
    def villages_at(self) -> dict[RowKey, Village]:
        """Row → village."""
        rows = self.book.rows_of_villages
        known = self.villages
        return {row: known[name] for name, at in rows.items() if name in known for row in at}

    def village(self, name: str, row: RowKey | None) -> Village | None:
        """The only village of that name, or of several the one read from that row."""
        named = self.villages_named.get(name, [])
        if len(named) == 1:
            return named[0]
        here = None if row is None else self.villages_at.get(row)
        return here if here in named else None
