"""Populations written as Parquet: all of it, or nothing."""

import json
import subprocess
import sys

from datetime import date

import polars as pl
import pytest

import fupin

from fupin.strategies import population


ON = date(2018, 12, 31)


@pytest.fixture
def whole():
    return population(500, seed=3, on=ON, regions=["420000", "510000"], facts=["labour"])


def files(folder):
    return sorted(str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file())


def test_files_hold_what_frames_gives(whole, tmp_path):
    told = []
    folder = whole.write(
        tmp_path / "new" / "here",
        at_most=200,
        progress=lambda done, of: told.append((done, of)),
    )
    assert folder == tmp_path / "new" / "here"
    assert files(folder) == [
        "population.json",
        *(
            f"region={region}/{table}-000{number}.parquet"
            for region in ("420000", "510000")
            for table in ("households", "members")
            for number in (0, 1)
        ),
    ]
    assert told == [(200, 500), (250, 500), (450, 500), (500, 500)]
    homes, people = whole.frames()
    for name, table in (("households", homes.drop("region")), ("members", people)):
        paths = sorted(folder.glob(f"region=*/{name}-*.parquet"))
        assert pl.concat([pl.read_parquet(p) for p in paths]).equals(table)
    hive = pl.scan_parquet(
        folder / "region=*" / "households-*.parquet", hive_partitioning=True
    ).collect()
    assert hive["region"].cast(pl.Int32).equals(homes["region"])


def test_manifest_says_what_was_made(whole, tmp_path):
    whole.write(tmp_path)
    said = json.loads((tmp_path / "population.json").read_text(encoding="utf-8"))
    homes, people = whole.frames()
    assert said["version"] == fupin.__version__
    assert (said["seed"], said["on"]) == (3, "2018-12-31")
    assert said["profile"]["name"] == "register"
    assert said["standards"] == ["cn/household/2016", "cn/five-batches/2015"]
    assert said["facts"] == ["labour"]
    assert (said["households"], said["members"]) == (homes.height, people.height)
    assert [part["households"] for part in said["parts"]] == [250, 250]
    assert "虚构" in said["invented"]


def test_written_twice_is_the_same_to_the_byte(whole, tmp_path):
    one, other = whole.write(tmp_path / "one"), whole.write(tmp_path / "other")
    assert files(one) == files(other)
    for name in files(one):
        assert (one / name).read_bytes() == (other / name).read_bytes()


@pytest.mark.parametrize("compression", ["lz4", "uncompressed"])
def test_other_compressions(whole, tmp_path, compression):
    folder = whole.write(tmp_path / "p", compression=compression)
    made = pl.read_parquet(folder / "region=420000" / "households-0000.parquet")
    assert made.height == 250


def test_nothing_appears_when_it_fails_half_way(whole, tmp_path):
    def stop(done: int, _: int) -> None:
        if done > 250:
            raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError, match="disk is full"):
        whole.write(tmp_path / "p", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_touched(whole, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="not empty"):
        whole.write(tmp_path)
    assert files(tmp_path) == ["mine.txt"]
    with pytest.raises(NotADirectoryError):
        whole.write(tmp_path / "mine.txt")


@pytest.mark.parametrize(
    ("absent", "name", "extra"),
    [("polars", "population", "frames"), ("hypothesis", "households", "strategies")],
)
def test_what_is_missing_is_said(absent, name, extra):
    """Tables need polars and not Hypothesis; strategies the other way round."""
    code = (
        f"import sys; sys.modules[{absent!r}] = None\n"
        "import fupin.strategies as s\n"
        f"try:\n    s.{name}\n"
        "except ImportError as e:\n    print(e)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert f"fupin[{extra}]" in done.stdout


def test_population_needs_no_hypothesis():
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "from datetime import date\n"
        "from fupin.strategies import population\n"
        "print(population(9, on=date(2018, 12, 31)).frames()[0].height)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "9"
