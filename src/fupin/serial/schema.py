"""JSON Schema of the documents, from the same shapes they are read by."""

from __future__ import annotations

import copy
import enum
import inspect
import types
import typing

from collections.abc import Mapping
from typing import Any, Final

from fupin.logic.units import BASE_UNITS
from fupin.model import FieldShape, Kind
from fupin.serial.reading import WHOLE_DIGITS
from fupin.serial.shapes import COMPUTED, fields, tag, wordings


_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def json_schema(cls: type[Any]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the documents `loads` reads as *cls*.

    Titles are the Chinese labels, descriptions English with the unit.  Cross-field
    checks (a death before the birth) and check digits can't be said in a schema.
    """
    definitions: dict[str, Any] = {}
    top = _object(cls, definitions)
    del definitions[cls.__name__]
    computed = {name: _computed(cls, name) for name in COMPUTED.get(cls, ())}
    said = {"schema": {"const": tag(cls)}, **computed}
    schema = {"$schema": _DIALECT, **top, "properties": {**said, **top["properties"]}}
    return {**schema, "$defs": definitions} if definitions else schema


def _object(cls: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    definitions[cls.__name__] = {}  # holds the place, so that the order is outside in
    schema = {
        "title": cls.__name__,
        "description": (inspect.getdoc(cls) or "").partition("\n")[0],
        "type": "object",
        "properties": {f.name: _property(f, definitions) for f in fields(cls)},
        "required": [f.name for f in fields(cls) if f.required],
        "additionalProperties": False,
    }
    definitions[cls.__name__] = schema
    return schema


def _property(field: FieldShape, definitions: dict[str, Any]) -> dict[str, Any]:
    about = field.about
    unit = (
        "/".join(BASE_UNITS[name].en for name in about.unit.split("/")) if about.unit else ""
    )
    notes = {
        "title": about.zh,
        "description": f"{about.en} ({unit})" if unit else about.en,
    }
    if about.code:
        notes["x-registry-code"] = about.code
    value = _value(field, definitions)
    return {**notes, **(_or_null(value) if field.optional else value)}


def _or_null(value: dict[str, Any]) -> dict[str, Any]:
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    if "$ref" in value:
        return {"anyOf": [value, {"type": "null"}]}
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    return {**value, "type": [*kinds, "null"]}


_PLAIN: Final[Mapping[Kind, dict[str, Any]]] = types.MappingProxyType(
    {
        Kind.TEXT: {"type": "string"},
        Kind.MASKED: {"type": "string"},
        Kind.YES_NO: {"type": "boolean"},
        # The format alone is no more than a remark to most validators.
        Kind.DATE: {
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        },
        Kind.TEXTS: {"type": "array", "items": {"type": "string"}},
    }
)


def _value(field: FieldShape, definitions: dict[str, Any]) -> dict[str, Any]:
    match field.kind:
        case Kind.INTEGER:
            return {"type": "integer", **_bounds(field, 1)}
        case Kind.DECIMAL:
            return _decimal(field)
        case Kind.CODE:
            return {"enum": list(wordings(field.type))}
        case Kind.CODES:
            return {"type": "array", "items": {"enum": list(wordings(field.type))}}
        case Kind.OBJECT:
            return _reference(field, definitions)
        case Kind.OBJECTS:
            return {"type": "array", "items": _reference(field, definitions)}
        case _:
            return copy.deepcopy(_PLAIN[field.kind])


def _bounds(field: FieldShape, step: int) -> dict[str, Any]:
    low, high = field.about.low, field.about.high
    bounds = {"minimum": low, "maximum": high}
    return {key: _exactly(n, step) for key, n in bounds.items() if n is not None}


def _exactly(value: int, step: int) -> int | float:
    return value // step if value % step == 0 else value / step


def _decimal(field: FieldShape) -> dict[str, Any]:
    """A decimal in a string is what is written; a number is read as well."""
    sign = "" if field.about.low is not None and field.about.low >= 0 else "-?"
    fraction = rf"(\.[0-9]{{1,{field.places}}}0*)?"
    pattern = f"^{sign}[0-9]{{1,{WHOLE_DIGITS}}}{fraction}$"
    bounds = _bounds(field, 10**field.places)
    return {"type": ["string", "number"], "pattern": pattern, **bounds}


def _reference(field: FieldShape, definitions: dict[str, Any]) -> dict[str, Any]:
    if field.type.__name__ not in definitions:
        _object(field.type, definitions)
    return {"$ref": f"#/$defs/{field.type.__name__}"}


def _computed(cls: type[Any], name: str) -> dict[str, Any]:
    getter = getattr(cls, name).fget
    kind = typing.get_type_hints(getter)["return"]
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return {"enum": [member.value for member in kind]}
    return {"type": "array", "items": {"type": "string"}}
