"""``fupin check``: read ledgers, ask the pack, hand each village its worklist."""

from __future__ import annotations

import argparse
import importlib.util

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from fupin.assessment.check_book import check_book
from fupin.assessment.check_ready import find_pack
from fupin.cli.faults import DONE, FINDINGS, UNREADABLE, WRONG_USAGE, StopError
from fupin.cli.progress import Progress
from fupin.cli.running import Asked, read, unreadable
from fupin.errors import Severity
from fupin.ledger import Book
from fupin.model.check_results import CheckReport
from fupin.report.check_folder import STALE, Written, touched, write_checks
from fupin.report.corrections import Corrected, apply_corrections
from fupin.report.folder import whole
from fupin.standards.checks import Pack


_SHOWN: Final = 10


def run_check(options: argparse.Namespace) -> int:
    """Check a user's files; status 1 where anything but notices was found."""
    asked = _asked(options)
    pack = find_pack(options.pack)
    if not options.force:
        _spare(options.out)
    with Progress() as progress, whole(options.out, stale=STALE) as folder:
        book, earlier = _books(options, progress, asked)
        report = _checked(book, earlier, pack, progress, asked)
        with progress.step(asked.said("写出清单", "write the worklists")) as advance:
            written = write_checks(
                folder,
                report,
                book,
                pack,
                due=options.due,
                reveal=options.reveal,
                progress=advance,
            )
    _tell(report, book, written, options.out, asked)
    grave = sum(written.severities.values()) - written.severities[Severity.NOTICE]
    return FINDINGS if grave else DONE


def run_corrections(options: argparse.Namespace) -> int:
    """Say what filled-in worklists solve; status 1 while anything is open or refused."""
    asked = _asked(options)
    pack = find_pack(options.pack)
    with Progress() as progress:
        book, earlier = _books(options, progress, asked)
        with progress.step(asked.said("核对更正", "check the corrections")):
            done = _corrected(book, earlier, pack, options, asked)
    _tell_corrected(done, asked)
    open_rows = (done.unsolved, done.left, done.refused, done.raised, done.problems)
    return FINDINGS if any(open_rows) else DONE


def _spare(out: Path) -> None:
    """Refuse to replace worklists somebody has worked on."""
    names = touched(out)
    if names:
        more, first = len(names), names[0]
        raise StopError(
            WRONG_USAGE,
            f"{out} 中有 {more} 份填过的清单（{first} 等），未替换；请先移走，或加 --force",
            f"{out} has {more} worklists somebody filled in ({first}); move them away"
            " first, or use --force",
        )


def _asked(options: argparse.Namespace) -> Asked:
    return Asked(
        on=options.on,
        region=options.region or "",
        extrapolate=options.extrapolate,
        lang=options.lang,
    )


def _books(
    options: argparse.Namespace, progress: Progress, asked: Asked
) -> tuple[Book, list[Book]]:
    """The ledgers to check, and those of the years before."""
    book = read(options.ledgers, progress, asked, layouts=options.layout)
    if not book.households and not book.villages:
        raise StopError(
            UNREADABLE,
            "台账中没有户，也没有村，不能检查",
            "there is neither a household nor a village in the ledgers",
        )
    layouts = options.layout
    return book, [read([path], progress, asked, layouts=layouts) for path in options.earlier]


def _corrected(
    book: Book, earlier: list[Book], pack: Pack, options: argparse.Namespace, asked: Asked
) -> Corrected:
    worklist: Path
    for worklist in options.worklist:
        try:
            worklist.open("rb").close()
        except OSError as error:
            raise unreadable(worklist, error) from None
    return apply_corrections(
        book,
        options.worklist,
        on=asked.on,
        pack=pack,
        region=asked.region,
        earlier=earlier,
        extrapolate=asked.extrapolate,
    )


def _checked(
    book: Book, earlier: list[Book], pack: Pack, progress: Progress, asked: Asked
) -> CheckReport:
    """By columns where polars is installed, object by object where it is not."""
    people = sum(len(home.members) for home in book.households)
    homes, places = len(book.households), len(book.villages)
    title = asked.said(
        f"检查 {homes} 户 {people} 人 {places} 村",
        f"check {homes} households, {people} persons, {places} villages",
    )
    with progress.step(title) as advance:
        return _engine()(
            book,
            on=asked.on,
            pack=pack,
            region=asked.region,
            earlier=earlier,
            extrapolate=asked.extrapolate,
            progress=advance,
        )


def _engine() -> Callable[..., CheckReport]:
    if importlib.util.find_spec("polars") is None:
        return check_book
    from fupin.frames.checking import check_book as by_columns

    return by_columns


def _tell(report: CheckReport, book: Book, written: Written, out: Path, asked: Asked) -> None:
    """Print what came out: the sums, then the checks that found most."""
    errors, warnings, notices = (written.severities[severity] for severity in Severity)
    homes = len(book.households)
    print(
        asked.said(
            f"{report.asked} 条规则，{homes:,} 户：错误 {errors:,}，警告 {warnings:,}，"
            f"提示 {notices:,}",
            f"{report.asked} checks, {homes:,} households: {errors:,} errors,"
            f" {warnings:,} warnings, {notices:,} notices",
        )
    )
    if book.problems:
        print(
            asked.said(
                f"读取台账时的问题 {len(book.problems):,} 处",
                f"{len(book.problems):,} problems in reading the ledgers",
            )
        )
    titles = {finding.rule: finding for finding in report.findings}
    counted = Counter(finding.rule for finding in report.findings)
    for rule, count in counted.most_common(_SHOWN):
        first = titles[rule]
        print(f"  {count:>7,}  {asked.said(first.title, first.title_en)}")
    if len(counted) > _SHOWN:
        more = len(counted) - _SHOWN
        print(asked.said(f"  另有 {more} 条规则", f"  and {more} more checks"))
    if report.skipped:
        count = len(report.skipped)
        print(
            asked.said(
                f"未检查的规则 {count} 条（原因见 summary.xlsx）",
                f"{count} checks not asked (summary.xlsx says why)",
            )
        )
    count = written.worklists
    print(
        asked.said(f"{count} 份疑点清单，结果在 {out}", f"{count} worklists, results in {out}")
    )


def _tell_corrected(done: Corrected, asked: Asked) -> None:
    for zh, en, rows in (
        ("已解决", "solved", done.solved),
        ("更正后仍有疑点", "corrected and still found", done.unsolved),
        ("核实无误", "said to be right", done.explained),
        ("未处理", "not worked on", done.left),
        ("不能更正", "refused", done.refused),
        ("更正后新出现的疑点", "found only since corrected", done.raised),
    ):
        print(asked.said(f"{zh}：{len(rows):,}", f"{en}: {len(rows):,}"))
    for problem in done.problems[:_SHOWN]:
        print(f"  {asked.said(str(problem), problem.english())}")
    if len(done.problems) > _SHOWN:
        more = len(done.problems) - _SHOWN
        print(asked.said(f"  另有 {more} 处问题", f"  and {more} more problems"))
