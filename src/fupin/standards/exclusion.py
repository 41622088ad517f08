"""Who is not taken in (不予纳入): local lists, each item either removes or calls for review.

Source:
    上饶 (Jiangxi), 七清四严; lists retold from several places.

Limitations:
    The names 八不准, 四有人员 and 一票否决 were not found with a fixed list.  Of 七清 the
    single items were not seen: only the four of 四严 are encoded.
"""

from __future__ import annotations

import difflib
import enum

from typing import Final

import attrs

from fupin.errors import RuleDefinitionError, UnknownNameError
from fupin.facts import household
from fupin.logic import Condition, check
from fupin.policy import document, parameter
from fupin.values import Citation


class ExclusionOutcome(enum.Enum):
    """What an item that applies leads to."""

    REMOVE = "剔除"
    REVIEW = "从严审核"


@attrs.frozen(kw_only=True)
class ExclusionItem:
    """One circumstance of a list; its test is met where the circumstance is there.

    Raises:
        UnitError, RuleDefinitionError: If *test* can't mean what it says.
    """

    id: str
    title: str
    title_en: str
    test: Condition = attrs.field(converter=check)
    outcome: ExclusionOutcome
    cites: tuple[Citation, ...]
    note: str = ""


@attrs.frozen(kw_only=True, cache_hash=True)
class ExclusionList:
    """The circumstances of one locality in which a household is not simply taken in.

    Raises:
        RuleDefinitionError: If two items share an id, or there is none.
    """

    id: str
    title: str
    title_en: str
    region: str
    """Six-digit code of the locality; empty where it is nobody's list in particular."""

    items: tuple[ExclusionItem, ...]
    cites: Citation
    note: str = ""

    def __attrs_post_init__(self) -> None:
        ids = [item.id for item in self.items]
        if not ids or len(set(ids)) != len(ids):
            raise RuleDefinitionError(f"{self.id}: items must be there, each id once")


_SHANGRAO: Final = document("exclusion-shangrao").cite("四严")
_RETOLD: Final = document("exclusion-retold").cite()


def _strictly(name: str, title: str, title_en: str, test: Condition) -> ExclusionItem:
    return ExclusionItem(
        id=name,
        title=title,
        title_en=title_en,
        test=test,
        outcome=ExclusionOutcome.REVIEW,
        cites=(_SHANGRAO,),
    )


def _removed(name: str, title: str, title_en: str, test: Condition) -> ExclusionItem:
    return ExclusionItem(
        id=name,
        title=title,
        title_en=title_en,
        test=test,
        outcome=ExclusionOutcome.REMOVE,
        cites=(_RETOLD,),
    )


SHANGRAO: Final = ExclusionList(
    id="cn-361100/exclusion",
    title="上饶市精准识别“四严”",
    title_en="Shangrao: four circumstances strictly reviewed",
    region="361100",
    cites=_SHANGRAO,
    note="“七清”（剔除）各项的逐条文本未见，不列；此处不达任何一项不等于不属“七清”。",
    items=(
        _strictly(
            "village-committee",
            "村民委员会成员",
            "member of the village committee",
            household.village_committee_member,
        ),
        _strictly(
            "publicly-paid", "财政供养人员", "paid from public funds", household.publicly_paid
        ),
        _strictly(
            "insurance",
            "购买商业保险",
            "commercial insurance",
            household.commercial_insurance,
        ),
        _strictly("complaint", "有群众举报", "complained of", household.complained_of),
    ),
)

RETOLD: Final = ExclusionList(
    id="retold/exclusion",
    title="各地常见的不予纳入情形（汇总）",
    title_en="circumstances found on several local lists",
    region="",
    cites=_RETOLD,
    note="由几处版本汇总，不是任何一地的规定，使用前应换成本地清单；转述只写“不予纳入”，按剔除处理。",
    items=(
        _removed("home", "购买商品房", "commercial home", household.commercial_home),
        _removed("luxury", "豪华装修住房", "luxury renovation", household.luxury_renovation),
        _removed("car", "拥有小汽车", "car", household.owns_car),
        _removed(
            "machinery",
            "拥有大型农机或工程机械",
            "large machinery",
            household.owns_machinery,
        ),
        _removed(
            "vehicle-value",
            "机动车价值超过3万元",
            "motor vehicles worth more than 30000 yuan",
            household.vehicle_value > parameter("exclusion_vehicle_value"),
        ),
        _removed(
            "publicly-paid",
            "家庭成员为财政供养人员",
            "member paid from public funds",
            household.publicly_paid,
        ),
        _removed(
            "publicly-paid-relative",
            "户主的父母、配偶或子女为财政供养人员",
            "relative of the head paid from public funds",
            household.publicly_paid_relative,
        ),
        _removed(
            "cadre", "现任村“三委”干部", "serving village cadre", household.village_cadre
        ),
        _removed("company", "登记公司或企业并经营", "runs a company", household.runs_company),
        _removed("hires", "雇工经营", "hires labour", household.hires_labour),
        _removed("absent", "长期在外、人户分离", "long absent", household.long_absent),
        _removed("abroad", "自费出国留学", "studies abroad", household.studies_abroad),
        _removed(
            "pension", "购买商业养老保险", "commercial pension", household.commercial_pension
        ),
        _removed("punished", "因违法被处理", "punished", household.punished),
        _removed("empty", "空挂户", "lives elsewhere", household.empty_household),
        _removed("split", "拆户分户", "split household", household.split_household),
        _removed("imprisoned", "服刑", "in prison", household.imprisoned),
        _removed("gone", "死亡或失踪", "dead or missing", household.dead_or_missing),
        _removed(
            "unexplained",
            "有举报且不能合理说明",
            "can't explain a complaint",
            household.complaint_unexplained,
        ),
    ),
)

EXCLUSION_LISTS: Final = (SHANGRAO, RETOLD)


def exclusion_list(name: str) -> ExclusionList:
    """The list with this id, for example ``cn-361100/exclusion``.

    Raises:
        UnknownNameError: If there is none; near ids are suggested.
    """
    known = {found.id: found for found in EXCLUSION_LISTS}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.3) or list(known)
        raise UnknownNameError("exclusion list", name, near)
    return known[name]
