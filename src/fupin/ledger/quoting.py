"""Rows of a CSV file, with quotation marks that do not belong to any field told apart.

A mark that opens and never closes makes the rest of the file one field.  So a field may
not go on for long, nor hold what looks like rows of the table; where one does, its first
line is read again with such marks as mere text, and reported.
"""

from __future__ import annotations

import csv
import re

from collections import deque
from collections.abc import Iterator
from typing import Final


LONGEST_FIELD: Final = 131_072
"""Characters."""

_MOST_LINES: Final = 40
_MANY: Final = 7
_ENDS: Final = ("\n", "\r")


class FieldTooLongError(ValueError):
    """A field no cell of a table can hold."""


class Rows(Iterator[list[str]]):
    """Rows of fields, one or several lines each; `mended` says which were read again."""

    def __init__(self, lines: Iterator[str], delimiter: str, width: int) -> None:
        self.mended: list[tuple[int, int]] = []
        """Row and line, both counted from 1."""
        self._feed = _Feed(lines)
        self._delimiter = delimiter
        self._width = width
        self._reader = csv.reader(self._feed, delimiter=delimiter, strict=True)
        self._row = 0
        self._field = _field(delimiter)

    def __next__(self) -> list[str]:
        feed = self._feed
        feed.start()
        self._row += 1
        try:
            row = next(self._reader)
        except csv.Error:
            return self._mend()
        if len(feed.taken) > 1 and self._swallowed(row):
            return self._mend()
        return row

    def _swallowed(self, row: list[str]) -> bool:
        """Whether a field of several lines holds what should have been fields."""
        for field in row:
            if not any(end in field for end in _ENDS):
                continue
            marks = field.count(self._delimiter)
            if marks >= max(self._width - 1, _MANY):
                return True
            if len(row) != self._width and marks >= max(self._width // 2, 2):
                return True
        return False

    def _mend(self) -> list[str]:
        """Read the first line alone; a mark not closed before a delimiter is text."""
        line = self._feed.rewind()
        self.mended.append((self._row, self._feed.line))
        bare = line.rstrip("\r\n")
        row, at = [], 0
        while True:
            found = self._field.match(bare, at)
            assert found is not None  # noqa: S101  # any text is a field
            quoted, plain, delimiter = found.groups()
            row.append(plain if quoted is None else quoted.replace('""', '"'))
            if len(row[-1]) > LONGEST_FIELD:
                raise FieldTooLongError
            at = found.end()
            if not delimiter:
                return row


def _field(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf'(?:"((?:[^"]|"")*+)"(?={mark}|\Z)|([^{mark}]*+))({mark}|\Z)')


class _Feed(Iterator[str]):
    """Lines for a reader of CSV, which can be put back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.taken: list[str] = []
        self.line = 1
        """Of the first line taken."""
        self._lines = lines
        self._back: deque[str] = deque()

    def __next__(self) -> str:
        if len(self.taken) >= _MOST_LINES:
            raise csv.Error("a field of too many lines")
        line = self._back.popleft() if self._back else next(self._lines)
        self.taken.append(line)
        return line

    def start(self) -> None:
        """What was taken so far is read."""
        self.line += len(self.taken)
        self.taken.clear()

    def rewind(self) -> str:
        """The first line taken; the others are put back."""
        self._back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]
        return self.taken[0]
