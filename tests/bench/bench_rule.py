"""How fast a standard is decided on one object, against Python written by hand.

Run ``python tests/bench/bench_rule.py``.  Both contenders decide the six conditions of
national household exit from the same objects and the same attributes, give the same
masks (asserted first), keep unknown apart from no, and skip what no longer matters.
They take turns; the figure is the median of the ratios of the rounds.  Exit status 1
if it is over the limit.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time

from collections.abc import Callable, Sequence
from datetime import date

from fupin.codes import (
    DropoutReason,
    DwellingGrade,
    Education,
    HealthStatus,
    StudentStatus,
)
from fupin.facts import household
from fupin.logic import compile_tests
from fupin.model import Attestation, Dwelling, Household, Income, Member
from fupin.policy import choose
from fupin.standards import standard
from fupin.values import Fen, age_on


LIMIT = 1.3
ROUNDS, TIMES = 60, 200
ON = date(2018, 12, 31)

Decide = Callable[[Household, date], tuple[int, int]]

LINE, FIRST_AGE, LAST_AGE = 299_500, 6, 15
NOT_AT_SCHOOL = (StudentStatus.NOT_STUDENT, StudentStatus.PRESCHOOL_AGE)
FINISHED = (
    Education.JUNIOR,
    Education.SENIOR,
    Education.COLLEGE,
    Education.JUNIOR_COLLEGE,
    Education.BACHELOR,
)
ILL = frozenset({HealthStatus.CHRONIC, HealthStatus.SEVERE, HealthStatus.DISABLED})
TOO_ILL = (DropoutReason.ILLNESS, DropoutReason.DISABILITY)
SAFE = (DwellingGrade.A, DwellingGrade.B)


def by_hand(home: Household, on: date) -> tuple[int, int]:
    """The six conditions of ``cn/household/2016``."""
    failed = unknown = 0
    attested = home.attested
    if attested is None:
        food = clothing = education = medical = housing = None
    else:
        food, clothing = attested.food, attested.clothing
        education, medical = attested.education, attested.medical
        housing = attested.housing

    enough = has_enough(home, on)
    if education is None:
        education = all_of(home, home_school(home.present_members, on))
    if medical is None:
        medical = all_of(home, insured(home.present_members))
    if housing is None:
        housing = is_safe(home)

    for bit, answer in enumerate((enough, food, clothing, education, medical, housing)):
        if answer is None:
            unknown |= 1 << bit
        elif not answer:
            failed |= 1 << bit
    return failed, unknown


def has_enough(home: Household, on: date) -> bool | None:
    income = home.income
    if income is None or (income.year is not None and income.year != on.year):
        return None
    net, size = income.net, home.size
    if net is not None and size:
        return net > size * LINE
    if income.per_head is None or not (size or home.members):
        return None
    return income.per_head > LINE


def all_of(home: Household, each: bool | None) -> bool | None:
    """What holds for each row holds for all persons only where each has a row."""
    if each is False:
        return False
    rows = len(home.present_members)
    return True if each and rows and home.size == rows else None


def home_school(members: Sequence[Member], on: date) -> bool | None:
    answer: bool | None = True if members else None
    for person in members:
        one = schooled(person, on)
        if one is False:
            return False
        if one is None:
            answer = None
    return answer


def schooled(person: Member, on: date) -> bool | None:
    born = person.born
    age = None if born is None or born > on else age_on(born, on)
    if age is not None and not FIRST_AGE <= age <= LAST_AGE:
        return True
    status, education = person.student_status, person.education
    if status is not None and status not in NOT_AT_SCHOOL:
        return True
    early = None if age is None else age <= FIRST_AGE
    not_yet = None if status is None else False if status is NOT_AT_SCHOOL[0] else early
    if not_yet or education in FINISHED:
        return True
    health, reason = person.health, person.dropout_reason
    ill = None if health is None else not ILL.isdisjoint(health)
    too_ill = None if reason is None else reason in TOO_ILL
    if ill and too_ill:
        return True
    excused = False if ill is False or too_ill is False else None
    open_ = not_yet is None or education is None or excused is None or age is None
    return None if open_ else False


def insured(members: Sequence[Member]) -> bool | None:
    answer: bool | None = True if members else None
    for person in members:
        resident, employee = person.basic_medical_insured, person.employee_medical_insured
        service = person.in_service
        if resident or employee or service:
            continue
        if resident is None or employee is None or service is None:
            answer = None
        else:
            return False
    return answer


def is_safe(home: Household) -> bool | None:
    dwelling = home.dwelling
    if dwelling is None:
        return None
    grade = dwelling.grade
    if grade is not None and grade is not DwellingGrade.OTHER:
        return grade in SAFE
    return None if dwelling.dangerous is None else not dwelling.dangerous


def subjects() -> dict[str, Household]:
    """Three households as registers hold them, and one of whom much is unknown."""
    adult = Member(
        birth_date=date(1975, 6, 1),
        student_status=StudentStatus.NOT_STUDENT,
        education=Education.PRIMARY,
        health=frozenset({HealthStatus.HEALTHY}),
        basic_medical_insured=True,
        employee_medical_insured=False,
        in_service=False,
    )
    child = Member(
        birth_date=date(2008, 3, 9),
        student_status=StudentStatus.PRIMARY,
        education=Education.PRIMARY,
        health=frozenset({HealthStatus.HEALTHY}),
        basic_medical_insured=True,
        employee_medical_insured=False,
        in_service=False,
    )
    dropped_out = Member(
        birth_date=date(2005, 1, 9),
        student_status=StudentStatus.NOT_STUDENT,
        education=Education.PRIMARY,
        dropout_reason=DropoutReason.AVERSION,
        health=frozenset({HealthStatus.HEALTHY}),
        basic_medical_insured=True,
    )
    income = Income(
        year=2018,
        wage=Fen(1_200_000),
        business=Fen(300_000),
        property_income=Fen(0),
        transfer=Fen(150_000),
        business_cost=Fen(50_000),
    )
    dwelling = Dwelling(dangerous=False, grade=DwellingGrade.B)
    family = (adult, adult, child, child)
    visited = Attestation(food=True, clothing=True, education=True, medical=True, housing=True)
    fed = Attestation(food=True, clothing=True)
    return {
        "attested": Household(
            household_id="1", size=4, members=family, income=income, attested=visited
        ),
        "from members": Household(
            household_id="2",
            size=4,
            members=family,
            income=income,
            dwelling=dwelling,
            attested=fed,
        ),
        "dropped out": Household(
            household_id="3",
            size=3,
            members=(adult, dropped_out, child),
            income=Income(year=2018, per_head=Fen(300_000)),
            dwelling=Dwelling(dangerous=True),
            attested=fed,
        ),
        "unknown": Household(
            household_id="4", size=3, members=(Member(), Member(), adult), income=income
        ),
    }


def generated() -> Decide:
    book = standard("cn/household/2016")
    chosen = choose(book.names.parameters, ON)
    values = tuple(sorted((c.parameter.name, c.setting.value) for c in chosen))
    return compile_tests(book.tests, household.READS, values)


def spent(decide: Decide, homes: Sequence[Household]) -> float:
    start = time.perf_counter()
    for _ in range(TIMES):
        for home in homes:
            decide(home, ON)
    return time.perf_counter() - start


def measure(decide: Decide, homes: Sequence[Household]) -> tuple[float, float]:
    """Median ratio to the hand-written one, and the microseconds of one decision."""
    ratios, times = [], []
    for turn in range(ROUNDS):
        pair = (decide, by_hand) if turn % 2 else (by_hand, decide)
        took = {contender: spent(contender, homes) for contender in pair}
        ratios.append(took[decide] / took[by_hand])
        times.append(took[decide] / TIMES / len(homes))
    return statistics.median(ratios), statistics.median(times) * 1e6


def main() -> int:
    decide, homes = generated(), subjects()
    for name, home in homes.items():
        if decide(home, ON) != by_hand(home, ON):
            print(f"{name}: {decide(home, ON)} is not {by_hand(home, ON)}")
            return 2
    gc.disable()
    for name, home in homes.items():
        ratio, microseconds = measure(decide, [home])
        print(f"{name:14s}{ratio:6.2f} times by hand, {microseconds:6.2f} us")
    ratio, microseconds = measure(decide, list(homes.values()))
    print(f"{'all':14s}{ratio:6.2f} times by hand, {microseconds:6.2f} us; limit {LIMIT}")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
