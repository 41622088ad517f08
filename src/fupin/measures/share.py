"""A part of a whole, kept as two whole numbers and rounded only when printed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

import attrs

from fupin.model.invariants import refuse_if


K = TypeVar("K", bound=Hashable)

HUNDRED: Final = 100


@attrs.frozen
class Share:
    """A part of a whole; the part may be negative, or exceed the whole.

    Units:
        Both counts in the same unit; `percent` in percent.

    Raises:
        InvariantError: If the whole is not positive: a share of nothing is unknown,
            which is ``None``, never 0.

    >>> Share(1, 8).percent(), Share(1, 8).percent(0)
    (Decimal('12.50'), Decimal('13'))
    """

    part: int
    whole: int

    def __attrs_post_init__(self) -> None:
        refuse_if(
            self.whole <= 0,
            "whole",
            "share.empty-whole",
            "合计不大于零，无法计算比重",
            "a share of an empty whole",
        )

    @property
    def exact(self) -> Fraction:
        """The share as a fraction of one."""
        return Fraction(self.part, self.whole)

    def percent(self, places: int = 2) -> Decimal:
        """The share in percent, rounded half up (away from zero) to *places*."""
        return round_half_up(self.exact * HUNDRED, places)


def share(part: int | None, whole: int | None) -> Share | None:
    """The share of *part* in *whole*; ``None`` where one is unknown or nothing is there."""
    if part is None or whole is None or whole <= 0:
        return None
    return Share(part, whole)


def share_table(counts: Mapping[K, int | None]) -> tuple[tuple[K, Share | None], ...]:
    """Each count as a share of their sum, in the order of *counts*.

    For parts that do not overlap (main causes of poverty).  One unknown count
    leaves the sum unknown, and so every share.

    Limitations:
        Rounded percentages need not add up to 100.

    >>> [(k, str(s.percent(1))) for k, s in share_table({"因病": 2, "因学": 1}) if s]
    [('因病', '66.7'), ('因学', '33.3')]
    """
    known = [n for n in counts.values() if n is not None]
    return shares_of(counts, sum(known) if len(known) == len(counts) else None)


def shares_of(
    counts: Mapping[K, int | None], whole: int | None
) -> tuple[tuple[K, Share | None], ...]:
    """Each count as a share of *whole*, in the order of *counts*.

    For parts that may overlap (batches of a scheme): an unknown count blanks only
    its own share.
    """
    return tuple((key, share(count, whole)) for key, count in counts.items())


def round_half_up(number: Fraction, places: int) -> Decimal:
    """*number* to *places* decimals, a half away from zero; exact until then.

    >>> round_half_up(Fraction(-1, 8), 2)
    Decimal('-0.13')
    """
    steps = abs(number) * 10**places
    whole = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
    sign = 1 if number < 0 and whole else 0
    return Decimal((sign, tuple(map(int, str(whole))), -places))
