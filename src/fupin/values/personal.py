"""Personal data that does not show itself in a repr, a log or a message."""

from __future__ import annotations

import hashlib
import hmac
import re

from typing import Final, Self

from fupin.errors import InvalidValueError
from fupin.values._text import plain


_HEAD: Final = 6  # of an ID number: the region
_SHORTEST_ID: Final = 15
_TAIL: Final = 2  # of a phone or an account
_HIDEABLE: Final = 6  # a shorter text would be guessed from its tail, so nothing shows
_STARS: Final = 20  # a mask is never longer than what it may stand for
_SHORTEST_KEY: Final = 16
_SCHEME: Final = "p1"

_COMPOUND_SURNAMES: Final = frozenset(
    """
    欧阳 上官 司马 司徒 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 端木 申屠 南宫 西门
    轩辕 独孤 呼延 澹台 闻人 太史 公冶 濮阳 淳于 单于 司空 钟离 闾丘 东郭 百里 赫连 万俟 拓跋
    """.split()  # noqa: SIM905  # a list of one name a line would be no clearer
)

_PHONE: Final = re.compile(
    r"1[3-9][0-9]{9}"
    r"|0(?:10|2[0-9]|[3-9][0-9]{2})[1-9][0-9]{6,7}"
)
_PHONE_PREFIX: Final = re.compile(r"^(?:\+86|0086)(?=[01])")
_PHONE_MARKS: Final = re.compile(r"[-‐‑‒–—−()]")


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "*" for c in text)


def mask_id(text: str) -> str:
    """Show the first six characters (the region); of a shorter text at most a third.

    What is too short for an ID number may be a telephone number or a name.

    >>> mask_id("420324198001010019"), mask_id("13812345678"), mask_id("张三")
    ('420324************', '138********', '**')
    """
    flat = plain(text)
    head = _HEAD if len(flat) >= _SHORTEST_ID else len(flat) // 3
    return _printable(flat[:head]) + "*" * min(len(flat) - head, _STARS)


def mask_name(text: str) -> str:
    """Show the surname; one star hides even how long the rest is.

    >>> mask_name("张三"), mask_name("欧阳小明"), mask_name("张")
    ('张*', '欧阳*', '*')
    """
    flat = plain(text)
    if not flat:
        return ""
    compound = len(flat) > _TAIL and flat[:_TAIL] in _COMPOUND_SURNAMES
    head = _TAIL if compound else min(1, len(flat) - 1)
    return _printable(flat[:head]) + "*"


def _mask_but_tail(text: str) -> str:
    flat = plain(text)
    tail = _TAIL if len(flat) >= _HIDEABLE else 0
    hidden = len(flat) - tail
    return "*" * min(hidden, _STARS) + _printable(flat[hidden:])


def mask_phone(text: str) -> str:
    """Show the last two digits.

    >>> mask_phone("13812345678")
    '*********78'
    """
    return _mask_but_tail(text)


def mask_account(text: str) -> str:
    """Show the last two digits.

    >>> mask_account("6222020200112233445")
    '*****************45'
    """
    return _mask_but_tail(text)


def pseudonym(value: str, *, key: bytes) -> str:
    """Replace *value* by a name that only holders of *key* can compute again.

    A plain hash would not do: all ID numbers of a county can be tried in seconds.
    To link people, give `IdNumber.citizen_number`, not the number as recorded.

    Args:
        value: The datum to replace, in its normal form.
        key: At least 16 secret bytes, kept apart from the data.

    Returns:
        ``p1-`` and the HMAC-SHA256 in hexadecimal; ``p1`` names the scheme.

    Raises:
        InvalidValueError: If *key* is too short to be secret.
    """
    if len(key) < _SHORTEST_KEY:
        raise InvalidValueError(
            "value.key-too-short",
            "假名化密钥过短",
            "the pseudonym key is too short",
            found=f"{len(key)} bytes",
            expected=f"至少{_SHORTEST_KEY}字节",
            expected_en=f"at least {_SHORTEST_KEY} bytes",
        )
    digest = hmac.new(key, value.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return f"{_SCHEME}-{digest.hexdigest()}"


class Masked(str):
    """A text whose `repr` is masked.

    `str()`, f-strings, JSON and pickle give the value: whoever writes it out means
    to.  What is printed by accident (reprs, logs of objects, diffs of records,
    tracebacks) is masked.  Slices and other results of `str` methods are plain
    texts again.
    """

    __slots__ = ()

    @property
    def masked(self) -> str:
        """What may be shown of it."""
        return "***" if self else ""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.masked!r})"


class PersonName(Masked):
    """The name of a person (姓名), as recorded.

    >>> PersonName("张三")
    PersonName('张*')
    """

    __slots__ = ()

    @property
    def masked(self) -> str:
        """Surname and a star."""
        return mask_name(self)


class Phone(Masked):
    """A telephone number (联系电话), as recorded; `read()` is the strict door.

    >>> Phone.read("138 1234-5678")
    Phone('*********78')
    """

    __slots__ = ()

    @property
    def masked(self) -> str:
        """The last two digits."""
        return mask_phone(self)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a mainland mobile number, or a landline with its area code.

        Full-width digits, blanks, hyphens, brackets, the country code and the
        ``.0`` of a spreadsheet's number are taken off.

        Raises:
            InvalidValueError: If neither is left.
        """
        digits = _PHONE_MARKS.sub("", plain(text)).removesuffix(".0")
        digits = _PHONE_PREFIX.sub("", digits, count=1)
        if _PHONE.fullmatch(digits) is None:
            raise InvalidValueError(
                "value.not-a-phone",
                "不是电话号码",
                "not a telephone number",
                found=mask_phone(text),
                expected="11位手机号码，或带区号的固定电话",
                expected_en="an 11-digit mobile number, or a landline with area code",
            )
        return cls(digits)


class AccountNumber(Masked):
    """A bank card or passbook number (银行账号), as recorded.

    >>> AccountNumber("6222020200112233445")
    AccountNumber('*****************45')
    """

    __slots__ = ()

    @property
    def masked(self) -> str:
        """The last two digits."""
        return mask_account(self)
