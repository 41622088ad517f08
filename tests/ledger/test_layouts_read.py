"""A file with the header of each export is read whole: every column goes where it is said."""

from __future__ import annotations

import csv

from datetime import date
from pathlib import Path

import pytest

from fupin.codes import HouseholdAttribute, PovertyCause
from fupin.errors import LedgerError, Severity
from fupin.ledger import layout_of, layouts, read_ledger
from fupin.model import Kind
from fupin.values import IdNumber, PersonName, Phone, RegionCode, make_id_number


_HEADERS = sorted((Path(__file__).parent / "headers").glob("*.csv"))
_TEXTS = {
    PersonName: "赵示例",
    IdNumber: str(make_id_number("360101", date(1970, 5, 4), 1)),
    Phone: "13900000017",
    RegionCode: "360101001001",
}


def cell(column):
    """What an invented row has in a column."""
    goes = column.target
    if goes is None:
        return "9"
    kind = goes.field.kind
    if kind in (Kind.CODE, Kind.CODES):
        return next(iter(goes.field.type)).value
    if kind is Kind.MASKED:
        return _TEXTS.get(goes.field.type, "6222000011112222")
    if kind is Kind.DATE:
        return "2023-01-05"
    if kind is Kind.YES_NO:
        return "是"
    if kind in (Kind.INTEGER, Kind.DECIMAL):
        return "2019" if goes.field.name.endswith("year") or "年度" in column.header else "3"
    return "3601" if goes.identifier else "青山"


@pytest.fixture
def read(tmp_path):
    """Read a file with a layout's own header and one row."""

    def make(layout, header, *, above=0):
        cells = {c.header: cell(c) for c in layout.columns}
        path = tmp_path / "a.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            out = csv.writer(stream)
            out.writerows([["导出"]] * above)
            out.writerow(header)
            out.writerow([cells[h] for h in header])
        return read_ledger(path)

    return make


def check(book, layout, above):
    """The sheet is of the layout, and what it keeps is what the layout says it keeps."""
    (sheet,) = book.sheets
    kept = [c.header for c in layout.columns if c.target is None and not c.ignored]
    assert (sheet.layout, sheet.header_row, sheet.used) == (layout.id, above + 1, 1)
    assert list(sheet.unknown_columns) == kept
    assert [p for p in book.problems if p.severity is Severity.ERROR] == []
    held = [set(cells) for cells in book.unknown.values()]
    assert held == ([set(kept)] if kept else [])
    thing = (*book.households, *book.villages, *sum(book.records.values(), ()))
    assert len(thing) + len(book.attestations) + len(book.village_attestations) >= 1
    return thing[0] if thing else None


@pytest.mark.parametrize("file", _HEADERS, ids=lambda path: path.stem)
def test_the_header_of_each_file_is_read_whole(read, file):
    header = next(csv.reader([file.read_text("utf-8-sig").strip()]))
    (layout,) = (one for one in layouts().values() if _own(one) == header)
    above = 2 if "row3" in file.stem else 0
    check(read(layout, header, above=above), layout, above)


@pytest.mark.parametrize("name", sorted(layouts()))
def test_the_columns_of_each_layout_are_read_whole(read, name):
    layout = layout_of(name)
    made = check(read(layout, _own(layout)), layout, 0)
    for column in layout.columns:
        if column.target is not None and made is not None and layout.scope == "record":
            assert at(made, column.target) is not None


def _own(layout):
    return [column.header for column in layout.columns]


def at(thing, goes):
    for part in ("place", *goes.path) if goes.root == "place" else goes.path:
        thing = getattr(thing, part)
    return thing


@pytest.mark.parametrize(
    ("name", "header", "path"),
    [
        ("gz-monitor-2023", "公益性岗位(月数)", "member.public_post_months"),
        ("gz-monitor-2023", "享受低保政策情况", "member.receives_subsistence_allowance"),
        ("gz-monitor-2023", "产业帮扶", "household.monitoring.measures.industry"),
        ("gz-monitor-2023", "信息采集人联系电话", "household.monitoring.collector_phone"),
        ("gz-outwork-2023", "务工所在县", "work.place"),
        ("js-fund-payment", "实发资金", "payment.paid"),
        ("js-member-template", "户主身份证号", "household.household_id"),
        ("hn-full-2023", "是否接受医疗救助", "member.medical_aid"),
        ("list-vehicle", "号牌号码", "listed.thing"),
    ],
)
def test_columns_go_where_they_mean(name, header, path):
    (column,) = (c for c in layout_of(name).columns if c.header == header)
    assert column.target.name == path


def test_the_monitoring_export_keeps_nothing():
    assert all(column.target is not None for column in layout_of("gz-monitor-2023").columns)


def test_amounts_of_records_are_in_fen_and_follow_the_unit_of_the_header(write_csv):
    headers = [
        h.replace("下达资金", "下达资金（万元）")
        for h in _own(layout_of("js-fund-allocation"))
    ]
    row = {
        "资金编号": "Z1",
        "下达资金（万元）": "1.5",
        "市配资金": "20.5",
        "到账日期": "2019-03-01",
    }
    (fund,) = read_ledger(write_csv([row], headers=headers)).records["FundAllocation"]
    assert (fund.allocated, fund.matched) == (1_500_000, 2050)
    assert fund.received_on == date(2019, 3, 1)


def test_the_twin_of_a_payment_import_is_read(write_csv):
    headers = [h.replace("实发资金", "下达金额") for h in _own(layout_of("js-fund-payment"))]
    row = {"项目编号": "P1", "农户姓名": "赵示例", "下达金额": "300"}
    (paid,) = read_ledger(write_csv([row], headers=headers)).records["FundPayment"]
    assert (paid.project_id, paid.paid) == ("P1", 30_000)
    assert "赵示例" not in repr(paid)


def test_the_member_template_groups_people_by_the_number_of_their_head(write_csv):
    headers = _own(layout_of("js-member-template"))
    number = _TEXTS[IdNumber]
    rows = [
        {"姓名": name, "户主身份证号": number, "是否享受低保": "1", "性别": "1"}
        for name in ("赵示例", "钱示例")
    ]
    book = read_ledger(write_csv(rows, headers=headers))
    (household,) = book.households
    assert household.household_id == number
    assert [m.receives_subsistence_allowance for m in household.members] == [True, True]


def test_the_hints_below_the_header_of_a_template_are_no_household(write_csv):
    headers = _own(layout_of("js-household-template"))
    hints = {
        "户籍编码": "必填",
        "贫困户属性": "01一般贫困户,04低保贫困户,06五保贫困户",
        "脱贫标志": "0未脱贫,1已脱贫",
        "是否军烈属": "0否,1是",
    }
    row = {"户籍编码": "3208", "贫困户属性": "04", "其他致贫原因": "01,12", "是否军烈属": "1"}
    book = read_ledger(write_csv([hints, row], headers=headers, above=["导入模板"]))
    (household,) = book.households
    assert household.attribute is HouseholdAttribute.SUBSISTENCE_POOR
    assert household.other_causes == {PovertyCause.ILLNESS, PovertyCause.MARRIAGE}
    assert household.martyrs_family is True
    assert [p.code for p in book.problems] == ["row.hint"]


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        ("list-disabled", ["残疾人姓名", "残疾证号", "残疾级别"]),
        ("list-insured", ["姓名", "身份证号", "参保状态"]),
        ("list-population", ["姓名", "公民身份号码", "户籍状态", "死亡日期"]),
        ("list-dwelling", ["户主姓名", "户主身份证号", "危房等级"]),
        ("list-vehicle", ["车主", "身份证号码", "车牌号"]),
        ("list-enterprise", ["法定代表人", "身份证号", "企业名称", "注册资本"]),
    ],
)
def test_a_list_is_told_by_few_columns_under_other_names(write_csv, name, headers):
    row = dict.fromkeys(headers, "") | {headers[1]: _TEXTS[IdNumber]}
    book = read_ledger(write_csv([row], headers=headers))
    (person,) = book.records["ListedPerson"]
    assert book.sheets[0].layout == person.list_id == name
    assert person.id_number == _TEXTS[IdNumber]


def test_few_columns_of_a_register_are_no_list(write_csv, head):
    few = ["户编号", "姓名", "证件号码", "危房户"]
    with pytest.raises(LedgerError, match="nat-member"):
        read_ledger(write_csv([head], headers=few))
