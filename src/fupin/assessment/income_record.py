"""What a worksheet starts from: entries one by one, or the yearly amounts of a register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, Self

import attrs

from fupin.model import Income
from fupin.model.income_entry import IncomeEntry
from fupin.standards.income_rule import Component, IncomeItem, IncomeRule
from fupin.values import Fen


UNLISTED: Final = ("本口径未列此项，无从判断", "the rule does not list it: can't be judged")

_UNSOLD: Final = "unsold_output"
_PARTS: Final = {
    "wage": (),
    "business": (),
    "property_income": ("asset_dividend", "other_property"),
    "transfer": (
        "family_planning",
        "subsistence_allowance",
        "destitute_support",
        "pension",
        "ecological_compensation",
        "other_transfer",
    ),
    "business_cost": (),
}
"""Yearly amounts of the register with their parts; fields of `Income` and items alike."""

_REST: Final = ("合计减去已登记的分项", "the total less the parts recorded")
_OVER: Final = (
    "分项之和超过合计，以合计为准冲减",
    "the parts exceed the total: the total is kept",
)
_YEARLY: Final = (
    "登记的是年度收入，不是本口径期间的收入，须按明细核算",
    "recorded for a year, not for these months: entries are needed",
)


@attrs.frozen(kw_only=True)
class Raw:
    """One amount before it is judged."""

    key: str
    entry: IncomeEntry
    in_period: bool | None = None
    """Whether it lies in the months, where that is known beforehand."""

    yearly: bool = False
    """Whether it is of a year, where months that roll are asked for."""

    rest: bool = False
    """Whether it is what the parts leave of a total."""

    within: bool = False
    """Whether it is part of another amount."""

    why: tuple[str, str] = ("", "")

    @classmethod
    def absent(cls, item: str) -> Self:
        """An amount nothing is recorded of."""
        return cls(key=f"{item}#0", entry=IncomeEntry(item=item), in_period=True)

    def item(self, rule: IncomeRule) -> IncomeItem | None:
        """The item of *rule* it is an amount of; ``None`` where the rule lists none."""
        found = rule.item(self.entry.item)
        if found is not None and found.component is Component.BUSINESS and self.entry.unsold:
            return rule.item(_UNSOLD)
        return found


def from_entries(entries: Iterable[IncomeEntry]) -> list[Raw]:
    """One amount an entry; their order does not matter."""
    found = []
    seen = Counter[str]()
    for entry in sorted(entries, key=_order):
        seen[entry.item] += 1
        why = ("实物折价", "in kind, at its value") if entry.in_kind else ("", "")
        found.append(Raw(key=f"{entry.item}#{seen[entry.item]}", entry=entry, why=why))
    return found


def from_income(income: Income | None, year: int, *, rolling: bool) -> list[Raw]:
    """The amounts of the yearly record; one of another year is no answer.

    Where only a part of the parts is recorded, the rest of the total is a line too:
    what is in it isn't guessed.
    """
    if income is None or (income.year is not None and income.year != year):
        return []
    found = [
        Raw(
            key=f"{entry.item}#1",
            entry=entry,
            in_period=None if rolling else True,
            yearly=rolling,
            rest=bool(said[0]),
            why=_YEARLY if rolling else said,
        )
        for entry, said in _amounts(income)
    ]
    return [*found, *_not_counted(income)]


def _amounts(income: Income) -> Iterator[tuple[IncomeEntry, tuple[str, str]]]:
    for total, names in _PARTS.items():
        whole: Fen | None = getattr(income, total)
        parts: dict[str, Fen | None] = {name: getattr(income, name) for name in names}
        known = {name: amount for name, amount in parts.items() if amount is not None}
        if not known:
            yield IncomeEntry(item=total, amount=whole), ("", "")
            continue
        for name, amount in (parts if whole is None else known).items():
            yield IncomeEntry(item=name, amount=amount), ("", "")
        rest = 0 if whole is None else whole - sum(known.values())
        if rest:
            yield IncomeEntry(item=total, amount=Fen(rest)), _REST if rest > 0 else _OVER


def _not_counted(income: Income) -> Iterator[Raw]:
    """What the record itself says does not count."""
    seen = Counter[str]()
    for one in sorted(income.excluded, key=lambda e: (e.item, e.amount, e.reason)):
        seen[one.item] += 1
        tail = f"（{one.document}）" if one.document else ""
        yield Raw(
            key=f"{one.item}#-{seen[one.item]}",
            entry=IncomeEntry(item=one.item, amount=one.amount),
            in_period=True,
            within=True,
            why=(
                f"登记时注明不计入：{one.reason}{tail}",
                f"recorded as not counted: {one.reason}{tail}",
            ),
        )


def _order(entry: IncomeEntry) -> tuple[Any, ...]:
    """An order that depends on nothing but the entry."""
    days = tuple(d or date.min for d in (entry.first, entry.last, entry.received_on))
    flags = tuple(str(f) for f in (entry.in_kind, entry.unsold, entry.one_off))
    amount = -1 if entry.amount is None else entry.amount
    return entry.item, days, amount, flags, entry.note
