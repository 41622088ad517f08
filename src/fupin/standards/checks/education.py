"""Checks of schooling: the stage fits the age, and a child of school age is in school.

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices;
what Xi'an's list finds here is odd rather than impossible, and a warning.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import DropoutReason, Education, StudentStatus
from fupin.errors import Severity
from fupin.facts import registry_member as member
from fupin.facts import registry_person as person
from fupin.logic import Condition, between, first_known
from fupin.logic.named import Named
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    XIAN,
    From,
    of_person,
)


NON_PUPIL: Final = Named(
    first_known(
        member.student_status.among(StudentStatus.NOT_STUDENT), ~person.student_status_given
    ),
    "非在校生（在校生状况为非在校生或未填）",
    "no pupil, or student status left blank",
)
IN_SCHOOL: Final = Named(
    first_known(
        ~member.student_status.among(StudentStatus.NOT_STUDENT), person.student_status_given
    ),
    "在校生（在校生状况已填且不是非在校生）",
    "a pupil: a student status other than 'not a student' is filled in",
)
_PRESCHOOL: Final = (StudentStatus.PRESCHOOL, StudentStatus.PRESCHOOL_AGE)
_JUNIOR: Final = (StudentStatus.GRADE_7, StudentStatus.GRADE_8, StudentStatus.GRADE_9)
_SENIOR: Final = (
    StudentStatus.SENIOR_1,
    StudentStatus.SENIOR_2,
    StudentStatus.SENIOR_3,
    StudentStatus.VOCATIONAL_1,
    StudentStatus.VOCATIONAL_2,
    StudentStatus.VOCATIONAL_3,
)
_HIGHER: Final = (
    StudentStatus.HIGHER_VOCATIONAL_1,
    StudentStatus.HIGHER_VOCATIONAL_2,
    StudentStatus.HIGHER_VOCATIONAL_3,
    StudentStatus.COLLEGE,
    StudentStatus.TECHNICIAN_COLLEGE,
    StudentStatus.BACHELOR,
    StudentStatus.MASTER,
)
_STAGE: Final = (
    "核实就读年级和出生日期，更正填错的一项",
    "find out the grade and the date of birth; put right whichever is wrong",
)


def _stage(  # noqa: PLR0913  # the parts of a check
    what: str,
    said: tuple[str, str],
    stage: Condition,
    sound: Condition,
    *,
    exited: From,
    monitored: From,
    note: str = "",
) -> tuple[Check, ...]:
    """The checks that who is in one stage of schooling has the age for it."""
    return asked_of(
        of_person,
        f"education.{what}",
        said,
        sound,
        _STAGE,
        exited=exited,
        monitored=monitored,
        only=stage,
        note=note,
    )


CHECKS: Final[tuple[Check, ...]] = (
    *asked_of(
        of_person,
        "education.both-given",
        (
            "文化程度和在校生状况同时填报",
            "education and student status are both filled in",
        ),
        member.student_status.among(StudentStatus.NOT_STUDENT),
        (
            "在校生只填在校生状况，非在校生只填文化程度",
            "keep the student status of a pupil, the education of everybody else",
        ),
        exited=GUIZHOU("3_01_003"),
        monitored=GUIZHOU("3_12_004"),
        only=person.education_given & person.student_status_given,
        note="在校生状况填“非在校生”的，与文化程度并不矛盾，不算。",
    ),
    *asked_of(
        of_person,
        "education.out-of-school-healthy",
        (
            "未上学原因为因病或因残，但健康状况为健康",
            "out of school through illness or disability, yet healthy",
        ),
        ~who.HEALTHY,
        (
            "核实未上学原因和健康状况，更正填错的一项",
            "find out the reason and the health; put right whichever is wrong",
        ),
        exited=GUIZHOU("2_01_012"),
        only=member.dropout_reason.among(DropoutReason.ILLNESS, DropoutReason.DISABILITY),
        note="清单只问脱贫人口；因病而填残疾、因残而填患病的不算。",
    ),
    *asked_of(
        of_person,
        "education.of-school-age",
        ("义务教育适龄儿童不在校", "a child of school age is not in school"),
        IN_SCHOOL,
        (
            "核实就读情况；确未在校的，劝返复学或送教上门",
            "find out; a child out of school is to be brought back, or taught at home",
        ),
        exited=GUIZHOU("5_15_016"),
        monitored=GUIZHOU("5_15_017"),
        only=who.HEALTHY
        & (member.age >= parameter("school_from_age"))
        & (member.age < parameter("school_below_age")),
        note="清单只写“适龄”，取6岁（含）至16岁（不含）；只问健康儿童；在校生状况未填"
        "算不在校，学前教育算在校；填了未上学原因的照样提示。",
    ),
    *_stage(
        "preschool-too-old",
        (
            "7岁及以上健康儿童在校生状况仍为学龄前儿童或学前教育",
            "healthy, seven or older, and still in pre-school",
        ),
        member.student_status.among(*_PRESCHOOL) & who.HEALTHY,
        member.age < parameter("preschool_below_age"),
        exited=GUIZHOU("5_17_001"),
        monitored=GUIZHOU("5_12_013"),
        note="7岁含；患病或残疾的不问。",
    ),
    *_stage(
        "primary-age",
        ("小学在校生年龄异常", "age does not fit primary school"),
        member.student_status.among(StudentStatus.PRIMARY),
        between(member.age, parameter("primary_from_age"), parameter("primary_to_age")),
        exited=GUIZHOU("5_17_002"),
        monitored=GUIZHOU("5_12_014"),
        note="两端年龄本身不算异常。",
    ),
    *_stage(
        "junior-age",
        ("初中在校生年龄异常", "age does not fit junior secondary school"),
        member.student_status.among(*_JUNIOR),
        between(member.age, parameter("junior_from_age"), parameter("junior_to_age")),
        exited=GUIZHOU("5_17_003"),
        monitored=GUIZHOU("5_12_015"),
        note="清单作“小于12岁和大于17岁”，按“或”理解；两端年龄本身不算异常。",
    ),
    *_stage(
        "senior-age",
        ("高中或中职在校生年龄异常", "age does not fit senior secondary school"),
        member.student_status.among(*_SENIOR),
        between(member.age, parameter("senior_from_age"), parameter("senior_to_age")),
        exited=GUIZHOU("5_17_004"),
        monitored=GUIZHOU("5_12_016"),
        note="清单作“小于15岁和大于20岁”，按“或”理解；两端年龄本身不算异常。",
    ),
    *_stage(
        "higher-age",
        (
            "技师、高职高专、本科及以上在校生年龄偏小",
            "too young for a technician, college or bachelor's course",
        ),
        member.student_status.among(*_HIGHER),
        member.age >= parameter("higher_from_age"),
        exited=GUIZHOU("5_17_005"),
        monitored=GUIZHOU("5_12_017"),
    ),
    *_stage(
        "master-age",
        ("硕士研究生及以上年龄偏小", "too young for a master's course"),
        member.student_status.among(StudentStatus.MASTER),
        member.age >= parameter("master_from_age"),
        exited=GUIZHOU("5_17_006"),
        monitored=GUIZHOU("5_12_018"),
    ),
    *asked_of(
        of_person,
        "education.low",
        (
            "青年文化程度为小学及以下",
            "a young person has primary school or less",
        ),
        ~member.education.among(
            Education.PRIMARY, Education.ILLITERATE, Education.PRESCHOOL_AGE
        ),
        (
            "核实文化程度；属实的，注明原因",
            "find out the education; if it is so, note the reason",
        ),
        exited=GUIZHOU("5_17_007", "5_17_0012"),
        monitored=GUIZHOU("5_12_019"),
        only=between(
            member.age, parameter("low_education_from_age"), parameter("low_education_to_age")
        ),
        note="两端年龄均含；5_17_0012的说明与5_17_007是同一条。",
    ),
    of_person(
        "education.senior-too-young",
        [XIAN("指标值异常或指标间逻辑错误-7")],
        (
            "14岁及以下在校生状况为高中及以上",
            "fourteen or younger, and in senior school or above",
        ),
        member.age > parameter("senior_above_age"),
        _STAGE,
        applies=member.student_status.among(*_SENIOR, *_HIGHER),
        severity=Severity.WARNING,
        note="14岁含；中职算高中阶段。",
    ),
    of_person(
        "education.primary-too-old",
        [XIAN("指标值异常或指标间逻辑错误-8")],
        (
            "20岁及以上在校生状况为小学及以下",
            "twenty or older, and in primary school or below",
        ),
        member.age < parameter("primary_below_age"),
        _STAGE,
        applies=member.student_status.among(StudentStatus.PRIMARY, *_PRESCHOOL),
        severity=Severity.WARNING,
        note="20岁含；学前教育和学龄前儿童算小学以下。",
    ),
)
