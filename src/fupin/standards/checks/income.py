"""Checks of income: amounts that can't be, or that other answers contradict.

What can't be is an error; what is merely odd is a warning.  Of Guizhou's list there are
notices only.
"""

from __future__ import annotations

from typing import Final

from fupin.errors import Severity
from fupin.facts import registry_household as household
from fupin.facts.registry_household import GIVEN, MEASURE
from fupin.logic import QuantityFact, between
from fupin.logic.nodes import Number
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    CLEANING,
    GUIZHOU,
    HOUSEHOLD_2022,
    XIAN,
    of_household,
)


_NOTHING: Final = Number(0, "fen/year")
_NOBODY_HAS: Final = Number(0, "fen/person/year")
_LOOK: Final = ("核实金额和单位（元）后更正", "find out the amount, and record it in yuan")


def _small(what: str, amount: QuantityFact, number: str) -> Check:
    """A check that a payment a household has is not too small to be one of a year."""
    return of_household(
        f"income.small-{what}",
        [HOUSEHOLD_2022(number)],
        (f"{amount.zh}过低", f"too little a year: {amount.en}"),
        amount >= parameter(f"{amount.name}_least"),
        _LOOK,
        applies=amount > _NOTHING,
        severity=Severity.WARNING,
        note="为0或为空的不问；等于下限不算过低。",
    )


CHECKS: Final[tuple[Check, ...]] = (
    of_household(
        "income.business-without-cost",
        [XIAN("收入问题-1"), CLEANING("有经营收入但无经营支出"), HOUSEHOLD_2022("22")],
        ("有生产经营性收入但无生产经营性支出", "business receipts without any costs"),
        GIVEN["income.business_cost"] & (household.business_cost > _NOTHING),
        ("补录生产经营性支出，重算纯收入", "record the costs, and work out the income anew"),
        applies=household.business > _NOTHING,
        severity=Severity.WARNING,
        note="支出为0或为空都算无支出。",
    ),
    of_household(
        "income.per-head-impossible",
        [XIAN("收入问题-2"), CLEANING("人均纯收入不大于0或超过10万")],
        ("人均纯收入为空、不大于0或过高", "income a head is blank, nothing, or beyond belief"),
        GIVEN["income.per_head"]
        & (household.recorded_per_head > _NOBODY_HAS)
        & (household.recorded_per_head <= parameter("income_per_head_most")),
        _LOOK,
        note="等于上限不算过高。以登记的人均纯收入为准，不重算。",
    ),
    *asked_of(
        of_household,
        "income.per-head-low",
        ("人均纯收入过低或为空", "income a head is low or blank"),
        GIVEN["income.per_head"]
        & (household.recorded_per_head >= parameter("income_per_head_least")),
        ("核实收入；确实偏低的，研判帮扶", "find out; where it is so low, consider help"),
        everybody=[HOUSEHOLD_2022("18")],
        only=who.EXITED | who.MONITORED,
        note="只问脱贫户和监测对象；等于下限不算过低。",
    ),
    of_household(
        "income.wage-odd",
        [HOUSEHOLD_2022("19")],
        ("工资性收入过低或过高", "wages of a year are too low or too high"),
        between(household.wage, parameter("wage_least"), parameter("wage_most")),
        _LOOK,
        applies=household.wage > _NOTHING,
        severity=Severity.WARNING,
        note="为0或为空的不问；等于上下限的都不算异常。",
    ),
    of_household(
        "income.wage-at-identification",
        [GUIZHOU("5_15_0023")],
        ("未消除风险的监测对象工资性收入过低", "open risk: wages of a year are too low"),
        household.wage >= parameter("wage_least_monitored"),
        _LOOK,
        applies=who.OPEN_RISK & (household.wage > _NOTHING),
        severity=Severity.NOTICE,
        note="清单规则名中的编号写作5_15_023；以识别时登记的收入为准；等于下限不算过低。",
    ),
    of_household(
        "income.industry-without-receipts",
        [GUIZHOU("5_11_013")],
        (
            "已消除风险的监测对象有产业帮扶但无生产经营性收入",
            "risk removed: help with industry, but no business receipts",
        ),
        GIVEN["income.business"] & (household.business > _NOTHING),
        (
            "核实产业帮扶成效，补录生产经营性收入",
            "find out what the help has brought, and record the receipts",
        ),
        applies=who.REMOVED_RISK & MEASURE["industry"],
        severity=Severity.NOTICE,
        note="导出中的收入不分识别时和消除时，以所登记的为准；为0或为空都算没有。",
    ),
    of_household(
        "income.compensation-without-forest",
        [HOUSEHOLD_2022("23")],
        (
            "有生态补偿金但无退耕还林面积",
            "ecological compensation without land returned to forest",
        ),
        GIVEN["land.returned_to_forest"] & (household.returned_to_forest > Number(0, "mu")),
        (
            "核实补偿金来源；属退耕还林的，补录面积",
            "find out what it is paid for; record the land if there is any",
        ),
        applies=household.ecological_compensation > _NOTHING,
        severity=Severity.WARNING,
        note="面积为0或为空都算没有。公益林补偿也记在生态补偿金，核实后可保留。",
    ),
    _small("subsistence-allowance", household.subsistence_allowance, "24"),
    _small("family-planning", household.family_planning, "25"),
    _small("pension", household.pension, "26"),
    _small("destitute-support", household.destitute_support, "27"),
)
