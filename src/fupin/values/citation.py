"""Where a number or a rule comes from, and how sure we are of it."""

from __future__ import annotations

import enum

from collections.abc import Iterable
from datetime import date

import attrs


class Standing(enum.Enum):
    """How well a source is attested, strongest first."""

    CONFIRMED = "confirmed"  #: Seen in a copy of the document or official reporting.
    REPORTED = "reported"  #: Seen only in a page of low authority, or for one locality.
    SOURCE_DOCUMENT = "source-document"  #: Stated in one of the five source documents.
    RECALLED = "recalled"  #: Recalled; no text at hand confirms it.

    @property
    def zh(self) -> str:
        """The standing in Chinese."""
        return _ZH[self]

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return _ORDER.index(self)

    @classmethod
    def weakest(cls, standings: Iterable[Standing]) -> Standing:
        """The weakest of *standings*: what rests on them is no surer.

        >>> Standing.weakest([Standing.CONFIRMED, Standing.RECALLED]).value
        'recalled'
        """
        return max(standings, key=lambda s: s.rank, default=cls.CONFIRMED)


_ORDER = tuple(Standing)
_ZH = {
    Standing.CONFIRMED: "已核原文",
    Standing.REPORTED: "见于转述",
    Standing.SOURCE_DOCUMENT: "见于来源材料",
    Standing.RECALLED: "凭记忆，未核实",
}


@attrs.frozen(kw_only=True)
class Citation:
    """A pointer into a published document."""

    document: str
    """Full title, with the book-title marks."""

    number: str = ""
    """Document number (文号), empty where none is known."""

    article: str = ""
    issued: date | None = None
    standing: Standing = Standing.RECALLED
    disputed: str = ""
    """Alternatives, where sources disagree."""

    note: str = ""
    derived: str = ""
    """How a figure was worked out, where the document does not print it itself."""

    def __str__(self) -> str:
        """Document, number, article and date, as one cites it in Chinese."""
        number = f"（{self.number}）" if self.number else ""
        when = f"，{self.issued.isoformat()}" if self.issued else ""
        plain = self.article and not number and not self.document.endswith("》")
        gap = "，" if plain else ""
        return f"{self.document}{number}{gap}{self.article}{when}"

    def described(self, lang: str = "zh") -> str:
        """The citation with its standing, what is disputed about it, and what is derived.

        Titles are official wording and stay Chinese in English too.
        """
        if lang == "en":
            doubt = f"; disputed: {self.disputed}" if self.disputed else ""
            doubt += f"; derived: {self.derived}" if self.derived else ""
            return f"{self} [{self.standing.value}{doubt}]"
        doubt = f"；有争议：{self.disputed}" if self.disputed else ""
        doubt += f"；推算：{self.derived}" if self.derived else ""
        return f"{self}〔{self.standing.zh}{doubt}〕"
