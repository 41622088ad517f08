"""Where and how a household lives: dwelling, land, production and living conditions."""

from __future__ import annotations

from typing import Annotated as A

import attrs

from fupin.codes import DwellingGrade, FuelType, ResettlementType, RoadType
from fupin.model.about import About
from fupin.values import Milli


@attrs.frozen(kw_only=True)
class Dwelling:
    """The dwelling a household lives in (住房)."""

    floor_area: A[
        Milli | None, About("住房面积", "floor area", unit="m2", code="AAC317", low=0)
    ] = None
    dangerous: A[
        bool | None, About("危房户", "lives in a dangerous dwelling", code="AAC318")
    ] = None
    grade: A[DwellingGrade | None, About("危房级别", "appraised grade", code="AAC322")] = None
    sanitary_toilet: A[
        bool | None, About("有卫生厕所", "has a sanitary toilet", code="AAC319")
    ] = None
    fuel: A[FuelType | None, About("主要燃料类型", "main fuel", code="AAC320")] = None


@attrs.frozen(kw_only=True)
class Land:
    """Land of a household (土地资源), in thousandths of a mu."""

    arable: A[
        Milli | None, About("耕地面积", "arable land", unit="mu", code="AAC301", low=0)
    ] = None
    irrigated: A[
        Milli | None, About("有效灌溉面积", "irrigated land", unit="mu", code="AAC302", low=0)
    ] = None
    forest: A[
        Milli | None, About("林地面积", "forest land", unit="mu", code="AAC303", low=0)
    ] = None
    returned_to_forest: A[
        Milli | None,
        About("退耕还林面积", "farmland returned to forest", unit="mu", code="AAC304", low=0),
    ] = None
    orchard: A[
        Milli | None, About("林果面积", "orchards", unit="mu", code="AAC305", low=0)
    ] = None
    pasture: A[
        Milli | None, About("牧草地面积", "pasture", unit="mu", code="AAC306", low=0)
    ] = None
    water: A[
        Milli | None, About("水面面积", "water surface", unit="mu", code="AAC307", low=0)
    ] = None


@attrs.frozen(kw_only=True)
class LivingConditions:
    """Production and living conditions of a household (生产生活条件)."""

    water_solved: A[
        bool | None,
        About("是否解决安全饮用水", "safe drinking water is solved", code="AAC091"),
    ] = None
    water_safe: A[bool | None, About("饮水安全", "drinking water is safe", code="AAC312")] = (
        None
    )
    water_difficult: A[
        bool | None, About("饮水困难", "drinking water is hard to get", code="AAC311")
    ] = None
    production_power: A[
        bool | None, About("通生产用电", "has power for production", code="AAC308")
    ] = None
    household_power: A[
        bool | None, About("通生活用电", "has household power", code="AAC313")
    ] = None
    broadcasting: A[
        bool | None, About("通广播电视", "has radio and television", code="AAC314")
    ] = None
    distance_to_main_road: A[
        Milli | None,
        About("与村主干路距离", "distance to the main road", unit="km", code="AAC315", low=0),
    ] = None
    access_road: A[RoadType | None, About("入户路类型", "road to the door", code="AAC316")] = (
        None
    )
    access_road_paved: A[
        bool | None, About("入户道路是否硬化", "road to the door is paved")
    ] = None
    cooperative_member: A[
        bool | None, About("加入农民专业合作社", "in a farmers' cooperative", code="AAC084")
    ] = None
    led_by_enterprise: A[
        bool | None, About("有龙头企业带动", "led by an enterprise", code="AAC088")
    ] = None
    led_by_entrepreneur: A[
        bool | None, About("有创业致富带头人带动", "led by an entrepreneur", code="AAC089")
    ] = None


@attrs.frozen(kw_only=True)
class Relocation:
    """Relocation of a household from where one can't make a living (易地扶贫搬迁).

    Source:
        《全国"十三五"易地扶贫搬迁规划》: 集中安置 counts when the keys are handed
        over, 分散安置 when the household has moved in (Guangxi form, 2017).
    """

    planned: A[bool | None, About("列入搬迁规划", "in the relocation plan", code="ACR077")] = (
        None
    )
    willing: A[bool | None, About("有搬迁意愿", "willing to move")] = None
    resettlement: A[
        ResettlementType | None, About("安置方式", "kind of resettlement", code="ACR075")
    ] = None
    keys_received: A[bool | None, About("已交钥匙", "keys handed over")] = None
    moved_in: A[bool | None, About("已搬迁入住", "has moved in")] = None
