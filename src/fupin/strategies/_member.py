"""Members of households: sex, age, number, schooling and work agree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

import attrs

from hypothesis import strategies as st

from fupin.codes import (
    DropoutReason,
    Ethnicity,
    HealthStatus,
    IdType,
    LabourCapacity,
    PoliticalStatus,
    Relationship,
    Sex,
    StudentStatus,
    SurvivalStatus,
    WorkArea,
)
from fupin.model import Member
from fupin.strategies._draws import Dice, made, overridden
from fupin.strategies._identity import SEQUENCES, citizen_number, person_name, phone
from fupin.strategies._life import (
    COUNTIES,
    DAY,
    GIVEN,
    HEAD,
    KIN,
    MAJORITY,
    OLDEST,
    OLDEST_HEAD,
    RELATIVES,
    RETIRED,
    SCHOOL_AGE,
    SURNAMES,
    WORKING_AGE,
    birthdays,
    capacities,
    educations,
    school_stages,
)
from fupin.strategies._wage_work import CHANNELS, PLACES
from fupin.values import IdNumber, age_on


SEAT: Final = 32
"""Bytes a member takes."""

SEATS: Final = 20
"""Places at one table: each has sequence numbers of its own, so no two share a number."""

_TURNS: Final = SEQUENCES // SEATS
_TIMES: Final = (
    *((0, OLDEST), (SCHOOL_AGE, WORKING_AGE - 1), (WORKING_AGE, RETIRED - 1)),
    *((RETIRED, OLDEST), (0, SCHOOL_AGE - 1)),
)
"""Times of life, all of them first: else few would be at school, where rules look."""

_ROLES: Final = (HEAD, *RELATIVES)
_OUT_OF_WORK: Final = {LabourCapacity.NONE, LabourCapacity.LOST}
_AILMENTS: Final = (HealthStatus.CHRONIC, HealthStatus.SEVERE, HealthStatus.DISABLED)
_STATES: Final = (
    frozenset({HealthStatus.HEALTHY}),
    *(frozenset(a for i, a in enumerate(_AILMENTS) if bits >> i & 1) for bits in range(1, 8)),
)
_POSTS: Final = (None, None, None, "护林员", "保洁员", "护路员")
_AREAS: Final = (None, *WorkArea)
_PLACES: Final[Mapping[WorkArea | None, str]] = {
    WorkArea.IN_PROVINCE: PLACES[1],
    WorkArea.OUTSIDE_PROVINCE: PLACES[2],
}
_VOCATIONAL: Final = {
    *(StudentStatus.VOCATIONAL_1, StudentStatus.VOCATIONAL_2, StudentStatus.VOCATIONAL_3),
    *(StudentStatus.HIGHER_VOCATIONAL_1, StudentStatus.HIGHER_VOCATIONAL_2),
    StudentStatus.HIGHER_VOCATIONAL_3,
}
_ETHNICITIES: Final = tuple(Ethnicity)
_POLITICAL: Final = (PoliticalStatus.MASSES, PoliticalStatus.CPC, PoliticalStatus.YOUTH_LEAGUE)


@attrs.frozen(kw_only=True)
class Seat:
    """What the household already decides about a member."""

    number: str
    position: int = 0
    relationship: Relationship
    ages: tuple[int, int]
    male: bool | None = None
    on: date


@st.composite
def members(
    draw: st.DrawFn,
    /,
    *,
    complete: bool = False,
    on: date = DAY,
    **fields: st.SearchStrategy[Any],
) -> Member:
    """Members of a household; number, sex, day of birth, schooling and work agree.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer a rule may ask for is recorded.
        on: The day ages and school years are seen from.
        fields: A strategy for any field, in place of ours; what depends on the field
            follows it.
    """
    given = overridden(draw, Member, fields)
    role: Relationship | None = given.get("relationship")
    dice = Dice(draw, SEAT)
    kin = KIN[role] if role else dice.one(_ROLES)
    seat = Seat(
        number="420324000001",
        relationship=kin.relationship,
        ages=kin.any_ages if kin is not HEAD else (MAJORITY, OLDEST_HEAD),
        on=on,
    )
    return drawn_member(dice, seat, given, complete=complete)


def drawn_member(
    dice: Dice,
    seat: Seat,
    given: Mapping[str, Any],
    *,
    complete: bool,
    always: frozenset[str] = frozenset(),
) -> Member:
    """Draw who sits on *seat*, of whom *given* is known."""
    values = _identity(dice, seat, given)
    values |= _traits(dice, seat, values, given)
    return made(dice, Member, values, given, complete=complete, always=always)


def _identity(dice: Dice, seat: Seat, given: Mapping[str, Any]) -> dict[str, Any]:
    number: IdNumber | None = given.get("id_number")
    born: date | None = given.get("birth_date") or (number.birth_date if number else None)
    time, coin, sequence, county, surname, name = dice.split(
        len(_TIMES), 2, _TURNS, len(COUNTIES), len(SURNAMES), len(GIVEN)
    )
    if born is None:
        latest, days = birthdays(seat.on, *_narrowed(seat.ages, _TIMES[time]))
        born = latest - timedelta(days=dice.below(days))
    male = _male(seat, given, number, drawn=not coin)
    if number is None:
        turn = seat.position * _TURNS + sequence
        number = citizen_number(county, born, male=male, sequence=turn)
    return {
        "member_id": f"{seat.number}{seat.position + 1:02d}",
        "phone": phone(100 * seat.position + sequence),
        "name": person_name(surname, name),
        "sex": Sex.MALE if male else Sex.FEMALE,
        "id_type": IdType.RESIDENT_ID,
        "id_number": number,
        "birth_date": born,
        "relationship": seat.relationship,
    }


def _narrowed(ages: tuple[int, int], to: tuple[int, int]) -> tuple[int, int]:
    """The ages of a time of life, if the person can be in it."""
    low, high = max(ages[0], to[0]), min(ages[1], to[1])
    return (low, high) if low <= high else ages


def _male(
    seat: Seat, given: Mapping[str, Any], number: IdNumber | None, *, drawn: bool
) -> bool:
    """The sex that what is known implies, else as drawn."""
    sex = given.get("sex")
    if sex in {Sex.MALE, Sex.FEMALE}:
        return sex is Sex.MALE
    if number is not None and number.male is not None:
        return number.male
    if seat.male is not None:
        return seat.male
    implied: bool | None = seat.relationship.male
    return drawn if implied is None else implied


def _traits(
    dice: Dice, seat: Seat, who: Mapping[str, Any], given: Mapping[str, Any]
) -> dict[str, Any]:
    born: date = who["birth_date"]
    age = age_on(born, seat.on)
    student = given.get("student_status", dice.one(school_stages(age)))
    labour = given.get("labour", dice.one(capacities(age, student)))
    health = given.get("health", dice.one(_STATES))
    values: dict[str, Any] = {
        "student_status": student,
        "education": dice.one(educations(age, student)),
        "labour": labour,
        "health": health,
        "identified_on": max(born, seat.on - timedelta(days=10 * dice.below(160))),
        "survival": SurvivalStatus.NORMAL,
        "dropout_reason": _dropout(dice, age, student),
        **_work(dice, labour, male=who["sex"] is Sex.MALE, age=age),
    }
    if student in _VOCATIONAL:
        values["vocational_subsidy"] = dice.yes()
    if age < MAJORITY:
        values |= {"phone": None, "political_status": PoliticalStatus.MASSES}
    number: IdNumber = who["id_number"]
    if dice.yes() and health and HealthStatus.DISABLED in health and len(number) == 18:  # noqa: PLR2004
        values["id_type"] = IdType.DISABILITY_CARD
        values["id_number"] = IdNumber(f"{number}41")
    return values


def _dropout(dice: Dice, age: int, student: StudentStatus | None) -> DropoutReason | None:
    """Why a child of school age is not at school."""
    out = student is StudentStatus.NOT_STUDENT and SCHOOL_AGE <= age < WORKING_AGE
    return dice.one(tuple(DropoutReason)) if out else None


def _work(
    dice: Dice, labour: LabourCapacity | None, *, male: bool, age: int
) -> dict[str, Any]:
    """Wage work, service, insurance and standing."""
    area, months, post, people, party, flags, aid = dice.split(
        len(_AREAS), 12, len(_POSTS), len(_ETHNICITIES), len(_POLITICAL), 1 << 7, 16
    )
    able = labour is not None and labour not in _OUT_OF_WORK
    working = able and area > 0
    grown = age >= WORKING_AGE
    service, outside, employee, critical, pension, allowance, destitute = (
        bool(flags >> place & 1) for place in range(7)
    )
    return {
        "ethnicity": _ETHNICITIES[people],
        "political_status": _POLITICAL[party],
        "work_area": _AREAS[area] if working else None,
        "work_months": 1_000 * (1 + months) if working else None,
        "employer": "示例公司" if working and area > 1 else None,
        "work_place": _PLACES.get(_AREAS[area], PLACES[0]) if working else None,
        "work_channels": CHANNELS[months % len(CHANNELS)] if working and area < 3 else None,  # noqa: PLR2004  # within the county
        "public_post": _POSTS[post] if able else None,
        "public_post_months": 1_000 * (1 + months) if able and _POSTS[post] else None,
        "in_service": service and able and male and MAJORITY <= age < RETIRED // 2,
        "basic_medical_insured": not outside,
        "employee_medical_insured": employee and outside and working,
        "critical_illness_insured": critical and not outside,
        "pension_insured": pension and grown,
        "employee_pension_insured": employee and not pension and working,
        "medical_aid": aid == 15 and not outside,  # noqa: PLR2004  # few need it
        "vocational_subsidy": False,
        "receives_subsistence_allowance": allowance,
        "receives_destitute_support": destitute and not allowance,
    }
