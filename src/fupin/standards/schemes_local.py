"""Local ways to sort households: the list of a district, and the two door plates.

Source:
    西安市长安区 (2017), ten headings under the name 八个一批; source document 001, the plates
    产业扶持户 and 民生保障户.

Limitations:
    The eight batches of Guangxi and those of Shaanxi as a province are only recalled, and
    those of Guizhou were not found: left out.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import PovertyCause
from fupin.facts import household, member
from fupin.policy import document
from fupin.standards.people import (
    ABLE,
    ILL,
    IMPAIRED,
    NOBODY_ABLE,
    SECURED,
    STUDYING,
    UNSAFE_HOME,
    because_of,
)
from fupin.standards.rule import Batch, Scheme


_CHANGAN: Final = document("changan-2017").cite()
_WHOM: Final = document("work-conference-2015").cite("五个一批")
_PLATES: Final = document("plates-001").cite("门牌")
_LISTED: Final = "清单只有名目，适用对象未见，以列入名单为准。"


CHANGAN_2017: Final = Scheme(
    id="cn-610116/eight-batches/2017",
    title="西安市长安区“八个一批”（2017年，实列十项）",
    title_en="the batches of Chang'an district, Xi'an, 2017 (ten are listed)",
    cites=_CHANGAN,
    note="清单只有名目；与国家五个一批同名的，适用对象据2015年11月会议。",
    batches=(
        Batch(
            id="industry",
            title="产业",
            title_en="industry",
            test=member.members.some(ABLE),
            person=ABLE,
            cites=(_CHANGAN, _WHOM),
            note="有劳动能力的人，取普通、技能及弱劳动力。",
        ),
        Batch(
            id="ecology",
            title="生态",
            title_en="ecology",
            test=household.ecological_area & member.members.some(ABLE),
            person=ABLE,
            cites=(_CHANGAN, _WHOM),
            note="有劳动能力且居住在生态保护区域。",
        ),
        Batch(
            id="education",
            title="教育",
            title_en="education",
            test=member.members.some(STUDYING),
            person=STUDYING,
            cites=(_CHANGAN, _WHOM),
            note="有在校成员的户；学龄前儿童不计。",
        ),
        Batch(
            id="health",
            title="健康",
            title_en="health",
            test=because_of(PovertyCause.ILLNESS) | member.members.some(ILL),
            person=ILL,
            cites=(_CHANGAN,),
            note="适用对象未见：取因病致贫，或有慢性病、大病成员。",
        ),
        Batch(
            id="employment",
            title="就业创业",
            title_en="employment",
            test=household.employment_listed,
            cites=(_CHANGAN,),
            note=_LISTED,
        ),
        Batch(
            id="social-security",
            title="社会兜底",
            title_en="secured by social protection",
            test=SECURED | member.members.some(IMPAIRED),
            cites=(_CHANGAN, _WHOM),
            note="完全或部分丧失劳动能力的人，及低保、五保户。",
        ),
        Batch(
            id="dwelling",
            title="危房改造",
            title_en="rebuilding of dangerous dwellings",
            test=UNSAFE_HOME,
            cites=(_CHANGAN,),
            note="适用对象未见：取鉴定C级、D级；无等级的看危房户登记。",
        ),
        Batch(
            id="relocation",
            title="移民搬迁",
            title_en="relocation",
            test=household.relocation_planned,
            cites=(_CHANGAN, _WHOM),
            note="“很难实现就地脱贫”以列入搬迁规划为准。",
        ),
        Batch(
            id="village-services",
            title="贫困村公共服务和基础设施",
            title_en="services and infrastructure of poor villages",
            test=household.village_services_listed,
            cites=(_CHANGAN,),
            note="以村为对象，户是否受益须询问。",
        ),
        Batch(
            id="fund-dividend",
            title="基金收益分红",
            title_en="dividends of a fund",
            test=household.fund_dividend_listed,
            cites=(_CHANGAN,),
            note=_LISTED,
        ),
    ),
)

DOOR_PLATES: Final = Scheme(
    id="source-001/door-plates",
    title="门牌：产业扶持户与民生保障户（来源材料001）",
    title_en="door plates: household of industry, household of social security",
    cites=_PLATES,
    note="每户二者居其一；成员劳动能力登记不全、又无人有劳动能力的，无法判定。",
    batches=(
        Batch(
            id="industry",
            title="产业扶持户",
            title_en="household helped through industry",
            test=member.members.some(ABLE),
            person=ABLE,
            cites=(_PLATES,),
            note="材料未写判据：取至少一名成员有劳动能力（普通、技能及弱劳动力）。",
        ),
        Batch(
            id="social-security",
            title="民生保障户",
            title_en="household secured",
            test=NOBODY_ABLE,
            cites=(_PLATES,),
            note="材料未写判据：取全户丧失或无劳动能力，且成员登记齐全。",
        ),
    ),
)

SCHEMES: Final = (CHANGAN_2017, DOOR_PLATES)
