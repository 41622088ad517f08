"""What several standards have in common: income, incidence, schooling, housing, water."""

from __future__ import annotations

from typing import Final

import attrs

from fupin.codes import (
    DropoutReason,
    DwellingGrade,
    Education,
    HealthStatus,
    LabourCapacity,
    StudentStatus,
)
from fupin.facts import area, asked_village, household, member
from fupin.logic import (
    Agreement,
    Condition,
    Named,
    Number,
    Quantity,
    Ratio,
    between,
    first_known,
)
from fupin.policy import parameter
from fupin.standards.rule import Rule
from fupin.values import Citation


NO_HOUSEHOLD: Final = Number(0, "household")

HEALTH_WAIVER: Final = (
    "因身体原因未入学的不计（须登记患病或残疾，且未上学原因为因病或因残）；"
    "已完成初中的不计；成员行数与登记人口数不符时不作肯定结论。"
)


@attrs.frozen
class Draft:
    """The rules of one book as they are written: each gets its id and its source."""

    book: str
    cites: Citation

    def rule(
        self, name: str, title: str, title_en: str, test: Condition, note: str = ""
    ) -> Rule:
        """A rule of the book."""
        return Rule(
            id=f"{self.book}.{name}",
            title=title,
            title_en=title_en,
            test=test,
            cites=(self.cites,),
            note=note,
        )


def income_above(line: str) -> Condition:
    """Net income above the line named *line*: by the household, or as recorded a head."""
    limit = parameter(line)
    return first_known(
        household.net_income > household.size * limit,
        household.income_per_head > limit,
    )


def incidence_below(people: Quantity, cap: str) -> Condition:
    """The rate below the cap, whether reckoned with the most or the fewest poor people."""
    limit = parameter(cap)
    return Agreement(
        (Ratio(area.poor_at_most, people) < limit, Ratio(area.poor_at_least, people) < limit)
    )


def incidence_at_most(people: Quantity, cap: str) -> Condition:
    """The rate at the cap or below it, by the most and by the fewest poor people."""
    limit = parameter(cap)
    return Agreement(
        (Ratio(area.poor_at_most, people) <= limit, Ratio(area.poor_at_least, people) <= limit)
    )


def everyone(test: Condition) -> Condition:
    """Each member meets *test*, and every member has a row."""
    return member.members.every(test) & household.roster_complete


def schooled() -> Condition:
    """A member of school age is at school, has finished, or is too ill."""
    first = parameter("compulsory_schooling_first_age")
    last = parameter("compulsory_schooling_last_age")
    status = member.student_status
    not_yet = status.among(StudentStatus.PRESCHOOL_AGE) & (member.age <= first)
    at_school = ~status.among(StudentStatus.NOT_STUDENT, StudentStatus.PRESCHOOL_AGE)
    finished = member.education.among(
        Education.JUNIOR,
        Education.SENIOR,
        Education.COLLEGE,
        Education.JUNIOR_COLLEGE,
        Education.BACHELOR,
    )
    ill = member.health.include(
        HealthStatus.CHRONIC, HealthStatus.SEVERE, HealthStatus.DISABLED
    )
    reason = member.dropout_reason.among(DropoutReason.ILLNESS, DropoutReason.DISABILITY)
    school_age = Named(between(member.age, first, last), "处于学龄", "of school age")
    return school_age.implies(
        Named(at_school | not_yet, "在校或未到入学年龄", "at school or not yet due")
        | Named(finished, "已完成初中", "has finished junior secondary school")
        | Named(ill & reason, "因身体原因未上学", "not at school for reasons of health")
    )


SCHOOLING: Final = first_known(household.education_attested, everyone(schooled()))

INSURED: Final = member.basic_medical_insured | member.in_service

INSURANCE: Final = first_known(household.medical_attested, everyone(INSURED))

SAFE_GRADE: Final = household.dwelling_grade.among(DwellingGrade.A, DwellingGrade.B)

HOUSING: Final = first_known(
    household.housing_attested, SAFE_GRADE, ~household.dangerous_dwelling
)


def safe_water(*indicators: Condition) -> Condition:
    """Safe water: as attested, else by *indicators*, else as the register has it."""
    return first_known(
        household.water_attested,
        *indicators,
        household.water_solved,
        household.water_safe & ~household.water_difficult,
    )


NO_LABOUR: Final = Named(
    everyone(member.labour.among(LabourCapacity.LOST, LabourCapacity.NONE)),
    "全户无劳动能力",
    "nobody able to work",
)


def village_safe_water() -> Condition:
    """Safe water in the village: as asked, or no household without it on record."""
    return first_known(asked_village.safe_water, area.unsafe_water_households <= NO_HOUSEHOLD)


def share_of_households(asked: Quantity, lacking: Quantity, least: str) -> Condition:
    """At least the share *least* of the households: as asked, or by those that lack it."""
    limit = parameter(least)
    return first_known(
        asked >= limit, Ratio(area.households - lacking, area.households) >= limit
    )


def within(quantity: Quantity, least: str, most: str) -> Condition:
    """From the parameter *least* to the parameter *most*, both included."""
    return between(quantity, parameter(least), parameter(most))
