"""Every check on its cases: hit, sound, unknown, and at each bound."""

from __future__ import annotations

import importlib.util

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fupin.assessment.check_ready import ready_pack
from fupin.facts.registry_member import MEMBER
from fupin.logic import names, value
from fupin.logic.kinds import Fact
from fupin.logic.names import walk
from fupin.logic.nodes import Comparison
from fupin.policy import choose
from fupin.standards.checks import Check, pack
from fupin.standards.checks.check import READS


def _cases() -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    for path in sorted(Path(__file__).parent.glob("cases_*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        twice = sorted(set(found) & set(module.CASES))
        assert twice == [], path.name
        found |= module.CASES
    return found


CASES = _cases()
CHECKS = {check.id: check for check in pack("registry")}


def test_every_check_has_its_cases_and_every_case_its_check():
    assert sorted(set(CHECKS) ^ set(CASES)) == []


def _numbers(check: Check) -> dict[str, int]:
    day = min(check.last, max(check.first, date(2024, 1, 31)))
    chosen = choose(check.names.parameters, day)
    return {one.parameter.name: one.setting.value for one in chosen}


def _row(check: Check, given: dict[str, Any]) -> dict[str, Any]:
    """The facts of a case; what it does not name is not recorded."""
    used, known = names(check.test), READS[check.kind]
    assert set(given) <= {*known.facts, *known.groups}, "no such fact of such a subject"
    row: dict[str, Any] = {fact.name: given.get(fact.name) for fact in used.facts}
    for group, facts in used.groups:
        row[group.name] = [_thing(facts, one) for one in given.get(group.name, [])]
    return row


def _thing(facts: tuple[Fact, ...], given: dict[str, Any]) -> dict[str, Any]:
    assert set(given) <= set(MEMBER.facts), "no such fact of a member"
    return {fact.name: given.get(fact.name) for fact in facts}


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_cases(name):
    check, cases = CHECKS[name], CASES[name]
    numbers = _numbers(check)

    def truth(given: dict[str, Any]) -> bool | None:
        return value(check.test, _row(check, given), numbers)

    assert cases["hit"]
    assert cases["sound"]
    assert cases["unknown"]
    assert [truth(given) for given in cases["hit"]] == [False] * len(cases["hit"])
    assert [truth(given) for given in cases["sound"]] == [True] * len(cases["sound"])
    assert [truth(given) for given in cases["unknown"]] == [None] * len(cases["unknown"])
    for given, expected in cases.get("bounds", []):
        assert truth(given) is expected, given
    if check.applies is not None:  # sound, not merely asked of somebody else
        asked = [value(check.applies, _row(check, g), numbers) for g in cases["sound"]]
        assert True in asked


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_number_that_decides_has_its_bounds(name):
    check = CHECKS[name]
    if any(isinstance(node, Comparison) for _, node in walk(check.sound)):
        assert len(CASES[name].get("bounds", [])) >= 2, "on the threshold and a step beside"


def test_the_pack_is_ready_on_every_day_of_the_lists():
    for day in (date(2014, 12, 31), date(2018, 10, 31), date(2021, 1, 1), date(2024, 1, 31)):
        ready = ready_pack(pack("registry"), day, "", False)
        assert [s for s in ready.skipped if "只用于" not in s.reason] == []
        assert ready.asked + len(ready.skipped) == len(pack("registry"))
