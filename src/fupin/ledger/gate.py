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

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final
from xml.parsers import expat

import attrs

from fupin.errors import LedgerError
from fupin.ledger.formulas import OddCells, column_number
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
    """Farthest row times farthest column, of a sheet that is mostly empty."""

    filled: int = 64_000_000
    """The same of a sheet a quarter of which is filled: a million rows, say."""


@attrs.frozen(kw_only=True)
class Survey:
    """What is in a workbook that may be opened."""

    far: bool
    """Whether its cells reach too far for a reader that makes a table of them."""

    bytes: int
    """All parts together, uncompressed."""

    odd: Mapping[str, OddCells]
    """Part → cells whose value would read as empty, though something stands there."""


_CHUNK: Final = 1024**2
_LOCAL_HEADER: Final = struct.Struct("<26xHH")
_DEFLATED: Final = zipfile.ZIP_DEFLATED
_ENCRYPTED: Final = 1

# Only cells in column AA or beyond, or in row 100 000 or below, are looked at: the rest
# is within the bounds assumed.
_FAR: Final = re.compile(rb'r="(?:([A-Za-z]{2,3})([0-9]{1,7})|([A-Za-z])([0-9]{6,7}))"')
_FILLED_SHARE: Final = 4
_NEAR_COLUMNS: Final = 26
_NEAR_ROWS: Final = 99_999
_UNUSUAL: Final = re.compile(rb'<(?:[^\s<>/:]{1,40}:)?c(?! r="[A-Za-z]{1,3}[0-9]{1,7}")[\s/>]')
"""A cell that does not begin with its reference."""

_REFERENCE: Final = re.compile(r"([A-Za-z]{1,7})([0-9]{1,15})")
_ROW: Final = re.compile(r"[0-9]{1,15}")
_SHEET: Final = b"sheetData"
_ENTITIES: Final = (
    b"<!DOCTYPE",
    b"<!ENTITY",
    "<!DOCTYPE".encode("utf-16-le"),
    "<!DOCTYPE".encode("utf-16-be"),
)
_MARKUP: Final = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")
DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    EOFError,
    ValueError,  # offsets before the file
    OverflowError,
)
"""What the standard library raises for an archive that is not as it should be."""

_PICTURES: Final = "xl/media/"
_CELL_AT_MOST: Final = 64 * 1024
_REST_AT_MOST: Final = 8 * 1024**2


def check_workbook(path: Path, limits: Limits | None = None) -> None:
    """Refuse a workbook that is damaged, encrypted, unsafe or too large to be opened.

    Raises:
        LedgerError: With one `Problem` that says why.
    """
    if survey(path, limits).far:
        raise refusal("file.too-many-cells", path.name)


def survey(path: Path, limits: Limits | None = None) -> Survey:
    """Look through every part; only how far cells reach is left for the caller to judge.

    Raises:
        LedgerError: If the workbook is damaged, encrypted, unsafe or too large.
    """
    bounds = limits or Limits()
    far = False
    total = 0
    odd: dict[str, OddCells] = {}
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            for part in archive.infolist():
                found = _Part(part=part, limits=bounds, name=path.name)
                total += found.check(file, bounds.bytes - total)
                far = far or found.far
                if found.odd.count or found.odd.beyond:
                    odd[part.filename] = found.odd
    except LedgerError:
        raise
    except DAMAGE:
        raise refusal("file.damaged", path.name) from None
    return Survey(far=far, bytes=total, odd=odd)


@attrs.define
class _Extent:
    """How far the cells of a part reach."""

    rows: int = 0
    columns: int = 0
    filled: int = 0
    """Cells that are there."""

    def too_far(self, limits: Limits) -> bool:
        table = self.rows * self.columns
        dense = self.filled * _FILLED_SHARE >= table
        return table > (limits.filled if dense else limits.cells)

    def reach(self, column: int, row: int) -> None:
        self.columns = max(self.columns, column)
        self.rows = max(self.rows, row)


@attrs.define(kw_only=True)
class _Part:
    """One part of the workbook, while it is looked through."""

    part: zipfile.ZipInfo
    limits: Limits
    name: str
    odd: OddCells = attrs.field(factory=OddCells)
    far: bool = False
    extent: _Extent = attrs.field(factory=lambda: _Extent(_NEAR_ROWS, _NEAR_COLUMNS))

    def check(self, file: IO[bytes], room: int) -> int:
        """Real size of the part, once it is known to be harmless."""
        if self.part.flag_bits & _ENCRYPTED:
            raise refusal("file.encrypted", self.name)
        size, sheet, harmless, rest, markup = 0, False, True, b"", False
        for chunk in _inflated(file, self.part):
            markup = markup or (size == 0 and self._is_markup(chunk))
            size += len(chunk)
            self._check_size(size, room)
            whole, rest = _cut(rest + chunk)
            if markup and any(map(whole.__contains__, _ENTITIES)):
                raise refusal("file.unsafe", self.name)
            sheet = sheet or _SHEET in whole
            self.odd.look(whole)
            harmless = harmless and self._plain(whole)
            if len(rest) > _REST_AT_MOST:  # one endless text: no patterns, a parser then
                harmless, rest = False, rest[-len(_SHEET) :]
        if markup and any(map(rest.__contains__, _ENTITIES)):
            raise refusal("file.unsafe", self.name)
        self.odd.look(rest)
        measured = harmless and self._plain(rest)
        if sheet and (not measured or self.extent.too_far(self.limits)):
            self.far = _parse(_inflated(file, self.part), self.limits, self.name)
        return size

    def _is_markup(self, start: bytes) -> bool:
        return not self.part.filename.startswith(_PICTURES) and start.startswith(_MARKUP)

    def _check_size(self, size: int, room: int) -> None:
        packed = max(self.part.compress_size, 1)
        tight = size > self.limits.ratio_from and size > self.limits.ratio * packed
        if size > room or tight:
            raise refusal("file.too-large", self.name)

    def _plain(self, text: bytes) -> bool:
        """Measure cells by pattern; False if that can't be done."""
        if _UNUSUAL.search(text):
            return False
        for letters, row, letter, far_row in _FAR.findall(text):
            self.extent.reach(column_number((letters or letter).decode()), int(row or far_row))
        self.extent.filled += text.count(b"<c ")
        return True


def _inflated(file: IO[bytes], part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What is really in a part, whatever size its entry declares."""
    if part.compress_type not in (_DEFLATED, zipfile.ZIP_STORED):
        raise NotImplementedError
    if part.header_offset < 0:
        raise zipfile.BadZipFile
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


def _cut(text: bytes) -> tuple[bytes, bytes]:
    """Cut before the last cell, or else tag, which may go on in the next chunk."""
    cut = text.rfind(b"<c ", max(len(text) - _CELL_AT_MOST, 0))
    cut = max(cut if cut > 0 else text.rfind(b"<"), 0)
    return text[:cut], text[cut:]


def _parse(chunks: Iterator[bytes], limits: Limits, name: str) -> bool:
    """Measure cells exactly, also such as lack references: whether they reach too far."""
    extent = _Extent()
    row = column = 0
    pending = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, pending
        kind = tag.rpartition(":")[2]
        if kind == "row":
            number = attributes.get("r", "")
            row, column = int(number) if _ROW.fullmatch(number) else row + 1, 0
        elif kind == "c":
            column += 1
            found = _REFERENCE.fullmatch(attributes.get("r", ""))
            if found is not None:
                column, row = column_number(found[1]), int(found[2])
        elif pending:  # a cell counts once something stands in it
            extent.filled += 1
            extent.reach(column, row)
        pending = kind == "c"

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003  # expat takes no keywords
            if extent.too_far(limits):
                return True
    except expat.ExpatError:
        raise refusal("file.unsafe", name) from None
    return False
