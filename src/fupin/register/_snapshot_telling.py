"""Matched households and persons to events, and the counts they must agree with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Self

import attrs

from fupin.codes import Relationship
from fupin.model import Household, Member
from fupin.register._snapshot_balance import HouseholdBalance, Identity, PersonBalance
from fupin.register._snapshot_changes import (
    changes_of_household,
    changes_of_member,
    incomes,
    moved,
    shock,
)
from fupin.register._snapshot_events import (
    Event,
    EventKind,
    HeadChanged,
    HouseholdAppeared,
    HouseholdGone,
    HouseholdRenumbered,
    HouseholdsMerged,
    HouseholdSplit,
    IncomeShock,
    PersonAmbiguous,
    PersonAppeared,
    PersonGone,
    PersonMoved,
)
from fupin.register._snapshot_households import Fate, Joined, Origin, join_households
from fupin.register._snapshot_persons import (
    Followed,
    Key,
    Person,
    departed,
    follow,
    present,
    reason_of,
    record_of,
)


@attrs.frozen(kw_only=True, eq=False)
class Telling:
    """Two exports with everything matched."""

    before: tuple[Household, ...]
    after: tuple[Household, ...]
    persons: tuple[Sequence[Person], Sequence[Person]]
    left: tuple[Mapping[Key, Member | None], Mapping[Key, Member | None]]
    followed: Followed
    joined: Joined

    @classmethod
    def of(cls, before: tuple[Household, ...], after: tuple[Household, ...]) -> Self:
        """Match the households and persons of two exports."""
        persons = (present(before), present(after))
        followed = follow(*persons)
        return cls(
            before=before,
            after=after,
            persons=persons,
            left=(departed(before), departed(after)),
            followed=followed,
            joined=join_households(before, after, followed),
        )

    def of_households(self) -> Iterator[Event]:
        """Households that appeared, went, were renumbered, split, merged, moved."""
        joined, old, new = self.joined, self._old, self._new
        arrivals, leavers = Counter[int](), Counter[int]()
        for (b, a), number in joined.shared.items():
            leavers[b] += number
            arrivals[a] += number
        yield from self._arrived(arrivals)
        yield from self._ended(leavers)
        for b, parts in joined.splits.items():
            yield HouseholdSplit(before=old(b), after=tuple(new(a) for a in parts))
        for a, parts in joined.merges.items():
            yield HouseholdsMerged(before=tuple(old(b) for b in parts), after=new(a))
        for earlier, later in self._continued():
            move = moved(earlier, later)
            if move is not None:
                yield move

    def _arrived(self, arrivals: Mapping[int, int]) -> Iterator[Event]:
        for a, origin in enumerate(self.joined.origins):
            if origin is Origin.APPEARED:
                yield HouseholdAppeared(
                    household=self._new(a),
                    persons=len(self.after[a].present_members),
                    moved_in=arrivals[a],
                    identified_on=self.after[a].identified_on,
                )

    def _ended(self, leavers: Mapping[int, int]) -> Iterator[Event]:
        for b, fate in enumerate(self.joined.fates):
            number = self._old(b)
            if fate is Fate.GONE:
                persons = len(self.before[b].present_members)
                yield HouseholdGone(household=number, persons=persons, moved_out=leavers[b])
            elif fate is Fate.RENUMBERED:
                a = self.joined.successor[b]
                shared = self.joined.shared[b, a]
                yield HouseholdRenumbered(before=number, after=self._new(a), persons=shared)

    def of_persons(self, since: date) -> Iterator[Event]:
        """Persons who appeared, went, moved or can't be told apart, and new heads."""
        yield from self._heads()
        for person in self.followed.appeared:
            yield self._appeared(person, since)
        for person in self.followed.gone:
            yield self._gone(person)
        for earlier, later in self.followed.pairs:
            b, a = earlier.household, later.household
            if self.joined.successor.get(b) != a:
                yield PersonMoved(
                    before=self._old(b),
                    after=self._new(a),
                    member=later.member,
                    along_with=self._along_with(b, a),
                )
        for before, after in self.followed.ambiguous:
            yield PersonAmbiguous(
                before=tuple(self._old(p.household) for p in before),
                after=tuple(self._new(p.household) for p in after),
                member=(*before, *after)[0].member,
            )

    def of_fields(self) -> Iterator[Event]:
        """Fields of households that go on, and of persons who were followed."""
        for earlier, later in self._continued():
            yield from changes_of_household(earlier, later)
        for one, other in self.followed.pairs:
            number = self._new(other.household)
            yield from changes_of_member(one.member, other.member, number)

    def of_incomes(
        self, percent: Fraction | None
    ) -> tuple[tuple[IncomeShock, ...], tuple[int, int]]:
        """Income shocks, and how many incomes could and could not be compared."""
        shocks, known, unknown = [], 0, 0
        for earlier, later in self._continued() if percent is not None else ():
            found = incomes(earlier, later)
            if found is None or percent is None:
                unknown += 1
                continue
            known += 1
            told = shock(earlier, later, found, percent)
            if told is not None:
                shocks.append(told)
        return tuple(shocks), (known, unknown)

    def identity(self) -> Identity:
        """The counts that must add up."""
        fates, origins = Counter(self.joined.fates), Counter(self.joined.origins)
        households = HouseholdBalance(
            before=len(self.before),
            after=len(self.after),
            kept=fates[Fate.KEPT],
            renumbered=origins[Origin.RENUMBERED],
            merged_into=fates[Fate.MERGED_INTO],
            split_up=fates[Fate.SPLIT_UP],
            gone=fates[Fate.GONE],
            split_off=origins[Origin.SPLIT_OFF],
            merged_from=origins[Origin.MERGED_FROM],
            appeared=origins[Origin.APPEARED],
        )
        return Identity(households=households, persons=self._balance())

    def _balance(self) -> PersonBalance:
        before, after = self.persons
        followed, successor = self.followed, self.joined.successor
        stayed = sum(
            successor.get(one.household) == other.household for one, other in followed.pairs
        )
        return PersonBalance(
            before=len(before),
            after=len(after),
            stayed=stayed,
            moved=len(followed.pairs) - stayed,
            gone=len(followed.gone),
            appeared=len(followed.appeared),
            ambiguous_before=sum(len(one) for one, _ in followed.ambiguous),
            ambiguous_after=sum(len(other) for _, other in followed.ambiguous),
            unidentified_before=followed.unidentified[0],
            unidentified_after=followed.unidentified[1],
            departed_before=_recorded(self.before) - len(before),
            departed_after=_recorded(self.after) - len(after),
        )

    def _old(self, place: int) -> str:
        return self.before[place].household_id

    def _new(self, place: int) -> str:
        return self.after[place].household_id

    def _continued(self) -> Iterator[tuple[Household, Household]]:
        for b, a in self.joined.successor.items():
            yield self.before[b], self.after[a]

    def _along_with(self, b: int, a: int) -> EventKind | None:
        if a in self.joined.splits.get(b, ()):
            return EventKind.HOUSEHOLD_SPLIT
        merged = b in self.joined.merges.get(a, ())
        return EventKind.HOUSEHOLDS_MERGED if merged else None

    def _appeared(self, person: Person, since: date) -> PersonAppeared:
        born = person.member.born
        return PersonAppeared(
            household=self._new(person.household),
            member=person.member,
            born_since=None if born is None else born > since,
            returned=reason_of(record_of(person, self.left[0])),
        )

    def _gone(self, person: Person) -> PersonGone:
        record = record_of(person, self.left[1])
        later = None if record is None else record.death_date
        return PersonGone(
            household=self._old(person.household),
            member=person.member,
            reason=reason_of(record),
            died_on=person.member.death_date if later is None else later,
        )

    def _heads(self) -> Iterator[HeadChanged]:
        before, after = (_heads(persons) for persons in self.persons)
        partner = {one.at: other.at for one, other in self.followed.pairs}
        gone = {person.at for person in self.followed.gone}
        appeared = {person.at for person in self.followed.appeared}
        known = set(partner.values())
        for b, a in self.joined.successor.items():
            old, new = before.get(b), after.get(a)
            if old is None or new is None:
                continue
            if old.at in partner:
                other = partner[old.at] != new.at
            else:  # who was somebody else before is not the old head; else both must be known
                strangers = old.at in gone and new.at in appeared and _alike(old, new)
                other = new.at in known or strangers
            if other:
                yield HeadChanged(
                    household=self._new(a),
                    before=old.member,
                    after=new.member,
                    reason=reason_of(record_of(old, self.left[1])),
                )


def _recorded(households: Iterable[Household]) -> int:
    return sum(len(household.members) for household in households)


def _heads(persons: Sequence[Person]) -> dict[int, Person | None]:
    """The head of each household; ``None`` where several are recorded."""
    found: dict[int, Person | None] = {}
    for person in persons:
        if person.member.relationship is Relationship.HEAD:
            several = person.household in found
            found[person.household] = None if several else person
    return found


def _alike(one: Person, other: Person) -> bool:
    """Whether both have an identifier of one kind, and so could be told to be the same."""
    return bool({kind for kind, _ in one.keys} & {kind for kind, _ in other.keys})
