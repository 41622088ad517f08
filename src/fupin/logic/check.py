"""Is a rule well formed?  Units agree, no group inside a group, no empty parts."""

from __future__ import annotations

from typing import assert_never, cast

from fupin.errors import RuleDefinitionError, UnitError
from fupin.logic import nodes
from fupin.logic.kinds import QuantityNode
from fupin.logic.names import walk
from fupin.logic.ratio import RatioComparison
from fupin.logic.units import Dimensions, dimensions, times


def check(test: nodes.Condition) -> nodes.Condition:
    """Refuse a rule that can't mean what it says; give it back otherwise.

    Raises:
        UnitError: If two sides of a comparison, sum or difference differ in unit.
        RuleDefinitionError: If a group is asked inside a group, two facts share a
            name, or a node has no parts.
    """
    facts: dict[tuple[str, str], object] = {}
    for group, node in walk(test):
        match node:
            case nodes.Comparison(_, left, right):
                _same(left, right, node)
            case RatioComparison(_, part, whole, limit):
                _same(part, whole, node)
                if unit_of(limit) != dimensions("percent"):
                    raise UnitError("the limit of a ratio must be in percent")
            case nodes.CountOf() | nodes.TotalOf() | nodes.EveryOf() | nodes.SomeOf():
                if group is not None:
                    raise RuleDefinitionError("a group can't be asked inside a group")
            case (
                nodes.AllOf(parts)
                | nodes.AnyOf(parts)
                | nodes.FirstKnown(parts)
                | nodes.Agreement(parts)
            ):
                if not parts:
                    raise RuleDefinitionError(f"{type(node).__name__} has no parts")
            case nodes.Membership(_, options) | nodes.Overlap(_, options):
                if not options:
                    raise RuleDefinitionError(f"{type(node).__name__} has no options")
            case (
                nodes.QuantityFact()
                | nodes.ConditionFact()
                | nodes.ChoiceFact()
                | nodes.ChoicesFact()
            ):
                place = (group.name if group else "", node.name)
                if facts.setdefault(place, node) != node:
                    raise RuleDefinitionError(f"two different facts are called {node.name!r}")
            case _:
                pass
    return test


def unit_of(quantity: nodes.Quantity) -> Dimensions:
    """The unit of *quantity*, folded from its parts.

    Raises:
        UnitError: If it adds or subtracts things of different units.
    """
    node = cast("QuantityNode", quantity)
    match node:
        case nodes.QuantityFact(_, unit) | nodes.Parameter(_, unit) | nodes.Number(_, unit):
            return dimensions(unit)
        case nodes.Arithmetic("*", left, right):
            return times(unit_of(left), unit_of(right))
        case nodes.Arithmetic(_, left, right):
            return _same(left, right, node)
        case nodes.CountOf(group):
            return dimensions(group.unit)
        case nodes.TotalOf(_, inner):
            return unit_of(inner)
        case _:
            assert_never(node)


def _same(left: nodes.Quantity, right: nodes.Quantity, node: object) -> Dimensions:
    one, other = unit_of(left), unit_of(right)
    if one != other:
        raise UnitError(f"units differ: {one} against {other} in {type(node).__name__}")
    return one
