"""What is said of bad data: everything, where it stands, and nobody's name or number."""

from __future__ import annotations

import traceback

from datetime import date

import pytest

from fupin.errors import InvalidDataError, Severity
from fupin.model import County, Helper, Household, Member, PoorCount
from fupin.serial import dumps, loads, structure, validate
from fupin.values import make_id_number


NAME, PHONE, ACCOUNT = "欧阳示例", "13912345678", "6222020200112233445"


def refusal(data, cls=Household):
    with pytest.raises(InvalidDataError) as caught:
        structure(data, cls)
    return caught.value


def test_three_faults_of_a_record_are_three_problems(document):
    number = document["members"][2]["id_number"]
    document["members"][2].update(
        birth_date="1995-8-21", sex="男性", work_months="十一", name=NAME, id_number=number
    )
    error = refusal(document)
    assert [(p.path, p.code) for p in error.problems] == [
        ("$.members[2].sex", "value.not-in-code-list"),
        ("$.members[2].birth_date", "value.not-a-date"),
        ("$.members[2].work_months", "value.not-a-number"),
    ]
    assert [p.message for p in error.problems] == [
        "“性别”不是“性别”代码表中的值",
        "“出生日期”不是日期",
        "“务工时间”不是数字",
    ]
    assert error.problems[0].found == "男性"
    shown = everything_shown(error)
    assert NAME not in shown
    assert number not in shown
    assert error.__context__ is None


def everything_shown(error):
    parts = [str(error), repr(error), error.explain("zh"), error.explain("en")]
    return "".join([*parts, *map(repr, error.problems), *traceback.format_exception(error)])


def secrets(document):
    """The same fields filled with values of wrong types and shapes that give people away."""
    member = document["members"][0]
    number = member["id_number"]
    cases = {
        "name": [["欧阳示例"], {"姓": "欧阳示例"}],
        "id_number": [
            number + "9",
            number[:-1],
            int(number[:15]),
            float(number[:15]),
            [number],
        ],
        "phone": [PHONE + "0", int(PHONE), PHONE[:-1], {"tel": PHONE}],
        "sex": [NAME, number, PHONE, int(PHONE)],
        "birth_date": [NAME, number, PHONE, int(PHONE)],
        "work_months": [NAME, number, PHONE + "元", number + ".5"],
        "in_service": [NAME, number, PHONE],
        "health": [NAME, [NAME], [number], [int(PHONE)]],
        "employer": [int(PHONE), [NAME]],
        number: [1],
        NAME: [NAME],
        PHONE: [number],
    }
    return [(key, value) for key, values in cases.items() for value in values]


def test_no_personal_datum_is_shown_wherever_it_stands(document):
    number = document["members"][0]["id_number"]
    for key, value in secrets(document):
        member = {**document["members"][0], key: value}
        error = refusal({**document, "members": [member]})
        shown = everything_shown(error)
        for secret in (NAME, "阳示", number, number[6:14], PHONE, PHONE[3:-2]):
            assert secret not in shown, (key, secret)


def test_a_bad_account_shows_its_tail_only():
    (found,) = refusal({"household_id": "1", "account": int(ACCOUNT)}).problems
    assert found.found == "*" * 17 + "45"


def test_an_unknown_key_names_the_nearest():
    (found,) = refusal({"member_id": "1", "brith_date": "2019-01-01"}, Member).problems
    assert (found.code, found.path) == ("key.unknown", "$.brith_date")
    assert found.expected == "birth_date（出生日期）"
    (found,) = refusal({"出生日期": "2019-01-01"}, Member).problems
    assert (found.path, found.expected) == ("$.出生日期", "birth_date（出生日期）")
    (found,) = refusal({"zzz": 1}, Member).problems
    assert (found.expected, found.message) == ("", "没有这一项")


@pytest.mark.parametrize("key", [None, 1, True, ("a",), 4.5])
def test_a_key_that_is_no_text_is_unknown(key):
    (found,) = refusal({key: 1}, Member).problems
    assert found.code == "key.unknown"


def test_a_missing_key_is_named():
    (found,) = refusal({}).problems
    assert (found.code, found.path) == ("key.missing", "$.household_id")
    assert "户编号" in found.message


def test_schema_is_known_only_at_the_top(document):
    document["place"]["schema"] = "fupin/place/1"
    assert [p.path for p in refusal(document).problems] == ["$.place.schema"]


@pytest.mark.parametrize(
    "said",
    ["fupin/household/2", "fupin/member/1", "household", "", None, 1, [], {}, PHONE],
)
def test_another_kind_or_version_of_document_is_refused(document, said):
    document["schema"] = said
    document["size"] = "4"
    codes = [p.code for p in refusal(document).problems]
    assert codes == ["document.schema-unknown", "value.not-an-integer"]
    assert PHONE not in str(refusal(document))


def test_a_document_need_not_say_what_it_is(document):
    built = structure(document, Household)
    del document["schema"]
    assert structure(document, Household) == built


def test_what_cannot_exist_is_reported_at_its_field():
    data = {"birth_date": "2019-02-03", "death_date": "2019-02-02"}
    (found,) = refusal(data, Member).problems
    assert (found.path, found.code) == ("$.death_date", "member.died-before-birth")
    assert found.message == "死亡日期早于出生日期"
    data["death_date"] = "2019-02-03"
    assert structure(data, Member).death_date is not None


def test_what_cannot_exist_is_found_beside_other_faults():
    data = {"birth_date": "2019-02-03", "death_date": "2019-02-02", "in_service": "false"}
    assert [p.path for p in refusal(data, Member).problems] == ["$.in_service", "$.death_date"]


def test_no_contradiction_is_made_up_from_a_refused_field():
    data = {"birth_date": "2019", "death_date": "2019-02-02"}
    assert [p.path for p in refusal(data, Member).problems] == ["$.birth_date"]
    (found,) = refusal({"at_least": "1", "at_most": 0}, PoorCount).problems
    assert found.path == "$.at_least"
    assert [p.path for p in refusal({"at_least": 2, "at_most": 1}, PoorCount).problems] == [
        "$.at_most"
    ]
    late = {"first": "2019-01-02", "last": "2019-01-01"}
    (found,) = refusal(late, Helper).problems
    assert (found.path, found.message) == ("$.last", "帮扶结束时间：结束时间早于开始时间")


def test_problems_of_nested_lists_have_their_paths():
    village = {"village_id": "v", "households": "many"}
    data = {"name": "c", "townships": [{"name": "t"}, {"name": "u", "villages": [village]}]}
    (found,) = refusal(data, County).problems
    assert found.path == "$.townships[1].villages[0].households"


def test_validate_gives_the_problems_and_never_raises(document):
    document["size"], document["members"][0]["sex"] = "4", None
    assert [p.path for p in validate(document)] == ["$.size"]
    for data in (None, [], "text", 1, {}, {1: 2}, {"household_id": {}}, object()):
        assert validate(data)


def test_validate_warns_of_odd_id_numbers_in_sound_data(document):
    assert validate(document) == ()
    wrong = document["members"][1]["id_number"]
    wrong = wrong[:-1] + ("0" if wrong[-1] != "0" else "1")
    document["members"][1]["id_number"] = wrong
    document["members"][2]["id_number"] = "420324800101001"
    first, second = validate(document)
    assert (first.path, first.code) == ("$.members[1].id_number", "id.check-digit")
    assert (second.path, second.severity) == ("$.members[2].id_number", Severity.WARNING)
    assert first.found == "420324************"
    structure(document, Household)


def test_what_is_no_class_of_the_model_is_refused():
    for cls in (int, dict, str, "Household"):
        with pytest.raises(TypeError, match="no class of the model"):
            structure({}, cls)
        with pytest.raises(TypeError, match="no class of the model"):
            loads("{}", cls)
    with pytest.raises(TypeError, match="no class of the model"):
        dumps({"a": 1})


def test_an_id_number_of_a_stranger_is_masked_in_its_problem():
    number = make_id_number("420324", date(1980, 1, 1), 3)
    (found,) = refusal({"id_number": str(number) + "00"}, Member).problems
    assert found.found.startswith("420324**")
    assert str(number)[6:] not in found.found
