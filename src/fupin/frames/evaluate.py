"""Rules over tables: one query, each subject's things joined to it, rows kept in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import polars as pl

from fupin.frames.groups import reduce_group
from fupin.frames.polars import expression
from fupin.logic.names import names


ROW: Final = "fupin:row"  # no fact has a colon in its name


def evaluate(
    asked: Mapping[str, Any],
    subjects: pl.DataFrame,
    things: Mapping[str, pl.DataFrame],
    key: str,
    parameters: Mapping[str, int],
) -> pl.LazyFrame:
    """*subjects* with one more column for each of *asked*, null where unknown.

    The rows may come in any order: `in_order` puts them back.

    Args:
        asked: Conditions and quantities, by the name of the column they make.
        subjects: One row a subject: *key*, and its facts.
        things: For each group, one row a thing: *key* of its subject, and its facts.
        key: Column that tells subjects apart.
        parameters: Values of the policy numbers, by name.
    """
    roots: Sequence[Any] = tuple(asked.values())
    table = subjects.lazy().with_row_index(ROW)
    grouped: dict[Any, pl.Expr] = {}
    for group, _ in names(*roots).groups:
        reduced = reduce_group(group, roots, things[group.name].lazy(), key, parameters)
        table = table.join(reduced.table, on=key, how="left").with_columns(*reduced.absent)
        grouped |= reduced.answers
    return table.with_columns(
        **{name: expression(node, parameters, grouped) for name, node in asked.items()}
    )


def in_order(table: pl.LazyFrame, *columns: str | pl.Expr) -> pl.DataFrame:
    """Run the query for *columns*, in the order the subjects were given.

    The sort costs less than a join that keeps the order.
    """
    return table.select(ROW, *columns).sort(ROW).drop(ROW).collect()
