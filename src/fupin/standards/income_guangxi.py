"""What counts in Guangxi, where its forms of 2016 and 2017 differ from the register form."""

from __future__ import annotations

from typing import Final

import attrs

from fupin.facts import household
from fupin.policy import document
from fupin.standards import blocks
from fupin.standards.income_items import CASH_AID, NATIONAL, NOTES, national
from fupin.standards.income_rule import Component, IncomeItem, Treatment, merged


FORM: Final = document("guangxi-household-form-2017").cite("“一超”")
_A50: Final = document("guangxi-register-form").cite("A50-4")
_MIXED: Final = "该项可能含不计入的部分，登记未分列，不能拆分，也不估算"
_MIXED_EN: Final = "may hold what does not count; not recorded apart, so not divided"


_SENT_HOME: Final = (
    *(i for i in NATIONAL if i.id != "migrant_remittance"),
    attrs.evolve(
        national("migrant_remittance"),
        component=Component.TRANSFER,
        part_of="transfer",
        cites=(_A50,),
    ),
)
"""The national items, with what migrants send home among the transfers."""


def _mixed(name: str) -> IncomeItem:
    """The national item where Guangxi leaves out a part of it."""
    return attrs.evolve(
        national(name),
        treatment=Treatment.CONDITIONAL,
        reason=_MIXED,
        reason_en=_MIXED_EN,
        cites=(FORM,),
    )


def _left_out(name: str, reason: str, reason_en: str) -> IncomeItem:
    return attrs.evolve(
        national(name),
        treatment=Treatment.NOT_COUNTED,
        reason=reason,
        reason_en=reason_en,
        cites=(FORM,),
    )


GUANGXI_ITEMS: Final = merged(
    _SENT_HOME,
    _mixed("transfer"),
    _mixed("other_transfer"),
    _mixed("pension"),
    _left_out("pension.basic", "纯收入不含基础养老金", "the basic pension does not count"),
    attrs.evolve(
        national("subsistence_allowance"),
        treatment=Treatment.CONDITIONAL,
        condition=blocks.NO_LABOUR & household.subsistence_class_ab,
        reason="仅A、B类低保且全户无劳动能力的计入",
        reason_en="counts in classes A and B where nobody is able to work",
        cites=(FORM,),
    ),
    attrs.evolve(
        national("subsistence_allowance.ab"),
        treatment=Treatment.CONDITIONAL,
        condition=blocks.NO_LABOUR,
        reason="A、B类低保金仅全户无劳动能力的计入",
        reason_en="classes A and B count where nobody is able to work",
        cites=(FORM,),
    ),
    _left_out("subsistence_allowance.c", "纯收入不含C类低保金", "class C does not count"),
    *(
        attrs.evolve(
            national(name),
            one_off=Treatment.NOT_COUNTED,
            reason="临时性救助捐助不计入，其余按登记表口径计入",
            reason_en="temporary relief and donations do not count, the rest does",
            cites=(FORM, NOTES),
        )
        for name in CASH_AID
    ),
    IncomeItem(
        id="temporary_relief",
        zh="临时性救助捐助",
        en="temporary relief and donations",
        component=Component.TRANSFER,
        treatment=Treatment.NOT_COUNTED,
        reason="纯收入不含临时性救助捐助",
        reason_en="temporary relief and donations do not count",
        cites=(FORM,),
        part_of="transfer",
    ),
    IncomeItem(
        id="border_allowance",
        zh="边民生活补贴",
        en="living allowance of border residents",
        component=Component.TRANSFER,
        reason="登记表列为转移性收入",
        reason_en="listed as a transfer on the register form",
        cites=(_A50,),
        part_of="transfer",
    ),
    IncomeItem(
        id="farm_subsidy",
        zh="国家惠农补贴收入",
        en="subsidies to farmers",
        component=Component.TRANSFER,
        reason="登记表列为转移性收入",
        reason_en="listed as a transfer on the register form",
        cites=(_A50,),
        part_of="transfer",
    ),
    IncomeItem(
        id="other",
        zh="其他收入",
        en="other income",
        component=Component.OTHER,
        reason="公式另加其他收入",
        reason_en="the formula adds other income",
        cites=(document("guangxi-income-note").cite("人均纯收入"),),
    ),
)
