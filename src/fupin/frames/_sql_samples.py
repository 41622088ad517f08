"""Tables that stay in another engine, checked by a sample that has every fault of them.

A sample is a small table of the same columns: in each column of codes it holds every
answer that occurs, once; the rest is null.  `take` finds in it what it would find in the
whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs
import polars as pl

from fupin.errors import InvalidDataError, Problem
from fupin.frames.columns import KEYS, TABLES, asked_by
from fupin.frames.intake import take
from fupin.logic import ChoiceFact, ChoicesFact, Names
from fupin.logic.kinds import Fact
from fupin.standards import Scheme, Standard


@attrs.frozen(kw_only=True)
class Sample:
    """What was seen of a table."""

    rows: pl.DataFrame
    repeated: int = 0
    """How many rows have the key of another, where things are joined by it."""


def asked_columns(book: Standard | Scheme) -> tuple[str, str, Names]:
    """The key, the name of the main table, and what a book asks."""
    subject, used = asked_by(book)
    return KEYS[subject], TABLES[subject], used


def coded(facts: Sequence[Fact], schema: pl.Schema) -> list[str]:
    """Columns of codes that are there and hold text: those whose answers must be seen."""
    return [
        fact.name
        for fact in facts
        if (isinstance(fact, ChoiceFact) and _is_text(schema.get(fact.name)))
        or (isinstance(fact, ChoicesFact) and _is_list_of_text(schema.get(fact.name)))
    ]


def sampled(schema: pl.Schema, answers: Mapping[str, Sequence[Any]]) -> pl.DataFrame:
    """A table of these columns with these answers, null below them."""
    height = max((len(found) for found in answers.values()), default=0)
    kinds = {name: _as_text(schema[name]) for name in answers}
    rows = pl.DataFrame(schema=schema).clear(height)
    return rows.with_columns(
        pl.Series(name, [*found, *[None] * (height - len(found))], kinds[name])
        for name, found in answers.items()
    )


def refuse_faults(book: Standard | Scheme, samples: Mapping[str, Sample]) -> None:
    """Refuse what `take` would refuse of the whole tables.

    Raises:
        InvalidDataError: With every fault of every table.
    """
    key, main, used = asked_columns(book)
    problems: list[Problem] = []
    try:
        take({name: sample.rows for name, sample in samples.items()}, main, key, used)
    except InvalidDataError as error:
        problems += error.problems
    problems += _repeated(samples, main, key)
    if problems:
        raise InvalidDataError(problems, "frames")


def _repeated(samples: Mapping[str, Sample], main: str, key: str) -> Iterator[Problem]:
    repeated = samples[main].repeated if main in samples else 0
    if repeated:
        yield Problem(
            code="frame.repeated-key",
            message=f"{key} 重复，成员会归错户",
            message_en=f"{key!r} repeats, so members can't be told apart",
            path=f"{main}.{key}",
            column=key,
            found=str(repeated),
            expected="每行一个不同的编号",
            expected_en="another one in every row",
        )


def _is_text(kind: pl.DataType | None) -> bool:
    return isinstance(kind, pl.String | pl.Categorical | pl.Enum)


def _is_list_of_text(kind: pl.DataType | None) -> bool:
    return isinstance(kind, pl.List) and isinstance(
        kind.inner, pl.String | pl.Categorical | pl.Enum
    )


def _as_text(kind: pl.DataType) -> pl.DataType:
    return pl.List(pl.String()) if isinstance(kind, pl.List) else pl.String()
