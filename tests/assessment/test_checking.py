"""Checks of one household or village: what is found, what is unknown, what is masked."""

import json

from datetime import date

import attrs
import pytest

from fupin.assessment.check_book import check_book
from fupin.assessment.check_ready import ready_pack
from fupin.assessment.checking import check, persons_of
from fupin.codes import Ethnicity, LabourCapacity, Relationship, SurvivalStatus
from fupin.errors import Severity, UnknownNameError
from fupin.facts import registry_household, registry_member, registry_person
from fupin.facts.checked import CheckedHousehold, Form
from fupin.facts.registry_village import GIVEN
from fupin.ledger import Book
from fupin.logic.nodes import Number
from fupin.model import ExcludedIncome, Household, Income, Member, Place, Village
from fupin.policy import document
from fupin.standards.checks import Check, Kind, Pack, Scope
from fupin.values import AccountNumber, Fen, IdNumber, PersonName, Phone, make_id_number


DAY = date(2024, 1, 31)
PLACE = Place(county="青山县", township="河口镇", village="幸福村")
ID = str(make_id_number("420324", date(1970, 5, 4), 1))
PHONE, ACCOUNT, NAME = "13900000017", "6222020200112233445", "欧阳测试"
CANARIES = (ID, PHONE, ACCOUNT, NAME)


def a_check(kind, name, sound, **more):
    return Check(
        id=name,
        kind=kind,
        title=f"{name}不对",
        title_en=f"{name} is wrong",
        sound=sound,
        remedy="核实后更正",
        remedy_en="find out and put it right",
        cites=(document("checks-fupin").cite(""),),
        **{
            "first": date(2014, 1, 1),
            "last": date.max,
            "severity": Severity.ERROR,
            "scope": Scope.MEMBER,
            **more,
        },
    )


ETHNICITY = a_check(
    Kind.PERSON, "ethnicity", registry_person.ethnicity_given, aliases=("1", "2"), fault="e"
)
AGAIN = a_check(
    Kind.PERSON,
    "ethnicity-again",
    registry_person.ethnicity_given,
    aliases=("2", "3"),
    fault="e",
    severity=Severity.NOTICE,
)
LABOUR = a_check(Kind.PERSON, "labour", ~registry_member.labour.among(LabourCapacity.NONE))
SIZE = a_check(
    Kind.HOUSEHOLD,
    "size",
    registry_household.size <= Number(8, "person"),
    severity=Severity.WARNING,
    scope=Scope.HOUSEHOLD,
)
POPULATION = a_check(Kind.VILLAGE, "population", GIVEN["population"], scope=Scope.VILLAGE)
PACK = Pack(
    id="few", title="少", title_en="few", checks=(SIZE, ETHNICITY, AGAIN, LABOUR, POPULATION)
)
HEAD = Member(
    member_id="42032400000101",
    name=PersonName(NAME),
    id_number=IdNumber(ID),
    phone=Phone(PHONE),
    relationship=Relationship.HEAD,
    ethnicity=Ethnicity.HAN,
    labour=LabourCapacity.ORDINARY,
)
HOME = Household(
    household_id="4203240000001",
    place=PLACE,
    size=1,
    phone=Phone(PHONE),
    account=AccountNumber(ACCOUNT),
    members=(HEAD,),
)


def of(*members, **changed):
    return attrs.evolve(HOME, members=members, **changed)


def found(subject, **more):
    return [(f.rule, f.position) for f in check(subject, on=DAY, pack=PACK, **more)]


def test_a_sound_household():
    report = check(HOME, on=DAY, pack=PACK)

    assert (len(report), report.asked, report.skipped) == (0, 5, ())
    assert report.undetermined == {}
    assert repr(report) == "<CheckReport few 2024-01-31: 0 error, 0 warning, 0 notice>"


def test_household_before_members_and_in_the_order_of_the_pack():
    bad = attrs.evolve(HEAD, ethnicity=None, labour=LabourCapacity.NONE)

    assert found(of(HEAD, bad, size=9)) == [("size", None), ("ethnicity", 1), ("labour", 1)]


def test_an_unknown_is_no_finding():
    report = check(of(attrs.evolve(HEAD, labour=None), size=None), on=DAY, pack=PACK)

    assert len(report) == 0
    assert report.undetermined == {"size": 1, "labour": 1}


def test_one_fault_under_two_numbers_is_one_finding():
    """The first check that has it speaks, with the numbers of both."""
    (one,) = check(of(attrs.evolve(HEAD, ethnicity=None)), on=DAY, pack=PACK)

    assert (one.rule, one.severity) == ("ethnicity", Severity.ERROR)
    assert one.aliases == ("1", "2", "3")
    other = check(
        of(attrs.evolve(HEAD, ethnicity=None)),
        on=DAY,
        pack=attrs.evolve(PACK, checks=(AGAIN, LABOUR)),
    )
    assert [f.aliases for f in other] == [("2", "3")]


@pytest.mark.parametrize(
    ("form", "expected", "unknown"),
    [
        (Form(), ["ethnicity"], 0),
        (Form(columns=frozenset({"member.ethnicity"})), ["ethnicity"], 0),
        (Form(columns=frozenset({"member.name"})), [], 2),
        (Form(unread=frozenset({(0, "member.ethnicity")})), [], 2),
        (Form(unread=frozenset({(1, "member.ethnicity")})), ["ethnicity"], 0),
    ],
)
def test_a_blank_counts_only_where_somebody_was_asked(form, expected, unknown):
    report = check(of(attrs.evolve(HEAD, ethnicity=None)), on=DAY, pack=PACK, form=form)

    assert [f.rule for f in report] == expected
    assert sum(report.undetermined.values()) == unknown


def test_a_column_that_is_not_there_says_nothing_of_what_is_recorded():
    form = Form(columns=frozenset())
    assert found(HOME, form=form) == []
    bad = attrs.evolve(HEAD, labour=LabourCapacity.NONE)
    assert found(of(bad), form=form) == [("labour", 0)]


def test_what_stands_there_could_not_be_read():
    """A finding says so where a blank would be a lie."""
    either = registry_household.GIVEN["phone"] & (
        registry_household.size >= Number(2, "person")
    )
    pack = attrs.evolve(PACK, checks=(a_check(Kind.HOUSEHOLD, "either", either),))
    home = attrs.evolve(HOME, phone=None)
    (blank,) = check(home, on=DAY, pack=pack)
    unread = Form(unread=frozenset({(None, "household.phone")}))
    (odd,) = check(home, on=DAY, pack=pack, form=unread)

    assert "空" in blank.found
    assert "blank" in blank.found_en
    assert "未能识别的内容" in odd.found
    assert "could not be understood" in odd.found_en
    assert "空" not in odd.found


def test_only_who_is_on_the_register_is_asked():
    gone = attrs.evolve(HEAD, ethnicity=None, survival=SurvivalStatus.DEAD)
    there = attrs.evolve(gone, survival=SurvivalStatus.NORMAL)

    assert found(of(gone, there)) == [("ethnicity", 1)]
    people = persons_of(CheckedHousehold(household=of(gone, there, HEAD)))
    assert [one.position for one in people] == [1, 2]


def test_a_village():
    village = Village(village_id="青山县/河口镇/幸福村", place=PLACE)
    (one,) = check(village, on=DAY, pack=PACK)

    assert (one.rule, one.scope, one.household) == ("population", "village", "")
    assert (one.village, one.township) == ("幸福村", "河口镇")
    assert one.fields == ("village.population",)
    assert repr(one) == "<CheckFinding population error: 幸福村>"
    assert found(attrs.evolve(village, population=0)) == []
    bare = Village(village_id="无名")
    assert check(bare, on=DAY, pack=PACK).findings[0].village == "无名"


def test_a_finding_says_all_one_needs():
    bad = attrs.evolve(HEAD, labour=LabourCapacity.NONE)
    (one,) = check(of(bad), on=DAY, pack=PACK)

    assert one.as_dict() == {
        "rule": "labour",
        "aliases": [],
        "severity": "error",
        "scope": "member",
        "household": "4203240000001",
        "person": "42032400000101",
        "name": "欧阳*",
        "position": 0,
        "village": "幸福村",
        "township": "河口镇",
        "sheet": None,
        "row": None,
        "fields": ["member.labour"],
        "found": "劳动技能：无劳动力",
        "found_en": one.found_en,
        "expected": one.expected,
        "expected_en": one.expected_en,
        "message": "labour不对（劳动技能：无劳动力）",
        "message_en": f"labour is wrong ({one.found_en})",
        "remedy": "核实后更正",
        "remedy_en": "find out and put it right",
        "responsible": "村",
    }
    assert "无劳动力" in one.expected
    assert one.citations == LABOUR.cites
    assert attrs.evolve(one, found="", found_en="").message == "labour不对"
    assert attrs.evolve(one, found="", found_en="").message_en == "labour is wrong"


def test_the_report_is_json():
    bad = attrs.evolve(HEAD, labour=LabourCapacity.NONE, ethnicity=None)
    report = check(of(bad, size=None), on=DAY, pack=PACK)

    read = json.loads(json.dumps(report.as_dict(), ensure_ascii=False))
    assert read == report.as_dict()
    assert (read["pack"], read["on"], read["asked"]) == ("few", "2024-01-31", 5)
    assert read["undetermined"] == {"size": 1}
    assert [f["rule"] for f in read["findings"]] == ["ethnicity", "labour"]
    assert report.counted(Severity.ERROR) == 2
    assert report.counted(Severity.NOTICE) == 0


def test_what_is_not_asked_is_told_with_its_reason():
    ended = attrs.evolve(LABOUR, first=date(2014, 1, 1), last=date(2020, 12, 31))
    pack = attrs.evolve(PACK, checks=(SIZE, ended))
    bad = of(attrs.evolve(HEAD, labour=LabourCapacity.NONE))

    report = check(bad, on=date(2021, 1, 1), pack=pack)

    assert (report.asked, len(report)) == (1, 0)
    assert [s.rule for s in report.skipped] == ["labour"]
    assert report.skipped[0].reason == "只用于2014-01-01至2020-12-31"
    assert report.as_dict()["skipped"][0]["reason_en"].endswith("only")
    assert [f.rule for f in check(bad, on=date(2020, 12, 31), pack=pack)] == ["labour"]


def test_no_such_pack():
    with pytest.raises(UnknownNameError):
        check(HOME, on=DAY, pack="none")


def test_nothing_personal_is_shown():
    """Of the shipped pack, on days old and new, of a household full of faults."""
    odd = Member(
        member_id=ID,
        name=PersonName(NAME),
        id_number=IdNumber(ID),
        phone=Phone(PHONE),
        employer=f"{NAME}商店{PHONE}",
        relationship=Relationship.SPOUSE,
    )
    home = attrs.evolve(
        HOME, household_id=ID, members=(odd, odd), size=-1, phone=Phone(f"{PHONE}9")
    )
    for day in (date(2018, 12, 31), DAY):
        report = check(home, on=day)
        assert len(report) > 5
        text = json.dumps(report.as_dict(), ensure_ascii=False)
        text += "".join(map(repr, report)) + repr(report)
        text += "".join(f.message + f.message_en for f in report)
        assert [c for c in CANARIES if c in text] == []
        assert report.findings[0].as_dict()["household"] == f"{ID[:6]}{'*' * 12}"
        assert report.findings[0].as_dict(reveal=True)["household"] == ID


def test_the_book_is_checked_as_its_households_are():
    homes = (
        of(attrs.evolve(HEAD, ethnicity=None), size=9),
        of(attrs.evolve(HEAD, labour=LabourCapacity.NONE), household_id="2"),
    )
    village = Village(village_id="v")
    told = []
    book = Book(households=homes, villages=(village,))
    report = check_book(book, on=DAY, pack=PACK, progress=lambda a, b: told.append((a, b)))

    assert [(f.household, f.rule) for f in report] == [
        ("4203240000001", "size"),
        ("2", "labour"),
    ]  # a book without columns was not asked for anything: blanks are no faults
    assert report.undetermined == {"ethnicity": 1, "ethnicity-again": 1, "population": 1}
    assert told[-1] == (5, 5)
    assert [len(told), report.asked] == [5, 5]


def test_findings_of_a_pack_are_made_ready_once():
    assert ready_pack(PACK, DAY, "", False) is ready_pack(PACK, DAY, "", False)


@pytest.mark.parametrize(("net", "wrong"), [(7_000_00, False), (10_000_00, True)])
def test_what_is_not_counted_is_no_gap_between_gross_and_net(net, wrong):
    """A gift of 3 000 yuan is in the gross income and not in the net."""
    gift = ExcludedIncome(item="礼金", amount=Fen(3_000_00), reason="人情往来")
    income = Income(
        year=2023,
        recorded_gross=Fen(10_000_00),
        recorded_net=Fen(net),
        business_cost=Fen(0),
        excluded=(gift,),
    )
    rules = {f.rule for f in check(attrs.evolve(HOME, income=income), on=DAY)}

    assert ("income.net-is-no-difference" in rules) is wrong
