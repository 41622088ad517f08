"""The explaining lane: every fault of a document, each with its path."""

from __future__ import annotations

import enum

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from fupin.errors import InvalidValueError, Problem
from fupin.model import FieldShape, InvariantError, Kind
from fupin.serial import faults
from fupin.serial.reading import read, text
from fupin.serial.shapes import by_name, fields


class _Refused(enum.Enum):
    REFUSED = enum.auto()


REFUSED: Final = _Refused.REFUSED
"""Stands for a value that can't be had."""


Quick: TypeAlias = Callable[[Any, type[Any]], Any]
"""Builds an object of plain data, or raises whatever it likes."""


def explain(
    data: object,
    cls: type[Any],
    path: str,
    problems: list[Problem],
    quick: Quick | None = None,
) -> Any:
    """Build a *cls* of *data*, or add what is wrong with it to *problems*.

    Args:
        data: Plain data.
        cls: A class of the model.
        path: Where *data* stands.
        problems: What is wrong is added here.
        quick: Tried on each object inside: most have no fault, and nothing to explain.

    Returns:
        The object, or `REFUSED` if anything is wrong with it.
    """
    if not isinstance(data, Mapping):
        problems.append(faults.not_an_object(data, path))
        return REFUSED
    before = len(problems)
    values: dict[str, Any] = {}
    for field in fields(cls):
        if field.name in data:
            place = f"{path}.{field.name}"
            values[field.name] = _field(data[field.name], field, place, problems, quick)
        elif field.required:
            problems.append(faults.missing_key(field, path))
            values[field.name] = REFUSED
    known = by_name(cls)
    problems.extend(faults.unknown_key(k, cls, path) for k in data if k not in known)
    built = _build(cls, values, path, problems)
    return built if len(problems) == before else REFUSED


def _build(cls: type[Any], values: dict[str, Any], path: str, problems: list[Problem]) -> Any:
    """The object, for its own checks even where fields are refused: these are not recorded."""
    known = by_name(cls)
    if any(v is REFUSED and not known[name].optional for name, v in values.items()):
        return REFUSED
    try:
        return cls(**{name: None if v is REFUSED else v for name, v in values.items()})
    except InvariantError as error:
        label = known[error.field].about.zh if error.field in known else ""
        problems.append(faults.impossible(error, label, f"{path}.{error.field}"))
    except InvalidValueError as error:
        problems.append(faults.impossible(error, "", path))
    return REFUSED


def _field(
    value: Any, field: FieldShape, path: str, problems: list[Problem], quick: Quick | None
) -> Any:
    if value is None and field.optional:
        return None
    match field.kind:
        case Kind.OBJECT:
            return _object(value, field.type, path, problems, quick)
        case Kind.OBJECTS | Kind.CODES | Kind.TEXTS:
            return _list(value, field, path, problems, quick)
        case _:
            return _single(value, field, path, problems)


def _object(
    value: Any, cls: type[Any], path: str, problems: list[Problem], quick: Quick | None
) -> Any:
    if quick is not None:
        try:
            return quick(value, cls)
        except Exception:  # noqa: BLE001, S110  # whatever it is, it is explained below
            pass
    return explain(value, cls, path, problems, quick)


def _list(
    value: Any, field: FieldShape, path: str, problems: list[Problem], quick: Quick | None
) -> Any:
    if not isinstance(value, (list, tuple)):
        wrong = InvalidValueError(
            "value.not-a-list", "不是列表", "not a list", expected="列表", expected_en="a list"
        )
        problems.append(faults.wrong_value(wrong, value, field, path))
        return REFUSED
    items = [_item(v, field, f"{path}[{i}]", problems, quick) for i, v in enumerate(value)]
    if any(item is REFUSED for item in items):
        return REFUSED
    return frozenset(items) if field.kind is Kind.CODES else tuple(items)


def _item(
    value: Any, field: FieldShape, path: str, problems: list[Problem], quick: Quick | None
) -> Any:
    if field.kind is Kind.OBJECTS:
        return _object(value, field.type, path, problems, quick)
    return _single(value, field, path, problems)


def _single(value: Any, field: FieldShape, path: str, problems: list[Problem]) -> Any:
    try:
        return text(value) if field.kind is Kind.TEXTS else read(value, field)
    except InvalidValueError as error:
        problems.append(faults.wrong_value(error, value, field, path))
        return REFUSED
