"""What a procedure is: steps in order, their notices and limits, where an objection leads."""

from __future__ import annotations

import enum

from datetime import date
from typing import TypeAlias

import attrs

from fupin.errors import RuleDefinitionError, UnknownNameError
from fupin.model.procedure import PostingPlace, ProcedureRole
from fupin.standards.rule import Standard, Subject
from fupin.values import Citation


class DayUnit(enum.Enum):
    """Which days a rule counts."""

    CALENDAR = "calendar"
    WORKING = "working"

    def said(self, days: int, lang: str = "zh") -> str:
        """A number of such days in words.

        >>> DayUnit.WORKING.said(5), DayUnit.CALENDAR.said(1, "en")
        ('5个工作日', '1 day')
        """
        working = self is DayUnit.WORKING
        if lang == "zh":
            return f"{days}个工作日" if working else f"{days}天"
        plural = "day" if days == 1 else "days"
        return f"{days} working {plural}" if working else f"{days} {plural}"


class Base(enum.Enum):
    """Which year a limit by the calendar is reckoned from."""

    COHORT = "cohort"  #: The year the case is to exit in.
    OPENING = "opening"  #: The year of the first date of the case.


@attrs.frozen(kw_only=True)
class NoticeRule:
    """How a notice is posted: where, and by which parameter how long."""

    place: PostingPlace
    days: str = ""
    """Parameter of the fewest days; empty where no document gives any."""

    seen: str = ""
    """Parameter of the days such notices stood, which binds nobody."""

    unit: DayUnit = DayUnit.CALENDAR
    bars_sensitive: bool = False
    """Whether ID numbers, phones, accounts and health data may not be shown."""


@attrs.frozen(kw_only=True)
class WithinDays:
    """At most so many days after the case was opened, that day not counted."""

    parameter: str
    unit: DayUnit = DayUnit.CALENDAR


@attrs.frozen(kw_only=True)
class ByMonthEnd:
    """By the end of a month, in the year of *base* or so many years after it."""

    parameter: str
    base: Base
    years_after: int = 0


Limit: TypeAlias = WithinDays | ByMonthEnd


@attrs.frozen(kw_only=True)
class EvidenceSlot:
    """A document a step leaves behind, or one that proves an indicator."""

    id: str
    title: str
    title_en: str
    indicator: str = ""
    """Id of the rule it proves."""


def indicator_slots(standard: Standard) -> tuple[EvidenceSlot, ...]:
    """One slot for every indicator of a standard, named by the rule."""
    return tuple(
        EvidenceSlot(
            id=rule.id,
            title=f"佐证：{rule.title}",
            title_en=f"evidence: {rule.title_en}",
            indicator=rule.id,
        )
        for rule in standard.rules
    )


@attrs.frozen(kw_only=True)
class Step:
    """One step of a procedure."""

    id: str
    title: str
    title_en: str
    who: tuple[ProcedureRole, ...] = ()
    """Who does it, together; empty where the document does not say."""

    signs: tuple[ProcedureRole, ...] = ()
    notice: NoticeRule | None = None
    evidence: tuple[EvidenceSlot, ...] = ()
    proves_indicators: bool = False
    """Whether the evidence of every indicator of the standard is gathered here."""

    on_objection: str = ""
    """Step that is done again after an objection; empty: this one."""

    limit: Limit | None = None
    optional: bool = False
    stage: int = 0
    """Which of the stages of the procedure it belongs to, from 1; 0 where there are none."""

    note: str = ""


@attrs.frozen(kw_only=True)
class Transition:
    """A way from one step to another; the empty id stands before the first step."""

    source: str
    target: str
    objection: bool = False


@attrs.frozen(kw_only=True, cache_hash=True)
class Procedure:
    """Steps that are taken in order; optional ones may be left out.

    Raises:
        RuleDefinitionError: If two steps share an id, there is none, or an objection
            leads forward or nowhere.
    """

    id: str
    title: str
    title_en: str
    subject: Subject
    steps: tuple[Step, ...]
    cites: tuple[Citation, ...]
    first: date
    last: date
    regions: tuple[str, ...] = ()
    """Six-digit codes of the regions it is for; empty: everywhere."""

    first_cohort: int | None = None
    last_cohort: int | None = None
    standard: str = ""
    """Id of the standard whose indicators it proves, unless the case names another."""

    exit_step: str = ""
    """The step whose day is the day of exit."""

    year_gap: str = ""
    """Parameter of the fewest years between identification and exit."""

    signing_gap: str = ""
    """Parameter of the fewest days between the days two notices are signed."""

    stages: tuple[str, ...] = ()
    note: str = ""
    """What the documents leave open, and how it was decided."""

    def __attrs_post_init__(self) -> None:
        ids = [step.id for step in self.steps]
        if not ids or len(set(ids)) != len(ids):
            raise RuleDefinitionError(f"{self.id}: steps must be there, each id once")
        for place, step in enumerate(self.steps):
            if step.on_objection and step.on_objection not in ids[: place + 1]:
                raise RuleDefinitionError(f"{self.id}: objections at {step.id} lead forward")
        if self.exit_step and self.exit_step not in ids:
            raise RuleDefinitionError(f"{self.id}: no step {self.exit_step}")

    def index(self, step: str) -> int:
        """Position of the step with this id.

        Raises:
            UnknownNameError: If there is none.
        """
        ids = [s.id for s in self.steps]
        if step not in ids:
            raise UnknownNameError("step", step, ids)
        return ids.index(step)

    def step(self, name: str) -> Step:
        """The step with this id.

        Raises:
            UnknownNameError: If there is none.
        """
        return self.steps[self.index(name)]

    def back_to(self, step: str) -> int:
        """Position of the step that is done again after an objection at *step*."""
        return self.index(self.step(step).on_objection or step)

    def reachable(self, place: int) -> tuple[int, ...]:
        """Positions that may follow when the first *place* steps are done."""
        found = []
        for position in range(place, len(self.steps)):
            found.append(position)
            if not self.steps[position].optional:
                break
        return tuple(found)

    def takes_cohort(self, year: int) -> bool:
        """Whether the procedure is for those that are to exit in *year*."""
        after = self.first_cohort is None or self.first_cohort <= year
        return after and (self.last_cohort is None or year <= self.last_cohort)

    def finished(self, place: int) -> bool:
        """Whether nothing but optional steps is left when *place* steps are done."""
        return all(step.optional for step in self.steps[place:])

    @property
    def transitions(self) -> tuple[Transition, ...]:
        """Every way a case may go, in the order of the steps."""
        ids = ["", *(step.id for step in self.steps)]
        found = []
        for place, source in enumerate(ids):
            if place and self.steps[place - 1].on_objection:
                back = self.steps[self.back_to(source)].id
                found.append(Transition(source=source, target=back, objection=True))
            found += [
                Transition(source=source, target=ids[after + 1])
                for after in self.reachable(place)
            ]
        return tuple(found)
