"""Households whose members are kin, with a head, and whose figures agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final

import attrs

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from fupin.codes import (
    HouseholdAttribute,
    HouseholdType,
    IdentificationStandard,
    PovertyCause,
    PovertyStatus,
    Relationship,
)
from fupin.model import Household, Income, Member
from fupin.strategies._attested import drawn_attestation, monitorings
from fupin.strategies._draws import Dice, made, overridden
from fupin.strategies._entries import drawn_entries
from fupin.strategies._identity import phone, places
from fupin.strategies._income import drawn_income
from fupin.strategies._life import DAY, HEAD, KIN, MAJORITY, OLDEST_HEAD, RELATIVES, Kin
from fupin.strategies._living import dwellings, lands, living_conditions, relocations
from fupin.strategies._member import SEAT, SEATS, Seat, drawn_member
from fupin.strategies._plan import drawn_plan, helpers
from fupin.values import AccountNumber


MakeIncome = Callable[[st.DrawFn, int], Income]

_CAUSES: Final = tuple(PovertyCause)
_STATUSES: Final = tuple(PovertyStatus)
_EXITED: Final = {PovertyStatus.EXITED, PovertyStatus.EXITED_STABLE}
_TYPES: Final = (HouseholdType.EXITED, HouseholdType.EXITED_ORDINARY)
_ATTRIBUTES: Final = (
    HouseholdAttribute.GENERAL_POOR,
    HouseholdAttribute.SUBSISTENCE_POOR,
    HouseholdAttribute.DESTITUTE_POOR,
)
_CHILDREN: Final = (KIN[Relationship.SON], KIN[Relationship.DAUGHTER])
_ANOTHER: Final = st.integers(0, 4)  # stop at 0, so some families are large
_ROWS_ABSENT: Final = 8  # once in so many households
_ROLE: Final = frozenset({"relationship"})


@st.composite
def households(
    draw: st.DrawFn,
    /,
    *,
    min_members: int = 0,
    max_members: int = 6,
    complete: bool = False,
    on: date = DAY,
    **fields: st.SearchStrategy[Any],
) -> Household:
    """Households: one head, relatives whose ages fit, as many rows as persons.

    The simplest is a head who lives alone, of whom nothing else is recorded.

    Args:
        draw: Given by Hypothesis.
        min_members: At least so many rows of members; a household of none has a size only.
        max_members: At most so many, up to twenty.
        complete: Whether every answer a standard may ask for is recorded; by default any
            may be missing.
        on: The day ages, school years and the year of the income are seen from.
        fields: A strategy for any field, in place of ours.
    """
    given = overridden(draw, Household, fields)
    least, most = _bounds(min_members, max_members)
    if complete:
        least = max(1, least)
    return drawn_household(draw, (least, most), given, on=on, complete=complete)


def _bounds(least: int, most: int) -> tuple[int, int]:
    if not 0 <= least <= most <= SEATS or most == 0:
        raise InvalidArgument(
            f"min_members={least!r} and max_members={most!r} must be ordered"
            f" and lie between 0 and {SEATS}, the latter above 0"
        )
    return least, most


def drawn_household(  # noqa: PLR0913  # one argument a circumstance
    draw: st.DrawFn,
    bounds: tuple[int, int],
    given: Mapping[str, Any],
    *,
    on: date,
    complete: bool,
    make_income: MakeIncome | None = None,
) -> Household:
    """Draw a household with as many members as *bounds* say, of which *given* is known."""
    dice = Dice(draw, 26)
    number = given.get("household_id", f"42032400{dice.below(10_000):04d}")
    roster: tuple[Member, ...] | None = given.get("members")
    if roster is None:
        roster = _roster(draw, number, bounds, on=on, complete=complete)
    size = given.get("size", len(roster) or 1 + dice.below(bounds[1]))
    values: dict[str, Any] = {"household_id": number, "members": roster, "size": size}
    values |= _standing(dice, given, on)
    persons = len(roster) if size is None else size
    make = _makers(draw, {**values, **given}, persons, on=on, complete=complete)
    if make_income is not None:
        make["income"] = lambda: make_income(draw, persons)
    asked = [name for name in make if name not in given]
    values |= {name: make[name]() for name in asked if complete or dice.yes()}
    if "helpers" not in given:
        some = range(dice.below(3))
        values["helpers"] = tuple(draw(helpers(complete=complete)) for _ in some)
    if "income_entries" not in given:
        values["income_entries"] = drawn_entries(dice, on)
    always = frozenset({"household_id", "members", "helpers", "income_entries", *make})
    return made(dice, Household, values, given, complete=complete, always=always)


def _roster(
    draw: st.DrawFn, number: str, bounds: tuple[int, int], *, on: date, complete: bool
) -> tuple[Member, ...]:
    least, most = bounds
    dice = Dice(draw, 4)
    years, male = dice.below(OLDEST_HEAD - MAJORITY + 1), not dice.yes()
    # That no rows are there is the less simple case, so it may take no fewer draws.
    absent = least == 0 and dice.below(_ROWS_ABSENT) == _ROWS_ABSENT - 1
    family = _Family(number, on, MAJORITY + years, male, complete)
    family.sit(Dice(draw, SEAT), HEAD)
    # Asked before each and at the end, be it needed or not, and each sitting down in one
    # draw: so Hypothesis can do without any of them.
    while (draw(_ANOTHER) or family.seated < least) and family.seated < most:
        family.sit_another(Dice(draw, SEAT + 1))
    return () if absent else tuple(family.members)


@attrs.define
class _Family:
    """Those who sit at the table already, by whom it is told who else can."""

    number: str
    on: date
    head_age: int
    head_male: bool
    complete: bool
    members: list[Member] = attrs.field(factory=list)
    taken: set[Relationship] = attrs.field(factory=set)

    def sit(self, dice: Dice, kin: Kin) -> None:
        """Draw the relative and let it sit down."""
        head = kin is HEAD
        male = self.head_male if head else None
        if kin.relationship is Relationship.SPOUSE:
            male = not self.head_male
        seat = Seat(
            number=self.number,
            position=len(self.members),
            relationship=kin.relationship,
            ages=kin.ages(self.head_age),
            male=male,
            on=self.on,
        )
        always = _ROLE if head else frozenset()
        self.taken.add(kin.relationship)
        self.members.append(
            drawn_member(dice, seat, {}, complete=self.complete, always=always)
        )

    def sit_another(self, dice: Dice) -> None:
        """Draw a relative; who cannot be one is a child, as anybody can have."""
        choice = dice.below(len(RELATIVES))
        kin = RELATIVES[choice]
        self.sit(dice, kin if self.possible(kin) else _CHILDREN[choice % 2])

    @property
    def seated(self) -> int:
        """How many sit there."""
        return len(self.members)

    def possible(self, kin: Kin) -> bool:
        """Whether the head can have this relative, and has not got it yet."""
        first, last = kin.head_ages
        return (
            first <= self.head_age <= last
            and kin.of_male_head in {None, self.head_male}
            and not (kin.once and kin.relationship in self.taken)
        )


def _standing(dice: Dice, given: Mapping[str, Any], on: date) -> dict[str, Any]:
    """Status, causes and kind of the household."""
    status = given.get("status", dice.one(_STATUSES))
    cause = given.get("main_cause", dice.one(_CAUSES))
    further = {dice.one((None, *_CAUSES)) for _ in range(2)}
    years, digits = dice.split(5, 10_000)
    return {
        "attribute": dice.one(_ATTRIBUTES),
        "status": status,
        "exit_year": on.year - years if status in _EXITED else None,
        "identified_by": dice.one(tuple(IdentificationStandard)),
        "identified_on": date(on.year - 5, 1, 1) + timedelta(days=30 * years),
        "main_cause": cause,
        "other_causes": frozenset(further - {cause, None}),
        "household_type": dice.one(_TYPES) if status in _EXITED else None,
        "martyrs_family": dice.yes(),
        "ecological_area": dice.yes(),
        "phone": phone(digits),
        "bank": "示例农村商业银行",
        "account": AccountNumber(f"6200000000000{digits:06d}"),
    }


def _makers(
    draw: st.DrawFn, known: Mapping[str, Any], persons: int, *, on: date, complete: bool
) -> dict[str, Callable[[], Any]]:
    """How to draw each object a household is made of, if it is recorded at all."""
    main = known["main_cause"]
    causes = (known["other_causes"] or frozenset()) | ({main} if main else set())
    number = known["household_id"]
    return {
        "place": lambda: draw(places(complete=complete)),
        "income": lambda: drawn_income(draw, persons, on.year, {}, complete=complete),
        "dwelling": lambda: draw(dwellings(complete=complete)),
        "land": lambda: draw(lands(complete=complete)),
        "living": lambda: draw(living_conditions(complete=complete)),
        "relocation": lambda: draw(relocations(complete=complete)),
        "monitoring": lambda: draw(monitorings(complete=complete, on=on)),
        "attested": lambda: drawn_attestation(draw, on, {}, complete=complete),
        "plan": lambda: drawn_plan(draw, number, causes, on, {}, complete=complete),
    }
