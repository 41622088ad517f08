"""Incidence, and the population a printed rate implies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.errors import InvalidValueError
from fupin.measures import Incidence, implied_population, incidence
from fupin.model import InvariantError


@pytest.mark.parametrize(
    ("poor", "population"), [(None, 100), (3, None), (0, 0), (3, 0), (None, None)]
)
def test_unknown_or_empty_population_has_no_incidence(poor, population):
    assert incidence(poor, population) is None


def test_nobody_poor_is_zero_which_is_known():
    assert incidence(0, 100).rate() == Decimal("0.00")


@pytest.mark.parametrize(
    ("poor", "population", "code"),
    [
        (0, 0, "incidence.empty-population"),
        (0, -1, "incidence.empty-population"),
        (101, 100, "incidence.not-among-population"),
        (-1, 100, "incidence.not-among-population"),
    ],
)
def test_counts_that_cannot_be_are_refused(poor, population, code):
    with pytest.raises(InvariantError) as caught:
        Incidence(poor, population)
    assert caught.value.problem_code == code


def test_everybody_poor():
    assert Incidence(7, 7).rate(0) == Decimal(100)


@pytest.mark.parametrize(
    ("poor", "rate"), [(None, "2.0"), (5, None), (0, "2.0"), (0, "0"), (-1, "2")]
)
def test_implied_population_of_nothing_known_is_unknown(poor, rate):
    assert implied_population(poor, rate) is None


@pytest.mark.parametrize("rate", ["", "2,5", "2.5%", "-1", "100.1", "abc", "NaN", "1e2"])
def test_rate_must_be_a_plain_percentage(rate):
    with pytest.raises(InvalidValueError):
        implied_population(5, rate)


def test_rate_that_rounds_to_zero_has_no_upper_bound():
    implied = implied_population(5, "0.0")
    assert (implied.at_least, implied.nearest, implied.at_most) == (10_001, None, None)


def test_population_is_never_below_the_poor():
    assert implied_population(5, "100").at_least == 5


@given(st.integers(1, 5_000), st.integers(0, 3), st.data())
def test_implied_population_is_exactly_those_that_round_to_the_rate(population, places, data):
    """Every population between the bounds gives the printed rate; its neighbours do not."""
    poor = data.draw(st.integers(1, population))
    rate = Incidence(poor, population).rate(places)
    implied = implied_population(poor, rate)
    assert implied.at_least <= population
    assert implied.at_most is None or population <= implied.at_most
    assert Incidence(poor, implied.at_least).rate(places) == rate
    if implied.at_least > poor:
        assert Incidence(poor, implied.at_least - 1).rate(places) != rate
    if implied.at_most is not None:
        assert Incidence(poor, implied.at_most).rate(places) == rate
        assert Incidence(poor, implied.at_most + 1).rate(places) != rate


def test_agreement_of_two_implied_populations():
    one, other = implied_population(450, "33.0"), implied_population(450, "33")
    far = implied_population(450, "50")
    assert one.agrees_with(other)
    assert other.agrees_with(one)
    assert not one.agrees_with(far)
    assert not far.agrees_with(one)
    unbounded = implied_population(1, "0")
    assert unbounded.at_most is None
    assert unbounded.agrees_with(one)
    assert one.agrees_with(unbounded)
    assert not far.agrees_with(implied_population(10, "0"))
