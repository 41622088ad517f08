"""How a county exits: the chains of 2016–17 and from 2018, Chongqing, provincial-level ones.

Source:
    Official reporting of 2017 on the county exit; 《贫困县退出专项评估检查实施办法（试行）》
    (2017-09-30); statement on the 2018 cohort.

Limitations:
    No document seen says how long the public notice must stand; days notices of single
    provinces stood are kept as parameters ending in ``_seen``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.model.procedure import PostingPlace, ProcedureRole
from fupin.policy import document
from fupin.standards.procedure import (
    Base,
    ByMonthEnd,
    EvidenceSlot,
    NoticeRule,
    Procedure,
    Step,
)
from fupin.standards.rule import Subject


_R = ProcedureRole
_CHAIN: Final = document("county-exit-reporting-2017").cite("贫困县退出程序")
_SURVEY: Final = document("exit-survey-2017")
_FIRST: Final = date(2016, 4, 28)
_LAST: Final = date(2020, 12, 31)
_NOTE: Final = "有异议的退回省级核查（评估）步骤；公示天数未见规定。"


def _public(back: str, title: str = "社会公示") -> Step:
    return Step(
        id="publish",
        title=title,
        title_en="posted to the public",
        notice=NoticeRule(place=PostingPlace.PUBLIC, seen="county_exit_notice_days_seen"),
        evidence=(EvidenceSlot(id="notice", title="公示", title_en="notice"),),
        on_objection=back,
    )


def _paper(name: str, title: str, title_en: str) -> tuple[EvidenceSlot, ...]:
    return (EvidenceSlot(id=name, title=title, title_en=title_en),)


_PROPOSE: Final = Step(
    id="propose",
    title="县级扶贫开发领导小组提出",
    title_en="proposed by the county leading group",
    who=(_R.COUNTY_GROUP,),
    evidence=_paper("application", "退出申请", "application"),
)
_CITY: Final = Step(
    id="city-review",
    title="市级初审",
    title_en="first review by the city",
    who=(_R.CITY,),
    evidence=_paper("city-review", "初审意见", "opinion of the first review"),
)
_APPROVE: Final = Step(
    id="approve",
    title="省级政府正式批准退出",
    title_en="exit approved by the provincial government",
    who=(_R.PROVINCIAL_GOVERNMENT,),
    evidence=_paper("approval", "批准退出文件", "approval"),
)

COUNTY_EXIT_2016: Final = Procedure(
    id="cn/county-exit/2016",
    title="贫困县退出程序（2016、2017年度）",
    title_en="procedure of county exit, cohorts 2016 and 2017",
    subject=Subject.COUNTY,
    cites=(_CHAIN, _SURVEY.cite("第一条至第四条")),
    first=_FIRST,
    last=date(2018, 12, 31),
    first_cohort=2016,
    last_cohort=2017,
    standard="cn/county/2016",
    exit_step="approve",
    steps=(
        _PROPOSE,
        _CITY,
        Step(
            id="verify",
            title="省级核查",
            title_en="verified by the province",
            who=(_R.PROVINCE,),
            proves_indicators=True,
            evidence=_paper("verification", "核查报告", "report of the verification"),
        ),
        _public("verify"),
        Step(
            id="decide",
            title="省级审定",
            title_en="decided by the province",
            who=(_R.PROVINCE,),
            evidence=_paper("decision", "审定意见", "decision"),
        ),
        Step(
            id="report",
            title="向国务院扶贫开发领导小组报告",
            title_en="reported to the State Council leading group",
            who=(_R.PROVINCE,),
            evidence=_paper("report", "报告", "report"),
            limit=ByMonthEnd(
                parameter="county_assessment_application_month",
                base=Base.COHORT,
                years_after=1,
            ),
            note="申请专项评估检查的期限，定为退出年度次年2月底。",
        ),
        Step(
            id="state-assessment",
            title="国家专项评估检查",
            title_en="special assessment by the state",
            who=(_R.STATE_GROUP,),
            evidence=_paper("assessment", "评估检查结果", "outcome of the assessment"),
        ),
        _APPROVE,
    ),
    note=_NOTE,
)

COUNTY_EXIT_2018: Final = Procedure(
    id="cn/county-exit/2018",
    title="贫困县退出程序（2018年度起，省级组织评估、中央抽查）",
    title_en="procedure of county exit from the 2018 cohort",
    subject=Subject.COUNTY,
    cites=(document("cohort-2018").cite("退出程序"), _CHAIN),
    first=date(2018, 1, 1),
    last=_LAST,
    first_cohort=2018,
    last_cohort=2020,
    standard="cn/county/2016",
    exit_step="approve",
    steps=(
        _PROPOSE,
        _CITY,
        Step(
            id="assess",
            title="省级组织专项评估检查",
            title_en="special assessment organised by the province",
            who=(_R.PROVINCE,),
            proves_indicators=True,
            evidence=_paper("assessment", "评估检查结果", "outcome of the assessment"),
        ),
        _public("assess"),
        _APPROVE,
        Step(
            id="spot-check",
            title="中央抽查",
            title_en="spot check by the centre",
            who=(_R.STATE_GROUP,),
            optional=True,
            note="只查部分县（2018年度抽查283县的20%，2019年7月起），未被抽中的不缺步骤。",
        ),
    ),
    note=_NOTE + "评估的组织者由国家改为省级，其余步骤沿用此前的次序。",
)

COUNTY_EXIT_CHONGQING: Final = Procedure(
    id="cn-50/county-exit/2016",
    title="贫困县退出程序（重庆）",
    title_en="procedure of county exit, Chongqing",
    subject=Subject.COUNTY,
    cites=(document("county-exit-chongqing").cite(),),
    first=_FIRST,
    last=_LAST,
    regions=("500000",),
    standard="cn/county/2016",
    exit_step="decide",
    steps=(
        Step(
            id="apply",
            title="县级申请",
            title_en="applied for by the county",
            who=(_R.COUNTY,),
            evidence=_paper("application", "退出申请", "application"),
        ),
        Step(
            id="assess",
            title="第三方实地评估检查",
            title_en="assessed on the spot by a third party",
            who=(_R.THIRD_PARTY,),
            proves_indicators=True,
            evidence=_paper("assessment", "评估检查结果", "outcome of the assessment"),
        ),
        _public("assess"),
        Step(
            id="decide",
            title="市级审定",
            title_en="decided by the municipality",
            who=(_R.PROVINCE,),
            evidence=_paper("decision", "审定意见", "decision"),
            note="重庆的“市级”即省级。",
        ),
    ),
    note="不设地级市，无市州初审。有异议的退回实地评估检查；公示天数未见规定。",
)

COUNTY_EXIT_PROVINCIAL: Final = Procedure(
    id="cn/provincial-county-exit/2016",
    title="省定贫困县退出程序",
    title_en="procedure of exit of provincial-level poor counties",
    subject=Subject.COUNTY,
    cites=(document("provincial-county-exit-heilongjiang").cite("五个步骤"),),
    first=_FIRST,
    last=_LAST,
    standard="cn/county/2016",
    exit_step="approve",
    steps=(
        Step(
            id="apply",
            title="县申请",
            title_en="applied for by the county",
            who=(_R.COUNTY,),
            evidence=_paper("application", "退出申请", "application"),
        ),
        Step(
            id="city-review",
            title="市初审",
            title_en="first review by the city",
            who=(_R.CITY,),
            evidence=_paper("city-review", "初审意见", "opinion of the first review"),
        ),
        Step(
            id="assess",
            title="省评估",
            title_en="assessed by the province",
            who=(_R.PROVINCE,),
            proves_indicators=True,
            evidence=_paper("assessment", "评估检查结果", "outcome of the assessment"),
        ),
        _public("assess", "省公示"),
        Step(
            id="approve",
            title="省批准",
            title_en="approved by the province",
            who=(_R.PROVINCE,),
            evidence=_paper("approval", "批准退出文件", "approval"),
        ),
    ),
    note="见于黑龙江2018年报道，他省可能不同。有异议的退回省评估；指标以国家县标准代，省定标准另有的由案卷指明。",
)

COUNTY_PROCEDURES: Final = (
    COUNTY_EXIT_2016,
    COUNTY_EXIT_2018,
    COUNTY_EXIT_CHONGQING,
    COUNTY_EXIT_PROVINCIAL,
)
