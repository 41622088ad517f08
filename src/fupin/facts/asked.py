"""Facts no registry holds: somebody who was there is asked, and answers by name.

Declared once each; read from the ``answers`` of an attestation, from a column of the
same name in a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

import attrs

from fupin.logic import ConditionFact, QuantityFact
from fupin.logic.python import Read
from fupin.model.attested import answer_of


AskedFact: TypeAlias = ConditionFact | QuantityFact


@attrs.frozen(eq=False)
class Asked:
    """The asked facts of one kind of subject."""

    facts: dict[str, AskedFact] = attrs.field(factory=dict)

    def condition(self, name: str, zh: str, en: str) -> ConditionFact:
        """Declare a yes-or-no question."""
        fact = ConditionFact(name, zh, en)
        self.facts[name] = fact
        return fact

    def quantity(self, name: str, unit: str, zh: str, en: str) -> QuantityFact:
        """Declare a question whose answer is a number in *unit*."""
        fact = QuantityFact(name, unit, zh, en)
        self.facts[name] = fact
        return fact

    def reads(self) -> Mapping[str, Read]:
        """How the answers are read from a subject with an ``attested`` field."""
        return reads_asked(self.facts.values())


def reads_asked(facts: Iterable[AskedFact]) -> Mapping[str, Read]:
    """How the answers to *facts* are read from a subject with an ``attested`` field."""
    return {
        fact.name: _reader(fact.name, "number" if isinstance(fact, QuantityFact) else "yes")
        for fact in facts
    }


def _reader(name: str, part: str) -> Callable[[Any, date], Any]:
    def read(subject: Any, _: date) -> Any:
        attested = subject.attested
        found = None if attested is None else answer_of(attested.answers, name)
        return None if found is None else getattr(found, part)

    return read
