"""Source 001: whoever meets 示范型 meets 标准型, whatever is known and unknown."""

from __future__ import annotations

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.logic import ConditionFact, Named, value
from fupin.logic.interpret import conjunction
from fupin.standards import standard


STANDARD = standard("source-001/village/standard")
MODEL = standard("source-001/village/model")
FACTS = {f.name: f for f in (*STANDARD.names.facts, *MODEL.names.facts)}
NUMBERS = {
    "source_001_incidence_cap": 300,
    "source_001_industries_least": 1,
    "source_001_industries_most": 2,
    "source_001_organisations_least": 1,
    "source_001_organisations_most": 2,
}
GOOD = {name: True if isinstance(f, ConditionFact) else 1 for name, f in FACTS.items()} | {
    "population": 1000,
    "poor_at_least": 0,
    "poor_at_most": 29,
    "dangerous_dwellings": 0,
    "poor_party_households": 0,
}


def truth(book, row):
    return conjunction([value(test, row, NUMBERS) for test in book.tests])


@st.composite
def rows(draw):
    """A village that meets everything, with a few answers changed or lost."""
    changed = draw(st.sets(st.sampled_from(sorted(FACTS)), max_size=4))
    row = dict(GOOD)
    for name in sorted(changed):
        yes_no = isinstance(FACTS[name], ConditionFact)
        answers = (None, True, False) if yes_no else (None, 0, 1, 2, 3, 30, 31, 1000)
        row[name] = draw(st.sampled_from(answers))
    return row


def test_they_have_eleven_and_sixteen_conditions():
    assert (len(STANDARD.rules), len(MODEL.rules)) == (11, 16)
    assert truth(STANDARD, GOOD) is True
    assert truth(MODEL, GOOD) is True


@given(rows())
def test_the_model_implies_the_standard(row):
    """In all three truths: what fails the first fails the second, unknown is not met."""
    lower, higher = truth(STANDARD, row), truth(MODEL, row)
    if higher is True:
        assert lower is True
    if lower is False:
        assert higher is False
    if lower is None:
        assert higher is not True


@pytest.mark.parametrize("rule", STANDARD.rules, ids=lambda r: r.last_name)
def test_each_condition_stands_in_one_of_the_model(rule):
    (same,) = (r for r in MODEL.rules if r.last_name == rule.last_name)
    parts = getattr(same.test, "parts", ())
    kept = [p.test for p in parts if isinstance(p, Named)]
    assert same.test == rule.test or rule.test in kept


@pytest.mark.parametrize("name", sorted(set(GOOD) - {f.name for f in STANDARD.names.facts}))
def test_what_the_model_asks_besides_does_not_touch_the_standard(name):
    spoilt = GOOD | {name: False if GOOD[name] is True else 9}
    assert truth(STANDARD, spoilt) is True
    assert truth(MODEL, spoilt) is (name == "collective_savings")


def test_savings_without_an_organisation_are_not_enough():
    """The words allow savings instead; "on top of the standard kind" does not."""
    assert truth(MODEL, GOOD | {"collective_organisation": False}) is False
    assert truth(MODEL, GOOD | {"collective_savings": False}) is True
