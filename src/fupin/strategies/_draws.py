"""Many small choices in one draw, and objects of which some answers are missing."""

from __future__ import annotations

import functools

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

import attrs

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from fupin.model import fields_of


T = TypeVar("T")
Fields = Mapping[str, st.SearchStrategy[Any]]

_BITS: Final = 8


class Dice:
    """Even choices out of a few bytes that are drawn at once; zero is the simplest.

    A draw costs Hypothesis more than making an object costs us, and large whole numbers
    it draws mostly small.  Bytes come evenly, and each shrinks by itself.
    """

    __slots__ = ("_at", "_draw", "_rolled", "_size")

    def __init__(self, draw: st.DrawFn, size: int) -> None:
        """Roll *size* bytes, and as many again whenever they are used up."""
        self._draw, self._size = draw, size
        self._rolled, self._at = draw(_bytes(size)), 0

    def below(self, size: int) -> int:
        """A number from 0 to *size* - 1."""
        count = ((size - 1).bit_length() + _BITS - 1) // _BITS
        if self._at + count > len(self._rolled):
            self._rolled += self._draw(_bytes(max(count, self._size)))
        taken = self._rolled[self._at : self._at + count]
        self._at += count
        # Scaled, not reduced: the least byte is the least choice.
        return int.from_bytes(taken, "big") * size >> _BITS * count

    def split(self, *sizes: int) -> list[int]:
        """A number below each of *sizes*."""
        return [self.below(size) for size in sizes]

    def one(self, options: tuple[T, ...]) -> T:
        """One of *options*, of which the first is the simplest."""
        return options[self.below(len(options))]

    def yes(self) -> bool:
        """True or, simpler, false."""
        return self.below(2) == 1


@functools.cache
def _bytes(size: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=size, max_size=size)


@functools.lru_cache(maxsize=1024)
def below(size: int) -> st.SearchStrategy[int]:
    """Whole numbers from 0, the simplest, to *size* - 1."""
    return st.integers(0, size - 1)


def overridden(
    draw: st.DrawFn, kind: type[attrs.AttrsInstance], fields: Fields
) -> dict[str, Any]:
    """Draw the fields the caller has a strategy for.

    Raises:
        InvalidArgument: If the class has no such field.
    """
    known = fields_of(kind)
    for name in fields:
        if name not in known:
            raise InvalidArgument(
                f"{kind.__name__} has no field {name!r}; it has {', '.join(known)}"
            )
    return {name: draw(strategy) for name, strategy in fields.items()}


def recorded(dice: Dice, values: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Keep about half of the answers called *names*; none is the simplest."""
    asked = [name for name in names if values.get(name) is not None]
    kept = dict(values)
    for start in range(0, len(asked), _BITS):
        mask = dice.below(1 << _BITS)
        for place, name in enumerate(asked[start : start + _BITS]):
            if not mask >> place & 1:
                kept[name] = None
    return kept


def made(  # noqa: PLR0913  # one argument a circumstance
    dice: Dice,
    kind: type[T],
    values: dict[str, Any],
    given: Mapping[str, Any],
    *,
    complete: bool,
    always: frozenset[str] = frozenset(),
) -> T:
    """Make an object of *values*: any but those given or in *always* may be missing."""
    if not complete:
        asked = [n for n in values if n not in given and n not in always]
        values = recorded(dice, values, asked)
    return kind(**{**values, **given})
