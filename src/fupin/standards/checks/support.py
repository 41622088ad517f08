"""Checks of what a person is given: destitute support, the vocational-schooling subsidy.

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import StudentStatus
from fupin.errors import Severity
from fupin.facts import registry_member as member
from fupin.facts import registry_person as person
from fupin.logic import first_known
from fupin.logic.named import Named
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    of_person,
)
from fupin.standards.checks.education import NON_PUPIL


_SCHOOLS: Final = (
    StudentStatus.VOCATIONAL_1,
    StudentStatus.VOCATIONAL_2,
    StudentStatus.VOCATIONAL_3,
    StudentStatus.HIGHER_VOCATIONAL_1,
    StudentStatus.HIGHER_VOCATIONAL_2,
    StudentStatus.HIGHER_VOCATIONAL_3,
)
_VOCATIONAL: Final = Named(
    first_known(
        member.student_status.among(
            *_SCHOOLS,
            StudentStatus.TECHNICIAN_COLLEGE,
            StudentStatus.COLLEGE,
        ),
        person.student_status_given,
    ),
    "中职、高职（含技师学院和大专）学生",
    "in secondary or higher vocational school, technician or junior college",
)
_DESTITUTE: Final = (
    "核实特困供养资格；不再符合的，按程序退出",
    "look into the right to support; who has none is to leave it",
)

CHECKS: Final[tuple[Check, ...]] = (
    *asked_of(
        of_person,
        "support.destitute-working",
        (
            "享受特困供养的人外出务工",
            "in destitute support, yet working",
        ),
        ~person.works_somewhere,
        _DESTITUTE,
        exited=GUIZHOU("5_01_004"),
        monitored=GUIZHOU("5_12_003"),
        only=member.destitute_member,
        note="以基础信息的务工地为准，有务工监测的从务工监测；计划外出的不算。",
    ),
    *asked_of(
        of_person,
        "support.destitute-able",
        (
            "享受特困供养的人为劳动年龄内健康的非在校生",
            "in destitute support, yet healthy, of working age and no pupil",
        ),
        (member.age < parameter("destitute_working_from_age"))
        | (member.age >= parameter("destitute_working_below_age")),
        _DESTITUTE,
        exited=GUIZHOU("5_15_018"),
        monitored=GUIZHOU("5_15_019"),
        only=member.destitute_member & who.HEALTHY & NON_PUPIL,
        note="18周岁（含）至60周岁（不含）；在校生状况未填的按非在校生问。",
    ),
    *asked_of(
        of_person,
        "support.subsidy-not-vocational",
        (
            "享受雨露计划补助的人不是中高职学生",
            "has the vocational-schooling subsidy, yet is in no vocational school",
        ),
        _VOCATIONAL,
        (
            "核实就读情况和补助，更正填错的一项",
            "find out schooling and subsidy; put right whichever is wrong",
        ),
        exited=GUIZHOU("5_15_011"),
        monitored=GUIZHOU("5_15_012"),
        only=member.vocational_subsidy,
        note="清单只写2023年，登记表不记年度；大专与高职同为一类；在校生状况未填算不是。"
        "当年毕业的，核实后可保留。",
    ),
    *asked_of(
        of_person,
        "support.subsidy-missing",
        (
            "中高职学生未享受雨露计划补助",
            "in vocational school, yet without the subsidy for it",
        ),
        member.vocational_subsidy,
        (
            "核实是否符合条件；符合的，协助申请",
            "find out whether there is a right to it, and help to apply",
        ),
        everybody=[GUIZHOU()],
        only=member.student_status.among(*_SCHOOLS) & (who.EXITED | who.MONITORED),
        severity=Severity.NOTICE,
        note="清单所列，编号未详；技师学院和大专是否在补助之内各地不同，不问。",
    ),
)
