"""What somebody attests after a visit, and what monitoring says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st

from fupin.codes import DevelopmentMeasureStatus, MonitoringCategory, RiskRemoval, RiskType
from fupin.model import Attestation, Measures, Monitoring
from fupin.strategies._draws import Dice, made, overridden
from fupin.strategies._life import DAY
from fupin.strategies._wage_work import helped
from fupin.values import PersonName


_CATEGORIES: Final = tuple(MonitoringCategory)
_RISKS: Final = tuple(RiskType)


@st.composite
def attestations(
    draw: st.DrawFn, /, *, complete: bool = False, **fields: st.SearchStrategy[Any]
) -> Attestation:
    """Attestations, signed and dated in 2018; in the simplest all is well.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer is recorded.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Attestation, fields)
    return drawn_attestation(draw, DAY, given, complete=complete)


def drawn_attestation(
    draw: st.DrawFn, day: date, given: Mapping[str, Any], *, complete: bool
) -> Attestation:
    """Draw an attestation of the year before *day*, of which *given* is known."""
    dice = Dice(draw, 10)
    days, *no = dice.split(365, *(2,) * 6)
    asked = ("food", "clothing", "education", "medical", "housing", "water")
    values: dict[str, Any] = {"by": PersonName("示例核查员"), "on": day - timedelta(days=days)}
    values |= {name: not answer for name, answer in zip(asked, no, strict=True)}
    return made(dice, Attestation, values, given, complete=complete)


@st.composite
def monitorings(
    draw: st.DrawFn,
    /,
    *,
    complete: bool = False,
    on: date = DAY,
    **fields: st.SearchStrategy[Any],
) -> Monitoring:
    """What monitoring says of a household; a risk is removed after it was found.

    Args:
        draw: Given by Hypothesis.
        complete: Whether every answer that has one is recorded.
        on: Nothing is found or removed later.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Monitoring, fields)
    dice = Dice(draw, 16)
    kind, risk, second, costs, since, until = dice.split(
        len(_CATEGORIES), len(_RISKS), len(_RISKS), 50, 60, 10
    )
    dropout, uninsured, secured, over = dice.split(2, 2, 2, 2)
    identified = given.get("identified_on") or on - timedelta(days=30 + 5 * since)
    removed = given.get("risk_removed", bool(over))
    values = {
        "category": _CATEGORIES[kind],
        "risks": frozenset({_RISKS[risk], _RISKS[second]}),
        "out_of_pocket": 20_000 * costs,
        "dropout": bool(dropout),
        "uninsured": bool(uninsured),
        "no_labour_secured": bool(secured),
        "identified_on": identified,
        "risk_removed": removed,
        "removed_on": identified + timedelta(days=3 * until) if removed else None,
        "removal": RiskRemoval.BY_HELP if removed else None,
        "development_status": DevelopmentMeasureStatus.STARTED,
        "measures": Measures(**helped(dice)),
    }
    return made(dice, Monitoring, values, given, complete=complete)
