"""How far each row lies from the threshold of a rule, as its explanation would say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from fupin.frames.polars import expression
from fupin.logic import nodes
from fupin.logic.ratio import RATE_STEPS, WHOLE, RatioComparison


PREFIX: Final = "margin:"


def margin(
    test: object, parameters: Mapping[str, int], grouped: Mapping[Any, pl.Expr]
) -> pl.Expr | None:
    """Value less threshold, of the part of *test* that decides; none where no part compares.

    Units:
        Smallest steps of the unit of the comparison (fen; persons), as whole numbers.
        Of a rate, hundredths of a percent in ten thousand parts, rounded away from the
        limit, so that the margin is zero only exactly on it.
    """

    def of(part: object) -> pl.Expr:
        return expression(part, parameters, grouped)

    match test:
        case nodes.Comparison(_, left, right):
            return of(left) - of(right)
        case RatioComparison(_, part, whole, limit):
            return _rate_margin(of(part), of(whole), of(limit))
        case nodes.Agreement(parts):
            return margin(parts[0], parameters, grouped)
        case nodes.FirstKnown(parts):
            found = [margin(part, parameters, grouped) for part in parts]
            if all(one is None for one in found):
                return None
            nothing = pl.lit(None, pl.Int64)
            decided = nothing
            for tried, one in reversed(list(zip(parts, found, strict=True))):
                known = pl.when(of(tried).is_not_null())
                decided = known.then(nothing if one is None else one).otherwise(decided)
            return decided
        case _:
            return None


def _rate_margin(part: pl.Expr, whole: pl.Expr, limit: pl.Expr) -> pl.Expr:
    """`fupin.logic.ratio.rate` less the limit."""
    steps = part * (WHOLE * RATE_STEPS)
    above = (steps % whole > 0) & (part * WHOLE > limit * whole)
    rate = steps // whole + above.cast(pl.Int64)
    return pl.when(whole > 0).then(rate - limit * RATE_STEPS)
