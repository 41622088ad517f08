"""Households of a lifelike population: sizes, causes, incomes, what a visit found.

Only one figure here is published, the share that is poor through illness; all others
are made up to be plausible and say nothing about any place.

Source:
    因病致贫 42.4 % of the households on the register at the end of 2013, as officially
    published (1,256 of 2,948 times ten thousand households are 42.6 %; the published
    share is used).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from fupin.codes import DwellingGrade, HouseholdAttribute, PovertyCause, ResettlementType
from fupin.facts.asked_exclusion import EXCLUSION_ASKED
from fupin.logic.kinds import Fact
from fupin.strategies._population_cells import Special, table_of
from fupin.strategies._population_draws import (
    LANES,
    ROW,
    Draws,
    along,
    look_up,
    spread,
)
from fupin.strategies._population_profile import Profile


ROWS: Final = "fupin:rows"
SIZE: Final = "fupin:size"
CAUSE: Final = "fupin:cause"
_PER_HEAD: Final = "fupin:per_head"
HEAD_AGE: Final = "fupin:head_age"
_LAST: Final = LANES - 1

CAUSES: Final[Mapping[PovertyCause, int]] = {
    PovertyCause.ILLNESS: 424,  # published; see above
    PovertyCause.NO_SKILLS: 140,
    PovertyCause.DISABILITY: 118,
    PovertyCause.NO_LABOUR: 90,
    PovertyCause.NO_CAPITAL: 80,
    PovertyCause.SCHOOLING: 50,
    PovertyCause.REMOTENESS: 38,
    PovertyCause.NO_DRIVE: 20,
    PovertyCause.DISASTER: 18,
    PovertyCause.NO_LAND: 9,
    PovertyCause.NO_WATER: 6,
    PovertyCause.MARRIAGE: 5,
    PovertyCause.BEREAVEMENT: 1,
    PovertyCause.OTHER: 1,
}
"""Households in a thousand, by what mainly made them poor."""

_CHOICES: Final[Mapping[str, Mapping[Any, int]]] = {
    "dwelling_grade": {
        DwellingGrade.A: 52,
        DwellingGrade.B: 38,
        DwellingGrade.C: 6,
        DwellingGrade.D: 2,
        DwellingGrade.OTHER: 2,
    },
    "attribute": {
        HouseholdAttribute.GENERAL_POOR: 74,
        HouseholdAttribute.SUBSISTENCE_POOR: 22,
        HouseholdAttribute.DESTITUTE_POOR: 4,
    },
    "resettlement": {
        None: 88,  # most are not resettled
        ResettlementType.CONCENTRATED: 9,
        ResettlementType.SCATTERED: 3,
    },
}

LIKELY: Final[Mapping[str, float]] = {
    **dict.fromkeys(EXCLUSION_ASKED.facts, 0.01),
    "poor_by_review": 0.7,
    "employment_listed": 0.3,
    "village_services_listed": 0.5,
    "fund_dividend_listed": 0.2,
    "food_attested": 0.999,
    "clothing_attested": 0.999,
    "education_attested": 0.995,
    "medical_attested": 0.995,
    "housing_attested": 0.99,
    "water_attested": 0.99,
    "dangerous_dwelling": 0.015,
    "water_difficult": 0.01,
    "water_short_area": 0.1,
    "newborn_insurance_pending": 0.02,
    "equivalent_commercial_insurance": 0.02,
    "relocation_planned": 0.12,
    "relocation_willing": 0.15,
    "keys_received": 0.11,
    "moved_in": 0.1,
    "ecological_area": 0.05,
    "identified_this_year": 0.03,
    "subsistence_class_ab": 0.1,
}
"""Share of "yes", of questions that are not mostly answered so."""

SELDOM: Final = frozenset(
    {"education_attested", "medical_attested", "housing_attested", "water_attested"}
)
"""What a visit seldom says outright, since the register's own columns answer it."""

_QUANTILES: Final = (
    *(25, 60, 80, 95, 103, 108, 113, 118, 124, 130, 136, 142, 149, 156, 163, 171, 180),
    *(190, 200, 212, 225, 240, 256, 275, 297, 320, 350, 385, 430, 490, 580, 750, 1_100),
)
"""Income a head, in hundredths of the line: steep below it, a long tail above."""

_HEADS_ALONE: Final = (19, 35, 45, 52, 58, 62, 65, 68, 70, 72, 74, 77, 80, 84, 92)
_HEADS: Final = (19, 27, 31, 35, 39, 42, 45, 48, 50, 52, 55, 58, 62, 66, 71, 80)
_OTHER_CAUSES: Final = ((), (), (), (0,), (0,), (0, 1))
_VARIANTS: Final = 48


def foundations(draws: Draws, profile: Profile, line: int) -> list[pl.Expr]:
    """Columns others rest on: members there are, what is said of them, cause, income."""
    throw = draws.throw("rows")
    table = pl.Series(spread(list(enumerate(profile.sizes, start=1))), dtype=pl.Int64)
    there = pl.when(~throw.chance(profile.empty, 0)).then(throw.pick(table, _LAST))
    rows = there.otherwise(0)
    if profile.crowd_every:
        nth = min(7, profile.crowd_every - 1)
        crowded = pl.col(ROW) % profile.crowd_every == nth
        rows = pl.when(crowded).then(profile.crowd).otherwise(rows)
    rows = rows.cast(pl.Int64)
    said = pl.when(~throw.chance(profile.missing, 1)).then(rows)
    base = [rows.alias(ROWS), said.alias(SIZE)]
    if not profile.lifelike:
        return base
    income, fine = draws.throw("income"), draws.throw("income, fine")
    knots = [line * percent // 100 for percent in _QUANTILES]
    head, head_fine = draws.throw("head"), draws.throw("head, fine")
    alone, together = along(_HEADS_ALONE, head, head_fine), along(_HEADS, head, head_fine)
    return [
        *base,
        look_up(_CAUSE_PLACES, draws.throw("cause").below(len(_CAUSE_PLACES), _LAST)).alias(
            CAUSE
        ),
        along(knots, income, fine).alias(_PER_HEAD),
        pl.when(rows == 1).then(alone).otherwise(together).alias(HEAD_AGE),
    ]


_CAUSE_PLACES: Final = pl.Series(
    spread([(place, weight) for place, weight in enumerate(CAUSES.values())]), dtype=pl.UInt32
)


def size(_: Fact, __: Draws) -> pl.Expr:
    """Members, as recorded."""
    return pl.col(SIZE)


def _net_income(_: Fact, draws: Draws) -> pl.Expr:
    """Of the whole household: income a head times heads, and a few fen that don't divide."""
    rows, throw = pl.col(ROWS), draws.throw("income, fen")
    fen = throw.lane(_LAST).cast(pl.Int64) * rows // (1 << 16)
    return rows * pl.col(_PER_HEAD) + fen


def _income_per_head(_: Fact, __: Draws) -> pl.Expr:
    return pl.col(_PER_HEAD)


def _roster_complete(_: Fact, __: Draws) -> pl.Expr:
    """As `fupin.facts.household` reads it: true, or not known."""
    return pl.when(pl.col(SIZE) > 0).then(pl.lit(value=True))


def _main_cause(fact: Fact, _: Draws) -> pl.Expr:
    return look_up(table_of(fact, list(CAUSES)), pl.col(CAUSE))


def _other_causes(fact: Fact, draws: Draws) -> pl.Expr:
    """Nothing, one or two others; never the main cause again."""
    sets: list[tuple[PovertyCause, ...]] = []
    for main in CAUSES:
        others = [cause for cause in CAUSES if cause is not main]
        for variant in range(_VARIANTS):
            chosen = _OTHER_CAUSES[variant % len(_OTHER_CAUSES)]
            first = variant // len(_OTHER_CAUSES)
            sets.append(tuple(others[first + step] for step in chosen))
    variant_of = draws.throw(fact.name).below(_VARIANTS, _LAST)
    return look_up(table_of(fact, sets), pl.col(CAUSE) * _VARIANTS + variant_of)


def _weighted(fact: Fact, draws: Draws) -> pl.Expr:
    entries = spread(_CHOICES[fact.name])
    return draws.throw(fact.name).pick(table_of(fact, entries), _LAST)


SPECIALS: Final[Mapping[str, Special]] = {
    "net_income": _net_income,
    "income_per_head": _income_per_head,
    "roster_complete": _roster_complete,
    "main_cause": _main_cause,
    "other_causes": _other_causes,
    **dict.fromkeys(_CHOICES, _weighted),
}
"""Columns that fit the others, by fact; the size does in every population."""
