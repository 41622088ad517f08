"""A household's income of one accounting year: what came in, what it cost, what counts."""

from __future__ import annotations

from typing import Annotated as A

import attrs

from fupin.model.about import About
from fupin.values import Fen


_YUAN = "fen/year"


@attrs.frozen(kw_only=True)
class ExcludedIncome:
    """An amount that came in but is not counted, and why (不计入收入)."""

    item: A[str, About("项目", "item", source="收入核算表")]
    amount: A[Fen, About("金额", "amount", unit=_YUAN, source="收入核算表", low=0)]
    reason: A[str, About("不计入的原因", "why it is not counted", source="收入核算表")]
    document: A[str, About("依据", "the document that says so", source="收入核算表")] = ""


@attrs.frozen(kw_only=True)
class Income:
    """Components of a household's yearly income, in fen (家庭年收入).

    Gross income is the sum of the four components; net income deducts business
    costs and what is not counted.  ``None`` is *not recorded*: one missing
    component leaves the sums unknown, never smaller.

    Source:
        National register form: 人均纯收入 = (工资性 + 生产经营性 + 财产性 + 转移性
        − 生产经营性支出) ÷ 家庭人口数 (AC07; AAC081, AAC079, AAC082).

    Limitations:
        Jiangsu uses the codes AAC08x for other components; never read those codes
        without the province.
    """

    year: A[int | None, About("年度", "accounting year (in which it ends)", code="AAR040")] = (
        None
    )
    wage: A[Fen | None, About("工资性收入", "wages", _YUAN, "AAC073", low=0)] = None
    business: A[
        Fen | None, About("生产经营性收入", "business receipts", _YUAN, "AAC071", low=0)
    ] = None
    property_income: A[
        Fen | None, About("财产性收入", "income from property", _YUAN, "AAC072", low=0)
    ] = None
    transfer: A[Fen | None, About("转移性收入", "transfers", _YUAN, "AAC085", low=0)] = None
    business_cost: A[
        Fen | None, About("生产经营性支出", "business costs", _YUAN, "AAC074", low=0)
    ] = None
    family_planning: A[
        Fen | None, About("计划生育金", "family-planning grants", _YUAN, "AAC076", low=0)
    ] = None
    subsistence_allowance: A[
        Fen | None, About("低保金", "subsistence allowance", _YUAN, "AAC077", low=0)
    ] = None
    destitute_support: A[
        Fen | None, About("五保金(特困供养金)", "destitute support", _YUAN, "AAC086", low=0)
    ] = None
    pension: A[Fen | None, About("养老保险金", "old-age pension", _YUAN, "AAC087", low=0)] = (
        None
    )
    ecological_compensation: A[
        Fen | None, About("生态补偿金", "ecological compensation", _YUAN, "AAC078", low=0)
    ] = None
    other_transfer: A[
        Fen | None, About("其他转移性收入", "other transfers", _YUAN, "AAC083", low=0)
    ] = None
    asset_dividend: A[
        Fen | None,
        About("资产收益扶贫分红收入", "dividends from assets", _YUAN, "AAC092", low=0),
    ] = None
    other_property: A[
        Fen | None, About("其他财产性收入", "other property income", _YUAN, "AAC093", low=0)
    ] = None
    recorded_gross: A[
        Fen | None, About("年收入", "gross income as recorded", _YUAN, "AAC081")
    ] = None
    recorded_net: A[Fen | None, About("纯收入", "net income as recorded", _YUAN, "AAC079")] = (
        None
    )
    per_head: A[
        Fen | None,
        About("人均纯收入", "net income a head as recorded", "fen/person/year", "AAC082"),
    ] = None
    excluded: A[
        tuple[ExcludedIncome, ...], About("不计入项目", "what is not counted, and why")
    ] = ()

    @property
    def gross(self) -> Fen | None:
        """The sum of the four components; ``None`` if one isn't recorded."""
        wage, business, other, transfer = (
            self.wage,
            self.business,
            self.property_income,
            self.transfer,
        )
        if wage is None or business is None or other is None or transfer is None:
            return None
        return Fen(wage + business + other + transfer)

    @property
    def net(self) -> Fen | None:
        """Net income of the household.

        Computed where all components and the costs are recorded (they win over a
        recorded total), else the recorded net income; ``None`` otherwise.
        """
        gross, cost = self.gross, self.business_cost
        if gross is None or cost is None:
            return self.recorded_net
        return Fen(gross - cost - sum(e.amount for e in self.excluded))
