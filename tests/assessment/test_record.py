"""A recorded decision comes out the same, or says what changed."""

from datetime import date

import attrs
import pytest

import fupin

from fupin.assessment.record import fingerprint, record, replay, version_of
from fupin.errors import UnknownNameError
from fupin.standards import standard
from fupin.values import PersonName


DAY = date(2018, 12, 31)


@pytest.fixture
def household():
    return fupin.Household(
        household_id="420324000001",
        size=1,
        members=(fupin.Member(name=PersonName("张三"), birth_date=date(1960, 1, 1)),),
        income=fupin.Income(per_head=fupin.parse_yuan("3000")),
        dwelling=fupin.Dwelling(dangerous=False),
        attested=fupin.Attestation(food=True, clothing=True, medical=True),
    )


def decided(household):
    return fupin.assess_exit(household, on=DAY)


def test_the_same_comes_out_the_same(household):
    kept = record(household, decided(household))

    again = replay(kept, household)

    assert again.same
    assert again.changes == ()
    assert again.assessment == decided(household)


def test_a_snapshot_replays_alone_and_is_not_shown(household):
    kept = record(household, decided(household), snapshot=True)

    assert replay(kept).same
    assert "张三" not in repr(kept)


def test_without_a_snapshot_the_subject_is_wanted(household):
    with pytest.raises(UnknownNameError, match="snapshot"):
        replay(record(household, decided(household)))


def test_changed_data_are_told(household):
    kept = record(household, decided(household))
    poorer = attrs.evolve(household, income=fupin.Income(per_head=fupin.parse_yuan("2995")))

    again = replay(kept, poorer)

    assert not again.same
    assert any(c.startswith("输入数据") for c in again.changes)
    assert "结论：原为PASS，现为FAIL" in again.changes


def test_changed_numbers_and_rules_are_told(household):
    kept = record(household, decided(household))
    line = attrs.evolve(kept.parameters[0], value=kept.parameters[0].value - 100)
    other = attrs.evolve(kept, parameters=(line, *kept.parameters[1:]), library="0.0.1")

    changes = replay(other, household).changes

    assert (
        "参数国家扶贫标准：原为国家扶贫标准 2994 元/人/年，现为国家扶贫标准 2995 元/人/年"
        in changes
    )
    assert any(c.startswith("程序版本：原为0.0.1") for c in changes)
    assert version_of(standard("cn/household/2016")) != version_of(
        standard("cn/household/2016-ladder")
    )


def test_numbers_that_come_and_go_are_told(household):
    kept = record(household, decided(household))
    gone = attrs.evolve(kept.parameters[0], name="another", zh="另一参数")
    other = attrs.evolve(kept, parameters=(gone, *kept.parameters[1:]))

    changes = replay(other, household).changes

    assert "参数另一参数不再使用" in changes
    assert "新增参数国家扶贫标准 2995 元/人/年" in changes


def test_the_record_is_of_its_subject(household):
    other = attrs.evolve(household, household_id="420324000002")

    with pytest.raises(UnknownNameError):
        record(other, decided(household))


def test_extrapolation_is_kept(household):
    day = date(2020, 6, 30)
    found = fupin.assess_exit(household, on=day, extrapolate=True)

    assert replay(record(household, found), household).same


def test_equal_objects_have_one_fingerprint(household):
    assert fingerprint(household) == fingerprint(attrs.evolve(household))
    assert fingerprint(household) != fingerprint(attrs.evolve(household, size=2))
