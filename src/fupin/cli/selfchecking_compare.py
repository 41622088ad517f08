"""Masks of several engines held against each other, bit by bit."""

from __future__ import annotations

import functools
import operator

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs
import polars as pl

from fupin.cli.selfchecking_engines import Rows
from fupin.cli.selfchecking_plan import Trial
from fupin.cli.selfchecking_rows import KEY
from fupin.frames.exit import MASK_BITS
from fupin.logic import Names, Truth, names


_MEMBERS: Final = "members"

Masks = Mapping[str, pl.DataFrame]
"""By engine: one row a subject, columns ``failed``, ``unknown``, ``failed_1`` and so on."""


@attrs.frozen(kw_only=True)
class Difference:
    """One rule on one row that engines answer differently."""

    trial: Trial
    rule: int
    """Its place in the book of the trial."""

    key: str
    """The key of the row."""

    truths: tuple[tuple[str, Truth | None], ...]
    """What each engine says; None where it has no such row, or has it twice."""

    facts: tuple[tuple[str, Any], ...] = ()
    """What the rule asks of the row, and the answers."""

    members: tuple[tuple[tuple[str, Any], ...], ...] = ()
    """The same of each member, where the rule asks members."""


@attrs.frozen
class Seen:
    """For each rule, as a bit: whether any row met it, failed it, left it open."""

    met: int = 0
    failed: int = 0
    unknown: int = 0

    def __or__(self, other: Seen) -> Seen:
        return Seen(
            self.met | other.met, self.failed | other.failed, self.unknown | other.unknown
        )

    @property
    def of_all_kinds(self) -> int:
        """How many rules had all three outcomes."""
        return (self.met & self.failed & self.unknown).bit_count()


def differing(trial: Trial, masks: Masks) -> list[pl.Series]:
    """For each 63 rules, the bits that not all engines say alike, row by row."""
    first, *others = masks.values()
    found = []
    for part, full in _parts(trial):
        columns = (f"failed{part}", f"unknown{part}")
        wrong = [
            (first[column] ^ other[column]).rename("wrong")
            for other in others
            for column in columns
        ]
        nothing = pl.repeat(0, first.height, dtype=pl.UInt64, eager=True).alias("wrong")
        found.append(functools.reduce(operator.or_, wrong, nothing) & full)
    return found


def count(wrong: list[pl.Series]) -> int:
    """How many rules on how many rows, together."""
    return sum(int(bits.bitwise_count_ones().sum()) for bits in wrong)


def located(
    trial: Trial, masks: Masks, wrong: list[pl.Series], rows: Rows, most: int
) -> Iterator[Difference]:
    """The first differences, *most* of them, with the facts they rest on."""
    for at, rule in _places(wrong, most):
        used = names(trial.book.rules[rule].test)
        key = rows.subjects[KEY][at]
        yield Difference(
            trial=trial,
            rule=rule,
            key=str(key),
            truths=_truths(masks, at, rule),
            facts=_answers(used, rows.subjects, at),
            members=_members(used, rows.members.filter(pl.col(KEY) == key)),
        )


def seen(trial: Trial, found: pl.DataFrame) -> Seen:
    """Which outcomes an engine gave."""
    met = failed = unknown = 0
    for number, (part, full) in enumerate(_parts(trial)):
        fails, open_ = found[f"failed{part}"], found[f"unknown{part}"]
        shift = number * MASK_BITS
        met |= _any(~(fails | open_) & full) << shift
        failed |= _any(fails & full) << shift
        unknown |= _any(open_ & full) << shift
    return Seen(met, failed, unknown)


def _any(bits: pl.Series) -> int:
    found: Any = bits.bitwise_or()
    return int(found or 0)


def _parts(trial: Trial) -> Iterator[tuple[str, int]]:
    """The tail of the names of each two masks, and all bits they have."""
    rules = len(trial.book.rules)
    for start in range(0, rules, MASK_BITS):
        part = start // MASK_BITS
        yield f"_{part}" if part else "", (1 << min(MASK_BITS, rules - start)) - 1


def _places(wrong: list[pl.Series], most: int) -> Iterator[tuple[int, int]]:
    """Row and rule of the first differences."""
    left = most
    for part, bits in enumerate(wrong):
        for at in (bits != 0).arg_true().head(left).to_list():
            for bit in range(MASK_BITS):
                if left and bits[at] >> bit & 1:
                    left -= 1
                    yield at, part * MASK_BITS + bit


def _truths(masks: Masks, at: int, rule: int) -> tuple[tuple[str, Truth | None], ...]:
    part, bit = divmod(rule, MASK_BITS)
    tail = f"_{part}" if part else ""
    return tuple(
        (engine, _truth(found[f"failed{tail}"][at], found[f"unknown{tail}"][at], bit))
        for engine, found in masks.items()
    )


def _truth(failed: int, unknown: int, bit: int) -> Truth | None:
    if failed >> bit & unknown >> bit & 1:
        return None
    if failed >> bit & 1:
        return Truth.NOT_MET
    return Truth.UNKNOWN if unknown >> bit & 1 else Truth.MET


def _answers(used: Names, table: pl.DataFrame, at: int) -> tuple[tuple[str, Any], ...]:
    there = [fact.name for fact in used.facts if fact.name in table.columns]
    return tuple(zip(there, table.select(there).row(at), strict=True)) if there else ()


def _members(used: Names, people: pl.DataFrame) -> tuple[tuple[tuple[str, Any], ...], ...]:
    if not used.groups:
        return ()
    asked = [fact.name for fact in used.of_group(_MEMBERS) if fact.name in people.columns]
    if not asked:
        return ((),) * people.height
    return tuple(
        tuple(zip(asked, row, strict=True)) for row in people.select(asked).iter_rows()
    )
