"""Lowering to SQL: every node as an expression over columns, null for unknown.

``AND``, ``OR`` and ``NOT`` of SQL are Kleene's.  Facts come as columns that are cast
already: whole numbers of 64 bits, codes as text.  A number written out is widened before
one reckons with it: an engine would hold it in 32 bits or fewer.  Where facts are
multiplied with each other, 64 bits are too few for numbers that may well be recorded.
What a rule asks of a group is answered beforehand and looked up here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, assert_never, cast

import attrs
import sqlglot.expressions as exp

from fupin.errors import UnknownNameError
from fupin.frames._sql_dialects import Dialect, case, closed, missing, text
from fupin.logic import nodes
from fupin.logic.kinds import Node
from fupin.logic.named import Named
from fupin.logic.names import walk
from fupin.logic.ratio import WHOLE, RatioComparison


OPERATORS: Final[dict[str, type[exp.Binary]]] = {
    "+": exp.Add,
    "-": exp.Sub,
    "*": exp.Mul,
    ">": exp.GT,
    ">=": exp.GTE,
    "<": exp.LT,
    "<=": exp.LTE,
}


@attrs.frozen(kw_only=True)
class Scope:
    """Where the names in a rule stand in the query."""

    dialect: Dialect
    facts: str
    """Alias of the table that has the facts."""

    parameters: Mapping[str, exp.Expr]
    grouped: Mapping[Any, exp.Expr]
    """What group nodes come to."""


def expression(node: object, scope: Scope) -> exp.Expr:
    """The expression that means *node*.

    Raises:
        UnknownNameError: If a parameter is not given.
    """

    def of(part: object) -> exp.Expr:
        return expression(part, scope)

    known = cast("Node", node)
    match known:
        case (
            nodes.QuantityFact(name)
            | nodes.ConditionFact(name)
            | nodes.ChoiceFact(name)
            | nodes.ChoicesFact(name)
        ):
            return column(name, scope.facts)
        case nodes.Parameter(name):
            return _given(name, scope.parameters).copy()
        case nodes.Number(number):
            return exp.Literal.number(number)
        case nodes.Arithmetic(op, left, right):
            kind = scope.dialect.widest if op == "*" and measured(left, right) else None
            return binary(op, _wide(of(left), kind), of(right))
        case nodes.Comparison(op, left, right):
            return binary(op, of(left), of(right))
        case RatioComparison(op, part, whole, limit):
            return ratio(op, *map(of, (part, whole, limit)))
        case nodes.Membership(answer, options):
            return exp.In(this=of(answer), expressions=[text(o.value) for o in options])
        case nodes.Overlap(answer, options):
            return overlap(scope.dialect, of(answer), [o.value for o in options])
        case nodes.AllOf(parts):
            return exp.and_(*map(of, parts), copy=False)
        case nodes.AnyOf(parts):
            return exp.or_(*map(of, parts), copy=False)
        case nodes.Negation(part):
            return negation(of(part))
        case nodes.IfThen(given, then):
            return exp.or_(negation(of(given)), of(then), copy=False)
        case nodes.EveryOf() | nodes.SomeOf() | nodes.CountOf() | nodes.TotalOf():
            return scope.grouped[known].copy()
        case nodes.FirstKnown(parts):
            return first_known(map(of, parts))
        case nodes.Agreement(parts):
            return agreement(map(of, parts))
        case Named(test):
            return of(test)
        case nodes.Recorded(fact):
            return exp.Not(this=missing(of(fact)))
        case _:
            assert_never(known)


def _given(name: str, parameters: Mapping[str, exp.Expr]) -> exp.Expr:
    if name not in parameters:
        raise UnknownNameError("parameter", name, parameters)
    return parameters[name]


def measured(*quantities: object) -> bool:
    """Whether all rest on facts: two multiplied may need more than 64 bits."""
    known = (nodes.QuantityFact, nodes.CountOf, nodes.TotalOf)
    return all(
        any(isinstance(part, known) for group, part in walk(one) if group is None)
        for one in quantities
    )


def column(name: str, table: str) -> exp.Column:
    """A column; always quoted, as any word may be a fact."""
    return exp.column(exp.to_identifier(name, quoted=True), table=table)


def binary(op: str, left: exp.Expr, right: exp.Expr) -> exp.Expr:
    """Two numbers reckoned with or compared."""
    return OPERATORS[op](this=closed(left), expression=closed(right))


def ratio(op: str, part: exp.Expr, whole: exp.Expr, limit: exp.Expr) -> exp.Expr:
    """A rate multiplied out; of nobody there is none."""
    somebody = binary(">", whole.copy(), exp.Literal.number(0))
    left = binary("*", _wide(part), exp.Literal.number(WHOLE))
    return case((somebody, binary(op, left, binary("*", _wide(whole), limit))))


def overlap(dialect: Dialect, answer: exp.Expr, words: list[str]) -> exp.Expr:
    """Whether a list has one of *words*; not asked of null, where Hive would say no."""
    return case((exp.Not(this=missing(answer.copy())), dialect.overlap(answer, words)))


def negation(part: exp.Expr) -> exp.Expr:
    """Kleene "not"."""
    return exp.not_(part, copy=False)


def first_known(parts: Iterable[exp.Expr]) -> exp.Expr:
    """The first part that is not null."""
    first, *others = parts
    return exp.Coalesce(this=first, expressions=others) if others else first


def agreement(parts: Iterable[exp.Expr]) -> exp.Expr:
    """What all parts say alike; null equals nothing, so it falls to the end."""
    first, *others = parts
    if not others:
        return first
    alike = [exp.EQ(this=closed(first.copy()), expression=closed(other)) for other in others]
    return case((exp.and_(*alike, copy=False), first))


def _wide(number: exp.Expr, kind: str | None = None) -> exp.Expr:
    if kind is not None:
        return exp.cast(number, kind)
    if isinstance(number, exp.Literal | exp.Neg):
        return exp.cast(number, exp.DataType.Type.BIGINT)
    return number
