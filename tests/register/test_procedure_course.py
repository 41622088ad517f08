"""Where a case stands, what may follow, and where an objection leads."""

from datetime import date

import attrs
import pytest

from fupin.errors import InvalidValueError, RuleDefinitionError, UnknownNameError
from fupin.model.procedure import Case, Objection, StepRecord
from fupin.register import next_steps, record, state
from fupin.standards.procedures import HOUSEHOLD_EXIT, procedure, procedures


SIX = ("propose", "verify", "consent", "publish", "announce", "deregister")


def test_a_household_exits_in_six_steps(household, walked):
    empty, full = state(household), state(walked(household))

    assert (empty.step, empty.done, empty.next) == ("", (), ("propose",))
    assert not empty.finished
    assert full.done == SIX
    assert full.finished
    assert full.next == ()


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("cn/household-exit/2016", SIX),
        ("cn-52/household-exit/2017", (*SIX[:5], "approve", "deregister")),
        ("cn/village-exit/2016", ("verify", "publish", "announce")),
        (
            "cn/county-exit/2016",
            (
                "propose",
                "city-review",
                "verify",
                "publish",
                "decide",
                "report",
                "state-assessment",
                "approve",
            ),
        ),
        (
            "cn/county-exit/2018",
            ("propose", "city-review", "assess", "publish", "approve"),
        ),
        ("cn-50/county-exit/2016", ("apply", "assess", "publish", "decide")),
        (
            "cn/provincial-county-exit/2016",
            ("apply", "city-review", "assess", "publish", "approve"),
        ),
        ("cn/monitoring/2021", ("verify", "publish", "township-review", "decide")),
    ],
)
def test_every_procedure_is_walked_to_its_end(walked, name, steps):
    found = state(walked(Case(procedure=name, kind="household", subject="x")))

    assert found.done == steps
    assert found.finished


def test_identification_has_seven_stages_two_notices_and_one_announcement():
    book = procedure("cn/household-identification/2014")

    assert len(book.stages) == 7
    assert sorted({s.stage for s in book.steps}) == list(range(1, 8))
    assert [s.id for s in book.steps if s.notice] == [
        "first-notice",
        "second-notice",
        "announce",
    ]


def test_a_spot_check_may_follow_but_need_not(walked, taken):
    case = walked(Case(procedure="cn/county-exit/2018", kind="county", subject="420324"))

    assert state(case).finished
    assert [s.id for s in next_steps(case)] == ["spot-check"]
    assert state(taken(case, "spot-check", date(2019, 7, 1))).next == ()


@pytest.mark.parametrize("step", ["publish", "announce"])
def test_an_objection_sends_a_household_back_to_be_verified(household, walked, step):
    case = walked(household, step, **{step: {"objections": (Objection(),)}})

    found = state(case)

    assert found.done == ("propose",)
    assert found.next == ("verify",)
    assert found.sent_back_from == step
    assert state(walked(case, "verify", start=date(2018, 9, 1))).sent_back_from == ""


@pytest.mark.parametrize(
    ("notice", "back"),
    [
        ("first-notice", "verify"),
        ("second-notice", "township-review"),
        ("announce", "county-review"),
    ],
)
def test_identification_goes_back_to_the_review_before_the_notice(walked, notice, back):
    case = Case(procedure="cn/household-identification/2014", kind="household", subject="x")
    parts = {notice.replace("-", "_"): {"objections": (Objection(),)}}

    assert state(walked(case, notice, **parts)).next == (back,)


def test_a_household_that_does_not_agree_has_not_agreed(household, walked):
    case = walked(household, "consent", consent={"passed": False})

    assert state(case).done == ("propose", "verify")
    assert state(case).next == ("consent",)


@pytest.mark.parametrize("step", ["consent", "deregister", "propose"])
def test_what_may_not_follow_is_refused(household, taken, step):
    case = taken(household, "propose", date(2018, 3, 1))

    with pytest.raises(InvalidValueError) as caught:
        record(case, step, done_on=date(2018, 3, 2))

    assert caught.value.problem_code == "procedure.illegal-transition"
    assert "核实" in caught.value.expected


def test_nothing_follows_the_end(household, walked):
    with pytest.raises(InvalidValueError, match="finished"):
        record(walked(household), "propose", done_on=date(2019, 3, 2))


def test_days_do_not_run_back(household, taken):
    day = date(2018, 3, 1)
    case = taken(household, "propose", day)

    assert taken(case, "verify", day).records[-1].done_on == day
    with pytest.raises(InvalidValueError) as caught:
        taken(case, "verify", date(2018, 2, 28))
    assert caught.value.problem_code == "procedure.date-goes-back"


def test_recording_leaves_the_case_as_it_was(household, taken):
    before = attrs.evolve(household)

    after = taken(household, "propose", date(2018, 3, 1))

    assert household == before
    assert len(after.records) == 1


def test_what_skipped_a_step_led_nowhere(household):
    case = attrs.evolve(
        household,
        records=(StepRecord(step="propose"), StepRecord(step="deregister")),
    )

    assert state(case).done == ("propose",)
    assert not state(case).finished


def test_unknown_names_are_told(household):
    with pytest.raises(UnknownNameError, match="household-exit"):
        procedure("cn/household-exit/2015")
    with pytest.raises(UnknownNameError, match="deregister"):
        record(household, "销号", done_on=date(2018, 3, 1))


def test_a_procedure_is_refused_that_leads_objections_forward():
    first, *rest = HOUSEHOLD_EXIT.steps

    with pytest.raises(RuleDefinitionError, match="lead forward"):
        attrs.evolve(
            HOUSEHOLD_EXIT, steps=(attrs.evolve(first, on_objection="publish"), *rest)
        )
    with pytest.raises(RuleDefinitionError, match="once"):
        attrs.evolve(HOUSEHOLD_EXIT, steps=(first, first))
    with pytest.raises(RuleDefinitionError, match="no step"):
        attrs.evolve(HOUSEHOLD_EXIT, exit_step="nowhere")


def test_transitions_say_every_way():
    found = [(t.source, t.target, t.objection) for t in HOUSEHOLD_EXIT.transitions]

    assert ("", "propose", False) in found
    assert ("publish", "verify", True) in found
    assert ("publish", "announce", False) in found
    assert ("consent", "announce", False) not in found
    assert len(found) == len(set(found)) == 8


def test_every_notice_has_a_way_back_and_every_procedure_its_sources():
    for book in procedures():
        assert book.cites, book.id
        assert book.first < book.last, book.id
        for step in book.steps:
            assert step.notice is None or step.on_objection, (book.id, step.id)


def test_optional_steps_may_be_passed_over():
    steps = tuple(
        attrs.evolve(s, optional=s.id in {"consent", "publish"}) for s in HOUSEHOLD_EXIT.steps
    )
    book = attrs.evolve(HOUSEHOLD_EXIT, steps=steps)

    assert book.reachable(2) == (2, 3, 4)
    assert book.reachable(4) == (4,)
    assert book.reachable(6) == ()
    assert not book.finished(2)
