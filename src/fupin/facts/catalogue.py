"""Facts that are fields of the model: declared once, with label and unit from the field."""

from __future__ import annotations

import enum

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

import attrs

from fupin.logic import ChoiceFact, ChoicesFact, ConditionFact, QuantityFact
from fupin.logic.kinds import Fact
from fupin.logic.python import Read
from fupin.model import FieldShape, Household, Member, Village, fields_of


E = TypeVar("E", bound=enum.Enum)
ROOTS: Mapping[str, type[Any]] = {
    "member": Member,
    "household": Household,
    "village": Village,
}


def field_at(target: str) -> FieldShape:
    """The model field a target such as ``household.dwelling.floor_area`` names.

    Raises:
        KeyError: If the model has no such field.
    """
    root, *path = target.split(".")
    cls: Any = ROOTS[root]
    for name in path[:-1]:
        cls = fields_of(cls)[name].type
    return fields_of(cls)[path[-1]]


@attrs.frozen(eq=False)
class Derived:
    """A question answered from fields by a call; says which fields."""

    call: Callable[[Any, date], Any]
    targets: tuple[str, ...]

    def __call__(self, subject: Any, on: date) -> Any:
        """The answer, None where unknown."""
        return self.call(subject, on)


@attrs.frozen(eq=False)
class Catalogue:
    """The facts of one kind of subject, how they are read, and the fields behind them."""

    root: str
    """``member``, ``household`` or ``village``: what fields begin with."""

    facts: dict[str, Fact] = attrs.field(factory=dict)
    reads: dict[str, Read] = attrs.field(factory=dict)
    targets: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    """Fact → the fields it rests on, ``member.birth_date``."""

    def quantity(self, path: str, name: str = "") -> QuantityFact:
        """The number in a field."""
        about = field_at(self._target(path)).about
        name = name or path.rpartition(".")[2]
        return self._plain(path, QuantityFact(name, about.unit, about.zh, about.en))

    def condition(self, path: str, name: str = "") -> ConditionFact:
        """The yes or no in a field."""
        about = field_at(self._target(path)).about
        name = name or path.rpartition(".")[2]
        return self._plain(path, ConditionFact(name, about.zh, about.en))

    def choice(self, path: str, codes: type[E], name: str = "") -> ChoiceFact[E]:
        """The code in a field."""
        about = field_at(self._target(path)).about
        name = name or path.rpartition(".")[2]
        return self._plain(path, ChoiceFact(name, codes, about.zh, about.en))

    def choices(self, path: str, codes: type[E], name: str = "") -> ChoicesFact[E]:
        """The set of codes in a field."""
        about = field_at(self._target(path)).about
        name = name or path.rpartition(".")[2]
        return self._plain(path, ChoicesFact(name, codes, about.zh, about.en))

    def derived(self, fact: F, call: Callable[[Any, date], Any], *paths: str) -> F:
        """A question answered from the fields at *paths* by *call*."""
        targets = tuple(self._target(path) for path in paths)
        return self._declared(fact, Derived(call, targets), targets)

    def counted(self, fact: F, name: str, *paths: str) -> F:
        """A question only the whole ledger answers: *name* among the subject's counts."""
        targets = tuple(self._target(path) for path in paths)
        return self._declared(fact, ("counts", name), targets)

    def adopt(self, fact: F, how: Read, *paths: str) -> F:
        """Take over a fact that is declared and read elsewhere."""
        return self._declared(fact, how, tuple(self._target(path) for path in paths))

    def _target(self, path: str) -> str:
        target = f"{self.root}.{path}"
        field_at(target)
        return target

    def _plain(self, path: str, fact: F) -> F:
        return self._declared(fact, tuple(path.split(".")), (self._target(path),))

    def _declared(self, fact: F, how: Read, targets: tuple[str, ...]) -> F:
        if self.facts.setdefault(fact.name, fact) != fact:
            raise ValueError(f"two facts of a {self.root} are called {fact.name!r}")
        self.reads[fact.name] = how
        self.targets[fact.name] = targets
        return fact


F = TypeVar("F", bound=Fact)
