"""Schemes of batches: the national 五个一批 of 2015-11-27, and a township's own.

Limitations:
    The official wordings name groups of people, not registry columns; which facts
    stand for them is decided here, once, and written beside each batch.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import PovertyCause
from fupin.facts import household, member
from fupin.policy import document
from fupin.standards.people import (
    ABLE,
    IMPAIRED,
    NOBODY_ABLE,
    SECURED,
    STUDYING,
    because_of,
)
from fupin.standards.rule import Batch, Scheme


_MEETING: Final = document("work-conference-2015").cite("五个一批")
_TOWNSHIP: Final = document("township-plan-003").cite("五个一批")


FIVE_BATCHES_2015: Final = Scheme(
    id="cn/five-batches/2015",
    title="五个一批（2015年11月27日中央扶贫开发工作会议）",
    title_en="the five batches of 27 November 2015",
    cites=_MEETING,
    batches=(
        Batch(
            id="production",
            title="发展生产脱贫一批",
            title_en="out of poverty through production",
            test=member.members.some(ABLE),
            person=ABLE,
            cites=(_MEETING,),
            note="“有劳动能力的人”取普通、技能及弱劳动力。",
        ),
        Batch(
            id="relocation",
            title="易地搬迁脱贫一批",
            title_en="out of poverty through relocation",
            test=household.relocation_planned,
            cites=(_MEETING,),
            note="“很难实现就地脱贫”以列入搬迁规划为准。",
        ),
        Batch(
            id="ecology",
            title="生态补偿脱贫一批",
            title_en="out of poverty through ecological compensation",
            test=household.ecological_area & member.members.some(ABLE),
            person=ABLE,
            cites=(_MEETING,),
            note="有劳动能力且居住在生态保护区域，可就地转为护林员等。",
        ),
        Batch(
            id="education",
            title="发展教育脱贫一批",
            title_en="out of poverty through education",
            test=member.members.some(STUDYING),
            person=STUDYING,
            cites=(_MEETING,),
            note="有在校成员的户；学龄前儿童不计。",
        ),
        Batch(
            id="social-security",
            title="社会保障兜底一批",
            title_en="secured by social protection",
            test=SECURED | member.members.some(IMPAIRED),
            cites=(_MEETING,),
            note="完全或部分丧失劳动能力的人，及低保、五保户；儿童老人的“无劳动力”不单独计入。",
        ),
    ),
)

TOWNSHIP_003: Final = Scheme(
    id="cn-51/township-003",
    title="四川某乡镇五个一批（来源材料003）",
    title_en="the five batches of a township in Sichuan (source document 003)",
    cites=_TOWNSHIP,
    note="原件年份均被改写，不可按年份采信；各批可交叉。",
    batches=(
        Batch(
            id="production-employment",
            title="扶持生产和就业发展一批",
            title_en="production and employment",
            test=member.members.some(ABLE),
            person=ABLE,
            cites=(_TOWNSHIP,),
            note="有劳动能力的人。",
        ),
        Batch(
            id="relocation",
            title="移民搬迁安置一批",
            title_en="relocation",
            test=household.relocation_planned & household.relocation_willing,
            cites=(_TOWNSHIP,),
            note="列入搬迁规划且有搬迁意愿。",
        ),
        Batch(
            id="medical",
            title="医疗保险和救助扶持一批",
            title_en="medical insurance and aid",
            test=because_of(PovertyCause.ILLNESS),
            cites=(_TOWNSHIP,),
            note="因病致贫，含次要原因。",
        ),
        Batch(
            id="subsistence",
            title="低保政策兜底一批",
            title_en="secured by the subsistence allowance",
            test=NOBODY_ABLE,
            cites=(_TOWNSHIP,),
            note="全户完全丧失或无劳动能力、无法通过产业和就业脱贫的，全部纳入低保。",
        ),
        Batch(
            id="reconstruction",
            title="灾后重建帮扶一批",
            title_en="rebuilding after disaster",
            test=because_of(PovertyCause.DISASTER),
            cites=(_TOWNSHIP,),
            note="因灾致贫，含次要原因。",
        ),
    ),
)

SCHEMES: Final = (FIVE_BATCHES_2015, TOWNSHIP_003)
