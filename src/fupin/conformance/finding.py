"""The row that shows one thing of a rule while all other rules pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from fupin.conformance.case import Point, Shows, Side, State
from fupin.conformance.foci import Focus
from fupin.conformance.goals import Goal, Sizes, Step, Want
from fupin.conformance.plausible import Reason, implausible
from fupin.conformance.rows import Row, decode, encode, truths
from fupin.conformance.rulebook import Context, RuleBook
from fupin.conformance.search import search
from fupin.conformance.settling import Assignment, Hints, gap, row_of, side_of
from fupin.logic import nodes
from fupin.logic.names import walk
from fupin.logic.ratio import RatioComparison


THINGS: Final = 2
"""Members of a household whose members matter."""

_TRIES: Final = 40
"""Rows looked at for each way of filling the groups."""

_ALONE: Final = Reason(
    "与同一规则的其他部分相连，不能单独决定",
    "tied to other parts of the rule: never decides alone",
)


@attrs.frozen
class Found:
    """A row, as JSON, with what it shows."""

    facts: Mapping[str, Any] = attrs.field(hash=False)
    shows: Shows


class Finder:
    """Finds rows for one book on one day in one region."""

    def __init__(self, of: RuleBook, context: Context) -> None:
        self.book = of
        self.context = context
        self._numbers = context.values
        self._hints = Hints(
            numbers=self._numbers, thresholds=_thresholds(of, context), twins=_twins(of)
        )
        groups = [group.name for group, _ in of.names.groups]
        full = dict.fromkeys(groups, THINGS)
        self.full: Sizes = {"": 0} | full
        self._sizes: list[Sizes] = [{"": 0} | dict.fromkeys(groups, 0)]
        self._sizes += [self.full] if groups else []

    def find(self, focus: Focus) -> Found | Reason:
        """A row that shows *focus*, or why there is none."""
        found = self._find(focus, focus.steps)
        if isinstance(found, Reason) and focus.fallback:
            return self._find(focus, focus.fallback)
        return found

    def _find(self, focus: Focus, steps: tuple[Step, ...]) -> Found | Reason:
        if not any(True for sizes in self._sizes for _ in search(steps, sizes, self._hints)):
            return _ALONE
        others = tuple(
            Goal(part.test, Want.TRUE)
            for part in self.book.parts
            if part.id not in {focus.shows.rule, focus.unknown}
        )
        faults: list[tuple[Reason, ...]] = []
        for beside in (others, ()) if others else ((),):
            for row in self._rows((*steps, *beside)):
                found = truths(self.book.tests, self._whole(row), self._numbers)
                if not self._suits(found, focus, alone=not beside):
                    continue
                fault = implausible(row, self.book.names)
                if not fault:
                    return Found(encode(row, self.book.names), focus.shows)
                faults.append(fault)
        return min(faults, key=len)[0] if faults else _ALONE

    def beside_whole(self, focus: Focus, found: Found) -> Iterator[Found]:
        """The same row with the whole of a rate one more and one less."""
        node = focus.node
        if not isinstance(node, RatioComparison) or focus.shows.side is not Side.AT:
            return
        names = [n.name for _, n in walk(node.whole) if isinstance(n, nodes.QuantityFact)]
        before = truths(self.book.tests, self._decoded(found), self._numbers)
        for name in names:
            for step in (1, -1):
                row = self._decoded(found)
                if row.get(name) is None:
                    continue
                row[name] += step
                after = truths(self.book.tests, row, self._numbers)
                at = gap(node, row, self._numbers)
                if at and not self._disturbed(before, after, focus.shows.rule):
                    shown = attrs.evolve(
                        focus.shows, point=Point.WHOLE, side=side_of(at), state=State.BOUNDARY
                    )
                    kept = {k: v for k, v in row.items() if k in found.facts}
                    if not implausible(kept, self.book.names):
                        yield Found({**found.facts, name: row[name]}, shown)

    def _disturbed(self, before: list[Any], after: list[Any], rule: str) -> bool:
        return any(
            x is not y
            for part, x, y in zip(self.book.parts, before, after, strict=True)
            if part.id != rule
        )

    def _suits(self, found: list[bool | None], focus: Focus, *, alone: bool) -> bool:
        for part, truth in zip(self.book.parts, found, strict=True):
            if part.id == focus.shows.rule:
                if truth is not focus.outcome:
                    return False
            elif part.id == focus.unknown:
                if truth is not None:
                    return False
            elif not alone and truth is not True:
                return False
        return True

    def _rows(self, steps: tuple[Step, ...]) -> Iterator[Row]:
        for sizes in self._sizes:
            for count, known in enumerate(search(steps, sizes, self._hints)):
                if count >= _TRIES:
                    break
                yield self._finished(known, sizes)

    def _finished(self, known: Assignment, sizes: Sizes) -> Row:
        """The row, its roster as the rows and the size make it."""
        row = row_of(known, sizes)
        asked = {f.name for f in self.book.names.facts}
        rows = len(row.get("members") or ())
        if {"roster_complete", "size"} <= asked and rows:
            if row.get("roster_complete"):
                row.setdefault("size", rows)
            elif row.get("size") == rows:
                row.setdefault("roster_complete", True)
        return row

    def _whole(self, row: Row) -> Row:
        return decode(encode(row, self.book.names), self.book.names)

    def _decoded(self, found: Found) -> Row:
        return decode(found.facts, self.book.names)


def _thresholds(of: RuleBook, context: Context) -> dict[str, tuple[int, ...]]:
    """For each fact that stands alone against a number, that number."""
    found: dict[str, dict[int, None]] = {}
    for _, node in walk(*of.tests):
        if isinstance(node, nodes.Comparison) and isinstance(node.left, nodes.QuantityFact):
            at = found.setdefault(node.left.name, {})
            if isinstance(node.right, nodes.Parameter):
                at[context.values[node.right.name]] = None
            elif isinstance(node.right, nodes.Number):
                at[node.right.value] = None
    return {name: tuple(at) for name, at in found.items()}


def _twins(of: RuleBook) -> dict[str, frozenset[str]]:
    """Facts that stand in the same place of the parts of an agreement."""
    found: dict[str, frozenset[str]] = {}
    for _, node in walk(*of.tests):
        if isinstance(node, nodes.Agreement):
            asked = [
                {n.name for _, n in walk(p) if isinstance(n, nodes.QuantityFact)}
                for p in node.parts
            ]
            own = frozenset.union(*map(frozenset, asked)) - frozenset.intersection(
                *map(frozenset, asked)
            )
            found |= {name: own - {name} for name in own}
    return found
