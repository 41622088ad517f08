"""Some systems number a household by its head's ID number: then it is a personal datum."""

from __future__ import annotations

import json

from datetime import date

import attrs
import pytest

from fupin.assessment.survey import survey
from fupin.report import Result
from fupin.report.lines import household_lines, problem_lines
from fupin.report.tables import worklist
from fupin.values import make_id_number


ID = str(make_id_number("420324", date(1980, 1, 1), 7))
NAME, PHONE = "欧阳测试", "13800000017"


@pytest.fixture(scope="module")
def named(county):
    """Households numbered by an ID number, a name, a phone, and as they should be."""
    numbers = (ID, ID, NAME, PHONE, "4203240001")
    homes = [
        attrs.evolve(home, household_id=number, attested=None, place=None)
        for home, number in zip(county.households, numbers, strict=False)
    ]
    found = survey(homes, (), on=date(2018, 12, 31), region="420324", county_name="某县")
    return Result(survey=found, register=tuple(homes), problems=found.problems)


def test_they_are_masked_in_lines_worklist_and_problems(named):
    lines = [
        json.loads(line)["household"] for line in household_lines(named.survey.households)
    ]
    assert lines == [
        "420324************",
        "420324************",
        "欧阳*",
        "*********17",
        "4203240001",
    ]
    rows = "".join(map(str, worklist(named).rows))
    texts = (*problem_lines(named.problems), rows)
    assert any("survey.household-twice" in text for text in texts)
    for text in texts:
        for datum in (ID, NAME, PHONE):
            assert datum not in text
    assert "4203240001" in rows


def test_revealed_they_are_as_they_are(named):
    lines = household_lines(named.survey.households, reveal=True)
    assert [json.loads(line)["household"] for line in lines][1:3] == [ID, NAME]
    assert ID in "".join(map(str, worklist(named, reveal=True).rows))
