"""Rows to households and villages: repeated values must agree, the first one counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from fupin.errors import Problem, Severity
from fupin.ledger._building import Build, builder, tree_of
from fupin.ledger._privacy import shown
from fupin.ledger.book import RowKey
from fupin.ledger.cells import column_letters
from fupin.ledger.headers import BoundColumn
from fupin.ledger.table import Table
from fupin.ledger.targets import Target
from fupin.model import Household, InvariantError, Member, Village
from fupin.values import number_shown


ATTESTED: Final = "attested"


@attrs.define
class Group:
    """Rows about one household or village."""

    shared: tuple[Any, ...]
    """Values all rows should agree in."""

    rows: list[int]
    persons: list[tuple[int, tuple[Any, ...]]]
    """Row and values of each person."""


@attrs.frozen
class Grouped:
    """Rows of a sheet by what they are about, in the order they first stand in."""

    targets: tuple[Target, ...]
    person_targets: tuple[Target, ...]
    groups: dict[str, Group]
    problems: list[Problem]


def group_rows(table: Table, keys: Sequence[str | None]) -> Grouped:
    """Bring the rows of each key together; rows without one are left out.

    What a visit attests is not shared by rows: see `attested_rows`.

    Args:
        table: The sheet.
        keys: For each row, the number or name of what it is about.
    """
    fields = {t.name: t for _, t in table.read_columns}
    targets = tuple(t for t in fields.values() if t.root != "member" and t.path[0] != ATTESTED)
    persons = tuple(t for t in fields.values() if t.root == "member")
    grouped = Grouped(targets, persons, {}, [])
    shared_rows = zip(*(table.values[t.name] for t in targets), strict=True)
    person_rows: Any = (
        zip(*(table.values[t.name] for t in persons), strict=True)
        if persons
        else [()] * len(keys)
    )
    nobody = (None,) * len(persons)
    lines = zip(keys, table.numbers, shared_rows, person_rows, strict=True)
    for key, number, shared, person in lines:
        if key is None:
            continue
        group = grouped.groups.get(key)
        if group is None:
            group = grouped.groups[key] = Group(shared, [], [])
        elif group.shared != shared:
            group.shared = _agreed(table, grouped, group.shared, shared, (key, number))
        group.rows.append(number)
        if person != nobody:
            group.persons.append((number, person))
    return grouped


def _agreed(
    table: Table,
    grouped: Grouped,
    first: tuple[Any, ...],
    later: tuple[Any, ...],
    where: tuple[str, int],
) -> tuple[Any, ...]:
    """The first recorded value of each field; later ones that differ are reported."""
    values = []
    for target, old, new in zip(grouped.targets, first, later, strict=True):
        values.append(new if old is None else old)
        if old is not None and new is not None and old != new:
            grouped.problems.append(_disagreement(table, target, (old, new), where))
    return tuple(values)


def _disagreement(
    table: Table, target: Target, pair: tuple[Any, Any], where: tuple[str, int]
) -> Problem:
    old, new = pair
    key, number = where
    bound = next(b for b, t in table.read_columns if t.name == target.name)
    village = table.header.layout.scope.startswith("village")
    what, what_en = ("村", "village") if village else ("户编号", "household")
    return Problem(
        code=f"{what_en}.columns-disagree",
        message=f"同一{what}各行的“{_header(bound)}”不一致，以先出现的为准",
        message_en=f"rows of one {what_en} differ; the first value counts",
        sheet=table.sheet.name,
        cell=f"{column_letters(bound.index)}{number}",
        column=bound.header,
        household="" if village else number_shown(key),
        found=shown(new, target.field),
        expected=shown(old, target.field),
        expected_en=shown(old, target.field, "en"),
        severity=Severity.WARNING,
    )


def _header(bound: BoundColumn) -> str:
    return bound.header if bound.column is None else bound.column.header


@attrs.define
class Made:
    """The households of a sheet, and where what is in them was read."""

    households: list[Household] = attrs.field(factory=list)
    problems: list[Problem] = attrs.field(factory=list)
    rows_of_members: dict[str, tuple[RowKey | None, ...]] = attrs.field(factory=dict)
    positions: dict[int, int] = attrs.field(factory=dict)
    """Row → position of the member it is about, for rows with something not understood."""

    dropped: list[tuple[int, str]] = attrs.field(factory=list)
    """Row and field, where a value could not be true beside the others."""


def households(
    table: Table, grouped: Grouped, rows_of: Mapping[str, tuple[RowKey, ...]]
) -> Made:
    """The households of a sheet with their members, in the order of the rows."""
    build = builder(Household, tree_of(grouped.targets))
    targets = grouped.person_targets
    person = builder(Member, tree_of(targets)) if targets else None
    made = Made()
    for key, group in grouped.groups.items():
        household = build(group.shared)
        if person is not None and group.persons:
            persons, copies = _without_copies(table, targets, group.persons)
            members, faults = _members(person, targets, persons)
            made.problems += [attrs.evolve(p, household=number_shown(key)) for p, _ in copies]
            household = attrs.evolve(household, members=members)
            made.problems += [
                attrs.evolve(f, sheet=table.sheet.name, household=number_shown(key))
                for f, *_ in faults
            ]
            made.dropped += [(row, name) for _, row, names in faults for name in names]
            _place(made, table, key, (group, persons, copies), rows_of[key])
        made.households.append(household)
    return made


def _place(
    made: Made,
    table: Table,
    key: str,
    of: tuple[Group, _Persons, Sequence[tuple[Problem, tuple[int, int]]]],
    keys: tuple[RowKey, ...],
) -> None:
    """Note which rows the members of one household are from."""
    group, persons, copies = of
    key_of = dict(zip(group.rows, keys, strict=True))
    made.rows_of_members[key] = tuple(key_of[row] for row, _ in persons)
    if table.unread or made.dropped:
        at = {row: position for position, (row, _) in enumerate(persons)}
        at.update((row, at[before]) for _, (row, before) in copies)
        made.positions.update(at)


_Persons: TypeAlias = list[tuple[int, tuple[Any, ...]]]
_NUMBERS: Final = ("member.member_id", "member.id_number")


def _without_copies(
    table: Table, targets: Sequence[Target], persons: _Persons
) -> tuple[_Persons, list[tuple[Problem, tuple[int, int]]]]:
    """Rows without copies of earlier ones, so that nobody is counted twice.

    Only a row with a number of the person can be told to be a copy; rows that differ
    in anything stay, since either may be right.  A copy comes with its row and the
    earlier one.
    """
    if len({values for _, values in persons}) == len(persons):
        return persons, []
    numbers = [at for at, target in enumerate(targets) if target.name in _NUMBERS]
    first: dict[tuple[Any, ...], int] = {}
    kept, copies = [], []
    for row, values in persons:
        before = first.setdefault(values, row)
        at = next((at for at in numbers if values[at] is not None), None)
        if before == row or at is None:
            kept.append((row, values))
        else:
            copies.append((_copy(table, targets[at], row, before), (row, before)))
    return kept, copies


def _copy(table: Table, target: Target, row: int, before: int) -> Problem:
    bound = next(b for b, t in table.read_columns if t.name == target.name)
    return Problem(
        code="row.repeated",
        message=f"与第{before}行是同一个人，各项相同，只计一人",
        message_en=f"the same person as in row {before}, alike in everything: counted once",
        sheet=table.sheet.name,
        cell=f"{column_letters(bound.index)}{row}",
        column=bound.header,
        expected="每人一行",
        expected_en="one row a person",
        severity=Severity.WARNING,
    )


def _members(
    build: Build, targets: Sequence[Target], persons: _Persons
) -> tuple[tuple[Member, ...], list[tuple[Problem, int, tuple[str, ...]]]]:
    """Members, and what could not be true: problem, row and the fields left open."""
    made, faults = [], []
    for row, values in persons:
        try:
            made.append(build(values))
        except InvariantError as error:
            doubtful = [t.path[0] == error.field for t in targets]
            names = tuple(t.name for t, d in zip(targets, doubtful, strict=True) if d)
            faults.append((error.problem(cell=f"A{row}"), row, names))
            kept = [None if d else v for d, v in zip(doubtful, values, strict=True)]
            made.append(build(kept))
    return tuple(made), faults


def villages(grouped: Grouped) -> list[Village]:
    """The villages of a sheet; their key becomes their identifier."""
    build = builder(Village, {**tree_of(grouped.targets), "village_id": len(grouped.targets)})
    return [build((*group.shared, key)) for key, group in grouped.groups.items()]


def attested_rows(table: Table, keys: Sequence[str | None], cls: Any) -> Iterator[Any]:
    """Key, row and attestation of each row that attests anything."""
    fields = {t.name: t for _, t in table.read_columns if t.path[0] == ATTESTED}
    if not fields:
        return
    below = tree_of(tuple(fields.values()))[ATTESTED]
    build = builder(cls, below if isinstance(below, dict) else {})
    rows = zip(*(table.values[name] for name in fields), strict=True)
    for key, number, values in zip(keys, table.numbers, rows, strict=True):
        attestation = build(values)
        if key is not None and attestation is not None:
            yield key, number, attestation
