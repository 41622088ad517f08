"""From the shape of an expression to the rule it means, with one vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from fupin.errors import FupinError
from fupin.logic import nodes
from fupin.logic.check import unit_of
from fupin.logic.forms import call
from fupin.logic.grammar import (
    Call,
    Compared,
    Denied,
    Joined,
    Listing,
    Name,
    Numeral,
    Reckoned,
    Term,
    Text,
)
from fupin.logic.ratio import Ratio
from fupin.logic.tokens import Fault, fault
from fupin.logic.units import BASE_UNITS, Dimensions, dimensions, places
from fupin.logic.words import Vocabulary
from fupin.values import parse_scaled


_DIGITS: Final = 12
"""Of the longest number: products with a count of persons stay within 64 bits."""

_SHOWN: Final = 12  # wordings named in one fault
_CODED: Final = frozenset({"in", "not in"})
_KINDS: Final = (
    (nodes.Condition, "条件", "a condition"),
    (nodes.Quantity, "数量", "a quantity"),
    (nodes.Choice, "代码型事实", "a coded answer"),
    (nodes.Choices, "多选型事实", "a set of coded answers"),
    (Ratio, "比率", "a ratio"),
)


class Reader:
    """Reads terms and keeps the faults; what was refused is read as None."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.group: nodes.Group | None = None
        self.faults: list[Fault] = []

    def refuse(self, at: int, zh: str, en: str) -> Any:
        """Note a fault; the None it gives stands for what was refused."""
        self.faults.append(fault(self.text, at, zh, en))

    def read(self, term: Term) -> Any:
        """Whatever *term* means."""
        match term:
            case Name():
                return self._name(term)
            case Numeral():
                return self.number(term)
            case Call():
                return call(self, term)
            case Denied(_, part):
                inner = self.condition(part)
                return None if inner is None else nodes.Negation(inner)
            case Joined(_, word, parts):
                return self.joined(nodes.AllOf if word == "and" else nodes.AnyOf, parts)
            case Reckoned():
                return self._reckoned(term)
            case Compared():
                return self._compared(term)
            case Text() | Listing():
                zh, en = "文字和列表只写在 in 之后", "texts and lists stand behind 'in'"
                return self.refuse(term.at, zh, en)

    def condition(self, term: Term) -> nodes.Condition | None:
        """The condition *term* means."""
        found: nodes.Condition | None = self._of_kind(term, self.read(term), nodes.Condition)
        return found

    def quantity(self, term: Term) -> nodes.Quantity | None:
        """The quantity *term* means."""
        found: nodes.Quantity | None = self._of_kind(term, self.read(term), nodes.Quantity)
        return found

    def joined(self, kind: Callable[..., Any], parts: tuple[Term, ...]) -> Any:
        """A node over conditions."""
        found = [self.condition(part) for part in parts]
        return None if None in found else kind(tuple(found))

    def number(self, term: Numeral, unit: str = "") -> Any:
        """A number as it is printed, in *unit*."""
        if sum(c.isdigit() for c in term.text) > _DIGITS:
            zh, en = f"数字超过{_DIGITS}位", f"more than {_DIGITS} digits"
            return self.refuse(term.at, zh, en)
        try:
            return nodes.Number(parse_scaled(term.text, places(unit)), unit)
        except FupinError:
            zh, en = (
                f"{term.text} 不是这个单位的数值",
                f"{term.text!r} is no number of this unit",
            )
        if not unit:
            zh, en = '小数请写 quantity("数值", "单位")', 'write quantity("number", "unit")'
        return self.refuse(term.at, zh, en)

    def same_unit(self, at: int, one: Dimensions, other: Dimensions) -> bool:
        """Whether two units are one; refused otherwise."""
        if one != other:
            zh = f"两边单位不同：{_unit(one, 'zh')}，{_unit(other, 'zh')}"
            en = f"units differ: {_unit(one, 'en')} and {_unit(other, 'en')}"
            self.refuse(at, f"{zh}；带单位的数字写 quantity(…)", f"{en}; see quantity(…)")
        return one == other

    def options(self, at: int, answer: Any, wordings: tuple[Term, ...]) -> Any:
        """Codes by their official wordings."""
        import difflib

        labels = {str(one.value): one for one in answer.codes}
        if not wordings:
            return self.refuse(at, "至少须有一个代码", "at least one wording is wanted")
        chosen = []
        for one in wordings:
            wording = one.text if isinstance(one, Text) else ""
            if wording in labels:
                chosen.append(labels[wording])
                continue
            near = difflib.get_close_matches(wording, labels, 3, 0.5) or [*labels][:_SHOWN]
            known = "、".join(near)
            zh, en = f"不是{answer.zh}的用语", f"no wording of {answer.name}"
            self.refuse(one.at, f"{zh}；可用：{known}", f"{en}; known: {known}")
        return tuple(chosen) if len(chosen) == len(wordings) else None

    def _of_kind(self, term: Term, found: Any, kind: type[Any]) -> Any:
        if found is None or isinstance(found, kind):
            return found
        wanted = next(words for one, *words in _KINDS if one is kind)
        is_a = next(words for one, *words in _KINDS if isinstance(found, one))
        zh = f"此处须是{wanted[0]}，不是{is_a[0]}"
        return self.refuse(term.at, zh, f"{wanted[1]} is wanted here, not {is_a[1]}")

    def _name(self, term: Name) -> Any:
        known, name = self.vocabulary, term.text
        for found in (known.fact(name, self.group), known.parameter(name)):
            if found is not None:
                return found
        if known.group(name) is not None:
            zh, en = f"{name} 是群体，须写在 every 等词中", f"{name!r} is a group: see every"
            return self.refuse(term.at, zh, en)
        near = known.near(name, self.group)
        zh = f"，是否应为 {'、'.join(near)}" if near else ""
        en = f"; did you mean {', '.join(near)}?" if near else ""
        zh, en = f"没有名为 {name} 的事实或参数{zh}", f"unknown name {name!r}{en}"
        return self.refuse(term.at, zh, en)

    def _reckoned(self, term: Reckoned) -> nodes.Quantity | None:
        left, right = self.quantity(term.left), self.quantity(term.right)
        if left is None or right is None:
            return None
        if term.sign == "*":
            return nodes.Arithmetic("*", left, right)
        left, right = _alike(left, term.left, right, term.right)
        if not self.same_unit(term.sign_at, unit_of(left), unit_of(right)):
            return None
        return nodes.Arithmetic("+" if term.sign == "+" else "-", left, right)

    def _compared(self, term: Compared) -> Any:
        coded = [False, *(sign in _CODED for sign, _ in term.signs)]
        if any(coded) and len(term.signs) > 1:
            zh, en = "in 不能与别的比较连写", "'in' can't be part of a chain"
            return self.refuse(term.signs[1][1], zh, en)
        values = [
            None if is_list else self.read(one)
            for one, is_list in zip(term.terms, coded, strict=True)
        ]
        if any(coded):
            return self._membership(values[0], term)
        parts = [
            self._comparison(sign, at, term.terms[i : i + 2], values[i : i + 2])
            for i, (sign, at) in enumerate(term.signs)
        ]
        known = tuple(part for part in parts if part is not None)
        if len(known) < len(parts):
            return None
        return known[0] if len(known) == 1 else nodes.AllOf(known)

    def _comparison(
        self, sign: Any, at: int, terms: tuple[Term, ...], values: list[Any]
    ) -> nodes.Condition | None:
        of = nodes.Quantity
        right: nodes.Quantity | None = self._of_kind(terms[1], values[1], of)
        if isinstance(values[0], Ratio):
            return self._rate(sign, at, values[0], right)
        left: nodes.Quantity | None = self._of_kind(terms[0], values[0], of)
        if left is None or right is None:
            return None
        left, right = _alike(left, terms[0], right, terms[1])
        if not self.same_unit(at, unit_of(left), unit_of(right)):
            return None
        return nodes.Comparison(sign, left, right)

    def _rate(
        self, sign: str, at: int, ratio: Ratio, limit: nodes.Quantity | None
    ) -> nodes.Condition | None:
        if limit is None or not self.same_unit(at, dimensions("percent"), unit_of(limit)):
            return None
        compare = {">": ratio.__gt__, ">=": ratio.__ge__, "<": ratio.__lt__}
        return compare.get(sign, ratio.__le__)(limit)

    def _membership(self, answer: Any, term: Compared) -> Any:
        listed = term.terms[1]
        wordings = listed.items if isinstance(listed, Listing) else (listed,)
        if answer is None:
            return None
        if not isinstance(answer, nodes.ChoiceFact):
            many = isinstance(answer, nodes.ChoicesFact)
            zh = "多选型事实请写 includes(事实, …)" if many else "in 之前须是代码型事实"
            en = "write includes(fact, …)" if many else "'in' is for coded answers"
            return self.refuse(term.at, zh, en)
        options = self.options(term.signs[0][1], answer, wordings)
        if options is None:
            return None
        inside = nodes.Membership(answer, options)
        return nodes.Negation(inside) if term.signs[0][0] == "not in" else inside


def _alike(
    left: nodes.Quantity, left_term: Term, right: nodes.Quantity, right_term: Term
) -> tuple[nodes.Quantity, nodes.Quantity]:
    """A plain number beside what is counted in whole things is a number of those."""
    if isinstance(left_term, Numeral):
        return _of_unit(left, right), right
    return left, _of_unit(right, left) if isinstance(right_term, Numeral) else right


def _of_unit(number: nodes.Quantity, other: nodes.Quantity) -> nodes.Quantity:
    match number, unit_of(other):
        case nodes.Number(value), ((unit, 1),) if not BASE_UNITS[unit].places:
            return nodes.Number(value, unit)
        case _:
            return number


def _unit(unit: Dimensions, lang: str) -> str:
    """A unit in words, for example 元/人."""
    above = [getattr(BASE_UNITS[name], lang) for name, power in unit if power > 0]
    below = [getattr(BASE_UNITS[name], lang) for name, power in unit if power < 0]
    none = "无单位" if lang == "zh" else "no unit"
    return "/".join(["·".join(above) or "1", *below]) if unit else none
