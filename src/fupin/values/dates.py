"""Days as registers write them, ages, and the periods income is counted over."""

from __future__ import annotations

import re
import unicodedata

from datetime import date
from typing import Final, Self

import attrs

from dateutil.relativedelta import relativedelta

from fupin.errors import InvalidValueError, Severity
from fupin.values.personal import mask_id


_LEAP_DAY: Final = (2, 29)
_MIDNIGHT: Final = r"(?: +0?0:00(?::00(?:\.0+)?)?)?"
_DAY: Final = re.compile(
    r"([0-9]{4})(?:"
    r"([-/.])([0-9]{1,2})\2([0-9]{1,2})"
    r"|([0-9]{2})([0-9]{2})"
    r"|年 *([0-9]{1,2})月 *([0-9]{1,2})日"
    rf"){_MIDNIGHT}"
)
_MONTH: Final = re.compile(
    r"[0-9]{4}(?:[-/.](?:0?[1-9]|1[0-2])|(?:0[1-9]|1[0-2])|年 *(?:0?[1-9]|1[0-2])月份?)"
)
_YEARLIKE: Final = re.compile(
    r"(?:19|20)[0-9]{2}(?:[^0-9]*[0-9]){0,4}[^0-9]*(?: [0-9]{1,2}:[0-9:.]+)?"
)
_NOT_OF_A_DATE: Final = re.compile(r"[^-0-9/.: 年月日]")
_LONGEST_SHOWN: Final = 20

_FORMS_ZH: Final = "如 2018-12-31、2018/12/31、2018.12.31、20181231、2018年12月31日"
_FORMS_EN: Final = (
    "yyyy-mm-dd, yyyy/m/d, yyyy.m.d, yyyymmdd or yyyy年m月d日, without a time but 00:00:00"
)


def _shown(text: str) -> str:
    """What may be shown of a text that stands where a date should.

    Columns slip, so it may be an ID number, a telephone number or a name: only what
    begins with a year and has no more digits than a date shows its date characters.
    """
    if _YEARLIKE.fullmatch(text):
        return _NOT_OF_A_DATE.sub("*", text)[:_LONGEST_SHOWN]
    return mask_id(text)


def read_date(text: str) -> date:
    """Read a full date in one of the forms registers use.

    The forms are yyyy-mm-dd, yyyy/m/d, yyyy.m.d, yyyymmdd and yyyy年m月d日, with
    full-width digits too, and a midnight after a blank, as exports write it.  No
    order but year, month, day is guessed at.

    Raises:
        InvalidValueError: If it is no such date (``value.not-a-date``), or only a
            month (``value.month-only-date``, a warning: the day is not recorded).

    >>> read_date("2018年3月5日")
    datetime.date(2018, 3, 5)
    """
    flat = unicodedata.normalize("NFKC", text).strip().lstrip("'")
    found = _DAY.fullmatch(flat)
    if found is not None:
        month = int(found[3] or found[5] or found[7])
        day = int(found[4] or found[6] or found[8])
        try:
            return date(int(found[1]), month, day)
        except ValueError:
            raise _refuse("没有这一天", "no such day in the calendar", flat) from None
    if _MONTH.fullmatch(flat):
        raise InvalidValueError(
            "value.month-only-date",
            "日期只到月，缺少日",
            "a month without its day",
            found=_shown(flat),
            expected=_FORMS_ZH,
            expected_en=_FORMS_EN,
            severity=Severity.WARNING,
        )
    raise _refuse("不是日期", "not a date", flat)


def _refuse(message: str, message_en: str, flat: str) -> InvalidValueError:
    return InvalidValueError(
        "value.not-a-date",
        message,
        message_en,
        found=_shown(flat),
        expected=_FORMS_ZH,
        expected_en=_FORMS_EN,
    )


def age_on(born: date, on: date) -> int:
    """Full years of age (周岁) on the day *on*; below zero before birth.

    One turns older on one's birthday.  Who was born on 29 February turns older on
    28 February in common years and on 29 February in leap years.

    >>> leapling = date(2000, 2, 29)
    >>> age_on(leapling, date(2018, 2, 27)), age_on(leapling, date(2018, 2, 28))
    (17, 18)
    """
    birthday = (born.month, born.day)
    if birthday == _LEAP_DAY:
        between = relativedelta(on, born)
        unfinished = between.months < 0 or between.days < 0
        return between.years - unfinished
    # The same as relativedelta gives, ten times faster: a county asks it for everybody.
    return on.year - born.year - ((on.month, on.day) < birthday)


def months_between(first: date, last: date) -> int:
    """Full months from *first* to *last*, below zero if *last* is earlier.

    A month that lacks the day is full on its last day: 31 August to 28 February
    are six months.

    >>> months_between(date(2018, 8, 31), date(2019, 2, 28))
    6
    """
    between = relativedelta(last, first)
    return between.years * 12 + between.months


def _not_reversed(
    period: AccountingPeriod, _attribute: attrs.Attribute[date], last: date
) -> None:
    if last < period.first:
        raise InvalidValueError(
            "value.period-reversed",
            "期间的止日早于起日",
            "the period ends before it begins",
            found=f"{period.first.isoformat()} – {last.isoformat()}",
            expected="止日不早于起日",
            expected_en="a last day not before the first",
        )


@attrs.frozen(kw_only=True)
class AccountingPeriod:
    """The months over which income is counted (收入计算周期).

    >>> AccountingPeriod.october_to_september(2018).label
    '2017年10月1日至2018年9月30日'
    """

    first: date
    """First day."""

    last: date = attrs.field(validator=_not_reversed)
    """Last day, included."""

    label: str
    """The period in Chinese."""

    @property
    def ends_in_year(self) -> int:
        """The year whose line the income is compared with."""
        return self.last.year

    @classmethod
    def calendar_year(cls, year: int) -> Self:
        """1 January to 31 December of *year*."""
        return cls(first=date(year, 1, 1), last=date(year, 12, 31), label=f"{year}年度")

    @classmethod
    def october_to_september(cls, year: int) -> Self:
        """1 October of the year before to 30 September of *year*."""
        return cls(
            first=date(year - 1, 10, 1),
            last=date(year, 9, 30),
            label=f"{year - 1}年10月1日至{year}年9月30日",
        )

    @classmethod
    def rolling_twelve_months(cls, on: date) -> Self:
        """The twelve months that end with the day *on*; after a month's end, whole months."""
        next_day = on + relativedelta(days=1)
        return cls(
            first=next_day - relativedelta(months=12),
            last=on,
            label=f"截至{on.year}年{on.month}月{on.day}日的十二个月",
        )
