"""Where invented households live: regions, counties, townships, villages, by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from fupin.errors import InvalidValueError
from fupin.strategies._population_draws import ROW, look_up
from fupin.values import RegionCode


REGIONS: Final = (
    *("130000", "140000", "150000", "220000", "230000", "340000", "360000", "410000"),
    *("420000", "430000", "450000", "460000", "500000", "510000", "520000", "530000"),
    *("540000", "610000", "620000", "630000", "640000", "650000"),
)
"""Provinces of the middle and the west; how many households each gets is made up."""

PLACES: Final = ("region", "county", "township", "village")
"""Columns that say where, whole numbers: codes of 6, 6, 9 and 12 digits."""

_WORTH_A_REGION: Final = 200_000
_VILLAGES: Final = (310, 150, 240, 190, 270, 130, 360, 220, 180, 250)
"""Households of the villages of a township: uneven, 230 in the middle."""

_TOWNSHIP: Final = sum(_VILLAGES)
_COUNTY: Final = 15 * _TOWNSHIP
_FIRST_TOWNSHIP, _LAST_TOWNSHIP = 100, 999
_FIRST_VILLAGE: Final = 201
_MOST: Final = {
    "0000": 9_999 * _COUNTY,
    "00": 99 * _COUNTY,
    "": (_LAST_TOWNSHIP - _FIRST_TOWNSHIP) * _TOWNSHIP,
}


def read_regions(regions: Sequence[str] | None, households: int) -> tuple[str, ...]:
    """The codes, checked; by default as many provinces as so many households fill.

    Raises:
        InvalidValueError: If one is no region, comes twice, or can't hold its households.
    """
    if regions is None:
        return REGIONS[: max(1, min(len(REGIONS), households // _WORTH_A_REGION))]
    codes = tuple(str(RegionCode.read(code)) for code in regions)
    wrong = [code for code in codes if len(code) != 6]  # noqa: PLR2004  # digits of a county
    if wrong or not codes or len(set(codes)) != len(codes):
        _refuse("六位区划代码，各不相同", "codes of six digits, each once")
    share = -(-households // len(codes))
    if any(share > _MOST[_open(code)] for code in codes):
        _refuse("能容下其户数的地区", "regions with room for their households")
    return codes


def _refuse(expected: str, expected_en: str) -> None:
    raise InvalidValueError(
        "population.impossible-regions",
        "人口不能分到这些地区",
        "no population can be split into these regions",
        expected=expected,
        expected_en=expected_en,
    )


def _open(code: str) -> str:
    """The zeros of a province or a city, in whose place its counties are counted."""
    return next(zeros for zeros in _MOST if code.endswith(zeros))


def place_of(region: str, first: int) -> list[pl.Expr]:
    """The columns of where, of households counted from row *first* of the population."""
    row = pl.col(ROW).cast(pl.Int64) - first
    zeros = _open(region)
    nth = row // _COUNTY + 1 if zeros else pl.lit(0, pl.Int64)
    inside = row % _COUNTY if zeros else row
    bounds = [place for place, size in enumerate(_VILLAGES) for _ in range(size)]
    villages = pl.Series(bounds, dtype=pl.Int64)
    county = nth + int(region)
    township = county * 1_000 + inside // _TOWNSHIP + _FIRST_TOWNSHIP
    village = township * 1_000 + look_up(villages, inside % _TOWNSHIP) + _FIRST_VILLAGE
    return [
        pl.lit(int(region), pl.Int32).alias(PLACES[0]),
        county.cast(pl.Int32).alias(PLACES[1]),
        township.alias(PLACES[2]),
        village.alias(PLACES[3]),
    ]
