"""What registers and attestations say of each other, and where they contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from fupin.errors import Problem, Severity
from fupin.ledger._building import own_fields
from fupin.ledger._merging import Clash
from fupin.ledger._privacy import shown
from fupin.ledger.book import Book, RowKey
from fupin.model import Household
from fupin.values import number_shown


_OPPOSITE: Final = (
    ("housing", "dwelling", "dangerous"),
    ("education", "monitoring", "dropout"),
    ("medical", "monitoring", "uninsured"),
)
"""Attested answer, and the field of the register that must not be the same."""

_ALIKE: Final = (("water", "living", "water_safe"), ("water", "living", "water_solved"))
"""Attested answer, and the field of the register that must not be different."""


def attached(book: Book) -> Book:
    """The book with attestations given to households, and what that brings to light."""
    if not book.households or not (book.attestations or book.villages):
        return book
    numbers = {h.household_id for h in book.households}
    households = tuple(_attested(h, book.attestations) for h in book.households)
    joined = attrs.evolve(book, households=households)
    fresh = dict.fromkeys(
        (*_not_on_register(joined, numbers), *_contradictions(joined), *_villages(joined))
    )
    known = set(book.problems)
    return attrs.evolve(
        joined, problems=(*book.problems, *(p for p in fresh if p not in known))
    )


def _attested(household: Household, attestations: Any) -> Household:
    attestation = attestations.get(household.household_id)
    if attestation is None or attestation == household.attested:
        return household
    return attrs.evolve(household, attested=attestation)


def _place(book: Book, rows: Iterable[RowKey], field: str) -> dict[str, Any]:
    """Sheet and cell, where one of *rows* is of a sheet that has *field*."""
    letters = {sheet.name: sheet.letters for sheet in book.sheets}
    for sheet, number in reversed(tuple(rows)):
        letter = letters.get(sheet, {}).get(field)
        if letter is not None:
            return {"sheet": sheet, "cell": f"{letter}{number}"}
    return {}


def _scope_of_sheets(book: Book) -> dict[str, str]:
    return {sheet.name: sheet.scope for sheet in book.sheets}


def _not_on_register(book: Book, numbers: set[str]) -> Iterator[Problem]:
    scopes = _scope_of_sheets(book)
    for number in book.attestations:
        if number in numbers:
            continue
        rows = [r for r in book.rows_of.get(number, ()) if scopes.get(r[0]) == "verification"]
        yield Problem(
            code="verification.household-not-on-register",
            message="核查表中的户编号不在台账中",
            message_en="the household number of the verification sheet is not on the register",
            household=number_shown(number),
            found=number_shown(number),
            expected="台账中的户编号",
            expected_en="a household number of the register",
            **_place(book, rows, "household.household_id"),
        )


def _contradictions(book: Book) -> Iterator[Problem]:
    for household in book.households:
        attestation = household.attested
        if attestation is None:
            continue
        for answer, part, field in (*_OPPOSITE, *_ALIKE):
            said = getattr(attestation, answer)
            holder = getattr(household, part)
            recorded = getattr(holder, field) if holder is not None else None
            if said is None or recorded is None:
                continue
            if (said == recorded) is ((answer, part, field) in _OPPOSITE):
                yield _contradiction(book, household, answer, (holder, field))


def _contradiction(
    book: Book, household: Household, answer: str, recorded: tuple[Any, str]
) -> Problem:
    holder, field = recorded
    attested = own_fields(household.attested)[answer].about
    registered = own_fields(holder)[field].about
    said, stands = shown(getattr(household.attested, answer)), shown(getattr(holder, field))
    number = household.household_id
    place = _place(book, book.rows_of.get(number, ()), f"household.attested.{answer}")
    return Problem(
        code="attestation.contradicts-register",
        message=f"核查“{attested.zh}”为“{said}”，台账“{registered.zh}”为“{stands}”，两者矛盾",
        message_en=(f"attested: {attested.en} = {said}; register: {registered.en} = {stands}"),
        column=attested.zh,
        household=number_shown(number),
        found=said,
        expected="核实后更正其中一处",
        expected_en="one of the two corrected",
        severity=Severity.WARNING,
        **place,
    )


def _villages(book: Book) -> Iterator[Problem]:
    """Attested villages that neither an export nor any household of the register names."""
    scopes = _scope_of_sheets(book)
    places = {id(h.place): h.place for h in book.households if h.place is not None}
    named = {place.village_key for place in places.values()}
    codes = {str(place.code) for place in places.values() if place.code is not None}
    if not named - {None}:
        return
    for village in book.villages:
        rows = book.rows_of_villages.get(village.village_id, ())
        exported = any(scopes.get(sheet) != "village-verification" for sheet, _ in rows)
        known = village.place is not None and village.place.village_key in named
        if not rows or exported or known or village.village_id in codes:
            continue
        yield Problem(
            code="verification.village-not-on-register",
            message="核查表中的村不在台账中",
            message_en="no household of the register lives in the village that is attested",
            found="/".join(shown(part) for part in village.village_id.split("/")),
            expected="台账中的县、乡、村名称",
            expected_en="the names of county, township and village as the register has them",
            **_place(book, rows, "place.village"),
        )


def clash_problem(book: Book, rows: Iterable[RowKey], clash: Clash, household: str) -> Problem:
    """The warning that a later book differs from what is recorded already."""
    field, about = ".".join(clash.path), clash.field.about
    what = "household" if household else "village"
    rows = tuple(rows)
    names = (f"{what}.{field}", field, f"member.{clash.path[-1]}")
    places = [place for name in names if (place := _place(book, rows[:1], name))]
    return Problem(
        code=f"{what}.columns-disagree",
        message=f"“{about.zh}”与先读取的台账不一致，以先出现的为准",
        message_en=f"{about.en}: not as in the ledger read before; the first counts",
        column=about.zh,
        household=number_shown(household),
        found=shown(clash.later, clash.field),
        expected=shown(clash.first, clash.field),
        expected_en=shown(clash.first, clash.field, "en"),
        severity=Severity.WARNING,
        **(places[0] if places else {}),
    )
