"""Overlays on the command line: listed, compared, assessed by."""

from __future__ import annotations

import json

from pathlib import Path

import pytest

from fupin.cli import main


OVERLAY = str(Path(__file__).parents[2] / "examples" / "data" / "overlay.toml")
LOCAL = "yunshan/household/2018"


def test_its_standards_are_listed_behind_the_shipped_ones(capsys):
    assert main(["standards", "--overlay", OVERLAY]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines[-3:]] == [
        LOCAL,
        "yunshan/village/2018",
        "yunshan/batches/2018",
    ]
    assert "2018-03-01 – 2020-12-31" in lines[-3]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "改变数值：贫困村退出的贫困发生率上限"),
        ("en", "now: 2018-01-01 to 2020-12-31 1.5%"),
    ],
)
def test_what_differs_is_printed(capsys, lang, said):
    assert main(["standards", "--overlay", OVERLAY, "--differences", "--lang", lang]) == 0
    printed = capsys.readouterr().out
    against = f"{LOCAL} 对照 cn/household/2016"
    assert (against if lang == "zh" else against.replace("对照", "compared with")) in printed
    assert said in printed


def test_without_overlay_nothing_is_compared(capsys):
    assert main(["standards", "--differences"]) == 0
    assert "对照" not in capsys.readouterr().out


def test_files_are_assessed_by_it(assess, tmp_path):
    more = ("--overlay", OVERLAY, "--standard", LOCAL, "--scheme", "yunshan/batches/2018")
    assert assess(tmp_path / "out", *more) in {0, 1}
    rows = (tmp_path / "out" / "households.jsonl").read_text("utf-8").splitlines()
    rules = {rule for row in rows for rule in json.dumps(json.loads(row)).split('"')}
    assert f"{LOCAL}.policy-known" in rules


def test_one_household_is_explained_by_it(ledger, capsys):
    line = Path(ledger).read_text("gb18030").splitlines()
    header = [name.strip('"') for name in line[0].split(",")]
    number = line[1].split(",")[header.index("户编号")].strip('"')
    asked = ("--on", "2018-12-31", "--region", "420324", "--overlay", OVERLAY)
    assert main(["explain", ledger, number, *asked, "--standard", LOCAL]) == 0
    assert "县定收入线" in capsys.readouterr().out


def test_an_id_of_no_overlay_is_wrong_usage(assess, tmp_path, capsys):
    status = assess(tmp_path / "out", "--overlay", OVERLAY, "--standard", "yunshan/none")
    assert status == 2
    assert "没有名为 yunshan/none 的标准" in capsys.readouterr().err


def test_a_fault_is_told_with_file_line_and_column(tmp_path, capsys):
    path = tmp_path / "faulty.toml"
    text = (
        Path(OVERLAY).read_text("utf-8").replace("size * yunshan_line", "size * yunshn_line")
    )
    path.write_text(text, "utf-8")
    line = text[: text.index("yunshn_line")].count("\n") + 1
    assert main(["standards", "--overlay", str(path)]) == 3
    said = capsys.readouterr().err
    assert f"faulty.toml:{line}:25 " in said
    assert "没有名为 yunshn_line 的事实或参数，是否应为 yunshan_line" in said


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["standards", "--overlay", str(tmp_path / "none.toml")]) == 3
    assert "不能打开文件" in capsys.readouterr().err
    assert main(["standards", "--lang", "en", "--overlay", str(tmp_path / "none.toml")]) == 3
    assert "can't open" in capsys.readouterr().err
