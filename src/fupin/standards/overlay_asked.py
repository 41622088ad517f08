"""Questions an overlay adds: asked of a household, a village or a county, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fupin.errors import UnitError
from fupin.facts.asked import AskedFact
from fupin.logic import ConditionFact, QuantityFact, Vocabulary
from fupin.logic.units import dimensions
from fupin.logic.words import refused
from fupin.policy import History
from fupin.policy.toml_places import Path
from fupin.standards.overlay_faults import Faults, near
from fupin.standards.overlay_shape import ASKED
from fupin.standards.rule import Subject
from fupin.standards.vocabulary import vocabulary


def read_asked(
    tables: Mapping[str, Any], own: Mapping[str, History], faults: Faults
) -> dict[Subject, tuple[AskedFact, ...]]:
    """The asked facts of an overlay, by what they are asked of."""
    subjects = {subject.value: subject for subject in Subject}
    found: dict[Subject, tuple[AskedFact, ...]] = {}
    for kind, facts in tables.items():
        path = ("asked", kind)
        if kind not in subjects:
            faults.add(path, "overlay.unknown-subject", **near(kind, subjects))
        elif not isinstance(facts, dict):
            faults.add(path, "overlay.not-a-table")
        else:
            known = vocabulary(subjects[kind], own.values())
            read = (_fact((*path, n), n, table, known, faults) for n, table in facts.items())
            found[subjects[kind]] = tuple(fact for fact in read if fact is not None)
    return found


def _fact(
    path: Path, name: str, table: Any, known: Vocabulary, faults: Faults
) -> AskedFact | None:
    if not faults.fits(path, table, ASKED):
        return None
    taken = known.fact(name) is not None or known.parameter(name) is not None
    if refused(name) or taken or known.group(name) is not None:
        faults.add(path, "overlay.name-taken", found=name)
        return None
    is_number = table["kind"] == "quantity"
    if is_number != ("unit" in table):
        faults.add(path, "overlay.unit-misplaced")
        return None
    if not is_number:
        return ConditionFact(name, table["zh"], table["en"])
    try:
        dimensions(table["unit"])
    except UnitError:
        faults.add((*path, "unit"), "overlay.unknown-unit", table["unit"])
        return None
    return QuantityFact(name, table["unit"], table["zh"], table["en"])
