"""What is amiss in a case: order, notices, hands, papers, days, the year of exit."""

from datetime import date

import attrs
import pytest

from fupin.errors import Severity
from fupin.logic import Truth
from fupin.model.procedure import (
    Case,
    Evidence,
    Notice,
    Objection,
    PostingPlace,
    ProcedureRole,
    StepRecord,
)
from fupin.register import check, procedure
from fupin.standards.procedure import DayUnit, NoticeRule
from fupin.standards.procedures import HOUSEHOLD_EXIT
from fupin.values import RegionCode


DAY = date(2018, 12, 31)
CHANGSHUN, GUIZHOU, SHAANXI, HUBEI = "522729", "520000", "610400", "420324"


def only(findings, code):
    return [f for f in findings if f.code == f"procedure.{code}"]


def test_a_case_in_order_has_nothing_amiss(household, walked):
    assert check(walked(household), on=DAY, region=CHANGSHUN) == ()


@pytest.mark.parametrize(
    ("last", "amiss"), [(date(2018, 4, 8), False), (date(2018, 4, 7), True)]
)
def test_seven_days_in_changshun(household, walked, last, amiss):
    """2 to 8 April are seven days; one fewer is too short."""
    notice = Notice(first=date(2018, 4, 2), last=last, place=PostingPlace.VILLAGE)
    case = walked(household, publish={"notice": notice})

    found = only(check(case, on=DAY, region=CHANGSHUN), "notice-too-short")

    assert bool(found) is amiss
    if found:
        (one,) = found
        assert (one.step, one.record, one.value, one.threshold) == ("publish", 3, 6, 7)
        assert one.severity is Severity.ERROR
        assert one.truth is Truth.NOT_MET
        assert one.used[0].citation.document.startswith("贵州省长顺县")
        assert "7天" in one.message
        assert "7 days" in one.message_en


@pytest.mark.parametrize("region", [None, "", HUBEI, "520100"])
def test_elsewhere_no_number_of_days_is_known(household, walked, region):
    """No national figure: not seven days, no error, but an unknown."""
    short = Notice(first=date(2018, 4, 1), last=date(2018, 4, 1))

    findings = check(walked(household, publish={"notice": short}), on=DAY, region=region)

    assert [f.step for f in only(findings, "notice-days-unknown")] == ["publish", "announce"]
    assert {f.truth for f in findings} == {Truth.UNKNOWN}


def test_the_region_of_the_case_is_taken_unless_another_is_asked_for(household, walked):
    case = attrs.evolve(walked(household), region=CHANGSHUN)

    assert check(case, on=DAY) == ()
    assert only(check(case, on=DAY, region=HUBEI), "notice-days-unknown")


def test_what_was_seen_elsewhere_binds_nobody(walked):
    case = Case(procedure="cn/provincial-county-exit/2016", kind="county", subject="x")
    six = Notice(first=date(2019, 5, 5), last=date(2019, 5, 10), place=PostingPlace.PUBLIC)
    seven = attrs.evolve(six, last=date(2019, 5, 11))
    for notice, severity in ((six, Severity.WARNING), (seven, Severity.NOTICE)):
        done = walked(case, start=date(2019, 4, 15), publish={"notice": notice})

        (found,) = check(done, on=date(2019, 12, 31), region="141100")

        assert found.code == "procedure.notice-days-unknown"
        assert found.truth is Truth.UNKNOWN
        assert found.severity is severity
        assert "7天" in found.message


def test_identification_in_guizhou_needs_seven_days(walked):
    case = Case(procedure="cn/household-identification/2014", kind="household", subject="x")
    short = {"notice": Notice(first=date(2018, 5, 1), last=date(2018, 5, 6))}

    findings = check(walked(case, second_notice=short), on=DAY, region="520100")

    assert [f.step for f in only(findings, "notice-too-short")] == ["second-notice"]
    assert findings[0].used[0].citation.article == "第十五条"


def test_a_notice_without_its_days_is_not_recorded(household, walked):
    for notice in (None, Notice(), Notice(first=date(2018, 4, 1))):
        case = walked(household, publish={"notice": notice})

        (found,) = check(case, on=DAY, region=CHANGSHUN)

        assert found.code == "procedure.notice-not-recorded"
        assert found.truth is Truth.UNKNOWN


def test_a_notice_stands_to_its_end_and_in_its_place(household, walked):
    notice = Notice(
        first=date(2018, 4, 1), last=date(2018, 4, 30), place=PostingPlace.TOWNSHIP
    )
    case = walked(household, publish={"notice": notice})

    assert [f.code for f in check(case, on=DAY, region=CHANGSHUN)] == [
        "procedure.notice-not-ended",
        "procedure.notice-elsewhere",
    ]


@pytest.mark.parametrize(("sensitive", "amiss"), [(True, 1), (False, 0), (None, 0)])
def test_a_monitoring_notice_shows_no_sensitive_data(walked, sensitive, amiss):
    case = Case(
        procedure="cn/monitoring/2021",
        kind="household",
        subject="x",
        opened_on=date(2021, 7, 1),
    )
    five = Notice(first=date(2021, 7, 4), last=date(2021, 7, 8), sensitive=sensitive)
    case = walked(case, start=date(2021, 7, 2), pace=3, publish={"notice": five})

    findings = check(case, on=date(2021, 12, 31), region="620522")

    assert len(only(findings, "notice-shows-sensitive-data")) == amiss
    assert not only(findings, "notice-too-short")


@pytest.mark.parametrize(("pace", "amiss"), [(7, 0), (6, 1)])
def test_in_changshun_notices_are_signed_seven_days_apart(household, walked, pace, amiss):
    findings = check(walked(household, pace=pace), on=DAY, region=CHANGSHUN)

    assert len(only(findings, "signed-too-soon")) == amiss
    assert not only(check(walked(household, pace=1), on=DAY, region=HUBEI), "signed-too-soon")


@pytest.fixture
def in_working_days(monkeypatch):
    """The procedure of household exit, its notice counted in working days."""
    rule = NoticeRule(
        place=PostingPlace.PUBLIC,
        days="city_list_notice_working_days_seen",
        unit=DayUnit.WORKING,
    )
    steps = tuple(
        attrs.evolve(s, notice=rule) if s.id == "publish" else s for s in HOUSEHOLD_EXIT.steps
    )
    monkeypatch.setattr(procedure, "find", lambda _: attrs.evolve(HOUSEHOLD_EXIT, steps=steps))


@pytest.mark.usefixtures("in_working_days")
def test_working_days_need_a_calendar(household, walked):
    """Monday 4 to Friday 8 September 2017, five working days; with a holiday, four."""
    notice = Notice(first=date(2017, 9, 4), last=date(2017, 9, 8), place=PostingPlace.PUBLIC)
    case = walked(household, start=date(2017, 8, 1), publish={"notice": notice})
    asked = {"on": DAY, "region": "620100"}

    (unknown,) = only(check(case, **asked), "calendar-needed")
    full = check(case, **asked, calendar=lambda day: day.weekday() < 5)
    short = check(case, **asked, calendar=lambda day: day.day not in {6, 9, 10})
    beyond = check(case, **asked, calendar=lambda _: None)

    assert unknown.truth is Truth.UNKNOWN
    assert not only(full, "notice-too-short")
    assert [f.message for f in only(short, "notice-too-short")] == [
        "“村内公示无异议”只公示了4个工作日，应不少于5个工作日"
    ]
    assert only(beyond, "calendar-needed")


def forged(case, *steps, **changes):
    """A case as a careless register may hold it."""
    records = tuple(
        StepRecord(step=step, done_on=date(2018, 3, 1 + day), **changes.get(step, {}))
        for day, step in enumerate(steps)
    )
    return attrs.evolve(case, records=records)


ORDER = {"step-missing", "illegal-transition", "objection-unanswered", "unknown-step"}


@pytest.mark.parametrize(
    ("steps", "amiss"),
    [
        (("propose", "verify", "publish", "announce", "deregister"), ["step-missing"]),
        (("deregister",), ["step-missing"]),
        (("propose", "verify", "propose", "consent"), ["illegal-transition"]),
        (("propose", "抽签", "verify"), ["unknown-step"]),
        (("propose", "verify"), []),
    ],
)
def test_what_is_out_of_turn_is_told_once(household, codes, steps, amiss):
    said = codes(check(forged(household, *steps), on=DAY))

    assert [code for code in said if code in ORDER] == amiss


def test_an_objection_must_be_answered_by_going_back(household):
    steps = ("propose", "verify", "consent", "publish", "announce", "deregister")
    case = forged(household, *steps, publish={"objections": (Objection(),)})

    found = [f for f in check(case, on=DAY) if f.code.removeprefix("procedure.") in ORDER]

    assert [(f.code, f.record) for f in found] == [("procedure.objection-unanswered", 4)]
    assert "村内公示无异议" in found[0].message
    assert "核实" in found[0].message


def test_an_objection_that_was_answered_is_nothing_amiss(household, walked):
    case = walked(household, "publish", publish={"objections": (Objection(),)})
    case = walked(case, start=date(2018, 6, 1))

    assert check(case, on=DAY, region=CHANGSHUN) == ()


def test_the_household_must_have_signed(household, walked):
    nobody = walked(household, consent={"signed_by": ()})
    unrecorded = walked(household, consent={"signed_by": None})

    (missing,) = check(nobody, on=DAY, region=CHANGSHUN)
    (unknown,) = check(unrecorded, on=DAY, region=CHANGSHUN)

    assert (missing.code, missing.severity, missing.truth) == (
        "procedure.signature-missing",
        Severity.ERROR,
        Truth.NOT_MET,
    )
    assert (unknown.code, unknown.truth) == (
        "procedure.signature-not-recorded",
        Truth.UNKNOWN,
    )


def test_the_work_team_must_have_verified_too(household, walked):
    case = walked(household, verify={"by": (ProcedureRole.VILLAGE_COMMITTEES,)})

    (found,) = check(case, on=DAY, region=CHANGSHUN)

    assert found.code == "procedure.role-missing"
    assert "驻村工作队" in found.message


def test_every_indicator_has_its_evidence(household, walked):
    case = walked(household, verify={"evidence": ()})
    with_water = attrs.evolve(case, standard="cn/household/2019")

    told = check(case, on=DAY, region=CHANGSHUN)

    assert [f.code for f in told] == ["procedure.evidence-missing"] * 6
    assert told[0].message.endswith("佐证：年人均纯收入稳定超过国家扶贫标准")
    assert len(check(with_water, on=DAY, region=CHANGSHUN)) == 7


def test_a_paper_without_reference_is_unknown(household, walked):
    case = walked(household, consent={"evidence": (Evidence(slot="consent"),)})

    (found,) = check(case, on=DAY, region=CHANGSHUN)

    assert found.code == "procedure.evidence-without-reference"
    assert found.truth is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("region", "identified", "severity"),
    [
        (SHAANXI, 2018, Severity.ERROR),
        (CHANGSHUN, 2018, Severity.ERROR),
        (HUBEI, 2018, Severity.WARNING),
        (SHAANXI, 2019, Severity.ERROR),
        (SHAANXI, 2017, None),
        (HUBEI, 2017, None),
    ],
)
def test_no_exit_in_the_year_of_identification(
    household, walked, region, identified, severity
):
    case = attrs.evolve(walked(household), identified_in_year=identified)

    found = only(check(case, on=DAY, region=region), "exit-in-year-of-identification")

    assert [f.severity for f in found] == ([] if severity is None else [severity])


def test_an_unknown_year_of_identification_is_unknown(household, walked):
    case = attrs.evolve(walked(household), identified_in_year=None)

    (found,) = check(case, on=DAY, region=CHANGSHUN)

    assert found.code == "procedure.identified-year-not-recorded"
    assert found.truth is Truth.UNKNOWN


def test_days_run_forward_and_no_further_than_today(household, codes):
    records = (
        StepRecord(step="propose", done_on=date(2018, 3, 2)),
        StepRecord(step="verify", done_on=date(2018, 3, 1)),
        StepRecord(step="consent"),
        StepRecord(step="publish", done_on=date(2021, 1, 1)),
    )
    findings = check(attrs.evolve(household, records=records), on=DAY)

    assert "date-goes-back" in codes(findings, record=1)
    assert "date-not-recorded" in codes(findings, record=2)
    assert {"date-in-future", "outside-its-days"} <= set(codes(findings, record=3))


@pytest.mark.parametrize(
    ("name", "changed", "amiss"),
    [
        ("cn-50/county-exit/2016", {"region": RegionCode("500234")}, []),
        ("cn-50/county-exit/2016", {"region": RegionCode("510000")}, ["wrong-region"]),
        ("cn-50/county-exit/2016", {}, []),
        ("cn-50/county-exit/2016", {"kind": "household"}, ["wrong-subject"]),
        ("cn/county-exit/2016", {"cohort": 2017}, []),
        ("cn/county-exit/2016", {"cohort": 2018}, ["wrong-cohort"]),
        ("cn/county-exit/2018", {"cohort": 2017}, ["wrong-cohort"]),
        ("cn/county-exit/2018", {"cohort": 2020}, []),
    ],
)
def test_the_procedure_must_be_the_right_one(codes, name, changed, amiss):
    case = Case(**({"procedure": name, "kind": "county", "subject": "x"} | changed))

    assert codes(check(case, on=DAY)) == amiss


def test_findings_hold_no_reference(household, walked):
    evidence = (Evidence(slot="其他", reference="赵示例"),)
    case = walked(household, consent={"evidence": evidence})

    assert "赵示例" not in repr(check(case, on=DAY, region=CHANGSHUN))
