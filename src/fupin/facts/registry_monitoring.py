"""What the monitoring says of a household: risks, their days, and the help it had."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from fupin.codes import (
    DevelopmentMeasureStatus,
    MonitoringCategory,
    RiskRemoval,
    RiskType,
)
from fupin.facts.registry_home import HOUSEHOLD as _HOUSEHOLD
from fupin.facts.registry_member import listed
from fupin.logic import ConditionFact, QuantityFact
from fupin.model import Household, Measures
from fupin.values import months_between


_THOUSAND: Final = 1000  # a month is held in thousandths

category: Final = _HOUSEHOLD.choice("monitoring.category", MonitoringCategory)
risks: Final = _HOUSEHOLD.choices("monitoring.risks", RiskType)
out_of_pocket: Final = _HOUSEHOLD.quantity("monitoring.out_of_pocket")
dropout: Final = _HOUSEHOLD.condition("monitoring.dropout")
uninsured: Final = _HOUSEHOLD.condition("monitoring.uninsured")
no_labour_secured: Final = _HOUSEHOLD.condition("monitoring.no_labour_secured")
development_status: Final = _HOUSEHOLD.choice(
    "monitoring.development_status", DevelopmentMeasureStatus
)
risk_removed: Final = _HOUSEHOLD.condition("monitoring.risk_removed")
removal: Final = _HOUSEHOLD.choice("monitoring.removal", RiskRemoval)
dropout_after: Final = _HOUSEHOLD.condition("monitoring.dropout_after")
dwelling_damaged_after: Final = _HOUSEHOLD.condition("monitoring.dwelling_damaged_after")
water_damaged_after: Final = _HOUSEHOLD.condition("monitoring.water_damaged_after")


def _months(first: date | None, last: date | None) -> int | None:
    """Full months between two days, in the steps of the unit."""
    if first is None or last is None or last < first:
        return None
    return months_between(first, last) * _THOUSAND


def _monitored_for(household: Household, on: date) -> int | None:
    return None if household.monitoring is None else _months(identified_on(household), on)


def identified_on(household: Household) -> date | None:
    """The day a household was taken into the monitoring."""
    return None if household.monitoring is None else household.monitoring.identified_on


def _until_removed(household: Household, _: date) -> int | None:
    monitoring = household.monitoring
    return (
        None
        if monitoring is None
        else _months(identified_on(household), monitoring.removed_on)
    )


months_monitored: Final = _HOUSEHOLD.derived(
    QuantityFact("months_monitored", "month", "识别监测至今月数", "months since monitored"),
    _monitored_for,
    "monitoring.identified_on",
)
months_to_removal: Final = _HOUSEHOLD.derived(
    QuantityFact("months_to_removal", "month", "识别到风险消除月数", "months until removal"),
    _until_removed,
    "monitoring.identified_on",
    "monitoring.removed_on",
)
removal_year: Final = _HOUSEHOLD.derived(
    QuantityFact("removal_year", "year", "风险消除年份", "year the risk was removed"),
    lambda household, _: (
        None
        if household.monitoring is None or household.monitoring.removed_on is None
        else household.monitoring.removed_on.year
    ),
    "monitoring.removed_on",
)


def _removed_in(household: Household, _: date) -> int | None:
    monitoring = household.monitoring
    day = None if monitoring is None else monitoring.removed_on
    return None if day is None else day.year * 100 + day.month


def _removed_after(household: Household, _: date) -> int | None:
    """How many months of the calendar lie between: 0 is the same month, 1 the next."""
    monitoring = household.monitoring
    first, last = (
        identified_on(household),
        None if monitoring is None else monitoring.removed_on,
    )
    if first is None or last is None or last < first:
        return None
    return ((last.year - first.year) * 12 + last.month - first.month) * _THOUSAND


removal_year_month: Final = _HOUSEHOLD.derived(
    QuantityFact(
        "removal_year_month",
        "",
        "风险消除年月（如202204）",
        "year and month of removal",
    ),
    _removed_in,
    "monitoring.removed_on",
)
calendar_months_to_removal: Final = _HOUSEHOLD.derived(
    QuantityFact(
        "calendar_months_to_removal",
        "month",
        "消除与识别相隔的月份数",
        "calendar months from identification to removal",
    ),
    _removed_after,
    "monitoring.identified_on",
    "monitoring.removed_on",
)
identification_year: Final = _HOUSEHOLD.derived(
    QuantityFact("identification_year", "year", "识别监测年份", "year it was identified"),
    lambda household, _: None if (day := identified_on(household)) is None else day.year,
    "monitoring.identified_on",
)


def _measure(household: Household, name: str) -> str | None:
    measures: Measures | None = (
        None if household.monitoring is None else household.monitoring.measures
    )
    return None if measures is None else getattr(measures, name)


def _only(name: str, *wordings: str) -> Callable[[Household, date], bool | None]:
    """Whether nothing but *wordings* is recorded among the help of one class."""

    def read(household: Household, _: date) -> bool | None:
        items = listed(_measure(household, name))
        return all(item.startswith(wordings) for item in items) if items else None

    return read


def _contains(name: str, wording: str) -> Callable[[Household, date], bool | None]:
    def read(household: Household, _: date) -> bool | None:
        text = _measure(household, name)
        return None if text is None else wording in text

    return read


industry_only_other: Final = _HOUSEHOLD.derived(
    ConditionFact("industry_only_other", "产业帮扶仅填写其他", "industry help: only 'other'"),
    _only("industry", "其他"),
    "monitoring.measures.industry",
)
employment_only_soft: Final = _HOUSEHOLD.derived(
    ConditionFact(
        "employment_only_soft",
        "就业帮扶仅填写技能培训或其他",
        "employment help: only training or 'other'",
    ),
    _only("employment", "技能培训", "其他"),
    "monitoring.measures.employment",
)
finance_only_other: Final = _HOUSEHOLD.derived(
    ConditionFact("finance_only_other", "金融帮扶仅填写其他", "finance help: only 'other'"),
    _only("finance", "其他"),
    "monitoring.measures.finance",
)
labour_export: Final = _HOUSEHOLD.derived(
    ConditionFact("labour_export", "就业帮扶含劳务输出", "employment help: labour export"),
    _contains("employment", "劳务输出"),
    "monitoring.measures.employment",
)
travel_subsidy: Final = _HOUSEHOLD.derived(
    ConditionFact(
        "travel_subsidy", "就业帮扶含外出务工补贴", "employment help: travel subsidy"
    ),
    _contains("employment", "务工补"),
    "monitoring.measures.employment",
)
