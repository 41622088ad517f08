"""The law for gettsim: inputs, a count over the household, a scalar rule, a parameter.

gettsim turns the rule into one over columns by rewriting its source, and checks that its
units agree; the ending ``_y`` of a name says "a year", ``_hh`` "of the household".  A
currency must be one of a system of units: ours has one, whose unit is the fen.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from gettsim.tt import (
    AggType,
    TTSIMUnit,
    agg_by_group_function,
    policy_function,
    policy_input,
)
from telling import LINE
from ttsim.tt import Currency, UnitSystem


UNITS = UnitSystem(currencies={"FEN": Currency(statutory_from="1949-10-01")})


@policy_input(unit=TTSIMUnit.DIMENSIONLESS)
def p_id() -> int:
    """The number of the person."""


@policy_input(unit=TTSIMUnit.DIMENSIONLESS)
def hh_id() -> int:
    """The number of the household."""


@policy_input(unit=TTSIMUnit.CURRENCY.PER_YEAR.PER_HH)
def net_income_y_hh() -> int:
    """Net income of the household, repeated for each person of it."""


@agg_by_group_function(agg_type=AggType.COUNT, unit=TTSIMUnit.COUNT.PER_HH)
def persons_hh(hh_id: int) -> int:  # the argument says what to count over
    """Persons of the household."""


@policy_function(unit=TTSIMUnit.INDICATOR.PER_HH)
def passes_hh(net_income_y_hh: int, persons_hh: int, line_y: int) -> bool:
    """Net income a head above the line."""
    return net_income_y_hh > persons_hh * line_y


OBJECTS = {
    ("law.py", name): thing
    for name, thing in {
        "p_id": p_id,
        "hh_id": hh_id,
        "net_income_y_hh": net_income_y_hh,
        "persons_hh": persons_hh,
        "passes_hh": passes_hh,
    }.items()
}
PARAMETERS: dict[tuple[str, str], dict[Any, Any]] = {
    ("law.yaml", "line_y"): {
        "name": {"de": "nationale Armutsgrenze", "en": "national line"},
        "description": {"de": "je Kopf", "en": "a head"},
        "unit": "FEN_PER_YEAR",
        "type": "scalar",
        date(2018, 1, 1): {"value": LINE},
    }
}
