"""Documents and policy numbers of an overlay, read as the shipped ones are."""

from __future__ import annotations

import itertools

from collections.abc import Mapping
from decimal import InvalidOperation
from typing import Any

from fupin.errors import FupinError, InvalidValueError, UnitError
from fupin.logic import Parameter
from fupin.logic.units import dimensions, places
from fupin.logic.words import refused
from fupin.policy import Document, History, Setting, documents, groups, parameters
from fupin.policy.document import named, read_document
from fupin.policy.parameter import read_history
from fupin.policy.toml_places import Path
from fupin.standards.overlay_faults import Faults, near
from fupin.standards.overlay_shape import DOCUMENT, PARAMETER, SETTING
from fupin.standards.rule import Subject
from fupin.standards.vocabulary import of_members, vocabulary
from fupin.values import RegionCode, Standing, parse_scaled


def read_documents(tables: Mapping[str, Any], faults: Faults) -> dict[str, Document]:
    """The documents of an overlay, by id; none takes the place of a shipped one.

    One that has a fault is there in name, so that what cites it is not told too.
    """
    found = {}
    for key, table in tables.items():
        path = ("documents", key)
        if not faults.fits(path, table, DOCUMENT):
            found[key] = Document(id=key, title=key, en=key, standing=Standing.RECALLED)
        elif key in documents():
            faults.add(path, "overlay.name-taken", found=key)
        else:
            found[key] = read_document(key, table)
    return found


def find_document(
    path: Path, name: str, own: Mapping[str, Document], faults: Faults
) -> Document | None:
    """The document with this id, of the overlay or shipped."""
    known = {**documents(), **own}
    if name not in known:
        faults.add((*path, "document"), "overlay.unknown-document", **near(name, known))
    return known.get(name)


def read_parameters(
    tables: Mapping[str, Any], own: Mapping[str, Document], faults: Faults
) -> dict[str, History]:
    """The policy numbers of an overlay, by name.

    One that has a fault is there in name, so that what uses it is not told too.
    """
    waiting = {}
    found: dict[str, History] = {}
    for name, table in tables.items():
        full = _labelled(name, table)
        if _is_sound(name, full, own, faults):
            waiting[name] = full
        elif (node := _node(name, full)) is not None:
            found[name] = History(node=node, contiguous=False, settings=())
    while waiting:
        inputs = {
            n: {r.get("derived_from") for r in t["settings"]} for n, t in waiting.items()
        }
        ready = [name for name in waiting if not inputs[name] & waiting.keys()]
        for name in ready or waiting:
            if not ready:
                faults.add(("parameters", name), "overlay.in-a-circle")
                continue
            history = _history(name, waiting.pop(name), own, found, faults)
            if history is not None:
                found[name] = history
        if not ready:
            break
    return found


def _labelled(name: str, table: Any) -> Any:
    """The table, with unit and labels of the shipped number it takes the place of."""
    shipped = parameters().get(name)
    if shipped is None or not isinstance(table, dict):
        return table
    node = shipped.node
    return {"zh": node.zh, "en": node.en, "unit": node.unit, **table}


def _node(name: str, table: Any) -> Parameter | None:
    """What rules would use for a number whose table has a fault somewhere."""
    match table:
        case {"unit": str(unit), "zh": str(zh), "en": str(en)}:
            usable = not refused(name) and name not in _facts() and _is_unit(unit)
            return Parameter(name, unit, zh, en) if usable else None
        case _:
            return None


def _is_sound(name: str, table: Any, own: Mapping[str, Document], faults: Faults) -> bool:
    path: Path = ("parameters", name)
    before = len(faults.found)
    if not faults.fits(path, table, PARAMETER):
        return False
    if refused(name) or name in _facts():
        faults.add(path, "overlay.name-taken", found=name)
    shipped = parameters().get(name)
    for key in ("zh", "en", "unit"):
        if shipped is not None and table[key] != getattr(shipped.node, key):
            wanted = getattr(shipped.node, key)
            faults.add(
                (*path, key),
                "overlay.other-number",
                found=table[key],
                expected=wanted,
                expected_en=wanted,
            )
    if not _is_unit(table["unit"]):
        faults.add((*path, "unit"), "overlay.unknown-unit", table["unit"])
        return False
    for i, row in enumerate(table["settings"]):
        _check_row((*path, "settings", i), row, table["unit"], own, faults)
    return len(faults.found) == before


def _check_row(
    path: Path, row: Any, unit: str, own: Mapping[str, Document], faults: Faults
) -> None:
    if not faults.fits(path, row, SETTING):
        return
    find_document(path, row["document"], own, faults)
    if row["first"] > row["last"]:
        faults.add((*path, "last"), "overlay.days-reversed")
    if "group" in row and row["group"] not in groups():
        faults.add((*path, "group"), "overlay.unknown-group", **near(row["group"], groups()))
    if "group" in row and "region" in row:
        faults.add((*path, "region"), "overlay.two-places")
    derived = {"derived_from", "derived_on", "factor"} & row.keys()
    if ("value" in row) == bool(derived) or (derived and len(derived) < 3):  # noqa: PLR2004
        faults.add(path, "overlay.no-value")
    try:
        if "region" in row:
            RegionCode.read(row["region"])
    except InvalidValueError as error:
        faults.value((*path, "region"), error)
    try:
        if "value" in row:
            parse_scaled(row["value"], places(unit))
    except InvalidValueError as error:
        faults.value((*path, "value"), error)


def _is_unit(unit: str) -> bool:
    try:
        dimensions(unit)
    except UnitError:
        return False
    return True


def _history(
    name: str,
    table: Mapping[str, Any],
    own: Mapping[str, Document],
    found: Mapping[str, History],
    faults: Faults,
) -> History | None:
    known = {**documents(), **own}
    try:
        history = read_history(
            name,
            table,
            {**parameters(), **found},
            lambda key: named("document", key, known),
        )
    except (FupinError, KeyError, InvalidOperation) as error:
        faults.add(("parameters", name), "overlay.not-derivable", str(error))
        return None
    for one, other in itertools.combinations(history.settings, 2):
        if _same_place(one, other) and one.first <= other.last and other.first <= one.last:
            days = f"{other.first}–{one.last}"
            faults.add(("parameters", name), "overlay.days-overlap", found=days)
            return None
    return history


def _same_place(one: Setting, other: Setting) -> bool:
    return (one.group, one.region) == (other.group, other.region)


def _facts() -> set[str]:
    """Names of all facts that are shipped: a number with one of them could not be told."""
    asked = (*(vocabulary(subject) for subject in Subject), of_members())
    return {fact.name for words in asked for fact in words.facts} | {
        group.name for words in asked for group, _ in words.groups
    }
