"""Sheets of raw cells, from workbooks old and new and from CSV files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from fupin.ledger.csvfile import read_csv
from fupin.ledger.oldexcel import old_sheets
from fupin.ledger.refusals import refusal
from fupin.ledger.sheet import Sheet
from fupin.ledger.workbook import workbook_sheets


__all__ = ["Sheet", "each_sheet", "open_sheets"]

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BOOKS: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_TEXT_SUFFIXES: Final = frozenset({".csv", ".tsv", ".txt"})
_EXCEL_SUFFIXES: Final = frozenset({".xls", ".xlsx", ".xlsm"})
_START: Final = 4096
_CHUNK: Final = 1024**2


def open_sheets(path: Path) -> tuple[Sheet, ...]:
    """All sheets of a file with all their rows, as `each_sheet` finds them."""
    return tuple(attrs.evolve(sheet, rows=list(sheet.rows)) for sheet in each_sheet(path))


def each_sheet(path: Path) -> Iterator[Sheet]:
    """The sheets of a file, told by what it holds rather than by its name.

    Each is made when it is asked for; let go of one before asking for the next.

    Raises:
        LedgerError: If the file is no ledger, damaged, encrypted, unsafe or too large.
        FileNotFoundError: If there is none.
        MissingExtraError: If a workbook is to be read without the extra ``excel``.
    """
    with path.open("rb") as file:
        start = file.read(_START)
    suffix = path.suffix.lower()
    if start.startswith(_ZIP):
        yield from workbook_sheets(path)
    elif start.startswith(_OLE):
        yield from _old(path)
    elif suffix in _TEXT_SUFFIXES or (suffix == ".xls" and _is_text(start)):
        table = read_csv(path)
        yield Sheet(name=path.name, rows=table.rows, problems=table.problems, ragged=True)
    elif suffix in _EXCEL_SUFFIXES and start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise refusal("file.web-page", path.name)
    else:
        damaged = suffix in _EXCEL_SUFFIXES
        raise refusal("file.damaged" if damaged else "file.not-a-ledger", path.name)


def _old(path: Path) -> Iterator[Sheet]:
    """Sheets of an OLE file, which may be an old workbook or hold an encrypted new one."""
    encrypted, *books = _holds(path, (_ENCRYPTED, *_BOOKS))
    if encrypted:
        raise refusal("file.encrypted", path.name)
    if not any(books):
        raise refusal("file.not-a-ledger", path.name)
    return old_sheets(path)


def _holds(path: Path, wanted: tuple[bytes, ...]) -> list[bool]:
    """Which of some words stand anywhere in a file."""
    found = [False] * len(wanted)
    last = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found = [f or w in last + chunk for f, w in zip(found, wanted, strict=True)]
            last = chunk[-64:]
    return found


def _is_text(start: bytes) -> bool:
    """Whether a file that calls itself a workbook is a table of text."""
    return not start.lstrip().startswith(b"<") and b"\0" not in start and b"\t" in start
