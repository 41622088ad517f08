"""The way a case took: which records followed the procedure, and which did not."""

from __future__ import annotations

import enum

from collections.abc import Iterator

import attrs

from fupin.model.procedure import Case, StepRecord
from fupin.standards.procedure import Procedure, Step


class Fit(enum.Enum):
    """How a record fits the way of the case so far."""

    IN_TURN = "in turn"
    SKIPS = "skips"  #: Steps before it are missing.
    REPEATS = "repeats"  #: It was done already, and nothing sent the case back.


@attrs.frozen(kw_only=True)
class Stage:
    """One record on its way: the step, how it fits, and what it passed over."""

    place: int
    """Position of the record in the case."""

    record: StepRecord
    step: Step
    fit: Fit
    skipped: tuple[Step, ...] = ()
    sent_back_from: str = ""
    """Step whose objection or failure was pending when it was taken."""


@attrs.define
class Way:
    """How far a case has come."""

    procedure: Procedure
    done: list[int] = attrs.field(factory=list)
    sent_back_from: str = ""

    @property
    def place(self) -> int:
        """Position of the step after the last that holds."""
        return self.done[-1] + 1 if self.done else 0

    def fit(self, step: str) -> Fit:
        """How a record of *step* fits now."""
        position = self.procedure.index(step)
        if position in self.procedure.reachable(self.place):
            return Fit.IN_TURN
        return Fit.SKIPS if position > self.place else Fit.REPEATS

    def missing(self, step: str) -> tuple[Step, ...]:
        """Steps that would have to come before *step* now."""
        between = self.procedure.steps[self.place : self.procedure.index(step)]
        return tuple(s for s in between if not s.optional)

    def take(self, record: StepRecord) -> None:
        """Go where a record leads: one on, or back after an objection."""
        position = self.procedure.index(record.step)
        if record.holds:
            self.done.append(position)
            self.sent_back_from = ""
            return
        back = self.procedure.back_to(record.step)
        self.done = [p for p in self.done if p < back]
        self.sent_back_from = record.step


def known(case: Case, procedure: Procedure) -> Iterator[tuple[int, StepRecord]]:
    """The records whose step the procedure has, with their positions."""
    ids = {step.id for step in procedure.steps}
    return ((i, r) for i, r in enumerate(case.records) if r.step in ids)


def strict(case: Case, procedure: Procedure) -> Way:
    """How far a case has come if only what follows the procedure counts."""
    way = Way(procedure)
    for _, record in known(case, procedure):
        if way.fit(record.step) is Fit.IN_TURN:
            way.take(record)
    return way


def stages(case: Case, procedure: Procedure) -> tuple[Stage, ...]:
    """Every record with how it fits; after a leap the way goes on from where it led.

    So one missing step is told once, and not again for all that follow.
    """
    way, found = Way(procedure), []
    for place, record in known(case, procedure):
        fit = way.fit(record.step)
        found.append(
            Stage(
                place=place,
                record=record,
                step=procedure.step(record.step),
                fit=fit,
                skipped=way.missing(record.step) if fit is Fit.SKIPS else (),
                sent_back_from=way.sent_back_from,
            )
        )
        if fit is not Fit.REPEATS or not record.holds:
            way.take(record)
    return tuple(found)
