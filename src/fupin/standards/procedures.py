"""How a household and a village exit, step by step; and every procedure by its id.

Source:
    《关于建立贫困退出机制的意见》 (2016-04-28); 贵州省长顺县 (2017).

Limitations:
    The text of the steps is known from retellings.  No document names the papers a
    step leaves behind: the slots of evidence are named after the acts themselves.
"""

from __future__ import annotations

import difflib

from datetime import date
from typing import Final

import attrs

from fupin.errors import UnknownNameError
from fupin.model.procedure import PostingPlace, ProcedureRole
from fupin.policy import document
from fupin.standards.procedure import EvidenceSlot, NoticeRule, Procedure, Step
from fupin.standards.procedures_county import COUNTY_PROCEDURES
from fupin.standards.procedures_entry import ENTRY_PROCEDURES
from fupin.standards.rule import Subject
from fupin.values import Standing


_R = ProcedureRole
_OPINION: Final = document("opinion-2016")
_HOUSEHOLD: Final = _OPINION.cite("贫困人口退出程序", standing=Standing.REPORTED)
_VILLAGE: Final = _OPINION.cite("贫困村退出程序", standing=Standing.RECALLED)
_CHANGSHUN: Final = document("changshun-2017").cite("退出程序")
_FIRST: Final = date(2016, 4, 28)
_LAST: Final = date(2020, 12, 31)
_ANNOUNCED: Final = EvidenceSlot(id="announcement", title="公告", title_en="announcement")
_POSTED: Final = EvidenceSlot(id="notice", title="公示", title_en="notice")

HOUSEHOLD_EXIT: Final = Procedure(
    id="cn/household-exit/2016",
    title="贫困户退出程序（2016年）",
    title_en="procedure of household exit, 2016",
    subject=Subject.HOUSEHOLD,
    cites=(_HOUSEHOLD,),
    first=_FIRST,
    last=_LAST,
    standard="cn/household/2016",
    exit_step="announce",
    year_gap="exit_after_identification_years",
    signing_gap="notice_signing_gap_days",
    steps=(
        Step(
            id="propose",
            title="村“两委”组织民主评议后提出",
            title_en="proposed after a democratic review",
            who=(_R.VILLAGE_COMMITTEES,),
            evidence=(
                EvidenceSlot(
                    id="review", title="民主评议记录", title_en="minutes of the review"
                ),
            ),
        ),
        Step(
            id="verify",
            title="村“两委”和驻村工作队核实",
            title_en="verified by village and work team",
            who=(_R.VILLAGE_COMMITTEES, _R.WORK_TEAM),
            proves_indicators=True,
        ),
        Step(
            id="consent",
            title="拟退出贫困户认可",
            title_en="agreed to by the household",
            who=(_R.HOUSEHOLD,),
            signs=(_R.HOUSEHOLD,),
            evidence=(
                EvidenceSlot(
                    id="consent", title="农户认可签字", title_en="household's signature"
                ),
            ),
        ),
        Step(
            id="publish",
            title="村内公示无异议",
            title_en="posted in the village without objection",
            notice=NoticeRule(place=PostingPlace.VILLAGE, days="household_exit_notice_days"),
            evidence=(_POSTED,),
            on_objection="verify",
        ),
        Step(
            id="announce",
            title="公告退出",
            title_en="exit announced",
            notice=NoticeRule(place=PostingPlace.VILLAGE, days="exit_announcement_days"),
            evidence=(_ANNOUNCED,),
            on_objection="verify",
        ),
        Step(
            id="deregister",
            title="在建档立卡贫困人口中销号",
            title_en="struck off the register",
            evidence=(
                EvidenceSlot(id="register", title="系统销号记录", title_en="register entry"),
            ),
        ),
    ),
    note=(
        "有异议的退回核实步骤，核实、认可、公示均须重做；公示期间与公告期间提出的异议同样处理。"
        "退出之年取公告退出的日期；签字日期取该步骤的完成日期。"
    ),
)

_ANNOUNCED_BY_COUNTY: Final = attrs.evolve(
    HOUSEHOLD_EXIT.step("announce"),
    notice=NoticeRule(place=PostingPlace.COUNTY, days="exit_announcement_days"),
)
HOUSEHOLD_EXIT_GUIZHOU: Final = attrs.evolve(
    HOUSEHOLD_EXIT,
    id="cn-52/household-exit/2017",
    title="贫困户退出程序（贵州，销号前乡镇核准）",
    title_en="procedure of household exit, Guizhou, with the township's approval",
    cites=(_CHANGSHUN, _HOUSEHOLD),
    first=date(2017, 1, 1),
    regions=("520000",),
    steps=(
        *HOUSEHOLD_EXIT.steps[:4],
        _ANNOUNCED_BY_COUNTY,
        Step(
            id="approve",
            title="乡镇核准",
            title_en="approved by the township",
            who=(_R.TOWNSHIP,),
            evidence=(EvidenceSlot(id="approval", title="乡镇核准意见", title_en="approval"),),
        ),
        HOUSEHOLD_EXIT.steps[-1],
    ),
    note=HOUSEHOLD_EXIT.note + "见于长顺县2017年材料：公告由县发布，乡镇核准在销号之前。",
)

VILLAGE_EXIT: Final = Procedure(
    id="cn/village-exit/2016",
    title="贫困村退出程序（2016年）",
    title_en="procedure of village exit, 2016",
    subject=Subject.VILLAGE,
    cites=(_VILLAGE,),
    first=_FIRST,
    last=_LAST,
    standard="cn/village/2016",
    exit_step="announce",
    signing_gap="notice_signing_gap_days",
    steps=(
        Step(
            id="verify",
            title="对照退出标准核查",
            title_en="measured against the standard",
            proves_indicators=True,
            note="文件未写明由谁核查。",
        ),
        Step(
            id="publish",
            title="乡镇内公示无异议",
            title_en="posted in the township without objection",
            notice=NoticeRule(place=PostingPlace.TOWNSHIP, days="village_exit_notice_days"),
            evidence=(_POSTED,),
            on_objection="verify",
        ),
        Step(
            id="announce",
            title="公告退出",
            title_en="exit announced",
            notice=NoticeRule(place=PostingPlace.TOWNSHIP, days="exit_announcement_days"),
            evidence=(_ANNOUNCED,),
            on_objection="verify",
        ),
    ),
    note="公示前的核查是本库据退出标准补出的步骤；有异议的退回核查。",
)

VILLAGE_EXIT_GUIZHOU: Final = attrs.evolve(
    VILLAGE_EXIT,
    id="cn-52/village-exit/2017",
    title="贫困村退出程序（贵州）",
    title_en="procedure of village exit, Guizhou",
    cites=(_CHANGSHUN, _VILLAGE),
    first=date(2017, 1, 1),
    regions=("520000",),
    steps=(
        Step(
            id="apply",
            title="村自查申请",
            title_en="the village checks itself and applies",
            who=(_R.VILLAGE_COMMITTEES,),
            evidence=(EvidenceSlot(id="application", title="申请", title_en="application"),),
        ),
        Step(
            id="review",
            title="乡镇审核",
            title_en="reviewed by the township",
            who=(_R.TOWNSHIP,),
            proves_indicators=True,
        ),
        attrs.evolve(VILLAGE_EXIT.step("publish"), on_objection="review"),
        Step(
            id="approve", title="县核准", title_en="approved by the county", who=(_R.COUNTY,)
        ),
        Step(
            id="sign-off",
            title="签字背书",
            title_en="signed off",
            signs=(_R.VILLAGE_COMMITTEES, _R.TOWNSHIP, _R.COUNTY),
            note="文件未列签字人，取前三步的主体。",
        ),
        attrs.evolve(
            VILLAGE_EXIT.step("announce"),
            notice=NoticeRule(place=PostingPlace.COUNTY, days="exit_announcement_days"),
            on_objection="review",
        ),
        Step(
            id="file",
            title="省州备案",
            title_en="filed with prefecture and province",
            who=(_R.CITY, _R.PROVINCE),
        ),
    ),
    note="公示与公告同各步骤的先后原文未写，定为：公示在乡镇审核后，公告在签字背书后。",
)

PROCEDURES: Final = (
    HOUSEHOLD_EXIT,
    HOUSEHOLD_EXIT_GUIZHOU,
    VILLAGE_EXIT,
    VILLAGE_EXIT_GUIZHOU,
    *COUNTY_PROCEDURES,
    *ENTRY_PROCEDURES,
)


def procedures() -> tuple[Procedure, ...]:
    """Every procedure that is shipped."""
    return PROCEDURES


def procedure(name: str) -> Procedure:
    """The procedure with this id, for example ``cn/household-exit/2016``.

    Raises:
        UnknownNameError: If there is none; near ids are suggested.
    """
    for found in PROCEDURES:
        if found.id == name:
            return found
    known = [p.id for p in PROCEDURES]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.3) or known
    raise UnknownNameError("procedure", name, near)
