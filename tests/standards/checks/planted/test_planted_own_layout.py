"""What no shipped layout has is asked as soon as a layout of one's own has it."""

from __future__ import annotations

import csv

from importlib import resources

import pytest

from fupin.assessment.check_book import check_book as by_objects
from fupin.frames import check_book as by_columns
from fupin.ledger import read_ledgers


NEED = "5_15_009"


@pytest.fixture
def layout(tmp_path):
    shipped = resources.files("fupin.ledger") / "layouts" / "gz-outwork-2023.toml"
    text = shipped.read_text("utf-8").replace("gz-outwork-2023", "own-outwork")
    path = tmp_path / "own-outwork.toml"
    path.write_text(text + '"务工需求" = { to = "work.need" }\n', "utf-8")
    return path


def _found(planned, copying, folder, needs, layouts):
    """The checks of people who plan to go out, with what their surveys say of the need."""
    plan = planned["plan_gz_outwork"]
    planning = [f for f in plan.clean if "计划外出务工" in str(f.changes) and f.home == "open"]
    files = copying(plan, planning * len(needs), folder)
    work = next(file for file in files if file.stem == "work")
    with work.open(encoding="utf-8-sig", newline="") as read:
        rows = list(csv.reader(read))
    if layouts:
        for row, cell in zip(rows[2:], ["务工需求", *needs], strict=True):
            row.append(cell)
    with work.open("w", encoding="utf-8-sig", newline="") as write:
        csv.writer(write).writerows(rows)
    book = read_ledgers(files, layouts=layouts)
    report = by_columns(book, on=plan.on)
    assert report == by_objects(book, on=plan.on)
    return [(finding.aliases, finding.row) for finding in report]


def test_the_need_left_blank_is_found_where_it_was_asked(planned, copying, tmp_path, layout):
    found = _found(planned, copying, tmp_path, ["", "建筑业"], [layout])
    assert found == [((NEED,), 4)]


def test_a_survey_that_does_not_ask_the_need_says_nothing(planned, copying, tmp_path):
    assert _found(planned, copying, tmp_path, ["", ""], []) == []
