"""What every code list is."""

from __future__ import annotations

import difflib
import enum

from typing import ClassVar, Self

from fupin.errors import InvalidValueError
from fupin.values import mask_id


class Code(enum.Enum):
    """A closed vocabulary whose values are the official Chinese wording.

    Not a `str`: ``cause == "因病 "`` must not be silently false, so wordings are
    read once, by `read()`, and compared as members ever after.  There are no
    numbers here: systems disagree about them, so numbers, synonyms and the
    versions of a list are adapter data in ``ledger/``.
    """

    _value_: str
    en: str

    title: ClassVar[str]
    """Chinese name of the list."""

    registry: ClassVar[str]
    """Column code of the registry the list belongs to, where it has one."""

    source: ClassVar[str]
    """Where the list was read."""

    def __new__(cls, wording: str, en: str = "") -> Self:
        member = object.__new__(cls)
        member._value_ = wording
        member.en = en
        return member

    def __init_subclass__(
        cls, *, title: str = "", registry: str = "", source: str = ""
    ) -> None:
        super().__init_subclass__()
        cls.title = title
        cls.registry = registry
        cls.source = source

    @property
    def zh(self) -> str:
        """The official wording."""
        return self._value_

    @classmethod
    def read(cls, wording: str) -> Self:
        """Find the member with exactly this official wording (outer blanks aside).

        Raises:
            InvalidValueError: If no member has it; near wordings are suggested.
        """
        try:
            return cls(wording.strip())
        except ValueError:
            raise cls.refuse(wording) from None

    @classmethod
    def refuse(cls, wording: str) -> InvalidValueError:
        """The error that says *wording* is no member, and which are near."""
        known = [m.value for m in cls]
        near = difflib.get_close_matches(wording, known, n=3, cutoff=0.4)
        # A wording like none of the list may be a name or a number from another column.
        found = wording[:20] if near else mask_id(wording)
        shown = (near or known)[:8]
        more = "等" if not near and len(known) > len(shown) else ""
        return InvalidValueError(
            "value.not-in-code-list",
            f"不是“{cls.title or cls.__name__}”代码表中的值",
            f"not a value of the code list {cls.__name__}",
            found=found,
            expected="、".join(shown) + more,
            expected_en="one of " + ", ".join(shown),
        )
