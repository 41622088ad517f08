"""Wordings of a ledger to members of code lists: labels, spellings, numbers of a version."""

from __future__ import annotations

import difflib
import re

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeVar

from fupin.codes import Code
from fupin.errors import InvalidValueError, UnknownNameError
from fupin.ledger._codebook import NUMBER, Book, bare, book_of
from fupin.ledger._folding import BLANKS, DASHES, fold, is_blank


__all__ = [
    "BLANKS",
    "DASHES",
    "fold",
    "is_blank",
    "read_code",
    "read_codes",
    "read_yes_no",
    "versions",
]

_C = TypeVar("_C", bound=Code)

_LONG_DIGITS: Final = re.compile(r"[0-9]{7,}X?")
_SEPARATOR: Final = re.compile(r"([,、;/])")
_AFTER_NUMBER: Final = ".、:-_"

_ANSWERS: Final[Mapping[str, bool]] = MappingProxyType(
    {
        **dict.fromkeys(("是", "有", "√", "Y", "true", "True", "TRUE"), True),
        **dict.fromkeys(("否", "无", "N", "false", "False", "FALSE"), False),
    }
)
_DIGIT_ANSWERS: Final[Mapping[str, Mapping[str, bool]]] = MappingProxyType(
    {
        "words": {},
        "1/0": {"1": True, "0": False},
        "1/2": {"1": True, "2": False},
    }
)
_NUMBERED_ANSWER: Final = re.compile(r"(?:1[.、:]?(?P<yes>[是有])|[02][.、:]?(?P<no>[否无]))")


def versions(kind: type[Code]) -> tuple[str, ...]:
    """Names of the numberings known for *kind*, as `read_code` takes them."""
    return tuple(book_of(kind).versions)


def read_code(kind: type[_C], text: str, *, version: str | None = None) -> _C:
    """Find the member of *kind* that *text* names.

    Tried in order: the official wording, a listed spelling, the number, the number
    with its label ("01 户主").  Nothing is guessed from likeness or case.

    Args:
        kind: The code list.
        text: The cell; blanks, line feeds and forms of brackets do not matter.
        version: Whose numbers these are, one of ``versions(kind)``.  Systems number
            lists differently, so a number alone is refused without it.

    Raises:
        InvalidValueError: If *text* names no member.
        UnknownNameError: If *version* is none of the list.

    >>> from fupin.codes import PovertyCause
    >>> read_code(PovertyCause, "缺劳动力")
    <PovertyCause.NO_LABOUR: '缺劳力'>
    """
    book = book_of(kind)
    if version is not None and version not in book.versions:
        near = difflib.get_close_matches(version, book.versions) or book.versions
        raise UnknownNameError(f"version of {kind.__name__}", version, near)
    key = fold(text)
    wording = book.labels.get(key)
    if wording is not None:
        return kind(wording)
    number = NUMBER.fullmatch(key)
    if number is None:
        return kind(_read_pair(kind, book, key, version))
    if version is None:
        raise _without_version(kind, book, key)
    wording = book.versions[version].get(bare(number[1]))
    if wording is None:
        raise _unknown_number(kind, book, key, version)
    return kind(wording)


def _read_pair(kind: type[Code], book: Book, key: str, version: str | None) -> str:
    """Read a folded "01户主": the label counts, and the number must agree with it."""
    for end in range(1, len(key)):
        number = NUMBER.fullmatch(key[:end])
        wording = book.labels.get(key[end:].lstrip(_AFTER_NUMBER))
        if number is None or wording is None:
            continue
        tables = book.versions.values() if version is None else [book.versions[version]]
        if any(table.get(bare(number[1])) == wording for table in tables):
            return wording
        raise InvalidValueError(
            "value.code-label-mismatch",
            f"代码与“{kind.title}”的用语不一致",
            f"number and label do not belong together in {kind.__name__}",
            found=_shown(key),
            expected=f"只写用语，如“{wording}”",
            expected_en=f"the wording alone, such as {wording}",
        )
    raise kind.refuse(_shown(key))


def _without_version(kind: type[Code], book: Book, key: str) -> InvalidValueError:
    example = next(iter(kind)).value
    known = ", ".join(book.versions)
    return InvalidValueError(
        "value.code-without-version",
        f"“{kind.title}”只有代码，不知是哪一版代码表",
        f"a bare number of {kind.__name__}, and no version of the list was given",
        found=_shown(key),
        expected=f"官方用语（如“{example}”），或指明代码表版本",
        expected_en=f"a wording such as {example}, or version=: {known or 'none known'}",
    )


def _unknown_number(kind: type[Code], book: Book, key: str, version: str) -> InvalidValueError:
    pairs = [f"{number} {wording}" for number, wording in book.printed[version].items()]
    shown = "、".join(pairs[:8]) + ("等" if len(pairs) > 8 else "")  # noqa: PLR2004  # a line
    return InvalidValueError(
        "value.not-in-code-list",
        f"“{kind.title}”代码表（{version}）中没有这个代码",
        f"not a number of the code list {kind.__name__}, version {version}",
        found=_shown(key),
        expected=shown,
        expected_en="one of " + ", ".join(book.printed[version]),
    )


def _shown(key: str) -> str:
    """The text for a message; a column may have slipped, so long numbers are masked."""
    return _LONG_DIGITS.sub(lambda digits: "*" * len(digits[0]), key)[:20]


def read_codes(kind: type[_C], text: str, *, version: str | None = None) -> frozenset[_C]:
    """Read a multi-select cell, parts joined by comma, 、, semicolon or slash.

    A separator inside an official wording (市、地区) does not part it.

    Raises:
        InvalidValueError: If a part names no member, or there is none; *found* has
            all such parts.
        UnknownNameError: If *version* is none of the list.
    """
    members: set[_C] = set()
    faults: list[InvalidValueError] = []
    parts = _parts(book_of(kind), fold(text))
    for part in parts:
        try:
            members.add(read_code(kind, part, version=version))
        except InvalidValueError as error:
            faults.append(error)
    if not parts:
        raise kind.refuse("")
    if not faults:
        return frozenset(members)
    first = faults[0]
    raise InvalidValueError(
        first.problem_code,
        first.message,
        first.message_en,
        found="、".join(fault.found for fault in faults),
        expected=first.expected,
        expected_en=first.expected_en,
    )


def _parts(book: Book, key: str) -> list[str]:
    """Cut at separators, but never inside a known label: the longest wins."""
    tokens = _SEPARATOR.split(key)
    parts: list[str] = []
    start = 0
    while start < len(tokens):
        end = next(
            (
                end
                for end in range(len(tokens), start + 1, -2)
                if "".join(tokens[start:end]) in book.labels
            ),
            start + 1,
        )
        parts.append("".join(tokens[start:end]))
        start = end + 1  # over the separator
    return [part for part in parts if part]


def read_yes_no(text: str, *, style: str = "words") -> bool:
    """Read a yes or a no.

    Args:
        text: 是/否, 有/无, Y/N, true/false, √, or "1是", "2.否", "0 否".
        style: What digits mean in this column: ``"words"`` (none are expected),
            ``"1/0"`` or ``"1/2"``, yes first.  A digit outside the style is refused,
            since 1/0 and 1/2 can't be told apart by looking.

    Raises:
        InvalidValueError: If *text* is neither, or a digit the style doesn't have.
        UnknownNameError: If *style* is none of the three.
    """
    if style not in _DIGIT_ANSWERS:
        raise UnknownNameError("style of yes and no", style, _DIGIT_ANSWERS)
    key = fold(text)
    answer = _ANSWERS.get(key)
    if answer is not None:
        return answer
    if numbered := _NUMBERED_ANSWER.fullmatch(key):
        return numbered["yes"] is not None
    number = NUMBER.fullmatch(key)
    answer = _DIGIT_ANSWERS[style].get(number[1]) if number else None
    if answer is not None:
        return answer
    digits = number is not None
    raise InvalidValueError(
        "value.ambiguous-yes-no" if digits else "value.not-a-yes-no",
        "数字不能确定是“是”还是“否”" if digits else "不是“是”或“否”",
        "this number is no clear yes or no here" if digits else "neither yes nor no",
        found=_shown(key),
        expected="是 或 否" + {"1/0": "（1是 0否）", "1/2": "（1是 2否）"}.get(style, ""),
        expected_en="是 or 否" + ("" if style == "words" else f", or {style}, yes first"),
    )
