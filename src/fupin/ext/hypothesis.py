"""Let `hypothesis.strategies.from_type` know our types.

Hypothesis calls `register()` through an entry point while it is itself being
imported, perhaps *because* `fupin.strategies` is being imported.  So nothing is
imported at the top, and `fupin.strategies` only when a strategy is really drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Register a strategy for every class of ours that Hypothesis can't build itself."""
    from hypothesis import strategies as st

    from fupin import model, values

    for kind, name in (
        (values.IdNumber, "id_numbers"),
        (values.PersonName, "names"),
        (values.Phone, "phones"),
        (values.RegionCode, "region_codes"),
        (model.AssistancePlan, "plans"),
        (model.Attestation, "attestations"),
        (model.County, "counties"),
        (model.Dwelling, "dwellings"),
        (model.Helper, "helpers"),
        (model.Household, "households"),
        (model.Income, "incomes"),
        (model.Land, "lands"),
        (model.LivingConditions, "living_conditions"),
        (model.Measure, "measures"),
        (model.Member, "members"),
        (model.Monitoring, "monitorings"),
        (model.Place, "places"),
        (model.PoorCount, "poor_counts"),
        (model.Relocation, "relocations"),
        (model.Township, "townships"),
        (model.Village, "villages"),
        (model.VillageAttestation, "village_attestations"),
    ):
        st.register_type_strategy(kind, _later(name))


def _later(name: str) -> Callable[[type[Any]], SearchStrategy[Any]]:
    def strategy(_kind: type[Any]) -> SearchStrategy[Any]:
        from fupin import strategies

        found: SearchStrategy[Any] = getattr(strategies, name)()
        return found

    return strategy
