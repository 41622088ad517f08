"""Who works: by the survey, by a place, by months, in whichever columns there are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fupin.codes import SurvivalStatus, WorkArea, WorkStatus
from fupin.facts.checked import CheckedHousehold, CheckedPerson, Form
from fupin.facts.registry_household import HOUSEHOLD_READS, somebody_worked
from fupin.facts.registry_member import MEMBER
from fupin.facts.registry_member_work import work_overlaps
from fupin.facts.registry_person import PERSON_READS, works_somewhere
from fupin.model import Household, Member, WorkRecord
from fupin.values import Milli


DAY = date(2023, 12, 31)
PLACE, AREA, MONTHS = "member.work_place", "member.work_area", "member.work_months"


def _form(*columns: str, unread: str = "") -> Form:
    where = frozenset({(0, unread)}) if unread else frozenset()
    return Form(columns=frozenset(columns), unread=where)


def _works(form: Form, member: Member) -> Any:
    home = CheckedHousehold(
        household=Household(household_id="1", members=(member,)), form=form
    )
    read = PERSON_READS.facts[works_somewhere.name]
    assert callable(read)
    return read(CheckedPerson(member=member, position=0, home=home), DAY)


def _somebody(form: Form, *members: Member) -> Any:
    read = HOUSEHOLD_READS.facts[somebody_worked.name]
    assert callable(read)
    return read(
        CheckedHousehold(household=Household(household_id="1", members=members), form=form),
        DAY,
    )


def _spell(status: WorkStatus | None = None, place: str | None = None) -> Member:
    return Member(work_records=(WorkRecord(status=status, place=place),))


NOBODY = Member()


class TestAPerson:
    @pytest.mark.parametrize(
        "member", [Member(work_place="外地"), Member(work_area=WorkArea.IN_COUNTY)]
    )
    def test_a_place_in_either_column_will_do(self, member):
        assert _works(_form(PLACE, AREA), member) is True

    @pytest.mark.parametrize("columns", [(PLACE,), (AREA,), (PLACE, AREA)])
    def test_a_blank_is_no_place_though_the_other_column_is_missing(self, columns):
        assert _works(_form(*columns), NOBODY) is False

    def test_not_asked_is_unknown(self):
        assert _works(_form("member.name", MONTHS), NOBODY) is None

    def test_not_read_is_unknown(self):
        assert _works(_form(PLACE, AREA, unread=AREA), NOBODY) is None

    @pytest.mark.parametrize(
        ("status", "expected"),
        [
            (WorkStatus.WORKING, True),
            (WorkStatus.PLANNED, False),
            (WorkStatus.NOT_WORKING, False),
        ],
    )
    def test_the_survey_decides(self, status, expected):
        assert _works(_form(PLACE), _spell(status, "长顺县")) is expected

    def test_a_spell_at_a_place_without_a_status_is_work(self):
        assert _works(_form(), _spell(place="长顺县")) is True

    def test_a_spell_that_says_nothing_leaves_it_to_the_columns(self):
        assert _works(_form(PLACE), _spell()) is False
        assert _works(_form(), _spell()) is None


class TestAHousehold:
    def test_one_is_enough(self):
        assert _somebody(_form(PLACE), NOBODY, Member(work_place="外地")) is True

    def test_months_are_work_too(self):
        assert _somebody(_form(PLACE, MONTHS), Member(work_months=Milli(1))) is True
        assert _somebody(_form(PLACE, MONTHS), Member(work_months=Milli(0))) is False

    def test_blank_in_every_column_there_is(self):
        assert _somebody(_form(MONTHS), NOBODY) is False
        assert _somebody(_form(PLACE), NOBODY) is False

    def test_unknown_where_nobody_asked_or_a_cell_was_not_read(self):
        assert _somebody(_form("member.name"), NOBODY) is None
        assert _somebody(_form(MONTHS, PLACE, unread=MONTHS), NOBODY) is None
        assert _somebody(_form(MONTHS, PLACE, unread=PLACE), NOBODY) is None

    def test_the_survey_counts(self):
        assert _somebody(_form(), _spell(WorkStatus.WORKING)) is True
        assert _somebody(_form(), _spell(WorkStatus.NOT_WORKING)) is False
        assert _somebody(_form(), _spell()) is None

    def test_without_rows_it_is_unknown(self):
        assert _somebody(_form(PLACE)) is None

    def test_who_has_left_does_not_count_and_the_others_keep_their_places(self):
        gone = Member(work_place="外地", survival=SurvivalStatus.DEAD)
        assert _somebody(_form(PLACE), gone, NOBODY) is False
        assert _somebody(_form(PLACE, unread=PLACE), gone, NOBODY) is False


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((None, None), False),
        ((date(2023, 5, 1), None), True),
        ((None, date(2023, 5, 1)), True),
        ((date(2023, 3, 1), None), False),
    ],
)
def test_spells_that_begin_on_one_day(ends, expected):
    """One of them may still go on: it is the later one, and nothing is compared with it."""
    start = date(2023, 3, 1)
    member = Member(
        work_records=tuple(WorkRecord(started_on=start, ended_on=end) for end in ends)
    )
    read = MEMBER.reads[work_overlaps.name]
    assert callable(read)
    assert read(member, DAY) is expected
