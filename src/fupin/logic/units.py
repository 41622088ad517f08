"""Units of quantities: their algebra, and how they are written for people."""

from __future__ import annotations

import functools

from collections.abc import Mapping
from typing import Final, TypeAlias

import attrs

from fupin.errors import UnitError
from fupin.values import format_scaled


Dimensions: TypeAlias = tuple[tuple[str, int], ...]
"""Base units with their powers, sorted by name; empty for a plain number."""


@attrs.frozen
class BaseUnit:
    """A unit that is counted in whole steps of ``10 ** -places`` of what is printed."""

    zh: str
    en: str
    places: int = 0


BASE_UNITS: Final = {
    "fen": BaseUnit("元", "yuan", 2),
    "person": BaseUnit("人", "person"),
    "household": BaseUnit("户", "household"),
    "village": BaseUnit("村", "village"),
    "year": BaseUnit("年", "year"),
    "month": BaseUnit("月", "month", 3),
    "day": BaseUnit("天", "day"),
    "age": BaseUnit("周岁", "years of age"),
    "percent": BaseUnit("%", "%", 2),
    "rate": BaseUnit("%", "%", 6),
    "mu": BaseUnit("亩", "mu", 3),
    "m2": BaseUnit("平方米", "m²", 3),
    "km": BaseUnit("公里", "km", 3),
    "m": BaseUnit("米", "m", 2),
    "litre": BaseUnit("升", "litre"),
    "minute": BaseUnit("分钟", "minute"),
    "item": BaseUnit("个", "item"),
    "visit": BaseUnit("次", "visit"),
}


@functools.cache
def dimensions(unit: str) -> Dimensions:
    """Read a unit such as ``fen/person/year``.

    Raises:
        UnitError: If a base unit is not known.

    >>> dimensions("fen/person")
    (('fen', 1), ('person', -1))
    """
    if not unit:
        return ()
    powers: dict[str, int] = {}
    for position, name in enumerate(unit.split("/")):
        if name not in BASE_UNITS:
            known = ", ".join(BASE_UNITS)
            raise UnitError(f"unknown unit {name!r} in {unit!r}; known: {known}")
        powers[name] = powers.get(name, 0) + (1 if position == 0 else -1)
    return _sorted(powers)


def times(left: Dimensions, right: Dimensions) -> Dimensions:
    """The unit of a product.

    >>> times(dimensions("fen/person"), dimensions("person"))
    (('fen', 1),)
    """
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + power
    return _sorted(powers)


def _sorted(powers: Mapping[str, int]) -> Dimensions:
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def places(unit: str) -> int:
    """Decimal places of a quantity in *unit*: those of its first base unit."""
    return BASE_UNITS[unit.split("/", maxsplit=1)[0]].places if unit else 0


def written(value: int, unit: str, lang: str = "zh") -> str:
    """A quantity as a person writes it.

    >>> written(299500, "fen/person/year")
    '2995 元/人/年'
    """
    number = format_scaled(value, places(unit))
    if not unit:
        return number
    names = [getattr(BASE_UNITS[n], lang) for n in unit.split("/")]
    joined = "/".join(names)
    return f"{number}{joined}" if joined.startswith("%") else f"{number} {joined}"
