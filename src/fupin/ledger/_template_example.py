"""One invented row for a blank form: nobody's data, but every cell is read."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from fupin.ledger._template_entries import Entry
from fupin.ledger._writers import writers
from fupin.ledger.targets import Target
from fupin.model import Kind
from fupin.values import (
    AccountNumber,
    IdNumber,
    PersonName,
    Phone,
    RegionCode,
    make_id_number,
)


_DAY: Final = date(2018, 12, 31)
_BORN: Final = date(1980, 1, 1)
_REGION: Final = "990000"
"""No province has it, so the number can be nobody's."""

_PERSONAL: Final[dict[type[Any], str]] = {
    PersonName: PersonName("示例"),
    IdNumber: make_id_number(_REGION, _BORN, 1),
    Phone: Phone("13000000000"),
    AccountNumber: AccountNumber("0000000000000000000"),
    RegionCode: RegionCode("990000000000"),
}


def example_row(entries: tuple[Entry, ...]) -> list[date | str | None]:
    """Cells of the row; a date is one, everything else is its text."""
    columns = [entry.column for entry in entries]
    targets = [column.target for column in columns if column.target is not None]
    values = {target.name: _value(target) for target in targets}
    cells: list[date | str | None] = []
    for column, write in zip(columns, writers(columns), strict=True):
        target = column.target
        if target is not None and target.field.kind is Kind.DATE:
            cells.append(_DAY)
        else:
            cells.append(write(values, 1))
    return cells


def _value(target: Target) -> Any:
    field = target.field
    if field.kind is Kind.CODE:
        return next(iter(field.type))
    if field.kind is Kind.CODES:
        return frozenset([next(iter(field.type))])
    if field.kind is Kind.MASKED:
        return _PERSONAL.get(field.type)
    if field.kind is Kind.TEXT:
        return "0001" if target.identifier else "示例"
    return {
        Kind.YES_NO: True,
        Kind.DATE: _DAY,
        Kind.INTEGER: _DAY.year if field.name.endswith("year") else 1,
        Kind.DECIMAL: 10**field.places,
    }[field.kind]
