"""Rules written as small expressions, read safely: nothing is ever run.

``net_income > size * poverty_line and every(members, age < 6 or student_status
not in ["非在校生"])``.  Only the forms below are taken, each name must be known, and
every fault is told with line and column.

Forms: ``and or not``, comparisons (chained ones too), ``+ - *``, ``in`` and ``not in``
with a list of official wordings, and the words of `fupin.logic.forms`.  A number with a
unit is ``quantity("3.5", "mu")``, money in yuan; a plain number beside a quantity that
is counted in whole persons, years of age … has that unit.
"""

from __future__ import annotations

from fupin.errors import RuleSyntaxError
from fupin.logic.check import check
from fupin.logic.grammar import tree
from fupin.logic.nodes import Condition
from fupin.logic.reader import Reader
from fupin.logic.tokens import MOST_FAULTS
from fupin.logic.words import Vocabulary


__all__ = ["Vocabulary", "parse"]


def parse(text: str, vocabulary: Vocabulary) -> Condition:
    """Read a condition.

    Raises:
        RuleSyntaxError: With every fault, each with its line and column; of a text
            whose shape can't be read, the first.

    >>> from fupin.logic import QuantityFact
    >>> size = QuantityFact("size", "person", "人口", "persons")
    >>> parse("size > 3", Vocabulary(facts=(size,))).right
    Number(value=3, unit='person')
    """
    shape = tree(text)
    reader = Reader(text, vocabulary)
    found = reader.condition(shape)
    if found is None or reader.faults:
        raise RuleSyntaxError([*dict.fromkeys(reader.faults)][:MOST_FAULTS])
    return check(found)
