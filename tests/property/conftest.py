"""A small world to try every kind of node in, and three ways to ask what it means.

Each way gives one list a row: what each test comes to, True, False or None.
"""

import enum
import itertools

from datetime import date
from types import SimpleNamespace

import attrs
import polars as pl
import pytest

from fupin.frames.evaluate import evaluate, in_order
from fupin.logic import (
    Agreement,
    ChoiceFact,
    ChoicesFact,
    ConditionFact,
    FirstKnown,
    Group,
    Named,
    Number,
    Parameter,
    Quantity,
    QuantityFact,
    Ratio,
    Reads,
    Recorded,
    compile_tests,
    value,
)
from fupin.logic.ratio import WHOLE


class Colour(enum.Enum):
    RED = "红"
    GREEN = "绿"
    BLUE = "蓝"


ANY_DAY = date(2018, 12, 31)
PARAMETERS = {"p": 1, "q": -2}
FACTS = {
    "a": QuantityFact("a", "", "甲", "a"),
    "b": QuantityFact("b", "", "乙", "b"),
    "l": QuantityFact("l", "", "限", "l"),
    "c": ConditionFact("c", "丙", "c"),
    "d": ConditionFact("d", "丁", "d"),
    "e": ConditionFact("e", "戊", "e"),
    "f": ChoiceFact("f", Colour, "己", "f"),
    "g": ChoicesFact("g", Colour, "庚", "g"),
}
OF_THINGS = {
    "m": QuantityFact("m", "", "子", "m"),
    "n": ConditionFact("n", "丑", "n"),
    "o": ChoiceFact("o", Colour, "寅", "o"),
}
THINGS = Group("things", "", "物", "things")
READS = Reads(
    facts={name: (name,) for name in FACTS},
    groups={"things": (("things",), {name: (name,) for name in OF_THINGS})},
)
TYPES = {
    **dict.fromkeys(("a", "b", "l", "m"), pl.Int64),
    **dict.fromkeys(("c", "d", "e", "n"), pl.Boolean),
    **dict.fromkeys(("f", "o"), pl.String),
    "g": pl.List(pl.String),
}
NOTHING = dict.fromkeys(FACTS) | {"things": ()}


def interpreted(tests, rows):
    """The oracle."""
    return [[value(test, row, PARAMETERS) for test in tests] for row in rows]


def compiled(tests, rows):
    """Generated Python source over plain objects."""
    write = compile_tests.__wrapped__  # past the cache: a mutant must not be remembered
    decide = write(tuple(tests), READS, tuple(PARAMETERS.items()))
    found = []
    for row in rows:
        things = tuple(SimpleNamespace(**thing) for thing in row["things"])
        failed, unknown = decide(SimpleNamespace(**row | {"things": things}), ANY_DAY)
        bits = range(len(tests))
        found.append([None if unknown >> i & 1 else not failed >> i & 1 for i in bits])
    return found


def columnar(tests, rows):
    """Polars, with all rows in one table."""
    subjects = _frame([{"key": str(i)} | row for i, row in enumerate(rows)], FACTS)
    things = [{"key": str(i)} | t for i, row in enumerate(rows) for t in row["things"]]
    asked = {str(i): test for i, test in enumerate(tests)}
    table = evaluate(asked, subjects, {"things": _frame(things, OF_THINGS)}, "key", PARAMETERS)
    return [list(row) for row in in_order(table, *asked).iter_rows()]


def _frame(rows, facts):
    cells = [{name: _cell(row[name]) for name in ("key", *facts)} for row in rows]
    return pl.DataFrame(
        cells, schema={"key": pl.String} | {name: TYPES[name] for name in facts}
    )


def _cell(answer):
    if isinstance(answer, frozenset):
        return [colour.value for colour in answer]
    return getattr(answer, "value", answer)


def operator_table():
    """Every operator over every small answer: pairs of tests and the rows to try them on."""
    a, b, limit, c, d, e, f, g = FACTS.values()
    numbers = (None, -1, 0, 1)
    truths = (None, True, False)
    pairs = [NOTHING | {"a": x, "b": y} for x, y in itertools.product(numbers, repeat=2)]
    compare = (Quantity.__gt__, Quantity.__ge__, Quantity.__lt__, Quantity.__le__)
    reckon = (Quantity.__add__, Quantity.__sub__, Quantity.__mul__)
    sums = [op(a, b) for op in reckon]
    yield [op(a, b) for op in compare], pairs
    yield [s >= Number(k) for s in sums for k in range(-2, 3)], pairs
    yield [op(a, Parameter("p", "", "", "")) for op in compare], pairs
    yield (
        [
            rate
            for whole in (b, Number(1))
            for rate in (
                Ratio(a, whole) > limit,
                Ratio(a, whole) >= limit,
                Ratio(a, whole) < limit,
                Ratio(a, whole) <= limit,
            )
        ],
        [row | {"l": k} for row in pairs for k in (None, -WHOLE, 0, WHOLE)],
    )
    yield (
        [
            *(c & d, c | d, ~c, c.implies(d), (c & d) & e, (c | d) | e),
            *(FirstKnown((c, d)), FirstKnown((c, d, e)), FirstKnown((c,))),
            *(Agreement((c, d)), Agreement((c, d, e)), Agreement((c,))),
            *(Recorded(c), Named(c, "", ""), Number(1) > Number(0), Number(0) > Number(1)),
        ],
        [
            NOTHING | {"c": x, "d": y, "e": z}
            for x, y, z in itertools.product(truths, repeat=3)
        ],
    )
    yield (
        [
            *(f.among(Colour.RED), f.among(Colour.RED, Colour.BLUE), Recorded(f)),
            *(g.include(Colour.RED), g.include(Colour.RED, Colour.BLUE), Recorded(g)),
            Recorded(a),
        ],
        [
            NOTHING | {"f": one, "g": many, "a": 0 if one else None}
            for one in (None, *Colour)
            for many in (None, *map(frozenset, _subsets(Colour)))
        ],
    )
    yield from _group_table(numbers, truths)


def _group_table(numbers, truths):
    m, n, o = OF_THINGS.values()
    blank = dict.fromkeys(OF_THINGS)
    counts = [THINGS.count(n) >= Number(k) for k in range(4)]
    yield (
        [THINGS.every(n), THINGS.some(n), THINGS.every(~n), THINGS.some(~n), *counts],
        [
            NOTHING | {"things": tuple(blank | {"n": x} for x in found)}
            for found in _lists(truths)
        ],
    )
    totals = [THINGS.total(m) >= Number(k) for k in range(-3, 4)]
    yield (
        [*totals, THINGS.some(m > Number(0)), THINGS.every(Number(1) > Number(0))],
        [
            NOTHING | {"things": tuple(blank | {"m": x} for x in found)}
            for found in _lists(numbers)
        ],
    )
    yield (
        [THINGS.every(Recorded(n)), THINGS.some(o.among(Colour.RED))],
        [
            NOTHING | {"things": tuple(blank | {"n": x, "o": y} for x, y in found)}
            for found in _lists(((None, None), (True, Colour.RED), (False, Colour.BLUE)))
        ],
    )


def _lists(answers):
    return [x for length in range(4) for x in itertools.product(answers, repeat=length)]


def _subsets(answers):
    return [x for n in range(len(answers) + 1) for x in itertools.combinations(answers, n)]


@attrs.frozen
class World:
    """All of it, for tests: they can't import a conftest."""

    facts = FACTS
    of_things = OF_THINGS
    things = THINGS
    colours = Colour
    nothing = NOTHING
    parameters = PARAMETERS
    interpreted = staticmethod(interpreted)
    compiled = staticmethod(compiled)
    columnar = staticmethod(columnar)

    def differences(self, way, cases=None):
        """Where *way* and the oracle differ: the test, the row, and both answers."""
        for tests, rows in operator_table() if cases is None else cases:
            mine, theirs = interpreted(tests, rows), way(tests, rows)
            for row, expected, found in zip(rows, mine, theirs, strict=True):
                for test, one, other in zip(tests, expected, found, strict=True):
                    if one is not other:
                        yield test, row, one, other


@pytest.fixture(scope="session")
def world():
    return World()
