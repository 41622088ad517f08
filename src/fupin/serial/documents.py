"""Documents in and out: plain data to objects by two lanes, and back."""

from __future__ import annotations

import functools

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from fupin.errors import InvalidDataError, Problem
from fupin.model import Household, Kind
from fupin.serial import faults
from fupin.serial.explaining import explain
from fupin.serial.fused import Refused, as_dict, fused
from fupin.serial.shapes import COMPUTED, fields, tag
from fupin.serial.writing import writer
from fupin.values import IdNumber


if TYPE_CHECKING:
    from cattrs import Converter


T = TypeVar("T")
_TAG = "schema"


@functools.cache
def converter() -> Converter:
    """The fast lane as a cattrs converter; hooks are written when first needed."""
    from cattrs import Converter

    made = Converter(detailed_validation=False)
    made.register_structure_hook_factory(attrs.has, fused)
    made.register_unstructure_hook_factory(attrs.has, writer)
    return made


@functools.cache
def explaining_converter() -> Converter:
    """The explaining lane as a cattrs converter: it raises `InvalidDataError`.

    All of it is explained, so that the lanes can be compared; `problems_of` leaves to the
    fast lane what that accepts.
    """
    from cattrs import Converter

    def hook(data: Any, cls: type[Any]) -> Any:
        problems: list[Problem] = []
        built = explain(data, cls, "$", problems)
        if problems:
            raise InvalidDataError(problems, cls.__name__)
        return built

    made = Converter(detailed_validation=True, forbid_extra_keys=True)
    made.register_structure_hook_func(attrs.has, hook)
    return made


def structure(data: Mapping[str, Any], cls: type[T]) -> T:
    """Build a *cls* from plain data.

    Args:
        data: Keys are field names; ``schema`` may say what the document is.
        cls: A class of the model: `Household`, `Village`, `ExitAssessment` …

    Raises:
        InvalidDataError: With every problem, each with its path and masked.
    """
    fields(cls)
    refused: Exception
    try:
        return _fast(data, cls)
    except Exception as error:  # noqa: BLE001  # whatever it is, the other lane explains it
        refused = error
    problems = problems_of(data, cls)
    if problems:
        # What the fast lane stumbled over may quote the data: nothing is chained.
        del refused
        raise InvalidDataError(problems, cls.__name__)
    refused.args = ()
    raise RuntimeError(
        f"the two lanes of fupin.serial disagree about a {cls.__name__}: please report this"
    ) from refused


def _fast(data: Any, cls: type[T]) -> T:
    computed = COMPUTED.get(cls, ())
    if type(data) is not dict:
        data = as_dict(data)
    if _TAG not in data and not computed:
        return converter().structure(data, cls)
    body = dict(data)
    if body.pop(_TAG, tag(cls)) != tag(cls):
        raise Refused
    said = {name: body.pop(name) for name in computed if name in body}
    built = converter().structure(body, cls)
    if said and any(not _same(v, _computed(built, name)) for name, v in said.items()):
        raise Refused
    return built


def problems_of(data: Any, cls: type[Any]) -> tuple[Problem, ...]:
    """Everything that keeps *data* from being a *cls*; empty if nothing does."""
    if not isinstance(data, Mapping):
        return (faults.not_an_object(data, "$"),)
    body = dict(data)
    problems: list[Problem] = []
    said_tag = body.pop(_TAG, tag(cls))
    if said_tag != tag(cls):
        problems.append(faults.unknown_schema(said_tag, cls))
    said = {name: body.pop(name) for name in COMPUTED.get(cls, ()) if name in body}
    found: list[Problem] = []
    built = explain(body, cls, "$", found, converter().structure)
    if found:
        return (*problems, *found)
    wrong = [name for name, v in said.items() if not _same(v, _computed(built, name))]
    return (*problems, *(faults.contradicted(name, "$") for name in wrong))


def _computed(built: Any, name: str) -> Any:
    value = getattr(built, name)
    return list(value) if isinstance(value, tuple) else value.value


def _same(said: Any, computed: Any) -> bool:
    return bool((list(said) if isinstance(said, tuple) else said) == computed)


def unstructure(obj: Any) -> dict[str, Any]:
    """Write an object as plain data that JSON can hold.

    Keys are field names; what is not recorded is left out.  Personal data is written
    in clear: a document is for whoever may read the register.
    """
    cls = type(obj)
    fields(cls)
    body: dict[str, Any] = converter().unstructure(obj)
    said = {name: _computed(obj, name) for name in COMPUTED.get(cls, ())}
    return {_TAG: tag(cls), **said, **body}


def validate(data: Any, cls: type[Any] = Household) -> tuple[Problem, ...]:
    """What is wrong with *data*; never raises for bad data.

    Returns:
        Every structural problem; if there is none, what is odd about ID numbers, which
        doesn't keep the data from being structured.
    """
    try:
        built = structure(data, cls)
    except InvalidDataError as error:
        return error.problems
    odd: list[Problem] = []
    _doubt(built, "$", odd)
    return tuple(odd)


def _doubt(subject: Any, path: str, odd: list[Problem]) -> None:
    for field in fields(type(subject)):
        value, place = getattr(subject, field.name), f"{path}.{field.name}"
        if isinstance(value, IdNumber):
            odd.extend(fault.problem(path=place) for fault in value.faults)
        elif field.kind is Kind.OBJECT and value is not None:
            _doubt(value, place, odd)
        elif field.kind is Kind.OBJECTS:
            for index, item in enumerate(value or ()):
                _doubt(item, f"{place}[{index}]", odd)
