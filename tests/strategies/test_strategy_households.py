from collections import Counter
from datetime import date

import attrs
import pytest

from hypothesis import find, given, settings
from hypothesis import strategies as st

import fupin

from fupin import serial, strategies
from fupin.codes import (
    DropoutReason,
    DwellingGrade,
    Education,
    HealthStatus,
    LabourCapacity,
    PovertyCause,
    Relationship,
    ResettlementType,
    Sex,
    StudentStatus,
)
from fupin.model import Household, Income, Member, Verdict
from fupin.strategies._life import HEAD, KIN, RELATIVES, school_stages
from fupin.values import IdNumber, age_on


quietly = settings(deadline=None, max_examples=80)
DAY = date(2018, 12, 31)


def coherent(member: Member, on: date = DAY) -> None:
    """Whatever is recorded of a person fits the rest."""
    number, born = member.id_number, member.born
    if number is not None:
        assert not number.faults
        assert member.birth_date in {None, number.birth_date}
        if member.sex is not None:
            assert (member.sex is Sex.MALE) is number.male
    if member.sex is not None and member.relationship is not None:
        assert member.relationship.male in {None, member.sex is Sex.MALE}
    if born is not None:
        assert born <= on
        age = age_on(born, on)
        assert member.student_status in {None, *school_stages(age)}
        if age < 16:
            assert member.labour in {None, LabourCapacity.NONE}
            assert not member.pension_insured
        if not 6 <= age <= 15:
            assert member.dropout_reason is None
    if member.dropout_reason is not None:
        assert member.student_status in {None, StudentStatus.NOT_STUDENT}
    if member.work_area or member.work_months:
        assert member.labour not in {LabourCapacity.NONE, LabourCapacity.LOST}


@quietly
@given(strategies.members())
def test_what_is_recorded_of_a_member_agrees(member):
    coherent(member)


@quietly
@given(strategies.members(complete=True, on=date(2016, 2, 29)))
def test_ages_are_seen_from_the_day_asked_for(member):
    coherent(member, date(2016, 2, 29))
    assert None not in {member.sex, member.birth_date, member.student_status, member.labour}
    assert member.health


@quietly
@given(strategies.households())
def test_a_household_has_one_head_and_kin_whose_ages_fit(household):
    members = household.members
    roles = Counter(m.relationship for m in members)
    assert roles[Relationship.HEAD] == (1 if members else 0)
    assert all(roles[kin.relationship] <= 1 for kin in RELATIVES if kin.once)
    assert household.size in {None, len(members) or household.size}
    for member in members:
        coherent(member)
    numbers = [m.id_number for m in members if m.id_number]
    assert len(set(numbers)) == len(numbers)


@quietly
@given(strategies.households(complete=True, max_members=20))
def test_relatives_are_as_old_as_they_can_be(household):
    head, *others = household.members
    age = age_on(head.birth_date, DAY)
    assert 18 <= age <= 90
    for member in others:
        low, high = KIN[member.relationship].ages(age)
        assert low <= age_on(member.birth_date, DAY) <= high
        if member.relationship is Relationship.SPOUSE:
            assert member.sex is not head.sex


def test_kin_are_all_of_the_code_list_and_can_live_together():
    assert {kin.relationship for kin in (HEAD, *RELATIVES)} == set(Relationship)
    spans = [kin.head_ages for kin in RELATIVES]
    assert max(low for low, _ in spans) <= min(high for _, high in spans)


@quietly
@given(strategies.households(), strategies.households(complete=True))
def test_a_household_survives_being_written_and_read(some, whole):
    for household in (some, whole):
        assert serial.loads(serial.dumps(household), Household) == household
        assert serial.validate(serial.unstructure(household)) == ()


@quietly
@given(strategies.households(complete=True))
def test_a_complete_household_can_be_judged(household):
    assert household.size == len(household.members) >= 1
    found = fupin.assess_exit(household, on=DAY)
    assert found.verdict in {Verdict.PASS, Verdict.FAIL}
    unattested = attrs.evolve(household, attested=None)
    lacking = fupin.assess_exit(unattested, on=DAY)
    # Nobody can tell from a register whether a household has food and clothing.
    assert {"cn/household/2016.food", "cn/household/2016.clothing"} == set(
        lacking.undetermined
    )


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.FAIL])
def test_complete_households_of_either_verdict_are_drawn(some, verdict):
    some(
        strategies.households(complete=True),
        lambda h: fupin.assess_exit(h, on=DAY).verdict is verdict,
    )


@pytest.mark.parametrize("name", [f.name for f in attrs.fields(Household)])
def test_every_answer_of_a_household_is_sometimes_recorded_and_sometimes_not(some, name):
    empty = {"helpers": (), "income_entries": (), "members": ()}.get(name)
    drawn = strategies.households()
    some(drawn, lambda h: getattr(h, name) != empty)
    if name != "household_id":
        some(drawn, lambda h: getattr(h, name) == empty)


def test_the_simplest_household_is_a_head_of_whom_nothing_else_is_recorded():
    simplest = find(strategies.households(), lambda _: True)
    alone = Household(
        household_id="420324000000", members=(Member(relationship=Relationship.HEAD),)
    )
    assert simplest == alone


def test_the_simplest_complete_household_is_one_adult():
    simplest = find(strategies.households(complete=True), lambda _: True)
    (head,) = simplest.members
    assert simplest.size == 1
    assert age_on(head.birth_date, DAY) == 18
    assert head.health == frozenset({HealthStatus.HEALTHY})
    assert (simplest.other_causes, simplest.helpers) == (frozenset(), ())
    assert simplest.attested.food is simplest.attested.medical is True


def test_only_what_matters_is_left_of_a_household():
    found = find(
        strategies.households(),
        lambda h: any(m.student_status is StudentStatus.PRIMARY for m in h.members),
    )
    pupil = found.members[-1]
    assert len(found.members) <= 3
    assert pupil == Member(student_status=StudentStatus.PRIMARY)
    assert attrs.evolve(found, members=()) == Household(household_id="420324000000")


def test_a_household_can_have_no_rows_of_members():
    found = find(strategies.households(), lambda h: not h.members and h.size)
    assert found.size == 1


@quietly
@given(
    strategies.households(
        min_members=2,
        max_members=3,
        main_cause=st.just(PovertyCause.MARRIAGE),
        attested=st.none(),
        size=st.just(9),
    )
)
def test_any_field_can_be_given(household):
    assert household.main_cause is PovertyCause.MARRIAGE
    assert PovertyCause.MARRIAGE not in (household.other_causes or ())
    assert household.attested is None
    assert (household.size, 2 <= len(household.members) <= 3) == (9, True)


@quietly
@given(
    strategies.households(complete=True, size=st.none(), other_causes=st.none()),
    strategies.households(complete=True, size=st.just(0)),
)
def test_a_household_of_unknown_or_no_size_has_an_income_all_the_same(unknown, empty):
    assert unknown.size is unknown.other_causes is None
    assert unknown.income.per_head is not None
    assert empty.income is not None


@quietly
@given(
    strategies.members(
        relationship=st.just(Relationship.DAUGHTER), birth_date=st.just(date(2010, 3, 1))
    )
)
def test_what_depends_on_a_given_field_follows_it(daughter):
    assert daughter.student_status in {
        None,
        StudentStatus.PRIMARY,
        StudentStatus.NOT_STUDENT,
    }
    assert daughter.sex in {None, Sex.FEMALE}
    assert daughter.id_number is None or daughter.id_number[6:14] == "20100301"


@quietly
@given(strategies.members(id_number=st.just(IdNumber("34052419800101001X"))))
def test_sex_and_birth_follow_a_given_number(member):
    assert member.sex in {None, Sex.MALE}
    assert member.birth_date in {None, date(1980, 1, 1)}


@quietly
@given(strategies.members(complete=True))
def test_a_child_out_of_school_has_a_reason(member):
    out = member.student_status is StudentStatus.NOT_STUDENT
    if out and 6 <= age_on(member.birth_date, DAY) <= 15:
        assert isinstance(member.dropout_reason, DropoutReason)


def test_dropouts_the_ill_and_the_schooled_are_drawn(some):
    drawn = strategies.members()
    some(drawn, lambda m: m.dropout_reason is DropoutReason.AVERSION)
    some(drawn, lambda m: m.health and len(m.health) == 3)
    some(drawn, lambda m: m.education is Education.COLLEGE)
    some(drawn, lambda m: m.id_number and len(m.id_number) == 20)


@quietly
@given(strategies.incomes(persons=3), strategies.incomes(persons=3, complete=True))
def test_the_parts_of_an_income_add_up(some, whole):
    for income in (some, whole):
        if income.gross is not None:
            assert income.recorded_gross in {None, income.gross}
        if income.net is not None and income.per_head is not None:
            assert abs(3 * income.per_head - income.net) <= 1.5
        parts = (
            income.family_planning,
            income.subsistence_allowance,
            income.destitute_support,
            income.pension,
            income.ecological_compensation,
            income.other_transfer,
        )
        if None not in parts:
            assert income.transfer == sum(parts)
        if income.asset_dividend is not None and income.other_property is not None:
            assert income.property_income == income.asset_dividend + income.other_property
    assert whole.per_head is not None


@pytest.mark.parametrize(
    "form",
    [
        lambda i: i.gross is not None and i.excluded,
        lambda i: i == Income(year=2018, per_head=i.per_head) and i.per_head,
        lambda i: i.gross is None and i.recorded_net,
        lambda i: i.wage is None and i.transfer and i.net is None,
    ],
    ids=["components", "per head", "totals", "some"],
)
def test_every_form_of_an_income_is_drawn(some, form):
    some(strategies.incomes(), form)


@quietly
@given(strategies.incomes(wage=st.just(700), transfer=st.none()))
def test_sums_follow_a_given_part(income):
    assert (income.wage, income.transfer, income.gross) == (700, None, None)
    assert income.business is None or income.recorded_net is None


@quietly
@given(
    strategies.dwellings(),
    strategies.dwellings(dangerous=st.just(True), complete=True),
    strategies.lands(),
    strategies.living_conditions(complete=True),
    strategies.relocations(complete=True),
)
def test_how_a_household_lives_does_not_contradict_itself(some, bad, land, living, moved):
    if some.grade is not None and some.dangerous is not None:
        assert some.dangerous is (some.grade in {DwellingGrade.C, DwellingGrade.D})
    assert bad.grade in {DwellingGrade.C, DwellingGrade.D}
    if land.arable is not None and land.irrigated is not None:
        assert land.irrigated <= land.arable
    assert living.water_solved is (living.water_safe and not living.water_difficult)
    assert living.access_road_paved is living.access_road.hardened
    assert moved.planned or not (moved.keys_received or moved.moved_in)
    assert moved.resettlement in ({*ResettlementType} if moved.planned else {None})


@quietly
@given(strategies.monitorings(complete=True), strategies.attestations())
def test_nothing_is_removed_before_it_is_found_or_attested_in_another_year(watch, visit):
    assert watch.removed_on is None or watch.identified_on <= watch.removed_on <= DAY
    assert (watch.removed_on is not None) is watch.risk_removed
    assert visit.on is None or visit.on.year == 2018
