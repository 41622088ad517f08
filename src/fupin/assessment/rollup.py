"""From households to villages to the county: who is still poor, counted between bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from fupin.model import (
    County,
    Household,
    Place,
    PoorCount,
    Township,
    Verdict,
    Village,
)
from fupin.values import RegionCode


def count_poor(
    households: Iterable[tuple[Household, Verdict]],
) -> Mapping[tuple[str, ...] | None, PoorCount | None]:
    """Poor people by village, from the verdicts of its households.

    A household that fails counts at both bounds, one that is undetermined only at
    the upper.  ``None`` instead of a count: a household that does not pass has no
    recorded size, so its people can't be counted.  The key ``None`` holds
    households without a village.
    """
    low: dict[tuple[str, ...] | None, int] = {}
    high: dict[tuple[str, ...] | None, int] = {}
    uncountable: set[tuple[str, ...] | None] = set()
    for household, verdict in households:
        key = None if household.place is None else household.place.village_key
        low.setdefault(key, 0)
        high.setdefault(key, 0)
        if verdict is Verdict.PASS:
            continue
        if household.size is None:
            uncountable.add(key)
            continue
        high[key] += household.size
        low[key] += household.size if verdict is Verdict.FAIL else 0
    return {
        key: None if key in uncountable else PoorCount(at_least=low[key], at_most=high[key])
        for key in low
    }


def with_poor(
    villages: Iterable[Village],
    poor: Mapping[tuple[str, ...] | None, PoorCount | None],
) -> tuple[Village, ...]:
    """The villages with their poor people filled in; none of the register's is 0 people.

    A village none of whose households is on the register has no poor people; a
    count that a village already carries is kept where nothing was assessed there, and
    where the village has no name to match its households by.
    """
    filled = []
    for village in villages:
        key = None if village.place is None else village.place.village_key
        if key is None:  # which households are its own can't be told
            filled.append(village)
            continue
        count = poor[key] if key in poor else village.poor or PoorCount.exactly(0)
        filled.append(attrs.evolve(village, poor=count))
    return tuple(filled)


def roll_up(
    name: str, villages: Iterable[Village], *, code: RegionCode | None = None
) -> County:
    """The county of *villages*: populations and poor people summed.

    A sum with an unknown part is unknown, never smaller.
    """
    listed = tuple(villages)
    populations = [v.population for v in listed]
    known = [p for p in populations if p is not None]
    counts = [v.poor for v in listed]
    counted = [c for c in counts if c is not None]
    complete = bool(listed) and len(counted) == len(counts)
    return County(
        name=name,
        code=code,
        rural_population=sum(known) if listed and len(known) == len(listed) else None,
        poor=PoorCount(
            at_least=sum(c.at_least for c in counted), at_most=sum(c.at_most for c in counted)
        )
        if complete
        else None,
        townships=_townships(listed),
    )


def _townships(villages: tuple[Village, ...]) -> tuple[Township, ...]:
    """Villages by township, in the order they first appear."""
    by_name: dict[str, list[Village]] = {}
    for village in villages:
        place = village.place or Place()
        by_name.setdefault(place.township or "", []).append(village)
    return tuple(Township(name=n, villages=tuple(v)) for n, v in by_name.items())
