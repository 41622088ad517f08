"""People of an invented county: numbers that are nobody's, schooling, work and health."""

from __future__ import annotations

import bisect
import functools
import itertools
import random

from collections import Counter
from datetime import date, timedelta
from typing import Final, TypeVar

import attrs

from fupin.codes import (
    Education,
    Ethnicity,
    HealthStatus,
    LabourCapacity,
    PovertyCause,
    Relationship,
    StudentStatus,
    WorkArea,
)
from fupin.model import Member
from fupin.strategies._life import (
    GIVEN,
    RETIRED,
    SCHOOL_AGE,
    SURNAMES,
    WORKING_AGE,
    capacities,
    educations,
    school_stages,
)
from fupin.values import IdNumber, Milli, PersonName, Phone, make_id_number


T = TypeVar("T")

CASUAL: Final = 0.013
"""How often a cell is empty that no rule waits for."""

DECISIVE: Final = 0.002
"""How often one is empty that a rule can't do without."""

_HEALTHY: Final = frozenset({HealthStatus.HEALTHY})
_CHRONIC: Final = frozenset({HealthStatus.CHRONIC})
_SEVERE: Final = frozenset({HealthStatus.SEVERE})
_DISABLED: Final = frozenset({HealthStatus.DISABLED})
_DROPOUT: Final = 0.003
_STAY_AT_SCHOOL: Final = 0.85
_STUDY_ON: Final = 0.35
_GROWN: Final = 23
_AILING: Final = 0.25
_CARD: Final = 0.3  # of disabled people the certificate's number is recorded
_MIGRANT: Final = 0.45
_INSURED: Final = 0.9
_ETHNICITIES: Final = ((Ethnicity.HAN, 96), (Ethnicity.HUI, 2), (Ethnicity.TUJIA, 2))
_AREAS: Final = (
    (WorkArea.OUTSIDE_PROVINCE, 55),
    (WorkArea.IN_PROVINCE, 18),
    (WorkArea.IN_COUNTY, 15),
    (WorkArea.IN_TOWNSHIP, 12),
)
_EDUCATIONS: Final = {
    Education.ILLITERATE: 12,
    Education.PRIMARY: 40,
    Education.JUNIOR: 36,
    Education.SENIOR: 8,
    Education.COLLEGE: 4,
}
_CAPACITIES: Final = {
    LabourCapacity.ORDINARY: 74,
    LabourCapacity.SKILLED: 8,
    LabourCapacity.WEAK: 12,
    LabourCapacity.NONE: 40,
    LabourCapacity.LOST: 3,
}


def weighted(rng: random.Random, options: tuple[tuple[T, int], ...]) -> T:
    """One of *options*, each as often as its weight says."""
    bounds = _bounds(tuple(weight for _, weight in options))
    return options[bisect.bisect(bounds, rng.random() * bounds[-1])][0]


@functools.cache
def _bounds(weights: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(itertools.accumulate(weights))


def kept(rng: random.Random, rate: float, value: T) -> T | None:
    """*value*, or now and then an empty cell."""
    return None if rng.random() < rate else value


@attrs.define
class Person:
    """Somebody whose household is not written down yet."""

    relationship: Relationship
    age: int
    male: bool
    student: StudentStatus
    labour: LabourCapacity
    health: frozenset[HealthStatus] = _HEALTHY


@attrs.define(kw_only=True)
class People:
    """Makes people up; no two have the same number."""

    rng: random.Random
    county: str
    on_year: int
    _numbers: Counter[tuple[date, bool]] = attrs.field(factory=Counter, init=False)

    def person(self, relationship: Relationship, age: int, *, male: bool) -> Person:
        """Make up a person of that age on the last day of the year."""
        student = self._student(age)
        able = capacities(age, student)
        labour = weighted(self.rng, tuple((c, _CAPACITIES[c]) for c in able))
        health = _HEALTHY
        if age >= RETIRED and self.rng.random() < _AILING:
            health = _CHRONIC
        return Person(relationship, age, male, student, labour, health)

    def _student(self, age: int) -> StudentStatus:
        stages, draw = school_stages(age), self.rng.random()
        if SCHOOL_AGE < age < WORKING_AGE:
            return StudentStatus.NOT_STUDENT if draw < _DROPOUT else stages[0]
        pupils = [s for s in stages if s is not StudentStatus.NOT_STUDENT]
        if not pupils:
            return StudentStatus.NOT_STUDENT
        if age <= SCHOOL_AGE:
            return stages[0]
        stay = _STAY_AT_SCHOOL if age < _GROWN - 5 else _STUDY_ON if age < _GROWN else 0.0
        if draw >= stay:
            return StudentStatus.NOT_STUDENT
        return pupils[int(len(pupils) * draw / stay)]

    def afflict(self, persons: list[Person], cause: PovertyCause) -> None:
        """Let somebody have what the household is poor by."""
        rng = self.rng
        whom = persons[int(len(persons) * rng.random())]
        if cause is PovertyCause.ILLNESS:
            whom.health = _SEVERE if rng.random() < _AILING else _CHRONIC
        elif cause is PovertyCause.DISABILITY:
            whom.health = _DISABLED
        if whom.health is not _HEALTHY and whom.labour is LabourCapacity.ORDINARY:
            whom.labour = LabourCapacity.WEAK

    def member(self, member_id: str, person: Person) -> Member:
        """Write a person down, leaving out a cell here and there."""
        rng = self.rng
        area, months = self._work(person)
        education = self._education(person)
        head = person.relationship is Relationship.HEAD
        return Member(
            member_id=member_id,
            name=self._name(),
            id_number=kept(rng, DECISIVE, self._number(person)),
            relationship=person.relationship,
            ethnicity=kept(rng, CASUAL, weighted(rng, _ETHNICITIES)),
            education=kept(rng, CASUAL, education),
            student_status=kept(rng, DECISIVE, person.student),
            health=kept(rng, CASUAL, person.health),
            labour=kept(rng, CASUAL, person.labour),
            work_area=area,
            work_months=months,
            critical_illness_insured=kept(rng, CASUAL, rng.random() < _INSURED),
            phone=Phone(f"1990000{int(10_000 * rng.random()):04d}") if head else None,
        )

    def _name(self) -> PersonName:
        surname = SURNAMES[int(len(SURNAMES) * self.rng.random())]
        return PersonName(surname + GIVEN[int(len(GIVEN) * self.rng.random())])

    def _number(self, person: Person) -> IdNumber:
        day = int(365 * self.rng.random())
        born = date(self.on_year - person.age, 1, 1) + timedelta(days=day)
        order = self._numbers[born, person.male]
        self._numbers[born, person.male] += 1
        number = make_id_number(self.county, born, 2 * order + person.male)
        if person.health is _DISABLED and self.rng.random() < _CARD:
            return IdNumber(f"{number}4{1 + int(4 * self.rng.random())}")
        return number

    def _education(self, person: Person) -> Education | None:
        known = educations(person.age, person.student)
        levels = tuple((e, _EDUCATIONS[e]) for e in known if e in _EDUCATIONS)
        return weighted(self.rng, levels) if levels else known[0]

    def _work(self, person: Person) -> tuple[WorkArea | None, Milli | None]:
        able = person.labour in {LabourCapacity.ORDINARY, LabourCapacity.SKILLED}
        if not able or person.age >= RETIRED + 5 or self.rng.random() >= _MIGRANT:
            return None, None
        return weighted(self.rng, _AREAS), Milli(1_000 * (3 + int(9 * self.rng.random())))
