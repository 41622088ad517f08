"""Books brought together: registers, verification sheets, villages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from fupin.errors import Problem
from fupin.ledger._merging import Clash, merged
from fupin.ledger._provenance import Joined, Renamer
from fupin.ledger.attesting import disagreement, settle
from fupin.ledger.book import Book, KeptRows, RowKey
from fupin.ledger.comparing import attached, clash_problem
from fupin.ledger.records import attach_work, joined_records
from fupin.model import Household, Place, Village


_VILLAGE_CODE_LENGTH = 12


def join(book: Book, *others: Book) -> Book:
    """One book of several, in their order.

    Households of one number become one, and so do villages of one code or of the
    same names; a field counts as first recorded, and where a later book differs
    there is a problem.  Attestations are given to the households of the register, and
    work records to their members.

    Args:
        book: The first, usually the register.
        others: Verification sheets, village exports, more of the register.
    """
    joined = book
    for other in others:
        joined = _join(joined, _renamed(other, {sheet.name for sheet in joined.sheets}))
    return attached(attach_work(joined))


def village_id_of(place: Place | None) -> str | None:
    """The code of a village where it is known, else its names; None if neither is.

    >>> village_id_of(Place(county="青山县", township="河口镇", village="幸福村"))
    '青山县/河口镇/幸福村'
    """
    if place is None:
        return None
    if place.code is not None and len(place.code) == _VILLAGE_CODE_LENGTH:
        return str(place.code)
    names = place.village_key
    return None if names is None else "/".join(names)


def _join(left: Book, right: Book) -> Book:
    rows_of = _joined_rows(left.rows_of, right.rows_of)
    clashes: list[Problem] = []
    provenance = Joined(left, right)
    households = _households(left, right, clashes, provenance)
    attestations = dict(left.attestations)
    for number, attestation in right.attestations.items():
        first = attestations.setdefault(number, attestation)
        attestations[number], differing = settle(first, attestation)
        if differing:
            row, letter = _place(right, right.rows_of.get(number, ()), differing[0])
            clashes.append(
                disagreement(
                    first, attestation, differing, row=row, letter=letter, household=number
                )
            )
    villages, village_rows, village_unread = _villages(left, right, clashes)
    return Book(
        households=households,
        villages=villages,
        attestations=attestations,
        village_attestations={
            v.village_id: v.attested for v in villages if v.attested is not None
        },
        problems=(*left.problems, *right.problems, *clashes),
        sheets=(*left.sheets, *right.sheets),
        unknown=KeptRows({**left.unknown, **right.unknown}),  # type: ignore[dict-item]
        rows_of=rows_of,
        rows_of_villages=village_rows,
        rows_of_members=provenance.rows_of_members,
        unread=provenance.unread,
        unread_villages=village_unread,
        records=joined_records(left.records, right.records),
        rows_of_records=joined_records(left.rows_of_records, right.rows_of_records),
    )


def _joined_rows(
    left: Mapping[str, tuple[RowKey, ...]], right: Mapping[str, tuple[RowKey, ...]]
) -> dict[str, tuple[RowKey, ...]]:
    rows = dict(left)
    for key, more in right.items():
        rows[key] = (*rows.get(key, ()), *more)
    return rows


def _households(
    left: Book, right: Book, problems: list[Problem], provenance: Joined
) -> tuple[Household, ...]:
    matched = set()
    found = {h.household_id: h for h in left.households}
    for household in right.households:
        number = household.household_id
        if number not in found:
            found[number] = household
            provenance.add(number)
            continue
        clashes: list[Clash] = []
        places: list[int] = []
        sizes = (len(found[number].members), len(household.members))
        found[number] = merged(found[number], household, clashes, places=places)
        provenance.match(number, sizes, places)
        matched.add(number)
        rows = right.rows_of.get(number, ())
        problems += [clash_problem(right, rows, clash, number) for clash in clashes]
    provenance.rest(matched)
    return tuple(found.values())


def _villages(
    left: Book, right: Book, problems: list[Problem]
) -> tuple[tuple[Village, ...], dict[str, tuple[RowKey, ...]], dict[str, frozenset[str]]]:
    """Villages of both, matched by code or by names; their rows follow them.

    So do the fields whose cells were not understood.
    """
    known: dict[str, int] = {}
    made: list[Village] = []
    rows: list[tuple[RowKey, ...]] = []
    unread: list[frozenset[str]] = []
    for book in (left, right):
        for village in book.villages:
            own = book.rows_of_villages.get(village.village_id, ())
            lost = book.unread_villages.get(village.village_id, frozenset())
            names = _names(village)
            at = next((known[n] for n in names if n in known), len(made))
            if at == len(made):
                made.append(village)
                rows.append(own)
                unread.append(lost)
            else:
                clashes: list[Clash] = []
                made[at] = _with_code(merged(made[at], village, clashes))
                rows[at] = (*rows[at], *own)
                unread[at] |= lost
                problems += [clash_problem(book, own, clash, "") for clash in clashes]
            known.update(dict.fromkeys((*names, *_names(made[at])), at))
    ids = [village.village_id for village in made]
    lost_of = {key: fields for key, fields in zip(ids, unread, strict=True) if fields}
    return tuple(made), dict(zip(ids, rows, strict=True)), lost_of


def _names(village: Village) -> tuple[str, ...]:
    place = village.place
    by_names = place.village_key if place is not None else None
    return (village.village_id, *(() if by_names is None else ("/".join(by_names),)))


def _with_code(village: Village) -> Village:
    better = village_id_of(village.place)
    return village if better is None else attrs.evolve(village, village_id=better)


def _place(book: Book, rows: Iterable[RowKey], field: str) -> tuple[RowKey, str]:
    """Row and letter of the column *field* was attested in."""
    letters = {sheet.name: sheet.letters for sheet in book.sheets}
    for row in reversed(tuple(rows)):
        letter = letters.get(row[0], {}).get(f"household.attested.{field}")
        if letter:
            return row, letter
    return ("", 0), ""


def _renamed(book: Book, taken: set[str]) -> Book:
    """The book with sheets numbered whose names are taken, so that places stay clear."""
    names = {s.name: s.name for s in book.sheets}
    for name in tuple(names):
        number = 2
        while names[name] in taken:
            names[name] = f"{name} ({number})"
            number += 1
    return _with_names(book, names)


def of_file(book: Book, file: str) -> Book:
    """The book with its sheets called after the file they are from (``a.xlsx:Sheet1``)."""
    names = {s.name: s.name if s.name == file else f"{file}:{s.name}" for s in book.sheets}
    return _with_names(book, names)


def _with_names(book: Book, names: Mapping[str, str]) -> Book:
    if all(old == new for old, new in names.items()):
        return book

    renamer = Renamer(names)
    kept: dict[RowKey, Any] = {(names[s], n): cells for (s, n), cells in book.unknown.items()}
    return attrs.evolve(
        book,
        problems=tuple(
            attrs.evolve(p, sheet=names.get(p.sheet, p.sheet)) for p in book.problems
        ),
        sheets=tuple(attrs.evolve(s, name=names[s.name]) for s in book.sheets),
        unknown=KeptRows(kept),
        rows_of=renamer.all(book.rows_of),
        rows_of_villages=renamer.all(book.rows_of_villages),
        rows_of_members=renamer.members(book.rows_of_members),
        rows_of_records=renamer.all(book.rows_of_records),
    )
