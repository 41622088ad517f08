"""`fupin standards --audit`: every standard and every value with its source."""

import json

from pathlib import Path

import pytest

from fupin.cli import main
from fupin.cli.auditing import level
from fupin.policy import parameters
from fupin.standards import schemes, standards
from fupin.standards.overlay import read_overlay


STANDINGS = {"confirmed", "reported", "source-document", "recalled"}


def audit(capsys, *more):
    status = main(["standards", "--audit", "--json", *more])
    return status, json.loads(capsys.readouterr().out)


def test_everything_shipped_is_listed_once(capsys):
    status, found = audit(capsys)

    assert status == 0
    shipped = [s.id for s in (*standards(), *schemes())]
    assert [one["id"] for one in found["standards"]] == shipped
    assert len(shipped) >= 25
    settings = sum(len(history.settings) for history in parameters().values())
    ids = [one["id"] for one in found["values"]]
    assert len(set(ids)) == len(ids) == settings


def test_every_standard_has_a_level_and_days(capsys):
    _, found = audit(capsys)

    for one in found["standards"]:
        assert one["level"] in {
            *("national", "province", "prefecture", "county", "township", "source-document")
        }
        if one["kind"] == "standard":
            assert one["validity"]["first"] <= one["validity"]["last"]
        else:
            assert one["validity"] is None


def test_nothing_stands_without_a_source(capsys):
    """No figure, no rule and no standard without a citation and its standing."""
    _, found = audit(capsys)

    rules = [rule for one in found["standards"] for rule in one["rules"]]
    for one in (*found["standards"], *rules, *found["values"]):
        assert one["source"], one["id"]
        assert one["status"] in STANDINGS, one["id"]


def test_a_value_is_the_one_rules_use(capsys):
    _, found = audit(capsys)

    line = next(v for v in found["values"] if v["id"] == "poverty_line/2018-01-01")
    assert (line["value"], line["steps"], line["unit"]) == (
        "2995 元/人/年",
        299_500,
        "fen/person/year",
    )
    cap = next(v for v in found["values"] if v["parameter"] == "village_incidence_cap")
    assert cap["group"] in cap["id"]


def test_a_standing_is_the_weakest_of_a_rule_s_sources(capsys):
    _, found = audit(capsys)

    book = next(s for s in found["standards"] if s["id"] == "cn/household/2016")
    education = next(r for r in book["rules"] if r["id"].endswith(".education"))
    assert education["source"].count("；") == 1
    assert education["status"] == "reported"  # the other is confirmed


def test_json_alone_lists_the_standards(capsys):
    assert main(["standards", "--json"]) == 0

    assert set(json.loads(capsys.readouterr().out)) == {"standards"}


def test_a_table_for_people(capsys):
    assert main(["standards", "--audit"]) == 0
    said = capsys.readouterr().out
    assert "核实程度" in said
    assert "已核原文" in said
    assert "poverty_line/2018-01-01" in said

    assert main(["standards", "--audit", "--lang", "en"]) == 0
    assert "confirmed" in capsys.readouterr().out


def test_what_an_overlay_adds_is_audited_too(capsys):
    path = Path(__file__).parents[2] / "examples" / "data" / "overlay.toml"
    overlay = read_overlay(path)

    status, found = audit(capsys, "--overlay", str(path))

    assert status == 0
    assert {s.id for s in overlay.standards} <= {one["id"] for one in found["standards"]}
    added = {h.node.name for h in overlay.parameters}
    assert added <= {one["parameter"] for one in found["values"]}


@pytest.mark.usefixtures("capsys")
def test_something_without_a_source_is_a_finding(monkeypatch):
    monkeypatch.setattr(
        "fupin.cli.auditing._sourced", lambda *_: {"source": "", "status": "recalled"}
    )

    assert main(["standards", "--audit", "--json"]) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cn/village/2016", "national"),
        ("cn-61/county/2017", "province"),
        ("cn-5101/county/2017", "prefecture"),
        ("cn-522729/village/2017", "county"),
        ("cn-51/township-003", "township"),
        ("source-001/village/model", "source-document"),
        ("yunshan/household/2018", "local"),
    ],
)
def test_the_level_is_that_of_the_place(name, expected):
    assert level(name) == expected
