"""The documents as objects: status, what they replace, articles by number, who cites them."""

from __future__ import annotations

import re

import attrs
import pytest

from fupin.codes import CODE_LISTS
from fupin.errors import UnknownNameError
from fupin.policy import (
    DocumentStatus,
    code_list_document,
    code_list_documents,
    document,
    document_of,
    documents,
    groups,
    parameters,
    replaced_by,
)
from fupin.values import Citation


ARTICLE = re.compile(r"第[一二三四五六七八九十百]+条|注[0-9]+")
# The prints a province's or a topic's own file has not looked into carry no status.
LOOKED_INTO = [d for d in documents().values() if d.status is not None]


@pytest.mark.parametrize("one", list(documents().values()), ids=lambda d: d.id)
class TestEveryDocument:
    def test_what_it_replaces_is_here_and_says_so(self, one):
        for name in one.replaces:
            assert document(name).status is DocumentStatus.SUPERSEDED
            assert one in replaced_by(name)

    def test_is_superseded_exactly_where_another_replaces_it(self, one):
        assert (one.status is DocumentStatus.SUPERSEDED) is bool(replaced_by(one.id))

    def test_articles_are_numbers_never_text(self, one):
        assert all(ARTICLE.fullmatch(article) for article in one.articles)
        assert len(set(one.articles)) == len(one.articles)

    def test_is_found_by_its_citation(self, one):
        assert document_of(one.cite("第三条")) is one

    def test_a_trial_says_so_in_its_title(self, one):
        if one.status is not None:
            assert (one.status is DocumentStatus.TRIAL) is ("试行" in one.title)


def test_most_documents_have_been_looked_into():
    assert len(LOOKED_INTO) > len(documents()) // 2
    assert all(status.zh for status in DocumentStatus)
    assert len({status.zh for status in DocumentStatus}) == len(DocumentStatus)


def test_the_fund_rules_of_2017_replace_those_of_2011():
    (newer,) = replaced_by("special-funds-2011")
    assert newer.number == "财农〔2017〕8号"
    assert newer.articles == ("第三条",)
    assert replaced_by("special-funds-2017") == ()


def test_a_title_nobody_knows_is_no_document():
    with pytest.raises(UnknownNameError):
        document_of(Citation(document="《没有的文件》"))


def test_articles_cited_by_number_are_among_those_that_were_read():
    cited = [s.citation for h in parameters().values() for s in h.settings]
    cited += [g.citation for g in groups().values()]
    for one in cited:
        known = document_of(one).articles
        if known and ARTICLE.fullmatch(one.article):
            assert one.article in known, one


def test_every_code_list_points_to_a_document():
    assert set(code_list_documents()) == set(CODE_LISTS)
    for name in CODE_LISTS:
        assert code_list_document(name) in documents().values()
    with pytest.raises(UnknownNameError, match="PovertyCause"):
        code_list_document("PovertyCauses")


def test_documents_cannot_be_changed():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        document("opinion-2016").status = None
