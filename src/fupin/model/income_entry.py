"""One receipt or cost of a household, as an income worksheet takes it (收入核算明细)."""

from __future__ import annotations

from datetime import date
from typing import Annotated as A

import attrs

from fupin.model.about import About
from fupin.model.invariants import refuse_if
from fupin.values import Fen


_SHEET = "收入核算表"


@attrs.frozen(kw_only=True)
class IncomeEntry:
    """One amount that came in, or one cost, with the days it belongs to.

    ``None`` always means *not recorded*: an entry without a day may or may not lie in
    the period, and that there was none of something is an entry of 0.

    Raises:
        InvariantError: If the days it belongs to end before they begin.
    """

    item: A[str, About("项目", "item: id or Chinese name in an income rule", source=_SHEET)]
    amount: A[Fen | None, About("金额", "amount", unit="fen", source=_SHEET, low=0)] = None
    first: A[date | None, About("所属期起", "first day it belongs to", source=_SHEET)] = None
    last: A[date | None, About("所属期止", "last day it belongs to", source=_SHEET)] = None
    received_on: A[date | None, About("到账日期", "received on", source=_SHEET)] = None
    in_kind: A[bool | None, About("是否实物折价", "in kind, at its value", source=_SHEET)] = (
        None
    )
    unsold: A[
        bool | None,
        About("是否未出售的自产产品", "output of one's own, not sold", source=_SHEET),
    ] = None
    one_off: A[bool | None, About("是否一次性", "paid once, not regularly", source=_SHEET)] = (
        None
    )
    # Free text may name somebody: it is kept and written, and never shown.
    note: A[str, About("备注", "note", source=_SHEET)] = attrs.field(default="", repr=False)

    def __attrs_post_init__(self) -> None:
        if self.first is not None and self.last is not None:
            refuse_if(
                self.last < self.first,
                "last",
                "income-entry.period-reversed",
                "所属期止日早于起日",
                "the days it belongs to end before they begin",
            )
