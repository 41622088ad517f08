"""Where a column goes: a path into the model, checked against what the model has."""

from __future__ import annotations

import difflib
import functools
import re

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from fupin.errors import UnknownNameError
from fupin.ledger._units import UNITS
from fupin.logic.units import BASE_UNITS, places
from fupin.model import (
    About,
    ChangeRecord,
    FieldShape,
    FundAllocation,
    FundPayment,
    Household,
    Kind,
    ListedPerson,
    Member,
    Place,
    ProjectApplication,
    ProjectExecution,
    RelocationRecord,
    Village,
    WorkRecord,
    fields_of,
)


RECORDS: Final[Mapping[str, type[Any]]] = MappingProxyType(
    {
        "work": WorkRecord,
        "change": ChangeRecord,
        "allocation": FundAllocation,
        "payment": FundPayment,
        "application": ProjectApplication,
        "execution": ProjectExecution,
        "relocation": RelocationRecord,
        "listed": ListedPerson,
    }
)
"""Classes a row of a sheet of scope ``record`` becomes, by the root of their targets."""

_ROOTS: Final[Mapping[str, type[Any]]] = MappingProxyType(
    {
        "household": Household,
        "member": Member,
        "village": Village,
        "place": Place,
        **RECORDS,
    }
)
ANSWERS: Final = ("attested", "answers")
"""Where answers to asked facts stand, in a household or a village."""

_FACT: Final = re.compile(r"[a-z][a-z0-9_]*")
_READABLE: Final = frozenset(
    {
        Kind.TEXT,
        Kind.MASKED,
        Kind.INTEGER,
        Kind.DECIMAL,
        Kind.YES_NO,
        Kind.DATE,
        Kind.CODE,
        Kind.CODES,
    }
)
"""Kinds one cell can hold."""


@attrs.frozen(kw_only=True)
class Target:
    """One readable field, for example ``household.income.per_head``."""

    name: str
    root: str
    """``household``, ``member``, ``village``, ``place`` (of the row), or one of `RECORDS`."""

    path: tuple[str, ...]
    """Field names from the root down."""

    field: FieldShape

    @property
    def identifier(self) -> bool:
        """Whether it holds a number that is a name, never a quantity."""
        return self.field.name.endswith("_id")


def target(name: str) -> Target:
    """The target of that name.

    Raises:
        UnknownNameError: If the model has no such field; near names are suggested.
    """
    known = targets()
    if name not in known:
        raise UnknownNameError("target", name, difflib.get_close_matches(name, known))
    return known[name]


def answer_target(root: str, fact: str, header: str, unit: str) -> Target:
    """Where the answer to an asked fact goes: to one entry of the answers given.

    Args:
        root: ``household`` or ``village``.
        fact: Name of the fact; only its form is checked here.
        header: What the column calls it.
        unit: Of a number: as written on paper, or a base unit of `fupin.logic.units`;
            empty where the answer is yes or no.

    Raises:
        UnknownNameError: If there is no such unit.
        ValueError: If *fact* can't be the name of one.
    """
    if _FACT.fullmatch(fact) is None:
        raise ValueError(f"{header}: {fact!r} is no name of a fact")
    if unit and unit not in UNITS and unit not in BASE_UNITS:
        raise UnknownNameError(f"unit of {header}", unit, (*UNITS, *BASE_UNITS))
    base = UNITS[unit].base if unit in UNITS else unit
    decimals = places(base)
    number = Kind.DECIMAL if decimals else Kind.INTEGER
    field = FieldShape(
        name=fact,
        about=About(header, fact, unit=base),
        kind=number if unit else Kind.YES_NO,
        type=int if unit else bool,
        places=decimals,
        optional=True,
        required=False,
    )
    path = (*ANSWERS, fact)
    return Target(name=".".join((root, *path)), root=root, path=path, field=field)


@functools.cache
def targets() -> Mapping[str, Target]:
    """Every field a column can go to, by name."""
    found = (t for root, cls in _ROOTS.items() for t in _walk(root, cls, ()))
    return MappingProxyType({t.name: t for t in found})


def _walk(root: str, cls: Any, above: tuple[str, ...]) -> Iterator[Target]:
    for field in fields_of(cls).values():
        path = (*above, field.name)
        if field.kind in _READABLE:
            yield Target(name=".".join((root, *path)), root=root, path=path, field=field)
        elif field.kind is Kind.OBJECT and _made_of_parts(field.type):
            yield from _walk(root, field.type, path)


def _made_of_parts(cls: Any) -> bool:
    """Whether objects of *cls* can be made of whatever columns a ledger has."""
    return not any(part.required for part in fields_of(cls).values())
