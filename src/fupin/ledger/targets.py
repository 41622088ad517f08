"""Where a column goes: a path into the model, checked against what the model has."""

from __future__ import annotations

import difflib
import functools

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from fupin.errors import UnknownNameError
from fupin.model import FieldShape, Household, Kind, Member, Place, Village, fields_of


_ROOTS: Final[Mapping[str, type[Any]]] = MappingProxyType(
    {"household": Household, "member": Member, "village": Village, "place": Place}
)
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
    """``household``, ``member``, ``village``, or ``place`` (of whatever the row is)."""

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
