"""How days are counted: first and last, calendar days and working days."""

import sys
import types

from datetime import date

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.errors import MissingExtraError
from fupin.register import chinese_workdays, last_day, notice_length
from fupin.register.days import month_end
from fupin.standards.procedure import DayUnit


CALENDAR, WORKING = DayUnit.CALENDAR, DayUnit.WORKING
# Around the Spring Festival of 2020, as a caller may know it: Sunday the 19th was worked.
REST = {*range(24, 32), 18, 25, 26}


def january(day):
    if (day.year, day.month) != (2020, 1):
        return None
    return day.day == 19 or (day.day not in REST and day.weekday() < 5)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2019, 5, 5), date(2019, 5, 11), 7),  # Shanxi: "7天内（5月5日—11日）"
        (date(2018, 7, 11), date(2018, 7, 18), 8),
        (date(2020, 2, 20), date(2020, 2, 24), 5),  # Hebei
        (date(2018, 7, 11), date(2018, 7, 11), 1),
    ],
)
def test_first_and_last_day_of_a_notice_both_count(first, last, days):
    assert notice_length(first, last, CALENDAR) == days


def test_working_days_are_those_the_calendar_names():
    """Thursday 16 to Tuesday 21: Saturday 18 is free, Sunday 19 is worked."""
    assert notice_length(date(2020, 1, 16), date(2020, 1, 21), WORKING, january) == 5
    assert notice_length(date(2020, 1, 24), date(2020, 1, 31), WORKING, january) == 0


def test_working_days_are_never_guessed():
    first, last = date(2020, 1, 16), date(2020, 1, 21)

    assert notice_length(first, last, WORKING) is None
    assert notice_length(first, date(2020, 2, 3), WORKING, january) is None
    assert last_day(first, 5, WORKING) is None
    assert last_day(date(2020, 1, 30), 1, WORKING, january) is None
    assert last_day(first, 5, WORKING, lambda _: False) is None


def test_a_limit_does_not_count_the_day_of_the_event():
    assert last_day(date(2021, 7, 1), 15, CALENDAR) == date(2021, 7, 16)
    assert last_day(date(2020, 1, 17), 2, WORKING, january) == date(2020, 1, 20)


@given(st.dates(date(2014, 1, 1), date(2025, 12, 31)), st.integers(1, 60))
def test_where_every_day_is_worked_both_countings_agree(first, days):
    end = last_day(first, days, CALENDAR)

    assert last_day(first, days, WORKING, lambda _: True) == end
    assert notice_length(first, end, WORKING, lambda _: True) == days + 1


@pytest.mark.parametrize(
    ("year", "month", "last"), [(2018, 2, 28), (2020, 2, 29), (2014, 5, 31)]
)
def test_the_end_of_a_month(year, month, last):
    assert month_end(year, month) == date(year, month, last)


def test_without_the_extra_it_is_said_which(monkeypatch):
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)

    with pytest.raises(MissingExtraError, match=r"fupin\[calendar\]"):
        chinese_workdays()


def test_years_the_package_does_not_know_are_unknown(monkeypatch):
    package = types.ModuleType("chinese_calendar")

    def is_workday(day):
        if day.year != 2020:
            raise NotImplementedError
        return january(day)

    package.is_workday = is_workday
    monkeypatch.setitem(sys.modules, "chinese_calendar", package)
    working = chinese_workdays()

    assert working(date(2020, 1, 19)) is True
    assert working(date(2020, 1, 18)) is False
    assert working(date(2099, 1, 1)) is None
