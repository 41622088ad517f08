"""Hypothesis strategies for the tests of *your* code, and invented counties for its trials.

The strategies need the extra ``fupin[strategies]``; `fupin.strategies.synthetic` does
not, and `population`, which makes up whole tables, needs ``fupin[frames]`` instead.
Every strategy draws valid, coherent objects, shrinks to the simplest one, and takes a
strategy for any field as a keyword::

    households(status=st.just(PovertyStatus.POOR), attested=st.none())
"""

from __future__ import annotations

import importlib

from typing import TYPE_CHECKING, Any, Final


if TYPE_CHECKING:
    from fupin.strategies._attested import attestations, monitorings
    from fupin.strategies._defects import defective_households
    from fupin.strategies._household import households
    from fupin.strategies._identity import id_numbers, names, phones, places, region_codes
    from fupin.strategies._income import incomes
    from fupin.strategies._line import households_at_line, households_at_line_per_head
    from fupin.strategies._living import dwellings, lands, living_conditions, relocations
    from fupin.strategies._member import members
    from fupin.strategies._plan import helpers, measures, plans
    from fupin.strategies._population import Part, Population, population
    from fupin.strategies._population_profile import Profile
    from fupin.strategies._region import (
        counties,
        poor_counts,
        townships,
        village_attestations,
        villages,
    )
    from fupin.strategies._wage_work import help_records, work_records


__all__ = [
    "Part",
    "Population",
    "Profile",
    "attestations",
    "counties",
    "defective_households",
    "dwellings",
    "help_records",
    "helpers",
    "households",
    "households_at_line",
    "households_at_line_per_head",
    "id_numbers",
    "incomes",
    "lands",
    "living_conditions",
    "measures",
    "members",
    "monitorings",
    "names",
    "phones",
    "places",
    "plans",
    "poor_counts",
    "population",
    "region_codes",
    "relocations",
    "townships",
    "village_attestations",
    "villages",
    "work_records",
]

_ROOMS: Final = {
    "_attested": ("attestations", "monitorings"),
    "_defects": ("defective_households",),
    "_household": ("households",),
    "_identity": ("id_numbers", "names", "phones", "places", "region_codes"),
    "_income": ("incomes",),
    "_line": ("households_at_line", "households_at_line_per_head"),
    "_living": ("dwellings", "lands", "living_conditions", "relocations"),
    "_member": ("members",),
    "_plan": ("helpers", "measures", "plans"),
    "_population": ("Part", "Population", "population"),
    "_population_profile": ("Profile",),
    "_region": ("counties", "poor_counts", "townships", "village_attestations", "villages"),
    "_wage_work": ("help_records", "work_records"),
}
_HOME: Final = {name: room for room, names in _ROOMS.items() for name in names}
_NEEDS: Final[dict[str, tuple[str, str]]] = dict.fromkeys(
    ("_population", "_population_profile"), ("polars", "frames")
)
"""What a room needs, and the extra that brings it; the others need Hypothesis."""


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    package, extra = _NEEDS.get(_HOME[name], ("hypothesis", "strategies"))
    try:
        importlib.import_module(package)
    except ModuleNotFoundError as e:
        from fupin.errors import MissingExtraError

        if e.name != package:
            raise
        raise MissingExtraError("fupin.strategies", extra) from e
    found = getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
