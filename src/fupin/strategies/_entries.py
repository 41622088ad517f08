"""Receipts and costs one by one, some of them hardly described."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from fupin.model.income_entry import IncomeEntry
from fupin.strategies._draws import Dice
from fupin.values import Fen


_ITEMS: Final = ("wage", "business", "business_cost", "低保金", "基础养老金", "relief")
_MOST: Final = 3  # entries of a household, less one
_AMOUNTS: Final = 1_000_000  # fen
_DAYS: Final = 730


def drawn_entries(dice: Dice, on: date) -> tuple[IncomeEntry, ...]:
    """Draw a few entries of the two years before *on*; none is the simplest."""
    return tuple(_entry(dice, on) for _ in range(dice.below(_MOST)))


def _entry(dice: Dice, on: date) -> IncomeEntry:
    amount, back, length = dice.split(_AMOUNTS, _DAYS, _DAYS)
    last = on - timedelta(days=back)
    spans = dice.yes()
    return IncomeEntry(
        item=dice.one(_ITEMS),
        amount=Fen(amount) if dice.yes() else None,
        first=last - timedelta(days=length) if spans else None,
        last=last if spans else None,
        received_on=last if dice.yes() else None,
        in_kind=dice.one((None, False, True)),
        unsold=dice.one((None, False, True)),
        one_off=dice.one((None, False, True)),
    )
