"""The library tried against itself: what `fupin selfcheck` does."""

from __future__ import annotations

import argparse

from typing import TYPE_CHECKING, Any, Final

from fupin.cli.faults import DONE, FINDINGS, WRONG_USAGE, StopError
from fupin.cli.progress import Progress


if TYPE_CHECKING:
    from collections.abc import Iterator

    from fupin.cli.selfchecking_compare import Difference
    from fupin.cli.selfchecking_run import Report

_MEMBERS_TOLD: Final = 5
_TWO: Final = 2


def run_selfcheck(options: argparse.Namespace) -> int:
    """Let every engine decide every shipped rule on invented rows, and compare."""
    import fupin.frames  # noqa: F401  # refuses, in words, where its extra is missing

    from fupin.cli.selfchecking_engines import installed, refuse_missing
    from fupin.cli.selfchecking_run import run

    english = options.lang == "en"
    engines = options.engines or installed()
    refuse_missing(engines)
    if len(engines) < _TWO:
        raise StopError(
            WRONG_USAGE,
            "用法不对：--engines 至少要两个引擎才能比较",
            "wrong usage: --engines needs two engines to compare",
        )
    if options.households < 1:
        raise StopError(
            WRONG_USAGE, "--households 至少为 1", "--households is at least one household"
        )
    title = (
        f"compare {', '.join(engines)}" if english else f"比较各引擎（{'、'.join(engines)}）"
    )
    with Progress() as progress, progress.step(title) as advance:
        report = run(
            engines,
            households=options.households,
            objects=options.objects,
            seed=options.seed,
            progress=advance,
        )
    print("\n".join(_lines(report, options.lang)))
    return DONE if report.agrees else FINDINGS


def _lines(report: Report, lang: str) -> Iterator[str]:
    for one in report.told:
        yield from _difference(one, lang)
    more = report.differences - len(report.told)
    if more:
        yield f"and {more:,} more differences" if lang == "en" else f"另有 {more:,} 处不同"
    yield from (_english if lang == "en" else _chinese)(report)


def _chinese(report: Report) -> Iterator[str]:
    yield f"户：{report.households:,}（空户 {report.empty:,}，千人户 {report.crowds:,}）"
    yield f"人：户内成员 {report.members:,}；人检查规则另用 {report.persons:,} 行"
    yield f"村、县：各 {report.areas:,} 行"
    if report.objects:
        yield (
            f"真实对象（户、人、村、县）：{report.objects:,}，"
            f"其中户 {report.object_households:,}"
        )
    yield (
        f"规则：{report.rules:,} 条，合为 {report.conditions:,} 个条件，"
        f"其中 {report.varied:,} 个达到、未达到、无法判定都出现过"
    )
    head = "一致" if report.agrees else "不一致"
    yield (
        f"{head}：{report.households:,} 户，{report.members:,} 人，{report.rules:,} 条规则，"
        f"{len(report.engines)} 个引擎，{report.differences:,} 处不同"
    )


def _english(report: Report) -> Iterator[str]:
    yield (
        f"households: {report.households:,} ({report.empty:,} empty, "
        f"{report.crowds:,} of a thousand members)"
    )
    yield f"persons: {report.members:,} members; checks of persons: {report.persons:,} rows"
    yield f"villages, counties: {report.areas:,} rows each"
    if report.objects:
        yield (
            f"real objects (households, persons, villages, counties): {report.objects:,}, "
            f"{report.object_households:,} of them households"
        )
    yield (
        f"rules: {report.rules:,}, as {report.conditions:,} conditions, {report.varied:,} "
        "of them met, not met and unknown somewhere"
    )
    head = "equal" if report.agrees else "not equal"
    yield (
        f"{head}: {report.households:,} households, {report.members:,} members, "
        f"{report.rules:,} rules, {len(report.engines)} engines, "
        f"{report.differences:,} differences"
    )


def _difference(one: Difference, lang: str) -> Iterator[str]:
    """One difference in a few lines; the rows are invented, and hold no name or number."""
    english = lang == "en"
    trial, told = one.trial, one.trial.asked_by[one.rule]
    others = len(told) - 1
    if english:
        yield f"differs: {told[0]}" + (f" (and {others} that ask the same)" if others else "")
        yield f"  {trial.about.en}, row {one.key}, {trial.on.isoformat()}, {trial.region}"
    else:
        yield f"不同：{told[0]}" + (f"（另有 {others} 条规则同此条件）" if others else "")
        yield f"  {trial.about.value}，第 {one.key} 行，{trial.on.isoformat()}，{trial.region}"
    comma = ", " if english else "，"
    yield "  " + comma.join(f"{name} {_said(truth, lang)}" for name, truth in one.truths)
    if one.facts:
        yield f"  {_answers(one.facts)}"
    for number, member in enumerate(one.members[:_MEMBERS_TOLD], start=1):
        yield f"  {'member' if english else '成员'} {number}: {_answers(member)}".rstrip()
    more = len(one.members) - _MEMBERS_TOLD
    if more > 0:
        yield f"  and {more} more members" if english else f"  另有 {more} 名成员"


def _said(truth: Any, lang: str) -> str:
    if truth is None:
        return "no such row" if lang == "en" else "无此行"
    return str(truth.value if lang == "en" else truth.zh)


def _answers(facts: tuple[tuple[str, Any], ...]) -> str:
    return "; ".join(f"{name}={value}" for name, value in facts)
