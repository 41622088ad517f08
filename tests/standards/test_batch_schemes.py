"""The wordings of the batches and the door plates: who falls in, who is unknown."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from fupin.assessment import classify
from fupin.codes import (
    DwellingGrade,
    HealthStatus,
    HouseholdAttribute,
    LabourCapacity,
    PovertyCause,
    StudentStatus,
)
from fupin.logic import Truth, check, names, sentence
from fupin.model import Attestation, Dwelling, Household, Member, Relocation
from fupin.model.attested import AttestedAnswer
from fupin.policy import document_of
from fupin.standards import schemes_2015, schemes_local
from fupin.standards.schemes import FIVE_BATCHES_2015, TOWNSHIP_003
from fupin.values import Standing


SCHEMES = (*schemes_2015.SCHEMES, *schemes_local.SCHEMES)
PLATES = schemes_local.DOOR_PLATES
CHANGAN = schemes_local.CHANGAN_2017

ABLE = Member(labour=LabourCapacity.ORDINARY, student_status=StudentStatus.NOT_STUDENT)
UNABLE = Member(labour=LabourCapacity.NONE, student_status=StudentStatus.NOT_STUDENT)
UNRECORDED = Member()


def home(*members, **known):
    return Household(household_id="示例", size=len(members), members=members, **known)


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda s: s.id)
class TestEveryScheme:
    def test_every_batch_is_sound_sourced_and_told_apart(self, scheme):
        for batch in scheme.batches:
            check(batch.test)
            assert batch.note
            assert all(document_of(cited) for cited in batch.cites)
            assert names(batch.test).parameters == ()
        for lang in ("zh", "en"):
            said = [sentence(b.test, lang) for b in scheme.batches]
            assert len(set(said)) == len(said)
        assert len({b.id for b in scheme.batches}) == len(scheme.batches)

    def test_of_a_bare_household_nothing_is_known(self, scheme):
        found = classify(Household(household_id="示例"), scheme)
        assert found.batches == ()
        assert len(found.undetermined) == len(scheme.batches)


def test_the_four_wordings_of_2015_differ_and_are_dated():
    schemes = (*schemes_2015.SCHEMES, FIVE_BATCHES_2015)
    titles = [tuple(b.title for b in s.batches) for s in schemes]
    assert len(set(titles)) == 4
    assert [len(t) for t in titles] == [4, 5, 5, 5]
    days = [s.cites.issued for s in schemes]
    assert days == sorted(days)
    assert days == [
        date(2015, 6, 18),
        date(2015, 7, 8),
        date(2015, 10, 16),
        date(2015, 11, 27),
    ]


def test_sichuan_adds_rebuilding_to_the_four():
    four = {b.title for b in schemes_2015.FOUR_BATCHES_2015.batches}
    sichuan = [b.title for b in schemes_2015.SICHUAN_2015.batches]
    assert "灾后重建帮扶一批" in sichuan
    assert "灾后重建帮扶一批" not in four
    assert sichuan == [b.title for b in TOWNSHIP_003.batches]


def test_recalled_wordings_are_recalled():
    for scheme in (schemes_2015.FOUR_BATCHES_2015, schemes_2015.FORUM_2015):
        assert scheme.cites.standing is Standing.RECALLED
    assert schemes_2015.SICHUAN_2015.cites.standing is Standing.SOURCE_DOCUMENT
    assert CHANGAN.cites.standing is Standing.CONFIRMED


def test_illness_is_a_batch_in_june_and_not_in_october():
    ill = home(ABLE, main_cause=PovertyCause.ILLNESS)
    june = classify(ill, schemes_2015.FOUR_BATCHES_2015)
    assert june.batches == ("production-employment", "medical")
    assert june.undetermined == ("relocation",)
    october = classify(ill, schemes_2015.FORUM_2015)
    assert "medical" not in {f.batch for f in october.findings}


def test_sichuan_wants_the_plan_and_the_will_to_move():
    planned = home(ABLE, relocation=Relocation(planned=True))
    sichuan = schemes_2015.SICHUAN_2015
    assert "relocation" in classify(planned, sichuan).undetermined
    willing = attrs.evolve(planned, relocation=Relocation(planned=True, willing=True))
    assert "relocation" in classify(willing, sichuan).batches
    assert "relocation" in classify(planned, schemes_2015.FORUM_2015).batches


def test_the_subsistence_batch_of_june_is_for_households_wholly_unable():
    for members, truth in (
        ((UNABLE, UNABLE), Truth.MET),
        ((UNABLE, ABLE), Truth.NOT_MET),
        ((UNABLE, UNRECORDED), Truth.UNKNOWN),
    ):
        found = classify(home(*members), schemes_2015.FOUR_BATCHES_2015)
        (batch,) = [f for f in found.findings if f.batch == "subsistence"]
        assert batch.truth is truth


@pytest.mark.parametrize(
    ("members", "plate"),
    [
        ((ABLE, UNABLE), "industry"),
        ((Member(labour=LabourCapacity.WEAK),), "industry"),
        ((UNABLE, Member(labour=LabourCapacity.LOST)), "social-security"),
        ((ABLE, UNRECORDED), "industry"),
        ((UNABLE, UNRECORDED), None),
    ],
)
def test_a_door_has_one_plate_or_it_is_not_known_which(members, plate):
    found = classify(home(*members), PLATES)
    assert found.batches == (() if plate is None else (plate,))
    assert len(found.undetermined) == (2 if plate is None else 0)


def test_a_door_with_members_missing_from_the_roster_gets_no_plate_of_security():
    found = classify(Household(household_id="示例", size=3, members=(UNABLE,)), PLATES)
    assert found.batches == ()
    assert "social-security" in found.undetermined


def test_changan_lists_ten_under_the_name_of_eight():
    assert len(CHANGAN.batches) == 10
    assert "八个一批" in CHANGAN.title


def listed(**answers):
    said = tuple(AttestedAnswer(fact=name, yes=yes) for name, yes in answers.items())
    return home(ABLE, attested=Attestation(answers=said))


def test_batches_no_text_defines_are_asked():
    found = classify(listed(employment_listed=True, fund_dividend_listed=False), CHANGAN)
    assert "employment" in found.batches
    assert {"fund-dividend"}.isdisjoint((*found.batches, *found.undetermined))
    assert "village-services" in found.undetermined


@pytest.mark.parametrize(
    ("dwelling", "truth"),
    [
        (Dwelling(grade=DwellingGrade.C), Truth.MET),
        (Dwelling(grade=DwellingGrade.B, dangerous=True), Truth.NOT_MET),
        (Dwelling(dangerous=True), Truth.MET),
        (Dwelling(dangerous=False), Truth.NOT_MET),
        (None, Truth.UNKNOWN),
    ],
)
def test_dangerous_dwellings_by_grade_first(dwelling, truth):
    found = classify(home(ABLE, dwelling=dwelling), CHANGAN)
    (batch,) = [f for f in found.findings if f.batch == "dwelling"]
    assert batch.truth is truth


def test_health_by_cause_or_by_a_sick_member():
    sick = attrs.evolve(ABLE, health=frozenset({HealthStatus.SEVERE}))
    well = attrs.evolve(ABLE, health=frozenset({HealthStatus.HEALTHY}))
    no_cause = {"main_cause": PovertyCause.NO_SKILLS, "other_causes": frozenset()}
    for members, known, truth in (
        ((sick, well), no_cause, Truth.MET),
        ((well,), no_cause, Truth.NOT_MET),
        ((well,), no_cause | {"other_causes": frozenset({PovertyCause.ILLNESS})}, Truth.MET),
        ((well,), {"main_cause": PovertyCause.NO_SKILLS}, Truth.UNKNOWN),
    ):
        found = classify(home(*members, **known), CHANGAN)
        (batch,) = [f for f in found.findings if f.batch == "health"]
        assert batch.truth is truth


def test_the_secured_are_secured_whatever_their_labour():
    secured = home(ABLE, attribute=HouseholdAttribute.DESTITUTE_POOR)
    assert "social-security" in classify(secured, CHANGAN).batches
    assert "subsistence" in classify(secured, schemes_2015.FORUM_2015).batches
