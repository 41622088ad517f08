"""The golden files: fresh, complete, each line with its source."""

import json
import re

import pytest

from fupin.conformance import (
    Case,
    Point,
    Side,
    State,
    cases,
    cases_for,
    coverage,
    header,
    shipped,
    text_of,
)
from fupin.conformance.foci import thresholds
from fupin.conformance.generate import COMMAND, main, orphans, stale, write
from fupin.conformance.goals import Want
from fupin.conformance.impossible import BY_RULE
from fupin.conformance.rows import decode
from fupin.conformance.rulebook import book, books, contexts, of_standard
from fupin.conformance.writing import lines
from fupin.errors import InvalidValueError, RuleDefinitionError, UnknownNameError
from fupin.logic import Number
from fupin.standards import scheme, schemes, standard, standards


NAMES = [s.id for s in (*standards(), *schemes())]
WHOLE = {Want.TRUE: State.PASS, Want.FALSE: State.FAIL, Want.UNKNOWN: State.UNKNOWN}


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_what_its_book_gives(name):
    assert not stale(book(name)), f"golden cases of {name} are stale: run `{COMMAND}`"


def test_there_is_a_file_for_each_book_and_no_other():
    assert sorted(NAMES) == sorted(shipped()), f"run `{COMMAND}`"
    assert orphans() == ()


@pytest.mark.parametrize("name", NAMES)
def test_each_rule_is_seen_in_every_state_or_it_is_said_why_not(name):
    found = list(cases_for(name))
    seen = {(s.rule, s.state, s.side, s.part) for case in found for s in case.shows}
    whole = {(s.rule, s.state) for c in found for s in c.shows if s.point is Point.RULE}
    excused = {
        (
            i["rule"],
            State(i["state"]),
            Side(i["side"]) if "side" in i else None,
            i.get("part", ""),
        )
        for i in header(name)["impossible"]
    }

    for part in book(name).parts:
        for state in (State.PASS, State.FAIL, State.UNKNOWN):
            assert (part.id, state) in whole or (part.id, state, None, "") in excused
        for focus in thresholds(part, {"": 0, "members": 2}):
            shown = focus.shows
            key = (shown.rule, State.BOUNDARY, shown.side, shown.part)
            assert key in seen or key in excused


@pytest.mark.parametrize("name", NAMES)
def test_what_is_excused_has_a_reason_in_both_languages(name):
    for one in header(name)["impossible"]:
        assert one["reason"]
        assert one["reason_en"].isascii()


def test_no_excuse_is_left_over():
    """A reason written for one comparison is still needed by some rule."""
    used = {(i.get("part"), i.get("side")) for n in shipped() for i in header(n)["impossible"]}

    assert {(part, side.value) for part, side in BY_RULE} <= used


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_seen_at_its_threshold_wherever_it_differs(name):
    """Another year or another region has cases of its own where a compared number differs."""
    of = book(name)
    compared = {node.name for node in of.names.parameters}
    seen = {
        (case.on, case.region)
        for case in cases_for(name)
        if any(s.state is State.BOUNDARY for s in case.shows)
    }

    where = contexts(of)
    if compared:
        assert {(c.on, c.region) for c in where} <= seen


@pytest.mark.parametrize("name", NAMES)
def test_every_line_has_a_source_with_its_standing(name):
    standings = {"confirmed", "reported", "source-document", "recalled"}
    head, *rest = (json.loads(line) for line in text_of(name).splitlines())
    sourced = [head, *head["rules"], *head["numbers"], *rest]

    for one in sourced:
        assert one["source"]
        for source in one["source"]:
            assert source["text"]
            assert source["standing"] in standings


@pytest.mark.parametrize("name", NAMES)
def test_a_case_cites_what_its_rules_cite(name):
    head = header(name)
    cited = {rule["id"]: rule["source"] for rule in head["rules"]}

    for line in text_of(name).splitlines()[1:]:
        plain = json.loads(line)
        for shown in plain["shows"]:
            for source in cited[shown["rule"]]:
                assert source in plain["source"]


@pytest.mark.parametrize("name", NAMES)
def test_the_header_says_how_to_read_the_facts(name):
    head, of = header(name), book(name)

    assert head["format"] == "fupin-conformance/1"
    assert head[of.kind] == name
    assert [rule["id"] for rule in head["rules"]] == [part.id for part in of.parts]
    described = [*head["facts"], *(f for inner in head["groups"].values() for f in inner)]
    numbers = {f["name"]: f["unit"] for f in described if f["kind"] == "number"}
    assert numbers == head["units"]
    assert all(f["wordings"] for f in described if f["kind"].startswith("wording"))


@pytest.mark.parametrize("name", NAMES)
def test_lines_read_back_as_they_were_written(name):
    _, *rest = text_of(name).splitlines()

    found = list(cases_for(name))

    assert [case.line() for case in found] == rest
    assert len({case.id for case in found}) == len(found)
    assert all(case.book == name and case.id.startswith(f"{name}:") for case in found)


def test_all_cases_are_those_of_all_files():
    assert [c.id for c in cases()] == [c.id for name in shipped() for c in cases_for(name)]


def test_an_implementation_is_not_told_the_answer():
    case = next(iter(cases_for("cn/village/2016")))

    assert set(case.request()) == {"case", "standard", "on", "region", "facts"}
    assert isinstance(case, Case)


def test_a_standard_and_a_scheme_may_be_given_themselves():
    assert list(cases_for(standard("cn/county/2016"))) == list(cases_for("cn/county/2016"))
    assert header(scheme("cn/five-batches/2015"))["scheme"] == "cn/five-batches/2015"


def test_a_scheme_has_no_verdict():
    assert {c.expected.verdict for c in cases_for("cn/five-batches/2015")} == {None}


def test_an_unknown_standard_is_refused_with_near_names():
    with pytest.raises(UnknownNameError, match="did you mean 'cn/village/2016'"):
        cases_for("cn/village/2017")


def test_coverage_counts_each_case_of_a_rule_once():
    rows = {row.rule: row for row in coverage(cases_for("cn/county/2016"))}

    row = rows["cn/county/2016.incidence"]
    found = list(cases_for("cn/county/2016"))
    at = [c for c in found if any(s.side is Side.AT for s in c.shows)]
    assert row.at_threshold.cases == len(at) == 2  # 2 % and 3 %
    assert row.passing.cases >= 1
    assert row.passing.right == 0  # nobody has answered


def test_no_case_holds_a_name_or_a_number_of_a_person():
    """Facts are answers, never who was asked."""
    personal = re.compile(r"[0-9]{17}[0-9Xx]|[0-9]{15}|1[3-9][0-9]{9}")
    for name in shipped():
        for case in cases_for(name):
            assert not personal.search(json.dumps(case.facts)), case.id


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"poor_at_most": 1.5}, InvalidValueError),
        ({"poor_at_most": True}, InvalidValueError),
        ({"poor_at_most": "3"}, InvalidValueError),
        ({"infrastructure_attested": 1}, InvalidValueError),
        ({"nonsense": 1}, UnknownNameError),
    ],
)
def test_facts_of_the_wrong_kind_are_refused(facts, error):
    with pytest.raises(error):
        decode(facts, book("cn/village/2016").names)


@pytest.mark.parametrize(
    "facts",
    [
        {"dwelling_grade": "甲级"},
        {"members": [{"health": "健康"}]},
        {"members": [{"health": ["好"]}]},
        {"members": [3]},
    ],
)
def test_wordings_are_the_official_ones(facts):
    with pytest.raises(InvalidValueError):
        decode(facts, book("cn/household/2016").names)


def test_generating_writes_and_removes_and_then_rests(tmp_path, monkeypatch):
    one = book("cn/county/2016")
    monkeypatch.setattr("fupin.conformance.generate.books", lambda: {one.id: one})
    (tmp_path / "gone.jsonl").write_text("{}\n")

    changed = [path.name for path in write(tmp_path)]

    assert changed == ["cn.county.2016.jsonl", "gone.jsonl"]
    assert [path.name for path in tmp_path.iterdir()] == ["cn.county.2016.jsonl"]
    assert not stale(one, tmp_path)
    assert list(write(tmp_path)) == []


def test_the_command_writes_and_checks(tmp_path, monkeypatch, capsys):
    one = book("cn/county/2016")
    monkeypatch.setattr("fupin.conformance.generate.books", lambda: {one.id: one})

    assert main(["--check"], tmp_path) == 1
    assert main([], tmp_path) == 0
    assert main(["--check"], tmp_path) == 0
    (tmp_path / "gone.jsonl").write_text("{}\n")
    assert main(["--check"], tmp_path) == 1
    assert main(["--nonsense"], tmp_path) == 2

    captured = capsys.readouterr()
    assert captured.out.split() == [*(["cn.county.2016.jsonl"] * 2), "gone.jsonl"]
    assert COMMAND in captured.err


def test_a_rule_that_can_not_fail_must_be_explained(world):
    """The generator stops rather than leave a state out."""
    always = world.finder(Number(2) > Number(1)).book

    with pytest.raises(RuleDefinitionError, match=r"say why in fupin/conformance/impossible"):
        lines(always)


def test_a_standard_of_one_s_own_has_golden_cases_too():
    """What a province derives is no shipped standard, and is seen all the same."""
    base = standard("cn/county/2016")
    mine = base.derive("mine/county/2020", "某县退出标准", "a standard of one's own")

    head, *found = (json.loads(line) for line in lines(of_standard(mine)))

    assert head["standard"] == "mine/county/2020"
    assert {s["state"] for plain in found for s in plain["shows"]} == {s.value for s in State}


def test_books_are_the_standards_and_the_schemes():
    assert list(books()) == NAMES
