"""What the answers of rules amount to: masks, a verdict, reasons; or batches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import sqlglot.expressions as exp

from fupin.frames._sql_dialects import Dialect, case, either, missing, text
from fupin.frames._sql_nodes import column, negation
from fupin.frames._sql_query import BIGINT, Query, said
from fupin.model import Verdict


MASK_BITS: Final = 63


def masks(rules: Sequence[str], found: Query, key: str) -> Query:
    """The key, the answers *rules* of a query, and their masks."""
    chosen: list[exp.Expr] = [column(key, "a"), *(column(rule, "a") for rule in rules)]
    for part, start in enumerate(range(0, len(rules), MASK_BITS)):
        listed = [column(rule, "a") for rule in rules[start : start + MASK_BITS]]
        chosen.append(said(mask([negation(c.copy()) for c in listed]), name("failed", part)))
        chosen.append(said(mask([missing(c) for c in listed]), name("unknown", part)))
    return found.then("fupin_answers", "a", *chosen)


def judged(rules: Mapping[str, str], masked: Query, key: str, words: Dialect | None) -> Query:
    """The key, the verdict, the masks and, in the words of a dialect, the reasons.

    Args:
        rules: The ids of the rules, by the name of the column with the answer.
        masked: The query of `masks`.
        key: Column that tells subjects apart.
        words: The dialect the reasons are listed in; none lists none.
    """
    parts = range(-(-len(rules) // MASK_BITS))
    failed = _any_of("failed", parts)
    outcome = exp.Case(
        ifs=[
            exp.If(this=failed, true=text(Verdict.FAIL.value)),
            exp.If(this=_any_of("unknown", parts), true=text(Verdict.UNDETERMINED.value)),
        ],
        default=text(Verdict.PASS.value),
    )
    chosen: list[exp.Expr] = [column(key, "m"), said(outcome, "verdict")]
    chosen += [column(name(kind, p), "m") for p in parts for kind in ("failed", "unknown")]
    if words is not None:
        reasons = [
            either(
                failed.copy(),
                case((negation(column(rule, "m")), text(title))),
                case((missing(column(rule, "m")), text(title))),
            )
            for rule, title in rules.items()
        ]
        chosen.append(said(words.compact(reasons), "reasons"))
    return masked.then("fupin_masks", "m", *chosen)


def listed(batches: Sequence[str], found: Query, key: str, words: Dialect) -> Query:
    """The key, the answers *batches* of a query, and which of them are true."""
    inside = [case((column(batch, "a"), text(batch))) for batch in batches]
    chosen = [column(key, "a"), *(column(batch, "a") for batch in batches)]
    return found.then("fupin_answers", "a", *chosen, said(words.compact(inside), "batches"))


def mask(conditions: Sequence[exp.Expr]) -> exp.Expr:
    """One bit for each condition that is true; null is not."""
    bits = [
        either(condition, exp.Literal.number(1 << place), exp.Literal.number(0))
        for place, condition in enumerate(conditions)
    ]
    whole: exp.Expr = exp.cast(bits[0], BIGINT)  # so all the others are widened
    for bit in bits[1:]:
        whole = exp.Add(this=whole, expression=bit)
    return whole


def name(outcome: str, part: int) -> str:
    """The name of a mask."""
    return f"{outcome}_{part}" if part else outcome


def _any_of(outcome: str, parts: Iterable[int]) -> exp.Expr:
    zero = exp.Literal.number(0)
    some = [
        exp.NEQ(this=column(name(outcome, part), "m"), expression=zero.copy())
        for part in parts
    ]
    return exp.or_(*some, copy=False)
