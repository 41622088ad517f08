"""Incomes whose parts add up, as far as they are recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hypothesis import strategies as st

from fupin.model import ExcludedIncome, Income
from fupin.strategies._draws import Dice, overridden, recorded
from fupin.strategies._life import DAY
from fupin.values import Fen


_PROPERTY: Final = ("asset_dividend", "other_property")
_TRANSFER: Final = (
    "family_planning",
    "subsistence_allowance",
    "destitute_support",
    "pension",
    "ecological_compensation",
    "other_transfer",
)
_COMPONENTS: Final = ("wage", "business", "property_income", "transfer")
_WAGES: Final = 10_000_000  # fen, as all amounts here
_RECEIPTS: Final = 5_000_000
_LOSS: Final = 300_000  # by which costs may exceed receipts
_SMALL: Final = 300_000
_NOT_COUNTED: Final = ("借入款", "赔偿款", "一次性临时救助")
_FORMS: Final = ("components", "per head", "totals", "some components")
_COMPLETE: Final = _FORMS[:3]


@st.composite
def incomes(
    draw: st.DrawFn,
    /,
    *,
    persons: int = 1,
    complete: bool = False,
    **fields: st.SearchStrategy[Any],
) -> Income:
    """Incomes of a household of *persons*: all components, totals, or only a head's share.

    Sums are those of the components; by default some components may be missing, and
    with them the sums that need them.

    Args:
        draw: Given by Hypothesis.
        persons: How many share the income.
        complete: Whether what a rule compares with a line can be had from it.
        fields: A strategy for any field, in place of ours; sums follow.
    """
    given = overridden(draw, Income, fields)
    return drawn_income(draw, persons, DAY.year, given, complete=complete)


def drawn_income(
    draw: st.DrawFn, persons: int, year: int, given: Mapping[str, Any], *, complete: bool
) -> Income:
    """Draw an income of *year*, of which *given* is known."""
    dice = Dice(draw, 32)
    form = dice.one(_COMPLETE if complete else _FORMS)
    whole = consistent(_amounts(dice) | {"year": year, **given}, persons, given)
    if form == "components":
        return Income(**{**whole, **given})
    if form == "some components":
        parts = {name: whole[name] for name in (*_COMPONENTS, "business_cost")}
        kept = recorded(dice, parts, [name for name in parts if name not in given])
        sums = consistent({**kept, **given}, persons, {**kept, **given})
        return Income(**{**sums, "year": whole["year"], **given})
    names = (
        ("per_head",) if form == "per head" else ("recorded_gross", "recorded_net", "per_head")
    )
    return Income(**{**{name: whole[name] for name in ("year", *names)}, **given})


def consistent(
    values: Mapping[str, Any], persons: int, given: Mapping[str, Any]
) -> dict[str, Any]:
    """Add the sums to *values*, where all they need is recorded; those given stay."""
    whole = dict(values)
    for total, parts in (("property_income", _PROPERTY), ("transfer", _TRANSFER)):
        if total in given:
            whole |= {part: None for part in parts if part not in given}
        else:
            amounts = [whole.get(part) for part in parts]
            whole[total] = None if None in amounts else sum(filter(None, amounts))
    names = {name: whole.get(name) for name in (*_COMPONENTS, "business_cost", "excluded")}
    bare = Income(**{**names, "excluded": whole.get("excluded", ())})
    whole["recorded_gross"] = bare.gross
    whole["recorded_net"] = given.get("recorded_net", bare.net)
    whole["per_head"] = per_head(whole["recorded_net"], persons)
    return whole


def per_head(net: int | None, persons: int) -> Fen | None:
    """The share of each of *persons*, rounded to the fen as ledgers do."""
    if net is None or persons < 1:
        return None
    return Fen((2 * net + persons) // (2 * persons))


def _amounts(dice: Dice) -> dict[str, Any]:
    wage, business = dice.split(_WAGES, _RECEIPTS)
    amounts: dict[str, Any] = {"wage": wage, "business": business}
    amounts["business_cost"] = dice.below(business + _LOSS)
    for name in (*_PROPERTY, *_TRANSFER):
        amounts[name] = dice.below(_SMALL)
    reason, some = dice.split(6, 100_000)
    amounts["excluded"] = ()
    if 0 < reason <= len(_NOT_COUNTED):
        item = _NOT_COUNTED[reason - 1]
        amounts["excluded"] = (
            ExcludedIncome(
                item=item, amount=Fen(min(some, wage + business)), reason="不属于收入"
            ),
        )
    return amounts
