"""Questions about a village and its province that decide whether it is a poor village."""

from __future__ import annotations

from typing import Final

from fupin.facts.asked import Asked


IDENTIFICATION_ASKED: Final = Asked()
_number = IDENTIFICATION_ASKED.quantity

village_net_income: Final = _number(
    "village_net_income",
    "fen/person/year",
    "全村农民人均纯收入",
    "net income a head of the village's farmers",
)
provincial_net_income: Final = _number(
    "provincial_net_income",
    "fen/person/year",
    "全省农民人均纯收入",
    "net income a head of the province's farmers",
)
provincial_incidence: Final = _number(
    "provincial_incidence", "percent", "全省贫困发生率", "poverty incidence of the province"
)
