"""Two exports of the register compared: what appeared, went, moved, split, merged, changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar

import attrs

from fupin.logic import Lang
from fupin.model import Household
from fupin.register._snapshot_balance import HouseholdBalance, Identity, PersonBalance
from fupin.register._snapshot_events import (
    ORDER,
    AttributeChanged,
    Event,
    EventKind,
    HeadChanged,
    HouseholdAppeared,
    HouseholdGone,
    HouseholdMoved,
    HouseholdRenumbered,
    HouseholdsMerged,
    HouseholdSplit,
    IncomeShock,
    PersonAmbiguous,
    PersonAppeared,
    PersonGone,
    PersonMoved,
)
from fupin.register._snapshot_inputs import (
    Export,
    households_of,
    in_order,
    percentage,
    refuse_repeated,
)
from fupin.register._snapshot_telling import Telling


__all__ = [
    "AttributeChanged",
    "Event",
    "EventKind",
    "HeadChanged",
    "HouseholdAppeared",
    "HouseholdBalance",
    "HouseholdGone",
    "HouseholdMoved",
    "HouseholdRenumbered",
    "HouseholdSplit",
    "HouseholdsMerged",
    "Identity",
    "IncomeShock",
    "PersonAmbiguous",
    "PersonAppeared",
    "PersonBalance",
    "PersonGone",
    "PersonMoved",
    "SnapshotComparison",
    "compare_snapshots",
]

_E = TypeVar("_E")


@attrs.frozen(kw_only=True, repr=False)
class SnapshotComparison:
    """What happened to a register between two exports, and that it adds up.

    Its repr has counts only; `rows()` and `explain()` are masked; the events hold the
    records themselves.
    """

    before_on: date
    after_on: date
    income_shock: Fraction | None
    """In percent; ``None`` where income shocks were not asked for."""

    events: tuple[Event, ...]
    """By kind, in the order of `EventKind`; of one kind in the order of the registers."""

    identity: Identity
    incomes_compared: int
    """Households in both whose income a head is known twice; 0 if not asked for."""

    incomes_not_comparable: int
    """Households in both of which it is not known twice, or was not above 0."""

    def __attrs_post_init__(self) -> None:
        """Check that the events tell what the counts say."""
        counts, households = self.counts, self.identity.households
        persons = self.identity.persons
        expected = {
            EventKind.HOUSEHOLD_APPEARED: households.appeared,
            EventKind.HOUSEHOLD_GONE: households.gone,
            EventKind.HOUSEHOLD_RENUMBERED: households.renumbered,
            EventKind.PERSON_APPEARED: persons.appeared,
            EventKind.PERSON_GONE: persons.gone,
            EventKind.PERSON_MOVED: persons.moved,
        }
        for kind, number in expected.items():
            if counts[kind.value] != number:
                raise AssertionError(f"{number} {kind.value}, {counts[kind.value]} told")

    @property
    def counts(self) -> Mapping[str, int]:
        """How many events there are of each kind; 0 where there is none."""
        found = Counter(event.kind for event in self.events)
        return MappingProxyType({kind.value: found[kind] for kind in EventKind})

    def of(self, kind: type[_E]) -> tuple[_E, ...]:
        """The events of one class, for example ``HouseholdSplit``."""
        return tuple(event for event in self.events if isinstance(event, kind))

    def rows(self, lang: Lang = "zh") -> list[dict[str, str]]:
        """One row for each event, masked, with the same keys: a worksheet."""
        from fupin.register._snapshot_words import row

        return [row(event, lang) for event in self.events]

    def explain(self, lang: Lang = "zh") -> str:
        """The balance and the kinds of events in a few lines; no personal datum."""
        from fupin.register._snapshot_summary import summary

        return summary(self, lang)

    def __repr__(self) -> str:
        found = ", ".join(f"{kind} {number}" for kind, number in self.counts.items() if number)
        days = f"{self.before_on.isoformat()} to {self.after_on.isoformat()}"
        return f"<SnapshotComparison {days}: {found or 'nothing changed'}>"


def compare_snapshots(
    before: Export | Iterable[Household],
    after: Export | Iterable[Household],
    *,
    before_on: date,
    after_on: date,
    income_shock: int | Decimal | Fraction | None = None,
) -> SnapshotComparison:
    """Compare two exports of a register of different dates (台账快照对比).

    A household is known by its number; one whose number ended and one whose number is
    new are the same if most of their members are.  A person is known by person number
    and citizen ID number.  Who has neither, or shares one with others, is counted and
    never guessed.  What is not recorded on one side is no change.

    Args:
        before: The earlier export: a `Book`, or households.
        after: The later one.
        before_on: The day of the earlier export.
        after_on: The day of the later one.
        income_shock: Report a net income a head that fell or rose by more than so many
            percent: 30, or ``Decimal("12.5")``.  No document sets a figure, so there is
            no default: without it, no shocks are looked for.

    Raises:
        InvalidValueError: If the days are reversed, or *income_shock* is no percentage.
        InvalidDataError: If a household number stands twice in one export.

    Limitations:
        A village that was renamed and has no code of twelve digits looks like a move.
    """
    in_order(before_on, after_on)
    percent = percentage(income_shock)
    first, second = households_of(before), households_of(after)
    refuse_repeated(first, second)
    told = Telling.of(first, second)
    events = [*told.of_households(), *told.of_persons(before_on), *told.of_fields()]
    shocks, compared = told.of_incomes(percent)
    return SnapshotComparison(
        before_on=before_on,
        after_on=after_on,
        income_shock=percent,
        events=tuple(sorted([*events, *shocks], key=lambda event: ORDER[event.kind])),
        identity=told.identity(),
        incomes_compared=compared[0],
        incomes_not_comparable=compared[1],
    )
