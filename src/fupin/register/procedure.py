"""What may be asked of a case: where it stands, what may follow, what is amiss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from fupin.errors import InvalidValueError
from fupin.model.procedure import (
    Case,
    CaseState,
    Evidence,
    Notice,
    Objection,
    ProcedureFinding,
    ProcedureRole,
    StepRecord,
)
from fupin.register import checks
from fupin.register.asked import Asked
from fupin.register.course import Fit, Stage, Way, stages, strict
from fupin.register.days import Calendar
from fupin.register.limits import deadlines, region_of
from fupin.register.notices import notices, signing_gaps
from fupin.standards.procedure import Procedure, Step
from fupin.standards.procedures import procedure as find


def state(case: Case) -> CaseState:
    """Where a case stands.

    Only records that followed the procedure count: what skipped a step, or repeated
    one without being sent back, led nowhere.

    Raises:
        UnknownNameError: If there is no such procedure.
    """
    procedure = find(case.procedure)
    way = strict(case, procedure)
    return CaseState(
        procedure=procedure.id,
        done=tuple(procedure.steps[p].id for p in way.done),
        next=tuple(step.id for step in _next(way)),
        sent_back_from=way.sent_back_from,
        finished=procedure.finished(way.place),
    )


def next_steps(case: Case) -> tuple[Step, ...]:
    """The steps that may follow: one, more where some are optional, none at the end.

    Raises:
        UnknownNameError: If there is no such procedure.
    """
    return _next(strict(case, find(case.procedure)))


def _next(way: Way) -> tuple[Step, ...]:
    procedure = way.procedure
    return tuple(procedure.steps[p] for p in procedure.reachable(way.place))


def record(  # noqa: PLR0913  # a record has this many parts
    case: Case,
    step: str,
    *,
    done_on: date,
    by: Iterable[ProcedureRole] | None = None,
    signed_by: Iterable[ProcedureRole] | None = None,
    notice: Notice | None = None,
    evidence: Iterable[Evidence] = (),
    objections: Iterable[Objection] = (),
    passed: bool = True,
) -> Case:
    """The case with one more step taken; the case given is left as it is.

    Whether a notice was long enough, or a paper is missing, is for `check()` to say:
    here only the order of steps and of days is kept.

    Raises:
        UnknownNameError: If there is no such procedure, or no such step in it.
        InvalidValueError: If the step may not follow (``procedure.illegal-transition``),
            or is earlier than what was done before (``procedure.date-goes-back``).
    """
    procedure = find(case.procedure)
    way = strict(case, procedure)
    if way.fit(step) is not Fit.IN_TURN:
        raise _out_of_turn(procedure, way, step)
    _refuse_backwards(case, done_on)
    made = StepRecord(
        step=step,
        done_on=done_on,
        by=None if by is None else frozenset(by),
        signed_by=None if signed_by is None else frozenset(signed_by),
        notice=notice,
        evidence=tuple(evidence),
        objections=tuple(objections),
        passed=passed,
    )
    return attrs.evolve(case, records=(*case.records, made))


def _out_of_turn(procedure: Procedure, way: Way, step: str) -> InvalidValueError:
    may = _next(way)
    return InvalidValueError(
        "procedure.illegal-transition",
        "此时不能办理该步骤",
        "the step may not be taken now",
        found=procedure.step(step).title,
        expected="、".join(s.title for s in may) or "程序已经完成",
        expected_en=", ".join(s.id for s in may) or "nothing: the case is finished",
    )


def _refuse_backwards(case: Case, done_on: date) -> None:
    days = [case.opened_on, *(r.done_on for r in case.records)]
    latest = max((day for day in days if day is not None), default=done_on)
    if done_on < latest:
        raise InvalidValueError(
            "procedure.date-goes-back",
            "完成日期早于前面的步骤",
            "earlier than what was done before",
            found=done_on.isoformat(),
            expected=f"不早于{latest.isoformat()}",
            expected_en=f"{latest.isoformat()} or later",
        )


def check(
    case: Case, *, on: date, region: str | None = None, calendar: Calendar | None = None
) -> tuple[ProcedureFinding, ...]:
    """Everything that is amiss in a case, or can't be decided.

    Args:
        case: The case.
        on: The day of the check; numbers of days are those of the day a notice began.
        region: Where, as a six- or twelve-digit code; that of the case if left out.
        calendar: The working days, for notices and limits that count those.

    Returns:
        What concerns the whole case first, then record by record.  A figure no
        document gives for the region is a finding whose truth is UNKNOWN.

    Raises:
        UnknownNameError: If there is no such procedure or standard.
    """
    asked = Asked(
        case=case,
        procedure=find(case.procedure),
        on=on,
        region=region_of(case, region),
        calendar=calendar,
    )
    way = stages(case, asked.procedure)
    found = list(_each(asked, way))
    # Stable: what several checks say of one record stays in their order.
    found.sort(key=lambda f: -1 if f.record is None else f.record)
    return tuple(found)


def _each(asked: Asked, way: tuple[Stage, ...]) -> Iterator[ProcedureFinding]:
    limits = {
        d.step.id: d
        for d in deadlines(asked.case, asked.procedure, asked.region, asked.calendar)
    }
    held = tuple(s for s in way if s.record.holds)
    yield from checks.belonging(asked)
    for stage in way:
        yield from checks.order(asked, stage)
    yield from checks.dates(asked, way)
    for stage in way:
        yield from checks.hands(asked, stage)
    for stage in held:
        yield from notices(asked, stage)
    yield from signing_gaps(asked, held)
    for stage in held:
        yield from checks.papers(asked, stage)
        yield from checks.late(asked, stage, limits)
        yield from checks.year_of_exit(asked, stage)
