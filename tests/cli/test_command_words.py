"""What is typed and what is told: usage, faults, explanations, progress."""

import json
import subprocess
import sys

import pytest

from fupin.cli import main
from fupin.errors import MissingExtraError
from fupin.report import OUTPUTS


ON = ("--on", "2018-12-31")
WHERE = ("--region", "420324")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], "缺少必需的参数"),
        (["dance"], "没有"),
        (["assess"], "缺少必需的参数"),
        (["assess", "x.csv", *WHERE, "--out", "o"], "--on"),
        (["assess", "x.csv", *ON, "--out", "o"], "--region"),
        (["assess", "x.csv", "--on", "2018-02-30", *WHERE, "--out", "o"], "应为日期"),
        (["assess", "x.csv", "--on", "20181231", *WHERE, "--out", "o"], "应为日期"),
        (["assess", "x.csv", *ON, "--region", "42", "--out", "o"], "六位行政区划代码"),
        (["assess", "x.csv", *ON, *WHERE, "--out", "o", "--nope"], "不认识的参数"),
        (["demo", "--seed", "-1"], "--seed"),
        (["demo", "--households"], "后面应有值"),
        (["demo", "--households", "0"], "没有这样的县"),
    ],
)
def test_wrong_usage_is_status_2(typed, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert main(typed) == 2

    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--standard", "cn/household/2061"], "没有名为 cn/household/2061 的标准"),
        (["--standard", "cn/village/2016"], "标准不适用"),
        (["--scheme", "cn/none"], "分类口径"),
        (["--region", "990000"], "因地区而异"),
        (["--on", "2022-12-31"], "--extrapolate"),
    ],
)
def test_what_does_not_fit_is_told_before_reading(more, said, ledger, tmp_path, capsys):
    typed = ["assess", ledger, *ON, *WHERE, "--out", str(tmp_path / "out"), *more]

    assert main(typed) == 2

    captured = capsys.readouterr()
    assert "读取" not in captured.err
    assert said in captured.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("typed", "code"), [("510000", "510000"), ("420324100201", "420324"), ("420324", "420324")]
)
def test_region_of_any_level(typed, code, ledger, tmp_path):
    """A province chooses parameters as well as a village does."""
    out = tmp_path / "out"
    assert main(["assess", ledger, *ON, "--region", typed, "--out", str(out)]) == 0

    assert json.loads((out / "county.json").read_text("utf-8"))["region"] == code


def test_extrapolation_is_recorded(ledger, tmp_path):
    out = tmp_path / "out"
    late = ("--on", "2022-12-31", "--extrapolate")
    assert main(["assess", ledger, *late, *WHERE, "--out", str(out)]) == 0

    county = json.loads((out / "county.json").read_text("utf-8"))
    assert "poverty_line" in county["extrapolated"]
    assert "外推" in (out / "summary.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["none.xlsx", "junk.xlsx", "junk.csv", "folder.xlsx"])
def test_what_can_not_be_read_is_status_3(name, tmp_path, capsys):
    (tmp_path / "junk.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "junk.csv").write_text("a,b\n1,2\n")
    (tmp_path / "folder.xlsx").mkdir()
    out = tmp_path / "out"

    assert main(["assess", str(tmp_path / name), *ON, *WHERE, "--out", str(out)]) == 3

    captured = capsys.readouterr()
    assert name in captured.err
    assert "Traceback" not in captured.err
    assert not out.exists()


def test_no_household_is_status_3(demo, tmp_path):
    villages = str(demo / "villages.xlsx")

    assert main(["assess", villages, *ON, *WHERE, "--out", str(tmp_path / "out")]) == 3
    assert list(tmp_path.iterdir()) == []


def test_results_can_not_go_into_a_file(ledger, tmp_path, capsys):
    out = tmp_path / "out"
    out.write_text("mine")

    assert main(["assess", ledger, *ON, *WHERE, "--out", str(out)]) == 2

    assert "不是文件夹" in capsys.readouterr().err
    assert out.read_text() == "mine"


def test_a_failure_on_the_way_leaves_nothing(tmp_path, monkeypatch, capsys, assess):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fupin.report.results.summary", full)
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "county.json").write_text("old")

    for out in (tmp_path / "new", tmp_path / "kept"):
        assert assess(out) == 2

    assert "磁盘已满" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]
    assert [p.name for p in (tmp_path / "kept").iterdir()] == ["county.json"]
    assert (tmp_path / "kept" / "county.json").read_text() == "old"


def test_other_files_in_the_folder_are_kept(tmp_path, assess):
    (tmp_path / "notes.txt").write_text("mine")

    assert assess(tmp_path) == 0

    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*OUTPUTS, "notes.txt"])


def test_a_missing_extra_is_named(tmp_path, monkeypatch, capsys, assess):
    def missing(*_, **__):
        raise MissingExtraError("the workbook of results", "excel")

    monkeypatch.setattr("fupin.report.results.write_workbook", missing)

    assert assess(tmp_path / "out") == 2
    assert "fupin[excel]" in capsys.readouterr().err


def test_several_counties_are_warned_of(demo, ledger, tmp_path, lines):
    text = (demo / "register.csv").read_text("gb18030")
    other = tmp_path / "other.csv"
    other.write_text(text.replace("竹溪县", "示例县").replace("420324", "420399"), "gb18030")
    out = tmp_path / "out"

    main(["assess", ledger, str(other), *ON, *WHERE, "--out", str(out)])

    assert len(lines(out / "households.jsonl")) == 120
    assert "survey.several-counties" in {p["code"] for p in lines(out / "problems.jsonl")}


def test_explain_in_both_languages(demo, ledger, capsys, secrets, lines):
    number = lines(demo / "households.jsonl")[0]["household"]
    sheet = ("--verification", str(demo / "verification.xlsx"))

    assert main(["explain", ledger, number, *ON, *sheet]) == 0
    chinese = capsys.readouterr().out
    assert main(["explain", ledger, number, *ON, *sheet, "--lang", "en"]) == 0
    english = capsys.readouterr().out

    assert f"户 {number}" in chinese
    assert "2995 元/人/年" in chinese
    assert "五个一批" in chinese
    assert f"household {number}" in english
    assert [s for s in secrets if s in chinese + english] == []


def test_explain_an_unknown_household(ledger, capsys):
    """What was typed is not repeated: it may be somebody's ID number."""
    assert main(["explain", ledger, "420324199001010011", *ON]) == 2

    assert "420324199001010011" not in capsys.readouterr().err


def test_standards_are_listed(capsys):
    assert main(["standards"]) == 0
    assert "cn/household/2016 " in (listed := capsys.readouterr().out)
    assert "cn/five-batches/2015" in listed
    assert main(["standards", "--lang", "en"]) == 0
    assert "national standard of household exit" in capsys.readouterr().out


def test_version_and_help(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("fupin ")
    assert main(["--help"]) == 0
    assert main(["assess", "--help"]) == 0
    assert "评估日期" in capsys.readouterr().out


def test_progress_goes_to_stderr(tmp_path, capsys, assess):
    assess(tmp_path / "out")

    captured = capsys.readouterr()
    assert "测算 60 户…" in captured.err
    assert "…" not in captured.out
    assert "达标" in captured.out


def test_bar_on_a_terminal(tmp_path, monkeypatch, capsys, assess):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    assert assess(tmp_path / "out") == 0
    assert "测算 60 户" in capsys.readouterr().err


def test_terminal_without_rich(tmp_path, monkeypatch, capsys, assess):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setitem(sys.modules, "rich.console", None)

    assert assess(tmp_path / "out") == 0
    assert "测算 60 户…" in capsys.readouterr().err


def test_as_a_module(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "fupin", "explain", "none.csv", "1", *ON],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
    )

    assert done.returncode == 3
    assert "找不到文件 none.csv" in done.stderr
    assert done.stdout == ""
