"""The fast lane: one function a class, written as source, that reads and checks all of it.

The function stops at the first fault with any exception; what is wrong is then said
by the explaining lane.  It accepts exactly what that lane accepts.
"""

from __future__ import annotations

import functools
import re
import types

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from fupin.model import FieldShape, Kind
from fupin.serial.reading import HIGHEST, WHOLE_DIGITS, decimal, text
from fupin.serial.shapes import by_name, fields, once_a_class, wordings
from fupin.values import ID_SHAPE, IdNumber, Phone, RegionCode


class Refused(Exception):  # noqa: N818  # not an error: a reason to take the other lane
    """Something is wrong; the explaining lane says what."""


NORMAL: Final[Mapping[Any, re.Pattern[str]]] = types.MappingProxyType(
    {
        IdNumber: ID_SHAPE,
        Phone: re.compile(r"1[3-9][0-9]{9}"),
        RegionCode: re.compile(r"[1-9][0-9]{5}(?:[0-9]{6})?"),
    }
)
"""Texts ``read`` would give back as they are, so that it need not be called."""

_ABSENT: Final = object()


@once_a_class
def fused(cls: type[Any]) -> Callable[..., Any]:
    """The structure hook of a class."""
    own = fields(cls)
    namespace: dict[str, Any] = {
        "ABSENT": _ABSENT,
        "Real": cls,
        "Refused": Refused,
        "Twin": _twin(cls),
        "as_dict": as_dict,
        "check_keys": functools.partial(_check_keys, frozenset(by_name(cls))),
        "day": date.fromisoformat,
        "new": str.__new__,
        "text": text,
    }
    lines = []
    for number, field in enumerate(own):
        lines += _lines(field, str(number), namespace)
    lines.append("made.__class__ = Real")
    if hasattr(cls, "__attrs_post_init__"):
        namespace["check"] = cls.__attrs_post_init__
        lines.append("check(made)")
    source = _FUNCTION.format(body="\n    ".join(lines), count=len(own))
    code = compile(source, f"<fupin {cls.__name__}>", "exec")
    exec(code, namespace)  # noqa: S102  # our own source, of our own fields
    hook: Callable[..., Any] = namespace["structure"]
    return hook


_FUNCTION: Final = """\
def structure(data, _cls=None):
    if type(data) is not dict:
        data = as_dict(data)
    get = data.get
    absent = 0
    made = Twin()
    {body}
    if len(data) + absent != {count}:
        check_keys(data)
    return made
"""


def as_dict(data: object) -> dict[Any, Any]:
    """Any mapping as a plain dict."""
    if not isinstance(data, Mapping):
        raise Refused
    return dict(data)


def _check_keys(known: frozenset[str], data: dict[Any, Any]) -> None:
    if not data.keys() <= known:
        raise Refused


def _twin(cls: type[Any]) -> type[Any]:
    """A class of the same layout whose fields can be set.

    The object becomes a *cls* when it is filled: a frozen class's own ``__init__`` sets
    each field through a call.
    """
    open_again = {
        "__slots__": (),
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,  # else CPython asks both, slowly
        "__init__": object.__init__,
    }
    return type(cls.__name__, (cls,), open_again)


def _lines(field: FieldShape, number: str, namespace: dict[str, Any]) -> list[str]:
    """Source that takes a field out of *data*, checks it and sets it."""
    reading = _READERS[field.kind](field, number, namespace)
    name, store = field.name, f"made.{field.name} = v"
    if field.required:
        body = ["if v is not None:", *_indented(reading)] if field.optional else reading
        return [f"v = data[{name!r}]", *body, store]
    if field.optional and field.default is None:
        missing = [f"v = get({name!r})", "if v is None:", "    absent += 1"]
        return [*missing, "else:", *_indented(reading), store]
    namespace[f"default{number}"] = field.default
    return [
        f"v = get({name!r}, ABSENT)",
        "if v is ABSENT:",
        "    absent += 1",
        f"    v = default{number}",
        "elif v is not None:" if field.optional else "else:",
        *_indented(reading),
        store,
    ]


def _indented(lines: list[str]) -> list[str]:
    return ["    " + line for line in lines]


def _text(_field: FieldShape, _number: str, _namespace: dict[str, Any]) -> list[str]:
    return ["if type(v) is not str:", "    v = text(v)"]


def _masked(field: FieldShape, number: str, namespace: dict[str, Any]) -> list[str]:
    namespace[f"type{number}"] = field.type
    if not hasattr(field.type, "read"):
        return [f"v = type{number}(v if type(v) is str else text(v))"]
    namespace[f"read{number}"] = field.type.read
    if field.type not in NORMAL:
        return [f"v = read{number}(text(v))"]
    namespace[f"normal{number}"] = NORMAL[field.type].fullmatch
    return [
        f"if type(v) is str and normal{number}(v):",
        f"    v = new(type{number}, v)",
        "else:",
        f"    v = read{number}(text(v))",
    ]


def _integer(field: FieldShape, _number: str, _namespace: dict[str, Any]) -> list[str]:
    low = -HIGHEST if field.about.low is None else field.about.low
    high = HIGHEST if field.about.high is None else field.about.high
    return [f"if type(v) is not int or not {low} <= v <= {high}:", "    raise Refused"]


def _decimal(field: FieldShape, _number: str, namespace: dict[str, Any]) -> list[str]:
    namespace[f"decimal{field.places}"] = functools.partial(decimal, places=field.places)
    namespace[f"steps{field.places}"] = _steps(field.places)
    low, high = field.about.low, field.about.high
    scale = 10**field.places
    source = _DECIMAL.format(most=WHOLE_DIGITS, places=field.places, scale=scale)
    lines = source.splitlines()
    bounds = [f"v < {low}"] * (low is not None) + [f"v > {high}"] * (high is not None)
    return [*lines, f"if {' or '.join(bounds)}:", "    raise Refused"] if bounds else lines


def _yes_no(_field: FieldShape, _number: str, _namespace: dict[str, Any]) -> list[str]:
    return ["if v is not True and v is not False:", "    raise Refused"]


def _date(_field: FieldShape, _number: str, _namespace: dict[str, Any]) -> list[str]:
    # Of all that fromisoformat takes, only yyyy-mm-dd has the sign there.
    return ["if v[7] != '-':", "    raise Refused", "v = day(v)"]


def _code(field: FieldShape, number: str, namespace: dict[str, Any]) -> list[str]:
    namespace[f"wordings{number}"] = wordings(field.type)
    return [f"v = wordings{number}[v]"]


def _codes(field: FieldShape, number: str, namespace: dict[str, Any]) -> list[str]:
    known = wordings(field.type)
    namespace[f"member{number}"] = known.__getitem__
    namespace[f"alone{number}"] = {w: frozenset((m,)) for w, m in known.items()}
    return [
        *_A_LIST,
        f"v = alone{number}[v[0]] if len(v) == 1 else frozenset(map(member{number}, v))",
    ]


def _object(field: FieldShape, number: str, namespace: dict[str, Any]) -> list[str]:
    namespace[f"structure{number}"] = fused(field.type)
    return [f"v = structure{number}(v)"]


def _objects(field: FieldShape, number: str, namespace: dict[str, Any]) -> list[str]:
    namespace[f"structure{number}"] = fused(field.type)
    return [*_A_LIST, f"v = tuple([structure{number}(w) for w in v])"]


def _texts(_field: FieldShape, _number: str, _namespace: dict[str, Any]) -> list[str]:
    return [*_A_LIST, "v = tuple([w if type(w) is str else text(w) for w in v])"]


# Commonest first: ``8400``, then ``8400.5``, then every other way to write a decimal.
_DECIMAL: Final = """\
if type(v) is not str or len(v) > {most} or not v.isascii():
    v = decimal{places}(v)
elif v.isdigit():
    v = int(v) * {scale}
else:
    whole, _, fraction = v.partition('.')
    if fraction in steps{places} and whole.isdigit():
        v = int(whole) * {scale} + steps{places}[fraction]
    else:
        v = decimal{places}(v)
"""

_A_LIST: Final = (
    "if type(v) is not list and not isinstance(v, (list, tuple)):",
    "    raise Refused",
)

_READERS: Final = {
    Kind.TEXT: _text,
    Kind.MASKED: _masked,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.YES_NO: _yes_no,
    Kind.DATE: _date,
    Kind.CODE: _code,
    Kind.CODES: _codes,
    Kind.OBJECT: _object,
    Kind.OBJECTS: _objects,
    Kind.TEXTS: _texts,
}


def _steps(places: int) -> dict[str, int]:
    """The steps a fraction of at most so many digits stands for: ``5`` is 50 fen."""
    lengths = range(1, places + 1)
    return {f"{n:0{k}}": n * 10 ** (places - k) for k in lengths for n in range(10**k)}
