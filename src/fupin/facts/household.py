"""Questions about a household, and how they are read from one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from fupin.codes import DwellingGrade, HouseholdAttribute, PovertyCause, ResettlementType
from fupin.facts import asked_exclusion, asked_household, asked_verdicts, member
from fupin.facts.asked_exclusion import *  # noqa: F403  # tables look facts up here
from fupin.facts.asked_household import *  # noqa: F403
from fupin.facts.asked_verdicts import *  # noqa: F403
from fupin.logic import ChoiceFact, ChoicesFact, ConditionFact, QuantityFact, Reads
from fupin.logic.python import Read
from fupin.model import Household


size: Final = QuantityFact("size", "person", "家庭人口数", "persons on the register")
net_income: Final = QuantityFact("net_income", "fen/year", "家庭年纯收入", "net income")
income_per_head: Final = QuantityFact(
    "income_per_head", "fen/person/year", "登记的人均纯收入", "net income a head as recorded"
)
roster_complete: Final = ConditionFact(
    "roster_complete", "家庭成员登记齐全", "every member has a row"
)
food_attested: Final = ConditionFact("food_attested", "核查不愁吃", "food attested")
clothing_attested: Final = ConditionFact(
    "clothing_attested", "核查不愁穿", "clothing attested"
)
education_attested: Final = ConditionFact(
    "education_attested", "核查义务教育有保障", "schooling attested"
)
medical_attested: Final = ConditionFact(
    "medical_attested", "核查基本医疗有保障", "medical care attested"
)
housing_attested: Final = ConditionFact(
    "housing_attested", "核查住房安全有保障", "safe housing attested"
)
water_attested: Final = ConditionFact(
    "water_attested", "核查饮水安全有保障", "safe water attested"
)
dwelling_grade: Final = ChoiceFact(
    "dwelling_grade", DwellingGrade, "住房鉴定等级", "appraised grade of the dwelling"
)
dangerous_dwelling: Final = ConditionFact(
    "dangerous_dwelling", "登记为危房户", "recorded as living in a dangerous dwelling"
)
water_solved: Final = ConditionFact(
    "water_solved", "已解决安全饮用水", "safe drinking water is solved"
)
water_safe: Final = ConditionFact("water_safe", "饮水安全", "drinking water is safe")
water_difficult: Final = ConditionFact(
    "water_difficult", "饮水困难", "drinking water is hard to get"
)
main_cause: Final = ChoiceFact(
    "main_cause", PovertyCause, "主要致贫原因", "main cause of poverty"
)
other_causes: Final = ChoicesFact(
    "other_causes", PovertyCause, "其他致贫原因", "other causes of poverty"
)
attribute: Final = ChoiceFact(
    "attribute", HouseholdAttribute, "贫困户属性", "attribute of the household"
)
relocation_planned: Final = ConditionFact(
    "relocation_planned", "列入易地搬迁规划", "in the relocation plan"
)
relocation_willing: Final = ConditionFact(
    "relocation_willing", "有搬迁意愿", "willing to move"
)
resettlement: Final = ChoiceFact(
    "resettlement", ResettlementType, "安置方式", "kind of resettlement"
)
keys_received: Final = ConditionFact(
    "keys_received", "安置住房已交钥匙", "has the keys of the new home"
)
moved_in: Final = ConditionFact("moved_in", "已搬迁入住", "has moved in")
ecological_area: Final = ConditionFact(
    "ecological_area", "居住在生态保护区域", "lives in an area of ecological protection"
)
floor_area: Final = QuantityFact("floor_area", "m2", "住房面积", "floor area")
household_power: Final = ConditionFact("household_power", "通生活用电", "has household power")
broadcasting: Final = ConditionFact("broadcasting", "通广播电视", "has radio and television")
identified_this_year: Final = ConditionFact(
    "identified_this_year", "当年新识别", "first identified this year"
)


def _size(household: Household, _: date) -> int | None:
    """Persons on the register; an empty household has no size one could judge by."""
    return household.size or None


def _net_income(household: Household, on: date) -> int | None:
    """Net income of the year of *on*; an income of another year is no answer."""
    income = household.income
    if income is None or (income.year is not None and income.year != on.year):
        return None
    return income.net


def _per_head(household: Household, on: date) -> int | None:
    income = household.income
    if income is None or (income.year is not None and income.year != on.year):
        return None
    return income.per_head if household.size or household.members else None


def _roster_complete(household: Household, _: date) -> bool | None:
    """True where as many members have rows as are on the register, else unknown.

    Rows that are missing are not "no": what they would say is not known.
    """
    rows = len(household.present_members)
    return True if rows and household.size == rows else None


def _grade(household: Household, _: date) -> DwellingGrade | None:
    """The appraised grade; 其他 is no grade."""
    dwelling = household.dwelling
    grade = None if dwelling is None else dwelling.grade
    return None if grade is DwellingGrade.OTHER else grade


def _identified_this_year(household: Household, on: date) -> bool | None:
    day = household.identified_on
    return None if day is None else day.year == on.year


_READS: Final[Mapping[str, Read]] = {
    "size": _size,
    "net_income": _net_income,
    "income_per_head": _per_head,
    "roster_complete": _roster_complete,
    "food_attested": ("attested", "food"),
    "clothing_attested": ("attested", "clothing"),
    "education_attested": ("attested", "education"),
    "medical_attested": ("attested", "medical"),
    "housing_attested": ("attested", "housing"),
    "water_attested": ("attested", "water"),
    "dwelling_grade": _grade,
    "dangerous_dwelling": ("dwelling", "dangerous"),
    "water_solved": ("living", "water_solved"),
    "water_safe": ("living", "water_safe"),
    "water_difficult": ("living", "water_difficult"),
    "main_cause": ("main_cause",),
    "other_causes": ("other_causes",),
    "attribute": ("attribute",),
    "relocation_planned": ("relocation", "planned"),
    "relocation_willing": ("relocation", "willing"),
    "resettlement": ("relocation", "resettlement"),
    "keys_received": ("relocation", "keys_received"),
    "moved_in": ("relocation", "moved_in"),
    "ecological_area": ("ecological_area",),
    "floor_area": ("dwelling", "floor_area"),
    "household_power": ("living", "household_power"),
    "broadcasting": ("living", "broadcasting"),
    "identified_this_year": _identified_this_year,
    **asked_household.HOUSEHOLD_ASKED.reads(),
    **asked_exclusion.EXCLUSION_ASKED.reads(),
    **asked_verdicts.VERDICT_ASKED.reads(),
}

READS: Final = Reads(facts=_READS, groups={"members": (("present_members",), member.READS)})
