"""Objects as plain data: strings, whole numbers, booleans, lists and dicts."""

from __future__ import annotations

import functools

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from fupin.model import FieldShape, Kind
from fupin.serial.shapes import fields, once_a_class
from fupin.values import format_scaled


Write: TypeAlias = Callable[[Any], Any]


@once_a_class
def writer(cls: type[Any]) -> Write:
    """The unstructure hook of a class; what has its default value is left out."""
    plan = tuple((f.name, f.required, f.default, _written(f)) for f in fields(cls))

    def write(subject: Any) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for name, required, default, written in plan:
            value = getattr(subject, name)
            if value is None:
                if required:
                    out[name] = None
            elif value != default:
                out[name] = written(value)
        return out

    return write


def _written(field: FieldShape) -> Write:
    match field.kind:
        case Kind.TEXT | Kind.MASKED:
            return str.__str__
        case Kind.DATE:
            return date.isoformat
        case Kind.DECIMAL:
            return functools.partial(format_scaled, places=field.places)
        case Kind.CODE:
            return _wording
        case Kind.CODES:
            return functools.partial(_wordings, tuple(field.type))
        case Kind.OBJECT:
            return writer(field.type)
        case Kind.OBJECTS:
            return functools.partial(_each, writer(field.type))
        case Kind.TEXTS:
            return functools.partial(_each, str.__str__)
        case Kind.INTEGER | Kind.YES_NO:
            return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _wording(member: Any) -> Any:
    return member.value


def _wordings(order: tuple[Any, ...], members: frozenset[Any]) -> list[Any]:
    return [m.value for m in order if m in members]


def _each(write: Write, values: tuple[Any, ...]) -> list[Any]:
    return [write(v) for v in values]
