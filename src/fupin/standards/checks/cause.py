"""Checks that the cause of poverty, or the risk of it, shows in the household's people.

Xi'an's checks are warnings.  Guizhou's first digit grades its own: 2 errors, 5 notices.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import PovertyCause, RiskType
from fupin.errors import Severity
from fupin.facts import registry_household as household
from fupin.facts.member import members
from fupin.logic import Condition, Ratio
from fupin.logic.named import Named
from fupin.logic.nodes import Number
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    CLEANING,
    GUIZHOU,
    XIAN,
    From,
    of_household,
)


_CAUSE: Final = (
    "核实致贫原因和成员情况，更正填错的一项",
    "find out the cause and who it is, and put right whichever is wrong",
)
_RISK: Final = (
    "核实致贫返贫风险和成员情况，更正填错的一项",
    "find out the risk and who it is, and put right whichever is wrong",
)
NOBODY_ABLE: Final = Named(
    members.every(who.NO_LABOUR),
    "全家均无劳动力或丧失劳动力",
    "nobody in the household has any capacity for labour",
)
_able_share: Final = Ratio(members.count(who.STRONG_LABOUR), household.member_rows)


def _main(cause: PovertyCause) -> Condition:
    return household.main_cause.among(cause)


def _open(risk: RiskType) -> Condition:
    return who.OPEN_RISK & household.risks.include(risk)


def _unstable_work(suffix: str, source: From, whom: Condition, severity: Severity) -> Check:
    return of_household(
        f"cause.unstable-work-nobody-able-{suffix}",
        [source],
        (
            "风险为因务工就业不稳，但全家均无劳动力",
            "at risk from unstable work, but nobody can work",
        ),
        ~NOBODY_ABLE,
        _RISK,
        applies=whom & household.risks.include(RiskType.UNSTABLE_WORK),
        severity=severity,
        fault="cause.unstable-work-nobody-able",
        note="2_11_006作“本人”：按行问会把老人、儿童都算上，故同5_15_013一样按户问。"
        "5_15_013含自然减少的人，登记表上已减少的人不在其内。",
    )


CHECKS: Final[tuple[Check, ...]] = (
    of_household(
        "cause.illness-all-healthy",
        [XIAN("致贫原因问题-1"), CLEANING("因病但成员均健康")],
        ("主要致贫原因为因病，但成员均健康", "poor through illness, but all are healthy"),
        members.some(~who.HEALTHY),
        _CAUSE,
        applies=_main(PovertyCause.ILLNESS),
        severity=Severity.WARNING,
        note="只有残疾人的户不算均健康。",
    ),
    of_household(
        "cause.schooling-no-pupil",
        [XIAN("致贫原因问题-2"), CLEANING("因学但无在校生")],
        ("主要致贫原因为因学，但无在校生", "poor through schooling, but nobody is in school"),
        household.somebody_in_school,
        _CAUSE,
        applies=_main(PovertyCause.SCHOOLING),
        severity=Severity.WARNING,
        note="在校生状况未填的按非在校生；学龄前儿童不算在校生，学前教育算。",
    ),
    of_household(
        "cause.disability-nobody-disabled",
        [XIAN("致贫原因问题-3"), CLEANING("因残但无残疾人")],
        ("主要致贫原因为因残，但无残疾人", "poor through disability, but nobody is disabled"),
        members.some(who.DISABLED),
        _CAUSE,
        applies=_main(PovertyCause.DISABILITY),
        severity=Severity.WARNING,
        note="以健康状况为准。",
    ),
    of_household(
        "cause.risk-disability-nobody-disabled",
        [GUIZHOU("2_11_001")],
        ("风险为因残，但家中无残疾人", "at risk through disability, but nobody is disabled"),
        members.some(who.DISABLED),
        _RISK,
        applies=who.MONITORED & household.risks.include(RiskType.DISABILITY),
        note="以健康状况为准。",
    ),
    _unstable_work("open", GUIZHOU("2_11_006"), who.OPEN_RISK, Severity.ERROR),
    _unstable_work("monitored", GUIZHOU("5_15_013"), who.MONITORED, Severity.NOTICE),
    of_household(
        "cause.unstable-work-nobody-works",
        [GUIZHOU("5_15_014")],
        (
            "未消除的风险为因务工就业不稳，但成员均未登记务工信息",
            "open risk from unstable work, but nobody's work is recorded",
        ),
        household.somebody_worked,
        _RISK,
        applies=_open(RiskType.UNSTABLE_WORK),
        severity=Severity.NOTICE,
        note="有务工地、务工时间或务工监测记录的都算已登记。",
    ),
    of_household(
        "cause.risk-illness-nobody-ill",
        [GUIZHOU("5_15_015")],
        (
            "未消除的风险为因病，但家中无大病、慢性病人员",
            "open risk through illness, but nobody is severely or chronically ill",
        ),
        members.some(who.ILL),
        _RISK,
        applies=_open(RiskType.ILLNESS),
        severity=Severity.NOTICE,
        note="清单含自然减少的人，登记表上已减少的人不在其内。",
    ),
    of_household(
        "cause.risk-illness-no-costs",
        [GUIZHOU("5_15_020")],
        (
            "未消除的风险为因病，但识别时合规自付支出为0",
            "open risk through illness, but no medical costs of one's own",
        ),
        household.out_of_pocket > Number(0, "fen/year"),
        ("核实合规自付支出后补录", "find out the costs and record them"),
        applies=_open(RiskType.ILLNESS),
        severity=Severity.NOTICE,
        note="为空的不作判断：清单只写为零。",
    ),
    of_household(
        "cause.lack-of-labour-half-able",
        [GUIZHOU("5_11_029")],
        (
            "未消除的风险为缺劳动力，但一半以上成员有劳动能力",
            "open risk from lack of labour, but half of the members can work",
        ),
        _able_share < parameter("able_share_half"),
        _RISK,
        applies=_open(RiskType.NO_LABOUR)
        & (household.member_rows >= parameter("able_share_size")),
        severity=Severity.NOTICE,
        fault="cause.lack-of-labour",
        note="“4人户及以上”“一半以上”都含本数；只算普通和技能劳动力，按有登记行的成员计。",
    ),
    of_household(
        "cause.lack-of-labour-quarter-able",
        [GUIZHOU("5_18_008")],
        (
            "未消除的风险为缺劳动力，但劳动力占比超过四分之一",
            "open risk from lack of labour, but more than a quarter can work",
        ),
        _able_share <= parameter("able_share_quarter"),
        _RISK,
        applies=_open(RiskType.NO_LABOUR),
        severity=Severity.NOTICE,
        fault="cause.lack-of-labour",
        note="“超过”不含本数；只算普通和技能劳动力，按有登记行的成员计。",
    ),
)
