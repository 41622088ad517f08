"""Rules in DuckDB: as polars and the golden cases have it, on tables one already has."""

from datetime import date

import duckdb
import pytest

from fupin import frames
from fupin.errors import (
    InvalidDataError,
    ParameterNotInForceError,
    RegionNeededError,
    UnknownNameError,
)
from fupin.frames.duckdb import assess_exit, classify
from fupin.standards import scheme, standard


ON = date(2018, 12, 31)
VILLAGE = """
    SELECT '甲' AS village, 1000 AS population, 20 AS poor_at_least, 20 AS poor_at_most,
        TRUE AS infrastructure_attested, TRUE AS services_attested,
        TRUE AS industry_attested, TRUE AS collective_income_attested
"""


def test_operators(duck, operators, trials):
    assert trials.agrees(duck, operators) == []


def test_random_rules(duck, random_rules, trials):
    assert trials.agrees(duck, random_rules) == []


def test_every_rule_we_ship(duck, books, trials):
    assert trials.agrees(duck, books.rules()) == []


def test_every_standard_on_its_golden_cases(duck, books, trials):
    assert trials.agrees_with_polars(duck, books) > 0


def test_every_check_of_a_register(checks, duck, trials):
    assert trials.agrees(duck, checks) == []


def test_numbers_of_each_region(books, duck, trials):
    trials.agrees_by_region(duck, books)


def test_the_operator_table_agrees_with_the_oracle_too(duck, small_world, trials):
    """Not only with polars: the plain interpreter says so."""

    def by_duckdb(tests, rows):
        case = trials.of_world(small_world, tests, rows)
        duck.load(case.tables())
        found = sorted(duck.rows(case.text("duckdb")), key=lambda row: int(row[0]))
        return [row[1:] for row in found]

    assert list(small_world.World().differences(by_duckdb)) == []


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        opened.execute(
            """
            CREATE TYPE grade AS ENUM ('A级', 'B级', 'C级', 'D级');
            CREATE TABLE households AS SELECT
                household, net_income::UINTEGER AS net_income, size::TINYINT AS size,
                NULL::BIGINT AS income_per_head, TRUE AS food_attested,
                clothing AS clothing_attested, NULL::BOOLEAN AS education_attested,
                TRUE AS roster_complete, TRUE AS medical_attested,
                NULL::BOOLEAN AS housing_attested, grade::grade AS dwelling_grade,
                FALSE AS dangerous_dwelling
            FROM (VALUES
                (1, 599_000, 2, TRUE, 'A级'), (2, 599_001, 2, TRUE, 'B级'),
                (3, 599_001, 2, NULL, 'B级'), (4, 599_001, 2, TRUE, 'C级'),
                (5, 599_001, 0, TRUE, 'A级')
            ) AS h(household, net_income, size, clothing, grade);
            CREATE TABLE members AS SELECT
                household::INTEGER AS household, age, student AS student_status,
                NULL::VARCHAR AS education, ['健康'] AS health,
                NULL::VARCHAR AS dropout_reason, TRUE AS basic_medical_insured,
                FALSE AS in_service
            FROM (VALUES
                (1, 40, '非在校生'), (2, 40, '非在校生'), (2, 12, '小学'), (3, 12, '小学'),
                (4, 12, '小学'), (5, 40, '非在校生')
            ) AS m(household, age, student);
            """
        )
        yield opened


def assess(connection, **changes):
    asked = {"on": ON, "standard": "cn/household/2016"} | changes
    return assess_exit(connection, **asked)


def test_a_ledger_in_a_database(connection):
    """A relation: nothing has been fetched; on the line is not above it."""
    found = assess(connection, reasons=True)
    assert isinstance(found, duckdb.DuckDBPyRelation)
    assert found.columns == ["household", "verdict", "failed", "unknown", "reasons"]
    assert [str(kind) for kind in found.types] == [
        *("INTEGER", "VARCHAR", "BIGINT", "BIGINT", "VARCHAR[]"),
    ]
    rows = found.order("household").fetchall()
    assert [row[1:4] for row in rows] == [
        ("FAIL", 1, 0),
        ("PASS", 0, 0),
        ("UNDETERMINED", 0, 1 << 2),
        ("FAIL", 1 << 5, 0),
        ("UNDETERMINED", 0, 1),
    ]
    assert rows[0][4] == ["cn/household/2016.income"]


def test_as_polars_has_it_on_the_same_tables(connection):
    tables = [connection.table(name).pl() for name in ("households", "members")]
    expected = frames.assess_exit(*tables, on=ON, standard="cn/household/2016")
    assert assess(connection).order("household").fetchall() == expected.rows()


def test_tables_by_other_names_and_views(connection):
    connection.execute('CREATE SCHEMA gold; CREATE TABLE gold."贫困户" AS FROM households')
    connection.execute("CREATE VIEW people AS FROM members")
    found = assess(connection, households='gold."贫困户"', members="people")
    assert sorted(found.fetchall()) == sorted(assess(connection).fetchall())


def test_what_is_registered_from_outside(connection):
    given = connection.table("members").pl()
    connection.execute("DROP TABLE members")
    connection.register("members", given)
    assert len(assess(connection).fetchall()) == 5


def problems(caught):
    return [(p.code, p.path) for p in caught.value.problems]


def test_every_fault_at_once(connection):
    connection.execute(
        """
        ALTER TABLE households DROP COLUMN size;
        ALTER TABLE households ALTER net_income TYPE DOUBLE;
        INSERT INTO households BY NAME SELECT 2 AS household;
        INSERT INTO members BY NAME
            SELECT 2 AS household, '小学生' AS student_status, ['健康', NULL, '瘸'] AS health;
        ALTER TABLE members ALTER household TYPE VARCHAR;
        """
    )
    with pytest.raises(InvalidDataError) as caught:
        assess(connection)
    assert problems(caught) == [
        ("frame.wrong-type", "households.net_income"),
        ("frame.missing-column", "households.size"),
        ("value.not-in-code-list", "members.student_status"),
        ("frame.null-in-list", "members.health"),
        ("value.not-in-code-list", "members.health"),
        ("frame.repeated-key", "households.household"),
    ]


def test_the_faults_are_those_of_polars(connection):
    connection.execute("UPDATE members SET student_status = '小学生', health = ['健康', NULL]")
    connection.execute("INSERT INTO households FROM households WHERE household < 3")
    connection.execute("ALTER TABLE members ALTER household TYPE VARCHAR")
    tables = [connection.table(name).pl() for name in ("households", "members")]
    with pytest.raises(InvalidDataError) as theirs:
        frames.assess_exit(*tables, on=ON, standard="cn/household/2016")
    with pytest.raises(InvalidDataError) as ours:
        assess(connection)
    assert set(ours.value.problems) == set(theirs.value.problems)
    assert len(ours.value.problems) == len(theirs.value.problems) == 4


def test_a_key_that_repeats_matters_only_where_things_are_joined(connection):
    connection.execute(f"CREATE TABLE villages AS {VILLAGE} UNION ALL {VILLAGE}")
    found = assess(connection, standard="cn/village/2016", region="510000")
    assert found.fetchall() == [("甲", "PASS", 0, 0)] * 2


def test_no_such_table(connection):
    with pytest.raises(InvalidDataError) as caught:
        assess(connection, households="facts", members="mitglieder")
    assert problems(caught) == [
        ("frame.missing-table", "households"),
        ("frame.missing-table", "members"),
    ]


def test_no_key(connection):
    connection.execute("ALTER TABLE households RENAME household TO number")
    with pytest.raises(InvalidDataError) as caught:
        assess(connection)
    assert problems(caught) == [("frame.missing-column", "households.household")]


def test_columns_without_a_type(connection):
    """What was never recorded need not be text or a number."""
    connection.execute(
        "CREATE VIEW v AS SELECT * REPLACE (NULL AS dwelling_grade)FROM households"
    )
    connection.execute("CREATE VIEW w AS SELECT * REPLACE (NULL AS health) FROM members")
    verdicts = dict(
        assess(connection, households="v", members="w")
        .project("household, verdict")
        .fetchall()
    )
    assert verdicts[2] == "PASS"  # the dwelling is not recorded as dangerous


def test_no_rows(connection):
    connection.execute("DELETE FROM households; DELETE FROM members")
    assert assess(connection).fetchall() == []


def test_days_regions_and_names_are_refused_before_the_tables_are_read(connection):
    with pytest.raises(ParameterNotInForceError):
        assess(connection, on=date(2021, 1, 1), households="nowhere")
    with pytest.raises(RegionNeededError):
        assess(connection, standard="cn/village/2016")
    with pytest.raises(UnknownNameError):
        assess(connection, standard="cn/hausehold/2016")
    with pytest.raises(UnknownNameError):
        classify(connection, scheme="cn/six-batches")


def test_a_village(connection):
    connection.execute(f"CREATE TABLE villages AS {VILLAGE}")
    west = assess(connection, standard=standard("cn/village/2016"), region="510000")
    middle = assess(connection, standard="cn/village/2016", region="420000")
    assert west.fetchall() == [("甲", "PASS", 0, 0)]
    assert middle.fetchall() == [("甲", "FAIL", 1, 0)]


def test_batches(connection):
    connection.execute(
        """
        CREATE TABLE homes AS SELECT * FROM (VALUES
            ('1', TRUE, TRUE, NULL), ('2', TRUE, FALSE, '低保贫困户'), ('3', NULL, NULL, NULL)
        ) AS h(household, relocation_planned, ecological_area, attribute);
        CREATE TABLE people AS SELECT * FROM (VALUES
            ('1', '普通劳动力', '非在校生'), ('2', '丧失劳动力', '小学'), ('1', NULL, NULL)
        ) AS m(household, labour, student_status);
        """
    )
    found = classify(
        connection, households="homes", members="people", scheme="cn/five-batches/2015"
    )
    tables = [connection.table(name).pl() for name in ("homes", "people")]
    expected = frames.classify(*tables, scheme=scheme("cn/five-batches/2015"))
    assert found.columns == expected.columns
    assert found.order("household").fetchall() == expected.rows()
    connection.execute("UPDATE people SET labour = '壮劳力'")
    with pytest.raises(InvalidDataError) as caught:
        classify(
            connection, households="homes", members="people", scheme="cn/five-batches/2015"
        )
    assert problems(caught) == [("value.not-in-code-list", "members.labour")]
