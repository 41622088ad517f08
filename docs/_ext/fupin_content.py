"""What every reference table is made of, and the law that nothing goes without a source.

Nothing here knows Sphinx.
"""

from __future__ import annotations

import attrs

from fupin.values import PROVINCES, Citation


class NoSourceError(ValueError):
    """Something is stated and no document is named for it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: no source, no documentation")


class Literal(str):
    """A cell that is an identifier or code."""

    __slots__ = ()


Cell = str | tuple[str, ...]
"""Text, an identifier, or several paragraphs."""


@attrs.frozen(kw_only=True)
class Table:
    """A table with what stands above it."""

    id: str
    title: str
    """Empty for a table that has no heading of its own."""

    intro: tuple[str, ...] = ()
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sourced(what: str, *citations: Citation) -> str:
    """The citations in words.

    Raises:
        NoSourceError: If there is none, or one names no document.
    """
    if not citations or not all(c.document for c in citations):
        raise NoSourceError(what)
    return "；".join(c.described() for c in citations)


def place_of(region: str) -> str:
    """Where something holds, by six digits; empty is everywhere."""
    if not region:
        return "全国"
    return PROVINCES[region].zh if region in PROVINCES else region


def noted(note: str) -> tuple[str, ...]:
    """A note as a paragraph of a cell, or none."""
    return (f"说明：{note}",) if note else ()
