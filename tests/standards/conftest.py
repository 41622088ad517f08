"""Rows at every edge of a rule, made from the rule itself, and two more ways to judge them.

A row maps facts to answers, and ``members`` to a list of such rows.  `Maker.force` finds
the answers that give a condition a wanted truth; `Maker.hinge` those that make a whole
rule hang on one comparison in it.
"""

from __future__ import annotations

import functools
import itertools
import random

from datetime import timedelta
from types import SimpleNamespace

import attrs
import polars as pl
import pytest

from fupin.errors import ParameterNotInForceError
from fupin.facts import area
from fupin.frames.columns import type_of
from fupin.frames.evaluate import evaluate, in_order
from fupin.logic import (
    Agreement,
    AllOf,
    AnyOf,
    ChoiceFact,
    Comparison,
    ConditionFact,
    EveryOf,
    FirstKnown,
    IfThen,
    Membership,
    Named,
    Negation,
    Number,
    Overlap,
    Parameter,
    QuantityFact,
    RatioComparison,
    Reads,
    SomeOf,
    compile_tests,
    names,
    value,
)
from fupin.logic.names import FACT_KINDS, children, walk
from fupin.logic.nodes import Arithmetic
from fupin.policy import choose, history
from fupin.standards import (
    anhui,
    guangxi,
    guarantees,
    guizhou,
    henan,
    hunan,
    liaoning,
    national,
    shaanxi,
    sichuan,
    source001,
    source003,
    water,
    xinjiang_type,
    yunnan,
)


PROVINCIAL = tuple(
    book
    for room in (
        *(guarantees, water, shaanxi, guangxi, sichuan, anhui, henan, liaoning, guizhou),
        *(yunnan, hunan, xinjiang_type, source001, source003),
    )
    for book in room.STANDARDS
)
BOOKS = (*national.STANDARDS, *PROVINCIAL)
REGION = "610000"  # in the west: national caps are 3 % there
WHOLE, SIZE = 10_000, 3
BOUNDS = (area.poor_at_least, area.poor_at_most)
COMPARED = (Comparison, RatioComparison)
KLEENE = (AllOf, AnyOf, IfThen)
MANY = 40
TRUTHS = {
    ">": (False, False, True),
    ">=": (False, True, True),
    "<": (True, False, False),
    "<=": (True, True, False),
}


@functools.cache
def day_of(book):
    """The last day on which the book and all of its numbers were in force."""
    edges = {book.last}
    for node in book.names.parameters:
        for one in history(node.name).settings:
            edges |= {one.last, one.first - timedelta(days=1)}
    for day in sorted((e for e in edges if book.in_force(e)), reverse=True):
        try:
            choose(book.names.parameters, day, REGION)
        except ParameterNotInForceError:
            continue
        return day
    raise AssertionError(book.id)


@functools.cache
def numbers_of(book):
    chosen = choose(book.names.parameters, day_of(book), REGION)
    return {c.parameter.name: c.setting.value for c in chosen}


def quantities(side):
    return [n for _, n in walk(side) if isinstance(n, QuantityFact)]


def known(side, numbers):
    """What a side comes to where the only facts are ``size`` and wholes."""
    if isinstance(side, Parameter):
        return numbers[side.name]
    if isinstance(side, Number):
        return side.value
    if isinstance(side, Arithmetic):
        return known(side.left, numbers) * known(side.right, numbers)
    return SIZE if side.name == "size" else WHOLE


def placed(node, numbers, step):
    """Answers that put the left of a comparison *step* steps from its right."""
    if isinstance(node, RatioComparison):
        whole = dict.fromkeys((f.name for f in quantities(node.whole)), WHOLE)
        part = numbers[node.limit.name] + step  # of WHOLE: hundredths of a percent
        if node.part in BOUNDS:  # what is known exactly lies between equal bounds
            return whole | {bound.name: part for bound in BOUNDS}
        if isinstance(node.part, Arithmetic):  # all, less those who lack it
            return whole | {node.part.right.name: WHOLE - part}
        return whole | {node.part.name: part}
    right = {f.name: SIZE if f.name == "size" else WHOLE for f in quantities(node.right)}
    return right | {node.left.name: known(node.right, numbers) + step}


def merged(one, other):
    """Both sets of answers, or None where they want different ones."""
    both = one | other
    return both if all(both[place] == answer for place, answer in one.items()) else None


@attrs.frozen
class Maker:
    """Makes answers for one test; a place is a group's name (or "") and a fact's."""

    test: object
    numbers: dict

    def options(self, fact):
        """Answers worth trying, the unknown first."""
        if isinstance(fact, ConditionFact):
            return [None, True, False]
        nodes = [n for _, n in walk(self.test)]
        if isinstance(fact, QuantityFact):
            near = {
                placed(n, self.numbers, s).get(fact.name)
                for n in nodes
                if isinstance(n, COMPARED)
                for s in (-1, 0, 1)
            }
            return [None, *sorted(near - {None})]
        chosen = [
            n for n in nodes if isinstance(n, (Membership, Overlap)) and n.answer == fact
        ]
        used = [o for n in chosen for o in n.options]
        codes = [*dict.fromkeys(used), *[o for o in fact.codes if o not in used][:1]]
        if isinstance(fact, ChoiceFact):
            return [None, *codes]
        return [None, *(frozenset({o}) for o in codes)]

    def force(self, node, want, group=""):
        """Sets of answers, by place, that make *node* True, False or (None) unknown."""
        if isinstance(node, Named):
            yield from self.force(node.test, want, group)
        elif isinstance(node, Negation):
            yield from self.force(node.part, None if want is None else not want, group)
        elif isinstance(node, KLEENE):
            yield from self._kleene(node, want, group)
        elif isinstance(node, (EveryOf, SomeOf)):
            yield from self.force(node.test, want, node.group.name)
        elif isinstance(node, Agreement):
            yield from self.all_of([(p, want) for p in node.parts], group)
        elif isinstance(node, FirstKnown):
            for place, part in enumerate(node.parts):
                before = [(p, None) for p in node.parts[:place]]
                yield from self.all_of([*before, (part, want)], group)
        else:
            yield from self._leaf(node, want, group)

    def _leaf(self, node, want, group):
        asked = [n for _, n in walk(node) if isinstance(n, FACT_KINDS)]
        for answers in itertools.product(*(self.options(f) for f in asked)):
            row = {f.name: a for f, a in zip(asked, answers, strict=True)}
            if value(node, row, self.numbers) is want:
                yield {(group, name): answer for name, answer in row.items()}

    def _kleene(self, node, want, group):
        parts, decisive = parts_of(node)
        if want is decisive:
            for part in parts:
                yield from self.force(part, want, group)
        elif want is not None:
            yield from self.all_of([(p, want) for p in parts], group)
        else:
            for unknown in parts:
                wants = [(p, None if p is unknown else not decisive) for p in parts]
                yield from self.all_of(wants, group)
            yield from self.all_of([(p, None) for p in parts], group)

    def all_of(self, wanted, group):
        """Sets of answers that give each part the truth wanted of it."""
        if not wanted:
            yield {}
            return
        (part, want), *others = wanted
        for one in itertools.islice(self.force(part, want, group), MANY):
            for rest in self.all_of(others, group):
                both = merged(one, rest)
                if both is not None:
                    yield both

    def hinge(self, node, target, group=""):
        """Sets of answers that leave the truth of *node* to the comparison *target*."""
        if node is target:
            yield {}
        elif isinstance(node, KLEENE):
            parts, decisive = parts_of(node)
            for part in parts:
                others = [(p, not decisive) for p in parts if p is not part]
                yield from self._beside(part, target, others, group)
        elif isinstance(node, FirstKnown):
            for place, part in enumerate(node.parts):
                before = [(p, None) for p in node.parts[:place]]
                yield from self._beside(part, target, before, group)
        else:
            inside = node.group.name if isinstance(node, (EveryOf, SomeOf)) else group
            for child in children(node):
                yield from self.hinge(child, target, inside)

    def _beside(self, part, target, others, group):
        own = {f.name for f in quantities(target)}
        for inner in self.hinge(part, target, group):
            for context in self.all_of(others, group):
                free = {k: v for k, v in context.items() if k[1] not in own}
                both = merged(inner, free)
                if both is not None:
                    yield both

    def row(self, answers):
        """A whole row: what is not among *answers* is not recorded; one member a group."""
        used = names(self.test)
        row = {f.name: answers.get(("", f.name)) for f in used.facts}
        for group, asked in used.groups:
            row[group.name] = [{f.name: answers.get((group.name, f.name)) for f in asked}]
        return row


def parts_of(node):
    """The parts of a Kleene node, and the truth of a part that settles the whole."""
    if isinstance(node, IfThen):
        return (Negation(node.given), node.then), True
    return node.parts, isinstance(node, AnyOf)


@attrs.frozen(slots=False)
class Trial:
    """One rule on the day of its book."""

    book: object
    rule: object

    @property
    def test(self):
        return self.rule.test

    @functools.cached_property
    def numbers(self):
        return numbers_of(self.book)

    @functools.cached_property
    def maker(self):
        return Maker(self.test, self.numbers)

    def of(self, row):
        return value(self.test, row, self.numbers)

    @functools.cached_property
    def seen(self):
        """One row for each truth the rule can have."""
        found = {}
        for want in (True, False, None):
            for answers in itertools.islice(self.maker.force(self.test, want), MANY):
                row = self.maker.row(answers)
                found.setdefault(self.of(row), row)
        return found

    @functools.cached_property
    def edges(self):
        """For each comparison, rows below, at and above it; None where it never decides."""
        compared = [(g, n) for g, n in walk(self.test) if isinstance(n, COMPARED)]
        return [(n, self._edge(g.name if g else "", n)) for g, n in compared]

    def _edge(self, group, node):
        """Three rows that turn exactly where the comparison says."""
        for context in itertools.islice(self.maker.hinge(self.test, node), MANY * MANY):
            rows = []
            for step in (-1, 0, 1):
                near = placed(node, self.numbers, step)
                rows.append(
                    self.maker.row(context | {(group, name): a for name, a in near.items()})
                )
            truths = tuple(self.of(row) for row in rows)
            if truths in (TRUTHS[node.op], tuple(not t for t in TRUTHS[node.op])):
                return rows
        return None

    def rows(self):
        """All of these, and some drawn at random, with more members and with none."""
        used = names(self.test)
        dice = random.Random(self.rule.id)  # noqa: S311  # the same rows each time
        some = []
        for _ in range(40):
            row = {f.name: dice.choice(self.maker.options(f)) for f in used.facts}
            for group, asked in used.groups:
                row[group.name] = [
                    {f.name: dice.choice(self.maker.options(f)) for f in asked}
                    for _ in range(dice.choice((0, 1, 1, 2, 3)))
                ]
            some.append(row)
        edges = [row for _, three in self.edges for row in three or ()]
        return [*self.seen.values(), *edges, *some]

    def compiled(self, rows):
        """What the generated source says."""
        used = names(self.test)
        groups = {
            g.name: ((g.name,), {f.name: (f.name,) for f in asked}) for g, asked in used.groups
        }
        reads = Reads(facts={f.name: (f.name,) for f in used.facts}, groups=groups)
        decide = compile_tests((self.test,), reads, tuple(self.numbers.items()))
        found = []
        for row in rows:
            things = {
                name: tuple(SimpleNamespace(**thing) for thing in row[name]) for name in groups
            }
            failed, unknown = decide(SimpleNamespace(**row | things), day_of(self.book))
            found.append(None if unknown else not failed)
        return found

    def columnar(self, rows):
        """What polars says."""
        used = names(self.test)
        keyed = [{"key": str(i)} | row for i, row in enumerate(rows)]
        things = {
            g.name: _frame([{"key": r["key"]} | t for r in keyed for t in r[g.name]], asked)
            for g, asked in used.groups
        }
        table = evaluate(
            {"it": self.test}, _frame(keyed, used.facts), things, "key", self.numbers
        )
        return in_order(table, "it")["it"].to_list()


def _frame(rows, facts):
    types = {"key": pl.String()} | {f.name: type_of(f) for f in facts}
    return pl.DataFrame([{n: _cell(row[n]) for n in types} for row in rows], schema=types)


def _cell(answer):
    if isinstance(answer, frozenset):
        return sorted(code.value for code in answer)
    return getattr(answer, "value", answer)


def trials():
    """Every rule once, in the first book that has it."""
    found = {}
    for book in BOOKS:
        for rule in book.rules:
            found.setdefault(rule.id, Trial(book, rule))
    return tuple(found.values())


class Bench:
    """What other tests need of the above: they can't import a conftest."""

    books = BOOKS
    day_of = staticmethod(day_of)
    numbers_of = staticmethod(numbers_of)
    region = REGION


@pytest.fixture(scope="session")
def bench():
    return Bench


def pytest_generate_tests(metafunc):
    if "trial" in metafunc.fixturenames:
        found = trials()
        metafunc.parametrize("trial", found, ids=[t.rule.id for t in found], scope="session")
    if "book" in metafunc.fixturenames and metafunc.module.__name__.endswith("_explanations"):
        metafunc.parametrize("book", BOOKS, ids=[b.id for b in BOOKS])
