"""Checks that the sums of the income sheet add up, as its own columns define them.

The identities are read from forms and programs, not from a printed rule: warnings all.
One province numbers these columns otherwise (AAC082 is wages there): where its sheets were
read by column numbers, it is the columns that are wrong and not the amounts.
"""

from __future__ import annotations

from typing import Final

from fupin.errors import Severity
from fupin.facts import registry_household as household
from fupin.logic import Condition, Quantity, between
from fupin.policy import parameter
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    OWN,
    of_household,
)


_NOTE: Final = (
    "勾稽关系由登记表各栏归纳，不是印发的规则；取整到元造成的差额在容许范围内（含）。"
    "江苏把AAC07各栏编号另作他用，按编号读入的先核对栏目。"
)
_ADD: Final = ("核对各项金额，重算合计", "look at the items, and add them up anew")


def _equal(recorded: Quantity, worked_out: Quantity, slack: Quantity) -> Condition:
    """Whether both differ by no more than rounding does."""
    return between(recorded, worked_out - slack, worked_out + slack)


def _sum(what: str, said: tuple[str, str], recorded: Quantity, worked_out: Quantity) -> Check:
    return of_household(
        f"income.{what}",
        [OWN()],
        said,
        _equal(recorded, worked_out, parameter("income_sum_slack")),
        _ADD,
        severity=Severity.WARNING,
        note=_NOTE,
    )


CHECKS: Final[tuple[Check, ...]] = (
    _sum(
        "gross-is-no-sum",
        ("年收入不等于四项收入之和", "gross income is not the sum of its four parts"),
        household.recorded_gross,
        household.wage + household.business + household.property_income + household.transfer,
    ),
    _sum(
        "net-is-no-difference",
        (
            "纯收入不等于年收入减生产经营性支出和不计入项目",
            "net income is not gross income less business costs and what is not counted",
        ),
        household.recorded_net,
        household.recorded_gross - household.business_cost - household.excluded_income,
    ),
    of_household(
        "income.per-head-is-no-share",
        [OWN()],
        (
            "人均纯收入不等于纯收入除以家庭人口数",
            "income a head is not net income by the size of the household",
        ),
        _equal(
            household.recorded_net,
            household.recorded_per_head * household.size,
            parameter("income_share_slack") * household.size,
        ),
        ("核对纯收入和家庭人口数，重算人均", "look at income and size, and divide anew"),
        severity=Severity.WARNING,
        note="按人均数乘以家庭人口数比较。" + _NOTE,
    ),
    _sum(
        "transfer-is-no-sum",
        ("转移性收入不等于各项之和", "transfers are not the sum of their items"),
        household.transfer,
        household.family_planning
        + household.subsistence_allowance
        + household.destitute_support
        + household.pension
        + household.ecological_compensation
        + household.other_transfer,
    ),
    _sum(
        "property-is-no-sum",
        (
            "财产性收入不等于资产收益分红与其他之和",
            "property income is not the sum of its items",
        ),
        household.property_income,
        household.asset_dividend + household.other_property,
    ),
)
