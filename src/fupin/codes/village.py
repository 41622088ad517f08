"""What kind of village and county it is."""

from __future__ import annotations

from fupin.codes._code import Code


class VillageAttribute(
    Code,
    title="村属性",
    registry="AAD004",
    source="one Shaanxi system, 2018",
):
    """Class of an administrative village (村属性)."""

    POOR = "贫困村", "poor village"
    NOT_POOR = "非贫困村", "village that is not poor"
    WEAK_ECONOMY = "经济薄弱村", "economically weak village"
    POOR_12TH_PLAN = "十二五贫困村", "poor village of the 12th five-year plan"
    POOR_13TH_PLAN = "十三五贫困村", "poor village of the 13th five-year plan"


class CountyAttribute(
    Code,
    title="县属性",
    registry="AAE002",
    source="registry code list, 2014–2020; one system",
):
    """Class of a county (县属性)."""

    NATIONAL_KEY = "国家重点县", "national key county"
    CONTIGUOUS_AREA = "片区规划县", "county of a contiguous poor area"
    PROVINCIAL_KEY = "省级重点县", "provincial key county"
    NOT_POOR = "非贫困县", "county that is not poor"
    OTHER = "其他", "other"
