"""Books brought together: registers, verification sheets, villages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from fupin.errors import Problem
from fupin.ledger._merging import Clash, merged
from fupin.ledger.attesting import disagreement, settle
from fupin.ledger.book import Book, KeptRows, RowKey
from fupin.ledger.comparing import attached, clash_problem
from fupin.model import Household, Place, Village


_VILLAGE_CODE_LENGTH = 12


def join(book: Book, *others: Book) -> Book:
    """One book of several, in their order.

    Households of one number become one, and so do villages of one code or of the
    same names; a field counts as first recorded, and where a later book differs
    there is a problem.  Attestations are given to the households of the register.

    Args:
        book: The first, usually the register.
        others: Verification sheets, village exports, more of the register.
    """
    joined = book
    for other in others:
        joined = _join(joined, _renamed(other, {sheet.name for sheet in joined.sheets}))
    return attached(joined)


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
    households = _households(left, right, clashes)
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
    villages, village_rows = _villages(left, right, clashes)
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
    )


def _joined_rows(
    left: Mapping[str, tuple[RowKey, ...]], right: Mapping[str, tuple[RowKey, ...]]
) -> dict[str, tuple[RowKey, ...]]:
    rows = dict(left)
    for key, more in right.items():
        rows[key] = (*rows.get(key, ()), *more)
    return rows


def _households(left: Book, right: Book, problems: list[Problem]) -> tuple[Household, ...]:
    if not right.households:
        return left.households
    found = {h.household_id: h for h in left.households}
    for household in right.households:
        number = household.household_id
        if number not in found:
            found[number] = household
            continue
        clashes: list[Clash] = []
        found[number] = merged(found[number], household, clashes)
        rows = right.rows_of.get(number, ())
        problems += [clash_problem(right, rows, clash, number) for clash in clashes]
    return tuple(found.values())


def _villages(
    left: Book, right: Book, problems: list[Problem]
) -> tuple[tuple[Village, ...], dict[str, tuple[RowKey, ...]]]:
    """Villages of both, matched by code or by names; rows follow their villages."""
    known: dict[str, int] = {}
    made: list[Village] = []
    rows: list[tuple[RowKey, ...]] = []
    for book in (left, right):
        for village in book.villages:
            own = book.rows_of_villages.get(village.village_id, ())
            names = _names(village)
            at = next((known[n] for n in names if n in known), len(made))
            if at == len(made):
                made.append(village)
                rows.append(own)
            else:
                clashes: list[Clash] = []
                made[at] = _with_code(merged(made[at], village, clashes))
                rows[at] = (*rows[at], *own)
                problems += [clash_problem(book, own, clash, "") for clash in clashes]
            known.update(dict.fromkeys((*names, *_names(made[at])), at))
    return tuple(made), {v.village_id: r for v, r in zip(made, rows, strict=True)}


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

    def moved(rows: Mapping[str, tuple[RowKey, ...]]) -> dict[str, tuple[RowKey, ...]]:
        return {key: tuple((names[s], n) for s, n in where) for key, where in rows.items()}

    kept: dict[RowKey, Any] = {(names[s], n): cells for (s, n), cells in book.unknown.items()}
    return attrs.evolve(
        book,
        problems=tuple(
            attrs.evolve(p, sheet=names.get(p.sheet, p.sheet)) for p in book.problems
        ),
        sheets=tuple(attrs.evolve(s, name=names[s.name]) for s in book.sheets),
        unknown=KeptRows(kept),
        rows_of=moved(book.rows_of),
        rows_of_villages=moved(book.rows_of_villages),
    )
