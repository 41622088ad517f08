"""Questions about a village that no registry answers: somebody who was there is asked."""

from __future__ import annotations

from typing import Final

from fupin.facts import asked_both
from fupin.facts.asked import Asked


VILLAGE_ASKED: Final = Asked(dict(asked_both.BOTH_ASKED.facts))
_yes = VILLAGE_ASKED.condition
_number = VILLAGE_ASKED.quantity

# Shares of the households.
elderly_pension_share: Final = _number(
    "elderly_pension_share",
    "percent",
    "60岁以上老人养老金领取比例",
    "people over 60 who draw a pension",
)
exited_income_share: Final = _number(
    "exited_income_share",
    "percent",
    "脱贫户人均收入占全县农村人均可支配收入比重",
    "income a head of exited households as a share of the county's",
)
exited_income_share_before: Final = _number(
    "exited_income_share_before",
    "percent",
    "上年脱贫户人均收入占全县农村人均可支配收入比重",
    "the same share in the year before",
)
group_road_share: Final = _number(
    "group_road_share", "percent", "通组路比例", "village groups with a road"
)

# Households taken together.
households_safe_housing: Final = _yes(
    "households_safe_housing", "户有安全住房", "every household has safe housing"
)
households_assured: Final = _yes(
    "households_assured",
    "各户达到“两不愁三保障”",
    "every household has the two assurances and three guarantees",
)
safe_water: Final = _yes("safe_water", "村内饮水安全", "drinking water in the village is safe")
no_dropout: Final = _yes(
    "no_dropout", "无因经济困难辍学", "nobody out of school for want of money"
)
subsistence_complete: Final = _yes(
    "subsistence_complete", "低保应保尽保", "the allowance reaches all who are entitled"
)

# Links.
water_access: Final = _yes("water_access", "通水", "has water")
power_access: Final = _yes("power_access", "通电", "has power")
road_access: Final = _yes("road_access", "通路", "has a road")
broadcasting_access: Final = _yes(
    "broadcasting_access", "通广播电视", "has radio and television"
)
broadcasting_to_households: Final = _yes(
    "broadcasting_to_households", "广播电视户户通", "radio and television in every household"
)
network_access: Final = _yes("network_access", "通网络信息", "has an information network")
communications: Final = _yes("communications", "有通讯网络", "has telecommunications")
broadband: Final = _yes("broadband", "通宽带", "has broadband")
tap_water: Final = _yes("tap_water", "通自来水", "has tap water")
water_raised: Final = _yes("water_raised", "通水达到更高水平", "water at a higher level")
power_raised: Final = _yes("power_raised", "通电达到更高水平", "power at a higher level")
road_raised: Final = _yes("road_raised", "通路达到更高水平", "road at a higher level")
broadcasting_raised: Final = _yes(
    "broadcasting_raised", "通广播电视达到更高水平", "radio and television at a higher level"
)
network_raised: Final = _yes(
    "network_raised", "通网络信息达到更高水平", "information network at a higher level"
)
bus_possible: Final = _yes("bus_possible", "具备通客运班车条件", "a bus service is possible")
roadbed_width: Final = _number("roadbed_width", "m", "通村路路基宽度", "width of the roadbed")
road_surface_width: Final = _number(
    "road_surface_width", "m", "通村路路面宽度", "width of the road surface"
)
hamlets_gravel_road: Final = _yes(
    "hamlets_gravel_road",
    "20户以上自然屯均通砂石路以上道路",
    "a gravel or better road to every hamlet of 20 households",
)
hamlets_road_width: Final = _number(
    "hamlets_road_width",
    "m",
    "20户以上自然屯道路最小路面宽度",
    "narrowest road to a hamlet of 20 households",
)

# Industry and collective economy.
leading_industries: Final = _number(
    "leading_industries", "item", "稳定主导产业个数", "stable leading industries"
)
industries_lift_poor: Final = _yes(
    "industries_lift_poor",
    "主导产业能稳定带动脱贫",
    "the industries keep people out of poverty",
)
supporting_industry: Final = _yes(
    "supporting_industry", "有支撑产业", "has a supporting industry"
)
industry_cooperative: Final = _yes(
    "industry_cooperative", "特色产业有合作社", "a cooperative in the specialty industry"
)
industry_base: Final = _yes(
    "industry_base", "特色产业有基地", "a base of the specialty industry"
)
collective_organisation: Final = _yes(
    "collective_organisation", "有村集体经济组织", "has a collective economic organisation"
)
cooperative: Final = _yes("cooperative", "有合作组织", "has a cooperative")
mutual_fund: Final = _yes("mutual_fund", "有互助资金组织", "has a mutual fund")
villagers_cooperative: Final = _yes(
    "villagers_cooperative", "有村民合作社", "has a villagers' cooperative"
)
collective_demonstration: Final = _yes(
    "collective_demonstration",
    "集体经济组织示范带动强",
    "the collective organisation leads by example",
)
collective_savings: Final = _yes(
    "collective_savings", "有村级集体积累", "has collective savings"
)
cooperatives_or_collectives: Final = _number(
    "cooperatives_or_collectives",
    "item",
    "农民专业合作社或集体经济组织个数",
    "farmers' cooperatives or collective organisations",
)
collective_total: Final = _number(
    "collective_total", "fen", "集体经济累计", "collective income in total"
)
collective_growth: Final = _number(
    "collective_growth", "percent", "集体经济比上年增长", "growth of collective income"
)

# Services and organisation.
standard_clinic: Final = _yes("standard_clinic", "有标准化卫生室", "has a standard clinic")
qualified_doctor: Final = _yes(
    "qualified_doctor", "有合格乡村医生", "has a qualified village doctor"
)
township_seat: Final = _yes("township_seat", "乡镇政府驻地村", "is the seat of the township")
office: Final = _yes("office", "有办公场所", "has an office")
office_duty: Final = _yes("office_duty", "村干部坐班", "cadres keep office hours")
bulletin_board: Final = _yes("bulletin_board", "有宣传栏", "has a bulletin board")
basketball_court: Final = _yes("basketball_court", "有篮球场", "has a basketball court")
cultural_room: Final = _yes("cultural_room", "有文化室", "has a cultural room")
stage: Final = _yes("stage", "有戏台", "has a stage")
cultural_centre: Final = _yes(
    "cultural_centre", "有综合性文化服务中心", "has a centre of cultural services"
)
service_centre: Final = _yes("service_centre", "有便民服务中心", "has a service centre")
kindergarten: Final = _yes("kindergarten", "有幼儿园", "has a kindergarten")
village_premises: Final = _yes("village_premises", "有村级阵地", "has village premises")
activity_place: Final = _yes(
    "activity_place", "有办公活动场所", "has a place for office and activities"
)
activity_place_complete: Final = _yes(
    "activity_place_complete", "办公活动场所功能齐全", "the place for activities is complete"
)
village_committees: Final = _yes(
    "village_committees", "有村“两委”班子", "has both village committees"
)
environmental_facilities: Final = _yes(
    "environmental_facilities",
    "农村环保设施完善",
    "facilities for the environment are complete",
)
tidy_environment: Final = _yes(
    "tidy_environment", "人居环境整洁卫生", "surroundings are clean and tidy"
)
social_security_sound: Final = _yes(
    "social_security_sound", "社会保障体系健全", "social security is sound"
)
poor_party_households: Final = _number(
    "poor_party_households", "household", "党员贫困户数", "poor households of party members"
)

# Named in a document that does not spell it out.
organisation_strengthened: Final = _yes(
    "organisation_strengthened",
    "村级组织“三力”作用增强",
    "the three forces of the village's organisation have grown",
)
four_haves_three_links: Final = _yes(
    "four_haves_three_links", "“四有三通”核查达标", "four haves and three links as verified"
)
