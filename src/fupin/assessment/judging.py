"""Households judged one after another, fast, with what keeps each from passing."""

from __future__ import annotations

import functools
import re

from collections import Counter
from datetime import date
from typing import Any, Final, TypeAlias

import attrs

from fupin.assessment.classify import BatchCount
from fupin.assessment.finding import finding
from fupin.assessment.placing import VillageKey
from fupin.assessment.prepare import Ready, ready, ready_scheme
from fupin.facts import member as member_facts
from fupin.logic import Reads, Truth, compile_tests, names
from fupin.model import Household, Missing, Used, Verdict
from fupin.standards import Scheme, Standard


@attrs.frozen(kw_only=True)
class Gap:
    """One rule a household does not meet, or that can't be judged."""

    rule: str
    truth: Truth
    value: int | None
    """Left side of the comparison that decides, in whole steps of *unit*."""

    threshold: int | None
    unit: str
    missing: tuple[Missing, ...] = ()


@attrs.frozen(kw_only=True)
class Judged:
    """What a standard and a scheme say of one household; no personal datum is in it."""

    household: str
    """户编号."""

    village: VillageKey | None
    township: str
    persons: int | None
    failed_mask: int
    unknown_mask: int
    failed: tuple[str, ...]
    """Ids of the rules that are not met."""

    undetermined: tuple[str, ...]
    batches: tuple[str, ...]
    undetermined_batches: tuple[str, ...]
    gaps: tuple[Gap, ...]
    """One for each rule that is not met or unknown, in the order of the rules."""

    @property
    def verdict(self) -> Verdict:
        """PASS, FAIL or UNDETERMINED."""
        return Verdict.of(self.failed_mask, self.unknown_mask)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The facts that keep rules from being decided."""
        return tuple(m for gap in self.gaps for m in gap.missing)


@attrs.frozen(kw_only=True)
class MissingCount:
    """How many households lack a fact that keeps a rule from being decided."""

    fact: str
    """For example ``members[].student_status``."""

    zh: str
    en: str
    rule: str
    households: int


_Lacking: TypeAlias = tuple[str, str, str, str]
"""Rule, fact, and the fact in Chinese and in English."""

_PLACE: Final = re.compile(r"\[[0-9]*\]")
_ORDINAL: Final = re.compile(r"第[0-9]+名")
_ORDINAL_EN: Final = re.compile(r" [0-9]+$")


class Judge:
    """Judges households one by one, and keeps count."""

    def __init__(
        self, standard: Standard, scheme: Scheme, on: date, region: str, *, extrapolate: bool
    ) -> None:
        self._on = on
        self._ready: Ready = ready(standard, on, region, extrapolate)
        self._rules = tuple(t.id for t in self._ready.tests)
        self._scheme = scheme
        self._sorted = ready_scheme(scheme).decide
        persons = [(i, b.person) for i, b in enumerate(scheme.batches) if b.person is not None]
        self._whole = [i for i, b in enumerate(scheme.batches) if b.person is None]
        self._bits = [i for i, _ in persons]
        self._able = compile_tests(
            tuple(test for _, test in persons), Reads(facts=member_facts.READS), ()
        )
        self._everyone = (1 << len(persons)) - 1
        self._households = Counter[int]()
        self._persons = Counter[int]()
        self._undecided = Counter[int]()
        self._missing = Counter[_Lacking]()
        self._seen: dict[tuple[int, tuple[Any, ...]], tuple[Gap, frozenset[_Lacking]]] = {}
        self._asked = [names(test.test) for test in self._ready.tests]
        self._ids = functools.cache(lambda mask: _chosen(self._rules, mask))
        batches = tuple(b.id for b in scheme.batches)
        self._batch_ids = functools.cache(lambda mask: _chosen(batches, mask))

    def judge(self, household: Household) -> Judged:
        """What the standard and the scheme say of *household*."""
        failed, unknown = self._ready.decide(household, self._on)
        place = household.place
        met, open_ = self._batches(household)
        return Judged(
            household=household.household_id,
            village=None if place is None else place.village_key,
            township="" if place is None else place.township or "",
            persons=household.size,
            failed_mask=failed,
            unknown_mask=unknown,
            failed=self._ids(failed),
            undetermined=self._ids(unknown),
            batches=self._batch_ids(met),
            undetermined_batches=self._batch_ids(open_),
            gaps=self._gaps(household, failed, unknown) if failed | unknown else (),
        )

    @property
    def used(self) -> tuple[Used, ...]:
        """The policy numbers the standard rests on, each once."""
        return tuple(dict.fromkeys(u for test in self._ready.tests for u in test.used))

    def batches(self) -> tuple[BatchCount, ...]:
        """Households and persons in each batch so far; batches overlap."""
        return tuple(
            BatchCount(
                batch=batch.id,
                title=batch.title,
                households=self._households[bit],
                persons=self._persons[bit],
                undetermined=self._undecided[bit],
            )
            for bit, batch in enumerate(self._scheme.batches)
        )

    def missing(self) -> tuple[MissingCount, ...]:
        """What is missing so far, the most frequent first."""
        ordered = sorted(self._missing.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(
            MissingCount(fact=fact, zh=zh, en=en, rule=rule, households=count)
            for (rule, fact, zh, en), count in ordered
        )

    def _batches(self, household: Household) -> tuple[int, int]:
        """Masks of the batches it falls in and of those that can't be decided."""
        failed, unknown = self._sorted(household, self._on)
        met = ~(failed | unknown) & ((1 << len(self._scheme.batches)) - 1)
        for bit in range(len(self._scheme.batches)):
            self._households[bit] += met >> bit & 1
            self._undecided[bit] += unknown >> bit & 1
        everybody = household.size if household.size is not None else len(household.members)
        for bit in self._whole:
            if met >> bit & 1:
                self._persons[bit] += everybody
        for member in household.present_members if met else ():
            no, unsure = self._able(member, self._on)
            yes = self._everyone & ~(no | unsure)
            for place, bit in enumerate(self._bits):
                self._persons[bit] += yes >> place & met >> bit & 1
        return met, unknown

    def _gaps(self, household: Household, failed: int, unknown: int) -> tuple[Gap, ...]:
        gaps = []
        lacking: set[_Lacking] = set()
        for bit in range(len(self._rules)):
            if not (failed | unknown) >> bit & 1:
                continue
            truth = Truth.NOT_MET if failed >> bit & 1 else Truth.UNKNOWN
            row = self._ready.reads.row(household, self._on, self._asked[bit])
            key = (bit, _hashable(row))
            if key not in self._seen:  # many households lack the same
                self._seen[key] = self._gap(bit, truth, row)
            gap, facts = self._seen[key]
            gaps.append(gap)
            lacking |= facts
        self._missing.update(lacking)
        return tuple(gaps)

    def _gap(
        self, bit: int, truth: Truth, row: dict[str, Any]
    ) -> tuple[Gap, frozenset[_Lacking]]:
        found = finding(self._ready.tests[bit], truth, row, self._ready.values)
        gap = Gap(
            rule=found.rule,
            truth=truth,
            value=found.value,
            threshold=found.threshold,
            unit=found.unit,
            missing=found.missing,
        )
        return gap, frozenset(map(_lacking, found.missing))


def _lacking(missing: Missing) -> _Lacking:
    """The fact without the place of the member it is asked of."""
    return (
        missing.rule,
        _PLACE.sub("[]", missing.fact),
        _ORDINAL.sub("", missing.zh),
        _ORDINAL_EN.sub("", missing.en),
    )


def _hashable(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(
        tuple(tuple(thing.values()) for thing in answer)
        if isinstance(answer, list)
        else answer
        for answer in row.values()
    )


def _chosen(ids: tuple[str, ...], mask: int) -> tuple[str, ...]:
    return tuple(one for bit, one in enumerate(ids) if mask >> bit & 1)
