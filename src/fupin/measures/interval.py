"""How far a share found in a sample may lie from that of all: the Wilson score interval."""

from __future__ import annotations

import decimal

from decimal import Decimal
from statistics import NormalDist
from typing import Final

import attrs

from fupin.errors import InvalidValueError
from fupin.measures.share import HUNDRED


_DIGITS: Final = 50


@attrs.frozen(kw_only=True)
class Interval:
    """A share in percent, between two bounds, at a level of confidence in percent."""

    low: Decimal
    high: Decimal
    level: Decimal

    def said(self) -> str:
        """The bounds in Chinese."""
        return f"{self.level}%置信区间 {self.low}%—{self.high}%"


def wilson(
    part: int,
    whole: int,
    *,
    level: Decimal | int = 95,
    places: int = 2,
    design_effect: Decimal | int = 1,
) -> Interval:
    """The Wilson score interval of a share found in a sample.

    Args:
        part: How many of the sample are counted.
        whole: How many the sample has.
        level: Confidence in percent.
        places: Decimals of the bounds; they are rounded outward.
        design_effect: By how much a sample of whole villages or households is worse
            than one of single persons; the sample is taken to be that much smaller.

    Raises:
        InvalidValueError: If the sample is empty or smaller than the part, the level
            is not between 0 and 100, or the design effect not at least 1.

    Limitations:
        It assumes that each was drawn on its own and at random.  Surveys draw
        villages, and households within them: people of one household are alike, so
        without a design effect the interval is too narrow.  Near 0 % it covers the
        truth about as often as it says, not at least as often (Clopper-Pearson
        would, and is wider).  It knows nothing of how the sample was chosen.

    >>> wilson(10, 100).said()
    '95%置信区间 5.52%—17.44%'
    """
    confidence, effect = Decimal(level), Decimal(design_effect)
    _refuse(part, whole, confidence, effect)
    with decimal.localcontext() as context:
        context.prec = _DIGITS
        deviate = Decimal(NormalDist().inv_cdf(float((1 + confidence / HUNDRED) / 2)))
        size, found = whole / effect, Decimal(part) / whole
        square = deviate * deviate
        scale = 1 + square / size
        middle = (found + square / (2 * size)) / scale
        spread = found * (1 - found) / size + square / (4 * size * size)
        half = deviate * spread.sqrt() / scale
        step = Decimal(1).scaleb(-places)
        # At either end the bound is the end itself, which rounding must not overstep.
        low = middle - half if part else Decimal(0)
        high = middle + half if part < whole else Decimal(1)
        return Interval(
            low=(low * HUNDRED).quantize(step, decimal.ROUND_FLOOR),
            high=(high * HUNDRED).quantize(step, decimal.ROUND_CEILING),
            level=confidence,
        )


def _refuse(part: int, whole: int, level: Decimal, effect: Decimal) -> None:
    sound = 0 <= part <= whole and whole > 0 and 0 < level < HUNDRED and effect >= 1
    if not sound:
        raise InvalidValueError(
            "measure.no-interval",
            "样本为空或小于其部分，或置信水平、设计效应超出范围，无法计算置信区间",
            "no interval for such a sample, level or design effect",
            found=f"{part}/{whole}",
            expected="0≤部分≤样本且样本大于零；置信水平在0与100之间；设计效应不小于1",
            expected_en="a part of a sample, a level within 0 and 100, an effect of 1 or more",
        )
