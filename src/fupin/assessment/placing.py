"""Which village of an export the households of a register belong to, and what is amiss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import attrs

from fupin.errors import Problem, Severity
from fupin.model import Place, PoorCount, Village


VillageKey: TypeAlias = tuple[str, ...]
"""County, township and village names."""


@attrs.frozen(kw_only=True)
class Placing:
    """Villages of an export and of a register brought together."""

    villages: tuple[Village, ...]
    """Those of the export, then those only the register names; each once."""

    home: Mapping[VillageKey, VillageKey | None]
    """For a key of the register that of its village; ``None`` if it may be several."""

    unexported: frozenset[VillageKey]
    """Villages that only the register names."""

    problems: tuple[Problem, ...]


def placed(keys: Iterable[VillageKey], villages: Iterable[Village]) -> Placing:
    """Find the village of each key of a register.

    A part of a name that is not recorded matches any; a key that may mean several
    villages, or several keys that may mean one, are not placed.
    """
    listed, problems = _each_once(villages)
    known = [key for v in listed if (key := _key(v)) is not None]
    register = tuple(dict.fromkeys(keys))
    home = _homes(register, known)
    unexported = [key for key in register if home[key] == key and key not in set(known)]
    problems += [_without_row(key) for key in unexported]
    if unexported:
        taken = set(home.values())
        problems += [_without_households(key) for key in known if key not in taken]
    return Placing(
        villages=(*listed, *map(_bare_village, unexported)),
        home=home,
        unexported=frozenset(unexported),
        problems=tuple(problems),
    )


def poor_by_village(
    placing: Placing, counts: Mapping[VillageKey | None, PoorCount | None]
) -> tuple[dict[VillageKey, PoorCount | None], PoorCount | None]:
    """Poor people of each placed village, and those who live in none that is known.

    A village of the export without households on the register keeps the count it
    carries, else has no poor people, unless some village of the register was not found:
    it may be that one, misspelt.
    """
    sums: dict[VillageKey, PoorCount | None] = {}
    unplaced: PoorCount | None = PoorCount.exactly(0)
    for key, count in counts.items():
        home = None if key is None else placing.home[key]
        if home is None:
            unplaced = _added(unplaced, count)
        else:
            sums[home] = _added(sums.get(home, PoorCount.exactly(0)), count)
    nobody = None if placing.unexported or not counts else PoorCount.exactly(0)
    keyed = [(key, v) for v in placing.villages if (key := _key(v)) is not None]
    return {k: sums.get(k, v.poor or nobody) for k, v in keyed}, unplaced


def filled(
    villages: Iterable[Village],
    poor: Mapping[VillageKey, PoorCount | None],
    unplaced: PoorCount | None,
) -> tuple[Village, ...]:
    """The villages with their poor people; who is unplaced may live in any of them."""
    return tuple(attrs.evolve(v, poor=_bounds(_key(v), poor, unplaced)) for v in villages)


def _bounds(
    key: VillageKey | None,
    poor: Mapping[VillageKey, PoorCount | None],
    unplaced: PoorCount | None,
) -> PoorCount | None:
    count = None if key is None else poor[key]
    if count is None or unplaced is None:
        return None
    return PoorCount(at_least=count.at_least, at_most=count.at_most + unplaced.at_most)


def _added(one: PoorCount | None, other: PoorCount | None) -> PoorCount | None:
    if one is None or other is None:
        return None
    return PoorCount(
        at_least=one.at_least + other.at_least, at_most=one.at_most + other.at_most
    )


def added(counts: Iterable[PoorCount | None]) -> PoorCount | None:
    """The sum of *counts*; unknown if one is."""
    total: PoorCount | None = PoorCount.exactly(0)
    for count in counts:
        total = _added(total, count)
    return total


def _key(village: Village) -> VillageKey | None:
    return None if village.place is None else village.place.village_key


def _homes(
    register: Iterable[VillageKey], known: list[VillageKey]
) -> dict[VillageKey, VillageKey | None]:
    exact = set(known)
    homes: dict[VillageKey, VillageKey | None] = {}
    for key in register:
        fits = [key] if key in exact else [k for k in known if _may_be(k, key)]
        homes[key] = None if len(fits) > 1 else fits[0] if fits else key
    claims = Counter(homes.values())
    return {
        key: None if claims[home] > 1 and key != home else home for key, home in homes.items()
    }


def _may_be(one: VillageKey, other: VillageKey) -> bool:
    return all(a == b or not a or not b for a, b in zip(one, other, strict=True))


def _bare_village(key: VillageKey) -> Village:
    county, township, village = key
    place = Place(county=county or None, township=township or None, village=village)
    return Village(village_id="".join(key), place=place)


def _each_once(villages: Iterable[Village]) -> tuple[list[Village], list[Problem]]:
    seen: set[VillageKey | str] = set()
    kept, problems = [], []
    for village in villages:
        key = _key(village) or village.village_id
        if key in seen:
            problems.append(_twice("".join(key)))
        else:
            seen.add(key)
            kept.append(village)
    return kept, problems


def _twice(name: str) -> Problem:
    return Problem(
        code="survey.village-twice",
        message=f"村级导出中“{name}”出现多次，只取第一行",
        message_en=f"the village export has {name} more than once; the first row counts",
        expected="每村一行",
        expected_en="one row a village",
    )


def _without_row(key: VillageKey) -> Problem:
    name = "".join(key)
    return Problem(
        code="survey.village-without-row",
        message=f"登记册中的村“{name}”在村级导出中没有，总人口未知，出列无法判定",
        message_en=f"the village export has no row for {name}: its population is unknown",
        expected="该村的村级导出行，村名写法一致",
        expected_en="a row for it in the village export, the name spelt alike",
        severity=Severity.WARNING,
    )


def _without_households(key: VillageKey) -> Problem:
    name = "".join(key)
    return Problem(
        code="survey.village-without-households",
        message=f"村级导出中的村“{name}”在登记册中没有户，而另有登记村未找到，贫困人口不能记为零",
        message_en=f"the register has no household in {name}, but villages that were not"
        " found: its poor people can't be put at zero",
        expected="两表村名写法一致",
        expected_en="names spelt alike in both files",
        severity=Severity.WARNING,
    )
