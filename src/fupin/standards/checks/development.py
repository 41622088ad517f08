"""Checks of help that lets a household earn: who can work has it, and it is real.

Notices all, by the first digit in Guizhou's list.  Development-type help is industry,
employment, finance and public-welfare posts.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import DevelopmentMeasureStatus
from fupin.errors import Severity
from fupin.facts import registry_household as household
from fupin.facts import registry_member as member
from fupin.facts.member import members
from fupin.facts.registry_household import GIVEN, MEASURE
from fupin.logic.named import Named
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.cause import NOBODY_ABLE
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    of_household,
)
from fupin.standards.checks.measures import HELP, helped


_DEVELOPMENT: Final = Named(
    helped("industry", "employment", "finance", "public_post"),
    "有开发式帮扶措施",
    "development-type help is recorded",
)
_REAL: Final = Named(
    (MEASURE["industry"] & ~household.industry_only_other)
    | (MEASURE["employment"] & ~household.employment_only_soft)
    | (MEASURE["finance"] & ~household.finance_only_other)
    | MEASURE["public_post"],
    "开发式帮扶措施不只是其他或技能培训",
    "development-type help is more than training or 'other'",
)
_SOMEBODY_ABLE: Final = Named(
    members.some(who.ANY_LABOUR),
    "家中有劳动力（含弱、半劳动力）",
    "somebody has capacity for labour, weak or half included",
)
_STARTED: Final = household.development_status.among(DevelopmentMeasureStatus.STARTED)
_TRAVEL: Final = (
    "核实务工情况；已外出的补录务工信息，未外出的更正措施",
    "find out who is away: record the work, or put the help right",
)
_AWAY: Final = "人在县外与否，看务工状况、务工地或务工监测；计划外出的不算。"

CHECKS: Final[tuple[Check, ...]] = (
    of_household(
        "development.none",
        [GUIZHOU("5_12_007")],
        (
            "未消除风险且有劳动力的户未落实开发式帮扶",
            "open risk and somebody able to work, but no development-type help",
        ),
        _DEVELOPMENT,
        HELP,
        applies=who.OPEN_RISK
        & _SOMEBODY_ABLE
        & (household.months_monitored >= parameter("months_without_development")),
        severity=Severity.NOTICE,
        note="清单一处含弱半劳动力，一处只写普通、技能；这里含弱、半劳动力。满6个月即问。",
    ),
    of_household(
        "development.not-started",
        [GUIZHOU("5_11_030")],
        (
            "已登记开发式帮扶措施，但选择尚未实施或未填",
            "development-type help is recorded, but said not to have begun",
        ),
        GIVEN["monitoring.development_status"] & _STARTED,
        ("核实后更正实施开发式帮扶措施情况", "find out, and put the status right"),
        applies=who.OPEN_RISK & _SOMEBODY_ABLE & _DEVELOPMENT,
        severity=Severity.NOTICE,
        note="有劳动力含弱、半劳动力。",
    ),
    of_household(
        "development.only-other",
        [GUIZHOU("5_12_011")],
        (
            "已实施开发式帮扶，但只填其他或技能培训",
            "development-type help has begun, but is only training or 'other'",
        ),
        _REAL,
        ("补录具体帮扶措施", "record what the help is"),
        applies=who.MONITORED & _STARTED,
        severity=Severity.NOTICE,
        note="产业、金融只填其他，就业只填技能培训或其他，都不算具体；一项也没有的照样提示；"
        "有公益岗位帮扶的不问。",
    ),
    of_household(
        "development.only-security",
        [GUIZHOU("5_11_032")],
        (
            "未消除风险且有劳动能力的户仅享受综合保障",
            "open risk and somebody able to work, but only social security",
        ),
        helped(*(name for name in MEASURE if name != "general_security")),
        HELP,
        applies=who.OPEN_RISK & _SOMEBODY_ABLE & MEASURE["general_security"],
        severity=Severity.NOTICE,
        note="有劳动能力含弱、半劳动力。",
    ),
    of_household(
        "development.secured-not-marked",
        [GUIZHOU("5_11_033")],
        (
            "整户无劳动能力且享受低保或特困供养，但未标记为兜底保障户",
            "nobody able to work, supported, but not marked as secured",
        ),
        household.no_labour_secured,
        ("核实后标记整户无劳动能力兜底保障户", "find out, and mark the household"),
        applies=who.OPEN_RISK
        & NOBODY_ABLE
        & members.some(member.subsistence_member | member.destitute_member),
        severity=Severity.NOTICE,
        note="清单要求低保与特困同时不为空，二者不能并享，这里有一项即可；"
        "有一名成员享受就算；标记为空的不作判断。",
    ),
    of_household(
        "development.employment-nobody-able",
        [GUIZHOU("5_15_007")],
        (
            "全家无劳动力但有就业帮扶",
            "nobody able to work, but help with employment",
        ),
        ~MEASURE["employment"],
        ("核实后更正劳动技能或就业帮扶", "find out, and put capacity or help right"),
        applies=who.MONITORED & NOBODY_ABLE,
        severity=Severity.NOTICE,
        note="清单按人问，而就业帮扶登记在户：家中另有劳动力的，帮扶可能是给他的，故按户问。",
    ),
    of_household(
        "development.labour-export-nobody-away",
        [GUIZHOU("5_17_011")],
        (
            "未消除风险的户登记了劳务输出，但无县外务工人员",
            "open risk: labour export recorded, but nobody works outside the county",
        ),
        household.somebody_outside,
        _TRAVEL,
        applies=who.OPEN_RISK & household.labour_export,
        severity=Severity.NOTICE,
        note=_AWAY,
    ),
    of_household(
        "development.travel-subsidy-nobody-away",
        [GUIZHOU("5_17_011", "5_17_012")],
        (
            "未消除风险的户登记了外出务工补贴，但无县外务工人员",
            "open risk: travel subsidy recorded, but nobody works outside the county",
        ),
        household.somebody_outside,
        _TRAVEL,
        applies=who.OPEN_RISK & household.travel_subsidy,
        severity=Severity.NOTICE,
        note=f"5_17_011包括劳务输出和补贴两项，补贴一项与5_17_012相同。{_AWAY}",
    ),
    of_household(
        "development.labour-export-nobody-new",
        [GUIZHOU("5_17_013")],
        (
            "识别后登记了劳务输出，但无新增县外务工人员",
            "labour export recorded, but nobody left to work since monitored",
        ),
        household.somebody_left_since,
        _TRAVEL,
        applies=who.MONITORED & household.labour_export,
        severity=Severity.NOTICE,
        note="以务工监测的开始时间不早于识别监测时间为新增；没有务工监测时不作判断。",
    ),
)
