"""A check of the register: a rule with a grade, a scope, days, and what to do about it."""

from __future__ import annotations

import enum

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from fupin.errors import RuleDefinitionError, Severity
from fupin.facts.registry_household import HOUSEHOLD_READS, HOUSEHOLD_TARGETS
from fupin.facts.registry_person import PERSON_READS, PERSON_TARGETS
from fupin.facts.registry_village import VILLAGE_CHECK_READS, VILLAGE_TARGETS
from fupin.logic import Condition, Names, Reads, names
from fupin.logic import check as well_formed
from fupin.values import Citation


class Kind(enum.Enum):
    """Whose row a check is about."""

    PERSON = "person"
    HOUSEHOLD = "household"
    VILLAGE = "village"


class Scope(enum.Enum):
    """How much one must see to decide a check."""

    MEMBER = "member"  #: One person and the household.
    HOUSEHOLD = "household"  #: One household with its members.
    VILLAGE = "village"  #: One village.
    LEDGER = "ledger"  #: The whole register.
    CROSS_LEDGER = "cross-ledger"  #: The register and another ledger.

    @property
    def zh(self) -> str:
        """Its name in Chinese."""
        return _SCOPES[self]


_SCOPES: Final = {
    Scope.MEMBER: "成员",
    Scope.HOUSEHOLD: "户",
    Scope.VILLAGE: "村",
    Scope.LEDGER: "整本台账",
    Scope.CROSS_LEDGER: "多本台账",
}


class Responsible(enum.Enum):
    """Who can put it right."""

    VILLAGE = "村"
    TOWNSHIP = "乡（镇）"
    COUNTY = "县"


READS: Final[dict[Kind, Reads]] = {
    Kind.PERSON: PERSON_READS,
    Kind.HOUSEHOLD: HOUSEHOLD_READS,
    Kind.VILLAGE: VILLAGE_CHECK_READS,
}
_TARGETS: Final = {
    Kind.PERSON: PERSON_TARGETS,
    Kind.HOUSEHOLD: HOUSEHOLD_TARGETS,
    Kind.VILLAGE: VILLAGE_TARGETS,
}


_AUDIENCE: Final = frozenset(
    {
        "household.household_type",
        "household.status",
        "household.monitoring.category",
        "household.monitoring.risk_removed",
        "member.birth_date",
        "member.id_number",
    }
)
"""Fields that say whom a check is for; of birth dates a finding gives the age."""


@attrs.frozen(kw_only=True)
class Check:
    """One check: the sound state, whom it is asked of, and what is wrong otherwise.

    Raises:
        UnitError, RuleDefinitionError: If a condition can't mean what it says, or asks
            what can't be read of such a subject.
    """

    id: str
    """Stable, such as ``member.ethnicity-blank``."""

    aliases: tuple[str, ...] = ()
    """Numbers it has in the lists of provinces."""

    kind: Kind
    scope: Scope
    severity: Severity
    title: str
    """What is wrong, in Chinese."""

    title_en: str
    applies: Condition | None = None
    """Whom it is asked of; everybody where ``None``."""

    sound: Condition
    """How it should be."""

    remedy: str
    """What to do, in Chinese."""

    remedy_en: str
    responsible: Responsible = Responsible.VILLAGE
    fault: str = ""
    """Checks that find the same fault in other people share it: one row is enough."""

    cites: tuple[Citation, ...]
    first: date
    last: date
    note: str = ""
    """What the list leaves open, and how it was decided."""

    def __attrs_post_init__(self) -> None:
        well_formed(self.test)
        reads, used = READS[self.kind], self.names
        known = [*reads.facts]
        for fact in used.facts:
            if fact.name not in reads.facts:
                raise RuleDefinitionError(f"{self.id}: no fact {fact.name!r} among {known}")
        for group, asked in used.groups:
            inner = reads.groups[group.name][1]
            if unknown := [f.name for f in asked if f.name not in inner]:
                raise RuleDefinitionError(f"{self.id}: {group.name} have no {unknown}")
        if self.first > self.last:
            raise RuleDefinitionError(f"{self.id}: its days are the wrong way round")

    @property
    def test(self) -> Condition:
        """The sound state of whom it is asked of; met also by all others."""
        return self.sound if self.applies is None else self.applies.implies(self.sound)

    @property
    def names(self) -> Names:
        """The facts and parameters it rests on."""
        return names(self.test)

    @property
    def fields(self) -> tuple[str, ...]:
        """The model fields the sound state rests on, ``member.birth_date``."""
        used, targets = names(self.sound), _TARGETS[self.kind]
        found = [target for fact in used.facts for target in targets[fact.name]]
        for _, asked in used.groups:
            found += [t for fact in asked for t in PERSON_TARGETS[fact.name]]
        return tuple(dict.fromkeys(found))

    @property
    def shown(self) -> tuple[str, ...]:
        """The fields a finding shows: those, and what made the check apply to it."""
        if self.applies is None:
            return self.fields
        targets = _TARGETS[self.kind]
        asked = (t for fact in names(self.applies).facts for t in targets[fact.name])
        return tuple(dict.fromkeys((*self.fields, *(t for t in asked if t not in _AUDIENCE))))

    @property
    def asks_age(self) -> bool:
        """Whether a person's age decides."""
        return any(fact.name == "age" for fact in self.names.facts)

    @property
    def same_fault(self) -> str:
        """What it finds, whoever it is asked of."""
        return self.fault or self.id

    def in_force(self, on: date) -> bool:
        """Whether it is to be asked on a day."""
        return self.first <= on <= self.last


@attrs.frozen(kw_only=True, cache_hash=True)
class Pack:
    """A book of checks.

    Raises:
        RuleDefinitionError: If two checks share an id.
    """

    id: str
    title: str
    title_en: str
    checks: tuple[Check, ...]

    def __attrs_post_init__(self) -> None:
        ids = [one.id for one in self.checks]
        if len(set(ids)) != len(ids):
            twice = sorted({name for name in ids if ids.count(name) > 1})
            raise RuleDefinitionError(f"{self.id}: two checks are called {twice}")

    def in_force(self, on: date) -> Pack:
        """The checks to be asked on a day."""
        return attrs.evolve(self, checks=tuple(c for c in self.checks if c.in_force(on)))

    def of(self, kind: Kind) -> tuple[Check, ...]:
        """The checks about one kind of row, in order."""
        return tuple(one for one in self.checks if one.kind is kind)

    def __iter__(self) -> Iterator[Check]:
        return iter(self.checks)

    def __len__(self) -> int:
        return len(self.checks)
