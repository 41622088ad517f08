"""Who is poor (精准识别): the household below the line, the village 一高一低一无.

Source:
    《扶贫开发建档立卡工作方案》 (2014-04); a city's registration standard (2015); an analysis
    of causes on the register of Anhui (2018); the register form.

Limitations:
    A standard here states what makes a household or a village poor, so PASS means "is to
    be identified".  Whether housing, schooling and health outweigh an income above the
    line is for the villagers' review to say, and is asked, not computed.  The figures of
    the province are asked too: none was published with the plan.
"""

from __future__ import annotations

import functools
import operator

from datetime import date
from typing import Final

from fupin.codes import HouseholdAttribute, PovertyCause
from fupin.facts import area, asked_identification, household
from fupin.logic import Agreement, Condition, Named, Number, Ratio, first_known
from fupin.policy import document, parameter
from fupin.standards.blocks import Draft
from fupin.standards.rule import IncomeConcept, Standard, Subject
from fupin.values import Standing


_PLAN: Final = document("registration-plan-2014")
_HOUSEHOLD: Final = _PLAN.cite("贫困户识别标准", standing=Standing.REPORTED)
_VILLAGE: Final = _PLAN.cite("贫困村识别标准")
_CAUSES: Final = document("cause-analysis-2018").cite("致贫原因")
_FORM: Final = document("register-form").cite("贫困户属性")

_household: Final = Draft("cn/household-identification/2014", _HOUSEHOLD)
_record: Final = Draft("cn/household-identification/2014-record", _CAUSES)
_village: Final = Draft("cn/village-identification/2014", _VILLAGE)
_twice: Final = asked_identification.provincial_incidence * parameter(
    "village_incidence_factor"
)

NATIONAL_CAUSES: Final = (
    PovertyCause.ILLNESS,
    PovertyCause.DISABILITY,
    PovertyCause.SCHOOLING,
    PovertyCause.DISASTER,
    PovertyCause.MARRIAGE,
    PovertyCause.NO_LAND,
    PovertyCause.NO_WATER,
    PovertyCause.NO_SKILLS,
    PovertyCause.NO_CAPITAL,
    PovertyCause.NO_LABOUR,
    PovertyCause.REMOTENESS,
    PovertyCause.NO_DRIVE,
)
"""The twelve causes of the national system, beside 其他; some systems add 因丧."""

POOR_ATTRIBUTES: Final = (
    HouseholdAttribute.GENERAL_POOR,
    HouseholdAttribute.SUBSISTENCE,
    HouseholdAttribute.SUBSISTENCE_POOR,
    HouseholdAttribute.DESTITUTE,
    HouseholdAttribute.DESTITUTE_POOR,
)
"""Attributes (贫困户属性) of a household on the register; 一般农户 is none."""


def income_below(line: str) -> Condition:
    """Net income below the line named *line*: by the household, or as recorded a head."""
    limit = parameter(line)
    return first_known(
        household.net_income < household.size * limit,
        household.income_per_head < limit,
    )


def _apart() -> Condition:
    """No cause stands both as the main one and among the others."""
    listed = (*NATIONAL_CAUSES, PovertyCause.OTHER)
    each = [
        ~(household.main_cause.among(c) & household.other_causes.include(c)) for c in listed
    ]
    return functools.reduce(operator.and_, each)


HOUSEHOLD_2014: Final = Standard(
    id=_household.book,
    title="贫困户识别标准（2014年，国家标准）",
    title_en="identification of poor households by the national line, 2014",
    subject=Subject.HOUSEHOLD,
    rules=(
        _household.rule(
            "income",
            "农民人均纯收入低于国家扶贫标准",
            "net income a head below the national line",
            income_below("poverty_line"),
            "“低于”取严格小于，恰等于标准的不算；首次建档取2013年收入与2013年标准。",
        ),
        _household.rule(
            "review",
            "综合考虑住房、教育、健康等情况，民主评议为贫困户",
            "judged poor when housing, schooling and health are weighed",
            household.poor_by_review,
            "如何综合考虑，文件未给数值，由民主评议作出，不由程序推断。",
        ),
    ),
    cites=_HOUSEHOLD,
    first=date(2013, 12, 31),
    last=date(2019, 12, 31),
    income=IncomeConcept.NET,
    note="达到即应识别；基准日2013年12月31日。2020年国家标准未公布数值，故止于2019年底。",
)

RECORD_2014: Final = Standard(
    id=_record.book,
    title="识别登记：贫困户属性与致贫原因",
    title_en="what identification records: attribute and causes of poverty",
    subject=Subject.HOUSEHOLD,
    rules=(
        Draft(_record.book, _FORM).rule(
            "attribute",
            "贫困户属性为一般、低保或五保贫困户",
            "attribute is that of a poor household",
            household.attribute.among(*POOR_ATTRIBUTES),
            "“低保户”“五保户”为同一属性的旧称，一并接受。",
        ),
        _record.rule(
            "main-cause",
            "主要致贫原因为十二项之一或其他",
            "main cause is one of the twelve, or other",
            household.main_cause.among(*NATIONAL_CAUSES, PovertyCause.OTHER),
            "因丧只见于部分系统，不在十二项之内。",
        ),
        _record.rule(
            "causes-apart",
            "其他致贫原因不重复主要致贫原因",
            "the other causes do not repeat the main one",
            Named(_apart(), "主次致贫原因不重复", "main and other causes differ"),
        ),
    ),
    cites=_CAUSES,
    first=date(2014, 4, 1),
    last=date(2020, 12, 31),
)

VILLAGE_2014: Final = Standard(
    id=_village.book,
    title="贫困村识别标准“一高一低一无”（2014年）",
    title_en="identification of poor villages: one high, one low, one none, 2014",
    subject=Subject.VILLAGE,
    rules=(
        _village.rule(
            "high",
            "贫困发生率比全省高一倍以上",
            "incidence at least twice that of the province",
            Named(
                Agreement(
                    (
                        Ratio(area.poor_at_most, area.population) >= _twice,
                        Ratio(area.poor_at_least, area.population) >= _twice,
                    )
                ),
                "贫困发生率不低于全省的规定倍数",
                "incidence at least the multiple of the province's that is laid down",
            ),
            "“高一倍以上”取不低于全省的2倍。",
        ),
        _village.rule(
            "low",
            "农民人均纯收入低于全省平均水平的60%",
            "net income a head below 60 % of the province's",
            Ratio(
                asked_identification.village_net_income,
                asked_identification.provincial_net_income,
            )
            < parameter("village_income_share"),
            "“低于”取严格小于；收入为2013年。",
        ),
        _village.rule(
            "none",
            "行政村无集体经济收入",
            "the village has no collective income",
            area.collective_income <= Number(0, "fen/year"),
        ),
    ),
    cites=_VILLAGE,
    first=date(2013, 12, 31),
    last=date(2014, 12, 31),
    note="达到即应识别；三项须同时符合。",
)

STANDARDS: Final = (HOUSEHOLD_2014, RECORD_2014, VILLAGE_2014)
