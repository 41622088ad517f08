"""Batches: several at once, unknown ones, persons, and the counts of source 003."""

from __future__ import annotations

import itertools
import tomllib

from pathlib import Path

import pytest

from fupin.assessment import classify, tally
from fupin.codes import HouseholdAttribute, LabourCapacity, PovertyCause, StudentStatus
from fupin.errors import UnknownNameError
from fupin.logic import Truth
from fupin.measures import reduction, shares_of
from fupin.model import Household, Relocation
from fupin.standards import scheme


NATIONAL, TOWNSHIP = "cn/five-batches/2015", "cn-51/township-003"
MET, NOT_MET, UNKNOWN = Truth.MET, Truth.NOT_MET, Truth.UNKNOWN
ORACLE = tomllib.loads(
    Path(__file__).parents[1].joinpath("oracles", "source_003.toml").read_text("utf-8")
)["figures"]


@pytest.fixture
def truth(make):
    """The truth of a batch for the sample household, changed."""

    def find(name, batch, **changed):
        found = classify(make.household(**changed), name)
        (one,) = (f for f in found.findings if f.batch == batch)
        return one.truth

    return find


def test_a_household_falls_in_several_batches(make):
    home = make.household(
        attribute=HouseholdAttribute.SUBSISTENCE_POOR,
        ecological_area=True,
        relocation=Relocation(planned=True),
    )
    found = classify(home)
    assert found.scheme == NATIONAL
    assert found.batches == (
        "production",
        "relocation",
        "ecology",
        "education",
        "social-security",
    )
    assert found.undetermined == ()


def test_unknown_batches_say_what_is_missing():
    found = classify(Household(household_id="1"))
    assert found.batches == ()
    assert found.undetermined == tuple(b.id for b in scheme(NATIONAL).batches)
    assert [(m.fact, m.zh, m.rule) for m in found.findings[0].missing] == [
        ("members[].labour", "劳动技能", "production")
    ]
    assert [f.persons for f in found.findings] == [None] * 5


LABOUR = {
    LabourCapacity.ORDINARY: (MET, NOT_MET),
    LabourCapacity.SKILLED: (MET, NOT_MET),
    LabourCapacity.WEAK: (MET, MET),
    LabourCapacity.LOST: (NOT_MET, MET),
    LabourCapacity.NONE: (NOT_MET, NOT_MET),
    None: (UNKNOWN, UNKNOWN),
}


@pytest.mark.parametrize("labour", [*LabourCapacity, None])
def test_production_and_safety_net_by_capacity(make, truth, labour):
    """Weak labour can work and has partly lost it: both batches are for it."""
    only = {"size": 1, "members": (make.member(labour=labour),)}
    able, impaired = LABOUR[labour]
    assert truth(NATIONAL, "production", **only) is able
    assert truth(TOWNSHIP, "production-employment", **only) is able
    general = only | {"attribute": HouseholdAttribute.GENERAL_POOR}
    assert truth(NATIONAL, "social-security", **general) is impaired
    unable = (
        UNKNOWN
        if labour is None
        else MET
        if labour in {LabourCapacity.LOST, LabourCapacity.NONE}
        else NOT_MET
    )
    assert truth(TOWNSHIP, "subsistence", **only) is unable


@pytest.mark.parametrize("attribute", [*HouseholdAttribute, None])
def test_safety_net_by_attribute(truth, attribute):
    plain = {HouseholdAttribute.GENERAL, HouseholdAttribute.GENERAL_POOR}
    expected = UNKNOWN if attribute is None else NOT_MET if attribute in plain else MET
    assert truth(NATIONAL, "social-security", attribute=attribute) is expected


@pytest.mark.parametrize(
    ("planned", "willing", "national", "township"),
    [
        (True, True, MET, MET),
        (True, False, MET, NOT_MET),
        (True, None, MET, UNKNOWN),
        (False, True, NOT_MET, NOT_MET),
        (False, None, NOT_MET, NOT_MET),
        (None, False, UNKNOWN, NOT_MET),
        (None, True, UNKNOWN, UNKNOWN),
    ],
)
def test_relocation_is_planned_and_in_the_township_also_wanted(
    truth, planned, willing, national, township
):
    moved = {"relocation": Relocation(planned=planned, willing=willing)}
    assert truth(NATIONAL, "relocation", **moved) is national
    assert truth(TOWNSHIP, "relocation", **moved) is township


@pytest.mark.parametrize("status", [*StudentStatus, None])
def test_education_is_for_those_at_school(make, truth, status):
    home = {"members": (make.member(student_status=status),)}
    away = {StudentStatus.NOT_STUDENT, StudentStatus.PRESCHOOL_AGE}
    expected = UNKNOWN if status is None else NOT_MET if status in away else MET
    assert truth(NATIONAL, "education", **home) is expected


@pytest.mark.parametrize(
    ("area", "expected"), [(True, MET), (False, NOT_MET), (None, UNKNOWN)]
)
def test_ecology_is_for_the_able_in_protected_areas(make, truth, area, expected):
    assert truth(NATIONAL, "ecology", ecological_area=area) is expected
    unable = (make.member(labour=LabourCapacity.NONE),)
    assert truth(NATIONAL, "ecology", ecological_area=area, members=unable) is NOT_MET


@pytest.mark.parametrize(
    ("batch", "cause"),
    [("medical", PovertyCause.ILLNESS), ("reconstruction", PovertyCause.DISASTER)],
)
def test_causes_main_or_other(truth, batch, cause):
    other = PovertyCause.NO_SKILLS
    for main, others, expected in (
        (cause, frozenset(), MET),
        (other, frozenset({cause}), MET),
        (cause, None, MET),
        (None, frozenset({cause}), MET),
        (other, frozenset({PovertyCause.SCHOOLING}), NOT_MET),
        (other, frozenset(), NOT_MET),
        (other, None, UNKNOWN),
        (None, frozenset(), UNKNOWN),
    ):
        assert truth(TOWNSHIP, batch, main_cause=main, other_causes=others) is expected


def test_an_incomplete_roster_is_not_wholly_unable(make, truth):
    unable = (make.member(labour=LabourCapacity.NONE),)
    assert truth(TOWNSHIP, "subsistence", size=1, members=unable) is MET
    assert truth(TOWNSHIP, "subsistence", size=2, members=unable) is UNKNOWN


def test_persons_are_those_the_batch_is_for(make):
    home = make.household(relocation=Relocation(planned=True), ecological_area=False)
    persons = {f.batch: f.persons for f in classify(home).findings}
    assert persons == {
        "production": 3,
        "relocation": 3,
        "ecology": 0,
        "education": 1,
        "social-security": None,
    }


def test_tally_counts_households_persons_and_the_undecided(make):
    one = make.household(relocation=Relocation(planned=True), size=5)
    two = make.household(relocation=Relocation(planned=False))
    three = make.household(relocation=None)
    counts = {c.batch: c for c in tally(map(classify, (one, two, three)))}
    relocation = counts["relocation"]
    assert (relocation.households, relocation.persons, relocation.undetermined) == (1, 5, 1)
    assert relocation.title == "易地搬迁脱贫一批"
    education = counts["education"]
    assert (education.households, education.persons, education.undetermined) == (3, 3, 0)
    assert tally([]) == ()


def test_unknown_scheme_suggests_near_ones(make):
    with pytest.raises(UnknownNameError, match="cn/five-batches/2015"):
        classify(make.household(), "five-batches")


class TestTownship003:
    """560, 514 and 262 of 1500 people, in overlapping batches, from 375 households."""

    households = 375

    def population(self, make):
        """Households of four, with a two and a six for each batch that counts them whole.

        514 = 128 × 4 + 2 and 262 = 65 × 4 + 2; labour is counted person by person.
        """
        able = itertools.chain(itertools.repeat(LabourCapacity.ORDINARY, 560))
        sizes = [4] * self.households
        for small, large in ((128, 370), (374 - 65, 371)):
            sizes[small], sizes[large] = 2, 6
        assert sum(sizes) == ORACLE["persons"]
        for place, size in enumerate(sizes):
            rows = [make.member(labour=next(able, LabourCapacity.NONE)) for _ in range(size)]
            yield make.household(
                household_id=f"{place:04d}",
                size=size,
                members=tuple(rows),
                relocation=Relocation(planned=place <= 128, willing=True),
                main_cause=PovertyCause.NO_SKILLS,
                other_causes=frozenset(
                    {PovertyCause.ILLNESS} if self.ill(place) else {PovertyCause.SCHOOLING}
                ),
            )

    @staticmethod
    def ill(place):
        """The household of two, and 65 of four before it."""
        return 374 - 65 - 65 <= place <= 374 - 65

    def test_counts_are_reproduced_exactly(self, make):
        found = tally(classify(h, TOWNSHIP) for h in self.population(make))
        persons = {c.batch: c.persons for c in found}
        assert {b: persons[b] for b in ORACLE["batches"]} == ORACLE["batches"]
        assert all(c.undetermined == 0 for c in found)
        assert persons["reconstruction"] == 0

    def test_batches_overlap_and_need_not_cover_everybody(self, make):
        total = sum(ORACLE["batches"].values())
        assert total == ORACLE["overlap"] == 1336
        assert total <= ORACLE["persons"]
        found = [classify(h, TOWNSHIP).batches for h in self.population(make)]
        assert any(len(b) > 1 for b in found)

    def test_yearly_exits_leave_a_hundred_over(self):
        exits = sum(ORACLE["yearly_exits"])
        assert exits == ORACLE["exits"] == 1400
        assert reduction(ORACLE["persons"], exits) == ORACLE["left_over"] == 100

    def test_shares_of_the_township(self):
        rows = dict(shares_of(ORACLE["batches"], ORACLE["persons"]))
        assert str(rows["production-employment"].percent(1)) == "37.3"
