"""Exit of a village and a county in Guangxi (十一有一低于, 九有一低于).

Source:
    Acceptance forms of 2017.

Limitations:
    The county form asks more of public services than was seen; it is left out.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area
from fupin.facts import asked_both as both
from fupin.facts import asked_county as county
from fupin.facts import asked_village as village
from fupin.policy import document, parameter
from fupin.standards import blocks, guangxi_household
from fupin.standards.blocks import Draft, share_of_households
from fupin.standards.rule import Standard, Subject


_VILLAGE: Final = Draft("cn-45/village/2017", document("guangxi-village-form-2017").cite())
_COUNTY: Final = Draft("cn-45/county/2017", document("guangxi-county-form-2017").cite())
_FIRST: Final = date(2017, 1, 1)
_LAST: Final = date(2020, 12, 31)
_DAYS: Final = "表为2017年印发，具体日未见，自年初起；截止日未见，取2020年底。"

_SERVICES: Final = (
    village.office
    & village.bulletin_board
    & (area.clinic | village.township_seat)
    & village.basketball_court
    & (village.cultural_room | village.stage)
    & village.broadband
    & (both.pension_share >= parameter("guangxi_village_pension_share"))
    & (village.elderly_pension_share >= parameter("guangxi_elderly_pension_share"))
    & village.subsistence_complete
)
_ROADS: Final = (
    area.paved_road
    & (village.roadbed_width >= parameter("guangxi_roadbed_width"))
    & (village.road_surface_width >= parameter("guangxi_road_surface_width"))
    & village.hamlets_gravel_road
    & (village.hamlets_road_width >= parameter("guangxi_village_hamlet_road_width"))
)
_LEAST: Final = parameter("guangxi_village_share")

VILLAGE: Final = Standard(
    id=_VILLAGE.book,
    title="广西贫困村脱贫标准“十一有一低于”（2017年）",
    title_en="Guangxi standard of village exit, eleven haves and one below, 2017",
    subject=Subject.VILLAGE,
    rules=(
        _VILLAGE.rule(
            "industry",
            "有特色产业",
            "has specialty industries",
            blocks.within(
                both.specialty_industries,
                "guangxi_industries_least",
                "guangxi_industries_most",
            )
            & (both.industry_coverage >= parameter("guangxi_industry_coverage"))
            & (village.industry_cooperative | village.industry_base),
            "1至3个按闭区间；覆盖率的分母不含无劳动能力和长期外出的贫困户。",
        ),
        _VILLAGE.rule(
            "housing",
            "有住房保障：98%以上农户",
            "housing secured for 98 % of the households",
            share_of_households(
                both.safe_housing_share, area.dangerous_dwellings, "guangxi_village_share"
            ),
            "未填比例的，由登记的危房户数与总户数推算。",
        ),
        _VILLAGE.rule(
            "medical",
            "有基本医疗保障：98%以上参保",
            "98 % with medical insurance",
            both.insured_share >= _LEAST,
        ),
        _VILLAGE.rule(
            "education",
            "有义务教育保障",
            "compulsory education is secured",
            village.no_dropout,
        ),
        _VILLAGE.rule(
            "roads",
            "有路通村屯",
            "roads to the village and its hamlets",
            _ROADS,
            "硬化路取“到乡镇通沥青（水泥）路”的登记。",
        ),
        _VILLAGE.rule(
            "water",
            "有安全饮水：98%以上农户",
            "safe water for 98 % of the households",
            share_of_households(
                both.safe_water_share, area.unsafe_water_households, "guangxi_village_share"
            ),
            "未填比例的，由登记的未实现饮水安全户数与总户数推算。",
        ),
        _VILLAGE.rule(
            "power",
            "有电用：98%以上农户",
            "power for 98 % of the households",
            both.power_share >= _LEAST,
        ),
        _VILLAGE.rule(
            "services",
            "有公共服务",
            "has public services",
            _SERVICES,
            "乡镇政府驻地村可以没有卫生室。",
        ),
        _VILLAGE.rule(
            "television",
            "有电视看：98%以上农户",
            "television for 98 % of the households",
            both.television_share >= _LEAST,
        ),
        _VILLAGE.rule(
            "collective",
            "有村集体经济收入",
            "has collective income",
            (area.collective_income >= parameter("guangxi_collective_income"))
            & village.villagers_cooperative,
            "表中只列2017年（2万元）和2020年（5万元），2018、2019年未载，不作内插。",
        ),
        _VILLAGE.rule(
            "committees",
            "有村“两委”班子",
            "has both village committees",
            village.village_committees,
        ),
        _VILLAGE.rule(
            "incidence",
            "贫困发生率低于3%",
            "poverty incidence below 3 %",
            blocks.incidence_below(area.population, "guangxi_village_incidence_cap"),
            "“低于”取严格小于。",
        ),
    ),
    cites=_VILLAGE.cites,
    first=_FIRST,
    last=_LAST,
    note=_DAYS,
)

_ALL: Final = parameter("guangxi_county_share")

COUNTY: Final = Standard(
    id=_COUNTY.book,
    title="广西贫困县脱贫标准“九有一低于”（2017年）",
    title_en="Guangxi standard of county exit, nine haves and one below, 2017",
    subject=Subject.COUNTY,
    rules=(
        _COUNTY.rule(
            "industry",
            "有特色产业",
            "has specialty industries",
            blocks.within(
                both.specialty_industries,
                "guangxi_county_industries_least",
                "guangxi_county_industries_most",
            )
            & (both.industry_coverage >= parameter("guangxi_county_industry_coverage")),
            "2至5个按闭区间。",
        ),
        _COUNTY.rule(
            "housing",
            "有住房保障",
            "housing is secured",
            (both.safe_housing_share >= _ALL)
            & (county.repaired_dwelling_share >= parameter("guangxi_repaired_dwelling_share")),
            "存量危房改造率只列2017年（90%）和2020年（100%），其间不作内插。",
        ),
        _COUNTY.rule(
            "medical",
            "有基本医疗保障",
            "basic medical care is secured",
            both.insured_share >= _ALL,
        ),
        _COUNTY.rule(
            "education",
            "有义务教育保障",
            "compulsory education is secured",
            county.school_retention >= parameter("guangxi_school_retention"),
            "巩固率只列2017年（90%）和2020年（93%），其间不作内插。",
        ),
        _COUNTY.rule("water", "有安全饮水", "has safe water", both.safe_water_share >= _ALL),
        _COUNTY.rule("roads", "有路通村屯", "has roads", county.road_village_share >= _ALL),
        _COUNTY.rule("power", "有电用", "has power", both.power_share >= _ALL),
        _COUNTY.rule(
            "services",
            "有公共服务",
            "has public services",
            county.secondary_hospital
            & county.township_hospitals
            & county.village_clinics
            & (both.television_share >= _ALL),
            "表中该项尚有其他内容，所见文本不全，未列。",
        ),
        _COUNTY.rule(
            "relief",
            "有社会救助",
            "has social relief",
            (county.subsistence_standard >= parameter("poverty_line"))
            & (both.pension_share >= parameter("guangxi_county_pension_share")),
            "农村低保标准不低于国家扶贫标准。",
        ),
        _COUNTY.rule(
            "incidence",
            "贫困发生率低于3%且农民收入增幅高于全国",
            "incidence below 3 %, and income grows faster than the country's",
            blocks.incidence_below(area.rural_population, "guangxi_county_incidence_cap")
            & (county.rural_income_growth > county.national_income_growth),
            "“低于”“高于”均取严格。",
        ),
    ),
    cites=_COUNTY.cites,
    first=_FIRST,
    last=_LAST,
    note=_DAYS,
)

STANDARDS: Final = (*guangxi_household.STANDARDS, VILLAGE, COUNTY)
