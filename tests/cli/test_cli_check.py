"""``fupin check`` and ``fupin corrections``: words, files, exit statuses."""

import json
import sys

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from fupin.cli import main
from fupin.codes import Ethnicity, Relationship
from fupin.errors import Severity
from fupin.facts.registry_person import ethnicity_given
from fupin.ledger import write_member_ledger
from fupin.model import Household, Member, Place
from fupin.policy import document
from fupin.standards.checks import Check, Kind, Pack, Scope
from fupin.values import PersonName


ON = ("--on", "2024-01-31")
PLACE = Place(county="青山县", township="河口镇", village="幸福村")


def home(number, **more):
    person = Member(
        member_id=f"{number}01",
        name=PersonName("欧阳测试"),
        relationship=Relationship.HEAD,
        **more,
    )
    return Household(household_id=number, place=PLACE, size=1, members=(person,))


@pytest.fixture
def few(monkeypatch):
    """A pack of one check, so that a ledger can be clean."""
    check = Check(
        id="t.ethnicity",
        kind=Kind.PERSON,
        scope=Scope.MEMBER,
        severity=Severity.ERROR,
        title="民族为空",
        title_en="the ethnicity is blank",
        sound=ethnicity_given,
        remedy="补录",
        remedy_en="record it",
        cites=(document("checks-fupin").cite(""),),
        first=date(2014, 1, 1),
        last=date.max,
    )
    made = Pack(id="few", title="少", title_en="few", checks=(check,))
    monkeypatch.setattr("fupin.cli.checking.find_pack", lambda _: made)


@pytest.fixture
def clean(tmp_path):
    path = tmp_path / "clean.csv"
    write_member_ledger(path, [home("4203240000001", ethnicity=Ethnicity.HAN)])
    return str(path)


@pytest.fixture
def faulty(tmp_path):
    path = tmp_path / "faulty.csv"
    write_member_ledger(path, [home("4203240000001"), home("4203240000002")])
    return str(path)


@pytest.fixture
def run(capsys):
    """Run a command; gives its status, what it said, and what it said of its progress."""

    def go(command, *words):
        status = main([command, *map(str, words)])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return status, told.out, told.err

    return go


@pytest.mark.usefixtures("few")
def test_a_clean_ledger_is_status_0(run, clean, tmp_path):
    out = tmp_path / "out"
    status, told, steps = run("check", clean, *ON, "--out", out)

    assert status == 0
    assert told.splitlines() == [
        "1 条规则，1 户：错误 0，警告 0，提示 0",
        f"0 份疑点清单，结果在 {out}",
    ]
    assert steps.splitlines() == ["读取 clean.csv…", "检查 1 户 1 人 0 村…", "写出清单…"]
    assert sorted(p.name for p in out.iterdir()) == ["findings.jsonl", "summary.xlsx"]
    assert (out / "findings.jsonl").read_text() == ""


@pytest.mark.usefixtures("few")
def test_findings_are_status_1(run, faulty, tmp_path):
    out = tmp_path / "out"
    status, told, _ = run("check", faulty, *ON, "--out", out, "--due", "2024-03-01")

    assert status == 1
    assert "1 条规则，2 户：错误 2，警告 0，提示 0" in told
    assert "        2  民族为空" in told
    assert "1 份疑点清单" in told
    sheet = openpyxl.load_workbook(out / "worklist-河口镇-幸福村.xlsx").worksheets[0]
    values = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"欧阳*", "民族为空", "2024-03-01"} <= values
    assert "欧阳测试" not in values


@pytest.mark.usefixtures("few")
def test_in_english(run, faulty, tmp_path):
    _, told, steps = run("check", faulty, *ON, "--out", tmp_path / "out", "--lang", "en")

    assert "1 checks, 2 households: " in told
    assert "1 worklists, results in" in told
    assert steps.splitlines() == [
        "read faulty.csv…",
        "check 2 households, 2 persons, 0 villages…",
        "write the worklists…",
    ]
    assert "条规则" not in told


@pytest.mark.usefixtures("few")
def test_revealed(run, faulty, tmp_path):
    run("check", faulty, *ON, "--out", tmp_path / "out", "--reveal")

    line = (tmp_path / "out" / "findings.jsonl").read_text("utf-8").splitlines()[0]
    assert json.loads(line)["name"] == "欧阳测试"


@pytest.mark.usefixtures("few")
def test_notices_of_reading_are_told_and_no_fault(run, clean, tmp_path):
    path = Path(clean)
    text = path.read_text("utf-8-sig")
    total = "合计" + "," * text.splitlines()[0].count(",")
    path.write_text(f"{text}{total}\n", encoding="utf-8-sig")

    status, told, _ = run("check", clean, *ON, "--out", tmp_path / "out")

    assert "读取台账时的问题 1 处" in told
    assert "提示 1" in told
    assert status == 0
    _, told, _ = run("check", clean, *ON, "--out", tmp_path / "out", "--lang", "en")
    assert "1 problems in reading the ledgers" in told


def test_the_whole_pack(run, faulty, tmp_path):
    """As shipped: the checks that found most are told, and how many were not asked."""
    status, told, _ = run("check", faulty, "--on", "2018-12-31", "--out", tmp_path / "out")
    assert status == 1
    assert "未检查的规则" in told
    _, told, _ = run(
        "check", faulty, "--on", "2018-12-31", "--out", tmp_path / "out", "--lang", "en"
    )
    assert "checks not asked (summary.xlsx says why)" in told


def test_many_rules_are_summed_up(run, faulty, tmp_path, monkeypatch):
    monkeypatch.setattr("fupin.cli.checking._SHOWN", 1)
    _, told, _ = run("check", faulty, "--on", "2018-12-31", "--out", tmp_path / "out")
    assert "  另有 " in told


@pytest.mark.usefixtures("few")
def test_without_polars_it_is_the_same(run, faulty, tmp_path, monkeypatch):
    run("check", faulty, *ON, "--out", tmp_path / "columns")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    run("check", faulty, *ON, "--out", tmp_path / "objects")

    first, second = (
        (tmp_path / name / "findings.jsonl").read_bytes() for name in ("columns", "objects")
    )
    assert first == second != b""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check"], "缺少必需的参数"),
        (["check", "x.csv", "--out", "o"], "--on"),
        (["check", "x.csv", *ON], "--out"),
        (["check", "x.csv", "--on", "昨天", "--out", "o"], "应为日期"),
        (["check", "x.csv", *ON, "--out", "o", "--due", "1"], "--due"),
        (["check", "x.csv", *ON, "--out", "o", "--region", "4"], "六位行政区划代码"),
        (["check", "x.csv", *ON, "--out", "o", "--pack", "none"], "没有名为 none 的规则包"),
        (["corrections", "x.csv", *ON], "--worklist"),
        (["corrections", "x.csv", *ON, "--worklist", "w.xlsx", "--pack", "p"], "规则包"),
    ],
)
def test_wrong_usage_is_status_2(run, words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, told, error = run(*words)

    assert status == 2
    assert said in error
    assert told == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["none.xlsx", "junk.xlsx", "junk.csv", "folder.xlsx"])
def test_what_can_not_be_read_is_status_3(run, name, clean, tmp_path):
    (tmp_path / "junk.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "junk.csv").write_text("a,b\n1,2\n")
    (tmp_path / "folder.xlsx").mkdir()
    out = tmp_path / "out"

    for words in (
        ["check", tmp_path / name, *ON, "--out", out],
        ["check", clean, *ON, "--out", out, "--earlier", tmp_path / name],
        ["corrections", clean, *ON, "--worklist", tmp_path / name],
    ):
        status, told, error = run(*words)
        assert status == 3
        assert name in error
        assert told == ""
    assert not out.exists()


def test_no_household_is_status_3(run, tmp_path):
    path = tmp_path / "empty.csv"
    write_member_ledger(path, [])
    for lang, said in (("zh", "没有户，也没有村"), ("en", "neither a household nor")):
        status, _, error = run("check", path, *ON, "--out", tmp_path / "out", "--lang", lang)
        assert status == 3
        assert said in error
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("few")
def test_results_can_not_go_into_a_file(run, clean, tmp_path):
    out = tmp_path / "out"
    out.write_text("mine")

    status, _, error = run("check", clean, *ON, "--out", out)

    assert status == 2
    assert "不是文件夹" in error
    assert out.read_text() == "mine"


@pytest.mark.usefixtures("few")
def test_a_second_run_replaces_the_lists_of_the_first(run, clean, faulty, tmp_path):
    out = tmp_path / "out"
    run("check", faulty, *ON, "--out", out, "--reveal")
    (out / "notes.txt").write_text("mine")
    assert (out / "worklist-河口镇-幸福村.xlsx").exists()

    run("check", clean, *ON, "--out", out)

    assert sorted(p.name for p in out.iterdir()) == [
        *("findings.jsonl", "notes.txt", "summary.xlsx")
    ]


@pytest.mark.usefixtures("few")
def test_lists_that_were_filled_in_are_spared(run, faulty, tmp_path):
    out = tmp_path / "out"
    assert run("check", faulty, *ON, "--out", out)[0] == 1
    path = out / "worklist-河口镇-幸福村.xlsx"
    fill(path, 更正为="苗族")
    filled = path.read_bytes()

    status, told, error = run("check", faulty, *ON, "--out", out)
    assert (status, told) == (2, "")
    assert f"1 份填过的清单（{path.name} 等）" in error
    assert "读取" not in error
    _, _, error = run("check", faulty, *ON, "--out", out, "--lang", "en")
    assert "--force" in error
    assert path.read_bytes() == filled

    assert run("check", faulty, *ON, "--out", out, "--force")[0] == 1
    assert path.read_bytes() != filled


@pytest.mark.usefixtures("few")
def test_an_own_layout(run, tmp_path):
    layout, ledger = tmp_path / "own.toml", tmp_path / "own.csv"
    layout.write_text(
        'id = "own"\ntitle = "自制"\ntitle_en = "own"\nscope = "member"\n'
        'source = "us"\nkeys = ["户号"]\nheader_row = 1\n[columns]\n'
        '"户号" = { to = "household.household_id" }\n"族" = { to = "member.ethnicity" }\n'
        '"名" = { to = "member.name" }\n',
        encoding="utf-8",
    )
    ledger.write_text("户号,名,族\nA1,欧阳测试,\n", encoding="utf-8")
    words = ("check", ledger, *ON, "--out", tmp_path / "out", "--layout", layout)

    assert run(*words)[0] == 1

    good = layout.read_text("utf-8")
    for bad in ("not toml [", good.replace("member.ethnicity", "member.ethnicty"), 'id = "x"'):
        layout.write_text(bad, encoding="utf-8")
        status, told, error = run(*words)
        assert status == 2
        assert "own.toml" in error or "member.ethnicty" in error
        assert told == ""
    status, _, error = run(*words[:-1], tmp_path / "none.toml")
    assert status == 3
    assert "找不到文件" in error


def fill(path, **cells):
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    titles = {cell.value: cell.column for cell in sheet[4]}
    for title, value in cells.items():
        sheet.cell(5, titles[title]).value = value
    book.save(path)


@pytest.mark.usefixtures("few")
def test_corrections(run, faulty, tmp_path):
    out = tmp_path / "out"
    run("check", faulty, *ON, "--out", out)
    path = out / "worklist-河口镇-幸福村.xlsx"
    fill(path, 更正为="苗族")
    words = ("corrections", faulty, *ON, "--worklist", path)

    status, told, steps = run(*words)

    assert status == 1  # one row is left
    assert told.splitlines() == [
        *("已解决：1", "更正后仍有疑点：0", "核实无误：0", "未处理：1", "不能更正：0"),
        "更正后新出现的疑点：0",
    ]
    assert "核对更正…" in steps

    fill(path, 更正为="火星人")
    status, told, _ = run(*words)
    assert status == 1
    assert "不能更正：1" in told
    assert "L5：不是“民族”代码表中的值" in told
    _, told, _ = run(*words, "--lang", "en")
    assert "refused: 1" in told
    assert "value.not-in-code-list" in told


@pytest.mark.usefixtures("few")
def test_all_solved_is_status_0(run, tmp_path):
    ledger = tmp_path / "one.csv"
    write_member_ledger(ledger, [home("4203240000001")])
    run("check", ledger, *ON, "--out", tmp_path / "out")
    path = tmp_path / "out" / "worklist-河口镇-幸福村.xlsx"
    fill(path, 更正为="苗族")

    assert run("corrections", ledger, *ON, "--worklist", path)[0] == 0
    fill(path, 更正为=None, 处理结果="核实无误")
    assert run("corrections", ledger, *ON, "--worklist", path)[0] == 0


@pytest.mark.usefixtures("few")
def test_many_problems_are_summed_up(run, faulty, tmp_path, monkeypatch):
    monkeypatch.setattr("fupin.cli.checking._SHOWN", 0)
    run("check", faulty, *ON, "--out", tmp_path / "out")
    path = tmp_path / "out" / "worklist-河口镇-幸福村.xlsx"
    fill(path, 更正为="火星人")

    _, told, _ = run("corrections", faulty, *ON, "--worklist", path)
    assert "另有 1 处问题" in told


def test_a_missing_extra_is_named(run, faulty, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    status, _, error = run("check", faulty, *ON, "--out", tmp_path / "out")

    assert status == 2
    assert "fupin[excel]" in error
    assert not (tmp_path / "out").exists()


def test_help(run):
    for command, word in (("check", "整改期限"), ("corrections", "填好的疑点清单")):
        status, told, _ = run(command, "--help")
        assert status == 0
        assert word in told
        assert "由近及远" in told
