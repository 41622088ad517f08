"""Every number of the pack is planted in a file somewhere, or no file can carry it."""

from __future__ import annotations

import pytest

from fupin.ledger.layout import layouts
from fupin.standards.checks import pack


NOT_CARRIED = {
    "3_03_002": ("village.land", "村的各类土地面积没有一种导出有"),
    "5_15_008": ("work.need", "务工月监测导出没有务工需求一栏"),
    "5_15_009": ("work.need", "务工月监测导出没有务工需求一栏"),
    "5_15_011": ("member.vocational_subsidy", "没有一种导出登记雨露计划补助"),
    "5_15_012": ("member.vocational_subsidy", "没有一种导出登记雨露计划补助"),
    "xian-2018/帮扶责任人问题-1": ("household.helpers", "没有一种导出登记帮扶责任人"),
    "xian-2018/帮扶责任人问题-2": ("household.helpers", "没有一种导出登记帮扶责任人"),
}
"""Number → the field it asks that no shipped layout has, and why."""

NOT_CARRIED_OWN = {"support.subsidy-missing": "没有一种导出登记雨露计划补助"}
"""The same of checks without a number."""


@pytest.fixture(scope="module")
def numbers(planned):
    return {
        number for plan in planned.values() for fault in plan.faults for number in fault.finds
    }


def test_every_number_is_planted_or_cannot_be(numbers):
    known = {alias for check in pack("registry") for alias in check.aliases}
    planted = numbers & known
    assert planted & set(NOT_CARRIED) == set()
    assert known - planted - set(NOT_CARRIED) == set()
    assert set(NOT_CARRIED) <= known


def test_every_check_without_a_number_is_planted_too(numbers):
    found = {
        check.same_fault
        for check in pack("registry")
        if check.id in numbers or numbers.intersection(check.aliases)
    }
    nameless = {
        check.id
        for check in pack("registry")
        if not check.aliases and check.same_fault not in found
    }
    assert nameless == set(NOT_CARRIED_OWN)


@pytest.mark.parametrize("number", sorted(NOT_CARRIED))
def test_no_layout_has_what_is_not_carried(number):
    field, why = NOT_CARRIED[number]
    targets = {c.target.name for one in layouts().values() for c in one.columns if c.target}
    assert [name for name in targets if name.startswith(field)] == [], why


def test_each_number_planted_is_a_number_of_the_pack(numbers):
    """So that a slip in a table is no number found by chance."""
    checks = pack("registry")
    known = {name for check in checks for name in (*check.aliases, check.id)}
    assert numbers <= known
