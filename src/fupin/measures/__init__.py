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
from fupin.measures.interval import Interval, wilson
from fupin.measures.removal import RemovalRate, removal_rate
from fupin.measures.share import Share, share, share_table, shares_of
from fupin.measures.survey_counting import count_survey, survey_bounds
from fupin.measures.survey_rates import (
    CompositeIncidence,
    SampledRate,
    approval_rate,
    composite_incidence,
    composite_of,
    extrapolated,
    missed_rate,
    wrong_exit_rate,
)


__all__ = [
    "GROWTH_DIGITS",
    "CompositeIncidence",
    "ImpliedPopulation",
    "Incidence",
    "Interval",
    "RemovalRate",
    "SampledRate",
    "Share",
    "approval_rate",
    "composite_incidence",
    "composite_of",
    "count_survey",
    "extrapolated",
    "growth",
    "implied_population",
    "incidence",
    "missed_rate",
    "reduction",
    "reduction_rate",
    "relapse_rate",
    "removal_rate",
    "share",
    "share_table",
    "shares_of",
    "survey_bounds",
    "wilson",
    "wrong_exit_rate",
]
