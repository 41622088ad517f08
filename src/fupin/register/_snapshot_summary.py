"""A comparison of two exports in a few lines: the balance, the kinds, what changed most."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fupin.logic import Lang
from fupin.register._snapshot_balance import HouseholdBalance, PersonBalance
from fupin.register._snapshot_events import AttributeChanged, EventKind, IncomeShock


if TYPE_CHECKING:
    from fupin.register.snapshots import SnapshotComparison

_MOST: Final = 5


def summary(comparison: SnapshotComparison, lang: Lang) -> str:
    """The comparison in words; no personal datum is in it."""
    households, persons = comparison.identity.households, comparison.identity.persons
    if lang == "zh":
        days = f"{comparison.before_on.isoformat()} 与 {comparison.after_on.isoformat()}"
        lines = [f"台账对比：{days}", *_households_zh(households), *_persons_zh(persons)]
        lines.append(_others_zh(comparison))
    else:
        days = f"{comparison.before_on.isoformat()} and {comparison.after_on.isoformat()}"
        lines = [f"Registers of {days}", *_households_en(households), *_persons_en(persons)]
        lines.append(_others_en(comparison))
    return "\n".join(line for line in (*lines, *_incomes(comparison, lang)) if line)


def _households_zh(b: HouseholdBalance) -> list[str]:
    return [
        f"户：{b.before} → {b.after}",
        (
            f"  {b.before} = 户编号不变{b.kept} + 换号{b.renumbered} + 并入他户{b.merged_into}"
            f" + 分为数户{b.split_up} + 减少{b.gone}"
        ),
        (
            f"  {b.after} = 户编号不变{b.kept} + 换号{b.renumbered} + 分出{b.split_off}"
            f" + 数户合成{b.merged_from} + 新增{b.appeared}"
        ),
    ]


def _households_en(b: HouseholdBalance) -> list[str]:
    return [
        f"Households: {b.before} → {b.after}",
        (
            f"  {b.before} = kept {b.kept} + renumbered {b.renumbered}"
            f" + merged into others {b.merged_into} + split up {b.split_up} + gone {b.gone}"
        ),
        (
            f"  {b.after} = kept {b.kept} + renumbered {b.renumbered}"
            f" + split off {b.split_off} + merged from several {b.merged_from}"
            f" + appeared {b.appeared}"
        ),
    ]


def _persons_zh(b: PersonBalance) -> list[str]:
    return [
        f"在册人口：{b.before} → {b.after}",
        (
            f"  {b.before} = 仍在本户{b.stayed} + 转户{b.moved} + 减少{b.gone}"
            f" + 标识重复或矛盾{b.ambiguous_before} + 无标识{b.unidentified_before}"
        ),
        (
            f"  {b.after} = 仍在本户{b.stayed} + 转户{b.moved} + 新增{b.appeared}"
            f" + 标识重复或矛盾{b.ambiguous_after} + 无标识{b.unidentified_after}"
        ),
    ]


def _persons_en(b: PersonBalance) -> list[str]:
    return [
        f"Persons on the register: {b.before} → {b.after}",
        (
            f"  {b.before} = stayed {b.stayed} + moved {b.moved} + gone {b.gone}"
            f" + ambiguous {b.ambiguous_before} + without identifier {b.unidentified_before}"
        ),
        (
            f"  {b.after} = stayed {b.stayed} + moved {b.moved} + appeared {b.appeared}"
            f" + ambiguous {b.ambiguous_after} + without identifier {b.unidentified_after}"
        ),
    ]


_TOLD: Final = (
    EventKind.HOUSEHOLD_SPLIT,
    EventKind.HOUSEHOLDS_MERGED,
    EventKind.HOUSEHOLD_MOVED,
    EventKind.HEAD_CHANGED,
    EventKind.CHANGED,
    EventKind.NOW_RECORDED,
    EventKind.NO_LONGER_RECORDED,
)
"""Kinds the balance does not tell already."""


def _others_zh(comparison: SnapshotComparison) -> str:
    counts = comparison.counts
    told = [f"{kind.zh}{counts[kind.value]}" for kind in _TOLD if counts[kind.value]]
    most = [f"{label}{number}" for label, number in _most_changed(comparison, "zh")]
    tail = f"\n变更最多的项目：{'、'.join(most)}" if most else ""
    return f"其他：{'、'.join(told)}{tail}" if told else ""


def _others_en(comparison: SnapshotComparison) -> str:
    counts = comparison.counts
    told = [f"{kind.en} {counts[kind.value]}" for kind in _TOLD if counts[kind.value]]
    most = [f"{label} {number}" for label, number in _most_changed(comparison, "en")]
    tail = f"\nChanged most: {', '.join(most)}" if most else ""
    return f"Further: {', '.join(told)}{tail}" if told else ""


def _most_changed(comparison: SnapshotComparison, lang: Lang) -> list[tuple[str, int]]:
    """The labels of the fields that changed most often, in the order of the events if tied."""
    changed = comparison.of(AttributeChanged)
    found = Counter(c.fields for c in changed if c.kind is EventKind.CHANGED)
    most = found.most_common(_MOST)
    return [(getattr(fields[-1].about, lang), number) for fields, number in most]


def _incomes(comparison: SnapshotComparison, lang: Lang) -> list[str]:
    if comparison.income_shock is None:
        return []
    shocks = comparison.of(IncomeShock)
    fell = sum(shock.fell for shock in shocks)
    share = comparison.income_shock
    percent = f"{Decimal(share.numerator) / share.denominator:.6g}"
    known, unknown = comparison.incomes_compared, comparison.incomes_not_comparable
    if lang == "zh":
        return [
            (
                f"人均纯收入变动超过{percent}%：下降{fell}户，上升{len(shocks) - fell}户"
                f"（可比{known}户，不可比{unknown}户）"
            )
        ]
    return [
        (
            f"Net income a head changed by more than {percent}%: fell {fell},"
            f" rose {len(shocks) - fell} ({known} comparable, {unknown} not)"
        )
    ]
