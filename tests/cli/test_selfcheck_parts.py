"""The parts of the self-check: what it asks, what it refuses, how it tells a difference."""

import argparse
import importlib.util
import operator
import shutil

from datetime import date
from types import SimpleNamespace

import attrs
import polars as pl
import pytest

from fupin.cli import main, selfchecking_engines, selfchecking_run
from fupin.cli.faults import StopError
from fupin.cli.parser_scale import engines
from fupin.cli.selfchecking_compare import Seen, count, differing, located, seen
from fupin.cli.selfchecking_engines import NO_ROW, Rows, _placed, refuse_missing, started
from fupin.cli.selfchecking_objects import of_objects
from fupin.cli.selfchecking_plan import About, plan, planned
from fupin.cli.selfchecking_rows import KEY, judge_rows, masks_of
from fupin.cli.selfchecking_run import run
from fupin.errors import MissingExtraError
from fupin.facts import registry_home
from fupin.frames import check_columns, objects, polars
from fupin.logic import Truth
from fupin.policy import choose
from fupin.standards import schemes, standards
from fupin.standards.checks import packs


TRIALS = plan()
OF_HOUSEHOLDS = next(t for t in TRIALS if t.about is About.HOUSEHOLDS)


def trial(about):
    return next(t for t in TRIALS if t.about is about)


def ignore(_done, _all):
    pass


def test_every_shipped_rule_is_asked_once():
    shipped = [f"{book.id} · {rule.id}" for book in standards() for rule in book.rules]
    shipped += [f"{s.id} · {batch.id}" for s in schemes() for batch in s.batches]
    shipped += [f"{pack.id} · {check.id}" for pack in packs().values() for check in pack]
    asked = [name for t in TRIALS for told in t.asked_by for name in told]
    assert sorted(asked) == sorted(shipped)


def test_every_rule_is_asked_on_a_day_of_its_validity():
    days = {name: t for t in TRIALS for told in t.asked_by for name in told}
    for book in standards():
        for rule in book.rules:
            found = days[f"{book.id} · {rule.id}"]
            assert book.in_force(found.on)
            assert (
                choose(book.names.parameters, found.on, found.region, own=book.own) is not None
            )
            assert rule.test in found.book.tests
    for check in packs()["registry"]:
        assert check.in_force(days[f"registry · {check.id}"].on)


def test_a_rule_without_a_day_is_never_left_out_quietly():
    from fupin.cli.selfchecking_plan import _of_standard

    book = next(s for s in standards() if s.id == "cn/household/2016")
    late = attrs.evolve(book, first=date(2100, 1, 1), last=date(2100, 12, 31))
    with pytest.raises(ValueError, match="no day has all the numbers of cn/household/2016"):
        planned([_of_standard(late)])


def test_engines_are_read_each_once():
    assert engines("object, polars，object") == ("object", "polars")
    with pytest.raises(argparse.ArgumentTypeError, match="没有引擎 'hive'"):
        engines("object,hive")


def test_masks_beyond_63_rules_go_on_in_another_column():
    masks = masks_of([1 << 63, 1], [0, 1 << 64], 65)
    assert masks.columns == ["failed", "unknown", "failed_1", "unknown_1"]
    assert masks.rows() == [(0, 0, 1, 0), (1, 0, 0, 2)]


def table(failed, unknown):
    rules = len(OF_HOUSEHOLDS.book.rules)
    return masks_of(failed, unknown, rules)


@pytest.fixture
def rows():
    facts = [fact.name for fact in OF_HOUSEHOLDS.book.names.facts]
    people = [f.name for f in OF_HOUSEHOLDS.book.names.of_group("members")]
    return Rows(
        number=0,
        subjects=pl.DataFrame({KEY: [1, 2, 3], **{name: [None] * 3 for name in facts}}),
        members=pl.DataFrame({KEY: [2, 2, 3], **{name: [None] * 3 for name in people}}),
    )


def test_a_difference_is_found_in_the_row_and_the_rule(rows):
    last = len(OF_HOUSEHOLDS.book.rules) - 1
    masks = {
        "object": table([0, 0, 0], [0, 0, 1 << last]),
        "polars": table([0, 0, 0], [0, 0, 1 << last]),
        "duckdb": table([0, 4, 1 << last], [0, 0, 0]),
    }
    wrong = differing(OF_HOUSEHOLDS, masks)
    assert count(wrong) == 2
    first, second = located(OF_HOUSEHOLDS, masks, wrong, rows, 20)
    assert (first.key, first.rule) == ("2", 2)
    assert first.truths == (
        ("object", Truth.MET),
        ("polars", Truth.MET),
        ("duckdb", Truth.NOT_MET),
    )
    assert (second.key, second.rule) == ("3", last)
    assert [truth for _, truth in second.truths] == [
        Truth.UNKNOWN,
        Truth.UNKNOWN,
        Truth.NOT_MET,
    ]
    assert [d.key for d in located(OF_HOUSEHOLDS, masks, wrong, rows, 1)] == ["2"]


def test_nothing_differs_where_all_say_alike():
    masks = dict.fromkeys(("object", "polars"), table([0, 4, 1], [1, 0, 0]))
    assert count(differing(OF_HOUSEHOLDS, masks)) == 0


def test_a_row_that_is_lost_or_stands_twice_is_a_difference(rows):
    rules = len(OF_HOUSEHOLDS.book.rules)
    found = pl.DataFrame({KEY: [3, 3, 1], "failed": [0, 0, 0], "unknown": [0, 0, 0]})
    placed = _placed(found, rows.subjects)
    assert placed.rows() == [(0, 0), (NO_ROW, NO_ROW), (NO_ROW, NO_ROW)]
    few = attrs.evolve(
        OF_HOUSEHOLDS,
        book=attrs.evolve(OF_HOUSEHOLDS.book, rules=OF_HOUSEHOLDS.book.rules[:2]),
    )
    sound = masks_of([0, 0, 0], [0, 0, 0], 2)
    masks = {"object": sound, "spark": placed}
    wrong = differing(few, masks)
    assert count(wrong) == 2 * 2
    assert next(located(few, masks, wrong, rows, 1)).truths[1] == ("spark", None)
    assert rules > 63


def test_outcomes_that_were_seen():
    few = attrs.evolve(
        OF_HOUSEHOLDS,
        book=attrs.evolve(OF_HOUSEHOLDS.book, rules=OF_HOUSEHOLDS.book.rules[:2]),
    )
    first = seen(few, masks_of([1, 0], [0, 1], 2))
    assert first == Seen(met=2, failed=1, unknown=1)
    assert first.of_all_kinds == 0
    assert (first | seen(few, masks_of([0], [2], 2))).of_all_kinds == 1


def test_members_and_empty_households_reach_the_generated_python(rows):
    """A household without members leaves open what members decide."""
    found = judge_rows(OF_HOUSEHOLDS, rows.subjects, rows.members)
    with started(["polars"]) as ready:
        assert found.equals(ready["polars"](OF_HOUSEHOLDS, rows))


@pytest.mark.parametrize("about", list(About), ids=lambda a: a.name)
def test_real_objects_say_what_their_tables_say(about):
    asked = trial(about)
    found = of_objects(asked, 40, 5)
    with started(["polars", "duckdb"]) as ready:
        for judge in ready.values():
            assert found.masks.equals(judge(asked, found.rows))
    outcomes = seen(asked, found.masks)
    assert outcomes.met
    assert outcomes.failed
    assert outcomes.unknown


def test_objects_that_are_read_wrong_into_tables_are_found_out(monkeypatch):
    real = objects._cell
    monkeypatch.setattr(objects, "_cell", lambda a: False if a is None else real(a))
    report = run(
        ["object", "polars"],
        households=100,
        seed=1,
        progress=ignore,
        trials=[trial(About.VILLAGES)],
    )
    assert report.differences
    assert not report.agrees


def test_checks_that_columns_read_wrong_are_found_out(monkeypatch):
    real = check_columns.Columns._filled

    def swapped(self, how):
        return [None if a is None else not a for a in real(self, how)]

    monkeypatch.setattr(check_columns.Columns, "_filled", swapped)
    report = run(
        ["object", "duckdb"],
        households=100,
        seed=1,
        progress=ignore,
        trials=[trial(About.HOUSEHOLD_CHECKS)],
    )
    assert report.differences > len(report.told) == 20
    assert all(d.facts for d in report.told)


MUTANTS = {
    "> as >=": (">", operator.ge),
    ">= as >": (">=", operator.gt),
    "< as <=": ("<", operator.le),
    "<= as <": ("<=", operator.lt),
    "* as +": ("*", operator.add),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_few_thousand_rows_find_an_operator_that_errs(mutant, monkeypatch):
    monkeypatch.setitem(polars.OPERATORS, *MUTANTS[mutant])
    report = run(
        ["object", "polars"],
        households=2_000,
        seed=1,
        progress=ignore,
        trials=[trial(About.HOUSEHOLDS), trial(About.PERSON_CHECKS)],
    )
    assert report.differences
    assert all(dict(d.truths)["object"] is not dict(d.truths)["polars"] for d in report.told)


def test_crowds_and_empty_households_are_there_and_counted():
    report = run(
        ["object", "polars"],
        households=6_000,
        seed=1,
        progress=ignore,
        trials=[trial(About.HOUSEHOLDS)],
    )
    assert report.agrees
    assert report.crowds >= 1
    assert 200 < report.empty < 400
    assert report.members > 6_000 + 1_000 * report.crowds
    assert report.varied > 0.95 * report.conditions


def test_progress_is_told_up_to_the_end():
    told = []
    run(
        ["object", "polars"],
        households=100,
        seed=1,
        progress=lambda done, total: told.append((done, total)),
        trials=[trial(About.COUNTIES), trial(About.PERSON_CHECKS)],
    )
    assert {total for _, total in told} == {400}
    assert [done for done, _ in told] == [50, 100, 200, 250, 300, 400]


def test_as_many_real_objects_as_are_asked_for_in_parts(monkeypatch):
    """No part repeats another, and every engine sees each."""
    monkeypatch.setattr(selfchecking_run, "_OBJECTS_AT_ONCE", 30)
    asked = trial(About.HOUSEHOLD_CHECKS)
    parts = [of_objects(asked, 30, 1, number).masks for number in range(2)]
    assert not parts[0].equals(parts[1])
    report = run(
        ["object", "polars", "duckdb"],
        households=10,
        objects=70,
        seed=1,
        progress=ignore,
        trials=[asked, trial(About.VILLAGES)],
    )
    assert (report.objects, report.object_households) == (140, 70)
    assert report.agrees


def test_without_objects_no_object_is_made():
    report = run(
        ["polars", "duckdb"],
        households=100,
        seed=1,
        progress=ignore,
        trials=[trial(About.VILLAGE_CHECKS)],
    )
    assert (report.objects, report.agrees) == (0, True)


def test_a_difference_is_told_in_both_languages(capsys, monkeypatch):
    monkeypatch.setitem(polars.OPERATORS, ">", operator.ge)
    asked = ["selfcheck", "--households", "100", "--engines", "object,polars"]
    assert main(asked) == 1
    said = capsys.readouterr().out
    assert said.startswith("不同：")
    assert "object 未达到，polars 达到" in said
    assert "条规则同此条件）" in said
    assert " 处不同" in said.splitlines()[-1]
    assert said.splitlines()[-1].startswith("不一致：100 户，")
    assert main([*asked, "--lang", "en"]) == 1
    english = capsys.readouterr().out
    assert "object not met, polars met" in english
    assert "that ask the same)" in english
    assert "more differences" in english


def test_all_agree_in_english(capsys):
    asked = ["selfcheck", "--households", "50", "--engines", "polars,duckdb", "--lang", "en"]
    assert main(asked) == 0
    out = capsys.readouterr().out
    assert "real objects" not in out
    assert out.splitlines()[-1].startswith("equal: 50 households, ")
    assert out.splitlines()[-1].endswith("2 engines, 0 differences")


def test_a_lost_row_and_many_members_are_told(rows):
    from fupin.cli.selfchecking import _difference
    from fupin.cli.selfchecking_compare import Difference

    one = Difference(
        trial=OF_HOUSEHOLDS,
        rule=0,
        key="8",
        truths=(("object", Truth.MET), ("spark", None)),
        facts=(("size", 7),),
        members=((("age", 16),),) * 7,
    )
    zh, en = list(_difference(one, "zh")), list(_difference(one, "en"))
    assert zh[2:4] == ["  object 达到，spark 无此行", "  size=7"]
    assert zh[4:-1] == [f"  成员 {number}: age=16" for number in range(1, 6)]
    assert zh[-1] == "  另有 2 名成员"
    assert en[2] == "  object met, spark no such row"
    assert en[-1] == "  and 2 more members"
    assert rows.subjects.height == 3


@pytest.fixture
def without(monkeypatch):
    """Packages, and Java, as if they were not installed."""
    real = importlib.util.find_spec

    def hide(*packages, java=True):
        monkeypatch.setattr(
            selfchecking_engines.importlib.util,
            "find_spec",
            lambda name: None if name in packages else real(name),
        )
        if not java:
            monkeypatch.delenv("JAVA_HOME", raising=False)
            monkeypatch.setattr(selfchecking_engines.shutil, "which", lambda *_, **__: None)

    return hide


def test_what_is_not_installed_is_not_compared_by_default(without):
    without("pyspark", "duckdb")
    assert selfchecking_engines.installed() == ("object", "polars")


def test_an_engine_that_is_not_installed_names_its_extra(without, capsys):
    without("pyspark")
    with pytest.raises(MissingExtraError, match=r"fupin\[spark\]"):
        refuse_missing(["object", "spark"])
    assert main(["selfcheck", "--engines", "object,spark"]) == 2
    assert "fupin[spark]" in capsys.readouterr().err


def test_spark_without_java_is_refused(without):
    without(java=False)
    with pytest.raises(StopError) as caught:
        refuse_missing(["spark"])
    assert caught.value.status == 2
    assert "Java" in caught.value.zh


def test_java_is_found_in_its_home(monkeypatch, tmp_path):
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    assert selfchecking_engines._has_java("spark")


needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="no Java to start Spark")


@needs_java
def test_spark_says_the_same_and_is_left_as_it_was():
    from pyspark.sql import SparkSession

    report = run(
        ["object", "spark"],
        households=60,
        seed=2,
        progress=ignore,
        trials=[trial(About.COUNTIES)],
    )
    assert report.agrees
    assert SparkSession.getActiveSession() is None


def test_a_session_there_is_goes_on(monkeypatch):
    session = pytest.importorskip("pyspark.sql").SparkSession
    there = SimpleNamespace(name="theirs")
    monkeypatch.setattr(session, "getActiveSession", lambda: there)
    with selfchecking_engines._session() as found:
        assert found is there


def test_spark_that_has_gone_is_told(monkeypatch):
    class Gone:
        class read:  # noqa: N801  # as the session has it
            @staticmethod
            def parquet(_path):
                raise ConnectionRefusedError(111, "Connection refused")

    pytest.importorskip("pyspark")
    session = pytest.importorskip("pyspark.sql").SparkSession
    monkeypatch.setattr(session, "getActiveSession", lambda: Gone)
    with pytest.raises(StopError) as caught:
        run(
            ["object", "spark"],
            households=10,
            seed=1,
            progress=ignore,
            trials=[trial(About.COUNTIES)],
        )
    assert caught.value.zh.startswith("Spark 的 Java 进程中断")


def test_sizes_of_empty_households_are_no_answers():
    """As the tables have it: of nobody neither size nor income a head is known."""
    assert registry_home.size.name == "size"
    asked = trial(About.HOUSEHOLDS)
    facts = {fact.name: [None, None] for fact in asked.book.names.facts}
    table = pl.DataFrame({KEY: [1, 2], **facts}).with_columns(
        pl.Series("size", [0, 1]),
        pl.Series("income_per_head", [10**9, 10**9]),
    )
    people = pl.DataFrame(
        {KEY: [], **{f.name: [] for f in asked.book.names.of_group("members")}},
        schema_overrides={KEY: pl.Int64},
    )
    found = judge_rows(asked, table, people)
    with started(["polars"]) as ready:
        expected = ready["polars"](asked, Rows(number=0, subjects=table, members=people))
    assert found.equals(expected)
    assert found.row(0) != found.row(1)
