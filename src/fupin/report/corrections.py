"""Worklists that come back filled in: corrections read, applied, and judged again."""

from __future__ import annotations

import os

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs

from fupin.assessment.check_book import where
from fupin.assessment.check_finding import Subject, findings_of
from fupin.assessment.check_ready import ReadyPack, find_pack, ready_pack
from fupin.assessment.check_subjects import subjects_of
from fupin.assessment.checking import judged
from fupin.errors import InvalidValueError, Problem
from fupin.facts.checked import CheckedPerson, CheckedVillage
from fupin.ledger import Book
from fupin.model.check_results import CheckFinding
from fupin.report import check_worklist as worklist
from fupin.report.check_index import Index
from fupin.report.corrections_apply import Draft
from fupin.report.corrections_place import Change, Said, Spot, change_of, refusal, spot_of
from fupin.report.corrections_read import Filled, read_worklist
from fupin.standards.checks import Pack


Fault: TypeAlias = tuple[Spot, str]
"""What was found, and of whom: checks of the same fault are one."""

_CONTRADICTS: Final[Said] = (
    "correction.contradicts",
    "同一项有不同的更正",
    "rows correct the same field in different ways",
)
_BOTH: Final[Said] = (
    "correction.outcome-contradicts",
    "既填了更正，又说无误或无法更正",
    "there is a correction, yet it is said to be right or not correctable",
)

_DIGITS: Final = "0123456789"
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@attrs.frozen(kw_only=True, repr=False)
class Corrected:
    """What became of the worklists: every row is in exactly one of the five lists."""

    book: Book
    """The book with the corrections in it."""

    solved: tuple[Filled, ...]
    """Corrected, and the check no longer finds it."""

    unsolved: tuple[Filled, ...]
    """Corrected, and the check still finds it."""

    explained: tuple[Filled, ...]
    """Said to be right as it is; nothing was changed."""

    left: tuple[Filled, ...]
    """Not worked on: no correction, no outcome, or said not to be possible."""

    refused: tuple[Filled, ...]
    """Could not be taken; *problems* say why."""

    raised: tuple[CheckFinding, ...] = ()
    """What the checks find of the corrected only since they were corrected."""

    problems: tuple[Problem, ...] = ()

    def __repr__(self) -> str:
        parts = ("solved", "unsolved", "explained", "left", "refused", "raised")
        return f"<Corrected: {', '.join(f'{len(getattr(self, p))} {p}' for p in parts)}>"


@attrs.define
class _Row:
    """A row on its way: whom it is about, what it changes, or why it can't be taken."""

    row: Filled
    spot: Spot | None = None
    change: Change | None = None
    problem: Problem | None = None


def apply_corrections(  # noqa: PLR0913  # worklists, and how they came about
    book: Book,
    worklists: Iterable[str | os.PathLike[str]],
    *,
    on: date,
    pack: str | Pack = "registry",
    region: str = "",
    earlier: Sequence[Book] = (),
    extrapolate: bool = False,
) -> Corrected:
    """Put what the villages filled in into the book, and check those subjects again.

    A row without a correction whose outcome is 已更正 was put right elsewhere: it is
    looked up in *book*, which should then be the new export.  Rows that contradict each
    other are refused together.

    Args:
        book: What the worklists were made from, or a newer export of it.
        worklists: Workbooks that ``fupin check`` wrote, filled in.
        on: The day the checks are asked for.
        pack: The pack of checks that was asked, or its id.
        region: Six-digit code that chooses regional numbers.
        earlier: The same register one year before, two years before and so on.
        extrapolate: Use the nearest number of what was not in force on that day.

    Returns:
        The corrected book, and what became of every row.

    Raises:
        LedgerError: If a file is no worklist.
    """
    ready = ready_pack(find_pack(pack), on, region, extrapolate)
    rows, problems = _all_rows(worklists)
    worked = [row for row in rows if row.value or row.state == worklist.CORRECTED]
    idle = [row for row in rows if not (row.value or row.state == worklist.CORRECTED)]
    known = _placed(worked, Index(book))
    _refuse_contradictions(known)
    changed = _applied(book, known)
    refused = [one for one in known if one.problem is not None]
    taken = [one for one in known if one.problem is None]
    spots = {one.spot for one in taken if one.spot is not None}
    before = dict(_faults(book, ready, spots, earlier))
    after = dict(_faults(changed, ready, spots, earlier))
    names = _fault_names(ready)
    still = {id(one.row) for one in taken if _still(one, changed, names, after)}
    return Corrected(
        book=changed,
        solved=tuple(one.row for one in taken if id(one.row) not in still),
        unsolved=tuple(one.row for one in taken if id(one.row) in still),
        explained=tuple(row for row in idle if row.state == worklist.EXPLAINED),
        left=tuple(row for row in idle if row.state != worklist.EXPLAINED),
        refused=tuple(one.row for one in refused),
        raised=tuple(finding for fault, finding in after.items() if fault not in before),
        problems=(*problems, *(one.problem for one in refused if one.problem is not None)),
    )


def _all_rows(
    worklists: Iterable[str | os.PathLike[str]],
) -> tuple[list[Filled], list[Problem]]:
    rows: list[Filled] = []
    problems: list[Problem] = []
    for path in worklists:
        found, faults = read_worklist(Path(path))
        rows += found
        problems += faults
    return rows, problems


def _placed(worked: Iterable[Filled], index: Index) -> list[_Row]:
    """Whom each row is about, and what it changes."""
    known = []
    for row in worked:
        one = _Row(row)
        known.append(one)
        if row.value and row.state in (worklist.EXPLAINED, worklist.IMPOSSIBLE):
            one.problem = row.problem(*_BOTH)
            continue
        spot = spot_of(row, index)
        if isinstance(spot, Problem):
            one.problem = spot
            continue
        one.spot = spot
        change = change_of(row, spot) if row.value else None
        if isinstance(change, Problem):
            one.problem = change
        else:
            one.change = change
    return known


def _refuse_contradictions(known: Iterable[_Row]) -> None:
    """Nobody can tell which of two corrections is right: neither is taken."""
    same: dict[tuple[Spot, str], list[_Row]] = {}
    for one in known:
        if one.change is not None:
            same.setdefault(one.change.place, []).append(one)
    for rows in same.values():
        values = [one.change.value for one in rows if one.change is not None]
        if any(value != values[0] for value in values):
            for one in rows:
                one.problem = one.row.problem(*_CONTRADICTS)


def _applied(book: Book, known: Iterable[_Row]) -> Book:
    draft = Draft(book)
    for one in known:
        if one.change is not None and one.problem is None:
            try:
                draft.apply(one.change)
            except InvalidValueError as fault:
                one.problem = refusal(one.row, fault)
    return draft.book()


def _faults(
    book: Book, ready: ReadyPack, spots: Iterable[Spot], earlier: Sequence[Book]
) -> Iterator[tuple[Fault, CheckFinding]]:
    """What the checks find of the households and villages of *spots*."""
    keys = {(spot.root, spot.key) for spot in spots}
    if not keys:
        return
    faults = _fault_names(ready)
    subjects = subjects_of(book, earlier=earlier)
    everybody: tuple[Subject, ...] = (
        *subjects.households,
        *subjects.persons,
        *subjects.villages,
    )
    asked = [subject for subject in everybody if _key(subject) in keys]
    for of_kind, subject, failed, _ in judged(ready, asked):
        position = subject.position if isinstance(subject, CheckedPerson) else None
        spot = Spot(*_key(subject), position)
        for finding in findings_of(of_kind, failed, subject, where(book, subject)):
            yield (spot, faults[finding.rule]), finding


def _key(subject: Subject) -> tuple[str, str]:
    if isinstance(subject, CheckedVillage):
        return "village", subject.village.village_id
    home = subject.home if isinstance(subject, CheckedPerson) else subject
    return "household", home.household.household_id


def _fault_names(ready: ReadyPack) -> Mapping[str, str]:
    return {check.id: check.same_fault for check in ready.pack}


def _still(
    one: _Row, book: Book, names: Mapping[str, str], after: Mapping[Fault, Any]
) -> bool:
    """Whether what the row was written for is still so."""
    name = names.get(one.row.rule)
    return _unread(one.row, book) if name is None else (one.spot, name) in after


def _unread(row: Filled, book: Book) -> bool:
    """Whether the cell a row was written for is still one that could not be read."""
    if row.source is None:
        return False
    name, number = row.source
    letters: Mapping[str, str] = next((s.letters for s in book.sheets if s.name == name), {})
    columns = {letters[field] for field in row.fields if field in letters}
    found = (p.cell for p in book.problems if (p.sheet, p.code) == (name, row.rule))
    split = ((cell.rstrip(_DIGITS), cell.lstrip(_LETTERS)) for cell in found)
    return any(at == str(number) and (not columns or c in columns) for c, at in split)
