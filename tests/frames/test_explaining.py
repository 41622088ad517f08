"""One row of a table in the words of the object path."""

from datetime import date

import attrs
import polars as pl
import pytest

from hypothesis import given, settings

from fupin import assess_exit, classify, frames
from fupin.codes import DwellingGrade, HealthStatus, StudentStatus
from fupin.errors import InvalidDataError, UnknownNameError
from fupin.model import County, Dwelling, Household, Income, Member, PoorCount
from fupin.standards import schemes
from fupin.strategies import households
from fupin.values import Fen


ON = date(2018, 12, 31)
STANDARD = "cn/household/2016"
HOME = Household(
    household_id="420324000001",
    size=2,
    income=Income(year=2018, recorded_net=Fen(599_000)),
    dwelling=Dwelling(grade=DwellingGrade.C),
    members=(
        Member(
            birth_date=date(2008, 1, 1),
            student_status=StudentStatus.NOT_STUDENT,
            health=frozenset({HealthStatus.CHRONIC}),
        ),
        Member(birth_date=date(1970, 1, 1), basic_medical_insured=True),
    ),
)
OTHER = attrs.evolve(HOME, household_id="420324000002", members=(), size=None)


def explained(home, *homes, **more):
    tables = frames.facts([home, *homes], on=ON, standard=STANDARD)
    found = frames.explain(
        tables.households, tables.members, home.household_id, on=ON, standard=STANDARD, **more
    )
    return found, assess_exit(home, on=ON, standard=STANDARD)


@pytest.mark.parametrize("home", [HOME, OTHER], ids=["with members", "bare"])
def test_every_word_is_the_same(home):
    found, expected = explained(home, HOME if home is OTHER else OTHER)
    assert found == expected
    assert found.explain() == expected.explain()
    assert found.explain("en") == expected.explain("en")


def test_files_will_do(tmp_path):
    tables = frames.facts([HOME, OTHER], on=ON, standard=STANDARD)
    tables.households.write_parquet(tmp_path / "households.parquet")
    tables.members.write_parquet(tmp_path / "members.parquet")
    found = frames.explain(tmp_path, tmp_path, HOME.household_id, on=ON, standard=STANDARD)
    assert found == assess_exit(HOME, on=ON, standard=STANDARD)


def test_a_number_as_key():
    tables = frames.facts([HOME], on=ON, standard=STANDARD)
    number = pl.col("household").cast(pl.Int64)
    homes, people = (t.with_columns(number) for t in (tables.households, tables.members))
    found = frames.explain(homes, people, 420324000001, on=ON, standard=STANDARD)
    assert found == assess_exit(HOME, on=ON, standard=STANDARD)


def test_a_county():
    county = County(
        name="甲县", rural_population=1_000, poor=PoorCount(at_least=1, at_most=30)
    )
    table = frames.county_facts([county], on=ON)
    asked = {"on": ON, "standard": "cn/county/2016", "region": "420000"}
    assert frames.explain(table, None, "甲县", **asked) == assess_exit(county, **asked)


def test_no_such_row_is_said_masked():
    tables = frames.facts([HOME], on=ON, standard=STANDARD)
    with pytest.raises(UnknownNameError) as caught:
        frames.explain(
            tables.households, tables.members, "11010519491231002X", on=ON, standard=STANDARD
        )
    assert "19491231" not in str(caught.value)


def test_faulty_tables_are_refused():
    with pytest.raises(InvalidDataError) as caught:
        frames.explain(pl.DataFrame({"number": [1]}), None, 1, on=ON, standard=STANDARD)
    assert {p.code for p in caught.value.problems} >= {
        "frame.missing-column",
        "frame.missing-table",
    }


@pytest.mark.parametrize("scheme", schemes(), ids=lambda scheme: scheme.id)
@settings(max_examples=25, deadline=None)
@given(home=households())
def test_batches_are_told_as_of_the_object(scheme, home):
    """Reasons, persons and what is missing too."""
    both = frames.facts([OTHER, home], on=ON, standard=scheme)
    sizes = frames.facts([OTHER, home], on=ON, standard=STANDARD).households["size"]
    homes = both.households.with_columns(sizes)
    found = frames.explain_batches(homes, both.members, home.household_id, scheme=scheme)
    assert found == classify(home, scheme)


def test_no_such_household_has_no_batches():
    tables = frames.facts([HOME], on=ON)
    with pytest.raises(UnknownNameError, match="household"):
        frames.explain_batches(tables.households, tables.members, "x", scheme=schemes()[0])
