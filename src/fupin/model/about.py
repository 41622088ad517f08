"""What is known about a field, said once: ledgers, JSON, docs, strategies read it here."""

from __future__ import annotations

import enum
import functools
import types
import typing

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Annotated, Any, get_args, get_origin

import attrs

from fupin.codes import Code
from fupin.values import AccountNumber, IdNumber, PersonName, Phone, RegionCode
from fupin.values.personal import Masked


@attrs.frozen
class About:
    """Label, unit and origin of a field; stands in its ``Annotated`` type."""

    zh: str
    en: str
    unit: str = ""
    """A unit of `fupin.logic.units`; decimals are held as whole steps of it."""

    code: str = ""
    """Column code of the national registry (AAC017), where it has one."""

    source: str = "建档立卡登记表"
    low: int | None = None
    """Smallest value that can exist, in steps of the unit."""

    high: int | None = None


class Kind(enum.Enum):
    """What a field holds, as far as reading and writing go."""

    TEXT = "text"
    MASKED = "masked"  #: A `str` subclass of ``values``: read by its ``read``.
    INTEGER = "integer"
    DECIMAL = "decimal"  #: A whole number of steps, written as a plain decimal.
    YES_NO = "yes-no"
    DATE = "date"
    CODE = "code"
    CODES = "codes"
    OBJECT = "object"
    OBJECTS = "objects"
    TEXTS = "texts"


@attrs.frozen(kw_only=True)
class FieldShape:
    """One field of a model class, resolved."""

    name: str
    about: About
    kind: Kind
    type: Any
    """The enum, value class or model class; `str`, `int`, `bool`, `date` otherwise."""

    places: int = 0
    """Decimal places of a `Kind.DECIMAL`."""

    optional: bool
    """Whether ``None`` (not recorded) is allowed."""

    required: bool
    """Whether the field has no default."""

    default: Any = None


@functools.cache
def shape(cls: Hashable) -> tuple[FieldShape, ...]:
    """The fields of a model class, in order."""
    kind = typing.cast("type[attrs.AttrsInstance]", cls)
    hints = typing.get_type_hints(kind, include_extras=True)
    return tuple(_field(f, hints[f.name]) for f in attrs.fields(kind) if f.init)


@functools.cache
def fields_of(cls: Hashable) -> Mapping[str, FieldShape]:
    """The fields of a model class by name."""
    return types.MappingProxyType({f.name: f for f in shape(cls)})


_SCALARS: dict[Any, Kind] = {
    str: Kind.TEXT,
    int: Kind.INTEGER,
    bool: Kind.YES_NO,
    date: Kind.DATE,
}
_STRINGS = (AccountNumber, IdNumber, PersonName, Phone, RegionCode)


def _field(attribute: attrs.Attribute[Any], hint: Any) -> FieldShape:
    from fupin.logic.units import places

    hint, about = _about(hint, attribute.name)
    optional = False
    if get_origin(hint) in (typing.Union, types.UnionType):
        options = [a for a in get_args(hint) if a is not type(None)]
        hint, optional = options[0], True
    kind, inner = _kind(hint)
    decimals = places(about.unit) if kind is Kind.INTEGER else 0
    default = attribute.default
    return FieldShape(
        name=attribute.name,
        about=about,
        kind=Kind.DECIMAL if decimals else kind,
        type=inner,
        places=decimals,
        optional=optional,
        required=default is attrs.NOTHING,
        default=None if default is attrs.NOTHING else default,
    )


def _about(hint: Any, name: str) -> tuple[Any, About]:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"field {name!r} says nothing about itself: annotate it with About(…)")
    inner, *notes = get_args(hint)
    return inner, next(n for n in notes if isinstance(n, About))


def _kind(hint: Any) -> tuple[Kind, Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is frozenset:
        return Kind.CODES, arguments[0]
    if origin is tuple:
        return (Kind.TEXTS, str) if arguments[0] is str else (Kind.OBJECTS, arguments[0])
    if hint in _SCALARS:
        return _SCALARS[hint], hint
    if isinstance(hint, typing.NewType):
        return Kind.INTEGER, int
    if issubclass(hint, Code):
        return Kind.CODE, hint
    if issubclass(hint, enum.Enum):
        return Kind.CODE, hint
    if issubclass(hint, (Masked, *_STRINGS)):
        return Kind.MASKED, hint
    return Kind.OBJECT, hint
