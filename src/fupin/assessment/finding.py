"""From a decided test to a finding: the numbers, the answers, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fupin.assessment.prepare import ReadyTest
from fupin.codes import Code
from fupin.logic import (
    Agreement,
    Blocker,
    Comparison,
    Condition,
    FirstKnown,
    Lang,
    Parameter,
    Quantity,
    QuantityFact,
    RatioComparison,
    Truth,
    blockers,
    value,
    written,
)
from fupin.logic.kinds import Fact
from fupin.logic.nodes import Arithmetic, EveryOf, SomeOf
from fupin.logic.ratio import RATE_STEPS, rate
from fupin.model import Answer, Finding, Missing


def finding(
    ready: ReadyTest,
    truth: Truth,
    row: Mapping[str, Any],
    parameters: Mapping[str, int],
    evidence: Iterable[tuple[str, str]] = (),
) -> Finding:
    """What *ready* says of a row, with everything it rests on."""
    decisive = deciding(ready.test, row, parameters)
    number, threshold, unit = _numbers(decisive, row, parameters)
    missing = (
        tuple(missing_fact(b, ready.id, row) for b in blockers(ready.test, row, parameters))
        if truth is Truth.UNKNOWN
        else ()
    )
    # Who of a group decides is only worth telling where something is amiss.
    who = () if truth is Truth.MET else _members(decisive, row, parameters)
    said = [*evidence, *who]
    return Finding(
        rule=ready.id,
        title=ready.title,
        title_en=ready.title_en,
        truth=truth,
        test=ready.said,
        test_en=ready.said_en,
        value=number,
        threshold=threshold,
        unit=unit,
        answers=tuple(_answer(fact, row[fact.name]) for fact in ready.facts),
        evidence=tuple(zh for zh, _ in said),
        evidence_en=tuple(en for _, en in said),
        missing=missing,
        used=ready.used,
        citations=ready.cites,
    )


def missing_fact(blocker: Blocker, rule: str, row: Mapping[str, Any] | None = None) -> Missing:
    """A blocker as it is told to people: which fact, of which member.

    A number *row* has, and that blocks all the same (a bound that leaves it open, a
    population of nobody), is recorded but not exact enough.
    """
    fact, place = blocker.fact, blocker.index + 1
    found = None if row is None or blocker.group else row.get(fact.name)
    if found is not None and isinstance(fact, QuantityFact):
        return Missing(
            fact=blocker.name,
            zh=f"更确切的{fact.zh}（现为{written(found, fact.unit)}）",
            en=f"a more exact number: {fact.en} (now {written(found, fact.unit, 'en')})",
            rule=rule,
        )
    return Missing(
        fact=blocker.name,
        zh=f"第{place}名成员的{fact.zh}" if place else fact.zh,
        en=f"{fact.en} of member {place}" if place else fact.en,
        rule=rule,
    )


def deciding(
    test: Condition, row: Mapping[str, Any], parameters: Mapping[str, int]
) -> Condition:
    """The part of *test* that decides it: the first known, or the first of an agreement."""
    if isinstance(test, FirstKnown):
        known = (p for p in test.parts if value(p, row, parameters) is not None)
        return deciding(next(known, test.parts[0]), row, parameters)
    if isinstance(test, Agreement):
        return test.parts[0]
    return test


def _numbers(
    test: Condition, row: Mapping[str, Any], parameters: Mapping[str, int]
) -> tuple[int | None, int | None, str]:
    """Left and right side of the comparison that decides, and their unit."""
    if isinstance(test, Comparison):
        left, right = (value(side, row, parameters) for side in (test.left, test.right))
        return left, right, _unit(test.left)
    if isinstance(test, RatioComparison):
        part, whole, limit = (
            value(side, row, parameters) for side in (test.part, test.whole, test.limit)
        )
        if limit is None:
            return None, None, "rate"
        if part is None or not whole:
            return None, limit * RATE_STEPS, "rate"
        return rate(part, whole, limit), limit * RATE_STEPS, "rate"
    return None, None, ""


def _unit(side: Quantity) -> str:
    """The unit a side is written in: that of its first fact or parameter."""
    while isinstance(side, Arithmetic):
        side = side.left
    return side.unit if isinstance(side, (QuantityFact, Parameter)) else ""


def _answer(fact: Fact, found: Any) -> Answer:
    return Answer(
        fact=fact.name,
        zh=fact.zh,
        en=fact.en,
        value=_said(fact, found, "zh"),
        value_en=_said(fact, found, "en"),
    )


def _said(fact: Fact, found: Any, lang: Lang) -> str | None:
    if found is None:
        return None
    if isinstance(fact, QuantityFact):
        return written(found, fact.unit, lang)
    if isinstance(found, bool):
        yes, no = ("是", "否") if lang == "zh" else ("yes", "no")
        return yes if found else no
    if isinstance(found, Code):
        return found.zh if lang == "zh" else found.en
    joint, none = ("、", "无") if lang == "zh" else (", ", "none")
    return joint.join(_said(fact, one, lang) or "" for one in type_order(found)) or none


def type_order(found: Iterable[Code]) -> list[Code]:
    """Members of a code list in the order of the list."""
    chosen = set(found)
    return [one for kind in {type(c) for c in chosen} for one in kind if one in chosen]


def _members(
    test: Condition, row: Mapping[str, Any], parameters: Mapping[str, int]
) -> list[tuple[str, str]]:
    """Which of a group decide a test, by their place, in Chinese and English."""
    found = []
    for part in getattr(test, "parts", (test,)):
        if not isinstance(part, (EveryOf, SomeOf)):
            continue
        for position, thing in enumerate(row.get(part.group.name) or ()):
            met = value(part.test, thing, parameters)
            if met is not isinstance(part, EveryOf):
                zh, en = _OUTCOME[met]
                group = part.group
                found.append(
                    (f"第{position + 1}名{group.zh}{zh}", f"{group.en} {position + 1} {en}")
                )
    return found


_OUTCOME: Mapping[bool | None, tuple[str, str]] = {
    True: ("符合", "meets it"),
    False: ("不符合", "does not meet it"),
    None: ("无法判定", "can't be judged"),
}
