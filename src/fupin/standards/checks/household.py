"""Checks that a household hangs together: its head, its members, its causes, its helper.

Where a list of 2018 or of Guizhou asks what holds of any household, so does the library.
Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices; of
Xi'an's, what can't be is an error, what is merely odd a warning.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import Relationship, Sex
from fupin.errors import Severity
from fupin.facts import registry_household as household
from fupin.facts import registry_member as member
from fupin.facts.member import members
from fupin.facts.registry_household import GIVEN
from fupin.logic import between
from fupin.logic.named import Named
from fupin.logic.nodes import Number, Recorded
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    OWN,
    XIAN,
    of_household,
    of_person,
)


_NOBODY: Final = Number(0, "person")
_ONE: Final = Number(1, "person")
_HEAD: Final = member.relationship.among(Relationship.HEAD)
_SPOUSE: Final = member.relationship.among(Relationship.SPOUSE)
_MALE: Final = member.sex.among(Sex.MALE)
_FEMALE: Final = member.sex.among(Sex.FEMALE)
_MALE_WORD: Final = Named(
    member.relationship.among(*(r for r in Relationship if r.male is True)),
    "与户主关系是男性称谓",
    "the relationship is a man's",
)
_FEMALE_WORD: Final = Named(
    member.relationship.among(*(r for r in Relationship if r.male is False)),
    "与户主关系是女性称谓",
    "the relationship is a woman's",
)


_RECORDED: Final = Recorded(member.relationship)
_ROW_OF_HEAD: Final = Named(_RECORDED & _HEAD, "登记为户主", "recorded as the head")
_ROW_OF_SPOUSE: Final = Named(_RECORDED & _SPOUSE, "登记为配偶", "recorded as the spouse")
"""What a row says: a blank says nothing, and leaves no doubt about the others."""

_BOTH_MEN: Final = Named(
    members.some(_HEAD & _MALE) & members.some(_SPOUSE & _MALE),
    "户主和配偶都是男性",
    "head and spouse are both men",
)
_BOTH_WOMEN: Final = Named(
    members.some(_HEAD & _FEMALE) & members.some(_SPOUSE & _FEMALE),
    "户主和配偶都是女性",
    "head and spouse are both women",
)

CHECKS: Final[tuple[Check, ...]] = (
    *asked_of(
        of_household,
        "household.no-head",
        ("没有户主", "nobody is the head"),
        members.some(_HEAD),
        ("核对户口簿，登记一名户主", "record who is the head"),
        exited=GUIZHOU("3_02_012"),
        monitored=GUIZHOU("3_11_001"),
        everybody=[XIAN("重要指标为空-6"), OWN()],
        note="有人的与户主关系为空时不作判断：他可能就是户主。",
    ),
    *asked_of(
        of_household,
        "household.several-heads",
        ("有多个户主", "there are several heads"),
        members.count(_ROW_OF_HEAD) <= _ONE,
        ("核对户口簿，只保留一名户主", "keep one head, put the others right"),
        exited=GUIZHOU("3_02_011"),
        monitored=GUIZHOU("3_11_002"),
        everybody=[OWN()],
        note="与户主关系为空的人不计。",
    ),
    of_household(
        "household.several-spouses",
        [OWN()],
        ("户主有多个配偶", "the head has several spouses"),
        members.count(_ROW_OF_SPOUSE) <= _ONE,
        ("核实后更正与户主关系", "put the relationships right"),
        severity=Severity.WARNING,
        note="与户主关系为空的人不计。",
    ),
    *asked_of(
        of_household,
        "household.same-sex",
        ("户主与配偶同性别", "head and spouse are of one sex"),
        ~_BOTH_MEN & ~_BOTH_WOMEN,
        ("核实后更正性别或与户主关系", "put sex or relationship right"),
        exited=GUIZHOU("2_02_001"),
        monitored=GUIZHOU("2_11_003"),
        everybody=[XIAN("指标值异常或指标间逻辑错误-3"), OWN()],
        severity=Severity.ERROR,
        note="性别未说明的不算。",
    ),
    *asked_of(
        of_person,
        "household.relationship-of-sex",
        ("与户主关系同性别不符", "relationship to the head and sex disagree"),
        _MALE_WORD.implies(_MALE) & _FEMALE_WORD.implies(_FEMALE),
        ("核实后更正性别或与户主关系", "put sex or relationship right"),
        exited=GUIZHOU("2_01_004"),
        monitored=GUIZHOU("2_12_008"),
        everybody=[XIAN("指标值异常或指标间逻辑错误-2"), OWN()],
        only=member.sex.among(Sex.MALE, Sex.FEMALE),
        severity=Severity.ERROR,
        note="户主、配偶、兄弟姐妹和其他不分性别；配偶与户主同性别另由2_11_003检查。",
    ),
    of_household(
        "household.empty",
        [XIAN("指标值异常或指标间逻辑错误-1"), OWN()],
        ("贫困户空挂，没有家庭成员", "the household has no members"),
        household.member_rows > _NOBODY,
        ("补录家庭成员，或按程序注销该户", "record its members, or strike it off"),
        note="没有成员表时不作判断。已死亡、嫁出、注销的成员不算。",
    ),
    of_household(
        "household.size",
        [OWN()],
        ("家庭人口数与成员行数不一致", "size and rows of members disagree"),
        between(household.size, household.member_rows, household.member_rows),
        ("核实后更正人口数或增减成员", "put the size right, or add or remove members"),
        applies=household.member_rows > _NOBODY,
        note="一名成员也没有的另算空挂；人口数为空或为0的不问。",
    ),
    of_household(
        "household.cause-repeated",
        [XIAN("致贫原因问题-4")],
        ("其他致贫原因与主要致贫原因重复", "other causes repeat the main one"),
        ~household.cause_repeated,
        ("从其他致贫原因中去掉主要致贫原因", "take the main cause out of the others"),
        severity=Severity.WARNING,
    ),
    of_household(
        "household.no-helper",
        [XIAN("帮扶责任人问题-1")],
        ("贫困户没有帮扶责任人", "the household has no helper"),
        GIVEN["helpers"],
        ("落实并登记帮扶责任人", "appoint a helper and record who it is"),
        severity=Severity.WARNING,
        note="只在台账登记帮扶责任人时问。",
    ),
)
