"""One value of a document, read strictly: what is not written as it should be is refused."""

from __future__ import annotations

import enum

from datetime import date
from decimal import Decimal
from typing import Any, Final

from fupin.codes import Code
from fupin.errors import InvalidValueError
from fupin.logic.units import written
from fupin.model import FieldShape, Kind
from fupin.serial.shapes import wordings
from fupin.values import parse_scaled


WHOLE_DIGITS: Final = 13
"""Digits before the decimal point of the largest amount."""

HIGHEST: Final = 2**63 - 1
"""The largest whole number that every system can hold."""

_DATE_LENGTH: Final = 10
_FINEST: Final = -400  # a decimal with more places is nobody's amount


def read(value: object, field: FieldShape) -> Any:
    """The value of a field that is neither an object nor a list.

    Raises:
        InvalidValueError: If it isn't written as its kind is.
    """
    match field.kind:
        case Kind.TEXT:
            return text(value)
        case Kind.MASKED:
            reader = getattr(field.type, "read", field.type)
            return reader(text(value))
        case Kind.YES_NO:
            return _yes_no(value)
        case Kind.DATE:
            return _day(value)
        case Kind.CODE | Kind.CODES:
            return _code(value, field)
        case Kind.INTEGER:
            return within(_integer(value), field)
        case Kind.DECIMAL:
            return within(decimal(value, field.places), field)
        case _:
            raise TypeError(f"a field of {field.kind} holds no single value")


def text(value: object) -> str:
    """A text; of a subclass of `str` its characters."""
    if not isinstance(value, str):
        raise _refused("value.not-text", "不是文本", "not a text", "带引号的文本", "a string")
    return str.__str__(value)


def decimal(value: object, places: int) -> int:
    """A decimal as a whole number of steps: from a text, or exactly from a number."""
    if isinstance(value, str):
        return parse_scaled(str.__str__(value), places)
    if type(value) is int and abs(value) < 10**WHOLE_DIGITS:
        return value * int(10**places)
    if isinstance(value, Decimal) and _is_plain(value):
        return parse_scaled(value, places)
    if isinstance(value, float):
        raise _refused(
            "value.inexact-number",
            "是浮点数，不能精确表示小数",
            "a float can't hold a decimal exactly",
            '带引号的数字，如 "3335.50"',
            'a string such as "3335.50"',
        )
    raise _refused(
        "value.not-a-number",
        "不是数字",
        "not a plain decimal number",
        f'数字，如 "3335.50"，小数点前至多{WHOLE_DIGITS}位',
        f'a string such as "3335.50", at most {WHOLE_DIGITS} digits before the point',
    )


def _is_plain(value: Decimal) -> bool:
    # Written out, 1e999999999 would fill the memory.
    if not value.is_finite():
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent > _FINEST and value.adjusted() < WHOLE_DIGITS


def _integer(value: object) -> int:
    if type(value) is not int:
        raise _refused(
            "value.not-an-integer",
            "不是整数",
            "not an integer",
            "不带引号、不带小数点的整数",
            "a number without quotes and decimal point",
        )
    if not -HIGHEST <= value <= HIGHEST:
        raise _refused(
            "value.too-large", "数值过大", "the number is too large", "64位整数", "64 bits"
        )
    return value


def within(value: int, field: FieldShape) -> int:
    """The value, if it lies between the bounds of the field."""
    low, high, unit = field.about.low, field.about.high, field.about.unit
    if low is not None and value < low:
        bound = written(low, unit)
        raise _refused(
            "value.too-low",
            f"小于{bound}",
            f"less than {written(low, unit, 'en')}",
            f"不小于{bound}",
            f"at least {written(low, unit, 'en')}",
        )
    if high is not None and value > high:
        bound = written(high, unit)
        raise _refused(
            "value.too-high",
            f"大于{bound}",
            f"more than {written(high, unit, 'en')}",
            f"不大于{bound}",
            f"at most {written(high, unit, 'en')}",
        )
    return value


def _yes_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise _refused(
            "value.not-yes-no", "不是是/否", "not true or false", "true 或 false", "a boolean"
        )
    return value


def _day(value: object) -> date:
    if isinstance(value, str) and len(value) == _DATE_LENGTH and value[7] == "-":
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _refused(
        "value.not-a-date",
        "不是日期",
        "not a date",
        "yyyy-mm-dd，如 2018-03-05",
        "yyyy-mm-dd such as 2018-03-05",
    )


def _code(value: object, field: FieldShape) -> enum.Enum:
    known = wordings(field.type)
    if isinstance(value, str) and value in known:
        member: enum.Enum = known[value]
        return member
    if isinstance(value, str) and issubclass(field.type, Code):
        raise field.type.refuse(value)
    shown = [str(w) for w in known][:8]
    more = "等" if len(shown) < len(known) else ""
    raise _refused(
        "value.not-in-code-list",
        "不是代码表中的值",
        f"not a value of the code list {field.type.__name__}",
        "、".join(shown) + more,
        "one of " + ", ".join(shown),
    )


def _refused(
    code: str, zh: str, en: str, expected: str, expected_en: str
) -> InvalidValueError:
    return InvalidValueError(code, zh, en, expected=expected, expected_en=expected_en)
