"""Facts as they stand in a golden file, and as the interpreter and the compiler want them."""

from __future__ import annotations

import enum
import functools

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any, cast

from fupin.conformance.case import Answer
from fupin.conformance.rulebook import Context, RuleBook
from fupin.errors import InvalidValueError, UnknownNameError
from fupin.logic import (
    ChoiceFact,
    ChoicesFact,
    Condition,
    ConditionFact,
    Fact,
    Names,
    Reads,
    compile_tests,
    value,
)


Row = dict[str, Any]


def decode(facts: Mapping[str, Any], asked: Names) -> Row:
    """The row of facts the interpreter wants, from their JSON.

    Raises:
        UnknownNameError: If a fact is not one the rules ask.
        InvalidValueError: If an answer is of the wrong kind, or no official wording.
    """
    groups = {group.name: inner for group, inner in asked.groups}
    row = _decoded({k: v for k, v in facts.items() if k not in groups}, asked.facts)
    for name, inner in groups.items():
        row[name] = [_decoded(thing, inner) for thing in facts.get(name) or ()]
    return row


def encode(row: Mapping[str, Any], asked: Names) -> dict[str, Any]:
    """The JSON of a row, in the order the rules ask; what *row* doesn't have is left out."""
    found = {f.name: _written(row[f.name]) for f in asked.facts if f.name in row}
    for group, inner in asked.groups:
        if row.get(group.name):
            found[group.name] = [
                {f.name: _written(thing[f.name]) for f in inner if f.name in thing}
                for thing in row[group.name]
            ]
    return found


def interpreted(of: RuleBook, row: Row, numbers: Mapping[str, int]) -> Answer:
    """What the plain interpreter makes of a row."""
    return of.answer(*masks(truths(of.tests, row, numbers)))


def truths(
    tests: tuple[Condition, ...], row: Row, numbers: Mapping[str, int]
) -> list[bool | None]:
    """What each test comes to."""
    return [value(test, row, numbers) for test in tests]


def masks(found: list[bool | None]) -> tuple[int, int]:
    """Failed and unknown, one bit a test."""
    failed = sum(1 << bit for bit, truth in enumerate(found) if truth is False)
    return failed, sum(1 << bit for bit, truth in enumerate(found) if truth is None)


def compiled(of: RuleBook, row: Row, context: Context) -> Answer:
    """What the compiled rules make of a row."""
    decide = compile_tests(of.tests, _reads(of), tuple(sorted(context.values.items())))
    groups = {
        group.name: tuple(SimpleNamespace(**thing) for thing in row[group.name])
        for group, _ in of.names.groups
    }
    return of.answer(*decide(SimpleNamespace(**row | groups), context.on))


@functools.lru_cache(maxsize=128)
def _reads(of: RuleBook) -> Reads:
    """Every fact is an attribute of its own name."""
    return Reads(
        facts={f.name: (f.name,) for f in of.names.facts},
        groups={
            group.name: ((group.name,), {f.name: (f.name,) for f in inner})
            for group, inner in of.names.groups
        },
    )


def codes_of(fact: ChoiceFact[Any] | ChoicesFact[Any]) -> tuple[enum.Enum, ...]:
    """The answers a coded fact may have, in the order of its list."""
    return tuple(cast("Iterable[enum.Enum]", fact.codes))


def _decoded(facts: Any, asked: tuple[Fact, ...]) -> Row:
    if not isinstance(facts, Mapping):
        raise _wrong("facts", facts, "object")
    known = {f.name: f for f in asked}
    for name in facts:
        if name not in known:
            raise UnknownNameError("fact", name)
    return {name: _read(fact, facts.get(name)) for name, fact in known.items()}


def _read(fact: Fact, given: Any) -> Any:
    if given is None:
        return None
    if isinstance(fact, ChoiceFact):
        return _code(fact, given)
    if isinstance(fact, ChoicesFact):
        if not isinstance(given, list):
            raise _wrong(fact.name, given, "list of wordings")
        return frozenset(_code(fact, one) for one in given)
    kind = bool if isinstance(fact, ConditionFact) else int
    if type(given) is not kind:
        raise _wrong(fact.name, given, "true or false" if kind is bool else "whole number")
    return given


def _code(fact: ChoiceFact[Any] | ChoicesFact[Any], given: Any) -> Any:
    for code in codes_of(fact):
        if code.value == given:
            return code
    raise _wrong(fact.name, given, "official wording")


def _written(answer: Any) -> Any:
    if isinstance(answer, frozenset):
        return sorted(code.value for code in answer)
    return getattr(answer, "value", answer)


def _wrong(name: str, given: Any, expected: str) -> InvalidValueError:
    return InvalidValueError(
        "conformance.wrong-kind",
        f"事实 {name} 的取值不合",
        f"fact {name} has a value of the wrong kind",
        found=str(given),
        expected="见事实表",
        expected_en=expected,
    )
