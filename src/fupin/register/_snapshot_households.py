"""Which household became which: by its number, else by where most of its members are."""

from __future__ import annotations

import enum

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from fupin.model import Household
from fupin.register._snapshot_persons import Followed


class Fate(enum.Enum):
    """What became of a household of the first export; each has exactly one."""

    KEPT = "kept"
    RENUMBERED = "renumbered"
    MERGED_INTO = "merged-into"
    SPLIT_UP = "split-up"
    GONE = "gone"


class Origin(enum.Enum):
    """Where a household of the second export is from; each has exactly one."""

    KEPT = "kept"
    RENUMBERED = "renumbered"
    SPLIT_OFF = "split-off"
    MERGED_FROM = "merged-from"
    APPEARED = "appeared"


@attrs.frozen(kw_only=True)
class Joined:
    """How the households of two exports belong together, by their places."""

    successor: Mapping[int, int]
    """The household that continues one, under its number or another."""

    splits: Mapping[int, tuple[int, ...]]
    merges: Mapping[int, tuple[int, ...]]
    fates: tuple[Fate, ...]
    origins: tuple[Origin, ...]
    shared: Mapping[tuple[int, int], int]
    """How many persons went from one to the other, or stayed."""


_Links: TypeAlias = dict[int, Counter[int]]


@attrs.frozen(kw_only=True)
class _Flow:
    """How many persons went where, and how many could have been followed there."""

    out: _Links
    into: _Links
    before: Counter[int]
    after: Counter[int]

    def passed(self, b: int, a: int) -> bool:
        """Whether more than half of the members of *b* are in *a*."""
        return 2 * self.out[b][a] > self.before[b]

    def came(self, b: int, a: int) -> bool:
        """Whether more than half of the members of *a* were in *b*."""
        return 2 * self.into[a][b] > self.after[a]

    def same(self, b: int, a: int) -> bool:
        """Whether *a* is *b*: most of those found again, and most of either household."""
        shared = self.out[b][a]
        mutual = 2 * shared > self.out[b].total() and 2 * shared > self.into[a].total()
        return mutual and (self.passed(b, a) or self.came(b, a))


def join_households(
    before: Sequence[Household], after: Sequence[Household], persons: Followed
) -> Joined:
    """Say of every household what became of it and where it is from.

    A household goes on under its number.  One whose number ended and one whose number
    is new are the same if most of their members are.  What is left split off from, or
    merged into, the household most of its members came from or went to.
    """
    flow = _flow(persons)
    place = {h.household_id: at for at, h in enumerate(after)}
    kept = {b: place[h.household_id] for b, h in enumerate(before) if h.household_id in place}
    taken = set(kept.values())
    renumbered = {
        b: a
        for b, targets in flow.out.items()
        if b not in kept
        for a in targets
        if a not in taken and flow.same(b, a)
    }
    successor = {**kept, **renumbered}
    splits, merges = _shared_out(flow, successor)
    continued = dict.fromkeys(kept.values(), Origin.KEPT)
    continued |= dict.fromkeys(renumbered.values(), Origin.RENUMBERED)
    parted = {a for parts in splits.values() for a in parts}
    merged = {b for parts in merges.values() for b in parts}
    return Joined(
        successor=successor,
        splits=splits,
        merges=merges,
        fates=tuple(_fates(len(before), kept, renumbered, merged, splits)),
        origins=tuple(_origins(len(after), continued, parted, merges)),
        shared={(b, a): n for b, row in flow.out.items() for a, n in row.items()},
    )


def _flow(persons: Followed) -> _Flow:
    out: _Links = defaultdict(Counter)
    into: _Links = defaultdict(Counter)
    for earlier, later in persons.pairs:
        out[earlier.household][later.household] += 1
        into[later.household][earlier.household] += 1
    before = Counter(p.household for p, _ in persons.pairs)
    after = Counter(p.household for _, p in persons.pairs)
    before.update(p.household for p in persons.gone)
    after.update(p.household for p in persons.appeared)
    return _Flow(out=out, into=into, before=before, after=after)


_Parts: TypeAlias = dict[int, tuple[int, ...]]


def _shared_out(flow: _Flow, successor: Mapping[int, int]) -> tuple[_Parts, _Parts]:
    """Households in several parts, and households of several parts."""
    continued = set(successor.values())
    splits: defaultdict[int, set[int]] = defaultdict(set)
    merges: defaultdict[int, set[int]] = defaultdict(set)
    for b, targets in flow.out.items():
        for a in targets:
            ended = b not in successor and flow.passed(b, a)
            new = a not in continued and flow.came(b, a)
            if ended or new or successor.get(b) == a:
                splits[b].add(a)
                merges[a].add(b)
    # A household may go on in name, though nobody of it can be followed there.
    for b, a in successor.items():
        splits[b].add(a)
        merges[a].add(b)
    return _several(splits), _several(merges)


def _several(parts: Mapping[int, set[int]]) -> _Parts:
    return {at: tuple(sorted(own)) for at, own in sorted(parts.items()) if len(own) > 1}


def _fates(
    number: int,
    kept: Mapping[int, int],
    renumbered: Mapping[int, int],
    merged: set[int],
    splits: _Parts,
) -> Iterator[Fate]:
    for b in range(number):
        if b in kept:
            yield Fate.KEPT
        elif b in renumbered:
            yield Fate.RENUMBERED
        elif b in merged:
            yield Fate.MERGED_INTO
        else:
            yield Fate.SPLIT_UP if b in splits else Fate.GONE


def _origins(
    number: int, continued: Mapping[int, Origin], parted: set[int], merges: _Parts
) -> Iterator[Origin]:
    for a in range(number):
        if a in continued:
            yield continued[a]
        elif a in parted:
            yield Origin.SPLIT_OFF
        else:
            yield Origin.MERGED_FROM if a in merges else Origin.APPEARED
