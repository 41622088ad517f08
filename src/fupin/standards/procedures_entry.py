"""How a household comes in: identification, relapse, monitoring.

Source:
    《扶贫开发建档立卡工作方案》 (2014-04); 《贵州省大扶贫条例》; a county of the 秦巴 area
    (source document 001); 甘肃秦安 (from 2021).

Limitations:
    No document seen gives a procedure of relapse or of removing a risk.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from fupin.model.procedure import PostingPlace, ProcedureRole
from fupin.policy import document
from fupin.standards.procedure import (
    Base,
    ByMonthEnd,
    EvidenceSlot,
    NoticeRule,
    Procedure,
    Step,
    WithinDays,
)
from fupin.standards.rule import Subject
from fupin.values import Standing


_R = ProcedureRole
_PLAN: Final = document("registration-plan-2014").cite("贫困户建档立卡步骤")
_LAST: Final = date(2020, 12, 31)
_IN_VILLAGE: Final = NoticeRule(place=PostingPlace.VILLAGE, days="identification_notice_days")


def _paper(name: str, title: str, title_en: str) -> tuple[EvidenceSlot, ...]:
    return (EvidenceSlot(id=name, title=title, title_en=title_en),)


IDENTIFICATION: Final = Procedure(
    id="cn/household-identification/2014",
    title="贫困户识别程序（七步，两公示一公告）",
    title_en="identification of poor households: seven stages, two notices, one announcement",
    subject=Subject.HOUSEHOLD,
    cites=(_PLAN,),
    first=date(2014, 4, 1),
    last=_LAST,
    stages=(
        "规模分解",
        "初选对象",
        "公示公告",
        "结对帮扶",
        "制定计划",
        "填写手册",
        "数据录入",
    ),
    steps=(
        Step(id="scale", stage=1, title="规模分解", title_en="numbers allotted"),
        Step(
            id="apply",
            stage=2,
            title="农户申请",
            title_en="applied for by the household",
            who=(_R.HOUSEHOLD,),
            evidence=_paper("application", "申请书", "application"),
        ),
        Step(
            id="review",
            stage=2,
            title="村民代表大会民主评议",
            title_en="democratic review by the assembly",
            who=(_R.ASSEMBLY,),
            evidence=_paper("review", "民主评议记录", "minutes of the review"),
        ),
        Step(
            id="verify",
            stage=2,
            title="村委会和驻村工作队核实",
            title_en="verified by village and work team",
            who=(_R.VILLAGE_COMMITTEE, _R.WORK_TEAM),
            evidence=_paper("verification", "核实记录", "record of the verification"),
        ),
        Step(
            id="first-notice",
            stage=2,
            title="第一次公示",
            title_en="first notice",
            notice=_IN_VILLAGE,
            evidence=_paper("first-notice", "第一次公示", "first notice"),
            on_objection="verify",
        ),
        Step(
            id="submit",
            stage=2,
            title="报乡镇",
            title_en="submitted to the township",
            who=(_R.VILLAGE_COMMITTEE,),
        ),
        Step(
            id="township-review",
            stage=3,
            title="乡镇审核",
            title_en="reviewed by the township",
            who=(_R.TOWNSHIP,),
            evidence=_paper("township-review", "审核意见", "opinion of the review"),
        ),
        Step(
            id="second-notice",
            stage=3,
            title="村内第二次公示",
            title_en="second notice, in the village",
            notice=_IN_VILLAGE,
            evidence=_paper("second-notice", "第二次公示", "second notice"),
            on_objection="township-review",
        ),
        Step(
            id="county-review",
            stage=3,
            title="县复审",
            title_en="second review by the county",
            who=(_R.COUNTY,),
            evidence=_paper("county-review", "复审意见", "opinion of the second review"),
        ),
        Step(
            id="announce",
            stage=3,
            title="村内公告",
            title_en="announced in the village",
            notice=_IN_VILLAGE,
            evidence=_paper("announcement", "公告", "announcement"),
            on_objection="county-review",
            limit=ByMonthEnd(parameter="identification_announcement_month", base=Base.OPENING),
        ),
        Step(id="pair", stage=4, title="结对帮扶", title_en="paired with a helper"),
        Step(
            id="plan",
            stage=5,
            title="制定计划",
            title_en="plan of help made",
            evidence=_paper("plan", "帮扶计划", "plan of help"),
            limit=ByMonthEnd(parameter="identification_plan_month", base=Base.OPENING),
        ),
        Step(
            id="handbook",
            stage=6,
            title="填写手册",
            title_en="handbook filled in",
            evidence=_paper("handbook", "扶贫手册", "handbook"),
        ),
        Step(id="enter", stage=7, title="数据录入", title_en="data entered"),
    ),
    note=(
        "有异议的退回该次公示前最近的审查步骤：核实、乡镇审核、县复审。"
        "公告、计划的完成期限只见于2014年；其年份取案卷首个日期的年份。"
    ),
)

RELAPSE: Final = Procedure(
    id="cn/household-relapse/2016",
    title="返贫重录程序",
    title_en="re-registration of a household that fell back",
    subject=Subject.HOUSEHOLD,
    cites=(
        document("guizhou-regulation").cite("第十六条", standing=Standing.REPORTED),
        document("report-001").cite("返贫“挂号”"),
        _PLAN,
    ),
    first=date(2016, 4, 28),
    last=_LAST,
    steps=(
        *(attrs.evolve(s, stage=0, limit=None) for s in IDENTIFICATION.steps[1:10]),
        Step(
            id="re-register",
            title="返贫挂号（重新录入）",
            title_en="registered again",
            evidence=_paper("register", "系统录入记录", "register entry"),
        ),
    ),
    note=(
        "文件只写“脱贫销号、返贫重录”，未写步骤；此处沿用识别程序的评议、核实、两公示一公告。"
        "返贫年度记入案卷的识别年度，当年不得退出。"
    ),
)

MONITORING: Final = Procedure(
    id="cn/monitoring/2021",
    title="防返贫监测对象识别程序（2021年起）",
    title_en="identification of households to be monitored, from 2021",
    subject=Subject.HOUSEHOLD,
    cites=(document("monitoring-qinan").cite(), document("monitoring-opinion-2021").cite()),
    first=date(2021, 1, 1),
    last=date(2025, 12, 31),
    steps=(
        Step(
            id="verify",
            title="入户核实并签订授权承诺",
            title_en="verified at home; the household promises and authorises checks",
            signs=(_R.HOUSEHOLD,),
            evidence=_paper("authorisation", "授权承诺书", "promise and authorisation"),
        ),
        Step(
            id="publish",
            title="民主评议和公示",
            title_en="democratic review and notice",
            notice=NoticeRule(
                place=PostingPlace.VILLAGE, days="monitoring_notice_days", bars_sensitive=True
            ),
            evidence=(
                *_paper("review", "民主评议记录", "minutes of the review"),
                *_paper("notice", "公示", "notice"),
            ),
            on_objection="verify",
        ),
        Step(
            id="township-review",
            title="乡镇初审",
            title_en="first review by the township",
            who=(_R.TOWNSHIP,),
            evidence=_paper("township-review", "初审意见", "opinion of the first review"),
        ),
        Step(
            id="decide",
            title="县级审定",
            title_en="decided by the county",
            who=(_R.COUNTY,),
            evidence=_paper("decision", "审定意见", "decision"),
            limit=WithinDays(parameter="monitoring_decision_days"),
        ),
    ),
    note=(
        "步骤见于甘肃秦安；天数只在当地有值。期限自发现风险之日（案卷启动日期）起算，当日不计。"
        "公示只在村内一次，不得公示身份证号、电话、账号和健康信息。有异议的退回入户核实。"
    ),
)

ENTRY_PROCEDURES: Final = (IDENTIFICATION, RELAPSE, MONITORING)
