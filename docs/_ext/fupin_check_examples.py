"""An invented example of a check: facts that are a finding, beside facts that are none.

Found by the search that makes the conformance cases, and moved next to the threshold.
"""

from __future__ import annotations

import random

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, Final, cast

import attrs

from fupin import policy
from fupin.conformance.goals import Goal, Key, Put, Sizes, Step, Want
from fupin.conformance.plausible import NEGATIVE, implausible
from fupin.conformance.rows import codes_of
from fupin.conformance.search import search
from fupin.conformance.settling import Hints, row_of
from fupin.logic import Fact, value
from fupin.logic.names import walk
from fupin.logic.nodes import (
    ChoiceFact,
    ChoicesFact,
    ConditionFact,
    Membership,
    Overlap,
    QuantityFact,
)
from fupin.standards.checks import Check


_USUAL_DAY: Final = date(2024, 1, 31)
_HOUSEHOLDS: Final = (2, 1, 3, 0)
"""How many members are tried, in this order."""

_USUAL: Final = {"rows_in_county": 1, "rows_in_prefecture": 1, "removal_year_month": 202301}
"""Numbers a reader would believe, where they do."""

_LIKELY: Final = {"month": 6_000, "mu": 5_000, "km": 2_000, "m2": 80_000}
"""The same by unit."""

_STEPS: Final = {"month": 1000}
"""Unit → the least step a register records; one of the unit's own where not here."""

_FEW_FEN: Final = 10_000
_MORE: Final = 100_000
_MOST_MEMBERS: Final = 5

_ROWS: Final = 40
_GUESSES: Final = 4000
Row = dict[str, Any]


@attrs.frozen
class Example:
    """Two rows of facts about the same kind of subject."""

    hit: Row
    sound: Row


def day_of(check: Check) -> date:
    """A day on which a check holds."""
    return max(check.first, min(check.last, _USUAL_DAY))


def numbers_of(check: Check) -> dict[str, int]:
    """The parameters of a check on that day."""
    chosen = policy.choose(check.names.parameters, day_of(check), "")
    return {c.parameter.name: c.setting.value for c in chosen}


def example_of(check: Check) -> Example | None:
    """A row that is found and one that is sound; as near to each other as they come."""
    task = _Task(check, numbers_of(check))
    hit, sound = task.row(met=False), task.row(met=True)
    if hit is None or sound is None:
        return None
    hit, sound = task.likelier(hit, met=False), task.likelier(sound, met=True)
    hit = task.like(sound, hit, met=False)
    return task.beside_threshold(hit) or Example(hit, task.like(hit, sound, met=True))


@attrs.frozen(eq=False)
class _Task:
    """A check with its numbers."""

    check: Check
    numbers: Mapping[str, int]

    def shows(self, row: Row, *, met: bool) -> bool:
        """Whether the check is asked of *row*, comes out so, and such a row may be."""
        names, whom = self.check.names, self.check.applies
        full = {f.name: row.get(f.name) for f in names.facts}
        for group, asked in names.groups:
            things = row.get(group.name, ())
            full[group.name] = [{f.name: t.get(f.name) for f in asked} for t in things]
        return (
            value(self.check.test, full, self.numbers) is met
            and (whom is None or value(whom, full, self.numbers) is True)
            and NEGATIVE not in implausible(row, names)
        )

    def row(self, *, met: bool) -> Row | None:
        """The simplest row, or one guessed."""
        wanted = Goal(self.check.sound, Want.TRUE if met else Want.FALSE)
        whom = self.check.applies
        goals = (wanted,) if whom is None else (wanted, Goal(whom, Want.TRUE))
        hints = Hints(numbers=self.numbers, thresholds={}, twins={})
        asked = {f.name for f in self.check.names.facts}
        usual = tuple(Put(_own(n), v) for n, v in _USUAL.items() if n in asked)
        for steps in ((*usual, *goals), *((one, *goals) for one in usual), goals):
            for sizes in self.sizes():
                for known in islice(search(steps, sizes, hints), _ROWS):
                    row = row_of(known, sizes)
                    if self.shows(row, met=met):
                        return row
        return next((r for r in self.guesses() if self.shows(r, met=met)), None)

    def sizes(self) -> Iterator[Sizes]:
        """How many things the groups have."""
        groups = [group.name for group, _ in self.check.names.groups]
        for many in _HOUSEHOLDS if groups else (0,):
            yield {"": 0} | dict.fromkeys(groups, many)

    def guesses(self) -> Iterator[Row]:
        """Rows drawn from the codes the check names and numbers near its own."""
        draw = random.Random(self.check.id)  # noqa: S311  # an example, no secret
        near = sorted({0, 1, 2, *(n + d for n in self.numbers.values() for d in (-1, 0, 1))})
        named = _codes_named(self.check)
        names = self.check.names
        for turn in range(_GUESSES):
            most = 1 + turn * _MOST_MEMBERS // _GUESSES
            row = {f.name: _guess(f, draw, named, near) for f in names.facts}
            for group, asked in names.groups:
                row[group.name] = [
                    {f.name: _guess(f, draw, named, near) for f in asked}
                    for _ in range(draw.randint(1, most))
                ]
            if "member_rows" in row:
                row["member_rows"] = len(row.get("members", ()))
            yield row

    def likelier(self, row: Row, *, met: bool) -> Row:
        """The same row with amounts somebody might have, where it comes out the same."""
        quantities = [f for f in self.check.names.facts if isinstance(f, QuantityFact)]
        fen = {f.name: row[f.name] for f in quantities if "fen" in f.unit and row.get(f.name)}
        tries = [{name: many * _MORE for name, many in fen.items()}]
        if any(many >= _FEW_FEN for many in fen.values()):
            tries = []
        tries += [{f.name: _LIKELY[f.unit]} for f in quantities if f.unit in _LIKELY]
        for change in tries:
            changed = {**row, **{n: v for n, v in change.items() if row.get(n)}}
            if self.shows(changed, met=met):
                row = changed
        return row

    def like(self, other: Row, row: Row, *, met: bool) -> Row:
        """A row with all else as in another, where it still comes out so."""
        merged = {**other, **row}
        return merged if self.shows(merged, met=met) else row

    def beside_threshold(self, hit: Row) -> Example | None:
        """The same facts with one number a step to either side of where it flips."""
        quantities = [f for f in self.check.names.facts if isinstance(f, QuantityFact)]
        for fact in quantities:
            step = _STEPS.get(fact.unit, 1)
            counted = fact.name == "member_rows" and self.check.names.groups
            if hit.get(fact.name) is None or counted:
                continue
            start = hit[fact.name] // step
            ends = (0, start * 2 + 10, start + 1, max(start - 1, 0))
            for other in dict.fromkeys((*ends, *self.settled(hit, fact.name, step))):
                found = self.between(hit, fact.name, (start, other), step)
                if found is not None:
                    return found
        return None

    def settled(self, hit: Row, name: str, step: int) -> Iterator[int]:
        """What a number should be, all others as they are."""
        if self.check.names.groups:
            return
        others = tuple(Put(_own(n), v) for n, v in hit.items() if n != name)
        steps: tuple[Step, ...] = (*others, Goal(self.check.sound, Want.TRUE))
        hints = Hints(numbers=self.numbers, thresholds={}, twins={})
        for known in islice(search(steps, {"": 0}, hints), _ROWS):
            if known.get(_own(name)) is not None:
                yield known[_own(name)] // step

    def between(self, hit: Row, name: str, ends: tuple[int, int], step: int) -> Example | None:
        """Halve the distance between a number that is found and one that is sound."""
        bad, good = ends

        def at(number: int) -> Row:
            return {**hit, name: number * step}

        if not (self.shows(at(bad), met=False) and self.shows(at(good), met=True)):
            return None
        while abs(bad - good) > 1:
            middle = (bad + good) // 2
            if self.shows(at(middle), met=False):
                bad = middle
            elif self.shows(at(middle), met=True):
                good = middle
            else:
                return None
        return Example(at(bad), at(good))


def _own(name: str) -> Key:
    return ("", -1, name)


def _codes_named(check: Check) -> dict[str, tuple[Any, ...]]:
    """Fact → the codes a check speaks of."""
    found: dict[str, tuple[Any, ...]] = {}
    for _, node in walk(check.test):
        if isinstance(node, Membership | Overlap):
            name = cast("ChoiceFact[Any] | ChoicesFact[Any]", node.answer).name
            found[name] = (*found.get(name, ()), *node.options)
    return found


def _guess(
    fact: Fact, draw: random.Random, named: Mapping[str, tuple[Any, ...]], near: list[int]
) -> Any:
    match fact:
        case ConditionFact():
            return draw.random() < 0.5  # noqa: PLR2004  # heads or tails
        case QuantityFact():
            return draw.choice(near)
        case ChoiceFact() | ChoicesFact():
            options = tuple(dict.fromkeys((*named.get(fact.name, ()), codes_of(fact)[-1])))
            code = draw.choice(options)
            return frozenset({code}) if isinstance(fact, ChoicesFact) else code
