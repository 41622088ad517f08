"""How far from exit: which facts block, by how much, and the smallest changes that pass."""

from __future__ import annotations

import itertools

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

import attrs

from fupin.assessment.changes import Change, Way, ways
from fupin.assessment.exit import find_standard, identify
from fupin.assessment.prepare import ready
from fupin.errors import UnknownNameError
from fupin.logic import Truth, value
from fupin.model import County, Household, Verdict, Village
from fupin.standards import Standard


_MOST: Final = 24
"""Alternatives that are told, the smallest first."""


@attrs.frozen(kw_only=True)
class RuleDistance:
    """A rule that is not met or unknown, and what would meet it."""

    rule: str
    title: str
    title_en: str
    truth: Truth
    alternatives: tuple[tuple[Change, ...], ...]
    """Each a set of changes that would meet the rule; empty where no change could."""


@attrs.frozen(kw_only=True)
class NearestExit:
    """What keeps a subject from exit, and the smallest sets of changes that would pass."""

    subject: str
    standard: str
    verdict: Verdict
    blocking: tuple[RuleDistance, ...]
    smallest: tuple[tuple[Change, ...], ...]
    """The smallest sets that meet every rule; empty where none could, or none is needed."""

    def explain(self) -> str:
        """What would have to change, in Chinese."""
        if self.verdict is Verdict.PASS:
            return f"{self.subject}：已达标"
        lines = [f"{self.subject}：{self.verdict.zh}，{len(self.blocking)}项未过"]
        for rule in self.blocking:
            lines.append(f"  {rule.title}（{rule.truth.zh}）")
            lines += [f"    可行：{_joined(way)}" for way in rule.alternatives[:3]]
            if not rule.alternatives:
                lines.append("    没有单凭改变登记事实可达到的办法")
        return "\n".join(lines)


def nearest_exit(
    obj: Household | Village | County,
    *,
    on: date,
    standard: str | Standard | None = None,
    region: str | None = None,
    extrapolate: bool = False,
) -> NearestExit:
    """Say which facts block an exit, by how much, and the smallest changes that pass.

    Args:
        obj: A household, a village or a county.
        on: The day, as for `assess_exit`.
        standard: As for `assess_exit`.
        region: As for `assess_exit`.
        extrapolate: As for `assess_exit`.

    Returns:
        The blocking rules with their alternatives, and the smallest sets of changes
        that meet the whole standard, each verified by deciding again.

    Raises:
        UnknownNameError, RuleDefinitionError, ParameterNotInForceError,
        RegionNeededError: As `assess_exit`.

    Limitations:
        Ages, the size of a household and the population of a village are not things
        to change.  At most a few dozen alternatives are followed; a change that is
        missing data is to be recorded, not to be wished for.
    """
    subject, name, code = identify(obj)
    chosen = find_standard(standard, subject)
    prepared = ready(chosen, on, region if region is not None else code, extrapolate)
    row = prepared.row(obj, on)
    blocking = []
    for test, rule in zip(prepared.tests, chosen.rules, strict=True):
        met = value(rule.test, row, prepared.values)
        if met is True:
            continue
        found = [
            way
            for way in ways(rule.test, row, prepared.values)
            if value(rule.test, changed(row, way), prepared.values) is True
        ]
        blocking.append(
            RuleDistance(
                rule=test.id,
                title=test.title,
                title_en=test.title_en,
                truth=Truth.of(met),
                alternatives=tuple(found[:_MOST]),
            )
        )
    failed, unknown = prepared.decide(obj, on)
    tests = [rule.test for rule in chosen.rules]
    return NearestExit(
        subject=name,
        standard=chosen.id,
        verdict=Verdict.of(failed, unknown),
        blocking=tuple(blocking),
        smallest=_smallest(blocking, row, prepared.values, tests),
    )


def _smallest(
    blocking: list[RuleDistance],
    row: Mapping[str, Any],
    parameters: Mapping[str, int],
    tests: list[Any],
) -> tuple[Way, ...]:
    """Combine the ways of all rules; keep the smallest that really pass."""
    if not blocking or not all(b.alternatives for b in blocking):
        return ()
    few = [b.alternatives[:4] for b in blocking]
    found: dict[Way, None] = {}
    for choice in itertools.islice(itertools.product(*few), 4096):
        way = tuple(dict.fromkeys(change for part in choice for change in part))
        after = changed(row, way)
        if all(value(test, after, parameters) is True for test in tests):
            found[way] = None
    if not found:
        return ()
    least = min(len(way) for way in found)
    return tuple(way for way in found if len(way) == least)[:_MOST]


def changed(row: Mapping[str, Any], changes: Iterable[Change]) -> dict[str, Any]:
    """The row with *changes* made; a number gets the wanted one, a code the first."""
    after = dict(row)
    for change in changes:
        _set(after, change.fact, change.wanted[0])
    return after


def what_if(  # noqa: PLR0913  # what assess_exit takes, and the facts
    obj: Household | Village | County,
    facts: Mapping[str, Any],
    *,
    on: date,
    standard: str | Standard | None = None,
    region: str | None = None,
    extrapolate: bool = False,
) -> Verdict:
    """The verdict if some facts were otherwise.

    Args:
        obj: A household, a village or a county.
        facts: Facts by name (``net_income``, ``members[2].student_status``), numbers
            in whole steps of their unit; ``None`` for not recorded.
        on: The day, as for `assess_exit`.
        standard: As for `assess_exit`.
        region: As for `assess_exit`.
        extrapolate: As for `assess_exit`.

    Raises:
        UnknownNameError: If the standard asks no such fact.
    """
    subject, _, code = identify(obj)
    chosen = find_standard(standard, subject)
    prepared = ready(chosen, on, region if region is not None else code, extrapolate)
    row = prepared.row(obj, on)
    for fact, answer in facts.items():
        _set(row, fact, answer)
    truths = [value(rule.test, row, prepared.values) for rule in chosen.rules]
    failed = sum(1 << bit for bit, truth in enumerate(truths) if truth is False)
    unknown = sum(1 << bit for bit, truth in enumerate(truths) if truth is None)
    return Verdict.of(failed, unknown)


def _set(row: dict[str, Any], fact: str, answer: Any) -> None:
    """Set ``size`` or ``members[2].age``; the row's own lists are left as they were."""
    group, bracket, rest = fact.partition("[")
    if not bracket:
        if fact not in row:
            raise UnknownNameError("fact", fact, list(row))
        row[fact] = answer
        return
    position, _, name = rest.partition("].")
    things = [dict(thing) for thing in row.get(group, ())]
    if not position.isdecimal() or int(position) >= len(things):
        raise UnknownNameError("fact", fact)
    if name not in things[int(position)]:
        raise UnknownNameError("fact", fact, list(things[int(position)]))
    things[int(position)][name] = answer
    row[group] = things


def _joined(way: Way) -> str:
    return "；".join(change.said() for change in way)
