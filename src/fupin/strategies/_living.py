"""Dwellings, land, living conditions and relocations that don't contradict themselves."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from fupin.codes import DwellingGrade, FuelType, ResettlementType, RoadType
from fupin.model import Dwelling, Land, LivingConditions, Relocation
from fupin.strategies._draws import Dice, made, overridden


_GRADES: Final = (DwellingGrade.A, DwellingGrade.B, DwellingGrade.C, DwellingGrade.D)
_DANGEROUS: Final = {DwellingGrade.C, DwellingGrade.D}
_FUELS: Final = tuple(FuelType)
_ROADS: Final = tuple(RoadType)
_PLOT: Final = 20_000  # thousandths of a mu


@st.composite
def dwellings(
    draw: st.DrawFn, /, *, complete: bool = False, **fields: st.SearchStrategy[Any]
) -> Dwelling:
    """Dwellings; those of grade C and D are recorded as dangerous.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer is recorded.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Dwelling, fields)
    dice = Dice(draw, 8)
    grade, area, toilet, fuel = dice.split(len(_GRADES), 400, 2, len(_FUELS))
    drawn = _GRADES[grade]
    if given.get("dangerous") is not None:
        drawn = _GRADES[grade % 2 + 2 * given["dangerous"]]
    values = {
        "floor_area": 500 * area,
        "dangerous": (given.get("grade") or drawn) in _DANGEROUS,
        "grade": drawn,
        "sanitary_toilet": not toilet,
        "fuel": _FUELS[fuel],
    }
    return made(dice, Dwelling, values, given, complete=complete)


@st.composite
def lands(
    draw: st.DrawFn, /, *, complete: bool = False, **fields: st.SearchStrategy[Any]
) -> Land:
    """Land; no more of the arable is irrigated, or returned to forest, than there is.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer is recorded.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Land, fields)
    dice = Dice(draw, 12)
    arable, irrigated, forest, returned = dice.split(_PLOT, 101, _PLOT, 101)
    orchard, pasture, water = dice.split(200, 200, 200)
    arable, forest = given.get("arable") or arable, given.get("forest") or forest
    values = {
        "arable": arable,
        "irrigated": arable * irrigated // 100,
        "forest": forest,
        "returned_to_forest": forest * returned // 100,
        "orchard": 100 * orchard,
        "pasture": 100 * pasture,
        "water": 100 * water,
    }
    return made(dice, Land, values, given, complete=complete)


@st.composite
def living_conditions(
    draw: st.DrawFn, /, *, complete: bool = False, **fields: st.SearchStrategy[Any]
) -> LivingConditions:
    """Living conditions; water is solved where it is safe and not hard to get.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer is recorded.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, LivingConditions, fields)
    dice = Dice(draw, 14)
    unsafe, hard, *flags = dice.split(*(2,) * 8, len(_ROADS), 100)
    *answers, road, distance = flags
    power, light, news, cooperative, enterprise, leader = map(bool, answers)
    safe, difficult = (
        given.get("water_safe", not unsafe),
        given.get("water_difficult", bool(hard)),
    )
    values = {
        "water_solved": _both(safe, difficult),
        "water_safe": safe,
        "water_difficult": difficult,
        "production_power": not power,
        "household_power": not light,
        "broadcasting": not news,
        "distance_to_main_road": 50 * distance,
        "access_road": given.get("access_road", _ROADS[road]),
        "cooperative_member": cooperative,
        "led_by_enterprise": enterprise,
        "led_by_entrepreneur": leader,
    }
    surface = values["access_road"] or _ROADS[road]
    values["access_road_paved"] = surface.hardened
    return made(dice, LivingConditions, values, given, complete=complete)


def _both(safe: bool | None, difficult: bool | None) -> bool | None:
    if safe is None or difficult is None:
        return None
    return safe and not difficult


@st.composite
def relocations(
    draw: st.DrawFn, /, *, complete: bool = False, **fields: st.SearchStrategy[Any]
) -> Relocation:
    """Relocations from not planned (the simplest) to moved in, step by step.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer that has one is recorded.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Relocation, fields)
    dice = Dice(draw, 3)
    stage, scattered = dice.below(5), dice.yes()
    planned = given.get("planned", stage > 0)
    kind = ResettlementType.SCATTERED if scattered else ResettlementType.CONCENTRATED
    values = {
        "planned": planned,
        "willing": bool(planned) and stage > 1,
        "resettlement": kind if planned else None,
        "keys_received": bool(planned) and stage > 2,  # noqa: PLR2004  # the third step
        "moved_in": bool(planned) and stage > 3,  # noqa: PLR2004  # the last step
    }
    return made(dice, Relocation, values, given, complete=complete)
