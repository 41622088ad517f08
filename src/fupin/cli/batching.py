"""A folder of tables judged part by part: what `fupin batch` does."""

from __future__ import annotations

import argparse

from typing import TYPE_CHECKING, Final

from fupin.cli.faults import DONE, FINDINGS, INTERRUPTED, UNREADABLE, WRONG_USAGE, StopError
from fupin.cli.local import local
from fupin.cli.progress import Progress
from fupin.cli.running import Asked
from fupin.model import Verdict
from fupin.standards import Standard, Subject
from fupin.standards import standard as named_standard


if TYPE_CHECKING:
    from fupin.frames.parts import PartsReport

_SHOWN: Final = 10  # failed parts told one by one


def run_batch(options: argparse.Namespace) -> int:
    """Judge all households of a folder of Parquet files, and count them by place."""
    from fupin.frames.parts import assess_parts

    asked = Asked(on=options.on, lang=options.lang)
    found = local(options).standard(options.standard)
    standard = found if isinstance(found, Standard) else named_standard(found)
    if standard.subject is not Subject.HOUSEHOLD:
        raise StopError(
            WRONG_USAGE,
            f"{standard.id} 不是户的标准",
            f"{standard.id} is no standard of households",
        )
    if options.at_most < 1:
        raise StopError(
            WRONG_USAGE, "--at-most 至少为 1", "--at-most is at least one household"
        )
    title = asked.said(f"按《{standard.title}》测算", f"assess by {standard.id}")
    try:
        with Progress() as progress, progress.step(title) as advance:
            report = assess_parts(
                options.folder,
                options.out,
                on=options.on,
                standard=standard,
                region=options.region,
                engine=options.engine,
                at_most=options.at_most,
                extrapolate=options.extrapolate,
                reasons=options.reasons,
                progress=advance,
            )
    except FileNotFoundError as error:
        raise StopError(
            UNREADABLE,
            f"{error.filename or options.folder} 中没有户表（households*.parquet）",
            f"no households*.parquet in {error.filename or options.folder}",
        ) from None
    except KeyboardInterrupt:
        raise StopError(
            INTERRUPTED,
            f"已中断；已完成的部分留在 {options.out}，再次运行同一命令即可接着做",
            f"interrupted; finished parts stay in {options.out}: "
            "run the same command to go on",
        ) from None
    _tell(report, asked)
    if report.complete:
        return FINDINGS if report.summary.strangers else DONE
    return FINDINGS if report.kept + report.judged else UNREADABLE


def _tell(report: PartsReport, asked: Asked) -> None:
    """Print what came out, in a few lines."""
    found = report.summary
    counts = zip(Verdict, (found.passed, found.failed, found.undetermined), strict=True)
    words = asked.said("，", ", ").join(
        f"{asked.said(verdict.zh, verdict.value)} {count:,}" for verdict, count in counts
    )
    print(
        asked.said(f"户：{found.households:,}（{words}）", f"{found.households:,} households")
    )
    if asked.lang == "en":
        print(words)
    print(_persons(report, asked))
    kept = asked.said(f"，其中 {report.kept} 个先前已完成", f", {report.kept} from before")
    done = report.judged + report.kept
    print(
        asked.said(f"部分：{report.parts} 个，完成 {done} 个", f"parts: {done}/{report.parts}")
        + (kept if report.kept else "")
    )
    if found.strangers:
        print(
            asked.said(
                f"注意：{found.strangers:,} 行成员在户表中没有户，未计入",
                f"note: {found.strangers:,} member rows have no household and do not count",
            )
        )
    for failure in report.failures[:_SHOWN]:
        lines = asked.said("；".join(failure.reasons), "; ".join(failure.reasons_en))
        print(asked.said(f"未完成 {failure.part}：{lines}", f"failed {failure.part}: {lines}"))
    if len(report.failures) > _SHOWN:
        more = len(report.failures) - _SHOWN
        print(asked.said(f"另有 {more} 个部分未完成", f"and {more} more parts failed"))
    print(asked.said(f"结果在 {report.out}", f"results in {report.out}"))


def _persons(report: PartsReport, asked: Asked) -> str:
    """How many of the registered are still poor, between bounds, as far as recorded."""
    found = report.summary
    low = found.failed_persons
    high = low + found.undetermined_persons
    said = asked.said(
        f"人：登记 {found.persons:,}；未达标户 {low:,}，连同无法判定的户 {high:,}",
        f"persons: {found.persons:,} registered; {low:,} of households that fail, "
        f"{high:,} with those that can't be decided",
    )
    if not found.uncounted:
        return said
    return said + asked.said(
        f"（另有 {found.uncounted:,} 户没有登记人口，未计入）",
        f" (and {found.uncounted:,} households without a recorded size)",
    )
