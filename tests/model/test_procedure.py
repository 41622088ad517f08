"""Cases and their records: what cannot exist, what may not be shown, what reads back."""

from datetime import date

import attrs
import pytest

from fupin.errors import Severity
from fupin.logic import Truth
from fupin.model import InvariantError
from fupin.model.procedure import (
    Case,
    CaseState,
    Due,
    Evidence,
    Notice,
    Objection,
    PostingPlace,
    ProcedureFinding,
    ProcedureRole,
    StepRecord,
)
from fupin.serial import dumps, loads, structure
from fupin.standards.procedures import HOUSEHOLD_EXIT


FULL = Case(
    procedure="cn/household-exit/2016",
    kind="household",
    subject="示例-001",
    opened_on=date(2018, 9, 1),
    cohort=2018,
    identified_in_year=2016,
    standard="cn/household/2016",
    records=(
        StepRecord(step="propose"),
        StepRecord(
            step="publish",
            done_on=date(2018, 9, 20),
            by=frozenset({ProcedureRole.VILLAGE_COMMITTEES}),
            signed_by=frozenset(),
            notice=Notice(
                first=date(2018, 9, 10),
                last=date(2018, 9, 20),
                place=PostingPlace.VILLAGE,
                sensitive=False,
            ),
            evidence=(Evidence(slot="notice", reference="公示第1号"),),
            objections=(Objection(raised_on=date(2018, 9, 12), reference="第2号"),),
            passed=False,
        ),
    ),
)


def test_a_case_reads_back_as_it_was_written():
    assert loads(dumps(FULL), Case) == FULL


def test_nobody_signed_is_not_the_same_as_not_recorded():
    nobody = structure({"step": "consent", "signed_by": []}, StepRecord)
    unrecorded = structure({"step": "consent"}, StepRecord)

    assert nobody.signed_by == frozenset()
    assert unrecorded.signed_by is None


def test_results_read_back_too():
    finding = ProcedureFinding(
        code="procedure.notice-too-short",
        severity=Severity.ERROR,
        truth=Truth.NOT_MET,
        step="publish",
        record=3,
        message="只公示了6天",
        message_en="stood 6 days",
        value=6,
        threshold=7,
        citations=HOUSEHOLD_EXIT.cites,
    )
    state = CaseState(procedure="x", done=("a", "b"), next=("c",), finished=False)
    late = Due(step="decide", title="县级审定", title_en="x", due_on=None, days_late=None)

    for result in (finding, state, late):
        assert loads(dumps(result), type(result)) == result
    assert finding.standing.value == "reported"
    assert state.step == "b"
    assert late.late is Truth.UNKNOWN


@pytest.mark.parametrize(("days", "late"), [(0, Truth.NOT_MET), (1, Truth.MET)])
def test_a_step_is_late_from_the_first_day_over(days, late):
    due = Due(step="x", title="x", title_en="x", due_on=date(2021, 7, 16), days_late=days)

    assert due.late is late


def test_a_notice_cannot_end_before_it_begins():
    with pytest.raises(InvariantError) as caught:
        Notice(first=date(2018, 9, 2), last=date(2018, 9, 1))

    assert caught.value.problem_code == "period.ends-before-it-begins"
    assert Notice(first=date(2018, 9, 1), last=date(2018, 9, 1))


def test_an_objection_belongs_to_the_step_it_was_raised_at():
    day = date(2018, 9, 10)

    assert StepRecord(step="publish", done_on=day, objections=(Objection(raised_on=day),))
    assert StepRecord(step="publish", done_on=day, objections=(Objection(),))
    with pytest.raises(InvariantError) as caught:
        StepRecord(
            step="publish", done_on=day, objections=(Objection(raised_on=date(2018, 9, 11)),)
        )
    assert caught.value.problem_code == "procedure.objection-after-the-step"


@pytest.mark.parametrize(
    ("passed", "objections", "holds"),
    [(True, (), True), (False, (), False), (True, (Objection(),), False)],
)
def test_a_step_holds_if_it_passed_and_nobody_objected(passed, objections, holds):
    assert StepRecord(step="publish", passed=passed, objections=objections).holds is holds


def test_references_may_name_people_and_are_not_shown():
    shown = repr(Evidence(slot="consent", reference="赵示例签字")) + repr(
        Objection(reference="赵示例来电")
    )

    assert "赵示例" not in shown
    assert "consent" in shown


def test_cases_are_frozen():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        FULL.subject = "x"
