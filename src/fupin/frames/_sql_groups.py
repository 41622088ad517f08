"""What rules ask of a group, answered for every subject by one ``GROUP BY``.

The conditions asked are columns of the table of things first.  Then whether an outcome
that matters (met, not met, unknown) occurs is 1 or 0; numbers are summed.  Engines
skip nulls in both, so that every outcome has a column of its own.  A subject without
things finds no row, and all it finds is null: an empty group is never "all of them".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

import sqlglot.expressions as exp

from fupin.frames._sql_dialects import case, either, missing
from fupin.frames._sql_nodes import Scope, column, expression, negation
from fupin.logic import nodes
from fupin.logic.names import GROUP_KINDS, walk


Outcome: TypeAlias = Literal["met", "not_met", "unknown"]
GroupNode: TypeAlias = nodes.EveryOf | nodes.SomeOf | nodes.CountOf | nodes.TotalOf

ONE: Final = exp.Literal.number(1)
ZERO: Final = exp.Literal.number(0)


class Reduction:
    """The columns a group is reduced to, and what each node of it comes to."""

    def __init__(self, group: nodes.Group, asked_by: Sequence[object], found: str) -> None:
        self.found = found
        """Alias of the table that will have one row a subject."""

        self.inner: dict[object, str] = {}
        """The column each thing answers a question in."""

        self.needed: dict[str, exp.Expr] = {}
        """The columns of one row a subject, and how its things come together in them."""

        self.answers = {node: self._answer(node) for node in _asked(group, asked_by)}
        """What each node comes to, over the joined tables."""

    def asked(self, scope: Scope) -> list[exp.Expr]:
        """The columns of one thing."""
        return [
            exp.alias_(expression(node, scope), name, quoted=True, copy=False)
            for node, name in self.inner.items()
        ]

    def reduced(self) -> list[exp.Expr]:
        """The columns of one row a subject."""
        return [exp.alias_(tree, name, quoted=True) for name, tree in self.needed.items()]

    def _answer(self, node: GroupNode) -> exp.Expr:
        match node:
            case nodes.EveryOf(_, test):
                return every(self._occurs(test, "not_met"), self._occurs(test, "unknown"))
            case nodes.SomeOf(_, test):
                return some(self._occurs(test, "met"), self._occurs(test, "unknown"))
            case nodes.CountOf(_, test):
                counted = either(self._of_thing(test), ONE.copy(), ZERO.copy())
                return total(self._sum(test, "count", counted), self._occurs(test, "unknown"))
            case nodes.TotalOf(_, quantity):
                number = self._of_thing(quantity)
                return total(
                    self._sum(quantity, "total", number), self._occurs(quantity, "unknown")
                )

    def _of_thing(self, node: object) -> exp.Column:
        name = self.inner.setdefault(node, f"asked_{len(self.inner)}")
        return column(name, THINGS)

    def _occurs(self, node: object, outcome: Outcome) -> exp.Expr:
        asked = self._of_thing(node)
        name = f"{asked.name}_{outcome}"
        seen = exp.Max(this=either(occurs(asked, outcome), ONE.copy(), ZERO.copy()))
        self.needed.setdefault(name, seen)
        return column(name, self.found)

    def _sum(self, node: object, kind: str, of_one: exp.Expr) -> exp.Expr:
        name = f"{self._of_thing(node).name}_{kind}"
        self.needed.setdefault(name, exp.cast(exp.Sum(this=of_one), "bigint"))
        return column(name, self.found)


THINGS: Final = "t"
"""Alias of the table of things, where they come together."""


def occurs(asked: exp.Expr, outcome: Outcome) -> exp.Expr:
    """Whether a thing has an outcome; null counts as no."""
    match outcome:
        case "met":
            return asked
        case "not_met":
            return negation(asked)
        case "unknown":
            return missing(asked)


def every(not_met: exp.Expr, unknown: exp.Expr) -> exp.Expr:
    """Kleene "and" over a group, from the outcomes that occur in it."""
    return case((_is(not_met, ONE), exp.false()), (_is(unknown, ZERO), exp.true()))


def some(met: exp.Expr, unknown: exp.Expr) -> exp.Expr:
    """Kleene "or" over a group, from the outcomes that occur in it."""
    return case((_is(met, ONE), exp.true()), (_is(unknown, ZERO), exp.false()))


def total(known: exp.Expr, unknown: exp.Expr) -> exp.Expr:
    """The sum over a group; null where one of them is."""
    return case((_is(unknown, ZERO), known))


def _is(found: exp.Expr, flag: exp.Expr) -> exp.EQ:
    return exp.EQ(this=found, expression=flag.copy())


def _asked(group: nodes.Group, asked_by: Sequence[object]) -> list[GroupNode]:
    found = (node for _, node in walk(*asked_by) if isinstance(node, GROUP_KINDS))
    return list(dict.fromkeys(n for n in found if n.group == group))
