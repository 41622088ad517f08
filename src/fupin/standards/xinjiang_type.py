"""Exit of a village: 一降五通七有, one lower, five links and seven haves.

Limitations:
    The text was seen without its region, which is recalled to be Xinjiang; nor was its
    day seen.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area
from fupin.facts import asked_village as village
from fupin.logic import Number, first_known
from fupin.policy import document
from fupin.standards import blocks
from fupin.standards.blocks import Draft
from fupin.standards.rule import Standard, Subject
from fupin.values import Standing


_TEXT: Final = document("one-five-seven")
_DRAFT: Final = Draft("cn-65/village/one-five-seven", _TEXT.cite())

VILLAGE: Final = Standard(
    id=_DRAFT.book,
    title="贫困村退出标准“一降五通七有”（新疆系凭记忆）",
    title_en="village exit, one lower, five links, seven haves (Xinjiang, as recalled)",
    subject=Subject.VILLAGE,
    rules=(
        _DRAFT.rule(
            "incidence",
            "贫困发生率降至3%以下",
            "poverty incidence below 3 %",
            blocks.incidence_below(area.population, "one_five_seven_incidence_cap"),
            "“以下”取严格小于。",
        ),
        _DRAFT.rule("water", "通水", "has water", village.water_access),
        _DRAFT.rule("power", "通电", "has power", village.power_access),
        _DRAFT.rule("road", "通路", "has a road", village.road_access),
        _DRAFT.rule(
            "broadcasting",
            "通广播电视",
            "has radio and television",
            village.broadcasting_access,
        ),
        _DRAFT.rule(
            "network",
            "通宽带或通讯",
            "has broadband or telecommunications",
            village.broadband | village.communications,
        ),
        _DRAFT.rule(
            "committees", "有“两委”班子", "has both committees", village.village_committees
        ),
        _DRAFT.rule(
            "industry", "有支撑产业", "has a supporting industry", village.supporting_industry
        ),
        _DRAFT.rule(
            "collective",
            "有集体经济收入",
            "has collective income",
            first_known(
                area.collective_income_attested,
                area.collective_income > Number(0, "fen/year"),
            ),
            "所见文本无数额，大于零即为有；核查结论优先。",
        ),
        _DRAFT.rule(
            "premises", "有村级阵地", "has village premises", village.village_premises
        ),
        _DRAFT.rule("kindergarten", "有幼儿园", "has a kindergarten", village.kindergarten),
        _DRAFT.rule(
            "services", "有便民服务中心", "has a service centre", village.service_centre
        ),
        _DRAFT.rule("clinic", "有卫生室", "has a clinic", area.clinic),
    ),
    cites=_TEXT.cite(standing=Standing.RECALLED, note="属新疆系凭记忆。"),
    first=date(2016, 4, 28),
    last=date(2020, 12, 31),
    note="地区名凭记忆；文件日期未见，自国家文件发布日起，截止日取2020年底。",
)

STANDARDS: Final = (VILLAGE,)
