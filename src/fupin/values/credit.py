"""Unified social credit codes (统一社会信用代码) of organisations, collectives included."""

from __future__ import annotations

import re

from typing import Final, Self

from fupin.errors import InvalidValueError
from fupin.values._text import plain
from fupin.values.personal import mask_id


_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SHAPE: Final = re.compile(r"[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}")
_LENGTH: Final = 18
_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(_LENGTH - 1))

_ORGANISATION_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)


def _fault(text: str) -> tuple[str, str] | None:
    if len(text) != _LENGTH:
        return f"统一社会信用代码应为{_LENGTH}位", "not 18 characters long"
    if _SHAPE.fullmatch(text) is None:
        return "统一社会信用代码含有不应出现的字符", "a character out of place"
    total = sum(
        _ALPHABET.index(c) * weight for c, weight in zip(text[:-1], _WEIGHTS, strict=True)
    )
    if _ALPHABET[-total % 31] != text[-1]:
        return "统一社会信用代码校验码不符", "wrong check character"
    return None


class CreditCode(str):
    """A unified social credit code (GB 32100), right in shape and check character.

    Every registering department is taken: companies (91), village committees (54)
    and the rural collectives of group, village and township (N1, N2, N3, N9).

    >>> CreditCode.read("91350100 m000100y43")
    '91350100M000100Y43'
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Take a code already in its normal form; `read()` takes any text."""
        fault = _fault(text)
        if fault is not None:
            raise InvalidValueError(
                "value.not-a-credit-code",
                *fault,
                # Columns slip: what is no organisation may be a person.
                found=mask_id(text),
                expected="18位代码：数字和大写字母（不用I、O、S、V、Z），第3至8位为数字",
                expected_en="18 digits and capitals (no I, O, S, V, Z); 3rd to 8th are digits",
            )
        return super().__new__(cls, text)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a code; blanks, full-width and small letters are put right.

        Raises:
            InvalidValueError: If length, alphabet or check character is wrong.
        """
        return cls(plain(text).upper())

    @property
    def region(self) -> str:
        """Six digits: the division of the registering department."""
        return self[2:8]

    @property
    def organisation_code(self) -> str:
        """The nine characters of the organisation code (GB 11714), without hyphen."""
        return self[8:17]

    @property
    def organisation_check_ok(self) -> bool:
        """True if the organisation code's own check character is right.

        Apart from the code's validity: codes are in use whose inner one is wrong.
        """
        body, last = self[8:16], self[16]
        total = sum(
            _ORGANISATION_ALPHABET.index(c) * weight
            for c, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True)
        )
        return "0123456789X"[-total % 11] == last
