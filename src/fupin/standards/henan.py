"""Exit in Henan: four conditions of a household; one, seven and two of a village.

Limitations:
    Title and day of the provincial document were not seen; no income line of the
    province was found, and the national one is taken.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area
from fupin.facts import asked_household as asked
from fupin.facts import asked_village as village
from fupin.policy import document
from fupin.standards import blocks
from fupin.standards.blocks import Draft
from fupin.standards.rule import IncomeConcept, Standard, Subject


_TEXT: Final = document("exit-henan")
_HOUSEHOLD: Final = Draft("cn-41/household/2016", _TEXT.cite("贫困户退出标准"))
_VILLAGE: Final = Draft("cn-41/village/2016", _TEXT.cite("贫困村退出标准"))
_FIRST: Final = date(2016, 4, 28)
_LAST: Final = date(2020, 12, 31)
_DAYS: Final = "省级文件日期未见，自国家文件发布日起；截止日取2020年底。"

HOUSEHOLD: Final = Standard(
    id=_HOUSEHOLD.book,
    title="河南省贫困户退出标准（4项）",
    title_en="Henan standard of household exit",
    subject=Subject.HOUSEHOLD,
    rules=(
        _HOUSEHOLD.rule(
            "income",
            "年人均纯收入稳定超过国家扶贫标准",
            "net income a head stably above the national line",
            blocks.income_above("poverty_line"),
        ),
        _HOUSEHOLD.rule(
            "education",
            "义务教育有保障",
            "compulsory education is secured",
            blocks.SCHOOLING,
            blocks.HEALTH_WAIVER,
        ),
        _HOUSEHOLD.rule(
            "medical",
            "参加新农合并享受大病救助",
            "has medical insurance, and relief for serious illness",
            blocks.INSURANCE & asked.serious_illness_relief,
            "大病救助指符合条件的均已享受。",
        ),
        _HOUSEHOLD.rule(
            "housing",
            "有自有住房且无危房",
            "owns its dwelling, which is not dangerous",
            asked.owns_dwelling & blocks.HOUSING,
        ),
    ),
    cites=_HOUSEHOLD.cites,
    first=_FIRST,
    last=_LAST,
    income=IncomeConcept.NET,
    note=_DAYS,
)

VILLAGE: Final = Standard(
    id=_VILLAGE.book,
    title="河南省贫困村退出标准",
    title_en="Henan standard of village exit",
    subject=Subject.VILLAGE,
    rules=(
        _VILLAGE.rule(
            "incidence",
            "贫困发生率降至2%以下",
            "poverty incidence below 2 %",
            blocks.incidence_below(area.population, "henan_village_incidence_cap"),
            "“以下”取严格小于。",
        ),
        _VILLAGE.rule(
            "road",
            "通村硬化路，有条件的通客运班车",
            "a paved road, and a bus where possible",
            area.paved_road & village.bus_possible.implies(area.bus),
            "不具备通班车条件的不要求。",
        ),
        _VILLAGE.rule("water", "饮水安全", "safe drinking water", blocks.village_safe_water()),
        _VILLAGE.rule("power", "满足用电", "has power", village.power_access),
        _VILLAGE.rule(
            "broadcasting",
            "广播电视户户通",
            "radio and television in every household",
            village.broadcasting_to_households,
        ),
        _VILLAGE.rule(
            "culture",
            "有综合性文化服务中心",
            "a centre of cultural services",
            village.cultural_centre,
        ),
        _VILLAGE.rule(
            "clinic",
            "有标准化卫生室和合格乡村医生",
            "a standard clinic and a qualified doctor",
            village.standard_clinic & village.qualified_doctor,
        ),
        _VILLAGE.rule("broadband", "通宽带", "has broadband", village.broadband),
        _VILLAGE.rule(
            "industry", "统筹考虑产业发展", "industry is weighed", area.industry_attested
        ),
        _VILLAGE.rule(
            "collective",
            "统筹考虑集体经济收入",
            "collective income is weighed",
            area.collective_income_attested,
        ),
    ),
    cites=_VILLAGE.cites,
    first=_FIRST,
    last=_LAST,
    note="“1+7+2”的叫法凭记忆。" + _DAYS,
)

STANDARDS: Final = (HOUSEHOLD, VILLAGE)
