"""Citations: what they print and how sure they are."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from fupin.values import Citation, Standing


FULL = Citation(
    document="《示例办法》",
    number="示发〔2016〕1号",
    article="第三条",
    issued=date(2016, 4, 28),
    standing=Standing.REPORTED,
    disputed="另有一说为第四条",
)


def test_a_citation_prints_document_number_article_and_date():
    assert str(FULL) == "《示例办法》（示发〔2016〕1号）第三条，2016-04-28"
    assert str(Citation(document="《示例办法》")) == "《示例办法》"


def test_described_adds_standing_and_dispute():
    assert FULL.described().endswith("〔见于转述；有争议：另有一说为第四条〕")
    assert Citation(document="《示例办法》").described() == "《示例办法》〔凭记忆，未核实〕"


def test_a_citation_is_recalled_unless_said_otherwise():
    assert Citation(document="《示例办法》").standing is Standing.RECALLED


@pytest.mark.parametrize(
    ("standings", "weakest"),
    [
        ([], Standing.CONFIRMED),
        ([Standing.CONFIRMED, Standing.REPORTED], Standing.REPORTED),
        ([Standing.RECALLED, Standing.CONFIRMED], Standing.RECALLED),
        ([Standing.SOURCE_DOCUMENT, Standing.REPORTED], Standing.SOURCE_DOCUMENT),
    ],
)
def test_an_answer_is_no_surer_than_its_weakest_source(standings, weakest):
    assert Standing.weakest(iter(standings)) is weakest


def test_every_standing_has_a_rank_and_a_wording():
    assert [s.rank for s in Standing] == [0, 1, 2, 3]
    assert len({s.zh for s in Standing}) == len(Standing)


def test_a_citation_does_not_change():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        FULL.article = "第四条"
    assert hash(FULL) == hash(attrs.evolve(FULL))
