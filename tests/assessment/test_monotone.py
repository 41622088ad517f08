"""More information never turns a decided answer into another, and the answers agree.

With the members fixed, giving a value to what was not recorded may decide a rule; it
may not undo one.  The library defines one exception, left out here: a *second source
for the same question* that contradicts the first.  Rules say which source wins by
`FirstKnown` (what was attested before the register, the household's net income before
the figure a head); three readings say it in code (components before a recorded
total, the year of an income, a recorded date of birth before that of the ID number).
"""

from __future__ import annotations

from datetime import date

import attrs

from hypothesis import assume, given
from hypothesis import strategies as st

from fupin.assessment import assess_exit
from fupin.assessment.prepare import READS, ready
from fupin.logic import (
    ChoiceFact,
    ChoicesFact,
    ConditionFact,
    FirstKnown,
    Truth,
    names,
    value,
)
from fupin.logic.names import walk
from fupin.model import (
    Attestation,
    County,
    Dwelling,
    Household,
    Income,
    LivingConditions,
    Member,
    PoorCount,
    Relocation,
    Verdict,
    Village,
    VillageAttestation,
    fields_of,
)
from fupin.model.about import Kind
from fupin.standards.national import STANDARDS
from fupin.values import make_id_number


DAY = date(2019, 12, 31)  # every national standard and number was in force
REGION = "522729"
BOOKS = {s.id: ready(s, DAY, REGION, False) for s in STANDARDS}
LINE = 321_800
TRUTHS = st.booleans()


def _near(fact):
    """Answers on both sides of every threshold, and on it."""
    if fact.name == "age":
        return st.sampled_from([4, 5, 6, 7, 15, 16, 40])
    if fact.name == "size":
        return st.integers(1, 3)
    if fact.name == "net_income":
        steps = [s * LINE + d for s in (0, 1, 2, 3) for d in (-1, 0, 1)]
        return st.sampled_from(steps)
    if fact.name == "income_per_head":
        return st.sampled_from([LINE - 1, LINE, LINE + 1])
    if fact.name in {"population", "rural_population"}:
        return st.sampled_from([0, 100, 1000])
    return st.sampled_from([0, 2, 3, 29, 30, 31])  # poor people


def answers(fact):
    if isinstance(fact, ConditionFact):
        return TRUTHS
    if isinstance(fact, ChoiceFact):
        return st.sampled_from(list(fact.codes))
    if isinstance(fact, ChoicesFact):
        return st.frozensets(st.sampled_from(list(fact.codes)), max_size=2)
    return _near(fact)


@st.composite
def steps(draw):
    """A standard, a row with gaps, and the same row with one gap filled."""
    book = draw(st.sampled_from(sorted(BOOKS)))
    used = BOOKS[book].names
    row = {f.name: draw(st.none() | answers(f)) for f in used.facts}
    places = [(row, f) for f in used.facts if row[f.name] is None]
    for group, asked in used.groups:
        row[group.name] = [
            {f.name: draw(st.none() | answers(f)) for f in asked}
            for _ in range(draw(st.integers(0, 3)))
        ]
        places += [(t, f) for t in row[group.name] for f in asked if t[f.name] is None]
    assume(places)
    thing, fact = draw(st.sampled_from(places))
    before = decided(book, row)
    thing[fact.name] = draw(answers(fact))
    return book, row, before


def decided(book, row):
    prepared = BOOKS[book]
    return [value(t.test, row, prepared.values) for t in prepared.tests]


def contradictory(test, row, values):
    """Whether two sources for one question are known and differ."""
    questions = [n for _, n in walk(test) if isinstance(n, FirstKnown)]
    found = [{value(p, row, values) for p in q.parts} - {None} for q in questions]
    return any(len(one) > 1 for one in found)


def verdict_of(truths):
    failed = sum(1 << i for i, t in enumerate(truths) if t is False)
    unknown = sum(1 << i for i, t in enumerate(truths) if t is None)
    return Verdict.of(failed, unknown)


@given(steps())
def test_filling_a_gap_of_a_row_undoes_no_answer(step):
    book, row, before = step
    prepared = BOOKS[book]
    after = decided(book, row)
    clash = False
    for ready_test, old, new in zip(prepared.tests, before, after, strict=True):
        if contradictory(ready_test.test, row, prepared.values):
            clash = True
        elif old is not None:
            assert new is old, ready_test.id
    if not clash and verdict_of(before) is not Verdict.UNDETERMINED:
        assert verdict_of(after) is verdict_of(before)


# ---- the same of objects: a field goes from None to a value ----

SECOND_SOURCE = {"net_income", "income_per_head", "age"}
"""Facts that have a second source in the reading itself; any other keeps its value."""


def _field(cls, name):
    """A strategy for one recorded field of a model class."""
    shape = fields_of(cls)[name]
    if shape.kind is Kind.YES_NO:
        return TRUTHS
    if shape.kind is Kind.CODE:
        return st.sampled_from(list(shape.type))
    if shape.kind is Kind.CODES:
        return st.frozensets(st.sampled_from(list(shape.type)), max_size=2)
    if name == "year":
        return st.sampled_from([2018, 2019])
    return _SPECIAL[name]


BIRTHS = [date(2019 - years, 12, day) for years in (5, 6, 7, 15, 16) for day in (31,)]
BIRTHS += [date(2014, 1, 1), date(2003, 1, 1), date(1980, 1, 1)]
AMOUNTS = st.sampled_from([0, LINE - 1, LINE, LINE + 1, 2 * LINE + 1])
_SPECIAL = {
    "birth_date": st.sampled_from(BIRTHS),
    "id_number": st.sampled_from([make_id_number("522729", b, 11) for b in BIRTHS]),
    "size": st.integers(0, 2),
    "population": st.sampled_from([0, 100, 1000]),
    "rural_population": st.sampled_from([0, 100, 1000]),
    **dict.fromkeys(
        ("wage", "business", "property_income", "transfer", "business_cost"), AMOUNTS
    ),
    **dict.fromkeys(("recorded_net", "per_head"), AMOUNTS),
}
FIELDS = {
    Attestation: ("food", "clothing", "education", "medical", "housing", "water"),
    Dwelling: ("dangerous", "grade"),
    LivingConditions: ("water_solved", "water_safe", "water_difficult"),
    Income: (
        *("year", "wage", "business", "property_income", "transfer", "business_cost"),
        *("recorded_net", "per_head"),
    ),
    Relocation: ("planned", "willing"),
    Member: (
        *("birth_date", "id_number", "student_status", "education", "dropout_reason"),
        *("health", "in_service", "basic_medical_insured", "employee_medical_insured"),
    ),
    VillageAttestation: ("infrastructure", "public_services", "industry", "collective_income"),
    Village: ("population",),
    County: ("rural_population",),
    Household: ("size",),
}
PARTS = {
    Household: {
        "attested": Attestation,
        "dwelling": Dwelling,
        "living": LivingConditions,
        "income": Income,
    },
    Village: {"attested": VillageAttestation},
    County: {},
}


@st.composite
def filled(draw, cls, **more):
    """An object of *cls*, each of its fields recorded or not."""
    chosen = {n: draw(st.none() | _field(cls, n)) for n in FIELDS[cls]}
    parts = {n: draw(st.none() | filled(part)) for n, part in PARTS.get(cls, {}).items()}
    return cls(**chosen, **parts, **more)


@st.composite
def subjects(draw):
    kind = draw(st.sampled_from([Household, Household, Village, County]))
    if kind is Household:
        members = draw(st.lists(filled(Member), max_size=2))
        return draw(filled(Household, household_id="1", members=tuple(members)))
    low, more = draw(st.integers(0, 31)), draw(st.integers(0, 5))
    poor = draw(st.none() | st.just(PoorCount(at_least=low, at_most=low + more)))
    name = {"village_id": "1"} if kind is Village else {"name": "甲县"}
    return draw(filled(kind, poor=poor, **name))


@st.composite
def with_one_gap_filled(draw, thing):
    """*thing* with one field that was not recorded given a value."""
    gaps = [(n, lambda n=n: _field(type(thing), n)) for n in FIELDS[type(thing)]]
    gaps += [(n, lambda c=c: filled(c)) for n, c in PARTS.get(type(thing), {}).items()]
    places = [(n, make) for n, make in gaps if getattr(thing, n) is None]
    inner = [n for n, _ in gaps if attrs.has(type(getattr(thing, n)))]
    inner += ["members"] if getattr(thing, "members", ()) else []
    assume(places or inner)
    choice = draw(st.sampled_from([*(p[0] for p in places), *inner]))
    if choice == "members":
        place = draw(st.integers(0, len(thing.members) - 1))
        rows = list(thing.members)
        rows[place] = draw(with_one_gap_filled(rows[place]))
        return attrs.evolve(thing, members=tuple(rows))
    if choice in inner:
        part = draw(with_one_gap_filled(getattr(thing, choice)))
        return attrs.evolve(thing, **{choice: part})
    return attrs.evolve(thing, **{choice: draw(dict(places)[choice]())})


def books_for(thing):
    kind = type(thing).__name__.lower()
    return [s for s in STANDARDS if s.subject.value == kind]


def known_facts(row):
    """Every fact of a row that is known, by its place."""
    found = {}
    for name, answer in row.items():
        if isinstance(answer, list):
            for place, thing in enumerate(answer):
                found |= {(place, k): v for k, v in thing.items() if v is not None}
        elif answer is not None:
            found[None, name] = answer
    return found


@given(st.data())
def test_filling_a_gap_of_an_object_undoes_no_answer(data):
    thing = data.draw(subjects())
    fuller = data.draw(with_one_gap_filled(thing))
    for book in books_for(thing):
        prepared = BOOKS[book.id]
        reads = READS[book.subject]
        asked = names(*book.tests)
        before, after = reads.row(thing, DAY, asked), reads.row(fuller, DAY, asked)
        kept, now = known_facts(before), known_facts(after)
        changed = {
            name for (place, name) in kept if now.get((place, name)) != kept[place, name]
        }
        assert changed <= SECOND_SOURCE
        if changed:
            continue
        old = assess_exit(thing, on=DAY, standard=book, region=REGION)
        new = assess_exit(fuller, on=DAY, standard=book, region=REGION)
        clash = False
        for rule, one, other in zip(book.rules, old.findings, new.findings, strict=True):
            if contradictory(rule.test, after, prepared.values):
                clash = True
            elif one.truth is not Truth.UNKNOWN:
                assert other.truth is one.truth, rule.id
        if not clash and old.verdict is not Verdict.UNDETERMINED:
            assert new.verdict is old.verdict


@given(subjects())
def test_masks_findings_and_verdict_agree(thing):
    for book in books_for(thing):
        found = assess_exit(thing, on=DAY, standard=book, region=REGION)
        assert [f.rule for f in found.findings] == [r.id for r in book.rules]
        for bit, finding in enumerate(found.findings):
            failed, unknown = found.failed_mask >> bit & 1, found.unknown_mask >> bit & 1
            assert not (failed and unknown)
            expected = Truth.of(None if unknown else not failed)
            assert finding.truth is expected
            assert (finding.rule in found.failed) is bool(failed)
            assert (finding.rule in found.undetermined) is bool(unknown)
        assert found.failed_mask >> len(book.rules) == 0
        assert found.unknown_mask >> len(book.rules) == 0
        truths = {f.truth for f in found.findings}
        expected = (
            Verdict.FAIL
            if Truth.NOT_MET in truths
            else Verdict.UNDETERMINED
            if Truth.UNKNOWN in truths
            else Verdict.PASS
        )
        assert found.verdict is expected
        assert bool(found.reasons) is (expected is not Verdict.PASS)


@given(subjects())
def test_compiled_and_interpreted_answers_agree(thing):
    for book in books_for(thing):
        prepared = BOOKS[book.id]
        row = prepared.row(thing, DAY)
        truths = decided(book.id, row)
        failed, unknown = prepared.decide(thing, DAY)
        assert failed == sum(1 << i for i, t in enumerate(truths) if t is False)
        assert unknown == sum(1 << i for i, t in enumerate(truths) if t is None)


@given(subjects())
def test_what_is_missing_is_said_exactly_where_something_is_unknown(thing):
    for book in books_for(thing):
        found = assess_exit(thing, on=DAY, standard=book, region=REGION)
        for finding in found.findings:
            assert bool(finding.missing) is (finding.truth is Truth.UNKNOWN), finding.rule
            assert len({m.fact for m in finding.missing}) == len(finding.missing)


@given(subjects())
def test_margin_and_truth_agree_where_a_comparison_decides(thing):
    """Income must lie above, a rate below; on the threshold neither is met."""
    for book in books_for(thing):
        first = assess_exit(thing, on=DAY, standard=book, region=REGION).findings[0]
        if first.truth is Truth.UNKNOWN or first.margin is None:
            continue
        sound = first.margin > 0 if first.unit != "rate" else first.margin < 0
        assert sound is (first.truth is Truth.MET)
