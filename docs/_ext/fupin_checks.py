"""The checks of the register as tables, and where each number of a list is found."""

from __future__ import annotations

import functools

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from fupin_check_examples import Row, day_of, example_of, numbers_of
from fupin_content import Cell, Literal, NoSourceError, Table, noted, place_of, sourced

from fupin import policy
from fupin.errors import Severity
from fupin.facts.catalogue import field_at
from fupin.ledger import layouts
from fupin.logic import Fact, QuantityFact, sentence, written
from fupin.standards.checks import Check, Kind, Scope, pack
from fupin.standards.checks.left_out import LEFT_OUT


GRADES: Final = {
    Severity.ERROR: "错误",
    Severity.WARNING: "警告",
    Severity.NOTICE: "提示",
}
KINDS: Final = {Kind.PERSON: "成员", Kind.HOUSEHOLD: "户", Kind.VILLAGE: "村"}
_EVERY: Final = {
    Kind.PERSON: ("每个人", "every person"),
    Kind.HOUSEHOLD: ("每一户", "every household"),
    Kind.VILLAGE: ("每个村", "every village"),
}
LISTS: Final = {
    "guizhou-2024": "checks-guizhou-2024",
    "xian-2018": "checks-xian-2018",
    "household-2022": "checks-household-2022",
    "cleaning-2017": "checks-cleaning-2017",
}
"""What a number begins with, of Guizhou's nothing → the document of the list."""

_WORK_RECORDS: Final = "member.work_records"


def checks(name: str = "") -> Iterator[Table]:
    """The tables of one check, or of every check."""
    for check in pack("registry"):
        if name in ("", check.id):
            yield from check_tables(check)


def check_tables(check: Check) -> Iterator[Table]:
    """What a check is, its numbers, and the fields it rests on."""
    cites = sourced(check.id, *check.cites)
    whom = check.applies
    asked: Cell = _EVERY[check.kind] if whom is None else _both(check, whom)
    yield Table(
        id=f"{check.id}-check",
        title="",
        header=("项 item", "内容"),
        rows=(
            (("各清单编号", "aliases"), tuple(map(Literal, check.aliases)) or "—"),
            (("范围", "scope"), f"{check.scope.zh} {check.scope.value}"),
            (("每一行是", "row"), f"{KINDS[check.kind]} {check.kind.value}"),
            (("程度", "severity"), f"{GRADES[check.severity]} {check.severity.value}"),
            (("问谁", "asked of"), asked),
            (("应当", "sound"), _both(check, check.sound)),
            (("有效期", "days"), _days(check.first, check.last)),
            (("怎样整改", "remedy"), (check.remedy, check.remedy_en)),
            (("谁来改", "responsible"), check.responsible.value),
            (("同一毛病", "same fault"), _beside(check)),
            (("依据", "source"), (cites, *noted(check.note))),
        ),
    )
    if check.names.parameters:
        yield _parameters(check)
    if check.fields:
        yield _fields(check)


def _both(check: Check, condition: Any) -> tuple[str, ...]:
    numbers = numbers_of(check)
    return sentence(condition, "zh", numbers), sentence(condition, "en", numbers)


def _days(first: date, last: date) -> str:
    return f"{first} 起 on" if last == date.max else f"{first} 至 {last}"


def _beside(check: Check) -> Cell:
    """The checks whose finding is one row with this one's."""
    every = pack("registry")
    same = [c.id for c in every if c.same_fault == check.same_fault and c.id != check.id]
    return tuple(map(Literal, same)) or "—"


def _parameters(check: Check) -> Table:
    """Every setting that holds on a day of the check, as printed."""
    rows = []
    for node in check.names.parameters:
        for setting in policy.history(node.name).settings:
            if setting.last >= check.first and setting.first <= check.last:
                where = setting.group.zh if setting.group else place_of(setting.region)
                rows.append(
                    (
                        ((node.zh, node.en, Literal(node.name))),
                        written(setting.value, node.unit),
                        f"{_days(setting.first, setting.last)}，{where}",
                        sourced(node.name, setting.citation),
                    )
                )
    return Table(
        id=f"{check.id}-parameters",
        title="数值 · Numbers",
        header=("参数 parameter", "数值 value", "何时何地 when, where", "出处 source"),
        rows=tuple(rows),
    )


def _fields(check: Check) -> Table:
    """The fields of the sound state, and which layouts have a column for each."""
    rows: list[tuple[Cell, ...]] = []
    for target in check.fields:
        about = field_at(target).about
        having = tuple(map(Literal, columns().get(target, ())))
        rows.append(((about.zh, about.en), Literal(target), about.code or "—", having or "—"))
    return Table(
        id=f"{check.id}-fields",
        title="字段 · Fields",
        header=("含义 label", "字段 field", "登记代码", "有这一列的版式 layouts"),
        rows=tuple(rows),
    )


@functools.cache
def columns() -> Mapping[str, tuple[str, ...]]:
    """Field → the layouts that have a column for it."""
    found: dict[str, dict[str, None]] = {}
    for layout in layouts().values():
        for column in layout.columns:
            if column.target is not None:
                found.setdefault(column.target.name, {})[layout.id] = None
        if layout.record == "WorkRecord":
            found.setdefault(_WORK_RECORDS, {})[layout.id] = None
    return {target: tuple(ids) for target, ids in found.items()}


def check_example(name: str) -> Iterator[Table]:
    """The facts of a finding, beside facts that are none.

    Raises:
        NoSourceError: If no example can be found.
    """
    check = next(c for c in pack("registry") if c.id == name)
    example = example_of(check)
    if example is None:
        raise NoSourceError(f"example of {name}")
    yield Table(
        id=f"{name}-example",
        title="",
        intro=(f"{day_of(check).isoformat()}，虚构 invented",),
        header=("事实 fact", "是疑点 a finding", "不是 none"),
        rows=tuple(_compared(check, example.hit, example.sound)),
    )


def _compared(check: Check, hit: Row, sound: Row) -> Iterator[tuple[Cell, ...]]:
    """One row a fact that either has, the members' facts after the subject's."""
    for fact in check.names.facts:
        if fact.name in hit or fact.name in sound:
            label = (fact.zh, fact.en)
            yield label, _said(fact, hit.get(fact.name)), _said(fact, sound.get(fact.name))
    for group, asked in check.names.groups:
        ours, theirs = hit.get(group.name, ()), sound.get(group.name, ())
        for place in range(max(len(ours), len(theirs))):
            one, two = (things[place] if place < len(things) else None
                        for things in (ours, theirs))  # fmt: skip
            for fact in asked:
                if fact.name in (one or {}) or fact.name in (two or {}):
                    label = (
                        f"第{place + 1}名成员：{fact.zh}",
                        f"member {place + 1}: {fact.en}",
                    )
                    yield label, _of_member(fact, one), _of_member(fact, two)


def _of_member(fact: Fact, row: Row | None) -> Cell:
    return "无此人 nobody" if row is None else _said(fact, row.get(fact.name))


def _said(fact: Fact, answer: Any) -> Cell:
    if answer is None:
        return "未登记 not recorded"
    if isinstance(answer, bool):
        return "是 yes" if answer else "否 no"
    if isinstance(fact, QuantityFact):
        return written(answer, fact.unit)
    if isinstance(answer, frozenset):
        return "、".join(sorted(code.value for code in answer)) or "无 none"
    return str(answer.value)


def listed(prefix: str) -> tuple[tuple[str, tuple[str, ...], tuple[str, str] | None], ...]:
    """The numbers of a list in order: the checks of each, or why it is left out."""
    found: dict[str, list[str]] = {}
    for check in pack("registry"):
        for alias in check.aliases:
            found.setdefault(alias, []).append(check.id)
    ours = {a for a in (*found, *LEFT_OUT) if _list_of(a) == prefix}
    return tuple(
        (alias.removeprefix(f"{prefix}/"), tuple(found.get(alias, ())), LEFT_OUT.get(alias))
        for alias in sorted(ours, key=_in_order)
    )


def _list_of(alias: str) -> str:
    """The list a number belongs to; Guizhou's bare numbers are the list's own."""
    head, slash, _ = alias.partition("/")
    return head if slash else "guizhou-2024"


def _in_order(alias: str) -> tuple[str, int, str]:
    """Numbers as people count: 2 before 10."""
    head, dash, tail = alias.rpartition("-")
    return (head, int(tail), "") if dash and tail.isdecimal() else (alias, 0, "")


def by_scope() -> Iterator[tuple[Scope, tuple[Check, ...]]]:
    """The checks of each scope, in the order of the pack."""
    every = pack("registry").checks
    for scope in Scope:
        if ours := tuple(c for c in every if c.scope is scope):
            yield scope, ours


def grades(checks: Iterable[Check]) -> str:
    """How many are of each grade."""
    known = list(checks)
    counts = ((g, sum(c.severity is g for c in known)) for g in Severity)
    return "，".join(f"{GRADES[g]} {n}" for g, n in counts)
