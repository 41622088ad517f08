"""What blocks an exit, by how much, and that the changes told really pass."""

from datetime import date

import pytest

from hypothesis import given, settings
from hypothesis import strategies as st

import fupin

from fupin.assessment.changes import ways
from fupin.assessment.nearest import changed, nearest_exit, what_if
from fupin.codes import Education, HealthStatus, StudentStatus
from fupin.errors import UnknownNameError
from fupin.logic import Comparison, Number, QuantityFact, Ratio, value
from fupin.model import Verdict


DAY = date(2018, 12, 31)


def household(**fields):
    child = fupin.Member(
        birth_date=date(2008, 1, 1),
        student_status=StudentStatus.NOT_STUDENT,
        education=Education.PRIMARY,
        health=frozenset({HealthStatus.HEALTHY}),
    )
    given_fields = {
        "household_id": "420324000001",
        "size": 1,
        "members": (child,),
        "income": fupin.Income(per_head=fupin.parse_yuan("2995")),
        "dwelling": fupin.Dwelling(dangerous=False),
        "attested": fupin.Attestation(food=True, clothing=True, medical=True),
    }
    return fupin.Household(**(given_fields | fields))


def test_says_by_how_much():
    found = nearest_exit(household(), on=DAY)

    assert [b.rule for b in found.blocking] == [
        "cn/household/2016.income",
        "cn/household/2016.education",
    ]
    income = {way[0].fact: way[0] for way in found.blocking[0].alternatives}
    assert income["income_per_head"].by == 1
    assert income["net_income"].wanted == (299_501,)
    assert "登记的人均纯收入须增加0.01 元/人/年" in found.explain()


def test_a_child_is_not_wished_ill_or_older():
    found = nearest_exit(household(), on=DAY)

    facts = {c.fact for b in found.blocking for way in b.alternatives for c in way}
    assert not {f for f in facts if f.endswith((".age", ".health", "size"))}
    assert "members[0].student_status" in facts


def test_passed_is_near_enough():
    found = nearest_exit(
        household(
            members=(fupin.Member(birth_date=date(1960, 1, 1)),),
            income=fupin.Income(per_head=fupin.parse_yuan("2995.01")),
        ),
        on=DAY,
    )

    assert found.verdict is Verdict.PASS
    assert found.blocking == ()
    assert found.explain().endswith("已达标")


def test_nothing_helps_an_empty_household():
    empty = fupin.Household(household_id="1", size=0)

    found = nearest_exit(empty, on=DAY)

    assert found.verdict is Verdict.UNDETERMINED
    assert all(
        c.fact.endswith("_attested")
        or c.fact in {"net_income", "income_per_head", "dwelling_grade", "dangerous_dwelling"}
        for way in found.smallest
        for c in way
    )


def test_a_village_is_told_how_many_fewer():
    village = fupin.Village(village_id="v", population=1000, poor=fupin.PoorCount.exactly(30))

    found = nearest_exit(village, on=DAY, region="522729")

    (way,) = found.blocking[0].alternatives
    assert {c.fact: c.by for c in way} == {"poor_at_most": -1, "poor_at_least": -1}


def test_what_if():
    child_at_school = {"members[0].student_status": StudentStatus.PRIMARY}

    assert what_if(household(), child_at_school, on=DAY) is Verdict.FAIL
    both = child_at_school | {"income_per_head": 299_501}
    assert what_if(household(), both, on=DAY) is Verdict.PASS
    assert what_if(household(), both | {"food_attested": None}, on=DAY) is (
        Verdict.UNDETERMINED
    )


@pytest.mark.parametrize("fact", ["incom", "members[1].age", "members[x].age", "members[0].x"])
def test_what_if_of_an_unknown_fact(fact):
    with pytest.raises(UnknownNameError):
        what_if(household(), {fact: 1}, on=DAY)


A = QuantityFact("a", "", "甲", "a")
B = QuantityFact("b", "", "乙", "b")


@given(
    st.sampled_from([">", ">=", "<", "<="]),
    st.integers(-5, 5),
    st.integers(-5, 5).filter(bool),
    st.integers(-5, 5),
    st.none() | st.integers(-9, 9),
)
def test_a_number_moves_just_to_the_line(op, add, times, right, now):
    """The wanted number meets the comparison, and the one before it does not."""
    test = Comparison(op, A * Number(times) + Number(add), Number(right))
    row = {"a": now}
    if value(test, row, {}) is True:
        return

    (way,) = ways(test, row, {})

    wanted = way[0].wanted[0]
    met = [value(test, {"a": wanted + step}, {}) for step in (-1, 0, 1)]
    assert met[1] is True
    assert False in met


@given(st.integers(1, 200), st.integers(0, 200), st.integers(1, 9))
def test_a_rate_moves_just_below_its_cap(people, poor, percent):
    test = Ratio(A, B) < Number(percent * 100, "percent")
    row = {"a": poor, "b": people}
    found = ways(test, row, {})
    if not found[0]:
        return

    after = changed(row, found[0])

    assert value(test, after, {}) is True
    assert value(test, after | {"a": after["a"] + 1}, {}) is False


@settings(max_examples=60)
@given(st.data())
def test_every_smallest_set_passes(data):
    from fupin.assessment.prepare import ready
    from fupin.standards import standard
    from fupin.strategies import households

    subject = data.draw(households())
    book = standard("cn/household/2016")

    found = nearest_exit(subject, on=DAY)

    prepared = ready(book, DAY, "", False)
    row = prepared.row(subject, DAY)
    for way in found.smallest:
        after = changed(row, way)
        assert all(value(t, after, prepared.values) is True for t in book.tests)
        for left_out in range(len(way)):
            less = changed(row, way[:left_out] + way[left_out + 1 :])
            assert not all(value(t, less, prepared.values) is True for t in book.tests)
