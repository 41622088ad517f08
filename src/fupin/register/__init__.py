"""Events in time: what a record of steps amounts to, and what is late."""

from fupin.register.days import Calendar, last_day, notice_length
from fupin.register.limits import due
from fupin.register.procedure import check, next_steps, record, state
from fupin.register.workdays import chinese_workdays


__all__ = [
    "Calendar",
    "check",
    "chinese_workdays",
    "due",
    "last_day",
    "next_steps",
    "notice_length",
    "record",
    "state",
]
