"""``fupin template`` writes a blank form, and never over a file that is there."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from fupin.cli.faults import StopError
from fupin.cli.templating import run_template
from fupin.errors import UnknownNameError
from fupin.ledger import read_ledger


openpyxl = pytest.importorskip("openpyxl")

_OWN = """
id = "own"
title = "自己的表"
title_en = "a form of one's own"
scope = "household"
source = "a test"
keys = ["户编号"]

[columns]
"户编号" = { to = "household.household_id" }
"饮水安全" = { to = "household.living.water_safe" }
"""


@pytest.fixture
def template(tmp_path, monkeypatch):
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(kind, *, out=None, rows=5000, force=False, lang="zh"):
        return run_template(Namespace(kind=kind, out=out, rows=rows, force=force, lang=lang))

    return run


def test_a_form_is_written_and_told_in_a_line(template, capsys):
    assert template("verification") == 0
    said = capsys.readouterr().out
    assert said == "template-verification.xlsx：退出核查表，9列，可填5000行\n"
    assert read_ledger("template-verification.xlsx").sheets[0].layout == "verification"


def test_the_line_in_english(template, capsys):
    assert template("village", out=Path("v.xlsx"), rows=20, lang="en") == 0
    said = capsys.readouterr().out
    assert said.startswith("v.xlsx: custom export of administrative villages")
    assert said.endswith("22 columns, checked for 20 rows\n")


def test_the_rows_asked_for_are_checked(template):
    template("verification", out=Path("v.xlsx"), rows=20)
    sheet = openpyxl.load_workbook("v.xlsx").worksheets[0]
    areas = {str(v.sqref) for v in sheet.data_validations.dataValidation}
    assert "B4:B23" in areas


def test_a_file_that_is_there_is_left_alone(template):
    out = Path("v.xlsx")
    out.write_bytes(b"mine")
    with pytest.raises(StopError) as info:
        template("verification", out=out)
    assert info.value.status == 2
    assert info.value.zh == "v.xlsx 已存在，未改动；加 --force 则覆盖"
    assert out.read_bytes() == b"mine"
    assert template("verification", out=out, force=True) == 0
    assert out.read_bytes().startswith(b"PK")


def test_a_layout_of_ones_own(template, capsys):
    Path("own.toml").write_text(_OWN, encoding="utf-8")
    assert template("own.toml") == 0
    assert "自己的表，2列" in capsys.readouterr().out
    sheet = openpyxl.load_workbook("template-own.xlsx").worksheets[0]
    assert [c.value for c in sheet[2]] == ["户编号", "饮水安全"]


@pytest.mark.parametrize(
    "text", ["", "no toml", 'id = "a"', _OWN.replace("scope", "scoop"), "columns = 3"]
)
def test_a_file_that_is_no_layout(text, template):
    Path("own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(StopError, match=r"own\.toml is no layout") as info:
        template("own.toml")
    assert info.value.status == 2
    assert sorted(p.name for p in Path().iterdir()) == ["own.toml"]


def test_a_field_the_model_lacks_is_named(template):
    Path("own.toml").write_text(_OWN.replace("water_safe", "water_saef"), encoding="utf-8")
    with pytest.raises(UnknownNameError):
        template("own.toml")


def test_a_file_that_is_not_there(template):
    with pytest.raises(StopError) as info:
        template("own.toml")
    assert info.value.zh == "不能打开文件 own.toml（不存在）"
    assert info.value.status == 2


def test_a_word_nobody_knows(template):
    with pytest.raises(UnknownNameError, match="unknown layout"):
        template("houses")


@pytest.mark.parametrize("rows", [0, 2_000_000])
def test_more_rows_than_a_sheet_has(rows, template):
    with pytest.raises(StopError, match="expected 1 to 1048573") as info:
        template("verification", rows=rows)
    assert info.value.status == 2
    assert list(Path().iterdir()) == []


def test_only_workbooks(template):
    with pytest.raises(StopError) as info:
        template("verification", out=Path("v.csv"))
    assert info.value.status == 2
    assert info.value.zh == "--out 应为 .xlsx 文件：v.csv"


def test_a_folder_that_is_not_there_is_the_systems_fault(template):
    """The command says so of every system error: see ``fupin.cli``."""
    with pytest.raises(FileNotFoundError) as info:
        template("verification", out=Path("nowhere/v.xlsx"))
    assert info.value.filename == str(Path("nowhere/v.xlsx"))
