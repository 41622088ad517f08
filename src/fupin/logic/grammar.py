"""The text of an expression as a small tree of words and signs, each with its place.

Nothing here knows what a word means, and nothing is ever run.
"""

from __future__ import annotations

from typing import Final, NoReturn, TypeAlias

import attrs

from fupin.errors import RuleSyntaxError
from fupin.logic.tokens import Token, fault, tokens


LONGEST: Final = 20_000
"""Characters of the longest text that is read."""

DEEPEST: Final = 50
"""Levels of the deepest tree: more than a regulation needs, less than would exhaust us."""


@attrs.frozen
class Name:
    """A name of a fact, a parameter or a group."""

    at: int
    text: str
    height: int = 1


@attrs.frozen
class Numeral:
    """Digits, perhaps with a minus and decimals."""

    at: int
    text: str
    height: int = 1


@attrs.frozen
class Text:
    """What stood between quotes."""

    at: int
    text: str
    height: int = 1


@attrs.frozen
class Listing:
    """Terms between square brackets."""

    at: int
    items: tuple[Term, ...]
    height: int


@attrs.frozen
class Call:
    """A word with arguments."""

    at: int
    word: str
    arguments: tuple[Term, ...]
    height: int


@attrs.frozen
class Denied:
    """``not`` before a term."""

    at: int
    part: Term
    height: int


@attrs.frozen
class Joined:
    """Terms joined by ``and``, or by ``or``."""

    at: int
    word: str
    parts: tuple[Term, ...]
    height: int


@attrs.frozen
class Reckoned:
    """A sum, difference or product."""

    at: int
    sign: str
    sign_at: int
    left: Term
    right: Term
    height: int


@attrs.frozen
class Compared:
    """A chain of comparisons: one sign, with its place, between each two terms."""

    at: int
    signs: tuple[tuple[str, int], ...]
    terms: tuple[Term, ...]
    height: int


Term: TypeAlias = (
    Name | Numeral | Text | Listing | Call | Denied | Joined | Reckoned | Compared
)


def tree(text: str) -> Term:
    """Read the shape of an expression.

    Raises:
        RuleSyntaxError: With line and column of what can't be read.

    >>> tree("a > 1 or b").word
    'or'
    """
    if len(text) > LONGEST:
        zh = f"表达式超过{LONGEST}个字"
        raise RuleSyntaxError([fault(text, LONGEST, zh, f"longer than {LONGEST} characters")])
    return _Parser(text, tokens(text)).whole()


_OR, _AND, _NOT, _COMPARED, _SUM, _PRODUCT, _TIGHTEST = range(1, 8)
_COMPARING: Final = frozenset({">", ">=", "<", "<=", "in", "not in"})


class _Parser:
    """Precedence climbing, as in Python: or, and, not, comparisons, + -, *."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.position = 0
        self.depth = 0

    def whole(self) -> Term:
        found = self.term()
        if self.here.kind != "end":
            self.stop(self.here, "多出", "is too much")
        return found

    @property
    def here(self) -> Token:
        return self.tokens[self.position]

    def stop(self, token: Token, zh: str, en: str) -> NoReturn:
        if token.kind == "end":
            self.refuse(token.at, "表达式不完整", "the expression is not complete")
        self.refuse(token.at, f"此处{zh} {token.text}", f"{token.text!r} {en} here")

    def refuse(self, at: int, zh: str, en: str) -> NoReturn:
        raise RuleSyntaxError([fault(self.text, at, zh, en)])

    def take(self) -> Token:
        token = self.here
        self.position += token.kind != "end"
        return token

    def comes(self, *signs: str) -> str:
        """The one of *signs* that stands here, or nothing."""
        token = self.here
        return token.text if token.kind == "sign" and token.text in signs else ""

    def expect(self, sign: str, opened: Token) -> None:
        if self.comes(sign):
            self.take()
        elif self.here.kind == "end":
            zh, en = (
                f"括号 {opened.text} 没有成对",
                f"the bracket {opened.text!r} is not closed",
            )
            self.refuse(opened.at, zh, en)
        else:
            self.stop(self.here, "多出", "is too much")

    def over(self, at: int, *parts: Term) -> int:
        """Height of a term over *parts*."""
        height = 1 + max((part.height for part in parts), default=0)
        if height > DEEPEST:
            self.too_deep(at)
        return height

    def too_deep(self, at: int) -> NoReturn:
        self.refuse(at, f"嵌套超过{DEEPEST}层", f"nested deeper than {DEEPEST}")

    def term(self, bind: int = _OR) -> Term:
        """The longest term from here whose signs bind at least as tightly as *bind*."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.too_deep(self.here.at)
        found = self.first()
        while bind <= _PRODUCT and self.comes("*"):
            found = self.reckoned(found, _TIGHTEST)
        while bind <= _SUM and self.comes("+", "-"):
            found = self.reckoned(found, _PRODUCT)
        if bind <= _COMPARED and self.comparing():
            found = self.compared(found)
        for power, word in ((_AND, "and"), (_OR, "or")):
            if bind <= power and self.comes(word):
                found = self.joined(found, word, power + 1)
        self.depth -= 1
        return found

    def first(self) -> Term:
        token = self.take()
        match token.kind:
            case "name" if self.comes("("):
                items, height = self.items(self.take(), ")")
                return Call(token.at, token.text, items, height)
            case "name":
                return Name(token.at, token.text)
            case "number":
                return Numeral(token.at, token.text)
            case "text":
                return Text(token.at, token.text)
            case _:
                return self.signed(token)

    def signed(self, token: Token) -> Term:
        match token.text:
            case "(":
                found = self.term()
                self.expect(")", token)
                return found
            case "[":
                items, height = self.items(token, "]")
                return Listing(token.at, items, height)
            case "not":
                part = self.term(_NOT)
                return Denied(token.at, part, self.over(token.at, part))
            case "-" if self.here.kind == "number":
                return Numeral(token.at, f"-{self.take().text}")
            case _:
                return self.stop(token, "不能是", "can't stand")

    def items(self, opened: Token, closing: str) -> tuple[tuple[Term, ...], int]:
        found: list[Term] = []
        while not self.comes(closing):
            found.append(self.term())
            if not self.comes(","):
                break
            self.take()
        self.expect(closing, opened)
        return tuple(found), self.over(opened.at, *found)

    def reckoned(self, left: Term, bind: int) -> Term:
        sign = self.take()
        right = self.term(bind)
        height = self.over(sign.at, left, right)
        return Reckoned(left.at, sign.text, sign.at, left, right, height)

    def comparing(self) -> str:
        after = self.tokens[min(self.position + 1, len(self.tokens) - 1)]
        if self.comes("not") and after.kind == "sign" and after.text == "in":
            return "not in"
        return self.comes(*_COMPARING)

    def compared(self, first: Term) -> Term:
        signs, terms = [], [first]
        while sign := self.comparing():
            signs.append((sign, self.here.at))
            for _ in sign.split():
                self.take()
            terms.append(self.term(_SUM))
        height = self.over(first.at, *terms)
        return Compared(first.at, tuple(signs), tuple(terms), height)

    def joined(self, first: Term, word: str, bind: int) -> Term:
        parts = [first]
        while self.comes(word):
            self.take()
            parts.append(self.term(bind))
        return Joined(first.at, word, tuple(parts), self.over(first.at, *parts))
