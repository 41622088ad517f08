"""Exit in Anhui, by the opinion of September 2016.

Limitations:
    No income line of the province was found: the national one is taken.  The conditions
    of a village's exit were not seen.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area, household
from fupin.facts import asked_county as county
from fupin.facts import asked_household as asked
from fupin.logic import first_known
from fupin.policy import document, parameter
from fupin.standards import blocks
from fupin.standards.blocks import Draft
from fupin.standards.rule import IncomeConcept, Standard, Subject


_TEXT: Final = document("exit-mechanism-anhui-2016")
_HOUSEHOLD: Final = Draft("cn-34/household/2016", _TEXT.cite("贫困户退出标准"))
_COUNTY: Final = Draft("cn-34/county/2016", _TEXT.cite("贫困县退出标准"))
_FIRST: Final = date(2016, 9, 1)
_LAST: Final = date(2020, 12, 31)
_DAYS: Final = "文件为2016年9月，具体日未见，自9月1日起；截止日未见，取2020年底。"

HOUSEHOLD: Final = Standard(
    id=_HOUSEHOLD.book,
    title="安徽省贫困户退出标准（2016年）",
    title_en="Anhui standard of household exit, 2016",
    subject=Subject.HOUSEHOLD,
    rules=(
        _HOUSEHOLD.rule(
            "income",
            "年人均可支配收入稳定超过扶贫标准且吃穿不愁",
            "income a head stably above the line, and no lack of food or clothing",
            blocks.income_above("poverty_line")
            & household.food_attested
            & household.clothing_attested,
            "省定收入线未查得，取国家扶贫标准；登记表只有纯收入，以登记的收入比较。",
        ),
        _HOUSEHOLD.rule("housing", "有安全住房", "safe housing", blocks.HOUSING),
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
        _HOUSEHOLD.rule(
            "medical",
            "家庭成员全部参加基本医疗保险",
            "everybody has basic medical insurance",
            blocks.INSURANCE,
            "现役军人视为有保障。",
        ),
    ),
    cites=_HOUSEHOLD.cites,
    first=_FIRST,
    last=_LAST,
    income=IncomeConcept.DISPOSABLE,
    note=_DAYS,
)

COUNTY: Final = Standard(
    id=_COUNTY.book,
    title="安徽省贫困县退出标准（2016年）",
    title_en="Anhui standard of county exit, 2016",
    subject=Subject.COUNTY,
    rules=(
        _COUNTY.rule(
            "incidence",
            "贫困发生率降至2%以下",
            "poverty incidence below 2 %",
            blocks.incidence_below(area.rural_population, "anhui_county_incidence_cap"),
            "“以下”取严格小于。",
        ),
        _COUNTY.rule(
            "villages",
            "贫困村全部出列",
            "every poor village has exited",
            county.exited_village_share >= parameter("anhui_exited_village_share"),
        ),
        _COUNTY.rule(
            "growth",
            "农民收入增幅高于全省平均",
            "rural income grows faster than the province's",
            county.rural_income_growth > county.provincial_income_growth,
            "“高于”取严格大于。",
        ),
    ),
    cites=_COUNTY.cites,
    first=_FIRST,
    last=_LAST,
    note=_DAYS,
)

STANDARDS: Final = (HOUSEHOLD, COUNTY)
