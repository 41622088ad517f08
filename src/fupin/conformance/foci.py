"""What is to be seen of a rule, and the goals a row must reach to show it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, cast

import attrs

from fupin.conformance.case import Point, Shows, Side, State
from fupin.conformance.goals import (
    SUBJECT,
    Goal,
    Place,
    Put,
    Settle,
    Sizes,
    Step,
    Want,
    empty,
    facts_below,
    truth,
)
from fupin.conformance.rows import codes_of
from fupin.conformance.rulebook import Part
from fupin.conformance.settling import allowed
from fupin.logic import nodes, sentence
from fupin.logic.named import Named
from fupin.logic.ratio import RatioComparison


_STATES: Final = {True: State.PASS, False: State.FAIL, None: State.UNKNOWN}
_HARMLESS: Final = {Want.TRUE: Want.NOT_FALSE, Want.FALSE: Want.NOT_TRUE}
_COMPOUND: Final = (
    nodes.AllOf,
    nodes.AnyOf,
    nodes.IfThen,
    nodes.FirstKnown,
    nodes.Agreement,
    nodes.EveryOf,
    nodes.SomeOf,
)


@attrs.frozen
class Focus:
    """One thing to be seen of a rule."""

    shows: Shows
    steps: tuple[Step, ...]
    outcome: bool | None
    """What the rule must then come to."""

    node: Any = None
    """The comparison a boundary is about."""

    fallback: tuple[Step, ...] = ()
    """Goals to try where the others can't be reached."""

    unknown: str = ""
    """A second rule, which must come out unknown."""


@attrs.frozen
class _Beside:
    """What stands beside a node on its way down from the rule."""

    node: Any
    place: Place
    want: Want | None
    """``None`` where it must come out like the node itself."""

    positive: bool = True


@attrs.frozen
class Path:
    """A node below a rule, and what makes the rule turn on it alone."""

    node: Any
    place: Place
    beside: tuple[_Beside, ...] = ()
    later: tuple[Goal, ...] = ()
    """Later sources, which would speak if the node were unknown."""

    positive: bool = True
    """Whether the rule is met where the node is."""

    def steps(self, met: bool | None, *, relaxed: bool = False) -> tuple[Step, ...]:
        """The goals beside the node, for a node that comes to *met*.

        Beside something unknown, what does not decide may be unknown too (*relaxed*).
        """
        found: list[Step] = []
        for other in self.beside:
            want = other.want
            if want is None:
                same = other.positive is self.positive
                want = Want.UNKNOWN if met is None else truth(met is same)
            if relaxed:
                want = _HARMLESS.get(want, want)
            found.append(Goal(other.node, want, other.place))
        return (*found, *(self.later if met is None else ()))

    def outcome(self, met: bool | None) -> bool | None:
        """What the rule comes to where the node comes to *met*."""
        return None if met is None else met is self.positive


def paths(path: Path, sizes: Sizes) -> Iterator[Path]:
    """*path* and every path below it, down to the single conditions."""
    yield path
    node, place = path.node, path.place
    match node:
        case nodes.AllOf(parts):
            yield from _down(path, parts, Want.TRUE, sizes)
        case nodes.AnyOf(parts):
            yield from _down(path, parts, Want.FALSE, sizes)
        case nodes.Agreement(parts):
            yield from _down(path, parts, None, sizes)
        case nodes.IfThen(given, then):
            yield from _down(path, (nodes.Negation(given), then), Want.FALSE, sizes)
        case nodes.Negation(part):
            turned = attrs.evolve(path, node=part, positive=not path.positive)
            yield from paths(turned, sizes)
        case Named(test):
            yield from paths(attrs.evolve(path, node=test), sizes)
        case nodes.FirstKnown(parts):
            for position, part in enumerate(parts):
                earlier = [_Beside(p, place, Want.UNKNOWN) for p in parts[:position]]
                later = [Goal(p, Want.UNKNOWN, place) for p in parts[position + 1 :]]
                below = attrs.evolve(
                    path,
                    node=part,
                    beside=(*path.beside, *earlier),
                    later=(*path.later, *later),
                )
                yield from paths(below, sizes)
        case nodes.EveryOf(group, test) | nodes.SomeOf(group, test):
            want = truth(isinstance(node, nodes.EveryOf))
            others = [
                _Beside(test, (group.name, i), want)
                for i in range(1, sizes.get(group.name, 0))
            ]
            first = (group.name, 0)
            below = attrs.evolve(path, node=test, place=first, beside=(*path.beside, *others))
            yield from paths(below, sizes)
        case _:
            pass


def _down(
    path: Path, parts: tuple[Any, ...], want: Want | None, sizes: Sizes
) -> Iterator[Path]:
    for part in parts:
        others = [_Beside(p, path.place, want, path.positive) for p in parts if p is not part]
        below = attrs.evolve(path, node=part, beside=(*path.beside, *others))
        yield from paths(below, sizes)


def whole(part: Part) -> Iterator[Focus]:
    """The rule passing, failing, unknown."""
    for outcome, want in ((True, Want.TRUE), (False, Want.FALSE), (None, Want.UNKNOWN)):
        shown = Shows(rule=part.id, state=_STATES[outcome], point=Point.RULE)
        yield Focus(shown, (Goal(part.test, want),), outcome)


def thresholds(part: Part, sizes: Sizes) -> Iterator[Focus]:
    """Each comparison on its threshold, and a step to either side."""
    for path in paths(Path(part.test, SUBJECT), sizes):
        if isinstance(path.node, (nodes.Comparison, RatioComparison)):
            for side in (Side.AT, Side.BELOW, Side.ABOVE):
                met = side in allowed(path.node, Want.TRUE)
                shown = _shown(part, path, State.BOUNDARY, Point.THRESHOLD, side)
                steps = (Goal(path.node, side, path.place), *path.steps(met))
                yield Focus(shown, steps, path.outcome(met), path.node)


def inside(part: Part, sizes: Sizes) -> Iterator[Focus]:
    """Each condition inside the rule deciding alone, and every way to be half known."""
    for path in paths(Path(part.test, SUBJECT), sizes):
        yield from _single(part, path, sizes)
        yield from _joint(part, path)


def _single(part: Part, path: Path, sizes: Sizes) -> Iterator[Focus]:
    """What a single condition can say."""
    match path.node:
        case nodes.ConditionFact(name):
            for answer in (True, False, None):
                yield _one(part, path, answer, Put((*path.place, name), answer))
        case nodes.Membership(fact, options) | nodes.Overlap(fact, options):
            many = isinstance(path.node, nodes.Overlap)
            coded = cast("nodes.ChoiceFact[Any] | nodes.ChoicesFact[Any]", fact)
            key = (*path.place, coded.name)
            for code in codes_of(coded):
                put = Put(key, frozenset({code}) if many else code)
                yield _one(part, path, code in options, put)
            yield _one(part, path, None, Put(key, None))
        case nodes.Recorded():
            for met in (True, False):
                yield _one(part, path, met, Goal(path.node, truth(met), path.place))
        case nodes.Comparison() | RatioComparison() as node:
            known = Settle(Goal(node, Want.UNKNOWN, path.place))
            for key in facts_below(node, path.place, sizes):
                yield _one(part, path, None, Put(key, None), known)
            if isinstance(node, RatioComparison):
                nobody = tuple(empty(node, path.place, sizes))
                yield _focus(part, path, None, Point.NOBODY, nobody)
        case _:
            pass


def _joint(part: Part, path: Path) -> Iterator[Focus]:
    """How conditions come together where not all of them are known."""
    match path.node:
        case nodes.AllOf(parts):
            yield from _beside(part, path, parts, decisive=False)
        case nodes.AnyOf(parts):
            yield from _beside(part, path, parts, decisive=True)
        case nodes.IfThen(given, then):
            yield from _beside(part, path, (nodes.Negation(given), then), decisive=True)
        case nodes.EveryOf(group, test) | nodes.SomeOf(group, test):
            decisive = isinstance(path.node, nodes.SomeOf)
            steps = (
                Goal(test, truth(decisive), (group.name, 0)),
                Goal(test, Want.UNKNOWN, (group.name, 1)),
            )
            yield _focus(part, path, decisive, Point.BESIDE, steps)
        case nodes.FirstKnown(parts):
            yield from _precedence(part, path, parts)
        case nodes.Agreement(parts):
            for first in (False, True):
                one = Goal(parts[0], truth(first), path.place)
                others = (Goal(p, truth(not first), path.place) for p in parts[1:])
                yield _focus(part, path, None, Point.BOUNDS, (one, *others))
            for unknown in parts:
                for met in (False, True):
                    bounds = tuple(
                        Goal(p, Want.UNKNOWN if p is unknown else truth(met), path.place)
                        for p in parts
                    )
                    yield _focus(part, path, None, Point.BOUNDS, bounds)
        case _:
            pass


def _beside(
    part: Part, path: Path, parts: tuple[Any, ...], *, decisive: bool
) -> Iterator[Focus]:
    yield _one(part, path, None, Goal(path.node, Want.UNKNOWN, path.place))
    for position, one in enumerate(parts):
        steps = (
            Goal(one, truth(decisive), path.place),
            Goal(parts[(position + 1) % len(parts)], Want.UNKNOWN, path.place),
        )
        yield _focus(part, path, decisive, Point.BESIDE, steps)


def _precedence(part: Part, path: Path, parts: tuple[Any, ...]) -> Iterator[Focus]:
    for position in range(len(parts) - 1):
        for met in (True, False):
            steps = (
                *(Goal(p, Want.UNKNOWN, path.place) for p in parts[:position]),
                Goal(parts[position], truth(met), path.place),
                Goal(parts[position + 1], truth(not met), path.place),
            )
            yield _focus(part, path, met, Point.PRECEDENCE, steps)


def _one(part: Part, path: Path, met: bool | None, *steps: Step) -> Focus:
    return _focus(part, path, met, Point.PART, steps)


def _focus(
    part: Part, path: Path, met: bool | None, point: Point, steps: tuple[Step, ...]
) -> Focus:
    outcome = path.outcome(met)
    shown = _shown(part, path, _STATES[outcome], point)
    fallback = (*steps, *path.steps(met, relaxed=True)) if met is None else ()
    return Focus(shown, (*steps, *path.steps(met)), outcome, path.node, fallback)


def _shown(
    part: Part, path: Path, state: State, point: Point, side: Side | None = None
) -> Shows:
    said = "" if isinstance(path.node, _COMPOUND) else sentence(path.node)
    return Shows(rule=part.id, state=state, point=point, side=side, part=said)
