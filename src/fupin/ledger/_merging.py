"""Two records of one thing made one: what the first recorded counts, gaps are filled."""

from __future__ import annotations

from typing import Any, TypeVar

import attrs

from fupin.ledger._building import own_fields
from fupin.ledger.attesting import settle
from fupin.model import Attestation, FieldShape, Kind, Member, VillageAttestation


_T = TypeVar("_T")


@attrs.frozen
class Clash:
    """A field in which two records differ."""

    path: tuple[str, ...]
    field: FieldShape
    first: Any
    later: Any


def merged(
    first: _T,
    later: _T,
    clashes: list[Clash],
    above: tuple[str, ...] = (),
    places: list[int] | None = None,
) -> _T:
    """*first* with its gaps filled from *later*; differences are added to *clashes*.

    Where members of households are told apart anew, *places* gets the position of each
    member of *later*; it stays empty where they keep theirs.
    """
    if first is later:
        return first
    changes: dict[str, Any] = {}
    for name, field in own_fields(first).items():
        old, new = getattr(first, name), getattr(later, name)
        if new is None or new == () or old is new or old == new or name == "village_id":
            continue
        if old is None or old == ():
            changes[name] = new
        elif name == "members":
            changes[name] = _persons(old, new, clashes, places)
        elif name == "work_records":  # spells add up: none contradicts another
            changes[name] = tuple(dict.fromkeys((*old, *new)))
        elif isinstance(old, (Attestation, VillageAttestation)):
            one: Any = old  # of the same class as the other
            changes[name], differing = settle(one, new)
            clashes += [_clash(old, new, part, (*above, name, part)) for part in differing]
        elif field.kind is Kind.OBJECT:
            changes[name] = merged(old, new, clashes, (*above, name))
        else:
            clashes.append(_clash(first, later, name, (*above, name)))
    return attrs.evolve(first, **changes) if changes else first  # type: ignore[misc]


def _clash(first: Any, later: Any, name: str, path: tuple[str, ...]) -> Clash:
    return Clash(path, own_fields(first)[name], getattr(first, name), getattr(later, name))


def _persons(
    first: tuple[Member, ...],
    later: tuple[Member, ...],
    clashes: list[Clash],
    places: list[int] | None,
) -> tuple[Member, ...]:
    """The members of both, each once: told apart by person number, else by ID number."""
    made = list(first)
    for member in later:
        at = next((i for i, old in enumerate(made) if _same(old, member)), None)
        if places is not None:
            places.append(len(made) if at is None else at)
        if at is None:
            made.append(member)
        else:
            made[at] = merged(made[at], member, clashes, ("members",))
    return tuple(made)


def _same(left: Member, right: Member) -> bool:
    if left.member_id is not None and right.member_id is not None:
        return left.member_id == right.member_id
    if left.id_number is not None and right.id_number is not None:
        return left.id_number.citizen_number == right.id_number.citizen_number
    return left.name is not None and left.name == right.name
