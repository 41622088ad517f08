"""What is recorded otherwise of one household or person: fields, place and income."""

from __future__ import annotations

import functools
import operator
import unicodedata

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, Final, TypeAlias

import attrs

from fupin.model import FieldShape, Household, Kind, Member, Place, shape
from fupin.register._snapshot_events import (
    AttributeChanged,
    EventKind,
    HouseholdMoved,
    IncomeShock,
)
from fupin.values import RegionLevel
from fupin.values.personal import Masked


_NAMES: Final = ("province", "prefecture", "county", "township", "village")
_NOTHING: Final = ((), "")
"""Recorded as nothing, which is not recorded."""

_Step: TypeAlias = tuple[tuple[FieldShape, ...], Any, Any]


def changes_of_household(before: Household, after: Household) -> Iterator[AttributeChanged]:
    """Fields of the household with another value, or with one or none now."""
    moved = _has_moved(before.place, after.place)
    for fields, old, new in _differing(Household, before, after, ()):
        yield _changed(after.household_id, None, fields, old, new)
    place = next(f for f in shape(Household) if f.name == "place")
    if before.place != after.place:
        for fields, old, new in _differing(Place, before.place, after.place, (place,)):
            change = _changed(after.household_id, None, fields, old, new)
            if not (moved and change.kind is EventKind.CHANGED):
                yield change


def changes_of_member(
    before: Member, after: Member, household: str
) -> Iterator[AttributeChanged]:
    """Fields of a person with another value, or with one or none now."""
    for fields, old, new in _differing(Member, before, after, ()):
        yield _changed(household, after, fields, old, new)


def _changed(
    household: str, member: Member | None, fields: tuple[FieldShape, ...], old: Any, new: Any
) -> AttributeChanged:
    kind = EventKind.CHANGED
    if old is None:
        kind = EventKind.NOW_RECORDED
    elif new is None:
        kind = EventKind.NO_LONGER_RECORDED
    return AttributeChanged(
        kind=kind,
        household=household,
        member=member,
        path=".".join(f.name for f in fields),
        fields=fields,
        before=old,
        after=new,
    )


def _differing(
    cls: Any, before: Any, after: Any, above: tuple[FieldShape, ...]
) -> Iterator[_Step]:
    """The fields that differ, down into the objects of the household.

    Names, numbers and accounts of people are left out; an empty list is nothing recorded.
    """
    if before is after:
        return
    fields, read = _compared(cls)
    old_values = (None,) * len(fields) if before is None else read(before)
    new_values = (None,) * len(fields) if after is None else read(after)
    if old_values == new_values:
        return
    for field, old, new in zip(fields, old_values, new_values, strict=True):
        if old is new or old == new:
            continue
        one, other = (None if value in _NOTHING else value for value in (old, new))
        if field.kind is Kind.OBJECT:
            yield from _differing(field.type, one, other, (*above, field))
        elif one != other and not (field.kind is Kind.TEXT and _folded(one) == _folded(other)):
            yield (*above, field), one, other


@functools.cache
def _compared(cls: Any) -> tuple[tuple[FieldShape, ...], Callable[[Any], tuple[Any, ...]]]:
    """The fields of a class that are compared, and how to read all of them at once."""
    fields = tuple(f for f in shape(cls) if not _told_apart(cls, f))
    return fields, operator.attrgetter(*(f.name for f in fields))


def _told_apart(cls: Any, field: FieldShape) -> bool:
    """Whether other events tell of a field, or it names somebody or something."""
    if field.kind is Kind.MASKED and issubclass(field.type, Masked):
        return True
    known_by = field.name in {"household_id", "member_id"}  # a plan repeats its household's
    return known_by or (cls is Household and field.name in {"members", "place"})


def _folded(text: str | None) -> str | None:
    """A text as far as it says something: blanks and full-width forms say nothing."""
    return None if text is None else "".join(unicodedata.normalize("NFKC", text).split())


def moved(before: Household, after: Household) -> HouseholdMoved | None:
    """The move of a household to another county, township or village."""
    here, there = before.place, after.place
    if here is None or there is None or not _has_moved(here, there):
        return None
    return HouseholdMoved(household=after.household_id, before=here, after=there)


def _has_moved(before: Place | None, after: Place | None) -> bool:
    """Whether the recorded places are two; a new name of one code is none, nor a new code."""
    if before is None or after is None or before == after:
        return False
    names = [
        (_folded(getattr(before, name)), _folded(getattr(after, name))) for name in _NAMES
    ]
    named = [(old, new) for old, new in names if old is not None and new is not None]
    renamed = any(old != new for old, new in named)
    here, there = before.code, after.code
    if here is None or there is None:
        return renamed
    if here.short() == there.short():
        return renamed and here.level is not RegionLevel.VILLAGE
    if here.contains(there) or there.contains(here):
        return renamed  # one code is only finer than the other
    return renamed or before.village_key is None or after.village_key is None


@attrs.frozen
class Incomes:
    """Incomes a head of a household at two times, in fen, from one source."""

    before: Fraction
    after: Fraction
    computed: bool


def incomes(before: Household, after: Household) -> Incomes | None:
    """Incomes a head that can be compared: both as recorded, or both computed."""
    for computed, read in enumerate((_recorded_per_head, _computed_per_head)):
        old, new = read(before), read(after)
        if old is not None and new is not None:
            return Incomes(old, new, bool(computed)) if old > 0 else None
    return None


def _recorded_per_head(household: Household) -> Fraction | None:
    income = household.income
    return None if income is None or income.per_head is None else Fraction(income.per_head)


def _computed_per_head(household: Household) -> Fraction | None:
    income, size = household.income, household.size
    net = None if income is None else income.net
    return None if net is None or not size else Fraction(net, size)


def shock(
    before: Household, after: Household, found: Incomes, percent: Fraction
) -> IncomeShock | None:
    """The shock, if the income changed by more than *percent* of what it was."""
    if abs(found.after - found.before) * 100 <= percent * found.before:
        return None
    return IncomeShock(
        household=after.household_id,
        before=found.before,
        after=found.after,
        year_before=None if before.income is None else before.income.year,
        year_after=None if after.income is None else after.income.year,
        computed=found.computed,
    )
