"""Rules over tables in DuckDB: the query runs where the rows are.

The outcome is a relation, not a polars table: nothing is fetched until it is asked for,
and a ledger larger than memory can go on into a table or a Parquet file.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from fupin.errors import MissingExtraError
from fupin.frames import sql
from fupin.frames._sql_samples import Sample, asked_columns, coded, refuse_faults, sampled
from fupin.logic.kinds import Fact
from fupin.standards import Scheme, Standard
from fupin.standards import scheme as find_scheme
from fupin.standards import standard as find_standard


try:
    import duckdb
except ModuleNotFoundError as error:
    raise MissingExtraError("fupin.frames.duckdb", "frames") from error


if TYPE_CHECKING:
    from fupin.frames._sql_query import Tables

__all__ = ["assess_exit", "classify"]


def assess_exit(  # noqa: PLR0913  # two tables and how to judge them
    connection: duckdb.DuckDBPyConnection,
    *,
    households: str = "",
    members: str = "members",
    on: date,
    standard: str | Standard,
    region: str = "",
    extrapolate: bool = False,
    reasons: bool = False,
) -> duckdb.DuckDBPyRelation:
    """Say of every row of a table whether it meets a standard of exit, and what not.

    The columns, what they mean and what is refused are as in `fupin.frames.assess_exit`;
    masks are ``BIGINT`` and the verdict is ``VARCHAR``.

    Args:
        connection: Where the tables are.
        households: Name of the table or view of households, villages or counties, as SQL
            writes it; ``households``, ``villages`` or ``counties``, by default.
        members: Name of that of members.
        on: The day of the assessment.
        standard: A standard or its id.
        region: Six-digit code that chooses regional parameters.
        extrapolate: Use the nearest value of what was not in force on that day.
        reasons: Add the ids of the rules that decide.

    Raises:
        InvalidDataError: With every fault of the tables.
        UnknownNameError: If there is no such standard.
        ParameterNotInForceError: If something was not in force and not *extrapolate*.
        RegionNeededError: If a parameter depends on the region and none was given.

    Limitations:
        The rows come in no order.  Their columns of codes are read once beforehand; what
        is changed in the tables after that is not checked again.
    """
    chosen = standard if isinstance(standard, Standard) else find_standard(standard)
    numbers = sql.values(chosen, on, region, extrapolate=extrapolate)
    tables = _checked(connection, chosen, households, members)
    query = sql.decided(chosen, tables, numbers, reasons=reasons)
    return connection.sql(tables.dialect.render(query.tree()))


def classify(
    connection: duckdb.DuckDBPyConnection,
    *,
    households: str = "",
    members: str = "members",
    scheme: str | Scheme,
) -> duckdb.DuckDBPyRelation:
    """Say of every household which batches of a scheme it falls in: any number.

    The columns are those of `fupin.frames.classify`.

    Args:
        connection: Where the tables are.
        households: Name of the table or view of households.
        members: Name of that of members.
        scheme: A scheme or its id.

    Raises:
        InvalidDataError: With every fault of the tables.
        UnknownNameError: If there is no such scheme.
    """
    chosen = scheme if isinstance(scheme, Scheme) else find_scheme(scheme)
    tables = _checked(connection, chosen, households, members)
    return connection.sql(tables.dialect.render(sql.batched(chosen, tables).tree()))


def _checked(
    connection: duckdb.DuckDBPyConnection,
    book: Standard | Scheme,
    households: str,
    members: str,
) -> Tables:
    """Where the rows are, once they have been looked at."""
    key, main, used = asked_columns(book)
    tables = sql.located(book, "duckdb", households or main, members)
    places = {main: tables.subjects, **tables.things}
    facts = {main: used.facts} | {group.name: asked for group, asked in used.groups}
    samples = {}
    for name, place in places.items():
        joined = key if name == main and tables.things else ""
        found = _sample(connection, place.sql("duckdb"), joined, facts[name])
        if found is not None:
            samples[name] = found
    refuse_faults(book, samples)
    return tables


def _sample(
    connection: duckdb.DuckDBPyConnection, place: str, key: str, facts: Sequence[Fact]
) -> Sample | None:
    """What there is to check of a table, its key too where things are joined by it.

    None if there is no such table.
    """
    schema = _schema(connection, place)
    if schema is None:
        return None
    asked = {name: _quoted(name) for name in coded(facts, schema)}
    seen = [
        f"LIST(DISTINCT CAST({column} AS VARCHAR{'[]' if _is_list(schema[name]) else ''}))"
        for name, column in asked.items()
    ]
    held = _quoted(key) if key in schema else "NULL"
    seen.append(f"COUNT({held}) - COUNT(DISTINCT {held})")
    ((*answers, repeated),) = connection.sql(
        f"SELECT {', '.join(seen)} FROM {place}"  # noqa: S608  # facts, and the same
    ).fetchall()
    found = {name: seen or () for name, seen in zip(asked, answers, strict=True)}
    rows = sampled(schema, found)  # of no rows there is no list
    return Sample(rows=rows, repeated=repeated)


def _schema(connection: duckdb.DuckDBPyConnection, place: str) -> pl.Schema | None:
    """The columns of a table; a function of its own, as DuckDB looks at variables too."""
    try:
        found: pl.DataFrame = connection.table(place).limit(0).pl()
    except duckdb.CatalogException:
        return None
    return found.schema


def _is_list(kind: pl.DataType) -> bool:
    return isinstance(kind, pl.List)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
