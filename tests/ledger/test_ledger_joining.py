"""Verification sheets and village exports meet the register."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from fupin.errors import Severity
from fupin.ledger import join, layout_of, read_ledger
from fupin.model import Attestation, AttestedAnswer


_NUMBER = "4203240000001"


def _headers(layout):
    return [c.header for c in layout_of(layout).columns]


@pytest.fixture
def register(write_csv, head, child):
    return read_ledger(write_csv([head, child], name="台账.csv"))


@pytest.fixture
def verified(write_csv):
    def verified(*rows, name="核查.csv"):
        given = [{"户编号": _NUMBER, **row} for row in rows]
        return read_ledger(write_csv(given, name=name, headers=_headers("verification")))

    return verified


def test_attestations_are_given_to_their_households(register, verified):
    answers = {"不愁吃": "是", "不愁穿": "否", "核查人": "李四", "核查日期": "2018-11-05"}
    book = join(register, verified(answers))
    expected = Attestation(food=True, clothing=False, by="李四", on=date(2018, 11, 5))
    assert book.households[0].attested == expected
    assert book.attestations == {_NUMBER: expected}
    assert book.problems == ()


def test_what_is_not_attested_stays_unknown(register, verified):
    book = join(register, verified({}))
    assert book.households[0].attested is None
    assert book.attestations == {}
    assert book.problems == ()


def test_a_number_that_is_not_on_the_register_is_an_error(register, verified):
    sheet = verified({"户编号": "999", "不愁吃": "是"})
    assert sheet.problems == ()
    book = join(register, sheet)
    (problem,) = book.problems
    assert problem.code == "verification.household-not-on-register"
    assert (problem.sheet, problem.cell, problem.household) == ("核查.csv", "A2", "999")
    assert problem.severity is Severity.ERROR
    assert book.attestations["999"].food is True
    assert join(book).problems == book.problems


@pytest.mark.parametrize(
    ("first", "second", "food"),
    [
        ("2018-11-05", "2018-11-06", False),
        ("2018-11-06", "2018-11-05", True),
        ("2018-11-05", "", True),
        ("", "2018-11-05", False),
        ("", "", True),
    ],
)
def test_of_two_rows_that_disagree_the_later_dated_counts(
    register, verified, first, second, food
):
    rows = {"不愁吃": "是", "核查日期": first}, {"不愁吃": "否", "核查日期": second}
    together = join(register, verified(*rows))
    apart = join(register, verified(rows[0]), verified(rows[1], name="复核.csv"))
    for book, cell in ((together, "B3"), (apart, "B2")):
        (problem,) = book.problems
        assert book.households[0].attested.food is food
        assert (problem.code, problem.cell) == ("attestation.rows-disagree", cell)
        assert problem.severity is Severity.WARNING
        assert problem.household == _NUMBER


def test_answers_of_one_day_complete_each_other(register, verified):
    day = {"核查日期": "2018-11-05"}
    book = join(register, verified({"不愁吃": "是", **day}, {"不愁穿": "是", **day}))
    attested = book.households[0].attested
    assert (attested.food, attested.clothing) == (True, True)
    assert book.problems == ()


def test_answers_of_different_visits_are_not_mixed(register, verified):
    book = join(
        register,
        verified(
            {"不愁吃": "是", "核查日期": "2018-11-05"},
            {"不愁穿": "是", "核查日期": "2018-11-06"},
        ),
    )
    attested = book.households[0].attested
    assert (attested.food, attested.clothing) == (None, True)


@pytest.mark.parametrize(
    ("column", "recorded", "answer", "attested", "contradicts"),
    [
        ("危房户", "是", "住房安全有保障", "是", True),
        ("危房户", "否", "住房安全有保障", "否", True),
        ("危房户", "是", "住房安全有保障", "否", False),
        ("危房户", "", "住房安全有保障", "是", False),
        ("危房户", "是", "住房安全有保障", "", False),
        ("饮水安全", "否", "饮水安全有保障", "是", True),
        ("饮水安全", "是", "饮水安全有保障", "否", True),
        ("饮水安全", "是", "饮水安全有保障", "是", False),
    ],
)
def test_an_answer_that_contradicts_the_register_is_a_warning(
    write_csv, head, verified, column, recorded, answer, attested, contradicts
):
    head[column] = recorded
    book = join(read_ledger(write_csv([head])), verified({answer: attested, "核查人": "李四"}))
    found = [p for p in book.problems if p.code == "attestation.contradicts-register"]
    assert len(book.problems) == len(found) == contradicts
    for problem in found:
        assert problem.severity is Severity.WARNING
        assert problem.sheet == "核查.csv"
        assert problem.cell in {"F2", "G2"}
        assert column in problem.message


def test_both_sides_of_a_contradiction_are_kept(write_csv, head, verified):
    head["危房户"] = "是"
    book = join(read_ledger(write_csv([head])), verified({"住房安全有保障": "是"}))
    (household,) = book.households
    assert household.dwelling.dangerous is True
    assert household.attested.housing is True


def test_the_order_of_books_does_not_matter_for_attesting(register, verified):
    sheet = verified({"不愁吃": "是"})
    assert join(sheet, register).households == join(register, sheet).households


@pytest.fixture
def villages(write_csv):
    values = {"县": "青山县", "乡": "河口镇", "村": "幸福村", "总人口数": "1203"}
    return read_ledger(write_csv([values], name="村.csv", headers=_headers("gz-village-2023")))


@pytest.fixture
def village_verified(write_csv):
    def verified(name="村核查.csv", **changes):
        row = {"县": "青山县", "乡": "河口镇", "村": "幸福村", "基础设施达标": "是", **changes}
        return read_ledger(
            write_csv([row], name=name, headers=_headers("village-verification"))
        )

    return verified


def test_a_village_is_matched_by_its_names_and_takes_its_code(
    register, villages, village_verified
):
    book = join(register, villages, village_verified(村编码="420324100201"))
    (village,) = book.villages
    assert village.village_id == "420324100201"
    assert village.population == 1203
    assert village.attested.infrastructure is True
    assert book.village_attestations == {"420324100201": village.attested}
    assert book.rows_of_villages == {"420324100201": (("村.csv", 2), ("村核查.csv", 2))}
    assert book.problems == ()


def test_a_village_is_matched_by_its_code_and_other_names_are_reported(village_verified):
    first = village_verified(村编码="420324100201")
    second = village_verified("b.csv", 村编码="420324100201", 村="新幸福村")
    book = join(first, second)
    (village,) = book.villages
    assert village.place.village == "幸福村"
    assert [(p.code, p.sheet, p.cell) for p in book.problems] == [
        ("village.columns-disagree", "b.csv", "C2")
    ]


def test_two_village_rows_that_disagree_are_reported(village_verified):
    first = village_verified(核查日期="2018-11-05")
    second = village_verified("b.csv", 核查日期="2018-11-06", 基础设施达标="否")
    book = join(first, second)
    assert book.villages[0].attested.infrastructure is False
    assert len(book.problems) == 1


def test_an_attested_village_nobody_lives_in_is_an_error(register, village_verified):
    book = join(register, village_verified(村="他村"))
    (problem,) = book.problems
    assert problem.code == "verification.village-not-on-register"
    assert (problem.sheet, problem.cell) == ("村核查.csv", "C2")
    assert [v.village_id for v in book.villages] == ["青山县/河口镇/他村"]


def test_an_attested_village_households_live_in_is_known(register, village_verified):
    assert join(register, village_verified()).problems == ()


def test_household_columns_of_two_ledgers_that_differ_are_reported(
    register, write_csv, head, child
):
    later = read_ledger(write_csv([{**head, "人数": "5"}, child], name="b.csv"))
    book = join(register, later)
    assert book.households[0].size == 2
    assert len(book.households[0].members) == 2
    assert [(p.code, p.sheet, p.cell, p.found) for p in book.problems] == [
        ("household.columns-disagree", "b.csv", "J3", "2"),
        ("household.columns-disagree", "b.csv", "J2", "5"),
    ]


def test_a_household_export_fills_what_the_member_export_lacks(register, write_csv):
    row = {"户编号": _NUMBER, "家庭人口数": "2", "工资性收入": "30000", "人均纯收入": "5230.5"}
    export = write_csv([row], name="户.csv", headers=_headers("nat-household-2022"))
    book = join(register, read_ledger(export))
    (household,) = book.households
    assert household.income.wage == 3_000_000
    assert household.dwelling.dangerous is False
    assert book.problems == ()


def test_sheets_of_one_name_are_told_apart(register, write_csv, head):
    same = read_ledger(write_csv([{**head, "户编号": "99", "民族": "?"}], name="台账.csv"))
    book = join(register, same)
    assert [s.name for s in book.sheets] == ["台账.csv", "台账.csv (2)"]
    assert book.rows_of["99"] == (("台账.csv (2)", 2),)
    assert book.problems[0].sheet == "台账.csv (2)"
    assert ("台账.csv (2)", 2) in book.unknown


def test_other_answers_complete_an_attestation_too(register, verified):
    day = date(2018, 11, 5)
    other = AttestedAnswer(fact="x", yes=True)
    sheet = verified({"不愁吃": "是", "核查日期": "2018-11-05"})
    more = attrs.evolve(
        sheet,
        sheets=(),
        attestations={_NUMBER: Attestation(on=day, answers=(other,))},
    )
    book = join(register, sheet, more)
    assert book.households[0].attested == Attestation(on=day, food=True, answers=(other,))
    assert book.problems == ()


@pytest.mark.parametrize(
    ("changes", "members"),
    [
        ({"人编号": ""}, 1),
        ({"人编号": "", "姓名": "另名"}, 1),
        ({"人编号": "", "证件号码": ""}, 1),
        ({"人编号": "", "证件号码": "", "姓名": "另名"}, 2),
        ({"人编号": "7"}, 2),
    ],
)
def test_a_person_is_one_by_number_else_by_id_number_else_by_name(
    write_csv, head, changes, members
):
    first = read_ledger(write_csv([head]))
    later = read_ledger(write_csv([{**head, **changes}], name="b.csv"))
    assert len(join(first, later).households[0].members) == members
