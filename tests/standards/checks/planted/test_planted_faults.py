"""From file to finding: clean files have none, and each planted fault has its own."""

from __future__ import annotations


def _named(finding):
    """A finding's numbers; the library's own checks have none, and go by their id."""
    return finding.aliases or (finding.rule,)


def test_a_clean_file_has_no_finding_and_no_problem(plan, planting):
    outcome = planting(plan)
    clean = range(len(outcome.plan.clean))
    found = {outcome.faults[at]: outcome.found[at] for at in clean if outcome.found[at]}
    assert found == {}
    assert [
        problem for problem in outcome.book.problems if outcome.whose(problem) in clean
    ] == []


def test_a_planted_fault_is_found_and_nothing_else(fault, planting):
    name, copy = fault
    outcome = planting(name)
    planted, found = outcome.faults[copy], outcome.found[copy]
    assert {number for finding in found for number in _named(finding)} == planted.finds
    meant = [finding for finding in found if planted.alias in _named(finding)]
    rows = planted.rows or (outcome.row_of(planted, meant[0]),)
    expected = {outcome.copies.place(copy, row) for row in rows}
    assert {(outcome.file(f.sheet), f.row) for f in meant} == expected
    assert len(meant) == len(expected)
    assert [f.found for f in meant if planted.says not in f.found] == []


def test_a_finding_stands_on_a_sheet_that_was_read(plan, planting):
    outcome = planting(plan)
    sheets = {sheet.name: sheet for sheet in outcome.book.sheets}
    for finding in outcome.report:
        sheet = sheets[finding.sheet]
        assert sheet.header_row < finding.row <= sheet.header_row + sheet.rows


def test_both_engines_report_each_file_alike(plan, planting):
    outcome = planting(plan)
    assert outcome.report.findings
    assert outcome.report == outcome.other
    assert str(outcome.report.as_dict()) == str(outcome.other.as_dict())


def test_nobody_is_named(plan, planting):
    outcome = planting(plan)
    said = [
        str(outcome.report.as_dict()),
        repr(outcome.report),
        repr(outcome.report.findings),
        repr(outcome.book),
        *map(str, outcome.book.problems),
    ]
    personal = {value for value in outcome.copies.personal if len(value) > 1}
    assert personal
    assert [text for text in said if any(value in text for value in personal)] == []
