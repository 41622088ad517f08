"""Cases walked through their procedures, step after step."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fupin.model.procedure import Case, Evidence, Notice
from fupin.register import next_steps, record
from fupin.standards import standard
from fupin.standards.procedure import indicator_slots
from fupin.standards.procedures import procedure as find


STANDS = 10
"""Days a notice stands here unless told otherwise."""


def _taken(case, step, day, **parts):
    """The case with *step* taken on *day*, everything in order unless told otherwise."""
    book = find(case.procedure)
    rule = book.step(step)
    slots = list(rule.evidence)
    name = case.standard or book.standard
    if rule.proves_indicators and name:
        slots += indicator_slots(standard(name))
    usual = {"by": rule.who or None, "signed_by": rule.signs}
    usual["evidence"] = [Evidence(slot=slot.id, reference="第1号") for slot in slots]
    if rule.notice is not None:
        usual["notice"] = Notice(
            first=day - timedelta(days=STANDS - 1), last=day, place=rule.notice.place
        )
    return record(case, step, done_on=day, **(usual | parts))


def _walked(case, until="", *, start=date(2018, 3, 1), pace=STANDS, **changes):
    """The case taken through its steps, the last of them *until*.

    *changes* gives other parts for steps, by their ids with ``_`` for ``-``.
    """
    day = start
    while steps := next_steps(case):
        if all(step.optional for step in steps):
            return case
        day += timedelta(days=pace)
        name = steps[0].id
        case = _taken(case, name, day, **changes.get(name.replace("-", "_"), {}))
        if name == until:
            return case
    return case


@pytest.fixture
def taken():
    return _taken


@pytest.fixture
def walked():
    return _walked


@pytest.fixture
def household():
    return Case(
        procedure="cn/household-exit/2016",
        kind="household",
        subject="示例-001",
        identified_in_year=2016,
    )


@pytest.fixture
def codes():
    def said(findings, *, record=None):
        short = [f for f in findings if record is None or f.record == record]
        return [f.code.removeprefix("procedure.") for f in short]

    return said
