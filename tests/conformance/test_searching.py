"""Rows are found for every kind of node: passing, failing, unknown, on the threshold."""

import pytest

from fupin.conformance import Point, Side, State
from fupin.conformance.finding import Found
from fupin.conformance.foci import inside, thresholds, whole
from fupin.conformance.rows import decode, masks, truths
from fupin.logic import (
    Agreement,
    FirstKnown,
    Named,
    Number,
    Ratio,
    Recorded,
)


RULES = {
    "a condition": lambda w: w.c,
    "not": lambda w: ~w.c,
    "and": lambda w: w.c & w.d & w.e,
    "or": lambda w: w.c | w.d | w.e,
    "if": lambda w: w.c.implies(w.d),
    "a code": lambda w: w.f.among(w.colour.RED),
    "codes": lambda w: w.g.include(w.colour.RED, w.colour.BLUE),
    "named": lambda w: Named(w.c & w.d, "名", "name"),
    "first known": lambda w: FirstKnown((w.c, w.a > w.limit)),
    "above a number": lambda w: w.a > w.limit,
    "at most a number": lambda w: w.a <= w.limit,
    "two numbers": lambda w: w.a > w.b,
    "a sum": lambda w: w.a + w.b >= w.limit,
    "a difference": lambda w: w.a - w.b < w.limit,
    "a rate": lambda w: Ratio(w.a, w.b) < w.share,
    "a falling rate": lambda w: Ratio(w.b - w.a, w.b) >= w.share,
    "two bounds": lambda w: Agreement((w.a < w.limit, w.b < w.limit)),
    "every": lambda w: w.things.every(w.n),
    "some": lambda w: w.things.some(w.n & (w.m > w.limit)),
    "a count": lambda w: w.things.count(w.n) >= Number(1, "person"),
    "a total": lambda w: w.things.total(w.m) > w.limit,
}


@pytest.mark.parametrize("name", RULES)
def test_every_kind_of_rule_is_seen_in_every_state(world, name):
    """Beside another rule that passes; what is found comes out as it was wanted."""
    other = (
        Recorded(world.e) | world.c | ~world.c if name == "recorded" else world.e | ~world.e
    )
    finder = world.finder(RULES[name](world), other)
    part = finder.book.parts[0]

    for focus in [*whole(part), *thresholds(part, finder.full)]:
        found = finder.find(focus)

        assert isinstance(found, Found), (focus.shows, found)
        row = decode(found.facts, finder.book.names)
        own, beside = truths(finder.book.tests, row, finder.context.values)
        assert own is focus.outcome
        assert beside is True


def test_recorded_is_never_unknown(world):
    finder = world.finder(Recorded(world.f))

    found = [finder.find(focus) for focus in whole(finder.book.parts[0])]

    assert [isinstance(one, Found) for one in found] == [True, True, False]


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        ("above a number", {Side.AT: 12, Side.BELOW: 11, Side.ABOVE: 13}),
        ("at most a number", {Side.AT: 12, Side.BELOW: 11, Side.ABOVE: 13}),
    ],
)
def test_a_threshold_is_met_exactly_and_missed_by_one(world, name, sides):
    finder = world.finder(RULES[name](world))

    found = {
        focus.shows.side: finder.find(focus).facts["a"]
        for focus in thresholds(finder.book.parts[0], finder.full)
    }

    assert found == sides


def test_a_rate_is_met_exactly_and_missed_by_one_of_its_parts(world):
    finder = world.finder(RULES["a rate"](world))

    rates = {
        focus.shows.side: finder.find(focus).facts
        for focus in thresholds(finder.book.parts[0], finder.full)
    }

    people = rates[Side.AT]["b"]
    assert rates[Side.AT]["a"] * 10_000 == people * 2500
    assert rates[Side.BELOW] == {"a": rates[Side.AT]["a"] - 1, "b": people}
    assert rates[Side.ABOVE] == {"a": rates[Side.AT]["a"] + 1, "b": people}


def test_a_rate_is_also_missed_by_one_of_its_whole(world):
    """Who rounds 2.4975 % to two places takes it for the limit."""
    finder = world.finder(RULES["a rate"](world))
    focus = next(thresholds(finder.book.parts[0], finder.full))
    exact = finder.find(focus)

    beside = {one.shows.side: one.facts for one in finder.beside_whole(focus, exact)}

    assert beside[Side.BELOW]["b"] == exact.facts["b"] + 1
    assert beside[Side.ABOVE]["b"] == exact.facts["b"] - 1


def test_bounds_on_different_sides_are_seen(world):
    finder = world.finder(RULES["two bounds"](world))
    part = finder.book.parts[0]

    found = [
        finder.find(f) for f in inside(part, finder.full) if f.shows.point is Point.BOUNDS
    ]

    rows = [one.facts for one in found if isinstance(one, Found)]
    assert any((row["a"] or 0) >= 12 > (row["b"] or 99) for row in rows)
    assert any(row["a"] is None and row["b"] is not None for row in rows)
    assert all(one.shows.state is State.UNKNOWN for one in found if isinstance(one, Found))


def test_what_can_not_come_out_is_not_found(world):
    """A rule that no answer meets gives a reason instead of a row."""
    finder = world.finder((world.a > world.limit) & (world.a < world.limit))

    found = {f.shows.state: finder.find(f) for f in whole(finder.book.parts[0])}

    assert not isinstance(found[State.PASS], Found)
    assert isinstance(found[State.FAIL], Found)
    assert isinstance(found[State.UNKNOWN], Found)


def test_masks_are_bits():
    assert masks([True, False, None, False]) == (0b1010, 0b0100)
