"""Questions about a county that no registry answers: somebody who knows is asked."""

from __future__ import annotations

from typing import Final

from fupin.facts import asked_both
from fupin.facts.asked import Asked


COUNTY_ASKED: Final = Asked(dict(asked_both.BOTH_ASKED.facts))
_yes = COUNTY_ASKED.condition
_number = COUNTY_ASKED.quantity

# Income.
rural_disposable_income: Final = _number(
    "rural_disposable_income",
    "fen/person/year",
    "农村居民人均可支配收入",
    "rural disposable income a head",
)
provincial_rural_income: Final = _number(
    "provincial_rural_income",
    "fen/person/year",
    "全省农村居民人均可支配收入",
    "rural disposable income a head of the province",
)
rural_income_growth: Final = _number(
    "rural_income_growth",
    "percent",
    "农村居民人均可支配收入增幅",
    "growth of rural disposable income",
)
provincial_income_growth: Final = _number(
    "provincial_income_growth",
    "percent",
    "全省农村居民人均可支配收入增幅",
    "growth of rural disposable income of the province",
)
national_income_growth: Final = _number(
    "national_income_growth",
    "percent",
    "全国农村居民人均可支配收入增幅",
    "growth of rural disposable income of the country",
)
subsistence_standard: Final = _number(
    "subsistence_standard", "fen/person/year", "农村低保标准", "rural subsistence allowance"
)

# Shares.
exited_village_share: Final = _number(
    "exited_village_share", "percent", "贫困村出列比例", "poor villages that have exited"
)
relocation_share: Final = _number(
    "relocation_share", "percent", "易地扶贫搬迁完成率", "relocation that is done"
)
measures_share: Final = _number(
    "measures_share", "percent", "到户措施覆盖率", "households reached by measures"
)
paved_village_share: Final = _number(
    "paved_village_share",
    "percent",
    "通沥青（水泥）路行政村比例",
    "villages with a paved road",
)
road_village_share: Final = _number(
    "road_village_share", "percent", "通路行政村比例", "villages with a road"
)
tap_water_share: Final = _number(
    "tap_water_share", "percent", "自来水普及率", "tap water coverage"
)
insured_poor_share: Final = _number(
    "insured_poor_share",
    "percent",
    "贫困人口参加新农合和大病保险比例",
    "poor people with medical and critical-illness insurance",
)
repaired_dwelling_share: Final = _number(
    "repaired_dwelling_share",
    "percent",
    "贫困户存量危房改造率",
    "dangerous dwellings of poor households that are repaired",
)
school_retention: Final = _number(
    "school_retention", "percent", "九年义务教育巩固率", "retention in nine years of schooling"
)

# Services.
balanced_education: Final = _yes(
    "balanced_education",
    "义务教育发展基本均衡经国家认定",
    "compulsory education recognised as balanced by the state",
)
secondary_hospital: Final = _yes(
    "secondary_hospital",
    "有一所以上二级公立医院",
    "has a public hospital of the second grade",
)
township_hospitals: Final = _yes(
    "township_hospitals", "所有乡镇有卫生院", "a hospital in every township"
)
village_clinics: Final = _yes(
    "village_clinics", "所有行政村有卫生室", "a clinic in every village"
)
central_schools: Final = _yes(
    "central_schools", "乡乡有标准中心校", "a standard central school in every township"
)
standard_hospitals: Final = _yes(
    "standard_hospitals", "乡乡有达标卫生院", "a hospital up to standard in every township"
)
township_service_centres: Final = _yes(
    "township_service_centres", "乡乡有便民服务中心", "a service centre in every township"
)
