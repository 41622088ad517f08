"""What must hold for a condition to come out as wanted: alternatives, the simplest first."""

from __future__ import annotations

import enum
import functools

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias, cast

import attrs

from fupin.conformance.case import Side
from fupin.conformance.rows import codes_of
from fupin.logic import nodes
from fupin.logic.kinds import Fact, Node
from fupin.logic.named import Named
from fupin.logic.names import walk
from fupin.logic.ratio import RatioComparison


class Want(enum.Enum):
    """What a condition should come out as."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"
    BLANK = "blank"  #: Nothing it asks is recorded.
    NOT_FALSE = "not false"  #: True, or else unknown.
    NOT_TRUE = "not true"  #: False, or else unknown.


Key: TypeAlias = tuple[str, int, str]
"""Group and position in it (``""`` and -1 for the subject itself), and the fact."""

Place: TypeAlias = tuple[str, int]
SUBJECT: Final[Place] = ("", -1)


@attrs.frozen
class Put:
    """A fact is given this answer; ``None`` leaves it unrecorded."""

    key: Key
    answer: Any


@attrs.frozen
class Goal:
    """A condition is to come out so; a comparison may be asked to stand on one side."""

    node: Any
    want: Want | Side
    place: Place = SUBJECT


@attrs.frozen
class Settle:
    """A comparison whose numbers are chosen when nothing else is open."""

    goal: Goal


Step: TypeAlias = Put | Goal | Settle
Alternative: TypeAlias = tuple[Step, ...]
Sizes: TypeAlias = Mapping[str, int]
"""How many things each group has."""

_RELAXED: Final = {Want.NOT_FALSE: Want.TRUE, Want.NOT_TRUE: Want.FALSE}
_OTHER: Final = {Want.TRUE: Want.FALSE, Want.FALSE: Want.TRUE}


def truth(met: bool) -> Want:
    """The wish for a truth."""
    return Want.TRUE if met else Want.FALSE


def expand(  # noqa: C901, PLR0912  # one branch a kind of node
    goal: Goal, sizes: Sizes
) -> Iterator[Alternative]:
    """Ways to reach *goal*, the simplest first."""
    node, want, place = cast("Node", goal.node), goal.want, goal.place
    if place[1] >= sizes.get(place[0], 0):
        return
    if want in _RELAXED:
        yield (Goal(node, _RELAXED[want], place),)
        yield (Goal(node, Want.UNKNOWN, place),)
        return
    if want is Want.BLANK:
        yield tuple(Put(key, None) for key in facts_below(node, place, sizes))
        return
    match node:
        case nodes.ConditionFact(name):
            yield (Put((*place, name), _ANSWERS[cast("Want", want)]),)
        case nodes.Membership() | nodes.Overlap():
            yield from _coded(node, want, place)
        case nodes.Comparison() | RatioComparison():
            yield from _compared(node, goal, sizes)
        case nodes.Recorded(fact):
            yield from _recorded(fact, want, place)
        case nodes.AllOf(parts):
            yield from _connected(parts, want, place, decisive=Want.FALSE)
        case nodes.AnyOf(parts):
            yield from _connected(parts, want, place, decisive=Want.TRUE)
        case nodes.IfThen(given, then):
            parts = (nodes.Negation(given), then)
            yield from _connected(parts, want, place, decisive=Want.TRUE)
        case nodes.Negation(part):
            yield (Goal(part, _OTHER.get(cast("Want", want), want), place),)
        case Named(test):
            yield (Goal(test, want, place),)
        case nodes.FirstKnown(parts):
            yield from _first_known(parts, want, place)
        case nodes.Agreement(parts):
            yield from _agreed(parts, want, place)
        case nodes.EveryOf(group, test):
            yield from _grouped(group, test, want, sizes, decisive=Want.FALSE)
        case nodes.SomeOf(group, test):
            yield from _grouped(group, test, want, sizes, decisive=Want.TRUE)
        case _:
            raise TypeError(f"{type(node).__name__} is no condition")


_ANSWERS: Final = {Want.TRUE: True, Want.FALSE: False, Want.UNKNOWN: None}


def facts_below(node: Any, place: Place, sizes: Sizes) -> list[Key]:
    """The keys of every fact below *node*, for each thing of a group."""
    found: list[Key] = []
    for group, name in _asked(node):
        if not group:
            found.append((*place, name))
        else:
            found += [(group, position, name) for position in range(sizes.get(group, 0))]
    return found


@functools.lru_cache(maxsize=4096)
def _asked(node: Any) -> tuple[tuple[str, str], ...]:
    """Names of the facts below *node*, each with its group, once."""
    found = [
        ("" if group is None else group.name, below.name)
        for group, below in walk(node)
        if isinstance(below, _FACTS)
    ]
    return tuple(dict.fromkeys(found))


_FACTS: Final = (
    nodes.QuantityFact,
    nodes.ConditionFact,
    nodes.ChoiceFact,
    nodes.ChoicesFact,
)


def _coded(
    node: nodes.Membership | nodes.Overlap, want: Want | Side, place: Place
) -> Iterator[Alternative]:
    fact = cast("nodes.ChoiceFact[Any] | nodes.ChoicesFact[Any]", node.answer)
    key = (*place, fact.name)
    if want is Want.UNKNOWN:
        yield (Put(key, None),)
        return
    many = isinstance(node, nodes.Overlap)
    for code in codes_of(fact):
        if (code in node.options) is (want is Want.TRUE):
            yield (Put(key, frozenset({code}) if many else code),)
    if many and want is Want.FALSE:
        yield (Put(key, frozenset()),)


def _recorded(fact: Fact, want: Want | Side, place: Place) -> Iterator[Alternative]:
    key = (*place, fact.name)
    if want is Want.FALSE:
        yield (Put(key, None),)
    elif want is Want.TRUE:
        match fact:
            case nodes.ChoiceFact():
                yield from ((Put(key, code),) for code in codes_of(fact))
            case nodes.ChoicesFact():
                yield from ((Put(key, frozenset({code})),) for code in codes_of(fact))
            case nodes.ConditionFact():
                yield from ((Put(key, answer),) for answer in (True, False))
            case nodes.QuantityFact():
                yield (Put(key, 1),)


def _compared(node: Node, goal: Goal, sizes: Sizes) -> Iterator[Alternative]:
    keys = facts_below(node, goal.place, sizes)
    if goal.want is Want.UNKNOWN:
        yield tuple(Put(key, None) for key in keys)
        yield from ((Put(key, None), Settle(goal)) for key in keys)
        if isinstance(node, RatioComparison):
            yield (*empty(node, goal.place, sizes), Settle(goal))
        return
    counted = [n for _, n in walk(node) if isinstance(n, nodes.CountOf)]
    if not counted:
        yield (Settle(goal),)
        return
    for met in range(max(sizes.values(), default=0) + 1):
        told = [
            Goal(count.test, truth(position < met), (count.group.name, position))
            for count in counted
            for position in range(sizes.get(count.group.name, 0))
        ]
        yield (*told, Settle(goal))


def empty(node: RatioComparison, place: Place, sizes: Sizes) -> Iterator[Put]:
    """The rate of nobody: every number in it is nought."""
    for key in dict.fromkeys(
        [*facts_below(node.whole, place, sizes), *facts_below(node.part, place, sizes)]
    ):
        yield Put(key, 0)


def _connected(
    parts: tuple[Any, ...], want: Want | Side, place: Place, *, decisive: Want
) -> Iterator[Alternative]:
    """One part decides, or all stand the other way: "and" and "or"."""
    neutral = _OTHER[decisive]
    if want is neutral:
        yield _all(parts, neutral, place)
        return
    if want is Want.UNKNOWN:
        yield tuple(Goal(p, Want.BLANK, place) for p in parts)
    for one in reversed(parts) if decisive is Want.FALSE else parts:
        others = tuple(p for p in parts if p is not one)
        if want is decisive and decisive is Want.TRUE:
            yield (Goal(one, want, place),)
        yield (Goal(one, want, place), *_all(others, neutral, place))
        if want is decisive and decisive is Want.FALSE:
            yield (Goal(one, want, place),)


def _first_known(
    parts: tuple[Any, ...], want: Want | Side, place: Place
) -> Iterator[Alternative]:
    if want is Want.UNKNOWN:
        yield _all(parts, Want.UNKNOWN, place)
        return
    for position, part in enumerate(parts):
        yield (Goal(part, want, place), *_all(parts[:position], Want.UNKNOWN, place))


def _agreed(parts: tuple[Any, ...], want: Want | Side, place: Place) -> Iterator[Alternative]:
    if want is not Want.UNKNOWN:
        yield _all(parts, want, place)
        return
    yield _all(parts, Want.UNKNOWN, place)
    for first in (Want.FALSE, Want.TRUE):
        yield (Goal(parts[0], first, place), *_all(parts[1:], _OTHER[first], place))


def _grouped(
    group: nodes.Group, test: Any, want: Want | Side, sizes: Sizes, *, decisive: Want
) -> Iterator[Alternative]:
    size = sizes.get(group.name, 0)
    if not size:
        if want is Want.UNKNOWN:
            yield ()
        return
    for one in range(size if want is decisive else 1):
        yield (
            Goal(test, want, (group.name, one)),
            *(Goal(test, _OTHER[decisive], (group.name, i)) for i in range(size) if i != one),
        )


def _all(parts: Iterable[Any], want: Want | Side, place: Place) -> tuple[Goal, ...]:
    return tuple(Goal(p, want, place) for p in parts)
