"""A small world of rules with every kind of node, to look for rows in."""

import enum

from datetime import date

import pytest

from fupin.conformance.finding import Finder
from fupin.conformance.rulebook import Context, Part, RuleBook
from fupin.logic import ChoiceFact, ChoicesFact, ConditionFact, Group, QuantityFact, names
from fupin.logic.names import walk
from fupin.logic.nodes import Parameter
from fupin.policy import document
from fupin.policy.parameter import Chosen, History, Setting


class Colour(enum.Enum):
    RED = "红"
    GREEN = "绿"
    BLUE = "蓝"


class World:
    """Facts to write rules with, and a finder for a book of such rules."""

    a, b = (QuantityFact(n, "person", n, n) for n in "ab")
    c, d, e = (ConditionFact(n, n, n) for n in "cde")
    f = ChoiceFact("f", Colour, "f", "f")
    g = ChoicesFact("g", Colour, "g", "g")
    m = QuantityFact("m", "person", "m", "m")
    n = ConditionFact("n", "n", "n")
    things = Group("members", "person", "物", "thing")
    limit = Parameter("limit", "person", "限", "limit")
    share = Parameter("share", "percent", "比例", "share")
    colour = Colour

    @staticmethod
    def finder(*tests, limit=12, share=2500):
        """A finder for a book of *tests*, with these numbers."""
        cited = document("opinion-2016").cite()
        day = date(2018, 12, 31)
        parts = tuple(
            Part(id=f"book.{i}", title="规则", title_en="rule", test=test, cites=(cited,))
            for i, test in enumerate(tests)
        )
        book = RuleBook(
            id="book",
            kind="standard",
            subject="household",
            title="书",
            title_en="book",
            cites=cited,
            parts=parts,
            first=day,
            last=day,
        )
        chosen = []
        for node in dict.fromkeys(n for _, n in walk(*tests) if isinstance(n, Parameter)):
            number = {"limit": limit, "share": share}[node.name]
            setting = Setting(value=number, first=day, last=day, group=None, citation=cited)
            history = History(node=node, contiguous=False, settings=(setting,))
            chosen.append(history.on(day))
        assert all(isinstance(one, Chosen) for one in chosen)
        assert names(*tests) == book.names
        return Finder(book, Context(on=day, region="", chosen=tuple(chosen)))


@pytest.fixture(scope="session")
def world():
    return World
