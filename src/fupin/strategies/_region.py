"""Villages, townships and counties whose counts add up from below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from fupin.codes import CountyAttribute, VillageAttribute
from fupin.model import County, Place, PoorCount, Township, Village, VillageAttestation
from fupin.strategies._draws import Dice, made, overridden
from fupin.strategies._identity import place_names
from fupin.strategies._life import DAY
from fupin.values import Fen, PersonName, RegionCode


_POPULATION: Final = 5_000
_ATTRIBUTES: Final = tuple(VillageAttribute)
_POOR: Final = {
    VillageAttribute.POOR,
    VillageAttribute.POOR_12TH_PLAN,
    VillageAttribute.POOR_13TH_PLAN,
}
_COUNTIES: Final = tuple(CountyAttribute)
_LINK: Final = frozenset({"village_id"})


@st.composite
def poor_counts(
    draw: st.DrawFn, /, *, max_persons: int = _POPULATION, **fields: st.SearchStrategy[Any]
) -> PoorCount:
    """Counts of poor people: known exactly, the simplest, or between two bounds.

    Args:
        draw: Given by Hypothesis.
        max_persons: No more than so many.
        fields: A strategy for a bound, in place of ours; the other bound follows.
    """
    given = overridden(draw, PoorCount, fields)
    if max_persons < 0:
        raise InvalidArgument(f"max_persons={max_persons!r} is below 0")
    dice = Dice(draw, 5)
    exact, spread = not dice.yes(), dice.below(max_persons + 1)
    ceiling = min(max_persons, given.get("at_most", max_persons))
    low = given.get("at_least", dice.below(ceiling + 1))
    high = low if exact else max(low, min(low + spread, max_persons))
    return PoorCount(**{"at_least": low, "at_most": high, **given})


@st.composite
def village_attestations(
    draw: st.DrawFn, /, *, complete: bool = False, **fields: st.SearchStrategy[Any]
) -> VillageAttestation:
    """Attestations of a village, dated in 2018; in the simplest all is well.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer is recorded.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, VillageAttestation, fields)
    dice = Dice(draw, 7)
    days, *no = dice.split(365, 2, 2, 2, 2)
    asked = ("infrastructure", "public_services", "industry", "collective_income")
    values: dict[str, Any] = {"by": PersonName("示例验收员"), "on": DAY - timedelta(days=days)}
    values |= {name: not answer for name, answer in zip(asked, no, strict=True)}
    return made(dice, VillageAttestation, values, given, complete=complete)


@st.composite
def villages(
    draw: st.DrawFn, /, *, complete: bool = False, **fields: st.SearchStrategy[Any]
) -> Village:
    """Villages; nothing is counted more often than there are people or households.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer that has one is recorded.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Village, fields)
    village, township = Dice(draw, 2).split(99, 15)
    return _village(draw, village, township, given, complete=complete)


def _village(
    draw: st.DrawFn, village: int, township: int, given: Mapping[str, Any], *, complete: bool
) -> Village:
    place = Place(**{**place_names(village, township), "natural_village": None})
    values: dict[str, Any] = {"village_id": str(place.code), "place": place}
    dice = Dice(draw, 28)
    values |= _counts(draw, dice, given)
    values |= _services(dice)
    if "attested" not in given and (complete or dice.yes()):
        values["attested"] = draw(village_attestations(complete=complete))
    always = _LINK | {"attested"}
    return made(dice, Village, values, given, complete=complete, always=always)


def _counts(draw: st.DrawFn, dice: Dice, given: Mapping[str, Any]) -> dict[str, Any]:
    # 0 people is simple but odd: a village without any can't be judged.
    people = given.get("population") or 100 + dice.below(_POPULATION)
    houses = given.get("households") or max(1, people // 4)
    per_cent = dice.split(*(101,) * 6)
    allowance, destitute, disabled, insured, dangerous, thirsty = per_cent
    poor = draw(poor_counts(max_persons=people)) if "poor" not in given else None
    return {
        "households": houses,
        "population": people,
        "poor": poor,
        "subsistence_households": houses * allowance // 100,
        "subsistence_persons": people * allowance // 100,
        "destitute_persons": people * (destitute * (100 - allowance) // 100) // 100,
        "disabled_persons": people * disabled // 100,
        "pension_insured": people * insured // 100,
        "dangerous_dwellings": houses * dangerous // 100,
        "unsafe_water_households": houses * thirsty // 100,
    }


def _services(dice: Dice) -> dict[str, Any]:
    attribute, exited, road, bus, income, year = dice.split(
        len(_ATTRIBUTES), 2, 2, 2, 1_000, 5
    )
    schools, clinics, toilets, doctors, points, rooms = dice.split(4, 4, 10, 6, 20, 4)
    poor = _ATTRIBUTES[attribute] in _POOR
    return {
        "attribute": _ATTRIBUTES[attribute],
        "exited": bool(exited) and poor,
        "exit_year": DAY.year - year if exited and poor else None,
        "paved_road_to_township": not road,
        "bus": not bus,
        "collective_income": Fen(20_000 * income),
        "primary_schools": schools,
        "clinics": clinics,
        "public_toilets": toilets,
        "doctors": doctors,
        "waste_points": points,
        "reading_rooms": rooms,
    }


@st.composite
def townships(
    draw: st.DrawFn,
    /,
    *,
    max_villages: int = 3,
    complete: bool = False,
    **fields: st.SearchStrategy[Any],
) -> Township:
    """Townships with their villages, whose codes and place names are of the township.

    Args:
        draw: Given by Hypothesis.
        max_villages: At most so many villages, one at least.
        complete: Whether every answer that has one is recorded.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Township, fields)
    return _township(draw, Dice(draw, 1).below(15), max_villages, given, complete=complete)


def _township(
    draw: st.DrawFn, number: int, most: int, given: Mapping[str, Any], *, complete: bool
) -> Township:
    if most < 1:
        raise InvalidArgument(f"max_villages={most!r}: a township has one village at least")
    names = place_names(0, number)
    villages_of = given.get("villages")
    dice = Dice(draw, 2)
    if villages_of is None:
        count = 1 + dice.below(most)
        villages_of = tuple(
            _village(draw, v, number, {}, complete=complete) for v in range(count)
        )
    code = RegionCode(f"{names['code'][:9]}000")
    values = {"code": code, "name": names["township"], "villages": villages_of}
    always = frozenset({"name", "villages"})
    return made(dice, Township, values, given, complete=complete, always=always)


@st.composite
def counties(
    draw: st.DrawFn,
    /,
    *,
    max_townships: int = 3,
    max_villages: int = 3,
    complete: bool = False,
    **fields: st.SearchStrategy[Any],
) -> County:
    """Counties; their counts are the sums of their villages', where those are recorded.

    Args:
        draw: Given by Hypothesis.
        max_townships: At most so many townships, one at least.
        max_villages: At most so many villages in each.
        complete: Whether every answer is recorded.
        fields: A strategy for any field, in place of ours; sums follow ``townships``.
    """
    given = overridden(draw, County, fields)
    if max_townships < 1:
        raise InvalidArgument(f"max_townships={max_townships!r} is below 1")
    towns = given.get("townships")
    dice = Dice(draw, 3)
    if towns is None:
        count = 1 + dice.below(max_townships)
        towns = tuple(
            _township(draw, n, max_villages, {}, complete=complete) for n in range(count)
        )
    attribute, exited = dice.split(len(_COUNTIES), 2)
    values = {
        "name": "竹溪县",
        "code": RegionCode("420324"),
        "attribute": _COUNTIES[attribute],
        "exited": bool(exited),
        "townships": towns,
        **_sums([v for town in towns for v in town.villages]),
    }
    always = frozenset({"name", "townships"})
    return made(dice, County, values, given, complete=complete, always=always)


def _sums(parts: Iterable[Village]) -> dict[str, Any]:
    """What adds up; a sum that lacks a part isn't known."""
    all_of = tuple(parts)
    people = [v.population for v in all_of]
    poor = [v.poor for v in all_of]
    kinds = [v.attribute for v in all_of]
    known = [p for p in poor if p is not None]
    low, high = sum(p.at_least for p in known), sum(p.at_most for p in known)
    return {
        "rural_population": None if None in people else sum(filter(None, people)),
        "poor": PoorCount(at_least=low, at_most=high) if len(known) == len(poor) else None,
        "poor_villages": None if None in kinds else sum(kind in _POOR for kind in kinds),
    }
