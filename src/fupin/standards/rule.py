"""A rule, a book of rules, and a scheme of batches."""

from __future__ import annotations

import enum

from datetime import date

import attrs

from fupin.errors import ParameterNotInForceError, RuleDefinitionError
from fupin.facts.asked import AskedFact
from fupin.logic import Condition, Names, check, names
from fupin.policy import History
from fupin.values import Citation


class Subject(enum.Enum):
    """What a rule is about."""

    HOUSEHOLD = "household"
    VILLAGE = "village"
    COUNTY = "county"


class IncomeConcept(enum.Enum):
    """Which income a standard speaks of: documents differ."""

    NET = "纯收入"
    DISPOSABLE = "可支配收入"


@attrs.frozen(kw_only=True)
class Rule:
    """One condition that states the sound state, with its name and its sources.

    Raises:
        UnitError, RuleDefinitionError: If *test* can't mean what it says.
    """

    id: str
    title: str
    title_en: str
    test: Condition = attrs.field(converter=check)
    cites: tuple[Citation, ...]
    note: str = ""
    """What the text leaves open, and how it was decided."""

    @property
    def last_name(self) -> str:
        """The part of the id that tells it apart within its standard."""
        return self.id.rpartition(".")[2]


@attrs.frozen(kw_only=True, cache_hash=True)
class Standard:
    """A book of rules, all of which must be met.

    Raises:
        RuleDefinitionError: If two rules share an id, or there is none.
    """

    id: str
    title: str
    title_en: str
    subject: Subject
    rules: tuple[Rule, ...]
    cites: Citation
    first: date
    last: date
    income: IncomeConcept | None = None
    note: str = ""
    own: tuple[History, ...] = ()
    """Policy numbers of its own, which win over the shipped ones of the same names."""

    asked: tuple[AskedFact, ...] = ()
    """Questions of its own about the subject, answered by name in an attestation."""

    def __attrs_post_init__(self) -> None:
        ids = [rule.id for rule in self.rules]
        if not ids or len(set(ids)) != len(ids):
            raise RuleDefinitionError(f"{self.id}: rules must be there, each id once")

    @property
    def tests(self) -> tuple[Condition, ...]:
        """The conditions, in the order of the rules: bit *i* of a mask is rule *i*."""
        return tuple(rule.test for rule in self.rules)

    @property
    def names(self) -> Names:
        """The facts and parameters its rules rest on."""
        return names(*self.tests)

    def derive(  # noqa: PLR0913  # what may differ from the base
        self,
        id: str,  # noqa: A002
        title: str,
        title_en: str,
        *changes: Rule,
        cites: Citation | None = None,
        first: date | None = None,
        last: date | None = None,
        note: str = "",
    ) -> Standard:
        """A standard like this one, changed.

        A rule replaces the one with the same last name, or else joins the end.
        """
        book = {r.last_name: r for r in self.rules} | {r.last_name: r for r in changes}
        return attrs.evolve(
            self,
            id=id,
            title=title,
            title_en=title_en,
            rules=tuple(book.values()),
            cites=self.cites if cites is None else cites,
            first=self.first if first is None else first,
            last=self.last if last is None else last,
            note=note,
        )

    def in_force(self, on: date) -> bool:
        """Whether the standard was in force on a day."""
        return self.first <= on <= self.last

    def refuse_outside(self, on: date, *, extrapolate: bool) -> None:
        """Refuse a day on which the standard was not in force.

        Raises:
            ParameterNotInForceError: Unless *extrapolate*.
        """
        if not extrapolate and not self.in_force(on):
            span = f"it was in force from {self.first} to {self.last}"
            raise ParameterNotInForceError(self.id, on, span)


@attrs.frozen(kw_only=True)
class Batch:
    """One of the batches of a scheme (一批): which households it is for."""

    id: str
    title: str
    title_en: str
    test: Condition = attrs.field(converter=check)
    person: Condition | None = None
    """Which members it counts; ``None`` counts the whole household."""

    cites: tuple[Citation, ...]
    note: str = ""


@attrs.frozen(kw_only=True, cache_hash=True)
class Scheme:
    """A named, dated wording of the batches; a household may fall in several."""

    id: str
    title: str
    title_en: str
    batches: tuple[Batch, ...]
    cites: Citation
    note: str = ""
    asked: tuple[AskedFact, ...] = ()
    """Questions of its own about the household, answered by name in an attestation."""
