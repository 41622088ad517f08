"""Which missing facts keep a rule from being decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from fupin.logic import nodes
from fupin.logic.interpret import Row, value
from fupin.logic.kinds import Fact
from fupin.logic.names import FACT_KINDS, GROUP_KINDS, children
from fupin.logic.ratio import RatioComparison


@attrs.frozen
class Blocker:
    """A fact that keeps a rule from being decided.

    It is not recorded; or it is the empty whole of a rate; or it is one of the bounds
    of a quantity that are too far apart.
    """

    fact: Fact
    group: str = ""
    """Name of the group it is asked of, empty for the subject itself."""

    index: int = -1
    """Position in the group; -1 where the whole group is missing, or no group."""

    @property
    def name(self) -> str:
        """For example ``size`` or ``members[2].age``."""
        if not self.group:
            return self.fact.name
        place = "" if self.index < 0 else str(self.index)
        return f"{self.group}[{place}].{self.fact.name}"


def blockers(
    test: nodes.Condition, row: Row, parameters: Mapping[str, int]
) -> tuple[Blocker, ...]:
    """The facts below the unknown parts of *test* that block it, each once, in order.

    Empty when *test* is decided, and only then.
    """
    return tuple(dict.fromkeys(_below(test, row, parameters, "", -1)))


def _below(
    node: Any, row: Row, parameters: Mapping[str, int], group: str, index: int
) -> Iterator[Blocker]:
    if value(node, row, parameters) is not None:
        return
    if isinstance(node, FACT_KINDS):
        yield Blocker(node, group, index)
        return
    if isinstance(node, GROUP_KINDS):
        things = row.get(node.group.name) or ()
        inner = children(node)[0]
        if not things:
            yield from (Blocker(f, node.group.name) for f in _facts(inner))
        for position, thing in enumerate(things):
            yield from _below(inner, thing, parameters, node.group.name, position)
        return
    inside = [b for c in children(node) for b in _below(c, row, parameters, group, index)]
    if not inside:
        inside = [Blocker(fact, group, index) for fact in _at_fault(node)]
    yield from inside


def _at_fault(node: Any) -> Iterator[Fact]:
    """Facts of a node that is unknown though all of its parts are known."""
    if isinstance(node, RatioComparison):
        yield from _facts(node.whole)
    if isinstance(node, nodes.Agreement):
        asked = [tuple(_facts(part)) for part in node.parts]
        yield from (f for facts in asked for f in facts if not all(f in a for a in asked))


def _facts(node: Any) -> Iterator[Fact]:
    if isinstance(node, FACT_KINDS):
        yield node
    for child in children(node):
        yield from _facts(child)
