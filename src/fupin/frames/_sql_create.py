"""A table of parameters as one statement that every dialect reads.

``VALUES`` stands in no ``FROM`` of Hive, and a bare ``CREATE TABLE`` of Doris wants to know
how the rows are spread: ``CREATE TABLE … AS SELECT … UNION ALL SELECT …`` does for all.
Doris spreads them by the first column, which may be no ``STRING``: it has a length.
"""

from __future__ import annotations

from datetime import date

import polars as pl
import sqlglot.expressions as exp


def create(table: pl.DataFrame, name: exp.Table) -> exp.Create:
    """The statement that makes *table* under a name.

    Raises:
        ValueError: If there are no rows, and so no types of the columns.
    """
    if table.is_empty():
        raise ValueError("a table of parameters without rows has nothing to join")
    rows = [
        exp.select(
            *(
                exp.alias_(_cell(value), column, quoted=True)
                for column, value in zip(table.columns, row, strict=True)
            )
        )
        for row in table.iter_rows()
    ]
    whole: exp.Query = rows[0]
    for row in rows[1:]:
        whole = exp.Union(this=whole, expression=row, distinct=False)
    return exp.Create(this=name, kind="TABLE", expression=whole)


def _cell(value: str | date | int | None) -> exp.Expr:
    match value:
        case str():
            return exp.cast(exp.Literal.string(value), "varchar(64)")
        case date():
            return exp.cast(exp.Literal.string(value.isoformat()), exp.DataType.Type.DATE)
        case int():
            return exp.cast(exp.Literal.number(value), exp.DataType.Type.BIGINT)
        case None:
            return exp.cast(exp.null(), exp.DataType.Type.BIGINT)
