"""The results of checks in a folder: worklists, sums, every finding, and what was kept."""

import json
import sys
import zipfile

from datetime import date

import attrs
import openpyxl
import pytest

from fupin.errors import MissingExtraError, Severity
from fupin.ledger import SheetReport
from fupin.model.check_results import SkippedCheck
from fupin.report.check_folder import FINDINGS, KEPT, STALE, SUMMARY, touched, write_checks
from fupin.report.folder import whole


def table(path, name):
    sheet = openpyxl.load_workbook(path)[name]
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def told():
    return []


@pytest.fixture(scope="module")
def out(report, register, pack, tmp_path_factory, told):
    folder = tmp_path_factory.mktemp("checks")
    report = attrs.evolve(
        report, skipped=(SkippedCheck(rule="t.twice", reason="不问", reason_en="not asked"),)
    )
    write_checks(
        folder,
        report,
        register,
        pack,
        due=date(2024, 3, 1),
        progress=lambda done, total: told.append((done, total)),
    )
    return folder


LISTS = {
    "worklist-河口镇-幸福村.xlsx": 5,
    "worklist-河口镇-和谐村.xlsx": 1,
    "worklist-未登记村.xlsx": 1,
    "worklist-台账文件.xlsx": 1,
}


def test_a_worklist_for_each_village(out, read_sheet, told):
    assert {p.name for p in out.iterdir()} == {FINDINGS, SUMMARY, *LISTS}
    for name, count in LISTS.items():
        assert len(read_sheet(out / name)) == count
    assert told == [(n, 4) for n in (1, 2, 3, 4)]


def test_what_was_written_is_told(report, register, pack, tmp_path):
    written = write_checks(tmp_path, report, register, pack)

    assert written.files == {FINDINGS: 8, SUMMARY: 8, **LISTS}
    assert written.worklists == 4
    assert written.severities == {Severity.ERROR: 4, Severity.WARNING: 3, Severity.NOTICE: 1}


def test_one_line_a_finding(out):
    lines = (out / FINDINGS).read_text("utf-8").splitlines()
    first = json.loads(lines[0])

    assert len(lines) == 8
    assert set(first) >= {
        *("rule", "aliases", "severity", "scope", "household", "person", "sheet", "row"),
        *("fields", "found", "expected", "message"),
    }


def test_the_overview(out):
    rows = {row["项目"]: row["内容"] for row in table(out / SUMMARY, "概况")}

    assert rows["检查日期"] == "2024-01-31"
    assert rows["规则包"] == "小检查（tiny）"
    assert (rows["户数"], rows["人数"], rows["村数"]) == (6, 7, 2)
    assert (rows["检查的规则数"], rows["未检查的规则数"]) == (6, 1)
    assert rows["有对象无法判定的规则数"] == 2
    assert (rows["错误"], rows["警告"], rows["提示"], rows["合计"]) == (4, 3, 1, 8)
    assert rows["有疑点的户数"] == 5


def test_the_sums_by_rule_and_place(out):
    rules = {row["规则"]: row for row in table(out / SUMMARY, "按规则")}
    assert next(iter(rules)) == "t.ethnicity"
    assert rules["t.ethnicity"]["疑点数"] == rules["t.ethnicity"]["户数"] == 3
    assert rules["t.ethnicity"]["省清单编号"] == "list/1"
    assert rules["t.ethnicity"]["无法判定"] == 1  # what stands there could not be read
    assert rules["t.twice"]["未检查的原因"] == "不问"
    assert rules["t.twice"]["无法判定"] == 5
    assert rules["t.no-head"]["疑点数"] == 0
    assert rules["row.no-household-number"]["户数"] == 0
    assert rules["value.not-in-code-list"]["级别"] == "错误"

    places = {row["村"]: row for row in table(out / SUMMARY, "按地方")}
    assert places["幸福村"] == {
        "县": "青山县",
        "乡": "河口镇",
        "村": "幸福村",
        "错误": 2,
        "警告": 3,
        "提示": 0,
        "合计": 5,
        "户数": 3,
    }
    assert places["台账文件"]["户数"] == 0

    pairs = table(out / SUMMARY, "按地方和规则")
    assert sum(row["疑点数"] for row in pairs) == 8
    assert pairs[0]["规则"] == "t.ethnicity"
    assert (pairs[0]["村"], pairs[0]["疑点数"]) == ("幸福村", 3)


def test_every_row_of_every_sheet_is_accounted_for(out, report, register, pack, tmp_path):
    first, second = table(out / SUMMARY, "台账读取")
    assert first == {
        "来源表": "register.csv",
        "版式": "nat-member-2019",
        "表头行": 1,
        "行数": 8,
        "采用": 7,
        "略过": 0,
        "缺编号": 1,
        "空行": 0,
        "不认识的列": "备注甲",
    }
    assert second["不认识的列"] is None

    unknown = SheetReport(name="别的", layout="", header_row=0, rows=5, used=0)
    book = attrs.evolve(register, sheets=(unknown,), problems=())
    write_checks(tmp_path, report, book, pack)
    assert table(tmp_path / SUMMARY, "台账读取")[0]["版式"] == "（未识别，未读取）"


def test_kept_cells_only_where_revealed(report, register, pack, tmp_path, out):
    assert not (out / KEPT).exists()
    written = write_checks(tmp_path, report, register, pack, reveal=True)

    rows = table(tmp_path / KEPT, "保留的单元格")
    assert written.files[KEPT] == len(rows)
    kept = {(row["来源表"], row["行"], row["表头"]): row["内容"] for row in rows}
    assert kept["register.csv", 6, "备注甲"] == "=HYPERLINK(1)"
    assert kept["register.csv", 6, "民族"] == "火星人"
    cells = openpyxl.load_workbook(tmp_path / KEPT).worksheets[0]["D"]
    odd = next(cell for cell in cells if cell.value == "=HYPERLINK(1)")
    assert odd.data_type == "s"
    assert odd.quotePrefix

    bare = attrs.evolve(register, unknown={})
    (tmp_path / "bare").mkdir()
    assert KEPT not in write_checks(tmp_path / "bare", report, bare, pack, reveal=True).files


def test_nothing_personal_in_any_file(out, canaries):
    texts = [(out / FINDINGS).read_text("utf-8")]
    for path in out.glob("*.xlsx"):
        for sheet in openpyxl.load_workbook(path):
            texts += [str(c.value) for row in sheet.iter_rows() for c in row]
    found = "\n".join(texts)
    assert [c for c in (*canaries, "火星人", "HYPERLINK") if c in found] == []


def test_names_of_files(report, register, pack, tmp_path):
    """Signs no system keeps, villages that differ by them only, and two counties."""
    first = next(f for f in report if f.rule == "t.population")
    names = ["甲/村", "甲:村", "很长" * 60]
    findings = tuple(attrs.evolve(first, village=name, township="") for name in names)
    book = attrs.evolve(register, problems=())

    written = write_checks(tmp_path, attrs.evolve(report, findings=findings), book, pack)

    lists = sorted(name for name in written.files if name.startswith("worklist"))
    assert lists[-2:] == ["worklist-甲_村-2.xlsx", "worklist-甲_村.xlsx"]
    assert len(lists[0]) == 65
    assert written.worklists == 3


def test_several_counties_are_named(report, register, pack, tmp_path):
    places = [attrs.evolve(h.place, county="白水县") for h in register.households[:1]]
    moved = attrs.evolve(register.households[0], place=places[0])
    book = attrs.evolve(register, households=(moved, *register.households[1:]))

    written = write_checks(tmp_path, report, book, pack)

    assert "worklist-白水县-河口镇-幸福村.xlsx" in written.files
    assert "worklist-青山县-河口镇-幸福村.xlsx" in written.files
    assert "worklist-未登记村.xlsx" in written.files


def test_without_the_extra(report, register, pack, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match="excel"):
        write_checks(tmp_path, report, register, pack)


def fill(folder, *names, error=None):
    with whole(folder, stale=STALE) as made:
        for name in names:
            (made / name).write_text("new")
        if error is not None:
            raise error


def texts(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_stale_lists_go_with_the_new_and_come_back(tmp_path, monkeypatch):
    folder = tmp_path / "out"
    folder.mkdir()
    before = dict.fromkeys(("worklist-旧村.xlsx", KEPT, "notes.txt", SUMMARY), "old")
    for name, text in before.items():
        (folder / name).write_text(text)

    with pytest.raises(RuntimeError):
        fill(folder, SUMMARY, error=RuntimeError())
    assert texts(folder) == before

    replace = type(folder).replace

    def failing(self, target):
        if self.parent.name == "new" and self.name == "worklist-新村.xlsx":
            raise OSError(28, "no space")
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(type(folder), "replace", failing)
        with pytest.raises(OSError, match="no space"):
            fill(folder, SUMMARY, "worklist-新村.xlsx")
    assert texts(folder) == before

    fill(folder, SUMMARY, "worklist-新村.xlsx")
    assert texts(folder) == {"notes.txt": "old", SUMMARY: "new", "worklist-新村.xlsx": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_lists_somebody_saved_are_told(report, register, pack, tmp_path):
    write_checks(tmp_path, report, register, pack)
    assert touched(tmp_path) == []
    assert touched(tmp_path / "none") == []

    path = tmp_path / "worklist-未登记村.xlsx"
    openpyxl.load_workbook(path).save(path)
    openpyxl.load_workbook(tmp_path / SUMMARY).save(tmp_path / SUMMARY)
    (tmp_path / "worklist-x.xlsx").write_text("mine")
    with zipfile.ZipFile(tmp_path / "worklist-y.xlsx", "w") as archive:
        archive.writestr("a", "b")

    (tmp_path / "worklist-z.xlsx").mkdir()

    names = ["worklist-x.xlsx", "worklist-y.xlsx", "worklist-未登记村.xlsx"]
    assert touched(tmp_path) == names


def test_a_folder_named_like_a_list_is_left(tmp_path):
    (tmp_path / "worklist-x.xlsx").mkdir()
    fill(tmp_path, SUMMARY)
    assert (tmp_path / "worklist-x.xlsx").is_dir()
