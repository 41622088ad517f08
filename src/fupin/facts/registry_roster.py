"""What the rows of a household say together: is anybody in school, anybody away at work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from fupin.codes import StudentStatus, WorkArea, WorkStatus
from fupin.facts.checked import Form
from fupin.facts.registry_member import current_work
from fupin.facts.registry_work import works
from fupin.logic.interpret import disjunction
from fupin.model import Household, Member, Place, WorkRecord


_NO_PUPIL: Final = (StudentStatus.NOT_STUDENT, StudentStatus.PRESCHOOL_AGE)
_FAR: Final = (WorkArea.IN_PROVINCE, WorkArea.OUTSIDE_PROVINCE)


def outside_county(member: Member, place: Place | None) -> bool | None:
    """Whether the work of *member* lies outside the county of *place*."""
    if member.work_area is not None and member.work_area is not WorkArea.OTHER:
        return member.work_area in _FAR
    record = current_work(member)
    where = record.place if record is not None and record.place else member.work_place
    return _outside(where, place)


def somebody_outside(form: Form, household: Household) -> bool | None:
    """Whether any member works outside the county; who does not work is not away."""
    return _any(
        False
        if works(form, position, member) is False
        else outside_county(member, household.place)
        for position, member in _present(household)
    )


def somebody_left_since(form: Form, household: Household, day: date | None) -> bool | None:
    """Whether any member took up work outside the county on *day* or later.

    Only the work survey says when; who is not in it has taken up none.
    """
    if day is None:
        return None
    found: list[bool | None] = []
    for position, member in _present(household):
        found += [_left_since(spell, household.place, day) for spell in member.work_records]
        if not member.work_records:
            found.append(form.given((), position, "member.work_records"))
    return _any(found)


def somebody_in_school(form: Form, household: Household) -> bool | None:
    """Whether any member is a pupil; exports leave blank who is none."""
    return _any(
        form.given(None, position, "member.student_status")
        if member.student_status is None
        else member.student_status not in _NO_PUPIL
        for position, member in _present(household)
    )


def _left_since(spell: WorkRecord, place: Place | None, day: date) -> bool | None:
    if spell.status not in (None, WorkStatus.WORKING):
        return False
    if spell.started_on is not None and spell.started_on < day:
        return False
    away = _outside(spell.place, place)
    return None if away and spell.started_on is None else away


def _outside(where: str | None, place: Place | None) -> bool | None:
    county = None if place is None else place.county
    return None if not where or not county else county not in where


def _present(household: Household) -> Iterator[tuple[int, Member]]:
    """Those on the register now, with their places in the roster."""
    for position, member in enumerate(household.members):
        if member.survival is None or member.survival.active:
            yield position, member


def _any(answers: Iterator[bool | None] | list[bool | None]) -> bool | None:
    """Kleene "or"; unknown where nobody has a row."""
    found = list(answers)
    return disjunction(found) if found else None
