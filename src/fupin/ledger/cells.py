"""Raw cells of a sheet, their addresses, and their texts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias


Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
"""What a spreadsheet holds in a cell; a CSV file holds texts only."""

_LETTERS: Final = 26
_EXACT: Final = 1e15
"""From here on a spreadsheet has lost digits: it keeps fifteen."""


def column_letters(index: int) -> str:
    """Name of the column at *index*, counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def text_of(cell: Cell) -> str:
    """The cell as a spreadsheet would show it, without outer blanks.

    A whole number loses its ``.0``; one of more than fifteen digits keeps the form
    that gives it away as damaged.

    >>> text_of(3.0), text_of(420324198001010019.0), text_of(True), text_of(None)
    ('3', '4.2032419800101e+17', 'TRUE', '')
    """
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return str(cell) if abs(cell) < _EXACT else repr(float(cell))
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, (date, time)) else str(cell)


def _number(number: float) -> str:
    if number.is_integer() and abs(number) < _EXACT:
        return str(int(number))
    # Fifteen digits are what the user sees; the sixteenth is the float's own.
    shown = float(f"{number:.15g}")
    text = repr(shown)
    return f"{shown:.15f}".rstrip("0") if "e-" in text else text
