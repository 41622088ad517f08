"""Checks that land and distances are of a size that can be.

Guizhou's list has these as notices; in Xi'an's and in that of 2022 they are warnings.
"""

from __future__ import annotations

from typing import Final

from fupin.facts import registry_household as household
from fupin.facts.registry_household import READABLE
from fupin.logic import QuantityFact
from fupin.logic.nodes import Number
from fupin.policy import parameter
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    HOUSEHOLD_2022,
    XIAN,
    of_household,
)


_MEASURE: Final = ("核实面积，以亩为单位更正", "find out the area and record it in mu")
_ROAD: Final = ("核实距离，以公里为单位更正", "find out the distance and record it in km")
_NOTHING: Final = Number(0, "mu")


def _land(
    what: str, path: str, area: QuantityFact, *, numbers: tuple[str, str, str]
) -> tuple[Check, ...]:
    """The checks that one kind of land is neither below nothing nor beyond belief.

    Args:
        what: Kind of land, as ids have it.
        path: Field that holds it.
        area: The question for it.
        numbers: In Guizhou's list for exited and monitored households; in that of 2022.
    """
    exited, monitored, later = numbers
    return asked_of(
        of_household,
        f"land.{what}",
        (f"{area.zh}小于0或过大", f"{area.en}: below nothing, or too much"),
        READABLE[path] & (area >= _NOTHING) & (area <= parameter(f"{area.name}_most")),
        _MEASURE,
        exited=GUIZHOU(exited),
        monitored=GUIZHOU(monitored),
        everybody=[HOUSEHOLD_2022(later)],
        note="等于上限不算过大；填了而不是面积的（如负数）也算异常。"
        f"2022年清单第{later}项在所见程序中被停用，按其文字写出。",
    )


CHECKS: Final[tuple[Check, ...]] = (
    *_land("arable", "land.arable", household.arable, numbers=("5_14_001", "5_14_008", "11")),
    *_land("forest", "land.forest", household.forest, numbers=("5_14_002", "5_14_009", "12")),
    *_land(
        "returned-to-forest",
        "land.returned_to_forest",
        household.returned_to_forest,
        numbers=("5_14_003", "5_14_010", "13"),
    ),
    *_land(
        "orchard", "land.orchard", household.orchard, numbers=("5_14_004", "5_14_011", "14")
    ),
    *_land(
        "pasture", "land.pasture", household.pasture, numbers=("5_14_005", "5_14_012", "15")
    ),
    *_land(
        "water-surface",
        "land.water",
        household.water_surface,
        numbers=("5_14_006", "5_14_013", "16"),
    ),
    *asked_of(
        of_household,
        "land.distance",
        ("与村主干路距离过远", "too far from the main road"),
        household.distance <= parameter("distance_most"),
        _ROAD,
        exited=GUIZHOU("5_14_007"),
        monitored=GUIZHOU("5_14_014"),
        everybody=[HOUSEHOLD_2022("17")],
        note="等于上限不算过远；2022年清单第17项的前一半（为空）见blanks.distance。",
    ),
    *asked_of(
        of_household,
        "land.distance-of-register",
        ("与村主干路距离过远", "too far from the main road"),
        household.distance <= parameter("distance_most_register"),
        _ROAD,
        everybody=[XIAN("指标值异常或指标间逻辑错误-6")],
        note="2018年清单的上限是后来的十倍；等于上限不算过远。",
    ),
    *asked_of(
        of_household,
        "land.arable-per-head",
        ("人均耕地面积过大", "too much arable land a head"),
        household.arable <= household.size * parameter("arable_per_head_most"),
        _MEASURE,
        everybody=[XIAN("指标值异常或指标间逻辑错误-4")],
        note="按家庭人口数平均；等于上限不算过大。",
    ),
    *asked_of(
        of_household,
        "land.forest-per-head",
        ("人均林地面积过大", "too much forest land a head"),
        household.forest <= household.size * parameter("forest_per_head_most"),
        _MEASURE,
        everybody=[XIAN("指标值异常或指标间逻辑错误-5")],
        note="按家庭人口数平均；等于上限不算过大。",
    ),
    *asked_of(
        of_household,
        "land.returned-beyond-forest",
        (
            "退耕还林（草）面积大于林地与牧草地面积之和",
            "more land returned to forest than forest and pasture together",
        ),
        household.returned_to_forest <= household.forest + household.pasture,
        ("核实三项面积后更正", "find out the three areas and put them right"),
        everybody=[HOUSEHOLD_2022("20")],
        note="林地或牧草地为空的不作判断。",
    ),
)
