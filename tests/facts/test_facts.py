"""Every question can be read, and is read as it should be."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from fupin.codes import DwellingGrade
from fupin.facts import area, household, member
from fupin.logic import ChoiceFact, ChoicesFact, ConditionFact, QuantityFact
from fupin.logic.python import read
from fupin.logic.units import dimensions
from fupin.model import County, Dwelling, Household, Income, Member, PoorCount, Village
from fupin.values import Fen, IdNumber


DAY = date(2018, 12, 31)
KINDS = (QuantityFact, ConditionFact, ChoiceFact, ChoicesFact)
ROOMS = {
    "household": (household, household.READS.facts),
    "member": (member, member.READS),
    "area": (area, area.VILLAGE_READS.facts | area.COUNTY_READS.facts),
}


def facts_of(room):
    return {n: f for n, f in vars(room).items() if isinstance(f, KINDS)}


@pytest.mark.parametrize("name", list(ROOMS))
class TestEveryFact:
    def test_is_called_as_it_is_found_and_can_be_read(self, name):
        room, reads = ROOMS[name]
        facts = facts_of(room)
        assert {n: f.name for n, f in facts.items()} == {n: n for n in facts}
        assert set(reads) == set(facts)

    def test_is_labelled_once_in_a_known_unit(self, name):
        facts = facts_of(ROOMS[name][0]).values()
        assert len({f.zh for f in facts}) == len({f.en for f in facts}) == len(facts)
        for fact in facts:
            assert fact.en.isascii()
            if isinstance(fact, QuantityFact):
                assert dimensions(fact.unit)


@pytest.mark.parametrize(
    ("reads", "thing"),
    [
        (household.READS.facts, Household(household_id="1")),
        (member.READS, Member()),
        (area.VILLAGE_READS.facts, Village(village_id="1")),
        (area.COUNTY_READS.facts, County(name="甲县")),
    ],
    ids=["household", "member", "village", "county"],
)
def test_of_a_bare_thing_everything_is_unknown(reads, thing):
    assert {n: read(how, thing, DAY) for n, how in reads.items()} == dict.fromkeys(reads)


def ask(name, home):
    return read(household.READS.facts[name], home, DAY)


@pytest.mark.parametrize(("size", "expected"), [(3, 3), (0, None), (None, None)])
def test_nobody_is_no_size_to_judge_by(size, expected):
    assert ask("size", Household(household_id="1", size=size)) == expected


@pytest.mark.parametrize(
    ("year", "expected"), [(2018, 5), (None, 5), (2017, None), (2019, None)]
)
def test_income_is_of_the_year_of_the_day(year, expected):
    income = Income(year=year, recorded_net=Fen(5), per_head=Fen(5))
    home = Household(household_id="1", size=1, income=income)
    assert (ask("net_income", home), ask("income_per_head", home)) == (expected, expected)


def test_income_a_head_of_nobody_is_unknown():
    home = Household(household_id="1", income=Income(per_head=Fen(5)))
    assert ask("income_per_head", home) is None
    with_rows = attrs.evolve(home, members=(Member(),))
    assert ask("income_per_head", with_rows) == 5


@pytest.mark.parametrize(
    ("size", "rows", "expected"),
    [(2, 2, True), (2, 1, None), (1, 2, None), (None, 1, None), (0, 0, None), (2, 0, None)],
)
def test_a_roster_is_complete_or_unknown_never_no(size, rows, expected):
    home = Household(household_id="1", size=size, members=(Member(),) * rows)
    assert ask("roster_complete", home) is expected


@pytest.mark.parametrize("grade", [*DwellingGrade, None])
def test_other_is_no_grade(grade):
    home = Household(household_id="1", dwelling=Dwelling(grade=grade))
    assert ask("dwelling_grade", home) is (None if grade is DwellingGrade.OTHER else grade)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2012, 12, 31), 6),
        (date(2013, 1, 1), 5),
        (date(2018, 12, 31), 0),
        (date(2019, 1, 1), None),
        (None, None),
    ],
)
def test_age_in_full_years(born, age):
    assert read(member.READS["age"], Member(birth_date=born), DAY) == age


def test_age_of_one_born_on_a_leap_day():
    leap = Member(birth_date=date(2012, 2, 29))
    ages = [
        read(member.READS["age"], leap, day)
        for day in (date(2018, 2, 27), date(2018, 2, 28), date(2018, 3, 1))
    ]
    assert ages[0] == 5
    assert ages[2] == 6
    assert ages[1] in {5, 6}


def test_age_from_the_id_number_and_not_from_a_made_up_one():
    person = Member(id_number=IdNumber("510000800101001"))
    assert read(member.READS["age"], person, DAY) == 38
    made_up = Member(id_number=IdNumber("999999198001010019"))
    assert read(member.READS["age"], made_up, DAY) is None


@pytest.mark.parametrize(
    ("resident", "employee", "expected"),
    [
        (True, None, True),
        (None, True, True),
        (False, True, True),
        (False, False, False),
        (False, None, None),
        (None, False, None),
        (None, None, None),
    ],
)
def test_either_insurance_will_do(resident, employee, expected):
    person = Member(basic_medical_insured=resident, employee_medical_insured=employee)
    assert read(member.READS["basic_medical_insured"], person, DAY) is expected


def test_areas_are_read_with_both_bounds():
    poor = PoorCount(at_least=1, at_most=2)
    village = Village(village_id="1", population=9, poor=poor)
    found = [
        read(area.VILLAGE_READS.facts[n], village, DAY)
        for n in ("population", "poor_at_least", "poor_at_most")
    ]
    assert found == [9, 1, 2]
