"""Every parameter, rule, standard, scheme, procedure and code list points to a document."""

from __future__ import annotations

import re

import pytest

from fupin.codes import CODE_LISTS
from fupin.policy import (
    code_list_document,
    document_of,
    documents,
    groups,
    parameters,
)
from fupin.standards import schemes, standards
from fupin.standards.exclusion import EXCLUSION_LISTS
from fupin.standards.procedures import procedures


NUMBERED = re.compile(r"第[一二三四五六七八九十百]+条|注[0-9]+")


def cited():
    """What is stated, with every citation it rests on."""
    for name, history in parameters().items():
        yield f"parameter {name}", [s.citation for s in history.settings]
    for group in groups().values():
        yield f"group {group.id}", [group.citation]
    for book in standards():
        yield f"standard {book.id}", [book.cites]
        for rule in book.rules:
            yield f"rule {book.id} {rule.id}", list(rule.cites)
    for scheme in schemes():
        yield f"scheme {scheme.id}", [scheme.cites]
        for batch in scheme.batches:
            yield f"batch {scheme.id}.{batch.id}", list(batch.cites)
    for found in EXCLUSION_LISTS:
        yield f"list {found.id}", [found.cites]
        for item in found.items:
            yield f"item {found.id}.{item.id}", list(item.cites)
    for procedure in procedures():
        yield f"procedure {procedure.id}", list(procedure.cites)


EVERYTHING = list(cited())


@pytest.mark.parametrize(
    "citations", [c for _, c in EVERYTHING], ids=[name for name, _ in EVERYTHING]
)
def test_points_to_a_document(citations):
    assert citations
    for one in citations:
        found = document_of(one)
        assert one.standing.rank >= 0
        if found.articles and NUMBERED.fullmatch(one.article):
            assert one.article in found.articles


def test_every_code_list_points_to_a_document():
    for name in CODE_LISTS:
        assert code_list_document(name).id in documents()


def test_no_recalled_number_is_cited():
    recalled = {d.title: d.number for d in documents().values() if d.number_recalled}
    for name, citations in EVERYTHING:
        for one in citations:
            assert not (one.document in recalled and one.number), name
