from datetime import date

from hypothesis import find, given, settings
from hypothesis import strategies as st

from fupin import serial, strategies
from fupin.codes import PovertyCause, VillageAttribute
from fupin.model import AssistancePlan, County, PoorCount, Village
from fupin.strategies._plan import _ANSWERS


quietly = settings(deadline=None, max_examples=60)


def test_every_cause_has_an_answer():
    assert set(_ANSWERS) == set(PovertyCause)


@quietly
@given(strategies.plans(), strategies.plans(complete=True))
def test_the_four_lists_speak_of_the_same(some, whole):
    for plan in (some, whole):
        assert serial.loads(serial.dumps(plan), AssistancePlan) == plan
        needs = {need.what for need in plan.needs}
        assert {n for m in plan.measures for n in m.answers} <= needs
        assert {r.duty for r in plan.responsibilities} <= {m.what for m in plan.measures}
        assert {g.what.removeprefix("解决") for g in plan.goals} <= needs
    assert whole.needs
    assert whole.unanswered_needs() == ()
    assert len(whole.needs) == len(whole.measures) == len(whole.responsibilities)
    assert len(whole.goals) == len(whole.needs)


def test_plans_that_leave_needs_unanswered_are_drawn():
    assert find(strategies.plans(), lambda p: bool(p.unanswered_needs())).measures == ()
    assert find(strategies.plans(), lambda _: True) == AssistancePlan(
        household_id="420324000000"
    )


@quietly
@given(strategies.households(complete=True))
def test_the_plan_of_a_household_answers_its_causes(household):
    causes = {household.main_cause, *household.other_causes}
    assert household.plan.household_id == household.household_id
    assert household.plan.unanswered_causes(frozenset(causes)) == ()


@quietly
@given(strategies.helpers(last=st.just(date(2017, 5, 1))), strategies.measures())
def test_nothing_ends_before_it_begins(helper, measure):
    assert helper.last == date(2017, 5, 1)
    assert helper.first is None or helper.first <= helper.last
    assert measure.what
    assert measure.answers


@quietly
@given(strategies.villages(), strategies.villages(complete=True))
def test_no_more_is_counted_than_there_is(some, whole):
    for village in (some, whole):
        assert serial.loads(serial.dumps(village), Village) == village
    people, houses = whole.population, whole.households
    assert whole.poor.at_most <= people
    assert whole.subsistence_persons + whole.destitute_persons <= people
    assert max(whole.disabled_persons, whole.pension_insured) <= people
    assert max(whole.dangerous_dwellings, whole.unsafe_water_households) <= houses <= people
    assert whole.exited in {False, whole.attribute is not VillageAttribute.NOT_POOR}
    assert whole.attested is not None


@quietly
@given(strategies.counties(), strategies.counties(complete=True))
def test_a_county_is_the_sum_of_its_villages(some, whole):
    assert serial.loads(serial.dumps(some), County) == some
    villages = [v for town in whole.townships for v in town.villages]
    assert whole.rural_population == sum(v.population for v in villages)
    assert whole.poor.at_least == sum(v.poor.at_least for v in villages)
    assert whole.poor.at_most == sum(v.poor.at_most for v in villages)
    assert len({v.village_id for v in villages}) == len(villages)
    assert len({town.code for town in whole.townships}) == len(whole.townships)
    for town in whole.townships:
        assert all(town.code.contains(v.place.code) for v in town.villages)
        assert {v.place.township for v in town.villages} == {town.name}


@quietly
@given(strategies.counties(poor_villages=st.none()))
def test_a_sum_that_lacks_a_part_is_not_recorded(county):
    villages = [v for town in county.townships for v in town.villages]
    if any(v.population is None for v in villages):
        assert county.rural_population is None
    if any(v.poor is None for v in villages):
        assert county.poor is None
    assert county.poor_villages is None


@quietly
@given(
    strategies.poor_counts(max_persons=7),
    strategies.poor_counts(at_least=st.just(5), max_persons=7),
    strategies.poor_counts(at_most=st.just(5)),
)
def test_bounds_are_in_order(free, low, high):
    assert 0 <= free.at_least <= free.at_most <= 7
    assert (low.at_least, high.at_most) == (5, 5)


def test_exactly_nobody_is_the_simplest_count(some):
    assert find(strategies.poor_counts(), lambda _: True) == PoorCount.exactly(0)
    assert some(strategies.poor_counts(), lambda c: c.at_least < c.at_most)
