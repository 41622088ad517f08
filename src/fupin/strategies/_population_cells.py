"""The cells of a column: a value, now and then a threshold, now and then nothing."""

from __future__ import annotations

import itertools
import zlib

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs
import polars as pl

from fupin.frames.columns import type_of, wordings
from fupin.logic import ChoiceFact, ChoicesFact, ConditionFact, QuantityFact
from fupin.logic.kinds import Fact
from fupin.logic.units import places
from fupin.strategies._population_books import Mark
from fupin.strategies._population_draws import LANES, Draws, Throw
from fupin.strategies._population_profile import Profile


Special: TypeAlias = Callable[[Fact, Draws], pl.Expr]
"""How a column is made that has to fit others."""

_MISSING, _HIT, _WHICH, _VALUE = range(LANES)

_STEPS: Final = 3  # one below a threshold, on it, one above
_SMALL: Final = 13
_BEYOND: Final = (5, 2)  # a number goes up to two and a half times the highest threshold
_USUAL: Final = 20  # units, of a number without thresholds
_LIKELY: Final = 0.93
_NARROW: Final[Mapping[str, type[pl.DataType]]] = {
    "age": pl.UInt8,
    "work_months": pl.Int16,
    "size": pl.Int16,
    "income_per_head": pl.UInt32,
}
_MONEY: Final = "fen"


@attrs.frozen(kw_only=True)
class Column:
    """How the cells of one fact are made."""

    fact: Fact
    marks: tuple[Mark, ...] = ()
    special: Special | None = None
    likely: float = _LIKELY
    """Share of "yes", of a question."""

    missing: float
    whole: bool = False
    """Whether it is as *special* makes it: no threshold, nothing missing besides."""

    @property
    def refers_to(self) -> frozenset[str]:
        """Columns that must be there before."""
        return frozenset(name for mark in self.marks for name in mark.refers_to)

    def cells(self, draws: Draws, profile: Profile) -> pl.Expr:
        """The expression that makes them."""
        throw = draws.throw(self.fact.name)
        if self.special is not None:
            value = self.special(self.fact, draws)
        else:
            value = self._plain(throw, profile)
        if not self.whole:
            value = self._near_marks(value, throw, profile.at_thresholds)
            if self.missing:
                value = pl.when(~throw.chance(self.missing, _MISSING)).then(value)
        if isinstance(self.fact, QuantityFact):
            value = value.cast(self._width(self.fact, profile))
        return value.alias(self.fact.name)

    def _plain(self, throw: Throw, profile: Profile) -> pl.Expr:
        """A value that need not fit any other."""
        match self.fact:
            case QuantityFact():
                high = self._high() if profile.lifelike else _SMALL
                return throw.below(high, _VALUE).cast(pl.Int64)
            case ConditionFact():
                return throw.chance(self.likely if profile.lifelike else 0.5, _VALUE)
            case ChoiceFact():
                return throw.pick(_options(self.fact), _VALUE)
            case ChoicesFact():
                return throw.pick(_sets(self.fact), _VALUE)

    def _high(self) -> int:
        fixed = [pl.select(mark.value).item() for mark in self.marks if not mark.refers_to]
        times, of = _BEYOND
        if fixed and max(fixed) > 0:
            return int(max(fixed)) * times // of + 1
        unit = self.fact.unit if isinstance(self.fact, QuantityFact) else ""
        return _USUAL * int(10 ** places(unit))

    def _near_marks(self, value: pl.Expr, throw: Throw, share: float) -> pl.Expr:
        if not self.marks:
            return value
        which = throw.below(_STEPS * len(self.marks), _WHICH)
        first, *others = (mark.value for mark in self.marks)
        near: Any = pl.when(which < _STEPS).then(first)
        for place, value_of in enumerate(others, start=1):
            near = near.when(which // _STEPS == place).then(value_of)
        beside = near + (which % _STEPS).cast(pl.Int64) - 1
        if not self._is_money():
            beside = beside.clip(lower_bound=0)
        return pl.coalesce(pl.when(throw.chance(share, _HIT)).then(beside), value)

    def _is_money(self) -> bool:
        return isinstance(self.fact, QuantityFact) and self.fact.unit.startswith(_MONEY)

    def _width(self, fact: QuantityFact, profile: Profile) -> type[pl.DataType]:
        if not profile.small_types:
            return pl.Int64
        if fact.name in _NARROW:
            return _NARROW[fact.name]
        if self._is_money():
            return pl.Int64
        return (pl.Int32, pl.UInt32)[zlib.crc32(fact.name.encode()) % 2]


def table_of(fact: Fact, entries: Sequence[Any]) -> pl.Series:
    """Entries to look up for a column of *fact*."""
    return pl.Series([_wording(entry) for entry in entries], dtype=type_of(fact))


def _wording(entry: Any) -> Any:
    if isinstance(entry, tuple):
        return [code.value for code in entry]
    return getattr(entry, "value", entry)


def _options(fact: ChoiceFact[Any]) -> pl.Series:
    return pl.Series(wordings(fact), dtype=type_of(fact))


def _sets(fact: ChoicesFact[Any]) -> pl.Series:
    """Nothing, one or two of the list."""
    words = wordings(fact)
    sets: list[list[str]] = [[], [], *([word] for word in words)]
    sets += [list(pair) for pair in itertools.combinations(words, 2)]
    return pl.Series(sets, dtype=type_of(fact))
