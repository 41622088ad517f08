"""The changes of facts that would meet a condition, smallest sets first."""

from __future__ import annotations

import itertools

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from fupin.logic import nodes, value, written
from fupin.logic.named import Named
from fupin.logic.nodes import Arithmetic, Quantity, QuantityFact
from fupin.logic.ratio import WHOLE, RatioComparison


@attrs.frozen(kw_only=True)
class Change:
    """One fact that would have to be otherwise."""

    fact: str
    """For example ``net_income`` or ``members[2].student_status``."""

    zh: str
    en: str
    wanted: tuple[Any, ...]
    """Values that would do: one number, or codes, or yes, or no."""

    by: int | None = None
    """For a recorded number: the difference, in steps of *unit*."""

    unit: str = ""

    def said(self) -> str:
        """The change in Chinese."""
        if self.by is not None:
            verb = "增加" if self.by > 0 else "减少"
            return f"{self.zh}须{verb}{written(abs(self.by), self.unit)}"
        if self.unit:
            return f"{self.zh}须为{written(self.wanted[0], self.unit)}"
        return f"{self.zh}须为{'或'.join(_word(w) for w in self.wanted)}"


Way: TypeAlias = tuple[Change, ...]
Row: TypeAlias = Mapping[str, Any]

_FIXED: Final = frozenset(
    {"age", "size", "population", "rural_population", "health", "labour", "roster_complete"}
)
"""Facts that describe, and that nobody should wish otherwise to make an exit."""

_MOST: Final = 64


def ways(test: nodes.Condition, row: Row, parameters: Mapping[str, int]) -> tuple[Way, ...]:
    """Sets of changes that would make *test* met, the smallest first.

    Empty when there is none; one empty set when it is met already.
    """
    return tuple(_Search(parameters).ways(test, row, want=True))


class _Search:
    def __init__(self, parameters: Mapping[str, int]) -> None:
        self.parameters = parameters
        self.place = ""
        self.whose = ""

    def ways(  # noqa: C901, PLR0912  # one branch per kind of node
        self, node: Any, row: Row, *, want: bool
    ) -> list[Way]:
        """Sets of changes that bring *node* to *want*."""
        if value(node, row, self.parameters) is want:
            return [()]
        match node:
            case nodes.ConditionFact(name):
                known = name in _FIXED and row[name] is not None
                return [] if known else [(self._change(node, (want,)),)]
            case nodes.Membership(answer, options):
                return self._codes(answer, options, want=want)
            case nodes.Comparison():
                return self._comparison(node, row, want=want)
            case RatioComparison(op, part, whole, limit):
                left = Arithmetic("*", part, nodes.Number(WHOLE))
                right = Arithmetic("*", whole, limit)
                return self._comparison(nodes.Comparison(op, left, right), row, want=want)
            case nodes.Negation(part):
                return self.ways(part, row, want=not want)
            case Named(test):
                return self.ways(test, row, want=want)
            case nodes.IfThen(given, then):
                return self.ways(nodes.AnyOf((nodes.Negation(given), then)), row, want=want)
            case nodes.AllOf(parts):
                return self._joint(parts, row, want=want, every=want)
            case nodes.AnyOf(parts):
                return self._joint(parts, row, want=want, every=not want)
            case nodes.Agreement(parts):
                return self._joint(parts, row, want=want, every=True)
            case nodes.FirstKnown(parts):
                return self._first_known(parts, row, want=want)
            case nodes.EveryOf(group, test):
                return self._each(group, test, row, want=want, every=want)
            case nodes.SomeOf(group, test):
                return self._each(group, test, row, want=want, every=not want)
            case _:
                return []

    def _change(self, fact: Any, wanted: tuple[Any, ...], **numbers: Any) -> Change:
        return Change(
            fact=f"{self.place}{fact.name}",
            zh=f"{self.whose}{fact.zh}",
            en=fact.en,
            wanted=wanted,
            **numbers,
        )

    def _codes(self, answer: Any, options: Sequence[Any], *, want: bool) -> list[Way]:
        wanted = tuple(one for one in answer.codes if (one in options) is want)
        if answer.name in _FIXED:
            return []
        return [(self._change(answer, wanted),)] if wanted else []

    def _joint(self, parts: Sequence[Any], row: Row, *, want: bool, every: bool) -> list[Way]:
        each = [self.ways(part, row, want=want) for part in parts]
        return _all(each) if every else _smallest_first(way for one in each for way in one)

    def _first_known(self, parts: Sequence[Any], row: Row, *, want: bool) -> list[Way]:
        """An earlier source may be given, or the one that decides be changed."""
        found: list[Way] = []
        for part in parts:
            found += self.ways(part, row, want=want)
            if value(part, row, self.parameters) is not None:
                break
        return _smallest_first(found)

    def _each(
        self, group: nodes.Group, test: Any, row: Row, *, want: bool, every: bool
    ) -> list[Way]:
        things = row.get(group.name) or ()
        each = []
        for position, thing in enumerate(things):
            self.place = f"{group.name}[{position}]."
            self.whose = f"第{position + 1}名{group.zh}的"
            each.append(self.ways(test, thing, want=want))
        self.place = self.whose = ""
        if not each:
            return []
        return _all(each) if every else _smallest_first(way for one in each for way in one)

    def _comparison(self, node: nodes.Comparison, row: Row, *, want: bool) -> list[Way]:
        """Move the measured fact (the first on the left) just as far as it must."""
        fact = _measured(node.left)
        if fact is None or fact.name in _FIXED:
            return []
        at = [self._gap(node, {**row, fact.name: number}) for number in (0, 1)]
        if at[0] is None or at[1] is None or at[0] == at[1]:
            return []
        slope = at[1] - at[0]
        op = node.op if want else _OPPOSITE[node.op]
        wanted = _boundary(op, at[0], slope)
        now = row[fact.name]
        by = None if now is None else wanted - now
        return [(self._change(fact, (wanted,), by=by, unit=fact.unit),)]

    def _gap(self, node: nodes.Comparison, row: Row) -> int | None:
        left, right = (value(side, row, self.parameters) for side in (node.left, node.right))
        return None if left is None or right is None else left - right


def _boundary(op: str, start: int, slope: int) -> int:
    """The number nearest the line at which ``start + slope × number op 0`` holds."""
    # A falling slope turns the comparison round: the fact stands on the other side.
    if slope < 0:
        op, start, slope = _MIRROR[op], -start, -slope
    if op == ">":
        return -start // slope + 1
    if op == ">=":
        return -(start // slope)
    if op == "<":
        return -(start // slope) - 1
    return -start // slope


_OPPOSITE: Final = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
_MIRROR: Final = {">": "<", ">=": "<=", "<": ">", "<=": ">="}


def _measured(side: Quantity) -> QuantityFact | None:
    while isinstance(side, Arithmetic):
        side = side.left
    return side if isinstance(side, QuantityFact) else None


def _all(each: list[list[Way]]) -> list[Way]:
    """One way of each part, together; contradictions fall out."""
    found: list[Way] = [()]
    for one in each:
        joined = (_merged(a, b) for a, b in itertools.product(found, one))
        found = _smallest_first(way for way in joined if way is not None)
    return found


def _merged(one: Way, other: Way) -> Way | None:
    """Both sets of changes as one; ``None`` where they contradict each other."""
    found = {change.fact: change for change in one}
    for change in other:
        known = found.get(change.fact)
        together = change if known is None else _both(known, change)
        if together is None:
            return None
        found[change.fact] = together
    return tuple(found.values())


def _both(one: Change, other: Change) -> Change | None:
    if one.unit:
        if one.by is None or other.by is None:
            return one if one == other else None
        if (one.by < 0) is not (other.by < 0):
            return None
        return max(one, other, key=lambda change: abs(change.by or 0))
    wanted = tuple(w for w in one.wanted if w in other.wanted)
    return attrs.evolve(one, wanted=wanted) if wanted else None


def _smallest_first(found: Any) -> list[Way]:
    return sorted(dict.fromkeys(found), key=len)[:_MOST]


def _word(wanted: Any) -> str:
    if isinstance(wanted, bool):
        return "是" if wanted else "否"
    return str(getattr(wanted, "value", wanted))
