"""Tables in files, in DuckDB and in frames of other libraries; and results back to them."""

from datetime import date

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from fupin import frames
from fupin.errors import InvalidDataError
from fupin.frames.sources import files_of, scan
from fupin.strategies import population


ON = date(2018, 12, 31)
STANDARD = "cn/household/2016"
REGIONS = ["420000", "510000"]
HOMES = "household,size,net_income,income_per_head,roster_complete,food_attested"
HOMES += ",clothing_attested,education_attested,medical_attested,housing_attested"
HOMES += ",dwelling_grade,dangerous_dwelling"
PEOPLE = "household,age,student_status,education,dropout_reason,health"
PEOPLE += ",basic_medical_insured,in_service"


@pytest.fixture(scope="module")
def whole():
    return population(400, on=ON, regions=REGIONS, standard=STANDARD)


@pytest.fixture(scope="module")
def folder(whole, tmp_path_factory):
    return whole.write(tmp_path_factory.mktemp("sources") / "population", at_most=100)


@pytest.fixture(scope="module")
def tables(whole):
    return whole.frames()


@pytest.fixture(scope="module")
def expected(tables):
    return frames.assess_exit(*tables, on=ON, standard=STANDARD)


def assess(households, members):
    return frames.assess_exit(households, members, on=ON, standard=STANDARD)


def refused(households, members):
    with pytest.raises(InvalidDataError) as caught:
        assess(households, members)
    return caught.value.problems


def test_a_folder_split_by_region(folder, expected):
    assert assess(folder, str(folder)).equals(expected)


def test_a_pattern(folder, expected):
    found = assess(folder / "*" / "households-*.parquet", f"{folder}/*/members-*.parquet")
    assert found.equals(expected)


def test_a_pattern_from_here(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert files_of(folder.__class__("region=42*/members*"), "members")


def test_one_file(folder, expected):
    place = folder / "region=420000"
    found = assess(place / "households-0000.parquet", place / "members-0000.parquet")
    assert found.equals(expected.head(100))


def test_the_region_of_the_folder_is_a_column(folder):
    found = scan(files_of(folder, "households"), "households").select("region").collect()
    assert found["region"].unique(maintain_order=True).to_list() == REGIONS


def test_hidden_files_and_other_tables_are_passed_over(tmp_path, tables):
    tables[0].write_parquet(tmp_path / "households.parquet")
    tables[1].write_parquet(tmp_path / "members.parquet")
    (tmp_path / ".fupin-x").mkdir()
    (tmp_path / ".fupin-x" / "households.parquet").write_text("no")
    assert [f.name for f in files_of(tmp_path, "households")] == ["households.parquet"]
    assert len(files_of(tmp_path, "others")) == 2


@pytest.mark.parametrize("place", ["nowhere", "nowhere.parquet", "no*.parquet", "no.csv"])
def test_no_such_file(tmp_path, place, tables):
    with pytest.raises(FileNotFoundError):
        assess(tmp_path / place, tables[1])


def test_a_folder_of_nothing(tmp_path, tables):
    with pytest.raises(FileNotFoundError):
        assess(tmp_path, tables[1])


def test_a_kind_of_file_nobody_reads(tmp_path, tables):
    (tmp_path / "households.xlsx").write_text("")
    (problem,) = refused(tmp_path / "households.xlsx", tables[1])
    assert (problem.code, problem.found) == ("frame.unknown-file", ".xlsx")


def test_a_damaged_file(tmp_path, tables):
    (tmp_path / "households.parquet").write_text("PAR1")
    (problem,) = refused(tmp_path / "households.parquet", tables[1])
    assert problem.code == "frame.damaged-file"


def lists_joined(table):
    lists = [name for name, kind in table.schema.items() if isinstance(kind, pl.List)]
    return table.with_columns(
        pl.when(pl.col(name).list.len() == 0)
        .then(pl.lit("无"))
        .otherwise(pl.col(name).cast(pl.List(pl.String)).list.join("、"))
        .alias(name)
        for name in lists
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv(tmp_path, tables, expected, encoding):
    for name, table in zip(("households", "members"), tables, strict=True):
        data = lists_joined(table).write_csv()
        (tmp_path / f"{name}.csv").write_bytes(data.encode(encoding))
    found = assess(tmp_path / "households.csv", tmp_path / "members.csv")
    text = pl.col("household").cast(pl.String)
    assert found.equals(expected.with_columns(text))


def csv(tmp_path, name, header, *rows):
    file = tmp_path / f"{name}.csv"
    file.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return file


def test_cells_as_people_write_them(tmp_path):
    homes = csv(
        tmp_path, "h", HOMES, "007,2,600000,,1,是,TRUE,,,,B级,", "8, 1 ,+1,,是,否,0,,,,,"
    )
    people = csv(tmp_path, "m", PEOPLE, "007,40,,小学,,患有大病；残疾,是,否", "8,3,,,,健康,1,")
    found = assess(homes, people)
    assert found["household"].to_list() == ["007", "8"]
    assert found["verdict"].to_list() == ["PASS", "FAIL"]
    told = frames.explain(homes, people, "007", on=ON, standard=STANDARD)
    assert told.findings[0].value == 600_000


def test_none_and_not_recorded_are_not_the_same(tmp_path):
    asked = "cn/five-batches/2015"
    header = ",".join(frames.schema(asked)["households"])
    homes = csv(tmp_path, "h", header, "1" + "," * header.count(","))
    names = list(frames.schema(asked)["members"])
    people = csv(tmp_path, "m", ",".join(names), "1" + "," * (len(names) - 1))
    assert frames.classify(homes, people, scheme=asked)["education"].to_list() == [None]


def test_every_bad_cell_at_once(tmp_path):
    homes = csv(tmp_path, "h", HOMES, "1,二,1.5,,也许,,,,,,B级,", "2,3,,,,,,,,,乙级,")
    people = csv(tmp_path, "m", PEOPLE, "1,999999999999999999999,,,,健康、感冒,是,")
    problems = refused(homes, people)
    assert [(p.code, p.path, p.found) for p in problems] == [
        ("frame.bad-cell", "households.net_income[0]", "1.5"),
        ("frame.bad-cell", "households.size[0]", "*"),
        ("frame.bad-cell", "households.roster_complete[0]", "**"),
        ("value.not-in-code-list", "households.dwelling_grade", "乙级"),
        ("frame.bad-cell", "members.age[0]", "*********"),
        ("value.not-in-code-list", "members.health", "**"),
    ]
    assert "第2行" in problems[0].message


def test_many_bad_cells_are_counted(tmp_path):
    rows = [f"{i},x,,,,,,,,,," for i in range(25)]
    people = csv(tmp_path, "m", PEOPLE)
    problems = refused(csv(tmp_path, "h", HOMES, *rows), people)
    assert [p.code for p in problems] == ["frame.bad-cell"] * 20 + ["frame.bad-cells"]
    assert "5" in problems[-1].message


def test_a_csv_that_is_none(tmp_path, tables):
    (tmp_path / "h.csv").write_text("")
    (problem,) = refused(tmp_path / "h.csv", tables[1])
    assert problem.code == "frame.damaged-file"


def test_csv_with_columns_missing(tmp_path, tables):
    codes = {p.code for p in refused(csv(tmp_path, "h", "household,size", "1,2"), tables[1])}
    assert "frame.missing-column" in codes


def test_duckdb_relations_and_tables(folder, expected):
    with duckdb.connect() as connection:
        for name in ("households", "members"):
            files = f"{folder}/*/{name}-*.parquet"
            connection.execute(f"CREATE TABLE {name} AS FROM read_parquet('{files}')")
        by_name = assess((connection, "households"), (connection, "members"))
        relations = assess(connection.table("households"), connection.table("members"))
    assert by_name.sort("household").equals(expected)
    assert relations.sort("household").equals(expected)


def test_a_duckdb_table_without_a_column():
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE people AS SELECT 1 AS household, 3 AS other")
        problems = refused((connection, "people"), connection.sql("SELECT 1 AS x"))
    assert ("frame.missing-column", "members.household") in {
        (p.code, p.path) for p in problems
    }


def plain(table):
    lists = [name for name, kind in table.schema.items() if isinstance(kind, pl.List)]
    return table.with_columns(pl.col(lists).cast(pl.List(pl.String)))


def test_pandas_in_and_out(tables, expected):
    homes, people = (plain(table).to_pandas() for table in tables)
    found = assess(homes, people).to_pandas()
    assert isinstance(found, pd.DataFrame)
    assert found["verdict"].tolist() == expected["verdict"].to_list()


def test_arrow_in_and_out(tables, expected):
    found = assess(*(table.to_arrow() for table in tables)).to_arrow()
    assert isinstance(found, pa.Table)
    assert found.column("failed").to_pylist() == expected["failed"].to_list()
