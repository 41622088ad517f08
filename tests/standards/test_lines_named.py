"""A household's exit by the line one names: a series by day, or a step by its number."""

from __future__ import annotations

from datetime import date

import pytest

from fupin.assessment import assess_exit
from fupin.errors import ParameterNotInForceError, RuleDefinitionError, UnknownNameError
from fupin.logic import Truth, names
from fupin.model import Household, Income
from fupin.policy import line_series
from fupin.standards import IncomeConcept, Subject, standard, standards
from fupin.standards.lines import with_line, with_step
from fupin.values import Fen


BASE = standard("cn/household/2016")
DAY = date(2018, 12, 31)


def income(yuan, book, on=DAY):
    household = Household(
        household_id="示例", size=3, income=Income(year=on.year, recorded_net=Fen(yuan * 300))
    )
    return assess_exit(household, on=on, standard=book).findings[0].truth


@pytest.mark.parametrize(
    ("series", "yuan"), [("measured", 2995), ("ladder", 3535), ("guizhou", 3535)]
)
def test_a_series_is_named_and_the_day_chooses_its_value(series, yuan):
    book = with_line(BASE, series)
    assert income(yuan, book) is Truth.NOT_MET
    assert income(yuan + 1, book) is Truth.MET
    assert book.id == f"cn/household/2016@{series}"
    assert len(book.rules) == len(BASE.rules)


def test_a_step_without_year_is_chosen_by_number_whatever_the_day():
    for number, yuan in enumerate((3300, 3800, 4500, 5000), 1):
        book = with_step(BASE, "township-003", number)
        for on in (date(2017, 1, 1), DAY):
            assert income(yuan, book, on) is Truth.NOT_MET
            assert income(yuan + 1, book, on) is Truth.MET
        assert book.income is IncomeConcept.DISPOSABLE


def test_a_ladder_without_years_is_not_chosen_by_day():
    with pytest.raises(RuleDefinitionError, match="with_step"):
        with_line(BASE, "township-003")
    for number in (0, 5):
        with pytest.raises(RuleDefinitionError):
            with_step(BASE, "township-003", number)
    with pytest.raises(RuleDefinitionError):
        with_step(BASE, "measured", 1)


def test_the_concept_of_income_follows_the_line_where_it_is_known():
    assert with_line(BASE, "shaanxi").income is IncomeConcept.DISPOSABLE
    assert with_line(BASE, "ladder").income is IncomeConcept.NET
    assert with_line(BASE, "guizhou").income is BASE.income  # no text seen says which


def test_a_day_for_which_the_line_is_unknown_is_refused():
    with pytest.raises(ParameterNotInForceError):
        income(5000, with_line(BASE, "gansu"), date(2017, 6, 1))


def test_a_book_without_income_rule_is_no_base():
    with pytest.raises(RuleDefinitionError, match="income"):
        with_line(standard("cn/village/2016"), "measured")
    with pytest.raises(UnknownNameError):
        with_line(BASE, "anhui")


def test_every_book_says_which_income_where_its_line_does():
    """Where no text seen says so, neither the line nor the book guesses."""
    concept = {name: s.income for s in line_series().values() for name in s.parameters}
    for book in standards():
        asked = {p.name for p in names(*book.tests).parameters} & concept.keys()
        if book.subject is Subject.HOUSEHOLD and any(concept[name] for name in asked):
            assert book.income is not None, book.id
