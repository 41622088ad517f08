"""How figures change: reduction, relapse, growth."""

from __future__ import annotations

import decimal

from decimal import Decimal
from typing import Final

from fupin.errors import InvalidValueError
from fupin.measures.share import HUNDRED, Share, share


GROWTH_DIGITS: Final = 50
"""Significant digits growth is worked out with before it is rounded."""


def reduction(before: int | None, after: int | None) -> int | None:
    """How many fewer there are (减贫人数), negative where there are more.

    >>> reduction(45000, 21700)
    23300
    """
    return None if before is None or after is None else before - after


def reduction_rate(before: int | None, after: int | None) -> Share | None:
    """The reduction as a share of what there was; ``None`` where nothing was there.

    Units:
        A share of *before*, not a difference of two rates in points.

    Source:
        National reductions of 2012 to 2014: 19.1, 16.7 and 14.9 % of the year before.
    """
    return share(reduction(before, after), before)


def relapse_rate(relapsed: int | None, exited: int | None) -> Share | None:
    """People who fell back among those who had left poverty (返贫率).

    Source:
        Fixed-point assistance, source document 004: at most 10 %.

    Limitations:
        The document does not say over which years; both counts must be of the same.
    """
    return share(relapsed, exited)


def growth(first: int | None, last: int | None, years: int, places: int = 2) -> Decimal | None:
    """Compound annual growth in percent, rounded half up to *places*.

    Args:
        first: The figure at the beginning, in any unit.
        last: The figure at the end, in the same unit.
        years: Years between the two.
        places: Decimals kept; worked out with `GROWTH_DIGITS` digits.

    Returns:
        ``None`` where a figure is unknown, negative, or the first is 0.

    Raises:
        InvalidValueError: If *years* is not positive.

    >>> growth(3046, 4675, 3)
    Decimal('15.35')
    """
    if years <= 0:
        raise InvalidValueError(
            "measure.no-years",
            "年数必须为正整数",
            "growth over no time",
            found=str(years),
            expected="正整数",
            expected_en="a positive number of years",
        )
    if first is None or last is None or first <= 0 or last < 0:
        return None
    context = decimal.Context(
        prec=GROWTH_DIGITS, rounding=decimal.ROUND_HALF_UP, traps=[decimal.InvalidOperation]
    )
    with decimal.localcontext(context):
        ratio = Decimal(last) / Decimal(first)
        factor = ratio if years == 1 else ratio ** (Decimal(1) / years)
        return ((factor - 1) * HUNDRED).quantize(Decimal(1).scaleb(-places))
