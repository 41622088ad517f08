"""A whole county: fast masks agree with the assessment of one, and nobody gets lost."""

import itertools

from datetime import date

import attrs
import pytest

from fupin.assessment import assess_exit, classify, tally
from fupin.assessment.survey import survey
from fupin.codes import LabourCapacity
from fupin.errors import RegionNeededError, RuleDefinitionError, Severity, UnknownNameError
from fupin.model import (
    Attestation,
    Dwelling,
    Household,
    Income,
    Member,
    Place,
    PoorCount,
    Verdict,
    Village,
    VillageAttestation,
)
from fupin.strategies.synthetic import synthetic_county


DAY = date(2018, 12, 31)
REGION = "420324"
SURE = Attestation(
    food=True, clothing=True, education=True, medical=True, housing=True, water=True
)
FINE = VillageAttestation(
    infrastructure=True, public_services=True, industry=True, collective_income=True
)


def place(village="甲村", township="一镇", county="示例县"):
    return Place(county=county, township=township, village=village)


def household(number="1", *, income=400_000, size=2, attested=SURE, **fields):
    fields = {"place": place(), "dwelling": Dwelling(dangerous=False), **fields}
    return Household(
        household_id=number,
        size=size,
        income=Income(per_head=income),
        attested=attested,
        **fields,
    )


def village(name="甲村", population=1000, **fields):
    fields = {"place": place(name), "attested": FINE, **fields}
    return Village(village_id=name, population=population, **fields)


def surveyed(households, villages=(), **words):
    return survey(households, villages, on=DAY, region=REGION, county_name="示例县", **words)


@pytest.fixture(scope="module")
def county():
    return synthetic_county(
        seed=7, households=150, persons=480, villages=8, poor_villages=5, townships=3
    )


def test_every_household_as_assessed_alone(county):
    """Verdict, rules and what is missing are those of `assess_exit`, batches of `classify`."""
    found = surveyed(county.households, county.villages)

    assert len(found.households) == 150
    for one, judged in zip(county.households, found.households, strict=True):
        alone = assess_exit(one, on=DAY, region=REGION)
        batches = classify(one)
        assert judged.household == one.household_id
        assert judged.verdict is alone.verdict
        assert judged.failed == alone.failed
        assert judged.undetermined == alone.undetermined
        assert judged.missing == alone.missing
        assert judged.batches == batches.batches
        assert judged.undetermined_batches == batches.undetermined


def test_gaps_hold_the_numbers_of_the_findings(county):
    found = surveyed(county.households, county.villages)

    for one, judged in zip(county.households, found.households, strict=True):
        findings = {f.rule: f for f in assess_exit(one, on=DAY, region=REGION).findings}
        for gap in judged.gaps:
            alone = findings[gap.rule]
            assert (gap.truth, gap.value, gap.threshold, gap.unit, gap.missing) == (
                alone.truth,
                alone.value,
                alone.threshold,
                alone.unit,
                alone.missing,
            )


def test_batches_are_tallied_as_one_by_one(county):
    found = surveyed(county.households)

    assert found.batches == tally(classify(h) for h in county.households)


def test_sums_are_complete(county):
    found = surveyed(county.households, county.villages)

    assert sum(found.verdicts.values()) == 150
    assert sum(found.persons.values()) == 480
    assert len(found.village_assessments) == len(found.villages) == 8
    assert sum(found.village_verdicts.values()) == 8


def test_an_income_at_the_line_fails_and_a_fen_more_passes():
    at_line, above, unknown = household("1", income=299_500), household("2", income=299_501), 0
    unknown = household("3", income=None)

    found = surveyed([at_line, above, unknown])

    assert [h.verdict for h in found.households] == [
        Verdict.FAIL,
        Verdict.PASS,
        Verdict.UNDETERMINED,
    ]
    assert found.failed["cn/household/2016.income"] == 1
    assert found.undetermined["cn/household/2016.income"] == 1


def test_poor_people_are_counted_between_bounds():
    """A household that fails counts at both bounds, one that can't be judged above only."""
    failing = household("1", income=1, size=3)
    unknown = household("2", income=None, size=4)

    found = surveyed([failing, unknown, household("3")], [village()])

    assert found.villages[0].poor == PoorCount(at_least=3, at_most=7)
    assert found.county.poor == PoorCount(at_least=3, at_most=7)
    assert found.county.rural_population == 1000


def test_missing_facts_are_counted_once_a_household():
    people = (Member(labour=LabourCapacity.ORDINARY), Member(labour=LabourCapacity.ORDINARY))
    bare = attrs.evolve(SURE, medical=None)

    found = surveyed(household(str(n), attested=bare, members=people) for n in range(3))

    counts = {(m.fact, m.zh): m.households for m in found.missing}
    assert counts["members[].in_service", "成员的现役军人"] == 3
    assert counts["medical_attested", "核查基本医疗有保障"] == 3


def test_village_without_a_row_in_the_export():
    """It is assessed, can't be decided, and the problem says why; so is the county."""
    found = surveyed([household(place=place("乙村"))], [village("甲村")])

    bare = found.village_assessments[1]
    assert bare.verdict is Verdict.UNDETERMINED
    assert "population" in {m.fact for m in bare.missing}
    assert found.unexported == {("示例县", "一镇", "乙村")}
    assert found.county_assessment.verdict is Verdict.UNDETERMINED
    codes = [p.code for p in found.problems]
    assert codes == ["survey.village-without-row", "survey.village-without-households"]
    assert found.village_assessments[0].verdict is Verdict.UNDETERMINED


def test_village_without_households_has_no_poor_people():
    found = surveyed([household()], [village("甲村"), village("乙村")])

    assert found.villages[1].poor == PoorCount.exactly(0)
    assert found.village_assessments[1].verdict is Verdict.PASS


def test_a_village_without_households_keeps_the_count_it_carries():
    carried = village("乙村", poor=PoorCount.exactly(9))

    found = surveyed([household()], [village("甲村"), carried])

    assert found.villages[1].poor == PoorCount.exactly(9)
    assert found.county.poor == PoorCount.exactly(9)


def test_nothing_on_the_register_is_unknown():
    found = surveyed([], [village()])

    assert found.villages[0].poor is None
    assert found.village_assessments[0].verdict is Verdict.UNDETERMINED
    assert found.county_assessment.verdict is Verdict.UNDETERMINED


def test_a_name_with_a_part_missing_finds_its_village():
    short = Place(village="甲村")

    found = surveyed([household(income=1, place=short)], [village("甲村")])

    assert len(found.villages) == 1
    assert found.villages[0].poor == PoorCount.exactly(2)


def test_who_may_live_in_either_village_counts_above_in_both():
    """Two townships have a 甲村; a household of a 甲村 without township may be of either."""
    both = [village("甲村"), village("甲村", place=place(township="二镇"))]
    failing = household(income=1, size=30, place=Place(county="示例县", village="甲村"))

    found = surveyed([failing], both)

    assert [v.poor for v in found.villages] == [PoorCount(at_least=0, at_most=30)] * 2
    assert {a.verdict for a in found.village_assessments} == {Verdict.UNDETERMINED}
    assert found.county.poor == PoorCount.exactly(30)


def test_two_names_that_may_be_one_village_are_not_summed():
    exported = village("甲村", place=Place(county="示例县", village="甲村"))
    failing = [
        household("1", income=1, place=place(township="一镇")),
        household("2", income=1, place=place(township="二镇")),
    ]

    found = surveyed(failing, [exported])

    assert found.villages[0].poor == PoorCount(at_least=0, at_most=4)
    assert found.county.poor == PoorCount.exactly(4)


def test_household_without_village():
    found = surveyed([household(income=1, place=None), household("2")], [village()])

    assert found.villages[0].poor == PoorCount(at_least=0, at_most=2)
    assert found.county.poor == PoorCount.exactly(2)
    assert [p.code for p in found.problems] == ["survey.household-without-village"]
    assert found.problems[0].severity is Severity.WARNING


def test_failing_household_of_unknown_size_leaves_its_village_open():
    found = surveyed([household(income=1, size=None)], [village()])

    assert found.villages[0].poor is None
    assert found.county.poor is None


def test_twice_in_the_register_or_the_export():
    found = surveyed([household(), household()], [village(), village(population=5)])

    assert [p.code for p in found.problems] == [
        "survey.household-twice",
        "survey.village-twice",
    ]
    assert found.county.rural_population == 1000


def test_progress_ends_at_the_last_household():
    told = []

    surveyed((household(str(n)) for n in range(501)), progress=told.append)

    assert told == [500, 501]


def test_what_is_wrong_is_said_before_anything_is_read():
    def never():
        yield household()
        raise AssertionError("was read")

    with pytest.raises(RegionNeededError):
        survey(never(), on=DAY)
    with pytest.raises(UnknownNameError):
        surveyed(never(), standard="cn/household/1949")
    with pytest.raises(UnknownNameError):
        surveyed(never(), scheme="cn/none")
    with pytest.raises(RuleDefinitionError):
        surveyed(never(), standard="cn/village/2016")


def test_sources_are_listed_once(county):
    found = surveyed(county.households, county.villages)

    assert len(set(found.used)) == len(found.used)
    assert len(set(found.citations)) == len(found.citations)
    assert {u.name for u in found.used} >= {
        "poverty_line",
        "village_incidence_cap",
        "county_incidence_cap",
    }
    weakest = max(
        (
            c.standing
            for c in itertools.chain(found.citations, (u.citation for u in found.used))
        ),
        key=lambda s: s.rank,
    )
    assert found.standing is weakest
