"""The wordings of the batches before that of 27 November 2015: they differ.

Source:
    Speech at the Guizhou symposium (2015-06-18), decision of the Sichuan committee
    (2015-07-08), speech at the poverty reduction forum (2015-10-16).

Limitations:
    The wordings of June and October are recalled.  Whom a batch is for was only read in
    the conference of 27 November 2015 and in source document 003, and is taken from there.
"""

from __future__ import annotations

from typing import Final

import attrs

from fupin.codes import PovertyCause
from fupin.facts import household, member
from fupin.policy import document
from fupin.standards.people import ABLE, IMPAIRED, NOBODY_ABLE, SECURED, STUDYING, because_of
from fupin.standards.rule import Batch, Scheme
from fupin.standards.schemes import TOWNSHIP_003
from fupin.values import Citation, Standing


_JUNE: Final = document("four-batches-2015").cite("四个一批")
_SICHUAN: Final = document("sichuan-decision-2015").cite(
    standing=Standing.SOURCE_DOCUMENT, note="五批名目据来源材料003"
)
_OCTOBER: Final = document("forum-2015").cite("五个一批", standing=Standing.RECALLED)
_WHOM: Final = document("work-conference-2015").cite("五个一批")
_TOWNSHIP: Final = document("township-plan-003").cite("五个一批")


def production_and_employment(*cites: Citation) -> Batch:
    """The batch of those who can work."""
    return Batch(
        id="production-employment",
        title="扶持生产和就业发展一批",
        title_en="production and employment",
        test=member.members.some(ABLE),
        person=ABLE,
        cites=cites,
        note="有劳动能力的人，取普通、技能及弱劳动力。",
    )


FOUR_BATCHES_2015: Final = Scheme(
    id="cn/four-batches/2015-06",
    title="四个一批（2015年6月18日贵州座谈会）",
    title_en="the four batches of 18 June 2015",
    cites=_JUNE,
    note="各批措辞凭记忆；适用对象据同年11月会议与来源材料003。",
    batches=(
        production_and_employment(_JUNE, _WHOM),
        Batch(
            id="relocation",
            title="移民搬迁安置一批",
            title_en="relocation",
            test=household.relocation_planned,
            cites=(_JUNE, _WHOM),
            note="“很难实现就地脱贫”以列入搬迁规划为准。",
        ),
        Batch(
            id="subsistence",
            title="低保政策兜底一批",
            title_en="secured by the subsistence allowance",
            test=NOBODY_ABLE,
            cites=(_JUNE, _TOWNSHIP),
            note="全户完全丧失或无劳动能力的。",
        ),
        Batch(
            id="medical",
            title="医疗救助扶持一批",
            title_en="medical aid",
            test=because_of(PovertyCause.ILLNESS),
            cites=(_JUNE, _TOWNSHIP),
            note="因病致贫，含次要原因。",
        ),
    ),
)

SICHUAN_2015: Final = Scheme(
    id="cn-51/five-batches/2015",
    title="四川省五个一批（2015年7月8日省委决定）",
    title_en="the five batches of Sichuan, 8 July 2015",
    cites=_SICHUAN,
    note="“四个一批”加灾后重建帮扶一批；正文未见，名目与适用对象据来源材料003。",
    batches=tuple(
        attrs.evolve(batch, cites=(_SICHUAN, _TOWNSHIP)) for batch in TOWNSHIP_003.batches
    ),
)

FORUM_2015: Final = Scheme(
    id="cn/five-batches/2015-10",
    title="五个一批（2015年10月16日减贫与发展高层论坛）",
    title_en="the five batches of 16 October 2015",
    cites=_OCTOBER,
    note="各批措辞凭记忆；适用对象据11月会议。",
    batches=(
        production_and_employment(_OCTOBER, _WHOM),
        Batch(
            id="relocation",
            title="易地搬迁安置一批",
            title_en="relocation",
            test=household.relocation_planned,
            cites=(_OCTOBER, _WHOM),
            note="“很难实现就地脱贫”以列入搬迁规划为准。",
        ),
        Batch(
            id="ecology",
            title="生态保护脱贫一批",
            title_en="out of poverty through ecological protection",
            test=household.ecological_area & member.members.some(ABLE),
            person=ABLE,
            cites=(_OCTOBER, _WHOM),
            note="有劳动能力且居住在生态保护区域。",
        ),
        Batch(
            id="education",
            title="教育扶贫脱贫一批",
            title_en="out of poverty through education",
            test=member.members.some(STUDYING),
            person=STUDYING,
            cites=(_OCTOBER, _WHOM),
            note="有在校成员的户；学龄前儿童不计。",
        ),
        Batch(
            id="subsistence",
            title="低保政策兜底一批",
            title_en="secured by the subsistence allowance",
            test=SECURED | member.members.some(IMPAIRED),
            cites=(_OCTOBER, _WHOM),
            note="完全或部分丧失劳动能力的人，及低保、五保户。",
        ),
    ),
)

SCHEMES: Final = (FOUR_BATCHES_2015, SICHUAN_2015, FORUM_2015)
