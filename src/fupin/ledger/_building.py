"""Flat values of a row to nested objects of the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from fupin.ledger.targets import Target
from fupin.model import AttestedAnswer, FieldShape, Place, fields_of
from fupin.model.attested import answer_of


Tree: TypeAlias = dict[str, "int | Tree"]
"""Field → position of its value, or the fields of the object that stands there."""

Build: TypeAlias = Callable[[Sequence[Any]], Any]


def own_fields(thing: object) -> Mapping[str, FieldShape]:
    """The fields of the class of *thing* by name."""
    cls: Any = type(thing)
    return fields_of(cls)


def tree_of(targets: Sequence[Target]) -> Tree:
    """The nesting of *targets*; a place belongs to whatever the row is about."""
    tree: Tree = {}
    for position, target in enumerate(targets):
        path = ("place", *target.path) if target.root == "place" else target.path
        branch = tree
        for name in path[:-1]:
            inner = branch.setdefault(name, {})
            assert isinstance(inner, dict)  # noqa: S101  # a field is a leaf or none
            branch = inner
        branch[path[-1]] = position
    return tree


def builder(cls: Any, tree: Tree) -> Build:
    """A function from values to an object of *cls*, or None if none is recorded.

    Equal places are one object; answers to asked facts are one entry each.
    """
    if cls is AttestedAnswer:
        return _answers(tree)
    leaves = [(name, at) for name, at in tree.items() if isinstance(at, int)]
    inner = [
        (name, builder(fields_of(cls)[name].type, below))
        for name, below in tree.items()
        if isinstance(below, dict)
    ]
    known: dict[tuple[Any, ...], Any] = {}

    def build(values: Sequence[Any]) -> Any:
        given = {name: values[at] for name, at in leaves if values[at] is not None}
        for name, make in inner:
            part = make(values)
            if part is not None:
                given[name] = part
        if cls is not Place:
            return cls(**given) if given else None
        key = tuple(given.items())
        if key not in known:
            known[key] = cls(**given) if given else None
        return known[key]

    return build


def _answers(tree: Tree) -> Build:
    asked = [(fact, at) for fact, at in tree.items() if isinstance(at, int)]

    def build(values: Sequence[Any]) -> tuple[AttestedAnswer, ...] | None:
        given = [(fact, values[at]) for fact, at in asked if values[at] is not None]
        return tuple(_answer(fact, value) for fact, value in given) or None

    return build


def _answer(fact: str, value: bool | int) -> AttestedAnswer:
    if isinstance(value, bool):
        return AttestedAnswer(fact=fact, yes=value)
    return AttestedAnswer(fact=fact, number=value)


def flat(thing: Any, targets: Sequence[Target], root: str) -> Mapping[str, Any]:
    """Values of *targets* in an object, by name; the inverse of `builder`."""
    return {t.name: _at(thing, t) for t in targets if t.root in (root, "place")}


def _at(thing: Any, target: Target) -> Any:
    path = ("place", *target.path) if target.root == "place" else target.path
    for name in path:
        if thing is None:
            return None
        if isinstance(thing, tuple):  # of answers to asked facts
            answer = answer_of(thing, name)
            return answer and (answer.number if answer.yes is None else answer.yes)
        thing = getattr(thing, name)
    return thing
