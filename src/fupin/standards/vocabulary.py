"""The names a rule written as an expression may use, by what the rule is about."""

from __future__ import annotations

import functools

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Final

import attrs

from fupin.facts import area, household, member
from fupin.facts.asked import AskedFact
from fupin.logic import Vocabulary
from fupin.logic.kinds import Fact
from fupin.logic.names import FACT_KINDS
from fupin.logic.reads import Read
from fupin.policy import History
from fupin.policy import parameters as histories
from fupin.standards.rule import Subject


_HOMES: Final[Mapping[Subject, tuple[ModuleType, Mapping[str, Read]]]] = {
    Subject.HOUSEHOLD: (household, household.READS.facts),
    Subject.VILLAGE: (area, area.VILLAGE_READS.facts),
    Subject.COUNTY: (area, area.COUNTY_READS.facts),
}


def vocabulary(
    subject: Subject,
    own: Iterable[History] = (),
    asked: Iterable[AskedFact] = (),
    *,
    parameters: bool = True,
) -> Vocabulary:
    """The facts of *subject*, those of its members, and the policy numbers.

    Args:
        subject: What the rule is about.
        own: Policy numbers besides the shipped ones, or in their place.
        asked: Questions besides the shipped ones.
        parameters: Whether policy numbers may be named at all: a batch has none.

    Raises:
        RuleDefinitionError: If a name of *own* or *asked* stands for another thing.
    """
    shipped = _shipped(subject)
    local = {history.node.name: history.node for history in own}
    kept = (node for node in shipped.parameters if node.name not in local)
    numbers = (*kept, *local.values()) if parameters else ()
    return attrs.evolve(shipped, facts=(*shipped.facts, *asked), parameters=numbers)


@functools.cache
def of_members() -> Vocabulary:
    """The facts of one member of a household, and no numbers."""
    return Vocabulary(facts=_facts(member, member.READS))


@functools.cache
def _shipped(subject: Subject) -> Vocabulary:
    home = _HOMES[subject]
    groups = ((member.members, of_members().facts),) if subject is Subject.HOUSEHOLD else ()
    nodes = tuple(history.node for history in histories().values())
    return Vocabulary(facts=_facts(*home), parameters=nodes, groups=groups)


def _facts(home: ModuleType, reads: Mapping[str, Read]) -> tuple[Fact, ...]:
    """The facts declared in a module of `fupin.facts` that can be read there."""
    known = {f.name: f for f in vars(home).values() if isinstance(f, FACT_KINDS)}
    return tuple(known[name] for name in reads if name in known)
