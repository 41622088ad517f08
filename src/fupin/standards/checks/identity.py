"""Checks of identity: is the number one, and is it this person's.

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import IdType
from fupin.errors import Severity
from fupin.facts import registry_member as member
from fupin.facts import registry_person as person
from fupin.logic.named import Named
from fupin.logic.nodes import Recorded
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check
from fupin.standards.checks.drafting import (
    GUIZHOU,
    OWN,
    XIAN,
    of_person,
)


_RETYPE: Final = ("对照身份证或户口簿，按文本格式重新录入", "retype it as text from the card")
_RETYPE_CARD: Final = (
    "对照残疾人证，按文本格式重新录入",
    "retype it as text from the disability card",
)
_NOW: Final = parameter("id_length_now")
_COMPARE: Final = (
    "对照身份证或户口簿，更正不一致的一项",
    "compare with the card and put right whichever is wrong",
)

_CARD_TYPE: Final = Named(
    Recorded(member.id_type) & member.id_type.among(IdType.DISABILITY_CARD),
    "证件类型为残疾人证",
    "the kind of ID is a disability card",
)
"""What the column says; exports without it, or a blank, leave it to the number."""

CHECKS: Final[tuple[Check, ...]] = (
    *asked_of(
        of_person,
        "identity.length",
        ("证件号码位数异常", "the ID number has a wrong length"),
        person.id_readable & (member.id_length >= _NOW),
        _RETYPE,
        exited=GUIZHOU("1_01_002"),
        monitored=GUIZHOU("1_12_003"),
        note="清单只认18、20、22位；读不成证件号码的内容和15位旧号码都算异常。"
        "1_12_003兼及校验，校验另由1_12_002、1_12_004检查。",
    ),
    of_person(
        "identity.shape",
        [XIAN("证件号码异常-1"), OWN()],
        ("证件号码位数异常（非15、18、20、22位）", "ID not of 15, 18, 20 or 22 characters"),
        person.id_readable,
        _RETYPE,
        fault="identity.length",
        note="位数对而内容不是数字的，同样读不成证件号码，一并算异常。",
    ),
    of_person(
        "identity.old-length",
        [XIAN("证件号码异常-2")],
        ("15位证件号码需要升级为18位", "a number of 15 digits is to be upgraded to 18"),
        member.id_length >= _NOW,
        ("按新身份证录入18位号码", "record the 18 characters of the card in use"),
        severity=Severity.WARNING,
    ),
    *asked_of(
        of_person,
        "identity.check-digit",
        ("身份证号码校验码错误", "the check digit of the ID is wrong"),
        member.id_check_digit_ok,
        _RETYPE,
        exited=GUIZHOU("1_01_003"),
        monitored=GUIZHOU("1_12_002"),
        everybody=[XIAN("证件号码异常-3"), OWN()],
        only=~member.id_is_card,
        severity=Severity.ERROR,
        note="15位号码没有校验码，不算错。",
    ),
    *asked_of(
        of_person,
        "identity.card-check-digit",
        (
            "残疾人证号前18位校验码错误",
            "the check digit within the disability card's number is wrong",
        ),
        member.id_check_digit_ok,
        _RETYPE_CARD,
        exited=GUIZHOU("1_01_004"),
        monitored=GUIZHOU("1_12_004"),
        everybody=[XIAN("证件号码异常-4"), OWN()],
        only=member.id_is_card,
        severity=Severity.ERROR,
    ),
    *asked_of(
        of_person,
        "identity.card-of-disabled",
        ("健康状况为残疾但证件不是残疾人证", "disabled, but the ID is no disability card's"),
        member.id_is_card | _CARD_TYPE,
        ("补录残疾人证号，或更正健康状况", "record the card, or put the health right"),
        exited=GUIZHOU("4_01_002"),
        monitored=GUIZHOU("4_12_003"),
        everybody=[XIAN("重要指标为空-7")],
        only=who.DISABLED,
        note="证件类型为残疾人证，或号码为20、22位，有其一即可；"
        "多数导出没有证件类型一栏，只看号码。",
    ),
    *asked_of(
        of_person,
        "identity.no-number",
        ("没有证件号码，或号码以999999开头", "no ID number, or one made up (999999…)"),
        person.id_given & ~member.id_placeholder,
        ("协助补办证件后录入真实号码", "help to get papers, then record the real number"),
        exited=GUIZHOU("4_01_003"),
        everybody=[OWN()],
        note="清单只问脱贫人口；其他人同理，由本库补上。",
    ),
    of_person(
        "identity.date",
        [OWN()],
        ("证件号码中的出生日期不存在或晚于检查日", "the birth date in the ID can't be"),
        member.id_date_ok,
        _RETYPE,
        note="以999999开头的号码不问。",
    ),
    of_person(
        "identity.birth-date",
        [OWN()],
        ("证件号码与出生日期不一致", "ID and date of birth disagree"),
        member.id_agrees_birth,
        _COMPARE,
    ),
    of_person(
        "identity.sex",
        [OWN()],
        ("证件号码与性别不一致", "ID and sex disagree"),
        member.id_agrees_sex,
        _COMPARE,
    ),
)
