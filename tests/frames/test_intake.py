"""What comes through the door, and what is refused, with every fault at once."""

from datetime import date

import polars as pl
import pyarrow as pa
import pytest

from fupin import frames
from fupin.errors import InvalidDataError
from fupin.frames.intake import as_polars


ON = date(2018, 12, 31)
STANDARD = "cn/household/2016"
HOME = {
    "household": "1",
    "size": 2,
    "net_income": 600_000,
    "income_per_head": None,
    "roster_complete": True,
    "food_attested": True,
    "clothing_attested": True,
    "education_attested": None,
    "medical_attested": None,
    "housing_attested": None,
    "dwelling_grade": "B级",
    "dangerous_dwelling": None,
}
PERSON = {
    "household": "1",
    "age": 40,
    "student_status": "非在校生",
    "education": "小学",
    "dropout_reason": None,
    "health": ["健康"],
    "basic_medical_insured": True,
    "in_service": False,
}


def homes(**changes):
    return pl.DataFrame([HOME | changes], schema_overrides={"roster_complete": pl.Boolean})


def people(**changes):
    return pl.DataFrame([PERSON | changes, PERSON])


def assess(households, members):
    return frames.assess_exit(households, members, on=ON, standard=STANDARD)


def refused(households, members):
    with pytest.raises(InvalidDataError) as caught:
        assess(households, members)
    return caught.value.problems


def verdict(households, members):
    return assess(households, members)["verdict"].item()


def test_columns_of_nothing_but_nulls_will_do():
    assert homes().schema["income_per_head"] == pl.Null
    assert people().schema["dropout_reason"] == pl.Null
    assert verdict(homes(), people()) == "PASS"


@pytest.mark.parametrize("kind", [pl.String, pl.Categorical, pl.Enum(["B级", "A级"])])
def test_codes_as_text_categories_or_enum(kind):
    assert (
        verdict(homes().with_columns(pl.col("dwelling_grade").cast(kind)), people()) == "PASS"
    )


def test_an_enum_with_more_than_the_official_wordings_is_looked_at():
    kind = pl.Enum(["B级", "乙级"])
    fine = homes().with_columns(pl.col("dwelling_grade").cast(kind))
    assert verdict(fine, people()) == "PASS"
    wrong = homes(dwelling_grade="乙级").with_columns(pl.col("dwelling_grade").cast(kind))
    (problem,) = refused(wrong, people())
    assert problem.code == "value.not-in-code-list"


@pytest.mark.parametrize("kind", [pl.Int8, pl.UInt32, pl.Decimal(38, 0)])
def test_whole_numbers_of_any_type(kind):
    assert verdict(homes().with_columns(pl.col("size").cast(kind)), people()) == "PASS"


def test_a_key_may_be_a_number():
    as_number = pl.col("household").cast(pl.Int64)
    found = assess(homes().with_columns(as_number), people().with_columns(as_number))
    assert found.row(0) == (1, "PASS", 0, 0)


def test_keys_must_be_alike():
    (problem,) = refused(homes(), people().with_columns(pl.col("household").cast(pl.Int64)))
    assert (problem.code, problem.path) == ("frame.keys-differ", "members.household")


def test_keys_must_not_repeat():
    twice = pl.concat([homes(), homes(household="2"), homes()])
    (problem,) = refused(twice, people())
    assert (problem.code, problem.found) == ("frame.repeated-key", "1")


def test_rows_without_a_number_are_kept():
    found = assess(
        pl.concat([homes(), homes(household=None), homes(household=None)]), people()
    )
    assert found["household"].to_list() == ["1", None, None]
    assert found["verdict"].to_list() == ["PASS", "UNDETERMINED", "UNDETERMINED"]


def test_every_fault_at_once():
    wrong = homes(food_attested="是", dwelling_grade=2).rename({"net_income": "net_incom"})
    problems = refused(wrong.drop("size"), people().drop("age"))
    assert [(p.code, p.path) for p in problems] == [
        ("frame.missing-column", "households.net_income"),
        ("frame.missing-column", "households.size"),
        ("frame.wrong-type", "households.food_attested"),
        ("frame.wrong-type", "households.dwelling_grade"),
        ("frame.missing-column", "members.age"),
    ]
    assert "net_incom" in problems[0].expected
    assert "家庭年纯收入" in problems[0].message
    assert problems[2].found == "String"


def test_money_with_fractions_is_refused():
    (problem,) = refused(homes(net_income=6000.5), people())
    assert problem.code == "frame.wrong-type"
    assert "分" in problem.expected


@pytest.mark.parametrize("key", ["household", "households"])
def test_a_key_that_is_not_there(key):
    (problem,) = refused(homes(), people().rename({"household": key + "_id"}))
    assert (problem.code, problem.column) == ("frame.missing-column", "household")


def test_a_key_that_was_read_as_a_float():
    (problem,) = refused(homes(household=1.0), people())
    assert (problem.code, problem.path) == ("frame.wrong-type", "households.household")


def test_unofficial_wordings_never_silently_match_nothing():
    problems = refused(
        homes(dwelling_grade="A"), people(student_status="在校", health=["慢性病"])
    )
    assert [(p.code, p.path, p.found) for p in problems] == [
        ("value.not-in-code-list", "households.dwelling_grade", "A"),
        ("value.not-in-code-list", "members.student_status", "在校"),
        ("value.not-in-code-list", "members.health", "慢性病"),
    ]
    assert problems[0].expected.startswith("A级")


def test_a_list_with_a_hole():
    (problem,) = refused(homes(), people(health=["健康", None]))
    assert (problem.code, problem.path) == ("frame.null-in-list", "members.health")


def test_a_table_that_is_not_given():
    (problem,) = refused(homes(), None)
    assert (problem.code, problem.path) == ("frame.missing-table", "members")


def test_lazy_frames():
    assert assess(homes().lazy(), people().lazy()).equals(assess(homes(), people()))


def test_columns_nobody_asks_are_left_alone():
    extra = homes().with_columns(other=pl.lit(1), **{"fupin row": pl.lit(2)})
    assert assess(extra, people()).equals(assess(homes(), people()))


def test_arrow_tables():
    found = assess(
        pa.Table.from_pylist([HOME]), pa.Table.from_pylist([PERSON, PERSON]).to_reader()
    )
    assert found.equals(assess(homes(), people()))


class Stream:
    """A table of some other library: all one knows is that it streams Arrow."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__(requested_schema)


def test_integers_with_gaps_that_became_floats():
    """As in pandas; a fraction stays one, and is refused."""
    whole = pa.table({"a": [1.0, None, 3.0], "b": [1.5, None, 3.0], "c": ["x", "y", None]})
    nan = float("nan")
    found = as_polars(Stream(whole.append_column("d", pa.array([2.0, nan, -0.0])))).collect()
    assert found.schema == {"a": pl.Int64, "b": pl.Float64, "c": pl.String, "d": pl.Int64}
    assert found["a"].to_list() == [1, None, 3]
    assert found["d"].to_list() == [2, None, 0]


def test_what_is_no_table():
    with pytest.raises(TypeError, match="not a table: list"):
        assess([HOME], people())


@pytest.mark.parametrize("size", [0, -1])
def test_an_empty_household_is_never_above_the_line(size):
    """Else 0 persons times the line would be below any income."""
    empty = homes(size=size, income_per_head=500_000)
    found = assess(empty, people())
    assert (found["failed"].item(), found["unknown"].item()) == (0, 0b1)


def test_a_household_of_unknown_size_has_an_income_a_head():
    found = assess(homes(size=None, income_per_head=500_000), people())
    assert (found["failed"].item(), found["unknown"].item()) == (0, 0)
