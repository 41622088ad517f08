"""Every standard and scheme we ship says the same of objects and of tables.

Households and villages are drawn *near every threshold*: ordinary random ones
would not notice a ``>`` that turned into ``>=``.
"""

from datetime import date, timedelta

import attrs
import pytest

from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from fupin import assessment, frames
from fupin.codes import (
    DropoutReason,
    Education,
    HealthStatus,
    LabourCapacity,
    StudentStatus,
    SurvivalStatus,
)
from fupin.errors import ParameterNotInForceError, RegionNeededError
from fupin.facts import area, household
from fupin.logic import compile_tests, names, value
from fupin.model import County, Member, PoorCount, Verdict, Village
from fupin.policy import choose
from fupin.standards import Subject, schemes, standards
from fupin.standards.national import STANDARDS as NATIONAL
from fupin.strategies import (
    households,
    households_at_line,
    households_at_line_per_head,
    village_attestations,
    villages,
)


ON = date(2019, 12, 31)
CAPS = {"510000": 300, "420000": 200}  # Sichuan lies in the west, Hubei doesn't
READS = {
    Subject.HOUSEHOLD: household.READS,
    Subject.VILLAGE: area.VILLAGE_READS,
    Subject.COUNTY: area.COUNTY_READS,
}
YES_NO = st.none() | st.booleans()
# An example is a table of up to six households, and many standards are tried.
FEWER = settings(max_examples=max(40, settings.default.max_examples // 4))


def settings_of(standard, region="510000"):
    chosen = choose(standard.names.parameters, ON, region)
    return {c.parameter.name: c.setting.value for c in chosen}


def holds(standard):
    """Whether it and its numbers hold on the day in both regions; others have own tests."""
    try:
        for region in CAPS:
            settings_of(standard, region)
    except (ParameterNotInForceError, RegionNeededError):
        return False
    return standard.in_force(ON)


def of(subject):
    return [s for s in standards() if s.subject is subject and holds(s)]


LINES = sorted(
    {
        number
        for standard in of(Subject.HOUSEHOLD)
        for name, number in settings_of(standard).items()
        if name.endswith("_line")
    }
)


AGES = sorted(
    {
        number + step
        for standard in of(Subject.HOUSEHOLD)
        for name, number in settings_of(standard).items()
        if name.endswith("_age")
        for step in (-1, 0, 1)
    }
)


def birthdays():
    """Days of birth that make an age that matters: on the day, or a day to either side."""
    return st.builds(
        lambda age, days: ON - relativedelta(years=age) + timedelta(days=days),
        st.sampled_from(AGES),
        st.sampled_from([0, 0, -1, 1]),
    )


@st.composite
def near_members(draw):
    """Members on a birthday that matters, or a day beside it; much unrecorded."""
    status = (StudentStatus.NOT_STUDENT, StudentStatus.PRESCHOOL_AGE, StudentStatus.PRIMARY)
    return Member(
        birth_date=draw(st.none() | birthdays()),
        student_status=draw(st.none() | st.sampled_from(status)),
        education=draw(st.sampled_from([None, Education.PRIMARY, Education.JUNIOR])),
        dropout_reason=draw(
            st.sampled_from([None, DropoutReason.ILLNESS, DropoutReason.OTHER])
        ),
        health=draw(st.none() | st.frozensets(st.sampled_from(HealthStatus), max_size=2)),
        labour=draw(st.none() | st.sampled_from(LabourCapacity)),
        basic_medical_insured=draw(YES_NO),
        employee_medical_insured=draw(YES_NO),
        in_service=draw(YES_NO),
        survival=draw(st.sampled_from([None, SurvivalStatus.NORMAL, SurvivalStatus.DEAD])),
    )


def out_of_school():
    """Members of whom nothing but their age says whether they should be at school."""
    return st.builds(
        Member,
        birth_date=birthdays(),
        student_status=st.sampled_from(
            [StudentStatus.NOT_STUDENT, StudentStatus.PRESCHOOL_AGE]
        ),
        education=st.just(Education.PRIMARY),
        dropout_reason=st.just(DropoutReason.AVERSION),
        health=st.just(frozenset({HealthStatus.HEALTHY})),
        basic_medical_insured=st.booleans(),
        in_service=st.booleans(),
    )


ALONE = st.lists(out_of_school(), min_size=1, max_size=1)


@st.composite
def near_households(draw):
    """Households at a line, with members at an age, whose rows may not match their size."""
    line = st.sampled_from(LINES)
    one = draw(
        st.one_of(
            households(on=ON),
            line.flatmap(lambda x: households_at_line(x, on=ON)),
            line.flatmap(lambda x: households_at_line_per_head(x, on=ON)),
        )
    )
    changes = {}
    roster = draw(
        st.sampled_from([st.none(), st.lists(near_members(), max_size=3), ALONE]).flatmap(
            lambda drawn: drawn
        )
    )
    if roster is not None:
        size = st.sampled_from([len(roster), len(roster), len(roster) + 1, one.size])
        changes |= {"members": tuple(roster), "size": draw(size)}
    if draw(st.booleans()):
        changes["attested"] = None
    if one.income is not None and not draw(st.integers(0, 5)):
        changes["income"] = attrs.evolve(one.income, year=draw(st.sampled_from([2018, None])))
    return attrs.evolve(one, **changes)


def ledgers():
    """A few households, each with a number of its own."""
    drawn = st.lists(near_households(), min_size=1, max_size=6)
    return drawn.map(
        lambda hs: [attrs.evolve(h, household_id=f"{i}") for i, h in enumerate(hs)]
    )


@st.composite
def near_counts(draw, cap):
    """People, and how many of them are poor: at the cap, and one to either side."""
    people = 10_000 * draw(st.integers(0, 3)) + draw(st.sampled_from([0, 0, 1, 49]))
    low = max(0, people * cap // 10_000 + draw(st.sampled_from([0, 0, -1, 1])))
    poor = PoorCount(at_least=low, at_most=low + draw(st.sampled_from([0, 0, 1, 2])))
    lost = draw(st.integers(0, 7))
    return (None if lost == 1 else people), (None if lost == 2 else poor)


@st.composite
def near_villages(draw, cap):
    people, poor = draw(near_counts(cap))
    attested = draw(st.none() | village_attestations())
    near = Village(village_id="", population=people, poor=poor, attested=attested)
    return draw(st.just(near) | st.just(near) | villages())


@st.composite
def near_counties(draw, cap):
    people, poor = draw(near_counts(cap))
    return County(name="", rural_population=people, poor=poor)


def by_objects(standard, things, parameters):
    """Masks by the generated source, checked against the plain interpreter."""
    decide = compile_tests(
        standard.tests, READS[standard.subject], tuple(sorted(parameters.items()))
    )
    masks = [decide(thing, ON) for thing in things]
    assert masks == [by_interpreter(standard, thing, parameters) for thing in things]
    return masks


def by_interpreter(standard, thing, parameters):
    row = READS[standard.subject].row(thing, ON, standard.names)
    found = [value(test, row, parameters) for test in standard.tests]
    return (
        sum(1 << i for i, answer in enumerate(found) if answer is False),
        sum(1 << i for i, answer in enumerate(found) if answer is None),
    )


def by_frames(standard, region, *tables):
    found = frames.assess_exit(*tables, on=ON, standard=standard, region=region, reasons=True)
    masks = list(zip(found["failed"], found["unknown"], strict=True))
    assert found["verdict"].to_list() == [Verdict.of(*mask).value for mask in masks]
    ids = [rule.id for rule in standard.rules]
    assert found["reasons"].to_list() == [
        [rule for i, rule in enumerate(ids) if (failed or unknown) >> i & 1]
        for failed, unknown in masks
    ]
    return masks


@pytest.mark.parametrize("standard", of(Subject.HOUSEHOLD), ids=lambda s: s.id)
@FEWER
@given(ledger=ledgers())
def test_households(standard, ledger):
    tables = frames.facts(ledger, on=ON, standard=standard)

    masks = by_frames(standard, "", tables.households, tables.members)

    assert masks == by_objects(standard, ledger, settings_of(standard))


@pytest.mark.parametrize("region", CAPS)
@pytest.mark.parametrize("standard", of(Subject.VILLAGE), ids=lambda s: s.id)
@given(data=st.data())
def test_villages(standard, region, data):
    listed = data.draw(st.lists(near_villages(CAPS[region]), min_size=1, max_size=6))

    masks = by_frames(standard, region, frames.village_facts(listed, on=ON))

    assert masks == by_objects(standard, listed, settings_of(standard, region))


@pytest.mark.parametrize("region", CAPS)
@pytest.mark.parametrize("standard", of(Subject.COUNTY), ids=lambda s: s.id)
@given(data=st.data())
def test_counties(standard, region, data):
    listed = data.draw(st.lists(near_counties(CAPS[region]), min_size=1, max_size=6))

    masks = by_frames(standard, region, frames.county_facts(listed, on=ON))

    assert masks == by_objects(standard, listed, settings_of(standard, region))


@pytest.mark.parametrize("scheme", schemes(), ids=lambda s: s.id)
@FEWER
@given(ledger=ledgers())
def test_schemes(scheme, ledger):
    ledger = [attrs.evolve(one, size=one.size or 1) for one in ledger]
    tables = frames.facts(ledger, on=ON)
    rows = [
        household.READS.row(one, ON, names(*(b.test for b in scheme.batches)))
        for one in ledger
    ]

    found = frames.classify(tables.households, tables.members, scheme=scheme)
    counted = frames.tally(tables.households, tables.members, scheme=scheme)

    for batch in scheme.batches:
        assert found[batch.id].to_list() == [value(batch.test, row, {}) for row in rows]
    by_object = assessment.tally(assessment.classify(one, scheme) for one in ledger)
    assert counted.to_dicts() == [attrs.asdict(count) for count in by_object]


@pytest.mark.parametrize("subject", Subject)
def test_every_national_standard_is_tried(subject):
    """A standard about a new kind of thing would need tests of its own here."""
    assert {s.id for s in NATIONAL if s.subject is subject} <= {s.id for s in of(subject)}
