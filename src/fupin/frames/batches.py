"""Batches of whole tables (五个一批): who falls in which, and how many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import polars as pl

from fupin.facts import household, member
from fupin.frames.columns import KEYS, TABLES
from fupin.frames.evaluate import evaluate, in_order
from fupin.frames.intake import take
from fupin.frames.polars import expression
from fupin.frames.sources import Frame
from fupin.logic import Condition, Names, Recorded, names
from fupin.standards import Batch, Scheme, Subject
from fupin.standards import scheme as find_scheme


_KEY, _TABLE = KEYS[Subject.HOUSEHOLD], TABLES[Subject.HOUSEHOLD]


def classify(
    households: Frame, members: Frame | None = None, *, scheme: str | Scheme
) -> pl.DataFrame:
    """Say of every household which batches of a scheme it falls in: any number.

    Args:
        households: One row a household; see `schema` for the columns.
        members: One row for each member who is on the register now, where the scheme
            asks members.
        scheme: A scheme or its id.

    Returns:
        One row a household, in the same order.

    Columns:
        household: The key, as given.
        (a column a batch) (Boolean): Whether it falls in; null where unknown.
        batches (List(String)): The batches it certainly falls in.

    Raises:
        InvalidDataError: With every fault of the tables.
        UnknownNameError: If there is no such scheme.
    """
    chosen = scheme if isinstance(scheme, Scheme) else find_scheme(scheme)
    asked: dict[str, Any] = {batch.id: batch.test for batch in chosen.batches}
    subjects, things = take(
        {_TABLE: households, "members": members}, _TABLE, _KEY, names(*asked.values())
    )
    inside = [
        pl.when(pl.col(name)).then(pl.lit(name)).otherwise(pl.lit(None, pl.String))
        for name in asked
    ]
    batches = pl.concat_list(inside).list.drop_nulls().alias("batches")
    return in_order(evaluate(asked, subjects, things, _KEY, {}), _KEY, *asked, batches)


def tally(
    households: Frame, members: Frame | None = None, *, scheme: str | Scheme
) -> pl.DataFrame:
    """Count households and persons in each batch; a household counts in each it falls in.

    Persons are the members the batch is for, where it says so (有劳动能力的人), else
    all of the household.

    Columns:
        batch, title (String): The batch, and its name.
        households, persons (Int64): How many fall in it.
        undetermined (Int64): Households that can't be decided, counted in neither.

    Raises:
        InvalidDataError: With every fault of the tables; the registered size is asked
            besides what the scheme asks.
        UnknownNameError: If there is no such scheme.
    """
    chosen = scheme if isinstance(scheme, Scheme) else find_scheme(scheme)
    asked: dict[str, Any] = {batch.id: batch.test for batch in chosen.batches}
    persons = {batch.id: batch.person for batch in chosen.batches}
    used = names_with_heads(chosen)
    subjects, things = take({_TABLE: households, "members": members}, _TABLE, _KEY, used)
    table = evaluate(asked, subjects, things, _KEY, {}).join(
        _persons(persons, things["members"]), on=_KEY, how="left"
    )
    return pl.concat(pl.collect_all([_count(table, batch) for batch in chosen.batches]))


def names_with_heads(chosen: Scheme) -> Names:
    """What a scheme asks, and what it takes to count the persons each batch is for."""
    used = names(
        *(batch.test for batch in chosen.batches),
        Recorded(household.size),
        *(member.members.some(b.person) for b in chosen.batches if b.person is not None),
    )
    if member.members in dict(used.groups):
        return used
    # Rows are heads where no size is recorded.
    return attrs.evolve(used, groups=(*used.groups, (member.members, ())))


def _persons(persons: Mapping[str, Condition | None], members: pl.DataFrame) -> pl.LazyFrame:
    """For each household, its members each batch is for; a member not known is none."""
    met = {
        _heads(batch): pl.lit(value=True) if test is None else expression(test, {}, {})
        for batch, test in persons.items()
    }
    sums = [pl.col(name).cast(pl.Int64).sum() for name in met]
    return members.lazy().with_columns(**met).group_by(_KEY).agg(*sums)


def _count(table: pl.LazyFrame, batch: Batch) -> pl.LazyFrame:
    inside, heads = pl.col(batch.id), pl.col(_heads(batch.id))
    if batch.person is None:
        heads = pl.coalesce(pl.col(household.size.name).cast(pl.Int64), heads)
    return table.select(
        batch=pl.lit(batch.id),
        title=pl.lit(batch.title),
        households=inside.cast(pl.Int64).sum(),
        persons=pl.when(inside).then(heads).sum(),
        undetermined=inside.is_null().cast(pl.Int64).sum(),
    )


def _heads(batch: str) -> str:
    return f"fupin:persons:{batch}"
