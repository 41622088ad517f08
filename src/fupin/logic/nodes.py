"""The words of a rule: frozen values, equal when written the same.

Hence ``==`` stays equality; the *condition* "equals" is spelt `Choice.among`.
The families keep a type checker able to refuse ``size & relocated``.
"""

from __future__ import annotations

import enum

from typing import TYPE_CHECKING, Any, Generic, Literal, NoReturn, TypeVar

import attrs

from fupin.errors import RuleDefinitionError


if TYPE_CHECKING:
    from fupin.logic.kinds import Fact

E = TypeVar("E", bound=enum.Enum)


class _Expression:
    __slots__ = ()

    def __bool__(self) -> NoReturn:
        raise RuleDefinitionError("a rule has no truth of its own: write & | ~, do not chain")


class Condition(_Expression):
    """Something that is met, not met, or unknown."""

    __slots__ = ()

    def __and__(self, other: Condition) -> AllOf:
        return AllOf((*_parts(self, AllOf), *_parts(other, AllOf)))

    def __or__(self, other: Condition) -> AnyOf:
        return AnyOf((*_parts(self, AnyOf), *_parts(other, AnyOf)))

    def __invert__(self) -> Negation:
        return Negation(self)

    def implies(self, other: Condition) -> IfThen:
        """Met where this is not met, or *other* is."""
        return IfThen(self, other)


class Quantity(_Expression):
    """Something that is counted, in whole steps of its unit."""

    __slots__ = ()

    def __add__(self, other: Quantity) -> Arithmetic:
        return Arithmetic("+", self, other)

    def __sub__(self, other: Quantity) -> Arithmetic:
        return Arithmetic("-", self, other)

    def __mul__(self, other: Quantity) -> Arithmetic:
        return Arithmetic("*", self, other)

    def __gt__(self, other: Quantity) -> Comparison:
        return Comparison(">", self, other)

    def __ge__(self, other: Quantity) -> Comparison:
        return Comparison(">=", self, other)

    def __lt__(self, other: Quantity) -> Comparison:
        return Comparison("<", self, other)

    def __le__(self, other: Quantity) -> Comparison:
        return Comparison("<=", self, other)


class Choice(_Expression, Generic[E]):
    """Something that is one member of a code list."""

    __slots__ = ()

    def among(self, *options: E) -> Membership:
        """Whether the answer is one of *options*."""
        return Membership(self, options)


class Choices(_Expression, Generic[E]):
    """Something that is a set of members of a code list."""

    __slots__ = ()

    def include(self, *options: E) -> Overlap:
        """Whether the answer includes at least one of *options*."""
        return Overlap(self, options)


@attrs.frozen(order=False)
class Group:
    """The things a subject has many of, for example the members of a household."""

    name: str
    unit: str  # of a count of them
    zh: str
    en: str

    def every(self, test: Condition) -> EveryOf:
        """Met when *test* is met by each; unknown for an empty group."""
        return EveryOf(self, test)

    def some(self, test: Condition) -> SomeOf:
        """Met when *test* is met by at least one; unknown for an empty group."""
        return SomeOf(self, test)

    def count(self, test: Condition) -> CountOf:
        """How many meet *test*; unknown for an empty group or any unknown."""
        return CountOf(self, test)

    def total(self, quantity: Quantity) -> TotalOf:
        """The sum of *quantity*; unknown for an empty group or any unknown."""
        return TotalOf(self, quantity)


@attrs.frozen(order=False)
class QuantityFact(Quantity):
    """A number one may ask of a subject."""

    name: str
    unit: str
    zh: str
    en: str


@attrs.frozen(order=False)
class ConditionFact(Condition):
    """A yes-or-no question one may ask of a subject."""

    name: str
    zh: str
    en: str


@attrs.frozen(order=False)
class ChoiceFact(Choice[E]):
    """A coded answer one may ask of a subject."""

    name: str
    codes: type[E]
    zh: str
    en: str


@attrs.frozen(order=False)
class ChoicesFact(Choices[E]):
    """A set of coded answers one may ask of a subject."""

    name: str
    codes: type[E]
    zh: str
    en: str


@attrs.frozen(order=False)
class Parameter(Quantity):
    """A policy number, looked up by name for the day and the region."""

    name: str
    unit: str
    zh: str
    en: str


@attrs.frozen(order=False)
class Number(Quantity):
    """A number written into the rule itself."""

    value: int
    unit: str = ""


@attrs.frozen(order=False)
class Arithmetic(Quantity):
    """A sum, difference or product."""

    op: Literal["+", "-", "*"]
    left: Quantity
    right: Quantity


@attrs.frozen(order=False)
class CountOf(Quantity):
    """How many of a group meet a condition."""

    group: Group
    test: Condition


@attrs.frozen(order=False)
class TotalOf(Quantity):
    """The sum of a quantity over a group."""

    group: Group
    quantity: Quantity


@attrs.frozen(order=False)
class Comparison(Condition):
    """One quantity against another."""

    op: Literal[">", ">=", "<", "<="]
    left: Quantity
    right: Quantity


@attrs.frozen(order=False)
class Membership(Condition):
    """A coded answer against a set of codes."""

    answer: Choice[Any]
    options: tuple[enum.Enum, ...]


@attrs.frozen(order=False)
class Overlap(Condition):
    """A set of coded answers against a set of codes."""

    answer: Choices[Any]
    options: tuple[enum.Enum, ...]


@attrs.frozen(order=False)
class AllOf(Condition):
    """Met when every part is met."""

    parts: tuple[Condition, ...]


@attrs.frozen(order=False)
class AnyOf(Condition):
    """Met when some part is met."""

    parts: tuple[Condition, ...]


@attrs.frozen(order=False)
class Negation(Condition):
    """Met when the part is not met."""

    part: Condition


@attrs.frozen(order=False)
class IfThen(Condition):
    """Met when *given* is not met, or *then* is."""

    given: Condition
    then: Condition


@attrs.frozen(order=False)
class EveryOf(Condition):
    """Met when each of a group meets the test."""

    group: Group
    test: Condition


@attrs.frozen(order=False)
class SomeOf(Condition):
    """Met when at least one of a group meets the test."""

    group: Group
    test: Condition


@attrs.frozen(order=False)
class FirstKnown(Condition):
    """The first part that is known decides: one question, several sources."""

    parts: tuple[Condition, ...]


@attrs.frozen(order=False)
class Agreement(Condition):
    """What all parts say alike, else unknown: for a quantity known by two bounds."""

    parts: tuple[Condition, ...]


@attrs.frozen(order=False)
class Recorded(Condition):
    """Met when a fact is recorded at all; never unknown."""

    fact: Fact


def _parts(condition: Condition, kind: type[AllOf | AnyOf]) -> tuple[Condition, ...]:
    """Flatten a chain of one operator, so that ``a & b & c`` is one node."""
    return condition.parts if isinstance(condition, kind) else (condition,)
