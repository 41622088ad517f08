"""Whether a household's drinking water is safe: four indicators, two levels.

Source:
    《农村饮水安全评价准则》 (T/CHES 18-2018): all four met or basically met is safe,
    any that is not makes the water unsafe.

Limitations:
    Provinces refined it; figures of other scales (2004) must not be mixed in.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import asked_household as asked
from fupin.logic import AllOf, Condition, Named
from fupin.policy import document, parameter
from fupin.standards.blocks import Draft
from fupin.standards.rule import Standard, Subject
from fupin.values import Standing


_TEXT: Final = document("water-standard-2018")
_FIRST: Final = date(2018, 1, 1)
_LAST: Final = date(2020, 12, 31)
_DAYS: Final = "发布日未见，按编号年份自2018年1月1日起；此后仍在使用，截止日取2020年底。"


def amount(humid: str, short: str) -> Condition:
    """Enough water: the lower figure *short* will do where water is scarce."""
    return (asked.water_amount >= parameter(humid)) | (
        asked.water_short_area & (asked.water_amount >= parameter(short))
    )


def access(trip: str, distance: str, height: str) -> Condition:
    """Water at home, or near enough by time, or by distance and height together."""
    near = (asked.water_distance <= parameter(distance)) & (
        asked.water_height <= parameter(height)
    )
    return asked.water_at_home | (asked.water_trip <= parameter(trip)) | near


def assurance(least: str) -> Condition:
    """The supply can be relied on."""
    return asked.water_assurance >= parameter(least)


_CLEAR: Final = Named(
    ~asked.central_water_supply & asked.water_clear,
    "分散供水经感官检查合格",
    "water of a single source passes by the senses",
)
_BASIC: Final = {
    "amount": amount("water_amount_humid_basic", "water_amount_short_basic"),
    "quality": asked.water_meets_standard | _CLEAR,
    "access": access("water_trip_basic", "water_distance_basic", "water_height_basic"),
    "assurance": assurance("water_assurance_basic"),
}
_FULL: Final = {
    "amount": amount("water_amount_humid_full", "water_amount_short_full"),
    "quality": asked.water_meets_standard,
    "access": access("water_trip_full", "water_distance_full", "water_height_full"),
    "assurance": assurance("water_assurance_full"),
}

SAFE: Final = Named(
    AllOf(tuple(_BASIC.values())),
    "水量、水质、用水方便程度、供水保证率均达标或基本达标",
    "amount, quality, access and assurance of water all met, or basically met",
)


def _standard(
    book: str, title: str, title_en: str, tests: dict[str, Condition], level: str
) -> Standard:
    sure, retold = (
        Draft(book, _TEXT.cite("四项指标")),
        Draft(book, _TEXT.cite("四项指标", standing=Standing.REPORTED)),
    )
    recalled = Draft(book, _TEXT.cite("四项指标", standing=Standing.RECALLED))
    return Standard(
        id=book,
        title=title,
        title_en=title_en,
        subject=Subject.HOUSEHOLD,
        rules=(
            sure.rule(
                "amount",
                f"水量{level}",
                "amount of water",
                tests["amount"],
                "缺水地区采用较低值；是否缺水地区未知时，只有达到较高值才算达到。",
            ),
            retold.rule("quality", f"水质{level}", "quality of water", tests["quality"]),
            recalled.rule(
                "access",
                f"用水方便程度{level}",
                "access to water",
                tests["access"],
                "水平距离与垂直距离以“且”相连（凭记忆）；个别省份作“或”。",
            ),
            sure.rule(
                "assurance", f"供水保证率{level}", "assurance of supply", tests["assurance"]
            ),
        ),
        cites=_TEXT.cite(),
        first=_FIRST,
        last=_LAST,
        note=_DAYS,
    )


WATER_2018: Final = _standard(
    "cn/water/2018",
    "农村饮水安全评价（达标或基本达标）",
    "safety of rural drinking water, met or basically met, 2018",
    _BASIC,
    "达标或基本达标",
)
WATER_2018_FULL: Final = _standard(
    "cn/water/2018-full",
    "农村饮水安全评价（达标）",
    "safety of rural drinking water, fully met, 2018",
    _FULL,
    "达标",
)

STANDARDS: Final = (WATER_2018, WATER_2018_FULL)
