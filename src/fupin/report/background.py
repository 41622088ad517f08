"""The parts of the page that say what the outcome rests on and what is amiss."""

from __future__ import annotations

from html import escape

from fupin.logic import written
from fupin.report.markup import Raw, both, grid, note, section
from fupin.report.result import Result
from fupin.report.tables import SEVERITIES


def missing(result: Result) -> str:
    """Facts that keep rules from being decided."""
    titles = {rule.id: rule.title for rule in result.survey.standard.rules}
    rows = ((m.zh, titles[m.rule], m.households, m.fact) for m in result.survey.missing)
    headers = [
        ("资料", "fact"),
        ("使其无法判定的指标", "indicator"),
        ("户数", "households"),
        ("名称", "name"),
    ]
    if not result.survey.missing:
        return section("缺少的资料", "Missing facts", note("没有。", "None."))
    return section("缺少的资料", "Missing facts", grid(headers, rows))


def problems(result: Result) -> str:
    """Problems in the data by kind."""
    headers = [
        ("严重程度", "severity"),
        ("问题", "problem"),
        ("英文", "in English"),
        ("数量", "count"),
    ]
    rows = (
        (SEVERITIES[k.severity], k.example.message, k.example.message_en, k.count)
        for k in result.kinds
    )
    if not result.kinds:
        return section("数据问题", "Problems in the data", note("没有。", "None."))
    return section(
        "数据问题",
        "Problems in the data",
        grid(headers, rows),
        note(
            "每类只举一例；逐条见 problems.jsonl 和 result.xlsx。", "One example of each kind."
        ),
    )


def sources(result: Result) -> str:
    """Every number and document the results rest on."""
    headers = [
        ("参数", "parameter"),
        ("值", "value"),
        ("有效期", "in force"),
        ("依据", "source"),
        ("核实程度", "standing"),
    ]
    rows = []
    for used in result.survey.used:
        span = f"{used.first or '…'} 至 {used.last or '…'}"
        beyond = (
            '<br/><b class="verdict fail">外推 extrapolated</b>' if used.extrapolated else ""
        )
        rows.append(
            (
                Raw(both(used.zh, used.en)),
                written(used.value, used.unit),
                Raw(escape(span) + beyond),
                str(used.citation),
                used.citation.standing.zh,
            )
        )
    cited = ((str(c), c.standing.zh) for c in result.survey.citations)
    return section(
        "参数与依据",
        "Parameters and sources",
        grid(headers, rows),
        "<br/>",
        grid([("文件", "document"), ("核实程度", "standing")], cited),
        note(f"全部结论所依据材料中最弱的核实程度：{result.survey.standing.zh}。"),
    )
