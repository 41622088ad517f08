"""The operator table sees: every way a lowering could quietly be wrong makes it fail."""

import operator

import polars as pl
import pytest

from fupin.frames import evaluate, groups
from fupin.frames import polars as lowering
from fupin.logic import nodes, python
from fupin.logic.ratio import WHOLE, RatioComparison


TRUE, FALSE, NULL = pl.lit(value=True), pl.lit(value=False), pl.lit(None, pl.Boolean)
LOWER = lowering.expression


def instead(kind, change):
    """The lowering, with the expression of one kind of node changed."""

    def expression(node, *given):
        right = LOWER(node, *given)
        if not isinstance(node, kind):
            return right
        return change(right, node, lambda part: expression(part, *given))

    return [(room, "expression", expression) for room in (lowering, evaluate, groups)]


def swapped(op, other):
    return [(lowering, "OPERATORS", lowering.OPERATORS | {op: other})]


def ratio(change):
    def wrong(_right, node, of):
        return change(
            lowering.OPERATORS[node.op], of(node.part), of(node.whole), of(node.limit)
        )

    return instead(RatioComparison, wrong)


def known(parts, value):
    return [part.fill_null(value) for part in parts]


def all_known(guards):
    return " and ".join(f"{g} is not None" for g in guards)


def skips_unknowns(parts, decisive):
    found = " or ".join(f"{part} is {decisive}" for part in parts)
    return f"{decisive} if {found} else {decisive != 'True'}"


COLUMNS = {
    "> becomes >=": swapped(">", operator.ge),
    ">= becomes >": swapped(">=", operator.gt),
    "< becomes <=": swapped("<", operator.le),
    "<= becomes <": swapped("<=", operator.lt),
    "> becomes <": swapped(">", operator.lt),
    "+ becomes -": swapped("+", operator.sub),
    "- becomes +": swapped("-", operator.add),
    "- is turned round": swapped("-", lambda x, y: y - x),
    "* becomes +": swapped("*", operator.add),
    "a null number is 0": instead(nodes.QuantityFact, lambda e, *_: e.fill_null(0)),
    "a null comparison fails": instead(nodes.Comparison, lambda e, *_: e.fill_null(FALSE)),
    "a null condition fails": instead(nodes.ConditionFact, lambda e, *_: e.fill_null(FALSE)),
    "a null code matches nothing": instead(nodes.Membership, lambda e, *_: e.fill_null(FALSE)),
    "a null list matches nothing": instead(nodes.Overlap, lambda e, *_: e.fill_null(FALSE)),
    "an empty list is unknown": instead(
        nodes.Overlap, lambda e, n, of: pl.when(of(n.answer).list.len() > 0).then(e)
    ),
    "and becomes or": [(lowering, "conjunction", lowering.disjunction)],
    "or becomes and": [(lowering, "disjunction", lowering.conjunction)],
    "and skips nulls": [
        (lowering, "conjunction", lambda p: pl.all_horizontal(known(p, TRUE)))
    ],
    "or skips nulls": [
        (lowering, "disjunction", lambda p: pl.any_horizontal(known(p, FALSE)))
    ],
    "and is null with any null": [
        (
            lowering,
            "conjunction",
            lambda p: pl.when(~pl.any_horizontal([x.is_null() for x in p])).then(
                pl.all_horizontal(p)
            ),
        )
    ],
    "and forgets its last part": [(lowering, "conjunction", operator.itemgetter(0))],
    "not of null is true": [(lowering, "negation", lambda p: ~p.fill_null(FALSE))],
    "not does nothing": [(lowering, "negation", lambda p: p)],
    "implication is turned round": instead(
        nodes.IfThen, lambda _, n, of: of(n.given) | ~of(n.then)
    ),
    "the last known decides": [(lowering, "first_known", lambda p: pl.coalesce(p[::-1]))],
    "the first decides, known or not": [(lowering, "first_known", operator.itemgetter(0))],
    "agreement asks only the first": [(lowering, "agreement", operator.itemgetter(0))],
    "agreement overlooks nulls": [(lowering, "agreement", pl.coalesce)],
    "disagreement is a no": [
        (lowering, "agreement", lambda p: lowering.conjunction([p[0] == x for x in p]))
    ],
    "recorded is never no": instead(nodes.Recorded, lambda *_: TRUE),
    "recorded is unknown where null": instead(
        nodes.Recorded, lambda _, n, of: pl.when(of(n.fact).is_not_null()).then(TRUE)
    ),
    "a rate of nobody": ratio(lambda op, x, y, z: op(x * WHOLE, y * z)),
    "a rate of fewer than nobody": ratio(
        lambda op, x, y, z: pl.when(y != 0).then(op(x * WHOLE, y * z))
    ),
    "a rate in parts of a hundred": ratio(
        lambda op, x, y, z: pl.when(y > 0).then(op(x * 100, y * z))
    ),
    "every of nobody is true": [
        (
            groups.Packing,
            "absent",
            lambda self: tuple(pl.col(self._word(w)).fill_null(0) for w in self._words()),
        )
    ],
    "every skips nulls": [(groups, "every", lambda bad, _: ~bad)],
    "every is null before it fails": [
        (groups, "every", lambda bad, unknown: pl.when(~unknown).then(~bad))
    ],
    "every becomes some": [(groups, "every", lambda bad, unknown: groups.some(~bad, unknown))],
    "some skips nulls": [(groups, "some", lambda good, _: good)],
    "some is null before it is met": [
        (groups, "some", lambda good, unknown: pl.when(~unknown).then(good))
    ],
    "sums skip nulls": [(groups, "total", lambda known, _: known)],
    "an unknown sum is 0": [
        (groups, "total", lambda known, unknown: pl.when(unknown).then(0).otherwise(known))
    ],
    "words are and-ed": [
        (
            groups.Packing,
            "reductions",
            lambda self: [
                *(pl.col(self._word(w)).bitwise_and() for w in self._words()),
                *(pl.col(c).cast(pl.Int64).sum().alias(n) for c, n in self.sums.items()),
            ],
        )
    ],
    "the last of a group decides": [
        (
            groups.Packing,
            "reductions",
            lambda self: [
                *(pl.col(self._word(w)).last() for w in self._words()),
                *(pl.col(c).cast(pl.Int64).sum().alias(n) for c, n in self.sums.items()),
            ],
        )
    ],
    "null is an outcome like no": [
        (
            groups,
            "_OUTCOMES",
            groups._OUTCOMES | {"not met": lambda c: ~c.fill_null(FALSE)},
        )
    ],
}

GUARDED = python.guarded


def source(name, **changes):
    """One table of the writer, changed."""
    return [(python, name, getattr(python, name) | changes)]


SOURCE = {
    "unknown is a no": [
        (python, "guarded", lambda *a: GUARDED(*a).replace("else None", "else False"))
    ],
    "a rate of nobody": [(python, "guarded", lambda e, names, *_: GUARDED(e, names))],
    "and becomes or": source("_AGAINST", **{"False": python._AGAINST["True"]}),
    "and skips unknowns": source("_AGAINST", **{"False": "if {1} is False: {0} = {1}"}),
    "and takes the last": source("_AGAINST", **{"False": "{0} = {1}"}),
    "or becomes and": source("_AGAINST", **{"True": python._AGAINST["False"]}),
    "or skips unknowns": source("_AGAINST", **{"True": "if {1}: {0} = {1}"}),
    "or takes the last": source("_AGAINST", **{"True": "{0} = {1}"}),
    "every of nobody is true": source("_EMPTY", **{"False": "True"}),
    "some of nobody is false": source("_EMPTY", **{"True": "False"}),
    "a sum over nobody is 0": [(python, "_EMPTY_SUM", "0")],
    "the last known decides": [(python, "_FIRST_KNOWN", ("if True:", "{0} = {1}"))],
    "the first decides, known or not": [(python, "_FIRST_KNOWN", ("if False:", "{0} = {1}"))],
    "agreement asks only the first": [(python, "_AGREEMENT", ("if False:", "{0} = {1}"))],
    "agreement overlooks unknowns": [(python, "_AGREEMENT", ("if {0} is None:", "{0} = {1}"))],
}


@pytest.mark.parametrize("mutant", COLUMNS)
def test_columns(world, monkeypatch, mutant):
    for place in COLUMNS[mutant]:
        monkeypatch.setattr(*place)

    assert next(world.differences(world.columnar), None) is not None


@pytest.mark.parametrize("mutant", SOURCE)
def test_source(world, monkeypatch, mutant):
    for place in SOURCE[mutant]:
        monkeypatch.setattr(*place)

    assert next(world.differences(world.compiled), None) is not None
