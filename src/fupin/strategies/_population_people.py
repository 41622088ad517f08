"""Members of a lifelike population: ages of kin, and what goes with an age."""

from __future__ import annotations

import functools

from collections.abc import Mapping
from typing import Any, Final

import attrs
import polars as pl

from fupin.codes import (
    DropoutReason,
    Education,
    HealthStatus,
    LabourCapacity,
    PovertyCause,
    StudentStatus,
)
from fupin.logic.kinds import Fact
from fupin.strategies._life import (
    OLDEST,
    RETIRED,
    SCHOOL_AGE,
    WORKING_AGE,
    capacities,
    educations,
    school_stages,
)
from fupin.strategies._population_cells import Special, table_of
from fupin.strategies._population_draws import LANES, Draws, look_up, spread
from fupin.strategies._population_homes import CAUSE, CAUSES, HEAD_AGE, ROWS


PLACE: Final = "fupin:place"
AGE: Final = "fupin:age"
_LIFE: Final = "fupin:life"
_LAST: Final = LANES - 1

_OLD_FROM: Final = 52
_MARRIED: Final = 0.85
_GAPS: Final[tuple[tuple[tuple[int, int, int], ...], ...]] = (
    ((1, -5, 4),),  # a spouse
    ((72, -33, -21), (26, 21, 32), (2, -6, 6)),  # kin of a young head
    ((66, -33, -21), (28, -60, -46), (4, 21, 30), (2, -6, 6)),  # of an old one
)
"""How much older than the head kin are: weight, at least, at most."""

_STEPS: Final = 12  # in each span of years
_AWAY: Final = 256  # variants of a life at each age
_SCATTER: Final = 167  # odd, so that the variants come in another order
_STAY: Final = ((18, 0.85), (23, 0.35))  # up to an age, the share still at school
_SERVING: Final = (18, 25)
_EDUCATED: Final = {
    Education.ILLITERATE: 12,
    Education.PRIMARY: 40,
    Education.JUNIOR: 36,
    Education.SENIOR: 8,
    Education.COLLEGE: 4,
}
_ABLE: Final = {
    LabourCapacity.ORDINARY: 74,
    LabourCapacity.SKILLED: 8,
    LabourCapacity.WEAK: 12,
    LabourCapacity.NONE: 40,
    LabourCapacity.LOST: 3,
}
_MONTH: Final = 1_000
_MIGRANT: Final = 0.45

_H = HealthStatus
_HEALTH: Final = (
    {(_H.HEALTHY,): 98, (_H.CHRONIC,): 1, (_H.DISABLED,): 1},  # a child
    {(_H.HEALTHY,): 90, (_H.CHRONIC,): 7, (_H.DISABLED,): 2, (_H.SEVERE,): 1},
    {(_H.HEALTHY,): 66, (_H.CHRONIC,): 27, (_H.CHRONIC, _H.DISABLED): 3, (_H.SEVERE,): 4},
    {(_H.CHRONIC,): 72, (_H.SEVERE,): 22, (_H.CHRONIC, _H.SEVERE): 6},  # poor by illness
    {(_H.DISABLED,): 88, (_H.CHRONIC, _H.DISABLED): 12},  # poor by disability
)

LIKELY: Final[Mapping[str, float]] = {
    "basic_medical_insured": 0.995,
    "critical_illness_insured": 0.9,
}


@attrs.frozen(kw_only=True)
class _Life:
    """What goes together at an age."""

    student_status: StudentStatus
    education: Education | None
    dropout_reason: DropoutReason | None
    labour: LabourCapacity
    in_service: bool
    works: bool


def foundations(draws: Draws) -> list[list[pl.Expr]]:
    """Columns others rest on, each after those before: age, and the life that fits it."""
    kin, gap = draws.throw("kin"), draws.throw("gap")
    place, head = pl.col(PLACE), pl.col(HEAD_AGE)
    married = (place == 1) & kin.chance(_MARRIED, 0)
    tables = [_gap_table(spans) for spans in _GAPS]
    spouse, young, old = (gap.pick(table, _LAST) for table in tables)
    relative = pl.when(head >= _OLD_FROM).then(old).otherwise(young)
    years = head + pl.when(married).then(spouse).otherwise(relative)
    age = pl.when(place == 0).then(head).otherwise(years.abs().clip(upper_bound=OLDEST))
    life = draws.throw("life").below(_AWAY, _LAST).cast(pl.Int64)
    return [[age.alias(AGE)], [(pl.col(AGE) * _AWAY + life).alias(_LIFE)]]


def _gap_table(spans: tuple[tuple[int, int, int], ...]) -> pl.Series:
    gaps = [
        low + (high - low) * step // (_STEPS - 1)
        for weight, low, high in spans
        for _ in range(weight)
        for step in range(_STEPS)
    ]
    return pl.Series(gaps, dtype=pl.Int64)


@functools.cache
def _lives() -> tuple[_Life, ...]:
    """Every age in as many variants: what is usual there is most of them."""
    return tuple(_life(age, variant) for age in range(OLDEST + 1) for variant in range(_AWAY))


def _life(age: int, variant: int) -> _Life:
    student = _student(age, variant)
    truant = SCHOOL_AGE < age < WORKING_AGE and student is StudentStatus.NOT_STUDENT
    labour = _weighed(capacities(age, student), _ABLE, variant * _SCATTER % _AWAY)
    able = labour in {LabourCapacity.ORDINARY, LabourCapacity.SKILLED}
    known = educations(age, student)
    weighed = [level for level in known if level in _EDUCATED]
    again = variant * _SCATTER * _SCATTER % _AWAY
    reasons = list(DropoutReason)
    return _Life(
        student_status=student,
        education=_weighed(weighed, _EDUCATED, again) if weighed else known[0],
        dropout_reason=reasons[variant * len(reasons) // _AWAY] if truant else None,
        labour=labour,
        in_service=_SERVING[0] <= age < _SERVING[1] and able and again == 0,
        works=able and age < RETIRED + 5 and again < _MIGRANT * _AWAY,
    )


def _student(age: int, variant: int) -> StudentStatus:
    stages = school_stages(age)
    if age <= SCHOOL_AGE:
        return stages[0]
    if age < WORKING_AGE:
        return StudentStatus.NOT_STUDENT if variant == age else stages[0]
    pupils = [stage for stage in stages if stage is not StudentStatus.NOT_STUDENT]
    stay = next((share for until, share in _STAY if age < until), 0) * _AWAY
    if not pupils or variant >= stay:
        return StudentStatus.NOT_STUDENT
    return pupils[int(len(pupils) * variant / stay)]


def _weighed(options: Any, weights: Mapping[Any, int], variant: int) -> Any:
    entries = spread([(option, weights[option]) for option in options])
    return entries[variant * len(entries) // _AWAY]


def _age(_: Fact, __: Draws) -> pl.Expr:
    return pl.col(AGE)


def _infant(_: Fact, __: Draws) -> pl.Expr:
    return pl.col(AGE) == 0


def _of_life(fact: Fact, _: Draws) -> pl.Expr:
    return look_up(_life_table(fact), pl.col(_LIFE))


@functools.cache
def _life_table(fact: Fact) -> pl.Series:
    return table_of(fact, [getattr(life, fact.name) for life in _lives()])


def _work_months(fact: Fact, draws: Draws) -> pl.Expr:
    """Three to eleven months of those who work; nothing recorded of others."""
    works = look_up(_works(), pl.col(_LIFE))
    months = draws.throw(fact.name).below(9, _LAST).cast(pl.Int64) + 3
    return pl.when(works).then(months * _MONTH)


@functools.cache
def _works() -> pl.Series:
    return pl.Series([life.works for life in _lives()], dtype=pl.Boolean)


def _health(fact: Fact, draws: Draws) -> pl.Expr:
    """By age; and somebody has what the household is poor by."""
    throw, age, cause = draws.throw(fact.name), pl.col(AGE), pl.col(CAUSE)
    entries = [entry for weights in _HEALTH for entry in spread(weights)]
    causes, hundred = list(CAUSES), 100
    struck = pl.col(PLACE) == pl.col(HEAD_AGE) % pl.col(ROWS)
    kind = (
        pl.when(struck & (cause == causes.index(PovertyCause.ILLNESS)))
        .then(3)
        .when(struck & (cause == causes.index(PovertyCause.DISABILITY)))
        .then(4)
        .when(age < WORKING_AGE)
        .then(0)
        .when(age < RETIRED)
        .then(1)
        .otherwise(2)
    )
    place = kind * hundred + throw.below(hundred, _LAST).cast(pl.Int64)
    return look_up(table_of(fact, entries), place)


SPECIALS: Final[Mapping[str, Special]] = {
    "age": _age,
    "infant": _infant,
    "health": _health,
    "work_months": _work_months,
    **dict.fromkeys(
        ("student_status", "education", "dropout_reason", "labour", "in_service"), _of_life
    ),
}
"""Columns that fit the others, by fact."""
