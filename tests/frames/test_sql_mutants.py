"""The operator table sees: every way the SQL could quietly be wrong makes it fail."""

import functools

import pytest
import sqlglot.expressions as exp

from fupin.frames import _sql_groups as groups
from fupin.frames import _sql_nodes as lowering
from fupin.frames import _sql_query as whole
from fupin.frames._sql_dialects import case, either, missing
from fupin.logic import nodes
from fupin.logic.ratio import RatioComparison


LOWER = lowering.expression
RATIO, OVERLAP = lowering.ratio, lowering.overlap
NO, YES = exp.false, exp.true


def instead(kind, change):
    """The lowering, with the expression of one kind of node changed."""

    def expression(node, scope):
        right = LOWER(node, scope)
        return change(right) if isinstance(node, kind) else right

    return [(room, "expression", expression) for room in (lowering, groups, whole)]


def swapped(op, other):
    return [(lowering, "OPERATORS", lowering.OPERATORS | {op: other})]


def is_no(tree):
    return exp.Coalesce(this=tree, expressions=[NO()])


def disagreeing(parts):
    first, *others = parts
    same = [exp.EQ(this=exp.paren(first), expression=exp.paren(one)) for one in others]
    return exp.and_(*same, YES())


def joined(kind, otherwise):
    """A chain of known parts only."""

    def change(tree):
        parts = tree.flatten() if isinstance(tree, exp.Connector) else [tree]
        known = [exp.Coalesce(this=part.copy(), expressions=[otherwise()]) for part in parts]
        return functools.reduce(lambda x, y: kind(this=x, expression=y), known)

    return change


MUTANTS = {
    "> becomes >=": swapped(">", exp.GTE),
    ">= becomes >": swapped(">=", exp.GT),
    "< becomes <=": swapped("<", exp.LTE),
    "<= becomes <": swapped("<=", exp.LT),
    "+ becomes -": swapped("+", exp.Sub),
    "- becomes +": swapped("-", exp.Add),
    "* becomes +": swapped("*", exp.Add),
    "a null number is 0": instead(
        nodes.QuantityFact,
        lambda e: exp.Coalesce(this=e, expressions=[exp.Literal.number(0)]),
    ),
    "a null comparison fails": instead(nodes.Comparison, is_no),
    "a null condition fails": instead(nodes.ConditionFact, is_no),
    "a null code matches nothing": instead(nodes.Membership, is_no),
    "a null list matches nothing": instead(nodes.Overlap, is_no),
    "and becomes or": instead(
        nodes.AllOf, lambda e: exp.or_(*e.flatten()) if isinstance(e, exp.And) else e
    ),
    "and skips nulls": instead(nodes.AllOf, joined(exp.And, YES)),
    "or skips nulls": instead(nodes.AnyOf, joined(exp.Or, NO)),
    "not of null is true": [
        (lowering, "negation", lambda part: exp.not_(is_no(part))),
    ],
    "not does nothing": [(lowering, "negation", lambda part: part)],
    "the last known decides": [
        (lowering, "first_known", lambda p: exp.Coalesce(this=NO(), expressions=[*p][::-1]))
    ],
    "the first decides, known or not": [(lowering, "first_known", lambda p: next(iter(p)))],
    "agreement asks only the first": [(lowering, "agreement", lambda p: next(iter(p)))],
    "disagreement is a no": [
        (
            lowering,
            "agreement",
            disagreeing,
        )
    ],
    "recorded is never no": instead(nodes.Recorded, lambda _: YES()),
    "a rate of nobody": [
        (
            lowering,
            "ratio",
            lambda op, x, y, z: RATIO(op, x, y, z).args["ifs"][0].args["true"],
        )
    ],
    "a rate of fewer than nobody": [
        (
            lowering,
            "ratio",
            lambda op, x, y, z: case(
                (
                    exp.NEQ(this=y.copy(), expression=exp.Literal.number(0)),
                    RATIO(op, x, y, z).args["ifs"][0].args["true"],
                )
            ),
        )
    ],
    "a rate is known of nobody": instead(RatioComparison, is_no),
    "every of nobody is true": [
        (
            groups,
            "every",
            lambda bad, unknown: either(
                groups._is(bad, groups.ONE),
                NO(),
                case(
                    (missing(unknown.copy()), YES()), (groups._is(unknown, groups.ZERO), YES())
                ),
            ),
        )
    ],
    "every skips nulls": [
        (groups, "every", lambda bad, _: groups._is(bad, groups.ZERO)),
    ],
    "every is null before it fails": [
        (
            groups,
            "every",
            lambda bad, unknown: case(
                (groups._is(unknown, groups.ZERO), groups._is(bad, groups.ZERO))
            ),
        )
    ],
    "some skips nulls": [(groups, "some", lambda good, _: groups._is(good, groups.ONE))],
    "some is null before it is met": [
        (
            groups,
            "some",
            lambda good, unknown: case(
                (groups._is(unknown, groups.ZERO), groups._is(good, groups.ONE))
            ),
        )
    ],
    "sums skip nulls": [(groups, "total", lambda known, _: known)],
    "null is an outcome like no": [
        (
            groups,
            "occurs",
            lambda asked, outcome: (
                exp.not_(is_no(asked))
                if outcome == "not_met"
                else missing(asked)
                if outcome == "unknown"
                else asked
            ),
        )
    ],
    "the text of a code is its name": [
        (lowering, "text", lambda words: exp.Literal.string(words + " ")),
    ],
    "a list that is not recorded is asked": [
        (lowering, "overlap", lambda d, a, w: is_no(OVERLAP(d, a, w))),
    ],
}


@pytest.fixture(scope="module")
def found_wrong(duck, operators):
    """Whether the operator table tells the text of now from polars."""
    duck.load(operators.tables())
    expected = operators.by_polars()

    def wrong():
        return bool(operators.differs(duck.rows(operators.text("duckdb")), expected))

    return wrong


def test_as_it_is(found_wrong):
    assert found_wrong() is False


@pytest.mark.parametrize("mutant", MUTANTS)
def test_mutant(found_wrong, monkeypatch, mutant):
    for place in MUTANTS[mutant]:
        monkeypatch.setattr(*place)

    assert found_wrong() is True
