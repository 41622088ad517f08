"""Questions about villages and counties, and how they are read."""

from __future__ import annotations

from typing import Final

from fupin.logic import ConditionFact, QuantityFact, Reads


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

VILLAGE_READS: Final = Reads(
    facts={
        "population": ("population",),
        "poor_at_least": ("poor", "at_least"),
        "poor_at_most": ("poor", "at_most"),
        "infrastructure_attested": ("attested", "infrastructure"),
        "services_attested": ("attested", "public_services"),
        "industry_attested": ("attested", "industry"),
        "collective_income_attested": ("attested", "collective_income"),
    }
)

COUNTY_READS: Final = Reads(
    facts={
        "rural_population": ("rural_population",),
        "poor_at_least": ("poor", "at_least"),
        "poor_at_most": ("poor", "at_most"),
    }
)
