"""How many of those at risk of poverty are out of it again (风险消除率)."""

from __future__ import annotations

import attrs

from fupin.measures.share import Share, share


@attrs.frozen(kw_only=True)
class RemovalRate:
    """The share whose risk is removed, by persons and by households: they differ.

    Source:
        保山 (2021) prints 49.69 %, which is of persons; of households it is 44.49 %.
    """

    persons: Share | None
    households: Share | None


def removal_rate(
    *,
    removed_persons: int | None = None,
    persons: int | None = None,
    removed_households: int | None = None,
    households: int | None = None,
) -> RemovalRate:
    """The rate by persons and by households, each as far as its counts are known.

    >>> found = removal_rate(removed_persons=27256, persons=54851)
    >>> found.persons.percent(), found.households
    (Decimal('49.69'), None)
    """
    return RemovalRate(
        persons=share(removed_persons, persons),
        households=share(removed_households, households),
    )
