"""The page: self-contained, well-formed, nobody's name on it."""

import re

from html.parser import HTMLParser

import attrs
import pytest

from fupin.model import Verdict
from fupin.report import summary
from fupin.report.markup import Bar, bars, both, grid
from fupin.report.totals import INVENTED


class Tags(HTMLParser):
    """Checks that what is opened is closed, in order; collects attributes."""

    VOID = frozenset({"meta", "br", "link", "img"})

    def __init__(self):
        super().__init__()
        self.open, self.attributes, self.seen = [], [], set()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def page(result):
    return summary(result)


def test_well_formed(page):
    tags = Tags()
    tags.feed(page)
    tags.close()

    assert tags.open == []
    assert "svg" in tags.seen
    assert not tags.seen & {"script", "link", "img", "iframe", "object"}


def test_nothing_is_fetched(page):
    tags = Tags()
    tags.feed(page)

    assert not [name for name, _ in tags.attributes if name in {"src", "href", "srcset"}]
    assert re.search(r"https?:|//[a-z]|url\(|@import", page) is None


def test_counts_are_on_it(page, result):
    for verdict in Verdict:
        assert f"<b>{result.survey.verdicts[verdict]:,} 户</b>" in page
    for rule in result.survey.standard.rules:
        assert rule.title in page
    for batch in result.survey.batches:
        assert batch.title in page
    for township in result.townships:
        assert township.township in page
    assert "2995 元/人/年" in page
    assert "2018-12-31" in page
    assert "fupin 0.0.test" in page


def test_an_invented_population_is_called_so(page, result):
    assert page.count(INVENTED) == 1
    assert INVENTED not in summary(attrs.evolve(result, invented=False))


def test_what_comes_from_files_is_escaped(page):
    assert "&lt;不是&gt;日期" in page
    assert "<不是>" not in page


def test_no_personal_datum_on_it(page, secrets):
    assert [s for s in secrets if s in page] == []


def test_township_sums(result):
    counts = result.townships
    assert sum(t.households for t in counts) == 60
    assert sum(t.persons for t in counts) == 200
    assert sum(t.villages for t in counts) == 6
    for township in counts:
        assert sum(township.verdicts) == township.households
        assert township.poor.at_least <= township.poor.at_most <= township.persons


def test_bars_fill_the_chart():
    drawn = bars([Bar(zh="甲", en="a", parts=((1, "pass"), (3, "fail")), said="4")], 4, "题")

    widths = [
        float(w) for w in re.findall(r'-bar" x="[0-9.]+" y="8" width="([0-9.]+)"', drawn)
    ]
    assert widths == [120, 360]


def test_bars_of_nothing():
    assert "-bar" not in bars([Bar(zh="甲", en="a", parts=((0, "pass"),), said="0")], 0, "题")


def test_pieces_escape():
    assert both("<b>", "a&b") == '&lt;b&gt; <span lang="en">a&amp;b</span>'
    assert "<td>&lt;x&gt;</td>" in grid([("列", "column")], [("<x>",)])
    assert '<td class="n">1,000</td>' in grid([("列", "column")], [(1000,)])
