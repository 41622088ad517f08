"""What a rule rests on: facts, facts of its groups, parameters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from fupin.logic.kinds import Fact
from fupin.logic.nodes import (
    ChoiceFact,
    ChoicesFact,
    Condition,
    ConditionFact,
    CountOf,
    EveryOf,
    Group,
    Parameter,
    QuantityFact,
    Recorded,
    SomeOf,
    TotalOf,
)


_CHILD_FIELDS = (
    "left",
    "right",
    "test",
    "quantity",
    "answer",
    "part",
    "whole",
    "limit",
    "given",
    "then",
)
FACT_KINDS = (QuantityFact, ConditionFact, ChoiceFact, ChoicesFact)
GROUP_KINDS = (EveryOf, SomeOf, CountOf, TotalOf)


@attrs.frozen
class Names:
    """Names a rule uses, each once, in reading order."""

    facts: tuple[Fact, ...]
    parameters: tuple[Parameter, ...]
    groups: tuple[tuple[Group, tuple[Fact, ...]], ...]
    """Groups, with the facts asked of each of their things."""

    def of_group(self, name: str) -> tuple[Fact, ...]:
        """The facts asked of group *name*; empty where the rule has no such group."""
        return next((facts for group, facts in self.groups if group.name == name), ())


def names(*tests: Condition) -> Names:
    """Collect what *tests* rest on."""
    facts: dict[Fact, None] = {}
    parameters: dict[Parameter, None] = {}
    groups: dict[Group, dict[Fact, None]] = {}
    for group, node in walk(*tests):
        if isinstance(node, Parameter):
            parameters[node] = None
        elif isinstance(node, FACT_KINDS):
            (facts if group is None else groups.setdefault(group, {}))[node] = None
        elif isinstance(node, GROUP_KINDS):
            groups.setdefault(node.group, {})
    return Names(
        tuple(facts),
        tuple(parameters),
        tuple((group, tuple(asked)) for group, asked in groups.items()),
    )


def walk(*roots: Any) -> Iterator[tuple[Group | None, Any]]:
    """Every node below *roots*, parents first, with the group it is asked of."""
    stack: list[tuple[Group | None, Any]] = [(None, root) for root in reversed(roots)]
    while stack:
        group, node = stack.pop()
        yield group, node
        inner = node.group if isinstance(node, GROUP_KINDS) else group
        stack.extend((inner, child) for child in reversed(children(node)))


def children(node: Any) -> tuple[Any, ...]:
    """The nodes directly inside *node*."""
    if isinstance(node, (*FACT_KINDS, Parameter)):
        return ()
    if isinstance(node, Recorded):
        return (node.fact,)
    found: list[Any] = []
    for field in attrs.fields(type(node)):
        value = getattr(node, field.name)
        if field.name == "parts":
            found.extend(value)
        elif field.name in _CHILD_FIELDS:
            found.append(value)
    return tuple(found)
