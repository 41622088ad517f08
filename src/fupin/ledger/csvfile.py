"""CSV files: the encoding and the delimiter are found, never assumed."""

from __future__ import annotations

import codecs
import csv
import io

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from fupin.ledger.refusals import refusal


_LARGEST: Final = 2 * 1024**3
_DELIMITERS: Final = (",", "\t", ";")
_SAMPLE_ROWS: Final = 30
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_csv(path: Path) -> list[list[str]]:
    """The fields of a CSV file, row by row.

    Raises:
        LedgerError: If the encoding can't be told, or a field is too long to be one.
    """
    if path.stat().st_size > _LARGEST:
        raise refusal("file.too-large", path.name)
    text = _decoded(path.read_bytes(), path.name)
    rows = _rows(text, _delimiter(text), path.name)
    return [_bare(row) for row in rows] if '="' in text or '=""' in text else rows


def _decoded(data: bytes, name: str) -> str:
    """Byte-order mark, else strict UTF-8, else GB18030, which holds GBK and GB 2312."""
    marked = [encoding for mark, encoding in _MARKS if data.startswith(mark)]
    for encoding in marked or ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise refusal("file.unknown-encoding", name)


def _rows(text: str, delimiter: str, name: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise refusal("file.field-too-long", name) from None


def _delimiter(text: str) -> str:
    """The delimiter that makes the widest table; the comma, if several do."""
    return max(_DELIMITERS, key=lambda mark: _width(text, mark))


def _width(text: str, delimiter: str) -> int:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    widest = 0
    try:
        for _, row in zip(range(_SAMPLE_ROWS), lines, strict=False):
            widest = max(widest, len(row))
    except csv.Error:
        return 0
    return widest


def _bare(row: Iterable[str]) -> list[str]:
    """Fields without the ``="…"`` by which programs keep spreadsheets from guessing."""
    return [
        field[2:-1].replace('""', '"')
        if field.startswith('="') and field.endswith('"') and len(field) > len('="')
        else field
        for field in row
    ]
