"""What comes of comparing a register with a department's list; nobody is shown in clear."""

from __future__ import annotations

import enum

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from fupin.ledger.book import RowKey
from fupin.model import ListedPerson
from fupin.values import IdNumber, PersonName, number_shown
from fupin.values.personal import Masked


_ABSENT: Final = "不在名单"


def shown(value: Any, *, reveal: bool = False) -> str:
    """One side of a disagreement, masked where it is personal."""
    if value is None:
        return _ABSENT
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(shown(one, reveal=reveal) for one in value)
    if isinstance(value, Masked):
        return str(value) if reveal else value.masked
    return str(value) if reveal else number_shown(str(value))


def _number(value: str | None) -> str:
    return "None" if value is None else number_shown(value)


class Outcome(enum.Enum):
    """Where somebody is found."""

    ONLY_REGISTER = "仅在台账"
    ONLY_LIST = "仅在名单"
    BOTH = "两处都有"
    INCOMPARABLE = "无法比对"  #: Without a key that can be trusted; never "missing".


@attrs.frozen(kw_only=True)
class Disagreement:
    """One thing register and list say differently."""

    about: str
    """Id of what the list says, or ``name``, ``household_id``, ``id_number``."""

    zh: str
    en: str
    register: Any = attrs.field(repr=shown)
    listed: Any = attrs.field(repr=shown)
    """``None``: not on the list at all."""


@attrs.frozen(kw_only=True)
class Compared:
    """One person (or household) of the register, or one row of the list."""

    outcome: Outcome
    listed: tuple[ListedPerson, ...] = attrs.field(default=(), repr=False)
    """The rows of the list about it."""

    rows: tuple[RowKey, ...] = ()
    """Where these stand, when the list was read from a file."""

    household_id: str | None = attrs.field(default=None, repr=_number)
    name: PersonName | None = None
    id_number: IdNumber | None = None
    active: bool = True
    """False for a member of the register who has died or left."""

    reason: str = ""
    """Why it can't be compared."""

    reason_en: str = ""
    possible: bool = False
    """Somebody of this name can't be compared on the other side, and may be the same."""

    disagreements: tuple[Disagreement, ...] = ()
    doubts: tuple[str, ...] = ()
    """What the list says and no field of the register can answer: to be looked into."""

    unknown: tuple[str, ...] = ()
    """What could not be judged, since register or list leaves it open."""


@attrs.frozen(kw_only=True, repr=False)
class Comparison:
    """A register and a list, compared: everybody of both is accounted for.

    Its repr only counts; `rows` masks unless told otherwise.
    """

    list_id: str
    on: str
    register_count: int
    list_count: int
    register: tuple[Compared, ...]
    """Everybody of the register, in its order."""

    listed: tuple[Compared, ...]
    """Every row of the list, in its order."""

    repeated: tuple[tuple[RowKey | int, ...], ...] = ()
    """Rows of the list about one person: where they stand, or their numbers from 1."""

    def __attrs_post_init__(self) -> None:
        for said, entries in (
            (self.register_count, self.register),
            (self.list_count, self.listed),
        ):
            if said != len(entries):
                raise AssertionError(f"{said} were compared, {len(entries)} accounted for")

    @property
    def only_register(self) -> tuple[Compared, ...]:
        """Who is on the register only."""
        return _of(self.register, Outcome.ONLY_REGISTER)

    @property
    def only_list(self) -> tuple[Compared, ...]:
        """Who is on the list only."""
        return _of(self.listed, Outcome.ONLY_LIST)

    @property
    def both(self) -> tuple[Compared, ...]:
        """Who of the register is on the list too."""
        return _of(self.register, Outcome.BOTH)

    @property
    def disagreeing(self) -> tuple[Compared, ...]:
        """Of whom register and list say different things."""
        return tuple(one for one in self.register if one.disagreements)

    @property
    def doubtful(self) -> tuple[Compared, ...]:
        """Of whom the list says what has to be looked into."""
        return tuple(one for one in self.register if one.doubts)

    @property
    def incomparable(self) -> tuple[Compared, ...]:
        """Who can't be compared, of the register and then of the list."""
        return tuple(
            one
            for one in (*self.register, *self.listed)
            if one.outcome is Outcome.INCOMPARABLE
        )

    @property
    def counts(self) -> Mapping[str, int]:
        """How many there are of each; each side adds up."""
        ours = Counter(one.outcome for one in self.register)
        theirs = Counter(one.outcome for one in self.listed)
        return {
            "register": self.register_count,
            "only_register": ours[Outcome.ONLY_REGISTER],
            "both": ours[Outcome.BOTH],
            "incomparable_register": ours[Outcome.INCOMPARABLE],
            "list": self.list_count,
            "only_list": theirs[Outcome.ONLY_LIST],
            "both_list": theirs[Outcome.BOTH],
            "incomparable_list": theirs[Outcome.INCOMPARABLE],
            "disagreeing": len(self.disagreeing),
            "doubtful": len(self.doubtful),
            "repeated": len(self.repeated),
        }

    def rows(self, *, reveal: bool = False) -> Iterator[dict[str, str]]:
        """A row each: everybody of the register, then who is only on the list.

        Args:
            reveal: Show names and numbers in clear.
        """
        rest = (one for one in self.listed if one.outcome is not Outcome.BOTH)
        for one in self.register:
            yield _row(one, "台账", reveal=reveal)
        for one in rest:
            yield _row(one, "名单", reveal=reveal)

    def __repr__(self) -> str:
        counted = ", ".join(f"{name} {count}" for name, count in self.counts.items())
        return f"<Comparison with {self.list_id or 'a list'} on {self.on}: {counted}>"


def _of(entries: tuple[Compared, ...], outcome: Outcome) -> tuple[Compared, ...]:
    return tuple(one for one in entries if one.outcome is outcome)


def _row(one: Compared, side: str, *, reveal: bool) -> dict[str, str]:
    def clear(value: Any) -> str:
        return "" if value is None else shown(value, reveal=reveal)

    return {
        "来源": side,
        "结果": one.outcome.value,
        "户编号": clear(one.household_id),
        "姓名": clear(one.name),
        "证件号码": clear(one.id_number),
        "不一致": "；".join(
            f"{d.zh}：台账“{shown(d.register, reveal=reveal)}”，"
            f"名单“{shown(d.listed, reveal=reveal)}”"
            for d in one.disagreements
        ),
        "疑点": "；".join(one.doubts),
        "不能判断": "；".join(one.unknown),
        "说明": _explained(one),
        "名单行": "、".join(f"{sheet}!{row}" for sheet, row in one.rows),
    }


def _explained(one: Compared) -> str:
    possible = "另一方有同名者无法比对" if one.possible else ""
    left = "" if one.active else "已不在册"
    return "；".join(filter(None, (one.reason, possible, left)))
