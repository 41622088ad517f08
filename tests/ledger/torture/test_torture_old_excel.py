"""Old .xls: read in a child process, whatever becomes of that."""

from __future__ import annotations

import io
import subprocess
import sys

from datetime import date, datetime, time, timedelta

import pytest

from fupin.errors import LedgerError, MissingExtraError
from fupin.ledger import _xls_child as child
from fupin.ledger import oldexcel, read_ledger
from fupin.ledger.sheets import open_sheets


DAY_AND_HOUR = datetime.fromisoformat("2020-02-29 01:00:00")


def code_of(path):
    with pytest.raises(LedgerError) as caught:
        read_ledger(path)
    return caught.value.problems[0].code


def test_an_old_workbook_is_read_as_a_new_one(write_xls, head, child, household):
    rows = [["台账"], list(head), list(head.values()), list(child.values())]
    book = read_ledger(write_xls(rows))
    assert book.households == (household,)
    assert book.problems == ()
    assert book.rows_of_members == {household.household_id: (("户", 3), ("户", 4))}


def test_cells_keep_their_types_and_places(write_xls):
    cells = ["甲", 2.5, True, date(2018, 3, 5), None, "尾"]
    (sheet,) = open_sheets(write_xls([[], cells], left=2))
    assert sheet.rows[1] == ["", "", "甲", 2.5, True, date(2018, 3, 5), "", "尾"]


def test_merged_cells_of_an_old_workbook_hold_for_all_their_rows(write_xls, head, child):
    rows = [list(head), list(head.values()), list(child.values())]
    book = read_ledger(write_xls(rows, merges=[(1, 2, 5, 5)]))
    assert len(book.households[0].members) == 2


def test_a_damaged_old_workbook_is_told(write_xls, head):
    path = write_xls([list(head)])
    data = path.read_bytes()
    path.write_bytes(data[:1024] + bytes(len(data) - 1024) + "Workbook".encode("utf-16-le"))
    assert code_of(path) in {"file.damaged", "file.reader-failed"}


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (child.DAMAGED, "file.damaged"),
        (child.ENCRYPTED, "file.encrypted"),
        (child.TOO_LARGE, "file.too-large"),
        (-6, "file.reader-failed"),
        (101, "file.reader-failed"),
    ],
)
def test_whatever_ends_the_child_is_told(write_xls, head, monkeypatch, status, code):
    path = write_xls([list(head)])
    ended = subprocess.CompletedProcess([], status, b"")
    monkeypatch.setattr(oldexcel.subprocess, "run", lambda *_, **__: ended)
    assert code_of(path) == code


def test_without_the_extra_it_is_said_what_to_install(write_xls, head, monkeypatch):
    path = write_xls([list(head)])
    ended = subprocess.CompletedProcess([], child.MISSING, b"")
    monkeypatch.setattr(oldexcel.subprocess, "run", lambda *_, **__: ended)
    with pytest.raises(MissingExtraError, match="excel"):
        read_ledger(path)


def test_a_child_that_takes_too_long_is_ended(write_xls, head, monkeypatch, tmp_path):
    path = write_xls([list(head)])
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(30)\n", encoding="utf-8")
    monkeypatch.setattr(oldexcel.child, "__file__", str(slow))
    with pytest.raises(LedgerError, match=r"file\.reader-timeout"):
        list(oldexcel.old_sheets(path, seconds=1))


def test_a_child_that_crashes_takes_nobody_with_it(write_xls, head, monkeypatch, tmp_path):
    path = write_xls([list(head)])
    crash = tmp_path / "crash.py"
    crash.write_text("import os\nos.abort()\n", encoding="utf-8")
    monkeypatch.setattr(oldexcel.child, "__file__", str(crash))
    assert code_of(path) == "file.reader-failed"


def test_files_too_large_are_not_even_begun(write_xls, head, monkeypatch):
    path = write_xls([list(head)])
    monkeypatch.setattr(oldexcel, "_LARGEST", 10)
    assert code_of(path) == "file.too-large"


def test_the_script_of_the_child_writes_what_its_parent_reads(write_xls, head, monkeypatch):
    monkeypatch.setattr(child, "_bound", lambda _seconds: None)
    out = io.StringIO()
    path = write_xls([list(head), list(head.values())])
    assert child.main(str(path), 10, out) == 0
    assert out.getvalue().count("\n") == 3
    monkeypatch.setattr(child, "MOST_OUTPUT", 10)
    assert child.main(str(path), 10, io.StringIO()) == child.TOO_LARGE
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert child.main(str(path), 10, io.StringIO()) == child.DAMAGED


def test_the_child_bounds_its_own_memory_and_time(monkeypatch):
    resource = pytest.importorskip("resource")
    bounds = {}
    monkeypatch.setattr(resource, "getrlimit", lambda _limit: (-1, 3 * 1024**3))
    monkeypatch.setattr(resource, "setrlimit", lambda *one: bounds.update([one]))
    child._bound(7)
    assert bounds == {
        resource.RLIMIT_AS: (child.MEMORY, 3 * 1024**3),
        resource.RLIMIT_CPU: (7, 3 * 1024**3),
    }


@pytest.mark.parametrize(
    "cell",
    [None, "x", 1.5, True, date(2020, 2, 29), DAY_AND_HOUR, time(3), timedelta(2)],
)
def test_cells_pass_through_the_pipe_unchanged(cell):
    back = oldexcel._cell(child._plain(cell))
    assert back == cell
    assert type(back) is type(cell)


@pytest.mark.parametrize("hint", [b"<html><table>", b'\xef\xbb\xbf<?xml version="1.0"?>'])
def test_a_web_page_under_the_name_of_a_workbook_is_told(tmp_path, hint):
    path = tmp_path / "a.xls"
    path.write_bytes(hint)
    assert code_of(path) == "file.web-page"


def test_a_text_under_the_name_of_a_workbook_is_read(write_csv, head, household, child):
    path = write_csv([head, child], name="a.xls", delimiter="\t", encoding="gb18030")
    assert read_ledger(path).households == (household,)


def test_another_office_document_is_no_ledger(tmp_path):
    path = tmp_path / "a.doc"
    word = "WordDocument".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2 * 1024**2) + word)
    assert code_of(path) == "file.not-a-ledger"


@pytest.mark.parametrize(
    ("fault", "status"),
    [("PasswordError", child.ENCRYPTED), ("ZipError", child.DAMAGED), (None, child.TOO_LARGE)],
)
def test_what_the_reader_says_is_passed_on(monkeypatch, fault, status):
    import python_calamine as calamine

    def fail(_path):
        raise getattr(calamine, fault) if fault else MemoryError

    monkeypatch.setattr(child, "_bound", lambda _seconds: None)
    monkeypatch.setattr(calamine, "CalamineWorkbook", type("B", (), {"from_path": fail}))
    assert child.main("x", 1, io.StringIO()) == status


def test_without_a_reader_the_child_says_so(monkeypatch):
    monkeypatch.setattr(child, "_bound", lambda _seconds: None)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert child.main("x", 1, io.StringIO()) == child.MISSING


def test_without_bounds_of_the_system_the_child_reads_all_the_same(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    child._bound(1)
