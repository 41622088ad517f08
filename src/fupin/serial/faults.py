"""What is said of a fault in a document; never a name, a number or a telephone in clear."""

from __future__ import annotations

import difflib
import re
import types

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from fupin.errors import InvalidValueError, Problem
from fupin.model import FieldShape, Kind
from fupin.serial.shapes import by_name, tag, wordings
from fupin.values import (
    AccountNumber,
    IdNumber,
    PersonName,
    Phone,
    RegionCode,
    mask_account,
    mask_id,
    mask_name,
    mask_phone,
)


_MASKS: Final[Mapping[Any, Callable[[str], str]]] = types.MappingProxyType(
    {
        AccountNumber: mask_account,
        IdNumber: mask_id,
        PersonName: mask_name,
        Phone: mask_phone,
        RegionCode: mask_id,  # columns slip: what is no region may be somebody's number
    }
)
_MOST_DIGITS: Final = 8  # of a date or an amount; a telephone number has more
_LONGEST: Final = 20
_TOO_SHORT_TO_TELL: Final = 4
_LONGEST_NUMBER: Final = 64  # bits
_FIGURES: Final = re.compile(r"[-+0-9 ./:,%eETZ年月日时分元]*")
_TAG: Final = re.compile(r"fupin/[a-z-]{1,30}/[0-9]{1,3}")
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z_0-9]{0,39}")


def found(value: object, field: FieldShape) -> str:
    """What may be shown of a value that stands in *field*."""
    text = _written(value)
    if not isinstance(value, (str, int, float, Decimal)) or isinstance(value, bool):
        return text
    if field.kind is Kind.MASKED:
        mask = _MASKS.get(field.type)
        return mask(text) if mask else "***"
    if field.kind in (Kind.CODE, Kind.CODES) and _near_a_wording(text, field):
        return _printable(text)
    return shown(text)


def shown(text: str) -> str:
    """What may be shown of any text: columns slip, so it may be somebody's number or name.

    >>> shown("2019-2-3"), shown("13812345678"), shown("张三")
    ('2019-2-3', '138********', '**')
    """
    few = sum(map(str.isdigit, text)) <= _MOST_DIGITS
    short = text.isascii() and len(text) <= _TOO_SHORT_TO_TELL
    if few and (short or _FIGURES.fullmatch(text)):
        return _printable(text) if text.strip() else '""'
    return mask_id(text)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "*" for c in text[:_LONGEST])


def _near_a_wording(text: str, field: FieldShape) -> bool:
    if sum(map(str.isdigit, text)) > _MOST_DIGITS or len(text) > _LONGEST:
        return False
    known = [str(w) for w in wordings(field.type)]
    return bool(difflib.get_close_matches(text, known, n=1, cutoff=0.4))


def _written(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return str(value) if value.bit_length() <= _LONGEST_NUMBER else "9" * _LONGEST
    if isinstance(value, (float, Decimal)):
        return str(value)
    if isinstance(value, Mapping):
        return "{…}"
    return "[…]" if isinstance(value, (list, tuple)) else f"<{type(value).__name__}>"


def wrong_value(
    error: InvalidValueError, value: object, field: FieldShape, path: str
) -> Problem:
    """The problem that *value* can't stand in *field*."""
    return Problem(
        code=error.problem_code,
        message=f"“{field.about.zh}”{error.message}",
        message_en=f"{field.about.en}: {error.message_en}",
        path=path,
        found=found(value, field),
        expected=error.expected,
        expected_en=error.expected_en,
        severity=error.severity,
    )


def missing_key(field: FieldShape, path: str) -> Problem:
    """The problem that a field without a default is not there."""
    return Problem(
        code="key.missing",
        message=f"缺少“{field.about.zh}”",
        message_en=f"{field.about.en} is missing",
        path=f"{path}.{field.name}",
        expected=f"必填项 {field.name}",
        expected_en=f"the required key {field.name!r}",
    )


def key_path(path: str, key: object) -> str:
    """The path of a key that may be anything."""
    said = key if isinstance(key, str) and _NAME.fullmatch(key) else shown(_written(key))
    return f"{path}.{said}"


def unknown_key(key: object, cls: type[Any], path: str) -> Problem:
    """The problem that no field has this name, with the nearest that exists."""
    named = by_name(cls)
    text = _written(key)
    labelled = [f.name for f in named.values() if f.about.zh == text]
    near = labelled or difflib.get_close_matches(text, named, n=1, cutoff=0.6)
    hint = f"{near[0]}（{named[near[0]].about.zh}）" if near else ""
    return Problem(
        code="key.unknown",
        message=f"没有这一项，是否为“{near[0]}”" if near else "没有这一项",
        message_en=f"no such key in {cls.__name__}",
        path=f"{path}.{text}" if labelled else key_path(path, key),
        expected=hint,
        expected_en=repr(near[0]) if near else "",
    )


def not_an_object(value: object, path: str) -> Problem:
    """The problem that something else stands where an object should."""
    kind = type(value).__name__
    return Problem(
        code="value.not-an-object",
        message="不是对象",
        message_en="not an object",
        path=path,
        found=_written(value) if isinstance(value, (list, tuple)) or value is None else kind,
        expected="以字段名为键的对象",
        expected_en="an object whose keys are field names",
    )


def impossible(error: InvalidValueError, label: str, path: str) -> Problem:
    """The problem that two fields contradict each other."""
    return Problem(
        code=error.problem_code,
        message=error.message if label in error.message else f"{label}：{error.message}",
        message_en=error.message_en,
        path=path,
        expected=error.expected,
        expected_en=error.expected_en,
    )


def unknown_schema(value: object, cls: type[Any]) -> Problem:
    """The problem that the document says it is something else."""
    text = _written(value)
    return Problem(
        code="document.schema-unknown",
        message="文档类型或版本不符",
        message_en="not this kind of document, or not a version that can be read",
        path="$.schema",
        found=text if _TAG.fullmatch(text) else shown(text),
        expected=tag(cls),
        expected_en=repr(tag(cls)),
    )


def contradicted(name: str, path: str) -> Problem:
    """The problem that what a document says besides its fields doesn't follow from them."""
    return Problem(
        code="document.contradicts-itself",
        message=f"{name} 与文档内容不符",
        message_en=f"{name} doesn't follow from the rest of the document",
        path=f"{path}.{name}",
        expected="不写，或与内容一致",
        expected_en="to be left out, or what follows from the rest",
    )


def document(
    code: str, message: str, message_en: str, expected: Iterable[str] = ()
) -> Problem:
    """A problem of a text as a whole."""
    zh, en = (*expected, "", "")[:2]
    return Problem(
        code=f"document.{code}",
        message=message,
        message_en=message_en,
        path="$",
        expected=zh,
        expected_en=en,
    )
