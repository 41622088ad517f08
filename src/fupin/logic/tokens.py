"""The text of an expression as words, numbers and signs, each with its place."""

from __future__ import annotations

import re
import unicodedata

from collections.abc import Iterator
from typing import Final

import attrs

from fupin.errors import RuleSyntaxError


MOST_FAULTS: Final = 50
KEYWORDS: Final = frozenset({"and", "or", "not", "in"})


@attrs.frozen
class Fault:
    """One thing wrong with an expression, and where."""

    line: int
    column: int
    """Counted in characters, from 1."""

    message: str
    message_en: str


def place(text: str, at: int) -> tuple[int, int]:
    r"""Line and column of the character *at*, counted in characters from 1.

    >>> place("住房 and\n危房", 8)
    (2, 1)
    """
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def fault(text: str, at: int, message: str, message_en: str) -> Fault:
    """A fault at the character *at* of *text*."""
    return Fault(*place(text, at), message, message_en)


@attrs.frozen
class Token:
    """A name, number, text or sign; or the end."""

    kind: str
    text: str
    at: int


_TOKEN: Final = re.compile(
    r"""(?P<skip>[\s\ufeff]+|\#[^\n]*)
    |(?P<number>[0-9]+(?:\.[0-9]+)?(?![0-9A-Za-z_.]))
    |(?P<name>[^\W0-9]\w*)
    |(?P<text>"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    |(?P<sign>>=|<=|\*(?!\*)|[-+>()<\[\],])
    |(?P<stray>[=!]=*|&+|\|+|\*\*|[0-9][0-9A-Za-z_.]*|.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "r": "\r", "t": "\t"}
_EQUALS: Final = ("等于请写 in […]", 'for "equals" write in […]')
_RATE: Final = (
    "比率请写 ratio(部分, 总数)，再与界值比较",
    "write ratio(part, whole) against a limit",
)
_QUOTE: Final = ("引号没有成对", "a quotation mark is not closed")
_HINTS: Final = {
    **dict.fromkeys(("=", "==", "!=", "==="), _EQUALS),
    **dict.fromkeys(("&", "&&"), ("“并且”请写 and", 'for "&" write and')),
    **dict.fromkeys(("|", "||"), ("“或者”请写 or", 'for "|" write or')),
    **dict.fromkeys(("!", "~"), ("“不”请写 not", 'for "not" write not')),
    **dict.fromkeys(("/", "÷"), _RATE),
    **dict.fromkeys(('"', "'"), _QUOTE),
    "≥": ("请写 >=", "write >="),
    "≤": ("请写 <=", "write <="),
    **dict.fromkeys("“”", ('请用半角引号 "', 'write the plain quotation mark "')),
}


def tokens(text: str) -> list[Token]:
    """Split *text*; every character that belongs to nothing is told.

    Raises:
        RuleSyntaxError: With the place of each.
    """
    found: list[Token] = []
    faults: list[Fault] = []
    for token in _split(text):
        if token.kind != "stray":
            found.append(token)
        elif len(faults) < MOST_FAULTS:
            faults.append(fault(text, token.at, *_hint(token.text)))
    if faults:
        raise RuleSyntaxError(faults)
    return [*found, Token("end", "", len(text.rstrip()))]


def _split(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind, said = match.lastgroup or "", match[0]
        if kind == "text":
            said = _ESCAPE.sub(lambda m: _ESCAPED.get(m[1], m[1]), said[1:-1])
        if kind == "name" and said in KEYWORDS:
            kind = "sign"
        if kind != "skip":
            yield Token(kind, said, match.start())


def _hint(stray: str) -> tuple[str, str]:
    if stray in _HINTS:
        return _HINTS[stray]
    if stray[0] in "0123456789":
        return "数字写法有误", "not a plain number"
    half = unicodedata.normalize("NFKC", stray)
    if half != stray:
        return f"请用半角的 {half}", f"write the half-width {half}"
    return f"不认识的符号 {stray!r}", f"unknown sign {stray!r}"
