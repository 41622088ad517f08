"""Part by part: the same as at once, stopped and gone on with, and never half."""

import json
import shutil
import sys

from datetime import date

import duckdb
import polars as pl
import pytest

from fupin import frames
from fupin.errors import (
    InvalidDataError,
    InvalidValueError,
    MissingExtraError,
    ParameterNotInForceError,
    RegionNeededError,
    RuleDefinitionError,
    UnknownNameError,
)
from fupin.frames import _part_files, _part_run, parts
from fupin.frames._part_plan import plan
from fupin.strategies import population


ON = date(2018, 12, 31)
STANDARD = "cn/household/2016"
REGIONS = ["420000", "510000"]
ASKED = {"on": ON, "standard": STANDARD}


@pytest.fixture(scope="module")
def whole():
    return population(1_200, on=ON, profile="edges", regions=REGIONS, standard=STANDARD)


@pytest.fixture(scope="module")
def folder(whole, tmp_path_factory):
    return whole.write(tmp_path_factory.mktemp("parts") / "in", at_most=300)


@pytest.fixture
def data(folder, tmp_path):
    """A copy one may spoil."""
    return shutil.copytree(folder, tmp_path / "in")


@pytest.fixture(scope="module")
def expected(whole):
    return frames.assess_exit(*whole.frames(), **ASKED)


def verdicts(out):
    files = sorted(out.glob("region=*/verdicts-*.parquet")) or sorted(out.glob("verdicts-*"))
    return pl.concat([pl.read_parquet(file, hive_partitioning=False) for file in files])


def everything(out):
    return {
        str(file.relative_to(out)): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file()
    }


def assess(folder, out, **more):
    return frames.assess_parts(folder, out, **(ASKED | more))


def test_as_all_at_once(folder, tmp_path, expected):
    told = []
    report = assess(folder, tmp_path / "out", progress=lambda *x: told.append(x))
    assert verdicts(tmp_path / "out").equals(expected)
    assert told == [(300, 1200), (600, 1200), (900, 1200), (1200, 1200)]
    assert (report.parts, report.judged, report.kept, report.failures) == (4, 4, 0, ())
    assert report.complete
    assert not list((tmp_path / "out").rglob(".fupin-*"))


def test_totals_are_those_of_the_whole(folder, tmp_path, whole, expected):
    """Villages lie across parts; their sums are merged, up to the nation."""
    report = assess(folder, tmp_path / "out")
    homes, _ = whole.frames()
    names = ("village", "township", "county", "province")
    found = pl.read_parquet(tmp_path / "out" / "totals.parquet")
    assert found.equals(report.totals)
    wanted = frames.aggregate(expected, homes, names)
    for name in names:
        here = found.filter(pl.col("level") == name)
        there = wanted[name].with_columns(
            pl.col(n).cast(pl.String) for n in names if n in wanted[name].columns
        )
        assert here.select(there.columns).equals(there)
    top = found.row(0, named=True)
    assert top["level"] == "all"
    assert top["households"] == report.summary.households == 1_200
    assert top["passed"] == (expected["verdict"] == "PASS").sum()
    said = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert (said["complete"], said["failed"]) == (True, report.summary.failed)
    assert said["numbers"]["420000"]["poverty_line"] == 299_500


@pytest.mark.parametrize("at_most", [1, 7, 300, 299, 10_000])
def test_parts_of_any_size(folder, tmp_path, expected, at_most):
    some = folder / "region=420000"
    report = assess(some, tmp_path / "out", at_most=at_most, region="420000")
    assert verdicts(tmp_path / "out").equals(expected.head(600))
    assert report.parts == 2 * -(-300 // min(at_most, 300))
    assert report.summary.households == 600


def test_members_in_no_order(data, tmp_path, expected):
    for file in data.rglob("members-*.parquet"):
        table = pl.read_parquet(file, hive_partitioning=False)
        table.sample(fraction=1.0, shuffle=True, seed=5).write_parquet(file)
    report = assess(data, tmp_path / "out", at_most=70)
    assert verdicts(tmp_path / "out").equals(expected)
    assert report.parts == 20


def test_households_in_no_order(data, tmp_path, expected):
    for file in data.rglob("households-*.parquet"):
        table = pl.read_parquet(file, hive_partitioning=False)
        table.sample(fraction=1.0, shuffle=True, seed=5).write_parquet(file)
    assess(data, tmp_path / "out", at_most=70)
    found = verdicts(tmp_path / "out")
    assert not found.equals(expected)
    assert found.sort("household").equals(expected)


def test_files_that_do_not_pair_off_belong_together(data, tmp_path, expected):
    for region in REGIONS:
        place = data / f"region={region}"
        files = sorted(place.glob("members-*.parquet"))
        pl.concat([pl.read_parquet(f, hive_partitioning=False) for f in files]).write_parquet(
            place / "members.parquet"
        )
        for file in files:
            file.unlink()
    report = assess(data, tmp_path / "out")
    assert report.parts == 2
    assert report.summary.strangers == 0
    assert verdicts(tmp_path / "out").equals(expected)


def test_a_second_run_does_nothing(folder, tmp_path, monkeypatch):
    first = assess(folder, tmp_path)
    before = everything(tmp_path)
    monkeypatch.setattr(parts, "run", None)
    again = assess(folder, tmp_path)
    assert (again.judged, again.kept) == (0, 4)
    assert everything(tmp_path) == before
    assert again.summary == first.summary


def stopped_at(monkeypatch, part, error=KeyboardInterrupt):
    run = parts.run

    def stopping(one, how):
        if one.name == part:
            raise error
        return run(one, how)

    monkeypatch.setattr(parts, "run", stopping)


def test_stopped_and_gone_on_with(folder, tmp_path, monkeypatch):
    assess(folder, tmp_path / "straight")
    with monkeypatch.context() as patch:
        stopped_at(patch, "region=510000/0000")
        with pytest.raises(KeyboardInterrupt):
            assess(folder, tmp_path / "out")
    assert not (tmp_path / "out" / "totals.parquet").exists()
    assert len(list((tmp_path / "out").rglob("verdicts-*.parquet"))) == 2
    report = assess(folder, tmp_path / "out")
    assert (report.judged, report.kept) == (2, 2)
    assert everything(tmp_path / "out") == everything(tmp_path / "straight")


@pytest.mark.parametrize("nth", range(1, 16))
def test_stopped_while_any_file_is_written(folder, tmp_path, monkeypatch, nth):
    """Whichever write it is: no file is half, and the next run ends the same."""
    assess(folder, tmp_path / "straight")
    written = []
    write_whole = _part_files.write_whole

    def write(file, how):
        def half(begun):
            how(begun)
            written.append(file)
            if len(written) == nth:
                begun.write_bytes(begun.read_bytes()[:20])
                raise KeyboardInterrupt

        write_whole(file, half)

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(_part_files, "write_whole", write)
        if nth <= 13:
            with pytest.raises(KeyboardInterrupt):
                assess(folder, out)
        else:
            assess(folder, out)
    for file in out.rglob("*"):
        if file.is_file():
            reference = tmp_path / "straight" / file.relative_to(out)
            assert file.read_bytes() == reference.read_bytes(), file
    assess(folder, out)
    assert everything(out) == everything(tmp_path / "straight")


def test_what_was_begun_by_a_run_that_was_killed_is_cleaned_away(folder, tmp_path):
    place = tmp_path / "region=420000"
    place.mkdir()
    (place / ".fupin-12-verdicts-0000.parquet.tmp").write_text("half")
    (place / "notes.txt").write_text("mine")
    assess(folder, tmp_path)
    assert (place / "notes.txt").exists()
    assert not list(tmp_path.rglob(".fupin-*"))


@pytest.mark.parametrize(
    "change",
    [
        {"on": date(2017, 12, 31)},
        {"standard": "cn/household/2016-ladder"},
        {"reasons": True},
        {"at_most": 200},
        {"region": "510000"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_other_questions_are_other_parts(folder, tmp_path, change):
    assess(folder, tmp_path)
    report = assess(folder, tmp_path, **change)
    kept = 2 if "region" in change else 0  # in 510000 nothing is different
    assert (report.judged, report.kept) == (report.parts - kept, kept)
    straight = assess(folder, tmp_path.parent / f"{tmp_path.name}-straight", **change)
    assert everything(tmp_path) == everything(straight.out)


def test_a_changed_file_is_done_again(data, tmp_path):
    assess(data, tmp_path / "out")
    file = data / "region=420000" / "households-0001.parquet"
    table = pl.read_parquet(file, hive_partitioning=False)
    table.with_columns(food_attested=pl.lit(value=False)).write_parquet(file)
    report = assess(data, tmp_path / "out")
    assert (report.judged, report.kept) == (1, 3)
    assert report.summary.failed >= 300


def test_a_file_that_went_away_takes_its_results_along(data, tmp_path):
    assess(data, tmp_path / "out")
    shutil.rmtree(data / "region=510000")
    report = assess(data, tmp_path / "out")
    assert (report.judged, report.kept, report.summary.households) == (0, 2, 600)
    assert verdicts(tmp_path / "out").height == 600


def test_results_that_were_deleted_are_made_again(folder, tmp_path):
    assess(folder, tmp_path)
    (tmp_path / "region=420000" / "verdicts-0000.parquet").unlink()
    (tmp_path / "region=510000" / "part-0001.json").write_text("{")
    report = assess(folder, tmp_path)
    assert (report.judged, report.kept) == (2, 2)


def test_a_part_that_fails_does_not_take_the_run_with_it(data, tmp_path):
    file = data / "region=420000" / "households-0001.parquet"
    table = pl.read_parquet(file, hive_partitioning=False)
    table.with_columns(
        size=pl.lit("张三"), dwelling_grade=pl.lit("11010519491231002X")
    ).write_parquet(file)
    report = assess(data, tmp_path / "out")
    assert not report.complete
    (failure,) = report.failures
    assert (failure.part, failure.error) == ("region=420000/0001", "InvalidDataError")
    assert any("size" in reason for reason in failure.reasons)
    text = (tmp_path / "out" / "summary.json").read_text("utf-8")
    assert "张三" not in text
    assert "19491231" not in text
    said = json.loads(text)
    assert (said["complete"], said["parts"], said["households"]) == (False, 4, 900)
    assert said["failures"][0]["part"] == "region=420000/0001"
    assert verdicts(tmp_path / "out").height == 900
    again = assess(data, tmp_path / "out")
    assert (again.judged, again.kept, len(again.failures)) == (0, 3, 1)


def test_files_that_are_damaged(data, tmp_path):
    file = data / "region=510000" / "members-0000.parquet"
    file.write_bytes(file.read_bytes()[:-100] + b"x" * 100)
    (failure,) = assess(data, tmp_path / "out").failures
    assert failure.part == "region=510000/0000"
    assert "members-0000.parquet" in failure.reasons[0]


def test_pages_that_are_damaged(data, tmp_path):
    file = data / "region=510000" / "members-0000.parquet"
    kept = bytearray(file.read_bytes())
    kept[4:400] = b"\xff" * 396
    file.write_bytes(kept)
    (failure,) = assess(data, tmp_path / "out").failures
    assert failure.part == "region=510000/0000"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (pl.exceptions.ComputeError("张三 is no number"), "ComputeError"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (MemoryError(), "MemoryError"),
        (UnknownNameError("thing", "x"), "unknown thing 'x'"),
        (InvalidValueError("value.x", "bad", "bad"), "bad"),
        (pl.exceptions.PanicException("张三"), "PanicException"),
    ],
    ids=lambda x: type(x).__name__ if isinstance(x, BaseException) else "",
)
def test_whatever_goes_wrong_is_told_without_a_cell(
    folder, tmp_path, monkeypatch, error, said
):
    stopped_at(monkeypatch, "region=420000/0000", error)
    report = assess(folder, tmp_path)
    (failure,) = report.failures
    assert failure.reasons == failure.reasons_en == (said,)
    assert report.judged == 3


def test_a_part_no_number_is_there_for(folder, tmp_path, monkeypatch):
    """What one region lacks fails its parts, and no others."""
    values = _part_run.How.values

    def some(how, region):
        if region == "420000":
            raise RegionNeededError("poverty_line", region, "510000")
        return values(how, region)

    monkeypatch.setattr(_part_run.How, "values", some)
    report = assess(folder, tmp_path)
    assert {f.part for f in report.failures} == {"region=420000/0000", "region=420000/0001"}
    assert {f.error for f in report.failures} == {"RegionNeededError"}
    assert report.judged == 2


def test_a_region_that_is_no_code(data, tmp_path):
    (data / "region=510000").rename(data / "region=四川")
    with pytest.raises(InvalidDataError):
        assess(data, tmp_path / "out")


def test_without_regions(whole, tmp_path, expected):
    homes, people = whole.frames()
    homes.drop("region", "county", "township", "village").write_parquet(
        tmp_path / "households.parquet"
    )
    people.write_parquet(tmp_path / "members.parquet")
    report = assess(tmp_path, tmp_path / "out")
    assert verdicts(tmp_path / "out").equals(expected)
    assert report.totals["level"].to_list() == ["all"]
    assert (tmp_path / "out" / "verdicts-0000.parquet").exists()


def test_a_region_folder_alone_is_its_province(data, tmp_path):
    for file in data.rglob("households-*.parquet"):
        table = pl.read_parquet(file, hive_partitioning=False)
        table.drop("county", "township", "village").write_parquet(file)
    totals = assess(data, tmp_path / "out").totals
    assert totals.select("level", "province", "households").rows() == [
        ("all", None, 1_200),
        ("province", "420000", 600),
        ("province", "510000", 600),
    ]


def test_a_province_that_is_a_column(data, tmp_path):
    for file in data.rglob("households-*.parquet"):
        table = pl.read_parquet(file, hive_partitioning=False)
        table.with_columns(province=pl.lit("鄂")).write_parquet(file)
    totals = assess(data, tmp_path / "out").totals.filter(pl.col("level") == "province")
    assert totals.select("province", "households").rows() == [("鄂", 1_200)]


def test_members_of_no_household_are_counted(data, tmp_path, expected):
    file = data / "region=420000" / "members-0000.parquet"
    table = pl.read_parquet(file, hive_partitioning=False)
    strange = table.head(3).with_columns(household=pl.lit(99_999_999, pl.Int64))
    pl.concat([table, strange]).write_parquet(file)
    report = assess(data, tmp_path / "out")
    assert report.summary.strangers == 3
    assert report.summary.members == whole_members(data)
    assert verdicts(tmp_path / "out").equals(expected)


def whole_members(folder):
    files = sorted(folder.rglob("members-*.parquet"))
    return sum(pl.read_parquet(f, hive_partitioning=False).height for f in files)


def test_no_members_where_they_are_asked(data, tmp_path):
    for file in data.rglob("members-*"):
        if file.parent.name == "region=420000":
            file.unlink()
    report = assess(data, tmp_path / "out")
    assert {f.part for f in report.failures} == {"region=420000/0000", "region=420000/0001"}
    assert "members" in report.failures[0].reasons_en[0]


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_standard_that_asks_neither_members_nor_size(tmp_path, engine):
    """No file of members is needed, and nobody is counted as a person."""
    standard = "cn/water/2018"
    made = population(40, on=ON, regions=["420000"], standard=standard)
    made.write(tmp_path / "in")
    for file in (tmp_path / "in").rglob("members-*"):
        file.unlink()
    report = assess(tmp_path / "in", tmp_path / "out", standard=standard, engine=engine)
    found = report.summary
    assert (found.households, found.persons, found.unsized, found.members) == (40, 0, 40, 0)
    expected = frames.assess_exit(made.frames()[0], on=ON, standard=standard)
    assert verdicts(tmp_path / "out").equals(expected)


def test_duckdb_says_the_same(folder, tmp_path):
    one = assess(folder, tmp_path / "polars", reasons=True)
    other = assess(folder, tmp_path / "duckdb", reasons=True, engine="duckdb", at_most=200)
    assert verdicts(other.out).equals(verdicts(one.out))
    assert other.totals.equals(one.totals)
    assert other.summary == one.summary


def test_lists_of_codes_go_to_duckdb_as_text(whole):
    """DuckDB 2.0 answers otherwise of lists of an Arrow dictionary."""
    homes, people = whole.frames()
    with duckdb.connect() as connection:
        connection.register("people", _part_run._plain(people))
        kinds = connection.sql("SELECT typeof(health) FROM people LIMIT 1").fetchall()
    assert kinds == [("VARCHAR[]",)]
    assert homes.height


@pytest.mark.usefixtures("spark")
def test_spark_says_the_same(folder, tmp_path):
    some = folder / "region=420000"
    one = assess(some, tmp_path / "polars", region="420000", reasons=True)
    other = assess(
        some, tmp_path / "spark", region="420000", reasons=True, engine="spark", at_most=7
    )
    assert other.parts == 2
    assert verdicts(other.out).equals(verdicts(one.out))
    assert other.summary == one.summary


def test_wrong_use(folder, tmp_path):
    with pytest.raises(ValueError, match="engine"):
        assess(folder, tmp_path, engine="pandas")
    with pytest.raises(ValueError, match="part"):
        assess(folder, tmp_path, at_most=0)
    with pytest.raises(RuleDefinitionError):
        assess(folder, tmp_path, standard="cn/village/2016")
    with pytest.raises(ParameterNotInForceError):
        assess(folder, tmp_path, on=date(2000, 1, 1))
    with pytest.raises(FileNotFoundError):
        assess(tmp_path / "nowhere", tmp_path)
    with pytest.raises(UnknownNameError):
        assess(folder, tmp_path, standard="none")
    assert not list(tmp_path.iterdir())


def test_an_engine_that_is_not_installed(folder, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    monkeypatch.delitem(sys.modules, "fupin.frames.duckdb", raising=False)
    with pytest.raises(MissingExtraError):
        assess(folder, tmp_path, engine="duckdb")
    assert not list(tmp_path.iterdir())


def test_numbers_missing_everywhere_are_wrong_use(folder, tmp_path, monkeypatch):
    def values(_how, region):
        raise RegionNeededError("poverty_line", region, "510000")

    monkeypatch.setattr(_part_run.How, "values", values)
    with pytest.raises(RegionNeededError):
        assess(folder, tmp_path)


def test_files_of_something_else(tmp_path):
    pl.DataFrame({"a": [1]}).write_parquet(tmp_path / "others.parquet")
    with pytest.raises(FileNotFoundError):
        plan(tmp_path, 10, with_members=True)


def test_a_file_of_households_that_is_none(tmp_path):
    (tmp_path / "households.parquet").write_text("no")
    with pytest.raises(InvalidDataError):
        plan(tmp_path, 10, with_members=False)


def test_no_households_at_all(tmp_path, whole):
    homes, people = whole.frames()
    homes.clear().write_parquet(tmp_path / "households.parquet")
    people.clear().write_parquet(tmp_path / "members.parquet")
    report = assess(tmp_path, tmp_path / "out")
    assert report.summary.households == 0
    assert report.complete


def test_totals_and_summary_appear_together(tmp_path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "b").write_text("old")
    with pytest.raises(FileNotFoundError), _part_files.replaced(tmp_path, "ab") as place:
        (place("a").parent / "c" / "b").write_text("new")
    assert [(tmp_path / name).read_text() for name in "ab"] == ["old", "old"]
    with _part_files.replaced(tmp_path, "ab") as place:
        place("a").write_text("new")
        place("b").write_text("new")
    assert [(tmp_path / name).read_text() for name in "ab"] == ["new", "new"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "b"]
