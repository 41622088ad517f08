"""JSON text in and out; a fault in the text is said by line and column, never quoted."""

from __future__ import annotations

import functools
import json
import threading

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final, TypeVar

from fupin.errors import InvalidDataError, Problem
from fupin.serial import faults
from fupin.serial.documents import problems_of, structure, unstructure


T = TypeVar("T")
_BLANKS: Final = " \t\r\n"
_DIGITS_OF_AN_INTEGER: Final = 640  # every interpreter reads as many


class _Doubled(dict[str, Any]):
    """An object some of whose keys stand in it twice."""

    keys_twice: tuple[str, ...] = ()


def loads(text: str | bytes, cls: type[T]) -> T:
    """Build a *cls* from JSON text (bytes are UTF-8); decimals are read exactly.

    Raises:
        InvalidDataError: With every problem, each with its path and masked.
        TypeError: If *text* is neither `str` nor `bytes`; for a `dict` see `structure`.
    """
    if not isinstance(text, (str, bytes)):
        raise TypeError(f"JSON text must be str or bytes, not {type(text).__name__}")
    data = _quickly(text)
    if data is not None:
        return structure(data, cls)
    data, problems = _slowly(text)
    if not problems:
        return structure(data, cls)
    more = problems_of(data, cls) if data is not None else ()
    raise InvalidDataError((*problems, *more), cls.__name__)


def dumps(obj: Any, *, indent: int | None = None) -> str:
    """Write an object as JSON text; Chinese stays Chinese."""
    return json.dumps(unstructure(obj), ensure_ascii=False, indent=indent, allow_nan=False)


def loads_lines(lines: Iterable[str | bytes], cls: type[T]) -> Iterator[T]:
    """Build an object from each line of JSON Lines; blank lines are passed over.

    Raises:
        InvalidDataError: At the first bad line, which its `what` names.  To go on past
            bad lines, call `loads` for each.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            built = loads(line, cls)
        except InvalidDataError as error:
            raise InvalidDataError(error.problems, f"line {number}") from None
        yield built


def dumps_lines(objects: Iterable[Any]) -> Iterator[str]:
    """Write each object as one line of JSON Lines, without the line break."""
    return map(dumps, objects)


class _QuickScanner(threading.local):
    """A scanner of JSON that counts the keys it has seen; one a thread."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        sizes = self.sizes

        def counted(made: dict[str, Any]) -> dict[str, Any]:
            sizes.append(len(made))
            return made

        self.scan = json.JSONDecoder(parse_float=Decimal, object_hook=counted).raw_decode


_quick: Final = _QuickScanner()


def _quickly(text: str | bytes) -> Any:
    """The data of a text nothing is wrong with, else ``None``.

    No key stands twice if there are as many colons as keys.  A colon in a string makes
    no difference but that the patient decoder has to look, which takes twice as long.
    """
    _quick.sizes.clear()
    try:
        unicode = _unicode(text).strip(_BLANKS)
        data, end = _quick.scan(unicode)
    except (ValueError, ArithmeticError, RecursionError):
        return None
    clean = end == len(unicode) and sum(_quick.sizes) == unicode.count(":")
    return data if clean else None


def _unicode(text: str | bytes) -> str:
    return text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")


@functools.cache
def _patient_decoder() -> json.JSONDecoder:
    return json.JSONDecoder(
        parse_float=_any_decimal, parse_int=_any_integer, object_pairs_hook=_twice
    )


def _twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = _Doubled(pairs)
    keys = [key for key, _ in pairs]
    made.keys_twice = tuple(dict.fromkeys(k for k in keys if keys.count(k) > 1))
    return made


def _any_decimal(digits: str) -> Decimal | float:
    # No field takes a float, so what can't be held is refused at its place.
    try:
        return Decimal(digits)
    except InvalidOperation:
        return float("inf")


def _any_integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _DIGITS_OF_AN_INTEGER else float("inf")


def _slowly(text: str | bytes) -> tuple[Any, list[Problem]]:
    """The data as far as it can be had, and what is wrong with the text."""
    try:
        data = _patient_decoder().decode(_unicode(text))
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
        zh, en = f"第{line}行第{column}列不是JSON", f"no JSON at line {line}, column {column}"
        return None, [faults.document("not-json", zh, en, ("JSON文本", "JSON text"))]
    except UnicodeDecodeError as error:
        zh, en = f"第{error.start + 1}字节不是UTF-8", f"no UTF-8 at byte {error.start + 1}"
        return None, [faults.document("not-utf-8", zh, en, ("UTF-8编码", "UTF-8"))]
    except RecursionError:
        return None, [faults.document("too-deep", "嵌套过深", "nested too deeply")]
    return data, list(_doubled_keys(data))


def _doubled_keys(data: Any) -> Iterator[Problem]:
    todo = [("$", data)]
    while todo:
        path, value = todo.pop()
        if isinstance(value, _Doubled):
            for key in value.keys_twice:
                yield Problem(
                    code="document.duplicate-key",
                    message="同一项出现多次",
                    message_en="the key stands in the object more than once",
                    path=faults.key_path(path, key),
                    expected="每项一次",
                    expected_en="each key once",
                )
            inner = [(faults.key_path(path, k), v) for k, v in value.items()]
            todo.extend(reversed(inner))
        elif isinstance(value, list):
            todo.extend((f"{path}[{i}]", v) for i, v in reversed(list(enumerate(value))))
