"""What standards and schemes ask of a population, and where their thresholds lie."""

from __future__ import annotations

import difflib
import itertools

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeAlias

import attrs
import polars as pl

from fupin.errors import (
    InvalidValueError,
    ParameterNotInForceError,
    RegionNeededError,
    UnknownNameError,
)
from fupin.facts import household, member
from fupin.frames.columns import TABLES, asked_by
from fupin.frames.polars import expression
from fupin.logic import Parameter, nodes
from fupin.logic.kinds import Fact
from fupin.logic.names import FACT_KINDS, walk
from fupin.policy import history
from fupin.standards import Scheme, Standard, Subject, schemes
from fupin.standards import scheme as find_scheme
from fupin.standards import standard as find_standard


Book: TypeAlias = str | Standard | Scheme

HOUSEHOLDS: Final = TABLES[Subject.HOUSEHOLD]
MEMBERS: Final = member.members.name
_ROOMS: Final = {HOUSEHOLDS: household, MEMBERS: member}


@attrs.frozen
class Mark:
    """A threshold: what a rule compares a fact with."""

    quantity: nodes.Quantity
    parameters: Mapping[str, int] = attrs.field(hash=False)

    @property
    def refers_to(self) -> frozenset[str]:
        """The facts of the same row it depends on."""
        return frozenset(n.name for n in _inside(self.quantity) if isinstance(n, FACT_KINDS))

    @property
    def value(self) -> pl.Expr:
        """The threshold of each row."""
        return expression(self.quantity, self.parameters, {})


Marks: TypeAlias = dict[tuple[str, str], tuple[Mark, ...]]
"""Thresholds by table and fact."""


def find_book(book: Book) -> Standard | Scheme:
    """The standard or scheme itself.

    Raises:
        UnknownNameError: If there is none of this name.
        InvalidValueError: If it is not about households.
    """
    if isinstance(book, str):
        named = book in {scheme.id for scheme in schemes()}
        book = find_scheme(book) if named else find_standard(book)
    if asked_by(book)[0] is not Subject.HOUSEHOLD:
        raise InvalidValueError(
            "population.not-of-households",
            f"{book.id} 不是关于户的标准",
            f"{book.id} is not about households",
            found=book.id,
            expected="户的标准或分批办法",
            expected_en="a standard or a scheme of households",
        )
    return book


def facts_of(books: Iterable[Standard | Scheme], more: Iterable[str]) -> dict[str, list[Fact]]:
    """The facts of each table: those *books* ask, and those named besides.

    Raises:
        UnknownNameError: If no shipped fact has such a name.
    """
    tables: dict[str, dict[str, Fact]] = {HOUSEHOLDS: {}, MEMBERS: {}}
    for book in books:
        used = asked_by(book)[1]
        for fact in used.facts:
            tables[HOUSEHOLDS].setdefault(fact.name, fact)
        for fact in used.of_group(MEMBERS):
            tables[MEMBERS].setdefault(fact.name, fact)
    for name in more:
        for table, fact in _named(name):
            tables[table].setdefault(name, fact)
    return {table: list(facts.values()) for table, facts in tables.items()}


def _named(name: str) -> list[tuple[str, Fact]]:
    known = {table: getattr(room, name, None) for table, room in _ROOMS.items()}
    facts = [(table, fact) for table, fact in known.items() if isinstance(fact, FACT_KINDS)]
    if not facts:
        names = {n for r in _ROOMS.values() for n, f in vars(r).items() if _is_fact(f)}
        near = difflib.get_close_matches(name, sorted(names), n=3, cutoff=0.5)
        raise UnknownNameError("fact", name, near)
    return facts


def _is_fact(thing: object) -> bool:
    return isinstance(thing, FACT_KINDS)


def marks_of(books: Sequence[Standard | Scheme], on: date, region: str) -> Marks:
    """The thresholds of *books* on a day in a region.

    Where a number is not set for that region or day, all its values elsewhere count.
    """
    marks: dict[tuple[str, str], list[Mark]] = {}
    for book in books:
        for place, quantity in _compared(book):
            for mark in _valued(quantity, book, on, region):
                known = marks.setdefault(place, [])
                if mark not in known:
                    known.append(mark)
    return {place: tuple(known) for place, known in marks.items()}


def _compared(
    book: Standard | Scheme,
) -> Iterator[tuple[tuple[str, str], nodes.Quantity]]:
    """Each fact that is compared, and what with."""
    tests = book.tests if isinstance(book, Standard) else [b.test for b in book.batches]
    for group, node in walk(*tests):
        if not isinstance(node, nodes.Comparison):
            continue
        table = HOUSEHOLDS if group is None else group.name
        for side, other in ((node.left, node.right), (node.right, node.left)):
            yield from (((table, fact), mark) for fact, mark in _sides(side, other))


def _sides(
    side: nodes.Quantity, other: nodes.Quantity
) -> Iterator[tuple[str, nodes.Quantity]]:
    """Facts of *side* with their thresholds; of a sum, the numbers beside it come near."""
    beyond = list(_inside(other))
    if isinstance(side, nodes.QuantityFact):
        if side not in beyond and not any(isinstance(n, _TOTALS) for n in beyond):
            yield side.name, other
        return
    numbers = [n for n in (*_inside(side), *beyond) if isinstance(n, _NUMBERS)]
    for fact in _inside(side):
        if isinstance(fact, nodes.QuantityFact):
            yield from ((fact.name, number) for number in numbers)


_TOTALS: Final = (nodes.CountOf, nodes.TotalOf)
_NUMBERS: Final = (nodes.Parameter, nodes.Number)


def _inside(node: nodes.Quantity) -> Iterator[Any]:
    """The nodes of an expression that are not asked of a group."""
    return (inner for group, inner in walk(node) if group is None)


def _valued(
    quantity: nodes.Quantity, book: Standard | Scheme, on: date, region: str
) -> Iterator[Mark]:
    used = [node for node in _inside(quantity) if isinstance(node, Parameter)]
    values = [values_of(node, book, on, region) for node in used]
    for chosen in itertools.product(*values):
        yield Mark(quantity, {n.name: v for n, v in zip(used, chosen, strict=True)})


def values_of(
    parameter: Parameter, book: Standard | Scheme | None, on: date, region: str
) -> list[int]:
    """What a policy number is on a day in a region; all it ever was where that is open."""
    own = {h.node.name: h for h in book.own} if isinstance(book, Standard) else {}
    known = own.get(parameter.name) or history(parameter.name)
    try:
        return [known.on(on, region, extrapolate=True).setting.value]
    except (ParameterNotInForceError, RegionNeededError):
        return sorted({setting.value for setting in known.settings})
