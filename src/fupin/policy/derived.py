"""Numbers worked out from other numbers: a line that is a multiple of another line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from fupin.errors import RuleDefinitionError, UnitError
from fupin.logic import Parameter, written
from fupin.logic.units import dimensions, places, times


if TYPE_CHECKING:
    from fupin.policy.parameter import History, Setting


@attrs.frozen(kw_only=True)
class Derivation:
    """How a value was worked out: that of another number on a day, times a factor."""

    source: Parameter
    on: date
    """The day whose value was taken."""

    value: int
    """That value, in whole steps of the unit of *source*."""

    factor: Decimal
    factor_unit: str = ""

    def result(self, unit: str) -> int:
        """The product, in whole steps of *unit*.

        Raises:
            UnitError: If the product is of another unit.
            RuleDefinitionError: If it is no whole number of steps.
        """
        made = times(dimensions(self.source.unit), dimensions(self.factor_unit))
        if made != dimensions(unit):
            raise UnitError(f"{self.source.unit} times {self.factor_unit} is not {unit}")
        steps = self.value * self.factor.scaleb(places(unit) - places(self.source.unit))
        if steps != int(steps):
            raise RuleDefinitionError(f"{self.source.name} × {self.factor} is not whole")
        return int(steps)

    def said(self) -> str:
        """The sum in Chinese."""
        taken = f"{self.source.zh}{written(self.value, self.source.unit)}"
        return f"{taken}（{self.on.isoformat()}）× {self.factor}"


def derivation(
    row: Mapping[str, Any], known: Mapping[str, History]
) -> tuple[Derivation, Setting] | None:
    """How the value of a row is derived, and the setting it rests on.

    ``None`` for a row that states its value.
    """
    if "derived_from" not in row:
        return None
    history = known[row["derived_from"]]
    chosen = history.on(row["derived_on"], row.get("region", ""))
    found = Derivation(
        source=history.node,
        on=row["derived_on"],
        value=chosen.setting.value,
        factor=Decimal(row["factor"]),
        factor_unit=row.get("factor_unit", ""),
    )
    return found, chosen.setting


def inputs_first(tables: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """The names of the tables, each behind those its settings are derived from.

    Raises:
        RuleDefinitionError: If one is not there, or they go in a circle.
    """
    order: dict[str, None] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path or name not in tables:
            raise RuleDefinitionError(f"can't derive {' from '.join((*path, name))}")
        for row in tables[name]["settings"]:
            source = row.get("derived_from")
            if source is not None and source not in order:
                visit(source, (*path, name))
        order[name] = None

    for name in tables:
        visit(name, ())
    return tuple(order)
