"""Every kind of node, and two helpers to write rules with."""

from __future__ import annotations

from typing import Any, TypeAlias

from fupin.logic.named import Named
from fupin.logic.nodes import (
    Agreement,
    AllOf,
    AnyOf,
    Arithmetic,
    ChoiceFact,
    ChoicesFact,
    Comparison,
    Condition,
    ConditionFact,
    CountOf,
    EveryOf,
    FirstKnown,
    IfThen,
    Membership,
    Negation,
    Number,
    Overlap,
    Parameter,
    Quantity,
    QuantityFact,
    Recorded,
    SomeOf,
    TotalOf,
)
from fupin.logic.ratio import RatioComparison


Fact: TypeAlias = QuantityFact | ConditionFact | ChoiceFact[Any] | ChoicesFact[Any]
"""A question one may ask of a subject."""

QuantityNode: TypeAlias = QuantityFact | Parameter | Number | Arithmetic | CountOf | TotalOf
ConditionNode: TypeAlias = (
    ConditionFact
    | Comparison
    | RatioComparison
    | Named
    | Membership
    | Overlap
    | AllOf
    | AnyOf
    | Negation
    | IfThen
    | EveryOf
    | SomeOf
    | FirstKnown
    | Agreement
    | Recorded
)
Node: TypeAlias = QuantityNode | ConditionNode | ChoiceFact[Any] | ChoicesFact[Any]
"""Every kind of node.  Each lowering ends in `assert_never`, so a new kind fails
type checking until all of them know it."""


def first_known(*parts: Condition) -> FirstKnown:
    """The first of *parts* that is known decides."""
    return FirstKnown(parts)


def between(quantity: Quantity, low: Quantity, high: Quantity) -> AllOf:
    """Whether *quantity* lies from *low* to *high*, both included."""
    return (quantity >= low) & (quantity <= high)
