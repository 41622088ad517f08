"""Exit of a county in Yunnan: five conditions.

Limitations:
    As Honghe prefecture published them in 2017.  The six conditions of a household and
    the ten of a village were not found.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area
from fupin.facts import asked_county as county
from fupin.policy import document, parameter
from fupin.standards import blocks
from fupin.standards.blocks import Draft
from fupin.standards.rule import Standard, Subject


_DRAFT: Final = Draft("cn-53/county/2017", document("yunnan-county-2017").cite())

COUNTY: Final = Standard(
    id=_DRAFT.book,
    title="云南省贫困县退出标准（2017年，5条）",
    title_en="Yunnan standard of county exit, 2017",
    subject=Subject.COUNTY,
    rules=(
        _DRAFT.rule(
            "incidence",
            "贫困发生率低于3%",
            "poverty incidence below 3 %",
            blocks.incidence_below(area.rural_population, "yunnan_county_incidence_cap"),
            "“低于”取严格小于。",
        ),
        _DRAFT.rule(
            "growth",
            "农村居民人均可支配收入增幅高于全省平均",
            "rural income grows faster than the province's",
            county.rural_income_growth > county.provincial_income_growth,
            "“高于”取严格大于。",
        ),
        _DRAFT.rule(
            "villages",
            "贫困村出列",
            "poor villages have exited",
            county.exited_village_share >= parameter("yunnan_exited_village_share"),
            "2018年以前不低于90%，到2019年全部出列；2018年是否在“以前”之内不明，该年无值。",
        ),
        _DRAFT.rule(
            "measures",
            "到户措施全覆盖",
            "measures reach every household",
            county.measures_share >= parameter("yunnan_measures_share"),
        ),
        _DRAFT.rule(
            "education",
            "义务教育发展基本均衡通过国家认定",
            "compulsory education recognised as balanced by the state",
            county.balanced_education,
        ),
    ),
    cites=_DRAFT.cites,
    first=date(2017, 1, 1),
    last=date(2020, 12, 31),
    note="文本为2017年，具体日未见，自年初起；截止日取2020年底。",
)

STANDARDS: Final = (COUNTY,)
