"""How days of a notice and days of a limit are counted; decided here, once.

A notice stands from its first day to its last, and both count: the notices seen print
themselves so ("7天内（2019年5月5日—11日）").  A time limit runs from the day after the
event.  Working days are those a calendar names; nothing is guessed from weekdays.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, TypeAlias

from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, rrule

from fupin.standards.procedure import DayUnit


Calendar: TypeAlias = Callable[[date], bool | None]
"""Whether a day is a working day; ``None`` where the calendar does not reach."""

_FARTHEST: Final = 3_660
"""Days after which a calendar that names too few working days is given up."""


def notice_length(
    first: date, last: date, unit: DayUnit, calendar: Calendar | None = None
) -> int | None:
    """Days a notice stood, its first and its last day included.

    Returns:
        ``None`` for working days without a calendar that reaches over all its days.

    >>> notice_length(date(2019, 5, 5), date(2019, 5, 11), DayUnit.CALENDAR)
    7
    """
    if unit is DayUnit.CALENDAR:
        return (last - first).days + 1
    if calendar is None:
        return None
    working = [calendar(moment.date()) for moment in rrule(DAILY, dtstart=first, until=last)]
    return None if None in working else sum(map(bool, working))


def last_day(
    event: date, days: int, unit: DayUnit, calendar: Calendar | None = None
) -> date | None:
    """Last day of a limit of so many days after *event*, the day itself not counted.

    Returns:
        ``None`` for working days without a calendar that reaches so far.

    >>> last_day(date(2021, 7, 1), 15, DayUnit.CALENDAR)
    datetime.date(2021, 7, 16)
    """
    if unit is DayUnit.CALENDAR:
        return event + relativedelta(days=days)
    if calendar is None:
        return None
    found = 0
    for moment in rrule(DAILY, dtstart=event + relativedelta(days=1), count=_FARTHEST):
        working = calendar(moment.date())
        if working is None:
            return None
        found += working
        if found == days:
            return moment.date()
    return None


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2020, 2)
    datetime.date(2020, 2, 29)
    """
    return date(year, month, 1) + relativedelta(day=31)
