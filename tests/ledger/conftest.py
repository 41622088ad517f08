"""Synthetic households, and ledgers made of them."""

from __future__ import annotations

import csv
import zipfile

from datetime import date
from pathlib import Path

import pytest

from fupin.codes import (
    Education,
    Ethnicity,
    HealthStatus,
    HouseholdAttribute,
    LabourCapacity,
    PovertyCause,
    PovertyStatus,
    Relationship,
    StudentStatus,
    WorkArea,
)
from fupin.model import Dwelling, Household, Income, LivingConditions, Member, Place
from fupin.values import Fen, Milli, PersonName, Phone, make_id_number


_ORACLE = (
    Path(__file__).parents[1] / "oracles" / "headers" / "nat_member_export_2019_28col.csv"
)
HEADERS_2019 = _ORACLE.read_text("utf-8-sig").strip().split(",")

PLACE = Place(county="青山县", township="河口镇", village="幸福村", natural_village="一组")
HEAD_ID = make_id_number("420324", date(1970, 5, 4), 1)
CHILD_ID = make_id_number("420324", date(2005, 5, 4), 2)

HEAD = {
    "序号": "1",
    "县(市、区、旗)": "青山县",
    "乡(镇)": "河口镇",
    "行政村": "幸福村",
    "自然村": "一组",
    "户编号": "4203240000001",
    "人编号": "420324000000101",
    "姓名": "欧阳测试",
    "证件号码": str(HEAD_ID),
    "人数": "2",
    "与户主关系": "户主",
    "民族": "汉族",
    "文化程度": "小学",
    "在校生状况": "非在校生",
    "健康状况": "长期慢性病,残疾",
    "劳动技能": "普通劳动力",
    "务工状况": "省外务工",
    "务工时间（月）": "3.5",
    "参加大病医疗": "是",
    "脱贫属性": "已脱贫(享受政策)",
    "脱贫年度": "2017年",
    "贫困户属性": "一般贫困户",
    "主要致贫原因": "缺劳动力",
    "危房户": "否",
    "饮水安全": "是",
    "饮水困难": "否",
    "人均纯收入": "5230.5",
    "联系电话": "13900000017",
}
CHILD = {
    **HEAD,
    "序号": "2",
    "人编号": "420324000000102",
    "姓名": "欧阳小试",
    "证件号码": str(CHILD_ID),
    "与户主关系": "之女",
    "文化程度": "",
    "在校生状况": "七年级",
    "健康状况": "健康",
    "劳动技能": "无劳动力",
    "务工状况": "",
    "务工时间（月）": "",
    "参加大病医疗": "否",
    "联系电话": "—",
}

HOUSEHOLD = Household(
    household_id="4203240000001",
    place=PLACE,
    size=2,
    members=(
        Member(
            member_id="420324000000101",
            name=PersonName("欧阳测试"),
            id_number=HEAD_ID,
            relationship=Relationship.HEAD,
            ethnicity=Ethnicity.HAN,
            education=Education.PRIMARY,
            student_status=StudentStatus.NOT_STUDENT,
            health=frozenset({HealthStatus.CHRONIC, HealthStatus.DISABLED}),
            labour=LabourCapacity.ORDINARY,
            work_area=WorkArea.OUTSIDE_PROVINCE,
            work_months=Milli(3500),
            critical_illness_insured=True,
            phone=Phone("13900000017"),
        ),
        Member(
            member_id="420324000000102",
            name=PersonName("欧阳小试"),
            id_number=CHILD_ID,
            relationship=Relationship.DAUGHTER,
            ethnicity=Ethnicity.HAN,
            student_status=StudentStatus.GRADE_7,
            health=frozenset({HealthStatus.HEALTHY}),
            labour=LabourCapacity.NONE,
            critical_illness_insured=False,
        ),
    ),
    status=PovertyStatus.EXITED,
    exit_year=2017,
    attribute=HouseholdAttribute.GENERAL_POOR,
    main_cause=PovertyCause.NO_LABOUR,
    dwelling=Dwelling(dangerous=False),
    living=LivingConditions(water_safe=True, water_difficult=False),
    income=Income(per_head=Fen(523050)),
)


@pytest.fixture
def household():
    """What `head` and `child` say."""
    return HOUSEHOLD


@pytest.fixture
def head():
    """A row of the 2019 member export."""
    return dict(HEAD)


@pytest.fixture
def child():
    """A second row of the same household."""
    return dict(CHILD)


@pytest.fixture
def write_csv(tmp_path):
    """Write rows, given by header, to a CSV file."""

    def write(rows, *, name="台账.csv", headers=None, above=(), encoding="utf-8", **options):
        path = tmp_path / name
        headers = headers or HEADERS_2019
        with path.open("w", encoding=encoding, newline="") as stream:
            out = csv.writer(stream, **options)
            out.writerows([title] for title in above)
            out.writerow(headers)
            for row in rows:
                cells = row if isinstance(row, list) else [row.get(h, "") for h in headers]
                out.writerow(cells)
        return path

    return write


@pytest.fixture
def write_xlsx(tmp_path):
    """Write rows of typed cells to a workbook."""
    xlsxwriter = pytest.importorskip("xlsxwriter")

    def write(sheets, name="台账.xlsx"):
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path)) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for title, rows in sheets.items():
                sheet = book.add_worksheet(title)
                for at, row in enumerate(rows):
                    for column, cell in enumerate(row):
                        if isinstance(cell, date):
                            sheet.write_datetime(at, column, cell, day)
                        elif isinstance(cell, str):
                            sheet.write_string(at, column, cell)
                        else:
                            sheet.write(at, column, cell)
        return path

    return write


_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r"'
    f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {_NS} xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="r"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}


@pytest.fixture
def craft_xlsx(tmp_path):
    """Write a workbook whose sheet has exactly the given markup."""

    def craft(rows, *, sheet=None, extra=None, name="crafted.xlsx"):
        path = tmp_path / name
        body = sheet or f"<worksheet {_NS}><sheetData>{rows}</sheetData></worksheet>"
        parts = {**_PARTS, "xl/worksheets/sheet1.xml": body, **(extra or {})}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, text in parts.items():
                archive.writestr(part, text)
        return path

    return craft
