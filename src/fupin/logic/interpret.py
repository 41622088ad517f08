"""The plain interpreter: slow, obvious, and the oracle of every other lowering.

It reads a *row*: a mapping from fact names to answers (``None`` where not
recorded), and from group names to lists of such rows.
"""

from __future__ import annotations

import operator

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, assert_never, cast

from fupin.logic import nodes
from fupin.logic.kinds import Node
from fupin.logic.named import Named
from fupin.logic.ratio import WHOLE, RatioComparison


Row = Mapping[str, Any]

_OPS: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


def value(node: object, row: Row, parameters: Mapping[str, int]) -> Any:
    """Value of *node* for *row*; ``None`` where what it rests on isn't recorded."""

    def of(part: object) -> Any:
        return value(part, row, parameters)

    def each(group: nodes.Group, part: object) -> list[Any]:
        return [value(part, inner, parameters) for inner in row.get(group.name) or ()]

    known = cast("Node", node)
    match known:
        case (
            nodes.QuantityFact(name)
            | nodes.ConditionFact(name)
            | nodes.ChoiceFact(name)
            | nodes.ChoicesFact(name)
        ):
            return row[name]
        case nodes.Parameter(name):
            return parameters[name]
        case nodes.Number(number):
            return number
        case nodes.Arithmetic(op, left, right) | nodes.Comparison(op, left, right):
            a, b = of(left), of(right)
            return None if a is None or b is None else _OPS[op](a, b)
        case RatioComparison(op, part, whole, limit):
            a, b, c = of(part), of(whole), of(limit)
            if a is None or b is None or c is None or b <= 0:
                return None
            return _OPS[op](a * WHOLE, b * c)
        case nodes.Membership(answer, options):
            chosen = of(answer)
            return None if chosen is None else chosen in options
        case nodes.Overlap(answer, options):
            chosen = of(answer)
            return None if chosen is None else any(o in chosen for o in options)
        case nodes.AllOf(parts):
            return conjunction([of(p) for p in parts])
        case nodes.AnyOf(parts):
            return disjunction([of(p) for p in parts])
        case nodes.Negation(part):
            return negation(of(part))
        case nodes.IfThen(given, then):
            return disjunction([negation(of(given)), of(then)])
        case nodes.EveryOf(group, test):
            found = each(group, test)
            return conjunction(found) if found else None
        case nodes.SomeOf(group, test):
            found = each(group, test)
            return disjunction(found) if found else None
        case nodes.CountOf(group, test):
            found = each(group, test)
            return None if not found or None in found else sum(found)
        case nodes.TotalOf(group, quantity):
            found = each(group, quantity)
            return None if not found or None in found else sum(found)
        case nodes.FirstKnown(parts):
            return next((v for v in map(of, parts) if v is not None), None)
        case nodes.Agreement(parts):
            first, *others = (of(p) for p in parts)
            return first if all(o is first for o in others) else None
        case Named(test):
            return of(test)
        case nodes.Recorded(fact):
            return of(fact) is not None
        case _:
            assert_never(known)


def conjunction(values: Sequence[bool | None]) -> bool | None:
    """Kleene "and"."""
    if False in values:
        return False
    return None if None in values else True


def disjunction(values: Sequence[bool | None]) -> bool | None:
    """Kleene "or"."""
    if True in values:
        return True
    return None if None in values else False


def negation(value: bool | None) -> bool | None:
    """Kleene "not"."""
    return None if value is None else not value
