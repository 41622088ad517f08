"""Some households of a population and their members, as two tables."""

from __future__ import annotations

import functools

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

import attrs
import polars as pl

from fupin.facts import household, member
from fupin.frames.columns import KEYS
from fupin.logic.kinds import Fact
from fupin.standards import Subject
from fupin.strategies import _population_homes as homes
from fupin.strategies import _population_people as people
from fupin.strategies._population_books import HOUSEHOLDS, MEMBERS, Marks
from fupin.strategies._population_cells import Column
from fupin.strategies._population_draws import ROW, Draws
from fupin.strategies._population_profile import LARGEST, Profile
from fupin.strategies._population_regions import PLACES, place_of


KEY: Final = KEYS[Subject.HOUSEHOLD]
_ROOM: Final = (LARGEST - 1).bit_length()  # bits that tell the members of a household apart
_SELDOM: Final = 30  # times as often missing
_SIZE: Final = household.size.name
_SHIPPED: Final = {HOUSEHOLDS: household, MEMBERS: member}


Cells: TypeAlias = tuple[list[pl.Expr], list[pl.Expr]]
"""Columns to make, and those to make after them."""


@attrs.frozen(kw_only=True)
class Maker:
    """Makes any households of one region of a population."""

    seed: int
    profile: Profile
    region: str
    first: int
    """Row of the first household of the region."""

    line: int
    """Income a head that the others lie around, in fen."""

    facts: Mapping[str, Sequence[Fact]]
    marks: Marks

    def tables(self, start: int, stop: int) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Households *start* to *stop* of the whole population, and their members."""
        rows = pl.select(pl.int_range(start, stop, dtype=pl.UInt64).alias(ROW))
        base = rows.lazy().with_columns(*self._foundations).collect()
        households = _filled(base.lazy(), self._cells_of_households)
        wanted = [fact.name for fact in self.facts[HOUSEHOLDS]]
        placed = households.with_columns(
            (pl.col(ROW) + 1).cast(pl.Int64).alias(KEY), *place_of(self.region, self.first)
        )
        return placed.select(KEY, *PLACES, *wanted).collect(), self._members(base)

    def _members(self, base: pl.DataFrame) -> pl.DataFrame:
        kept = [n for n in (homes.ROWS, homes.CAUSE, homes.HEAD_AGE) if n in base.columns]
        some = base.lazy().filter(pl.col(homes.ROWS) > 0)
        there = some.select(
            (pl.col(ROW) + 1).cast(pl.Int64).alias(KEY),
            *kept,
            pl.int_ranges(0, pl.col(homes.ROWS)).alias(people.PLACE),
        ).explode(people.PLACE)
        number = (pl.col(KEY) - 1) * (1 << _ROOM) + pl.col(people.PLACE)
        there = there.with_columns(number.cast(pl.UInt64).alias(ROW))
        for columns in self._foundations_of_members:
            there = there.with_columns(*columns)
        wanted = [fact.name for fact in self.facts[MEMBERS]]
        return _filled(there, self._cells_of_members).select(KEY, *wanted).collect()

    # What is made of any rows is written once: a nation is made in hundreds of pieces.

    @functools.cached_property
    def _foundations(self) -> list[pl.Expr]:
        return homes.foundations(Draws(self.seed, HOUSEHOLDS), self.profile, self.line)

    @functools.cached_property
    def _foundations_of_members(self) -> list[list[pl.Expr]]:
        if not self.profile.lifelike:
            return []
        return people.foundations(Draws(self.seed, MEMBERS))

    @functools.cached_property
    def _cells_of_households(self) -> Cells:
        return self._cells(HOUSEHOLDS)

    @functools.cached_property
    def _cells_of_members(self) -> Cells:
        return self._cells(MEMBERS)

    def _cells(self, table: str) -> Cells:
        """A column for each fact; first those no threshold waits for."""
        draws = Draws(self.seed, table)
        columns = self._columns(table)
        first = [c.cells(draws, self.profile) for c in columns if not c.refers_to]
        then = [c.cells(draws, self.profile) for c in columns if c.refers_to]
        return first, then

    def _columns(self, table: str) -> list[Column]:
        facts = self.facts[table]
        known = {fact.name for fact in facts if not self._refers(table, fact)}
        return [self._column(table, fact, known) for fact in facts]

    def _refers(self, table: str, fact: Fact) -> bool:
        return any(mark.refers_to for mark in self.marks.get((table, fact.name), ()))

    def _column(self, table: str, fact: Fact, known: set[str]) -> Column:
        """How a fact is made; a threshold that waits for a waiting column is left out."""
        room = homes if table == HOUSEHOLDS else people
        shipped = fact == getattr(_SHIPPED[table], fact.name, None)
        special = room.SPECIALS.get(fact.name) if shipped and self.profile.lifelike else None
        whole = shipped and table == HOUSEHOLDS and fact.name == _SIZE
        marks = [m for m in self.marks.get((table, fact.name), ()) if m.refers_to <= known]
        often = _SELDOM if shipped and fact.name in homes.SELDOM else 1
        seldom = min(1.0, self.profile.missing * often)
        fits = special is not None and table == MEMBERS  # with an age a threshold would not
        likely = {"likely": room.LIKELY[fact.name]} if fact.name in room.LIKELY else {}
        return Column(
            fact=fact,
            marks=() if fits else tuple(marks),
            special=homes.size if whole else special,
            missing=seldom if self.profile.lifelike else self.profile.missing,
            whole=whole,
            **likely,
        )


def _filled(base: pl.LazyFrame, cells: Cells) -> pl.LazyFrame:
    first, then = cells
    return base.with_columns(first).with_columns(then)
