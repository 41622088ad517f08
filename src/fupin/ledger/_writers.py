"""How the values of each column of a layout are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

from fupin.ledger._units import UNITS
from fupin.ledger.layout import Column
from fupin.ledger.targets import Target
from fupin.model import Kind
from fupin.values import format_scaled


Values: TypeAlias = dict[str, Any]
"""Field → value."""

_NUMBERED: Final = "序号"


Writer: TypeAlias = Callable[[Values, int], str | None]
"""Text of a cell, from the values of a row and its number."""


def writers(columns: Sequence[Column]) -> list[Writer]:
    """One writer a column."""
    targets = [column.target.name if column.target else "" for column in columns]
    return [
        _writer(c, targets[:at].count(targets[at]), targets.count(targets[at]))
        for at, c in enumerate(columns)
    ]


def _writer(column: Column, nth: int, of: int) -> Writer:
    """How a column is written; the *nth* of several that share out one set."""
    if column.target is None:
        numbered = column.ignored and column.header == _NUMBERED
        return (lambda _, number: str(number)) if numbered else (lambda _values, _number: None)
    name, write = column.target.name, _text_of(column, column.target)
    if of > 1:
        return lambda values, _: _share(values.get(name), nth, of)

    def written(values: Values, _: int) -> str | None:
        value = values.get(name)
        return None if value is None else write(value)

    return written


def _share(codes: frozenset[Any] | None, nth: int, of: int) -> str | None:
    """The *nth* member of a set, in the order of its list; the last column has the rest."""
    if codes is None:
        return None
    ordered = _ordered(codes)
    part = ordered[nth:] if nth == of - 1 else ordered[nth : nth + 1]
    return ",".join(part) or None


def _ordered(codes: frozenset[Any]) -> list[str]:
    if not codes:
        return []
    kind: Any = type(next(iter(codes)))
    return [member.value for member in kind if member in codes]


def _text_of(column: Column, target: Target) -> Callable[[Any], str]:
    field = target.field
    if field.kind is Kind.YES_NO:
        return lambda value: "是" if value else "否"
    if field.kind is Kind.CODE:
        return lambda value: str(value.value)
    if field.kind is Kind.CODES:
        return lambda value: ",".join(_ordered(value))
    if field.kind is Kind.DATE:
        return date.isoformat
    if field.kind in (Kind.INTEGER, Kind.DECIMAL):
        factor = UNITS[column.unit].factor if column.unit else Decimal(1)
        return lambda value: _quantity(value, field.places, factor)
    return str


def _quantity(value: int, places: int, factor: Decimal) -> str:
    text = format_scaled(value, places)
    return text if factor == 1 else f"{(Decimal(text) / factor).normalize():f}"


def is_numeric(column: Column) -> bool:
    """Whether a spreadsheet may hold the column as numbers: quantities, never names."""
    if column.target is None:
        return column.header == _NUMBERED
    return column.target.field.kind in (Kind.INTEGER, Kind.DECIMAL)
