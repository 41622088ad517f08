"""Every standard explained word for word, on golden cases that pass, fail and stay open.

``FUPIN_UPDATE_SNAPSHOTS=1`` writes the files anew; read the difference before you keep it.
"""

from __future__ import annotations

import os

from pathlib import Path

import pytest

from fupin.assessment.finding import finding
from fupin.assessment.prepare import ready
from fupin.conformance import cases_for
from fupin.conformance.rows import decode, masks, truths
from fupin.logic import Truth
from fupin.model import ExitAssessment, Verdict
from fupin.standards import standards


SNAPSHOTS = Path(__file__).parent / "case_snapshots"


def assessed(book, case):
    """The assessment of a fact row, as `assess_exit` gives it of an object."""
    prepared = ready(book, case.on, case.region, False)
    row = decode(case.facts, book.names)
    found = truths(book.tests, row, prepared.values)
    failed, unknown = masks(found)
    return ExitAssessment(
        subject="示例",
        kind=book.subject.value,
        standard=book.id,
        title=book.title,
        title_en=book.title_en,
        on=case.on,
        region=case.region,
        failed_mask=failed,
        unknown_mask=unknown,
        findings=tuple(
            finding(test, Truth.of(truth), row, prepared.values)
            for test, truth in zip(prepared.tests, found, strict=True)
        ),
        citation=book.cites,
    )


def told(book):
    """The first case of each verdict, something recorded, in Chinese and in English."""
    first = {}
    for case in sorted(cases_for(book), key=lambda c: not c.facts):
        first.setdefault(case.expected.verdict, case)
    parts = []
    for verdict in Verdict:
        if verdict in first:
            assessment = assessed(book, first[verdict])
            assert assessment.verdict is verdict
            parts += [assessment.explain(), assessment.explain("en")]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("shipped", standards(), ids=lambda b: b.id)
def test_is_explained_word_for_word(shipped):
    path = SNAPSHOTS / f"{shipped.id.replace('/', '_')}.txt"
    text = told(shipped)
    if os.environ.get("FUPIN_UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    assert path.read_text("utf-8") == text


def test_each_rule_is_told_in_every_part():
    for book in standards():
        text = told(book)
        for rule in book.rules:
            assert rule.title in text
            assert rule.title_en in text


def test_no_file_is_left_over():
    names = {f"{b.id.replace('/', '_')}.txt" for b in standards()}

    assert {p.name for p in SNAPSHOTS.iterdir()} == names
