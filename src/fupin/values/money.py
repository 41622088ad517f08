"""Exact decimals as whole numbers: money in fen, areas and lengths in thousandths.

Never a float: a household one fen below the line is below the line.
"""

from __future__ import annotations

import re

from decimal import Decimal
from typing import Final, NewType

from fupin.errors import InvalidValueError
from fupin.values.personal import mask_id


Fen = NewType("Fen", int)
"""Money in whole fen (1 yuan = 100 fen)."""

Milli = NewType("Milli", int)
"""Thousandths of the unit the field names: 亩, 平方米, 公里, 月."""

_AMOUNT: Final = re.compile(r"[-+.,，0-9eE元万亩年月个人户%]{1,12}")
_LONGEST_AMOUNT: Final = 9  # digits; more may be a telephone or an ID number
_DECIMAL: Final = re.compile(r"(-?)([0-9]{1,13})(?:\.([0-9]+))?")


def parse_scaled(text: str | int | Decimal, places: int) -> int:
    """Read a decimal exactly as a whole number of ``10 ** -places``.

    Args:
        text: ASCII digits, an optional minus and decimals; or an exact number.
        places: Decimal places that are kept.

    Raises:
        InvalidValueError: If *text* is no plain decimal, or is finer than *places*.

    >>> parse_scaled("2.35", 3)
    2350
    """
    found = _DECIMAL.fullmatch(text if type(text) is str else format(text, "f"))
    if found is None:
        raise InvalidValueError(
            "value.not-a-number",
            "不是数字",
            "not a plain decimal number",
            found=_shown(str(text)),
            expected="数字，如 3335 或 3335.50（不带单位、逗号）",
            expected_en="digits such as 3335 or 3335.50, without unit or separator",
        )
    sign, whole, fraction = found[1], found[2], (found[3] or "").rstrip("0")
    if len(fraction) > places:
        raise InvalidValueError(
            "value.too-precise",
            f"小数超过{places}位",
            f"more than {places} decimal places",
            found=_shown(str(text)),
            expected=f"至多{places}位小数",
            expected_en=f"at most {places} decimal places",
        )
    value = int(whole + fraction.ljust(places, "0"))
    return -value if sign else value


def _shown(text: str) -> str:
    """What was found, in clear only where it can be nothing but an amount."""
    digits = sum(c.isdigit() for c in text)
    amount = _AMOUNT.fullmatch(text) is not None and digits <= _LONGEST_AMOUNT
    return text if amount else mask_id(text)


def format_scaled(value: int, places: int) -> str:
    """Write a scaled whole number as a plain decimal, trailing zeros dropped.

    >>> format_scaled(2350, 3), format_scaled(-5, 2)
    ('2.35', '-0.05')
    """
    sign = "-" if value < 0 else ""
    whole, fraction = divmod(abs(value), 10**places)
    tail = str(fraction).rjust(places, "0").rstrip("0") if fraction else ""
    return f"{sign}{whole}.{tail}" if tail else f"{sign}{whole}"


def parse_yuan(text: str | int | Decimal) -> Fen:
    """Read an amount in yuan, exactly.

    >>> parse_yuan("3335.5")
    333550
    """
    return Fen(parse_scaled(text, 2))


def format_yuan(fen: int) -> str:
    """Write fen as yuan with two decimals.

    >>> format_yuan(333550)
    '3335.50'
    """
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"
