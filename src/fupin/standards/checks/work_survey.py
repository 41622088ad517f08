"""Checks of the monthly survey of wage work (务工月监测).

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import WorkStatus
from fupin.errors import Severity
from fupin.facts import registry_member as member
from fupin.facts import registry_person as person
from fupin.logic import between
from fupin.logic.named import Named
from fupin.policy import parameter
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    of_person,
)
from fupin.standards.checks.work import TO_COUNTY


_WORKING: Final = member.work_status.among(WorkStatus.WORKING)
_PLANNED: Final = member.work_status.among(WorkStatus.PLANNED)
_SURVEYED: Final = Named(
    person.work_wage_given
    & person.work_employer_given
    & person.work_industry_given
    & person.work_transfer_given
    & person.work_channels_given,
    "务工月收入、企业名称、所属行业、是否点对点输送和就业渠道都已填写",
    "wage, employer, industry, transfer and channel are all filled in",
)
_SURVEY: Final = ("在务工月监测中补录", "record it in the monthly survey of work")

CHECKS: Final[tuple[Check, ...]] = (
    *asked_of(
        of_person,
        "work.place-not-to-county",
        (
            "已外出务工的人务工地点未填写到县级（务工监测）",
            "works away from home, but the survey's place names no county",
        ),
        person.work_county_given & member.work_to_county,
        TO_COUNTY,
        monitored=GUIZHOU("4_12_001"),
        only=_WORKING,
        note="务工监测中为空也算未填写到县级。",
    ),
    *asked_of(
        of_person,
        "work.start-blank",
        ("外出务工记录开始时间为空", "a spell of work has no start"),
        person.work_start_given,
        _SURVEY,
        monitored=GUIZHOU("3_12_001"),
        only=_WORKING,
        note="只问已外出务工的；看最近一次务工记录。",
    ),
    *asked_of(
        of_person,
        "work.spells-overlap",
        (
            "务工开始时间早于上次务工结束时间",
            "a spell of work begins before the last one ended",
        ),
        ~member.work_overlaps,
        (
            "核实各次务工起止时间后更正",
            "find out the days of each spell, and put them right",
        ),
        monitored=GUIZHOU("5_12_001"),
        note="同一天结束又开始不算。",
    ),
    *asked_of(
        of_person,
        "work.local-channel-outside",
        (
            "县外务工的人就业渠道填写了公益性岗位或帮扶车间",
            "works outside the county, yet through a local post or workshop",
        ),
        ~member.local_channel,
        (
            "核实务工地点和就业渠道，更正填错的一项",
            "find out place and channel; put right whichever is wrong",
        ),
        exited=GUIZHOU("5_01_003"),
        monitored=GUIZHOU("5_12_002"),
        only=person.works_outside_county,
        note="清单作“公益性岗位”和“帮扶车间”，有其一即算。",
    ),
    *asked_of(
        of_person,
        "work.survey-incomplete",
        (
            "务工的人未填写务工月收入、企业名称、所属行业、是否点对点输送或就业渠道",
            "working, but wage, employer, industry, transfer or channel is left blank",
        ),
        _SURVEYED,
        _SURVEY,
        exited=GUIZHOU("5_01_007"),
        monitored=GUIZHOU("5_12_006"),
        only=_WORKING,
        note="五项有一项未填即算；“目前务工”指最近一次记录为已外出务工。",
    ),
    *asked_of(
        of_person,
        "work.need-blank",
        (
            "计划外出务工但未填写务工需求",
            "plans to go out to work, but the kind of work is left blank",
        ),
        person.work_need_given,
        _SURVEY,
        exited=GUIZHOU("5_15_008"),
        monitored=GUIZHOU("5_15_009"),
        only=_PLANNED,
    ),
    of_person(
        "work.monthly-wage",
        [GUIZHOU()],
        (
            "务工月收入低于100元或高于30000元",
            "a wage below 100 or above 30,000 yuan a month",
        ),
        between(
            member.monthly_wage,
            parameter("monthly_wage_least"),
            parameter("monthly_wage_most"),
        ),
        (
            "核实务工月收入，注意单位为元",
            "find out the wage; it is in yuan",
        ),
        severity=Severity.NOTICE,
        note="清单所列，编号未详；两端本身不算异常；另有一处作低于400元，取较宽的。",
    ),
)
