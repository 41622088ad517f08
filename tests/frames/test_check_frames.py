"""Checks over tables of facts: as over objects, and only those that can be asked."""

from datetime import date

import attrs
import polars as pl
import pytest

from fupin import frames
from fupin.assessment.check_subjects import subjects_of
from fupin.codes import (
    Education,
    HealthStatus,
    HouseholdAttribute,
    LabourCapacity,
    PovertyCause,
    StudentStatus,
)
from fupin.errors import InvalidDataError, UnknownNameError
from fupin.facts import registry_household, registry_person
from fupin.facts.registry_member import MEMBER
from fupin.frames.check_columns import Columns
from fupin.frames.check_facts import facts_asked
from fupin.ledger import Book
from fupin.model import Household, Income, Member
from fupin.standards.checks import Kind, Pack, pack
from fupin.values import Fen


ON = date(2019, 6, 30)
PACK = pack("registry")
CAUSES = list(PovertyCause)


def home(number):
    """Households that differ in what is wrong with them."""
    people = tuple(
        Member(
            member_id=f"{number:04d}-{place}",
            birth_date=date(1940 + (number * 7 + place * 23) % 78, 1 + number % 12, 5),
            health=[
                None,
                frozenset({HealthStatus.HEALTHY}),
                frozenset({HealthStatus.CHRONIC}),
            ][(number + place) % 3],
            labour=[None, *LabourCapacity][(number + place) % (len(LabourCapacity) + 1)],
            education=[None, *Education][(number + 2 * place) % (len(Education) + 1)],
            student_status=[None, *StudentStatus][
                (number * 3 + place) % (len(StudentStatus) + 1)
            ],
            work_months=[None, 0, 5, 13][(number + place) % 4],
        )
        for place in range(number % 5)
    )
    return Household(
        household_id=f"42032400{number:04d}",
        size=[None, 0, number % 5, 9][number % 4],
        attribute=[None, *HouseholdAttribute][number % (len(HouseholdAttribute) + 1)],
        main_cause=CAUSES[number % len(CAUSES)],
        other_causes=frozenset({CAUSES[(number * 3) % len(CAUSES)]}),
        income=Income(year=2019, recorded_net=Fen(number * 10_000), per_head=Fen(number * 99)),
        members=people,
    )


BOOK = Book(households=tuple(home(number) for number in range(240)))


@pytest.fixture(scope="module")
def tables():
    """The facts of a book, read as the checks of a book read them."""
    subjects = subjects_of(BOOK)
    asked = {name: facts_asked(PACK, name) for name in ("households", "members")}
    homes = Columns(subjects.households, [s.household for s in subjects.households], ON)
    people = Columns(subjects.persons, [p.member for p in subjects.persons], ON)
    keys = [s.household.household_id for s in subjects.households]
    owners = [p.home.household.household_id for p in subjects.persons]
    households = pl.DataFrame(
        [
            pl.Series("household", keys),
            *homes.of(registry_household.HOUSEHOLD, asked["households"], form=False),
            *homes.of(registry_household.OWN, asked["households"], form=True),
        ]
    )
    members = pl.DataFrame(
        [
            pl.Series("household", owners),
            *people.of(MEMBER, asked["members"], form=False),
            *people.of(registry_person.PERSON, asked["members"], form=True),
        ]
    )
    return households, members


def said(findings):
    """Household, place in it, and rule of each finding, in one order."""
    return sorted(findings, key=str)


def test_as_the_book_is_checked(tables):
    found = frames.check(*tables, on=ON)
    expected = frames.check_book(BOOK, on=ON)
    assert said(found.findings.rows()) == said(
        (one.household, one.position, one.rule, one.severity.value) for one in expected
    )
    assert len(expected.findings) > 300
    assert len({one.rule for one in expected}) >= 10
    villages = {one.id for one in PACK.of(Kind.VILLAGE)}
    assert found.undetermined == {
        rule: n for rule, n in expected.undetermined.items() if rule not in villages
    }
    assert found.asked == expected.asked - len(villages & asked_of(expected))
    assert {one.rule for one in found.skipped} == villages | {
        one.rule for one in expected.skipped
    }


def asked_of(report):
    return {one.id for one in PACK} - {one.rule for one in report.skipped}


def test_the_order_is_that_of_the_rows(tables):
    found = frames.check(*tables, on=ON).findings
    rank = {key: at for at, key in enumerate(tables[0]["household"])}
    places = [(rank[key], -1 if at is None else at) for key, at, _, _ in found.iter_rows()]
    assert places == sorted(places)
    assert found.columns == ["household", "member", "rule", "severity"]


def test_members_in_no_order(tables):
    """Only the number of a member within the household may change."""
    households, members = tables
    mixed = members.sample(fraction=1.0, shuffle=True, seed=2)
    found = frames.check(households, mixed, on=ON).findings
    expected = frames.check(households, members, on=ON).findings
    columns = ["household", "rule", "severity"]
    assert found.select(columns).sort(columns).equals(expected.select(columns).sort(columns))


def test_the_schema_of_a_pack_is_what_it_asks(tables):
    asked = frames.schema("registry")
    assert asked == frames.schema(PACK)
    for name, table in zip(("households", "members"), tables, strict=True):
        assert set(asked[name]) == set(table.columns)


def test_checks_whose_facts_are_not_there_are_skipped(tables):
    households, members = tables
    full = frames.check(households, members, on=ON)
    found = frames.check(households.drop("main_cause"), members, on=ON)
    lost = [one for one in found.skipped if "main_cause" in one.reason_en]
    assert lost
    assert all("households.main_cause" in one.reason for one in lost)
    assert found.asked == full.asked - len(lost)
    rules = {one.rule for one in lost}
    kept = full.findings.filter(~pl.col("rule").is_in(rules))
    assert set(kept.rows()) <= set(found.findings.rows())


def test_without_members(tables):
    found = frames.check(tables[0], on=ON)
    assert found.findings["member"].null_count() == found.findings.height > 0
    assert any(one.reason == "表中没有：members" for one in found.skipped)


def test_numbers_alone(tables):
    """A table of nothing but keys has nothing one could ask."""
    found = frames.check(tables[0].select("household"), on=ON)
    assert (found.findings.height, found.asked, found.undetermined) == (0, 0, {})


def test_no_rows(tables):
    found = frames.check(tables[0].clear(), tables[1].clear(), on=ON)
    assert found.findings.is_empty()
    assert found.findings.schema["member"] == pl.UInt32


def test_members_without_a_household_are_left_out(tables):
    households, members = tables
    strange = members.with_columns(household=pl.lit("nobody"))
    found = frames.check(households, pl.concat([members, strange]), on=ON)
    assert found.findings.equals(frames.check(households, members, on=ON).findings)


def test_every_fault_of_the_tables(tables):
    households, members = tables
    with pytest.raises(InvalidDataError) as caught:
        frames.check(
            pl.concat([households, households.head(1)]).with_columns(main_cause=pl.lit("穷")),
            members.with_columns(health=pl.lit(["好"])),
            on=ON,
        )
    assert [(p.code, p.path) for p in caught.value.problems] == [
        ("value.not-in-code-list", "households.main_cause"),
        ("value.not-in-code-list", "members.health"),
        ("frame.repeated-key", "households.household"),
    ]
    with pytest.raises(InvalidDataError) as caught:
        frames.check(households, members.with_columns(age=pl.lit("十")), on=ON)
    assert [p.code for p in caught.value.problems] == ["frame.wrong-type"]


def test_files_will_do(tables, tmp_path):
    for name, table in zip(("households", "members"), tables, strict=True):
        table.write_parquet(tmp_path / f"{name}.parquet")
    found = frames.check(tmp_path, tmp_path, on=ON)
    assert found.findings.equals(frames.check(*tables, on=ON).findings)


def test_a_fault_two_checks_find_stands_once(tables):
    first = next(one for one in PACK if one.id == "household.cause-repeated")
    again = attrs.evolve(first, id="again", fault=first.same_fault)
    other = attrs.evolve(first, id="other", fault="another")
    some = Pack(id="some", title="", title_en="", checks=(first, again, other))
    found = frames.check(*tables, on=ON, pack=some)
    homes = found.findings.filter(pl.col("rule") == first.id)["household"].to_list()
    assert homes
    assert found.findings["rule"].to_list() == [first.id, other.id] * len(homes)
    assert found.asked == 3


def test_no_such_pack(tables):
    with pytest.raises(UnknownNameError):
        frames.check(*tables, on=ON, pack="none")
