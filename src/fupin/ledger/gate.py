"""The gate a workbook passes before it is opened: a few kilobytes can fill the memory.

A reader of workbooks makes a table as large as the farthest cell says, and a process
that runs out of memory ends without an exception; so sizes are measured first, with
the standard library, on what is really in the file.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final
from xml.parsers import expat

import attrs

from fupin.ledger.refusals import refusal


@attrs.frozen(kw_only=True)
class Limits:
    """How large a workbook may be."""

    bytes: int = 2 * 1024**3
    """All parts together, uncompressed."""

    ratio: int = 300
    """Uncompressed to compressed size of one part; a real sheet stays below 100."""

    ratio_from: int = 16 * 1024**2
    """Parts smaller than this may have any ratio."""

    cells: int = 20_000_000
    """Farthest row times farthest column."""


_CHUNK: Final = 1024**2
_LOCAL_HEADER: Final = struct.Struct("<26xHH")
_DEFLATED: Final = zipfile.ZIP_DEFLATED
_ENCRYPTED: Final = 1

# Only cells in column AA or beyond, or in row 100 000 or below, are looked at: the rest
# is within the bounds assumed.
_FAR: Final = re.compile(rb'r="(?:([A-Za-z]{2,3})([0-9]{1,7})|([A-Za-z])([0-9]{6,7}))"')
_NEAR_COLUMNS: Final = 26
_NEAR_ROWS: Final = 99_999
_UNUSUAL: Final = re.compile(rb'<(?:[^\s<>/:]{1,40}:)?c(?! r="[A-Za-z]{1,3}[0-9]{1,7}")[\s/>]')
"""A cell that does not begin with its reference."""

_REFERENCE: Final = re.compile(r"([A-Za-z]{1,7})([0-9]{1,15})")
_SHEET: Final = b"sheetData"


def check_workbook(path: Path, limits: Limits | None = None) -> None:
    """Refuse a workbook that is damaged, encrypted or too large to be opened.

    Raises:
        LedgerError: With one `Problem` that says why.
    """
    bounds = limits or Limits()
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            total = 0
            for part in archive.infolist():
                total += _check_part(file, part, bounds, bounds.bytes - total, path.name)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError):
        raise refusal("file.damaged", path.name) from None


def _check_part(
    file: IO[bytes], part: zipfile.ZipInfo, limits: Limits, room: int, name: str
) -> int:
    """Real size of a part, once it is known to be harmless."""
    if part.flag_bits & _ENCRYPTED:
        raise refusal("file.encrypted", name)
    extent = _Extent(rows=_NEAR_ROWS, columns=_NEAR_COLUMNS)
    size, sheet, harmless, rest = 0, False, True, b""
    for chunk in _inflated(file, part):
        size += len(chunk)
        tight = size > limits.ratio_from and size > limits.ratio * max(part.compress_size, 1)
        if size > room or tight:
            raise refusal("file.too-large", name)
        whole, rest = _cut(rest + chunk)
        sheet = sheet or _SHEET in whole
        harmless = harmless and _plain(whole, extent) and extent.cells <= limits.cells
    if sheet and not (harmless and _plain(rest, extent) and extent.cells <= limits.cells):
        _parse(_inflated(file, part), limits, name)
    return size


def _inflated(file: IO[bytes], part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What is really in a part, whatever size its entry declares."""
    if part.compress_type not in (_DEFLATED, zipfile.ZIP_STORED):
        raise NotImplementedError
    file.seek(part.header_offset)
    lengths = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    file.seek(sum(lengths), 1)
    left = part.compress_size
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and (packed := file.read(min(left, _CHUNK))):
        left -= len(packed)
        if part.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        yield inflater.decompress(packed, _CHUNK)
        while inflater.unconsumed_tail:
            yield inflater.decompress(inflater.unconsumed_tail, _CHUNK)


@attrs.define
class _Extent:
    """How far the cells of a part reach."""

    rows: int = 0
    columns: int = 0

    @property
    def cells(self) -> int:
        return self.rows * self.columns

    def reach(self, column: int, row: int) -> None:
        self.columns = max(self.columns, column)
        self.rows = max(self.rows, row)


def _cut(text: bytes) -> tuple[bytes, bytes]:
    """Cut before the last tag, which may go on in the next chunk."""
    cut = max(text.rfind(b"<"), 0)
    return text[:cut], text[cut:]


def _plain(text: bytes, extent: _Extent) -> bool:
    """Measure cells by pattern; False if they are written in a way only a parser knows."""
    if _UNUSUAL.search(text):
        return False
    for letters, row, letter, far_row in _FAR.findall(text):
        extent.reach(_column_number((letters or letter).decode()), int(row or far_row))
    return True


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _parse(chunks: Iterator[bytes], limits: Limits, name: str) -> None:
    """Measure cells exactly: far ones, and such as lack references or have a prefix."""
    extent = _Extent()
    row = column = 0
    pending = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, pending
        kind = tag.rpartition(":")[2]
        if kind == "row":
            number = attributes.get("r", "")
            row, column = int(number) if number.isdecimal() else row + 1, 0
        elif kind == "c":
            column += 1
            found = _REFERENCE.fullmatch(attributes.get("r", ""))
            if found is not None:
                column, row = _column_number(found[1]), int(found[2])
        elif pending:  # a cell counts once something stands in it
            extent.reach(column, row)
            if extent.cells > limits.cells:
                raise refusal("file.too-many-cells", name)
        pending = kind == "c"

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003  # expat takes no keywords
    except expat.ExpatError:
        raise refusal("file.unsafe", name) from None
