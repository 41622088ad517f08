"""What rules ask of a group, answered for every subject in one pass over its things.

The conditions asked are columns of the table of things first.  Then each outcome
that matters (met, not met, unknown) becomes one bit of an unsigned word, and the
words of a subject are or-ed together; numbers are summed.  A subject without
things gets the bits of "unknown": an empty group is never "all of them".

Where subjects and things are in the order of the key, as registers are written out,
nothing is hashed: see `fupin.frames.packed`.
"""

from __future__ import annotations

import functools
import operator

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias

import attrs
import polars as pl

from fupin.frames.packed import align, is_in_order, reduce_runs
from fupin.frames.polars import expression
from fupin.frames.ranges import Whole
from fupin.logic import nodes
from fupin.logic.names import GROUP_KINDS, walk


Outcome: TypeAlias = Literal["met", "not met", "unknown"]
GroupNode: TypeAlias = nodes.EveryOf | nodes.SomeOf | nodes.CountOf | nodes.TotalOf

WORD_BITS: Final = 64


@attrs.frozen(kw_only=True)
class Reduced:
    """A group, reduced to one row a subject."""

    table: pl.DataFrame | pl.LazyFrame
    """The key, and words and sums; without the key, row by row, where it is no query."""

    absent: tuple[pl.Expr, ...]
    """Fills in, after a left join, what a subject without things has."""

    answers: Mapping[Any, pl.Expr]
    """What each node comes to, over the joined and filled table."""


def reduce_group(  # noqa: PLR0913  # tables, and what to ask of them
    group: nodes.Group,
    asked_by: Sequence[object],
    things: pl.DataFrame,
    keys: pl.Series,
    parameters: Mapping[str, int],
    *,
    whole: Whole = pl.Int64,
) -> Reduced:
    """Answer all that *asked_by* ask of *group*, for each subject of *keys*."""
    packing = Packing(group.name, whole)
    key = keys.name
    answers = {node: packing.answer(node) for node in _asked(group, asked_by)}
    inner = {
        name: expression(node, parameters, {}, whole) for node, name in packing.columns.items()
    }
    table: pl.DataFrame | pl.LazyFrame
    running = whole is pl.Int64  # running sums are words of 64 bits
    if things.height and running and is_in_order(things[key]) and is_in_order(keys):
        table = align(keys, reduce_runs(things, key, inner, packing.runs(), packing.totals))
    else:
        table = (
            things.lazy()
            .with_columns(**inner)
            .with_columns(**packing.words())
            .group_by(key)
            .agg(*packing.reductions())
        )
    return Reduced(table=table, absent=packing.absent(), answers=answers)


def _asked(group: nodes.Group, asked_by: Sequence[object]) -> list[GroupNode]:
    found = (node for _, node in walk(*asked_by) if isinstance(node, GROUP_KINDS))
    return list(dict.fromkeys(n for n in found if n.group == group))


class Packing:
    """Which bit of which word stands for which outcome of which inner node."""

    def __init__(self, group: str, whole: Whole = pl.Int64) -> None:
        self.group = group
        self.whole = whole
        self.columns: dict[object, str] = {}
        self.sums: dict[str, str] = {}
        self.bits: dict[tuple[str, Outcome], int] = {}

    def answer(self, node: GroupNode) -> pl.Expr:
        """What *node* comes to; makes room for the bits it needs."""
        match node:
            case nodes.EveryOf(_, test):
                return every(self._bit(test, "not met"), self._bit(test, "unknown"))
            case nodes.SomeOf(_, test):
                return some(self._bit(test, "met"), self._bit(test, "unknown"))
            case nodes.CountOf(_, inner) | nodes.TotalOf(_, inner):
                return total(self._sum(inner), self._bit(inner, "unknown"))

    def words(self) -> dict[str, pl.Expr]:
        """The words of one thing, over the inner columns."""
        return {
            name: functools.reduce(
                operator.or_,
                (
                    pl.when(seen).then(pl.lit(bit, kind)).otherwise(pl.lit(0, kind))
                    for seen, bit in bits
                ),
            )
            for name, (bits, kind) in self.runs().items()
        }

    def runs(self) -> dict[str, tuple[list[tuple[pl.Expr, int]], type[pl.DataType]]]:
        """The bits of each word, with what sets them, and the type of the word."""
        parts: dict[int, list[tuple[pl.Expr, int]]] = {}
        for (column, outcome), position in self.bits.items():
            word, shift = divmod(position, WORD_BITS)
            seen = _OUTCOMES[outcome](pl.col(column))
            parts.setdefault(word, []).append((seen, 1 << shift))
        return {self._word(w): (bits, self._kind(w)) for w, bits in parts.items()}

    @property
    def totals(self) -> dict[str, str]:
        """The sums, by name, and the column each is of."""
        return {name: column for column, name in self.sums.items()}

    def reductions(self) -> list[pl.Expr]:
        """How the things of one subject come together."""
        words = [pl.col(self._word(w)).bitwise_or() for w in self._words()]
        sums = [
            pl.col(column).cast(self.whole).sum().alias(name)
            for column, name in self.sums.items()
        ]
        return words + sums

    def absent(self) -> tuple[pl.Expr, ...]:
        """The words of a subject without things: everything asked is unknown."""
        return tuple(
            pl.col(self._word(w)).fill_null(pl.lit(self._unknowns(w), self._kind(w)))
            for w in self._words()
        )

    def _column(self, inner: object) -> str:
        return self.columns.setdefault(inner, f"fupin:{self.group}:{len(self.columns)}")

    def _sum(self, inner: object) -> pl.Expr:
        column = self._column(inner)
        return pl.col(self.sums.setdefault(column, f"{column}:sum"))

    def _bit(self, inner: object, outcome: Outcome) -> pl.Expr:
        position = self.bits.setdefault((self._column(inner), outcome), len(self.bits))
        word, shift = divmod(position, WORD_BITS)
        return (pl.col(self._word(word)) & (1 << shift)) != 0

    def _words(self) -> range:
        return range(-(-len(self.bits) // WORD_BITS))

    def _word(self, word: int) -> str:
        return f"fupin:{self.group}:word{word}"

    def _kind(self, word: int) -> type[pl.DataType]:
        return unsigned(min(len(self.bits) - word * WORD_BITS, WORD_BITS))

    def _unknowns(self, word: int) -> int:
        places = (
            divmod(position, WORD_BITS)
            for (_, outcome), position in self.bits.items()
            if outcome == "unknown"
        )
        return sum(1 << shift for found, shift in places if found == word)


def every(not_met: pl.Expr, unknown: pl.Expr) -> pl.Expr:
    """Kleene "and" over a group, from the outcomes that occur in it."""
    return pl.when(not_met).then(pl.lit(value=False)).when(~unknown).then(pl.lit(value=True))


def some(met: pl.Expr, unknown: pl.Expr) -> pl.Expr:
    """Kleene "or" over a group, from the outcomes that occur in it."""
    return pl.when(met).then(pl.lit(value=True)).when(~unknown).then(pl.lit(value=False))


def total(known: pl.Expr, unknown: pl.Expr) -> pl.Expr:
    """The sum over a group; null where one of them is."""
    return pl.when(~unknown).then(known)


def unsigned(bits: int) -> type[pl.DataType]:
    """The narrowest unsigned type of so many bits."""
    widths = {8: pl.UInt8, 16: pl.UInt16, 32: pl.UInt32, 64: pl.UInt64}
    return next(kind for width, kind in widths.items() if bits <= width)


_OUTCOMES: Final = {
    "met": lambda truth: truth,
    "not met": operator.invert,
    "unknown": pl.Expr.is_null,
}
