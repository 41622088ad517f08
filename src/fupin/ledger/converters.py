"""One cell to one value: a closure for each column, chosen once, remembering its texts."""

from __future__ import annotations

import re

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from fupin.errors import InvalidValueError, Severity
from fupin.ledger._units import UNITS, base_unit
from fupin.ledger.cells import Cell, text_of
from fupin.ledger.formulas import ERRORS, NOT_CALCULATED
from fupin.ledger.labels import fold, is_blank, read_code, read_codes, read_yes_no
from fupin.ledger.layout import Column
from fupin.ledger.targets import Target
from fupin.model import FieldShape, Kind
from fupin.values import IdNumber, PersonName, parse_scaled, read_date
from fupin.values.personal import mask_account


Read = Callable[[str], Any]

_NUMBER: Final = re.compile(
    r"(-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?)([^0-9.,-].*)?"
)
_YEARS: Final = (1900, 2100)
_MOST: Final = 20_000
_DAMAGED: Final = re.compile(r"[0-9](?:\.[0-9]*)?[Ee]\+?[0-9]+|[0-9]{16,}\.0+")


class Memo(dict[Cell, Any]):
    """Values of the cells of one column, each read once; what is odd is in `faults`."""

    def __init__(self, column: Column, target: Target) -> None:
        super().__init__()
        self.column = column
        self.field = target.field
        self.faults: dict[Cell, tuple[InvalidValueError, ...]] = {}
        self._read = reader(column, target)

    def __missing__(self, cell: Cell) -> Any:
        value = None
        try:
            value = self._value(cell)
        except InvalidValueError as fault:
            self.faults[cell] = (fault,)
        if isinstance(value, IdNumber) and value.faults:
            self.faults[cell] = tuple(_softened(fault) for fault in value.faults)
        self[cell] = value
        return value

    def trim(self) -> None:
        """Forget what was read, if it is much: a column of names never repeats itself."""
        if len(self) > _MOST:
            self.clear()
            self.faults.clear()

    def _value(self, cell: Cell) -> Any:
        if isinstance(cell, date) and self.field.kind is Kind.DATE:
            return _day(cell)
        text = text_of(cell)
        if text.startswith("#"):
            _refuse_error(text)
        if is_blank(text, text_column=self.field.kind is Kind.TEXT):
            return None
        return self._read(text)


def _refuse_error(text: str) -> None:
    """Refuse what a spreadsheet shows for a formula without a value."""
    if text == NOT_CALCULATED:
        raise InvalidValueError(
            "value.formula-not-calculated",
            "公式没有计算结果",
            "a formula whose value is not in the file",
            expected="用电子表格软件打开并保存过的文件",
            expected_en="the file opened and saved in a spreadsheet program",
        )
    if text.upper() in ERRORS:
        raise InvalidValueError(
            "value.formula-error",
            "公式出错",
            "a formula that failed",
            found=text.upper(),
            expected="更正公式，或直接填写内容",
            expected_en="the formula mended, or the value itself",
        )


def _day(cell: date) -> date:
    # A time of day in a column of days is refused as it is in a text.
    return read_date(text_of(cell)) if isinstance(cell, datetime) else cell


def _softened(fault: InvalidValueError) -> InvalidValueError:
    """The same fault as a warning: the number is kept as recorded."""
    return InvalidValueError(
        fault.problem_code,
        fault.message,
        fault.message_en,
        found=fault.found,
        expected=fault.expected,
        expected_en=fault.expected_en,
        severity=Severity.WARNING,
    )


def reader(column: Column, target: Target) -> Read:
    """How the texts of *column* are read."""
    field, version, style = target.field, column.version, column.yes_no
    if field.kind is Kind.CODE:
        return lambda text: read_code(field.type, text, version=version)
    if field.kind is Kind.CODES:
        return lambda text: read_codes(field.type, text, version=version)
    if field.kind is Kind.YES_NO:
        return lambda text: read_yes_no(text, style=style)
    if field.kind is Kind.DATE:
        return read_date
    if field.kind is Kind.MASKED:
        return _personal(field.type)
    if field.kind in (Kind.INTEGER, Kind.DECIMAL):
        return _quantity(field, column.unit)
    return _identifier if target.identifier else _free_text


def _personal(kind: type[Any]) -> Read:
    if kind is PersonName:
        return kind
    if hasattr(kind, "read"):
        return kind.read  # type: ignore[no-any-return]  # ``read`` of a value class
    return lambda text: kind(_undamaged(text))


def _free_text(text: str) -> str:
    return text


def _identifier(text: str) -> str:
    return _undamaged(text.lstrip("'‘’`")).removesuffix(".0")


def _undamaged(text: str) -> str:
    flat = fold(text)
    if _DAMAGED.fullmatch(flat):
        raise InvalidValueError(
            "value.damaged-number",
            "编号被存成了数值，末尾数字已丢失",
            "the number was stored as a numeric value and its last digits are lost",
            found=mask_account(flat),
            expected="按文本格式重新录入的编号",
            expected_en="the number re-typed as text",
        )
    return flat


def _quantity(field: FieldShape, unit: str) -> Read:
    """Read numbers in *unit*; a unit written in the cell itself goes before."""
    places, about, base = field.places, field.about, base_unit(field.about.unit)
    factor = UNITS[unit].factor if unit else Decimal(1)
    low, high = _YEARS if unit == "年" else (about.low, about.high)
    sign = "¥" if base.startswith("fen") else ""

    def read(text: str) -> int:
        found = _NUMBER.fullmatch(fold(text).removeprefix(sign))
        own = UNITS.get(found[2]) if found is not None and found[2] else None
        if found is None or (found[2] and (own is None or own.base != base)):
            return parse_scaled(text, places)  # refuses it
        scale = factor if own is None else own.factor
        number = found[1].replace(",", "")
        value = parse_scaled(number if scale == 1 else Decimal(number) * scale, places)
        _within(value, low, high, text)
        return value

    return read


def _within(value: int, low: int | None, high: int | None, text: str) -> None:
    if low is not None and value < low:
        raise InvalidValueError(
            "value.too-small",
            "数值小于可能的最小值",
            "a smaller number than can exist",
            found=text[:20],
            expected=f"不小于{low}",
            expected_en=f"at least {low}",
        )
    if high is not None and value > high:
        raise InvalidValueError(
            "value.too-large",
            "数值大于可能的最大值",
            "a larger number than can exist",
            found=text[:20],
            expected=f"不大于{high}",
            expected_en=f"at most {high}",
        )
