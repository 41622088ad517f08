"""What an assessment shows of itself, and of income that is not counted."""

from datetime import date

import attrs
import pytest

import fupin

from fupin.model import ExcludedIncome


DAY = date(2018, 12, 31)


@pytest.fixture
def household():
    return fupin.Household(
        household_id="420324000001",
        size=1,
        income=fupin.Income(
            wage=fupin.parse_yuan("4000"),
            business=fupin.Fen(0),
            property_income=fupin.Fen(0),
            transfer=fupin.parse_yuan("1200"),
            business_cost=fupin.Fen(0),
            excluded=(
                ExcludedIncome(
                    item="张三的抚恤金",
                    amount=fupin.parse_yuan("1200"),
                    reason="一次性",
                    document="某县核算办法",
                ),
            ),
        ),
    )


def test_what_is_not_counted_is_told_without_free_text(household):
    assessment = fupin.assess_exit(household, on=DAY)

    said = assessment.explain()

    assert "不计入收入1项：1200 元（某县核算办法）" in said
    assert "not counted as income: 1200 yuan" in assessment.explain("en")
    assert "张三" not in said
    assert assessment.findings[0].value == 400_000


def test_nothing_left_out_is_not_told(household):
    plain = attrs.evolve(household, income=attrs.evolve(household.income, excluded=()))

    assert "不计入" not in fupin.assess_exit(plain, on=DAY).explain()


def test_a_line_says_it_all(household):
    shown = repr(fupin.assess_exit(household, on=DAY))

    assert shown == (
        "<ExitAssessment household 420324000001, cn/household/2016, 2018-12-31: UNDETERMINED>"
    )


def test_an_id_number_used_as_a_household_number_is_masked(household):
    odd = attrs.evolve(household, household_id="34052419800101001X")

    assert "340524************" in repr(fupin.assess_exit(odd, on=DAY))


def test_a_notebook_shows_the_explanation(household):
    assessment = fupin.assess_exit(household, on=DAY)

    assert assessment.explain() in assessment._repr_markdown_()
