"""Rules in Spark: as polars has it, lazily, on DataFrames one already has."""

from datetime import date

import attrs
import polars as pl
import pytest

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException

from fupin import frames
from fupin.errors import InvalidDataError
from fupin.frames.spark import assess_exit, check, classify
from fupin.standards import scheme, standard


ON = date(2018, 12, 31)
BOOK = "cn/household/2016"


def test_operators(spark, operators, trials):
    assert trials.agrees(spark, operators) == []


def test_random_rules(spark, random_rules, trials):
    assert trials.agrees(spark, random_rules) == []


def test_every_rule_we_ship(spark, books, trials):
    assert trials.agrees(spark, books.rules()) == []


def test_every_check_of_a_register(checks, spark, trials):
    assert trials.agrees(spark, checks) == []


def test_numbers_of_each_region(books, spark, trials):
    trials.agrees_by_region(spark, books)


@pytest.fixture(scope="module")
def ledger():
    homes = pl.DataFrame(
        {
            "household": ["1", "2", "3", "4", "5"],
            "net_income": [599_000, 599_001, 599_001, 599_001, 599_001],
            "size": pl.Series([2, 2, 2, 2, 0], dtype=pl.Int8),
            "income_per_head": pl.Series([None] * 5, dtype=pl.Int64),
            "food_attested": True,
            "clothing_attested": [True, True, None, True, True],
            "education_attested": pl.Series([None] * 5, dtype=pl.Boolean),
            "roster_complete": True,
            "medical_attested": True,
            "housing_attested": pl.Series([None] * 5, dtype=pl.Boolean),
            "dwelling_grade": ["A级", "B级", "B级", "C级", "A级"],
            "dangerous_dwelling": False,
        }
    )
    people = pl.DataFrame(
        {
            "household": ["1", "2", "2", "3", "4", "5"],
            "age": pl.Series([40, 40, 12, 12, 12, 40], dtype=pl.Int16),
            "student_status": ["非在校生", "非在校生", "小学", "小学", "小学", "非在校生"],
            "education": pl.Series([None] * 6, dtype=pl.String),
            "health": [["健康"], None, [], ["健康"], ["残疾"], ["健康"]],
            "dropout_reason": pl.Series([None] * 6, dtype=pl.String),
            "basic_medical_insured": True,
            "in_service": False,
        }
    )
    return homes, people


def problems(caught):
    return [(p.code, p.path) for p in caught.value.problems]


def test_a_plan_not_an_outcome(spark, ledger):
    """The same columns and answers as from polars; nothing has run before it is asked."""
    homes, people = ledger
    found = assess_exit(
        spark.frame(homes), spark.frame(people), on=ON, standard=BOOK, reasons=True
    )
    assert dict(found.dtypes) == {
        "household": "string",
        "verdict": "string",
        "failed": "bigint",
        "unknown": "bigint",
        "reasons": "array<string>",
    }
    expected = frames.assess_exit(homes, people, on=ON, standard=BOOK, reasons=True)
    rows = {row[0]: tuple(row) for row in found.collect()}
    assert rows == {row[0]: row for row in expected.rows()}
    assert [rows[k][1] for k in "1234"] == ["FAIL", "PASS", "UNDETERMINED", "FAIL"]
    assert found.filter("verdict = 'PASS'").count() == 1
    check(spark.frame(homes), spark.frame(people), book=BOOK)


def test_it_leaves_no_table_behind(spark, ledger):
    before = spark.session.catalog.listTables()
    assess_exit(*map(spark.frame, ledger), on=ON, standard=BOOK)
    assert spark.session.catalog.listTables() == before


def test_faults_of_columns_are_refused_at_once(spark, ledger):
    homes, people = ledger
    homes = homes.drop("size").with_columns(pl.col("net_income").cast(pl.Float64))
    people = people.with_columns(pl.col("household").cast(pl.Int32), health=pl.lit("健康"))
    with pytest.raises(InvalidDataError) as caught:
        assess_exit(spark.frame(homes), spark.frame(people), on=ON, standard=BOOK)
    with pytest.raises(InvalidDataError) as theirs:
        frames.assess_exit(homes, people, on=ON, standard=BOOK)
    assert caught.value.problems == theirs.value.problems
    assert problems(caught) == [
        ("frame.wrong-type", "households.net_income"),
        ("frame.missing-column", "households.size"),
        ("frame.wrong-type", "members.health"),
    ]


def test_no_table_of_members(spark, ledger):
    with pytest.raises(InvalidDataError) as caught:
        assess_exit(spark.frame(ledger[0]), on=ON, standard=BOOK)
    assert problems(caught) == [("frame.missing-table", "members")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"student_status": pl.lit("小学生")},
        {"health": pl.lit(["健康", "瘸"])},
        {"health": pl.lit(["健康", None])},
    ],
    ids=["a code", "a code in a list", "a null in a list"],
)
def test_an_answer_that_is_no_official_wording_is_not_passed_over(spark, ledger, wrong):
    """The query fails when it runs, and `check` says so beforehand."""
    homes, people = ledger
    people = people.with_columns(**wrong)
    given = spark.frame(homes), spark.frame(people)
    found = assess_exit(*given, on=ON, standard=BOOK)
    with pytest.raises(
        (PySparkException, Py4JJavaError), match="not a value of the code list"
    ):
        found.collect()
    with pytest.raises(InvalidDataError) as caught:
        check(*given, book=BOOK)
    with pytest.raises(InvalidDataError) as theirs:
        frames.assess_exit(homes, people, on=ON, standard=BOOK)
    assert caught.value.problems == theirs.value.problems


def test_households_that_stand_twice(spark, ledger):
    homes, people = ledger
    twice = pl.concat([homes, homes.head(2)])
    with pytest.raises(InvalidDataError) as caught:
        check(spark.frame(twice), spark.frame(people), book=BOOK)
    assert [(p.code, p.found) for p in caught.value.problems] == [("frame.repeated-key", "2")]
    without = homes.drop("household")
    with pytest.raises(InvalidDataError) as caught:
        check(spark.frame(without), spark.frame(people), book=BOOK)
    assert problems(caught) == [("frame.missing-column", "households.household")]


def test_types_of_spark(spark):
    """Whole numbers of any width and decimals without places will do; nothing else."""
    kinds = {
        "TINYINT": True,
        "SMALLINT": True,
        "INT": True,
        "BIGINT": True,
        "DECIMAL(12, 0)": True,
        "DECIMAL(12, 2)": False,
        "VOID": True,
        "FLOAT": False,
        "DATE": False,
        "TIMESTAMP": False,
        "BOOLEAN": False,
        "BINARY": False,
        "MAP<INT, INT>": False,
        "VARCHAR(9)": False,
    }
    for kind, fits in kinds.items():
        made = "NULL" if kind == "VOID" else f"CAST(NULL AS {kind})"
        rows = spark.session.sql(
            f"SELECT 1 AS county, {made} AS rural_population, "
            "1 AS poor_at_least, 1 AS poor_at_most"
        )
        asked = {"on": ON, "standard": standard("cn/county/2016"), "region": "510000"}
        if fits:
            assert assess_exit(rows, **asked).columns[:2] == ["county", "verdict"]
        else:
            with pytest.raises(InvalidDataError) as caught:
                assess_exit(rows, **asked)
            assert problems(caught) == [("frame.wrong-type", "counties.rural_population")]


def test_braces_in_an_id_are_no_place_for_a_table(spark):
    book = standard("cn/county/2016")
    (rule,) = book.rules
    own = attrs.evolve(book, rules=(attrs.evolve(rule, id="own/{counties}.{0}"),))
    rows = spark.session.sql(
        "SELECT 1 AS county, 1000 AS rural_population, 30 AS poor_at_least, 30 AS poor_at_most"
    )
    found = assess_exit(rows, on=ON, standard=own, region="420000", reasons=True)
    assert [tuple(row) for row in found.collect()] == [
        (1, "FAIL", 1, 0, ["own/{counties}.{0}"])
    ]


def test_batches(spark):
    homes = pl.DataFrame(
        {
            "household": ["1", "2", "3"],
            "relocation_planned": [True, True, None],
            "ecological_area": [True, False, None],
            "attribute": [None, "低保贫困户", None],
        }
    )
    people = pl.DataFrame(
        {
            "household": ["1", "2", "1"],
            "labour": ["普通劳动力", "丧失劳动力", None],
            "student_status": ["非在校生", "小学", None],
        }
    )
    plan = scheme("cn/five-batches/2015")
    found = classify(spark.frame(homes), spark.frame(people), scheme=plan)
    expected = frames.classify(homes, people, scheme=plan)
    assert found.columns == expected.columns
    assert [tuple(row) for row in found.orderBy("household").collect()] == expected.rows()
    with pytest.raises(InvalidDataError):
        classify(spark.frame(homes), scheme=plan.id)
