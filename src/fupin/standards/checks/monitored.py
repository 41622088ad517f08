"""Checks of the monitoring itself: what must be filled in, how long, how a risk ends.

Guizhou's first digit grades them: 1 and 2 errors, 3 warnings, 5 notices.
"""

from __future__ import annotations

from typing import Final

from fupin.codes import RiskRemoval, RiskType
from fupin.errors import Severity
from fupin.facts import registry_household as household
from fupin.facts import registry_member as member
from fupin.facts.registry_household import GIVEN
from fupin.logic import Condition
from fupin.policy import parameter
from fupin.standards.checks import who
from fupin.standards.checks.check import Check, Responsible
from fupin.standards.checks.drafting import (
    GUIZHOU,
    of_household,
    of_person,
)


_FILL: Final = ("补录后上报", "record it, and report anew")
_BACK: Final = (
    "入户核实；问题属实的，回退风险消除，落实帮扶",
    "visit; where it is so, take the removal back and help",
)
_EARLY: Final = (
    "核实消除依据；稳定未达时限的，回退风险消除",
    "look into the grounds; what was too early is to be taken back",
)


def _removed(
    what: str, number: str, said: tuple[str, str], sound: Condition, note: str = ""
) -> Check:
    """A check that who is said to be out of danger is."""
    return of_household(
        f"monitored.{what}",
        [GUIZHOU(number)],
        (f"已消除风险的监测对象{said[0]}", f"risk removed, yet {said[1]}"),
        sound,
        _BACK,
        applies=who.REMOVED_RISK,
        note=note,
    )


CHECKS: Final[tuple[Check, ...]] = (
    of_household(
        "monitored.no-risk",
        [GUIZHOU("1_11_001")],
        ("监测对象致贫返贫风险为空", "monitored: no risk is recorded"),
        GIVEN["monitoring.risks"],
        _FILL,
        applies=who.MONITORED,
        note="清单只看风险1；风险1空而其后有值的，读入后并为一栏，算已填。",
    ),
    of_household(
        "monitored.no-day",
        [GUIZHOU("1_11_002")],
        ("监测对象识别监测时间为空", "monitored: no day since when"),
        GIVEN["monitoring.identified_on"],
        _FILL,
        applies=who.MONITORED,
    ),
    of_household(
        "monitored.risk-other-unexplained",
        [GUIZHOU("2_11_004")],
        ("风险为其他但未填备注", "at risk from something else, but no note says what"),
        GIVEN["monitoring.risk_note"],
        _FILL,
        applies=who.MONITORED & household.risks.include(RiskType.OTHER),
    ),
    of_household(
        "monitored.disaster-unexplained",
        [GUIZHOU("2_11_005")],
        ("风险为因自然灾害但未填子项", "at risk from a disaster, but not which"),
        GIVEN["monitoring.disaster_kind"],
        _FILL,
        applies=who.MONITORED & household.risks.include(RiskType.DISASTER),
    ),
    of_household(
        "monitored.after-blank",
        [GUIZHOU("1_11_004")],
        (
            "已消除风险的监测对象未填消除后的三保障和饮水状况",
            "risk removed, but the state afterwards is left blank",
        ),
        GIVEN["monitoring.dropout_after"]
        & GIVEN["monitoring.dwelling_damaged_after"]
        & GIVEN["monitoring.water_damaged_after"],
        _FILL,
        applies=who.REMOVED_RISK,
        note="清单自失学辍学一栏到合规自付支出一栏；所见导出只有失学、住房、饮水三栏，"
        "一栏为空就提示。",
    ),
    of_household(
        "monitored.after-no-contact",
        [GUIZHOU("1_11_011")],
        (
            "已消除风险的监测对象未填监测联系人和电话",
            "risk removed, but nobody to ask is recorded",
        ),
        GIVEN["monitoring.collector"] & GIVEN["monitoring.collector_phone"],
        _FILL,
        applies=who.REMOVED_RISK,
        note="所见导出中监测联系人即信息采集人；姓名、电话缺一就提示。",
    ),
    _removed(
        "removed-dwelling-damaged",
        "1_02_008",
        ("住房出现安全问题", "the dwelling is damaged"),
        ~household.dwelling_damaged_after,
        "以风险消除后是否住房损毁为准。",
    ),
    _removed(
        "removed-water-damaged",
        "1_02_009",
        ("饮水出现安全问题", "the water supply is damaged"),
        ~household.water_damaged_after,
        "以风险消除后是否饮水设施损毁为准。",
    ),
    _removed(
        "removed-dropout",
        "1_11_005",
        ("仍有义务教育失学辍学", "a child is out of school"),
        ~household.dropout_after,
        "以风险消除后的一栏为准：识别时失学正是风险所在。",
    ),
    _removed(
        "removed-dangerous-dwelling",
        "1_11_006",
        ("住危房", "the dwelling is dangerous"),
        ~household.dangerous_dwelling,
    ),
    _removed(
        "removed-unsafe-water",
        "1_11_007",
        ("饮水不安全", "the drinking water is not safe"),
        household.water_solved,
        "以是否解决安全饮用水为准；为空的不作判断。",
    ),
    of_person(
        "monitored.removed-insurance",
        [GUIZHOU("1_11_008")],
        (
            "已消除风险的监测对象：居民、职工医保同时为否或同时为是",
            "risk removed, yet neither or both of the medical insurances",
        ),
        (member.resident_insured & ~member.employee_insured)
        | (~member.resident_insured & member.employee_insured),
        ("核实参保情况后更正", "find out the insurance, and put it right"),
        applies=who.REMOVED_RISK,
        note="一项为空的不作判断。",
    ),
    of_household(
        "monitored.removed-low-income",
        [GUIZHOU("3_11_010")],
        ("已消除风险的监测对象人均纯收入过低", "risk removed, yet income a head is low"),
        household.recorded_per_head >= parameter("removed_income_least"),
        _BACK,
        applies=who.REMOVED_RISK,
        severity=Severity.WARNING,
        note="等于下限不算过低。",
    ),
    of_household(
        "monitored.removed-early",
        [GUIZHOU("2_11_002")],
        ("识别后不久即消除风险", "the risk was removed soon after identification"),
        household.months_to_removal >= parameter("months_to_removal_least"),
        _EARLY,
        applies=who.REMOVED_RISK
        & (household.removal_year_month >= parameter("removal_early_from")),
        responsible=Responsible.COUNTY,
        note="清单文字作少于6个月，程序实际只查到2个月，按文字写；按满月计，满6个月不算。"
        "“2022年4月后”含4月。",
    ),
    of_household(
        "monitored.removed-at-once",
        [GUIZHOU("5_18_009")],
        (
            "当月或次月即消除风险（不含自然消除）",
            "the risk was removed in the same month or the next",
        ),
        household.calendar_months_to_removal > parameter("calendar_months_at_once"),
        _EARLY,
        applies=who.REMOVED_RISK & ~household.removal.among(RiskRemoval.NATURAL),
        severity=Severity.NOTICE,
        responsible=Responsible.COUNTY,
        note="按日历月相减，0为当月，1为次月；消除方式为空的不作判断。",
    ),
)
