"""Every kind of field: what is read, what is refused, and where."""

from __future__ import annotations

import enum

from collections import UserDict
from datetime import date, datetime
from decimal import Decimal

import pytest

from fupin.codes import HealthStatus, PovertyCause, Sex
from fupin.errors import InvalidDataError
from fupin.model import Dwelling, Household, Income, Measure, Member, Need, Place, PoorCount
from fupin.serial import structure, unstructure
from fupin.serial.documents import explaining_converter
from fupin.values import AccountNumber, IdNumber, PersonName, Phone, make_id_number


ID = str(make_id_number("420324", date(1980, 1, 1), 1))


class Shade(str, enum.Enum):  # noqa: UP042  # not StrEnum: its str() isn't its value
    RED = "red"


def household(**fields):
    return structure({"household_id": "1", **fields}, Household)


def problem(data, cls):
    """The only problem of *data*."""
    with pytest.raises(InvalidDataError) as caught:
        structure(data, cls)
    (only,) = caught.value.problems
    return only


ACCEPTED = [
    (Member, "employer", "示例厂", "示例厂"),
    (Member, "employer", "", ""),
    (Member, "employer", Shade.RED, "red"),
    (Member, "employer", None, None),
    (Member, "name", "周建国", PersonName("周建国")),
    (Member, "id_number", ID, IdNumber(ID)),
    (Member, "id_number", ID.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)}),
     IdNumber(ID)),
    (Member, "phone", "13900000001", Phone("13900000001")),
    (Member, "phone", "+86 139-0000-0001", Phone("13900000001")),
    (Household, "account", "6222020200112233445", AccountNumber("6222020200112233445")),
    (Place, "code", "420324", "420324"),
    (Place, "code", " 420324100201 ", "420324100201"),
    (Household, "size", 4, 4),
    (Household, "size", 0, 0),
    (Household, "exit_year", -1, -1),
    (Household, "exit_year", 2**63 - 1, 2**63 - 1),
    (Income, "wage", "0", 0),
    (Income, "wage", "8400.5", 840050),
    (Income, "wage", "8400.05", 840005),
    (Income, "wage", "8400.50000", 840050),
    (Income, "wage", "0008400.00", 840000),
    (Income, "wage", "9999999999999.99", 999999999999999),
    (Income, "wage", "-0", 0),
    (Income, "recorded_net", "-12.34", -1234),
    (Income, "wage", 8400, 840000),
    (Income, "wage", 9999999999999, 999999999999900),
    (Income, "wage", Decimal("8400.5"), 840050),
    (Income, "wage", Decimal("8.4E+3"), 840000),
    (Member, "work_months", "7.125", 7125),
    (Dwelling, "floor_area", "96.5", 96500),
    (Dwelling, "dangerous", True, True),
    (Dwelling, "dangerous", False, False),
    (Dwelling, "dangerous", None, None),
    (Member, "birth_date", "2019-02-03", date(2019, 2, 3)),
    (Member, "birth_date", "2016-02-29", date(2016, 2, 29)),
    (Member, "sex", "女", Sex.FEMALE),
    (Member, "health", [], frozenset()),
    (Member, "health", ["残疾"], frozenset({HealthStatus.DISABLED})),
    (Member, "health", ["残疾", "长期慢性病", "残疾"],
     frozenset({HealthStatus.DISABLED, HealthStatus.CHRONIC})),
    (Member, "health", ("健康",), frozenset({HealthStatus.HEALTHY})),
    (Household, "members", (), ()),
    (Household, "members", [UserDict(member_id="2")], (Member(member_id="2"),)),
    (Household, "place", UserDict(), Place()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cls", "name", "written", "value"), ACCEPTED, ids=range(len(ACCEPTED))
)
def test_a_value_written_as_its_kind_is_read(cls, name, written, value):
    data = {name: written}
    if cls is Household:
        data["household_id"] = "1"
    got = getattr(structure(data, cls), name)
    assert got == value
    assert type(got) is type(value) or name == "code"
    assert explaining_converter().structure(data, cls) == structure(data, cls)


TEXT, NUMBER, WHOLE = "value.not-text", "value.not-a-number", "value.not-an-integer"
YES_NO, DAY, CODE = "value.not-yes-no", "value.not-a-date", "value.not-in-code-list"
REFUSED = [
    *[(Member, "employer", v, TEXT) for v in (12, True, 1.5, [], {}, b"x")],
    *[(Member, "name", v, TEXT) for v in (12, True, ["周"])],
    *[(Member, "id_number", v, TEXT) for v in (int(ID[:15]), 4.2e17, None.__class__)],
    *[(Member, "id_number", v, "value.not-an-id-number") for v in ("", "周建国", ID[:-1])],
    (Member, "id_number", "4.20324E+17", "value.damaged-id-number"),
    *[(Member, "phone", v, "value.not-a-phone") for v in ("", "12345", "0000000000")],
    (Member, "phone", 13900000001, TEXT),
    (Household, "account", 6222020200112233445, TEXT),
    *[(Place, "code", v, "value.not-a-region-code") for v in ("", "042032", "湖北")],
    *[(Household, "size", v, WHOLE) for v in ("12", True, 3.0, Decimal(3), "４", [], {})],
    (Household, "size", -1, "value.too-low"),
    (Household, "exit_year", 2**63, "value.too-large"),
    (Household, "exit_year", 10**5000, "value.too-large"),
    *[
        (Income, "wage", v, NUMBER)
        for v in (
            "", " ", "8400 ", "+1", "1,000", "1_000", "１２", "²", "12.", ".5", "1e3", "NaN",
            "12元", "1.2.3", "--1", True, [], {}, b"12", 10**13, 10**5000, "1" * 14, "0" * 20,
            Decimal("NaN"), Decimal("Infinity"), Decimal("1E+999999"), Decimal("1E-999999"),
            "12\n",
        )
    ],
    (Income, "wage", 8400.5, "value.inexact-number"),
    (Income, "wage", float("nan"), "value.inexact-number"),
    (Income, "wage", "8400.505", "value.too-precise"),
    (Income, "wage", Decimal("8400.505"), "value.too-precise"),
    (Member, "work_months", "7.1255", "value.too-precise"),
    *[(Income, "wage", v, "value.too-low") for v in ("-0.01", -1, Decimal("-0.01"))],
    *[
        (Dwelling, "dangerous", v, YES_NO)
        for v in ("false", "true", "是", "", 0, 1, 0.0, [], {})
    ],
    *[
        (Member, "birth_date", v, DAY)
        for v in (
            "2019-2-3", "2019-02-30", "2019-02-29", "20190203", "2019-W05-7", "2019W057",
            "2019-02-03T00:00:00", "2019-02-03 00:00:00", "2019/02/03", "0000-01-01", "",
            "２０１９-０２-０３", "2019-02-3 ", "2019-035", 20190203, True, [], {},
            ["2"] * 7 + ["-", "0", "1"], b"2019-02-03", date(2019, 2, 3),
            datetime(2019, 2, 3),  # noqa: DTZ001
        )
    ],
    *[(Member, "sex", v, CODE) for v in ("", "女 ", "女性", "1", 1, True, [], {}, Sex.FEMALE)],
]  # fmt: skip


@pytest.mark.parametrize(("cls", "name", "written", "code"), REFUSED, ids=range(len(REFUSED)))
def test_a_value_written_otherwise_is_refused(cls, name, written, code):
    data = {name: written}
    if cls is Household:
        data["household_id"] = "1"
    found = problem(data, cls)
    assert (found.code, found.path) == (code, f"$.{name}")
    assert found.message.startswith("“")
    assert found.expected
    assert found.expected_en


@pytest.mark.parametrize("written", ["健康", {"健康": 1}, 1, True, {"健康"}])
def test_what_is_no_list_is_refused(written):
    assert problem({"health": written}, Member).code == "value.not-a-list"
    assert problem({"household_id": "1", "members": written}, Household).path == "$.members"
    assert problem({"what": "x", "causes": written}, Need).code == "value.not-a-list"


def test_every_bad_item_of_a_list_has_its_own_path():
    with pytest.raises(InvalidDataError) as caught:
        structure({"health": ["健康", "好", None, 1]}, Member)
    assert [p.path for p in caught.value.problems] == [f"$.health[{i}]" for i in (1, 2, 3)]
    with pytest.raises(InvalidDataError) as caught:
        structure({"category": "产业扶贫", "answers": ["a", 1, None]}, Measure)
    assert {"$.answers[1]", "$.answers[2]"} <= {p.path for p in caught.value.problems}


@pytest.mark.parametrize("written", [None, "x", 1, [], [{}]])
def test_what_is_no_object_is_refused(written):
    data = {"household_id": "1", "members": [written]}
    found = problem(data, Household)
    assert (found.code, found.path) == ("value.not-an-object", "$.members[0]")
    if written is not None:
        assert problem({"household_id": "1", "place": written}, Household).path == "$.place"
        assert problem(written, Household).path == "$"


@pytest.mark.parametrize(
    ("cls", "name"),
    [(Household, "household_id"), (Household, "members"), (Need, "causes"), (Need, "what")],
)
def test_null_is_not_recorded_and_some_fields_must_be(cls, name):
    data = {"household_id": "1"} if cls is Household else {"what": "x"}
    assert problem({**data, name: None}, cls).path == f"$.{name}"


def test_the_bounds_of_a_number_belong_to_it():
    assert structure({"at_least": 0, "at_most": 0}, PoorCount) == PoorCount.exactly(0)
    assert problem({"at_least": 0, "at_most": -1}, PoorCount).expected == "不小于0 人"


def test_a_code_list_is_written_in_its_own_order():
    causes = ["因病", "因残", "缺资金", "其他"]
    for order in (causes, causes[::-1]):
        assert unstructure(household(other_causes=order))["other_causes"] == causes
    assert [c.value for c in PovertyCause if c.value in causes] == causes
