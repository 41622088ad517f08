"""Checks that who has exited lacks nothing exit asks for, or else is monitored.

Xi'an asks it of those who left poverty in four years: errors.  Guizhou, from 2021, asks
who lacks something whether it is in the monitoring: errors, by the first digit.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from fupin.codes import Education, PovertyCause
from fupin.facts import registry_household as household
from fupin.facts import registry_member as member
from fupin.facts import registry_person as person
from fupin.facts.registry_household import GIVEN
from fupin.logic import between, first_known
from fupin.logic.named import Named
from fupin.logic.nodes import Number
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.check import Check, Responsible
from fupin.standards.checks.drafting import (
    CLEANING,
    GUIZHOU,
    HOUSEHOLD_2022,
    XIAN,
    From,
    of_household,
    of_person,
)
from fupin.standards.checks.education import IN_SCHOOL


_IN_YEARS: Final = between(
    household.exit_year, parameter("exit_year_first"), parameter("exit_year_last")
)
_LEFT: Final = Named(
    _IN_YEARS & first_known(who.EXITED, household.exit_year >= parameter("exit_year_first")),
    "2014至2017年脱贫的户",
    "a household that left poverty in the years of the list",
)
_WATER: Final = Named(
    first_known(household.water_solved, household.water_safe & ~household.water_difficult),
    "饮水问题已解决",
    "drinking water is solved",
)
_SCHOOLED: Final = Named(
    member.education.among(
        Education.JUNIOR,
        Education.SENIOR,
        Education.COLLEGE,
        Education.JUNIOR_COLLEGE,
        Education.BACHELOR,
    ),
    "文化程度为初中及以上",
    "junior secondary school or more is completed",
)
_SCHOOL_AGE: Final = Named(
    between(
        member.age,
        parameter("compulsory_schooling_first_age"),
        parameter("compulsory_schooling_last_age"),
    ),
    "义务教育适龄",
    "of the age of compulsory schooling",
)
_EXIT: Final = (
    "入户核实；问题属实的，落实政策或按程序作返贫处理",
    "visit; where it is so, put it right or take the household back on the register",
)
_MONITOR: Final = (
    "入户核实；问题属实的，按程序纳入监测",
    "visit; where it is so, take the household into the monitoring",
)
_SUMMARY: Final = "1_02_007汇总以下各项，编号并列在各项上，不另出一行。"


def _xian(first: int) -> From:
    """The four numbers of one matter: the years 2014 to 2017."""
    return XIAN(*(f"脱贫户未解决两不愁三保障-{no}" for no in range(first, first + 4)))


def _income_unmonitored() -> Check:
    """The line is that of one accounting year, and stands in the registers until the next."""
    written = of_household(
        "exit.low-income-unmonitored",
        [GUIZHOU("1_02_006")],
        (
            "脱贫户人均纯收入低于监测线，但未纳入监测",
            "exited: income below the line of monitoring, but not monitored",
        ),
        (household.recorded_per_head >= parameter("unmonitored_income_least"))
        | household.monitored,
        _MONITOR,
        applies=who.EXITED,
        responsible=Responsible.TOWNSHIP,
        note="清单印的是2023年的线，其他年度的数未见，故只用于登记2023年度收入的月份："
        "2023年10月至2024年9月（收入年度自上年10月1日至当年9月30日）。等于该线不算低于。",
    )
    return attrs.evolve(written, first=date(2023, 10, 1), last=date(2024, 9, 30))


CHECKS: Final[tuple[Check, ...]] = (
    of_household(
        "exit.income-below-line",
        [_xian(1), CLEANING("脱贫户人均纯收入低于2952元")],
        ("脱贫户人均纯收入低于国家贫困标准", "exited: income a head is below the line"),
        household.recorded_per_head >= parameter("exit_income_least"),
        _EXIT,
        applies=_LEFT,
        note="清单对四个年度都用同一个数，不分年度；等于标准不算低于。",
    ),
    of_person(
        "exit.child-out-of-school",
        [_xian(5), CLEANING("脱贫户健康适龄儿童辍学")],
        ("脱贫户有义务教育辍学儿童", "exited: a child of school age is out of school"),
        IN_SCHOOL | (person.education_given & _SCHOOLED),
        _EXIT,
        applies=_LEFT & who.HEALTHY & _SCHOOL_AGE,
        note="清单写健康适龄儿童，适龄取普查口径；在校生状况为空算不在校，已读完初中的不算。",
    ),
    of_household(
        "exit.dangerous-dwelling",
        [_xian(9), CLEANING("脱贫户住危房")],
        ("脱贫户住危房", "exited: lives in a dangerous dwelling"),
        ~household.dangerous_dwelling,
        _EXIT,
        applies=_LEFT,
        note="以是否危房户为准；为空的不作判断。",
    ),
    of_household(
        "exit.water-unsolved",
        [_xian(13), CLEANING("脱贫户未解决饮水")],
        ("脱贫户未解决饮水问题", "exited: drinking water is not solved"),
        _WATER,
        _EXIT,
        applies=_LEFT,
        note="有是否解决安全饮用水的从之，没有的看饮水是否困难、是否安全。",
    ),
    of_person(
        "exit.ill-uninsured",
        [_xian(17), CLEANING("因病脱贫户患者未参加大病保险")],
        (
            "因病致贫脱贫户的患病成员未参加大病保险",
            "exited, once poor through illness: an ill member lacks illness insurance",
        ),
        member.critical_illness_insured,
        ("核实参保情况；未参保的，动员参保", "find out, and enrol who is not insured"),
        applies=_LEFT & household.main_cause.among(PovertyCause.ILLNESS) & who.ILL,
        note="患病指大病或慢性病；只看主要致贫原因；是否参加为空的不作判断。一人一行。",
    ),
    of_household(
        "exit.no-floor-area",
        [_xian(21), CLEANING("脱贫户住房面积为0")],
        ("脱贫户住房面积为0或空", "exited: floor area is nothing or blank"),
        GIVEN["dwelling.floor_area"] & (household.floor_area > Number(0, "m2")),
        ("入户核实后补录住房面积", "visit, and record the floor area"),
        applies=_LEFT,
    ),
    of_household(
        "exit.dangerous-unmonitored",
        [GUIZHOU("1_02_001", "1_02_007")],
        (
            "脱贫户住危房但未纳入监测",
            "exited: lives in a dangerous dwelling, but is not monitored",
        ),
        ~household.dangerous_dwelling | household.monitored,
        _MONITOR,
        applies=who.EXITED,
        responsible=Responsible.TOWNSHIP,
        note=_SUMMARY,
    ),
    of_household(
        "exit.water-unmonitored",
        [GUIZHOU("1_02_002", "1_02_007")],
        (
            "脱贫户未解决安全饮用水但未纳入监测",
            "exited: drinking water is not solved, but is not monitored",
        ),
        household.water_solved | household.monitored,
        _MONITOR,
        applies=who.EXITED,
        responsible=Responsible.TOWNSHIP,
        note=_SUMMARY,
    ),
    of_person(
        "exit.uninsured-unmonitored",
        [GUIZHOU("1_02_003", "1_02_007")],
        (
            "脱贫人口未参加大病保险且未纳入监测",
            "exited: no critical-illness insurance, and not monitored",
        ),
        (person.critical_illness_given & member.critical_illness_insured)
        | household.monitored,
        _MONITOR,
        applies=who.EXITED,
        responsible=Responsible.TOWNSHIP,
        note=f"为否或为空都算未参加。{_SUMMARY}",
    ),
    of_person(
        "exit.unschooled-unmonitored",
        [GUIZHOU("1_02_005", "1_02_007")],
        (
            "脱贫户义务教育适龄儿童在校生状况与未上学原因均为空，且未纳入监测",
            "exited: a child neither in school nor with a reason, and not monitored",
        ),
        person.student_status_given | person.dropout_reason_given | household.monitored,
        _MONITOR,
        applies=who.EXITED
        & (member.age >= parameter("school_from_age"))
        & (member.age < parameter("school_below_age")),
        responsible=Responsible.TOWNSHIP,
        note="清单作6–16岁，又以某日以后出生为界；这里按检查日的周岁，6岁（含）至16岁（不含）。"
        + _SUMMARY,
    ),
    _income_unmonitored(),
    of_household(
        "exit.no-power",
        [GUIZHOU("2_02_002")],
        ("脱贫户未通生活用电", "exited: the dwelling has no power"),
        household.household_power,
        ("核实后联系供电部门通电", "find out, and have it connected"),
        applies=who.EXITED,
        note="为空由另外的检查提出。",
    ),
    of_household(
        "exit.dangerous-dwelling-now",
        [HOUSEHOLD_2022("05")],
        ("脱贫户住危房或是否危房户为空", "exited: in a dangerous dwelling, or left blank"),
        GIVEN["dwelling.dangerous"] & ~household.dangerous_dwelling,
        _EXIT,
        applies=who.EXITED,
    ),
    of_household(
        "exit.water-unsolved-now",
        [HOUSEHOLD_2022("07")],
        (
            "脱贫户未解决安全饮用水或未填写",
            "exited: drinking water is not solved, or left blank",
        ),
        GIVEN["living.water_solved"] & household.water_solved,
        _EXIT,
        applies=who.EXITED,
    ),
)
