"""两不愁三保障 and safe water, each by its operational threshold.

Source:
    《关于解决“两不愁三保障”突出问题的指导意见》 (2019-06-23); the census of 2020–21 for
    what is counted as enough; T/CHES 18-2018 for water.

Limitations:
    Conditions of hospitals and clinics belong to the village and the county.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import asked_household as asked
from fupin.facts import household, member
from fupin.logic import first_known
from fupin.policy import document
from fupin.standards import blocks, water
from fupin.standards.rule import Rule, Standard, Subject
from fupin.values import Standing


_OPINION: Final = document("guarantees-2019").cite()
_CENSUS: Final = document("census-2")
_CENSUS_NEWS: Final = document("census-reporting").cite()
_GRADES: Final = document("dwelling-grades-2009").cite()
_WATER: Final = document("water-standard-2018").cite("四项指标", standing=Standing.RECALLED)
_ID: Final = "cn/guarantees/2019"

_COVERED: Final = blocks.everyone(blocks.INSURED) | (
    blocks.everyone(blocks.INSURED | member.infant) & asked.newborn_insurance_pending
)
_SAFE_HOME: Final = (
    asked.danger_repaired
    | household.moved_in
    | first_known(blocks.SAFE_GRADE, ~household.dangerous_dwelling)
)

GUARANTEES_2019: Final = Standard(
    id=_ID,
    title="“两不愁三保障”及饮水安全操作标准（2019年）",
    title_en="two assurances, three guarantees and safe water in operation, 2019",
    subject=Subject.HOUSEHOLD,
    rules=(
        Rule(
            id=f"{_ID}.food",
            title="不愁吃：平常能吃得饱且能吃上肉蛋奶或豆制品",
            title_en="enough food all the time, with protein",
            test=first_known(household.food_attested, asked.enough_food & asked.protein_food),
            cites=(_OPINION, _CENSUS.cite("注5")),
        ),
        Rule(
            id=f"{_ID}.clothing",
            title="不愁穿：四季有应季换洗衣物和御寒被褥",
            title_en="clothes for each season and warm bedding",
            test=first_known(
                household.clothing_attested, asked.seasonal_clothes & asked.warm_bedding
            ),
            cites=(_OPINION, _CENSUS_NEWS),
        ),
        Rule(
            id=f"{_ID}.education",
            title="义务教育有保障：6—15周岁无因身体原因以外的失学",
            title_en="nobody of 6 to 15 out of school but for reasons of health",
            test=blocks.SCHOOLING,
            cites=(_OPINION, _CENSUS.cite("注6")),
            note=blocks.HEALTH_WAIVER,
        ),
        Rule(
            id=f"{_ID}.medical",
            title="基本医疗有保障：全部参加基本医疗保险，新生儿正在办理和参军的除外",
            title_en="all insured, newborns being registered and soldiers excepted",
            test=first_known(household.medical_attested, _COVERED),
            cites=(_OPINION, _CENSUS.cite()),
            note="“新生儿”按未满1周岁掌握；是否正在办理须询问。",
        ),
        Rule(
            id=f"{_ID}.housing",
            title="住房安全有保障：鉴定为A级或B级，或危房改造已完成，或已搬迁入住",
            title_en="grade A or B, or repaired, or relocated",
            test=first_known(household.housing_attested, _SAFE_HOME),
            cites=(_OPINION, _CENSUS.cite(), _GRADES),
            note="C、D级的，改造完成或搬迁入住即为安全；改造与搬迁情况未知时不作否定结论。",
        ),
        Rule(
            id=f"{_ID}.water",
            title="饮水安全有保障：四项指标均达标或基本达标",
            title_en="water safe by all four indicators",
            test=blocks.safe_water(water.SAFE),
            cites=(_OPINION, _WATER),
            note="核查结论优先，其次四项指标，再次登记。",
        ),
    ),
    cites=_OPINION,
    first=date(2019, 6, 23),
    last=date(2020, 12, 31),
    note="不含收入；不得拔高标准。截止日取2020年底。",
)

STANDARDS: Final = (GUARANTEES_2019,)
