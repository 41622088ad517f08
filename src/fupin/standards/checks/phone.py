"""Checks that a telephone number is there, is one, and is this household's.

Guizhou's first digit grades its checks: 1 and 2 errors, 3 and 4 warnings, 5 notices.
"""

from __future__ import annotations

from typing import Final

from fupin.errors import Severity
from fupin.facts import registry_household as household
from fupin.facts import registry_member as member
from fupin.facts import registry_person as person
from fupin.facts.registry_household import GIVEN, READABLE
from fupin.logic.nodes import Number
from fupin.standards.checks.audience import asked_of
from fupin.standards.checks.check import Check, Scope
from fupin.standards.checks.drafting import (
    GUIZHOU,
    OWN,
    of_household,
    of_person,
)


_ASK: Final = ("核实后更正联系电话", "find out the number and put it right")
_ONE_COUNTY: Final = Number(1, "item")
_ONE_HOUSEHOLD: Final = Number(1, "household")
_BLANK: Final = "号码为空也算。"

CHECKS: Final[tuple[Check, ...]] = (
    *asked_of(
        of_household,
        "phone.household-eleven",
        ("联系电话为空或不是11位", "the phone is blank or has not 11 digits"),
        GIVEN["phone"] & READABLE["phone"] & household.household_phone_has_eleven,
        _ASK,
        exited=GUIZHOU("4_02_001"),
        note="带区号的固定电话够11位即可。",
    ),
    *asked_of(
        of_household,
        "phone.household-mobile",
        ("联系电话为空或不符合手机号码规则", "the phone is blank or no mobile number"),
        GIVEN["phone"] & READABLE["phone"] & household.household_phone_is_mobile,
        _ASK,
        monitored=GUIZHOU("5_13_003"),
        note="“规则”按手机号码规则：1开头，第二位3至9，共11位。",
    ),
    *asked_of(
        of_person,
        "phone.worker-eleven",
        ("务工人员联系电话不是11位", "the phone of a worker has not 11 digits"),
        person.phone_given & person.phone_readable & member.phone_has_eleven,
        _ASK,
        exited=GUIZHOU("2_01_013"),
        only=person.works_somewhere,
        note=_BLANK,
    ),
    *asked_of(
        of_person,
        "phone.worker-mobile",
        (
            "务工人员联系电话不符合手机号码规则",
            "the phone of a worker is no mobile number",
        ),
        person.phone_readable & member.phone_is_mobile,
        _ASK,
        exited=GUIZHOU("2_01_014"),
        monitored=GUIZHOU("2_12_007"),
        only=person.works_somewhere,
        note="1开头，第二位3至9，共11位；为空的不问。"
        "2_12_007只写有效手机号码，按同类规则只问务工人员。",
    ),
    of_person(
        "phone.one-number-two-counties",
        [GUIZHOU("5_15_021")],
        (
            "同户务工地县不同而联系电话相同",
            "one household, one phone, but work in several counties",
        ),
        person.phone_counties_at_home <= _ONE_COUNTY,
        ("逐人核实务工地和联系电话", "ask each where the work is, and the number"),
        scope=Scope.HOUSEHOLD,
        severity=Severity.NOTICE,
    ),
    of_person(
        "phone.worker-in-two-households",
        [GUIZHOU("5_15_022")],
        ("不同户的务工人员联系电话相同", "workers of several households give one phone"),
        person.phone_households <= _ONE_HOUSEHOLD,
        ("逐人核实联系电话", "ask each for the number"),
        applies=person.works_somewhere,
        scope=Scope.LEDGER,
        severity=Severity.NOTICE,
    ),
    of_household(
        "phone.in-two-households",
        [OWN()],
        ("不同户登记的户联系电话相同", "several households give one phone"),
        household.phone_households_of_household <= _ONE_HOUSEHOLD,
        ("逐户核实联系电话", "ask each household for its number"),
        scope=Scope.LEDGER,
        severity=Severity.NOTICE,
        note="亲属合用一个电话属正常，所以只作提醒。",
    ),
)
