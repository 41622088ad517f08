"""Rules over tables: one query, each subject's things joined to it, rows kept in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import polars as pl

from fupin.frames.groups import reduce_group
from fupin.frames.margins import PREFIX, margin
from fupin.frames.polars import expression
from fupin.frames.ranges import whole_numbers
from fupin.logic.names import names


ROW: Final = "fupin:row"  # no fact has a colon in its name


def evaluate(  # noqa: PLR0913  # tables, and what to ask of them
    asked: Mapping[str, Any],
    subjects: pl.DataFrame,
    things: Mapping[str, pl.DataFrame],
    key: str,
    parameters: Mapping[str, int],
    *,
    margins: Iterable[str] = (),
) -> pl.LazyFrame:
    """*subjects* with one more column for each of *asked*, null where unknown.

    The rows may come in any order: `in_order` puts them back.

    Args:
        asked: Conditions and quantities, by the name of the column they make.
        subjects: One row a subject: *key*, and its facts.
        things: For each group, one row a thing: *key* of its subject, and its facts.
        key: Column that tells subjects apart.
        parameters: Values of the policy numbers, by name.
        margins: Names of those of *asked* for which to add how far from the threshold
            a row is, as ``margin:`` and the name.
    """
    roots: Sequence[Any] = tuple(asked.values())
    told = tuple(margins)
    distant = [asked[name] for name in told]
    whole = whole_numbers(roots, subjects, things, parameters, margins=distant)
    base = subjects.with_row_index(ROW)
    joined: list[pl.LazyFrame] = []
    absent: list[pl.Expr] = []
    grouped: dict[Any, pl.Expr] = {}
    for group, _ in names(*roots).groups:
        reduced = reduce_group(
            group, roots, things[group.name], subjects[key], parameters, whole=whole
        )
        if isinstance(reduced.table, pl.DataFrame):
            base = base.hstack(reduced.table)
        else:
            joined.append(reduced.table)
        absent += reduced.absent
        grouped |= reduced.answers
    table = base.lazy()
    for other in joined:
        table = table.join(other, on=key, how="left")
    table = table.with_columns(*absent)
    made = {name: expression(node, parameters, grouped, whole) for name, node in asked.items()}
    for name in told:
        found = margin(asked[name], parameters, grouped, whole)
        if found is not None:
            made[PREFIX + name] = found.cast(pl.Int64, strict=False)
    return table.with_columns(**made)


def in_order(table: pl.LazyFrame, *columns: str | pl.Expr) -> pl.DataFrame:
    """Run the query for *columns*, in the order the subjects were given.

    The sort costs less than a join that keeps the order.
    """
    return table.select(ROW, *columns).sort(ROW).drop(ROW).collect()
