"""What the self-check asks: every shipped rule, on a day and in a region it has numbers."""

from __future__ import annotations

import enum

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, TypeAlias

import attrs

from fupin.errors import ParameterNotInForceError, RegionNeededError
from fupin.facts.asked import AskedFact
from fupin.logic import Condition, Names, names
from fupin.policy import History, choose
from fupin.standards import Rule, Scheme, Standard, Subject, schemes, standards
from fupin.standards.checks import Check, Kind, packs
from fupin.values import PROVINCES, Citation


class About(enum.Enum):
    """What one row is, and which rules are asked of it."""

    HOUSEHOLDS = "户退出标准和分批"
    VILLAGES = "村退出标准"
    COUNTIES = "县退出标准"
    HOUSEHOLD_CHECKS = "户检查规则"
    PERSON_CHECKS = "人检查规则"
    VILLAGE_CHECKS = "村检查规则"

    @property
    def en(self) -> str:
        """Its name in English."""
        return self.name.lower().replace("_", " ")

    @property
    def is_of_areas(self) -> bool:
        """Whether a row is a village or a county, of which there are fewer."""
        return self in (About.VILLAGES, About.COUNTIES, About.VILLAGE_CHECKS)

    @property
    def is_of_households(self) -> bool:
        """Whether a row is a household."""
        return self in (About.HOUSEHOLDS, About.HOUSEHOLD_CHECKS)


_SUBJECTS: Final = {
    Subject.HOUSEHOLD: About.HOUSEHOLDS,
    Subject.VILLAGE: About.VILLAGES,
    Subject.COUNTY: About.COUNTIES,
}
_KINDS: Final = {
    Kind.HOUSEHOLD: About.HOUSEHOLD_CHECKS,
    Kind.PERSON: About.PERSON_CHECKS,
    Kind.VILLAGE: About.VILLAGE_CHECKS,
}
_DAYS: Final = (
    date(2018, 12, 31),
    date(2024, 1, 31),
    date(2020, 12, 31),
    date(2019, 12, 31),
    date(2017, 12, 31),
    date(2016, 12, 31),
    date(2014, 12, 31),
)
"""Days to try first, so that few different ones do."""

_REGIONS: Final = ("510000", *PROVINCES)


@attrs.frozen(kw_only=True)
class Trial:
    """Rules that are asked of the same rows, with the numbers of one day and region."""

    about: About
    on: date
    region: str
    book: Standard
    """The rules as one standard; those that test the same stand in it once."""

    asked_by: tuple[tuple[str, ...], ...]
    """For each rule of the book, the shipped ones that ask it: ``set · rule``."""

    checks: tuple[Check, ...] = ()
    """For each rule of the book its check, where it comes from one."""

    @property
    def rules(self) -> int:
        """How many shipped rules it decides."""
        return sum(map(len, self.asked_by))


_Wanted: TypeAlias = tuple[str, Condition]


@attrs.frozen(kw_only=True)
class _Set:
    """A shipped set of rules."""

    about: About
    rules: tuple[_Wanted, ...]
    first: date
    last: date
    cites: Citation
    own: tuple[History, ...] = ()
    asked: tuple[AskedFact, ...] = ()
    check: Check | None = None

    @property
    def names(self) -> Names:
        """The facts and parameters its rules rest on."""
        return names(*(test for _, test in self.rules))


def plan() -> tuple[Trial, ...]:
    """All that is shipped: standards of exit, schemes of batches, checks of registers."""
    return planned(_shipped())


def planned(sets: Iterable[_Set]) -> tuple[Trial, ...]:
    """The fewest trials in which every set is in force and every number is known."""
    trials: dict[tuple[About, date, str, tuple[History, ...]], list[_Set]] = {}
    for one in sets:
        on, region = _when(one)
        trials.setdefault((one.about, on, region, one.own), []).append(one)
    return tuple(
        _trial(about, on, region, together)
        for (about, on, region, _), together in trials.items()
    )


def _shipped() -> Iterator[_Set]:
    for book in standards():
        yield _of_standard(book)
    for scheme in schemes():
        yield _of_scheme(scheme)
    for pack in packs().values():
        for check in pack:
            yield _of_check(pack.id, check)


def _of_standard(book: Standard) -> _Set:
    return _Set(
        about=_SUBJECTS[book.subject],
        rules=tuple((f"{book.id} · {rule.id}", rule.test) for rule in book.rules),
        first=book.first,
        last=book.last,
        cites=book.cites,
        own=book.own,
        asked=book.asked,
    )


def _of_scheme(scheme: Scheme) -> _Set:
    return _Set(
        about=About.HOUSEHOLDS,
        rules=tuple((f"{scheme.id} · {batch.id}", batch.test) for batch in scheme.batches),
        first=date.min,
        last=date.max,
        cites=scheme.cites,
        asked=scheme.asked,
    )


def _of_check(pack: str, check: Check) -> _Set:
    return _Set(
        about=_KINDS[check.kind],
        rules=((f"{pack} · {check.id}", check.test),),
        first=check.first,
        last=check.last,
        cites=check.cites[0],
        check=check,
    )


def _when(one: _Set) -> tuple[date, str]:
    """A day on which the set is in force, and a region that has all its numbers."""
    used = one.names.parameters
    for on in (*_DAYS, one.first, one.last):
        if not one.first <= on <= one.last:
            continue
        for region in _REGIONS:
            try:
                choose(used, on, region, own=one.own)
            except RegionNeededError:
                continue
            except ParameterNotInForceError:
                break
            return on, region
    raise ValueError(f"no day has all the numbers of {one.rules[0][0]}")


def _trial(about: About, on: date, region: str, sets: Iterable[_Set]) -> Trial:
    known = tuple(sets)
    asked_by: dict[Condition, list[str]] = {}
    checks: dict[Condition, Check] = {}
    for one in known:
        for name, test in one.rules:
            asked_by.setdefault(test, []).append(name)
            if one.check is not None:
                checks.setdefault(test, one.check)
    cites = known[0].cites
    rules = tuple(
        Rule(id=told[0], title=told[0], title_en=told[0], test=test, cites=(cites,))
        for test, told in asked_by.items()
    )
    book = Standard(
        id=f"selfcheck/{about.name.lower()}/{on.isoformat()}",
        title=about.value,
        title_en=about.en,
        subject=Subject.HOUSEHOLD,  # to the engines a row is a row, whatever it is about
        rules=rules,
        cites=cites,
        first=on,
        last=on,
        own=known[0].own,
        asked=tuple(dict.fromkeys(fact for one in known for fact in one.asked)),
    )
    return Trial(
        about=about,
        on=on,
        region=region,
        book=book,
        asked_by=tuple(tuple(told) for told in asked_by.values()),
        checks=tuple(checks.values()),
    )
