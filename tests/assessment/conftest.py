"""Synthetic households, villages and counties that pass, to be spoilt one fact at a time."""

from __future__ import annotations

import functools

from datetime import date

import attrs
import pytest

from fupin.codes import DwellingGrade, HealthStatus, LabourCapacity, StudentStatus
from fupin.model import (
    Attestation,
    County,
    Dwelling,
    Household,
    Income,
    LivingConditions,
    Member,
    Place,
    PoorCount,
    Village,
    VillageAttestation,
)
from fupin.values import Fen, PersonName, RegionCode


def member(**changed):
    base = Member(
        member_id="9001",
        name=PersonName("测试甲"),
        birth_date=date(1980, 5, 1),
        student_status=StudentStatus.NOT_STUDENT,
        health=frozenset({HealthStatus.HEALTHY}),
        labour=LabourCapacity.ORDINARY,
        in_service=False,
        basic_medical_insured=True,
    )
    return attrs.evolve(base, **changed)


def pupil(**changed):
    return member(
        **{"birth_date": date(2008, 5, 1), "student_status": StudentStatus.PRIMARY} | changed
    )


def income(net=900_001, **changed):
    """Components that make *net* fen; by default one fen above three lines of 3000 yuan."""
    base = Income(
        year=2018,
        wage=Fen(net + 50_000),
        business=Fen(0),
        property_income=Fen(0),
        transfer=Fen(0),
        business_cost=Fen(50_000),
    )
    return attrs.evolve(base, **changed)


def household(**changed):
    base = Household(
        household_id="5100000001",
        place=Place(code=RegionCode("510000"), village="甲村"),
        size=3,
        members=(member(), member(member_id="9002"), pupil(member_id="9003")),
        income=income(),
        dwelling=Dwelling(grade=DwellingGrade.B),
        living=LivingConditions(water_solved=True),
        attested=Attestation(
            by=PersonName("核查员"), on=date(2018, 12, 1), food=True, clothing=True
        ),
    )
    return attrs.evolve(base, **changed)


def village(poor=19, population=1000, *, region="420324", bounds=None, **changed):
    count = PoorCount.exactly(poor) if bounds is None else PoorCount(**bounds)
    base = Village(
        village_id="甲村",
        place=Place(code=RegionCode(region), village="甲村"),
        population=population,
        poor=count,
        attested=VillageAttestation(
            by=PersonName("核查员"),
            on=date(2018, 12, 1),
            infrastructure=True,
            public_services=True,
            industry=True,
            collective_income=True,
        ),
    )
    return attrs.evolve(base, **changed)


def county(poor=19, population=1000, *, region="420324", **changed):
    base = County(
        name="甲县",
        code=RegionCode(region),
        rural_population=population,
        poor=PoorCount.exactly(poor),
    )
    return attrs.evolve(base, **changed)


class Samples:
    """The builders above, for tests."""

    member = staticmethod(member)
    pupil = staticmethod(pupil)
    income = staticmethod(income)
    household = staticmethod(household)
    village = staticmethod(village)
    county = staticmethod(county)


@pytest.fixture(scope="session")
def make():
    return Samples


@pytest.fixture(scope="session")
def day():
    return date(2018, 12, 31)


@pytest.fixture(scope="session")
def judge(day):
    """Assess on the last day of 2018."""
    from fupin.assessment import assess_exit

    return functools.partial(assess_exit, on=day)


@pytest.fixture(scope="session")
def truth_of():
    """The truth of the rule of an assessment with this last name."""

    def find(assessment, name):
        (found,) = (f for f in assessment.findings if f.rule.rpartition(".")[2] == name)
        return found.truth

    return find
