"""Lowering to polars: every node as an expression over columns, null for unknown.

polars' own ``&``, ``|`` and ``~`` are Kleene's.  What a rule asks of a group is
answered beforehand, by `fupin.frames.groups`, and looked up here.
"""

from __future__ import annotations

import functools
import operator

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, assert_never, cast

import polars as pl

from fupin.errors import UnknownNameError
from fupin.frames.ranges import Whole
from fupin.logic import nodes
from fupin.logic.kinds import Node
from fupin.logic.named import Named
from fupin.logic.ratio import WHOLE, RatioComparison


OPERATORS: Final[dict[str, Callable[[pl.Expr, pl.Expr], pl.Expr]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


def expression(
    node: object,
    parameters: Mapping[str, int],
    grouped: Mapping[Any, pl.Expr],
    whole: Whole = pl.Int64,
) -> pl.Expr:
    """The expression that means *node*.

    Args:
        node: A quantity or a condition.
        parameters: Values of the policy numbers, by name.
        grouped: What the group nodes in it come to.
        whole: The type whole numbers are reckoned with in; see `fupin.frames.ranges`.

    Raises:
        UnknownNameError: If a parameter is not given.

    Limitations:
        A node without facts is a literal: use ``with_columns``, which keeps the
        height of the table, never ``select``.
    """

    def of(part: object) -> pl.Expr:
        return expression(part, parameters, grouped, whole)

    known = cast("Node", node)
    match known:
        case nodes.QuantityFact(name):
            return pl.col(name).cast(whole)  # small integers would overflow
        case nodes.ConditionFact(name) | nodes.ChoiceFact(name) | nodes.ChoicesFact(name):
            return pl.col(name)
        case nodes.Parameter(name):
            return pl.lit(_given(name, parameters), whole)
        case nodes.Number(number):
            return pl.lit(number, whole)
        case nodes.Arithmetic(op, left, right) | nodes.Comparison(op, left, right):
            return OPERATORS[op](of(left), of(right))
        case RatioComparison(op, part, people, limit):
            return ratio(op, of(part), of(people), of(limit))
        case nodes.Membership(answer, options):
            return of(answer).is_in([o.value for o in options])
        case nodes.Overlap(answer, options):
            among = pl.element().is_in([o.value for o in options])
            return of(answer).list.eval(among).list.any()
        case nodes.AllOf(parts):
            return conjunction([of(p) for p in parts])
        case nodes.AnyOf(parts):
            return disjunction([of(p) for p in parts])
        case nodes.Negation(part):
            return negation(of(part))
        case nodes.IfThen(given, then):
            return disjunction([negation(of(given)), of(then)])
        case nodes.EveryOf() | nodes.SomeOf() | nodes.CountOf() | nodes.TotalOf():
            return grouped[known]
        case nodes.FirstKnown(parts):
            return first_known([of(p) for p in parts])
        case nodes.Agreement(parts):
            return agreement([of(p) for p in parts])
        case Named(test):
            return of(test)
        case nodes.Recorded(fact):
            return of(fact).is_not_null()
        case _:
            assert_never(known)


def _given(name: str, parameters: Mapping[str, int]) -> int:
    if name not in parameters:
        raise UnknownNameError("parameter", name, parameters)
    return parameters[name]


def ratio(op: str, part: pl.Expr, people: pl.Expr, limit: pl.Expr) -> pl.Expr:
    """A rate multiplied out; of nobody there is none."""
    return pl.when(people > 0).then(OPERATORS[op](part * WHOLE, people * limit))


def conjunction(parts: Sequence[pl.Expr]) -> pl.Expr:
    """Kleene "and"."""
    return functools.reduce(operator.and_, parts)


def disjunction(parts: Sequence[pl.Expr]) -> pl.Expr:
    """Kleene "or"."""
    return functools.reduce(operator.or_, parts)


def negation(part: pl.Expr) -> pl.Expr:
    """Kleene "not"."""
    return ~part


def first_known(parts: Sequence[pl.Expr]) -> pl.Expr:
    """The first part that is not null."""
    return pl.coalesce(parts)


def agreement(parts: Sequence[pl.Expr]) -> pl.Expr:
    """What all parts say alike, else null."""
    first, *others = parts
    if not others:
        return first
    # null equals nothing, and a null condition takes the "otherwise", which is null
    return pl.when(conjunction([first == other for other in others])).then(first)
