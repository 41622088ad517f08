"""What checks found as a table: types, order, masks."""

from datetime import date

import polars as pl

import fupin

from fupin import frames
from fupin.errors import Severity
from fupin.model.check_results import CheckFinding, CheckReport
from fupin.values import make_id_number


NUMBER = str(make_id_number("420324", date(1970, 5, 4), 1))


def finding(**changed):
    base = {
        "rule": "t.labour",
        "aliases": ("1", "2"),
        "severity": Severity.ERROR,
        "scope": "member",
        "title": "无劳动力",
        "title_en": "no capacity for labour",
        "household": NUMBER,
        "person": "42032400000101",
        "name": "欧阳*",
        "position": 0,
        "village": "幸福村",
        "township": "河口镇",
        "sheet": "表",
        "row": 7,
        "fields": ("member.labour",),
        "found": "劳动技能：无劳动力",
        "found_en": "none",
        "expected": "有",
        "expected_en": "some",
        "remedy": "更正",
        "remedy_en": "put right",
        "responsible": "村",
    }
    return CheckFinding(**{**base, **changed})


def report(*findings):
    return CheckReport(pack="p", on=date(2024, 1, 31), findings=findings, asked=3)


VILLAGE = finding(
    rule="v",
    aliases=(),
    severity=Severity.NOTICE,
    scope="village",
    household="",
    person="",
    name="",
    position=None,
    sheet="",
    row=0,
    township="",
    fields=(),
)


def test_one_row_a_finding_in_the_order_of_the_report():
    table = frames.findings(report(VILLAGE, finding()))

    assert table.columns == list(finding().as_dict())
    assert table["rule"].to_list() == ["v", "t.labour"]
    assert table.row(1, named=True) == {
        **finding().as_dict(),
        "household": f"{NUMBER[:6]}{'*' * 12}",
    }
    blank = table.row(0, named=True)
    names = ("household", "person", "name", "position", "sheet", "row", "township")
    assert [blank[name] for name in names] == [None] * 7
    assert blank["aliases"] == blank["fields"] == []
    assert NUMBER not in str(table.to_dicts())


def test_the_gravest_sort_first():
    table = frames.findings(report(VILLAGE, finding(severity=Severity.WARNING), finding()))

    grades = table.sort("severity")["severity"].to_list()
    assert grades == ["error", "warning", "notice"]


def test_nothing_found_has_the_same_columns():
    empty, some = frames.findings(report()), frames.findings(report(finding(), VILLAGE))

    assert empty.height == 0
    assert empty.schema == some.schema
    assert empty.schema["row"] == pl.Int64
    assert empty.schema["aliases"] == pl.List(pl.String)


def test_what_check_found():
    found = fupin.check(fupin.Household(household_id="1"), on=date(2024, 1, 31))
    assert frames.findings(found).height == len(found)
