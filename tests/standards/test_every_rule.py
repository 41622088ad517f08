"""Every rule of every book: passing, failing, unknown, and at each of its thresholds."""

from __future__ import annotations

from fupin.assessment.prepare import READS
from fupin.logic import check, names
from fupin.policy import documents


TITLES = {d.title for d in documents().values()}


def test_it_passes_fails_and_is_unknown(trial):
    """A rule nothing can meet, or fail, or leave open would be no rule."""
    assert set(trial.seen) == {True, False, None}


def test_each_comparison_decides_at_its_threshold(trial):
    """One step below it, at it and one step above, all else being equal."""
    assert [node for node, three in trial.edges if three is None] == []


def test_every_lowering_says_the_same(trial):
    rows = trial.rows()
    interpreted = [trial.of(row) for row in rows]

    assert trial.compiled(rows) == interpreted
    assert trial.columnar(rows) == interpreted


def test_every_name_in_it_can_be_read(trial):
    reads = READS[trial.book.subject]
    used = names(trial.test)

    assert {f.name for f in used.facts} <= set(reads.facts)
    for group, asked in used.groups:
        assert {f.name for f in asked} <= set(reads.groups[group.name][1])


def test_its_units_agree_and_its_numbers_hold(trial):
    assert check(trial.test) is trial.test
    assert {p.name for p in names(trial.test).parameters} <= set(trial.numbers)


def test_it_cites_a_document_by_its_title(trial):
    assert {c.document for c in trial.rule.cites} <= TITLES
