"""Checks that 低保 and 五保: class of household, members and payments agree.

The register of 2014–2020 only; all errors.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import HouseholdAttribute
from fupin.facts import registry_household as household
from fupin.facts import registry_member as member
from fupin.facts.member import members
from fupin.facts.registry_household import GIVEN
from fupin.logic import between
from fupin.logic.named import Named
from fupin.logic.nodes import Number
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    CLEANING,
    XIAN,
    of_household,
    of_person,
)


_NOTHING: Final = Number(0, "fen/year")
_GENERAL: Final = Named(
    household.attribute.among(HouseholdAttribute.GENERAL, HouseholdAttribute.GENERAL_POOR),
    "一般农户或一般贫困户",
    "an ordinary household",
)
_SUBSISTENCE: Final = Named(
    household.attribute.among(
        HouseholdAttribute.SUBSISTENCE, HouseholdAttribute.SUBSISTENCE_POOR
    ),
    "低保户或低保贫困户",
    "a household on subsistence allowance",
)
_DESTITUTE: Final = Named(
    household.attribute.among(HouseholdAttribute.DESTITUTE, HouseholdAttribute.DESTITUTE_POOR),
    "五保户或五保贫困户",
    "a household in five-guarantee support",
)
_CLASS: Final = (
    "与民政台账比对，更正贫困户属性或成员享受情况",
    "compare with civil affairs; put the class or the members right",
)
_PAID: Final = (
    "与民政台账比对，更正贫困户属性或补录金额",
    "compare with civil affairs; put the class right or record what is paid",
)

CHECKS: Final[tuple[Check, ...]] = (
    of_household(
        "assistance.subsistence-nobody",
        [XIAN("贫困户低保、五保问题-1"), CLEANING("低保户无低保成员")],
        ("低保（贫困）户无享受低保的成员", "on subsistence allowance, but no member has it"),
        members.some(member.subsistence_member),
        _CLASS,
        applies=_SUBSISTENCE,
        note="成员是否享受低保为空的，不作判断。",
    ),
    of_household(
        "assistance.general-somebody",
        [XIAN("贫困户低保、五保问题-2"), CLEANING("一般户有低保成员")],
        ("一般农（贫困）户有享受低保的成员", "an ordinary household, but a member has 低保"),
        ~members.some(member.subsistence_member),
        _CLASS,
        applies=_GENERAL,
    ),
    of_person(
        "assistance.destitute-labour",
        [XIAN("贫困户低保、五保问题-3"), CLEANING("五保户有16-65岁劳动力")],
        (
            "五保（贫困）户有劳动年龄内的劳动力",
            "in five-guarantee support, but of working age and able to work",
        ),
        ~who.ANY_LABOUR,
        (
            "核实劳动技能和五保资格，更正填错的一项",
            "find out capacity and right to support; put right whichever is wrong",
        ),
        applies=_DESTITUTE
        & between(
            member.age,
            parameter("five_guarantee_from_age"),
            parameter("five_guarantee_to_age"),
        ),
        note="16周岁（含）至65周岁（含）；普通、技能、弱或半劳动力都算劳动力；一人一行，指出是谁。",
    ),
    of_household(
        "assistance.both-payments",
        [XIAN("贫困户低保、五保问题-4"), CLEANING("同时有低保金和五保金")],
        ("同时领取低保金和五保金", "is paid both subsistence allowance and 五保"),
        ~(
            (household.subsistence_allowance > _NOTHING)
            & (household.destitute_support > _NOTHING)
        ),
        ("与民政台账比对，只保留应享受的一项", "compare with civil affairs; keep one"),
    ),
    of_household(
        "assistance.general-paid",
        [XIAN("贫困户低保、五保问题-5"), CLEANING("一般户领取低保金或五保金")],
        (
            "一般农（贫困）户领取低保金或五保金",
            "an ordinary household, but is paid subsistence allowance or 五保",
        ),
        ~(
            (household.subsistence_allowance > _NOTHING)
            | (household.destitute_support > _NOTHING)
        ),
        _PAID,
        applies=_GENERAL,
    ),
    of_household(
        "assistance.subsistence-unpaid",
        [XIAN("贫困户低保、五保问题-6"), CLEANING("低保户低保金为0")],
        (
            "低保（贫困）户低保金为0或空",
            "on subsistence allowance, but none is recorded as paid",
        ),
        GIVEN["income.subsistence_allowance"] & (household.subsistence_allowance > _NOTHING),
        _PAID,
        applies=_SUBSISTENCE,
    ),
    of_household(
        "assistance.destitute-unpaid",
        [XIAN("贫困户低保、五保问题-7"), CLEANING("五保户五保金为0")],
        (
            "五保（贫困）户五保金为0或空",
            "in five-guarantee support, but none is recorded as paid",
        ),
        GIVEN["income.destitute_support"] & (household.destitute_support > _NOTHING),
        _PAID,
        applies=_DESTITUTE,
    ),
)
