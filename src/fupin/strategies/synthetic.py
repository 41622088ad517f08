"""A county of invented people, as large as a real one, the same for the same seed.

Everybody and everything in it is made up: names of villages are samples, ID numbers
belong to nobody on purpose, and no figure says anything about the county whose name and
code are borrowed so that the numbers look right.  Needs no extra.
"""

from __future__ import annotations

import random
import types

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import attrs

from fupin.codes import VillageAttribute
from fupin.errors import InvalidValueError
from fupin.model import Attestation, Household, Place, Village, VillageAttestation
from fupin.strategies._families import Families, sizes_of
from fupin.strategies._life import SURNAMES
from fupin.values import PersonName, RegionCode


_CODE: Final = "420324"
_COUNTY: Final = "竹溪县"
_DIGITS: Final = "〇一二三四五六七八九"
_TEN: Final = 10
_MOST_TOWNSHIPS: Final = 99
_LARGEST: Final = 10
_ABROAD: Final = 10**6

_STUBBORN: Final = 0.06  # of the poor villages, where many are still poor
_UNATTESTED: Final = 0.003
_LACKS: Final = 0.001
_UNINSURED: Final = 0.002
_FACTOR_UNMET: Final = 0.02
_POOR_RATE: Final = 0.016
_STUBBORN_RATE: Final = 0.14


@attrs.frozen(kw_only=True)
class SyntheticCounty:
    """An invented county: its register, its villages, and what was attested on visits.

    Households hold only what a member export of 2019 can hold, and of their income
    only the recorded share a head; about one cell in a hundred is empty.
    """

    name: str
    """Says that the people are invented."""

    code: RegionCode
    on_year: int
    """The year the register is of; everybody's age is as on its last day."""

    households: tuple[Household, ...] = attrs.field(repr=False)
    """By village, in the order of *villages*."""

    villages: tuple[Village, ...] = attrs.field(repr=False)
    """With their whole population; how many are poor is for an assessment to count."""

    attestations: Mapping[str, Attestation] = attrs.field(repr=False)
    """By household number (户编号); some households were not visited."""

    village_attestations: Mapping[str, VillageAttestation] = attrs.field(repr=False)
    """By village, for the poor villages."""


def synthetic_county(  # noqa: PLR0913  # a county has this many totals
    *,
    seed: int,
    households: int = 33_500,
    persons: int = 111_000,
    villages: int = 117,
    poor_villages: int = 73,
    townships: int = 15,
    on_year: int = 2018,
) -> SyntheticCounty:
    """Make up a county with exactly these totals.

    Args:
        seed: The same seed and totals give the same county.
        households: Registered households, at least one a village.
        persons: Registered persons, one to ten a household.
        villages: Administrative villages, at least one a township.
        poor_villages: How many of them are poor villages (贫困村).
        townships: Townships, at most 99.
        on_year: The year the register is of.

    Raises:
        InvalidValueError: If no county has such totals.
    """
    _refuse(
        not 1 <= townships <= min(_MOST_TOWNSHIPS, villages)
        or not 0 <= poor_villages <= villages
        or not villages <= households < _ABROAD
        or not households <= persons <= _LARGEST * households
    )
    rng = random.Random(seed)  # noqa: S311  # no secret: the same seed, the same county
    sizes = sizes_of(rng, households, persons, _LARGEST)
    poor = frozenset(rng.sample(range(villages), poor_villages))
    stubborn = frozenset(rng.sample(sorted(poor), round(_STUBBORN * poor_villages)))
    shares = _shares(rng, households, villages)
    families = Families(rng=rng, county=_CODE, on_year=on_year)
    made: list[Household] = []
    listed: list[Village] = []
    for number, share in enumerate(shares):
        place = _place(number, number * townships // villages, villages)
        rate = _STUBBORN_RATE if number in stubborn else _POOR_RATE
        own = [
            families.household(len(made) + i + 1, sizes[len(made) + i], place, rate)
            for i in range(share)
        ]
        made.extend(own)
        listed.append(_village(rng, number, place, own, poor=number in poor))
    return SyntheticCounty(
        name=f"{_COUNTY}（虚构人口）",
        code=RegionCode(_CODE),
        on_year=on_year,
        households=tuple(made),
        villages=tuple(listed),
        attestations=types.MappingProxyType(_attested(rng, made, on_year)),
        village_attestations=types.MappingProxyType(_villages_attested(rng, listed, on_year)),
    )


def _refuse(impossible: bool) -> None:
    if impossible:
        raise InvalidValueError(
            "synthetic.impossible-totals",
            "没有这样的县",
            "no county has such totals",
            expected="乡镇数≤村数≤户数≤人数≤10×户数，贫困村数≤村数，乡镇至多99个",
            expected_en="townships (at most 99) <= villages <= households <= persons"
            " <= 10 * households, and poor_villages <= villages",
        )


def _shares(rng: random.Random, households: int, villages: int) -> list[int]:
    """Households of each village, one at least, uneven as villages are."""
    weights = [0.5 + rng.random() for _ in range(villages)]
    total, spare = sum(weights), households - villages
    shares, before, run = [], 0, 0.0
    for weight in weights[:-1]:
        run += weight
        upto = int(spare * run / total)
        shares.append(1 + upto - before)
        before = upto
    return [*shares, 1 + spare - before]


def _place(village: int, township: int, villages: int) -> Place:
    width = max(2, len(str(villages)))
    return Place(
        county=_COUNTY,
        township=f"示例{_numeral(township + 1)}镇",
        village=f"示例村{village + 1:0{width}d}",
    )


def _numeral(number: int) -> str:
    """A number below a hundred in Chinese.

    >>> _numeral(7), _numeral(10), _numeral(15), _numeral(42)
    ('七', '十', '十五', '四十二')
    """
    tens, ones = divmod(number, _TEN)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def _village(
    rng: random.Random, number: int, place: Place, own: list[Household], *, poor: bool
) -> Village:
    registered = sum(h.size or 0 for h in own)
    population = round(registered * rng.uniform(2.6, 3.6)) + 20
    return Village(
        village_id=f"{_CODE}{number // 100 + 100}{number % 100 + 200}",
        place=place,
        attribute=VillageAttribute.POOR if poor else VillageAttribute.NOT_POOR,
        households=max(len(own), round(population / 3.4)),
        population=population,
    )


def _attested(
    rng: random.Random, households: list[Household], year: int
) -> dict[str, Attestation]:
    """What was found on visits, which some households did not have."""
    visitors = tuple(PersonName(f"{surname}核查") for surname in SURNAMES)
    found: dict[str, Attestation] = {}
    for household in households:
        if rng.random() < _UNATTESTED:
            continue
        found[household.household_id] = Attestation(
            by=visitors[int(len(visitors) * rng.random())],
            on=date(year, 11, 1) + timedelta(days=int(60 * rng.random())),
            food=rng.random() >= _LACKS,
            clothing=rng.random() >= _LACKS,
            medical=rng.random() >= _UNINSURED,
        )
    return found


def _villages_attested(
    rng: random.Random, villages: list[Village], year: int
) -> dict[str, VillageAttestation]:
    return {
        village.village_id: VillageAttestation(
            by=PersonName("示例验收员"),
            on=date(year, 12, 1) + timedelta(days=int(20 * rng.random())),
            infrastructure=rng.random() >= _FACTOR_UNMET,
            public_services=rng.random() >= _FACTOR_UNMET,
            industry=rng.random() >= _FACTOR_UNMET,
            collective_income=rng.random() >= _FACTOR_UNMET,
        )
        for village in villages
        if village.attribute is VillageAttribute.POOR
    }
