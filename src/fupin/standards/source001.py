"""Two models of a village's exit made by a county: 标准型 and 示范型 (source document 001).

What the second asks "在标准型基础上" is written as the first's test and something more,
so that whoever meets the second meets the first.

Limitations:
    The 三力 of a village's organisation are not spelled out: they are asked.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from fupin.facts import area
from fupin.facts import asked_village as village
from fupin.logic import Condition, Named, first_known
from fupin.policy import document
from fupin.standards import blocks
from fupin.standards.blocks import Draft
from fupin.standards.rule import Rule, Standard, Subject


_TEXT: Final = document("source-001-villages")
_STANDARD: Final = Draft("source-001/village/standard", _TEXT.cite("一率五通五有"))
_MODEL: Final = Draft("source-001/village/model", _TEXT.cite("一率两强五通八有"))
_FIRST: Final = date(2016, 4, 28)
_LAST: Final = date(2020, 12, 31)
_DAYS: Final = "材料日期不明，自国家退出文件发布日起，截止日取2020年底。"
_RANGE: Final = "“1—2个”按闭区间。"

_INDUSTRIES: Final = blocks.within(
    village.leading_industries, "source_001_industries_least", "source_001_industries_most"
)
_SAFE_HOMES: Final = first_known(
    village.households_safe_housing, area.dangerous_dwellings <= blocks.NO_HOUSEHOLD
)
_LINKS: Final = (
    ("water", "通水", "water", village.water_access, village.water_raised),
    ("power", "通电", "power", village.power_access, village.power_raised),
    ("road", "通路", "road", village.road_access, village.road_raised),
    (
        "broadcasting",
        "通广播电视",
        "radio and television",
        village.broadcasting_access,
        village.broadcasting_raised,
    ),
    ("network", "通网络信息", "network", village.network_access, village.network_raised),
)


def _incidence(draft: Draft) -> Rule:
    return draft.rule(
        "incidence",
        "贫困发生率低于3%",
        "poverty incidence below 3 %",
        blocks.incidence_below(area.population, "source_001_incidence_cap"),
        "“低于”取严格小于。",
    )


STANDARD: Final = Standard(
    id=_STANDARD.book,
    title="贫困村“标准型”模式“一率五通五有”（来源材料001）",
    title_en="village model of the standard kind (source 001)",
    subject=Subject.VILLAGE,
    rules=(
        _incidence(_STANDARD),
        *(_STANDARD.rule(name, zh, f"has {en}", has) for name, zh, en, has, _ in _LINKS),
        _STANDARD.rule(
            "collective",
            "有村集体经济组织",
            "has a collective economic organisation",
            village.collective_organisation,
        ),
        _STANDARD.rule(
            "industry",
            "有1—2个稳定主导产业",
            "has 1 or 2 stable leading industries",
            _INDUSTRIES,
            _RANGE,
        ),
        _STANDARD.rule(
            "activity-place",
            "有办公活动场所",
            "has a place for office and activities",
            village.activity_place,
        ),
        _STANDARD.rule("clinic", "有村级卫生室", "has a clinic", area.clinic),
        _STANDARD.rule(
            "housing",
            "户有安全住房",
            "every household has safe housing",
            _SAFE_HOMES,
            "未核查的，看登记的危房户数是否为零。",
        ),
    ),
    cites=_STANDARD.cites,
    first=_FIRST,
    last=_LAST,
    note="县级自拟模式。" + _DAYS,
)


def _base(name: str) -> Condition:
    """The test of 标准型 that a condition of 示范型 builds on."""
    (found,) = (r for r in STANDARD.rules if r.last_name == name)
    return Named(found.test, f"{found.title}（标准型）", f"{found.title_en} (standard kind)")


_ON_TOP: Final = "“在标准型基础上”，先须达到标准型的同一项。"

MODEL: Final = Standard(
    id=_MODEL.book,
    title="贫困村“示范型”模式“一率两强五通八有”（来源材料001）",
    title_en="village model of the exemplary kind (source 001)",
    subject=Subject.VILLAGE,
    rules=(
        _incidence(_MODEL),
        _MODEL.rule(
            "organisation",
            "村级组织“三力”作用增强且党员贫困户清零",
            "the three forces have grown, and no party member's household is poor",
            village.organisation_strengthened
            & (village.poor_party_households <= blocks.NO_HOUSEHOLD),
            "“三力”未作说明，不自拟，作为核查结论询问。",
        ),
        _MODEL.rule(
            "demonstration",
            "集体经济组织示范带动强，有1—2个农民专业合作社或集体经济组织",
            "the collective leads by example, with 1 or 2 cooperatives or collectives",
            village.collective_demonstration
            & blocks.within(
                village.cooperatives_or_collectives,
                "source_001_organisations_least",
                "source_001_organisations_most",
            ),
            _RANGE,
        ),
        *(
            _MODEL.rule(
                name,
                f"{zh}达到更高水平",
                f"has {en} at a higher level",
                _base(name) & raised,
                _ON_TOP,
            )
            for name, zh, en, _, raised in _LINKS
        ),
        _MODEL.rule(
            "industry",
            "有1—2个稳定脱贫产业",
            "has 1 or 2 industries that keep people out of poverty",
            _base("industry") & village.industries_lift_poor,
            _ON_TOP,
        ),
        _MODEL.rule(
            "collective",
            "有村级集体积累或经济组织",
            "has collective savings or an economic organisation",
            _base("collective")
            & (village.collective_savings | village.collective_organisation),
            _ON_TOP + "因此仅有集体积累而无集体经济组织的不算达到。",
        ),
        _MODEL.rule(
            "activity-place",
            "有功能齐全的办公活动场所",
            "has a complete place for office and activities",
            _base("activity-place") & village.activity_place_complete,
            _ON_TOP,
        ),
        _MODEL.rule(
            "clinic",
            "有标准化卫生室",
            "has a standard clinic",
            _base("clinic") & village.standard_clinic,
            _ON_TOP,
        ),
        _MODEL.rule(
            "environment",
            "有完善的农村环保设施",
            "has complete facilities for the environment",
            village.environmental_facilities,
        ),
        _MODEL.rule(
            "surroundings",
            "有整洁卫生的人居环境",
            "has clean and tidy surroundings",
            village.tidy_environment,
        ),
        _MODEL.rule(
            "security",
            "有健全的社会保障体系",
            "has sound social security",
            village.social_security_sound,
        ),
        _MODEL.rule(
            "housing",
            "户有安全住房，达到两不愁三保障",
            "every household has safe housing and the assurances",
            _base("housing") & village.households_assured,
            _ON_TOP,
        ),
    ),
    cites=_MODEL.cites,
    first=_FIRST,
    last=_LAST,
    note="县级自拟模式。" + _DAYS,
)

STANDARDS: Final = (STANDARD, MODEL)
