"""What the things themselves promise: unknown stays unknown, the impossible is refused."""

from __future__ import annotations

import pickle

from datetime import date

import attrs
import pytest

from fupin.codes import MeasureCategory, PovertyCause
from fupin.model import (
    AssistancePlan,
    ExcludedIncome,
    Goal,
    Helper,
    Household,
    Income,
    InvariantError,
    Measure,
    Member,
    Need,
    Place,
    PoorCount,
    Verdict,
)
from fupin.values import Fen, PersonName, make_id_number


FULL = Income(
    wage=Fen(100),
    business=Fen(50),
    property_income=Fen(7),
    transfer=Fen(3),
    business_cost=Fen(20),
)


class TestIncome:
    def test_gross_and_net(self):
        assert (FULL.gross, FULL.net) == (160, 140)

    @pytest.mark.parametrize("part", ["wage", "business", "property_income", "transfer"])
    def test_a_missing_component_leaves_both_unknown(self, part):
        income = attrs.evolve(FULL, **{part: None})
        assert (income.gross, income.net) == (None, None)

    def test_missing_costs_leave_net_unknown_but_not_gross(self):
        income = attrs.evolve(FULL, business_cost=None)
        assert (income.gross, income.net) == (160, None)

    def test_zero_is_an_answer(self):
        zero = attrs.evolve(FULL, wage=Fen(0), business=Fen(0), business_cost=Fen(0))
        assert (zero.gross, zero.net) == (10, 10)

    def test_recorded_net_stands_in_only_where_components_are_missing(self):
        assert attrs.evolve(FULL, recorded_net=Fen(999)).net == 140
        assert attrs.evolve(FULL, wage=None, recorded_net=Fen(999)).net == 999

    def test_exclusions_are_taken_off_each(self):
        gifts = tuple(
            ExcludedIncome(item="礼金", amount=Fen(n), reason="不计入") for n in (1, 2)
        )
        assert attrs.evolve(FULL, excluded=gifts).net == 137

    def test_net_may_be_a_loss(self):
        assert attrs.evolve(FULL, business_cost=Fen(1000)).net == -840


class TestMember:
    def test_born_as_recorded_before_the_number(self):
        number = make_id_number("510000", date(1980, 1, 1), 1)
        assert Member(id_number=number).born == date(1980, 1, 1)
        recorded = Member(id_number=number, birth_date=date(1981, 2, 3))
        assert recorded.born == date(1981, 2, 3)
        assert Member().born is None

    def test_nobody_dies_before_being_born(self):
        with pytest.raises(InvariantError) as caught:
            Member(birth_date=date(2000, 1, 2), death_date=date(2000, 1, 1))
        assert (caught.value.field, caught.value.problem_code) == (
            "death_date",
            "member.died-before-birth",
        )
        same_day = Member(birth_date=date(2000, 1, 1), death_date=date(2000, 1, 1))
        assert same_day.death_date == same_day.birth_date

    def test_repr_shows_no_personal_datum(self):
        number = make_id_number("510000", date(1980, 1, 1), 1)
        shown = repr(Member(name=PersonName("欧阳测试"), id_number=number))
        assert str(number) not in shown
        assert "测试" not in shown


class TestPoorCount:
    def test_bounds_may_meet_but_not_cross(self):
        assert PoorCount.exactly(3) == PoorCount(at_least=3, at_most=3)
        with pytest.raises(InvariantError) as caught:
            PoorCount(at_least=4, at_most=3)
        assert caught.value.problem_code == "poor-count.bounds-crossed"


class TestPlace:
    def test_a_village_is_told_by_county_township_and_name(self):
        assert Place(village="甲村").village_key == ("", "", "甲村")
        full = Place(county="甲县", township="甲镇", village="甲村")
        assert full.village_key == ("甲县", "甲镇", "甲村")
        assert Place(county="甲县", township="甲镇").village_key is None


class TestPlan:
    plan = AssistancePlan(
        household_id="1",
        needs=(
            Need(what="修房", causes=frozenset({PovertyCause.DISASTER})),
            Need(what="学艺", causes=frozenset({PovertyCause.NO_SKILLS})),
        ),
        measures=(Measure(category=next(iter(MeasureCategory)), answers=("修房", "看病")),),
    )

    def test_needs_no_measure_answers(self):
        assert [n.what for n in self.plan.unanswered_needs()] == ["学艺"]

    def test_causes_no_need_speaks_of_in_the_order_of_the_list(self):
        causes = frozenset({PovertyCause.OTHER, PovertyCause.ILLNESS, PovertyCause.NO_SKILLS})
        assert self.plan.unanswered_causes(causes) == (
            PovertyCause.ILLNESS,
            PovertyCause.OTHER,
        )

    @pytest.mark.parametrize(
        ("reached", "on", "late"),
        [
            (None, date(2018, 12, 31), False),
            (None, date(2019, 1, 1), True),
            (date(2018, 12, 31), date(2019, 1, 1), False),
            (date(2019, 6, 1), date(2019, 1, 1), True),
            (date(2019, 6, 1), date(2019, 6, 1), False),
        ],
    )
    def test_a_goal_is_late_from_the_day_after(self, reached, on, late):
        goal = Goal(what="脱贫", deadline=date(2018, 12, 31), reached_on=reached)
        assert goal.late(on) is late

    @pytest.mark.parametrize(
        "cls",
        [Helper, lambda **k: Measure(category=next(iter(MeasureCategory)), **k)],
        ids=["helper", "measure"],
    )
    def test_nothing_ends_before_it_begins(self, cls):
        with pytest.raises(InvariantError) as caught:
            cls(first=date(2018, 1, 2), last=date(2018, 1, 1))
        assert caught.value.field == "last"
        cls(first=date(2018, 1, 1), last=date(2018, 1, 1))


def test_verdict_of_masks():
    assert Verdict.of(0, 0) is Verdict.PASS
    assert Verdict.of(0, 4) is Verdict.UNDETERMINED
    assert Verdict.of(1, 4) is Verdict.FAIL
    assert [v.zh for v in Verdict] == ["达标", "未达标", "无法判定"]


def test_objects_are_frozen_and_equal_by_value():
    one = Household(household_id="1", members=(Member(),))
    assert one == pickle.loads(pickle.dumps(one))  # noqa: S301  # our own bytes
    assert hash(one) == hash(attrs.evolve(one))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.size = 3
