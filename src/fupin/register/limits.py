"""Time limits of a procedure: by which day a step is to be done, and what is late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias

import attrs

from fupin.errors import ParameterNotInForceError, RegionNeededError
from fupin.model import Used
from fupin.model.procedure import Case, Due
from fupin.policy import Chosen, history
from fupin.register.course import strict
from fupin.register.days import Calendar, last_day, month_end
from fupin.standards.procedure import Base, ByMonthEnd, Limit, Procedure, Step
from fupin.standards.procedures import procedure as find


Reason: TypeAlias = tuple[str, str]
"""Why something can't be said, in Chinese and English."""

NO_FIGURE: Final = ("该地区未见规定天数", "no figure is known for this region")
NO_CALENDAR: Final = ("须由工作日历判定", "needs a calendar of working days")
_NO_START: Final = ("未登记起算日期", "the day it runs from is not recorded")
_NO_COHORT: Final = ("未登记计划退出年度", "the year of the exit is not recorded")


@attrs.frozen(kw_only=True)
class Deadline:
    """The last day of a step, or why it can't be said."""

    step: Step
    day: date | None
    reason: Reason = ("", "")
    used: tuple[Used, ...] = ()


def due(
    case: Case, *, on: date, region: str | None = None, calendar: Calendar | None = None
) -> tuple[Due, ...]:
    """The steps with a time limit that do not hold yet, with the days they are late.

    Args:
        case: The case; what was recorded after *on* is left out of account.
        on: The day asked for.
        region: Where, as a six- or twelve-digit code; that of the case if left out.
        calendar: The working days, for limits that count those.

    Raises:
        UnknownNameError: If there is no such procedure.
    """
    procedure = find(case.procedure)
    so_far = [r for r in case.records if r.done_on is None or r.done_on <= on]
    way = strict(attrs.evolve(case, records=tuple(so_far)), procedure)
    if procedure.finished(way.place):
        return ()
    return tuple(
        _due(deadline, on)
        for deadline in deadlines(case, procedure, region_of(case, region), calendar)
        if procedure.index(deadline.step.id) not in way.done
    )


def _due(deadline: Deadline, on: date) -> Due:
    day = deadline.day
    return Due(
        step=deadline.step.id,
        title=deadline.step.title,
        title_en=deadline.step.title_en,
        due_on=day,
        days_late=None if day is None else max((on - day).days, 0),
        reason=deadline.reason[0],
        reason_en=deadline.reason[1],
        used=deadline.used,
    )


def region_of(case: Case, region: str | None) -> str:
    """The region asked for, or else that of the case; empty where neither is known."""
    return str(case.region or "") if region is None else region


def deadlines(
    case: Case, procedure: Procedure, region: str, calendar: Calendar | None
) -> Iterator[Deadline]:
    """The limits of all steps that have one in the days of the case."""
    for step in procedure.steps:
        if step.limit is not None:
            found = _deadline(step, step.limit, case, region, calendar)
            if found is not None:
                yield found


def _deadline(
    step: Step, limit: Limit, case: Case, region: str, calendar: Calendar | None
) -> Deadline | None:
    """``None`` where the parameter has no value in that time: there is no limit then."""
    if isinstance(limit, ByMonthEnd):
        year = _year(limit, case)
        if year is None:
            cause = _NO_COHORT if limit.base is Base.COHORT else _NO_START
            return Deadline(step=step, day=None, reason=cause)
        asked = date(year, 1, 1)
    elif case.opened_on is None:
        return Deadline(step=step, day=None, reason=_NO_START)
    else:
        asked = case.opened_on
    try:
        chosen = history(limit.parameter).on(asked, region)
    except RegionNeededError:
        return Deadline(step=step, day=None, reason=NO_FIGURE)
    except ParameterNotInForceError:
        return None
    number = chosen.setting.value
    if isinstance(limit, ByMonthEnd):
        day: date | None = month_end(asked.year, number)
    else:
        day = last_day(asked, number, limit.unit, calendar)
    reason = NO_CALENDAR if day is None else ("", "")
    return Deadline(step=step, day=day, reason=reason, used=(used(chosen),))


def _year(limit: ByMonthEnd, case: Case) -> int | None:
    if limit.base is Base.COHORT:
        return None if case.cohort is None else case.cohort + limit.years_after
    dates = [case.opened_on, *(r.done_on for r in case.records)]
    known = [day.year for day in dates if day is not None]
    return min(known) + limit.years_after if known else None


def figure(name: str, on: date, region: str) -> Chosen | None:
    """The value of a parameter on a day in a region; ``None`` where there is none."""
    try:
        return history(name).on(on, region)
    except (RegionNeededError, ParameterNotInForceError):
        return None


def used(chosen: Chosen) -> Used:
    """A chosen setting as it is quoted in results."""
    node, setting = chosen.parameter, chosen.setting
    return Used(
        name=node.name,
        zh=node.zh,
        en=node.en,
        value=setting.value,
        unit=node.unit,
        citation=setting.citation,
        first=setting.first,
        last=setting.last,
    )
