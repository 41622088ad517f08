"""The results of checks in a folder: a worklist for each village, sums, and every finding."""

from __future__ import annotations

import re
import zipfile

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

import attrs

from fupin.errors import MissingExtraError, Severity
from fupin.ledger import Book
from fupin.model.check_results import CheckReport
from fupin.report import check_tables as tables
from fupin.report.check_items import items, lines
from fupin.report.check_workbook import Heading, write_worklist
from fupin.report.check_worklist import by_village
from fupin.report.tables import Table
from fupin.report.workbook import OPTIONS, write_table
from fupin.standards.checks import Pack


FINDINGS: Final = "findings.jsonl"
SUMMARY: Final = "summary.xlsx"
KEPT: Final = "kept-cells.xlsx"
WORKLIST: Final = "worklist-"
STALE: Final = (f"{WORKLIST}*.xlsx", KEPT)
"""Files of an earlier run that must not stay beside those of this one."""

_CORE: Final = "docProps/core.xml"
_UNTOUCHED: Final = b">2000-01-01T00:00:00Z</dcterms:modified>"
_UNSAFE: Final = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001  # the same file for the same results
_LONGEST_NAME: Final = 60
Progress = Callable[[int, int | None], None]


@attrs.frozen(kw_only=True)
class Written:
    """What was written."""

    files: Mapping[str, int]
    """Name of each file, and how many rows are in it."""

    severities: Mapping[Severity, int]
    """How many items are of each grade."""

    @property
    def worklists(self) -> int:
        """How many worklists there are."""
        return sum(name.startswith(WORKLIST) for name in self.files)


def write_checks(  # noqa: PLR0913  # what to write, and how
    folder: Path,
    report: CheckReport,
    book: Book,
    pack: Pack,
    *,
    due: date | None = None,
    reveal: bool = False,
    progress: Progress | None = None,
) -> Written:
    """Write ``findings.jsonl``, ``summary.xlsx`` and a worklist for each village.

    With *reveal* the cells no field took are written too, into ``kept-cells.xlsx``.

    Args:
        folder: Where; see `fupin.report.folder.whole` for all of it or nothing.
        report: What was found.
        book: What was checked, with the faults of reading it.
        pack: The checks that were asked.
        due: Day by which it shall be put right.
        reveal: Names, ID numbers and household numbers in clear.
        progress: Called with the worklists written and all worklists.

    Raises:
        MissingExtraError: If XlsxWriter is not installed.
    """
    found = list(items(report, book))
    villages = by_village(found)
    tell: Progress = progress or (lambda _done, _all: None)
    with (folder / FINDINGS).open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines(found, reveal=reveal))
    sums = (
        tables.overview(report, found, book, pack),
        tables.by_place(villages),
        tables.by_rule(report, found, pack),
        tables.by_rule_and_place(villages),
        tables.sheets(book),
    )
    _workbook(folder / SUMMARY, "登记数据检查汇总", sums)
    files = {FINDINGS: len(found), SUMMARY: len(found)}
    if reveal and book.unknown:
        _workbook(folder / KEPT, "保留的单元格", [tables.kept(book)])
        files[KEPT] = sum(map(len, book.unknown.values()))
    counties = {county for county, _, _ in villages if county}
    for number, ((county, *place), own) in enumerate(villages.items(), start=1):
        parts = [part for part in (county if len(counties) > 1 else "", *place) if part]
        name = _file_name(parts, files)
        heading = Heading(place="".join(parts), on=report.on, pack=report.pack, due=due)
        write_worklist(folder / name, own, heading, reveal=reveal)
        files[name] = len(own)
        tell(number, len(villages))
    return Written(files=files, severities=Counter(item.finding.severity for item in found))


def touched(folder: Path) -> list[str]:
    """Names of the worklists in *folder* that somebody saved since they were written."""
    files = (path for path in folder.glob(STALE[0]) if path.is_file())
    return sorted(path.name for path in files if _saved(path))


def _saved(path: Path) -> bool:
    """Whether a spreadsheet program has put its own day into the file."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _UNTOUCHED not in archive.read(_CORE)
    except (OSError, KeyError, zipfile.BadZipFile):
        return True  # whatever it is, it is not what was written


def _file_name(parts: Iterable[str], taken: Mapping[str, int]) -> str:
    """A name any system can keep, another one for each village."""
    place = "-".join(_UNSAFE.sub("_", part) for part in parts)
    stem = f"{WORKLIST}{place}"[:_LONGEST_NAME].rstrip(". ")
    used = {name.casefold() for name in taken}
    name, number = f"{stem}.xlsx", 2
    while name.casefold() in used:
        name, number = f"{stem}-{number}.xlsx", number + 1
    return name


def _workbook(path: Path, title: str, made: Iterable[Table]) -> None:
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("worklists", "excel") from None
    with xlsxwriter.Workbook(str(path), OPTIONS) as book:
        book.set_properties({"created": _MADE, "title": title})
        header = book.add_format(
            {"bold": True, "bg_color": "#DCE6F1", "border": 1, "valign": "vcenter"}
        )
        for table in made:
            write_table(book, table, header)
