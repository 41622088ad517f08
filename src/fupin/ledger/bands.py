"""Headers of two and three rows: a band above several columns, and a leaf for each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from fupin.ledger._units import UNITS
from fupin.ledger.cells import text_of
from fupin.ledger.labels import fold
from fupin.ledger.sheet import Merge, Row


DEEPEST = 3
"""Rows a header may have."""

_LONGEST = 200
_JOINTS = ("", "·", "-")


@attrs.frozen
class Named:
    """What the header says of one column."""

    leaf: str
    """Folded lowest text."""

    above: tuple[str, ...]
    """Folded bands, highest first."""

    shown: str
    """All of it as the file has it; empty where nothing stands."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Each text of the header of the column, folded."""
        return (*self.above, self.leaf) if self.leaf else ()

    @property
    def joined(self) -> tuple[str, ...]:
        """Names made of bands and leaf, the longest first."""
        if not self.above:
            return ()
        paths = dict.fromkeys((self.above, self.above[-1:], self.above[:1]))
        names = [joint.join((*path, self.leaf)) for path in paths for joint in _JOINTS]
        unit = self.leaf.removeprefix("(").removesuffix(")")
        if unit in UNITS:
            names += [f"{''.join(path)}({unit})" for path in paths]
        return tuple(names)


def named_columns(
    rows: Sequence[Row], last: int, depth: int, merged: Sequence[Merge]
) -> list[Named]:
    """The columns of a header of *depth* rows that ends in row *last*.

    A band counts for the cells it is merged over; where nothing is merged, for the
    columns to its right that have a leaf and no text of their own above it.
    """
    first = last - depth + 1
    texts = [[_text(cell) for cell in row] for row in rows[first : last + 1]]
    width = max((_filled(row) for row in texts), default=0)
    for row in texts:
        row.extend([""] * (width - len(row)))
        del row[width:]
    if depth > 1 and not _spread(texts, merged, first, last):
        _guess(texts)
    return [_named(parts) for parts in zip(*texts, strict=True)]


def _text(cell: object) -> str:
    text = " ".join(text_of(cell).split())  # type: ignore[arg-type]  # a cell of a row
    return text if len(text) <= _LONGEST else text[:_LONGEST]


def _filled(row: Sequence[str]) -> int:
    return next((at + 1 for at in range(len(row) - 1, -1, -1) if row[at]), 0)


def _spread(texts: list[list[str]], merged: Sequence[Merge], first: int, last: int) -> bool:
    """Repeat the text of merged cells to their right; False if none are in the header."""
    found = False
    for top, left, low, right in merged:
        if top < first or low > last or left >= len(texts[0]):
            continue
        found = True
        if top < last:
            row = texts[top - first]
            row[left : right + 1] = [row[left]] * len(row[left : right + 1])
    return found


def _guess(texts: list[list[str]]) -> None:
    for upper, lower in pairwise(texts):
        band = ""
        for at, text in enumerate(upper):
            if text:
                band = text if lower[at] else ""
            elif lower[at]:
                upper[at] = band
            else:
                band = ""


def _named(parts: Sequence[str]) -> Named:
    own = list(dict.fromkeys(part for part in parts if part))
    folded = [name for name in map(fold, own) if name]
    if not folded:
        return Named("", (), " ".join(own))
    return Named(folded[-1], tuple(folded[:-1]), " ".join(own))
