"""Which classes can be read and written, and what their fields are."""

from __future__ import annotations

import enum
import functools
import re
import types
import typing

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final, TypeVar, cast

import attrs

from fupin.model import (
    About,
    Classification,
    ExitAssessment,
    FieldShape,
    shape,
)


COMPUTED: Final[Mapping[type[Any], tuple[str, ...]]] = types.MappingProxyType(
    {
        ExitAssessment: ("verdict", "failed", "undetermined"),
        Classification: ("batches", "undetermined"),
    }
)
"""What a document says besides its fields: written for readers, checked when read."""

R = TypeVar("R")
_WORD: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def once_a_class(function: Callable[[type[Any]], R]) -> Callable[[type[Any]], R]:
    """Cache *function* by class (mypy takes ``type[Any]`` for unhashable)."""
    return cast("Callable[[type[Any]], R]", functools.cache(function))


@once_a_class
def fields(cls: type[Any]) -> tuple[FieldShape, ...]:
    """The fields of a class of ``model``, in order.

    Results say nothing about their fields but name and type, so the names stand in
    for the labels.

    Raises:
        TypeError: If *cls* is no class of data, or one that checks in its own ways.
    """
    if not attrs.has(cls):
        raise TypeError(f"{cls!r} is no class of the model: it can't be read or written")
    own = attrs.fields(cls)
    if any(f.validator or f.converter or not f.init for f in own):
        raise TypeError(f"{cls.__name__}: validators and converters would be passed by")
    hints = typing.get_type_hints(cls, include_extras=True)
    if all(typing.get_origin(hints[f.name]) is Annotated for f in own):
        return shape(cls)
    described = {}
    for f in own:
        hint: Any = Annotated[hints[f.name], About(f.name, f.name)]
        described[f.name] = attrs.field(default=f.default, type=hint)
    return shape(attrs.make_class(cls.__name__, described, kw_only=True))


@once_a_class
def by_name(cls: type[Any]) -> Mapping[str, FieldShape]:
    """The fields of a class by name."""
    return types.MappingProxyType({f.name: f for f in fields(cls)})


@once_a_class
def tag(cls: type[Any]) -> str:
    """What a document says it is.

    >>> tag(ExitAssessment)
    'fupin/exit-assessment/1'
    """
    return f"fupin/{_WORD.sub('-', cls.__name__).lower()}/1"


@once_a_class
def wordings(codes: type[enum.Enum]) -> Mapping[Any, Any]:
    """The members of a code list by what is written for them."""
    return {member.value: member for member in codes}
