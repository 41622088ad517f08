"""Whom batches are for: the groups of people official wordings name, decided once.

Limitations:
    The wordings name groups of people, not registry columns; which facts stand for
    them is decided here, and written beside each batch.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import (
    DwellingGrade,
    HealthStatus,
    HouseholdAttribute,
    LabourCapacity,
    PovertyCause,
    StudentStatus,
)
from fupin.facts import household, member
from fupin.logic import AnyOf, Condition, Membership, Negation, Overlap, first_known


ABLE: Final[Membership] = member.labour.among(
    LabourCapacity.ORDINARY, LabourCapacity.SKILLED, LabourCapacity.WEAK
)
UNABLE: Final[Membership] = member.labour.among(LabourCapacity.LOST, LabourCapacity.NONE)
IMPAIRED: Final[Membership] = member.labour.among(LabourCapacity.LOST, LabourCapacity.WEAK)
STUDYING: Final[Negation] = ~member.student_status.among(
    StudentStatus.NOT_STUDENT, StudentStatus.PRESCHOOL_AGE
)
ILL: Final[Overlap] = member.health.include(HealthStatus.CHRONIC, HealthStatus.SEVERE)

SECURED: Final[Membership] = household.attribute.among(
    HouseholdAttribute.SUBSISTENCE,
    HouseholdAttribute.SUBSISTENCE_POOR,
    HouseholdAttribute.DESTITUTE,
    HouseholdAttribute.DESTITUTE_POOR,
)
NOBODY_ABLE: Final[Condition] = member.members.every(UNABLE) & household.roster_complete
UNSAFE_HOME: Final[Condition] = first_known(
    household.dwelling_grade.among(DwellingGrade.C, DwellingGrade.D),
    household.dangerous_dwelling,
)


def because_of(cause: PovertyCause) -> AnyOf:
    """Poor through *cause*, as the main one or beside others."""
    return household.main_cause.among(cause) | household.other_causes.include(cause)
