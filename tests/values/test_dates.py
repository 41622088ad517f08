"""Days, ages and accounting periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from fupin.errors import InvalidValueError, Severity
from fupin.values import AccountingPeriod, age_on, months_between, read_date


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def refusal(text):
    with pytest.raises(InvalidValueError) as caught:
        read_date(text)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "2018-03-05",
        "2018-3-5",
        "2018/3/5",
        "2018/03/05",
        "2018.3.5",
        "20180305",
        "2018年3月5日",
        "2018年03月05日",
        "2018年 3月 5日",
        "２０１８年３月５日",
        "２０１８－０３－０５",
        " 2018-03-05 ",
        "'2018-03-05",
        "2018-03-05 00:00:00",
        "2018-03-05 00:00:00.0",
        "2018/3/5 0:00",
    ],
)
def test_the_fifth_of_march_in_every_form(text):
    assert read_date(text) == date(2018, 3, 5)


@given(st.dates())
def test_every_day_is_read_in_every_form(day):
    year = f"{day.year:04d}"
    for text in (
        day.isoformat(),
        f"{year}/{day.month}/{day.day}",
        f"{year}.{day.month}.{day.day}",
        f"{year}{day.month:02d}{day.day:02d}",
        f"{year}年{day.month}月{day.day}日",
        f"{day.isoformat()} 00:00:00",
    ):
        assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "2018",
        "18-3-5",
        "5/3/2018",
        "3/5/18",
        "2018-03/05",
        "2018-02-29",
        "20180229",
        "2018-13-01",
        "2018-00-10",
        "0000-01-01",
        "201813",
        "2018-13",
        "2018年13月",
        "43164",
        "2018-03-05T00:00:00",
        "2018-03-05 14:22:10",
        "2018-03-05 00:00:01",
        "2018-03-05\n2018",
        "2018年3月5",
        "2018-03-051",
        "٢٠١٨-٠٣-٠٥",
        "-2018-03-05",
        "2018 03 05",
        "20180305.0",
    ],
)
def test_no_date_is_guessed_at(text):
    error = refusal(text)
    assert error.problem_code == "value.not-a-date"
    assert error.severity is Severity.ERROR
    for form in ("2018-12-31", "2018/12/31", "2018.12.31", "20181231", "2018年12月31日"):
        assert form in error.expected


@pytest.mark.parametrize(
    "text", ["201803", "2018-03", "2018-3", "2018/3", "2018.03", "2018年3月", "2018年03月份"]
)
def test_a_month_is_a_warning_of_its_own(text):
    error = refusal(text)
    assert error.problem_code == "value.month-only-date"
    assert error.severity is Severity.WARNING
    assert error.problem().severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2018-02-30", "2018-02-30"),
        ("2018-03-05 14:22:10", "2018-03-05 14:22:10"),
        ("2018年秋", "2018年*"),
        ("420324198001010019", "420324************"),
        ("198001010019420324", "198001************"),
        ("19912345678", "199********"),
        ("1991-2345-678", "1991*********"),
        ("张三", "**"),
        ("2018张三", "2018**"),
        ("", ""),
    ],
)
def test_a_slipped_column_is_not_told(text, found):
    """What stands where a date should may be a number or a name."""
    assert refusal(text).found == found


@given(st.text(max_size=30) | st.text("0123456789-/.年月日 :", max_size=20))
def test_any_text_is_a_date_or_refused(text):
    try:
        day = read_date(text)
    except InvalidValueError:
        return
    assert read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2000, 3, 15), date(2016, 3, 14), 15),
        (date(2000, 3, 15), date(2016, 3, 15), 16),
        (date(2000, 3, 15), date(2000, 3, 15), 0),
        (date(2000, 2, 29), date(2018, 2, 27), 17),
        (date(2000, 2, 29), date(2018, 2, 28), 18),
        (date(2000, 2, 29), date(2020, 2, 28), 19),
        (date(2000, 2, 29), date(2020, 2, 29), 20),
        (date(2000, 3, 1), date(2020, 2, 29), 19),
        (date(2018, 1, 1), date(2017, 12, 31), -1),
        (date(2018, 1, 1), date(2017, 1, 1), -1),
        (date(2018, 1, 1), date(2016, 12, 31), -2),
    ],
)
def test_age_in_full_years(born, on, age):
    assert age_on(born, on) == age


@given(days, days)
def test_age_is_the_calendars(born, on):
    """Against a count by hand; a birthday on 29 February is 28 February in common years."""
    leap = on.year % 4 == 0 and (on.year % 100 != 0 or on.year % 400 == 0)
    birthday = (born.month, born.day)
    if birthday == (2, 29) and not leap:
        birthday = (2, 28)
    expected = on.year - born.year - ((on.month, on.day) < birthday)
    if born <= on:
        assert age_on(born, on) == expected
    else:
        assert age_on(born, on) < 0


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2018, 1, 1), date(2018, 1, 31), 0),
        (date(2018, 1, 1), date(2018, 2, 1), 1),
        (date(2018, 1, 15), date(2018, 7, 14), 5),
        (date(2018, 1, 15), date(2018, 7, 15), 6),
        (date(2018, 8, 31), date(2019, 2, 28), 6),
        (date(2018, 8, 31), date(2019, 3, 30), 6),
        (date(2018, 2, 1), date(2018, 1, 1), -1),
        (date(2018, 1, 15), date(2018, 1, 1), 0),
    ],
)
def test_full_months(first, last, months):
    assert months_between(first, last) == months


def test_the_calendar_year():
    period = AccountingPeriod.calendar_year(2018)
    assert (period.first, period.last) == (date(2018, 1, 1), date(2018, 12, 31))
    assert period.ends_in_year == 2018
    assert "2018" in period.label


def test_october_to_september_is_named_by_the_year_it_ends_in():
    period = AccountingPeriod.october_to_september(2018)
    assert (period.first, period.last) == (date(2017, 10, 1), date(2018, 9, 30))
    assert period.ends_in_year == 2018
    assert period.label == "2017年10月1日至2018年9月30日"


@pytest.mark.parametrize(
    ("on", "first"),
    [
        (date(2021, 6, 15), date(2020, 6, 16)),
        (date(2021, 12, 31), date(2021, 1, 1)),
        (date(2021, 9, 30), date(2020, 10, 1)),
        (date(2021, 2, 28), date(2020, 3, 1)),
        (date(2020, 2, 29), date(2019, 3, 1)),
    ],
)
def test_the_twelve_months_before_a_day(on, first):
    period = AccountingPeriod.rolling_twelve_months(on)
    assert (period.first, period.last) == (first, on)
    assert period.ends_in_year == on.year
    assert str(on.day) in period.label


@given(days)
def test_twelve_months_are_twelve_months(on):
    period = AccountingPeriod.rolling_twelve_months(on)
    assert (on - period.first).days + 1 in {365, 366}
    assert months_between(period.first, on + timedelta(days=1)) == 12


def test_a_period_does_not_end_before_it_begins():
    day = date(2018, 1, 1)
    assert AccountingPeriod(first=day, last=day, label="一天").last == day
    with pytest.raises(InvalidValueError) as caught:
        AccountingPeriod(first=day, last=date(2017, 12, 31), label="倒置")
    assert caught.value.problem_code == "value.period-reversed"


@given(
    st.dates(date(1900, 1, 1), date(2030, 12, 31)),
    st.dates(date(1900, 1, 1), date(2030, 12, 31)),
)
def test_age_is_what_relativedelta_says(born, on):
    """The fast way and dateutil agree on every pair of days, before birth too."""
    between = relativedelta(on, born)

    assert age_on(born, on) == between.years - (between.months < 0 or between.days < 0)
