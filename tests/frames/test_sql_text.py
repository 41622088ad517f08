"""The text of the queries, dialect by dialect, and what it refuses.

``FUPIN_UPDATE_SNAPSHOTS=1`` writes the files anew; read the difference before you keep it.
"""

import os
import subprocess
import sys

from datetime import date
from pathlib import Path

import attrs
import pytest
import sqlglot

from fupin.errors import (
    MissingExtraError,
    ParameterNotInForceError,
    RegionNeededError,
    UnknownNameError,
)
from fupin.frames import sql
from fupin.logic import ConditionFact, Group, Number, Parameter, QuantityFact
from fupin.standards import Rule, standard


ON = date(2018, 12, 31)
DIALECTS = ("duckdb", "spark", "postgres", "hive", "doris", "starrocks")
SNAPSHOTS = Path(__file__).parent / "snapshots"
A = QuantityFact("a", "", "甲", "a")
YES = ConditionFact("yes", "是", "yes")
THINGS = Group("things", "", "物", "things")


def written(dialect):
    """What we show of a dialect: a standard, the same from a table, a scheme, a table."""
    book = "cn/household/2016"
    numbers = sql.parameter_table(
        "cn/village/2016", first=ON, last=date(2020, 12, 31), regions=("510000", "110000")
    )
    return ";\n\n".join(
        (
            sql.to_sql(book, dialect=dialect, on=ON, reasons=True),
            sql.to_sql(book, dialect=dialect, on=ON, parameters="table"),
            sql.to_sql("cn-610116/eight-batches/2017", dialect=dialect),
            sql.create_parameters(numbers, dialect=dialect),
        )
    )


@pytest.mark.parametrize("dialect", DIALECTS)
def test_text(dialect):
    path = SNAPSHOTS / f"{dialect}.sql"
    if os.environ.get("FUPIN_UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(written(dialect) + ";\n", "utf-8")
    assert path.read_text("utf-8") == written(dialect) + ";\n"


@pytest.mark.parametrize("dialect", ["hive", "doris", "starrocks"])
def test_text_reads_back(dialect):
    """What is not run is at least understood by another reader, and says no word less."""
    text = written(dialect).replace("VARCHAR(64)", "STRING")  # one type in Hive
    trees = sqlglot.parse(text, read=dialect)
    assert len(trees) == 4
    again = ";\n\n".join(tree.sql(dialect, pretty=True) for tree in trees)
    assert again.replace("VARCHAR(64)", "STRING") == text


def test_another_name_for_postgres_and_case_do_not_matter():
    one, other = (
        sql.to_sql("cn/five-batches/2015", dialect=d) for d in ("postgres", "PostgreSQL")
    )
    assert one == other


def test_a_dialect_we_do_not_know():
    with pytest.raises(UnknownNameError) as caught:
        sql.to_sql("cn/five-batches/2015", dialect="duckbd")
    assert caught.value.near == ("duckdb",)


def test_what_a_standard_refuses():
    with pytest.raises(TypeError, match="on="):
        sql.to_sql("cn/household/2016", dialect="duckdb")
    with pytest.raises(RegionNeededError):
        sql.to_sql("cn/village/2016", dialect="duckdb", on=ON)
    for how in ("literal", "table"):
        late = {"on": date(2021, 6, 30), "region": "510000", "parameters": how}
        with pytest.raises(ParameterNotInForceError):
            sql.to_sql("cn/village/2016", dialect="duckdb", **late)
        assert sql.to_sql("cn/village/2016", dialect="duckdb", extrapolate=True, **late)
    with pytest.raises(UnknownNameError):
        sql.to_sql("cn/hausehold/2016", dialect="duckdb", on=ON)


def test_the_tables_are_named_as_the_user_does():
    text = sql.to_sql(
        "cn/household/2016",
        dialect="spark",
        on=ON,
        households="gold.`贫困户 2018`",
        members="m",
    )
    assert "FROM gold.`贫困户 2018` AS t" in text
    assert "FROM m AS t" in text
    village = sql.to_sql("cn/village/2016", dialect="duckdb", on=ON, region="510000")
    assert "FROM villages AS t" in village


def test_the_region_is_a_literal_or_a_join():
    literal = sql.to_sql("cn/village/2016", dialect="duckdb", on=ON, region="510000")
    other = sql.to_sql("cn/village/2016", dialect="duckdb", on=ON, region="420000")
    assert ("* 300" in literal, "* 200" in other) == (True, True)
    joined = sql.to_sql(
        "cn/village/2016",
        dialect="duckdb",
        on=ON,
        parameters="table",
        parameters_table="policy.numbers",
        region_column="xian",
    )
    assert "FROM policy.numbers AS p" in joined
    assert 'ON p."region" = t."xian"' in joined
    assert "300" not in joined


def test_no_table_is_joined_for_rules_without_numbers():
    text = sql.query(
        {"x": YES},
        key="k",
        subjects="s",
        parameters=sql.ParameterTable(on=ON),
        dialect="duckdb",
    )
    assert "JOIN" not in text


def test_numbers_written_out_are_widened():
    """An engine would hold them in 32 bits, and so their product."""
    text = sql.query({"x": Number(100_000) * Number(100_000) < A}, **in_duckdb())
    assert "CAST(100000 AS BIGINT) * 100000" in text


def in_duckdb(**changes):
    return {"key": "k", "subjects": "s", "dialect": "duckdb"} | changes


def rows(duck, text, **tables):
    for name, made in tables.items():
        duck.execute(f"CREATE OR REPLACE TABLE {name} AS {made}")
    return sorted(map(tuple, duck.rows(text)))


@pytest.mark.parametrize(
    "kind", ["TINYINT", "UTINYINT", "UBIGINT", "HUGEINT", "DECIMAL(9, 0)"]
)
def test_small_and_unsigned_integers_do_not_overflow(duck, kind):
    tests = {
        "product": Number(1_000_000) <= A * A * A,
        "below": A - Number(101) < Number(0),
        "literals": Number(3_000_000) * Number(3_000) > A,
    }
    made = f"SELECT 'x' AS k, 100::{kind} AS a"
    assert rows(duck, sql.query(tests, **in_duckdb()), s=made) == [("x", True, True, True)]


def test_a_negative_number_after_a_minus_is_no_comment(duck):
    test = {"x": A - Number(-2) > Number(2)}
    made = "SELECT 'x' AS k, 1 AS a"
    assert rows(duck, sql.query(test, **in_duckdb()), s=made) == [("x", True)]


def test_sums_are_of_64_bits(duck):
    """Those of DuckDB are of 128: they would not go back into a column of ours."""
    big = 2**62
    weigh = {"x": THINGS.total(A) > Number(big)}
    text = sql.query(weigh, **in_duckdb(things={"things": "t"}))
    things = "SELECT 'x' AS k, UNNEST([2 ** 62, 1]) AS a"
    assert rows(duck, text, s="SELECT 'x' AS k", t=things) == [("x", True)]


def test_words_with_quotes_and_columns_with_any_name(duck):
    odd = ConditionFact('select "1" 户', "户", "odd")
    asked = {'it\'s "odd"': odd}
    text = sql.query_masks(asked, reasons=True, **in_duckdb())
    found = rows(duck, text, s="""SELECT 'x' AS k, FALSE AS "select ""1"" 户" """)
    assert found == [("x", "FAIL", 1, 0, ['it\'s "odd"'])]


def test_things_of_strangers_and_of_nobody_are_not_looked_at(duck):
    text = sql.query(
        {"every": THINGS.every(YES), "some": THINGS.some(YES)},
        **in_duckdb(things={"things": "t"}),
    )
    subjects = "SELECT * FROM (VALUES ('b'), ('a'), (NULL)) s(k)"
    things = "SELECT * FROM (VALUES ('z', FALSE), (NULL, FALSE), ('a', TRUE)) t(k, yes)"
    duck.execute(f"CREATE OR REPLACE TABLE s AS {subjects}")
    duck.execute(f"CREATE OR REPLACE TABLE t AS {things}")
    found = {row[0]: row[1:] for row in duck.rows(text)}
    assert found == {"a": (True, True), "b": (None, None), None: (None, None)}


@pytest.mark.parametrize("place", [0, 31, 62, 63, 126])
@pytest.mark.parametrize(("answer", "said"), [("FALSE", "FAIL"), ("NULL", "UNDETERMINED")])
def test_more_rules_than_one_mask_holds(duck, place, answer, said):
    """Bit 31 no longer fits an integer of 32, bit 62 is the last of a mask."""
    rules = {f"r{i}": ConditionFact(f"c{i}", "", "") for i in range(127)}
    text = sql.query_masks(rules, reasons=True, **in_duckdb())
    cells = ", ".join(f"{answer if i == place else True}::BOOLEAN AS c{i}" for i in range(127))
    ((key, verdict, *masks, reasons),) = rows(duck, text, s=f"SELECT 'x' AS k, {cells}")
    expected = [0] * 6
    expected[place // 63 * 2 + (said != "FAIL")] = 1 << place % 63
    assert (key, verdict, masks, reasons) == ("x", said, expected, [f"r{place}"])


def test_all_bits_of_a_mask(duck):
    rules = {f"r{i}": Number(0) > Number(1) for i in range(64)}
    found = rows(duck, sql.query_masks(rules, **in_duckdb()), s="SELECT 'x' AS k")
    assert found == [("x", "FAIL", 2**63 - 1, 0, 1, 0)]


def test_a_standard_of_ones_own(duck):
    """Its own numbers win, and its rules are those of the text."""
    book = standard("cn/village/2016")
    own = attrs.evolve(
        book,
        id="own/rules",
        rules=(
            Rule(
                id="own/rules.big",
                title="人口",
                title_en="population",
                test=Number(980, "person") < QuantityFact("population", "person", "", ""),
                cites=(book.cites,),
            ),
        ),
    )
    text = sql.to_sql(own, dialect="duckdb", on=ON)
    made = "SELECT * FROM (VALUES ('a', 980), ('b', 981)) v(village, population)"
    assert rows(duck, text, villages=made) == [("a", "FAIL", 1, 0), ("b", "PASS", 0, 0)]


def test_a_number_that_is_not_given():
    with pytest.raises(UnknownNameError) as caught:
        sql.query(
            {"x": Parameter("line", "", "", "") < A}, parameters={"lime": 1}, **in_duckdb()
        )
    assert (caught.value.kind, caught.value.name) == ("parameter", "line")


class TestParameterTable:
    def test_days_are_cut_and_gaps_are_null(self):
        table = sql.parameter_table(
            "cn/household/2016",
            first=date(2017, 6, 1),
            last=date(2020, 3, 1),
            regions=["510000"],
        )
        assert table.columns[:4] == ["region", "first", "last", "poverty_line"]
        assert [(str(r[1]), str(r[2]), r[3]) for r in table.rows()] == [
            ("2017-06-01", "2017-12-31", 295_200),
            ("2018-01-01", "2018-12-31", 299_500),
            ("2019-01-01", "2019-12-31", 321_800),
            ("2020-01-01", "2020-03-01", None),
        ]

    def test_every_province_by_default_and_counties_as_spelt(self):
        table = sql.parameter_table("cn/village/2016", first=ON)
        assert len(table) == 34
        assert dict(table.select("region", "village_incidence_cap").rows())["510000"] == 300
        odd = sql.parameter_table(
            "cn/village/2016", first=ON, regions=["510723001002", "420000"]
        )
        assert odd["village_incidence_cap"].to_list() == [300, 200]

    def test_a_scheme_rests_on_no_numbers(self):
        table = sql.parameter_table("cn/five-batches/2015", first=ON, regions=["510000"])
        assert table.rows() == [("510000", ON, ON)]

    def test_days_the_wrong_way_round(self):
        with pytest.raises(ValueError, match="before the first"):
            sql.parameter_table("cn/village/2016", first=ON, last=date(2018, 12, 30))

    def test_no_rows_make_no_table(self):
        table = sql.parameter_table("cn/village/2016", first=ON, regions=())
        with pytest.raises(ValueError, match="without rows"):
            sql.create_parameters(table, dialect="hive")

    def test_many_rows(self, duck):
        table = sql.parameter_table(
            "cn/village/2016", first=ON, regions=[f"51{i:04}" for i in range(1_000)]
        )
        duck.execute("DROP TABLE IF EXISTS many")
        duck.execute(sql.create_parameters(table, dialect="duckdb", name="many"))
        assert duck.rows("SELECT COUNT(*), SUM(village_incidence_cap) FROM many") == [
            (1_000, 300_000)
        ]


@pytest.mark.parametrize(
    ("lost", "source", "extra"),
    [
        ("sqlglot", "sql.query({}, key='k', subjects='s', dialect='hive')", "frames"),
        ("sqlglot", "sql.to_sql('cn/five-batches/2015', dialect='hive')", "frames"),
        ("duckdb", "import fupin.frames.duckdb", "frames"),
        ("pyspark", "import fupin.frames.spark", "spark"),
    ],
)
def test_without_the_package_the_extra_is_named(lost, source, extra):
    """And what doesn't need it loads without it."""
    script = f"""
import sys
sys.modules[{lost!r}] = None
from fupin.frames import sql
try:
    {source}
except ImportError as error:
    print(type(error).__name__, error.extra)
"""
    found = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert found.stdout.split() == [MissingExtraError.__name__, extra]
