"""Rows of facts decided one at a time, by the Python that is generated for objects.

The rows come from tables and not from objects; everything else is what decides an object.
"""

from __future__ import annotations

import collections
import enum
import functools

from collections.abc import Iterator, Sequence
from typing import Any, Final

import polars as pl

from fupin.cli.selfchecking_plan import Trial
from fupin.facts import household
from fupin.frames.columns import KEYS
from fupin.frames.exit import MASK_BITS
from fupin.logic import ChoiceFact, ChoicesFact, Reads, compile_tests
from fupin.logic.kinds import Fact
from fupin.logic.python import Decide
from fupin.policy import choose
from fupin.standards import Subject


KEY: Final = KEYS[Subject.HOUSEHOLD]
_AT_ONCE: Final = 20_000
_FULL: Final = (1 << MASK_BITS) - 1
_SIZE: Final = household.size.name
_OF_SOMEBODY: Final = (_SIZE, household.income_per_head.name)


def judge_rows(trial: Trial, subjects: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """The masks of a trial, row by row, named as `fupin.frames.assess_exit` names them."""
    decide = _compiled(trial)
    failed: list[int] = []
    unknown: list[int] = []
    for row in _rows(trial, subjects, members):
        bits = decide(row, trial.on)
        failed.append(bits[0])
        unknown.append(bits[1])
    return masks_of(failed, unknown, len(trial.book.rules))


def masks_of(failed: Sequence[int], unknown: Sequence[int], rules: int) -> pl.DataFrame:
    """Masks of any width as columns of 63 bits."""
    columns = {}
    for part in range(-(-rules // MASK_BITS)):
        tail, shift = f"_{part}" if part else "", part * MASK_BITS
        for name, bits in (("failed", failed), ("unknown", unknown)):
            columns[name + tail] = pl.Series(
                [b >> shift & _FULL for b in bits], dtype=pl.UInt64
            )
    return pl.DataFrame(columns)


def _compiled(trial: Trial) -> Decide:
    book, used = trial.book, trial.book.names
    reads = Reads(
        facts={fact.name: (fact.name,) for fact in used.facts},
        groups={
            group.name: ((group.name,), {fact.name: (fact.name,) for fact in asked})
            for group, asked in used.groups
        },
    )
    numbers = choose(used.parameters, trial.on, trial.region, own=book.own)
    values = tuple((c.parameter.name, c.setting.value) for c in numbers)
    return compile_tests(book.tests, reads, values)


def _rows(trial: Trial, subjects: pl.DataFrame, members: pl.DataFrame) -> Iterator[Any]:
    """The subjects, each with its members; both tables are in the order of the key."""
    used = trial.book.names
    groups = tuple(group.name for group, _ in used.groups)
    made = _maker(tuple(fact.name for fact in used.facts), groups)
    rest = members
    for part in subjects.iter_slices(_AT_ONCE):
        columns = _columns(used.facts, part)
        there = rest.filter(pl.col(KEY) <= part[KEY][-1])
        rest = rest.slice(there.height)
        columns += [
            _grouped(used.of_group(name), there, part[KEY].to_list()) for name in groups
        ]
        yield from map(made, zip(*columns, strict=True))


@functools.cache
def _maker(facts: tuple[str, ...], groups: tuple[str, ...] = ()) -> Any:
    """Makes a row of its cells; the answers are attributes, as those of an object."""
    make: Any = collections.namedtuple  # noqa: PYI024  # the names are known only now
    row = make("Row", (*facts, *groups))
    return row._make


def _grouped(
    facts: Sequence[Fact], things: pl.DataFrame, keys: Sequence[Any]
) -> list[tuple[Any, ...]]:
    """For each key, its things."""
    cells = _columns(facts, things)
    made = _maker(tuple(fact.name for fact in facts))
    rows = list(map(made, zip(*cells, strict=True))) if cells else [made(())] * things.height
    ends: dict[Any, tuple[Any, ...]] = {}
    at = 0
    runs = things[KEY].rle()
    for key, count in zip(
        runs.struct.field("value").to_list(), runs.struct.field("len").to_list(), strict=True
    ):
        ends[key] = tuple(rows[at : at + count])
        at += count
    return [ends.get(key, ()) for key in keys]


def _columns(facts: Sequence[Fact], table: pl.DataFrame) -> list[list[Any]]:
    named = {fact.name: _answers(fact, table[fact.name]) for fact in facts}
    if _SIZE in named:  # of an empty household neither is an answer
        sizes = list(named[_SIZE])
        for name in _OF_SOMEBODY:
            if name in named:
                named[name] = [
                    None if size is not None and size <= 0 else answer
                    for size, answer in zip(sizes, named[name], strict=True)
                ]
    return list(named.values())


def _answers(fact: Fact, column: pl.Series) -> list[Any]:
    """The answers as an object gives them: members of code lists, not wordings."""
    if isinstance(fact, ChoiceFact):
        options: type[enum.Enum] = fact.codes
        codes = {code.value: code for code in options}
        return [None if word is None else codes[word] for word in column.to_list()]
    if isinstance(fact, ChoicesFact):
        choices: type[enum.Enum] = fact.codes
        known = {code.value: code for code in choices}
        seen: dict[tuple[str, ...], frozenset[Any]] = {}
        found: list[Any] = []
        for words in column.to_list():
            if words is None:
                found.append(None)
                continue
            listed = tuple(words)
            if listed not in seen:
                seen[listed] = frozenset(known[word] for word in listed)
            found.append(seen[listed])
        return found
    return column.to_list()
