"""三率一度: exact rates, every denominator by its name, unknown where a count is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from fupin.measures import (
    approval_rate,
    composite_incidence,
    composite_of,
    count_survey,
    extrapolated,
    missed_rate,
    survey_bounds,
    wrong_exit_rate,
)
from fupin.model.invariants import InvariantError
from fupin.model.survey import (
    ApprovalBase,
    MissedBase,
    PopulationBase,
    SurveyCounts,
    SurveyGroup,
    SurveyRecord,
)


COUNTS = SurveyCounts(
    exited_sampled=2000,
    wrongly_exited=30,
    missed=15,
    unregistered_rural=3000,
    unregistered_agricultural=2500,
    unregistered_surveyed=1000,
    households_asked=1000,
    households_approving=905,
    persons_asked=1600,
    persons_approving=1440,
    remaining_poor=4000,
    exited_total=40_000,
    unregistered_total=260_000,
    rural_population=300_000,
    county_rural=310_000,
    agricultural=290_000,
    agricultural_2014=320_000,
)


def test_every_denominator_gives_its_own_rate():
    assert str(wrong_exit_rate(COUNTS).percent()) == "1.50"
    found = {base.name: str(missed_rate(COUNTS, base).percent()) for base in MissedBase}
    assert found == {
        "VILLAGE_RURAL": "0.50",
        "VILLAGE_AGRICULTURAL": "0.60",
        "SURVEYED": "1.50",
    }
    by = {base.name: str(approval_rate(COUNTS, base).percent()) for base in ApprovalBase}
    assert by == {"HOUSEHOLDS": "90.50", "PERSONS": "90.00"}


def test_the_denominator_is_told_with_its_rate():
    for base in MissedBase:
        assert base.value in missed_rate(COUNTS, base).said()
    assert "置信区间" in wrong_exit_rate(COUNTS).said()
    assert "抽样脱贫人口数2000" in wrong_exit_rate(COUNTS).said()


def test_composite_incidence_extrapolates_both_faults():
    """4000 + 0.5 % of 260000 + 1.5 % of 40000 = 5900 of 300000."""
    found = composite_incidence(COUNTS)
    assert (found.missed, found.wrongly_exited) == (1300, 600)
    assert found.exact == Fraction(5900, 300_000)
    assert str(found.percent()) == "1.97"
    assert "乡村总人口300000" in found.said()


@pytest.mark.parametrize(
    ("base", "people"),
    [
        (PopulationBase.RURAL, 300_000),
        (PopulationBase.COUNTY_RURAL, 310_000),
        (PopulationBase.AGRICULTURAL, 290_000),
        (PopulationBase.AGRICULTURAL_2014, 320_000),
    ],
)
def test_composite_incidence_over_every_population(base, people):
    found = composite_incidence(COUNTS, base)
    assert found.exact == Fraction(5900, people)
    assert found.over == base.value


def test_extrapolated_people_are_not_rounded():
    seventh = attrs.evolve(COUNTS, exited_sampled=7, wrongly_exited=1)
    found = composite_incidence(seventh)
    assert found.wrongly_exited == Fraction(40_000, 7)
    assert extrapolated(None, 5) is None
    assert extrapolated(wrong_exit_rate(COUNTS), None) is None


def test_counts_of_the_whole_county_need_no_sample():
    found = composite_of(4000, 1300, 600, 300_000)
    assert found.exact == composite_incidence(COUNTS).exact
    exact = found.interval()
    assert exact.low <= Decimal("1.97") <= exact.high
    assert exact.high - exact.low <= Decimal("0.01")  # nothing was sampled: only rounding
    assert composite_of(4000, None, 600, 300_000) is None
    assert composite_of(4000, 1, 1, 0) is None


def test_the_interval_of_the_composite_holds_the_point_and_counts_both_rates():
    found = composite_incidence(COUNTS)
    around = found.interval()
    assert around.low < found.percent() < around.high
    assert around.high > composite_of(4000, 1300, 600, 300_000).interval().high
    assert found.interval(level=99).high > around.high
    assert found.interval(design_effect=2).high > around.high


@pytest.mark.parametrize(
    "field",
    [
        "remaining_poor",
        "missed",
        "unregistered_rural",
        "unregistered_total",
        "wrongly_exited",
        "exited_sampled",
        "exited_total",
        "rural_population",
    ],
)
def test_one_unknown_count_leaves_the_composite_unknown(field):
    assert composite_incidence(attrs.evolve(COUNTS, **{field: None})) is None


def test_an_empty_sample_has_no_rate():
    empty = SurveyCounts(exited_sampled=0, wrongly_exited=0)
    assert wrong_exit_rate(empty) is None
    assert missed_rate(SurveyCounts()) is None
    assert approval_rate(SurveyCounts()) is None


def test_a_part_is_never_greater_than_its_whole():
    with pytest.raises(InvariantError) as caught:
        SurveyCounts(exited_sampled=3, wrongly_exited=4)
    assert caught.value.problem_code == "survey.part-exceeds-whole"
    SurveyCounts(exited_sampled=3, wrongly_exited=3)


def record(number, group, persons, **found):
    return SurveyRecord(household_id=f"示例-{number}", group=group, persons=persons, **found)


EXITED, OUTSIDE, POOR = SurveyGroup.EXITED, SurveyGroup.UNREGISTERED, SurveyGroup.POOR
RECORDS = (
    record(1, EXITED, 3, wrongly_exited=True, approves=True),
    record(2, EXITED, 5, wrongly_exited=False, approves=True),
    record(3, OUTSIDE, 4, missed=False, approves=False),
    record(4, OUTSIDE, 2, missed=True, approves=True),
    record(5, POOR, 6, approves=True),
)


def test_a_person_counts_as_the_household_does():
    found = count_survey(RECORDS)
    assert (found.wrongly_exited, found.exited_sampled) == (3, 8)
    assert (found.missed, found.unregistered_surveyed) == (2, 6)
    assert (found.households_approving, found.households_asked) == (4, 5)
    assert found.persons_asked is None


def test_persons_asked_count_where_every_record_has_them():
    told = [attrs.evolve(r, persons_asked=2, persons_approving=1) for r in RECORDS]
    found = count_survey(told)
    assert (found.persons_approving, found.persons_asked) == (5, 10)


def test_what_is_not_established_is_neither_sound_nor_wrong():
    open_ones = (*RECORDS, record(6, EXITED, 4), record(7, OUTSIDE, 1, missed=False))
    found = count_survey(open_ones)
    assert found.wrongly_exited is None
    assert found.exited_sampled == 12
    assert found.missed == 2
    assert found.households_approving is None
    fewest, most = survey_bounds(open_ones)
    assert (fewest.wrongly_exited, most.wrongly_exited) == (3, 7)
    assert (fewest.missed, most.missed) == (2, 2)
    assert (fewest.households_approving, most.households_approving) == (6, 4)


def test_a_faulty_household_without_size_leaves_the_count_unknown():
    found = count_survey((record(1, EXITED, None, wrongly_exited=True), *RECORDS))
    assert found.wrongly_exited is None
    assert found.exited_sampled is None
    sound = count_survey((record(1, EXITED, None, wrongly_exited=False), *RECORDS))
    assert sound.wrongly_exited == 3


def test_a_household_of_no_group_leaves_both_samples_unknown():
    found = count_survey((record(1, None, 3), *RECORDS))
    assert found.exited_sampled is None
    assert found.unregistered_surveyed is None
    assert count_survey(()).households_asked is None


def test_the_counts_become_a_county_that_rules_can_ask():
    county = COUNTS.county("甲县")
    assert county.rural_population == 300_000
    assert county.poor.at_most == 4000
    answers = {a.fact: a.number for a in county.attested.answers}
    assert answers["survey_missed"] == 15
    assert "survey_rural_population" not in answers
    bare = SurveyCounts().county("甲县")
    assert bare.poor is None
    assert bare.attested.answers == ()
