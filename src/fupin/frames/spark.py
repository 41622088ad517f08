"""Rules over Spark DataFrames: a plan for the cluster, lazily; nothing is collected.

Columns and their types are checked at once, from the schema.  To look at the answers a
job must run: an answer that is no official wording therefore makes the query fail when it
runs, and `check` looks for all such faults beforehand, for those who would know first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from fupin.errors import MissingExtraError
from fupin.frames import sql
from fupin.frames._sql_parameters import find
from fupin.frames._sql_samples import Sample, asked_columns, coded, refuse_faults, sampled
from fupin.standards import Scheme, Standard
from fupin.standards import scheme as find_scheme
from fupin.standards import standard as find_standard


try:
    from pyspark.sql import DataFrame, types
except ModuleNotFoundError as error:
    raise MissingExtraError("fupin.frames.spark", "spark") from error


if TYPE_CHECKING:
    from fupin.frames._sql_query import Query, Tables

__all__ = ["assess_exit", "check", "classify"]

_PLACE: Final = "fupin_rows_of_"
"""Stands for a DataFrame in the text of a query, before its name."""


def assess_exit(  # noqa: PLR0913  # two tables and how to judge them
    households: DataFrame,
    members: DataFrame | None = None,
    *,
    on: date,
    standard: str | Standard,
    region: str = "",
    extrapolate: bool = False,
    reasons: bool = False,
) -> DataFrame:
    """Say of every row whether it meets a standard of exit on a day, and what not.

    The columns and what they mean are as in `fupin.frames.assess_exit`; masks are
    ``bigint`` and the verdict is ``string``.

    Args:
        households: One row a household, village or county; see `fupin.frames.schema`.
        members: One row for each member who is on the register now, where asked.
        on: The day of the assessment.
        standard: A standard or its id.
        region: Six-digit code that chooses regional parameters.
        extrapolate: Use the nearest value of what was not in force on that day.
        reasons: Add the ids of the rules that decide.

    Raises:
        InvalidDataError: If a column is missing or of the wrong type; with every such
            fault.
        UnknownNameError: If there is no such standard.
        ParameterNotInForceError: If something was not in force and not *extrapolate*.
        RegionNeededError: If a parameter depends on the region and none was given.

    Limitations:
        The rows come in no order.  Only `check` sees a household that stands twice.
    """
    chosen = standard if isinstance(standard, Standard) else find_standard(standard)
    numbers = sql.values(chosen, on, region, extrapolate=extrapolate)
    given = _given(chosen, households, members)
    refuse_faults(chosen, {name: Sample(rows=_empty(rows)) for name, rows in given.items()})
    tables = _located(chosen)
    return _run(given, tables, sql.decided(chosen, tables, numbers, reasons=reasons))


def classify(
    households: DataFrame, members: DataFrame | None = None, *, scheme: str | Scheme
) -> DataFrame:
    """Say of every household which batches of a scheme it falls in: any number.

    The columns are those of `fupin.frames.classify`.

    Raises:
        InvalidDataError: If a column is missing or of the wrong type.
        UnknownNameError: If there is no such scheme.
    """
    chosen = scheme if isinstance(scheme, Scheme) else find_scheme(scheme)
    given = _given(chosen, households, members)
    refuse_faults(chosen, {name: Sample(rows=_empty(rows)) for name, rows in given.items()})
    tables = _located(chosen)
    return _run(given, tables, sql.batched(chosen, tables))


def check(
    households: DataFrame,
    members: DataFrame | None = None,
    *,
    book: str | Standard | Scheme,
) -> None:
    """Run one job a table and refuse all that `fupin.frames.assess_exit` would refuse.

    Args:
        households: As for `assess_exit`.
        members: As for `assess_exit`.
        book: The standard or scheme to be asked, or its id.

    Raises:
        InvalidDataError: With every fault: of columns, of types, answers that are no
            official wording, nulls in lists, households that stand twice.
    """
    chosen = find(book)
    key, main, used = asked_columns(chosen)
    facts = {main: used.facts} | {group.name: asked for group, asked in used.groups}
    given = _given(chosen, households, members)
    joined = {main: key} if used.groups else {}
    samples = {
        name: _sample(rows, joined.get(name, ""), facts[name]) for name, rows in given.items()
    }
    refuse_faults(chosen, samples)


def _given(
    book: Standard | Scheme, households: DataFrame, members: DataFrame | None
) -> dict[str, DataFrame]:
    _, main, used = asked_columns(book)
    given = {main: households}
    if members is not None and used.groups:
        given |= {group.name: members for group, _ in used.groups}
    return given


def _located(book: Standard | Scheme) -> Tables:
    main = asked_columns(book)[1]
    return sql.located(book, "spark", _PLACE + main, _PLACE + "members", guarded=True)


def _run(given: Mapping[str, DataFrame], tables: Tables, query: Query) -> DataFrame:
    text = tables.dialect.render(query.tree()).replace("{", "{{").replace("}", "}}")
    for name in given:
        text = text.replace(_PLACE + name, f"{{{name}}}")
    session = next(iter(given.values())).sparkSession
    return session.sql(text, None, **given)


def _sample(rows: DataFrame, key: str, facts: Sequence[Any]) -> Sample:
    empty = _empty(rows)
    asked = coded(facts, empty.schema)
    held = f"`{key}`" if key in empty.schema else "NULL"
    seen = [f"COLLECT_SET(`{name}`)" for name in asked]
    seen.append(f"COUNT({held}) - COUNT(DISTINCT {held})")
    ((*answers, repeated),) = rows.selectExpr(*seen).collect()
    found = sampled(empty.schema, dict(zip(asked, answers, strict=True)))
    return Sample(rows=found, repeated=repeated)


def _empty(rows: DataFrame) -> pl.DataFrame:
    return pl.DataFrame(schema={field.name: _kind(field.dataType) for field in rows.schema})


def _kind(kind: types.DataType) -> pl.DataType:
    """The type of polars for one of Spark; any that no fact may have is an object."""
    match kind:
        case types.StringType() | types.VarcharType() | types.CharType():
            return pl.String()
        case types.DecimalType():
            return pl.Decimal(kind.precision, kind.scale)
        case types.ArrayType():
            return pl.List(_kind(kind.elementType))
        case _:
            return _KINDS.get(type(kind), pl.Object)()


_KINDS: Final[dict[type[types.DataType], type[pl.DataType]]] = {
    types.NullType: pl.Null,
    types.BooleanType: pl.Boolean,
    types.ByteType: pl.Int8,
    types.ShortType: pl.Int16,
    types.IntegerType: pl.Int32,
    types.LongType: pl.Int64,
    types.FloatType: pl.Float32,
    types.DoubleType: pl.Float64,
    types.DateType: pl.Date,
    types.TimestampType: pl.Datetime,
}
