"""From objects to tables."""

from datetime import date

import attrs
import polars as pl
import pytest

from fupin import frames
from fupin.codes import DwellingGrade, PovertyCause, SurvivalStatus
from fupin.facts import area, household, member
from fupin.model import (
    County,
    Dwelling,
    Household,
    Income,
    Member,
    PoorCount,
    Village,
    VillageAttestation,
)
from fupin.standards import schemes, standards
from fupin.values import Fen


ON = date(2018, 12, 31)
HOME = Household(
    household_id="420324000001",
    size=2,
    income=Income(year=2018, recorded_net=Fen(600_000)),
    dwelling=Dwelling(grade=DwellingGrade.B),
    other_causes=frozenset({PovertyCause.NO_LABOUR, PovertyCause.ILLNESS}),
    members=(Member(birth_date=date(2012, 12, 31)), Member(birth_date=date(2013, 1, 1))),
)
BARE = Household(household_id="420324000002")


def test_all_facts_by_default():
    tables = frames.facts([HOME, BARE], on=ON)
    assert set(tables.households.columns) == {"household", *household.READS.facts}
    assert set(tables.members.columns) == {"household", *member.READS}


def test_answers_are_those_rules_read():
    tables = frames.facts([HOME, BARE], on=ON)
    home, bare = tables.households.rows(named=True)
    assert (home["size"], home["net_income"], home["roster_complete"]) == (2, 600_000, True)
    assert home["dwelling_grade"] == "B级"
    assert sorted(home["other_causes"]) == sorted(["因病", "缺劳力"])
    assert {k for k, v in bare.items() if v is not None} == {"household"}
    assert tables.members["age"].to_list() == [6, 5]
    assert tables.members["household"].to_list() == ["420324000001"] * 2


def test_the_day_is_that_of_the_ages_and_the_year_of_the_income():
    tables = frames.facts([HOME], on=date(2019, 1, 1))
    assert tables.members["age"].to_list() == [6, 6]
    assert tables.households["net_income"].to_list() == [None]


@pytest.mark.parametrize("book", [*standards(), *schemes()], ids=lambda b: b.id)
def test_tables_of_a_book_have_its_schema(book):
    asked = frames.schema(book)
    assert frames.schema(book.id) == asked
    if "households" not in asked:
        return
    tables = frames.facts([HOME, BARE], on=ON, standard=book)
    for name, table in (("households", tables.households), ("members", tables.members)):
        wanted = asked.get(name, {"household": pl.String})
        assert dict(table.schema) == wanted


def test_empty_tables_have_their_types():
    tables = frames.facts([], on=ON, standard="cn/household/2016")
    asked = frames.schema("cn/household/2016")
    assert dict(tables.households.schema) == asked["households"]
    found = frames.assess_exit(
        tables.households, tables.members, on=ON, standard="cn/household/2016"
    )
    assert found.is_empty()


def test_members_who_left_have_no_row():
    gone = attrs.evolve(HOME.members[0], survival=SurvivalStatus.DEAD)
    home = attrs.evolve(HOME, members=(gone, HOME.members[1]))
    tables = frames.facts([home], on=ON)
    assert tables.members["age"].to_list() == [5]
    assert tables.households["roster_complete"].to_list() == [None]


def test_villages_and_counties():
    village = Village(
        village_id="420324001001",
        population=1000,
        poor=PoorCount(at_least=3, at_most=5),
        attested=VillageAttestation(industry=False),
    )
    found = frames.village_facts([village], on=ON).row(0, named=True)
    assert found["village"] == "420324001001"
    assert (found["population"], found["poor_at_least"], found["poor_at_most"]) == (1000, 3, 5)
    assert (found["industry_attested"], found["services_attested"]) == (False, None)
    assert set(found) == {"village", *area.VILLAGE_READS.facts}
    county = frames.county_facts([County(name="示例县", rural_population=7)], on=ON)
    assert county.select("county", "rural_population", "poor_at_most").row(0) == (
        *("示例县", 7, None),
    )


def test_schema_says_which_tables():
    assert set(frames.schema("cn/household/2016")) == {"households", "members"}
    assert set(frames.schema("cn/village/2016")) == {"villages"}
    assert frames.schema("cn/county/2016")["counties"]["rural_population"] == pl.Int64
