"""Checks of a person's insurance: covered, not twice, and not aided without it.

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices.
"""

from __future__ import annotations

from typing import Final

from fupin.facts import registry_member as member
from fupin.facts import registry_person as person
from fupin.logic import first_known
from fupin.logic.named import Named
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    of_person,
)


_RESIDENT: Final = Named(
    first_known(member.resident_insured, person.resident_insured_given),
    "参加城乡居民基本医疗保险（未填算否）",
    "has resident medical insurance (a blank is a no)",
)
_EMPLOYEE: Final = Named(
    first_known(member.employee_insured, person.employee_insured_given),
    "参加城镇职工基本医疗保险（未填算否）",
    "has employee medical insurance (a blank is a no)",
)
_BASIC: Final = member.resident_insured | _EMPLOYEE

CHECKS: Final[tuple[Check, ...]] = (
    *asked_of(
        of_person,
        "insurance.basic",
        (
            "城乡居民和城镇职工基本医疗保险同时为否或空",
            "neither resident nor employee medical insurance",
        ),
        _RESIDENT | _EMPLOYEE,
        (
            "核实参保情况；未参保的，动员参保",
            "find out; who is not insured is to be enrolled",
        ),
        exited=GUIZHOU("2_01_008"),
        note="一项为否、一项为空也算；导出表没有的一栏不当作否。"
        "监测对象同时为否由1_11_008检查，同时为空由2_12_012检查。",
    ),
    *asked_of(
        of_person,
        "insurance.twice",
        (
            "同时参加城乡居民和城镇职工基本医疗保险",
            "both resident and employee medical insurance",
        ),
        ~(member.resident_insured & member.employee_insured),
        ("核实实际参保种类，只保留一项", "find out which it is, and keep that one"),
        exited=GUIZHOU("2_01_009"),
        monitored=GUIZHOU("2_12_015"),
    ),
    *asked_of(
        of_person,
        "insurance.unsecured",
        (
            "大病保险、基本医疗保险有一项未参加",
            "critical-illness or basic medical insurance is missing",
        ),
        member.critical_illness_insured & _BASIC,
        (
            "核实参保情况；未参保的，动员参保",
            "find out; who is not insured is to be enrolled",
        ),
        exited=GUIZHOU("2_01_016"),
        monitored=GUIZHOU("2_12_016"),
        note="2_12_016只写“医疗未保障”，与2_01_016同解；基本医疗保险为居民医保，"
        "参加职工医保的同样有保障；为空由另外的检查提出。",
    ),
    *asked_of(
        of_person,
        "insurance.aided-uninsured",
        (
            "未参加基本医疗保险，但接受医疗救助",
            "receives medical aid without medical insurance",
        ),
        _BASIC,
        (
            "核实参保和救助情况，更正填错的一项",
            "find out both; put right whichever is wrong",
        ),
        exited=GUIZHOU("3_01_007"),
        only=member.medical_aid,
        note="清单作“接受大病医疗救助”，登记表只有医疗救助一项；居民医保为空不算未参加。",
    ),
)
