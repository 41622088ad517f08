"""Checks that what the register must know of a person is filled in.

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices; a
blank of Xi'an's list is a warning.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import StudentStatus
from fupin.errors import Severity
from fupin.facts import registry_member as member
from fupin.facts import registry_person as person
from fupin.logic import Condition, between, first_known
from fupin.logic.named import Named
from fupin.policy import parameter
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    OWN,
    XIAN,
    From,
    of_person,
)


_NON_PUPIL: Final = Named(
    first_known(
        member.student_status.among(StudentStatus.NOT_STUDENT), ~person.student_status_given
    ),
    "非在校生（在校生状况为非在校生或未填）",
    "no pupil, or student status left blank",
)
_SCHOOL_AGED: Final = between(
    member.age,
    parameter("student_status_given_from_age"),
    parameter("student_status_given_to_age"),
)
_LABOUR_AGED: Final = between(
    member.age, parameter("labour_given_from_age"), parameter("labour_given_to_age")
)
_AGES: Final = "两端年龄均含。"


def _blank(  # noqa: PLR0913  # the parts of a check
    what: str,
    zh: str,
    en: str,
    filled: Condition,
    *,
    exited: From | None = None,
    monitored: From | None = None,
    everybody: tuple[From, ...] = (),
    only: Condition | None = None,
    note: str = "",
) -> tuple[Check, ...]:
    """The checks that one field is filled in."""
    return asked_of(
        of_person,
        f"blanks.{what}",
        (f"{zh}为空", f"{en} is left blank"),
        filled,
        (f"入户核实后补录{zh}", f"find out and record: {en}"),
        exited=exited,
        monitored=monitored,
        everybody=everybody,
        only=only,
        note=note,
    )


CHECKS: Final[tuple[Check, ...]] = (
    *_blank("name", "姓名", "the name", person.name_given, everybody=(OWN(),)),
    *_blank(
        "ethnicity",
        "民族",
        "ethnic group",
        person.ethnicity_given,
        exited=GUIZHOU("2_01_001"),
        monitored=GUIZHOU("2_12_002"),
        everybody=(XIAN("重要指标为空-1"),),
    ),
    *_blank(
        "health",
        "健康状况",
        "state of health",
        person.health_given,
        exited=GUIZHOU("2_01_002"),
        monitored=GUIZHOU("2_12_003"),
        everybody=(XIAN("重要指标为空-4"),),
    ),
    *_blank(
        "labour",
        "劳动技能",
        "capacity for labour",
        person.labour_given,
        exited=GUIZHOU("2_01_003"),
        monitored=GUIZHOU("2_12_001"),
        note="清单不分年龄。",
    ),
    of_person(
        "blanks.labour-of-age",
        [XIAN("重要指标为空-5")],
        ("劳动年龄人口劳动能力为空", "of working age, but capacity for labour is left blank"),
        person.labour_given,
        ("入户核实后补录劳动能力", "find out and record: capacity for labour"),
        applies=_LABOUR_AGED,
        fault="blanks.labour",
        severity=Severity.WARNING,
        note=f"2018年清单只问16–65周岁，{_AGES}",
    ),
    *_blank(
        "critical-illness-insurance",
        "是否参加大病保险",
        "critical-illness insurance",
        person.critical_illness_given,
        exited=GUIZHOU("2_01_006"),
        monitored=GUIZHOU("2_12_010", "2_15_001"),
        note="2_15_001与2_12_010是同一条。",
    ),
    *_blank(
        "pension-insurance",
        "是否参加城乡居民基本养老保险",
        "resident pension insurance",
        person.pension_given,
        exited=GUIZHOU("2_01_007"),
        monitored=GUIZHOU("5_15_001"),
        note="清单不分年龄；同一空项，脱贫人口列为第二级，监测对象列为第五级。",
    ),
    *_blank(
        "relationship",
        "与户主关系",
        "relationship to the head",
        person.relationship_given,
        exited=GUIZHOU("3_01_001"),
        monitored=GUIZHOU("3_12_002"),
        note="3_12_002在所见程序中被停用，按其文字写出。",
    ),
    *_blank(
        "education",
        "文化程度",
        "education",
        person.education_given,
        everybody=(XIAN("重要指标为空-2"),),
        only=_NON_PUPIL,
        note="在校生状况未填的按非在校生问；学龄前儿童应选“学龄前儿童”，也不应为空。",
    ),
    *_blank(
        "student-status",
        "在校生状况",
        "student status",
        person.student_status_given,
        everybody=(XIAN("重要指标为空-3"),),
        only=_SCHOOL_AGED,
        note=f"2018年清单问6–23周岁，{_AGES}",
    ),
    *_blank(
        "schooling",
        "文化程度、在校生状况和未上学原因",
        "education, student status and reason for not being in school",
        person.education_given | person.student_status_given | person.dropout_reason_given,
        exited=GUIZHOU("3_01_002"),
        monitored=GUIZHOU("3_12_003"),
        note="三项同时为空才算；有一栏导出表没有，就不作判断。",
    ),
    *_blank(
        "medical-insurance",
        "是否参加城乡居民和城镇职工基本医疗保险",
        "resident and employee medical insurance",
        person.resident_insured_given | person.employee_insured_given,
        monitored=GUIZHOU("2_12_012"),
        note="两项同时为空才算。",
    ),
)
