"""Sums of checks as tables: what was asked and found, by place, by rule, sheet by sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from fupin.errors import Severity
from fupin.ledger import Book
from fupin.ledger.cells import text_of
from fupin.model.check_results import CheckReport
from fupin.report.check_items import Item
from fupin.report.tables import SEVERITIES, Row, Table
from fupin.standards.checks import Pack


Villages = Mapping[tuple[str, str, str], Sequence[Item]]


def overview(report: CheckReport, found: Sequence[Item], book: Book, pack: Pack) -> Table:
    """What was checked, and how much was found."""
    grades = Counter(item.finding.severity for item in found)

    def rows() -> Iterator[Row]:
        yield "规则包", f"{pack.title}（{report.pack}）"
        yield "检查日期", report.on.isoformat()
        yield "户数", len(book.households)
        yield "人数", sum(len(home.members) for home in book.households)
        yield "村数", len(book.villages)
        yield "检查的规则数", report.asked
        yield "未检查的规则数", len(report.skipped)
        yield "有对象无法判定的规则数", len(report.undetermined)
        for severity in Severity:
            yield SEVERITIES[severity], grades[severity]
        yield "合计", len(found)
        yield "有疑点的户数", len({i.finding.household for i in found if i.finding.household})

    return Table(name="概况", columns=(("项目", 24), ("内容", 44)), rows=rows())


def by_rule(report: CheckReport, found: Sequence[Item], pack: Pack) -> Table:
    """How many of each rule: found, undetermined, or why it was not asked."""
    checks = {check.id: check for check in pack}
    counted = Counter(item.finding.rule for item in found)
    pairs = {(i.finding.rule, i.finding.household) for i in found if i.finding.household}
    homes = Counter(rule for rule, _ in pairs)
    first = {item.finding.rule: item.finding for item in reversed(found)}
    skipped = {one.rule: one.reason for one in report.skipped}
    columns = (
        ("规则", 30),
        ("省清单编号", 24),
        ("级别", 7),
        ("问题", 44),
        ("疑点数", 9),
        ("户数", 9),
        ("无法判定", 10),
        ("未检查的原因", 34),
    )

    def rows() -> Iterator[Row]:
        listed = dict.fromkeys([*checks, *counted])
        for rule in sorted(listed, key=lambda name: -counted[name]):
            about = checks.get(rule) or first[rule]
            yield (
                rule,
                "、".join(about.aliases),
                SEVERITIES[about.severity],
                about.title,
                counted[rule],
                homes[rule],
                report.undetermined.get(rule, 0),
                skipped.get(rule),
            )

    return Table(name="按规则", columns=columns, rows=rows())


def by_place(villages: Villages) -> Table:
    """How many in each village, by grade."""
    columns = (
        ("县", 14),
        ("乡", 18),
        ("村", 20),
        *((SEVERITIES[severity], 9) for severity in Severity),
        ("合计", 9),
        ("户数", 9),
    )

    def rows() -> Iterator[Row]:
        for place, found in villages.items():
            grades = Counter(item.finding.severity for item in found)
            homes = {item.finding.household for item in found if item.finding.household}
            counts = tuple(grades[severity] for severity in Severity)
            yield (*place, *counts, len(found), len(homes))

    return Table(name="按地方", columns=columns, rows=rows())


def by_rule_and_place(villages: Villages) -> Table:
    """How many of each rule in each village: one row a pair that has any."""
    columns = (
        ("县", 14),
        ("乡", 18),
        ("村", 20),
        ("规则", 30),
        ("级别", 7),
        ("问题", 44),
        ("疑点数", 9),
    )

    def rows() -> Iterator[Row]:
        for place, found in villages.items():
            first = {item.finding.rule: item.finding for item in reversed(found)}
            for rule, count in Counter(item.finding.rule for item in found).most_common():
                about = first[rule]
                yield (*place, rule, SEVERITIES[about.severity], about.title, count)

    return Table(name="按地方和规则", columns=columns, rows=rows())


def sheets(book: Book) -> Table:
    """What became of every row of every sheet that was read."""
    columns = (
        ("来源表", 26),
        ("版式", 24),
        ("表头行", 8),
        ("行数", 9),
        ("采用", 9),
        ("略过", 9),
        ("缺编号", 9),
        ("空行", 9),
        ("不认识的列", 50),
    )
    rows = (
        (
            one.name,
            one.layout or "（未识别，未读取）",
            one.header_row or None,
            one.rows,
            one.used,
            one.skipped,
            one.unplaced,
            one.empty,
            "、".join(one.unknown_columns),
        )
        for one in book.sheets
    )
    return Table(name="台账读取", columns=columns, rows=rows)


def kept(book: Book) -> Table:
    """The cells no field took, as they stand; for outputs in clear only."""
    columns = (("来源表", 26), ("行", 8), ("表头", 26), ("内容", 60))
    rows = (
        (sheet, row, header, text_of(cell))
        for (sheet, row), cells in book.unknown.items()
        for header, cell in cells.items()
    )
    return Table(name="保留的单元格", columns=columns, rows=rows)
