"""Whether a case followed its procedure: order, dates, hands, papers, the year of exit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fupin.errors import Severity
from fupin.model.procedure import ProcedureFinding
from fupin.register.asked import Asked, roles
from fupin.register.course import Fit, Stage
from fupin.register.limits import Deadline, figure, used
from fupin.standards import standard
from fupin.standards.procedure import EvidenceSlot, indicator_slots
from fupin.values import RegionCode


_KINDS: Final = {"household": "户", "village": "村", "county": "县"}


def belonging(asked: Asked) -> Iterator[ProcedureFinding]:
    """Whether the case is one for this procedure, and all its steps are known."""
    case, procedure = asked.case, asked.procedure
    if case.kind != procedure.subject.value:
        yield asked.finding(
            "wrong-subject",
            f"程序适用于{_KINDS[procedure.subject.value]}，"
            f"案卷对象为{_KINDS.get(case.kind, case.kind)}",
            f"the procedure is for a {procedure.subject.value}, the case is of a {case.kind}",
        )
    places = tuple(RegionCode(code).short() for code in procedure.regions)
    if places and asked.region and not asked.region.startswith(places):
        yield asked.finding(
            "wrong-region", "程序不适用于该地区", "the procedure is not for this region"
        )
    if case.cohort is not None and not procedure.takes_cohort(case.cohort):
        first, last = procedure.first_cohort, procedure.last_cohort
        yield asked.finding(
            "wrong-cohort",
            f"程序适用于{first}至{last}年度，案卷为{case.cohort}年度",
            f"the procedure is for cohorts {first} to {last}, not {case.cohort}",
        )
    ids = {step.id for step in procedure.steps}
    for place, record in enumerate(case.records):
        if record.step not in ids:
            yield asked.finding(
                "unknown-step",
                f"第{place + 1}条记录的步骤不在程序中",
                f"the step of record {place + 1} is not in the procedure",
            )


def order(asked: Asked, stage: Stage) -> Iterator[ProcedureFinding]:
    """Whether a step was taken in its turn."""
    if stage.fit is Fit.REPEATS:
        yield asked.finding(
            "illegal-transition",
            "此前已经完成，又无退回，不能再办",
            "it was done already, and nothing sent the case back",
            stage=stage,
        )
    elif stage.fit is Fit.SKIPS:
        missing = "、".join(f"“{s.title}”" for s in stage.skipped)
        missing_en = "; ".join(s.title_en for s in stage.skipped)
        if stage.sent_back_from:
            came = asked.procedure.step(stage.sent_back_from)
            yield asked.finding(
                "objection-unanswered",
                f"之前应退回重做：“{came.title}”有异议或未通过，缺{missing}",
                f"“{came.title_en}” sent the case back; not done again: {missing_en}",
                stage=stage,
            )
        else:
            yield asked.finding(
                "step-missing",
                f"之前缺少{missing}",
                f"not done before it: {missing_en}",
                stage=stage,
            )


def dates(asked: Asked, way: tuple[Stage, ...]) -> Iterator[ProcedureFinding]:
    """Whether the days run forward, up to the day of the check, in the procedure's time."""
    latest = asked.case.opened_on
    procedure = asked.procedure
    for stage in way:
        done = stage.record.done_on
        if done is None:
            yield asked.unknown(
                "date-not-recorded",
                "未登记完成日期",
                "the day it was done is not recorded",
                stage=stage,
                severity=Severity.WARNING,
            )
            continue
        if latest is not None and done < latest:
            yield asked.finding(
                "date-goes-back",
                f"完成于{done.isoformat()}，早于前一日期{latest.isoformat()}",
                f"done on {done.isoformat()}, before {latest.isoformat()}",
                stage=stage,
            )
        if done > asked.on:
            yield asked.finding(
                "date-in-future",
                f"完成日期{done.isoformat()}晚于核查日期",
                f"done on {done.isoformat()}, after the day of the check",
                stage=stage,
            )
        if not procedure.first <= done <= procedure.last:
            yield asked.finding(
                "outside-its-days",
                f"的日期不在程序施行期间（{procedure.first}至{procedure.last}）",
                f"not in the days of the procedure, {procedure.first} to {procedure.last}",
                stage=stage,
                severity=Severity.NOTICE,
            )
        latest = done if latest is None else max(latest, done)


def hands(asked: Asked, stage: Stage) -> Iterator[ProcedureFinding]:
    """Whether those who must acted, and those who must signed."""
    step, record = stage.step, stage.record
    absent = set(step.who) - (record.by or set())
    if record.by is not None and absent:
        yield asked.finding(
            "role-missing",
            f"应由{roles(step.who)}办理，缺{roles(absent)}",
            f"to be done by {roles(step.who, 'en')}; missing: {roles(absent, 'en')}",
            stage=stage,
            severity=Severity.WARNING,
        )
    if not step.signs or not record.holds:
        return
    if record.signed_by is None:
        yield asked.unknown(
            "signature-not-recorded",
            f"未登记{roles(step.signs)}是否签字",
            f"whether signed is not recorded: {roles(step.signs, 'en')}",
            stage=stage,
            severity=Severity.WARNING,
        )
    elif unsigned := set(step.signs) - record.signed_by:
        yield asked.finding(
            "signature-missing",
            f"缺{roles(unsigned)}签字",
            f"not signed by: {roles(unsigned, 'en')}",
            stage=stage,
        )


def papers(asked: Asked, stage: Stage) -> Iterator[ProcedureFinding]:
    """Whether every slot of evidence of a step that holds is filled."""
    filled = {e.slot: e.reference for e in stage.record.evidence}
    for slot in slots(asked, stage):
        if slot.id not in filled:
            yield asked.finding(
                "evidence-missing",
                f"缺少材料：{slot.title}",
                f"no paper: {slot.title_en}",
                stage=stage,
                severity=Severity.WARNING,
            )
        elif not filled[slot.id]:
            yield asked.unknown(
                "evidence-without-reference",
                f"的材料未登记档案号：{slot.title}",
                f"the paper has no reference: {slot.title_en}",
                stage=stage,
            )


def slots(asked: Asked, stage: Stage) -> tuple[EvidenceSlot, ...]:
    """The slots of a step, those of the indicators among them."""
    name = asked.case.standard or asked.procedure.standard
    if not stage.step.proves_indicators or not name:
        return stage.step.evidence
    return (*stage.step.evidence, *indicator_slots(standard(name)))


def late(
    asked: Asked, stage: Stage, limits: dict[str, Deadline]
) -> Iterator[ProcedureFinding]:
    """Whether a step that holds was done in time."""
    deadline, done = limits.get(stage.step.id), stage.record.done_on
    if deadline is None or done is None:
        return
    if deadline.day is None:
        zh, en = deadline.reason
        yield asked.unknown(
            "limit-unknown",
            f"是否按期无法判定：{zh}",
            f"whether it was in time can't be said: {en}",
            stage=stage,
        )
    elif done > deadline.day:
        over = (done - deadline.day).days
        yield asked.finding(
            "step-late",
            f"应于{deadline.day.isoformat()}前完成，迟{over}天",
            f"due on {deadline.day.isoformat()}, {over} days late",
            stage=stage,
            severity=Severity.WARNING,
            value=over,
            used=deadline.used,
        )


def year_of_exit(asked: Asked, stage: Stage) -> Iterator[ProcedureFinding]:
    """Whether a household exits in the year it was identified or fell back."""
    procedure, done = asked.procedure, stage.record.done_on
    if not procedure.year_gap or stage.step.id != procedure.exit_step or done is None:
        return
    chosen = figure(procedure.year_gap, done, asked.region)
    if chosen is None:
        return
    identified = asked.case.identified_in_year
    if identified is None:
        yield asked.unknown(
            "identified-year-not-recorded",
            "是否当年识别当年退出无法判定：未登记识别年度",
            "the year of identification is not recorded",
            stage=stage,
        )
    elif done.year - identified < chosen.setting.value:
        strict = bool(chosen.setting.region)
        yield asked.finding(
            "exit-in-year-of-identification",
            f"在{done.year}年退出，而识别（返贫）于{identified}年，"
            + ("不得退出" if strict else "原则上不能退出"),
            f"exit in {done.year}, identified in {identified}",
            stage=stage,
            severity=Severity.ERROR if strict else Severity.WARNING,
            value=done.year - identified,
            threshold=chosen.setting.value,
            used=(used(chosen),),
        )
