"""The workbook: what a county office opens."""

import openpyxl
import pytest

from fupin.model import Verdict
from fupin.report import Result, write_workbook
from fupin.report.result import head
from fupin.report.tables import Table
from fupin.values import PersonName


@pytest.fixture(scope="module")
def book(result, tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "result.xlsx"
    write_workbook(path, result)
    return openpyxl.load_workbook(path)


def rows(sheet):
    header, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in body]


def test_sheets(book):
    assert book.sheetnames == ["汇总", "未达标与无法判定", "村", "县", "问题", "参数与依据"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref


def test_sums(book, result):
    found = {(r["类别"], r["项目"]): r["数量"] for r in rows(book["汇总"])}

    for verdict in Verdict:
        assert found["户", verdict.zh] == result.survey.verdicts[verdict]
    for batch in result.survey.batches:
        assert found["分类", batch.title] == batch.households
    assert "虚构" in next(r["项目"] for r in rows(book["汇总"]) if r["类别"] == "注意")


def test_worklist_has_each_household_and_rule(book, result):
    listed = [(r["户编号"], r["指标"], r["指标结论"]) for r in rows(book["未达标与无法判定"])]

    titles = {rule.id: rule.title for rule in result.survey.standard.rules}
    assert listed == [
        (judged.household, titles[gap.rule], gap.truth.zh)
        for judged in result.survey.households
        for gap in judged.gaps
    ]
    for row in rows(book["未达标与无法判定"]):
        assert row["建议"]
        assert row["依据"]


def test_income_in_words(book):
    listed = rows(book["未达标与无法判定"])
    incomes = [r for r in listed if "收入" in r["指标"] and r["实测"]]

    assert incomes
    assert all(r["界值"] == "2995 元/人/年" for r in incomes)


def test_heads_are_masked_unless_revealed(result, tmp_path):
    for reveal in (False, True):
        path = tmp_path / f"{reveal}.xlsx"
        write_workbook(path, result, reveal=reveal)
        sheet = openpyxl.load_workbook(path)["未达标与无法判定"]
        by_number = {h.household_id: head(h.members) for h in result.register}
        for row in rows(sheet):
            person = by_number[row["户编号"]]
            clear, number = (str.__str__(v) for v in (person.name, person.id_number))
            assert row["户主"] == (clear if reveal else person.name.masked)
            assert row.get("户主证件号码") == (number if reveal else None)


def test_no_personal_datum(book, secrets):
    for sheet in book:
        text = "\n".join(str(c) for row in sheet.iter_rows(values_only=True) for c in row if c)
        assert [s for s in secrets if s in text] == []


def test_villages_and_county(book, result):
    villages = rows(book["村"])
    assert [r["结论"] for r in villages] == [
        a.verdict.zh for a in result.survey.village_assessments
    ]
    assert villages[-1]["说明"] == "村级导出中没有该村，总人口未知"
    assert [r["结论"] for r in rows(book["县"])] == ["无法判定"]


def test_problems_and_sources(book, result):
    problems = rows(book["问题"])
    assert len(problems) == len(result.problems)
    assert problems[0]["单元格"] == "K17"
    assert {r["类别"] for r in rows(book["参数与依据"])} == {"参数", "文件"}


def test_too_many_rows_go_on_in_another_sheet(result, tmp_path):
    path = tmp_path / "small.xlsx"
    write_workbook(path, result, sheet_rows=41)
    book = openpyxl.load_workbook(path)

    parts = [s for s in book if s.title.startswith("未达标与无法判定")]
    gaps = sum(len(j.gaps) for j in result.survey.households)
    assert sum(len(rows(s)) for s in parts) == gaps
    assert len(parts) == -(-gaps // 40)
    assert all(len(rows(s)) <= 40 for s in parts)


def test_exactly_full_sheet_has_no_empty_follower(result, tmp_path, monkeypatch):
    table = Table(name="满", columns=(("列", 5),), rows=[("a",), ("b",)])
    monkeypatch.setattr("fupin.report.workbook._tables", lambda *_, **__: [table])
    write_workbook(tmp_path / "full.xlsx", result, sheet_rows=3)

    assert openpyxl.load_workbook(tmp_path / "full.xlsx").sheetnames == ["满"]


def test_text_stays_text(result, tmp_path, monkeypatch):
    """What looks like a formula, an address or a number in a ledger is none here."""
    cells = ("=1+1", "http://example.invalid", "420324000001", "长" * 40_000)
    table = Table(name="文", columns=(("列", 5),) * 4, rows=[cells])
    monkeypatch.setattr("fupin.report.workbook._tables", lambda *_, **__: [table])
    write_workbook(tmp_path / "text.xlsx", result)

    sheet = openpyxl.load_workbook(tmp_path / "text.xlsx")["文"]
    found = [sheet.cell(2, at) for at in range(1, 5)]
    assert [c.value for c in found[:3]] == list(cells[:3])
    assert {c.data_type for c in found} <= {"s", "inlineStr"}
    assert len(found[3].value) == 32_000
    assert found[1].hyperlink is None


def test_the_same_results_give_the_same_file(result, tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(tmp_path / name, result)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_repr_shows_nobody(result, secrets):
    said = repr(result)
    assert isinstance(result, Result)
    assert [s for s in secrets if s in said] == []
    assert PersonName("张三") not in said
