"""Verdicts counted by village, township, county, zone and province; every sum kept exact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import polars as pl

from fupin.errors import InvalidDataError, Problem
from fupin.frames.columns import KEYS
from fupin.frames.sources import Frame, open_table
from fupin.model import Verdict
from fupin.standards import Subject


LEVELS: Final = ("village", "township", "county", "zone", "province")
"""Columns by which to count, the smallest first."""

SUMS: Final = (
    "households",
    "passed",
    "failed",
    "undetermined",
    "persons",
    "unsized",
    "failed_persons",
    "undetermined_persons",
    "uncounted",
)
"""What is summed; `told` makes what is told of it."""

_KEY: Final = KEYS[Subject.HOUSEHOLD]
_SIZE: Final = "size"
_PROVINCE: Final = 2  # digits of it, of the six of a county
_SIX: Final = 6
_RATES: Final = ("incidence_at_least", "incidence_at_most")

Zones = Mapping[str, str] | Frame


def aggregate(
    result: Frame,
    places: Frame,
    by: str | Sequence[str] = ("village", "township", "county", "province"),
    *,
    population: Frame | None = None,
    zones: Zones | None = None,
) -> dict[str, pl.DataFrame]:
    """Count households, persons and the poor in every place of each level.

    Each level is summed from villages (or the smallest level asked), not from the rows
    again.  An undetermined household counts among the poor only at most, never at least.

    Args:
        result: What `assess_exit` gave for households.
        places: One row a household: its key, ``size``, and a column for each level; a
            province is otherwise the first two digits of the county.
        by: Levels: ``village``, ``township``, ``county``, ``zone``, ``province``.
        population: One row a place of the smallest level: its column, and
            ``population`` (of all, not of those on the register).
        zones: County to zone (片区), as a mapping or as a table of both columns.

    Returns:
        A table a level, in the order of the places, last the households of none.

    Columns:
        (the level, and those above it that are known): Where.
        households, passed, failed, undetermined (Int64): Households.
        persons (Int64): Registered persons, as far as recorded.
        unsized (Int64): Households whose size is not recorded.
        failed_persons, undetermined_persons (Int64): Persons of the households that fail,
            and of those that can't be decided, as far as recorded.
        uncounted (Int64): Households that do not pass and whose size is not recorded.
        poor_at_least, poor_at_most (Int64): Persons of households that fail; besides,
            of those that are undetermined.  Null where one of them has no size.
        population (Int64): The denominator; null where it is not known of a part.
        incidence_at_least, incidence_at_most (Decimal(9, 2)): The poor in percent of
            the population, rounded half up; compare the counts, never this.

    Raises:
        InvalidDataError: If a column is missing.
        ValueError: If a level has another name.
    """
    levels = _levels(by)
    verdicts, _ = open_table(result, "verdicts", _KEY, ())
    homes, _ = open_table(places, "households", _KEY, ())
    columns = _where(homes, levels, zones)
    _refuse_missing(verdicts, ("verdict",), "verdicts")
    joined = homes.select(_KEY, *columns, pl.col(_SIZE)).join(
        verdicts.select(_KEY, "verdict"), on=_KEY, how="left"
    )
    smallest = sums(joined, [column.meta.output_name() for column in columns])
    if population is not None:
        people, _ = open_table(population, "population", levels[0], ())
        smallest = with_population(smallest, people.collect(), levels[0])
    return {level: told(merged(smallest, level), level) for level in levels}


def sums(judged: pl.LazyFrame, places: Sequence[str]) -> pl.DataFrame:
    """The sums of each place, over rows of a place, a ``size`` and a ``verdict``."""
    size, verdict = pl.col(_SIZE).cast(pl.Int64), pl.col("verdict").cast(pl.String)
    failed = verdict == Verdict.FAIL.value
    passed = verdict == Verdict.PASS.value
    open_ = ~(failed | passed).fill_null(value=False)  # no verdict at all is unknown too
    return (
        judged.select(
            *places,
            households=pl.lit(1, pl.Int64),
            passed=passed,
            failed=failed,
            undetermined=open_,
            persons=size,
            unsized=size.is_null(),
            failed_persons=pl.when(failed).then(size),
            undetermined_persons=pl.when(open_).then(size),
            uncounted=(failed | open_) & size.is_null(),
        )
        .group_by(*places)
        .agg(pl.col(name).cast(pl.Int64).sum() for name in SUMS)
        .sort(*places, nulls_last=True)
        .collect()
    )


def merged(parts: pl.DataFrame, level: str) -> pl.DataFrame:
    """The sums of a level, from those of smaller places."""
    above = [name for name in LEVELS[LEVELS.index(level) + 1 :] if name in parts.columns]
    # Names repeat (every township has a 新村): a place is told apart by those above it.
    places = [level, *(name for name in above if "zone" not in (name, level))]
    totals = [pl.col(name).sum() for name in SUMS]
    if "population" in parts.columns:
        people = pl.col("population")
        totals.append(pl.when(people.is_not_null().all()).then(people.sum()))
    return (
        parts.lazy()
        .group_by(places)
        .agg(*(_one(name) for name in above if name not in places), *totals)
        .sort(places, nulls_last=True)
        .collect()
    )


def _one(name: str) -> pl.Expr:
    """The place above, where it is one: a zone may cross what is above it."""
    place = pl.col(name)
    return pl.when(place.n_unique() == 1).then(place.first()).alias(name)


def told(totals: pl.DataFrame, level: str) -> pl.DataFrame:
    """Sums as they are told: what can't be counted is null, never smaller."""
    countable = pl.col("uncounted") == 0
    low = pl.col("failed_persons")
    table = totals.with_columns(
        pl.when(countable).then(low).alias("poor_at_least"),
        pl.when(countable).then(low + pl.col("undetermined_persons")).alias("poor_at_most"),
    )
    above = [name for name in LEVELS if name in table.columns and name != level]
    columns = [level, *above, *SUMS, "poor_at_least", "poor_at_most"]
    if "population" in table.columns:
        rates = [_percent(name.replace("incidence", "poor")).alias(name) for name in _RATES]
        return table.with_columns(*rates).select(*columns, "population", *_RATES)
    return table.select(*columns)


def _percent(poor: str) -> pl.Expr:
    """In whole numbers until the point is set, so that a half is rounded up."""
    people, count = pl.col("population"), pl.col(poor)
    hundredths = (count * 20_000 + people) // (2 * people)
    known = (people > 0) & (count <= people)
    rounded = pl.when(known).then(hundredths).cast(pl.Decimal(18, 0))
    return (rounded / pl.lit(100).cast(pl.Decimal(18, 2))).cast(pl.Decimal(9, 2))


def with_population(parts: pl.DataFrame, people: pl.DataFrame, level: str) -> pl.DataFrame:
    """The sums with the population of each place beside."""
    _refuse_missing(people.lazy(), (level, "population"), "population")
    known = people.select(
        pl.col(level).cast(parts.schema[level]), pl.col("population").cast(pl.Int64)
    )
    return parts.join(known, on=level, how="left", maintain_order="left")


def _levels(by: str | Sequence[str]) -> list[str]:
    asked = [by] if isinstance(by, str) else list(by)
    for level in asked:
        if level not in LEVELS:
            raise ValueError(f"no level {level!r}: {', '.join(LEVELS)}")
    if not asked:
        raise ValueError("by: at least one level")
    return [level for level in LEVELS if level in asked]


def _where(homes: pl.LazyFrame, levels: Sequence[str], zones: Zones | None) -> list[pl.Expr]:
    """The columns of the levels asked, made where they follow from the county."""
    found = homes.collect_schema()
    wanted: list[str] = [_KEY, _SIZE]
    columns = []
    for level in levels:
        if level in found:
            columns.append(pl.col(level))
            continue
        wanted.append("county" if level in ("zone", "province") else level)
        if level == "province":
            columns.append(province_of(pl.col("county")).alias(level))
        elif level == "zone" and zones is not None:
            columns.append(_zone(zones).alias(level))
        elif level == "zone":
            wanted[-1] = level
    _refuse_missing(homes, wanted, "households")
    return columns


def province_of(county: pl.Expr) -> pl.Expr:
    """The province of a county by the first two of its six digits, as six digits."""
    digits = county.cast(pl.String)
    is_code = digits.str.contains(rf"^[0-9]{{{_SIX}}}$")
    return pl.when(is_code).then(digits.str.head(_PROVINCE) + "0000")


def _zone(zones: Zones) -> pl.Expr:
    if isinstance(zones, Mapping):
        known: Mapping[str, str] = zones
    else:
        table = open_table(zones, "zones", "county", ())[0]
        _refuse_missing(table, ("county", "zone"), "zones")
        rows = table.select(pl.col("county").cast(pl.String), pl.col("zone")).collect()
        known = dict(rows.iter_rows())
    county = pl.col("county").cast(pl.String)
    return county.replace_strict(dict(known), default=None, return_dtype=pl.String)


def _refuse_missing(table: pl.LazyFrame, wanted: Iterable[str], name: str) -> None:
    found = table.collect_schema()
    problems = list(_missing([c for c in dict.fromkeys(wanted) if c not in found], name))
    if problems:
        raise InvalidDataError(problems, "frames")


def _missing(columns: Iterable[str], table: str) -> Iterator[Problem]:
    for name in columns:
        yield Problem(
            code="frame.missing-column",
            message=f"缺少列 {name}",
            message_en=f"there is no column {name!r}",
            path=f"{table}.{name}",
            column=name,
            expected=f"列 {name}",
            expected_en=repr(name),
        )
