"""Invented populations of any size, as columns: the nation's register in a minute."""

from __future__ import annotations

import itertools

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any, Final

import attrs
import polars as pl

from fupin.errors import InvalidValueError
from fupin.logic.kinds import Fact
from fupin.policy import parameter
from fupin.standards import Scheme, Standard
from fupin.strategies._population_books import (
    Book,
    facts_of,
    find_book,
    marks_of,
    values_of,
)
from fupin.strategies._population_profile import Profile, find_profile
from fupin.strategies._population_regions import read_regions
from fupin.strategies._population_tables import Maker
from fupin.strategies._population_write import Compression, write


_IN_A_PART: Final = 1_000_000
_IN_A_FILE: Final = 250_000
_BOOKS: Final = ("cn/household/2016", "cn/five-batches/2015")
_AT_ONCE: Final = 131_072  # households made in one go: memory does not grow with the part
_LINE: Final = "poverty_line"


@attrs.frozen(kw_only=True)
class Part:
    """Some households of one region, and all their members."""

    region: str
    """Six digits."""

    number: int
    """Of the parts of the region, from 0."""

    households: pl.DataFrame = attrs.field(repr=False, eq=False)
    members: pl.DataFrame = attrs.field(repr=False, eq=False)
    """In the order of the households."""


@attrs.frozen(kw_only=True)
class Population:
    """An invented population that is not made yet; see `population`."""

    households: int
    seed: int
    profile: Profile
    on: date
    books: tuple[Standard | Scheme, ...] = attrs.field(repr=False)
    regions: tuple[str, ...]
    facts: tuple[str, ...]
    """Facts besides those of *books*."""

    def parts(
        self, *, at_most: int = _IN_A_PART, only: Collection[str] | None = None
    ) -> Iterator[Part]:
        """Make it, part after part; each part would come out alike if made alone.

        Args:
            at_most: Households in one part.
            only: Regions to make; all by default.
        """
        if at_most < 1:
            raise ValueError("a part has at least one household")
        facts = facts_of(self.books, self.facts)
        for place, region in enumerate(self.regions):
            if only is not None and region not in only:
                continue
            first, last = self._span(place)
            maker = self._maker(region, first, facts)
            for number, start in enumerate(range(first, last, at_most)):
                yield _part(maker, number, start, min(start + at_most, last))

    def frames(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """All households and all members, at once: for populations that fit in memory."""
        parts = list(self.parts())
        return (
            pl.concat([part.households for part in parts], rechunk=True),
            pl.concat([part.members for part in parts], rechunk=True),
        )

    def write(
        self,
        folder: str | PathLike[str],
        *,
        compression: Compression = "zstd",
        at_most: int = _IN_A_FILE,
        progress: Callable[[int, int], object] | None = None,
    ) -> Path:
        """Write it as Parquet, split by region; all of it appears, or nothing.

        The files are ``region=510000/households-0000.parquet`` and
        ``region=510000/members-0000.parquet`` and so on; ``population.json`` says what
        was made, and how many.  The region is in the name of the folder, as engines
        expect it, and not a column.

        Args:
            folder: A folder that is new or empty.
            compression: As polars names them.
            at_most: Households in one file.
            progress: Told after each part how many households are done, and of how many.

        Returns:
            The folder.

        Raises:
            FileExistsError: If there is something in *folder*.
        """
        return write(
            Path(folder),
            self.parts(at_most=at_most),
            self._about(),
            compression=compression,
            progress=progress,
        )

    def _span(self, place: int) -> tuple[int, int]:
        """The rows of a region; all regions have alike many."""
        regions = len(self.regions)
        return place * self.households // regions, (place + 1) * self.households // regions

    def _maker(self, region: str, first: int, facts: dict[str, list[Fact]]) -> Maker:
        line = values_of(parameter(_LINE), None, self.on, region)[0]
        return Maker(
            seed=self.seed,
            profile=self.profile,
            region=region,
            first=first,
            line=line,
            facts=facts,
            marks=marks_of(self.books, self.on, region),
        )

    def _about(self) -> dict[str, Any]:
        return {
            "invented": "虚构人口，不对应任何真实的户和人",
            "seed": self.seed,
            "profile": attrs.asdict(self.profile),
            "on": self.on.isoformat(),
            "standards": [book.id for book in self.books],
            "facts": list(self.facts),
            "regions": list(self.regions),
            "households": self.households,
        }


def population(  # noqa: PLR0913  # what one may want of a population
    households: int,
    *,
    on: date,
    seed: int = 1,
    profile: Profile | str = "register",
    standard: Book | Sequence[Book] = _BOOKS,
    regions: Sequence[str] | None = None,
    missing: float | None = None,
    facts: Iterable[str] = (),
) -> Population:
    """Make up a population for the tables of `fupin.frames`, of any size.

    Everybody and everything in it is invented.  One figure is published, the share of
    households that are poor through illness (因病致贫); all else is made up to be
    plausible, and says nothing about the regions whose codes are borrowed.  The same
    arguments give the same rows, on any machine and in parts of any size.

    Args:
        households: How many.
        on: Day whose parameters the numbers lie around.
        seed: Another seed, another population.
        profile: ``"register"``, shaped like a register; ``"edges"``, to compare
            engines: most numbers on a threshold or one step beside it, a fifth of the
            cells missing, empty households, and households of 1,000; or one's own.
        standard: Standards and schemes of households, or their ids: what they ask
            are the columns, and what they compare with are the thresholds.
        regions: Six-digit codes to split it among evenly; provinces, by default.
        missing: Share of the cells that are not recorded; the profile's, by default.
        facts: Names of more facts to have columns of.

    Columns:
        household (Int64): The key, in order, from 1 over the whole population.
        region, county (Int32), township, village (Int64): Invented codes by which to
            count, of 6, 6, 9 and 12 digits; of the households.
        (a column a fact): As `fupin.frames.schema` has it; in a profile with
            *small_types* whole numbers are of a mix of types.

    Raises:
        InvalidValueError: If no population is like that, or a standard is not of
            households.
        UnknownNameError: If a standard, a profile or a fact is not known.

    Limitations:
        A recorded size is the number of the member rows, and 0 where there are none;
        where the size is missing the rows are there.

    >>> homes, people = population(1_000, on=date(2018, 12, 31)).frames()
    >>> homes.height, homes["size"].null_count() > 0
    (1000, True)
    """
    if households < 1:
        raise InvalidValueError(
            "population.no-households",
            "户数至少为1",
            "a population has at least one household",
            found=str(households),
            expected="正整数",
            expected_en="a positive number",
        )
    shape = find_profile(profile)
    asked = (standard,) if isinstance(standard, (str, Standard, Scheme)) else standard
    more = tuple(facts)
    books = tuple(find_book(book) for book in asked)
    facts_of(books, more)  # refuses names that are not known
    return Population(
        households=households,
        seed=seed,
        profile=shape if missing is None else attrs.evolve(shape, missing=missing),
        on=on,
        books=books,
        regions=read_regions(regions, households),
        facts=more,
    )


def _part(maker: Maker, number: int, start: int, stop: int) -> Part:
    bounds = [*range(start, stop, _AT_ONCE), stop]
    made = [maker.tables(low, high) for low, high in itertools.pairwise(bounds)]
    homes, people = zip(*made, strict=True)
    return Part(
        region=maker.region,
        number=number,
        households=pl.concat(homes, rechunk=False),
        members=pl.concat(people, rechunk=False),
    )
