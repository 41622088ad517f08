"""The form in which texts of a ledger are compared, and the texts that say nothing."""

from __future__ import annotations

import re
import unicodedata

from typing import Final


DASHES: Final = frozenset({"-", "--", "–", "—", "——", "/"})
"""Strokes people put into a cell they leave empty."""

BLANKS: Final = DASHES | {"", "null", "NULL", "Null", "None", "nan", "NaN"}
"""Folded texts that mean "no value" in any column.  无 is none of them: see `is_blank`."""

_INVISIBLE: Final = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\u00ad\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\ufeff]+"
)
_BRACKETS: Final = str.maketrans("〔〕【】〖〗[]", "()()()()")


def fold(text: str) -> str:
    """The key under which headers and labels are matched.

    Compatibility forms are unified (NFKC), blanks, line feeds and invisible
    characters are dropped, brackets become half-width round ones.  Case stays.

    >>> fold("文化（图书）室个数 （个）")
    '文化(图书)室个数(个)'
    """
    key = unicodedata.normalize("NFKC", text)
    bare = _INVISIBLE.sub("", key)
    if bare != key:  # what a blank kept apart may compose now
        bare = unicodedata.normalize("NFKC", bare)
    return bare.translate(_BRACKETS)


def is_blank(text: str, *, dash: bool = True, text_column: bool = False) -> bool:
    """Whether *text* means that nothing is recorded.

    Args:
        text: The cell.
        dash: Whether strokes such as ``—`` and ``/`` count as nothing.
        text_column: Whether 无 counts as nothing.  Only for free text: in a yes/no
            column 无 is an answer, and in a column of numbers it is a fault.
    """
    key = fold(text)
    if key in DASHES:
        return dash
    return key in BLANKS or (text_column and key == "无")
