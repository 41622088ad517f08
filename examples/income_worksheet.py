"""一户收入逐项核算：什么计入、什么不计，两种口径并列。  Two income rules side by side."""

# %%
from datetime import date

import attrs

import fupin

from fupin.assessment.income_comparison import compare_rules
from fupin.assessment.worksheet import as_income, worksheet
from fupin.model.income_entry import IncomeEntry


def entry(
    item: str, yuan: str, *, unsold: bool | None = None, one_off: bool | None = None
) -> IncomeEntry:
    """An amount received on 1 June 2018."""
    return IncomeEntry(
        item=item,
        amount=fupin.parse_yuan(yuan),
        received_on=date(2018, 6, 1),
        unsold=unsold,
        one_off=one_off,
    )


household = fupin.Household(
    household_id="示例-001",
    size=3,
    dwelling=fupin.Dwelling(grade=fupin.DwellingGrade.B),
    attested=fupin.Attestation(food=True, clothing=True, education=True, medical=True),
    income_entries=(
        entry("工资性收入", "6000"),
        entry("生产经营性收入", "2400"),
        entry("生产经营性收入", "900", unsold=True),  # grain in the barn, at its value
        entry("生产经营性支出", "1100.01"),
        entry("财产性收入", "0"),  # none, which is not the same as not recorded
        entry("基础养老金", "1200"),
        entry("社会救济和补助", "500", one_off=True),
    ),
)
print(worksheet(household, 2018).explain())

# %%
both = compare_rules(household, 2018, rules=("cn/income/register", "cn-45/income/2017"))
print(both.explain())

# %%
for sheet in both.sheets:
    reckoned = attrs.evolve(household, income=as_income(sheet))
    verdict = fupin.assess_exit(reckoned, on=date(2018, 12, 31)).verdict
    print(f"{sheet.rule.title}：{verdict.zh}")
