"""Exit of a county, attributed to Hunan: 一降低一高出一达标.

Limitations:
    Retold; the province is inferred from the meeting the text names.
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


_DRAFT: Final = Draft("cn-43/county/2017", document("hunan-county-exit").cite())
_SHARE: Final = parameter("hunan_share")

COUNTY: Final = Standard(
    id=_DRAFT.book,
    title="湖南省贫困县退出标准“一降低一高出一达标”",
    title_en="Hunan standard of county exit, one lower, one higher, one met",
    subject=Subject.COUNTY,
    rules=(
        _DRAFT.rule(
            "incidence",
            "贫困发生率降低到2%以下",
            "poverty incidence below 2 %",
            blocks.incidence_below(area.rural_population, "hunan_county_incidence_cap"),
            "“以下”取严格小于。",
        ),
        _DRAFT.rule(
            "income",
            "农村居民人均可支配收入高出规定数额",
            "rural income above the figure of the year",
            county.rural_disposable_income > parameter("hunan_rural_income"),
            "“高出”取严格大于；只载2017年（8000元）与2020年（10000元），其间不作内插。",
        ),
        _DRAFT.rule(
            "completion",
            "易地搬迁完成率和贫困村退出率达到95%以上",
            "95 % of relocation done, and of the villages exited",
            (county.relocation_share >= _SHARE) & (county.exited_village_share >= _SHARE),
        ),
    ),
    cites=_DRAFT.cites,
    first=date(2017, 1, 1),
    last=date(2020, 12, 31),
    note="每项均为否决项。文件日期未见，自首个有数值的2017年起；截止日取2020年底。",
)

STANDARDS: Final = (COUNTY,)
