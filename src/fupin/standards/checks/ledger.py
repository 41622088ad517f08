"""Checks that take the whole register: a person twice, a helper who is poor, an outlier.

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices; of
Xi'an's, what can't be is an error, what is merely odd a warning.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import StudentStatus
from fupin.errors import Severity
from fupin.facts import registry_household as household
from fupin.facts import registry_member as member
from fupin.facts import registry_person as person
from fupin.logic import Condition
from fupin.logic.named import Named
from fupin.logic.nodes import Number
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.check import Check, Kind, Responsible, Scope
from fupin.standards.checks.drafting import (
    GUIZHOU,
    OWN,
    XIAN,
    From,
    drafted,
    of_household,
)


_of_person: Final = drafted(Kind.PERSON, Scope.LEDGER)
_ONE: Final = Number(1, "person")
_ONE_HOUSEHOLD: Final = Number(1, "household")
_KEEP_ONE: Final = (
    "核实此人现属哪一户，只保留一行",
    "find out which household the person is in now, and keep one row",
)
_ONE_YEAR_GRADES: Final = Named(
    member.student_status.among(
        StudentStatus.GRADE_7,
        StudentStatus.GRADE_8,
        StudentStatus.GRADE_9,
        StudentStatus.SENIOR_1,
        StudentStatus.SENIOR_2,
        StudentStatus.SENIOR_3,
        StudentStatus.VOCATIONAL_1,
        StudentStatus.VOCATIONAL_2,
        StudentStatus.VOCATIONAL_3,
        StudentStatus.HIGHER_VOCATIONAL_1,
        StudentStatus.HIGHER_VOCATIONAL_2,
        StudentStatus.HIGHER_VOCATIONAL_3,
    ),
    "在校生状况是某一年级",
    "the student status is one grade",
)


def _twice(  # noqa: PLR0913  # the parts of a check
    what: str,
    source: From,
    said: tuple[str, str],
    sound: Condition,
    *,
    always: bool = False,
    applies: Condition | None = None,
    fault: str = "",
    note: str = "",
) -> Check:
    """A check that nobody stands in the register twice."""
    return _of_person(
        f"ledger.{what}",
        [source, OWN()] if always else [source],
        said,
        sound,
        _KEEP_ONE,
        applies=applies,
        fault=fault,
        responsible=Responsible.COUNTY,
        note=note,
    )


_NOT_TWICE: Final = person.rows_in_province <= _ONE
_BY_CITIZEN: Final = "残疾人证号与其中的身份证号码算同一号码；以999999开头的不比。"
_TWICE: Final = (
    _twice(
        "id-twice-exited",
        GUIZHOU("1_01_001"),
        ("脱贫户：证件号码重复", "exited household: the ID stands in the register twice"),
        _NOT_TWICE,
        applies=who.EXITED,
        fault="ledger.id-twice",
        note=f"在全省所给台账内比较。{_BY_CITIZEN}",
    ),
    _twice(
        "id-twice-monitored",
        GUIZHOU("1_12_001"),
        (
            "监测对象：证件号码重复",
            "monitored household: the ID stands in the register twice",
        ),
        _NOT_TWICE,
        applies=who.MONITORED,
        fault="ledger.id-twice",
        note=f"在全省所给台账内比较。{_BY_CITIZEN}",
    ),
    _twice(
        "id-twice",
        XIAN("人员重复问题-1"),
        ("省内人员重复", "the person is in the province's register twice"),
        _NOT_TWICE,
        always=True,
        note=f"2018年清单的另三项说明重复在哪里；2021年以后所有人同样要问。{_BY_CITIZEN}",
    ),
    _twice(
        "id-in-two-prefectures",
        XIAN("人员重复问题-2"),
        ("省内市外人员重复", "the person is also in another prefecture's register"),
        person.rows_in_province <= person.rows_in_prefecture,
        note=_BY_CITIZEN,
    ),
    _twice(
        "id-in-two-counties",
        XIAN("人员重复问题-3"),
        ("市内县外人员重复", "the person is also in another county's register"),
        person.rows_in_prefecture <= person.rows_in_county,
        note=_BY_CITIZEN,
    ),
    _twice(
        "id-twice-in-county",
        XIAN("人员重复问题-4"),
        ("县内人员重复", "the person is in the county's register twice"),
        person.rows_in_county <= _ONE,
        note=_BY_CITIZEN,
    ),
    _twice(
        "person-in-two-households",
        OWN(),
        ("同一人登记在两个以上的户", "the person is in several households"),
        person.households_of_person <= _ONE_HOUSEHOLD,
        note=_BY_CITIZEN,
    ),
)

CHECKS: Final[tuple[Check, ...]] = (
    *_TWICE,
    _of_person(
        "ledger.poor-helper",
        [XIAN("帮扶责任人问题-2")],
        ("既是帮扶责任人又是贫困人口", "is a helper and on the register as poor"),
        ~person.helps,
        (
            "核实身份，更换帮扶责任人或按程序清退",
            "find out, and change the helper or strike off",
        ),
        responsible=Responsible.TOWNSHIP,
        note="按姓名和电话认人。",
    ),
    _of_person(
        "ledger.same-grade",
        [XIAN("指标值异常或指标间逻辑错误-9")],
        ("连续几年在同一年级的在校生", "in the same grade for years"),
        person.years_in_grade < parameter("years_in_grade_odd"),
        ("核实后更新在校生状况", "find out and bring the student status up to date"),
        applies=_ONE_YEAR_GRADES,
        scope=Scope.CROSS_LEDGER,
        severity=Severity.WARNING,
        note="只问分年级的状况：小学、学前教育、本科等一项含几年，几年相同属正常。",
    ),
    of_household(
        "ledger.income-outlier",
        [OWN()],
        ("人均纯收入远高于本村中位数", "income a head far above the village's median"),
        household.recorded_per_head
        <= household.village_median * parameter("village_income_outlier"),
        ("核实收入及单位（元、万元）", "check the income and its unit (yuan, ten thousand)"),
        scope=Scope.LEDGER,
        severity=Severity.NOTICE,
        note="倍数没有官方数，是本库的约定，可以自己给。",
    ),
)
