"""Units as they are written in headers and cells, and how many of the model's they are."""

from __future__ import annotations

import re

from decimal import Decimal
from typing import Final

import attrs


@attrs.frozen
class WrittenUnit:
    """A unit on paper."""

    base: str
    """First base unit of the field it can stand for; empty for plain counts and years."""

    factor: Decimal


_ONE: Final = Decimal(1)

UNITS: Final = {
    "元": WrittenUnit("fen", _ONE),
    "万元": WrittenUnit("fen", Decimal(10_000)),
    "亩": WrittenUnit("mu", _ONE),
    "公顷": WrittenUnit("mu", Decimal(15)),
    "公里": WrittenUnit("km", _ONE),
    "千米": WrittenUnit("km", _ONE),
    "km": WrittenUnit("km", _ONE),
    "米": WrittenUnit("km", Decimal("0.001")),
    "平方米": WrittenUnit("m2", _ONE),
    "m2": WrittenUnit("m2", _ONE),
    "月": WrittenUnit("month", _ONE),
    "个月": WrittenUnit("month", _ONE),
    "人": WrittenUnit("person", _ONE),
    "户": WrittenUnit("household", _ONE),
    "年": WrittenUnit("", _ONE),
    "个": WrittenUnit("", _ONE),
    "个数": WrittenUnit("", _ONE),
    "所": WrittenUnit("", _ONE),
}
"""Folded text → unit."""

_IN_BRACKETS: Final = re.compile(r"(.+)\(([^()]+)\)")


def split_unit(header: str) -> tuple[str, str]:
    """Part a folded header from the unit in brackets at its end.

    >>> split_unit("村级集体经济收入(万元)"), split_unit("乡(镇)")
    (('村级集体经济收入', '万元'), ('乡(镇)', ''))
    """
    found = _IN_BRACKETS.fullmatch(header)
    if found is None or found[2] not in UNITS:
        return header, ""
    return found[1], found[2]


def base_unit(unit: str) -> str:
    """The base unit of a field's unit that a written unit must have.

    >>> base_unit("fen/person/year")
    'fen'
    """
    return unit.split("/", maxsplit=1)[0]
