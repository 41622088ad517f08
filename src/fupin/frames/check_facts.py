"""Which facts the checks of a pack ask, and of which table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from fupin.facts.registry_household import HOUSEHOLD_FACTS
from fupin.logic.kinds import Fact
from fupin.standards.checks import Check, Kind


HOUSEHOLDS: Final = "households"
MEMBERS: Final = "members"


def facts_of(one: Check, table: str) -> tuple[Fact, ...]:
    """The facts a check asks of a table; of a person, also those of the household."""
    used = one.names
    if one.kind is Kind.VILLAGE:
        return ()
    if one.kind is Kind.HOUSEHOLD:
        return used.facts if table == HOUSEHOLDS else used.of_group(MEMBERS)
    of_household = table == HOUSEHOLDS
    return tuple(f for f in used.facts if (f.name in HOUSEHOLD_FACTS) is of_household)


def facts_asked(checks: Iterable[Check], table: str) -> tuple[Fact, ...]:
    """The facts all these checks ask of a table, each once."""
    return tuple(dict.fromkeys(fact for one in checks for fact in facts_of(one, table)))
