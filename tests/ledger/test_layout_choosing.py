"""A layout of one's own is used without code: by path, by folder, beside the shipped ones."""

from __future__ import annotations

import pytest

from fupin.errors import LedgerError, UnknownNameError
from fupin.ledger import layout_of, load_layout, read_ledger, read_ledgers
from fupin.ledger.choosing import layout_from, own_layouts, tried


_MINE = """
id = "{id}"
title = "自定名单"
title_en = "a list of one's own"
scope = "record"
record = "ListedPerson"
source = "a test"
keys = ["学号"]
[columns]
"学号" = {{ to = "listed.thing" }}
"学生" = {{ to = "listed.name" }}
"""
_ROW = {"学号": "X1", "学生": "赵示例"}


@pytest.fixture
def folder(tmp_path):
    """A folder with two layouts."""
    made = tmp_path / "layouts"
    made.mkdir()
    for name in ("b", "a"):
        (made / f"{name}.toml").write_text(_MINE.format(id=f"mine-{name}"), "utf-8")
    (made / "read me.txt").write_text("not a layout", "utf-8")
    return made


@pytest.fixture
def path(write_csv):
    """A file no shipped layout reads."""
    return write_csv([_ROW], headers=list(_ROW))


def test_a_layout_may_be_given_as_itself_a_path_or_a_text_that_is_one(folder, path):
    given = load_layout(_MINE.format(id="mine"))
    file = folder / "a.toml"
    for layout in (given, file, str(file)):
        (person,) = read_ledger(path, layout=layout).records["ListedPerson"]
        assert (person.thing, str(person.name)) == ("X1", "赵示例")
    assert person.list_id == "mine-a"


@pytest.mark.parametrize("own", ["folder", "file", "loaded"])
def test_own_layouts_are_tried_beside_the_shipped_ones(folder, path, write_csv, head, own):
    mine = {"folder": [folder], "file": [folder / "a.toml"], "loaded": own_layouts([folder])}[
        own
    ]
    with pytest.raises(LedgerError):
        read_ledger(path)
    assert read_ledger(path, layouts=mine).sheets[0].layout == "mine-a"
    register = write_csv([head], name="b.csv")
    book = read_ledgers([path, register], layouts=iter(mine))
    assert [sheet.layout for sheet in book.sheets] == ["mine-a", "nat-member-2019"]
    assert len(book.households) == 1


def test_an_id_is_looked_for_among_the_own_layouts_first(folder, path):
    assert read_ledger(path, layout="mine-b", layouts=[folder]).sheets[0].layout == "mine-b"
    assert layout_from("nat-member-2019", own_layouts([folder])).id == "nat-member-2019"
    with pytest.raises(UnknownNameError):
        read_ledger(path, layout="mine-c", layouts=[folder])


def test_an_own_layout_takes_the_place_of_a_shipped_one():
    mine = load_layout(_MINE.format(id="nat-member-2019"))
    assert mine in tried(None, [mine])
    assert layout_of("nat-member-2019") not in tried(None, [mine])
    assert len(tried(None, [mine])) == len(tried(None))


def test_two_own_layouts_of_one_id_are_refused(folder):
    with pytest.raises(ValueError, match="several layouts are called mine-a"):
        own_layouts([folder, folder / "a.toml"])


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("listed.thing", "listed.things", UnknownNameError),
        ('keys = ["学号"]', "keys = []", ValueError),
        ('scope = "record"', "scope = [", ValueError),
    ],
)
def test_a_wrong_file_is_named(folder, old, new, error):
    file = folder / "a.toml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(error) as caught:
        own_layouts([folder])
    assert any("a.toml" in note for note in caught.value.__notes__)


def test_an_unknown_file_names_its_columns_that_can_be_nothing_but_headers(write_csv):
    headers = [
        "户编号",
        "姓名",
        "证件号码",
        "特色等级",
        "是否入股（元）",
        "张三",
        "420324197005040015",
        "甲",
        "王日期",
    ]
    with pytest.raises(LedgerError) as caught:
        read_ledger(write_csv([["1"]], headers=headers))
    (problem,) = caught.value.problems
    for text in (problem.message, problem.message_en):
        assert "特色等级、是否入股(元)" in text
        assert "张三" not in text
        assert "4203" not in text
        assert "、甲" not in text
    assert "不认识的列" in problem.message


def test_a_file_without_further_headers_names_none(write_csv):
    with pytest.raises(LedgerError) as caught:
        read_ledger(write_csv([["1"]], headers=["户编号", "姓名", "甲"]))
    assert "不认识" not in caught.value.problems[0].message
