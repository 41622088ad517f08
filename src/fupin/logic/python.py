"""Lowering to Python source: one function that decides one object.

The function shares common parts, reads and works out nothing that no longer
matters, bakes the parameters in as constants, and returns two bit masks: bit *i*
of the first says that test *i* is not met, bit *i* of the second that it is
unknown.  Kleene's "and" over the tests follows from the masks, and so do the
reasons.
"""

from __future__ import annotations

import contextlib
import functools

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias, assert_never, cast

from fupin.errors import UnknownNameError
from fupin.logic import nodes
from fupin.logic.kinds import ConditionNode, Fact, QuantityNode
from fupin.logic.named import Named
from fupin.logic.ratio import WHOLE, RatioComparison
from fupin.logic.reads import Getter, Read, Reads, read


__all__ = ["Decide", "Getter", "Read", "Reads", "compile_tests", "read", "source_of"]

Decide: TypeAlias = Callable[[Any, date], tuple[int, int]]


@functools.lru_cache(maxsize=512)
def compile_tests(
    tests: tuple[nodes.Condition, ...], reads: Reads, parameters: tuple[tuple[str, int], ...]
) -> Decide:
    """Compile *tests* into a function ``(subject, on) -> (failed, unknown)``.

    Raises:
        UnknownNameError: If a test asks a fact that can't be read, or uses a
            parameter that was not given.
    """
    source, namespace = _Writer(reads, dict(parameters)).function(tests)
    exec(compile(source, "<fupin rule>", "exec"), namespace)  # noqa: S102  # our own source
    decide: Decide = namespace["decide"]
    return decide


def source_of(
    tests: tuple[nodes.Condition, ...], reads: Reads, parameters: Mapping[str, int]
) -> str:
    """The source `compile_tests` runs, to be read by a person."""
    return _Writer(reads, parameters).function(tests)[0]


class _Writer:
    """Writes a function line by line; *done* knows what already has a name here.

    What is written inside a block may not have run after it, so it is forgotten there.
    """

    def __init__(self, reads: Reads, parameters: Mapping[str, int]) -> None:
        self.reads = reads
        self.parameters = parameters
        self.space: dict[str, Any] = {}
        self.lines: list[str] = []
        self.indent = "    "
        self.named = 0
        self.done: dict[object, str] = {}
        self.subject = "subject"
        self.facts = reads.facts

    def function(self, tests: tuple[nodes.Condition, ...]) -> tuple[str, dict[str, Any]]:
        self._line("failed = unknown = 0")
        for bit, test in enumerate(tests):
            answer = self.condition(test)
            with self._block(f"if {answer} is not True:"):
                self._line(f"if {answer} is None: unknown |= {1 << bit}")
                self._line(f"else: failed |= {1 << bit}")
        self._line("return failed, unknown")
        return "def decide(subject, on):\n" + "\n".join(self.lines) + "\n", self.space

    def _line(self, text: str) -> None:
        self.lines.append(self.indent + text)

    def _name(self, expression: str) -> str:
        name = f"t{self.named}"
        self.named += 1
        self._line(f"{name} = {expression}")
        return name

    def _constant(self, thing: Any) -> str:
        name = f"k{len(self.space)}"
        self.space[name] = thing
        return name

    @contextlib.contextmanager
    def _block(self, head: str) -> Iterator[None]:
        self._line(head)
        done, self.done, self.indent = self.done, dict(self.done), self.indent + "    "
        yield
        self.done, self.indent = done, self.indent[4:]

    def _fact(self, fact: Fact) -> str:
        """The name that holds the answer to *fact*."""
        if fact.name not in self.facts:
            raise UnknownNameError("fact", fact.name)
        how = self.facts[fact.name]
        key = (self.subject, fact.name)
        if key not in self.done:
            self.done[key] = (
                self._path(how)
                if isinstance(how, tuple)
                else self._name(f"{self._constant(how)}({self.subject}, on)")
            )
        return self.done[key]

    def _path(self, path: tuple[str, ...]) -> str:
        """Walk a path, sharing its beginning with other facts; any step may be None."""
        found = self.subject
        for end in range(1, len(path) + 1):
            key = (self.subject, path[:end])
            if key not in self.done:
                step = f"{found}.{path[end - 1]}"
                guarded = step if end == 1 else f"None if {found} is None else {step}"
                self.done[key] = self._name(guarded)
            found = self.done[key]
        return found

    @contextlib.contextmanager
    def _each(self, group: nodes.Group, start: str) -> Iterator[str]:
        """A loop over *group*; gives the name of its result, None where there is nothing."""
        if group.name not in self.reads.groups:
            raise UnknownNameError("group", group.name)
        path, facts = self.reads.groups[group.name]
        things = self._path(path)
        result = self._name(start.format(things=things))
        outside = self.subject, self.facts
        with self._block(f"for thing in {things} or ():"):
            self.subject, self.facts = "thing", facts
            yield result
        self.subject, self.facts = outside

    def condition(self, test: nodes.Condition) -> str:
        """Write *test*; give the name that holds True, False or None."""
        key = (self.subject, test)
        if key not in self.done:
            self.done[key] = self._condition(test)
        return self.done[key]

    def _condition(self, test: nodes.Condition) -> str:
        node = cast("ConditionNode", test)
        match node:
            case nodes.ConditionFact():
                return self._fact(node)
            case nodes.Comparison(op, left, right):
                (a, low), (b, high) = self.quantity(left), self.quantity(right)
                return self._name(guarded(f"{a} {op} {b}", (*low, *high)))
            case RatioComparison(op, part, whole, limit):
                (a, low), (b, mid), (c, high) = map(self.quantity, (part, whole, limit))
                rate = guarded(
                    f"{a} * {WHOLE} {op} {b} * {c}", (*low, *mid, *high), f"{b} > 0"
                )
                return self._name(rate)
            case nodes.Membership(answer, options):
                fact = self._fact(cast("Fact", answer))
                alone = len(options) == 1  # "is" beats "in"
                chosen = self._constant(options[0] if alone else options)
                among = f"{fact} {'is' if alone else 'in'} {chosen}"
                return self._name(guarded(among, (fact,)))
            case nodes.Overlap(answer, options):
                fact = self._fact(cast("Fact", answer))
                chosen = self._constant(frozenset(options))
                return self._name(guarded(f"not {fact}.isdisjoint({chosen})", (fact,)))
            case nodes.AllOf(parts):
                return self._kleene(parts, "False")
            case nodes.AnyOf(parts):
                return self._kleene(parts, "True")
            case nodes.Negation(part):
                inner = self.condition(part)
                return self._name(guarded(f"not {inner}", (inner,)))
            case nodes.IfThen(given, then):
                return self._kleene((nodes.Negation(given), then), "True")
            case nodes.EveryOf(group, inside):
                return self._quantified(group, inside, "False")
            case nodes.SomeOf(group, inside):
                return self._quantified(group, inside, "True")
            case nodes.FirstKnown(parts):
                return self._in_turn(parts, *_FIRST_KNOWN)
            case nodes.Agreement(parts):
                return self._in_turn(parts, *_AGREEMENT)
            case Named(inside):
                return self.condition(inside)
            case nodes.Recorded(asked):
                return self._name(f"{self._fact(asked)} is not None")
            case _:
                assert_never(node)

    def _kleene(self, parts: Sequence[nodes.Condition], decisive: str) -> str:
        """Go on while nothing has decided; None stays unless the decisive answer comes."""
        return self._in_turn(parts, f"if {{0}} is not {decisive}:", _AGAINST[decisive])

    def _in_turn(self, parts: Sequence[nodes.Condition], go_on: str, take: str) -> str:
        """The first part; then, while *go_on*, each next part is taken into account."""
        first, *others = parts
        if not others:
            return self.condition(first)
        result = self._name(self.condition(first))
        for part in others:
            with self._block(go_on.format(result)):
                self._line(take.format(result, self.condition(part)))
        return result

    def _quantified(self, group: nodes.Group, test: nodes.Condition, decisive: str) -> str:
        with self._each(group, _EMPTY[decisive]) as result:
            answer = self.condition(test)
            self._line(_AGAINST[decisive].format(result, answer))
            self._line(f"if {answer} is {decisive}: break")
        return result

    def _summed(self, group: nodes.Group, node: nodes.CountOf | nodes.TotalOf) -> str:
        with self._each(group, _EMPTY_SUM) as result:
            if isinstance(node, nodes.CountOf):
                answer = self.condition(node.test)
                guards: Sequence[str] = (answer,)
            else:
                answer, guards = self.quantity(node.quantity)
            if guards:
                unknown = " or ".join(f"{g} is None" for g in dict.fromkeys(guards))
                with self._block(f"if {unknown}:"):
                    self._line(f"{result} = None")
                    self._line("break")
            self._line(f"{result} += {answer}")
        return result

    def quantity(self, quantity: nodes.Quantity) -> tuple[str, list[str]]:
        """An expression for *quantity*, and the names that must not be None in it."""
        node = cast("QuantityNode", quantity)
        match node:
            case nodes.QuantityFact():
                name = self._fact(node)
                return name, [name]
            case nodes.CountOf(group) | nodes.TotalOf(group):
                key = (self.subject, node)
                if key not in self.done:
                    self.done[key] = self._summed(group, node)
                return self.done[key], [self.done[key]]
            case nodes.Parameter(name):
                if name not in self.parameters:
                    raise UnknownNameError("parameter", name, self.parameters)
                return repr(self.parameters[name]), []
            case nodes.Number(number):
                return f"({number})", []
            case nodes.Arithmetic(op, left, right):
                (a, low), (b, high) = self.quantity(left), self.quantity(right)
                return f"({a} {op} {b})", [*low, *high]
            case _:
                assert_never(node)


# How the next answer {1} changes a result {0} that it may still change: for the
# connectives by the answer that decides them, for the others with when to go on.
_AGAINST = {
    "False": "if {1} is not True: {0} = {1}",
    "True": "if {1} is not False: {0} = {1}",
}
_FIRST_KNOWN = ("if {0} is None:", "{0} = {1}")
_AGREEMENT = ("if {0} is not None:", "if {1} is not {0}: {0} = None")
# What a result begins as.
_EMPTY = {"False": "True if {things} else None", "True": "False if {things} else None"}
_EMPTY_SUM = "0 if {things} else None"


def guarded(expression: str, names: Iterable[str], *conditions: str) -> str:
    """*expression*, or None where a name in it is None or a further condition isn't met."""
    known = [f"{name} is not None" for name in dict.fromkeys(names)]
    asked = " and ".join([*known, *conditions])
    return f"({expression}) if {asked} else None" if asked else expression
