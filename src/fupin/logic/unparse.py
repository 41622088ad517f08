"""Lowering to text that `fupin.logic.parse` reads back as the same rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, assert_never, cast

from fupin.logic import nodes
from fupin.logic.forms import unspelt
from fupin.logic.kinds import Node
from fupin.logic.named import Named
from fupin.logic.ratio import RatioComparison
from fupin.logic.units import places
from fupin.values import format_scaled


_ESCAPED: Final = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)

_WORDS: Final[Mapping[type, str]] = {
    nodes.EveryOf: "every",
    nodes.SomeOf: "some",
    nodes.CountOf: "count",
    nodes.TotalOf: "total",
    nodes.FirstKnown: "first_known",
    nodes.Agreement: "agreement",
}


def expression(condition: nodes.Condition) -> str:
    """Write *condition* as an expression; parsed, it gives an equal condition.

    >>> brave = nodes.ConditionFact("brave", "勇敢", "brave")
    >>> tall = nodes.ConditionFact("tall", "高", "tall")
    >>> expression(~(brave & tall))
    'not (brave and tall)'
    """
    return _written(condition)


def _written(node: object) -> str:
    known = cast("Node", node)
    match known:
        case (
            nodes.QuantityFact(name)
            | nodes.ConditionFact(name)
            | nodes.ChoiceFact(name)
            | nodes.ChoicesFact(name)
            | nodes.Parameter(name)
        ):
            return name
        case nodes.Number(value, unit):
            return _number(value, unit)
        case nodes.Arithmetic(op, left, right):
            return f"{_operand(left, op)} {op} {_operand(right, op, last=True)}"
        case nodes.Comparison(op, left, right):
            return f"{_written(left)} {op} {_written(right)}"
        case RatioComparison(op, part, whole, limit):
            rate = _call("ratio", _written(part), _written(whole))
            return f"{rate} {op} {_written(limit)}"
        case nodes.Membership(answer, options):
            return f"{_written(answer)} in [{_wordings(options)}]"
        case nodes.Overlap(answer, options):
            return _call("includes", _written(answer), _wordings(options))
        case nodes.AllOf(parts):
            return _joined("and", "all_of", parts)
        case nodes.AnyOf(parts):
            return _joined("or", "any_of", parts)
        case nodes.Negation(nodes.Membership(answer, options)):
            return f"{_written(answer)} not in [{_wordings(options)}]"
        case nodes.Negation(part):
            return f"not {_part(part)}"
        case nodes.IfThen(given, then):
            return _call("implies", _written(given), _written(then))
        case (
            nodes.EveryOf(group, inner)
            | nodes.SomeOf(group, inner)
            | nodes.CountOf(group, inner)
            | nodes.TotalOf(group, inner)
        ):
            return _call(_WORDS[type(known)], group.name, _written(inner))
        case nodes.FirstKnown(parts) | nodes.Agreement(parts):
            return _call(_WORDS[type(known)], *map(_written, parts))
        case Named(test, zh, en):
            return _call("named", _written(test), _quoted(zh), _quoted(en))
        case nodes.Recorded(fact):
            return _call("recorded", fact.name)
        case _:
            assert_never(known)


def _number(value: int, unit: str) -> str:
    if not unit:
        return str(value)
    number = format_scaled(value, places(unit))
    return _call("quantity", _quoted(number), _quoted(unspelt(unit)))


def _call(word: str, *arguments: str) -> str:
    return f"{word}({', '.join(arguments)})"


def _joined(sign: str, word: str, parts: tuple[nodes.Condition, ...]) -> str:
    if len(parts) == 1:
        return _call(word, _written(parts[0]))
    return f" {sign} ".join(map(_part, parts))


def _part(part: nodes.Condition) -> str:
    """A condition inside another, in brackets where it is joined itself."""
    several = isinstance(part, nodes.AllOf | nodes.AnyOf) and len(part.parts) > 1
    return f"({_written(part)})" if several else _written(part)


def _operand(node: nodes.Quantity, op: str, *, last: bool = False) -> str:
    """A side of a sum or product, in brackets where it would be read otherwise."""
    text = _written(node)
    if not isinstance(node, nodes.Arithmetic):
        return text
    looser = op == "*" and node.op != "*"
    return f"({text})" if looser or (last and (op == "*") == (node.op == "*")) else text


def _wordings(options: Iterable[Any]) -> str:
    return ", ".join(_quoted(str(one.value)) for one in options)


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPED)}"'
