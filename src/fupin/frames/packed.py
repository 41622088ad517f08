"""Things in the order of their subjects: runs reduced by running sums, without hashing.

A bit that occurs in a run makes the running count of that bit larger over the run.  So
each outcome is counted in a lane of a 64-bit word that is wide enough for all rows, a
running sum is taken of the words, and the sums at the ends of the runs are compared.
"""

from __future__ import annotations

import functools
import operator

from collections.abc import Mapping, Sequence
from typing import Final

import polars as pl


_LANE_BITS: Final = 63  # of a signed word

Bits = Sequence[tuple[pl.Expr, int]]
"""Conditions, none of them null, and the value of the bit each stands for."""


def is_in_order(keys: pl.Series) -> bool:
    """Whether keys never fall, and none is missing: those of one subject are together."""
    if not (keys.dtype.is_integer() or keys.dtype == pl.String):
        return False  # a category is ordered by its number, or by its text
    return not keys.null_count() and keys.is_sorted()


def reduce_runs(
    things: pl.DataFrame,
    key: str,
    inner: Mapping[str, pl.Expr],
    words: Mapping[str, tuple[Bits, type[pl.DataType]]],
    sums: Mapping[str, str],
) -> pl.DataFrame:
    """One row a run of *key*: the bits that occur in it, and sums over it.

    Args:
        things: Rows with those of one subject together.
        key: Whose they are.
        inner: Columns to make first.
        words: For each word, its bits and its type.
        sums: Name of the sum to the column that is summed; a null counts as nothing.
    """
    width = things.height.bit_length()
    lanes = {
        name: [bits[at : at + per] for at in range(0, len(bits), per)]
        for per in (_LANE_BITS // width,)
        for name, (bits, _) in words.items()
    }
    made = [
        _lane(part, width).alias(_lane_name(name, at))
        for name, parts in lanes.items()
        for at, part in enumerate(parts)
    ]
    totals = [
        pl.col(column).cast(pl.Int64).fill_null(0).alias(name) for name, column in sums.items()
    ]
    counted = things.lazy().with_columns(**inner).select(*made, *totals).collect()
    runs = things[key].rle()
    ends = runs.struct.field("len").cum_sum() - 1
    found = pl.DataFrame([_over_runs(column, ends) for column in counted.iter_columns()])
    return found.select(
        runs.struct.field("value").set_sorted().alias(key),
        *(
            _word(name, parts, width, words[name][1]).alias(name)
            for name, parts in lanes.items()
        ),
        *sums,
    )


def align(keys: pl.Series, reduced: pl.DataFrame) -> pl.DataFrame:
    """The rows of *reduced* for each of *keys*, which never fall; null where there is none."""
    if keys.equals(reduced[keys.name]):
        return reduced.drop(keys.name)
    wanted = pl.DataFrame([keys.set_sorted()])  # said so that they are merged, not hashed
    joined = wanted.join(reduced, on=keys.name, how="left", maintain_order="left")
    return joined.drop(keys.name)


def _lane(part: Bits, width: int) -> pl.Expr:
    """A word of counters, *width* bits each, that counts one row."""
    counters = [
        pl.when(seen).then(pl.lit(1 << at * width, pl.Int64)).otherwise(pl.lit(0, pl.Int64))
        for at, (seen, _) in enumerate(part)
    ]
    return functools.reduce(operator.or_, counters)


def _over_runs(column: pl.Series, ends: pl.Series) -> pl.Series:
    """The sum of a column over each run."""
    so_far = column.cum_sum().gather(ends)
    return so_far - so_far.shift(1, fill_value=0)


def _word(name: str, parts: Sequence[Bits], width: int, kind: type[pl.DataType]) -> pl.Expr:
    """The bits that were counted at least once."""
    nothing = pl.lit(0, kind)
    bits = []
    for number, part in enumerate(parts):
        counters = pl.col(_lane_name(name, number))
        for at, (_, bit) in enumerate(part):
            some = counters & (((1 << width) - 1) << at * width) != 0
            bits.append(pl.when(some).then(pl.lit(bit, kind)).otherwise(nothing))
    return functools.reduce(operator.or_, bits)


def _lane_name(word: str, number: int) -> str:
    return f"{word}:lane{number}"
