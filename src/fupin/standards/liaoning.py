"""Exit in Xinbin county, Liaoning, 2020: a household, and a village at 2 % or below.

Limitations:
    What 四有三通 means for a village was not seen: it is asked as a whole.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area, household
from fupin.facts import asked_household as asked
from fupin.facts import asked_village as village
from fupin.logic import Named
from fupin.policy import document, parameter
from fupin.standards import blocks, water
from fupin.standards.blocks import Draft
from fupin.standards.rule import Standard, Subject


_TEXT: Final = document("xinbin-2020")
_HOUSEHOLD: Final = Draft("cn-210422/household/2020", _TEXT.cite("一超过两不愁三保障一安全"))
_VILLAGE: Final = Draft("cn-210422/village/2020", _TEXT.cite("一率四有三通"))
_FIRST: Final = date(2020, 1, 1)
_LAST: Final = date(2020, 12, 31)

_WATER: Final = Named(
    (asked.water_amount >= parameter("xinbin_water_amount"))
    & water.access("xinbin_water_trip", "xinbin_water_distance", "xinbin_water_height")
    & water.assurance("xinbin_water_assurance"),
    "水量、用水方便程度、供水保证率达到要求",
    "amount, access and assurance of water as required",
)

HOUSEHOLD: Final = Standard(
    id=_HOUSEHOLD.book,
    title="辽宁省新宾县贫困户退出标准“一超过两不愁三保障一安全”（2020年）",
    title_en="Xinbin (Liaoning) standard of household exit, 2020",
    subject=Subject.HOUSEHOLD,
    rules=(
        _HOUSEHOLD.rule(
            "income",
            "年人均收入超过4400元（省办暂定）",
            "income a head above 4400 yuan (provisional)",
            blocks.income_above("liaoning_poverty_line"),
            "核算期为2019年10月1日至2020年9月30日，低保金、特困供养金、基本养老金按2020年应发数；"
            "所见文本未说明收入口径，以登记的收入比较。",
        ),
        _HOUSEHOLD.rule("food", "不愁吃", "does not lack food", household.food_attested),
        _HOUSEHOLD.rule(
            "clothing", "不愁穿", "does not lack clothing", household.clothing_attested
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
            "基本医疗有保障",
            "basic medical care is secured",
            blocks.INSURANCE,
        ),
        _HOUSEHOLD.rule(
            "housing",
            "住房安全有保障（A级或B级）",
            "housing is safe (grade A or B)",
            blocks.HOUSING,
        ),
        _HOUSEHOLD.rule(
            "water",
            "饮水安全有保障",
            "drinking water is safe",
            blocks.safe_water(_WATER),
            "核查结论优先，其次各项指标，再次登记；水质要求未见原文，未列；水平距离与垂直距离以“且”相连（凭记忆）。",
        ),
    ),
    cites=_HOUSEHOLD.cites,
    first=_FIRST,
    last=_LAST,
    note="县级文件；只载2020年。",
)

VILLAGE: Final = Standard(
    id=_VILLAGE.book,
    title="辽宁省新宾县贫困村退出标准“一率四有三通”（2020年）",
    title_en="Xinbin (Liaoning) standard of village exit, 2020",
    subject=Subject.VILLAGE,
    rules=(
        _VILLAGE.rule(
            "incidence",
            "贫困发生率降至2%以下（含2%）",
            "poverty incidence at 2 % or below",
            blocks.incidence_at_most(area.population, "xinbin_incidence_cap"),
            "文件写明含2%，取小于等于。",
        ),
        _VILLAGE.rule(
            "haves-and-links",
            "四有三通",
            "four haves and three links",
            village.four_haves_three_links,
            "“四有三通”各项未见原文，不自拟，作为一项核查结论询问。",
        ),
    ),
    cites=_VILLAGE.cites,
    first=_FIRST,
    last=_LAST,
    note="县级文件；只载2020年。",
)

STANDARDS: Final = (HOUSEHOLD, VILLAGE)
