"""One part judged, by whichever engine; its verdicts and its sums."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Literal, TypeAlias

import attrs
import polars as pl

from fupin.errors import InvalidDataError, Problem
from fupin.frames._part_plan import HOUSEHOLDS, MEMBERS, Part
from fupin.frames.aggregating import LEVELS, province_of, sums
from fupin.frames.columns import KEYS
from fupin.frames.exit import VERDICTS, judge
from fupin.frames.intake import take
from fupin.frames.packed import is_in_order
from fupin.frames.sources import damaged, scan
from fupin.policy import choose
from fupin.standards import Standard, Subject


Engine: TypeAlias = Literal["polars", "duckdb", "spark"]
ENGINES: Final[tuple[Engine, ...]] = ("polars", "duckdb", "spark")

_KEY: Final = KEYS[Subject.HOUSEHOLD]
_SIZE: Final = "size"
_PLACE: Final = "fupin:place"


@attrs.frozen(kw_only=True)
class How:
    """How every part is judged."""

    on: date
    standard: Standard
    region: str | None
    """For all parts; ``None``: of each, its own."""

    extrapolate: bool
    reasons: bool
    engine: Engine

    @property
    def has_members(self) -> bool:
        """Whether members are asked."""
        return bool(self.standard.names.groups)

    def region_of(self, part: Part) -> str:
        """The code that chooses the numbers."""
        return part.region[:6] if self.region is None else self.region

    def values(self, region: str) -> dict[str, int]:
        """The numbers of the day in a region."""
        chosen = choose(
            self.standard.names.parameters,
            self.on,
            region,
            extrapolate=self.extrapolate,
            own=self.standard.own,
        )
        return {c.parameter.name: c.setting.value for c in chosen}


@attrs.frozen(kw_only=True, eq=False)
class Judged:
    """What came out of one part."""

    verdicts: pl.DataFrame
    totals: pl.DataFrame
    members: int
    strangers: int
    """Member rows whose household is not in the part."""


def run(part: Part, how: How) -> Judged:
    """Judge one part.

    Raises:
        InvalidDataError: With every fault of its tables.
        ParameterNotInForceError, RegionNeededError: As `assess_exit`.
    """
    homes = _households(part, how)
    people = _members(part, how, homes) if how.has_members else None
    judged = _ENGINES[how.engine](part, how, homes, people)
    # The members of other parts of the same files are no strangers, and not looked at.
    known = people is None or not part.whole
    return Judged(
        verdicts=judged,
        totals=_totals(homes, judged, part),
        members=0 if people is None else people.height,
        strangers=0 if known or people is None else _strangers(people, homes),
    )


def _households(part: Part, how: How) -> pl.DataFrame:
    facts = [] if how.engine == "spark" else [f.name for f in how.standard.names.facts]
    frame = scan(part.households, HOUSEHOLDS)
    there = frame.collect_schema()
    wanted = [c for c in dict.fromkeys((_KEY, *LEVELS, _SIZE, *facts)) if c in there]
    found = _read(frame.slice(part.start, part.rows).select(wanted), part, HOUSEHOLDS)
    return found.rechunk()


def _members(part: Part, how: How, homes: pl.DataFrame) -> pl.DataFrame:
    facts = [fact.name for fact in how.standard.names.of_group(MEMBERS)]
    if how.engine == "spark":
        facts = []  # it reads them itself
    if not part.members:
        raise InvalidDataError([_no_members()], "frames")
    frame = scan(part.members, MEMBERS)
    there = frame.collect_schema()
    frame = frame.select([c for c in (_KEY, *facts) if c in there])
    if not part.whole and {_KEY} <= {*there} and _KEY in homes.columns:
        frame = _of_some(frame, homes[_KEY])
    return _read(frame, part, MEMBERS)


def _of_some(members: pl.LazyFrame, keys: pl.Series) -> pl.LazyFrame:
    """The members of some households: those in between by their number, if in order."""
    if len(keys) and is_in_order(keys):
        return members.filter(pl.col(_KEY).is_between(keys[0], keys[-1]))
    return members.join(keys.to_frame().lazy(), on=_KEY, how="semi", maintain_order="left")


def _read(frame: pl.LazyFrame, part: Part, name: str) -> pl.DataFrame:
    try:
        return frame.collect()
    except (pl.exceptions.ComputeError, pl.exceptions.SchemaError):
        files = part.households if name == HOUSEHOLDS else part.members
        raise InvalidDataError([damaged(name, files)], "frames") from None


def _by_polars(
    part: Part, how: How, homes: pl.DataFrame, people: pl.DataFrame | None
) -> pl.DataFrame:
    tables: dict[str, Any] = {HOUSEHOLDS: homes, MEMBERS: people}
    subjects, things = take(tables, HOUSEHOLDS, _KEY, how.standard.names)
    values = how.values(how.region_of(part))
    return judge(how.standard, values, subjects, things, keep=[_KEY], reasons=how.reasons)


def _by_duckdb(
    part: Part, how: How, homes: pl.DataFrame, people: pl.DataFrame | None
) -> pl.DataFrame:
    import duckdb

    from fupin.frames import duckdb as engine

    with duckdb.connect() as connection:
        connection.register(HOUSEHOLDS, _plain(homes))
        if people is not None:
            connection.register(MEMBERS, _plain(people))
        found = engine.assess_exit(connection, **_asked(part, how)).pl()
    return _like_polars(found, homes)


def _by_spark(
    part: Part, how: How, homes: pl.DataFrame, people: pl.DataFrame | None
) -> pl.DataFrame:
    """Spark reads the files itself; what comes back is the outcome alone."""
    from fupin.frames import spark as engine

    session = _spark()
    given = (part.households, *([part.members] if people is not None else []))
    tables = [session.read.parquet(*map(str, files)) for files in given]
    engine.check(*tables, book=how.standard)
    found = pl.DataFrame(engine.assess_exit(*tables, **_asked(part, how)).toArrow())
    return _like_polars(found, homes)


def _spark() -> Any:
    """The session there is, or one on this machine."""
    from pyspark.sql import SparkSession

    session = SparkSession.builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


def _plain(table: pl.DataFrame) -> pl.DataFrame:
    """Codes as text: Spark knows no others, and DuckDB mixes up lists of them (2.0)."""
    codes = [n for n, kind in table.schema.items() if isinstance(kind, pl.Enum)]
    lists = [n for n, kind in table.schema.items() if isinstance(kind, pl.List)]
    return table.with_columns(pl.col(codes).cast(pl.String)).with_columns(
        pl.col(lists).cast(pl.List(pl.String))
    )


def _asked(part: Part, how: How) -> dict[str, Any]:
    return {
        "on": how.on,
        "standard": how.standard,
        "region": how.region_of(part),
        "extrapolate": how.extrapolate,
        "reasons": how.reasons,
    }


def _like_polars(found: pl.DataFrame, homes: pl.DataFrame) -> pl.DataFrame:
    """Verdicts of another engine, in the order of the households and of our types."""
    masks = [c for c in found.columns if c.startswith(("failed", "unknown"))]
    typed = found.with_columns(
        pl.col("verdict").cast(VERDICTS),
        pl.col(_KEY).cast(homes.schema[_KEY]),
        *(pl.col(mask).cast(pl.UInt64) for mask in masks),
    )
    return homes.select(_KEY).join(typed, on=_KEY, how="left", maintain_order="left")


def _totals(homes: pl.DataFrame, judged: pl.DataFrame, part: Part) -> pl.DataFrame:
    """The sums of each place; the province follows from the county, or else the folder."""
    levels: list[str] = [level for level in LEVELS if level in homes.columns]
    table = homes.select(c for c in (*levels, _SIZE) if c in homes.columns)
    table = table.hstack([judged["verdict"]])
    if _SIZE not in table.columns:
        table = table.with_columns(pl.lit(None, pl.Int64).alias(_SIZE))
    if not levels:
        table, levels = table.with_columns(pl.lit(part.region).alias(_PLACE)), [_PLACE]
    found = sums(table.lazy(), levels).with_columns(pl.col(levels).cast(pl.String))
    if "province" not in levels:
        county = pl.col("county") if "county" in levels else pl.lit(part.region, pl.String)
        found = found.with_columns(province_of(county).alias("province"))
    return found.drop(_PLACE, strict=False)


def _strangers(people: pl.DataFrame, homes: pl.DataFrame) -> int:
    """Members nobody will have looked at."""
    keys = people[_KEY]
    known = keys.is_in(homes[_KEY].drop_nulls().implode())
    return int((~known).fill_null(value=True).sum())


def _no_members() -> Problem:
    return Problem(
        code="frame.missing-table",
        message="没有与户表对应的成员表",
        message_en="there is no table of members beside that of households",
        path=MEMBERS,
        expected="同一文件夹中的 members*.parquet",
        expected_en="members*.parquet in the same folder",
    )


_ENGINES: Final[Mapping[Engine, Any]] = {
    "polars": _by_polars,
    "duckdb": _by_duckdb,
    "spark": _by_spark,
}
