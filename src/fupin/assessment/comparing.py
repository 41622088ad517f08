"""The register compared with a department's list, person by person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

import attrs

from fupin.assessment.claims import SAYS, Says, any_of
from fupin.assessment.comparison import Compared, Comparison, Disagreement, Outcome
from fupin.assessment.keys import Why, household_key, name_key, number_key, told_apart
from fupin.errors import UnknownNameError
from fupin.ledger.book import Book, RowKey
from fupin.ledger.labels import fold
from fupin.model import Household, ListedPerson, Member
from fupin.values import PersonName


Key: TypeAlias = Literal["id_number", "household_id", "name_village"]
"""By what register and list are matched."""

_KEYS: Final = ("id_number", "household_id", "name_village")
_LISTED: Final = ListedPerson.__name__


@attrs.frozen
class _Unit:
    """One of the register: a member, or a household with its members."""

    household: Household
    members: tuple[Member, ...]
    person: Member | None


@attrs.frozen
class _Row:
    """One row of the list, and where it stands."""

    person: ListedPerson
    place: RowKey | None


def compare(
    register: Book | Iterable[Household],
    listed: Book | Iterable[ListedPerson],
    *,
    on: Key = "id_number",
    list_id: str | None = None,
    says: Mapping[str, Sequence[Says]] | None = None,
) -> Comparison:
    """Say who is on the register only, on the list only, or on both and differs.

    Somebody without a key, or with a number that is damaged, made up or faulty, is
    reported as one who can't be compared, never as missing.  What either side leaves
    open stays unknown.

    Args:
        register: Households, or a book of them.
        listed: People of a list, or a book with one.
        on: ``id_number`` (the citizen number, whatever card it is printed on),
            ``household_id``, or ``name_village`` where there is nothing better.
        list_id: The layout of the list; needed only if the book has several.
        says: What lists say, by layout id, beside or instead of `SAYS`.

    Raises:
        UnknownNameError: If *on* is none of the three, or there is no such list.
        ValueError: If there are several lists and none is chosen.
    """
    if on not in _KEYS:
        raise UnknownNameError("key", on, _KEYS)
    rows, name = _chosen(_rows(listed), list_id)
    claims = tuple({**SAYS, **(says or {})}.get(name, ()))
    units = tuple(_units(register, on))
    ours = [_unit_key(unit, on) for unit in units]
    theirs = [_row_key(row, on) for row in rows]
    if on == "name_village":
        ours, theirs = told_apart(ours), told_apart(theirs)
    found: dict[str, list[int]] = {}
    for at, key in enumerate(theirs):
        if isinstance(key, str):
            found.setdefault(key, []).append(at)
    same = {key: [rows[at] for at in ats] for key, ats in found.items()}
    lost = _names(r.person.name for r, k in zip(rows, theirs, strict=True) if _is_why(k))
    unclear = _names(_name(u) for u, k in zip(units, ours, strict=True) if _is_why(k))
    compared = tuple(
        _compared(unit, key, same, claims, on) for unit, key in zip(units, ours, strict=True)
    )
    known = {key for key in ours if isinstance(key, str)}
    return Comparison(
        list_id=name,
        on=on,
        register_count=len(units),
        list_count=len(rows),
        register=tuple(_marked(one, lost) for one in compared),
        listed=tuple(
            _marked(_of_list(row, key, known), unclear)
            for row, key in zip(rows, theirs, strict=True)
        ),
        repeated=tuple(
            tuple(rows[at].place or at + 1 for at in ats)
            for ats in found.values()
            if len(ats) > 1
        ),
    )


def _rows(listed: Book | Iterable[ListedPerson]) -> list[_Row]:
    if not isinstance(listed, Book):
        return [_Row(person, None) for person in listed]
    people = listed.records.get(_LISTED, ())
    places = listed.rows_of_records.get(_LISTED) or (None,) * len(people)  # made by hand
    return [_Row(person, place) for person, place in zip(people, places, strict=True)]


def _chosen(rows: list[_Row], list_id: str | None) -> tuple[list[_Row], str]:
    known = list(dict.fromkeys(row.person.list_id or "" for row in rows))
    if list_id is None:
        if len(known) > 1:
            raise ValueError(f"several lists, choose one by list_id: {', '.join(known)}")
        return rows, known[0] if known else ""
    if rows and list_id not in known:
        if known != [""]:
            raise UnknownNameError("list", list_id, known)
        return rows, list_id  # made by hand, and called so now
    return [row for row in rows if row.person.list_id == list_id], list_id


def _units(register: Book | Iterable[Household], on: Key) -> Iterator[_Unit]:
    households = register.households if isinstance(register, Book) else register
    for household in households:
        if on == "household_id":
            yield _Unit(household, household.present_members, None)
            continue
        for member in household.members:
            yield _Unit(household, (member,), member)


def _unit_key(unit: _Unit, on: Key) -> str | Why:
    if unit.person is None:
        return household_key(unit.household.household_id)
    if on == "id_number":
        return number_key(unit.person.id_number)
    return name_key(unit.person.name, unit.household.place)


def _row_key(row: _Row, on: Key) -> str | Why:
    person = row.person
    if on == "household_id":
        return household_key(person.household_id)
    if on == "id_number":
        return number_key(person.id_number)
    return name_key(person.name, person.place)


def _is_why(key: str | Why) -> bool:
    return not isinstance(key, str)


def _names(names: Iterable[PersonName | None]) -> frozenset[str]:
    return frozenset(fold(name) for name in names if name is not None)


def _name(unit: _Unit) -> PersonName | None:
    return unit.person.name if unit.person is not None else None


def _marked(one: Compared, unclear: frozenset[str]) -> Compared:
    """Whoever seems missing, marked where one of that name can't be compared."""
    only = one.outcome in (Outcome.ONLY_REGISTER, Outcome.ONLY_LIST)
    if not only or one.name is None or fold(one.name) not in unclear:
        return one
    return attrs.evolve(one, possible=True)


def _compared(
    unit: _Unit,
    key: str | Why,
    same: Mapping[str, list[_Row]],
    claims: Sequence[Says],
    on: Key,
) -> Compared:
    person = unit.person
    one = Compared(
        outcome=Outcome.INCOMPARABLE,
        household_id=unit.household.household_id,
        name=_name(unit),
        id_number=person.id_number if person is not None else None,
        active=person is None or person.survival is None or person.survival.active,
    )
    if not isinstance(key, str):
        return attrs.evolve(one, reason=key[0], reason_en=key[1])
    rows = same.get(key, [])
    if not rows:
        missing = tuple(_missing(unit, claims)) if one.active else ()
        return attrs.evolve(one, outcome=Outcome.ONLY_REGISTER, disagreements=missing)
    people = [row.person for row in rows]
    judged = [(claim, *_judged(claim, unit, people)) for claim in claims]
    return attrs.evolve(
        one,
        outcome=Outcome.BOTH,
        listed=tuple(people),
        rows=tuple(row.place for row in rows if row.place is not None),
        disagreements=(
            *_identity(unit, people, on),
            *(
                Disagreement(about=c.id, zh=c.zh, en=c.en, register=ours, listed=theirs)
                for c, ours, theirs in judged
                if c.register and None not in (ours, theirs) and ours is not theirs
            ),
        ),
        doubts=tuple(c.zh for c, _, theirs in judged if not c.register and theirs),
        unknown=tuple(c.zh for c, ours, theirs in judged if _open(c, ours, theirs)),
    )


def _judged(
    claim: Says, unit: _Unit, people: Iterable[ListedPerson]
) -> tuple[bool | None, bool | None]:
    """What register and list say; of several rows one yes is enough."""
    theirs = any_of(claim.listed(person) for person in people)
    if claim.one_way and theirs is False:
        return False, False  # nothing has to agree
    ours = claim.registered(unit.household, unit.members) if claim.register else None
    return ours, theirs


def _open(claim: Says, ours: bool | None, theirs: bool | None) -> bool:
    return theirs is None or (bool(claim.register) and ours is None)


def _missing(unit: _Unit, claims: Iterable[Says]) -> Iterator[Disagreement]:
    """What the register says of somebody who ought to be listed for it."""
    for claim in claims:
        if claim.reverse and claim.registered(unit.household, unit.members):
            yield Disagreement(
                about=claim.id, zh=claim.zh, en=claim.en, register=True, listed=None
            )


def _identity(unit: _Unit, people: Sequence[ListedPerson], on: Key) -> Iterator[Disagreement]:
    """Names and numbers that differ although the key is the same."""
    person = unit.person
    if person is None:
        return
    names = [p.name for p in people if p.name is not None]
    if person.name is not None and _differ(person.name, names, fold):
        yield _differing("name", "姓名", "name", (person.name, names))
    numbers = [p.household_id for p in people if p.household_id is not None]
    if _differ(unit.household.household_id, numbers, str):
        pair = (unit.household.household_id, numbers)
        yield _differing("household_id", "户编号", "household number", pair)
    if on == "name_village" and isinstance(ours := number_key(person.id_number), str):
        ids = [p.id_number for p in people if p.id_number is not None]
        ids = [number for number in ids if isinstance(number_key(number), str)]
        if _differ(ours, [str(number_key(number)) for number in ids], str):
            pair_of_ids = (person.id_number, ids)
            yield _differing("id_number", "证件号码", "ID number", pair_of_ids)


def _differ(ours: str, theirs: Sequence[str], key: Callable[[str], str]) -> bool:
    return bool(theirs) and key(ours) not in {key(one) for one in theirs}


def _differing(
    about: str, zh: str, en: str, pair: tuple[object, Sequence[object]]
) -> Disagreement:
    ours, theirs = pair
    return Disagreement(about=about, zh=zh, en=en, register=ours, listed=tuple(theirs))


def _of_list(row: _Row, key: str | Why, known: set[str]) -> Compared:
    person = row.person
    one = Compared(
        outcome=Outcome.INCOMPARABLE,
        listed=(person,),
        rows=() if row.place is None else (row.place,),
        household_id=person.household_id,
        name=person.name,
        id_number=person.id_number,
    )
    if not isinstance(key, str):
        return attrs.evolve(one, reason=key[0], reason_en=key[1])
    outcome = Outcome.BOTH if key in known else Outcome.ONLY_LIST
    return attrs.evolve(one, outcome=outcome)
