"""三率一度 as rules: at the cap, one person beside it, unknown, and every variant."""

from __future__ import annotations

import random

from datetime import date
from fractions import Fraction

import attrs
import pytest

from fupin.assessment import assess_exit
from fupin.errors import ParameterNotInForceError
from fupin.logic import Truth, check, names, sentence
from fupin.measures import composite_incidence
from fupin.model import Attestation, Household, Verdict
from fupin.model.attested import AttestedAnswer
from fupin.model.survey import PopulationBase, SurveyCounts
from fupin.policy import history
from fupin.standards import Subject, survey_changshun
from fupin.standards.survey import (
    AGRICULTURAL_2017,
    COUNTY_2017,
    COUNTY_RURAL_2017,
    FIXED_BASE_2017,
    STANDARDS,
    STRICT_2017,
    SURVEYED_2017,
)
from fupin.values import RegionCode, Standing


CHANGSHUN = survey_changshun.CHANGSHUN_2017
DAY = date(2018, 12, 31)
HENAN, GUIZHOU = "410000", "520000"
BOOKS = (*STANDARDS, CHANGSHUN)

# 2 % of each sample exactly; 6000 of 300000 people; 90 % of those asked.
AT = SurveyCounts(
    exited_sampled=2000,
    wrongly_exited=40,
    missed=60,
    unregistered_rural=3000,
    unregistered_agricultural=3000,
    unregistered_surveyed=6000,
    households_asked=1000,
    households_approving=900,
    persons_asked=2000,
    persons_approving=1800,
    remaining_poor=0,
    exited_total=40_000,
    unregistered_total=260_000,
    rural_population=300_000,
    county_rural=300_000,
    agricultural=300_000,
    agricultural_2014=300_000,
)


def truths(counts, standard, region=HENAN, on=DAY):
    found = assess_exit(counts.county("甲县"), on=on, standard=standard, region=region)
    return {f.rule.rpartition(".")[2]: f.truth for f in found.findings}


@pytest.mark.parametrize("book", BOOKS, ids=lambda s: s.id)
class TestEveryBook:
    def test_is_of_counties_and_sound(self, book):
        assert book.subject is Subject.COUNTY
        for rule in book.rules:
            check(rule.test)
            assert rule.cites
            assert rule.title_en.isascii()
            for node in names(rule.test).parameters:
                assert history(node.name).node == node
        said = [sentence(rule.test) for rule in book.rules]
        assert len(set(said)) == len(said)

    def test_an_empty_survey_is_undetermined(self, book):
        found = assess_exit(
            SurveyCounts().county("甲县"), on=DAY, standard=book, region=GUIZHOU
        )
        assert found.verdict is Verdict.UNDETERMINED
        assert len(found.undetermined) == len(book.rules)


def test_at_the_cap_the_method_of_2017_passes_and_the_strict_reading_fails():
    assert set(truths(AT, COUNTY_2017).values()) == {Truth.MET}
    strict = truths(AT, STRICT_2017)
    assert strict == dict.fromkeys(
        ("wrong-exit", "missed", "composite", "approval"), Truth.NOT_MET
    )


def test_one_person_beyond_the_cap_fails_both():
    for change, rule in (
        ({"wrongly_exited": 41}, "wrong-exit"),
        ({"missed": 61}, "missed"),
        ({"remaining_poor": 1}, "composite"),
        ({"households_approving": 899}, "approval"),
    ):
        beyond = attrs.evolve(AT, **change)
        assert truths(beyond, COUNTY_2017)[rule] is Truth.NOT_MET, rule
        assert truths(beyond, STRICT_2017)[rule] is Truth.NOT_MET, rule


def test_one_person_within_the_cap_passes_both():
    within = attrs.evolve(
        AT, wrongly_exited=39, missed=59, households_approving=901, rural_population=300_001
    )
    for book in (COUNTY_2017, STRICT_2017):
        assert set(truths(within, book).values()) == {Truth.MET}, book.id


def test_the_west_has_three_percent_for_the_composite_only():
    west = attrs.evolve(AT, remaining_poor=3000)
    assert truths(west, COUNTY_2017, HENAN)["composite"] is Truth.NOT_MET
    assert truths(west, COUNTY_2017, GUIZHOU)["composite"] is Truth.MET
    assert truths(west, STRICT_2017, GUIZHOU)["composite"] is Truth.NOT_MET
    assert truths(attrs.evolve(AT, missed=61), COUNTY_2017, GUIZHOU)["missed"] is (
        Truth.NOT_MET
    )


def test_counts_of_the_whole_county_go_before_the_sample():
    county = AT.county("甲县")
    more = tuple(
        attrs.evolve(county.attested.answers[0], fact=f"survey_{name}_total", number=number)
        for name, number in (("missed", 6000), ("wrongly_exited", 1))
    )
    told = attrs.evolve(
        county,
        attested=attrs.evolve(county.attested, answers=county.attested.answers + more),
    )
    found = assess_exit(told, on=DAY, standard=COUNTY_2017, region=HENAN)
    assert found.failed == ("cn/county/2017-survey.composite",)


def test_an_unknown_count_leaves_only_its_own_rules_unknown():
    found = truths(attrs.evolve(AT, missed=None), COUNTY_2017)
    unknown = {rule for rule, truth in found.items() if truth is Truth.UNKNOWN}
    assert unknown == {"missed", "composite"}


@pytest.mark.parametrize(
    ("book", "field", "rule"),
    [
        (SURVEYED_2017, "unregistered_surveyed", "missed"),
        (AGRICULTURAL_2017, "unregistered_agricultural", "missed"),
        (AGRICULTURAL_2017, "agricultural", "composite"),
        (AGRICULTURAL_2017, "persons_asked", "approval"),
        (COUNTY_RURAL_2017, "county_rural", "composite"),
        (FIXED_BASE_2017, "agricultural_2014", "composite"),
    ],
)
def test_each_variant_divides_by_its_own_number(book, field, rule):
    assert truths(AT, book)[rule] is Truth.MET
    assert truths(attrs.evolve(AT, **{field: None}), book)[rule] is Truth.UNKNOWN
    more = field == "persons_asked"
    changed = getattr(AT, field) + 1 if more else getattr(AT, field) - 1
    assert truths(attrs.evolve(AT, **{field: changed}), book)[rule] is Truth.NOT_MET


def test_one_percent_among_those_surveyed():
    assert truths(AT, SURVEYED_2017)["missed"] is Truth.MET  # 60 of 6000
    beyond = attrs.evolve(AT, missed=61)
    assert truths(beyond, SURVEYED_2017)["missed"] is Truth.NOT_MET


def test_changshun_is_tighter():
    """漏评率 at most 1 %: 30 of 3000 pass, 31 do not; nationally both would."""
    for missed, truth in ((30, Truth.MET), (31, Truth.NOT_MET)):
        counts = attrs.evolve(AT, missed=missed)
        assert truths(counts, CHANGSHUN, "522729")["missed"] is truth
        assert truths(counts, COUNTY_2017, "522729")["missed"] is Truth.MET
    assert truths(AT, CHANGSHUN, "522729")["satisfaction"] is Truth.UNKNOWN


def test_the_rule_says_what_the_exact_fraction_says():
    """Multiplied out, the rule never differs from the composite incidence in fractions."""
    chance = random.Random(7)  # noqa: S311  # not a secret
    seen = set()
    for _ in range(300):
        sampled, visited = chance.randint(1, 60), chance.randint(1, 60)
        counts = attrs.evolve(
            AT,
            exited_sampled=sampled,
            wrongly_exited=chance.randint(0, min(sampled, 3)),
            unregistered_rural=visited,
            unregistered_surveyed=visited,
            missed=chance.randint(0, min(visited, 3)),
            remaining_poor=chance.randint(0, 6),
            exited_total=chance.randint(0, 60),
            unregistered_total=chance.randint(0, 60),
            rural_population=chance.randint(50, 400),
        )
        exact = composite_incidence(counts, PopulationBase.RURAL).exact
        for book, met in (
            (COUNTY_2017, exact <= Fraction(2, 100)),
            (STRICT_2017, exact < Fraction(2, 100)),
        ):
            assert truths(counts, book)["composite"] is Truth.of(met)
        seen.add(exact <= Fraction(2, 100))
    assert seen == {True, False}


def test_the_rate_is_told_with_its_threshold():
    found = assess_exit(AT.county("甲县"), on=DAY, standard=COUNTY_2017, region=HENAN)
    composite = found.findings[2]
    assert (composite.value, composite.threshold) == (2_000_000, 2_000_000)
    assert found.standing is Standing.RECALLED


def test_before_the_method_there_is_no_verdict():
    with pytest.raises(ParameterNotInForceError):
        truths(AT, COUNTY_2017, on=date(2017, 9, 29))
    assert truths(AT, COUNTY_2017, on=date(2017, 9, 30))


def test_the_region_of_the_county_chooses_the_cap():
    west = attrs.evolve(AT, remaining_poor=3000).county("甲县", RegionCode("522729"))
    assert assess_exit(west, on=DAY, standard=COUNTY_2017).verdict is Verdict.PASS


@pytest.mark.parametrize(
    "book", [survey_changshun.EXITED_AWARE, survey_changshun.CONTENT], ids=lambda s: s.id
)
def test_any_item_of_changshun_s_checklists_alone_fails(book):
    facts = [f.name for f in book.names.facts]

    def asked(**changes):
        said = dict.fromkeys(facts, True) | changes
        answers = tuple(AttestedAnswer(fact=n, yes=yes) for n, yes in said.items())
        home = Household(household_id="示例", attested=Attestation(answers=answers))
        return assess_exit(home, on=DAY, standard=book)

    assert asked().verdict is Verdict.PASS
    for rule, fact in zip(book.rules, facts, strict=True):
        assert asked(**{fact: False}).failed == (rule.id,)
        assert asked(**{fact: None}).undetermined == (rule.id,)
