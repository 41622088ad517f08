"""Objects, columns and the interpreter say the same of every check."""

from __future__ import annotations

import random

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from fupin.assessment.check_book import check_book as by_objects
from fupin.assessment.check_ready import ready_pack
from fupin.assessment.check_subjects import subjects_of
from fupin.assessment.checking import judged
from fupin.facts.checked import CheckedHousehold, CheckedPerson
from fupin.frames import check_book as by_columns
from fupin.frames.check_columns import series
from fupin.frames.checking import judge
from fupin.frames.evaluate import evaluate, in_order
from fupin.ledger import Book, targets
from fupin.logic import (
    ChoiceFact,
    ChoicesFact,
    ConditionFact,
    QuantityFact,
    Reads,
    compile_tests,
    names,
    value,
)
from fupin.logic.kinds import Fact
from fupin.model import Household, InvariantError, Kind, Member, Village, fields_of
from fupin.standards.checks import Kind as About
from fupin.standards.checks import pack
from fupin.values import IdNumber, PersonName, Phone, RegionCode
from fupin.values.identity import check_digit


DAYS = (date(2018, 10, 31), date(2024, 1, 31))
ROWS = 300


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("about", list(About), ids=lambda kind: kind.value)
def test_lowerings_agree_on_facts(about, day):
    ready = ready_pack(pack("registry"), day, "", False)
    checks = ready.kinds[about].checks
    tests = tuple(one.check.test for one in checks)
    if not tests:
        pytest.skip("no check of this kind holds on that day")
    used, draw = names(*tests), random.Random(f"{about} {day}")  # noqa: S311  # the same rows every time
    near = _near(ready.values)
    groups = {group.name: facts for group, facts in used.groups}
    rows = [_row(used.facts, groups, near, draw) for _ in range(ROWS)]
    expected = [[value(test, row, ready.values) for test in tests] for row in rows]
    assert _generated(tests, used, rows, ready.values) == expected
    assert _columns(tests, used, rows, ready.values) == expected
    assert {truth for row in expected for truth in row} == {True, False, None}


def _near(numbers: Mapping[str, int]) -> tuple[int, ...]:
    """Every threshold, and one step either side of it."""
    known = {number + step for number in numbers.values() for step in (-1, 0, 1)}
    return tuple(sorted({0, 1, 2, -1, *known}))


def _row(facts, groups, near, draw) -> dict[str, Any]:
    row: dict[str, Any] = {fact.name: _answer(fact, near, draw) for fact in facts}
    for group, inside in groups.items():
        row[group] = [
            {fact.name: _answer(fact, near, draw) for fact in inside}
            for _ in range(draw.choice((0, 1, 1, 2, 5)))
        ]
    return row


def _answer(fact: Fact, near: tuple[int, ...], draw: random.Random) -> Any:
    if draw.random() < 0.2:
        return None
    match fact:
        case QuantityFact():
            return draw.choice(near)
        case ConditionFact():
            return draw.random() < 0.5
        case ChoiceFact():
            return draw.choice(list(fact.codes))
        case ChoicesFact():
            codes: list[Any] = list(fact.codes)
            return frozenset(draw.sample(codes, draw.choice((0, 1, 1, 2))))


def _generated(tests, used, rows, numbers) -> list[list[bool | None]]:
    def get(name: str) -> Any:
        return lambda subject, _: subject[name]

    class Row(dict[str, Any]):
        def __getattr__(self, name: str) -> Any:
            return self[name]

    reads = Reads(
        facts={fact.name: get(fact.name) for fact in used.facts},
        groups={
            g.name: ((g.name,), {f.name: get(f.name) for f in fs}) for g, fs in used.groups
        },
    )
    decide = compile_tests(tests, reads, tuple(numbers.items()))
    found = []
    for row in rows:
        failed, unknown = decide(Row(row), DAYS[0])
        bits = range(len(tests))
        found.append([None if unknown >> i & 1 else not failed >> i & 1 for i in bits])
    return found


def _columns(tests, used, rows, numbers) -> list[list[bool | None]]:
    keys = pl.Series("key", range(len(rows)), pl.UInt32)
    table = pl.DataFrame([keys, *(series(f, [r[f.name] for r in rows]) for f in used.facts)])
    things = {}
    for group, facts in used.groups:
        flat = [(at, thing) for at, row in enumerate(rows) for thing in row[group.name]]
        things[group.name] = pl.DataFrame(
            [
                pl.Series("key", [at for at, _ in flat], pl.UInt32),
                *(series(f, [thing[f.name] for _, thing in flat]) for f in facts),
            ]
        )
    asked = {str(at): test for at, test in enumerate(tests)}
    outcome = in_order(evaluate(asked, table, things, "key", numbers), *asked)
    return [list(row) for row in outcome.iter_rows()]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_engines_agree_on_a_book(day):
    book = _book(7)
    ready = ready_pack(pack("registry"), day, "", False)
    subjects = subjects_of(book)
    masks = judge(ready, subjects)
    at = dict.fromkeys(About, 0)
    everybody = (*subjects.households, *subjects.persons, *subjects.villages)
    for of_kind, _, failed, unknown in judged(ready, everybody):
        row = at[of_kind.kind]
        at[of_kind.kind] += 1
        outcome = masks[of_kind.kind].table.row(row)
        bits = range(len(of_kind.checks))
        said = [None if unknown >> i & 1 else not failed >> i & 1 for i in bits]
        wrong = [
            of_kind.checks[i].check.id
            for i, (one, other) in enumerate(zip(said, outcome, strict=True))
            if one is not other
        ]
        assert wrong == []


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_both_engines_report_a_book_alike(day):
    book = _book(11)
    assert by_columns(book, on=day) == by_objects(book, on=day)
    assert by_columns(book, on=day).findings


def test_an_empty_book_has_no_findings():
    report = by_columns(Book(), on=DAYS[1])
    assert (report.findings, report.undetermined) == ((), {})
    assert report == by_objects(Book(), on=DAYS[1])


def _book(seed: int) -> Book:
    """Households with anything in any field; a third of the cells could not be read."""
    draw = random.Random(seed)  # noqa: S311  # the same book every time
    households, unread = [], {}
    for number in range(120):
        home = _thing(Household, draw, household_id=f"{number:010d}")
        households.append(home)
        if number % 3 == 0:
            unread[home.household_id] = frozenset(
                (draw.choice((None, 0, 1)), name)
                for name in draw.sample(sorted(targets()), 40)
            )
    villages = tuple(_thing(Village, draw, village_id=f"v{n}") for n in range(20))
    return _Asked(households=tuple(households), villages=villages, unread=unread)


class _Asked(Book):
    """A book every second household of which came on a form of few columns."""

    def asked_of(self, household_number: str) -> frozenset[str]:
        columns = sorted(targets())
        return frozenset(columns if int(household_number) % 2 else columns[::3])

    def asked_of_village(self, village_id: str) -> frozenset[str]:
        return frozenset(sorted(targets())[int(village_id[1:]) % 2 :: 2])


_TEXTS = (
    "护林员、保洁员、护路员",
    "其他",
    "技能培训",
    "劳务输出",
    "广东省东莞市",
    "贵州省长顺县",
)


def _id(draw: random.Random) -> IdNumber:
    day = date(1940, 1, 1) + timedelta(days=draw.randrange(31_000))
    first = f"{draw.choice(('420324', '999999'))}{day:%Y%m%d}{draw.randrange(3):03d}"
    last = check_digit(first) if draw.random() < 0.8 else draw.choice("0123456789X")
    return IdNumber(first + last + draw.choice(("", "", "42", "44B1", "11")))


_PERSONAL: Mapping[type, Any] = {
    PersonName: lambda draw: PersonName(draw.choice(("张三", "李四", "欧阳五"))),
    Phone: lambda draw: Phone(draw.choice(("13800000001", "13800000002", "08511234567"))),
    RegionCode: lambda draw: RegionCode(draw.choice(("420324100201", "520300"))),
    IdNumber: _id,
}


def _thing(cls: type[Any], draw: random.Random, **known: Any) -> Any:
    while True:
        given = {
            name: _value(field, draw)
            for name, field in fields_of(cls).items()
            if name not in known and (field.required or draw.random() < 0.8)
        }
        try:
            return cls(**known, **given)
        except InvariantError:
            continue


def _value(field: Any, draw: random.Random) -> Any:  # noqa: C901  # one branch a kind
    match field.kind:
        case Kind.TEXT:
            return draw.choice(_TEXTS)
        case Kind.MASKED:
            make = _PERSONAL.get(field.type)
            return field.type("622202020011") if make is None else make(draw)
        case Kind.INTEGER | Kind.DECIMAL:
            return draw.choice(
                (0, 1, 2, 5, 2014, 2018, 3_000, 5_001, 100_000, 399_999, 60_000_000)
            )
        case Kind.YES_NO:
            return draw.random() < 0.5
        case Kind.DATE:
            return date(2016, 1, 1) + timedelta(days=draw.randrange(2_900))
        case Kind.CODE:
            return draw.choice(list(field.type))
        case Kind.CODES:
            return frozenset(draw.sample(list(field.type), draw.choice((0, 1, 2))))
        case Kind.OBJECT:
            return _thing(field.type, draw)
        case Kind.OBJECTS:
            if field.name in {"members", "work_records", "helpers"}:
                return tuple(_thing(field.type, draw) for _ in range(draw.randrange(4)))
            return ()
        case _:
            return ()


def test_a_person_is_asked_with_the_household():
    """The facts of the household stand in for each member, in both engines."""
    home = CheckedHousehold(household=Household(household_id="1", members=(Member(),)))
    person = CheckedPerson(member=home.household.members[0], position=0, home=home)
    ready = ready_pack(pack("registry"), DAYS[1], "", False)
    (outcome,) = judged(ready, (person,))
    assert outcome[0].kind is About.PERSON
