from collections import Counter
from datetime import date

import attrs
import pytest

import fupin

from fupin.codes import PovertyCause, Relationship, StudentStatus, VillageAttribute
from fupin.errors import InvalidValueError
from fupin.model import Dwelling, Household, Income, LivingConditions, Member, Place, Verdict
from fupin.strategies.synthetic import SyntheticCounty, synthetic_county
from fupin.values import age_on


HELD = {
    Household: {
        *("household_id", "place", "size", "members", "attribute", "status", "exit_year"),
        *("main_cause", "income", "dwelling", "living"),
    },
    Member: {
        *("member_id", "name", "id_number", "relationship", "ethnicity", "education"),
        *("student_status", "health", "labour", "work_area", "work_months", "phone"),
        "critical_illness_insured",
    },
    Income: {"per_head"},
    Dwelling: {"dangerous"},
    LivingConditions: {"water_safe", "water_difficult"},
    Place: {"county", "township", "village", "natural_village"},
}
TOTALS = {
    "households": 1_500,
    "persons": 4_970,
    "villages": 12,
    "poor_villages": 7,
    "townships": 3,
}


@pytest.fixture(scope="module")
def county() -> SyntheticCounty:
    return synthetic_county(seed=7, **TOTALS)


def test_totals_are_exact(county):
    assert len(county.households) == 1_500
    assert sum(h.size for h in county.households) == 4_970
    assert all(h.size == len(h.members) for h in county.households)
    assert len(county.villages) == 12
    assert len({v.place.township for v in county.villages}) == 3
    poor = [v for v in county.villages if v.attribute is VillageAttribute.POOR]
    assert len(poor) == len(county.village_attestations) == 7
    assert {v.village_id for v in poor} == set(county.village_attestations)


@pytest.mark.parametrize(
    ("households", "persons"), [(5, 5), (5, 50), (40, 41), (40, 399), (100, 200)]
)
def test_totals_are_exact_at_the_bounds(households, persons):
    made = synthetic_county(
        seed=1,
        households=households,
        persons=persons,
        villages=5,
        poor_villages=0,
        townships=5,
    )
    assert [len(made.households), sum(h.size for h in made.households)] == [
        households,
        persons,
    ]
    assert {h.place.village_key for h in made.households} == {
        v.place.village_key for v in made.villages
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"persons": 1_499},
        {"persons": 15_001},
        {"villages": 1_501},
        {"poor_villages": 13},
        {"poor_villages": -1},
        {"townships": 0},
        {"townships": 13},
    ],
)
def test_impossible_totals_are_refused(wrong):
    with pytest.raises(InvalidValueError, match="no county has such totals"):
        synthetic_county(seed=1, **{**TOTALS, **wrong})


def test_the_same_seed_gives_the_same_county(county):
    assert synthetic_county(seed=7, **TOTALS) == county
    other = synthetic_county(seed=8, **TOTALS)
    assert other.households != county.households


def test_only_what_a_member_export_of_2019_holds_is_recorded(county):
    def look(subject: object) -> None:
        for field in attrs.fields(type(subject)):
            value = getattr(subject, field.name)
            if value is None or value == field.default:
                continue
            assert field.name in HELD[type(subject)], (type(subject), field.name)
            for part in value if isinstance(value, tuple) else (value,):
                if type(part) in HELD:
                    look(part)

    for household in county.households:
        look(household)
        # A part of which nothing is recorded could not be told from none.
        assert Dwelling() != household.dwelling
        assert LivingConditions() != household.living


def test_people_are_nobody_twice_and_fit_together(county):
    members = [m for h in county.households for m in h.members]
    numbers = [m.id_number for m in members if m.id_number]
    assert len(set(numbers)) == len(numbers)
    assert not any(number.faults for number in numbers)
    for household in county.households:
        roles = Counter(m.relationship for m in household.members)
        assert roles[Relationship.HEAD] == 1
        assert roles[Relationship.SPOUSE] <= 1
    for member in members:
        if member.id_number is None:
            continue
        assert member.relationship.male in {None, member.id_number.male}
        age = age_on(member.id_number.birth_date, date(2018, 12, 31))
        if age > 27:
            assert member.student_status in {None, StudentStatus.NOT_STUDENT}


def test_it_is_shaped_like_a_county():
    """Shares that a reader would notice at once if they were wrong."""
    county = synthetic_county(
        seed=3, households=6_000, persons=19_880, villages=20, poor_villages=12, townships=4
    )
    households = county.households
    share = Counter(h.main_cause for h in households)[PovertyCause.ILLNESS] / len(households)
    assert 0.40 < share < 0.45
    below = sum(h.income.per_head < 299_500 for h in households if h.income) / len(households)
    assert 0.01 < below < 0.05
    assert 0.99 < len(county.attestations) / len(households) < 1
    cells = [
        value
        for h in households
        for value in (h.attribute, h.status, h.main_cause, h.income, h.dwelling)
    ]
    assert 0.003 < cells.count(None) / len(cells) < 0.02
    out = sum(
        m.student_status is StudentStatus.NOT_STUDENT
        and m.id_number is not None
        and 7 <= 2018 - m.id_number.birth_date.year <= 15
        for h in households
        for m in h.members
    )
    assert 0 < out < 30


def test_most_poor_villages_have_few_poor_left_and_some_have_not():
    county = synthetic_county(
        seed=5, households=4_000, persons=13_250, villages=14, poor_villages=12, townships=2
    )
    on = date(2018, 12, 31)
    low, high = Counter(), Counter()
    for household in county.households:
        visited = attrs.evolve(
            household, attested=county.attestations.get(household.household_id)
        )
        verdict = fupin.assess_exit(visited, on=on).verdict
        key = household.place.village_key
        low[key] += household.size if verdict is Verdict.FAIL else 0
        high[key] += household.size if verdict is not Verdict.PASS else 0
    poor = [v for v in county.villages if v.attribute is VillageAttribute.POOR]
    out = [v for v in poor if 100 * high[v.place.village_key] < 2 * v.population]
    stuck = [v for v in poor if 100 * low[v.place.village_key] > 2 * v.population]
    assert len(out) >= 9
    assert len(stuck) >= 1
