"""A rule set made ready for one day and one region: compiled, its numbers chosen."""

from __future__ import annotations

import functools

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from fupin.facts import area, household
from fupin.facts.asked import AskedFact, reads_asked
from fupin.logic import Condition, Names, Reads, compile_tests, names, sentence
from fupin.logic.kinds import Fact
from fupin.logic.python import Decide
from fupin.model import Used
from fupin.policy import Chosen, choose
from fupin.standards import Scheme, Standard, Subject
from fupin.values import Citation


READS: Mapping[Subject, Reads] = {
    Subject.HOUSEHOLD: household.READS,
    Subject.VILLAGE: area.VILLAGE_READS,
    Subject.COUNTY: area.COUNTY_READS,
}


@functools.lru_cache(maxsize=256)
def reads_of(subject: Subject, asked: tuple[AskedFact, ...] = ()) -> Reads:
    """How facts are read: those that are shipped, and those a standard asks besides."""
    shipped = READS[subject]
    if not asked:
        return shipped
    return attrs.evolve(shipped, facts={**shipped.facts, **reads_asked(asked)})


@attrs.frozen(eq=False)
class ReadyTest:
    """One test with what its finding will need, worked out once."""

    id: str
    title: str
    title_en: str
    test: Condition
    said: str
    said_en: str
    facts: tuple[Fact, ...]
    """Facts asked of the subject itself."""

    used: tuple[Used, ...]
    cites: tuple[Citation, ...]


@attrs.frozen(eq=False)
class Ready:
    """A rule set for one day and one region."""

    reads: Reads
    tests: tuple[ReadyTest, ...]
    decide: Decide
    values: Mapping[str, int]
    """The parameters by name."""

    names: Names

    def row(self, subject: Any, on: date) -> dict[str, Any]:
        """Every fact the tests ask, read from *subject*, for the interpreter."""
        return self.reads.row(subject, on, self.names)


@functools.lru_cache(maxsize=256)
def ready(standard: Standard, on: date, region: str, extrapolate: bool) -> Ready:
    """Make *standard* ready.

    Raises:
        ParameterNotInForceError: If the standard or a parameter was not in force
            on that day, unless *extrapolate*.
        RegionNeededError: If a parameter depends on a region that was not given.
    """
    standard.refuse_outside(on, extrapolate=extrapolate)
    chosen = choose(
        standard.names.parameters, on, region, extrapolate=extrapolate, own=standard.own
    )
    parts = [(r.id, r.title, r.title_en, r.test, r.cites) for r in standard.rules]
    return _ready(reads_of(standard.subject, standard.asked), parts, chosen)


@functools.lru_cache(maxsize=64)
def ready_scheme(scheme: Scheme) -> Ready:
    """Make a scheme of batches ready; it has no dated numbers."""
    parts = [(b.id, b.title, b.title_en, b.test, b.cites) for b in scheme.batches]
    return _ready(reads_of(Subject.HOUSEHOLD, scheme.asked), parts, ())


def _ready(
    reads: Reads,
    parts: list[tuple[str, str, str, Condition, tuple[Citation, ...]]],
    chosen: tuple[Chosen, ...],
) -> Ready:
    values = {c.parameter.name: c.setting.value for c in chosen}
    used = {c.parameter.name: _used(c) for c in chosen}
    tests = []
    for name, title, title_en, test, cites in parts:
        rests_on = names(test)
        tests.append(
            ReadyTest(
                id=name,
                title=title,
                title_en=title_en,
                test=test,
                said=sentence(test, "zh", values),
                said_en=sentence(test, "en", values),
                facts=rests_on.facts,
                used=tuple(used[p.name] for p in rests_on.parameters),
                cites=cites,
            )
        )
    decide = compile_tests(tuple(t.test for t in tests), reads, tuple(sorted(values.items())))
    return Ready(reads, tuple(tests), decide, values, names(*(t.test for t in tests)))


def _used(chosen: Chosen) -> Used:
    node, setting = chosen.parameter, chosen.setting
    return Used(
        name=node.name,
        zh=node.zh,
        en=node.en,
        value=setting.value,
        unit=node.unit,
        citation=setting.citation,
        first=setting.first,
        last=setting.last,
        extrapolated=chosen.extrapolated,
    )
