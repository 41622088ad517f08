"""What no record can say: rows a reader of registers would never come to hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from fupin.codes import DwellingGrade
from fupin.logic import Names, QuantityFact


_MOST_PERCENT: Final = 10_000
_AT_MOST: Final = (
    ("poor_at_least", "poor_at_most"),
    ("poor_at_most", "population"),
    ("poor_at_most", "rural_population"),
    ("poor_at_least", "population"),
    ("poor_at_least", "rural_population"),
    ("unsafe_water_households", "households"),
    ("dangerous_dwellings", "households"),
)


@attrs.frozen
class Reason:
    """Why something can't be, in Chinese and English."""

    zh: str
    en: str


NEGATIVE: Final = Reason("数量不能小于零", "a quantity is never below nought")
NOBODY: Final = Reason("登记人口至少一人", "at least one person is on the register")
SHARE: Final = Reason("比例不能超过100%", "a share is never above 100 %")
CROSSED: Final = Reason("部分不能大于整体", "a part is never more than the whole")
ROSTER: Final = Reason(
    "“成员登记齐全”由成员行数与登记人口数得出，只会为是或无记录",
    "a complete roster follows from the rows and the size: true or not recorded",
)


def never(name: str, answer: Any) -> bool:
    """Whether a fact can't have this answer, whatever else the record says."""
    if name == "roster_complete":
        return answer is False
    return name == "dwelling_grade" and answer is DwellingGrade.OTHER


def implausible(row: Mapping[str, Any], asked: Names) -> tuple[Reason, ...]:
    """Why no record can give *row*; empty where one can."""
    return tuple(dict.fromkeys(_faults(row, asked)))


def _faults(row: Mapping[str, Any], asked: Names) -> Iterator[Reason]:
    things = [(f, row.get(f.name)) for f in asked.facts]
    for group, inner in asked.groups:
        things += [(f, t.get(f.name)) for t in row.get(group.name) or () for f in inner]
    for fact, answer in things:
        if isinstance(fact, QuantityFact) and answer is not None:
            if answer < 0:
                yield NEGATIVE
            if fact.unit == "percent" and answer > _MOST_PERCENT:
                yield SHARE
    if row.get("size") == 0:
        yield NOBODY
    for less, more in _AT_MOST:
        if row.get(less) is not None and row.get(more) is not None and row[less] > row[more]:
            yield CROSSED
    if _roster(row, asked):
        yield ROSTER


def _roster(row: Mapping[str, Any], asked: Names) -> bool:
    """Whether the answer about the roster doesn't fit the rows and the size."""
    names = {f.name for f in asked.facts}
    if "roster_complete" not in names:
        return False
    complete, rows = row.get("roster_complete"), len(row.get("members") or ())
    if "size" not in names:
        return bool(complete) and not rows
    return bool(complete) is not (rows > 0 and row.get("size") == rows)
