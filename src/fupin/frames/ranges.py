"""How large the numbers of a rule can grow, and so how wide they must be reckoned with.

Columns hold 64 bits, and polars lets a product that needs more wrap round without a word:
a number typed into the wrong cell would decide a household wrongly.  So the least and the
greatest number of each column that is reckoned with are looked at beforehand, and where a
sum or a product could leave 64 bits, all are reckoned with in 128.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import polars as pl

from fupin.errors import InvalidDataError, Problem
from fupin.logic import nodes
from fupin.logic.names import walk
from fupin.logic.ratio import RATE_STEPS, WHOLE, RatioComparison


Whole: TypeAlias = type[pl.Int64] | type[pl.Int128]
Span: TypeAlias = tuple[int, int]

_SUBJECTS: Final = ""  # no group is called so
_NARROW: Final = 1 << 63
_WIDE: Final = 1 << 127
_RECKONED: Final = (nodes.Arithmetic, nodes.TotalOf, RatioComparison)
_FITTING: Final = (pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32)


def whole_numbers(
    asked: Iterable[object],
    subjects: pl.DataFrame,
    things: Mapping[str, pl.DataFrame],
    parameters: Mapping[str, int],
    *,
    margins: Iterable[object] = (),
) -> Whole:
    """The type of whole numbers in which nothing that is asked can overflow.

    Args:
        asked: Conditions and quantities.
        subjects: Their rows.
        things: For each group, the rows of its things.
        parameters: Values of the policy numbers, by name.
        margins: Those of *asked* of which the distance from the threshold is told.

    Raises:
        InvalidDataError: If even 128 bits could be too few.
    """
    ranges = _Ranges({_SUBJECTS: subjects, **things}, parameters)
    kind: Whole = pl.Int64
    for group, node in (*walk(*asked), *_distances(margins)):
        table = _SUBJECTS if group is None else group.name
        if not (isinstance(node, _RECKONED) or ranges.is_wide(node, table)):
            continue
        most = max(abs(n) for span in ranges.reckoned(node, table) for n in span)
        if most >= _WIDE:
            raise InvalidDataError(list(_too_large(node, table, ranges)), "frames")
        if most >= _NARROW:
            kind = pl.Int128
    return kind


def _distances(margins: Iterable[object]) -> Iterator[tuple[None, nodes.Arithmetic]]:
    """What is told of a comparison besides its truth."""
    for group, node in walk(*margins):
        if isinstance(node, nodes.Comparison) and group is None:
            yield None, nodes.Arithmetic("-", node.left, node.right)


class _Ranges:
    """The least and the greatest that quantities can come to."""

    def __init__(
        self, tables: Mapping[str, pl.DataFrame], parameters: Mapping[str, int]
    ) -> None:
        self.tables = tables
        self.parameters = parameters
        self._of_columns: dict[tuple[str, str], Span] = {}

    def is_wide(self, node: object, table: str) -> bool:
        """Whether it is a column of numbers that 64 bits may not hold."""
        if not isinstance(node, nodes.QuantityFact):
            return False
        return self.tables[table].schema[node.name] not in _FITTING

    def reckoned(self, node: object, table: str) -> Iterator[Span]:
        """All that *node* makes on its way to an answer."""
        if isinstance(node, RatioComparison):
            part, whole = self.of(node.part, table), self.of(node.whole, table)
            steps = WHOLE * RATE_STEPS  # as its margin is told
            limit = self.of(node.limit, table)
            yield _times(part, (steps, steps))
            yield _times(_times(whole, limit), (RATE_STEPS, RATE_STEPS))
        else:
            yield self.of(node, table)

    def of(self, node: Any, table: str) -> Span:
        """What a quantity lies between, null left aside."""
        match node:
            case nodes.QuantityFact(name):
                return self._column(table, name)
            case nodes.Parameter(name):
                value = self.parameters.get(name, 0)  # the lowering refuses one not given
                return value, value
            case nodes.Number(value):
                return value, value
            case nodes.Arithmetic(op, left, right):
                span: Span = _OPERATIONS[op](self.of(left, table), self.of(right, table))
                return span
            case nodes.CountOf(group, _):
                return 0, self.tables[group.name].height
            case nodes.TotalOf(group, inner):
                height = self.tables[group.name].height
                return _times(self.of(inner, group.name), (0, height))
            case _:
                raise TypeError(f"no quantity: {type(node).__name__}")

    def _column(self, table: str, name: str) -> Span:
        known = self._of_columns.get((table, name))
        if known is None:
            column: Any = self.tables[table][name]
            known = int(column.min() or 0), int(column.max() or 0)
            self._of_columns[table, name] = known
        return known


def _times(one: Span, other: Span) -> Span:
    products = [a * b for a in one for b in other]
    return min(products), max(products)


_OPERATIONS: Final[Mapping[str, Any]] = {
    "+": lambda a, b: (a[0] + b[0], a[1] + b[1]),
    "-": lambda a, b: (a[0] - b[1], a[1] - b[0]),
    "*": _times,
}


def _too_large(node: object, table: str, ranges: _Ranges) -> Iterator[Problem]:
    """The columns at fault; how long the numbers are, as one may be somebody's."""
    facts = dict.fromkeys(n for g, n in walk(node) if g is None)
    for fact in facts:
        if isinstance(fact, nodes.QuantityFact):
            longest = max(len(str(abs(n))) for n in ranges.of(fact, table))
            yield too_large(fact.name, longest, table)


def whole_column(name: str, values: Sequence[int | None]) -> pl.Series:
    """A column of whole numbers, as wide as they need.

    Raises:
        InvalidDataError: If 128 bits are too few.
    """
    try:
        return pl.Series(name, values, pl.Int64)
    except (TypeError, OverflowError):  # its message would quote the number
        most = max(abs(value) for value in values if value is not None)
    if most >= _WIDE:
        raise InvalidDataError([too_large(name, len(str(most)))], "frames")
    return pl.Series(name, values, pl.Int128)


def too_large(column: str, digits: int, table: str = "") -> Problem:
    """What is said of a number nobody can reckon with."""
    return Problem(
        code="frame.number-too-large",
        message="数太大，无法计算，多半填错了列",
        message_en="a number is too large to reckon with: of another column, most likely",
        path=f"{table}.{column}" if table else column,
        column=column,
        found="*" * digits,
        expected="这一列的数",
        expected_en="a number that belongs in this column",
    )
