"""What checks and the reading of files found, as items of one list: one a fault."""

from __future__ import annotations

import json
import re

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from fupin.assessment.check_finding import head_of
from fupin.errors import Problem, Severity
from fupin.ledger import Book
from fupin.model import Household, Member, Place
from fupin.model.check_results import CheckFinding, CheckReport
from fupin.report.check_index import Index


CELL_SCOPE: Final = "cell"
NOWHERE: Final = "未登记村"
FILES: Final = "台账文件"
"""Whose list the faults go to that are about no household and no village."""

_CELL: Final = re.compile(r"([A-Z]+)([0-9]+)")
_NO_PLACE: Final = Place()
_REMEDY: Final = ("核对原件后重新填写", "fill it in again from the original")


@attrs.frozen(kw_only=True, repr=False)
class Item:
    """One line of the worklist: a finding, or a cell that could not be read."""

    finding: CheckFinding
    household: Household | None = None
    member: Member | None = None
    """Whom it is about; for outputs in clear only."""

    place: Place | None = None

    @property
    def village(self) -> tuple[str, str, str]:
        """County, township and village whose list it belongs on."""
        place = self.place or _NO_PLACE
        about = self.finding
        nowhere = NOWHERE if about.household or about.scope != CELL_SCOPE else FILES
        return place.county or "", about.township, about.village or nowhere

    def __repr__(self) -> str:
        return f"<Item: {self.finding!r}>"


def items(report: CheckReport, book: Book) -> Iterator[Item]:
    """The findings, then the faults of cells that no finding is about."""
    index = Index(book)
    spoken: set[tuple[str, int, str]] = set()
    for finding in report.findings:
        spoken |= _spoken_of(finding)
        yield _of_finding(finding, index)
    letters = {
        sheet.name: {letter: target for target, letter in sheet.letters.items()}
        for sheet in book.sheets
    }
    for problem in book.problems:
        place = _CELL.fullmatch(problem.cell)
        row = int(place[2]) if place else 0
        target = letters.get(problem.sheet, {}).get(place[1] if place else "")
        if target is None or (problem.sheet, row, target) not in spoken:
            yield _of_problem(problem, row, target, index)


def _spoken_of(finding: CheckFinding) -> set[tuple[str, int, str]]:
    """The cell a finding is about: of its first field, in the row of who is meant."""
    if not finding.fields:
        return set()
    first = finding.fields[0]
    if first.startswith("member.") and finding.position is None:
        return set()  # the row is the head's, the field may be anybody's
    return {(finding.sheet, finding.row, first)}


def _of_finding(finding: CheckFinding, index: Index) -> Item:
    home = index.homes.get(finding.household)
    if home is None:
        row = (finding.sheet, finding.row)
        village = index.village(finding.village, row)
        return Item(finding=finding, place=None if village is None else village.place)
    member = None if finding.position is None else home.members[finding.position]
    return Item(finding=finding, household=home, member=member, place=home.place)


def _of_problem(problem: Problem, row: int, target: str | None, index: Index) -> Item:
    """A fault of reading in the shape of a finding."""
    key = (problem.sheet, row)
    number, position = index.persons_at.get(key, (problem.household, None))
    home = index.homes.get(number)
    if home is None or target is None or not target.startswith("member."):
        position = None
    member = home.members[position] if home is not None and position is not None else None
    person = member or (None if home is None else head_of(home))
    village = index.villages_at.get(key) if home is None else None
    place = village.place if village is not None else home.place if home is not None else None
    told = problem.severity is not Severity.NOTICE
    label = problem.column
    finding = CheckFinding(
        rule=problem.code,
        aliases=(),
        severity=problem.severity,
        scope=CELL_SCOPE,
        title=problem.message,
        title_en=problem.message_en,
        household=number,
        person=(member.member_id or "") if member is not None else "",
        name=person.name.masked if person is not None and person.name is not None else "",
        position=position,
        village=_village_name(place, "" if village is None else village.village_id),
        township=(place.township or "") if place is not None else "",
        sheet=problem.sheet,
        row=row,
        fields=() if target is None else (target,),
        found=f"{label}：{problem.found}" if label and problem.found else problem.found,
        found_en=f"{label}: {problem.found}" if label and problem.found else problem.found,
        expected=problem.expected,
        expected_en=problem.expected_en,
        remedy=_REMEDY[0] if told else "",
        remedy_en=_REMEDY[1] if told else "",
        responsible="村",
    )
    return Item(finding=finding, household=home, member=member, place=place)


def _village_name(place: Place | None, otherwise: str) -> str:
    return (None if place is None else place.village) or otherwise


def lines(found: Iterable[Item], *, reveal: bool = False) -> Iterator[str]:
    """One line of JSON an item; names, numbers and phones masked unless *reveal*."""
    for item in found:
        entry: dict[str, Any] = item.finding.as_dict(reveal=reveal)
        if reveal:
            entry |= clear(item)
        yield json.dumps(entry, ensure_ascii=False) + "\n"


def clear(item: Item) -> Mapping[str, str | None]:
    """Name and ID number as recorded; empty where nobody is meant."""
    person = item.member
    if person is None and item.household is not None:
        person = head_of(item.household)
    if person is None:
        return {}
    return {
        "name": None if person.name is None else str.__str__(person.name),
        "id_number": None if person.id_number is None else str.__str__(person.id_number),
    }
