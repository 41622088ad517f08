"""What checks want of a book of ledgers, whoever read it."""

# type checkers want a body that promises nothing

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from fupin.model import Household, Village


class CheckedSheet(Protocol):
    """A sheet, and the fields it had columns for."""

    @property
    def letters(self) -> Mapping[str, str]:
        """Field → letter of its column."""
        ...


class CheckedLedger(Protocol):
    """Households and villages, and where each cell of theirs came from.

    `fupin.ledger.Book` is one.
    """

    @property
    def households(self) -> tuple[Household, ...]:
        """The households, in the order they were read."""
        ...

    @property
    def villages(self) -> tuple[Village, ...]:
        """The villages, in the order they were read."""
        ...

    @property
    def sheets(self) -> tuple[CheckedSheet, ...]:
        """The sheets that were read."""
        ...

    @property
    def records(self) -> Mapping[str, tuple[Any, ...]]:
        """Records that are no household, by class."""
        ...

    @property
    def unread(self) -> Mapping[str, frozenset[tuple[int | None, str]]]:
        """Household number → fields whose cell could not be understood."""
        ...

    @property
    def unread_villages(self) -> Mapping[str, frozenset[str]]:
        """The same of villages."""
        ...

    @property
    def rows_of(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """Household number → sheets and rows."""
        ...

    @property
    def rows_of_members(self) -> Mapping[str, tuple[tuple[str, int] | None, ...]]:
        """Household number → sheet and row of each member."""
        ...

    @property
    def rows_of_villages(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """Village → sheets and rows."""
        ...

    def asked_of(self, household: str, /) -> frozenset[str]:
        """The fields there was a column for."""
        ...

    def asked_of_village(self, village: str, /) -> frozenset[str]:
        """The same of a village."""
        ...
