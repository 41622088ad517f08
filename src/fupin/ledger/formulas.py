"""Cells a reader of values would pass for empty: errors, and formulas nobody calculated."""

from __future__ import annotations

import re

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from fupin.ledger.cells import Cell


NOT_CALCULATED: Final = "#UNCALCULATED!"
"""Stands for a formula whose value the file does not hold."""

ERRORS: Final = frozenset(
    {
        "#N/A",
        "#DIV/0!",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
    }
)
"""What a spreadsheet shows for a formula that failed."""

_MOST: Final = 200_000
_FORMULA: Final = rb"(?:<f[^<>]*/>|<f(?: [^<>]*)?>[^<]*</f>)"
_ERROR: Final = re.compile(
    rb'<c r="([A-Za-z]{1,3})([0-9]{1,7})"[^<>]*? t="e"[^<>]*>'
    rb"(?:" + _FORMULA + rb")?<v>([^<]{1,20})</v>"
)
_EMPTY: Final = re.compile(
    rb'<c r="([A-Za-z]{1,3})([0-9]{1,7})"(?:(?! t="str")[^<>])*>'
    + _FORMULA
    + rb"(?:<v ?/>|<v></v>)?</c>"
)


@attrs.define
class OddCells:
    """Cells of one sheet that hold something, though their value reads as empty."""

    texts: dict[int, dict[int, str]] = attrs.field(factory=dict)
    """Row → column → what stands there, both counted from 0."""

    count: int = 0
    beyond: int = 0
    """Cells beyond the bound, which are only counted."""

    def look(self, markup: bytes) -> None:
        """Note such cells in a piece of a sheet that holds whole cells."""
        if b't="e"' in markup:
            for letters, row, error in _ERROR.findall(markup):
                self._note(letters, row, error.decode("utf-8", "replace"))
        if b"<f" in markup:
            for letters, row in _EMPTY.findall(markup):
                self._note(letters, row, NOT_CALCULATED)

    def _note(self, letters: bytes, row: bytes, text: str) -> None:
        if self.count >= _MOST:
            self.beyond += 1
            return
        self.count += 1
        own = self.texts.setdefault(max(int(row) - 1, 0), {})
        own[column_number(letters.decode()) - 1] = text


def column_number(letters: str) -> int:
    """Number of a column, counted from 1.

    >>> column_number("A"), column_number("Z"), column_number("aa")
    (1, 26, 27)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def patched(
    rows: Iterator[list[Cell]], texts: Mapping[int, Mapping[int, str]]
) -> Iterator[list[Cell]]:
    """The rows, with odd cells where they stand; further rows, if they stand below."""
    at = -1
    for at, row in enumerate(rows):
        yield _patch(row, texts[at]) if at in texts else row
    last = max(texts, default=-1)
    for below in range(at + 1, last + 1):
        yield _patch([], texts.get(below, {}))


def _patch(row: list[Cell], cells: Mapping[int, str]) -> list[Cell]:
    width = max(cells, default=-1) + 1
    row.extend([""] * (width - len(row)))
    for column, text in cells.items():
        if row[column] in ("", None):
            row[column] = text
    return row
