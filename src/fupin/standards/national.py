"""When a household, a village, a county may leave: the national standards.

Source:
    《关于建立贫困退出机制的意见》 (2016-04-28); 《关于解决“两不愁三保障”突出问题的
    指导意见》 (2019-06-23).

Limitations:
    The document gives no number for the factors a village's exit weighs; they are
    attested, not computed.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area, household
from fupin.policy import document
from fupin.standards import blocks
from fupin.standards.blocks import incidence_below, income_above
from fupin.standards.rule import IncomeConcept, Rule, Standard, Subject
from fupin.values import Standing


_OPINION: Final = document("opinion-2016")
_HOUSEHOLD: Final = _OPINION.cite("贫困人口退出", standing=Standing.REPORTED)
_VILLAGE: Final = _OPINION.cite("贫困村退出", standing=Standing.RECALLED)
_COUNTY: Final = document("county-exit-reporting-2017").cite("贫困县退出标准")
_GUARANTEES: Final = document("guarantees-2019").cite()
_SCHOOL_AGE: Final = document("census-2").cite("注6")

_FIRST: Final = date(2016, 4, 28)
_LAST: Final = date(2020, 12, 31)


INCOME: Final = Rule(
    id="cn/household/2016.income",
    title="年人均纯收入稳定超过国家扶贫标准",
    title_en="net income a head stably above the national line",
    test=income_above("poverty_line"),
    cites=(_HOUSEHOLD,),
    note="“超过”取严格大于；有收入构成的按户核算，只有人均数的按登记的人均数比较。",
)
FOOD: Final = Rule(
    id="cn/household/2016.food",
    title="不愁吃",
    title_en="does not lack food",
    test=household.food_attested,
    cites=(_HOUSEHOLD,),
)
CLOTHING: Final = Rule(
    id="cn/household/2016.clothing",
    title="不愁穿",
    title_en="does not lack clothing",
    test=household.clothing_attested,
    cites=(_HOUSEHOLD,),
)
EDUCATION: Final = Rule(
    id="cn/household/2016.education",
    title="义务教育有保障",
    title_en="compulsory education is secured",
    test=blocks.SCHOOLING,
    cites=(_HOUSEHOLD, _SCHOOL_AGE),
    note=blocks.HEALTH_WAIVER,
)
MEDICAL: Final = Rule(
    id="cn/household/2016.medical",
    title="基本医疗有保障",
    title_en="basic medical care is secured",
    test=blocks.INSURANCE,
    cites=(_HOUSEHOLD,),
    note="大病保险不等于基本医疗保险；2021年以前的导出表不含基本医疗保险，须凭核查表。",
)
HOUSING: Final = Rule(
    id="cn/household/2016.housing",
    title="住房安全有保障",
    title_en="housing is safe",
    test=blocks.HOUSING,
    cites=(_HOUSEHOLD,),
    note="核查结论优先，其次鉴定等级（A、B级安全），再次“危房户”登记。",
)
WATER: Final = Rule(
    id="cn/household/2019.water",
    title="饮水安全有保障",
    title_en="drinking water is safe",
    test=blocks.safe_water(),
    cites=(_GUARANTEES,),
)

HOUSEHOLD_2016: Final = Standard(
    id="cn/household/2016",
    title="贫困户退出国家标准（2016年）",
    title_en="national standard of household exit, 2016",
    subject=Subject.HOUSEHOLD,
    rules=(INCOME, FOOD, CLOTHING, EDUCATION, MEDICAL, HOUSING),
    cites=_HOUSEHOLD,
    first=_FIRST,
    last=_LAST,
    income=IncomeConcept.NET,
    note="收入线取统计监测系列；验收工作中另有阶梯系列，见 cn/household/2016-ladder。",
)
HOUSEHOLD_2016_LADDER: Final = HOUSEHOLD_2016.derive(
    "cn/household/2016-ladder",
    "贫困户退出国家标准（2016年，阶梯收入线）",
    "national standard of household exit, 2016, ladder line",
    Rule(
        id="cn/household/2016-ladder.income",
        title="年人均纯收入稳定超过验收收入线",
        title_en="net income a head stably above the exit-work line",
        test=income_above("exit_line"),
        cites=(_HOUSEHOLD,),
        note=INCOME.note,
    ),
    note="阶梯系列自2014年2800元起每年增长6%，该增长率是推断。",
)
HOUSEHOLD_2019: Final = HOUSEHOLD_2016.derive(
    "cn/household/2019",
    "贫困户退出国家标准（2019年起明确饮水安全）",
    "national standard of household exit with drinking water, 2019",
    WATER,
    cites=_GUARANTEES,
    first=date(2019, 6, 23),
)


VILLAGE_2016: Final = Standard(
    id="cn/village/2016",
    title="贫困村退出国家标准（2016年）",
    title_en="national standard of village exit, 2016",
    subject=Subject.VILLAGE,
    rules=(
        Rule(
            id="cn/village/2016.incidence",
            title="贫困发生率降至2%以下（西部地区3%以下）",
            title_en="poverty incidence below 2 % (west: 3 %)",
            test=incidence_below(area.population, "village_incidence_cap"),
            cites=(_VILLAGE,),
            note="“以下”取严格小于（2016年文件措辞）。",
        ),
        Rule(
            id="cn/village/2016.infrastructure",
            title="统筹考虑村内基础设施",
            title_en="infrastructure is weighed",
            test=area.infrastructure_attested,
            cites=(_VILLAGE,),
        ),
        Rule(
            id="cn/village/2016.services",
            title="统筹考虑基本公共服务",
            title_en="basic public services are weighed",
            test=area.services_attested,
            cites=(_VILLAGE,),
        ),
        Rule(
            id="cn/village/2016.industry",
            title="统筹考虑产业发展",
            title_en="industry is weighed",
            test=area.industry_attested,
            cites=(_VILLAGE,),
        ),
        Rule(
            id="cn/village/2016.collective-income",
            title="统筹考虑集体经济收入",
            title_en="collective income is weighed",
            test=area.collective_income_attested,
            cites=(_VILLAGE,),
        ),
    ),
    cites=_VILLAGE,
    first=_FIRST,
    last=_LAST,
    note="文件对综合因素未给数值，由核查表给出结论，不由程序推断。",
)

COUNTY_2016: Final = Standard(
    id="cn/county/2016",
    title="贫困县退出国家标准（2016年）",
    title_en="national standard of county exit, 2016",
    subject=Subject.COUNTY,
    rules=(
        Rule(
            id="cn/county/2016.incidence",
            title="贫困发生率降至2%以下（西部地区3%以下）",
            title_en="poverty incidence below 2 % (west: 3 %)",
            test=incidence_below(area.rural_population, "county_incidence_cap"),
            cites=(_COUNTY,),
            note="“以下”取严格小于（2016年文件措辞）；2017年评估办法的否决口径另列。",
        ),
    ),
    cites=_COUNTY,
    first=_FIRST,
    last=_LAST,
)

STANDARDS: Final = (
    HOUSEHOLD_2016,
    HOUSEHOLD_2016_LADDER,
    HOUSEHOLD_2019,
    VILLAGE_2016,
    COUNTY_2016,
)
