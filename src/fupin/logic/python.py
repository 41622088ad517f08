"""Lowering to Python source: one function that decides one object.

The function reads each fact once, shares common parts, bakes the parameters in
as constants, and returns two bit masks: bit *i* of the first says that test *i*
is not met, bit *i* of the second that it is unknown.  Kleene's "and" over the
tests follows from the masks, and so do the reasons.
"""

from __future__ import annotations

import functools

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias, assert_never, cast

import attrs

from fupin.errors import RuleDefinitionError, UnknownNameError
from fupin.logic import nodes
from fupin.logic.kinds import ConditionNode, Fact, QuantityNode
from fupin.logic.named import Named
from fupin.logic.names import GROUP_KINDS, Names, names, walk
from fupin.logic.ratio import WHOLE, RatioComparison


Getter: TypeAlias = Callable[[Any, date], Any]
Read: TypeAlias = tuple[str, ...] | Getter
"""Where an answer comes from: a path of attributes (each may be ``None``), or a call."""

Decide: TypeAlias = Callable[[Any, date], tuple[int, int]]


@attrs.frozen(eq=False)
class Reads:
    """How the facts of one kind of subject are read from an object."""

    facts: Mapping[str, Read]
    groups: Mapping[str, tuple[tuple[str, ...], Mapping[str, Read]]] = attrs.field(
        factory=dict
    )
    """For each group: the path to its things, and how their facts are read."""

    def row(self, subject: Any, on: date, used: Names) -> dict[str, Any]:
        """The row the interpreter wants: every fact *used*, read from *subject*."""
        found = {f.name: read(self.facts[f.name], subject, on) for f in used.facts}
        for group, asked in used.groups:
            path, reads = self.groups[group.name]
            things = read(path, subject, on) or ()
            found[group.name] = [
                {f.name: read(reads[f.name], thing, on) for f in asked} for thing in things
            ]
        return found


def read(how: Read, subject: Any, on: date) -> Any:
    """One answer, the slow way."""
    if not isinstance(how, tuple):
        return how(subject, on)
    for name in how:
        if subject is None:
            return None
        subject = getattr(subject, name)
    return subject


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
    def __init__(self, reads: Reads, parameters: Mapping[str, int]) -> None:
        self.reads = reads
        self.parameters = parameters
        self.space: dict[str, Any] = {}
        self.lines: list[str] = []
        self.indent = "    "
        self.done: dict[tuple[str, object], str] = {}
        self.scope = ""

    def function(self, tests: tuple[nodes.Condition, ...]) -> tuple[str, dict[str, Any]]:
        used = names(*tests)
        self._facts(used.facts, self.reads.facts, "subject")
        for group, asked in used.groups:
            self._loop(group, asked, tests)
        results = [self.condition(test) for test in tests]
        self._line("failed = unknown = 0")
        for bit, result in enumerate(results):
            self._line(f"if {result} is None: unknown |= {1 << bit}")
            self._line(f"elif not {result}: failed |= {1 << bit}")
        self._line("return failed, unknown")
        return "def decide(subject, on):\n" + "\n".join(self.lines) + "\n", self.space

    def _line(self, text: str) -> None:
        self.lines.append(self.indent + text)

    def _name(self, expression: str, key: object) -> str:
        name = f"t{len(self.done)}"
        self.done[self.scope, key] = name
        self._line(f"{name} = {expression}")
        return name

    def _constant(self, thing: Any) -> str:
        name = f"k{len(self.space)}"
        self.space[name] = thing
        return name

    def _facts(self, facts: tuple[Fact, ...], reads: Mapping[str, Read], subject: str) -> None:
        for fact in facts:
            if fact.name not in reads:
                raise UnknownNameError("fact", fact.name)
            how = reads[fact.name]
            if not isinstance(how, tuple):
                self._name(f"{self._constant(how)}({subject}, on)", fact)
            elif len(how) == 1:
                self._name(f"{subject}.{how[0]}", fact)
            else:
                self._path(how, subject, fact)

    def _path(self, path: tuple[str, ...], subject: str, fact: Fact) -> None:
        """Walk a path, sharing its beginning with other facts; any step may be None."""
        for end in range(1, len(path) + 1):
            key: object = fact if end == len(path) else (subject, path[:end])
            shared = self.done.get((self.scope, key))
            if shared is None:
                step = f"{subject}.{path[end - 1]}"
                guarded = step if end == 1 else f"None if {subject} is None else {step}"
                shared = self._name(guarded, key)
            subject = shared

    def _loop(
        self, group: nodes.Group, asked: tuple[Fact, ...], tests: tuple[Any, ...]
    ) -> None:
        """One pass over a group for everything the tests ask of it."""
        if group.name not in self.reads.groups:
            raise UnknownNameError("group", group.name)
        path, reads = self.reads.groups[group.name]
        found = [
            node
            for _, node in walk(*tests)
            if isinstance(node, GROUP_KINDS) and node.group == group
        ]
        asks = list(dict.fromkeys(found))
        things = f"(subject.{'.'.join(path)} or ())"
        totals = [
            self._name(_START[type(node)].replace("things", things), node) for node in asks
        ]
        self._line(f"for thing in {things}:")
        outer, self.indent, self.scope = self.indent, self.indent + "    ", group.name
        self._facts(asked, reads, "thing")
        for node, total in zip(asks, totals, strict=True):
            inner = node.quantity if isinstance(node, nodes.TotalOf) else node.test
            self._accumulate(node, total, inner)
        self.indent, self.scope = outer, ""

    def _accumulate(self, node: Any, total: str, inner: Any) -> None:
        match node:
            case nodes.EveryOf():
                value = self.condition(inner)
                self._line(f"if {value} is None:")
                self._line(f"    if {total}: {total} = None")
                self._line(f"elif not {value}: {total} = False")
            case nodes.SomeOf():
                value = self.condition(inner)
                self._line(f"if {value}: {total} = True")
                self._line(f"elif {value} is None and {total} is False: {total} = None")
            case nodes.CountOf():
                value = self.condition(inner)
                self._line(
                    f"{total} = None if {total} is None or {value} is None"
                    f" else {total} + {value}"
                )
            case _:
                value, guards = self.quantity(inner)
                known = " and ".join(f"{g} is not None" for g in (total, *guards))
                self._line(f"{total} = {total} + {value} if {known} else None")

    def condition(self, test: nodes.Condition) -> str:
        """Write *test*; give the name that holds True, False or None."""
        written = self.done.get((self.scope, test))
        return written or self._name(self._expression(test), test)

    def _expression(self, test: nodes.Condition) -> str:
        node = cast("ConditionNode", test)
        match node:
            case nodes.ConditionFact() | nodes.EveryOf() | nodes.SomeOf():
                raise RuleDefinitionError(f"not read before it is used: {node}")
            case nodes.Comparison(op, left, right):
                (a, low), (b, high) = self.quantity(left), self.quantity(right)
                return _guarded(f"{a} {op} {b}", dict.fromkeys((*low, *high)))
            case RatioComparison(op, part, whole, limit):
                (a, low), (b, mid), (c, high) = map(self.quantity, (part, whole, limit))
                known = [f"{g} is not None" for g in dict.fromkeys((*low, *mid, *high))]
                condition = " and ".join([*known, f"{b} > 0"])
                return f"({a} * {WHOLE} {op} {b} * {c}) if {condition} else None"
            case nodes.Membership(answer, options):
                fact = self.done[self.scope, answer]
                if len(options) == 1:
                    return _guarded(f"{fact} is {self._constant(options[0])}", [fact])
                return _guarded(f"{fact} in {self._constant(options)}", [fact])
            case nodes.Overlap(answer, options):
                fact = self.done[self.scope, answer]
                chosen = self._constant(frozenset(options))
                return _guarded(f"not {fact}.isdisjoint({chosen})", [fact])
            case nodes.AllOf(parts):
                return _kleene([self.condition(p) for p in parts], decisive="False")
            case nodes.AnyOf(parts):
                return _kleene([self.condition(p) for p in parts], decisive="True")
            case nodes.Negation(part):
                inner = self.condition(part)
                return _guarded(f"not {inner}", [inner])
            case nodes.IfThen(given, then):
                return _kleene(
                    [self.condition(nodes.Negation(given)), self.condition(then)],
                    decisive="True",
                )
            case nodes.FirstKnown(parts):
                *first, last = (self.condition(p) for p in parts)
                return "".join(f"{p} if {p} is not None else " for p in first) + last
            case nodes.Agreement(parts):
                one, *rest = (self.condition(p) for p in parts)
                same = " and ".join(f"{one} is {p}" for p in rest) or "True"
                return f"{one} if {same} else None"
            case Named(inner_test):
                return self.condition(inner_test)
            case nodes.Recorded(fact_asked):
                return f"{self.done[self.scope, fact_asked]} is not None"
            case _:
                assert_never(node)

    def quantity(self, quantity: nodes.Quantity) -> tuple[str, list[str]]:
        """An expression for *quantity*, and the names that must not be None in it."""
        node = cast("QuantityNode", quantity)
        match node:
            case nodes.QuantityFact() | nodes.CountOf() | nodes.TotalOf():
                name = self.done[self.scope, node]
                return name, [name]
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


_START = {
    nodes.EveryOf: "True if things else None",
    nodes.SomeOf: "False if things else None",
    nodes.CountOf: "0 if things else None",
    nodes.TotalOf: "0 if things else None",
}


def _guarded(expression: str, guards: Any) -> str:
    known = " and ".join(f"{g} is not None" for g in guards)
    return f"({expression}) if {known} else None" if known else expression


def _kleene(parts: list[str], *, decisive: str) -> str:
    other = "True" if decisive == "False" else "False"
    decided = " or ".join(f"{p} is {decisive}" for p in parts)
    unknown = " or ".join(f"{p} is None" for p in parts)
    return f"{decisive} if {decided} else None if {unknown} else {other}"
