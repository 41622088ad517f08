"""Whatever is legally done, a case is never nowhere, and never struck off unheard."""

from datetime import date, timedelta

import pytest

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from fupin.errors import InvalidValueError
from fupin.model.procedure import Case, Notice, Objection
from fupin.register import check, due, next_steps, record, state
from fupin.serial import dumps, loads
from fupin.standards.procedures import procedure, procedures


class Procedures(RuleBasedStateMachine):
    """A case of any procedure, on which things are done as time goes by."""

    @initialize(name=st.sampled_from([p.id for p in procedures()]))
    def open_a_case(self, name):
        self.book = procedure(name)
        self.day = date(2018, 1, 1)
        self.case = Case(
            procedure=name, kind=self.book.subject.value, subject="x", opened_on=self.day
        )

    def _take(self, step, days, **parts):
        self.day += timedelta(days=days)
        notice = Notice(first=self.day, last=self.day) if step.notice else None
        self.case = record(self.case, step.id, done_on=self.day, notice=notice, **parts)

    @precondition(lambda self: next_steps(self.case))
    @rule(data=st.data(), days=st.integers(0, 30))
    def go_on(self, data, days):
        step = data.draw(st.sampled_from(next_steps(self.case)))

        self._take(step, days)

        assert state(self.case).step == step.id
        assert not state(self.case).sent_back_from

    @precondition(lambda self: next_steps(self.case))
    @rule(data=st.data(), days=st.integers(0, 30), objected=st.booleans())
    def be_sent_back(self, data, days, objected):
        """An objection, like a step that was not passed, always leads back."""
        step = data.draw(st.sampled_from(next_steps(self.case)))

        parts = {"objections": (Objection(),)} if objected else {"passed": False}
        self._take(step, days, **parts)

        found = state(self.case)
        assert found.sent_back_from == step.id
        assert step.id not in found.done
        assert (step.on_objection or step.id) in found.next
        assert all(self.book.index(s) < self.book.index(found.next[0]) for s in found.done)

    @rule(data=st.data())
    def try_what_is_not_allowed(self, data):
        may = next_steps(self.case)
        others = [step for step in self.book.steps if step not in may]
        if not others:
            return
        step, before = data.draw(st.sampled_from(others)), self.case
        with pytest.raises(InvalidValueError):
            record(self.case, step.id, done_on=self.day)
        assert self.case is before

    @invariant()
    def the_state_is_one_of_the_procedure(self):
        found = state(self.case)
        order = [self.book.index(step) for step in found.done]
        assert order == sorted(set(order))
        assert found.finished == all(step.optional for step in next_steps(self.case))
        missing = [s for s in self.book.steps[: len(order)] if not s.optional]
        assert {s.id for s in missing} <= set(found.done)

    @invariant()
    def nobody_is_struck_off_unheard(self):
        done = state(self.case).done
        if "deregister" in done:
            assert {"consent", "publish", "announce"} <= set(done)
            consent, notice, announcement = (
                max(i for i, r in enumerate(self.case.records) if r.step == step and r.holds)
                for step in ("consent", "publish", "announce")
            )
            assert consent < notice < announcement

    @invariant()
    def days_run_forward(self):
        days = [r.done_on for r in self.case.records]
        assert days == sorted(days)

    @invariant()
    def checks_find_nothing_out_of_turn(self):
        said = {f.code for f in check(self.case, on=self.day)}
        assert not said & {
            "procedure.step-missing",
            "procedure.illegal-transition",
            "procedure.objection-unanswered",
            "procedure.date-goes-back",
            "procedure.date-in-future",
        }
        assert all(d.due_on is None or d.days_late >= 0 for d in due(self.case, on=self.day))

    @invariant()
    def the_case_reads_back(self):
        assert loads(dumps(self.case), Case) == self.case


Procedures.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestProcedures = Procedures.TestCase
