"""Layouts of the exports and forms that can be read and written: they are data."""

from __future__ import annotations

import difflib
import functools
import tomllib

from collections.abc import Iterable, Mapping
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

import attrs

from fupin.codes import CODE_LISTS
from fupin.errors import UnknownNameError
from fupin.ledger._units import UNITS, base_unit, split_unit
from fupin.ledger.labels import fold, versions
from fupin.ledger.targets import Target, target
from fupin.model import Kind


SCOPES: Final = ("member", "household", "village", "verification", "village-verification")
"""What a row of a sheet is about."""


@attrs.frozen(kw_only=True)
class Column:
    """One column of a layout."""

    header: str
    """As the file prints it."""

    target: Target | None = None
    """Where it goes; ``None`` if the model has no place for it."""

    ignored: bool = False
    """Whether it says nothing at all (序号); otherwise a column without target is kept."""

    aliases: tuple[str, ...] = ()
    unit: str = ""
    """As written on paper: 元, 万元, 亩; empty for the unit of the field."""

    yes_no: str = "words"
    """What digits mean in a yes/no column, see `fupin.ledger.labels.read_yes_no`."""

    version: str | None = None
    """Version of the code list by which bare numbers are read."""


@attrs.frozen(kw_only=True)
class Layout:
    """One kind of sheet: its columns in order, and where they go."""

    id: str
    title: str
    title_en: str
    scope: str
    source: str
    keys: tuple[str, ...]
    """Headers without which a sheet is not of this layout."""

    header_row: int = 1
    """Row the header stands in when written; it is found in any when read."""

    columns: tuple[Column, ...]

    @functools.cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Columns by folded header, alias, and either without its unit."""
        return MappingProxyType(_names(self.columns))


@functools.cache
def layouts() -> Mapping[str, Layout]:
    """The shipped layouts by id."""
    folder = resources.files("fupin.ledger").joinpath("layouts")
    files = {f.name: f for f in folder.iterdir() if f.name.endswith(".toml")}
    read = (load_layout(files[name].read_text("utf-8")) for name in sorted(files))
    return MappingProxyType({one.id: one for one in read})


def layout_of(name: str) -> Layout:
    """The layout of that id.

    Raises:
        UnknownNameError: If there is none; near ids are suggested.
    """
    known = layouts()
    if name not in known:
        near = difflib.get_close_matches(name, known, cutoff=0.3) or tuple(known)
        raise UnknownNameError("layout", name, near)
    return known[name]


def load_layout(text: str) -> Layout:
    """Read a layout from TOML and check it against the model.

    Raises:
        UnknownNameError: If a target, code list, version, scope or unit is not known.
        ValueError: If a target stands twice, or a key is no column.
    """
    document = tomllib.loads(text)
    codes = document.pop("codes", {})
    _check_codes(codes)
    columns = document.pop("columns")
    if document["scope"] not in SCOPES:
        raise UnknownNameError("scope", document["scope"], SCOPES)
    own = {fold(header) for header in columns}
    made = tuple(_column(h, entry, codes, own) for h, entry in columns.items())
    _check_columns(document["id"], made)
    keys = tuple(document.pop("keys"))
    if missing := [key for key in keys if key not in columns]:
        raise ValueError(f"{document['id']}: keys that are no columns: {missing}")
    return Layout(**document, keys=keys, columns=made)


def _column(
    header: str, entry: Mapping[str, Any], codes: Mapping[str, str], own: set[str]
) -> Column:
    if extra := set(entry) - {"to", "ignore", "keep", "aliases", "unit", "yes_no"}:
        raise ValueError(f"{header}: unknown keys {sorted(extra)}")
    goes = target(entry["to"]) if "to" in entry else None
    unit = entry.get("unit") or split_unit(fold(header))[1]
    if goes is not None and unit:
        _check_unit(header, unit, goes)
    version = None
    if goes is not None and goes.field.kind in (Kind.CODE, Kind.CODES):
        version = codes.get(goes.field.type.__name__)
    aliases = [*entry.get("aliases", ()), *_spellings().get(fold(header), ())]
    return Column(
        header=header,
        target=goes,
        ignored=entry.get("ignore", False),
        aliases=tuple(alias for alias in aliases if fold(alias) not in own),
        unit=unit,
        yes_no=entry.get("yes_no", "words"),
        version=version,
    )


def _check_codes(codes: Mapping[str, str]) -> None:
    for name, version in codes.items():
        if name not in CODE_LISTS:
            near = difflib.get_close_matches(name, CODE_LISTS)
            raise UnknownNameError("code list", name, near)
        known = versions(CODE_LISTS[name])
        if version not in known:
            raise UnknownNameError(f"version of {name}", version, known)


def _check_unit(header: str, unit: str, goes: Target) -> None:
    written = UNITS.get(unit)
    fits = [u for u, known in UNITS.items() if known.base == base_unit(goes.field.about.unit)]
    if written is None or unit not in fits:
        raise UnknownNameError(f"unit of {header}", unit, fits)


def _check_columns(name: str, columns: Iterable[Column]) -> None:
    seen: set[str] = set()
    for column in columns:
        if column.target is None or column.target.field.kind is Kind.CODES:
            continue  # several columns may hold parts of one set
        if column.target.name in seen:
            raise ValueError(f"{name}: two columns go to {column.target.name}")
        seen.add(column.target.name)


def _names(columns: Iterable[Column]) -> dict[str, Column]:
    """Nearest names first: a header, then its aliases, then both without their units."""
    names: dict[str, Column] = {}
    spelled = [(fold(c.header), c) for c in columns]
    spelled += [(fold(alias), c) for c in columns for alias in c.aliases]
    spelled += [(split_unit(name)[0], column) for name, column in spelled]
    for name, column in spelled:
        names.setdefault(name, column)
    return names


@functools.cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    text = resources.files("fupin.ledger").joinpath("spellings.toml").read_text("utf-8")
    groups = tomllib.loads(text)["same"]
    return {
        fold(header): tuple(other for other in group if other != header)
        for group in groups
        for header in group
    }
