"""Workbooks of today (.xlsx): opened behind the gate, their rows made one by one."""

from __future__ import annotations

import contextlib
import functools
import posixpath
import zipfile

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from fupin.errors import MissingExtraError, Problem, Severity
from fupin.ledger.cells import Cell
from fupin.ledger.formulas import OddCells, patched
from fupin.ledger.gate import DAMAGE, Limits, Survey, survey
from fupin.ledger.refusals import refusal
from fupin.ledger.sheet import Sheet, StreamedRows, merges_of
from fupin.ledger.slowexcel import sparse_sheets


_SPARSE_BYTES: Final = 512 * 1024**2
_LIST_BYTES: Final = 16 * 1024**2
_PANIC: Final = "PanicException"
"""No class one can name: a mistake in the reader itself."""

_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def workbook_sheets(path: Path, limits: Limits | None = None) -> Iterator[Sheet]:
    """The sheets of a workbook, each opened when it is asked for.

    Raises:
        LedgerError: If it is damaged, encrypted, unsafe or too large.
        MissingExtraError: Without the extra ``excel``.
    """
    found = survey(path, limits)
    odd = _by_sheet(path, found)
    if not found.far:
        yield from _tables(path, odd)
    elif found.bytes > _SPARSE_BYTES:
        raise refusal("file.too-many-cells", path.name)
    else:
        yield from sparse_sheets(path, odd)


def _tables(path: Path, odd: Mapping[str, OddCells]) -> Iterator[Sheet]:
    try:
        import python_calamine as calamine
    except ImportError:
        raise MissingExtraError("reading .xlsx ledgers", "excel") from None
    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as book:
            for about in book.sheets_metadata:
                if about.typ is calamine.SheetTypeEnum.WorkSheet:
                    yield _table(book, about.name, odd.get(about.name), path.name)
    except calamine.PasswordError:
        raise refusal("file.encrypted", path.name) from None
    except calamine.CalamineError:
        raise refusal("file.damaged", path.name) from None


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """Tell what the reader stumbles over: cells out of all bounds, and its own mistakes."""
    try:
        yield
    except (OverflowError, ValueError):
        raise refusal("file.damaged", name) from None
    except BaseException as fault:
        if type(fault).__name__ != _PANIC:
            raise
        raise refusal("file.damaged", name) from None


def _table(book: Any, name: str, odd: OddCells | None, file: str) -> Sheet:
    with _told(file):
        sheet = book.get_sheet_by_name(name)
    texts = odd.texts if odd is not None else {}
    length = max(sheet.end[0] + 1 if sheet.end else 0, max(texts, default=-1) + 1)
    start = functools.partial(_iterate, sheet, texts, file)
    return Sheet(
        name=name,
        rows=StreamedRows(start, length),
        merged=merges_of(sheet.merged_cell_ranges),
        problems=_uncounted(name, odd),
    )


def _iterate(
    sheet: Any, texts: Mapping[int, Mapping[int, str]], file: str
) -> Iterator[list[Cell]]:
    """Rows from A1 on; the reader leaves out empty columns before the first."""
    rows: Iterator[list[Cell]] = _guarded(sheet, file)
    if sheet.start and sheet.start[1]:
        before: list[Cell] = [""] * sheet.start[1]
        rows = ([*before, *row] for row in rows)
    return patched(rows, texts) if texts else rows


def _guarded(sheet: Any, file: str) -> Iterator[list[Cell]]:
    with _told(file):
        yield from sheet.iter_rows()


def _uncounted(name: str, odd: OddCells | None) -> tuple[Problem, ...]:
    if odd is None or not odd.beyond:
        return ()
    return (
        Problem(
            code="sheet.too-many-errors",
            message=f"出错或没有计算的公式过多，其中{odd.beyond}个读作空白",
            message_en=f"too many formulas failed or lack a value: {odd.beyond} read as blank",
            sheet=name,
            cell="A1",
            expected="更正公式后重新保存的文件",
            expected_en="the file saved again with its formulas mended",
            severity=Severity.ERROR,
        ),
    )


def _by_sheet(path: Path, found: Survey) -> dict[str, OddCells]:
    """Odd cells by the name of their sheet, which the workbook says in two lists."""
    if not found.odd:
        return {}
    with zipfile.ZipFile(path) as archive:
        parts = {name.lower(): name for name in archive.namelist()}
        targets = {
            one.get("Id"): one.get("Target", "")
            for one in _entries(archive, parts, "xl/_rels/workbook.xml.rels")
        }
        names = [
            (one.get("name", ""), targets.get(one.get(_ID) or one.get(_STRICT_ID), ""))
            for one in _entries(archive, parts, "xl/workbook.xml")
            if one.tag.endswith("}sheet")
        ]
    odd = {part.lower(): cells for part, cells in found.odd.items()}
    named = {n: posixpath.normpath(posixpath.join("/xl", t)).lstrip("/") for n, t in names}
    return {n: odd[part.lower()] for n, part in named.items() if part.lower() in odd}


def _entries(
    archive: zipfile.ZipFile, parts: Mapping[str, str], part: str
) -> list[ET.Element]:
    """All elements of a small part; none if it is not there, or no markup."""
    if part not in parts or archive.getinfo(parts[part]).file_size > _LIST_BYTES:
        return []
    try:
        text = archive.read(parts[part])
        return list(ET.fromstring(text).iter())  # noqa: S314  # the gate refuses entities
    except (ET.ParseError, *DAMAGE):
        return []
