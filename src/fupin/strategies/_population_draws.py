"""Chance without a generator: each cell is a function of seed, table, column and row.

SplitMix64, in wrapping 64-bit arithmetic that every polars has; so rows can be made in
any order, alone or in parts, on any machine, and are the same.
"""

from __future__ import annotations

import hashlib

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs
import polars as pl


ROW: Final = "fupin:row"
"""The column that counts rows, from 0 over the whole population."""

_GOLDEN: Final = 0x9E3779B97F4A7C15
_MULTIPLIERS: Final = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))
_LAST_SHIFT: Final = 31
_LANE: Final = 16
_SIDES: Final = 1 << _LANE
LANES: Final = 4
"""Draws of 16 bits in one throw."""


@attrs.frozen
class Throw:
    """Four draws for each row, independent of each other and of every other throw."""

    bits: pl.Expr

    def below(self, size: int, lane: int) -> pl.Expr:
        """A number from 0 to *size* - 1, evenly where *size* is far below 65,536."""
        return self.lane(lane) * _number(size) // _number(_SIDES)

    def chance(self, share: float, lane: int) -> pl.Expr:
        """True in *share* of the rows, to the nearest 65,536th."""
        return self.lane(lane) < _number(int(share * _SIDES + 0.5))

    def pick(self, table: pl.Series, lane: int) -> pl.Expr:
        """One entry of *table*, each alike often."""
        return look_up(table, self.below(len(table), lane))

    def lane(self, lane: int) -> pl.Expr:
        """One draw of 16 bits."""
        shifted = self.bits // _number(1 << _LANE * lane) if lane else self.bits
        return shifted % _number(_SIDES) if lane < LANES - 1 else shifted


@attrs.frozen
class Draws:
    """The throws for the columns of one table."""

    seed: int
    table: str

    def throw(self, name: str) -> Throw:
        """The throw called *name*; adding others does not change it."""
        words = f"{self.seed}/{self.table}/{name}".encode()
        salt = int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "big")
        return Throw(_mixed(pl.col(ROW) * _number(_GOLDEN) + _number(salt)))


def _mixed(word: pl.Expr) -> pl.Expr:
    for shift, multiplier in _MULTIPLIERS:
        word = (word ^ (word // _number(1 << shift))) * _number(multiplier)
    return word ^ (word // _number(1 << _LAST_SHIFT))


def _number(value: int) -> pl.Expr:
    return pl.lit(value, pl.UInt64)


def look_up(table: pl.Series, place: pl.Expr) -> pl.Expr:
    """The entries of *table* at *place*."""
    return pl.lit(table).gather(place.cast(pl.UInt32))


def along(knots: Sequence[int], throw: Throw, fine: Throw) -> pl.Expr:
    """A whole number whose quantiles are *knots*, straight between them."""
    place = throw.below(len(knots) - 1, LANES - 1)
    table = pl.Series(knots, dtype=pl.Int64)
    low, high = look_up(table, place), look_up(table, place + 1)
    return low + (high - low) * fine.lane(LANES - 1).cast(pl.Int64) // _SIDES


def spread(weights: Mapping[Any, int] | Iterable[tuple[Any, int]]) -> list[Any]:
    """Each option as often as its weight says."""
    pairs = weights.items() if isinstance(weights, Mapping) else weights
    return [option for option, weight in pairs for _ in range(weight)]
