"""Which facts a standard or a scheme needs: what a form would have to ask."""

from __future__ import annotations

import enum

import attrs

from fupin.logic import nodes
from fupin.logic.kinds import Fact
from fupin.logic.names import names
from fupin.standards import Scheme, Standard


@attrs.frozen(kw_only=True)
class FactNeeded:
    """One question of a form."""

    fact: str
    zh: str
    en: str
    group: str = ""
    """``members`` where it is asked of each member; empty for the subject itself."""

    kind: str
    """``number``, ``yes-no``, ``choice`` or ``choices``."""

    unit: str = ""
    options: tuple[str, ...] = ()
    """Official wordings one may choose from."""

    rules: tuple[str, ...]
    """Ids of the rules or batches that ask it."""


def facts_needed(book: Standard | Scheme) -> tuple[FactNeeded, ...]:
    """The facts *book* asks, each once, in the order its rules first ask them.

    A rule with several sources (an attested answer, else the register) needs only
    one of them; all are listed.
    """
    parts = book.rules if isinstance(book, Standard) else book.batches
    asked: dict[tuple[str, Fact], list[str]] = {}
    for part in parts:
        used = names(part.test)
        for fact in used.facts:
            asked.setdefault(("", fact), []).append(part.id)
        for group, facts in used.groups:
            for fact in facts:
                asked.setdefault((group.name, fact), []).append(part.id)
    return tuple(_needed(group, fact, rules) for (group, fact), rules in asked.items())


def _needed(group: str, fact: Fact, rules: list[str]) -> FactNeeded:
    kind, unit = "yes-no", ""
    options: tuple[str, ...] = ()
    if isinstance(fact, nodes.QuantityFact):
        kind, unit = "number", fact.unit
    elif isinstance(fact, (nodes.ChoiceFact, nodes.ChoicesFact)):
        kind = "choice" if isinstance(fact, nodes.ChoiceFact) else "choices"
        codes: type[enum.Enum] = fact.codes
        options = tuple(str(one.value) for one in codes)
    return FactNeeded(
        fact=fact.name,
        zh=fact.zh,
        en=fact.en,
        group=group,
        kind=kind,
        unit=unit,
        options=options,
        rules=tuple(rules),
    )
