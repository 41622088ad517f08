"""How far each row lies from the threshold of a rule, as its explanation would say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from fupin.frames.polars import expression
from fupin.frames.ranges import Whole
from fupin.logic import nodes
from fupin.logic.ratio import RATE_STEPS, WHOLE, RatioComparison


PREFIX: Final = "margin:"


def margin(
    test: object,
    parameters: Mapping[str, int],
    grouped: Mapping[Any, pl.Expr],
    whole: Whole = pl.Int64,
) -> pl.Expr | None:
    """Value less threshold, of the part of *test* that decides; none where no part compares.

    Units:
        Smallest steps of the unit of the comparison (fen; persons), as whole numbers.
        Of a rate, hundredths of a percent in ten thousand parts, rounded away from the
        limit, so that the margin is zero only exactly on it.
    """

    def of(part: object) -> pl.Expr:
        return expression(part, parameters, grouped, whole)

    match test:
        case nodes.Comparison(_, left, right):
            return of(left) - of(right)
        case RatioComparison(_, part, people, limit):
            return _rate_margin(of(part), of(people), of(limit), whole)
        case nodes.Agreement(parts):
            return margin(parts[0], parameters, grouped, whole)
        case nodes.FirstKnown(parts):
            found = [margin(part, parameters, grouped, whole) for part in parts]
            if all(one is None for one in found):
                return None
            nothing = pl.lit(None, whole)
            decided = nothing
            for tried, one in reversed(list(zip(parts, found, strict=True))):
                known = pl.when(of(tried).is_not_null())
                decided = known.then(nothing if one is None else one).otherwise(decided)
            return decided
        case _:
            return None


def _rate_margin(part: pl.Expr, people: pl.Expr, limit: pl.Expr, whole: Whole) -> pl.Expr:
    """`fupin.logic.ratio.rate` less the limit."""
    steps = part * (WHOLE * RATE_STEPS)
    above = (steps % people > 0) & (part * WHOLE > limit * people)
    rate = steps // people + above.cast(whole)
    return pl.when(people > 0).then(rate - limit * RATE_STEPS)
