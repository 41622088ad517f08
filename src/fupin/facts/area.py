"""Questions about villages and counties, and how they are read."""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import asked_county, asked_identification, asked_village, survey
from fupin.facts.asked_both import *  # noqa: F403  # tables look facts up here
from fupin.facts.asked_county import *  # noqa: F403
from fupin.facts.asked_identification import *  # noqa: F403
from fupin.facts.asked_village import *  # noqa: F403
from fupin.facts.survey import *  # noqa: F403
from fupin.logic import ConditionFact, QuantityFact, Reads
from fupin.model import Village


population: Final = QuantityFact("population", "person", "总人口数", "population")
rural_population: Final = QuantityFact(
    "rural_population", "person", "乡村总人口", "rural population"
)
poor_at_least: Final = QuantityFact(
    "poor_at_least", "person", "贫困人口下限", "poor people, at least"
)
poor_at_most: Final = QuantityFact(
    "poor_at_most", "person", "贫困人口上限", "poor people, at most"
)
infrastructure_attested: Final = ConditionFact(
    "infrastructure_attested", "核查基础设施达标", "infrastructure attested"
)
services_attested: Final = ConditionFact(
    "services_attested", "核查基本公共服务达标", "basic public services attested"
)
industry_attested: Final = ConditionFact(
    "industry_attested", "核查产业发展达标", "industry attested"
)
collective_income_attested: Final = ConditionFact(
    "collective_income_attested", "核查集体经济收入达标", "collective income attested"
)
households: Final = QuantityFact("households", "household", "总户数", "households")
dangerous_dwellings: Final = QuantityFact(
    "dangerous_dwellings", "household", "危房户数", "households in dangerous dwellings"
)
unsafe_water_households: Final = QuantityFact(
    "unsafe_water_households",
    "household",
    "未实现饮水安全户数",
    "households without safe water",
)
collective_income: Final = QuantityFact(
    "collective_income", "fen/year", "村级集体经济收入", "collective income"
)
paved_road: Final = ConditionFact(
    "paved_road", "到乡镇通沥青（水泥）路", "paved road to the township"
)
bus: Final = ConditionFact("bus", "通客运班车", "bus service")
clinic: Final = ConditionFact("clinic", "有卫生室", "has a clinic")
reading_room: Final = ConditionFact("reading_room", "有文化（图书）室", "has a reading room")


def _clinic(village: Village, _: date) -> bool | None:
    return None if village.clinics is None else village.clinics > 0


def _reading_room(village: Village, _: date) -> bool | None:
    return None if village.reading_rooms is None else village.reading_rooms > 0


VILLAGE_READS: Final = Reads(
    facts={
        "population": ("population",),
        "poor_at_least": ("poor", "at_least"),
        "poor_at_most": ("poor", "at_most"),
        "infrastructure_attested": ("attested", "infrastructure"),
        "services_attested": ("attested", "public_services"),
        "industry_attested": ("attested", "industry"),
        "collective_income_attested": ("attested", "collective_income"),
        "households": ("households",),
        "dangerous_dwellings": ("dangerous_dwellings",),
        "unsafe_water_households": ("unsafe_water_households",),
        "collective_income": ("collective_income",),
        "paved_road": ("paved_road_to_township",),
        "bus": ("bus",),
        "clinic": _clinic,
        "reading_room": _reading_room,
        **asked_village.VILLAGE_ASKED.reads(),
        **asked_identification.IDENTIFICATION_ASKED.reads(),
    }
)

COUNTY_READS: Final = Reads(
    facts={
        "rural_population": ("rural_population",),
        "poor_at_least": ("poor", "at_least"),
        "poor_at_most": ("poor", "at_most"),
        **asked_county.COUNTY_ASKED.reads(),
        **survey.SURVEY_ASKED.reads(),
    }
)
