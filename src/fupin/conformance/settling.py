"""Numbers for a comparison: on one side of its threshold, on it, or comfortably beyond."""

from __future__ import annotations

import functools
import itertools

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

import attrs

from fupin.conformance.case import Side
from fupin.conformance.goals import Goal, Key, Place, Sizes, Want, facts_below
from fupin.logic import nodes, value
from fupin.logic.names import walk
from fupin.logic.ratio import WHOLE, RatioComparison


Assignment: TypeAlias = Mapping[Key, Any]

_USUAL: Final = {"size": (3, 2), "age": (35, 8)}
_BY_UNIT: Final = {"person": (1_000, 10_000), "household": (1_000, 10_000), "percent": (800,)}
_ELSE: Final = (10, 1_000, 1_000_000)
_ADDED: Final = (10, 0)
_MOST_PERCENT: Final = 10_000
_SIDES: Final = {
    ">": (Side.ABOVE,),
    ">=": (Side.ABOVE, Side.AT),
    "<": (Side.BELOW,),
    "<=": (Side.BELOW, Side.AT),
}


@attrs.frozen(eq=False)
class Hints:
    """What helps to choose numbers that suit all rules of a book."""

    numbers: Mapping[str, int]
    """Values of the parameters."""

    thresholds: Mapping[str, tuple[int, ...]]
    """For a fact, the numbers it is compared with."""

    twins: Mapping[str, frozenset[str]]
    """Facts that bound the same quantity: alike unless something else is wanted."""


def row_of(known: Assignment, sizes: Sizes) -> dict[str, Any]:
    """The row the interpreter wants; what is not assigned is not in it."""
    row: dict[str, Any] = {g: [{} for _ in range(n)] for g, n in sizes.items() if g}
    for (group, position, name), answer in known.items():
        (row[group][position] if group else row)[name] = answer
    return row


def gap(node: Any, row: Mapping[str, Any], numbers: Mapping[str, int]) -> int | None:
    """Left side minus right side, multiplied out for a rate."""
    if isinstance(node, RatioComparison):
        part, whole, limit = (
            value(n, row, numbers) for n in (node.part, node.whole, node.limit)
        )
        if part is None or whole is None or limit is None or whole <= 0:
            return None
        return int(part * WHOLE - whole * limit)
    left, right = (value(n, row, numbers) for n in (node.left, node.right))
    return None if left is None or right is None else int(left - right)


def side_of(found: int) -> Side:
    """The side a gap stands for."""
    return Side.AT if found == 0 else Side.BELOW if found < 0 else Side.ABOVE


def allowed(node: Any, want: Want | Side) -> tuple[Side, ...]:
    """The sides on which a comparison comes out as wanted."""
    if isinstance(want, Side):
        return (want,)
    met = _SIDES[node.op]
    return met if want is Want.TRUE else tuple(s for s in Side if s not in met)


def settle(
    goal: Goal, known: Assignment, sizes: Sizes, hints: Hints
) -> Iterator[dict[Key, Any]]:
    """Answers for the numbers of a comparison that are still open."""
    task = _Task(goal, known, sizes, hints)
    keys = _quantities(goal.node, goal.place, sizes)
    units = {key: unit for key, unit in keys.items() if key not in known}
    if goal.want is Want.UNKNOWN:
        for choice in (0, -1):
            yield {key: _usual(key, unit)[choice] for key, unit in units.items()}
    elif not units:
        found = task.gap({})
        if found is not None and side_of(found) in allowed(goal.node, goal.want):
            yield {}
    else:
        for free in _freest_first(goal, units, sizes):
            yield from task.by_moving(free, units)


@attrs.frozen(eq=False)
class _Task:
    """A comparison among what is already known."""

    goal: Goal
    known: Assignment
    sizes: Sizes
    hints: Hints

    def gap(self, given: Assignment) -> int | None:
        """Left side minus right side, with *given* beside what is known."""
        group, position = self.goal.place
        asked = facts_below(self.goal.node, self.goal.place, self.sizes)
        known = {key: given[key] if key in given else self.known.get(key) for key in asked}
        row = row_of(known, self.sizes)
        return gap(self.goal.node, row[group][position] if group else row, self.hints.numbers)

    def by_moving(self, free: Key, units: Mapping[Key, str]) -> Iterator[dict[Key, Any]]:
        """Put all other open numbers where they usually are, and move *free*."""
        wanted = allowed(self.goal.node, self.goal.want)
        measured, measure = _two_sides(self.goal, self.sizes)
        added = set(measured) - set(measure)  # to what is measured: few, or none
        others = [key for key in units if key != free]
        usual = (_ADDED if key in added else _usual(key, units[key]) for key in others)
        for filling in itertools.product(*usual):
            given = dict(zip(others, filling, strict=True))
            start, next_ = (self.gap(given | {free: number}) for number in (0, 1))
            if start is None or next_ is None or start == next_:
                continue
            slope = next_ - start
            for number in self.numbers(free, units[free], start, slope):
                possible = number >= 0 or isinstance(self.goal.want, Side)  # else negative
                if possible and side_of(start + slope * number) in wanted:
                    yield {**given, free: number}

    def numbers(self, free: Key, unit: str, start: int, slope: int) -> Iterable[int]:
        """Candidates: as the twin, as usual, comfortably beyond, next to the threshold."""
        low, rest = divmod(-start, slope)
        exact = [] if rest else [low]
        below, above = low - (not rest), low + 1
        if isinstance(self.goal.want, Side):
            rising = (self.goal.want is Side.ABOVE) == (slope > 0)
            return exact if self.goal.want is Side.AT else [above if rising else below]
        far = max(1, abs(low) // 10)
        near = [below - far, above + far, *exact, below, above]
        if unit == "percent" and above <= _MOST_PERCENT:
            near = [min(n, _MOST_PERCENT) for n in near]
        group, position, name = free
        twins = (
            self.known.get((group, position, twin))
            for twin in sorted(self.hints.twins.get(name, ()))
        )
        alike = [number for number in twins if number is not None]
        other = [n + d for n in self.hints.thresholds.get(name, ()) for d in (0, 1, -1)]
        return dict.fromkeys([*alike, *_USUAL.get(name, ()), *near, *other])


def _quantities(node: Any, place: Place, sizes: Sizes) -> dict[Key, str]:
    """The numbers a comparison asks, with their units; codes inside a count stay out."""
    unit = _units(node)
    return {k: unit[k[2]] for k in facts_below(node, place, sizes) if k[2] in unit}


@functools.lru_cache(maxsize=1024)
def _units(node: Any) -> dict[str, str]:
    return {n.name: n.unit for _, n in walk(node) if isinstance(n, nodes.QuantityFact)}


def _usual(key: Key, unit: str) -> tuple[int, ...]:
    return _USUAL.get(key[2]) or _BY_UNIT.get(unit) or _ELSE


def _freest_first(goal: Goal, units: Mapping[Key, str], sizes: Sizes) -> list[Key]:
    """What is measured, before what it is measured by; the size of a household last."""
    measured, measure = _two_sides(goal, sizes)

    def rank(key: Key) -> tuple[bool, bool, bool]:
        return key[2] == "size", key in measure, key not in measured

    return sorted(units, key=rank)


def _two_sides(goal: Goal, sizes: Sizes) -> tuple[list[Key], list[Key]]:
    """What a comparison measures, and what it is measured by."""
    node = goal.node
    if isinstance(node, RatioComparison):
        left, right = node.part, node.whole
    else:
        left, right = node.left, node.right
    return facts_below(left, goal.place, sizes), facts_below(right, goal.place, sizes)
