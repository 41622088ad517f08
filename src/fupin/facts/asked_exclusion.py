"""Questions about a household that decide whether it may be taken in: somebody is asked."""

from __future__ import annotations

from typing import Final

from fupin.facts.asked import Asked


EXCLUSION_ASKED: Final = Asked()
_yes = EXCLUSION_ASKED.condition

# Identification.
poor_by_review: Final = _yes(
    "poor_by_review",
    "综合考虑住房、教育、健康后评议为贫困户",
    "judged poor when housing, schooling and health are weighed",
)

# What it owns.
commercial_home: Final = _yes("commercial_home", "购买商品房", "has bought a commercial home")
luxury_renovation: Final = _yes(
    "luxury_renovation", "豪华装修住房", "has done up its home with luxury"
)
owns_car: Final = _yes("owns_car", "拥有小汽车", "owns a car")
owns_machinery: Final = _yes(
    "owns_machinery", "拥有大型农机或工程机械", "owns large farm or building machinery"
)
vehicle_value: Final = EXCLUSION_ASKED.quantity(
    "vehicle_value", "fen", "机动车价值", "value of its motor vehicles"
)

# Who belongs to it.
publicly_paid: Final = _yes(
    "publicly_paid", "家庭成员为财政供养人员", "a member is paid from public funds"
)
publicly_paid_relative: Final = _yes(
    "publicly_paid_relative",
    "户主的父母、配偶或子女为财政供养人员",
    "a parent, spouse or child of the head is paid from public funds",
)
village_committee_member: Final = _yes(
    "village_committee_member",
    "家庭成员为村民委员会成员",
    "a member sits on the village committee",
)
village_cadre: Final = _yes(
    "village_cadre", "家庭成员为现任村“三委”干部", "a member is a serving village cadre"
)

# What it does.
runs_company: Final = _yes(
    "runs_company", "登记公司或企业并实际经营", "has registered and runs a company"
)
hires_labour: Final = _yes("hires_labour", "雇工经营", "runs a business with hired labour")
studies_abroad: Final = _yes(
    "studies_abroad", "自费出国留学", "a member studies abroad at its own cost"
)
commercial_insurance: Final = _yes(
    "commercial_insurance", "购买商业保险", "has bought commercial insurance"
)
commercial_pension: Final = _yes(
    "commercial_pension", "购买商业养老保险", "has bought a commercial pension"
)
punished: Final = _yes("punished", "因违法被处理", "has been punished for breaking the law")

# Whether it is there at all.
long_absent: Final = _yes(
    "long_absent", "长期在外、人户分离", "lives elsewhere for long, away from its registration"
)
empty_household: Final = _yes(
    "empty_household", "空挂户", "is registered here and does not live here"
)
split_household: Final = _yes(
    "split_household", "为享受政策拆户分户", "was split off for the sake of support"
)
imprisoned: Final = _yes("imprisoned", "服刑", "serves a sentence")
dead_or_missing: Final = _yes("dead_or_missing", "死亡或失踪", "is dead or missing")

# What others say of it.
complained_of: Final = _yes("complained_of", "有群众举报", "somebody has complained of it")
complaint_unexplained: Final = _yes(
    "complaint_unexplained",
    "有举报且不能合理说明",
    "can't explain what was complained of",
)

# Batches that a list names and no text defines.
employment_listed: Final = _yes(
    "employment_listed", "列入就业创业一批名单", "is on the list of the employment batch"
)
village_services_listed: Final = _yes(
    "village_services_listed",
    "受益于贫困村公共服务和基础设施一批",
    "gains from the batch of village services and infrastructure",
)
fund_dividend_listed: Final = _yes(
    "fund_dividend_listed", "列入基金收益分红一批名单", "is on the list of the dividend batch"
)
