"""Every check has its page and an example; every number of a list is found in the index."""

from __future__ import annotations

import importlib
import sys

from pathlib import Path
from types import ModuleType

import attrs
import pytest

from fupin import policy
from fupin.ledger import layouts
from fupin.logic import QuantityFact, value
from fupin.standards.checks import Kind, pack
from fupin.standards.checks.left_out import LEFT_OUT


EXTENSIONS = Path(__file__).parents[2] / "docs" / "_ext"
PACK = pack("registry")
CHECKS = {check.id: check for check in PACK}


def load(name: str) -> ModuleType:
    """A module of docs/_ext."""
    sys.path.insert(0, str(EXTENSIONS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(EXTENSIONS))


@pytest.fixture(scope="module")
def drawn() -> ModuleType:
    return load("fupin_checks")


@pytest.fixture(scope="module")
def examples() -> ModuleType:
    return load("fupin_check_examples")


@pytest.fixture(scope="module")
def index() -> str:
    text: str = load("fupin_check_index").check_index()
    return text


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> Path:
    """The folder of pages, written as a build does."""
    source: Path = tmp_path_factory.mktemp("docs")
    stale = source / "reference" / "_law" / "checks" / "gone.md"
    stale.parent.mkdir(parents=True)
    stale.write_text("# 旧", "utf-8")
    load("fupin_pages").write_pages(source)
    return stale.parent


def row(table, label: str):
    return next(cells[1] for cells in table.rows if cells[0][1] == label)


def asked(check, facts):
    """The row the interpreter wants."""
    names = check.names
    whole = {fact.name: facts.get(fact.name) for fact in names.facts}
    for group, inner in names.groups:
        things = facts.get(group.name, ())
        whole[group.name] = [{f.name: t.get(f.name) for f in inner} for t in things]
    return whole


def test_every_check_has_its_page_and_no_page_is_left_over(pages):
    assert {path.stem for path in pages.glob("*.md")} == {*CHECKS, "index"}


def test_a_page_names_its_check_and_stays_out_of_the_navigation(pages):
    text = (pages / "household.empty.md").read_text("utf-8")

    assert text.startswith("---\norphan: true\n---\n\n# ")
    assert "```{fupin-check} household.empty\n" in text
    assert "```{fupin-example} checks household.empty\n" in text


def test_the_index_links_every_check(index):
    for check in PACK:
        assert f"| [{check.title}]({check.id}.md) | `{check.id}` |" in index


def test_the_index_lists_every_number_of_every_list(drawn, index):
    told = {
        (prefix, number): (checks, reason)
        for prefix in drawn.LISTS
        for number, checks, reason in drawn.listed(prefix)
    }
    aliases = {alias for check in PACK for alias in check.aliases}
    full = {n if p == "guizhou-2024" else f"{p}/{n}" for p, n in told}

    assert full == aliases | set(LEFT_OUT)
    for (_, number), (checks, reason) in told.items():
        assert f"\n| {number} | " in index
        assert checks or reason
    for zh, en in LEFT_OUT.values():
        assert f"不检查：{zh} *{en}*" in index


def test_a_number_leads_to_its_checks(drawn):
    told = {number: checks for number, checks, _ in drawn.listed("xian-2018")}

    assert told["证件号码异常-1"] == ("identity.shape",)
    assert list(told).index("重要指标为空-2") < list(told).index("重要指标为空-10")


def test_a_page_says_whom_what_and_why(drawn):
    check = CHECKS["labour.below-working-age-exited"]
    first = next(drawn.check_tables(check))

    assert row(first, "severity").endswith(check.severity.value)
    assert row(first, "scope") == "成员 member"
    assert row(first, "aliases") == check.aliases
    assert row(first, "remedy") == (check.remedy, check.remedy_en)
    assert row(first, "asked of")[0].startswith("脱贫户")
    assert row(first, "days") == "2021-01-01 起 on"
    assert "labour.below-working-age-monitored" in row(first, "same fault")
    assert "贵州省防返贫监测数据疑点规则" in row(first, "source")[0]


def test_a_check_of_everybody_and_of_years_past_says_so(drawn):
    first = next(drawn.check_tables(CHECKS["identity.old-length"]))

    assert row(first, "asked of") == ("每个人", "every person")
    assert row(first, "days") == "2014-01-01 至 2020-12-31"


def test_numbers_are_those_in_force_for_the_check(drawn):
    check = CHECKS["posts.too-many-monitored"]
    tables = {table.title: table for table in drawn.check_tables(check)}
    name = check.names.parameters[0].name

    rows = tables["数值 · Numbers"].rows
    assert [cells[0][2] for cells in rows] == [name]
    assert str(policy.history(name).settings[0].first) in rows[0][2]
    assert "贵州省" in rows[0][3]


def test_fields_say_which_layouts_have_them(drawn):
    every = {t for check in PACK for t in check.fields}
    assert {"member.id_number", "household.size"} <= every

    assert "nat-member-2019" in drawn.columns()["member.id_number"]
    assert "nat-member-2019" not in drawn.columns().get("member.public_post", ())
    assert drawn.columns()["member.work_records"] == ("gz-outwork-2023",)


def test_a_check_without_a_source_is_refused(drawn):
    silent = attrs.evolve(CHECKS["household.empty"], cites=())

    with pytest.raises(drawn.NoSourceError, match=r"household\.empty"):
        list(drawn.check_tables(silent))


@pytest.mark.parametrize("name", CHECKS)
def test_an_example_is_found_and_one_beside_it_is_not(examples, name):
    check = CHECKS[name]
    numbers = examples.numbers_of(check)
    example = examples.example_of(check)

    assert example is not None
    for facts, met in ((example.hit, False), (example.sound, True)):
        given = asked(check, facts)
        assert value(check.test, given, numbers) is met
        assert check.applies is None or value(check.applies, given, numbers) is True


def test_an_example_stands_on_the_threshold(examples):
    """Where one number decides, the two differ in it alone, and by one step."""
    beside = 0
    for check in PACK:
        example = examples.example_of(check)
        numbers = {f.name for f in check.names.facts if isinstance(f, QuantityFact)}
        differ = {n for n in example.hit if example.hit[n] != example.sound.get(n)}
        if len(differ) == 1 and differ <= numbers:
            (name,) = differ
            gap = abs(example.hit[name] - example.sound[name])
            assert gap in (1, 1000), check.id
            beside += 1

    assert beside > 60


def test_an_example_is_the_same_every_time(examples):
    check = CHECKS["household.several-heads"]

    assert examples.example_of(check) == examples.example_of(check)


def test_what_has_no_example_is_refused(drawn, monkeypatch):
    monkeypatch.setattr(drawn, "example_of", lambda _: None)

    with pytest.raises(drawn.NoSourceError, match=r"example of household\.empty"):
        list(drawn.check_example("household.empty"))


def test_an_example_is_told_member_by_member(drawn):
    (table,) = drawn.check_example("household.several-heads")

    assert len(table.rows) == 2
    assert [cells[1:] for cells in table.rows] == [("户主", "配偶"), ("户主", "配偶")]
    assert table.rows[1][0][0] == "第2名成员：与户主关系"


def test_every_layout_and_column_is_there():
    tables = {table.id: table for table in load("fupin_layouts").layout_tables()}

    assert set(tables) == {f"layout-{name}" for name in layouts()}
    for name, layout in layouts().items():
        rows = tables[f"layout-{name}"].rows
        assert len(rows) == len(layout.columns)
        for cells, column in zip(rows, layout.columns, strict=True):
            assert column.target is None or cells[1] == column.target.name


def test_a_column_says_unit_and_version():
    (table,) = load("fupin_layouts").layout_tables("nat-member-2019")
    rows = {cells[0][0]: cells for cells in table.rows}

    assert rows["序号"][1] == "不读 ignored"
    assert rows["务工时间（月）"][3] == "月"
    assert rows["民族"][4] == "Ethnicity 2014-2020"


def test_a_layout_that_nobody_saw_is_refused():
    drawn = load("fupin_layouts")
    silent = attrs.evolve(layouts()["nat-member-2019"], source="")

    with pytest.raises(drawn.NoSourceError, match="nat-member-2019"):
        drawn.layout_table(silent)


def test_every_kind_of_row_is_named(drawn):
    assert set(drawn.KINDS) == set(Kind)


def test_every_check_can_be_drawn(drawn):
    """No cell is empty, in the tables of any check."""
    tables = list(drawn.checks())

    assert len({table.id for table in tables}) == len(tables)
    assert sum(table.id.endswith("-check") for table in tables) == len(PACK)
    assert all(cell for table in tables for cells in table.rows for cell in cells)


def test_only_the_check_that_is_named_is_drawn(drawn):
    assert {t.id for t in drawn.checks("identity.date")} >= {"identity.date-check"}
    assert all(t.id.startswith("identity.date-") for t in drawn.checks("identity.date"))


@pytest.mark.parametrize(
    ("name", "fact", "said"),
    [
        ("posts.too-many", "public-welfare posts listed", ("3 个", "2 个")),
        ("blanks.ethnicity", "ethnic group is filled in", ("否 no", "是 yes")),
        ("work.pupil-exited", "student status", ("学前教育", "非在校生")),
        ("cause.lack-of-labour-half-able", "risks", ("缺劳动力", "缺劳动力")),
    ],
)
def test_facts_of_an_example_are_said_in_words(drawn, name, fact, said):
    name = name if name in CHECKS else f"{name}-monitored"
    (table,) = drawn.check_example(name)
    told = {cells[0][1]: cells[1:] for cells in table.rows}

    assert told[fact] == said


def test_somebody_who_is_only_in_one_row_and_what_is_not_recorded_are_said(drawn):
    check = CHECKS["household.several-heads"]
    hit = {"members": [{"relationship": None}, {"relationship": None}]}

    told = list(drawn._compared(check, hit, {"members": [{"relationship": None}]}))

    assert [cells[1:] for cells in told] == [
        ("未登记 not recorded", "未登记 not recorded"),
        ("未登记 not recorded", "无此人 nobody"),
    ]
