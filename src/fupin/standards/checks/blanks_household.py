"""Checks that what the register must know of a household is filled in.

Guizhou's first digit grades its checks: 3 and 4 warnings, 5 notices; a blank of the lists
of 2018 and 2022 is a warning.
"""

from __future__ import annotations

from typing import Final

from fupin.facts.registry_household import GIVEN, READABLE
from fupin.logic import Condition
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    HOUSEHOLD_2022,
    XIAN,
    From,
    of_household,
)


_DISTANCE: Final = "living.distance_to_main_road"


def _blank(  # noqa: PLR0913  # the parts of a check
    what: str,
    zh: str,
    en: str,
    filled: Condition,
    *,
    exited: From | None = None,
    monitored: From | None = None,
    everybody: tuple[From, ...] = (),
    note: str = "",
) -> tuple[Check, ...]:
    """The checks that one field is filled in."""
    return asked_of(
        of_household,
        f"blanks.{what}",
        (f"{zh}为空", f"{en} is left blank"),
        filled,
        (f"入户核实后补录{zh}", f"find out and record: {en}"),
        exited=exited,
        monitored=monitored,
        everybody=everybody,
        note=note,
    )


_LIVING: Final = (
    *_blank(
        "main-cause",
        "主要致贫原因",
        "main cause of poverty",
        GIVEN["main_cause"],
        everybody=(XIAN("重要指标为空-8"),),
    ),
    *_blank(
        "production-power",
        "是否通生产用电",
        "power for production",
        GIVEN["living.production_power"],
        everybody=(XIAN("重要指标为空-9"), HOUSEHOLD_2022("02")),
    ),
    *_blank(
        "household-power",
        "是否通生活用电",
        "household power",
        GIVEN["living.household_power"],
        monitored=GUIZHOU("5_15_002"),
        everybody=(XIAN("重要指标为空-14"), HOUSEHOLD_2022("03")),
    ),
    *_blank(
        "broadcasting",
        "是否通广播电视",
        "radio and television",
        GIVEN["living.broadcasting"],
        everybody=(HOUSEHOLD_2022("04"),),
    ),
    *_blank(
        "water-solved",
        "是否解决安全饮用水",
        "whether safe drinking water is solved",
        GIVEN["living.water_solved"],
        exited=GUIZHOU("3_02_002"),
    ),
    *_blank(
        "water-difficult",
        "饮水是否困难",
        "whether water is hard to get",
        GIVEN["living.water_difficult"],
        everybody=(XIAN("重要指标为空-15"),),
    ),
    *_blank(
        "water-safe",
        "饮水是否安全",
        "whether water is safe",
        GIVEN["living.water_safe"],
        everybody=(XIAN("重要指标为空-16"),),
    ),
    *_blank(
        "access-road",
        "入户路类型",
        "road to the door",
        GIVEN["living.access_road"],
        exited=GUIZHOU("3_02_007"),
        everybody=(XIAN("重要指标为空-12"),),
    ),
    *_blank(
        "distance",
        "与村主干路距离",
        "distance to the main road",
        GIVEN[_DISTANCE] & READABLE[_DISTANCE],
        exited=GUIZHOU("3_02_013"),
        monitored=GUIZHOU("5_14_021"),
        everybody=(XIAN("重要指标为空-11"), HOUSEHOLD_2022("17")),
        note="填了而不是数值的，同样算没有填；2022年清单第17项的后一半见land.distance。",
    ),
    *_blank(
        "cooperative",
        "是否加入农民专业合作社",
        "membership of a farmers' cooperative",
        GIVEN["living.cooperative_member"],
        everybody=(XIAN("重要指标为空-10"), HOUSEHOLD_2022("01")),
    ),
    *_blank(
        "led-by-enterprise",
        "是否有龙头企业带动",
        "whether led by an enterprise",
        GIVEN["living.led_by_enterprise"],
        everybody=(HOUSEHOLD_2022("08"),),
    ),
    *_blank(
        "led-by-entrepreneur",
        "是否有创业致富带头人带动",
        "whether led by an entrepreneur",
        GIVEN["living.led_by_entrepreneur"],
        everybody=(HOUSEHOLD_2022("09"),),
    ),
)
_DWELLING: Final = (
    *_blank(
        "floor-area",
        "住房面积",
        "floor area",
        GIVEN["dwelling.floor_area"],
        exited=GUIZHOU("3_02_008"),
        everybody=(XIAN("重要指标为空-13"),),
    ),
    *_blank(
        "dangerous-dwelling",
        "是否危房户",
        "whether the dwelling is dangerous",
        GIVEN["dwelling.dangerous"],
        exited=GUIZHOU("3_02_009"),
    ),
    *_blank(
        "sanitary-toilet",
        "有无卫生厕所",
        "sanitary toilet",
        GIVEN["dwelling.sanitary_toilet"],
        exited=GUIZHOU("3_02_003"),
        everybody=(XIAN("重要指标为空-18"), HOUSEHOLD_2022("06")),
    ),
    *_blank(
        "fuel",
        "主要燃料类型",
        "main fuel",
        GIVEN["dwelling.fuel"],
        everybody=(XIAN("重要指标为空-17"), HOUSEHOLD_2022("21")),
    ),
)
_ANY_LAND: Final = (HOUSEHOLD_2022("10"),)
_SIX: Final = "没有的土地应填0，不留空；2022年清单第10项合问六类土地，这里逐类检查。"

_FIELDS: Final = (
    *_blank(
        "arable",
        "耕地面积",
        "arable land",
        GIVEN["land.arable"],
        exited=GUIZHOU("3_02_004"),
        monitored=GUIZHOU("5_14_015"),
        everybody=_ANY_LAND,
        note=_SIX,
    ),
    *_blank(
        "forest",
        "林地面积",
        "forest land",
        GIVEN["land.forest"],
        exited=GUIZHOU("3_02_005"),
        monitored=GUIZHOU("5_14_016"),
        everybody=_ANY_LAND,
        note=_SIX,
    ),
    *_blank(
        "returned-to-forest",
        "退耕还林（草）面积",
        "farmland returned to forest",
        GIVEN["land.returned_to_forest"],
        monitored=GUIZHOU("5_14_017"),
        everybody=_ANY_LAND,
        note=_SIX,
    ),
    *_blank(
        "orchard",
        "林果面积",
        "orchards",
        GIVEN["land.orchard"],
        monitored=GUIZHOU("5_14_018"),
        everybody=_ANY_LAND,
        note=_SIX,
    ),
    *_blank(
        "pasture",
        "牧草地面积",
        "pasture",
        GIVEN["land.pasture"],
        exited=GUIZHOU("3_02_006"),
        monitored=GUIZHOU("5_14_019"),
        everybody=_ANY_LAND,
        note=_SIX,
    ),
    *_blank(
        "water-surface",
        "水面面积",
        "water surface",
        GIVEN["land.water"],
        monitored=GUIZHOU("5_14_020"),
        everybody=_ANY_LAND,
        note=_SIX,
    ),
)

CHECKS: Final[tuple[Check, ...]] = (*_LIVING, *_DWELLING, *_FIELDS)
