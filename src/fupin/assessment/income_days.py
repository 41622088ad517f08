"""Whether an amount belongs to the months income is counted over."""

from __future__ import annotations

from typing import Final

from fupin.model.income_entry import IncomeEntry
from fupin.values import AccountingPeriod


_INSIDE: Final = (True, "在核算期内", "within the months")
_OUTSIDE: Final = (False, "不在核算期内", "outside the months")
_ACROSS: Final = (
    None,
    "跨核算期，文件未规定如何分摊，须按期拆开登记",
    "reaches beyond the months; no text says how to divide it: enter it in parts",
)
_NO_DAYS: Final = (
    None,
    "所属期间和到账日期均未登记",
    "neither the days it belongs to nor the day of receipt are recorded",
)
_NOT_DUE: Final = (
    None,
    "按应发数核算，所属期间未登记",
    "reckoned by what is due; the days it belongs to are not recorded",
)
_AT_ODDS: Final = (
    None,
    "所属期间与到账日期结论不一，文件未规定取何者",
    "the days it belongs to and the day of receipt disagree; no text says which counts",
)


def in_period(
    entry: IncomeEntry, period: AccountingPeriod, *, due: bool = False
) -> tuple[bool | None, str, str]:
    """Whether *entry* lies in *period*, and why, in Chinese and English.

    The first and the last day of the period are in it.  No amount is divided.

    Args:
        entry: The amount with its days.
        period: The months.
        due: Whether only the days it is due for matter, not the day of receipt.
    """
    belongs = entry.first is not None or entry.last is not None
    received = None if due else entry.received_on
    if not belongs and received is None:
        return _NOT_DUE if due else _NO_DAYS
    by_days = _by_days(entry, period)
    if received is None:
        return by_days
    by_receipt = _INSIDE if period.first <= received <= period.last else _OUTSIDE
    if belongs and by_days[0] is not by_receipt[0]:
        return _AT_ODDS
    return by_receipt


def _by_days(entry: IncomeEntry, period: AccountingPeriod) -> tuple[bool | None, str, str]:
    first, last = entry.first, entry.last
    if first is not None and first > period.last:
        return _OUTSIDE
    if last is not None and last < period.first:
        return _OUTSIDE
    if first is None or last is None:
        return _NO_DAYS
    return _INSIDE if period.first <= first and last <= period.last else _ACROSS
