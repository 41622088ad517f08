"""Statistics of poverty and its reduction: exact, unknown where their figures are."""

from fupin.measures.change import (
    GROWTH_DIGITS,
    growth,
    reduction,
    reduction_rate,
    relapse_rate,
)
from fupin.measures.incidence import (
    ImpliedPopulation,
    Incidence,
    implied_population,
    incidence,
)
from fupin.measures.share import Share, share, share_table, shares_of


__all__ = [
    "GROWTH_DIGITS",
    "ImpliedPopulation",
    "Incidence",
    "Share",
    "growth",
    "implied_population",
    "incidence",
    "reduction",
    "reduction_rate",
    "relapse_rate",
    "share",
    "share_table",
    "shares_of",
]
