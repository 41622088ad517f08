"""What a row of a worklist is about: which household, member or village, and which field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeAlias

import attrs

from fupin.errors import InvalidValueError, Problem, Severity
from fupin.facts.catalogue import field_at
from fupin.ledger import Column, target, targets
from fupin.ledger.converters import Memo
from fupin.model import Household, Member
from fupin.report import check_worklist as worklist
from fupin.report.check_index import Index
from fupin.report.corrections_read import Filled
from fupin.values import number_shown


@attrs.frozen
class Spot:
    """A household, one of its members, or a village."""

    root: str
    """``household`` or ``village``."""

    key: str
    """Household number, or `Village.village_id`."""

    position: int | None = None
    """Place of the member in the roster; None: the household itself."""


@attrs.frozen(repr=False)
class Change:
    """One field, and the value it gets."""

    spot: Spot
    target: str
    value: Any

    @property
    def place(self) -> tuple[Spot, str]:
        """What it changes, whatever the value."""
        return self.spot, self.target


Said: TypeAlias = tuple[str, str, str]

_NO_HOUSEHOLD: Final[Said] = (
    "correction.no-household",
    "台账中没有这一户",
    "there is no such household in the book",
)
_SEVERAL: Final[Said] = (
    "correction.several-households",
    "有几户的编号这样显示，也不能按来源表和行认出",
    "several households are shown by this number, and the row does not tell which",
)
_NO_VILLAGE: Final[Said] = (
    "correction.no-village",
    "台账中没有这个村，或有几个同名",
    "there is no such village in the book, or several of that name",
)
_NO_MEMBER: Final[Said] = (
    "correction.no-member",
    "这一户没有这名成员",
    "the household has no such member",
)
_NO_FIELD: Final[Said] = (
    "correction.no-field",
    "没有这一项，或不能在清单里更正",
    "no such field, or not one of a cell",
)
_KEY: Final[Said] = (
    "correction.key",
    "编号和所在村不能在清单里更正，请在台账中更正",
    "numbers and villages are corrected in the ledger, not here",
)


def spot_of(row: Filled, index: Index) -> Spot | Problem:
    """What the row is about, in a book that may be read anew since the list was made."""
    if not row.household:
        village = index.village(row.village, row.source) if row.village else None
        if village is None:
            return row.problem(*(_NO_VILLAGE if row.village else _NO_HOUSEHOLD))
        return Spot("village", village.village_id)
    homes = index.homes_shown.get(row.household, [])
    if len(homes) > 1:
        homes = _here(homes, row, index)
    if len(homes) != 1:
        return row.problem(*(_SEVERAL if homes else _NO_HOUSEHOLD))
    home = homes[0]
    if row.position is None:
        return Spot("household", home.household_id)
    position = _position(row, home.members)
    if position is None:
        return row.problem(*_NO_MEMBER)
    return Spot("household", home.household_id, position)


def _here(homes: list[Household], row: Filled, index: Index) -> list[Household]:
    """Of several households that of the row the list was made from, else all."""
    number, _ = index.persons_at.get(row.source, ("", None)) if row.source else ("", None)
    return [home for home in homes if home.household_id == number] or homes


def _position(row: Filled, members: tuple[Member, ...]) -> int | None:
    """Where the person stands now: as then, unless it is somebody else; else by number."""
    at = row.position
    if at is not None and at < len(members) and _is(row, members[at]):
        return at
    same = [n for n, member in enumerate(members) if row.person and _is(row, member)]
    return same[0] if len(same) == 1 else None


def _is(row: Filled, member: Member) -> bool:
    number = member.member_id or ""
    name = member.name
    names = ("",) if name is None else (str.__str__(name), name.masked)
    return row.person in (number, number_shown(number)) and row.name in names


def change_of(row: Filled, spot: Spot) -> Change | Problem:
    """What the row changes, read as the ledger would read the cell."""
    name = _target_of(row, spot)
    if name is None:
        return row.problem(*_NO_FIELD)
    if not worklist.may_change(name):
        return row.problem(*_KEY)
    if name.startswith("household."):
        spot = Spot(spot.root, spot.key)
    if row.value == worklist.CLEAR:
        return Change(spot, name, None)
    goes = target(name)
    memo = Memo(Column(header=row.field, target=goes), goes)
    value = memo[row.value]
    if row.value in memo.faults:  # what the ledger would only warn of is no correction
        return refusal(row, memo.faults[row.value][0])
    return Change(spot, name, value)


def refusal(row: Filled, fault: InvalidValueError) -> Problem:
    """Why a value can't be taken, at the cell of the correction."""
    problem = fault.problem(sheet=row.sheet, cell=row.cell, column=worklist.VALUE)
    return attrs.evolve(problem, severity=Severity.ERROR)


def _target_of(row: Filled, spot: Spot) -> str | None:
    """The model field a label names: of the finding's first, else any of that label."""
    if spot.root == "village":
        roots: tuple[str, ...] = ("village",)
    else:
        roots = ("household",) if spot.position is None else ("member", "household")
    return _named(row.field, row.fields, roots) or _named(row.field, targets(), roots)


def _named(label: str, names: Iterable[str], roots: Iterable[str]) -> str | None:
    known = [name for name in names if name in targets()]
    for root in roots:
        for name in known:
            if name.startswith(f"{root}.") and label in (name, field_at(name).about.zh):
                return name
    return None
