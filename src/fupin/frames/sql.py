"""Rules as SQL text: one ``SELECT`` that says of every row what `assess_exit` would.

For DuckDB, Spark, PostgreSQL, Hive, Doris and StarRocks.  The text for the first three
is run against polars in our tests; that for the others is only read back, by *sqlglot*.

Where the dialects differ:

* A list column is ``ARRAY<STRING>`` or ``TEXT[]``.  Hive has no overlap of lists, so it
  asks for each word; and finds nothing in a null list, so no dialect is asked of one.
* DuckDB and PostgreSQL compare lists of one type only: the column is cast to text.
* ``reasons`` and ``batches`` are lists in DuckDB, Spark and PostgreSQL, and one text with
  semicolons in the others, which can't drop nulls from a list alike.
* A sum of whole numbers is wider than 64 bits in DuckDB and PostgreSQL: it is cast back.
* There are no unsigned numbers: a mask is a ``BIGINT`` of 63 rules at most.
* Facts multiplied with each other are of 128 bits in DuckDB, else ``DECIMAL(38, 0)``.

Limitations:
    Plain text checks nothing.  An answer that is no official wording matches nothing, a
    household that stands twice gets the members of both, and the rows come in no
    order; where a number is so large that 64 bits do not hold what a rule makes of it,
    DuckDB, Spark and PostgreSQL stop with an error of their own, others may not.
    `fupin.frames.duckdb` and `fupin.frames.spark` look at the tables first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from fupin.errors import MissingExtraError
from fupin.frames._sql_parameters import Parameters, ParameterTable, find, parameter_table
from fupin.frames.columns import KEYS, TABLES, asked_by
from fupin.logic import Condition
from fupin.policy import choose
from fupin.standards import Scheme, Standard


if TYPE_CHECKING:
    from fupin.frames._sql_query import Query, Tables


__all__ = [
    "ParameterTable",
    "Parameters",
    "create_parameters",
    "parameter_table",
    "query",
    "query_masks",
    "to_sql",
]


def to_sql(  # noqa: PLR0913  # where the rows are and how to judge them
    book: str | Standard | Scheme,
    *,
    dialect: str,
    on: date | None = None,
    region: str = "",
    extrapolate: bool = False,
    households: str = "",
    members: str = "members",
    reasons: bool = False,
    parameters: Literal["literal", "table"] = "literal",
    parameters_table: str = "parameters",
    region_column: str = "region",
) -> str:
    """The query that decides a standard, or who falls in which batch of a scheme.

    Its columns are those of `assess_exit`, or of `classify`; masks are ``BIGINT``.

    Args:
        book: A standard, a scheme, or the id of either.
        dialect: ``duckdb``, ``spark``, ``postgres``, ``hive``, ``doris``, ``starrocks``.
        on: The day of the assessment; a scheme needs none.
        region: Six-digit code that chooses regional parameters.
        extrapolate: Use the nearest value of what was not in force on that day.
        households: The table of households, villages or counties, as the dialect writes
            it (``schema.table``); see `schema` for its columns.  ``households``,
            ``villages`` or ``counties``, by default.
        members: The table of members.
        reasons: Add the ids of the rules that decide.
        parameters: ``literal`` writes the numbers of that day and region into the text;
            ``table`` takes those of each row's own region from a table, see
            `parameter_table`.
        parameters_table: That table.
        region_column: Column of the first table that holds the region.

    Raises:
        UnknownNameError: If there is no such standard, scheme or dialect.
        ParameterNotInForceError, RegionNeededError: As `assess_exit`.
        TypeError: If a standard is asked without a day.

    >>> to_sql("cn/five-batches/2015", dialect="postgres").startswith("WITH")
    True
    """
    chosen = find(book)
    tables = located(chosen, dialect, households or TABLES[asked_by(chosen)[0]], members)
    if isinstance(chosen, Scheme):
        return tables.dialect.render(batched(chosen, tables).tree())
    if on is None:
        raise TypeError("a standard is decided on a day: pass on=")
    numbers: Parameters
    if parameters == "table":
        chosen.refuse_outside(on, extrapolate=extrapolate)
        numbers = ParameterTable(on=on, table=parameters_table, region=region_column)
    else:
        numbers = values(chosen, on, region, extrapolate=extrapolate)
    return tables.dialect.render(decided(chosen, tables, numbers, reasons=reasons).tree())


def query(  # noqa: PLR0913  # where the rows are and what to ask of them
    asked: Mapping[str, Condition],
    *,
    key: str,
    subjects: str,
    things: Mapping[str, str] | None = None,
    parameters: Parameters | None = None,
    dialect: str,
) -> str:
    """The query that answers conditions: the key, and a column each, null where unknown.

    Args:
        asked: Conditions, by the name of the column they make.
        key: Column that tells subjects apart.
        subjects: Table with one row a subject: the key, and its facts.
        things: For each group, the table with one row a thing: the key, and its facts.
        parameters: Policy numbers, or the table they stand in.
        dialect: As for `to_sql`.

    Raises:
        UnknownNameError: If there is no such dialect, or a parameter is not given.
    """
    sqlglot_or_refuse()
    from fupin.frames._sql_query import answers

    tables = _placed(key, subjects, things or {}, dialect)
    return tables.dialect.render(answers(asked, tables, parameters or {}).tree())


def query_masks(  # noqa: PLR0913  # where the rows are and what to ask of them
    rules: Mapping[str, Condition],
    *,
    key: str,
    subjects: str,
    things: Mapping[str, str] | None = None,
    parameters: Parameters | None = None,
    dialect: str,
    reasons: bool = False,
) -> str:
    """The query that judges any rules that state the sound state: verdict and masks.

    Args:
        rules: Their tests by their ids; bit *i* of a mask is the *i*-th.
        key: As for `query`, and so the rest.
        subjects: As there.
        things: As there.
        parameters: As there.
        dialect: As there.
        reasons: Add the ids of the rules that decide.
    """
    sqlglot_or_refuse()
    tables = _placed(key, subjects, things or {}, dialect)
    whole = _judged(list(rules.items()), tables, parameters or {}, reasons=reasons)
    return tables.dialect.render(whole.tree())


def create_parameters(table: pl.DataFrame, *, dialect: str, name: str = "parameters") -> str:
    """The statement that makes a table of what `parameter_table` gives, rows and all.

    For some hundreds of rows; of many counties and years, write the table to a file.

    Raises:
        ValueError: If there are no rows.
        UnknownNameError: If there is no such dialect.
    """
    sqlglot_or_refuse()
    from fupin.frames import _sql_create
    from fupin.frames._sql_dialects import dialect as find_dialect

    known = find_dialect(dialect)
    return known.render(_sql_create.create(table, known.table(name)))


def values(book: Standard, on: date, region: str, *, extrapolate: bool) -> Mapping[str, int]:
    """The numbers of a day and a region; refused where the standard was not in force."""
    book.refuse_outside(on, extrapolate=extrapolate)
    chosen = choose(book.names.parameters, on, region, extrapolate=extrapolate, own=book.own)
    return {c.parameter.name: c.setting.value for c in chosen}


def located(
    book: Standard | Scheme,
    dialect: str,
    subjects: str,
    members: str,
    *,
    guarded: bool = False,
) -> Tables:
    """Where the rows a book asks are, in a dialect."""
    sqlglot_or_refuse()
    subject, used = asked_by(book)
    things = {group.name: members for group, _ in used.groups}
    return _placed(KEYS[subject], subjects, things, dialect, guarded=guarded)


def decided(book: Standard, tables: Tables, parameters: Parameters, *, reasons: bool) -> Query:
    """The query that decides a standard."""
    rules = [(rule.id, rule.test) for rule in book.rules]
    return _judged(rules, tables, parameters, reasons=reasons)


def batched(book: Scheme, tables: Tables) -> Query:
    """The query that says who falls in which batch."""
    from fupin.frames import _sql_masks, _sql_query

    asked = {batch.id: batch.test for batch in book.batches}
    found = _sql_query.answers(asked, tables, {})
    return _sql_masks.listed(tuple(asked), found, tables.key, tables.dialect)


def sqlglot_or_refuse() -> None:
    """Raise `MissingExtraError` where *sqlglot* is missing."""
    try:
        import sqlglot  # noqa: F401  # only whether it is there
    except ModuleNotFoundError:
        raise MissingExtraError("rules as SQL", "frames") from None


def _judged(
    rules: Sequence[tuple[str, Condition]],
    tables: Tables,
    parameters: Parameters,
    *,
    reasons: bool,
) -> Query:
    from fupin.frames import _sql_masks, _sql_query

    asked = {f"rule_{place}": test for place, (_, test) in enumerate(rules)}
    ids = dict(zip(asked, (name for name, _ in rules), strict=True))
    found = _sql_query.answers(asked, tables, parameters)
    masked = _sql_masks.masks(tuple(asked), found, tables.key)
    words = tables.dialect if reasons else None
    return _sql_masks.judged(ids, masked, tables.key, words)


def _placed(
    key: str, subjects: str, things: Mapping[str, str], dialect: str, **changes: Any
) -> Tables:
    from fupin.frames._sql_dialects import dialect as find_dialect
    from fupin.frames._sql_query import Tables

    known = find_dialect(dialect)
    return Tables(
        dialect=known,
        key=key,
        subjects=known.table(subjects),
        things={group: known.table(name) for group, name in things.items()},
        **changes,
    )
