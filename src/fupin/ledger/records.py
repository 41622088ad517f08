"""Rows to typed records, and work records to the members they are about."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final, cast

import attrs

from fupin.errors import Problem, Severity
from fupin.ledger._building import builder, tree_of
from fupin.ledger.book import Book, RowKey
from fupin.ledger.cells import column_letters
from fupin.ledger.table import Table
from fupin.ledger.targets import RECORDS
from fupin.model import Household, Member, WorkRecord, fields_of
from fupin.values import IdNumber, number_shown


WORK: Final = WorkRecord.__name__
_LOST: Final = "work.person-not-found"


def record_keys(table: Table) -> list[str | None]:
    """For each row its household number or nothing; ``None`` where no field has a value."""
    fields = list(dict.fromkeys(t.name for _, t in table.read_columns))
    rows = zip(*(table.values[name] for name in fields), strict=True)
    number = next((i for i, n in enumerate(fields) if n.endswith(".household_id")), None)
    return [
        None
        if all(value is None for value in row)
        else (row[number] or "" if number is not None else "")
        for row in rows
    ]


def records_of(table: Table, keys: Sequence[str | None]) -> Book:
    """The records of a sheet, in the order of its rows; rows without a key are left out."""
    layout = table.header.layout
    cls = next(c for c in RECORDS.values() if c.__name__ == layout.record)
    targets = tuple({t.name: t for _, t in table.read_columns}.values())
    tree = tree_of(targets)
    listed = "list_id" in fields_of(cast("Hashable", cls))
    build = builder(cls, {**tree, "list_id": len(targets)} if listed else tree)
    rows = zip(*(table.values[t.name] for t in targets), strict=True)
    made, places = [], []
    for key, number, values in zip(keys, table.numbers, rows, strict=True):
        if key is not None:
            made.append(build((*values, layout.id)))
            places.append((table.sheet.name, number))
    return Book(
        records={layout.record: tuple(made)}, rows_of_records={layout.record: tuple(places)}
    )


def without_record(table: Table, number: int) -> Problem:
    """The error that nothing of a row could be read."""
    bound = next(b for b, t in table.read_columns if t.name == table.key)
    return Problem(
        code="row.nothing-read",
        message="该行没有一项能够读取，未形成记录",
        message_en="nothing of the row could be read: no record was made of it",
        sheet=table.sheet.name,
        cell=f"{column_letters(bound.index)}{number}",
        column=bound.header,
        expected=f"至少有“{bound.header}”",
        expected_en="a value in at least one column",
    )


def joined_records(
    left: Mapping[str, tuple[Any, ...]], right: Mapping[str, tuple[Any, ...]]
) -> dict[str, tuple[Any, ...]]:
    """Records, or the rows of them, of two books, kind by kind in their order."""
    joined = dict(left)
    for kind, more in right.items():
        joined[kind] = (*joined.get(kind, ()), *more)
    return joined


def attach_work(book: Book) -> Book:
    """The book with each work record given to the member it is about.

    A person is told by the citizen number, within the household the record names, else
    in the whole register.  Who is not found there, or in two households, is reported.
    """
    records = book.records.get(WORK, ())
    if not records or not book.households:
        return book
    persons = _Persons(book.households)
    given: dict[tuple[int, int], dict[WorkRecord, None]] = {}
    problems = [p for p in book.problems if p.code != _LOST]
    rows = book.rows_of_records.get(WORK) or (None,) * len(records)  # made by hand
    for record, row in zip(records, rows, strict=True):
        found = persons.about(record)
        if len(found) == 1:
            given.setdefault(found[0], {})[record] = None
        else:
            problems.append(_not_found(book, record, row, several=len(found) > 1))
    return attrs.evolve(
        book, households=_with_work(book.households, given), problems=tuple(problems)
    )


class _Persons:
    """Places of people in a register, by citizen number."""

    def __init__(self, households: Sequence[Household]) -> None:
        self._anywhere: dict[str, list[tuple[int, int]]] = {}
        self._within: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for at, household in enumerate(households):
            for which, member in enumerate(household.members):
                number = _number(member)
                if number is not None:
                    place = (at, which)
                    self._anywhere.setdefault(number, []).append(place)
                    key = (household.household_id, number)
                    self._within.setdefault(key, []).append(place)

    def about(self, record: WorkRecord) -> Sequence[tuple[int, int]]:
        number = _number(record)
        if number is None:
            return ()
        if record.household_id is not None:
            return self._within.get((record.household_id, number), ())
        return self._anywhere.get(number, ())


def _number(person: Member | WorkRecord) -> str | None:
    number: IdNumber | None = person.id_number
    if number is None or number.is_placeholder:
        return None  # a number made up for want of a document may be anybody's
    return str(number.citizen_number)


def _with_work(
    households: Sequence[Household], given: Mapping[tuple[int, int], Mapping[WorkRecord, None]]
) -> tuple[Household, ...]:
    made = list(households)
    members = {at: list(households[at].members) for at, _ in given}
    for (at, which), records in given.items():
        member = members[at][which]
        joined = tuple(dict.fromkeys((*member.work_records, *records)))
        members[at][which] = attrs.evolve(member, work_records=joined)
    for at, changed in members.items():
        made[at] = attrs.evolve(made[at], members=tuple(changed))
    return tuple(made)


def _not_found(
    book: Book, record: WorkRecord, row: RowKey | None, *, several: bool
) -> Problem:
    message, message_en = _why(record, several=several)
    return Problem(
        code=_LOST,
        message=f"{message}，该务工记录没有归入任何成员",
        message_en=f"{message_en}: the work record was given to nobody",
        household=number_shown(record.household_id or ""),
        found="" if record.id_number is None else record.id_number.masked,
        expected="台账中该户成员的证件号码",
        expected_en="the ID number of a member of that household",
        severity=Severity.WARNING,
        **_place(book, row),
    )


def _place(book: Book, row: RowKey | None) -> dict[str, Any]:
    if row is None:
        return {}
    sheet, number = row
    letters = {s.name: s.letters for s in book.sheets}.get(sheet, {})
    return {"sheet": sheet, "cell": f"{letters.get('work.id_number', 'A')}{number}"}


def _why(record: WorkRecord, *, several: bool) -> tuple[str, str]:
    if several:
        return "证件号码在台账中不止一处", "several members have this ID number"
    if record.id_number is None:
        return "没有证件号码", "no ID number"
    if record.id_number.is_placeholder:
        return "证件号码是无证件人员的占位号码", "a number made up for want of a document"
    if record.household_id is not None:
        return "台账中该户没有此人", "no such person in this household of the register"
    return "台账中没有此人", "no such person on the register"
