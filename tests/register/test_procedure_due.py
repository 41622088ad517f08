"""Time limits: what is due, what is late, and by how many days."""

from datetime import date

import attrs
import pytest

from fupin.logic import Truth
from fupin.model.procedure import Case
from fupin.register import check, due


@pytest.fixture
def risk():
    return Case(
        procedure="cn/monitoring/2021",
        kind="household",
        subject="示例-002",
        opened_on=date(2021, 7, 1),
    )


QINAN = "620522"


@pytest.mark.parametrize(
    ("on", "late", "truth"),
    [
        (date(2021, 7, 16), 0, Truth.NOT_MET),
        (date(2021, 7, 17), 1, Truth.MET),
        (date(2021, 8, 1), 16, Truth.MET),
    ],
)
def test_fifteen_days_from_finding_the_risk(risk, on, late, truth):
    (found,) = due(risk, on=on, region=QINAN)

    assert found.step == "decide"
    assert found.due_on == date(2021, 7, 16)
    assert found.days_late == late
    assert found.late is truth
    assert found.used[0].value == 15


def test_where_no_figure_is_known_it_cannot_be_said(risk):
    for region in ("", "420324"):
        (found,) = due(risk, on=date(2022, 1, 1), region=region)

        assert found.due_on is None
        assert found.late is Truth.UNKNOWN
        assert found.reason


def test_without_the_day_the_risk_was_found_it_cannot_be_said(risk):
    (found,) = due(attrs.evolve(risk, opened_on=None), on=date(2022, 1, 1), region=QINAN)

    assert found.days_late is None


def test_what_is_done_is_not_due_but_may_have_been_late(risk, walked):
    in_time = walked(risk, start=date(2021, 7, 1), pace=3)
    too_late = walked(risk, start=date(2021, 7, 1), pace=4)
    asked = {"on": date(2021, 12, 31), "region": QINAN}

    assert due(too_late, **asked) == ()
    assert "procedure.step-late" not in [f.code for f in check(in_time, **asked)]
    (found,) = [f for f in check(too_late, **asked) if f.code == "procedure.step-late"]
    assert found.value == 1
    assert "迟1天" in found.message


def test_done_later_than_the_day_asked_for_was_still_due_then(risk, walked):
    case = walked(risk, start=date(2021, 7, 1), pace=4)

    (found,) = due(case, on=date(2021, 7, 16), region=QINAN)

    assert found.step == "decide"


def test_whether_a_finished_case_was_in_time_may_be_unknown(risk, walked):
    case = walked(risk, start=date(2021, 7, 1), pace=4)

    codes = [f.code for f in check(case, on=date(2021, 12, 31), region="420324")]

    assert "procedure.limit-unknown" in codes


def test_registration_in_2014_had_its_two_dates():
    case = Case(
        procedure="cn/household-identification/2014",
        kind="household",
        subject="x",
        opened_on=date(2014, 4, 10),
    )

    found = due(case, on=date(2014, 6, 10))

    assert [(d.step, d.due_on, d.days_late) for d in found] == [
        ("announce", date(2014, 5, 31), 10),
        ("plan", date(2014, 7, 31), 0),
    ]
    assert due(attrs.evolve(case, opened_on=date(2016, 4, 10)), on=date(2018, 1, 1)) == ()
    unopened = due(attrs.evolve(case, opened_on=None), on=date(2018, 1, 1))
    assert [d.due_on for d in unopened] == [None, None]


@pytest.mark.parametrize(
    ("cohort", "expected"),
    [(2017, [date(2018, 2, 28)]), (2016, []), (None, [None])],
)
def test_a_province_applies_by_the_end_of_february(cohort, expected):
    """The measures of September 2017 do not reach back to the cohort of 2016."""
    case = Case(procedure="cn/county-exit/2016", kind="county", subject="x", cohort=cohort)

    assert [d.due_on for d in due(case, on=date(2018, 3, 5))] == expected


@pytest.mark.parametrize(("decided", "late"), [(16, False), (17, True)])
def test_the_last_day_is_still_in_time(risk, walked, taken, decided, late):
    case = walked(risk, "township-review", start=date(2021, 7, 1), pace=3)
    day = date(2021, 7, decided)
    case = taken(case, "decide", day)

    codes = [f.code for f in check(case, on=day, region=QINAN)]

    assert ("procedure.step-late" in codes) is late
    assert due(case, on=day, region=QINAN) == ()
    assert len(due(case, on=date(2021, 7, decided - 1), region=QINAN)) == 1
