"""Every lowering gives one meaning to every rule, not only to the rules we ship."""

import pytest

from hypothesis import given
from hypothesis import strategies as st

from fupin.logic import (
    Agreement,
    AllOf,
    AnyOf,
    ChoiceFact,
    ChoicesFact,
    ConditionFact,
    FirstKnown,
    Named,
    Number,
    Parameter,
    Quantity,
    QuantityFact,
    RatioComparison,
    Recorded,
)


# Few numbers, so that operands collide: a boundary nobody hits is untested.
SMALL = st.integers(-2, 2)
TRUTHS = st.none() | st.booleans()
RECKON = (Quantity.__add__, Quantity.__sub__, Quantity.__mul__)
KINDS = (QuantityFact, ConditionFact, ChoiceFact, ChoicesFact)
COMPARE = (Quantity.__gt__, Quantity.__ge__, Quantity.__lt__, Quantity.__le__)


@pytest.mark.parametrize("way", ["compiled", "columnar"])
def test_operator_table(world, way):
    """Every operator over every small answer, unknown among them."""
    assert list(world.differences(getattr(world, way))) == []


class Maker:
    """Draws rules; *inside* a group it asks of things, outside of the subject."""

    def __init__(self, draw, world, *, inside=False):
        self.draw, self.world, self.inside = draw, world, inside
        facts = (world.of_things if inside else world.facts).values()
        self.facts = {kind: [f for f in facts if isinstance(f, kind)] for kind in KINDS}

    def one_of(self, *options):
        return self.draw(st.sampled_from(options))

    def condition(self, depth):
        if not depth or not self.draw(st.integers(0, 3)):
            return self.leaf(depth)
        parts = [self.condition(depth - 1) for _ in range(self.draw(st.integers(1, 3)))]
        first, last = parts[0], parts[-1]
        kind = self.draw(st.integers(0, 6))
        if kind < 4:
            return (AllOf, AnyOf, FirstKnown, Agreement)[kind](tuple(parts))
        return (~first, first.implies(last), Named(first, "", ""))[kind - 4]

    def leaf(self, depth):
        make = [self.fact, self.recorded, self.comparison, self.ratio, self.membership]
        make += [] if self.inside else [self.overlap, self.of_group, self.of_group]
        return self.one_of(*make)(depth)

    def fact(self, _):
        return self.one_of(*self.facts[ConditionFact])

    def recorded(self, _):
        return Recorded(self.one_of(*(f for found in self.facts.values() for f in found)))

    def comparison(self, depth):
        return self.one_of(*COMPARE)(self.quantity(depth), self.quantity(depth))

    def ratio(self, depth):
        part, whole, limit = (self.quantity(depth) for _ in range(3))
        return RatioComparison(self.one_of(">", ">=", "<", "<="), part, whole, limit)

    def membership(self, _):
        return self.one_of(*self.facts[ChoiceFact]).among(*self.options())

    def overlap(self, _):
        return self.one_of(*self.facts[ChoicesFact]).include(*self.options())

    def options(self):
        colours = st.sampled_from(self.world.colours)
        return self.draw(st.lists(colours, min_size=1, max_size=2, unique=True))

    def of_group(self, depth):
        ask = self.one_of(self.world.things.every, self.world.things.some)
        return ask(Maker(self.draw, self.world, inside=True).condition(min(depth, 1)))

    def quantity(self, depth):
        make = [self.number, self.number_fact, self.number_fact]
        make += [self.reckoned] if depth else []
        make += [] if self.inside else [self.counted]
        return self.one_of(*make)(depth)

    def number(self, _):
        named = [Parameter(name, "", "", "") for name in self.world.parameters]
        return self.one_of(*map(Number, range(-2, 3)), *named)

    def number_fact(self, _):
        return self.one_of(*self.facts[QuantityFact])

    def reckoned(self, depth):
        return self.one_of(*RECKON)(self.quantity(depth - 1), self.quantity(depth - 1))

    def counted(self, depth):
        inside, things = Maker(self.draw, self.world, inside=True), self.world.things
        if self.draw(st.booleans()):
            return things.count(inside.condition(min(depth, 1)))
        return things.total(inside.quantity(min(depth, 1)))


@st.composite
def rules(draw, world):
    """Rules of every kind of node, groups among them."""
    return Maker(draw, world).condition(3)


def rows(world):
    colour = st.sampled_from(world.colours)
    thing = st.fixed_dictionaries(
        {"m": st.none() | SMALL, "n": TRUTHS, "o": st.none() | colour}
    )
    return st.fixed_dictionaries(
        {
            **dict.fromkeys(("a", "b", "l"), st.none() | SMALL),
            **dict.fromkeys(("c", "d", "e"), TRUTHS),
            "f": st.none() | colour,
            "g": st.none() | st.frozensets(colour),
            "things": st.lists(thing, max_size=3).map(tuple),
        }
    )


@given(data=st.data())
def test_random_rules(world, data):
    """Random rules on several rows at once: missing answers, boundaries, empty groups."""
    tests = data.draw(st.lists(rules(world), min_size=1, max_size=3))
    ledger = data.draw(st.lists(rows(world), min_size=1, max_size=5))
    expected = world.interpreted(tests, ledger)

    compiled = world.compiled(tests, ledger)
    columnar = world.columnar(tests, ledger)

    assert compiled == expected
    assert columnar == expected
