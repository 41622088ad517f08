"""Who is in school, who is away, since when; and how soon a risk was removed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fupin.codes import StudentStatus, SurvivalStatus, WorkArea, WorkStatus
from fupin.facts.checked import CheckedHousehold, CheckedPerson, Form
from fupin.facts.registry_household import HOUSEHOLD_READS
from fupin.facts.registry_person import PERSON_READS
from fupin.model import Household, Measures, Member, Monitoring, Place, WorkRecord


DAY = date(2023, 12, 31)
MONITORED = date(2023, 3, 15)
HOME = Place(county="甲县")
GRADE = "member.student_status"
PLACE = "member.work_place"


def _ask(
    fact: str,
    *members: Member,
    form: Form = Form(),  # noqa: B008  # frozen
    place: Place | None = HOME,
    **monitoring: Any,
) -> Any:
    read: Any = HOUSEHOLD_READS.facts[fact]
    household = Household(
        household_id="1", members=members, place=place, monitoring=Monitoring(**monitoring)
    )
    return read(CheckedHousehold(household=household, form=form), DAY)


class TestSomebodyInSchool:
    def _ask(self, *members: Member, form: Form | None = None) -> Any:
        return _ask("somebody_in_school", *members, form=form or Form())

    def test_a_grade_is_school_and_so_is_preschool(self):
        for status in (StudentStatus.PRIMARY, StudentStatus.PRESCHOOL, StudentStatus.MASTER):
            assert self._ask(Member(), Member(student_status=status)) is True

    def test_a_blank_and_a_child_below_school_age_are_no_pupils(self):
        small = Member(student_status=StudentStatus.PRESCHOOL_AGE)
        grown = Member(student_status=StudentStatus.NOT_STUDENT)
        assert self._ask(Member(), small, grown) is False

    def test_a_column_nobody_asked_for_or_could_read_leaves_it_unknown(self):
        grown = Member(student_status=StudentStatus.NOT_STUDENT)
        assert self._ask(grown, Member(), form=Form(columns=frozenset({PLACE}))) is None
        unread = Form(unread=frozenset({(1, GRADE)}))
        assert self._ask(grown, Member(), form=unread) is None
        assert self._ask(Member(), grown, form=unread) is False

    def test_who_has_left_the_register_does_not_count(self):
        gone = Member(
            student_status=StudentStatus.PRIMARY, survival=SurvivalStatus.MARRIED_OUT
        )
        assert self._ask(gone, Member()) is False
        assert self._ask(gone) is None

    def test_no_rows_say_nothing(self):
        assert self._ask() is None


class TestSomebodyOutside:
    def _ask(self, *members: Member, **more: Any) -> Any:
        return _ask("somebody_outside", *members, **more)

    @pytest.mark.parametrize(
        ("member", "expected"),
        [
            (Member(work_area=WorkArea.IN_PROVINCE), True),
            (Member(work_area=WorkArea.OUTSIDE_PROVINCE), True),
            (Member(work_area=WorkArea.IN_COUNTY), False),
            (Member(work_area=WorkArea.IN_TOWNSHIP), False),
            (Member(work_area=WorkArea.OTHER), None),
            (Member(work_area=WorkArea.OTHER, work_place="某省乙县"), True),
            (Member(work_place="某省甲县"), False),
            (Member(work_place="某省乙县"), True),
            (Member(), False),
        ],
    )
    def test_by_area_else_by_place(self, member, expected):
        assert self._ask(Member(), member) is expected

    def test_the_work_survey_goes_before_the_place(self):
        spell = WorkRecord(status=WorkStatus.WORKING, place="乙县")
        assert self._ask(Member(work_records=(spell,), work_place="甲县")) is True

    def test_who_only_plans_to_go_is_not_away(self):
        spell = WorkRecord(status=WorkStatus.PLANNED, place="乙县")
        assert self._ask(Member(work_records=(spell,))) is False

    def test_without_the_county_of_the_household_a_place_says_nothing(self):
        away = Member(work_place="某省乙县")
        assert self._ask(away, place=None) is None
        assert self._ask(away, place=Place()) is None

    def test_unknown_where_nobody_asked(self):
        form = Form(columns=frozenset({GRADE}))
        assert self._ask(Member(), form=form) is None
        far = Member(work_area=WorkArea.OUTSIDE_PROVINCE)
        assert self._ask(Member(), far, form=form) is True

    def test_a_person_is_asked_the_same(self):
        read: Any = PERSON_READS.facts["works_outside_county"]
        far = Member(work_area=WorkArea.OUTSIDE_PROVINCE)
        home = CheckedHousehold(household=Household(household_id="1", members=(far,)))
        assert read(CheckedPerson(member=far, position=0, home=home), DAY) is True


def _spell(
    began: date | None, place: str | None = "乙县", status: WorkStatus | None = None
) -> Member:
    return Member(work_records=(WorkRecord(started_on=began, place=place, status=status),))


class TestSomebodyLeftSince:
    def _ask(self, *members: Member, day: date | None = MONITORED, **more: Any) -> Any:
        return _ask("somebody_left_since", *members, identified_on=day, **more)

    @pytest.mark.parametrize(
        ("member", "expected"),
        [
            (_spell(date(2023, 3, 14)), False),
            (_spell(date(2023, 3, 15)), True),
            (_spell(date(2023, 3, 16)), True),
            (_spell(date(2023, 5, 1), "甲县"), False),
            (_spell(date(2023, 5, 1), None), None),
            (_spell(None), None),
            (_spell(None, "甲县"), False),
            (_spell(date(2023, 5, 1), status=WorkStatus.WORKING), True),
            (_spell(date(2023, 5, 1), status=WorkStatus.PLANNED), False),
        ],
    )
    def test_from_the_day_of_monitoring(self, member, expected):
        assert self._ask(Member(), member) is expected

    def test_any_spell_will_do(self):
        old = WorkRecord(started_on=date(2020, 1, 1), place="乙县")
        new = WorkRecord(started_on=date(2023, 6, 1), place="丙县")
        assert self._ask(Member(work_records=(old, new))) is True

    def test_without_the_survey_or_the_day_it_is_unknown(self):
        form = Form(columns=frozenset({PLACE}))
        assert self._ask(Member(), form=form) is None
        surveyed = Form(columns=frozenset({"member.work_records"}))
        assert self._ask(Member(), form=surveyed) is False
        assert self._ask(_spell(date(2023, 5, 1)), day=None) is None
        assert self._ask() is None

    def test_who_has_left_the_register_does_not_count(self):
        spell = WorkRecord(started_on=date(2023, 5, 1), place="乙县")
        gone = Member(work_records=(spell,), survival=SurvivalStatus.DECREASED)
        assert self._ask(gone, Member()) is False


class TestRemoval:
    @pytest.mark.parametrize(
        ("removed", "calendar", "year_month"),
        [
            (date(2023, 3, 15), 0, 202303),
            (date(2023, 3, 31), 0, 202303),
            (date(2023, 4, 1), 1000, 202304),
            (date(2023, 5, 1), 2000, 202305),
            (date(2024, 3, 1), 12000, 202403),
            (date(2023, 3, 14), None, 202303),
            (None, None, None),
        ],
    )
    def test_months_of_the_calendar(self, removed, calendar, year_month):
        days = {"identified_on": MONITORED, "removed_on": removed}
        assert _ask("calendar_months_to_removal", **days) == calendar
        assert _ask("removal_year_month", **days) == year_month

    def test_unknown_without_the_first_day(self):
        assert _ask("calendar_months_to_removal", removed_on=DAY) is None

    def test_unknown_without_any_monitoring(self):
        home = CheckedHousehold(household=Household(household_id="1"))
        for fact in ("calendar_months_to_removal", "removal_year_month"):
            read: Any = HOUSEHOLD_READS.facts[fact]
            assert read(home, DAY) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其他", True),
        ("其他：借款", True),
        ("小额信贷、其他", False),
        (None, None),
        ("；", None),
    ],
)
def test_finance_that_is_only_other(text, expected):
    assert _ask("finance_only_other", measures=Measures(finance=text)) is expected
