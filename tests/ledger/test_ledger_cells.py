"""Every way people fill in a cell: understood, or reported where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from fupin.codes import HealthStatus, PovertyCause, Relationship
from fupin.errors import Severity
from fupin.ledger import read_ledger
from fupin.values import check_digit, make_id_number


def _one(book):
    (household,) = book.households
    (member,) = household.members
    return household, member


def _at(book, path):
    """A field of the household (h.…) or of its member (m.…), through what is not recorded."""
    household, member = _one(book)
    first, *names = path.split(".")
    thing = {"h": household, "m": member}[first]
    for name in names:
        thing = getattr(thing, name, None)
    return thing


@pytest.mark.parametrize(
    ("header", "text", "path", "value"),
    [
        ("脱贫年度", "2017年", "h.exit_year", 2017),
        ("脱贫年度", "2017", "h.exit_year", 2017),
        ("脱贫年度", "2017.0", "h.exit_year", 2017),
        ("人数", "２人", "h.size", 2),
        ("人均纯收入", "1,200", "h.income.per_head", 120_000),
        ("人均纯收入", "3335.55元", "h.income.per_head", 333_555),
        ("人均纯收入", "0.00", "h.income.per_head", 0),
        ("人均纯收入", "0.52万元", "h.income.per_head", 520_000),
        ("人均纯收入", "null ", "h.income", None),
        ("人均纯收入", "—", "h.income", None),
        ("务工时间（月）", "3个月", "m.work_months", 3000),
        ("务工时间（月）", "3.5", "m.work_months", 3500),
        ("务工时间（月）", "0", "m.work_months", 0),
        ("健康状况", "健康", "m.health", {HealthStatus.HEALTHY}),
        (
            "健康状况",
            "患有大病、残疾",
            "m.health",
            {HealthStatus.SEVERE, HealthStatus.DISABLED},
        ),
        ("健康状况", "02", "m.health", {HealthStatus.CHRONIC}),
        ("与户主关系", "01", "m.relationship", Relationship.HEAD),
        ("与户主关系", "01 户主", "m.relationship", Relationship.HEAD),
        ("主要致贫原因", "8", "h.main_cause", PovertyCause.NO_LABOUR),
        ("联系电话", "13900000017.0", "m.phone", "13900000017"),
        ("户编号", "4203240000001.0", "h.household_id", "4203240000001"),
        ("户编号", "'4203240000001", "h.household_id", "4203240000001"),
        ("自然村", "无", "h.place.natural_village", None),
        ("自然村", "/", "h.place.natural_village", None),
    ],
)
def test_what_people_write_is_understood(  # cells
    write_csv, head, header, text, path, value
):
    head[header] = text
    book = read_ledger(write_csv([head]))
    assert book.problems == ()
    assert _at(book, path) == value


@pytest.mark.parametrize(
    ("header", "path"),
    [
        ("危房户", "h.dwelling.dangerous"),
        ("饮水安全", "h.living.water_safe"),
        ("饮水困难", "h.living.water_difficult"),
        ("参加大病医疗", "m.critical_illness_insured"),
    ],
)
@pytest.mark.parametrize(("text", "answer"), [("是", True), ("否", False), ("", None)])
def test_yes_is_yes_and_no_is_no(  # cells
    write_csv, head, header, path, text, answer
):
    head.update(dict.fromkeys(("危房户", "饮水安全", "饮水困难"), ""))
    head[header] = text
    assert _at(read_ledger(write_csv([head])), path) is answer


@pytest.mark.parametrize(
    ("header", "text", "code", "expected"),
    [
        ("危房户", "1", "value.ambiguous-yes-no", "是 或 否"),
        ("人均纯收入", "三千", "value.not-a-number", "数字"),
        ("人均纯收入", "3335.555", "value.too-precise", "至多2位小数"),
        ("人均纯收入", "10亩", "value.not-a-number", "数字"),
        ("人均纯收入", "无", "value.not-a-number", "数字"),
        ("人均纯收入", "1,20", "value.not-a-number", "数字"),
        ("脱贫年度", "13900000017", "value.too-large", "不大于2100"),
        ("脱贫年度", "17", "value.too-small", "不小于1900"),
        ("人数", "-1", "value.too-small", "不小于0"),
        ("人数", "2.5", "value.too-precise", "小数"),
        ("务工时间（月）", "-0.5", "value.too-small", "不小于0"),
        ("主要致贫原因", "缺技木", "value.not-in-code-list", "缺技术"),
        ("主要致贫原因", "77", "value.not-in-code-list", "08 缺劳力"),
        ("健康状况", "健康,有病", "value.not-in-code-list", "患有大病"),
        ("联系电话", "12345", "value.not-a-phone", "11位手机号码"),
    ],
)
def test_what_is_not_understood_is_reported_and_stays_unknown(  # cells
    write_csv, head, header, text, code, expected
):
    head[header] = text
    path = write_csv([head])
    book = read_ledger(path)
    (problem,) = book.problems
    assert problem.code == code
    assert problem.sheet == path.name
    assert problem.cell[-1] == "2"
    assert problem.column == header
    assert problem.household == "4203240000001"
    assert expected in problem.expected
    assert problem.severity is Severity.ERROR
    assert book.unknown[path.name, 2] == {header: text}
    blank = read_ledger(write_csv([{**head, header: ""}], name="b.csv"))
    assert book.households == blank.households


def test_three_faults_in_one_row_are_three_problems_with_their_cells(write_csv, head):
    head.update({"民族": "汉人", "脱贫年度": "去年", "人均纯收入": "约3000"})
    book = read_ledger(write_csv([head], above=["导出", ""]))
    assert [(p.cell, p.column) for p in book.problems] == [
        ("L4", "民族"),
        ("U4", "脱贫年度"),
        ("AA4", "人均纯收入"),
    ]


def _typed(headers, row):
    return [headers, [row.get(h) for h in headers]]


@pytest.mark.parametrize("number", [420324198001010019, 4.2e17])
def test_an_id_number_kept_as_a_number_is_reported_as_damaged(write_xlsx, head, number):
    pytest.importorskip("python_calamine")
    head["证件号码"] = number
    path = write_xlsx({"S": _typed(list(head), head)})
    (problem,) = read_ledger(path).problems
    assert (problem.code, problem.cell) == ("value.damaged-id-number", "I2")
    assert _one(read_ledger(path))[1].id_number is None


def test_an_id_number_in_scientific_notation_is_reported_as_damaged(write_csv, head):
    head["证件号码"] = "4.20324E+17"
    (problem,) = read_ledger(write_csv([head])).problems
    assert problem.code == "value.damaged-id-number"


def test_a_household_number_that_lost_digits_is_no_key(write_csv, head):
    head["户编号"] = "4.20324E+15"
    path = write_csv([head])
    book = read_ledger(path)
    (problem,) = book.problems
    assert (problem.code, problem.cell) == ("value.damaged-number", "F2")
    assert book.households == ()
    assert book.sheets[0].unplaced == 1
    assert book.unknown[path.name, 2]["姓名"] == "欧阳测试"


def test_a_fifteen_digit_number_is_kept_with_a_warning(write_csv, head):
    head["证件号码"] = "420324700504001"
    book = read_ledger(write_csv([head]))
    (problem,) = book.problems
    assert (problem.code, problem.severity) == ("id.needs-upgrade", Severity.WARNING)
    assert _one(book)[1].id_number == "420324700504001"


def test_a_wrong_check_digit_is_kept_with_a_warning(write_csv, head):
    right = make_id_number("420324", date(1970, 5, 4), 1)
    wrong = right[:17] + ("1" if check_digit(right[:17]) != "1" else "2")
    head["证件号码"] = wrong
    path = write_csv([head])
    book = read_ledger(path)
    (problem,) = book.problems
    assert (problem.code, problem.severity) == ("id.check-digit", Severity.WARNING)
    assert problem.found == "420324************"
    assert _one(book)[1].id_number == wrong
    assert not book.unknown


def test_typed_cells_of_a_workbook_mean_the_same(write_xlsx, head, child, household):
    pytest.importorskip("python_calamine")
    typed = {
        "序号": 1,
        "户编号": 4203240000001,
        "人编号": 420324000000101,
        "人数": 2,
        "务工时间（月）": 3.5,
        "脱贫年度": 2017,
        "人均纯收入": 5230.5,
        "联系电话": 13900000017,
        "危房户": False,
        "饮水安全": True,
    }
    second = {"户编号": 4203240000001, "人编号": 420324000000102, "人数": 2, "脱贫年度": 2017}
    headers = list(head)
    rows = [_typed(headers, {**head, **typed})[1], _typed(headers, {**child, **second})[1]]
    book = read_ledger(write_xlsx({"S": [headers, *rows]}))
    assert book.problems == ()
    assert book.households == (household,)


def test_true_and_one_are_told_apart_in_one_column(write_xlsx, head):
    """1 equals True for a dictionary, and an ambiguous 1 must not become a yes."""
    pytest.importorskip("python_calamine")
    headers = list(head)
    rows = [
        _typed(headers, {**head, "户编号": number, "危房户": cell})[1]
        for number, cell in (("1001", True), ("1002", 1), ("1003", False), ("1004", 0))
    ]
    book = read_ledger(write_xlsx({"S": [headers, *rows]}))
    answers = [h.dwelling.dangerous if h.dwelling else None for h in book.households]
    assert answers == [True, None, False, None]
    assert [p.household for p in book.problems] == ["1002", "1004"]


def test_dates_are_read_from_date_cells_and_from_texts(write_xlsx, head):
    pytest.importorskip("python_calamine")
    from fupin.ledger import layout_of

    headers = [c.header for c in layout_of("nat-member-2020").columns]
    row = {h: head.get(h) for h in headers}
    row |= {"首次识别时间": date(2014, 5, 1), "贫困人员识别时间": "2014年5月1日"}
    book = read_ledger(write_xlsx({"S": _typed(headers, row)}))
    household, member = _one(book)
    assert book.problems == ()
    assert household.identified_on == member.identified_on == date(2014, 5, 1)


def test_a_date_kept_as_a_bare_number_is_not_guessed_at(write_xlsx, head):
    pytest.importorskip("python_calamine")
    from fupin.ledger import layout_of

    headers = [c.header for c in layout_of("nat-member-2020").columns]
    row = {h: head.get(h) for h in headers} | {"首次识别时间": 41760}
    (problem,) = read_ledger(write_xlsx({"S": _typed(headers, row)})).problems
    assert problem.code == "value.not-a-date"
