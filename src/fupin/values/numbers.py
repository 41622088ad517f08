"""A household's number as it may be shown: some registers use somebody's own number."""

from __future__ import annotations

import re

from typing import Final

from fupin.values.identity import ID_SHAPE, IdNumber
from fupin.values.personal import mask_id, mask_name, mask_phone


_DIGIT: Final = re.compile(r"[0-9]")
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_OLDEST: Final = 1900
_CITIZEN_LENGTH: Final = 18


def number_shown(number: str) -> str:
    """A household number; masked where it is somebody's ID or phone number, or a name.

    >>> number_shown("4203240000001"), number_shown("张三")
    ('4203240000001', '张*')
    """
    if _DIGIT.search(number) is None:
        return mask_name(number)
    if _MOBILE.fullmatch(number):
        return mask_phone(number)
    if len(number) < _CITIZEN_LENGTH or ID_SHAPE.fullmatch(number) is None:
        return number
    one = IdNumber(number)  # mistyped, it is still somebody's: a date of birth tells
    born = one.birth_date
    lived = born is not None and born.year >= _OLDEST
    return mask_id(number) if one.check_digit_ok or lived else number
