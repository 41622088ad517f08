"""Register and list compared: all are accounted for, nobody is missing for want of a key."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from fupin.assessment.claims import SAYS, RegisterClaim, Says, any_of
from fupin.assessment.comparing import compare
from fupin.assessment.comparison import Comparison, Outcome
from fupin.codes import HealthStatus, SurvivalStatus
from fupin.errors import UnknownNameError
from fupin.ledger import Book
from fupin.model import Dwelling, Household, ListedPerson, Member, Place
from fupin.values import IdNumber, PersonName, make_id_number


PLACE = Place(county="青山县", township="河口镇", village="幸福村")
BORN = date(1970, 5, 4)
A, B, C, D = (make_id_number("420324", BORN, n) for n in (1, 2, 3, 4))
WRONG = IdNumber(f"{A[:17]}{'0' if A[17] != '0' else '1'}")
MADE_UP = make_id_number("999999", BORN, 1)
OLD = IdNumber(f"{A[:6]}{A[8:17]}")


def member(number=None, name="赵示例", **fields):
    return Member(name=PersonName(name), id_number=number, **fields)


def household(*members, number="1", **fields):
    return Household(household_id=number, members=members, place=PLACE, **fields)


def listed(number=None, name="赵示例", **fields):
    return ListedPerson(name=PersonName(name), id_number=number, **fields)


def outcomes(comparison):
    return (
        [one.outcome.name for one in comparison.register],
        [one.outcome.name for one in comparison.listed],
    )


def of(list_id, person_or_home, *people, **options):
    """The one entry of the register, compared with a list of that kind."""
    home = (
        person_or_home if isinstance(person_or_home, Household) else household(person_or_home)
    )
    on_list = [attrs.evolve(p, list_id=list_id) for p in people]
    (one,) = compare([home], on_list, list_id=list_id, **options).register
    return one


def test_everybody_is_on_one_side_on_both_or_can_not_be_compared():
    home = household(member(A), member(B), member(None), member(WRONG), member(MADE_UP))
    found = compare([home], [listed(A), listed(C), listed(None), listed(WRONG)])
    assert outcomes(found) == (
        ["BOTH", "ONLY_REGISTER", "INCOMPARABLE", "INCOMPARABLE", "INCOMPARABLE"],
        ["BOTH", "ONLY_LIST", "INCOMPARABLE", "INCOMPARABLE"],
    )
    assert [one.reason_en for one in found.incomparable] == [
        "no ID number that can be used",
        "the ID number is faulty",
        "a number made up for want of a document",
        "no ID number that can be used",
        "the ID number is faulty",
    ]
    assert found.counts == {
        "register": 5,
        "only_register": 1,
        "both": 1,
        "incomparable_register": 3,
        "list": 4,
        "only_list": 1,
        "both_list": 1,
        "incomparable_list": 2,
        "disagreeing": 0,
        "doubtful": 0,
        "repeated": 0,
    }
    assert [one.id_number for one in found.only_list] == [C]
    assert [one.id_number for one in found.only_register] == [B]
    assert [one.id_number for one in found.both] == [A]


@pytest.mark.parametrize("ours", [A, IdNumber(f"{A}44"), IdNumber(f"{A}42B1"), OLD])
@pytest.mark.parametrize("theirs", [A, IdNumber(f"{A}44"), OLD])
def test_people_are_matched_by_their_citizen_number(ours, theirs):
    assert outcomes(compare([household(member(ours))], [listed(theirs)])) == (
        ["BOTH"],
        ["BOTH"],
    )


def test_who_may_be_somebody_that_can_not_be_compared_is_marked():
    home = household(member(WRONG, "赵示例"), member(B, "钱示例"), member(C, "孙示例"))
    found = compare([home], [listed(A, "赵示例"), listed(D, "李示例"), listed(None, "孙示例")])
    assert [one.possible for one in found.listed] == [True, False, False]
    assert [one.possible for one in found.register] == [False, False, True]
    assert "同名者无法比对" in list(found.rows())[2]["说明"]


def test_who_is_on_the_list_twice_is_told_with_the_rows():
    people = (listed(A), listed(B), listed(IdNumber(f"{A}44")))
    by_hand = compare([household(member(A))], people)
    assert by_hand.repeated == ((1, 3),)
    book = Book(
        records={"ListedPerson": people},
        rows_of_records={"ListedPerson": (("S", 2), ("S", 3), ("S", 4))},
    )
    found = compare(Book(households=(household(member(A)),)), book)
    assert found.repeated == ((("S", 2), ("S", 4)),)
    assert found.both[0].rows == (("S", 2), ("S", 4))
    assert found.only_list[0].rows == (("S", 3),)
    assert found.counts["both_list"] == 2
    by_hand = attrs.evolve(book, rows_of_records={})
    assert compare([household(member(A))], by_hand).repeated == ((1, 3),)


def test_a_person_twice_on_the_register_is_compared_twice():
    homes = [household(member(A)), household(member(A), number="2")]
    found = compare(homes, [listed(A, household_id="2")])
    assert found.counts["both"] == 2
    assert [[d.about for d in one.disagreements] for one in found.both] == [
        ["household_id"],
        [],
    ]


def test_names_and_household_numbers_that_differ_are_told():
    (one,) = compare([household(member(A))], [listed(A, "赵 示例", household_id="1")]).register
    assert one.disagreements == ()
    (one,) = compare([household(member(A))], [listed(A, "钱样例", household_id="7")]).register
    assert [d.about for d in one.disagreements] == ["name", "household_id"]
    assert "钱样例" not in repr(one)
    (one,) = compare([household(member(A))], [ListedPerson(id_number=A)]).register
    assert one.disagreements == ()


DISABLED = frozenset({HealthStatus.DISABLED, HealthStatus.CHRONIC})
HEALTHY = frozenset({HealthStatus.HEALTHY})


@pytest.mark.parametrize(
    ("health", "status", "differ", "unknown"),
    [
        (DISABLED, None, False, False),
        (HEALTHY, None, True, False),
        (None, None, False, True),
        (DISABLED, "注销", True, False),
        (HEALTHY, "注销", False, False),
        (HEALTHY, "补办中", False, True),
    ],
)
def test_who_is_listed_as_disabled_must_be_so_on_the_register(health, status, differ, unknown):
    one = of("list-disabled", member(A, health=health), listed(A, status=status))
    assert bool(one.disagreements) is differ
    assert bool(one.unknown) is unknown


def test_who_is_disabled_on_the_register_must_be_listed():
    one = of("list-disabled", member(A, health=DISABLED), listed(B))
    (said,) = one.disagreements
    assert (said.about, said.register, said.listed) == ("disabled", True, None)
    assert one.outcome is Outcome.ONLY_REGISTER
    assert of("list-disabled", member(A, health=HEALTHY), listed(B)).disagreements == ()
    assert of("list-disabled", member(A), listed(B)).disagreements == ()
    gone = member(A, health=DISABLED, survival=SurvivalStatus.DEAD)
    one = of("list-disabled", gone, listed(B))
    assert (one.disagreements, one.active) == ((), False)
    assert of("list-disabled", member(None, health=DISABLED), listed(B)).disagreements == ()


@pytest.mark.parametrize(
    ("resident", "employee", "status", "differ", "unknown"),
    [
        (True, None, "正常参保", False, False),
        (False, True, "参保缴费", False, False),
        (False, False, None, True, False),
        (False, None, None, False, True),
        (True, False, "停保", True, False),
        (True, False, "待核", False, True),
    ],
)
def test_insurance_is_either_of_the_two(resident, employee, status, differ, unknown):
    person = member(A, basic_medical_insured=resident, employee_medical_insured=employee)
    one = of("list-insured", person, listed(A, status=status))
    assert bool(one.disagreements) is differ
    assert bool(one.unknown) is unknown


def test_of_several_rows_one_that_says_yes_is_enough():
    person = member(A, basic_medical_insured=True)
    rows = [listed(A, status="停保"), listed(A, status="正常参保")]
    assert of("list-insured", person, *rows).disagreements == ()
    assert of("list-insured", person, rows[0]).disagreements
    odd = [listed(A, status="停保"), listed(A, status="待核")]
    assert of("list-insured", person, *odd).unknown == ("参加基本医疗保险",)


@pytest.mark.parametrize(
    ("fields", "status", "died", "about", "unknown"),
    [
        ({"survival": SurvivalStatus.NORMAL}, "死亡", None, ["dead"], ()),
        ({"survival": SurvivalStatus.NORMAL}, None, date(2023, 1, 1), ["dead"], ("健在",)),
        ({"survival": SurvivalStatus.DEAD}, "死亡", None, [], ()),
        ({"survival": SurvivalStatus.MARRIED_OUT}, "死亡", None, [], ()),
        ({"death_date": date(2023, 1, 1)}, "死亡", None, [], ()),
        ({}, "死亡", None, [], ("死亡(应不在册)",)),
        ({"survival": SurvivalStatus.DEAD}, "正常", None, ["alive"], ()),
        ({"survival": SurvivalStatus.MARRIED_OUT}, "正常", None, [], ()),
        ({"survival": SurvivalStatus.NORMAL}, "正常", None, [], ()),
        ({"survival": SurvivalStatus.NORMAL}, None, None, [], ("死亡(应不在册)", "健在")),
    ],
)
def test_who_has_died_must_be_off_the_register(fields, status, died, about, unknown):
    one = of("list-population", member(A, **fields), listed(A, status=status, died_on=died))
    assert [d.about for d in one.disagreements] == about
    assert one.unknown == unknown


@pytest.mark.parametrize(
    ("dangerous", "grade", "differ", "unknown"),
    [
        (True, "C级", False, False),
        (False, "Ｄ 级", True, False),
        (False, "A", False, False),
        (True, "B级", True, False),
        (None, "D级", False, True),
        (False, None, False, True),
        (False, "待鉴定", False, True),
    ],
)
def test_an_appraised_grade_must_fit_the_register(dangerous, grade, differ, unknown):
    home = household(member(A), dwelling=Dwelling(dangerous=dangerous))
    one = of("list-dwelling", home, listed(A, grade=grade))
    assert bool(one.disagreements) is differ
    assert bool(one.unknown) is unknown


def test_a_household_without_a_dwelling_recorded_is_unknown():
    assert of("list-dwelling", member(A), listed(A, grade="C级")).unknown


@pytest.mark.parametrize("name", ["list-vehicle", "list-enterprise"])
def test_what_no_field_can_answer_is_a_doubt_to_be_looked_into(name):
    one = of(name, member(A), listed(A, thing="甲A12345"))
    assert one.doubts == (SAYS[name][0].zh,)
    assert (one.disagreements, one.unknown) == ((), ())
    assert "甲A12345" not in repr(one)
    assert of(name, member(A), listed(B)).doubts == ()


def test_households_are_compared_by_number():
    homes = [
        household(member(A, health=HEALTHY), member(B, health=DISABLED)),
        household(member(C, health=HEALTHY), number="2"),
        household(number="3"),
        household(number="4"),
    ]
    people = [listed(None, household_id=n, list_id="list-disabled") for n in "123"]
    people.append(listed(A, list_id="list-disabled"))
    found = compare(homes, people, on="household_id")
    assert outcomes(found) == (
        ["BOTH", "BOTH", "BOTH", "ONLY_REGISTER"],
        ["BOTH", "BOTH", "BOTH", "INCOMPARABLE"],
    )
    assert [bool(one.disagreements) for one in found.register] == [False, True, False, False]
    assert [bool(one.unknown) for one in found.register] == [False, False, True, False]


def test_where_there_is_nothing_better_names_and_villages_are_compared():
    other = Place(village="别村")
    homes = [
        household(member(A, "赵示例"), member(B, "钱示例"), member(C, "钱示例")),
        Household(household_id="2", members=(member(D, "孙示例"),)),
    ]
    people = [
        listed(A, "赵 示例", place=PLACE),
        listed(A, "赵示例", place=other),
        listed(None, "钱示例", place=PLACE),
        listed(None, "李示例", place=other),
        listed(None, "李示例", place=other),
        listed(D, "孙示例"),
    ]
    found = compare(homes, people, on="name_village")
    assert outcomes(found) == (
        ["BOTH", "INCOMPARABLE", "INCOMPARABLE", "INCOMPARABLE"],
        ["BOTH", "ONLY_LIST", "ONLY_LIST", "INCOMPARABLE", "INCOMPARABLE", "INCOMPARABLE"],
    )
    assert found.register[1].reason == "同村有同名者"


@pytest.mark.parametrize(
    ("theirs", "differ"), [(A, False), (B, True), (None, False), (WRONG, False)]
)
def test_the_same_name_with_another_number_is_told(theirs, differ):
    (one,) = compare(
        [household(member(A))], [listed(theirs, place=PLACE)], on="name_village"
    ).register
    assert [d.about for d in one.disagreements] == (["id_number"] if differ else [])


def test_rows_mask_everybody_unless_told_otherwise():
    home = household(
        member(A, "赵示例", health=HEALTHY),
        member(B),
        number=str(make_id_number("420324", BORN, 9)),
    )
    people = [
        listed(A, "钱样例", list_id="list-disabled", household_id="张三", thing="甲A1"),
        listed(C, "孙样例", list_id="list-disabled"),
    ]
    found = compare([home], people)
    masked, clear = list(found.rows()), list(found.rows(reveal=True))
    assert [(r["来源"], r["结果"]) for r in masked] == [
        ("台账", "两处都有"),
        ("台账", "仅在台账"),
        ("名单", "仅在名单"),
    ]
    told = f"{masked!r} {found!r} {found.register!r} {found.listed!r}"
    for datum in (A, B, C, "赵示例", "钱样例", "孙样例", "张三", "甲A1", home.household_id):
        assert str(datum) not in told
    assert masked[0]["姓名"] == "赵*"
    assert "台账“否”，名单“是”" in masked[0]["不一致"]
    assert clear[0]["姓名"] == "赵示例"
    assert clear[0]["证件号码"] == A
    assert "姓名：台账“赵示例”，名单“钱样例”" in clear[0]["不一致"]
    assert clear[0]["户编号"] == home.household_id
    assert repr(found).startswith("<Comparison with list-disabled on id_number: register 2,")


def test_rows_say_who_ought_to_be_listed_and_where_the_rows_stand():
    people = (listed(B, list_id="list-disabled"),)
    book = Book(
        records={"ListedPerson": people}, rows_of_records={"ListedPerson": (("S", 2),)}
    )
    left = member(D, survival=SurvivalStatus.MARRIED_OUT)
    found = compare([household(member(A, health=DISABLED), left)], book)
    first, second, third = found.rows()
    assert first["不一致"] == "残疾：台账“是”，名单“不在名单”"
    assert (second["说明"], second["不一致"]) == ("已不在册", "")
    assert third["名单行"] == "S!2"


def test_several_lists_need_a_choice():
    people = [listed(A, list_id="list-disabled"), listed(A, list_id="list-vehicle")]
    homes = [household(member(A, health=DISABLED))]
    with pytest.raises(ValueError, match="choose one by list_id: list-disabled, list-vehicle"):
        compare(homes, people)
    found = compare(homes, people, list_id="list-vehicle")
    assert (found.list_count, found.list_id) == (1, "list-vehicle")
    assert found.doubtful == found.both
    with pytest.raises(UnknownNameError, match="'list-disabled'"):
        compare(homes, people, list_id="list-insured")


def test_a_list_made_by_hand_may_be_called_as_it_is():
    found = compare([household(member(A))], [listed(A)], list_id="list-vehicle")
    assert len(found.doubtful) == 1
    assert compare([household(member(A))], [listed(A)]).doubtful == ()
    assert compare([], []).counts["register"] == 0
    assert compare([household(member(A))], [], list_id="list-vehicle").list_count == 0
    assert compare(Book(), Book()).list_id == ""


def test_what_a_list_of_ones_own_says_is_given_as_data():
    says = Says(
        id="school",
        zh="在校",
        en="in school",
        register=(RegisterClaim(path="member.public_post", yes=("护林员",)),),
        field="kind",
        yes=("学生",),
    )
    own = {"mine": (says,), "list-vehicle": ()}
    people = [listed(A, list_id="mine", kind="学 生")]
    for post, differ in (("护林员", False), ("保洁员", True)):
        (one,) = compare([household(member(A, public_post=post))], people, says=own).register
        assert bool(one.disagreements) is differ
    cars = [listed(A, list_id="list-vehicle")]
    assert compare([household(member(A))], cars, says=own).doubtful == ()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"path": "member.helth"}, UnknownNameError),
        ({"path": "member.health"}, ValueError),
        ({"path": "member.work_months"}, ValueError),
        ({"path": "village.households", "yes": ("1",)}, ValueError),
    ],
)
def test_a_claim_must_name_a_field_and_what_means_yes(fields, error):
    with pytest.raises(error):
        RegisterClaim(**fields)


@pytest.mark.parametrize("fields", [{"field": "grad"}, {"dated": "died"}])
def test_what_a_list_says_must_name_its_fields(fields):
    with pytest.raises(UnknownNameError, match="unknown field of a list"):
        Says(id="x", zh="x", en="x", **fields)


def test_there_are_three_keys():
    with pytest.raises(UnknownNameError, match="unknown key 'name'"):
        compare([], [], on="name")


def test_a_comparison_that_loses_somebody_can_not_be_made():
    with pytest.raises(AssertionError, match="1 were compared, 0 accounted for"):
        Comparison(
            list_id="",
            on="id_number",
            register_count=1,
            list_count=0,
            register=(),
            listed=(),
        )


@pytest.mark.parametrize(
    ("answers", "said"),
    [([], False), ([False], False), ([False, None], None), ([None, True], True)],
)
def test_any_of_many_answers(answers, said):
    assert any_of(answers) is said


def test_every_list_that_says_something_is_shipped():
    from fupin.ledger import layouts

    lists = {name for name, one in layouts().items() if one.record == "ListedPerson"}
    assert set(SAYS) == lists
    for claims in SAYS.values():
        assert all(claim.zh and claim.en.isascii() for claim in claims)
