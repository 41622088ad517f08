"""How income is reckoned under each document: what counts, what does not, which months.

Source:
    Formula and transfers: notes on the national register form.  Guangxi: the form of
    household exit of 2017.  Liaoning: exit work of Xinbin county, 2020.  Monitoring:
    Anhui 2020, Dingnan 2024, of which only the months are known.

Limitations:
    A widely copied list of what is "not counted" contradicts itself (it names pensions
    and allowances on both sides), so no rule here is built on it.  Columns ACA001–008 of
    Shaanxi are known by name only: how they count is not.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from fupin.errors import UnknownNameError
from fupin.policy import document
from fupin.standards.income_guangxi import FORM, GUANGXI_ITEMS
from fupin.standards.income_items import NATIONAL, NOTES, PENSIONS, SUPPORT, national
from fupin.standards.income_rule import IncomePeriod, IncomeRule, merged
from fupin.standards.rule import IncomeConcept
from fupin.values import Standing


_FORMULA: Final = document("income-formula").cite("人均纯收入")
_XINBIN: Final = document("xinbin-2020").cite("收入核算期")
_USUAL: Final = document("xinbin-2020").cite(
    "收入核算期", standing=Standing.REPORTED, note="见于辽宁2020年文件，全国文本未见"
)

REGISTER: Final = IncomeRule(
    id="cn/income/register",
    title="建档立卡登记表收入口径",
    title_en="income by the national register form",
    concept=IncomeConcept.NET,
    period=IncomePeriod.OCTOBER_TO_SEPTEMBER,
    period_cites=(_USUAL,),
    items=NATIONAL,
    cites=(_FORMULA, NOTES),
    first=date(2014, 1, 1),
    last=None,
    note=(
        "人均纯收入=（工资性+生产经营性+财产性+转移性−生产经营性支出）÷登记在册人口数。"
        "捐赠和赔偿只列“经常性”，一次性的不计。"
        "流传的“不计入收入清单”自相矛盾（同列养老金与离退休金等），属地方口径，未采用。"
    ),
    note_en=(
        "net income a head = (wages + business + property + transfers - business costs)"
        " / persons on the register; donations and compensation count where regular;"
        " the copied list of what is not counted contradicts itself and is not used"
    ),
)
REGISTRATION: Final = attrs.evolve(
    REGISTER,
    id="cn/income/registration-2014",
    title="2014年建档立卡识别收入口径",
    title_en="income at the first registration of 2014",
    period=IncomePeriod.CALENDAR_YEAR,
    period_cites=(document("registration-plan-2014").cite("识别基准期"),),
    first=date(2013, 1, 1),
    last=date(2013, 12, 31),
    note="首次建档立卡按2013自然年度核算；各项目按登记表口径。",
    note_en="the first registration took the calendar year 2013; items as on the form",
)

GUANGXI: Final = attrs.evolve(
    REGISTER,
    id="cn-45/income/2017",
    title="广西贫困户脱贫收入口径（2017年）",
    title_en="income by the Guangxi form of 2017",
    items=GUANGXI_ITEMS,
    cites=(FORM,),
    first=date(2017, 1, 1),
    last=date(2020, 12, 31),
    region="450000",
    note=(
        "有劳动能力的户须主要靠产业、就业脱贫，低保金不作其收入；弱劳动力视为有劳动能力。"
        "标为一次性的救灾款、救济补助和捐赠按临时性救助捐助不计。"
        "表内未见核算期，从通行口径；未另作规定的项目从登记表口径。"
    ),
    note_en=(
        "a household able to work must exit mainly by production and employment;"
        " relief for disasters, relief and donations paid once are temporary relief;"
        " months, and items the form is silent about, as on the register form"
    ),
)

LIAONING: Final = attrs.evolve(
    REGISTER,
    id="cn-21/income/2020",
    title="辽宁2020年收入核算口径",
    title_en="income in Liaoning, 2020",
    concept=None,
    period_cites=(_XINBIN,),
    items=merged(
        NATIONAL,
        *(
            attrs.evolve(
                national(name),
                period=IncomePeriod.CALENDAR_YEAR,
                due=True,
                reason="计入；按自然年度应发数核算",
                reason_en="counts: what is due for the calendar year",
                cites=(_XINBIN, NOTES),
            )
            for name in (*SUPPORT, *PENSIONS)
        ),
    ),
    cites=(_XINBIN,),
    first=date(2020, 1, 1),
    last=date(2020, 12, 31),
    region="210000",
    note=(
        "核算期2019年10月1日至2020年9月30日；低保金、特困供养金、基本养老金按2020年应发数。"
        "文本见于新宾县文件；基本养老金按登记表“养老保险金”各项理解；项目从登记表口径。"
    ),
    note_en=(
        "2019-10-01 to 2020-09-30; allowances and pensions as due for 2020;"
        " text seen in a document of Xinbin county; items as on the register form"
    ),
)

_MONTHS_ONLY: Final = "文件只见核算期，项目从登记表口径；以纯收入或可支配收入计未见。"
_MONTHS_ONLY_EN: Final = "only the months are known; items as on the register form"
ANHUI: Final = attrs.evolve(
    REGISTER,
    id="cn-34/income/monitoring-2020",
    title="安徽2020年边缘户收入核算口径",
    title_en="income of fringe households in Anhui, 2020",
    concept=None,
    period=IncomePeriod.TWELVE_WHOLE_MONTHS_BEFORE,
    period_cites=(document("fringe-anhui-2020").cite("核算期"),),
    cites=(document("fringe-anhui-2020").cite(),),
    first=date(2020, 1, 1),
    last=date(2020, 12, 31),
    region="340000",
    note="自上年同月1日至上月末。" + _MONTHS_ONLY,
    note_en="from the first of the same month last year to the end of last month; "
    + _MONTHS_ONLY_EN,
)
DINGNAN: Final = attrs.evolve(
    ANHUI,
    id="cn-36/income/dingnan-2024",
    title="江西定南2024年监测对象收入核算口径",
    title_en="income of monitored households in Dingnan, 2024",
    period=IncomePeriod.TWELVE_MONTHS_BEFORE,
    period_cites=(document("monitoring-dingnan-2024").cite("核算期"),),
    cites=(document("monitoring-dingnan-2024").cite(),),
    first=date(2024, 1, 1),
    last=date(2024, 12, 31),
    region="360728",
    note="申请前十二个月，算到申请前一日。" + _MONTHS_ONLY,
    note_en="the twelve months up to the day before the application; " + _MONTHS_ONLY_EN,
)

INCOME_RULES: Final = (REGISTER, REGISTRATION, GUANGXI, LIAONING, ANHUI, DINGNAN)


def income_rules() -> tuple[IncomeRule, ...]:
    """Every income rule that is shipped."""
    return INCOME_RULES


def income_rule(name: str) -> IncomeRule:
    """The income rule with this id, for example ``cn/income/register``.

    Raises:
        UnknownNameError: If there is none; all ids are suggested.
    """
    for found in INCOME_RULES:
        if found.id == name:
            return found
    raise UnknownNameError("income rule", name, [r.id for r in INCOME_RULES])
