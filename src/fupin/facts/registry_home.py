"""What the register says of a household itself: fields, and what is odd about them."""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.codes import (
    FuelType,
    HouseholdType,
    PovertyStatus,
    RoadType,
)
from fupin.facts import household as known
from fupin.facts.catalogue import Catalogue, F
from fupin.facts.registry_member import is_mobile
from fupin.logic import ConditionFact, QuantityFact
from fupin.model import Household


HOUSEHOLD: Final = Catalogue("household")
_MOBILE_LENGTH: Final = 11


def _adopted(fact: F, *paths: str) -> F:
    return HOUSEHOLD.adopt(fact, known.READS.facts[fact.name], *paths)


size: Final = _adopted(known.size, "size")
net_income: Final = _adopted(known.net_income, "income.recorded_net")
income_per_head: Final = _adopted(known.income_per_head, "income.per_head")
main_cause: Final = _adopted(known.main_cause, "main_cause")
other_causes: Final = _adopted(known.other_causes, "other_causes")
attribute: Final = _adopted(known.attribute, "attribute")
dwelling_grade: Final = _adopted(known.dwelling_grade, "dwelling.grade")
dangerous_dwelling: Final = _adopted(known.dangerous_dwelling, "dwelling.dangerous")
water_solved: Final = _adopted(known.water_solved, "living.water_solved")
water_safe: Final = _adopted(known.water_safe, "living.water_safe")
water_difficult: Final = _adopted(known.water_difficult, "living.water_difficult")
floor_area: Final = _adopted(known.floor_area, "dwelling.floor_area")
household_power: Final = _adopted(known.household_power, "living.household_power")
broadcasting: Final = _adopted(known.broadcasting, "living.broadcasting")

status: Final = HOUSEHOLD.choice("status", PovertyStatus)
household_type: Final = HOUSEHOLD.choice("household_type", HouseholdType)
exit_year: Final = HOUSEHOLD.quantity("exit_year")
sanitary_toilet: Final = HOUSEHOLD.condition("dwelling.sanitary_toilet")
fuel: Final = HOUSEHOLD.choice("dwelling.fuel", FuelType)
production_power: Final = HOUSEHOLD.condition("living.production_power")
access_road: Final = HOUSEHOLD.choice("living.access_road", RoadType)
distance: Final = HOUSEHOLD.quantity("living.distance_to_main_road", "distance_to_main_road")
arable: Final = HOUSEHOLD.quantity("land.arable")
forest: Final = HOUSEHOLD.quantity("land.forest")
returned_to_forest: Final = HOUSEHOLD.quantity("land.returned_to_forest")
orchard: Final = HOUSEHOLD.quantity("land.orchard")
pasture: Final = HOUSEHOLD.quantity("land.pasture")
water_surface: Final = HOUSEHOLD.quantity("land.water", "water_surface")
wage: Final = HOUSEHOLD.quantity("income.wage")
business: Final = HOUSEHOLD.quantity("income.business")
property_income: Final = HOUSEHOLD.quantity("income.property_income")
transfer: Final = HOUSEHOLD.quantity("income.transfer")
business_cost: Final = HOUSEHOLD.quantity("income.business_cost")
family_planning: Final = HOUSEHOLD.quantity("income.family_planning")
subsistence_allowance: Final = HOUSEHOLD.quantity("income.subsistence_allowance")
destitute_support: Final = HOUSEHOLD.quantity("income.destitute_support")
pension: Final = HOUSEHOLD.quantity("income.pension")
ecological_compensation: Final = HOUSEHOLD.quantity("income.ecological_compensation")
other_transfer: Final = HOUSEHOLD.quantity("income.other_transfer")
asset_dividend: Final = HOUSEHOLD.quantity("income.asset_dividend")
other_property: Final = HOUSEHOLD.quantity("income.other_property")
recorded_gross: Final = HOUSEHOLD.quantity("income.recorded_gross")
recorded_net: Final = HOUSEHOLD.quantity("income.recorded_net")
recorded_per_head: Final = HOUSEHOLD.quantity("income.per_head", "recorded_per_head")
"""As recorded, of whatever year; `income_per_head` is that of the year asked."""

helpers: Final = HOUSEHOLD.derived(
    QuantityFact("helpers", "person", "帮扶责任人数", "helpers registered"),
    lambda household, _: len(household.helpers) or None,
    "helpers",
)


def _excluded_income(household: Household, _: date) -> int | None:
    """Nothing listed is nothing left out; without an income there is no list either."""
    income = household.income
    return None if income is None else sum(one.amount for one in income.excluded)


excluded_income: Final = HOUSEHOLD.derived(
    QuantityFact("excluded_income", "fen/year", "不计入收入的金额", "income not counted"),
    _excluded_income,
    "income.excluded",
)


def _eleven(household: Household, _: date) -> bool | None:
    return None if household.phone is None else len(household.phone) == _MOBILE_LENGTH


household_phone_has_eleven: Final = HOUSEHOLD.derived(
    ConditionFact("household_phone_has_eleven", "户联系电话为11位", "phone has 11 digits"),
    _eleven,
    "phone",
)
household_phone_is_mobile: Final = HOUSEHOLD.derived(
    ConditionFact(
        "household_phone_is_mobile", "户联系电话符合手机号码规则", "phone is a mobile number"
    ),
    lambda household, _: is_mobile(household.phone),
    "phone",
)


def _cause_repeated(household: Household, _: date) -> bool | None:
    main, others = household.main_cause, household.other_causes
    return None if main is None or others is None else main in others


cause_repeated: Final = HOUSEHOLD.derived(
    ConditionFact(
        "cause_repeated", "其他致贫原因含主要致贫原因", "other causes include the main one"
    ),
    _cause_repeated,
    "main_cause",
    "other_causes",
)
