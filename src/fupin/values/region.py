"""Administrative division codes of six digits (GB/T 2260) or twelve (statistical)."""

from __future__ import annotations

import enum
import re

from typing import Final, Self

from fupin.errors import InvalidValueError
from fupin.values._text import plain
from fupin.values.personal import mask_id
from fupin.values.provinces import PROVINCES


_SHAPE: Final = re.compile(r"[1-9][0-9]{5}(?:[0-9]{6})?")
_SHORT_LENGTH: Final = 6


class RegionLevel(enum.Enum):
    """The five levels of administration, highest first."""

    PROVINCE = "省级"
    PREFECTURE = "地级"
    COUNTY = "县级"
    TOWNSHIP = "乡级"
    VILLAGE = "村级"


_DIGITS: Final = {
    RegionLevel.PROVINCE: 2,
    RegionLevel.PREFECTURE: 4,
    RegionLevel.COUNTY: 6,
    RegionLevel.TOWNSHIP: 9,
    RegionLevel.VILLAGE: 12,
}


class RegionCode(str):
    """A division code (行政区划代码, 统计用区划代码) as recorded; not a personal datum.

    Whether such a region exists, or did, is not asked: codes change every year.
    A code of twelve digits may stand for any level; ``420324000000`` is the county
    ``420324``, though as texts they differ: compare `short()`.

    >>> RegionCode("420324100201").ancestors()
    ('420324100000', '420324', '420300', '420000')
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Take a code already in its normal form; `read()` takes any text."""
        if _SHAPE.fullmatch(text) is None:
            raise InvalidValueError(
                "value.not-a-region-code",
                "不是行政区划代码",
                "not a division code",
                # Columns slip: what is no region may be somebody's number.
                found=mask_id(text),
                expected="6位或12位数字，如 420324 或 420324100201",
                expected_en="6 or 12 digits such as 420324 or 420324100201",
            )
        return super().__new__(cls, text)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a code; blanks, full-width digits and a spreadsheet's ``.0`` are put right.

        Raises:
            InvalidValueError: If it isn't 6 or 12 digits.
        """
        return cls(plain(text).removesuffix(".0"))

    @property
    def level(self) -> RegionLevel:
        """The lowest level the code goes down to."""
        return next(level for level in reversed(RegionLevel) if self._has_part(level))

    def _has_part(self, level: RegionLevel) -> bool:
        end = _DIGITS[level]
        start = end - (3 if end > _SHORT_LENGTH else 2)
        return bool(self[start:end].strip("0"))

    def short(self) -> str:
        """The digits down to its own level, by which codes of any length compare.

        >>> RegionCode("421000").short(), RegionCode("420324000000").short()
        ('4210', '420324')
        """
        return self[: _DIGITS[self.level]]

    @property
    def province(self) -> RegionCode:
        """The province-level division, six digits."""
        return RegionCode(self[:2] + "0000")

    @property
    def prefecture(self) -> RegionCode | None:
        """The prefecture-level division, six digits; None for a province."""
        return RegionCode(self[:4] + "00") if self[2:4] != "00" else None

    @property
    def county(self) -> RegionCode | None:
        """The county-level division, six digits.

        None above the county, and in prefectures that have townships but no counties.
        """
        return RegionCode(self[:6]) if self[4:6] != "00" else None

    @property
    def township(self) -> RegionCode | None:
        """The township-level division, twelve digits; None above the township."""
        return RegionCode(self[:9] + "000") if self[6:9].strip("0") else None

    @property
    def village(self) -> RegionCode | None:
        """The village-level division, twelve digits; None above the village."""
        return RegionCode(self) if self[9:].strip("0") else None

    def ancestors(self) -> tuple[RegionCode, ...]:
        """The divisions it lies in, nearest first, without itself."""
        own = self.short()
        above = (self.township, self.county, self.prefecture, self.province)
        return tuple(code for code in above if code is not None and code.short() != own)

    def contains(self, other: RegionCode) -> bool:
        """True if *other* is this division or lies in it, by their codes.

        >>> RegionCode("420300").contains(RegionCode("420324100201"))
        True
        """
        return other.startswith(self.short())

    @property
    def province_name(self) -> str | None:
        """Chinese name of the province; None if there is no such province today."""
        found = PROVINCES.get(self.province)
        return found.zh if found else None

    @property
    def province_name_en(self) -> str | None:
        """English name of the province; None if there is no such province today."""
        found = PROVINCES.get(self.province)
        return found.en if found else None
