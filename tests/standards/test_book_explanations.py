"""For each book a subject that passes it, with every asked answer, explained word for word.

``FUPIN_UPDATE_SNAPSHOTS=1`` writes the files anew; read the difference before you keep it.
"""

from __future__ import annotations

import os

from datetime import date
from pathlib import Path

import attrs

from fupin import frames
from fupin.assessment import assess_exit
from fupin.codes import DwellingGrade, HealthStatus, LabourCapacity, StudentStatus
from fupin.facts import asked_county, asked_household, asked_village
from fupin.logic import Comparison, ConditionFact, QuantityFact, value
from fupin.logic.names import walk
from fupin.model import (
    Attestation,
    AttestedAnswer,
    County,
    CountyAttestation,
    Dwelling,
    Household,
    Income,
    LivingConditions,
    Member,
    PoorCount,
    Verdict,
    Village,
    VillageAttestation,
)
from fupin.standards import Subject
from fupin.values import Fen, PersonName


SNAPSHOTS = Path(__file__).parent / "snapshots"
BY, ON = PersonName("核查员"), date(2016, 12, 1)


def asked(book, numbers):
    """The facts a book asks of whoever was there, with answers that just meet it."""
    found = []
    for fact in book.names.facts:
        if fact.name not in ASKED:
            continue
        if isinstance(fact, ConditionFact):
            found.append(AttestedAnswer(fact=fact.name, yes=True))
        elif isinstance(fact, QuantityFact):
            found.append(AttestedAnswer(fact=fact.name, number=_enough(fact, book, numbers)))
    return tuple(found)


def _enough(fact, book, numbers):
    """A figure that just meets every comparison the fact stands in."""
    if fact.name in BASES:
        return BASES[fact.name]
    rows = [n for _, n in walk(*book.tests) if isinstance(n, Comparison) and n.left == fact]
    for node in sorted(rows, key=lambda n: n.op != ">="):
        step = {">": 1, "<": -1}.get(node.op, 0)
        return value(node.right, BASES, numbers) + step
    return BASES["provincial_rural_income"]  # it stands in a ratio to it


BASES = {  # what others are compared with
    "size": 2,
    "exited_income_share_before": 5_000,
    "provincial_income_growth": 800,
    "national_income_growth": 800,
    "provincial_rural_income": 1_000_000,
}
ASKED = {
    **asked_household.HOUSEHOLD_ASKED.facts,
    **asked_village.VILLAGE_ASKED.facts,
    **asked_county.COUNTY_ASKED.facts,
}


def household(day, answers):
    one = Member(
        birth_date=date(1980, 5, 1),
        student_status=StudentStatus.NOT_STUDENT,
        health=frozenset({HealthStatus.HEALTHY}),
        labour=LabourCapacity.ORDINARY,
        work_months=6_000,
        in_service=False,
        basic_medical_insured=True,
        critical_illness_insured=True,
    )
    pupil = attrs.evolve(
        one, birth_date=date(2008, 5, 1), student_status=StudentStatus.PRIMARY, work_months=0
    )
    return Household(
        household_id="示例-1",
        size=2,
        members=(one, pupil),
        identified_on=date(2014, 5, 1),
        income=Income(year=day.year, recorded_net=Fen(2 * 500_001)),
        dwelling=Dwelling(grade=DwellingGrade.B, dangerous=False, floor_area=26_000),
        living=LivingConditions(water_solved=True, household_power=True, broadcasting=True),
        attested=Attestation(by=BY, on=ON, food=True, clothing=True, answers=answers),
    )


def village(_, answers):
    return Village(
        village_id="甲村",
        population=1_000,
        poor=PoorCount.exactly(19),
        households=300,
        dangerous_dwellings=0,
        unsafe_water_households=0,
        collective_income=Fen(5_000_000),
        paved_road_to_township=True,
        bus=True,
        clinics=1,
        reading_rooms=1,
        attested=VillageAttestation(
            by=BY,
            on=ON,
            infrastructure=True,
            public_services=True,
            industry=True,
            collective_income=True,
            answers=answers,
        ),
    )


def county(_, answers):
    return County(
        name="甲县",
        rural_population=100_000,
        poor=PoorCount.exactly(1_999),
        attested=CountyAttestation(by=BY, on=ON, answers=answers),
    )


MAKERS = {Subject.HOUSEHOLD: household, Subject.VILLAGE: village, Subject.COUNTY: county}


def passing(book, bench):
    """Somebody who passes the book, on the day it is tried."""
    answers = asked(book, bench.numbers_of(book))
    return MAKERS[book.subject](bench.day_of(book), answers)


def assessed(thing, book, bench):
    day = bench.day_of(book)
    return assess_exit(thing, on=day, standard=book, region=bench.region)


def file_of(book):
    return SNAPSHOTS / (book.id.replace("/", "_") + ".txt")


def test_somebody_passes_it(book, bench):
    found = assessed(passing(book, bench), book, bench)
    assert found.verdict is Verdict.PASS, found.explain()


def test_the_explanation_is_as_in_the_snapshot(book, bench):
    found = assessed(passing(book, bench), book, bench)
    text = f"{found.explain()}\n\n{found.explain('en')}\n"
    path = file_of(book)
    if os.environ.get("FUPIN_UPDATE_SNAPSHOTS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_without_the_visit_nothing_turns_to_not_met(book, bench):
    """Every asked answer lost: what only a visit can tell is unknown, never no."""
    bare = attrs.evolve(passing(book, bench), attested=None)
    assert assessed(bare, book, bench).failed == ()


def test_the_tables_say_the_same(book, bench):
    day, thing = bench.day_of(book), passing(book, bench)
    tables = {
        Subject.HOUSEHOLD: lambda: attrs.astuple(
            frames.facts([thing], on=day, standard=book), recurse=False
        ),
        Subject.VILLAGE: lambda: (frames.village_facts([thing], on=day),),
        Subject.COUNTY: lambda: (frames.county_facts([thing], on=day),),
    }[book.subject]()
    found = frames.assess_exit(*tables, on=day, standard=book, region=bench.region)
    assert found["verdict"].to_list() == ["PASS"]


def test_every_snapshot_has_its_book(bench):
    mine = {file_of(book).name for book in bench.books}
    assert {path.name for path in SNAPSHOTS.iterdir()} == mine
