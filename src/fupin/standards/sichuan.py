"""Exit in Sichuan: 一超六有 of a household, 一低五有 of a village, 一低三有 of a county.

Source:
    Retold; the provincial texts, and so their days, were not seen.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area, household
from fupin.facts import asked_county as county
from fupin.facts import asked_household as asked
from fupin.facts import asked_village as village
from fupin.logic import Named, Number, first_known
from fupin.policy import document, parameter
from fupin.standards import blocks
from fupin.standards.blocks import Draft
from fupin.standards.rule import Rule, Standard, Subject
from fupin.values import Standing


_TEXT: Final = document("sichuan-village-exit").cite()
_HOUSEHOLD: Final = Draft(
    "cn-51/household/2016",
    document("sichuan-household-exit").cite(note="属四川省系凭记忆。"),
)
_EARLY: Final = Draft("cn-51/village/2016", _TEXT)
_VILLAGE: Final = Draft("cn-51/village/2017", _TEXT)
_COUNTY: Final = Draft(
    "cn-51/county/2016", document("sichuan-county-exit").cite(standing=Standing.RECALLED)
)
_FIRST: Final = date(2016, 4, 28)
_LAST: Final = date(2020, 12, 31)
_DAYS: Final = "省级文件未见，自国家文件发布日起；截止日取2020年底。"

_WATER: Final = Named(
    (asked.water_amount >= parameter("sichuan_water_amount"))
    & (asked.water_at_home | (asked.water_trip <= parameter("sichuan_water_trip")))
    & (asked.water_assurance >= parameter("sichuan_water_assurance")),
    "水量、取水时间、供水保证率达到要求",
    "amount, time and assurance of water as required",
)
_COLLECTIVE: Final = first_known(
    area.collective_income_attested, area.collective_income > Number(0, "fen/year")
)

HOUSEHOLD: Final = Standard(
    id=_HOUSEHOLD.book,
    title="四川省贫困户退出标准“一超六有”",
    title_en="Sichuan standard of household exit, one above and six haves",
    subject=Subject.HOUSEHOLD,
    rules=(
        _HOUSEHOLD.rule(
            "income",
            "年人均收入稳定超过省定标准",
            "income a head stably above the province's line",
            blocks.income_above("sichuan_poverty_line"),
            "所见文本未说明收入口径，以登记的收入比较。",
        ),
        _HOUSEHOLD.rule(
            "education",
            "有义务教育保障",
            "compulsory education is secured",
            blocks.SCHOOLING,
            blocks.HEALTH_WAIVER,
        ),
        _HOUSEHOLD.rule(
            "medical", "有基本医疗保障", "basic medical care is secured", blocks.INSURANCE
        ),
        _HOUSEHOLD.rule("housing", "有安全住房", "safe housing", blocks.HOUSING),
        _HOUSEHOLD.rule(
            "water",
            "有安全饮用水",
            "safe drinking water",
            blocks.safe_water(_WATER),
            "核查结论优先，其次各项指标，再次登记；入户视为取水方便。",
        ),
        _HOUSEHOLD.rule(
            "broadcasting", "有广播电视", "radio and television", household.broadcasting
        ),
        _HOUSEHOLD.rule("power", "有生活用电", "household power", household.household_power),
    ),
    cites=_HOUSEHOLD.cites,
    first=_FIRST,
    last=_LAST,
    note=_DAYS,
)


def _incidence(draft: Draft, share: str, cap: str) -> Rule:
    return draft.rule(
        "incidence",
        f"贫困发生率低于{share}",
        f"poverty incidence below {share}",
        blocks.incidence_below(area.population, cap),
        "“低于”取严格小于。",
    )


VILLAGE: Final = Standard(
    id=_VILLAGE.book,
    title="四川省贫困村退出标准“一低五有”",
    title_en="Sichuan standard of village exit, one below and five haves",
    subject=Subject.VILLAGE,
    rules=(
        _incidence(_VILLAGE, "3%", "sichuan_village_incidence_cap"),
        _VILLAGE.rule(
            "collective",
            "有集体经济收入",
            "has collective income",
            _COLLECTIVE,
            "所见文本无数额，大于零即为有；核查结论优先。",
        ),
        _VILLAGE.rule("road", "有硬化路", "a paved road", area.paved_road),
        _VILLAGE.rule("clinic", "有卫生室", "a clinic", area.clinic),
        _VILLAGE.rule(
            "culture",
            "有文化室",
            "a cultural room",
            first_known(village.cultural_room, area.reading_room),
            "未询问的，看登记的文化（图书）室。",
        ),
        _VILLAGE.rule(
            "network", "有通信网络", "a communications network", village.communications
        ),
    ),
    cites=_VILLAGE.cites,
    first=date(2017, 1, 1),
    last=_LAST,
    note="2016年另有4%的做法，故本标准自2017年起；省级文件未见，截止日取2020年底。",
)
VILLAGE_2016: Final = VILLAGE.derive(
    _EARLY.book,
    "四川省贫困村退出标准“一低五有”（2016年）",
    "Sichuan standard of village exit, one below and five haves, 2016",
    _incidence(_EARLY, "4%", "sichuan_village_incidence_cap_2016"),
    first=_FIRST,
    last=date(2016, 12, 31),
    note="2016年的做法，贫困发生率低于4%；其余同。",
)
COUNTY: Final = Standard(
    id=_COUNTY.book,
    title="四川省贫困县退出标准“一低三有”",
    title_en="Sichuan standard of county exit, one below and three haves",
    subject=Subject.COUNTY,
    rules=(
        _COUNTY.rule(
            "incidence",
            "贫困发生率低于3%",
            "poverty incidence below 3 %",
            blocks.incidence_below(area.rural_population, "sichuan_county_incidence_cap"),
            "“低于”取严格小于。",
        ),
        _COUNTY.rule(
            "schools",
            "乡乡有标准中心校",
            "a standard central school in every township",
            county.central_schools,
        ),
        _COUNTY.rule(
            "hospitals",
            "乡乡有达标卫生院",
            "a hospital up to standard in every township",
            county.standard_hospitals,
        ),
        _COUNTY.rule(
            "services",
            "乡乡有便民服务中心",
            "a service centre in every township",
            county.township_service_centres,
        ),
    ),
    cites=_COUNTY.cites,
    first=_FIRST,
    last=_LAST,
    note="全部内容凭记忆。" + _DAYS,
)

STANDARDS: Final = (HOUSEHOLD, VILLAGE_2016, VILLAGE, COUNTY)
