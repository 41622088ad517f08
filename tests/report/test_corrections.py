"""Worklists that come back filled in: what is solved, and what can't be taken."""

from datetime import date

import attrs
import openpyxl
import pytest

from fupin.assessment.check_book import check_book
from fupin.codes import Ethnicity, LabourCapacity
from fupin.errors import LedgerError, Severity
from fupin.report.check_folder import write_checks
from fupin.report.corrections import apply_corrections
from fupin.report.corrections_read import read_worklist
from fupin.values import make_id_number


HAPPY, PEACE, NOWHERE = (
    f"worklist-{name}.xlsx" for name in ("河口镇-幸福村", "河口镇-和谐村", "未登记村")
)
HEADER = 4
DAY = date(2024, 1, 31)
_RIGHT = str(make_id_number("420324", date(2012, 5, 4), 2))
WRONG_ID = _RIGHT[:-1] + ("0" if _RIGHT[-1] != "0" else "1")


@pytest.fixture
def out(report, register, pack, tmp_path):
    write_checks(tmp_path, report, register, pack)
    return tmp_path


def fill(path, rule, nth=0, **cells):
    """Fill in the nth row of that rule, as somebody would who opens the file."""
    book = openpyxl.load_workbook(path)
    sheet = book["疑点"]
    titles = {cell.value: cell.column for cell in sheet[HEADER]}
    rows = [
        row
        for row in range(HEADER + 1, sheet.max_row + 1)
        if sheet.cell(row, titles["规则"]).value == rule
    ]
    for title, value in cells.items():
        sheet.cell(rows[nth], titles[title]).value = value
    book.save(path)
    return f"L{rows[nth]}"


@pytest.fixture
def done(register, pack, out):
    """Apply lists of the folder to the register."""

    def run(*names, book=register, **more):
        worklists = [out / name for name in names]
        return apply_corrections(book, worklists, on=DAY, pack=pack, **more)

    return run


def counts(found):
    parts = ("solved", "unsolved", "explained", "left", "refused", "raised")
    return tuple(len(getattr(found, part)) for part in parts)


def test_nothing_filled_in(done, register):
    found = done(HAPPY)

    assert counts(found) == (0, 0, 0, 5, 0, 0)
    assert found.book == register
    assert found.problems == ()


def test_a_blank_filled_in(done, out):
    fill(out / HAPPY, "t.ethnicity", 更正为="苗族", 处理结果="已更正")

    found = done(HAPPY)

    assert counts(found) == (1, 0, 0, 4, 0, 0)
    assert found.book.households[0].members[0].ethnicity is Ethnicity.MIAO
    assert found.book.households[0].members[1].ethnicity is Ethnicity.HAN
    assert repr(found) == (
        "<Corrected: 1 solved, 0 unsolved, 0 explained, 4 left, 0 refused, 0 raised>"
    )


def test_a_correction_that_is_still_found(done, out):
    fill(out / HAPPY, "t.labour", 更正为="无劳动力")

    assert counts(done(HAPPY)) == (0, 1, 0, 4, 0, 0)


def test_outcomes_without_a_correction(done, out):
    fill(out / HAPPY, "t.labour", 处理结果="核实无误", 说明="丧失劳动能力")
    fill(out / HAPPY, "t.ethnicity", 处理结果="无法更正")
    fill(out / HAPPY, "t.ethnicity", 1, 处理结果="已更正")

    found = done(HAPPY)

    assert counts(found) == (0, 1, 1, 3, 0, 0)  # it says corrected, but it is not
    assert found.explained[0].note == "丧失劳动能力"
    assert "丧失" not in repr(found.explained)


def test_corrected_elsewhere_is_looked_up(done, out, register):
    """The list is held against a newer export, where the fault is gone."""
    fill(out / HAPPY, "t.ethnicity", 处理结果="已更正")
    first = register.households[0]
    head = attrs.evolve(first.members[0], ethnicity=Ethnicity.HAN)
    newer = attrs.evolve(
        register,
        households=(
            attrs.evolve(first, members=(head, first.members[1])),
            *register.households[1:],
        ),
    )

    assert counts(done(HAPPY, book=newer)) == (1, 0, 0, 4, 0, 0)


def test_a_field_emptied(done, out):
    """Clearing it solves what was found, and raises nothing that asks for no value."""
    fill(out / HAPPY, "t.labour", 更正为="清空")

    found = done(HAPPY)

    assert counts(found)[:2] == (1, 0)
    assert found.book.households[0].members[1].labour is None


def test_what_a_correction_brings_up(done, out):
    """One thing put right, another broken: the second is told."""
    address = fill(out / HAPPY, "t.labour", 更正项="民族", 更正为="清空")

    found = done(HAPPY)

    assert counts(found) == (0, 1, 0, 4, 0, 1)
    assert found.unsolved[0].cell == address
    assert [(f.rule, f.position, f.row) for f in found.raised] == [("t.ethnicity", 1, 3)]


def test_another_field_of_the_household(done, out):
    fill(out / HAPPY, "t.labour", 更正项="家庭人口数", 更正为="3")

    found = done(HAPPY)

    assert found.book.households[0].size == 3


def test_a_village_is_corrected(done, out):
    fill(out / HAPPY, "t.population", 更正为=1200, 处理结果="已更正")

    found = done(HAPPY)

    assert counts(found) == (1, 0, 0, 4, 0, 0)
    assert found.book.villages[0].population == 1200
    assert found.book.villages[1].population == 900


def test_nested_fields_are_made(done, out):
    """A household whose income is not recorded at all gets one."""
    fill(out / HAPPY, "t.labour", 更正项="household.income.per_head", 更正为="5230.5")

    found = done(HAPPY)

    assert found.book.households[0].income.per_head == 523050
    assert found.book.households[0].members[1].labour is LabourCapacity.NONE
    fill(out / HAPPY, "t.labour", 更正为="清空")
    assert done(HAPPY).book.households[0].income is None


def test_households_shown_alike_are_told_by_their_row(done, out, canaries):
    """Registers that use the ID number of the head: all are shown alike."""
    fill(out / HAPPY, "t.ethnicity", 2, 更正为="苗族")
    known = {h.household_id: h for h in done(HAPPY).book.households}
    assert known[canaries[7]].members[0].ethnicity is Ethnicity.MIAO
    assert known[canaries[6]].members[0].ethnicity is None

    fill(out / HAPPY, "t.ethnicity", 2, 来源表="别的表")
    found = done(HAPPY)
    assert counts(found) == (0, 0, 0, 4, 1, 0)
    assert [p.code for p in found.problems] == ["correction.several-households"]
    fill(out / HAPPY, "t.ethnicity", 2, 行=None)
    assert [p.code for p in done(HAPPY).problems] == ["correction.several-households"]
    fill(out / HAPPY, "t.ethnicity", 2, 户编号=canaries[7])  # a revealed list
    assert counts(done(HAPPY))[0] == 1


@pytest.mark.parametrize(
    ("rule", "cells", "code"),
    [
        ("t.labour", {"更正为": "超人"}, "value.not-in-code-list"),
        ("t.labour", {"更正项": "不存在", "更正为": "1"}, "correction.no-field"),
        ("t.labour", {"更正项": "户编号", "更正为": "42"}, "correction.key"),
        ("t.labour", {"更正项": "家庭人口数", "更正为": "三"}, "value.not-a-number"),
        ("t.labour", {"户编号": "404", "更正为": "普通劳动力"}, "correction.no-household"),
        (
            "t.labour",
            {"成员序": 9, "人编号": "?", "更正为": "普通劳动力"},
            "correction.no-member",
        ),
        ("t.labour", {"姓名": "李*", "更正为": "普通劳动力"}, "correction.no-member"),
        ("t.population", {"村": "桃源村", "更正为": "12"}, "correction.no-village"),
        ("t.population", {"村": None, "更正为": "12"}, "correction.no-household"),
        ("t.population", {"更正项": "民族", "更正为": "汉族"}, "correction.no-field"),
        (
            "t.population",
            {"更正项": "village.place.village", "更正为": "村"},
            "correction.key",
        ),
        (
            "t.labour",
            {"更正为": "普通劳动力", "处理结果": "核实无误"},
            "correction.outcome-contradicts",
        ),
        ("t.labour", {"更正项": "证件号码", "更正为": WRONG_ID}, "id.check-digit"),
    ],
)
def test_what_can_not_be_taken(done, out, register, rule, cells, code):
    address = fill(out / HAPPY, rule, **cells)

    found = done(HAPPY)

    assert counts(found) == (0, 0, 0, 4, 1, 0)
    (problem,) = found.problems
    assert problem.code.startswith(code)
    assert problem.cell == address
    assert problem.sheet == f"{HAPPY}:疑点"
    assert problem.severity is Severity.ERROR
    assert found.book == register


def test_a_member_who_moved_in_the_roster_is_found_by_number(done, out, register):
    fill(out / HAPPY, "t.labour", 更正为="普通劳动力")
    first = register.households[0]
    turned = attrs.evolve(first, members=first.members[::-1])
    book = attrs.evolve(register, households=(turned, *register.households[1:]))

    found = done(HAPPY, book=book)

    labours = {
        m.name.masked + (m.member_id or ""): m.labour for m in found.book.households[0].members
    }
    assert labours["欧阳*420324000000102"] is LabourCapacity.ORDINARY
    assert labours["欧阳*420324000000101"] is LabourCapacity.ORDINARY
    assert counts(found)[0] == 1


def test_what_can_not_be_is_refused(done, out, register):
    """Born after death: the model has no such person."""
    fill(out / HAPPY, "t.labour", 更正项="出生日期", 更正为="2016-01-01")
    fill(out / HAPPY, "t.ethnicity", 更正为="苗族")
    first = register.households[0]
    dead = attrs.evolve(first.members[1], death_date=date(2015, 1, 1))
    home = attrs.evolve(first, members=(first.members[0], dead))
    book = attrs.evolve(register, households=(home, *register.households[1:]))

    found = done(HAPPY, book=book)

    assert counts(found) == (1, 0, 0, 3, 1, 0)
    assert [p.code for p in found.problems] == ["member.died-before-birth"]
    assert found.book.households[0].members[1] == dead
    assert counts(done(HAPPY)) == (1, 1, 0, 3, 0, 0)  # of somebody alive it is taken


def test_contradicting_rows_are_refused_together(done, out, register):
    fill(out / HAPPY, "t.ethnicity", 更正为="苗族")
    copy = out / "copy.xlsx"
    copy.write_bytes((out / HAPPY).read_bytes())
    assert counts(done(HAPPY, "copy.xlsx"))[:2] == (2, 0)

    fill(copy, "t.ethnicity", 更正为="壮族")
    found = done(HAPPY, "copy.xlsx")

    assert counts(found)[:2] == (0, 0)
    assert [p.code for p in found.problems] == ["correction.contradicts"] * 2
    assert found.book == register


def test_a_cell_that_could_not_be_read(done, out, register):
    assert register.unread == {"4203240000004": frozenset({(0, "member.ethnicity")})}
    fill(out / PEACE, "value.not-in-code-list", 更正为="苗族")

    found = done(PEACE)

    assert counts(found) == (1, 0, 0, 0, 0, 0)
    assert found.book.unread["4203240000004"] == frozenset()
    assert [p.code for p in found.book.problems] == ["row.no-household-number"]
    assert next(p.code for p in register.problems) == "value.not-in-code-list"


def test_a_cell_said_to_be_corrected_elsewhere(done, out, register):
    fill(out / PEACE, "value.not-in-code-list", 处理结果="已更正")
    assert counts(done(PEACE)) == (0, 1, 0, 0, 0, 0)

    fixed = attrs.evolve(register, problems=register.problems[1:])
    assert counts(done(PEACE, book=fixed)) == (1, 0, 0, 0, 0, 0)
    fill(out / PEACE, "value.not-in-code-list", 行=None)
    assert counts(done(PEACE))[:2] == (1, 0)  # a row without an address has no cell


def test_a_row_without_a_household_can_not_be_corrected(done, out):
    name = "worklist-台账文件.xlsx"
    fill(out / name, "row.no-household-number", 更正为="4203240000004")

    assert [p.code for p in done(name).problems] == ["correction.no-household"]


def test_an_unknown_outcome(done, out):
    address = fill(out / HAPPY, "t.labour", 处理结果="改好了")

    found = done(HAPPY)

    assert counts(found) == (0, 0, 0, 5, 0, 0)
    (problem,) = found.problems
    assert (problem.code, problem.found) == ("correction.unknown-outcome", "改*")
    assert problem.cell == address.replace("L", "M")


@pytest.mark.usefixtures("out")
def test_no_worklist(done):
    with pytest.raises(LedgerError) as caught:
        done("summary.xlsx")
    assert caught.value.problems[0].code == "correction.no-worklist"


def test_the_corrected_book_is_checked_again_as_the_first_was(done, out, pack):
    """What is open after corrections is what a new check of the book finds."""
    fill(out / HAPPY, "t.ethnicity", 更正为="苗族")
    fill(out / HAPPY, "t.population", 更正为="900")
    fill(out / NOWHERE, "t.size", 更正为="8")

    found = done(HAPPY, NOWHERE)

    assert counts(found) == (3, 0, 0, 3, 0, 0)
    again = check_book(found.book, on=DAY, pack=pack)
    assert [(f.rule, f.position) for f in again] == [
        ("t.labour", 1),
        ("t.ethnicity", 0),
        ("t.ethnicity", 0),
    ]


def test_a_duplicate_number_is_judged_in_the_whole_ledger(done, out, canaries):
    """Two persons get the same ID number: the ledger's own check finds both."""
    fill(out / HAPPY, "t.labour", 更正项="证件号码", 更正为=canaries[4])

    found = done(HAPPY)

    assert [(f.rule, f.position) for f in found.raised] == [("t.twice", 0), ("t.twice", 1)]
    assert canaries[4] not in repr(found) + repr(found.raised) + repr(found.unsolved)


def test_a_moved_header_and_other_sheets(out):
    """Rows above and sheets beside do not matter; rows without a rule are none."""
    book = openpyxl.load_workbook(out / HAPPY)
    sheet = book["疑点"]
    sheet.delete_rows(2, 2)
    sheet.cell(sheet.max_row + 1, 1).value = "合计"
    book.save(out / HAPPY)

    rows, problems = read_worklist(out / HAPPY)

    assert len(rows) == 5
    assert problems == []
    assert rows[0].source == ("register.csv", 3)
    assert (rows[0].position, rows[-1].position) == (1, None)
    assert rows[0].cell == "L3"
    assert repr(rows[0]) == "<Filled t.labour L3>"
