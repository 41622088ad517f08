"""The golden answers, asked of every lowering: interpreter, compiled rules, polars."""

import polars as pl
import pytest

from fupin.conformance import cases_for, run
from fupin.conformance.reference import answer
from fupin.conformance.rows import codes_of, decode, interpreted, truths
from fupin.conformance.rulebook import book, books, contexts
from fupin.frames.evaluate import evaluate, in_order
from fupin.logic import ChoiceFact, ChoicesFact, ConditionFact


NAMES = list(books())


def numbers_of(name):
    return {(c.on, c.region): c.values for c in contexts(book(name))}


@pytest.mark.parametrize("name", NAMES)
def test_the_interpreter_gives_the_golden_answer(name):
    of, numbers = book(name), numbers_of(name)

    for case in cases_for(name):
        row = decode(case.facts, of.names)
        assert interpreted(of, row, numbers[case.on, case.region]) == case.expected, case.id


@pytest.mark.parametrize("name", NAMES)
def test_the_reference_conforms(name):
    report = run(answer, cases_for(name))

    assert report.conforms, report.explain("en")


@pytest.mark.parametrize("name", NAMES)
def test_polars_gives_the_golden_answer(name):
    of, numbers = book(name), numbers_of(name)
    by_context = {}
    for case in cases_for(name):
        by_context.setdefault((case.on, case.region), []).append(case)

    for context, found in by_context.items():
        rows = [decode(case.facts, of.names) for case in found]
        table = columnar(of, rows, numbers[context])
        expected = [truths(of.tests, row, numbers[context]) for row in rows]
        assert table == expected


def columnar(of, rows, numbers):
    asked = {str(bit): test for bit, test in enumerate(of.tests)}
    subjects = frame([{"key": str(i)} | row for i, row in enumerate(rows)], of.names.facts)
    groups = {
        group.name: frame(
            [{"key": str(i)} | t for i, row in enumerate(rows) for t in row[group.name]], inner
        )
        for group, inner in of.names.groups
    }
    table = evaluate(asked, subjects, groups, "key", numbers)
    return [list(row) for row in in_order(table, *asked).iter_rows()]


def frame(rows, facts):
    kinds = {fact.name: kind(fact) for fact in facts}
    cells = [{name: cell(row[name]) for name in ("key", *kinds)} for row in rows]
    return pl.DataFrame(cells, schema={"key": pl.String} | kinds)


def kind(fact):
    if isinstance(fact, ChoicesFact):
        return pl.List(pl.String)
    if isinstance(fact, ChoiceFact):
        assert codes_of(fact)
        return pl.String
    return pl.Boolean if isinstance(fact, ConditionFact) else pl.Int64


def cell(given):
    if isinstance(given, frozenset):
        return [code.value for code in given]
    return getattr(given, "value", given)
