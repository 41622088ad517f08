"""Lowering to words: a rule as a Chinese or an English sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, assert_never, cast

from fupin.logic import nodes
from fupin.logic.kinds import Node
from fupin.logic.named import Named
from fupin.logic.names import walk
from fupin.logic.ratio import RatioComparison
from fupin.logic.units import written


Lang: TypeAlias = Literal["zh", "en"]

_COMPARISON: Final = 1
_ARITHMETIC: Final = 2
_LEAF: Final = 3
_SIGNS: Final = {"*": "×", ">=": "≥", "<=": "≤"}

_WORDS: Final[dict[Lang, dict[str, str]]] = {
    "zh": {
        "and": "且",
        "or": "或",
        "not": "非",
        "if": "凡{given}的，须{then}",
        "every": "每名{group}：{test}",
        "some": "至少一名{group}：{test}",
        "count": "{test}的{group}数",
        "total": "各{group}{quantity}之和",
        "first": "{first}；无记录时看{rest}",
        "then": "，再看",
        "agree": "按上下限测算结论一致：{parts}",
        "among": "{answer}为{options}",
        "not among": "{answer}不为{options}",
        "include": "{answer}含{options}",
        "join": "或",
        "recorded": "已登记{fact}",
        "means": "其中“{name}”指{test}",
    },
    "en": {
        "and": "and",
        "or": "or",
        "not": "not ",
        "if": "where {given}, {then}",
        "every": "for every {group}: {test}",
        "some": "for at least one {group}: {test}",
        "count": "number of {group}s with {test}",
        "total": "sum of {quantity} over every {group}",
        "first": "{first}; where not recorded, {rest}",
        "then": "; then ",
        "agree": "the same outcome at both bounds: {parts}",
        "among": "{answer} is {options}",
        "not among": "{answer} is none of: {options}",
        "include": "{answer} includes {options}",
        "join": " or ",
        "recorded": "{fact} is recorded",
        "means": "where “{name}” means {test}",
    },
}


def sentence(
    node: object, lang: Lang = "zh", parameters: Mapping[str, int] | None = None
) -> str:
    """Say a rule in words; with *parameters*, their values stand beside their names.

    What has a name of its own is said by it, and what it means stands at the end.
    """
    speaker = _Speaker(lang, parameters or {})
    named = dict.fromkeys(n for _, n in walk(node) if isinstance(n, Named))
    meanings = [
        speaker.words["means"].format(name=speaker.say(n), test=speaker.say(n.test))
        for n in named
    ]
    joint = "；" if lang == "zh" else "; "
    return joint.join([speaker.say(node), *meanings])


class _Speaker:
    def __init__(self, lang: Lang, parameters: Mapping[str, int]) -> None:
        self.lang: Lang = lang
        self.words = _WORDS[lang]
        self.parameters = parameters

    def say(self, node: object) -> str:
        known = cast("Node", node)
        match known:
            case (
                nodes.QuantityFact()
                | nodes.ConditionFact()
                | nodes.ChoiceFact()
                | nodes.ChoicesFact()
            ):
                return known.zh if self.lang == "zh" else known.en
            case nodes.Parameter():
                return self._parameter(known)
            case nodes.Number(value, unit):
                return written(value, unit, self.lang)
            case nodes.Arithmetic(op, left, right) | nodes.Comparison(op, left, right):
                bind = _ARITHMETIC if isinstance(known, nodes.Arithmetic) else _COMPARISON
                sign = _SIGNS.get(op, op)
                return f"{self.inner(left, bind)} {sign} {self.inner(right, bind)}"
            case RatioComparison(op, part, whole, limit):
                share = f"{self.inner(part, _ARITHMETIC)} ÷ {self.inner(whole, _ARITHMETIC)}"
                return f"{share} {_SIGNS.get(op, op)} {self.inner(limit, _COMPARISON)}"
            case nodes.Membership(answer, options):
                return self._options("among", answer, options)
            case nodes.Overlap(answer, options):
                return self._options("include", answer, options)
            case nodes.AllOf(parts):
                return f" {self.words['and']} ".join(self.inner(p) for p in parts)
            case nodes.AnyOf(parts):
                return f" {self.words['or']} ".join(self.inner(p) for p in parts)
            case nodes.Negation(nodes.Membership(answer, options)):
                return self._options("not among", answer, options)
            case nodes.Negation(part):
                return f"{self.words['not']}{self.inner(part)}"
            case nodes.IfThen(given, then):
                return self._fill("if", given=self.say(given), then=self.inner(then))
            case nodes.EveryOf(group, test):
                return self._fill("every", group=self._group(group), test=self.say(test))
            case nodes.SomeOf(group, test):
                return self._fill("some", group=self._group(group), test=self.say(test))
            case nodes.CountOf(group, test):
                return self._fill("count", group=self._group(group), test=self.say(test))
            case nodes.TotalOf(group, quantity):
                return self._fill(
                    "total", group=self._group(group), quantity=self.say(quantity)
                )
            case nodes.FirstKnown(parts):
                first, *rest = (self.say(p) for p in parts)
                if not rest:
                    return first
                return self._fill("first", first=first, rest=self.words["then"].join(rest))
            case nodes.Agreement(parts):
                said = f" {self.words['and']} ".join(self.inner(p) for p in parts)
                return self._fill("agree", parts=said)
            case Named():
                return known.zh if self.lang == "zh" else known.en
            case nodes.Recorded(fact):
                return self._fill("recorded", fact=self.say(fact))
            case _:
                assert_never(known)

    def inner(self, part: object, bind: int = 0) -> str:
        """*part* inside another node, in brackets where it binds no tighter than *bind*."""
        text = self.say(part)
        if _binding(part) > bind:
            return text
        return f"（{text}）" if self.lang == "zh" else f"({text})"

    def _fill(self, word: str, **parts: str) -> str:
        return self.words[word].format(**parts)

    def _group(self, group: nodes.Group) -> str:
        return group.zh if self.lang == "zh" else group.en

    def _parameter(self, node: nodes.Parameter) -> str:
        name = node.zh if self.lang == "zh" else node.en
        value = self.parameters.get(node.name)
        if value is None:
            return name
        said = written(value, node.unit, self.lang)
        return f"{name}（{said}）" if self.lang == "zh" else f"{name} ({said})"

    def _options(self, word: str, answer: object, options: tuple[object, ...]) -> str:
        said = self.words["join"].join(_option(o, self.lang) for o in options)
        return self._fill(word, answer=self.say(answer), options=said)


def _binding(node: object) -> int:
    """How tightly a node holds together; leaves tightest."""
    match node:
        case nodes.Arithmetic():
            return _ARITHMETIC
        case nodes.Comparison() | RatioComparison():
            return _COMPARISON
        case (
            nodes.AllOf()
            | nodes.AnyOf()
            | nodes.IfThen()
            | nodes.EveryOf()
            | nodes.SomeOf()
            | nodes.FirstKnown()
            | nodes.Agreement()
        ):
            return 0
        case _:
            return _LEAF


def _option(option: object, lang: Lang) -> str:
    """A code as it is said: its wording, or its English label where it has one."""
    wording = str(getattr(option, "value", option))
    return (getattr(option, "en", "") or wording) if lang == "en" else wording
