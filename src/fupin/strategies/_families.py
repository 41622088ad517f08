"""Families of an invented county: who lives together, how old, and how they fare."""

from __future__ import annotations

import random

from typing import Final

import attrs

from fupin.codes import (
    HouseholdAttribute,
    LabourCapacity,
    PovertyCause,
    PovertyStatus,
    Relationship,
    StudentStatus,
)
from fupin.model import Dwelling, Household, Income, LivingConditions, Member, Place
from fupin.strategies._life import KIN, MAJORITY, OLDEST
from fupin.strategies._people import CASUAL, DECISIVE, People, Person, kept, weighted
from fupin.values import Fen


_R = Relationship
_SIZE_WEIGHTS: Final = (13, 19, 24, 22, 13, 6, 2, 1)
_YOUNG: Final = (
    (_R.SON, 38),
    (_R.DAUGHTER, 34),
    (_R.MOTHER, 15),
    (_R.FATHER, 11),
    (_R.SIBLING, 2),
)
_OLD: Final = (
    *((_R.SON, 36), (_R.DAUGHTER, 16), (_R.DAUGHTER_IN_LAW, 14), (_R.GRANDSON, 15)),
    *((_R.GRANDDAUGHTER, 13), (_R.MOTHER, 4), (_R.SIBLING, 2)),
)
_OLD_FROM: Final = 52
_MARRIED: Final = 0.85
_FREE: Final = (_R.SON, _R.DAUGHTER)
_GAPS: Final = {
    _R.SPOUSE: (0, 3),
    _R.SON: (-27, 4),
    _R.DAUGHTER: (-27, 4),
    _R.DAUGHTER_IN_LAW: (-28, 3),
    _R.GRANDSON: (-52, 5),
    _R.GRANDDAUGHTER: (-52, 5),
    _R.MOTHER: (25, 4),
    _R.FATHER: (27, 4),
    _R.SIBLING: (0, 6),
}

_CAUSES: Final = (
    (PovertyCause.ILLNESS, 43),
    (PovertyCause.NO_SKILLS, 14),
    (PovertyCause.DISABILITY, 12),
    (PovertyCause.NO_LABOUR, 9),
    (PovertyCause.NO_CAPITAL, 8),
    (PovertyCause.SCHOOLING, 5),
    (PovertyCause.REMOTENESS, 4),
    (PovertyCause.NO_DRIVE, 2),
    (PovertyCause.DISASTER, 2),
    (PovertyCause.NO_LAND, 1),
)
_STATUSES: Final = (
    (PovertyStatus.EXITED, 72),
    (PovertyStatus.EXITED_STABLE, 9),
    (PovertyStatus.PRE_EXIT, 8),
    (PovertyStatus.POOR, 10),
    (PovertyStatus.RELAPSED, 1),
)
_STILL_POOR: Final = ((PovertyStatus.POOR, 9), (PovertyStatus.RELAPSED, 1))
_FIRST_EXITS: Final = 2014

_LINE: Final = 299_500  # fen a person and year: the national line of 2018
_LOWEST: Final = 90_000
_USUAL: Final = (300_000, 950_000, 430_000)  # lowest, highest, most frequent
_WELL_OFF: Final = 0.03
_DANGEROUS: Final = 0.003
_UNSAFE: Final = 0.012
_DESTITUTE: Final = 0.5  # of old people alone
_ON_ALLOWANCE: Final = 0.22


def sizes_of(rng: random.Random, households: int, persons: int, largest: int) -> list[int]:
    """Sizes of families that add up to *persons*, each from one to *largest*."""
    sizes = rng.choices(range(1, len(_SIZE_WEIGHTS) + 1), _SIZE_WEIGHTS, k=households)
    excess = sum(sizes) - persons
    step = -1 if excess > 0 else 1
    while excess:
        for index in rng.sample(range(households), min(households, abs(excess))):
            if 1 <= sizes[index] + step <= largest:
                sizes[index] += step
                excess += step
    return sizes


@attrs.define(kw_only=True)
class Families:
    """Makes households up, one after the other."""

    rng: random.Random
    county: str
    on_year: int
    _people: People = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._people = People(rng=self.rng, county=self.county, on_year=self.on_year)

    def household(self, number: int, size: int, place: Place, poor_rate: float) -> Household:
        """Make up household *number* of a village of which *poor_rate* live below the line."""
        rng = self.rng
        persons = self._persons(size)
        cause = self._cause(persons)
        self._people.afflict(persons, cause)
        poor = rng.random() < poor_rate
        status = weighted(rng, _STILL_POOR if poor else _STATUSES)
        household_id = f"{self.county}{number:06d}"
        return Household(
            household_id=household_id,
            place=attrs.evolve(place, natural_village=f"{1 + int(6 * rng.random())}组"),
            size=size,
            members=self._members(household_id, persons),
            attribute=kept(rng, CASUAL, self._attribute(persons)),
            status=kept(rng, CASUAL, status),
            exit_year=self._exit_year(status),
            main_cause=kept(rng, CASUAL, cause),
            income=kept(rng, DECISIVE, self._income(poor)),
            dwelling=kept(rng, DECISIVE, Dwelling(dangerous=rng.random() < _DANGEROUS)),
            living=self._living(),
        )

    def _members(self, household_id: str, persons: list[Person]) -> tuple[Member, ...]:
        return tuple(
            self._people.member(f"{household_id}{position:02d}", person)
            for position, person in enumerate(persons, start=1)
        )

    def _persons(self, size: int) -> list[Person]:
        rng = self.rng
        alone = size == 1
        head = int(rng.triangular(30, 88, 68)) if alone else int(rng.triangular(24, 78, 48))
        male = rng.random() < (0.75 if alone else 0.88)
        persons = [self._people.person(_R.HEAD, head, male=male)]
        relatives = _OLD if head >= _OLD_FROM else _YOUNG
        taken = {_R.HEAD}
        for place in range(1, size):
            wed = place == 1 and rng.random() < _MARRIED
            role = _R.SPOUSE if wed else weighted(rng, relatives)
            kin = KIN[role]
            first, last = kin.head_ages
            if (kin.once and role in taken) or not first <= head <= last:
                role = _FREE[int(2 * rng.random())]
            taken.add(role)
            sex = not male if role is _R.SPOUSE else role.male
            age = self._age(role, head)
            persons.append(
                self._people.person(role, age, male=rng.random() < 0.5 if sex is None else sex)  # noqa: PLR2004
            )
        return persons

    def _age(self, role: Relationship, head: int) -> int:
        """An age that is usual for the relative of such a head, and always possible."""
        gap, spread = _GAPS[role]
        low, high = KIN[role].ages(head)
        return max(low, min(high, OLDEST - 5, round(head + self.rng.gauss(gap, spread))))

    def _cause(self, persons: list[Person]) -> PovertyCause:
        cause = weighted(self.rng, _CAUSES)
        pupils = any(p.student is not StudentStatus.NOT_STUDENT for p in persons)
        if cause is PovertyCause.SCHOOLING and not pupils:
            return PovertyCause.NO_SKILLS
        return cause

    def _attribute(self, persons: list[Person]) -> HouseholdAttribute:
        helpless = all(p.age < MAJORITY or p.labour is LabourCapacity.NONE for p in persons)
        if helpless and len(persons) == 1 and self.rng.random() < _DESTITUTE:
            return HouseholdAttribute.DESTITUTE_POOR
        if self.rng.random() < _ON_ALLOWANCE:
            return HouseholdAttribute.SUBSISTENCE_POOR
        return HouseholdAttribute.GENERAL_POOR

    def _exit_year(self, status: PovertyStatus) -> int | None:
        if status not in {PovertyStatus.EXITED, PovertyStatus.EXITED_STABLE}:
            return None
        years = max(1, self.on_year - _FIRST_EXITS + 1)
        return self.on_year - int(years * self.rng.random())

    def _income(self, poor: bool) -> Income:
        rng = self.rng
        if poor:
            per_head = rng.randrange(_LOWEST, _LINE)
        elif rng.random() < _WELL_OFF:
            per_head = rng.randrange(_USUAL[1], 2 * _USUAL[1])
        else:
            per_head = int(rng.triangular(*_USUAL))
        return Income(per_head=Fen(per_head))

    def _living(self) -> LivingConditions | None:
        rng = self.rng
        safe = rng.random() >= _UNSAFE
        difficult = not safe and rng.random() < 0.7  # noqa: PLR2004
        living = LivingConditions(
            water_safe=kept(rng, DECISIVE, safe),
            water_difficult=kept(rng, DECISIVE, difficult),
        )
        return None if living == LivingConditions() else living
