"""CSV files: the encoding and the delimiter are found, never assumed."""

from __future__ import annotations

import codecs
import csv

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, TextIO

import attrs

from fupin.errors import Problem, Severity
from fupin.ledger.quoting import FieldTooLongError, Rows
from fupin.ledger.refusals import refusal


_LARGEST: Final = 2 * 1024**3
_LONGEST_LINE: Final = 4 * 1024**2
_MOST_COLUMNS: Final = 16_384
"""As a spreadsheet."""

_MOST_CELLS: Final = 50_000_000
_POOL: Final = 50_000
_CHUNK: Final = 1024**2
_DELIMITERS: Final = (",", "\t", ";")
_SAMPLE_LINES: Final = 200
_SAMPLE_ROWS: Final = 30
_SAMPLE_LENGTH: Final = 512 * 1024
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRAY: Final = 20
"""One NUL in so many bytes may be rubbish; more of them are an encoding of their own."""


@attrs.frozen(kw_only=True, repr=False)
class CsvTable:
    """The fields of a CSV file, and what was wrong with its marks."""

    rows: list[list[str]]
    """Without empty fields at the end of a row."""

    problems: tuple[Problem, ...]


def read_csv(path: Path) -> CsvTable:
    """The fields of a CSV file, row by row.

    Raises:
        LedgerError: If the encoding can't be told, or the file is too large, a line too
            wide or a field too long.
    """
    if path.stat().st_size > _LARGEST:
        raise refusal("file.too-large", path.name)
    text = _text_of(path)
    with path.open(encoding=text.encoding, newline="") as stream:
        sample = list(_sample(_lines(stream, path.name)))
        stream.seek(0)
        delimiter = max(_DELIMITERS, key=lambda mark: max(_widths(sample, mark), default=0))
        width = _usual(sample, delimiter)
        rows = Rows(_lines(stream, path.name), delimiter, width)
        try:
            fields = list(_lean(rows, path.name, wrapped=text.wrapped))
        except FieldTooLongError:
            raise refusal("file.field-too-long", path.name) from None
    problems = [_mended(path.name, row, line) for row, line in rows.mended]
    return CsvTable(rows=fields, problems=(*_nul_problem(path.name, text.nuls), *problems))


@attrs.frozen
class _Text:
    """What is known of a text before it is read."""

    encoding: str
    length: int
    nuls: int
    wrapped: bool
    """Whether ``="`` stands anywhere."""


def _text_of(path: Path) -> _Text:
    """Byte-order mark, else strict UTF-8, else GB18030, which holds GBK and GB 2312."""
    with path.open("rb") as file:
        start = file.read(4)
    marked = [encoding for mark, encoding in _MARKS if start.startswith(mark)]
    for encoding in marked or ("utf-8", "gb18030"):
        try:
            text = _decoded(path, encoding)
        except UnicodeDecodeError:
            continue
        if text.nuls * _STRAY > text.length:
            break
        return text
    raise refusal("file.unknown-encoding", path.name)


def _decoded(path: Path, encoding: str) -> _Text:
    nuls = length = 0
    wrapped, last = False, ""
    with path.open(encoding=encoding, newline="") as stream:
        while text := stream.read(_CHUNK):
            nuls += text.count("\0")
            length += len(text)
            wrapped = wrapped or '="' in text or (last == "=" and text[0] == '"')
            last = text[-1]
    return _Text(encoding, length, nuls, wrapped)


def _lines(stream: TextIO, name: str) -> Iterator[str]:
    while line := stream.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            wide = any(line.count(mark) > _MOST_COLUMNS for mark in _DELIMITERS)
            raise refusal("file.too-many-columns" if wide else "file.field-too-long", name)
        yield line.replace("\0", "") if "\0" in line else line


def _sample(lines: Iterator[str]) -> Iterator[str]:
    length = 0
    for line in islice(lines, _SAMPLE_LINES):
        yield line
        length += len(line)
        if length > _SAMPLE_LENGTH:
            return


def _widths(sample: Iterable[str], delimiter: str) -> list[int]:
    """Numbers of fields in the first rows; empty where they are no rows at all."""
    rows = csv.reader(iter(sample), delimiter=delimiter)
    try:
        return [len(row) for row in islice(rows, _SAMPLE_ROWS)]
    except csv.Error:
        return []


def _usual(sample: Iterable[str], delimiter: str) -> int:
    """How many fields most rows have; those without any mark can be trusted."""
    plain = [line.count(delimiter) + 1 for line in sample if '"' not in line]
    widths = Counter(w for w in plain or _widths(sample, delimiter) if w > 1)
    return max(widths, key=lambda width: (widths[width], width), default=1)


def _lean(rows: Iterator[list[str]], name: str, *, wrapped: bool) -> Iterator[list[str]]:
    """Rows cut behind their last filled field, equal texts being one."""
    pool: dict[str, str] = {}
    cells = 0
    for row in rows:
        if len(row) > _MOST_COLUMNS:
            raise refusal("file.too-many-columns", name)
        while row and not row[-1]:
            row.pop()
        cells += len(row)
        if cells > _MOST_CELLS:
            raise refusal("file.too-many-cells", name)
        if len(pool) > _POOL:
            pool.clear()
        own = list(map(pool.setdefault, row, row))
        yield _bare(own) if wrapped else own


def _bare(row: Iterable[str]) -> list[str]:
    """Fields without the ``="…"`` by which programs keep spreadsheets from guessing."""
    return [
        field[2:-1].replace('""', '"')
        if field.startswith('="') and field.endswith('"') and len(field) > len('="')
        else field
        for field in row
    ]


def _mended(name: str, row: int, line: int) -> Problem:
    return Problem(
        code="csv.quote",
        message=f"文件第{line}行的引号不成对，该行的引号已按普通文字读取",
        message_en=f"quotation marks in line {line} of the file do not pair: read as text",
        sheet=name,
        cell=f"A{row}",
        expected="成对的引号，或重新导出的文件",
        expected_en="marks in pairs, or a new export",
        severity=Severity.WARNING,
    )


def _nul_problem(name: str, nuls: int) -> tuple[Problem, ...]:
    if not nuls:
        return ()
    return (
        Problem(
            code="csv.nul",
            message=f"文件中有{nuls}个空字符（NUL），已略去",
            message_en=f"{nuls} NUL characters in the file were left out",
            sheet=name,
            cell="A1",
            expected="重新导出的文件",
            expected_en="a new export",
            severity=Severity.WARNING,
        ),
    )
