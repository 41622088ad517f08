"""Check whole ledgers by columns: every check is one expression over all rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import attrs
import polars as pl

from fupin.assessment.check_book import where
from fupin.assessment.check_finding import Subject, findings_of
from fupin.assessment.check_ledger import CheckedLedger
from fupin.assessment.check_ready import ReadyKind, ReadyPack, find_pack, ready_pack
from fupin.assessment.check_subjects import Subjects, subjects_of
from fupin.facts import registry_household as household
from fupin.facts import registry_person as person
from fupin.facts import registry_village as village
from fupin.facts.registry_member import MEMBER
from fupin.frames.check_columns import HOME, Columns
from fupin.frames.evaluate import evaluate, in_order
from fupin.ledger._pausing import collector_paused
from fupin.logic import names
from fupin.logic.kinds import Fact
from fupin.model.check_results import CheckFinding, CheckReport
from fupin.standards.checks import Kind, Pack


KEY: Final = "fupin:key"
"""Column that says whose a row is."""

_MEMBERS: Final = "members"
Progress = Callable[[int, int | None], None]


def check_book(  # noqa: PLR0913  # a book and how to judge it
    book: CheckedLedger,
    *,
    on: date,
    pack: str | Pack = "registry",
    region: str = "",
    earlier: Sequence[CheckedLedger] = (),
    extrapolate: bool = False,
    progress: Progress | None = None,
) -> CheckReport:
    """Ask every check of all households, members and villages of a book.

    Args:
        book: Ledgers read and joined.
        on: The day: the checks and the numbers of that day are asked, and ages are
            those of that day.
        pack: A pack of checks or its id.
        region: Six-digit code that chooses regional numbers.
        earlier: The same register one year before, two years before and so on.
        extrapolate: Use the nearest number of what was not in force on that day.
        progress: Called with the steps done and all steps.

    Returns:
        The findings, household by household and then village by village, with the
        sheet and row they were read from.

    Raises:
        UnknownNameError: If there is no such pack.
    """
    tell: Progress = progress or (lambda _done, _all: None)
    ready = ready_pack(find_pack(pack), on, region, extrapolate)
    with collector_paused():
        subjects = subjects_of(book, earlier=earlier)
        tell(1, 4)
        masks = judge(ready, subjects)
        tell(2, 4)
        findings = tuple(_findings(ready, masks, book, subjects))
        tell(4, 4)
    return CheckReport(
        pack=ready.pack.id,
        on=on,
        findings=findings,
        undecided=tuple(
            (check.check.id, count)
            for kind in Kind
            for check, count in zip(ready.kinds[kind].checks, masks[kind].unknown, strict=True)
            if count
        ),
        asked=ready.asked,
        skipped=ready.skipped,
    )


@attrs.frozen(eq=False)
class Masks:
    """The outcome of the checks about one kind of row."""

    failed: dict[int, int]
    """Row → bits of the checks that are not met; rows without any are left out."""

    unknown: tuple[int, ...]
    """For each check, rows it could not be decided for."""

    table: pl.DataFrame
    """One Boolean column a check, null where unknown."""


@attrs.frozen(eq=False)
class Asked:
    """The facts of one kind of row, as the rules take them."""

    rows: pl.DataFrame
    """One row a subject."""

    things: Mapping[str, pl.DataFrame]
    """The tables of its groups."""


def judge(ready: ReadyPack, subjects: Subjects) -> dict[Kind, Masks]:
    """The outcome of every check, row by row."""
    return {
        kind: _masks(ready, kind, asked) for kind, asked in tables(ready, subjects).items()
    }


def tables(ready: ReadyPack, subjects: Subjects) -> dict[Kind, Asked]:
    """The facts that the checks of each kind ask, read from the subjects into columns.

    *KEY* is the place of the household, or of the village, in its list: it repeats among
    the rows of persons.
    """
    homes = Columns(subjects.households, [s.household for s in subjects.households], ready.on)
    people = Columns(subjects.persons, [p.member for p in subjects.persons], ready.on)
    places = Columns(subjects.villages, [v.village for v in subjects.villages], ready.on)
    position = {id(home): at for at, home in enumerate(subjects.households)}
    of_home = pl.Series(HOME, [position[id(p.home)] for p in subjects.persons], pl.UInt32)
    asked = {kind: names(*_tests(ready.kinds[kind]).values()) for kind in Kind}
    in_person, in_household = asked[Kind.PERSON].facts, asked[Kind.HOUSEHOLD].facts
    about_home = tuple(dict.fromkeys((*in_household, *_of_household(in_person))))
    home_table = pl.DataFrame(
        [
            pl.Series(KEY, range(len(subjects.households)), pl.UInt32),
            *homes.of(household.HOUSEHOLD, about_home, form=False),
            *homes.of(household.OWN, about_home, form=True),
        ]
    )
    of_member = tuple(dict.fromkeys((*in_person, *asked[Kind.HOUSEHOLD].of_group(_MEMBERS))))
    person_table = pl.DataFrame(
        [
            of_home.alias(KEY),
            *people.of(MEMBER, of_member, form=False),
            *people.of(person.PERSON, in_person, form=True),
            *(home_table[fact.name].gather(of_home) for fact in _of_household(in_person)),
        ]
    )
    in_village = asked[Kind.VILLAGE].facts
    village_table = pl.DataFrame(
        [
            pl.Series(KEY, range(len(subjects.villages)), pl.UInt32),
            *places.of(village.VILLAGE, in_village, form=False),
            *places.of(village.OWN, in_village, form=True),
        ]
    )
    return {
        Kind.HOUSEHOLD: Asked(home_table, {_MEMBERS: person_table}),
        Kind.PERSON: Asked(person_table, {}),
        Kind.VILLAGE: Asked(village_table, {}),
    }


def _tests(ready: ReadyKind) -> dict[str, Any]:
    return {one.check.id: one.check.test for one in ready.checks}


def _of_household(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Those facts asked of a person that are the household's."""
    return tuple(f for f in facts if f.name in household.HOUSEHOLD_FACTS)


def _masks(ready: ReadyPack, kind: Kind, asked: Asked) -> Masks:
    tests = _tests(ready.kinds[kind])
    if not tests or not asked.rows.height:
        return Masks({}, (0,) * len(tests), pl.DataFrame())
    outcome = in_order(evaluate(tests, asked.rows, asked.things, KEY, ready.values), *tests)
    failed: dict[int, int] = {}
    for bit, column in enumerate(outcome.iter_columns()):
        mark = 1 << bit
        for row in (~column).fill_null(value=False).arg_true():
            failed[row] = failed.get(row, 0) | mark
    unknown = tuple(column.null_count() for column in outcome.iter_columns())
    return Masks(failed, unknown, outcome)


def _findings(
    ready: ReadyPack, masks: dict[Kind, Masks], book: CheckedLedger, subjects: Subjects
) -> Iterator[CheckFinding]:
    """Household by household, the household before its members; then the villages."""
    position = {id(home): at for at, home in enumerate(subjects.households)}
    people: dict[int, list[int]] = {}
    for row in sorted(masks[Kind.PERSON].failed):
        people.setdefault(position[id(subjects.persons[row].home)], []).append(row)
    found: list[tuple[Kind, int, Subject]] = []
    for at in sorted({*masks[Kind.HOUSEHOLD].failed, *people}):
        if at in masks[Kind.HOUSEHOLD].failed:
            found.append((Kind.HOUSEHOLD, at, subjects.households[at]))
        found += [(Kind.PERSON, row, subjects.persons[row]) for row in people.get(at, ())]
    for row in sorted(masks[Kind.VILLAGE].failed):
        found.append((Kind.VILLAGE, row, subjects.villages[row]))
    for kind, row, subject in found:
        bits = masks[kind].failed[row]
        yield from findings_of(ready.kinds[kind], bits, subject, where(book, subject))
