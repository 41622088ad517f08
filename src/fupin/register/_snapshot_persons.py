"""Who of one export is who of the other: told by identifiers, never by guessing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from fupin.codes import SurvivalStatus
from fupin.model import Household, Member


Key: TypeAlias = tuple[str, str]
"""Which identifier, and the identifier."""

NUMBER: Final = "人编号"
CITIZEN: Final = "证件号码"


@attrs.frozen
class Person:
    """A record of somebody who is on the register."""

    at: int
    """Place of the record among those of its export."""

    household: int
    """Place of the household in its export."""

    member: Member
    keys: tuple[Key, ...]


_Group: TypeAlias = tuple[tuple[Person, ...], tuple[Person, ...]]


@attrs.frozen(kw_only=True)
class Followed:
    """The persons of both exports, each in exactly one of these."""

    pairs: tuple[tuple[Person, Person], ...]
    gone: tuple[Person, ...]
    appeared: tuple[Person, ...]
    ambiguous: tuple[_Group, ...]
    """Records that share identifiers, of the first export and of the second."""

    unidentified: tuple[int, int]
    """Records without an identifier that both exports use."""


def keys_of(member: Member) -> tuple[Key, ...]:
    """The identifiers of a person; a number made up for want of a document is none."""
    keys = []
    if member.member_id is not None:
        keys.append((NUMBER, member.member_id))
    if member.id_number is not None and not member.id_number.is_placeholder:
        keys.append((CITIZEN, str(member.id_number.citizen_number)))
    return tuple(keys)


def present(households: Iterable[Household]) -> list[Person]:
    """Everybody who is on the register, household by household."""
    members = (
        (place, member)
        for place, household in enumerate(households)
        for member in household.present_members
    )
    return [
        Person(at, place, member, keys_of(member))
        for at, (place, member) in enumerate(members)
    ]


def departed(households: Iterable[Household]) -> dict[Key, Member | None]:
    """Who is recorded as dead, married out or struck off, by identifier.

    ``None`` where several records with one identifier give different reasons.
    """
    found: dict[Key, Member | None] = {}
    for household in households:
        if household.present_members is household.members:
            continue
        for member in household.members:
            if member.survival is None or member.survival.active:
                continue
            for key in keys_of(member):
                other = found.setdefault(key, member)
                if other is not None and _leaving(other) != _leaving(member):
                    found[key] = None
    return found


def _leaving(member: Member) -> tuple[object, ...]:
    return (member.survival, member.death_date)


def record_of(person: Person, records: Mapping[Key, Member | None]) -> Member | None:
    """The record of *person* among those who have left, if it is one."""
    named = [records[key] for key in person.keys if key in records]
    reasons = {None if m is None else _leaving(m) for m in named}
    return named[0] if len(reasons) == 1 else None


def reason_of(record: Member | None) -> SurvivalStatus | None:
    """Why somebody is off the register."""
    return None if record is None else record.survival


def follow(before: Sequence[Person], after: Sequence[Person]) -> Followed:
    """Match the records of two exports.

    Records belong together that share an identifier, directly or through others: one
    of each export is one person, and more than one of either is ambiguous.
    """
    used = _used(before, after)
    groups = _grouped(before, after, used)
    pairs: list[tuple[Person, Person]] = []
    gone: list[Person] = []
    appeared: list[Person] = []
    ambiguous: list[_Group] = []
    for earlier, later in groups:
        if len(earlier) > 1 or len(later) > 1:
            ambiguous.append((earlier, later))
        elif earlier and later:
            pairs.append((earlier[0], later[0]))
        else:
            gone += earlier
            appeared += later
    return Followed(
        pairs=tuple(pairs),
        gone=tuple(gone),
        appeared=tuple(appeared),
        ambiguous=tuple(ambiguous),
        unidentified=(_unidentified(before, used), _unidentified(after, used)),
    )


def _used(before: Sequence[Person], after: Sequence[Person]) -> set[str]:
    """The identifiers both exports use; of an empty one nobody's number is missing."""
    if not before or not after:
        return {NUMBER, CITIZEN}
    return _kinds(before) & _kinds(after)


def _kinds(persons: Iterable[Person]) -> set[str]:
    return {kind for person in persons for kind, _ in person.keys}


def _unidentified(persons: Iterable[Person], used: set[str]) -> int:
    return sum(not any(kind in used for kind, _ in person.keys) for person in persons)


def _grouped(
    before: Sequence[Person], after: Sequence[Person], used: set[str]
) -> Iterator[_Group]:
    """Records that share identifiers, in the order of their first one (union–find)."""
    persons = [*before, *after]
    above = list(range(len(persons)))
    holder: dict[Key, int] = {}

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    identified = []
    for place, person in enumerate(persons):
        own = [key for key in person.keys if key[0] in used]
        if own:
            identified.append(place)
        for key in own:
            one, other = top(holder.setdefault(key, place)), top(place)
            above[max(one, other)] = min(one, other)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place in identified:
        groups[top(place)].append(place)
    for places in groups.values():
        yield (
            tuple(persons[p] for p in places if p < len(before)),
            tuple(persons[p] for p in places if p >= len(before)),
        )
