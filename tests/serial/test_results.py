"""Results as documents: verdicts with everything they rest on, and nothing made up."""

from __future__ import annotations

import json

from datetime import date

import pytest

from fupin.errors import InvalidDataError
from fupin.logic import Truth
from fupin.model import (
    Answer,
    BatchFinding,
    Classification,
    ExitAssessment,
    Finding,
    Missing,
    Used,
    Verdict,
)
from fupin.serial import dumps, json_schema, loads, structure, unstructure
from fupin.values import Citation, Standing


CITED = Citation(
    document="《示例文件》",
    number="示发〔2016〕1号",
    issued=date(2016, 4, 23),
    standing=Standing.REPORTED,
)
LINE = Used(
    name="poverty_line",
    zh="国家扶贫标准",
    en="national line",
    value=299500,
    unit="fen/person/year",
    citation=CITED,
    first=date(2018, 1, 1),
    last=None,
    extrapolated=True,
)
INCOME = Finding(
    rule="income",
    title="收入",
    title_en="income",
    truth=Truth.NOT_MET,
    test="人均纯收入高于标准",
    test_en="income above the line",
    value=100,
    threshold=299500,
    unit="fen/person/year",
    answers=(Answer(fact="net_income", zh="纯收入", en="net income", value=None),),
    evidence=("示例工作队 2018-11-20",),
    used=(LINE,),
    citations=(CITED,),
)
WATER = Finding(
    rule="water",
    title="饮水",
    title_en="water",
    truth=Truth.UNKNOWN,
    test="饮水安全",
    test_en="water is safe",
    missing=(Missing(fact="water_attested", zh="饮水核查", en="water", rule="water"),),
)
ASSESSED = ExitAssessment(
    subject="4203240100100",
    kind="household",
    standard="cn/household/2016",
    title="标准",
    title_en="standard",
    on=date(2018, 12, 31),
    failed_mask=0b01,
    unknown_mask=0b10,
    findings=(INCOME, WATER),
    citation=CITED,
)
CLASSIFIED = Classification(
    subject="4203240100100",
    scheme="cn/five-batches/2015",
    title="五个一批",
    findings=(
        BatchFinding(
            batch="education",
            title="发展教育脱贫一批",
            title_en="education",
            truth=Truth.MET,
            reason="有在校生",
            reason_en="a student",
            persons=None,
        ),
    ),
)


@pytest.mark.parametrize("result", [ASSESSED, CLASSIFIED, INCOME, LINE, CITED])
def test_a_result_comes_back(result):
    built = loads(dumps(result), type(result))
    assert (built, hash(built), repr(built)) == (result, hash(result), repr(result))


def test_an_assessment_says_its_verdict_for_those_who_only_read():
    data = unstructure(ASSESSED)
    assert list(data)[:4] == ["schema", "verdict", "failed", "undetermined"]
    assert data["schema"] == "fupin/exit-assessment/1"
    assert (data["verdict"], data["failed"], data["undetermined"]) == (
        "FAIL",
        ["income"],
        ["water"],
    )
    assert data["on"] == "2018-12-31"
    assert data["findings"][0]["truth"] == "not met"
    assert data["findings"][0]["used"][0]["citation"]["standing"] == "reported"
    assert data["findings"][0]["answers"][0]["value"] is None
    assert unstructure(CLASSIFIED)["batches"] == ["education"]
    assert structure(data, ExitAssessment).verdict is Verdict.FAIL


def test_what_is_computed_may_be_left_out_but_not_be_wrong():
    data = unstructure(ASSESSED)
    for name in ("verdict", "failed", "undetermined"):
        assert (
            structure({k: v for k, v in data.items() if k != name}, ExitAssessment) == ASSESSED
        )
    for name, wrong in (("verdict", "PASS"), ("failed", []), ("undetermined", None)):
        with pytest.raises(InvalidDataError) as caught:
            structure({**data, name: wrong}, ExitAssessment)
        (found,) = caught.value.problems
        assert (found.code, found.path) == ("document.contradicts-itself", f"$.{name}")


@pytest.mark.parametrize(
    ("place", "wrong", "path"),
    [
        (("on",), "2018-12", "$.on"),
        (("failed_mask",), "1", "$.failed_mask"),
        (("failed_mask",), True, "$.failed_mask"),
        (("findings",), "water", "$.findings"),
        (("findings", 1, "truth"), "UNKNOWN", "$.findings[1].truth"),
        (("findings", 0, "evidence"), "示例", "$.findings[0].evidence"),
        (("findings", 0, "used", 0, "value"), 2995.0, "$.findings[0].used[0].value"),
        (
            ("findings", 0, "used", 0, "extrapolated"),
            "x",
            "$.findings[0].used[0].extrapolated",
        ),
        (("findings", 0, "subject"), "x", "$.findings[0].subject"),
        (("citation", "standing"), None, "$.citation.standing"),
    ],
)
def test_results_are_read_as_strictly_as_records(place, wrong, path):
    data = json.loads(dumps(ASSESSED))
    inner = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = wrong
    with pytest.raises(InvalidDataError) as caught:
        structure(data, ExitAssessment)
    assert [p.path for p in caught.value.problems] == [path]


def test_63_rules_fit_in_a_mask():
    full = {**unstructure(ASSESSED), "unknown_mask": 2**63 - 1}
    assert structure(full, ExitAssessment).unknown_mask == 2**63 - 1


def test_a_result_has_a_schema():
    schema = json_schema(ExitAssessment)
    assert schema["properties"]["verdict"] == {"enum": ["PASS", "FAIL", "UNDETERMINED"]}
    assert schema["properties"]["failed"] == {"type": "array", "items": {"type": "string"}}
    assert next(iter(schema["$defs"])) == "Finding"
