"""Does a member work: told by whichever columns the form has for it."""

from __future__ import annotations

from typing import Final

from fupin.codes import WorkStatus
from fupin.facts.checked import Form
from fupin.facts.registry_member import current_work
from fupin.logic.interpret import disjunction
from fupin.model import Household, Member


_PLACES: Final = ("work_area", "work_place")


def works(form: Form, position: int, member: Member) -> bool | None:
    """Whether the member has work: as the work survey says, else by a place of work.

    A place stands in one column or another, as the export has it: a column nobody
    asked for takes nothing away.  Unknown where no column was asked, or one was not read.
    """
    surveyed = _surveyed(member)
    return _any(_columns(form, position, member)) if surveyed is None else surveyed


def somebody_worked(form: Form, household: Household) -> bool | None:
    """Whether any member on the register has work, or months of it.

    Unknown where there are no rows of members.
    """
    present = {id(member) for member in household.present_members}
    return _any(
        [
            _worked(form, position, member)
            for position, member in enumerate(household.members)
            if id(member) in present
        ]
    )


def _worked(form: Form, position: int, member: Member) -> bool | None:
    found = [_surveyed(member)] if member.work_records else []
    months = member.work_months
    if months is not None:
        found.append(months > 0)
    elif form.asks("member.work_months"):
        found.append(form.given(None, position, "member.work_months"))
    return _any([*found, *_columns(form, position, member)])


def _surveyed(member: Member) -> bool | None:
    """What the spell of work that counts says; a place without a status says yes."""
    record = current_work(member)
    if record is None or (record.status is None and record.place is None):
        return None
    return record.status in (None, WorkStatus.WORKING)


def _columns(form: Form, position: int, member: Member) -> list[bool | None]:
    """Of each column for a place the form has: is it filled in."""
    return [
        form.given(value, position, f"member.{name}")
        for name in _PLACES
        if (value := getattr(member, name)) is not None or form.asks(f"member.{name}")
    ]


def _any(found: list[bool | None]) -> bool | None:
    return disjunction(found) if found else None
