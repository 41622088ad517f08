"""A case on its way through a procedure: which steps were done, when, by whom, with what."""

from __future__ import annotations

from datetime import date
from typing import Annotated as A

import attrs

from fupin.codes import Code
from fupin.errors import Severity
from fupin.logic import Truth
from fupin.model.about import About
from fupin.model.invariants import refuse_if
from fupin.model.results import Used
from fupin.values import Citation, RegionCode, Standing


_FILE = "程序档案"


class ProcedureRole(
    Code,
    title="程序主体",
    source="procedures of exit, identification and monitoring, 2014–2021",
):
    """Who acts or signs in a procedure (程序主体)."""

    HOUSEHOLD = "农户", "household"
    ASSEMBLY = "村民代表大会", "villagers' representative assembly"
    VILLAGE_COMMITTEE = "村委会", "villagers' committee"
    VILLAGE_COMMITTEES = "村“两委”", "village Party branch and villagers' committee"
    WORK_TEAM = "驻村工作队", "resident work team"
    HELPER = "帮扶责任人", "responsible helper"
    TOWNSHIP = "乡镇", "township"
    COUNTY = "县级", "county"
    COUNTY_GROUP = "县级扶贫开发领导小组", "county leading group"
    CITY = "市级", "prefecture or city"
    PROVINCE = "省级", "province"
    PROVINCIAL_GOVERNMENT = "省级政府", "provincial government"
    STATE_GROUP = "国务院扶贫开发领导小组", "State Council leading group"
    THIRD_PARTY = "第三方", "third party"


class PostingPlace(
    Code,
    title="公示地点",
    source="procedures of exit, identification and monitoring, 2014–2021",
):
    """Where a notice is posted (公示地点)."""

    VILLAGE = "村内", "in the village"
    TOWNSHIP = "乡镇内", "in the township"
    COUNTY = "县内", "in the county"
    PUBLIC = "向社会", "to the public"


@attrs.frozen(kw_only=True)
class Evidence:
    """A document that proves a step or an indicator (佐证材料): a reference, no content."""

    slot: A[str, About("材料名目", "slot it fills", source=_FILE)]
    reference: A[str | None, About("档案号", "reference", source=_FILE)] = attrs.field(
        default=None, repr=False
    )


@attrs.frozen(kw_only=True)
class Objection:
    """That somebody objected (异议): the day, never the person."""

    raised_on: A[date | None, About("提出日期", "raised on", source=_FILE)] = None
    reference: A[str | None, About("登记号", "reference", source=_FILE)] = attrs.field(
        default=None, repr=False
    )


@attrs.frozen(kw_only=True)
class Notice:
    """A notice or an announcement that was posted (公示、公告)."""

    first: A[date | None, About("公示首日", "first day", source=_FILE)] = None
    last: A[date | None, About("公示末日", "last day, included", source=_FILE)] = None
    place: A[PostingPlace | None, About("公示地点", "where it was posted", source=_FILE)] = (
        None
    )
    sensitive: A[
        bool | None,
        About("公示了身份证号、电话、账号或健康信息", "shows sensitive data", source=_FILE),
    ] = None

    def __attrs_post_init__(self) -> None:
        if self.first is not None and self.last is not None:
            refuse_if(
                self.last < self.first,
                "last",
                "period.ends-before-it-begins",
                "结束时间早于开始时间",
                "the end lies before the beginning",
            )


@attrs.frozen(kw_only=True)
class StepRecord:
    """One step that was taken, whatever came of it."""

    step: A[str, About("步骤", "step", source=_FILE)]
    done_on: A[date | None, About("完成日期", "done on", source=_FILE)] = None
    """For a notice the day it was concluded, signed and found to be without objection."""

    by: A[frozenset[ProcedureRole] | None, About("办理主体", "done by", source=_FILE)] = None
    signed_by: A[
        frozenset[ProcedureRole] | None, About("签字主体", "signed by", source=_FILE)
    ] = None
    notice: A[Notice | None, About("公示公告", "notice", source=_FILE)] = None
    evidence: A[tuple[Evidence, ...], About("佐证材料", "evidence", source=_FILE)] = ()
    objections: A[tuple[Objection, ...], About("异议", "objections", source=_FILE)] = ()
    passed: A[bool, About("通过", "passed", source=_FILE)] = True
    """Whether the step came out in favour; if not, or if anybody objected, the case
    goes back."""

    def __attrs_post_init__(self) -> None:
        done = self.done_on
        late = [o for o in self.objections if done and o.raised_on and o.raised_on > done]
        refuse_if(
            bool(late),
            "objections",
            "procedure.objection-after-the-step",
            "异议晚于步骤完成日期，应记在提出时所在的步骤",
            "an objection later than the step: it belongs to the step it was raised at",
        )

    @property
    def holds(self) -> bool:
        """Whether the step leads on: it was passed, and nobody objected."""
        return self.passed and not self.objections


@attrs.frozen(kw_only=True)
class Case:
    """A household, a village or a county in a procedure, with all that was recorded."""

    procedure: A[str, About("程序编号", "procedure", source=_FILE)]
    kind: A[str, About("对象类型", "household, village or county", source=_FILE)]
    subject: A[str, About("对象编号", "number of the subject", source=_FILE)]
    region: A[RegionCode | None, About("行政区划代码", "region code", source=_FILE)] = None
    opened_on: A[
        date | None, About("启动日期", "opened on; a risk: found on", source=_FILE)
    ] = None
    cohort: A[int | None, About("计划退出年度", "year of the exit", source=_FILE)] = None
    identified_in_year: A[
        int | None, About("识别或返贫年度", "year of identification", source=_FILE)
    ] = None
    standard: A[str | None, About("对照标准", "standard applied", source=_FILE)] = None
    records: A[tuple[StepRecord, ...], About("步骤记录", "records", source=_FILE)] = ()


@attrs.frozen(kw_only=True)
class CaseState:
    """Where a case stands: the steps that hold, and what may follow."""

    procedure: str
    done: tuple[str, ...]
    """Ids of the steps that hold, in the order of the procedure."""

    next: tuple[str, ...]
    """Ids of the steps that may follow; none when the case is finished."""

    sent_back_from: str = ""
    """Id of the step that sent the case back, until the way is taken again."""

    finished: bool

    @property
    def step(self) -> str:
        """Id of the last step that holds; empty before the first."""
        return self.done[-1] if self.done else ""


@attrs.frozen(kw_only=True)
class ProcedureFinding:
    """One thing that is amiss in a case, or can't be decided."""

    code: str
    """Stable identifier, for example ``procedure.notice-too-short``."""

    severity: Severity
    truth: Truth
    """NOT_MET, or UNKNOWN where something is not recorded or no figure is known."""

    step: str = ""
    record: int | None = None
    """Position of the record in the case, from 0."""

    message: str
    message_en: str
    value: int | None = None
    threshold: int | None = None
    used: tuple[Used, ...] = ()
    citations: tuple[Citation, ...] = ()

    @property
    def standing(self) -> Standing:
        """The weakest standing of what it rests on."""
        sources = (*self.citations, *(u.citation for u in self.used))
        return Standing.weakest(c.standing for c in sources)


@attrs.frozen(kw_only=True)
class Due:
    """A step with a time limit that is not done yet."""

    step: str
    title: str
    title_en: str
    due_on: date | None
    """Last day in time; ``None`` where it can't be said."""

    days_late: int | None
    """Days since; 0 while there is time, ``None`` where it can't be said."""

    reason: str = ""
    """Why it can't be said."""

    reason_en: str = ""
    used: tuple[Used, ...] = ()

    @property
    def late(self) -> Truth:
        """Whether the last day has passed."""
        return Truth.of(None if self.days_late is None else self.days_late > 0)
