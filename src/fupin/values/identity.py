"""Citizen and disability-certificate numbers, held as recorded and questioned honestly."""

from __future__ import annotations

import enum
import re

from datetime import date
from typing import Final, Self

from fupin.errors import InvalidValueError, Severity
from fupin.values._text import plain
from fupin.values.dates import age_on
from fupin.values.personal import Masked, mask_id


ID_SHAPE: Final[re.Pattern[str]] = re.compile(
    r"[0-9]{15}|[0-9]{17}[0-9X](?:[1-7][1-4](?:B[0-9])?)?"
)
"""What any number in 证件号码 looks like, to be matched whole.

15 digits; 18 characters; these and the category (1 to 7) and grade (1 to 4) of a
disability; these and B with a digit, for a certificate issued again.
"""

_SCIENTIFIC: Final = re.compile(r"[0-9]+(?:\.[0-9]*)?E\+?[0-9]+")
_FLOAT: Final = re.compile(r"[0-9]{16,}\.0+")
_REGION: Final = re.compile(r"[0-9]{6}")
_SEVENTEEN: Final = re.compile(r"[0-9]{17}")
_NO_DOCUMENT: Final = "999999"
_OLD_LENGTH: Final = 15
_CITIZEN_LENGTH: Final = 18
_TEN: Final = 10
_SEQUENCES: Final = 1000
_OLDEST: Final = 120


class IdKind(enum.Enum):
    """What kind of number a 证件号码 is, told by its length."""

    CITIZEN_18 = "18位公民身份号码"
    CITIZEN_15 = "15位公民身份号码"  #: Issued until 1999; no check digit.
    DISABILITY_20 = "20位残疾人证号"
    DISABILITY_22 = "22位残疾人证号"  #: A disability certificate issued again.


_KINDS: Final = {
    15: IdKind.CITIZEN_15,
    18: IdKind.CITIZEN_18,
    20: IdKind.DISABILITY_20,
    22: IdKind.DISABILITY_22,
}


def check_digit(seventeen: str) -> str:
    """The last character of a citizen number, by MOD 11-2 (GB 11643).

    Raises:
        InvalidValueError: If *seventeen* isn't seventeen digits.

    >>> check_digit("34052419800101001")
    'X'
    """
    if _SEVENTEEN.fullmatch(seventeen) is None:
        raise InvalidValueError(
            "value.not-seventeen-digits",
            "不是17位数字",
            "not seventeen digits",
            found=mask_id(seventeen),
            expected="17位数字",
            expected_en="17 digits",
        )
    # The weights are powers of 2 modulo 11, and 13 is 2 modulo 11: read in base 13,
    # the digits are weighted already.
    remainder = (1 - 2 * int(seventeen, 13)) % 11
    return "X" if remainder == _TEN else str(remainder)


class IdNumber(Masked):
    """An identity number as recorded (证件号码): right in shape, not always in content.

    Real registers hold numbers with a wrong check digit or an impossible date;
    these can be held and repaired, and say so in `faults`.  The region is never
    judged: people keep the code of the place and time they were registered in.

    >>> number = IdNumber.read("34052419800101001x")
    >>> number, number.birth_date, number.male, number.faults
    (IdNumber('340524************'), datetime.date(1980, 1, 1), True, ())
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Take a number already in its normal form; `read()` takes any text."""
        if ID_SHAPE.fullmatch(text) is None:
            raise _not_an_id_number(text)
        return super().__new__(cls, text)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a number of 15, 18, 20 or 22 characters.

        Full-width characters, blanks, a leading apostrophe and small letters are
        put right; nothing else is.

        Raises:
            InvalidValueError: If the shape is wrong (``value.not-an-id-number``), or
                a spreadsheet has made a number of it and so lost its last digits
                (``value.damaged-id-number``).
        """
        flat = plain(text).upper()
        if _SCIENTIFIC.fullmatch(flat) or _FLOAT.fullmatch(flat):
            raise InvalidValueError(
                "value.damaged-id-number",
                "证件号码被存成了数值，末尾数字已丢失",
                "the number was stored as a numeric value and its last digits are lost",
                found=mask_id(flat),
                expected="按文本格式重新录入的证件号码",
                expected_en="the number re-typed as text",
            )
        # A float holds fifteen digits exactly, so here nothing is lost.
        return cls(flat.removesuffix(".0"))

    @classmethod
    def parse(cls, text: str, on: date | None = None) -> Self:
        """Read a number and refuse it for the first grave fault: the strict door.

        Args:
            text: As for `read()`.
            on: A day on which the person lived, if dates shall be judged by it.

        Raises:
            InvalidValueError: As `read()`, or the first fault that is an error.
        """
        number = cls.read(text)
        for fault in number.faults if on is None else number.faults_on(on):
            if fault.severity is Severity.ERROR:
                raise fault
        return number

    @property
    def masked(self) -> str:
        """The first six characters."""
        return mask_id(self)

    @property
    def kind(self) -> IdKind:
        """Which of the four kinds it is."""
        return _KINDS[len(self)]

    @property
    def citizen_number(self) -> IdNumber:
        """The 18-character citizen number, by which people are matched.

        A 15-digit number gets its century and check digit, a disability certificate
        loses what follows the citizen number.
        """
        if len(self) == _CITIZEN_LENGTH:
            return self
        if len(self) > _CITIZEN_LENGTH:
            return IdNumber(self[:_CITIZEN_LENGTH])
        seventeen = f"{self[:6]}19{self[6:]}"
        return IdNumber(seventeen + check_digit(seventeen))

    @property
    def region(self) -> str:
        """The first six digits: the county of first registration, not of residence."""
        return self[:6]

    @property
    def is_placeholder(self) -> bool:
        """True for a number made up for a person without a document (999999…)."""
        return self.startswith(_NO_DOCUMENT)

    @property
    def birth_date(self) -> date | None:
        """The date of birth; None where the digits are no date, or are made up."""
        return None if self.is_placeholder else self._written_date()

    @property
    def male(self) -> bool | None:
        """True if the sequence number is odd; None where it is made up."""
        if self.is_placeholder:
            return None
        place = 14 if len(self) == _OLD_LENGTH else 16
        return self[place] in "13579"

    @property
    def disability(self) -> tuple[int, int] | None:
        """Category (1 to 7) and grade (1 to 4) of the disability certificate."""
        return (int(self[18]), int(self[19])) if len(self) > _CITIZEN_LENGTH else None

    @property
    def check_digit_ok(self) -> bool:
        """True if the check digit is right; a 15-digit number has none to be wrong."""
        return len(self) == _OLD_LENGTH or check_digit(self[:17]) == self[17]

    @property
    def faults(self) -> tuple[InvalidValueError, ...]:
        """What is wrong with it on any day, gravest first."""
        found = []
        if not self.check_digit_ok:
            found.append(
                self._fault("id.check-digit", "证件号码校验码不符", "wrong check digit")
            )
        if self._written_date() is None:
            found.append(
                self._fault(
                    "id.birth-date", "证件号码中的出生日期不存在", "no such birth date"
                )
            )
        if len(self) == _OLD_LENGTH:
            found.append(
                self._fault(
                    "id.needs-upgrade",
                    "15位证件号码需要升级为18位",
                    "a 15-digit number needs to be upgraded to 18",
                    Severity.WARNING,
                )
            )
        return tuple(found)

    def faults_on(self, on: date) -> tuple[InvalidValueError, ...]:
        """`faults`, and what is wrong with the birth date as seen on the day *on*."""
        born = self.birth_date
        if born is None:
            return self.faults
        if born > on:
            late = self._fault(
                "id.birth-date-in-future",
                "证件号码中的出生日期晚于核对日期",
                "born after the day of the check",
            )
            return (late, *self.faults)
        if age_on(born, on) > _OLDEST:
            old = self._fault(
                "id.older-than-120",
                f"按证件号码年龄超过{_OLDEST}周岁",
                f"older than {_OLDEST} years by the number",
                Severity.WARNING,
            )
            return (*self.faults, old)
        return self.faults

    def _written_date(self) -> date | None:
        digits = "19" + self[6:12] if len(self) == _OLD_LENGTH else self[6:14]
        try:
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            return None

    def _fault(
        self, code: str, zh: str, en: str, severity: Severity = Severity.ERROR
    ) -> InvalidValueError:
        return InvalidValueError(
            code,
            zh,
            en,
            found=self.masked,
            expected="与本人证件一致的号码",
            expected_en="the number as on the person's document",
            severity=severity,
        )


def _not_an_id_number(text: str) -> InvalidValueError:
    return InvalidValueError(
        "value.not-an-id-number",
        "不是证件号码",
        "not an identity number",
        found=mask_id(text),
        expected="15位或18位公民身份号码，或20位、22位残疾人证号",
        expected_en="15 or 18 characters, or 20 or 22 of a disability certificate",
    )


def make(region: str, born: date, sequence: int) -> IdNumber:
    """Make an 18-character number with its check digit, for tests and samples.

    Args:
        region: Six digits.
        born: Date of birth.
        sequence: 0 to 999; odd for a man.

    Raises:
        InvalidValueError: If *region* or *sequence* is none.
    """
    if _REGION.fullmatch(region) is None or not 0 <= sequence < _SEQUENCES:
        raise InvalidValueError(
            "value.not-an-id-number",
            "不能组成公民身份号码",
            "no citizen number can be made of this",
            expected="6位地区代码和0至999的顺序码",
            expected_en="a region of six digits and a sequence number from 0 to 999",
        )
    day = f"{born.year:04d}{born.month:02d}{born.day:02d}"
    seventeen = f"{region}{day}{sequence:03d}"
    return IdNumber(seventeen + check_digit(seventeen))
