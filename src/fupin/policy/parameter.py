"""Dated policy numbers: what one was, on a day, in a region."""

from __future__ import annotations

import functools

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import attrs

from fupin.errors import ParameterNotInForceError, RegionNeededError
from fupin.logic import Parameter
from fupin.logic.units import places
from fupin.policy.derived import Derivation, derivation, inputs_first
from fupin.policy.document import Document, document, named, read_folder, read_toml
from fupin.values import Citation, RegionCode, Standing, parse_scaled


@attrs.frozen(kw_only=True)
class Group:
    """Provinces that share the values of a parameter."""

    id: str
    zh: str
    en: str
    provinces: tuple[str, ...]
    """Six-digit province codes."""

    citation: Citation


@attrs.frozen(kw_only=True)
class Setting:
    """One value of one parameter, and the days it holds."""

    value: int
    """In whole steps of the parameter's unit: fen, hundredths of a percent."""

    first: date
    last: date
    group: Group | None
    """The provinces it holds in; ``None`` where it holds everywhere or in *region*."""

    region: str = ""
    """Six-digit code of the one region it holds in; empty where it holds wider."""

    citation: Citation
    derivation: Derivation | None = None
    """How it was worked out from another number; ``None`` where a document prints it."""

    def holds_in(self, region: str) -> bool:
        """Whether it holds in the region with this six- or twelve-digit code."""
        if self.region:
            return region.startswith(RegionCode.read(self.region).short())
        return self.group is None or region[:2] + "0000" in self.group.provinces

    @property
    def breadth(self) -> int:
        """The narrower the place it holds in, the smaller: a county goes before a province."""
        if self.region:
            return -len(RegionCode.read(self.region).short())
        return 1 if self.group is None else 0

    def distance(self, on: date) -> int:
        """Days between *on* and the days it holds; 0 within them."""
        return max((self.first - on).days, (on - self.last).days, 0)


@attrs.frozen(kw_only=True)
class Chosen:
    """The setting that applies, and whether the day asked for lies outside its days."""

    parameter: Parameter
    setting: Setting
    extrapolated: bool


@attrs.frozen(kw_only=True)
class History:
    """A parameter with all its settings."""

    node: Parameter
    contiguous: bool
    """Whether the data promise a value for every day from the first to the last."""

    settings: tuple[Setting, ...]
    supplied: bool = False
    """Whether it is set locally, so that callers give it where none is known: the value
    of another place or year is never used instead."""

    @property
    def regional(self) -> bool:
        """Whether its value depends on the region."""
        return any(s.group is not None or s.region for s in self.settings)

    def on(self, day: date, region: str = "", *, extrapolate: bool = False) -> Chosen:
        """The setting that holds on *day* in *region*.

        Raises:
            RegionNeededError: If the value depends on the region, and none was
                given or the region has no value.
            ParameterNotInForceError: If none holds on *day*, unless *extrapolate*:
                then the nearest one is taken, and `Chosen.extrapolated` says so.
            ValueNeededError: If none holds, and the caller must give the local one.
        """
        there = [s for s in self.settings if s.holds_in(region)]
        if self.supplied and all(s.distance(day) for s in there):
            raise ValueNeededError(self.node.name, day, region, self._known())
        if not there:
            known = [s.group.zh if s.group else s.region for s in self.settings]
            raise RegionNeededError(self.node.name, region, "；".join(dict.fromkeys(known)))
        nearest = min(there, key=lambda s: (s.distance(day), s.breadth, s.first))
        outside = nearest.distance(day) > 0
        if outside and not extrapolate:
            span = f"the nearest holds from {nearest.first} to {nearest.last}"
            raise ParameterNotInForceError(self.node.name, day, span, region)
        return Chosen(parameter=self.node, setting=nearest, extrapolated=outside)

    def _known(self) -> str:
        spans = (f"{s.region or 'everywhere'} {s.first}..{s.last}" for s in self.settings)
        return ", ".join(spans)


class ValueNeededError(ParameterNotInForceError):
    """A number each place sets for itself is not known here: the caller must give it."""

    code = "FP204"

    def __init__(self, name: str, on: date, region: str, known: str) -> None:
        super().__init__(name, on, known, region)
        where = f" in region {region}" if region else ""
        said = f"{name} is set locally, and no value is known for {on.isoformat()}{where}"
        self.args = (f"{said}: give your own; known are {known}",)


@functools.cache
def groups() -> Mapping[str, Group]:
    """Every group of provinces, by id."""
    found = {}
    for key, table in read_toml("groups.toml").items():
        cited = document(table["document"]).cite(
            standing=Standing(table["standing"]), note=table.get("note", "")
        )
        codes = tuple(str(RegionCode.read(code)) for code in table["provinces"])
        found[key] = Group(
            id=key, zh=table["zh"], en=table["en"], provinces=codes, citation=cited
        )
    return MappingProxyType(found)


@functools.cache
def parameters() -> Mapping[str, History]:
    """Every parameter, by name."""
    tables = read_folder("parameters")
    found: dict[str, History] = {}
    for name in inputs_first(tables):
        found[name] = read_history(name, tables[name], found)
    return MappingProxyType({name: found[name] for name in tables})


def parameter(name: str) -> Parameter:
    """The node rules use for a policy number: name, unit and labels from the data.

    Raises:
        UnknownNameError: If there is no such parameter.
    """
    return history(name).node


def history(name: str) -> History:
    """A parameter with all its settings.

    Raises:
        UnknownNameError: If there is no such parameter.
    """
    return named("parameter", name, parameters())


def choose(
    used: Iterable[Parameter],
    on: date,
    region: str = "",
    *,
    extrapolate: bool = False,
    own: Iterable[History] = (),
) -> tuple[Chosen, ...]:
    """The settings of all *used* parameters for a day and a region, in their order.

    A history among *own* takes the place of the shipped one of the same name.

    Raises:
        RegionNeededError, ParameterNotInForceError: As `History.on`.
    """
    local = {found.node.name: found for found in own}
    return tuple(
        (local.get(node.name) or history(node.name)).on(on, region, extrapolate=extrapolate)
        for node in used
    )


def read_history(
    name: str,
    table: Mapping[str, Any],
    known: Mapping[str, History],
    find: Callable[[str], Document] = document,
) -> History:
    """The parameter a table of a data file describes.

    Args:
        name: Name of the parameter.
        table: Its unit, labels and settings.
        known: Parameters its settings may be derived from.
        find: Gives the document with an id.
    """
    node = Parameter(name, table["unit"], table["zh"], table["en"])
    settings = tuple(_setting(node, row, known, find) for row in table["settings"])
    ordered = sorted(settings, key=lambda s: (s.first, s.group.id if s.group else ""))
    return History(
        node=node,
        contiguous=table.get("contiguous", False),
        settings=tuple(ordered),
        supplied=table.get("supplied", False),
    )


def _setting(
    node: Parameter,
    row: Mapping[str, Any],
    known: Mapping[str, History],
    find: Callable[[str], Document],
) -> Setting:
    group = groups()[row["group"]] if "group" in row else None
    standing = Standing(row["standing"])
    if group is not None:
        standing = Standing.weakest([standing, group.citation.standing])
    made = derivation(row, known)
    doubts = [row.get("disputed", "")]
    if made is not None:  # no surer than what it is worked out from
        standing = Standing.weakest([standing, made[1].citation.standing])
        doubts.append(made[1].citation.disputed)
    cited = find(row["document"]).cite(
        row.get("article", ""),
        standing=standing,
        disputed="；".join(doubt for doubt in doubts if doubt),
        note=row.get("note", ""),
        derived="" if made is None else made[0].said(),
    )
    return Setting(
        value=parse_scaled(row["value"], places(node.unit))
        if made is None
        else made[0].result(node.unit),
        first=row["first"],
        last=row["last"],
        group=group,
        region=row.get("region", ""),
        citation=cited,
        derivation=None if made is None else made[0],
    )
