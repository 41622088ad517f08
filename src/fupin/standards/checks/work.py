"""Checks of wage work: who works, and where, and what the household has from it.

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices; of
Xi'an's, months no year has are an error, the rest warnings.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import WorkStatus
from fupin.errors import Severity
from fupin.facts import registry_household as household
from fupin.facts import registry_member as member
from fupin.facts import registry_person as person
from fupin.logic import Number, between, first_known
from fupin.logic.named import Named
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    CLEANING,
    GUIZHOU,
    OWN,
    XIAN,
    of_household,
    of_person,
)
from fupin.standards.checks.education import NON_PUPIL


_NO_MONTHS: Final = Number(0, "month")
_NO_WAGE: Final = Number(0, "fen/year")
_GOES_OUT: Final = Named(
    member.work_status.among(WorkStatus.WORKING, WorkStatus.PLANNED),
    "已外出务工或计划外出务工",
    "working away from home, or planning to",
)
_TO_COUNTY: Final = Named(
    first_known(member.work_to_county, person.work_county_given, person.work_place_given),
    "务工地点填写到县级（未填算没有）",
    "place of work names a county (a blank does not)",
)
_BOTH: Final = (
    "核实务工情况，更正填错的一项",
    "find out about the work; put right whichever is wrong",
)
_CAPACITY: Final = (
    "核实劳动技能和务工情况，更正填错的一项",
    "find out capacity and work; put right whichever is wrong",
)
TO_COUNTY: Final = (
    "补录务工地点到县级",
    "record the place of work down to the county",
)

_OF_PERSONS: Final[tuple[Check, ...]] = (
    *asked_of(
        of_person,
        "work.without-labour",
        (
            "已外出务工或计划外出务工的人无劳动力或丧失劳动力",
            "goes out to work, yet without capacity for labour",
        ),
        ~who.NO_LABOUR,
        _CAPACITY,
        exited=GUIZHOU("2_01_015"),
        monitored=GUIZHOU("2_12_004"),
        only=_GOES_OUT,
        note="2_01_015另有一种写法兼及弱、半劳动力，取标题所写；无劳动力含丧失。",
    ),
    of_person(
        "work.without-labour",
        [XIAN("务工状况问题-4"), CLEANING("无劳动力或丧失劳动力但外出务工")],
        (
            "无劳动力或丧失劳动力的人有务工地和务工时间",
            "works, yet without capacity for labour",
        ),
        ~who.NO_LABOUR,
        _CAPACITY,
        applies=person.works_somewhere & (member.work_months > _NO_MONTHS),
        severity=Severity.WARNING,
        note="务工地和务工时间都有才算。",
    ),
    *asked_of(
        of_person,
        "work.pupil",
        ("在校生已外出务工或计划外出务工", "a pupil goes out to work"),
        NON_PUPIL,
        (
            "核实在校生状况和务工情况，更正填错的一项",
            "find out schooling and work; put right whichever is wrong",
        ),
        exited=GUIZHOU("4_01_006"),
        monitored=GUIZHOU("4_12_002"),
        only=_GOES_OUT,
        note="清单先列学前至高中，后改为在校生状况不为空；“非在校生”不算在校。",
    ),
    of_person(
        "work.below-working-age",
        [GUIZHOU()],
        ("16岁以下人员务工", "below sixteen, yet working"),
        member.age >= parameter("work_from_age"),
        _BOTH,
        applies=person.works_somewhere,
        severity=Severity.WARNING,
        note="清单所列，编号未详，故列为警告；16岁不含；计划外出的不算。",
    ),
    *asked_of(
        of_person,
        "work.place-not-to-county",
        (
            "已外出务工的人务工地点未填写到县级",
            "works away from home, but the place names no county",
        ),
        _TO_COUNTY,
        TO_COUNTY,
        exited=GUIZHOU("5_01_005"),
        only=person.works_somewhere,
        note="203（务工监测）、204（基础信息）两种写法合为一项：先看务工监测，再看基础信息。",
    ),
    of_person(
        "work.months-of-a-year",
        [XIAN("务工状况问题-1"), CLEANING("务工时间0–12个月"), OWN()],
        (
            "务工时间不在0–12个月之内，或不是数字",
            "months worked are not between 0 and 12, or no number",
        ),
        person.work_months_readable
        & between(member.work_months, _NO_MONTHS, parameter("work_months_most")),
        ("核实后填写0–12之间的月数", "record the months, 0 to 12"),
        note="0和12本身不算；一年只有12个月，故2021年以后仍查。",
    ),
    of_person(
        "work.place-without-months",
        [XIAN("务工状况问题-2"), CLEANING("有务工地但务工时间为0"), OWN()],
        (
            "有务工地但务工时间为0或空",
            "a place of work, but no months worked",
        ),
        person.work_months_given & (member.work_months > _NO_MONTHS),
        _BOTH,
        applies=person.works_somewhere,
        severity=Severity.WARNING,
        note="2018年清单所列；登记表两项仍在，故2021年以后仍查。",
    ),
    of_person(
        "work.months-without-place",
        [XIAN("务工状况问题-3"), CLEANING("有务工时间但无务工地"), OWN()],
        (
            "有务工时间但无务工地",
            "months worked, but no place of work",
        ),
        person.works_somewhere,
        _BOTH,
        applies=member.work_months > _NO_MONTHS,
        severity=Severity.WARNING,
        note="清单作1–12个月，超过12个月的也问；登记表两项仍在，故2021年以后仍查。",
    ),
)
_OF_HOUSEHOLDS: Final[tuple[Check, ...]] = (
    of_household(
        "work.wage-without-worker",
        [XIAN("务工状况问题-5"), CLEANING("有工资性收入但无务工人员")],
        (
            "有工资性收入但家中无务工人员",
            "wage income, yet nobody works",
        ),
        household.somebody_worked,
        (
            "核实工资性收入来源，补录务工情况或更正收入",
            "find out where it comes from; record the work or put the income right",
        ),
        applies=household.wage > _NO_WAGE,
        severity=Severity.WARNING,
        note="有务工地或务工时间即为务工人员。",
    ),
    of_household(
        "work.worker-without-wage",
        [XIAN("务工状况问题-6"), CLEANING("有务工人员但无工资性收入")],
        (
            "家中有务工人员但无工资性收入",
            "somebody works, yet no wage income",
        ),
        household.GIVEN["income.wage"] & (household.wage > _NO_WAGE),
        (
            "核实务工收入后补录工资性收入",
            "find out the wages, and record them",
        ),
        applies=household.somebody_worked,
        severity=Severity.WARNING,
        note="工资性收入为0或空都算无；有务工地或务工时间即为务工人员。",
    ),
)

CHECKS: Final[tuple[Check, ...]] = _OF_PERSONS + _OF_HOUSEHOLDS
