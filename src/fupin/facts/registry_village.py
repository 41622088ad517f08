"""What the register says of a village: the questions checks ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from fupin.facts import area
from fupin.facts.catalogue import Catalogue
from fupin.facts.checked import CheckedVillage, given
from fupin.logic import ConditionFact, QuantityFact, Reads
from fupin.logic.python import Read


VILLAGE: Final = Catalogue("village")
OWN: Final = Catalogue("village")

exited: Final = VILLAGE.condition("exited")
households: Final = VILLAGE.adopt(area.households, ("households",), "households")
population: Final = VILLAGE.adopt(area.population, ("population",), "population")
collective_income: Final = VILLAGE.adopt(
    area.collective_income, ("collective_income",), "collective_income"
)
paved_road: Final = VILLAGE.adopt(
    area.paved_road, ("paved_road_to_township",), "paved_road_to_township"
)
dangerous_dwellings: Final = VILLAGE.adopt(
    area.dangerous_dwellings, ("dangerous_dwellings",), "dangerous_dwellings"
)
unsafe_water: Final = VILLAGE.adopt(
    area.unsafe_water_households, ("unsafe_water_households",), "unsafe_water_households"
)

GIVEN_PATHS: Final = (
    "households",
    "population",
    "collective_income",
    "primary_schools",
    "pension_insured",
    "bus",
    "clinics",
    "public_toilets",
    "doctors",
    "waste_points",
    "reading_rooms",
    "subsistence_households",
    "subsistence_persons",
    "destitute_persons",
    "disabled_persons",
    "paved_road_to_township",
)
GIVEN: Final[Mapping[str, ConditionFact]] = {path: given(OWN, path) for path in GIVEN_PATHS}
"""Field → the question whether it is filled in."""

LAND: Final = (
    "arable",
    "forest",
    "returned_to_forest",
    "orchard",
    "pasture",
    "water",
)


def _sum_of(kind: str) -> QuantityFact:
    about = VILLAGE.quantity(f"land.{kind}", f"village_{kind}")
    fact = QuantityFact(
        f"register_{kind}",
        "mu",
        f"村内脱贫户{about.zh}之和",
        f"{about.en} of exited households",
    )

    def read(subject: CheckedVillage, _: date) -> int | None:
        return subject.counts.land.get(kind)

    return OWN.derived(fact, read, f"land.{kind}")


REGISTER_LAND: Final[Mapping[str, QuantityFact]] = {kind: _sum_of(kind) for kind in LAND}
"""Kind of land → what the village's exited households have of it together."""


def village_land(kind: str) -> QuantityFact:
    """What the village itself has of a kind of land."""
    fact: Any = VILLAGE.facts[f"village_{kind}"]
    return fact  # type: ignore[no-any-return]  # declared as a quantity above


register_households: Final = OWN.derived(
    QuantityFact(
        "register_households", "household", "建档立卡户数", "households on the register"
    ),
    lambda subject, _: subject.counts.households,
    "households",
)
register_persons: Final = OWN.derived(
    QuantityFact("register_persons", "person", "建档立卡人口数", "people on the register"),
    lambda subject, _: subject.counts.persons,
    "population",
)


def _prefixed(how: Read) -> Read:
    if isinstance(how, tuple):
        return ("village", *how)
    call = how
    return lambda subject, on: call(subject.village, on)


VILLAGE_CHECK_READS: Final = Reads(
    facts={**{name: _prefixed(how) for name, how in VILLAGE.reads.items()}, **OWN.reads}
)
VILLAGE_TARGETS: Final[Mapping[str, tuple[str, ...]]] = {**VILLAGE.targets, **OWN.targets}
