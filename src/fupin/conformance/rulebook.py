"""Standards and schemes seen alike, with the days and regions on which they differ."""

from __future__ import annotations

import functools
import re

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

import attrs

from fupin.conformance.case import Answer, Source
from fupin.errors import ParameterNotInForceError, RegionNeededError, UnknownNameError
from fupin.logic import Condition, Names, names
from fupin.model import Verdict
from fupin.policy import Chosen, History, choose, history
from fupin.standards import Scheme, Standard, schemes, standards
from fupin.values import Citation


_HOME: Final = re.compile(r"cn-([0-9]{2,6})/")
_DAY: Final = date(2015, 11, 27)  # schemes have no days of their own
_ONE: Final = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Part:
    """A rule of a standard, or a batch of a scheme."""

    id: str
    title: str
    title_en: str
    test: Condition
    cites: tuple[Citation, ...]


@attrs.frozen(kw_only=True, cache_hash=True)
class RuleBook:
    """What a standard and a scheme have in common."""

    id: str
    kind: str
    subject: str
    title: str
    title_en: str
    cites: Citation
    parts: tuple[Part, ...]
    first: date
    last: date
    own: tuple[History, ...] = ()
    """Numbers of its own, which win over the shipped ones."""

    @property
    def tests(self) -> tuple[Condition, ...]:
        """The conditions, in the order of the masks."""
        return tuple(part.test for part in self.parts)

    @property
    def names(self) -> Names:
        """The facts and the numbers it rests on."""
        return _names(self)

    def numbers(self, on: date, region: str) -> tuple[Chosen, ...]:
        """The numbers in force on a day in a region.

        Raises:
            ParameterNotInForceError: If the standard or a number was not in force.
            RegionNeededError: If a number depends on the region.
        """
        if self.kind == "standard" and not self.first <= on <= self.last:
            span = f"it was in force from {self.first} to {self.last}"
            raise ParameterNotInForceError(self.id, on, span)
        return choose(self.names.parameters, on, region, own=self.own)

    def histories(self) -> tuple[History, ...]:
        """The numbers it uses, with all their settings."""
        local = {found.node.name: found for found in self.own}
        used = self.names.parameters
        return tuple(local.get(node.name) or history(node.name) for node in used)

    def answer(self, failed: int, unknown: int) -> Answer:
        """Two masks as ids."""
        verdict = Verdict.of(failed, unknown) if self.kind == "standard" else None
        return Answer(
            verdict=verdict,
            failed=self._ids(failed),
            undetermined=self._ids(unknown),
        )

    def _ids(self, mask: int) -> tuple[str, ...]:
        return tuple(part.id for bit, part in enumerate(self.parts) if mask >> bit & 1)


@functools.lru_cache(maxsize=128)
def _names(book: RuleBook) -> Names:
    return names(*book.tests)


@attrs.frozen(kw_only=True)
class Context:
    """A day and a region, with the numbers that hold there."""

    on: date
    region: str
    chosen: tuple[Chosen, ...]

    @property
    def values(self) -> Mapping[str, int]:
        """The numbers by name."""
        return {c.parameter.name: c.setting.value for c in self.chosen}


@functools.cache
def books() -> Mapping[str, RuleBook]:
    """Every shipped standard and scheme, by id."""
    found = [*map(of_standard, standards()), *map(of_scheme, schemes())]
    return {book.id: book for book in found}


def book(name: str) -> RuleBook:
    """The standard or scheme with this id.

    Raises:
        UnknownNameError: If there is none; near ids are suggested.
    """
    import difflib

    known = books()
    if name not in known:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.3)
        raise UnknownNameError("standard", name, near or list(known))
    return known[name]


def contexts(of: RuleBook) -> tuple[Context, ...]:
    """A day and a region for each set of numbers that ever held; the latest first.

    The day is the last one on which the set held.
    """
    found: dict[tuple[tuple[str, int], ...], Context] = {}
    for on in _days(of):
        for region in _regions(of):
            try:
                chosen = of.numbers(on, region)
            except (ParameterNotInForceError, RegionNeededError):
                continue
            context = Context(on=on, region=region, chosen=chosen)
            found.setdefault(tuple(context.values.items()), context)
    if not found:
        raise UnknownNameError("day on which all numbers are in force of", of.id)
    return tuple(found.values())


def sources(cites: Iterable[Citation], used: Iterable[Chosen]) -> tuple[Source, ...]:
    """Citations of rules, then of the numbers they use, each once."""
    found = [*cites, *(c.setting.citation for c in used)]
    return tuple(
        dict.fromkeys(Source(text=str(cited), standing=cited.standing) for cited in found)
    )


def _days(of: RuleBook) -> list[date]:
    days = {of.last}
    for known in of.histories():
        for setting in known.settings:
            days |= {setting.last, setting.first - _ONE}
    return sorted((d for d in days if of.first <= d <= of.last), reverse=True)


def _regions(of: RuleBook) -> list[str]:
    home = _HOME.match(of.id)
    if home is not None:
        return [home[1].ljust(6, "0")]
    found: dict[str, None] = {}
    for known in of.histories():
        for setting in known.settings:
            if setting.group is not None:
                found[setting.group.provinces[0]] = None
            elif setting.region:
                found[setting.region] = None
    return list(found) or [""]


def of_standard(found: Standard) -> RuleBook:
    """A standard, seen as a book of rules."""
    return RuleBook(
        id=found.id,
        kind="standard",
        subject=found.subject.value,
        title=found.title,
        title_en=found.title_en,
        cites=found.cites,
        parts=tuple(
            Part(id=r.id, title=r.title, title_en=r.title_en, test=r.test, cites=r.cites)
            for r in found.rules
        ),
        first=found.first,
        last=found.last,
        own=found.own,
    )


def of_scheme(found: Scheme) -> RuleBook:
    """A scheme, seen as a book of batches."""
    day = found.cites.issued or _DAY
    return RuleBook(
        id=found.id,
        kind="scheme",
        subject="household",
        title=found.title,
        title_en=found.title_en,
        cites=found.cites,
        parts=tuple(
            Part(id=b.id, title=b.title, title_en=b.title_en, test=b.test, cites=b.cites)
            for b in found.batches
        ),
        first=day,
        last=day,
    )
