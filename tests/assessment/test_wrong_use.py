"""What is asked wrongly is said to the programmer, with a type and in English."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from fupin.assessment import assess_exit, classify
from fupin.errors import UnknownNameError


DAY = date(2018, 12, 31)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"standard": 5}, "not by int"),
        ({"region": 420_324}, "expected a text, not int"),
    ],
)
def test_ids_and_codes_are_texts(make, given, said):
    with pytest.raises(TypeError, match=said):
        assess_exit(make.household(), on=DAY, **given)


def test_only_a_household_falls_in_batches(make):
    with pytest.raises(TypeError, match="can't classify a Village"):
        classify(make.village())


def test_an_explanation_is_in_chinese_or_english(make):
    found = assess_exit(make.household(), on=DAY)
    with pytest.raises(UnknownNameError, match="'zh', 'en'"):
        found.explain("fr")


def test_bounds_on_record_are_not_called_missing(make):
    """They leave the rate open; what lacks is a more exact count."""
    found = assess_exit(make.village(bounds={"at_least": 19, "at_most": 21}), on=DAY)
    assert [(m.fact, m.zh) for m in found.missing] == [
        ("poor_at_most", "更确切的贫困人口上限（现为21 人）"),
        ("poor_at_least", "更确切的贫困人口下限（现为19 人）"),
    ]
    assert found.missing[0].en == "a more exact number: poor people, at most (now 21 person)"


def test_a_population_of_nobody_is_named_as_recorded(make):
    found = assess_exit(attrs.evolve(make.village(), population=0), on=DAY)
    assert [m.zh for m in found.missing] == ["更确切的总人口数（现为0 人）"]


def test_a_village_is_not_visited_as_a_household_is(make):
    village = assess_exit(make.village(), on=DAY)
    assert {e[:4] for f in village.findings for e in f.evidence} == {"实地核查"}
    home = assess_exit(make.household(), on=DAY)
    assert {e[:4] for f in home.findings for e in f.evidence} == {"入户核查"}
