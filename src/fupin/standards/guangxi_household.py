"""Exit of a household in Guangxi: eight haves and one above (八有一超).

Source:
    Acceptance form of 2017, full text seen.

Limitations:
    Answers of the general sheet (住房安全有保障 and so on) are not taken here: the form
    asks more than they say.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.codes import ResettlementType
from fupin.facts import asked_household as asked
from fupin.facts import household, member
from fupin.logic import Condition, Named, Quantity, first_known
from fupin.policy import document, parameter
from fupin.standards import blocks
from fupin.standards.blocks import Draft
from fupin.standards.rule import IncomeConcept, Standard, Subject


_DRAFT: Final = Draft("cn-45/household/2017", document("guangxi-household-form-2017").cite())


def _land(fact: Quantity, least: str) -> Condition:
    return fact >= household.size * parameter(least)


_ENOUGH_LAND: Final = Named(
    _land(asked.paddy_land, "guangxi_paddy_land")
    | _land(asked.dry_land, "guangxi_dry_land")
    | _land(asked.economic_forest, "guangxi_economic_forest")
    | _land(asked.mountain_forest, "guangxi_mountain_forest"),
    "人均土地山林达到规定面积",
    "land or forest a head as the form wants it",
)
_WORKER: Final = Named(
    member.members.some(member.work_months >= parameter("guangxi_work_months")),
    "有成员外出务工半年以上",
    "somebody has worked away for half a year",
)
_SOURCE: Final = (
    (_ENOUGH_LAND & asked.stable_land_income)
    | asked.premises_income
    | asked.scale_breeding
    | _WORKER
    | asked.own_business
    | asked.other_stable_income
    | (blocks.NO_LABOUR & asked.subsistence_class_ab)
)
_AREA: Final = first_known(
    asked.floor_area_per_head >= parameter("guangxi_floor_area"),
    household.floor_area >= household.size * parameter("guangxi_floor_area"),
)
_RESETTLED: Final = Named(
    (household.resettlement.among(ResettlementType.CONCENTRATED) & household.keys_received)
    | (household.resettlement.among(ResettlementType.SCATTERED) & household.moved_in),
    "集中安置已交钥匙或分散安置已搬迁入住",
    "has the keys of concentrated, or moved into scattered resettlement",
)
_BROUGHT_BACK: Final = Named(
    asked.dropout_not_economic
    & (asked.return_visits >= parameter("guangxi_return_visits"))
    & asked.return_signed,
    "非因经济困难辍学且已劝返并三方签字",
    "out of school for other reasons, visited and signed for",
)
_NEAR: Final = (
    asked.water_at_home
    | (asked.water_trip <= parameter("guangxi_water_trip"))
    | (asked.water_distance <= parameter("guangxi_water_distance"))
    | (asked.water_height <= parameter("guangxi_water_height"))
)
_ROAD: Final = (
    asked.hamlet_gravel_road
    & (asked.hamlet_road_width >= parameter("guangxi_hamlet_road_width"))
    & asked.hamlet_motor_road
)

HOUSEHOLD: Final = Standard(
    id=_DRAFT.book,
    title="广西贫困户脱贫标准“八有一超”（2017年）",
    title_en="Guangxi standard of household exit, eight haves and one above, 2017",
    subject=Subject.HOUSEHOLD,
    rules=(
        _DRAFT.rule(
            "livelihood",
            "有收入来源且不愁吃穿",
            "a source of income, and no lack of food or clothing",
            _SOURCE & household.food_attested & household.clothing_attested,
            "土地按水田、旱地、经济林、山林任一项计；登记的耕地不分水田旱地，不用。"
            "低保只对全户丧失或无劳动能力的作为收入来源，弱劳动力视为有劳动能力。",
        ),
        _DRAFT.rule(
            "housing",
            "有住房保障",
            "housing is secured",
            _RESETTLED | (asked.sound_structure & blocks.SAFE_GRADE & _AREA),
            "父母与子女分户的，人口与面积合并计算，结果填“核定人均住房建筑面积”，优先于登记面积。",
        ),
        _DRAFT.rule(
            "medical",
            "有基本医疗保障",
            "basic medical care is secured",
            (blocks.everyone(blocks.INSURED) | asked.equivalent_commercial_insurance)
            & asked.medical_assistance,
            "商业保险的金额与报销比例不低于居民医保的，视同参保；现役军人视为有保障。",
        ),
        _DRAFT.rule(
            "education",
            "有义务教育保障",
            "compulsory education is secured",
            blocks.everyone(blocks.schooled()) | _BROUGHT_BACK,
            "非经济原因辍学的，劝返不少于2次并经三方签字视为达到。",
        ),
        _DRAFT.rule(
            "water",
            "有安全饮水",
            "safe drinking water",
            (asked.water_amount >= parameter("guangxi_water_amount"))
            & _NEAR
            & (asked.water_assurance >= parameter("guangxi_water_assurance")),
            "水平、垂直距离依表中作“或”，与 T/CHES 18-2018 的“且”不同；入户视为方便。",
        ),
        _DRAFT.rule(
            "road",
            "有路通村屯",
            "a road to the hamlet",
            (asked.hamlet_households >= parameter("guangxi_hamlet_households")).implies(_ROAD),
            "“20户以上”含20户；不足20户的自然村不要求。",
        ),
        _DRAFT.rule("power", "有电用", "household power", household.household_power),
        _DRAFT.rule(
            "television",
            "有电视看",
            "can watch television",
            asked.watch_by_television | asked.watch_by_computer | asked.watch_by_phone,
        ),
        _DRAFT.rule(
            "income",
            "稳定年人均纯收入超过国家扶贫标准",
            "net income a head stably above the national line",
            blocks.income_above("poverty_line"),
            "不含基础养老金、C类低保金、临时救助捐助，均列入不计入项目；生产经营费用须扣减。",
        ),
    ),
    cites=_DRAFT.cites,
    first=date(2017, 1, 1),
    last=date(2020, 12, 31),
    income=IncomeConcept.NET,
    note="表为2017年印发，具体日未见，自年初起；截止日未见，取2020年底。",
)

STANDARDS: Final = (HOUSEHOLD,)
