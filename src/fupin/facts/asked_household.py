"""Questions about a household that no registry answers: somebody who was there is asked."""

from __future__ import annotations

from typing import Final

from fupin.facts.asked import Asked


HOUSEHOLD_ASKED: Final = Asked()
_yes = HOUSEHOLD_ASKED.condition
_number = HOUSEHOLD_ASKED.quantity

# Food and clothing.
enough_food: Final = _yes(
    "enough_food", "有稳定充足的食物来源，平常能吃得饱", "enough food all the time"
)
protein_food: Final = _yes(
    "protein_food", "能吃上肉蛋奶或豆制品", "meat, eggs, milk or bean products to eat"
)
seasonal_clothes: Final = _yes(
    "seasonal_clothes", "四季有应季换洗衣物", "clothes to change for each season"
)
warm_bedding: Final = _yes("warm_bedding", "有御寒被褥", "warm bedding")

# Medical care.
newborn_insurance_pending: Final = _yes(
    "newborn_insurance_pending",
    "未参保的新生儿正在办理参保",
    "insurance of an uninsured newborn is being arranged",
)
equivalent_commercial_insurance: Final = _yes(
    "equivalent_commercial_insurance",
    "未参加基本医保的成员有保障不低于居民医保的商业保险",
    "commercial insurance no worse than resident insurance for whoever lacks it",
)
medical_assistance: Final = _yes(
    "medical_assistance", "符合条件的享受医疗救助", "medical assistance where entitled"
)
serious_illness_relief: Final = _yes(
    "serious_illness_relief",
    "符合条件的享受大病救助",
    "relief for serious illness where entitled",
)

# Schooling.
dropout_not_economic: Final = _yes(
    "dropout_not_economic", "未上学非因经济困难", "not out of school for want of money"
)
return_visits: Final = _number(
    "return_visits", "visit", "上门劝返次数", "visits to bring the child back to school"
)
return_signed: Final = _yes(
    "return_signed", "劝返记录有三方签字", "record of the visits signed by three parties"
)

# Housing.
danger_repaired: Final = _yes(
    "danger_repaired", "危房改造已完成", "repair of the dangerous dwelling is done"
)
sound_structure: Final = _yes(
    "sound_structure",
    "房屋为钢混、砖混、砖木、土木或木制结构",
    "dwelling of concrete, brick, earth and timber, or timber",
)
floor_area_per_head: Final = _number(
    "floor_area_per_head",
    "m2/person",
    "核定人均住房建筑面积",
    "floor area a head as verified",
)
has_dwelling: Final = _yes("has_dwelling", "有住房", "has a dwelling")
owns_dwelling: Final = _yes("owns_dwelling", "有自有住房", "owns its dwelling")

# Water.
water_amount: Final = _number(
    "water_amount", "litre/person/day", "人均日供水量", "water a head and day"
)
water_short_area: Final = _yes("water_short_area", "位于缺水地区", "lies in a dry area")
central_water_supply: Final = _yes("central_water_supply", "集中供水", "central water supply")
water_meets_standard: Final = _yes(
    "water_meets_standard",
    "水质符合生活饮用水卫生标准（GB 5749）",
    "water meets the sanitary standard (GB 5749)",
)
water_clear: Final = _yes(
    "water_clear",
    "饮用水无肉眼可见杂质、无异色异味、长期饮用无不良反应",
    "water without visible matter, colour or smell, and without ill effects",
)
water_at_home: Final = _yes(
    "water_at_home", "供水入户（含小区或院子）", "water at the house or in the yard"
)
water_trip: Final = _number(
    "water_trip", "minute", "取水往返时间", "time for water there and back"
)
water_distance: Final = _number(
    "water_distance", "km", "取水水平距离", "horizontal distance to water"
)
water_height: Final = _number("water_height", "km", "取水垂直距离", "height to water")
water_assurance: Final = _number(
    "water_assurance", "percent", "供水保证率", "assurance of water supply"
)

# Sources of income.
paddy_land: Final = _number("paddy_land", "mu", "水田面积", "paddy land")
dry_land: Final = _number("dry_land", "mu", "旱地面积", "dry land")
economic_forest: Final = _number("economic_forest", "mu", "经济林面积", "economic forest")
mountain_forest: Final = _number("mountain_forest", "mu", "山林面积", "mountain forest")
stable_land_income: Final = _yes(
    "stable_land_income",
    "耕作或流转土地有稳定收入",
    "stable income from tilling or letting land",
)
premises_income: Final = _yes(
    "premises_income", "有经营场地等资产收入", "income from business premises or other assets"
)
scale_breeding: Final = _yes(
    "scale_breeding", "养殖达到规模", "keeps animals on the scale required"
)
own_business: Final = _yes("own_business", "自主创业", "runs a business of its own")
other_stable_income: Final = _yes(
    "other_stable_income", "有其他稳定收入", "other stable income"
)
subsistence_class_ab: Final = _yes(
    "subsistence_class_ab",
    "享受A类或B类低保",
    "draws the subsistence allowance of class A or B",
)

# Road and television.
hamlet_households: Final = _number(
    "hamlet_households", "household", "所在自然村户数", "households of its hamlet"
)
hamlet_gravel_road: Final = _yes(
    "hamlet_gravel_road", "自然村通砂石路以上道路", "a gravel or better road to the hamlet"
)
hamlet_motor_road: Final = _yes(
    "hamlet_motor_road", "自然村道路机动车可通行", "motor vehicles can use the hamlet's road"
)
hamlet_road_width: Final = _number(
    "hamlet_road_width", "m", "自然村道路路面宽度", "width of the hamlet's road"
)
watch_by_television: Final = _yes(
    "watch_by_television", "电视可收看中央和广西频道", "watches the channels on television"
)
watch_by_computer: Final = _yes(
    "watch_by_computer", "电脑可收看中央和广西频道", "watches the channels on a computer"
)
watch_by_phone: Final = _yes(
    "watch_by_phone", "智能手机可收看中央和广西频道", "watches the channels on a smartphone"
)

# Named in a document that does not spell it out.
clear_of_seven_bars: Final = _yes(
    "clear_of_seven_bars", "不属于“七种不能脱”情形", "none of the seven bars to exit"
)
