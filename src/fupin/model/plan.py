"""One household, one plan: the four lists, and who answers for them."""

from __future__ import annotations

from datetime import date
from typing import Annotated as A

import attrs

from fupin.codes import HelperKind, MeasureCategory, PoliticalStatus, PovertyCause
from fupin.model.about import About
from fupin.model.invariants import refuse_if
from fupin.values import Fen, PersonName, Phone


_PLAN = "一户一策帮扶计划"


@attrs.frozen(kw_only=True)
class Helper:
    """A person, unit or team that helps (帮扶责任人、帮扶单位、驻村工作队)."""

    helper_id: A[str | None, About("帮扶责任人编号", "helper number", code="AAK110")] = None
    kind: A[HelperKind | None, About("帮扶主体类型", "kind of helper")] = None
    name: A[PersonName | None, About("帮扶责任人姓名", "name", code="AAB002")] = None
    unit: A[str | None, About("单位名称", "unit", code="AAP001")] = None
    post: A[str | None, About("单位职务", "post", code="AAK888")] = None
    political_status: A[
        PoliticalStatus | None, About("政治面貌", "political status", code="AAK033")
    ] = None
    phone: A[Phone | None, About("联系电话", "phone", code="AAR012")] = None
    first: A[date | None, About("帮扶开始时间", "helps from", code="AAR020")] = None
    last: A[date | None, About("帮扶结束时间", "helps until", code="AAR021")] = None

    def __attrs_post_init__(self) -> None:
        _refuse_backwards(self.first, self.last, "last")


@attrs.frozen(kw_only=True)
class Need:
    """What a household needs (需求清单)."""

    what: A[str, About("需求", "need", source=_PLAN)]
    causes: A[
        frozenset[PovertyCause], About("针对的致贫原因", "causes it answers", source=_PLAN)
    ] = frozenset()


@attrs.frozen(kw_only=True)
class Measure:
    """One measure of help (帮扶措施)."""

    category: A[MeasureCategory, About("措施类别", "category", source=_PLAN)]
    what: A[str, About("措施内容", "what is done", source=_PLAN)] = ""
    answers: A[tuple[str, ...], About("对应需求", "needs it answers", source=_PLAN)] = ()
    amount: A[Fen | None, About("投入资金", "money", unit="fen", source=_PLAN, low=0)] = None
    first: A[date | None, About("开始时间", "from", source=_PLAN)] = None
    last: A[date | None, About("结束时间", "until", source=_PLAN)] = None
    done: A[bool | None, About("已落实", "done", source=_PLAN)] = None

    def __attrs_post_init__(self) -> None:
        _refuse_backwards(self.first, self.last, "last")


@attrs.frozen(kw_only=True)
class Responsibility:
    """Who answers for what (责任清单)."""

    helper: A[Helper, About("责任人", "who", source=_PLAN)]
    duty: A[str, About("责任", "for what", source=_PLAN)]


@attrs.frozen(kw_only=True)
class Goal:
    """What is to be reached, and by when (目标和时限清单)."""

    what: A[str, About("目标", "goal", source=_PLAN)]
    deadline: A[date, About("时限", "deadline", source=_PLAN)]
    reached_on: A[date | None, About("完成时间", "reached on", source=_PLAN)] = None

    def late(self, on: date) -> bool:
        """Whether the goal is not reached and its deadline has passed on day *on*."""
        reached = self.reached_on is not None and self.reached_on <= on
        return not reached and on > self.deadline


@attrs.frozen(kw_only=True)
class AssistancePlan:
    """A household's plan: exactly the four lists (需求、措施、责任、目标和时限).

    Source:
        安徽贵池 (2016-08): 一村一策、一户一法; 四项清单.
    """

    household_id: A[str, About("户编号", "household number", code="AAC001")]
    needs: A[tuple[Need, ...], About("需求清单", "needs", source=_PLAN)] = ()
    measures: A[tuple[Measure, ...], About("措施清单", "measures", source=_PLAN)] = ()
    responsibilities: A[
        tuple[Responsibility, ...], About("责任清单", "responsibilities", source=_PLAN)
    ] = ()
    goals: A[
        tuple[Goal, ...], About("目标和时限清单", "goals with deadlines", source=_PLAN)
    ] = ()

    def unanswered_needs(self) -> tuple[Need, ...]:
        """Needs that no measure answers."""
        answered = {what for measure in self.measures for what in measure.answers}
        return tuple(need for need in self.needs if need.what not in answered)

    def unanswered_causes(self, causes: frozenset[PovertyCause]) -> tuple[PovertyCause, ...]:
        """Those of *causes* that no need speaks of, in the order of the code list."""
        spoken = {cause for need in self.needs for cause in need.causes}
        return tuple(c for c in PovertyCause if c in causes and c not in spoken)


def _refuse_backwards(first: date | None, last: date | None, field: str) -> None:
    if first is not None and last is not None:
        refuse_if(
            last < first,
            field,
            "period.ends-before-it-begins",
            "结束时间早于开始时间",
            "the end lies before the beginning",
        )
