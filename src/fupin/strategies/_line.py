"""Households at a line: a fen below it, on it, a fen above it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from fupin.model import Household, Income
from fupin.strategies._draws import Dice, overridden
from fupin.strategies._household import MakeIncome, drawn_household
from fupin.strategies._life import DAY
from fupin.strategies._member import SEATS
from fupin.values import Fen


_SLICE = 1_000_000  # fen


@st.composite
def households_at_line(
    draw: st.DrawFn,
    /,
    line: int,
    offsets: Sequence[int] = (-1, 0, 1),
    *,
    max_members: int = 6,
    on: date = DAY,
    **fields: st.SearchStrategy[Any],
) -> Household:
    """Complete households whose net income is size times *line* and an offset.

    All components are recorded and add up to it; where a random test would miss a
    ``>`` that should be ``>=``, these don't.

    Args:
        draw: Given by Hypothesis.
        line: The line, in fen a person and year.
        offsets: By how many fen the household's income differs, the simplest first.
        max_members: At most so many members, one at least.
        on: The day it is judged; the income is of its year.
        fields: A strategy for any field but the income, in place of ours.
    """

    def income(draw: st.DrawFn, size: int) -> Income:
        net = size * line + _one_of(draw, offsets)
        return _with_net(draw, net, on.year)

    return _household(draw, income, max_members, on, fields)


@st.composite
def households_at_line_per_head(
    draw: st.DrawFn,
    /,
    line: int,
    offsets: Sequence[int] = (-1, 0, 1),
    *,
    max_members: int = 6,
    on: date = DAY,
    **fields: st.SearchStrategy[Any],
) -> Household:
    """As `households_at_line`, but only the income a head is recorded, as in many exports.

    Args:
        draw: Given by Hypothesis.
        line: The line, in fen a person and year.
        offsets: By how many fen the income a head differs, the simplest first.
        max_members: At most so many members, one at least.
        on: The day it is judged; the income is of its year.
        fields: A strategy for any field but the income, in place of ours.
    """

    def income(draw: st.DrawFn, _: int) -> Income:
        return Income(year=on.year, per_head=Fen(line + _one_of(draw, offsets)))

    return _household(draw, income, max_members, on, fields)


def _household(
    draw: st.DrawFn,
    income: MakeIncome,
    most: int,
    on: date,
    fields: dict[str, st.SearchStrategy[Any]],
) -> Household:
    if "income" in fields:
        raise InvalidArgument("the income is what is drawn here: it can't be overridden")
    if not 1 <= most <= SEATS:
        raise InvalidArgument(f"max_members={most!r} must lie between 1 and {SEATS}")
    given = overridden(draw, Household, fields)
    return drawn_household(draw, (1, most), given, on=on, complete=True, make_income=income)


def _one_of(draw: st.DrawFn, offsets: Sequence[int]) -> int:
    if not offsets:
        raise InvalidArgument("offsets is empty: give at least one, such as (0,)")
    return offsets[Dice(draw, 1).below(len(offsets))]


def _with_net(draw: st.DrawFn, net: int, year: int) -> Income:
    """Components that add up to *net*, whatever it is."""
    dice = Dice(draw, 12)
    cost = max(0, -net) + dice.below(_SLICE)
    rest = net + cost
    business, transfer, property_ = (dice.below(min(rest, _SLICE) // 3 + 1) for _ in range(3))
    return Income(
        year=year,
        wage=Fen(rest - business - transfer - property_),
        business=Fen(business),
        property_income=Fen(property_),
        transfer=Fen(transfer),
        business_cost=Fen(cost),
        recorded_gross=Fen(rest),
        recorded_net=Fen(net),
    )
