"""Sheets of raw cells, from workbooks and CSV files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs

from fupin.errors import MissingExtraError
from fupin.ledger.cells import Cell
from fupin.ledger.csvfile import read_csv
from fupin.ledger.gate import check_workbook
from fupin.ledger.refusals import refusal


_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_TEXT_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt"})


@attrs.frozen(kw_only=True, repr=False)
class Sheet:
    """One sheet as it stands in the file, from cell A1 on."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[tuple[int, int, int], ...] = ()
    """Cells merged downwards: column, first and last row, counted from 0."""

    def __repr__(self) -> str:
        return f"<Sheet of {len(self.rows)} rows>"


def open_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file, told by what it holds rather than by its name.

    Raises:
        LedgerError: If the file is no ledger, damaged, encrypted, too large or old.
        FileNotFoundError: If there is none.
        MissingExtraError: If a workbook is to be read without the extra ``excel``.
    """
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(_ZIP):
        return tuple(_workbook(path))
    if start == _OLE:
        encrypted = _ENCRYPTED in path.read_bytes()
        raise refusal("file.encrypted" if encrypted else "file.old-excel", path.name)
    if path.suffix.lower() in _TEXT_SUFFIXES:
        return (Sheet(name=path.name, rows=read_csv(path)),)
    code = "file.damaged" if path.suffix.lower() == ".xlsx" else "file.not-a-ledger"
    raise refusal(code, path.name)


def _workbook(path: Path) -> Iterator[Sheet]:
    check_workbook(path)
    try:
        import python_calamine as calamine
    except ImportError:
        raise MissingExtraError("reading .xlsx ledgers", "excel") from None
    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as book:
            for about in book.sheets_metadata:
                if about.typ is not calamine.SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_name(about.name)
                rows = sheet.to_python(skip_empty_area=False)
                merged = sheet.merged_cell_ranges or ()
                yield Sheet(name=about.name, rows=rows, merged=_downwards(merged))
    except calamine.PasswordError:
        raise refusal("file.encrypted", path.name) from None
    except calamine.CalamineError:
        raise refusal("file.damaged", path.name) from None


def _downwards(
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]],
) -> tuple[tuple[int, int, int], ...]:
    return tuple(
        (left, top, bottom)
        for (top, left), (bottom, right) in merged
        if left == right and top < bottom
    )
