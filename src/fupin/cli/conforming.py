"""Golden cases put to another implementation, and what came of it."""

from __future__ import annotations

import argparse

from fupin.cli.faults import DONE, FINDINGS, WRONG_USAGE, StopError
from fupin.cli.wide import pad, width
from fupin.conformance import Count, Report, Trouble, cases, cases_for, run, shipped, text_of


def run_conformance(options: argparse.Namespace) -> int:
    """Run another implementation against the golden cases, or print them."""
    names = tuple(options.standard)
    if options.print:
        for name in names or shipped():
            print(text_of(name), end="")
        return DONE
    if not options.implementation:
        raise StopError(
            WRONG_USAGE,
            "用法不对：-- 之后应有被检查的命令",
            "wrong usage: the command to check stands behind --",
        )
    asked = [case for name in names for case in cases_for(name)] if names else cases()
    report = run(options.implementation, asked, timeout=options.timeout)
    print(report.explain(options.lang, most=options.most))
    if options.coverage:
        _table(report, options.lang)
    if any(fault.trouble is Trouble.NOT_STARTED for fault in report.faults):
        return WRONG_USAGE
    return DONE if report.conforms else FINDINGS


def _table(report: Report, lang: str) -> None:
    """How many cases show each rule, and how many were answered right."""
    head = (
        ("rule", "pass", "fail", "unknown", "boundary", "at threshold")
        if lang == "en"
        else ("规则", "达到", "未达到", "无法判定", "临界", "恰在临界")
    )
    rows: list[tuple[str, ...]] = [head]
    for one in report.coverage():
        name = one.rule if one.rule.startswith(one.book) else f"{one.book} {one.rule}"
        counts = (one.passing, one.failing, one.unknown, one.boundary, one.at_threshold)
        rows.append((name, *map(_counted, counts)))
    widths = [max(width(row[at]) for row in rows) for at in range(len(head))]
    for row in rows:
        cells = (pad(text, to) for text, to in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def _counted(count: Count) -> str:
    return f"{count.right}/{count.cases}" if count.cases else "-"
