"""Results for programs: one JSON value a line."""

import json

from fupin.model import Verdict
from fupin.report.lines import (
    county_document,
    household_lines,
    problem_lines,
    village_lines,
)


def test_a_line_a_household(result):
    lines = [json.loads(line) for line in household_lines(result.survey.households)]

    assert len(lines) == 60
    for line, judged in zip(lines, result.survey.households, strict=True):
        assert line["household"] == judged.household
        assert line["verdict"] == judged.verdict.value
        assert line["failed"] == list(judged.failed)
        assert line["undetermined"] == list(judged.undetermined)
        assert line["batches"] == list(judged.batches)
        assert line["village"] == "/".join(judged.village)


def test_why_a_household_can_not_be_judged(result):
    """Nobody visited the first household: food and clothing are named as missing."""
    line = json.loads(next(household_lines(result.survey.households)))

    assert line["verdict"] != "PASS"
    assert {"food_attested", "clothing_attested"} <= set(line["missing"])


def test_a_line_a_village(result):
    lines = [json.loads(line) for line in village_lines(result)]

    assert len(lines) == 6
    assert [line["exported"] for line in lines] == [True] * 5 + [False]
    assert lines[-1]["verdict"] == "UNDETERMINED"
    assert lines[-1]["population"] is None
    assert "population" in lines[-1]["missing"]


def test_a_line_a_problem(result):
    lines = [json.loads(line) for line in problem_lines(result.problems)]

    assert [line["severity"] for line in lines][:3] == ["error", "warning", "notice"]
    assert lines[0]["cell"] == "K17"
    assert lines[0]["message"] == "<不是>日期"


def test_sums_of_the_county(result):
    document = json.loads(json.dumps(county_document(result), ensure_ascii=False))

    counts = document["households"]
    assert counts["total"] == 60
    assert counts["total"] == sum(counts[v.value] for v in Verdict)
    assert document["persons"]["total"] == 200
    assert document["villages"]["total"] == 6
    assert document["verdict"] == "UNDETERMINED"
    assert document["invented"] is True
    assert document["on"] == "2018-12-31"
    line = next(p for p in document["parameters"] if p["name"] == "poverty_line")
    assert line["value"].startswith("2995 ")
    assert line["source"]["standing"] in {"confirmed", "reported", "recalled"}
