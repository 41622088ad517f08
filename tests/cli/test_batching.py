"""`fupin batch`: a folder of tables, part by part."""

import argparse

from datetime import date

import polars as pl
import pytest

from fupin.cli import parser_batch
from fupin.cli.batching import run_batch
from fupin.cli.faults import StopError
from fupin.cli.parser import Parser
from fupin.frames import parts
from fupin.strategies import population


ON = date(2018, 12, 31)


@pytest.fixture
def data(tmp_path):
    made = population(
        60, on=ON, regions=["420000", "510000"], standard="cn/household/2016", missing=0.2
    )
    return made.write(tmp_path / "in")


@pytest.fixture
def batch(data, tmp_path):
    """Run the command as its parser would have it."""

    def run(**more):
        options = {
            "command": "batch",
            "folder": data,
            "on": ON,
            "standard": "cn/household/2016",
            "out": tmp_path / "out",
            "engine": "polars",
            "region": None,
            "at_most": 250_000,
            "reasons": False,
            "extrapolate": False,
            "overlay": [],
            "lang": "zh",
        }
        return run_batch(argparse.Namespace(**(options | more)))

    return run


def test_done(batch, tmp_path, capsys):
    assert batch() == 0
    said = capsys.readouterr().out
    assert said.startswith("户：60（")
    assert "部分：2 个，完成 2 个\n" in said
    assert "没有登记人口" in said
    assert said.endswith(f"结果在 {tmp_path / 'out'}\n")
    assert (tmp_path / "out" / "region=510000" / "verdicts-0000.parquet").exists()
    assert batch() == 0
    assert "其中 2 个先前已完成" in capsys.readouterr().out


def test_as_it_is_typed(data, tmp_path, capsys):
    parser = Parser(add_help=False)
    parser_batch.batch(parser)
    typed = [str(data), "--on", "2018-12-31", "--out", str(tmp_path / "out")]
    assert run_batch(parser.parse_args(typed)) == 0
    assert "户：60（" in capsys.readouterr().out
    assert parser.parse_args([*typed, "--region", "420000"]).region == "420000"
    assert parser.parse_args([*typed, "--at-most", "7"]).at_most == 7
    assert parser.parse_args(typed).at_most == parts.AT_MOST
    with pytest.raises(SystemExit) as left:
        parser.parse_args([*typed, "--engine", "pandas"])
    assert left.value.code == 2


def test_in_english(batch, capsys):
    assert batch(lang="en") == 0
    said = capsys.readouterr().out
    assert "60 households" in said
    assert "parts: 2/2" in said
    assert not any("一" <= character <= "鿿" for character in said)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_engines_and_regions(batch, capsys, engine):
    assert batch(engine=engine, region="420000", reasons=True, at_most=7) == 0
    assert "部分：10 个" in capsys.readouterr().out


def spoil(file, **columns):
    table = pl.read_parquet(file, hive_partitioning=False)
    table.with_columns(**columns).write_parquet(file)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_part_that_fails_is_a_finding(batch, data, capsys, lang):
    spoil(data / "region=510000" / "households-0000.parquet", size=pl.lit("张三"))
    assert batch(lang=lang) == 1
    said = capsys.readouterr().out
    assert "region=510000/0000" in said
    assert "size" in said
    assert "张三" not in said


def test_nothing_that_can_be_read(batch, data, capsys):
    for file in data.rglob("households-*"):
        spoil(file, size=pl.lit("x"))
    assert batch(at_most=2) == 3
    assert "另有 20 个部分未完成" in capsys.readouterr().out
    assert batch(at_most=2, lang="en") == 3
    assert "and 20 more parts failed" in capsys.readouterr().out


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有户，未计入"), ("en", "no household")])
def test_members_of_nobody_are_a_finding(batch, data, capsys, lang, said):
    file = data / "region=420000" / "members-0000.parquet"
    table = pl.read_parquet(file, hive_partitioning=False)
    strange = table.head(1).with_columns(household=pl.lit(9_999, pl.Int64))
    pl.concat([table, strange]).write_parquet(file)
    assert batch(lang=lang) == 1
    assert said in capsys.readouterr().out


def test_no_folder(batch, tmp_path):
    with pytest.raises(StopError) as caught:
        batch(folder=tmp_path / "nowhere")
    assert caught.value.status == 3
    assert "households*.parquet" in caught.value.zh


def test_parts_of_nobody(batch):
    with pytest.raises(StopError) as caught:
        batch(at_most=0)
    assert caught.value.status == 2


def test_a_standard_of_villages(batch):
    with pytest.raises(StopError) as caught:
        batch(standard="cn/village/2016")
    assert caught.value.status == 2


def test_interrupted_it_says_how_to_go_on(batch, tmp_path, monkeypatch):
    run = parts.run

    def stopping(part, how):
        if part.region == "510000":
            raise KeyboardInterrupt
        return run(part, how)

    with monkeypatch.context() as patch:
        patch.setattr(parts, "run", stopping)
        with pytest.raises(StopError) as caught:
            batch()
    assert caught.value.status == 130
    assert "再次运行同一命令" in caught.value.zh
    assert str(tmp_path / "out") in caught.value.zh
    assert len(list((tmp_path / "out").rglob("verdicts-*"))) == 1
    assert batch() == 0
