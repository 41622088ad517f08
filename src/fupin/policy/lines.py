"""The series of income lines, so that nobody takes one for another."""

from __future__ import annotations

import enum
import functools

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import attrs

from fupin.errors import ParameterNotInForceError, RuleDefinitionError
from fupin.policy.document import named, read_toml
from fupin.policy.parameter import Chosen, History, history
from fupin.values import RegionCode


class LineKind(enum.Enum):
    """Whose line it is, and what for."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    LOCAL = "local"
    MONITORING = "monitoring"


@attrs.frozen(kw_only=True)
class LineSeries:
    """One series of income lines.

    The two national series differ from 2015 on, and provinces had their own: a line is
    named by its series, never by its year alone.
    """

    id: str
    zh: str
    en: str
    kind: LineKind
    parameters: tuple[str, ...]
    """One parameter, or one a step where the years are lost."""

    region: str = ""
    """Six-digit code of where it holds; empty for the whole country."""

    income: str = ""
    """纯收入 or 可支配收入; empty where no text seen says which."""

    @property
    def dated(self) -> bool:
        """Whether a day chooses its value."""
        return len(self.parameters) == 1

    def on(self, day: date, region: str = "", *, extrapolate: bool = False) -> Chosen:
        """The line of a day.

        Raises:
            RuleDefinitionError: If the years of its steps are lost: use `step`.
            ParameterNotInForceError: As `History.on`.
        """
        if not self.dated:
            steps = len(self.parameters)
            raise RuleDefinitionError(
                f"the years of {self.id} are not known: choose one of its {steps} steps"
                " with step(), a day can't"
            )
        where = region or self.region
        return history(self.parameters[0]).on(day, where, extrapolate=extrapolate)

    def step(self, number: int) -> History:
        """The parameter of one step, the lowest being 1.

        Raises:
            RuleDefinitionError: If a day chooses its value, or there is no such step.
        """
        if self.dated or not 1 <= number <= len(self.parameters):
            count = 0 if self.dated else len(self.parameters)
            raise RuleDefinitionError(f"{self.id} has {count} steps, not a step {number}")
        return history(self.parameters[number - 1])


@functools.cache
def line_series() -> Mapping[str, LineSeries]:
    """Every series of income lines, by id."""
    found = {}
    for name, table in read_toml("lines.toml").items():
        read = {
            "kind": LineKind(table["kind"]),
            "parameters": tuple(table["parameters"]),
        }
        found[name] = LineSeries(id=name, **(table | read))
    return MappingProxyType(found)


def line(name: str) -> LineSeries:
    """The series of income lines with this id.

    Raises:
        UnknownNameError: If there is none.
    """
    return named("line", name, line_series())


def lines_on(day: date, region: str = "") -> tuple[tuple[LineSeries, Chosen], ...]:
    """The lines known for a day in a region, each beside its series.

    Ladders whose years are lost are not among them.
    """
    found = []
    for series in line_series().values():
        here = not series.region or region.startswith(RegionCode.read(series.region).short())
        if not series.dated or not here:
            continue
        try:
            found.append((series, series.on(day, region)))
        except ParameterNotInForceError:
            continue
    return tuple(found)
