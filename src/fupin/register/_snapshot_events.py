"""What can have happened to a register between two exports: one class for each thing."""

from __future__ import annotations

import enum

from datetime import date
from fractions import Fraction
from typing import Any, ClassVar, Final, Self, TypeAlias

import attrs

from fupin.codes import SurvivalStatus
from fupin.model import FieldShape, Member, Place
from fupin.values import number_shown


class EventKind(enum.Enum):
    """The kinds of events, in the order they are listed in."""

    HOUSEHOLD_APPEARED = "household-appeared", "新增户", "household appeared"
    HOUSEHOLD_GONE = "household-gone", "减少户", "household gone"
    HOUSEHOLD_RENUMBERED = "household-renumbered", "户编号变更", "household renumbered"
    HOUSEHOLD_SPLIT = "household-split", "分户", "household split"
    HOUSEHOLDS_MERGED = "households-merged", "并户", "households merged"
    HOUSEHOLD_MOVED = "household-moved", "住地变更", "household moved"
    HEAD_CHANGED = "head-changed", "户主变更", "head changed"
    INCOME_SHOCK = "income-shock", "收入突变", "income shock"
    PERSON_APPEARED = "person-appeared", "新增人员", "person appeared"
    PERSON_GONE = "person-gone", "减少人员", "person gone"
    PERSON_MOVED = "person-moved", "人员转户", "person moved to another household"
    PERSON_AMBIGUOUS = "person-ambiguous", "标识重复或矛盾", "identifiers repeat or contradict"
    CHANGED = "changed", "项目变更", "changed"
    NOW_RECORDED = "now-recorded", "补登", "now recorded"
    NO_LONGER_RECORDED = "no-longer-recorded", "不再登记", "no longer recorded"

    zh: str
    en: str

    def __new__(cls, code: str, zh: str, en: str) -> Self:
        member = object.__new__(cls)
        member._value_ = code
        member.zh = zh
        member.en = en
        return member


def _shown(numbers: tuple[str, ...]) -> str:
    return "(" + ", ".join(number_shown(n) for n in numbers) + ")"


def _number() -> Any:
    return attrs.field(repr=number_shown)


def _numbers() -> Any:
    return attrs.field(repr=_shown)


@attrs.frozen(kw_only=True)
class HouseholdAppeared:
    """A household that neither continues nor comes out of an earlier one (新增户)."""

    kind: ClassVar[EventKind] = EventKind.HOUSEHOLD_APPEARED
    household: str = _number()
    persons: int
    """Persons on the register in it."""

    moved_in: int
    """How many of them were in other households before."""

    identified_on: date | None
    """When it was first identified, as recorded."""


@attrs.frozen(kw_only=True)
class HouseholdGone:
    """A household that nothing continues and that passed into no other (减少户)."""

    kind: ClassVar[EventKind] = EventKind.HOUSEHOLD_GONE
    household: str = _number()
    persons: int
    """Persons who were on the register in it."""

    moved_out: int
    """How many of them are in other households now."""


@attrs.frozen(kw_only=True)
class HouseholdRenumbered:
    """The same household under another number (户编号变更)."""

    kind: ClassVar[EventKind] = EventKind.HOUSEHOLD_RENUMBERED
    before: str = _number()
    after: str = _number()
    persons: int
    """Persons who were in it before and are now."""


@attrs.frozen(kw_only=True)
class HouseholdSplit:
    """One household whose members now make up several (分户)."""

    kind: ClassVar[EventKind] = EventKind.HOUSEHOLD_SPLIT
    before: str = _number()
    after: tuple[str, ...] = _numbers()
    """The households it became, the one that continues it among them."""


@attrs.frozen(kw_only=True)
class HouseholdsMerged:
    """Several households whose members are now in one (并户)."""

    kind: ClassVar[EventKind] = EventKind.HOUSEHOLDS_MERGED
    before: tuple[str, ...] = _numbers()
    """The households it was, the one it continues among them."""

    after: str = _number()


@attrs.frozen(kw_only=True)
class HouseholdMoved:
    """A household whose recorded county, township or village is another (住地变更)."""

    kind: ClassVar[EventKind] = EventKind.HOUSEHOLD_MOVED
    household: str = _number()
    """Its number now."""

    before: Place
    after: Place


@attrs.frozen(kw_only=True)
class HeadChanged:
    """Another member is the head of the household (户主变更)."""

    kind: ClassVar[EventKind] = EventKind.HEAD_CHANGED
    household: str = _number()
    """Its number now."""

    before: Member = attrs.field(repr=False)
    after: Member = attrs.field(repr=False)
    reason: SurvivalStatus | None
    """Why the old head is not on the register any more, where that is recorded."""


@attrs.frozen(kw_only=True)
class IncomeShock:
    """Net income a head that fell or rose by more than the share asked for (收入突变)."""

    kind: ClassVar[EventKind] = EventKind.INCOME_SHOCK
    household: str = _number()
    """Its number now."""

    before: Fraction
    """Exact, in fen."""

    after: Fraction
    year_before: int | None
    year_after: int | None
    computed: bool
    """Whether both are net income by size, because they are not both recorded a head."""

    @property
    def fell(self) -> bool:
        """Whether it fell; else it rose."""
        return self.after < self.before

    @property
    def percent(self) -> Fraction:
        """The change in percent of what it was, negative where it fell."""
        return (self.after - self.before) * 100 / self.before


@attrs.frozen(kw_only=True)
class PersonAppeared:
    """A person who was not on the register before (新增人员)."""

    kind: ClassVar[EventKind] = EventKind.PERSON_APPEARED
    household: str = _number()
    member: Member = attrs.field(repr=False)
    born_since: bool | None
    """Whether born after the first export; ``None`` where no birth is recorded."""

    returned: SurvivalStatus | None
    """Why the person had been off the register, if recorded there before."""


@attrs.frozen(kw_only=True)
class PersonGone:
    """A person who is not on the register any more (减少人员)."""

    kind: ClassVar[EventKind] = EventKind.PERSON_GONE
    household: str = _number()
    member: Member = attrs.field(repr=False)
    """As recorded before."""

    reason: SurvivalStatus | None
    """What the later export says of it; ``None`` where it says nothing."""

    died_on: date | None


@attrs.frozen(kw_only=True)
class PersonMoved:
    """A person who is in another household now (人员转户)."""

    kind: ClassVar[EventKind] = EventKind.PERSON_MOVED
    before: str = _number()
    after: str = _number()
    member: Member = attrs.field(repr=False)
    """As recorded now."""

    along_with: EventKind | None
    """The split or merger it was part of; ``None`` for a person who moved alone."""


@attrs.frozen(kw_only=True)
class PersonAmbiguous:
    """Records that share identifiers so that nobody can say who is who: not followed."""

    kind: ClassVar[EventKind] = EventKind.PERSON_AMBIGUOUS
    before: tuple[str, ...] = _numbers()
    """The household of each record of the first export."""

    after: tuple[str, ...] = _numbers()
    member: Member = attrs.field(repr=False)
    """One of the records."""


@attrs.frozen(kw_only=True)
class AttributeChanged:
    """A field of a household or a person with another value, or with one or none now."""

    kind: EventKind
    """``CHANGED``, ``NOW_RECORDED`` or ``NO_LONGER_RECORDED``: unknown is no change."""

    household: str = _number()
    """The number of the household now."""

    member: Member | None = attrs.field(repr=False)
    """Whose field it is, as recorded now; ``None`` for one of the household."""

    path: str
    """For example ``income.per_head``, or ``labour`` of a person."""

    fields: tuple[FieldShape, ...] = attrs.field(repr=False)
    """From the household or person down to the field itself."""

    before: Any = attrs.field(repr=False)
    after: Any = attrs.field(repr=False)


Event: TypeAlias = (
    HouseholdAppeared
    | HouseholdGone
    | HouseholdRenumbered
    | HouseholdSplit
    | HouseholdsMerged
    | HouseholdMoved
    | HeadChanged
    | IncomeShock
    | PersonAppeared
    | PersonGone
    | PersonMoved
    | PersonAmbiguous
    | AttributeChanged
)

ORDER: Final = {kind: place for place, kind in enumerate(EventKind)}
