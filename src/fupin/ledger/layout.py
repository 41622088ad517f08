"""Layouts of the exports and forms that can be read and written: they are data."""

from __future__ import annotations

import difflib
import functools
import tomllib

from collections.abc import Hashable, Iterable, Mapping
from importlib import resources
from types import MappingProxyType
from typing import Any, Final, cast

import attrs

from fupin.codes import CODE_LISTS
from fupin.errors import UnknownNameError
from fupin.ledger._spellings import spellings
from fupin.ledger._units import UNITS, base_unit, split_unit
from fupin.ledger.labels import fold, versions
from fupin.ledger.targets import ANSWERS, RECORDS, Target, answer_target, target
from fupin.model import Kind, Place, fields_of


_ROOTS_OF: Final = MappingProxyType(
    {
        "member": ("household", "member", "place"),
        "household": ("household", "member", "place"),
        "village": ("village", "place"),
        "verification": ("household",),
        "village-verification": ("village", "place"),
    }
)
SCOPES: Final = (*_ROOTS_OF, "record")
"""What a row of a sheet is about."""

_KEY_OF: Final = MappingProxyType(
    {
        "member": "household.household_id",
        "household": "household.household_id",
        "verification": "household.household_id",
        "village": "place.village",
        "village-verification": "place.village",
    }
)
"""The field that says what a row is about; of records, any of the keys does."""

_YES_NO: Final = ("words", "1/0", "1/2")
_OF_LAYOUT: Final = ("id", "title", "title_en", "scope", "source", "keys")
_OF_COLUMN: Final = frozenset(
    {"to", "answer", "ignore", "keep", "optional", "aliases", "unit", "yes_no"}
)


@attrs.frozen(kw_only=True)
class Column:
    """One column of a layout."""

    header: str
    """As the file prints it."""

    target: Target | None = None
    """Where it goes; ``None`` if the model has no place for it."""

    ignored: bool = False
    """Whether it says nothing at all (序号); otherwise a column without target is kept."""

    optional: bool = False
    """Whether a sheet is recognised as easily without it."""

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
    record: str = ""
    """Class its rows become, where the scope is ``record``."""

    @functools.cached_property
    def key(self) -> str:
        """The field that says what a row is about; of a record, that of its first key."""
        fields = {c.header: c.target.name for c in self.columns if c.target is not None}
        of_keys = [fields[header] for header in self.keys if header in fields]
        return _KEY_OF.get(self.scope) or of_keys[0]

    @functools.cached_property
    def answers(self) -> tuple[str, ...]:
        """Names of the asked facts it has columns for; who knows the facts checks them."""
        found = [c.target for c in self.columns if c.target is not None]
        return tuple(t.path[-1] for t in found if t.path[:-1] == ANSWERS)

    @functools.cached_property
    def expected(self) -> frozenset[str]:
        """Headers of the columns by which it is recognised."""
        return frozenset(column.header for column in self.columns if not column.optional)

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
        UnknownNameError: If a target, code list, version, scope, record or unit is not
            known.
        ValueError: If it is no TOML, a part is missing or unknown, a target stands
            twice or is not of what the rows are about, or a key is no column.
    """
    document = tomllib.loads(text)
    _check_parts(document)
    codes = document.pop("codes", {})
    _check_codes(codes)
    columns = document.pop("columns")
    _check_scope(document["scope"], document.get("record", ""))
    own = {fold(header) for header in columns}
    scope = document["scope"]
    made = tuple(_column(h, entry, codes, own, scope) for h, entry in columns.items())
    keys = tuple(document.pop("keys"))
    if missing := [key for key in keys if key not in columns]:
        raise ValueError(f"{document['id']}: keys that are no columns: {missing}")
    layout = Layout(**document, keys=keys, columns=made)
    _check_columns(layout)
    return layout


def _check_parts(document: Mapping[str, Any]) -> None:
    known = {*_OF_LAYOUT, "columns", "codes", "header_row", "record"}
    if missing := [part for part in (*_OF_LAYOUT, "columns") if part not in document]:
        raise ValueError(f"a layout lacks {', '.join(missing)}")
    if extra := sorted(set(document) - known):
        raise ValueError(f"{document['id']}: unknown keys {extra}")
    if not document["keys"]:
        raise ValueError(f"{document['id']}: no keys: name the columns it can't be without")


def _check_scope(scope: str, record: str) -> None:
    if scope not in SCOPES:
        raise UnknownNameError("scope", scope, SCOPES)
    names = [cls.__name__ for cls in RECORDS.values()]
    if scope == "record" and record not in names:
        near = difflib.get_close_matches(record, names) or names
        raise UnknownNameError("record", record, near)
    if scope != "record" and record:
        raise ValueError(f"record = {record!r} is only for scope 'record', not {scope!r}")


def _column(
    header: str,
    entry: Mapping[str, Any],
    codes: Mapping[str, str],
    own: set[str],
    scope: str,
) -> Column:
    if extra := set(entry) - _OF_COLUMN:
        raise ValueError(f"{header}: unknown keys {sorted(extra)}")
    if entry.get("yes_no", "words") not in _YES_NO:
        raise UnknownNameError("style of yes and no", entry["yes_no"], _YES_NO)
    unit = entry.get("unit") or split_unit(fold(header))[1]
    goes = target(entry["to"]) if "to" in entry else None
    if "answer" in entry:
        goes, unit = _asked(header, entry, unit, scope)
    elif goes is not None and unit:
        _check_unit(header, unit, goes)
    version = None
    if goes is not None and goes.field.kind in (Kind.CODE, Kind.CODES):
        version = codes.get(goes.field.type.__name__)
    aliases = [*entry.get("aliases", ()), *spellings().get(fold(header), ())]
    return Column(
        header=header,
        target=goes,
        ignored=entry.get("ignore", False),
        optional=entry.get("optional", False),
        aliases=tuple(alias for alias in aliases if fold(alias) not in own),
        unit=unit,
        yes_no=entry.get("yes_no", "words"),
        version=version,
    )


def _asked(header: str, entry: Mapping[str, Any], unit: str, scope: str) -> tuple[Target, str]:
    """Where the answer to an asked fact goes, and the unit it is written in."""
    if scope not in _ROOTS_OF or "verification" not in scope or "to" in entry:
        raise ValueError(f"{header}: an answer stands by itself, on a verification sheet")
    return answer_target(_ROOTS_OF[scope][0], entry["answer"], header, unit), (
        unit if unit in UNITS else ""
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


def _check_columns(layout: Layout) -> None:
    seen: set[str] = set()
    roots = _ROOTS_OF.get(layout.scope) or _roots_of_record(layout.record)
    for column in layout.columns:
        goes = column.target
        if goes is None:
            continue
        if goes.root not in roots:
            raise ValueError(
                f"{layout.id}: {goes.name} is no target of scope {layout.scope!r}; "
                f"targets of it begin with {', '.join(roots)}"
            )
        if goes.name in seen and goes.field.kind is not Kind.CODES:
            raise ValueError(f"{layout.id}: two columns go to {goes.name}")
        seen.add(goes.name)  # several columns may hold parts of one set
    _check_keys(layout)


def _check_keys(layout: Layout) -> None:
    keyed = {c.target.name for c in layout.columns if c.target and c.header in layout.keys}
    wanted = _KEY_OF.get(layout.scope)
    if not keyed or (wanted is not None and wanted not in keyed):
        needed = wanted or "a field"
        raise ValueError(f"{layout.id}: no key goes to {needed}: it says what a row is about")


def _roots_of_record(record: str) -> tuple[str, ...]:
    root = next(r for r, cls in RECORDS.items() if cls.__name__ == record)
    place = fields_of(cast("Hashable", RECORDS[root])).get("place")
    return (root, "place") if place is not None and place.type is Place else (root,)


def _names(columns: Iterable[Column]) -> dict[str, Column]:
    """Nearest names first: a header, then its aliases, then both without their units."""
    names: dict[str, Column] = {}
    spelled = [(fold(c.header), c) for c in columns]
    spelled += [(fold(alias), c) for c in columns for alias in c.aliases]
    spelled += [(split_unit(name)[0], column) for name, column in spelled]
    for name, column in spelled:
        names.setdefault(name, column)
    return names
