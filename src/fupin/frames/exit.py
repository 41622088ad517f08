"""Assess whole tables for exit: verdicts and masks, the reasons with them."""

from __future__ import annotations

import functools
import operator

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import polars as pl

from fupin.frames.columns import KEYS, TABLES
from fupin.frames.evaluate import evaluate, in_order
from fupin.frames.groups import unsigned
from fupin.frames.intake import take
from fupin.frames.margins import PREFIX
from fupin.frames.sources import Frame
from fupin.model import Verdict
from fupin.policy import choose
from fupin.standards import Standard
from fupin.standards import standard as find_standard


MASK_BITS: Final = 63
VERDICTS: Final = pl.Enum([verdict.value for verdict in Verdict])


def assess_exit(  # noqa: PLR0913  # two tables and how to judge them
    households: Frame,
    members: Frame | None = None,
    *,
    on: date,
    standard: str | Standard,
    region: str = "",
    extrapolate: bool = False,
    reasons: bool = False,
    margins: bool = False,
) -> pl.DataFrame:
    """Say of every row whether it meets a standard of exit on a day, and what not.

    Args:
        households: One row a household; for a standard of villages or counties, one
            row a village or county.  See `schema` for the columns, and
            `fupin.frames.Frame` for what may be given, files among it.
        members: One row for each member who is on the register now, where the standard
            asks members.
        on: The day of the assessment; the parameters of that day apply.  Ages and
            incomes are columns: they must be those of this day and its year.
        standard: A standard or its id.
        region: Six-digit code that chooses regional parameters.
        extrapolate: Use the nearest value of what was not in force on that day.
        reasons: Add the ids of the rules that decide.
        margins: Add how far each row is from the thresholds.

    Returns:
        One row for each given, in the same order; ``to_pandas()`` and ``to_arrow()`` of
        the frame give it to other libraries.

    Columns:
        household (village, county): The key, as given.
        verdict (Enum): ``PASS``, ``FAIL`` or ``UNDETERMINED``.
        failed, unknown (UInt64): Bit *i*: rule *i* of the standard is not met, or is
            unknown.  Beyond 63 rules, ``failed_1``, ``unknown_1`` and so on follow.
        reasons (List(String)): Rules not met, or else those that are unknown.
        margin:(rule id) (Int64): For each rule that compares, its value less its
            threshold, in smallest steps of the unit; null where one is not known.

    Raises:
        InvalidDataError: If a column is missing, of the wrong type, or holds codes
            that are not in the list; with every such fault.
        UnknownNameError: If there is no such standard.
        ParameterNotInForceError: If something was not in force and not *extrapolate*.
        RegionNeededError: If a parameter depends on the region and none was given.

    Limitations:
        A household without member rows is UNDETERMINED in what its members decide.
        Members of households that are not in the table are not looked at.
    """
    chosen = standard if isinstance(standard, Standard) else find_standard(standard)
    chosen.refuse_outside(on, extrapolate=extrapolate)
    settings = choose(
        chosen.names.parameters, on, region, extrapolate=extrapolate, own=chosen.own
    )
    key, table = KEYS[chosen.subject], TABLES[chosen.subject]
    subjects, things = take({table: households, "members": members}, table, key, chosen.names)
    parameters = {c.parameter.name: c.setting.value for c in settings}
    return judge(
        chosen, parameters, subjects, things, keep=[key], reasons=reasons, margins=margins
    )


def judge(  # noqa: PLR0913  # tables that were looked at, and what to say of them
    chosen: Standard,
    parameters: Mapping[str, int],
    subjects: pl.DataFrame,
    things: Mapping[str, pl.DataFrame],
    *,
    keep: Sequence[str],
    reasons: bool = False,
    margins: bool = False,
) -> pl.DataFrame:
    """`assess_exit` of tables that have passed the door, *keep* being columns to go on."""
    rules = {f"fupin:rule{i}": rule for i, rule in enumerate(chosen.rules)}
    truths = {name: rule.test for name, rule in rules.items()}
    key = KEYS[chosen.subject]
    judged = evaluate(
        truths, subjects, things, key, parameters, margins=truths if margins else ()
    )
    masked = judged.with_columns(*masks(tuple(truths)))
    columns = [*map(pl.col, keep), verdict(len(truths)), *_mask_columns(len(truths))]
    if reasons:
        columns.append(_reasons(tuple(truths), [rule.id for rule in chosen.rules]))
    if margins:
        named = {PREFIX + name: PREFIX + rule.id for name, rule in rules.items()}
        found = [name for name in masked.collect_schema() if name in named]
        columns += [pl.col(name).alias(named[name]) for name in found]
    return in_order(masked, *columns)


def masks(truths: Sequence[str]) -> Iterator[pl.Expr]:
    """Masks of the columns *truths*, in the narrowest type that holds them."""
    for part, start in enumerate(range(0, len(truths), MASK_BITS)):
        names = truths[start : start + MASK_BITS]
        yield _mask([~pl.col(n) for n in names]).alias(_mask_name("failed", part))
        yield _mask([pl.col(n).is_null() for n in names]).alias(_mask_name("unknown", part))


def _mask(conditions: Sequence[pl.Expr]) -> pl.Expr:
    """One bit for each condition that is true; null is not."""
    kind = unsigned(len(conditions))
    nothing = pl.lit(0, kind)
    bits = [pl.when(c).then(pl.lit(1 << i, kind)) for i, c in enumerate(conditions)]
    return functools.reduce(operator.or_, (bit.otherwise(nothing) for bit in bits))


def verdict(rules: int) -> pl.Expr:
    """Any rule not met, else any unknown, else passed: `Verdict.of`, over masks."""
    parts = range(_parts(rules))
    failed = [pl.col(_mask_name("failed", part)) != 0 for part in parts]
    unknown = [pl.col(_mask_name("unknown", part)) != 0 for part in parts]
    return (
        pl.when(functools.reduce(operator.or_, failed))
        .then(pl.lit(Verdict.FAIL.value, VERDICTS))
        .when(functools.reduce(operator.or_, unknown))
        .then(pl.lit(Verdict.UNDETERMINED.value, VERDICTS))
        .otherwise(pl.lit(Verdict.PASS.value, VERDICTS))
        .alias("verdict")
    )


def _mask_columns(rules: int) -> list[pl.Expr]:
    return [
        pl.col(_mask_name(outcome, part)).cast(pl.UInt64)
        for part in range(_parts(rules))
        for outcome in ("failed", "unknown")
    ]


def _reasons(truths: Sequence[str], ids: Sequence[str]) -> pl.Expr:
    """Ids of the rules that are not met, or else of those that are unknown."""
    failed = verdict(len(truths)) == Verdict.FAIL.value
    said = [
        pl.when(pl.when(failed).then(~pl.col(name)).otherwise(pl.col(name).is_null()))
        .then(pl.lit(rule))
        .otherwise(pl.lit(None, pl.String))
        for name, rule in zip(truths, ids, strict=True)
    ]
    return pl.concat_list(said).list.drop_nulls().alias("reasons")


def _parts(rules: int) -> int:
    return -(-rules // MASK_BITS)


def _mask_name(outcome: str, part: int) -> str:
    return f"{outcome}_{part}" if part else outcome
