"""Local lists of who is not taken in: removed, strictly reviewed, unknown, clear."""

from __future__ import annotations

from datetime import date

import pytest

from fupin.assessment.exclusion import ExclusionVerdict, review_exclusions
from fupin.errors import ParameterNotInForceError, RuleDefinitionError, UnknownNameError
from fupin.facts import household
from fupin.logic import Truth, check, names, sentence
from fupin.model import Attestation, Household
from fupin.model.attested import AttestedAnswer
from fupin.policy import document_of, history
from fupin.standards.exclusion import (
    EXCLUSION_LISTS,
    RETOLD,
    SHANGRAO,
    ExclusionItem,
    ExclusionList,
    ExclusionOutcome,
    exclusion_list,
)
from fupin.values import Standing


DAY = date(2017, 6, 1)


def home(numbers=None, **answers):
    said = [AttestedAnswer(fact=name, yes=yes) for name, yes in answers.items()]
    said += [AttestedAnswer(fact=name, number=n) for name, n in (numbers or {}).items()]
    return Household(household_id="示例", attested=Attestation(answers=tuple(said)))


def all_no(found):
    """Every question of a list answered with no, or with 0."""
    asked = names(*(item.test for item in found.items)).facts
    flags = {f.name: False for f in asked if f.name != "vehicle_value"}
    numbers = {f.name: 0 for f in asked if f.name == "vehicle_value"}
    return flags, numbers


@pytest.mark.parametrize("found", EXCLUSION_LISTS, ids=lambda x: x.id)
class TestEveryList:
    def test_items_are_sound_sourced_and_told_apart(self, found):
        assert exclusion_list(found.id) is found
        for item in found.items:
            check(item.test)
            assert all(document_of(cited) for cited in item.cites)
            for node in names(item.test).parameters:
                assert history(node.name).node == node
        assert len({sentence(i.test) for i in found.items}) == len(found.items)

    def test_of_a_household_nobody_asked_nothing_is_determined(self, found):
        review = review_exclusions(Household(household_id="示例"), found, on=DAY)
        assert review.verdict is ExclusionVerdict.UNDETERMINED
        assert len(review.unanswered) == len(found.items)
        assert all(f.missing for f in review.findings)

    def test_a_household_with_every_answer_no_is_clear(self, found):
        flags, numbers = all_no(found)
        review = review_exclusions(home(numbers, **flags), found, on=DAY)
        assert review.verdict is ExclusionVerdict.CLEAR
        assert "未见所列情形" in review.explain()

    def test_each_item_alone_leads_to_its_own_outcome(self, found):
        flags, numbers = all_no(found)
        for item in found.items:
            (fact,) = names(item.test).facts
            if fact.name in numbers:
                review = review_exclusions(home({fact.name: 30000_01}, **flags), found, on=DAY)
            else:
                review = review_exclusions(
                    home(numbers, **(flags | {fact.name: True})), found, on=DAY
                )
            (met,) = (*review.removing, *review.reviewing)
            assert (met.item, met.outcome) == (item.id, item.outcome)
            assert review.verdict.value == item.outcome.value
            assert item.outcome.value in review.explain()


def test_shangrao_reviews_four_and_removes_none():
    assert [i.outcome for i in SHANGRAO.items] == [ExclusionOutcome.REVIEW] * 4
    assert SHANGRAO.region == "361100"
    assert SHANGRAO.cites.standing is Standing.CONFIRMED
    assert "七清" in SHANGRAO.note


@pytest.mark.parametrize(
    ("value", "truth"),
    [(30000_00, Truth.NOT_MET), (30000_01, Truth.MET), (None, Truth.UNKNOWN)],
)
def test_a_vehicle_of_exactly_30000_yuan_is_not_above_it(value, truth):
    review = review_exclusions(home({"vehicle_value": value}), RETOLD, on=DAY)
    (found,) = [f for f in review.findings if f.item == "vehicle-value"]
    assert found.truth is truth
    assert "30000 元" in found.reason
    assert {c.document for c in found.citations} == {RETOLD.cites.document}
    assert review.explain().count(RETOLD.cites.document) == (1 if truth is Truth.MET else 0)


def test_what_is_met_counts_though_other_answers_are_missing():
    review = review_exclusions(home(publicly_paid=True), "cn-361100/exclusion", on=DAY)
    assert review.verdict is ExclusionVerdict.REVIEW
    assert [f.item for f in review.unanswered] == [
        "village-committee",
        "insurance",
        "complaint",
    ]
    assert "未查：" in review.explain()
    assert review.explain().count("从严审核") == 2


def item(name, outcome, fact):
    return ExclusionItem(
        id=name,
        title=name,
        title_en=name,
        test=fact,
        outcome=outcome,
        cites=(SHANGRAO.cites,),
    )


def own(*items):
    return ExclusionList(
        id="本地", title="本地", title_en="own", region="", items=items, cites=SHANGRAO.cites
    )


def test_removal_goes_before_review_in_a_list_of_one_s_own():
    both = own(
        item("a", ExclusionOutcome.REVIEW, household.complained_of),
        item("b", ExclusionOutcome.REMOVE, household.owns_car),
    )
    review = review_exclusions(home(complained_of=True, owns_car=True), both, on=DAY)
    assert review.verdict is ExclusionVerdict.REMOVE
    review = review_exclusions(home(complained_of=True), both, on=DAY)
    assert review.verdict is ExclusionVerdict.REVIEW
    assert [f.item for f in review.unanswered] == ["b"]


def test_lists_are_made_of_items_each_id_once():
    one = item("a", ExclusionOutcome.REVIEW, household.complained_of)
    for items in ((), (one, one)):
        with pytest.raises(RuleDefinitionError):
            own(*items)


def test_unknown_lists_and_days_without_figures():
    with pytest.raises(UnknownNameError, match="cn-361100"):
        review_exclusions(home(), "cn-361000/exclusion", on=DAY)
    with pytest.raises(ParameterNotInForceError):
        review_exclusions(home(), RETOLD, on=date(2021, 1, 1))
    later = review_exclusions(home(), RETOLD, on=date(2021, 1, 1), extrapolate=True)
    assert later.verdict is ExclusionVerdict.UNDETERMINED
