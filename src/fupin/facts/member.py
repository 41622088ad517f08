"""Questions about a member of a household, and how they are read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from fupin.codes import (
    DropoutReason,
    Education,
    HealthStatus,
    LabourCapacity,
    StudentStatus,
)
from fupin.logic import ChoiceFact, ChoicesFact, ConditionFact, Group, QuantityFact
from fupin.logic.python import Read
from fupin.model import Member
from fupin.values import age_on


members: Final = Group("members", "person", "家庭成员", "household member")

age: Final = QuantityFact("age", "age", "周岁年龄", "age in full years")
student_status: Final = ChoiceFact(
    "student_status", StudentStatus, "在校生状况", "student status"
)
education: Final = ChoiceFact("education", Education, "文化程度", "education")
dropout_reason: Final = ChoiceFact(
    "dropout_reason", DropoutReason, "义务教育阶段未上学原因", "reason for not being in school"
)
labour: Final = ChoiceFact("labour", LabourCapacity, "劳动技能", "capacity for labour")
health: Final = ChoicesFact("health", HealthStatus, "健康状况", "state of health")
basic_medical_insured: Final = ConditionFact(
    "basic_medical_insured", "参加基本医疗保险", "has basic medical insurance"
)
critical_illness_insured: Final = ConditionFact(
    "critical_illness_insured", "参加大病保险", "has critical-illness insurance"
)
in_service: Final = ConditionFact("in_service", "现役军人", "in military service")
infant: Final = ConditionFact("infant", "未满1周岁", "below one year of age")
work_months: Final = QuantityFact("work_months", "month", "务工时间", "months worked")


def _age(person: Member, on: date) -> int | None:
    """Full years on the day; a day before birth is no age."""
    born = person.born
    return None if born is None or born > on else age_on(born, on)


def _infant(person: Member, on: date) -> bool | None:
    age = _age(person, on)
    return None if age is None else age == 0


def _insured(person: Member, _: date) -> bool | None:
    """Resident or employee insurance: either will do."""
    resident, employee = person.basic_medical_insured, person.employee_medical_insured
    if resident or employee:
        return True
    return None if resident is None or employee is None else False


READS: Final[Mapping[str, Read]] = {
    "age": _age,
    "student_status": ("student_status",),
    "education": ("education",),
    "dropout_reason": ("dropout_reason",),
    "labour": ("labour",),
    "health": ("health",),
    "basic_medical_insured": _insured,
    "critical_illness_insured": ("critical_illness_insured",),
    "in_service": ("in_service",),
    "infant": _infant,
    "work_months": ("work_months",),
}
