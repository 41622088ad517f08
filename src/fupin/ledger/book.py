"""What was read of one ledger or several, and what was wrong with it."""

from __future__ import annotations

import functools

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from fupin.errors import Problem
from fupin.ledger.cells import Cell
from fupin.model import Attestation, Household, Village, VillageAttestation


RowKey: TypeAlias = tuple[str, int]
"""Sheet, and row in it as the spreadsheet counts."""

Unread: TypeAlias = frozenset[tuple[int | None, str]]
"""Member, by its position, or None for the household; and the field."""

_NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})


class KeptCells(dict[str, Cell]):
    """Cells of one row by header, kept as they stand; the repr only counts them."""

    def __repr__(self) -> str:
        return f"<{len(self)} cells>"


class KeptRows(dict[RowKey, KeptCells]):
    """What no field took, row by row; the repr only counts it."""

    def __repr__(self) -> str:
        return f"<kept cells of {len(self)} rows>"


@attrs.frozen(kw_only=True)
class SheetReport:
    """What became of one sheet.

    Every row below the header was used, skipped with a notice, reported as lacking
    its key, or empty.
    """

    name: str
    layout: str
    """Id of the layout; empty for a sheet that was not recognised."""

    header_row: int
    """As the spreadsheet counts; 0 where there is none."""

    rows: int
    """Rows below the header."""

    used: int
    skipped: int = 0
    """Totals, footnotes, hints and repeated headers, each with a notice."""

    unplaced: int = 0
    """Rows without the number or name of what they are about, each with a problem."""

    empty: int = 0
    unknown_columns: tuple[str, ...] = ()
    """Headers of columns with no place in the model; their cells are kept."""

    scope: str = ""
    """What its rows are about: one of `fupin.ledger.layout.SCOPES`."""

    letters: Mapping[str, str] = attrs.field(default=_NOTHING, repr=False)
    """Field → letter of the column it was read from; every field that was read has one."""

    def __attrs_post_init__(self) -> None:
        accounted = self.used + self.skipped + self.unplaced + self.empty
        if self.layout and accounted != self.rows:
            raise AssertionError(f"{self.rows} rows were read, {accounted} accounted for")


@attrs.frozen(kw_only=True, repr=False)
class Book:
    """Households, villages and attestations of ledgers, and every problem found.

    Its repr has no personal datum; its fields have.
    """

    households: tuple[Household, ...] = ()
    villages: tuple[Village, ...] = ()
    attestations: Mapping[str, Attestation] = _NOTHING
    """By household number, also of households that are not on the register."""

    village_attestations: Mapping[str, VillageAttestation] = _NOTHING
    """By `Village.village_id`."""

    problems: tuple[Problem, ...] = ()
    sheets: tuple[SheetReport, ...] = ()
    unknown: Mapping[RowKey, Mapping[str, Cell]] = attrs.field(factory=KeptRows)
    """Cells of unknown columns, cells that were not understood, rows without a key."""

    rows_of: Mapping[str, tuple[RowKey, ...]] = _NOTHING
    """Household number → its rows."""

    rows_of_villages: Mapping[str, tuple[RowKey, ...]] = _NOTHING
    """`Village.village_id` → its rows."""

    rows_of_members: Mapping[str, tuple[RowKey | None, ...]] = _NOTHING
    """Household number → the (first) row of each of its members, in their order."""

    unread: Mapping[str, Unread] = _NOTHING
    """Household number → fields whose cell held something that was not understood."""

    unread_villages: Mapping[str, frozenset[str]] = _NOTHING
    """`Village.village_id` → such fields of the village."""

    records: Mapping[str, tuple[Any, ...]] = _NOTHING
    """Name of a class of records → those read, in the order of their rows."""

    rows_of_records: Mapping[str, tuple[RowKey, ...]] = _NOTHING
    """Name of a class of records → the row of each of them."""

    def asked_of(self, household_number: str) -> frozenset[str]:
        """Fields that had a column in any sheet with a row of the household."""
        return self._asked(self.rows_of.get(household_number, ()))

    def asked_of_village(self, village_id: str) -> frozenset[str]:
        """Fields that had a column in any sheet with a row of the village."""
        return self._asked(self.rows_of_villages.get(village_id, ()))

    def _asked(self, rows: tuple[RowKey, ...]) -> frozenset[str]:
        sheets = frozenset(sheet for sheet, _ in rows)
        known = self._asked_in
        if sheets not in known:
            fields = (s.letters for s in self.sheets if s.name in sheets)
            known[sheets] = frozenset(name for letters in fields for name in letters)
        return known[sheets]

    @functools.cached_property
    def _asked_in(self) -> dict[frozenset[str], frozenset[str]]:
        """Sheets → fields that had a column in any of them; filled as it is asked for."""
        return {}

    def __repr__(self) -> str:
        persons = sum(len(household.members) for household in self.households)
        attested = len(self.attestations) + len(self.village_attestations)
        records = sum(len(made) for made in self.records.values())
        return (
            f"<Book: {len(self.households)} households, {persons} members,"
            f" {len(self.villages)} villages, {attested} attestations,"
            f"{f' {records} records,' if records else ''}"
            f" {len(self.problems)} problems>"
        )
