"""The worklist of one village: which columns it has, and what stands in each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import attrs

from fupin.errors import Severity
from fupin.facts.catalogue import field_at
from fupin.ledger import targets
from fupin.model import Kind
from fupin.report.check_items import Item, clear
from fupin.report.tables import SEVERITIES, Cell, Row
from fupin.values import number_shown


FIELD: Final = "更正项"
VALUE: Final = "更正为"
STATE: Final = "处理结果"
NOTE: Final = "说明"
TO_FILL: Final = (FIELD, VALUE, STATE, NOTE)

HOUSEHOLD: Final = "户编号"
NAME: Final = "姓名"
PERSON: Final = "人编号"
RULE: Final = "规则"
POSITION: Final = "成员序"
FIELDS: Final = "字段"
VILLAGE: Final = "村"
SHEET: Final = "来源表"
ROW: Final = "行"

CORRECTED: Final = "已更正"
EXPLAINED: Final = "核实无误"
IMPOSSIBLE: Final = "无法更正"
STATES: Final = (CORRECTED, EXPLAINED, IMPOSSIBLE)
CLEAR: Final = "清空"
"""What to write in the cell of the correction to leave the field blank."""

ELSEWHERE: Final = "（在台账中更正）"
"""Stands for the field where no cell of the worklist can hold the correction."""

_MEANING: Final = "；其中“"
_ORDER: Final = {severity: at for at, severity in enumerate(Severity)}
_ROOTS: Final = ("member", "household", "village")
_KEYS: Final = frozenset({"household.household_id", "village.village_id"})


@attrs.frozen
class WorkColumn:
    """A column of the worklist."""

    title: str
    width: int
    cell: Callable[[Item], Cell]
    printed: bool = True


def columns(*, due: date | None, reveal: bool) -> tuple[WorkColumn, ...]:
    """The columns: first those to print, then what the computer needs to read it back."""
    day = None if due is None else due.isoformat()
    number = _in_clear if reveal else number_shown
    return (
        WorkColumn("级别", 5, lambda item: SEVERITIES[item.finding.severity]),
        WorkColumn(HOUSEHOLD, 15, lambda item: number(item.finding.household)),
        WorkColumn(NAME, 8, lambda item: _name(item, reveal=reveal)),
        *([WorkColumn("证件号码", 21, _id_number)] if reveal else []),
        WorkColumn(PERSON, 17, lambda item: number(item.finding.person)),
        WorkColumn("问题", 18, lambda item: item.finding.title),
        WorkColumn("现登记", 22, lambda item: item.finding.found),
        WorkColumn("应为", 26, _expected),
        WorkColumn("处理办法", 15, lambda item: item.finding.remedy),
        WorkColumn("责任", 5, lambda item: item.finding.responsible),
        WorkColumn("整改期限", 11, lambda _: day),
        WorkColumn(FIELD, 11, _label),
        WorkColumn(VALUE, 13, _nothing),
        WorkColumn(STATE, 9, _nothing),
        WorkColumn(NOTE, 11, _nothing),
        WorkColumn(RULE, 28, lambda item: item.finding.rule, printed=False),
        WorkColumn(
            "省清单编号", 24, lambda item: _joined(item.finding.aliases), printed=False
        ),
        WorkColumn(FIELDS, 24, lambda item: _joined(item.finding.fields), printed=False),
        WorkColumn(POSITION, 7, _position, printed=False),
        WorkColumn(VILLAGE, 14, lambda item: item.finding.village, printed=False),
        WorkColumn(SHEET, 20, lambda item: item.finding.sheet, printed=False),
        WorkColumn(ROW, 7, lambda item: item.finding.row or None, printed=False),
    )


def _in_clear(number: str) -> str:
    return number


def _expected(item: Item) -> str:
    """What is expected, without the meanings of its terms: findings.jsonl has them."""
    return item.finding.expected.partition(_MEANING)[0]


def _joined(texts: Iterable[str]) -> str:
    return "、".join(texts)


def _nothing(_: Item) -> None:
    return None


def _name(item: Item, *, reveal: bool) -> str:
    known = clear(item).get("name") if reveal else None
    return known or item.finding.name


def _id_number(item: Item) -> str | None:
    return clear(item).get("id_number")


def _position(item: Item) -> int | None:
    position = item.finding.position
    return None if position is None else position + 1


def _label(item: Item) -> str:
    target = correctable(item)
    return ELSEWHERE if target is None else field_at(target).about.zh


def correctable(item: Item) -> str | None:
    """The first field of a finding that a cell of the worklist can correct."""
    for target in item.finding.fields:
        root = target.partition(".")[0]
        if root not in _ROOTS or target not in targets() or not may_change(target):
            continue
        if root != "member" or item.finding.position is not None:
            return target
    return None


def may_change(target: str) -> bool:
    """Whether it is no part of the number or name things are found by."""
    return target not in _KEYS and not target.startswith("village.place.")


def in_order(found: Iterable[Item]) -> list[Item]:
    """Household by household as they first appear, the gravest of each first."""
    known = list(found)
    homes: dict[str, int] = {}
    for item in known:
        homes.setdefault(item.finding.household, len(homes))
    return sorted(
        known, key=lambda i: (homes[i.finding.household], _ORDER[i.finding.severity])
    )


def rows(found: Sequence[Item], having: Sequence[WorkColumn]) -> Iterator[Row]:
    """One row an item."""
    for item in found:
        yield tuple(column.cell(item) for column in having)


def choices(item: Item) -> tuple[str, ...]:
    """What there is to choose from as a correction; empty where anything may be written."""
    target = correctable(item)
    if target is None:
        return ()
    field = field_at(target)
    if field.kind is Kind.YES_NO:
        return ("是", "否", CLEAR)
    if field.kind is Kind.CODE:
        return (*(code.value for code in field.type), CLEAR)
    return ()


def by_village(found: Iterable[Item]) -> Mapping[tuple[str, str, str], list[Item]]:
    """The items of each village, in the order villages first appear."""
    villages: dict[tuple[str, str, str], list[Item]] = {}
    for item in found:
        villages.setdefault(item.village, []).append(item)
    return villages
