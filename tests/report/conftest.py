"""A small invented county, judged; and a small register, to be checked."""

import csv

from datetime import date

import attrs
import openpyxl
import pytest

from fupin import read_ledgers
from fupin.assessment.check_book import check_book
from fupin.assessment.survey import survey
from fupin.codes import Ethnicity, LabourCapacity, Relationship
from fupin.errors import Problem, Severity
from fupin.facts import registry_household, registry_member, registry_person
from fupin.facts.member import members
from fupin.facts.registry_village import GIVEN
from fupin.ledger import write_member_ledger, write_village_ledger
from fupin.logic.nodes import Number, Recorded
from fupin.model import Household, Member, Place, Village
from fupin.policy import document
from fupin.report import Result
from fupin.standards.checks import Check, Kind, Pack, Scope
from fupin.strategies.synthetic import synthetic_county
from fupin.values import IdNumber, PersonName, Phone, make_id_number


@pytest.fixture(scope="session")
def county():
    return synthetic_county(
        seed=11, households=60, persons=200, villages=6, poor_villages=4, townships=2
    )


@pytest.fixture(scope="session")
def result(county):
    """Half of it was never visited; one problem of each severity."""
    visited = [
        attrs.evolve(h, attested=county.attestations.get(h.household_id) if n % 2 else None)
        for n, h in enumerate(county.households)
    ]
    villages = [
        attrs.evolve(v, attested=county.village_attestations.get(v.village_id))
        for v in county.villages[:-1]
    ]
    found = survey(
        visited, villages, on=date(2018, 12, 31), region="420324", county_name=county.name
    )
    problems = [
        Problem(
            code=f"value.{severity.value}",
            message="<不是>日期",
            message_en="not a date",
            sheet="表",
            cell="K17",
            column="出生日期",
            found="2018-02-30",
            expected="日期",
            severity=severity,
        )
        for severity in Severity
    ]
    return Result(
        survey=found,
        register=tuple(visited),
        problems=(*problems, *found.problems),
        files=("register.csv",),
        invented=True,
        library="0.0.test",
    )


@pytest.fixture(scope="session")
def secrets(county):
    """Everything personal in it: names, ID numbers, phones, accounts in clear."""
    found = set()
    for household in county.households:
        found |= {household.phone, household.account}
        for member in household.members:
            found |= {member.name, member.id_number, member.phone}
    return sorted({str.__str__(s) for s in found if s is not None})


# A small register with a fault of every kind, and a pack of checks that finds them.

DAY = date(2024, 1, 31)
HEAD_ID = str(make_id_number("420324", date(1970, 5, 4), 1))
CHILD_ID = str(make_id_number("420324", date(2012, 5, 4), 2))
ALIKE = [str(make_id_number("420324", date(1960, 1, day), 1)) for day in (1, 2)]
PHONE = "13900000017"
CANARIES = ("欧阳测试", "欧阳小试", "司马甄别", "诸葛甄别", HEAD_ID, CHILD_ID, *ALIKE, PHONE)
"""Everything personal in it."""

ODD = "=HYPERLINK(1)"
_HAPPY = Place(county="青山县", township="河口镇", village="幸福村")
_PEACE = Place(county="青山县", township="河口镇", village="和谐村")
_FIRST = Household(
    household_id="4203240000001",
    place=_HAPPY,
    size=2,
    phone=Phone(PHONE),
    members=(
        Member(
            member_id="420324000000101",
            name=PersonName("欧阳测试"),
            id_number=IdNumber(HEAD_ID),
            relationship=Relationship.HEAD,
            labour=LabourCapacity.ORDINARY,
            phone=Phone(PHONE),
        ),
        Member(
            member_id="420324000000102",
            name=PersonName("欧阳小试"),
            id_number=IdNumber(CHILD_ID),
            relationship=Relationship.SON,
            ethnicity=Ethnicity.HAN,
            labour=LabourCapacity.NONE,
        ),
    ),
)


def _alone(number, name, place=_HAPPY, **more):
    person = Member(
        member_id=f"{number[-4:]}01",
        name=PersonName(name),
        relationship=Relationship.HEAD,
        labour=LabourCapacity.ORDINARY,
        **more,
    )
    return Household(household_id=number, place=place, size=1, members=(person,))


HOUSEHOLDS = (
    _FIRST,
    _alone(ALIKE[0], "司马甄别"),
    _alone(ALIKE[1], "诸葛甄别"),
    _alone("4203240000004", "上官", _PEACE, ethnicity=Ethnicity.HAN),
    attrs.evolve(_alone("4203240000005", "东方", None, ethnicity=Ethnicity.HAN), size=9),
    _alone("4203240000006", "西门", _PEACE, ethnicity=Ethnicity.HAN),
)
VILLAGES = (
    Village(village_id="青山县/河口镇/幸福村", place=_HAPPY, households=300),
    Village(village_id="青山县/河口镇/和谐村", place=_PEACE, population=900, households=300),
)


def _check(kind, name, words, sound, **more):
    return Check(
        id=name,
        kind=kind,
        title=words[0],
        title_en=words[1],
        sound=sound,
        remedy="核实后更正",
        remedy_en="find out and put it right",
        cites=(document("checks-fupin").cite(""),),
        first=date(2014, 1, 1),
        last=date.max,
        **{"scope": Scope(kind.value.replace("person", "member")), **more},
    )


_FEW = registry_household.size <= Number(8, "person")
_ONCE = registry_person.rows_in_county <= Number(1, "person")
_HEAD = registry_member.relationship.among(Relationship.HEAD)
_UNABLE = registry_member.labour.among(LabourCapacity.NONE)
_CHECKS = (
    _check(
        Kind.HOUSEHOLD,
        "t.size",
        ("人数过多", "too many persons"),
        Recorded(registry_household.size) & _FEW,
        severity=Severity.NOTICE,
    ),
    _check(
        Kind.HOUSEHOLD,
        "t.no-head",
        ("没有户主", "nobody is the head"),
        members.some(_HEAD),
        severity=Severity.ERROR,
    ),
    _check(
        Kind.PERSON,
        "t.ethnicity",
        ("民族为空", "the ethnicity is blank"),
        registry_person.ethnicity_given,
        severity=Severity.WARNING,
        aliases=("list/1",),
    ),
    _check(
        Kind.PERSON,
        "t.labour",
        ("无劳动力", "no capacity for labour"),
        ~_UNABLE,
        severity=Severity.ERROR,
    ),
    _check(
        Kind.PERSON,
        "t.twice",
        ("证件号码重复", "the number stands twice"),
        _ONCE,
        scope=Scope.LEDGER,
        severity=Severity.WARNING,
    ),
    _check(
        Kind.VILLAGE,
        "t.population",
        ("总人口数为空", "the population is blank"),
        GIVEN["population"],
        severity=Severity.ERROR,
    ),
)


@pytest.fixture(scope="session")
def pack():
    return Pack(id="tiny", title="小检查", title_en="small checks", checks=_CHECKS)


def _changed(path, change):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


@pytest.fixture(scope="session")
def ledgers(tmp_path_factory):
    """A register and a village ledger: an odd cell, a row without a number, a column more."""
    folder = tmp_path_factory.mktemp("ledgers")
    register, places = folder / "register.csv", folder / "villages.csv"
    write_member_ledger(register, HOUSEHOLDS)
    write_village_ledger(places, VILLAGES)

    def spoil(rows):
        header = rows[0]
        number, ethnicity = header.index("户编号"), header.index("民族")
        odd = next(row for row in rows if row[number] == "4203240000004")
        odd[ethnicity] = "火星人"
        lost = list(odd)
        lost[number], lost[ethnicity] = "", "汉族"
        rows.append(lost)
        header.append("备注甲")
        for row in rows[1:]:
            row.append("")
        odd[-1] = ODD

    _changed(register, spoil)
    return register, places


@pytest.fixture(scope="session")
def register(ledgers):
    """The book of both."""
    return read_ledgers(ledgers)


@pytest.fixture(scope="session")
def report(register, pack):
    return check_book(register, on=DAY, pack=pack)


@pytest.fixture(scope="session")
def read_sheet():
    """Rows of the first sheet as dicts by the header, which has 户编号 in it."""

    def read(path):
        sheet = openpyxl.load_workbook(path).worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        at = next(n for n, row in enumerate(rows) if "户编号" in row)
        header = [title for title in rows[at] if title]
        return [dict(zip(header, row, strict=False)) for row in rows[at + 1 :]]

    return read


@pytest.fixture(scope="session")
def canaries():
    return CANARIES
