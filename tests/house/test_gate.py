"""The runner of the counted benchmarks: what it reads, allows and refuses."""

from __future__ import annotations

import ast
import importlib
import math
import subprocess
import sys

from pathlib import Path

import pytest


BENCH = Path(__file__).parents[1] / "bench"
PART = """\
# callgrind format
version: 1
pid: 7
part: {part}
desc: Timerange: Basic block 0 - 350
desc: Trigger: {trigger}
events: Ir
fl=(1) decoder.py
0 12
summary: 0

totals: {total}
"""
ONE = "structuring.py::test_dict"


@pytest.fixture(scope="module", autouse=True)
def beside_the_benchmarks():
    """Scripts find what stands beside them; no other test is to."""
    sys.path.insert(0, str(BENCH))
    yield
    sys.path.remove(str(BENCH))
    for name in ("gate", "_counting"):
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def gate():
    return importlib.import_module("gate")


@pytest.fixture(scope="module")
def counting():
    return importlib.import_module("_counting")


def part(total, trigger=f"Client Request: tests/bench/gates/{ONE}", number=2):
    return PART.format(part=number, trigger=trigger, total=total)


VERSION = part(0, "Client Request: Metadata: pytest-codspeed 5.0.4", 1)
END = part(0, "Program termination", 3)


class TestWhatCallgrindWrote:
    def test_the_part_of_the_benchmark_counts(self, counting):
        assert counting.counted([END, VERSION, part(347_934)], ONE) == 347_934

    def test_nothing_else_may_be_counted(self, counting):
        """Instructions outside the benchmark: callgrind was on from the start."""
        with pytest.raises(counting.UncountedError, match=r"anything else 5"):
            counting.counted([VERSION, part(347_934), part(5, "Program termination")], ONE)

    @pytest.mark.parametrize("other", ["test_dict_rival", "test_dic", "test_dict[4]"])
    def test_another_benchmark_is_not_it(self, counting, other):
        strange = part(1, f"Client Request: tests/bench/gates/structuring.py::{other}")
        with pytest.raises(counting.UncountedError):
            counting.counted([strange], ONE)

    def test_a_name_is_no_pattern(self, counting):
        name = "judging.py::test_checked[40]"
        own = part(9, f"Client Request: tests/bench/gates/{name}")
        other = part(9, "Client Request: tests/bench/gates/judging.py::test_checked4")
        assert counting.counted([own], name) == 9
        with pytest.raises(counting.UncountedError):
            counting.counted([other], name)

    @pytest.mark.parametrize(
        "parts",
        [
            [],
            [VERSION, END],
            [part(1), part(1)],
            [part(1).replace("totals: 1\n", "")],
            [part(1).replace("events: Ir", "events: Ir Dr Dw")],
        ],
        ids=["nothing", "no-part-of-it", "counted-twice", "no-total", "other-events"],
    )
    def test_what_is_no_single_count_is_refused(self, counting, parts):
        with pytest.raises(counting.UncountedError):
            counting.counted(parts, ONE)


class TestCounter:
    @pytest.mark.parametrize(
        ("nothing", "once", "twice", "wrong"),
        [
            (1_955, 349_348, 695_348, ""),
            (0, 100_000, 200_900, ""),
            (0, 100_000, 201_100, "twice as much 201,100"),
            (0, 100_000, 198_900, "twice as much 198,900"),
            (1_955, 349_348, 349_348, "twice as much 349,348"),
            (5_001, 349_348, 695_348, "not only the benchmark is counted"),
            (400_000, 750_000, 1_100_000, "not only the benchmark is counted"),
            (1_955, 1_955, 1_955, "the benchmark is not counted"),
            (0, 0, 0, "the benchmark is not counted"),
        ],
    )
    def test_known_work_tells_whether_it_is_right(self, counting, nothing, once, twice, wrong):
        counts = dict(zip(counting.CALIBRATION, (nothing, once, twice), strict=True))
        found = counting.miscounted(counts)
        assert wrong in found
        assert bool(found) == bool(wrong)

    def test_it_says_what_is_missing(self, gate, counting, monkeypatch, capsys):
        monkeypatch.setattr(counting.shutil, "which", lambda _: None)
        monkeypatch.setattr(counting.importlib.util, "find_spec", lambda _: None)
        monkeypatch.setattr(sys, "argv", ["gate.py"])
        assert gate.main() == 2
        assert "no valgrind, no pytest-codspeed, no pydantic" in capsys.readouterr().out


class TestLimit:
    @pytest.mark.parametrize(
        ("ours", "kept", "said"),
        [
            (1_200, True, "1.200   1.50"),
            (1_500, True, "1.500   1.50  misses its goal of 1.3"),
            (1_501, False, "1.501   1.50  OVER  misses its goal of 1.3"),
        ],
    )
    def test_of_a_ratio(self, gate, ours, kept, said):
        one = gate.Gate("home", "a", "b", 1.5, goal=1.3)
        line, found = gate.row(one, {"a": ours, "b": 1_000})
        assert found is kept
        assert line.startswith("home ")
        assert line.endswith(said)

    @pytest.mark.parametrize(
        ("rows", "exponent", "kept"), [(4_000, 1.0, True), (8_000, 1.5, False)]
    )
    def test_of_growth(self, gate, rows, exponent, kept):
        """Four times the rows: as many instructions, or eight times as many."""
        one = gate.Gate("ledger", "long", "short", 1.1, grown=4)
        counts = {"long": rows, "short": 1_000}
        assert math.isclose(one.figure(counts), exponent)
        assert gate.row(one, counts)[1] is kept

    def test_one_broken_breaks_all(self, gate):
        gates = [gate.Gate(n, n, "b", limit) for n, limit in (("a", 2), ("c", 3), ("d", 4))]
        counts = {"a": 20, "b": 10, "c": 31, "d": 10}
        text, kept = gate.table(gates, counts)
        assert kept is False
        assert [line.split()[1:] for line in text.splitlines()[1:]] == [
            ["20", "10", "2.000", "2.00"],
            ["31", "10", "3.100", "3.00", "OVER"],
            ["10", "10", "1.000", "4.00"],
        ]
        assert gate.table(gates, counts | {"c": 30})[1] is True

    def test_two_countings_are_compared(self, gate, counting):
        first = {"a": 1_000, "b": 200, counting.NOTHING: 10}
        said = gate.repeated(first, first | {counting.NOTHING: 20})
        assert said.endswith(" 2 of 2 the same to the last instruction")
        said = gate.repeated(first, first | {"a": 1_001, "b": 198})
        assert " 0 of 2 the same" in said
        assert said.endswith("b differs most, by 1.000%")


class TestMain:
    """All but the counting."""

    @pytest.fixture
    def status(self, gate, monkeypatch):
        def of(counts, *words):
            def count_all(names, _folder):
                return {name: counts.get(name, 100) for name in names}

            monkeypatch.setattr(gate, "missing", list)
            monkeypatch.setattr(gate, "count_all", count_all)
            monkeypatch.setattr(sys, "argv", ["gate.py", *words])
            return gate.main()

        return of

    @pytest.fixture
    def right(self, counting):
        return dict(zip(counting.CALIBRATION, (0, 10_000, 20_000), strict=True))

    def test_one_count_over_its_limit_fails(self, status, right, gate, capsys):
        assert status(right | {gate.SOURCE: 80, gate.DICT: 80}, "compiled", "dict") == 0
        assert status(right | {gate.DICT: 200}, "dict") == 1
        assert "OVER" in capsys.readouterr().out

    def test_words_pick_gates(self, status, right, gate, capsys):
        assert status(right | {gate.DICT: 200}, "compiled") == 0
        assert len(capsys.readouterr().out.splitlines()) == 2

    def test_a_wrong_counter_fails(self, status, capsys):
        assert status({}, "compiled") == 1
        assert "the counter is wrong" in capsys.readouterr().out

    def test_a_benchmark_that_fails_is_told(self, gate, counting, status, monkeypatch, capsys):
        def fail(*_):
            raise counting.UncountedError("status 1")

        status({}, "compiled")
        monkeypatch.setattr(gate, "count_all", fail)
        assert gate.main() == 1
        assert "status 1" in capsys.readouterr().out

    def test_a_word_that_picks_nothing_is_refused(self, status):
        with pytest.raises(SystemExit):
            status({}, "nonsense")


def test_a_failing_process_is_no_count(counting, tmp_path):
    """A benchmark whose assertion fails was not counted, whatever callgrind wrote."""
    with pytest.raises(counting.UncountedError, match="status 3"):
        counting.run((sys.executable, "-c", "raise SystemExit(3)"), tmp_path)


def test_a_process_sees_no_variable_that_matters(counting, tmp_path, monkeypatch):
    """A count must not depend on who asks."""
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTEST_ADDOPTS", "--strange")
    seen = []
    monkeypatch.setattr(
        counting.subprocess,
        "run",
        lambda command, **how: (
            seen.append(how["env"]) or subprocess.CompletedProcess(command, 0, "", "")
        ),
    )
    counting.run(("pytest",), tmp_path)
    (env,) = seen
    assert env["PYTHONHASHSEED"] == "0"
    assert env["CODSPEED_ENV"] == "1"
    assert {"PYTHONDONTWRITEBYTECODE", "PYTEST_ADDOPTS"}.isdisjoint(env)
    assert "PATH" in env


def benchmarks():
    """Every benchmark there is, without its parameters."""
    return {
        f"{path.name}::{node.name}"
        for path in (BENCH / "gates").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_benchmark_is_gated_and_every_gate_has_its_benchmarks(gate, counting):
    asked = {name for one in gate.GATES for name in (one.ours, one.rival)}
    named = {name.partition("[")[0] for name in (*asked, *counting.CALIBRATION)}
    assert named == benchmarks()


def test_gates_have_names_of_their_own_and_limits_above_no_goal_but_told(gate):
    names = [one.name for one in gate.GATES]
    assert len(set(names)) == len(names)
    missed = {one.name for one in gate.GATES if one.goal is not None and one.limit > one.goal}
    assert missed == {"household from JSON / pydantic", "refused, fault deep / accepted"}
