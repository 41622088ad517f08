"""Exit in Changshun county, Guizhou, 2017 and 2018.

Limitations:
    The seven cases of 七种不能脱 were not seen one by one: what the county lists as
    wrongly exited is encoded, the rest is asked as a whole.  A township's conditions are
    left out: a standard is about a household, a village or a county.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area, household
from fupin.facts import asked_both as both
from fupin.facts import asked_household as asked
from fupin.facts import asked_village as village
from fupin.logic import Named, first_known
from fupin.policy import document, parameter
from fupin.standards import blocks
from fupin.standards.blocks import Draft
from fupin.standards.rule import Standard, Subject


_TEXT: Final = document("changshun-2017")
_HOUSEHOLD: Final = Draft("cn-522729/household/2017", _TEXT.cite("错退情形"))
_VILLAGE: Final = Draft("cn-522729/village/2017", _TEXT.cite("贫困村出列标准"))
_FIRST: Final = date(2017, 1, 1)
_LAST: Final = date(2018, 12, 31)
_DAYS: Final = "县级政策汇编，用于2017、2018年；具体日未见。"

_ROOMY: Final = Named(
    first_known(
        asked.floor_area_per_head >= parameter("changshun_floor_area"),
        household.floor_area >= household.size * parameter("changshun_floor_area"),
    ),
    "人均住房面积达到要求",
    "floor area a head as required",
)

HOUSEHOLD: Final = Standard(
    id=_HOUSEHOLD.book,
    title="贵州省长顺县贫困户退出标准（2017年）",
    title_en="Changshun (Guizhou) standard of household exit, 2017",
    subject=Subject.HOUSEHOLD,
    rules=(
        _HOUSEHOLD.rule(
            "income",
            "年人均收入超过当年标准",
            "income a head above the line of the year",
            blocks.income_above("guizhou_poverty_line"),
            "错退情形作“低于标准”；恰等于标准的，按国家文件“超过”掌握，不算达到。",
        ),
        _HOUSEHOLD.rule(
            "housing",
            "有住房且不是危房，危房改造后人均面积达到要求",
            "has a dwelling that is not dangerous, roomy enough if repaired",
            asked.has_dwelling & blocks.HOUSING & asked.danger_repaired.implies(_ROOMY),
            "面积只对经过危房改造的要求。",
        ),
        _HOUSEHOLD.rule(
            "education",
            "义务教育阶段无因贫辍学",
            "nobody has dropped out of school for want of money",
            first_known(
                household.education_attested,
                blocks.everyone(blocks.schooled()) | asked.dropout_not_economic,
            ),
            "有失学的，须询问是否因经济困难；" + blocks.HEALTH_WAIVER,
        ),
        _HOUSEHOLD.rule("water", "饮水安全", "safe drinking water", blocks.safe_water()),
        _HOUSEHOLD.rule(
            "not-new",
            "不是当年识别的",
            "not identified this year",
            ~household.identified_this_year,
            "“当年识别当年脱贫”属错退；返贫年份未入登记，只看首次识别时间。",
        ),
        _HOUSEHOLD.rule(
            "seven-bars",
            "不属于“七种不能脱”",
            "none of the seven bars to exit",
            asked.clear_of_seven_bars,
            "七种情形未见逐项原文，不自拟，作为一项核查结论询问。",
        ),
    ),
    cites=_HOUSEHOLD.cites,
    first=_FIRST,
    last=_LAST,
    note=_DAYS,
)

VILLAGE: Final = Standard(
    id=_VILLAGE.book,
    title="贵州省长顺县贫困村出列标准（2017年）",
    title_en="Changshun (Guizhou) standard of village exit, 2017",
    subject=Subject.VILLAGE,
    rules=(
        _VILLAGE.rule(
            "incidence",
            "贫困发生率小于等于3%",
            "poverty incidence at 3 % or below",
            blocks.incidence_at_most(area.population, "changshun_incidence_cap"),
            "文件作“≤3%”，含3%；与国家文件的“以下”不同。",
        ),
        _VILLAGE.rule(
            "collective",
            "村集体经济累计3万元以上且比上年增长10%",
            "collective income of 30000 yuan in total, and up by 10 %",
            (village.collective_total >= parameter("changshun_collective_income"))
            & (village.collective_growth >= parameter("changshun_collective_growth")),
            "增长“10%”取大于等于。",
        ),
        _VILLAGE.rule(
            "industry",
            "有1—2个主导产业且覆盖60%以上贫困户",
            "1 or 2 leading industries that cover 60 % of the poor",
            blocks.within(
                village.leading_industries,
                "changshun_industries_least",
                "changshun_industries_most",
            )
            & (both.industry_coverage >= parameter("changshun_industry_coverage")),
            "1至2个按闭区间。",
        ),
        _VILLAGE.rule(
            "group-roads",
            "通组路100%",
            "a road to every group",
            village.group_road_share >= parameter("changshun_group_road_share"),
        ),
        _VILLAGE.rule("tap-water", "通自来水", "has tap water", village.tap_water),
        _VILLAGE.rule(
            "dwellings",
            "无危房",
            "no dangerous dwelling",
            area.dangerous_dwellings <= blocks.NO_HOUSEHOLD,
        ),
        _VILLAGE.rule("broadband", "通宽带", "has broadband", village.broadband),
        _VILLAGE.rule("clinic", "有卫生室", "has a clinic", area.clinic),
        _VILLAGE.rule(
            "office-duty", "村干部坐班", "cadres keep office hours", village.office_duty
        ),
    ),
    cites=_VILLAGE.cites,
    first=_FIRST,
    last=_LAST,
    note=_DAYS,
)

STANDARDS: Final = (HOUSEHOLD, VILLAGE)
