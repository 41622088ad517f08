"""Who is identified: a household below the line, a village 一高一低一无, a sound record."""

from __future__ import annotations

from datetime import date

import pytest

from fupin.assessment import assess_exit
from fupin.codes import HouseholdAttribute, PovertyCause
from fupin.errors import ParameterNotInForceError
from fupin.logic import Truth, check, sentence
from fupin.model import (
    Attestation,
    Household,
    Income,
    PoorCount,
    Verdict,
    Village,
    VillageAttestation,
)
from fupin.model.attested import AttestedAnswer
from fupin.standards.identification import (
    HOUSEHOLD_2014,
    NATIONAL_CAUSES,
    POOR_ATTRIBUTES,
    RECORD_2014,
    STANDARDS,
    VILLAGE_2014,
)
from fupin.values import Fen


DAY = date(2013, 12, 31)


def truths(subject, standard, on=DAY):
    found = assess_exit(subject, on=on, standard=standard)
    return [f.truth for f in found.findings]


@pytest.mark.parametrize("book", STANDARDS, ids=lambda s: s.id)
def test_every_rule_is_sound_and_told_apart(book):
    for rule in book.rules:
        check(rule.test)
        assert rule.cites
    for lang in ("zh", "en"):
        assert len({sentence(r.test, lang) for r in book.rules}) == len(book.rules)


def poor(fen, review=None, year=2013):
    answers = () if review is None else (AttestedAnswer(fact="poor_by_review", yes=review),)
    return Household(
        household_id="示例",
        size=3,
        income=Income(year=year, recorded_net=Fen(fen)),
        attested=Attestation(answers=answers),
    )


@pytest.mark.parametrize(
    ("fen", "truth"),
    [(8207_99, Truth.MET), (8208_00, Truth.NOT_MET), (8208_01, Truth.NOT_MET)],
)
def test_a_household_is_poor_below_the_line_of_2736_yuan(fen, truth):
    assert truths(poor(fen, review=True), HOUSEHOLD_2014) == [truth, Truth.MET]


def test_the_review_decides_beside_the_income():
    found = assess_exit(poor(1, review=False), on=DAY, standard=HOUSEHOLD_2014)
    assert found.verdict is Verdict.FAIL
    found = assess_exit(poor(1), on=DAY, standard=HOUSEHOLD_2014)
    assert found.verdict is Verdict.UNDETERMINED


def test_without_income_nobody_is_identified_by_it():
    assert truths(Household(household_id="示例"), HOUSEHOLD_2014) == [Truth.UNKNOWN] * 2


def test_the_line_of_2020_was_not_published():
    assert truths(poor(1, True, 2019), HOUSEHOLD_2014, date(2019, 12, 31))[0] is Truth.MET
    with pytest.raises(ParameterNotInForceError):
        truths(poor(1, True, 2020), HOUSEHOLD_2014, date(2020, 1, 1))


def test_twelve_causes_and_no_bereavement():
    assert len(set(NATIONAL_CAUSES)) == 12
    assert PovertyCause.OTHER not in NATIONAL_CAUSES
    assert set(PovertyCause) - set(NATIONAL_CAUSES) == {
        PovertyCause.OTHER,
        PovertyCause.BEREAVEMENT,
    }


@pytest.mark.parametrize("cause", [*NATIONAL_CAUSES, PovertyCause.OTHER], ids=lambda c: c.name)
def test_a_cause_may_be_main_but_not_also_among_the_others(cause):
    other = PovertyCause.NO_SKILLS if cause is PovertyCause.ILLNESS else PovertyCause.ILLNESS
    for others, truth in (
        (frozenset({other}), Truth.MET),
        (frozenset(), Truth.MET),
        (frozenset({cause, other}), Truth.NOT_MET),
        (None, Truth.UNKNOWN),
    ):
        household = Household(
            household_id="示例",
            attribute=HouseholdAttribute.GENERAL_POOR,
            main_cause=cause,
            other_causes=others,
        )
        assert truths(household, RECORD_2014, date(2015, 1, 1)) == [
            Truth.MET,
            Truth.MET,
            truth,
        ]


def test_a_farming_household_is_no_poor_household():
    assert HouseholdAttribute.GENERAL not in POOR_ATTRIBUTES
    household = Household(
        household_id="示例",
        attribute=HouseholdAttribute.GENERAL,
        main_cause=PovertyCause.BEREAVEMENT,
    )
    found = assess_exit(household, on=date(2015, 1, 1), standard=RECORD_2014)
    assert [r.rpartition(".")[2] for r in found.failed] == ["attribute", "main-cause"]


def village(poor=200, income=5399_99, collective=0, **known):
    answers = tuple(
        AttestedAnswer(fact=fact, number=number)
        for fact, number in (
            ("provincial_incidence", 10_00),
            ("provincial_net_income", 9000_00),
            ("village_net_income", income),
        )
    )
    return Village(
        village_id="示例村",
        population=1000,
        poor=poor if isinstance(poor, PoorCount) else PoorCount.exactly(poor),
        collective_income=None if collective is None else Fen(collective),
        attested=VillageAttestation(answers=answers),
        **known,
    )


@pytest.mark.parametrize(
    ("made", "failed"),
    [
        (village(), ()),
        (village(poor=199), ("high",)),
        (village(income=5400_00), ("low",)),
        (village(collective=1), ("none",)),
        (village(poor=0, income=9000_00, collective=1), ("high", "low", "none")),
    ],
)
def test_one_high_one_low_one_none(made, failed):
    """Twice 10 % counts; exactly 60 % of 9000 yuan does not; one fen of income is some."""
    found = assess_exit(made, on=DAY, standard=VILLAGE_2014)
    assert tuple(r.rpartition(".")[2] for r in found.failed) == failed


def test_bounds_on_both_sides_of_twice_the_rate_decide_nothing():
    open_one = village(poor=PoorCount(at_least=199, at_most=200))
    assert truths(open_one, VILLAGE_2014) == [Truth.UNKNOWN, Truth.MET, Truth.MET]


def test_a_village_of_which_nothing_is_known():
    assert truths(Village(village_id="示例村"), VILLAGE_2014) == [Truth.UNKNOWN] * 3
    assert truths(village(collective=None), VILLAGE_2014)[2] is Truth.UNKNOWN
