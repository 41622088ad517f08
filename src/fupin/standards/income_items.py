"""The items of income and cost on the national register form, each with its source."""

from __future__ import annotations

from typing import Final

from fupin.policy import document
from fupin.standards.income_rule import Component, IncomeItem, Treatment


NOTES: Final = document("income-register-notes").cite("转移性收入")

_FORMULA: Final = document("income-formula").cite("人均纯收入")
_COLUMNS: Final = document("income-register-columns").cite()
_OWN_OUTPUT: Final = document("income-own-output").cite()
_REIMBURSED: Final = document("income-reimbursements").cite()


def _in_formula(
    name: str, component: Component, en: str, column: str, part: str = "计入合计"
) -> IncomeItem:
    return IncomeItem(
        id=name,
        zh=component.value,
        en=en,
        component=component,
        reason=f"公式列明的构成项，{part}",
        reason_en="a term of the formula",
        cites=(_FORMULA,),
        column=column,
    )


def _part(  # noqa: PLR0913, PLR0917  # a row of a table
    name: str, zh: str, en: str, component: Component, part_of: str, column: str = ""
) -> IncomeItem:
    """A part of a component by the columns of the register."""
    return IncomeItem(
        id=name,
        zh=zh,
        en=en,
        component=component,
        reason=f"登记表{component.value}的分项，计入",
        reason_en="a column of the register form: counts",
        cites=(_COLUMNS,),
        part_of=part_of,
        column=column,
    )


def _transfer(
    name: str, zh: str, en: str, column: str = "", part_of: str = "transfer"
) -> IncomeItem:
    """A transfer the notes on the form name."""
    return IncomeItem(
        id=name,
        zh=zh,
        en=en,
        component=Component.TRANSFER,
        reason="填表说明列入转移性收入，计入",
        reason_en="named among the transfers by the notes on the form: counts",
        cites=(NOTES,),
        part_of=part_of,
        column=column,
    )


def _refunded(name: str, zh: str, en: str) -> IncomeItem:
    return IncomeItem(
        id=name,
        zh=zh,
        en=en,
        component=Component.TRANSFER,
        treatment=Treatment.NOT_COUNTED,
        reason="一次性住房补助、医疗报销不计入（凭记忆的口径）",
        reason_en="one-off housing grants and medical reimbursements do not count (recalled)",
        cites=(_REIMBURSED,),
        part_of="transfer",
    )


def _own_output() -> IncomeItem:
    return IncomeItem(
        id="unsold_output",
        zh="未出售的自产产品（折价）",
        en="output of one's own, not sold (valued)",
        component=Component.BUSINESS,
        reason="自产未售的产品折价，作为实物收入计入生产经营性收入",
        reason_en="unsold output is valued and counts as business receipts in kind",
        cites=(_OWN_OUTPUT,),
        part_of="business",
    )


def _donation() -> IncomeItem:
    return IncomeItem(
        id="donation",
        zh="捐赠和赔偿",
        en="donations and compensation",
        component=Component.TRANSFER,
        one_off=Treatment.NOT_COUNTED,
        reason="填表说明只列经常性捐赠和赔偿：经常性的计入，一次性的不计",
        reason_en="named by the notes where regular: what is paid once does not count",
        cites=(NOTES,),
        part_of="transfer",
    )


def _migrants() -> IncomeItem:
    return IncomeItem(
        id="migrant_remittance",
        zh="在外务工人员寄回带回收入",
        en="money migrant workers send or bring home",
        component=Component.WAGE,
        reason="计入；全国登记表作工资性收入，广西登记表作转移性收入",
        reason_en="counts: as wages nationally, as a transfer on the Guangxi form",
        cites=(_COLUMNS,),
        part_of="wage",
    )


_PROPERTY: Final = Component.PROPERTY
NATIONAL: Final = (
    _in_formula("wage", Component.WAGE, "wages", "AAC073"),
    _migrants(),
    _in_formula("business", Component.BUSINESS, "business receipts", "AAC071"),
    _own_output(),
    _in_formula("property_income", _PROPERTY, "income from property", "AAC072"),
    _part(
        *("asset_dividend", "资产收益扶贫分红收入", "dividends from assets"),
        *(_PROPERTY, "property_income", "AAC092"),
    ),
    _part(
        *("other_property", "其他财产性收入", "other property income"),
        *(_PROPERTY, "property_income", "AAC093"),
    ),
    _in_formula("transfer", Component.TRANSFER, "transfers", "AAC085"),
    _transfer("family_planning", "计划生育金", "family-planning grants", "AAC076"),
    _transfer("subsistence_allowance", "低保金", "subsistence allowance", "AAC077"),
    _transfer(
        *("subsistence_allowance.ab", "A、B类低保金", "subsistence allowance, A and B"),
        part_of="subsistence_allowance",
    ),
    _transfer(
        *("subsistence_allowance.c", "C类低保金", "subsistence allowance, C"),
        part_of="subsistence_allowance",
    ),
    _transfer("destitute_support", "五保金(特困供养金)", "destitute support", "AAC086"),
    _transfer("pension", "养老保险金", "old-age pension", "AAC087"),
    _transfer("pension.basic", "基础养老金", "basic pension", part_of="pension"),
    _transfer(
        *("pension.rest", "基础养老金以外的养老保险金", "pension beyond the basic one"),
        part_of="pension",
    ),
    _transfer("ecological_compensation", "生态补偿金", "ecological compensation", "AAC078"),
    _part(
        *("other_transfer", "其他转移性收入", "other transfers"),
        *(Component.TRANSFER, "transfer", "AAC083"),
    ),
    _transfer("retirement", "退休金", "retirement pay"),
    _transfer("relief", "社会救济和补助", "relief and aid"),
    _transfer("disaster_relief", "救灾款", "disaster relief"),
    _donation(),
    _transfer("support", "赡养收入", "support from kin outside the household"),
    _transfer(
        *("remittance", "非常住成员寄回带回收入", "money absent members send or bring home"),
    ),
    _refunded("housing_grant", "一次性住房补助", "one-off housing grant"),
    _refunded("medical_reimbursement", "医疗费用报销", "medical reimbursement"),
    _in_formula(
        "business_cost", Component.COST, "business costs", "AAC074", part="从收入中扣除"
    ),
)

SUPPORT: Final = (
    "subsistence_allowance",
    "subsistence_allowance.ab",
    "subsistence_allowance.c",
    "destitute_support",
)
PENSIONS: Final = ("pension", "pension.basic", "pension.rest")
CASH_AID: Final = ("relief", "disaster_relief", "donation")


def national(name: str) -> IncomeItem:
    """The national item with this id."""
    return next(item for item in NATIONAL if item.id == name)
