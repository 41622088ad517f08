"""A rate against a limit, multiplied out: part / whole < limit, never divided."""

from __future__ import annotations

from typing import Final, Literal

import attrs

from fupin.logic.nodes import Condition, Quantity


WHOLE: Final = 10_000
"""A hundred percent, in the steps a limit is held in (hundredths of a percent)."""

RATE_STEPS: Final = 10_000
"""Steps of the unit ``rate`` in one step of ``percent``."""


@attrs.frozen(order=False)
class RatioComparison(Condition):
    """A part of a whole against a limit in percent; unknown where the whole is empty."""

    op: Literal[">", ">=", "<", "<="]
    part: Quantity
    whole: Quantity
    limit: Quantity


@attrs.frozen(order=False)
class Ratio:
    """A part of a whole, to be compared with a limit: ``Ratio(poor, people) < cap``."""

    part: Quantity
    whole: Quantity

    def __gt__(self, limit: Quantity) -> RatioComparison:
        return RatioComparison(">", self.part, self.whole, limit)

    def __ge__(self, limit: Quantity) -> RatioComparison:
        return RatioComparison(">=", self.part, self.whole, limit)

    def __lt__(self, limit: Quantity) -> RatioComparison:
        return RatioComparison("<", self.part, self.whole, limit)

    def __le__(self, limit: Quantity) -> RatioComparison:
        return RatioComparison("<=", self.part, self.whole, limit)


def rate(part: int, whole: int, limit: int) -> int:
    """The rate in steps of the unit ``rate``, rounded away from *limit*.

    So that it equals the limit only where the exact rate does.

    >>> rate(2, 100, 200) == 200 * RATE_STEPS, rate(1, 3, 200)
    (True, 33333334)
    """
    exact, rest = divmod(part * WHOLE * RATE_STEPS, whole)
    return exact + (rest > 0 and part * WHOLE > limit * whole)
