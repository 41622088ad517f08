"""The subjects of a whole ledger's checks: forms, and what only the whole ledger knows."""

from __future__ import annotations

import functools
import statistics

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from fupin.assessment.check_ledger import CheckedLedger
from fupin.codes import HouseholdType, PovertyStatus
from fupin.facts.checked import (
    CheckedHousehold,
    CheckedPerson,
    CheckedVillage,
    Form,
    HouseholdCounts,
    PersonCounts,
    VillageCounts,
)
from fupin.facts.registry_member import current_work
from fupin.facts.registry_village import LAND
from fupin.model import Household, Member, Place
from fupin.values import IdNumber


Person: TypeAlias = tuple[Member, int, CheckedHousehold]
_NOWHERE: Final = Place()
_CITIZEN: Final = 18
_EXITED_TYPES: Final = (HouseholdType.EXITED, HouseholdType.EXITED_ORDINARY)
_EXITED: Final = (PovertyStatus.EXITED, PovertyStatus.EXITED_STABLE)


@attrs.frozen(eq=False)
class Subjects:
    """What the checks of a book are asked of, in the order of the book."""

    households: tuple[CheckedHousehold, ...]
    persons: tuple[CheckedPerson, ...]
    villages: tuple[CheckedVillage, ...]


def subjects_of(book: CheckedLedger, *, earlier: Sequence[CheckedLedger] = ()) -> Subjects:
    """The subjects of a book, with the forms they came on and what the ledger counts.

    Args:
        book: Ledgers read and joined.
        earlier: The same register one year before, two years before and so on.

    Limitations:
        Where the ledger names no county, prefecture or province, all of it counts as
        one.
    """
    form = _forms(book)
    medians, phones = _medians(book.households), _household_phones(book.households)
    homes = [
        CheckedHousehold(
            household=h,
            form=form(h.household_id),
            counts=_household_counts(h, medians, phones),
        )
        for h in book.households
    ]
    people = [
        (member, position, home)
        for home in homes
        for position, member in enumerate(home.household.members)
        if member.survival is None or member.survival.active
    ]
    counted = _persons(people, book, earlier)
    return Subjects(
        households=tuple(homes),
        persons=tuple(
            CheckedPerson(member=member, position=position, home=home, counts=counts)
            for (member, position, home), counts in zip(people, counted, strict=True)
        ),
        villages=tuple(_villages(book)),
    )


def _forms(book: CheckedLedger) -> Callable[[str], Form]:
    """The form a household came on; households of the same sheets share one."""
    with_work = _of_work_surveys(book) if "WorkRecord" in book.records else frozenset()
    plain = functools.cache(lambda asked: Form(columns=asked | with_work))

    def form(number: str) -> Form:
        shared: Form = plain(book.asked_of(number))
        unread = book.unread.get(number)
        return attrs.evolve(shared, unread=unread) if unread else shared

    return form


def _of_work_surveys(book: CheckedLedger) -> frozenset[str]:
    """What the surveys of work asked: they have no rows of households."""
    fields = {name for sheet in book.sheets for name in sheet.letters}
    return frozenset({"member.work_records", *(n for n in fields if n.startswith("work."))})


def _citizen(number: IdNumber | None) -> str | None:
    if number is None or number.is_placeholder:
        return None
    return number if len(number) == _CITIZEN else number.citizen_number


def _areas(homes: Iterable[CheckedHousehold]) -> dict[int, tuple[int, int, int]]:
    """County, prefecture and province of each household, as numbers."""
    numbers: dict[tuple[Any, ...], int] = {}
    found = {}
    for home in homes:
        place = home.household.place or _NOWHERE
        area: tuple[Any, ...] = (place.province, place.prefecture, place.county)
        parts = [numbers.setdefault(area[:end], len(numbers)) for end in (3, 2, 1)]
        found[id(home)] = (parts[0], parts[1], parts[2])
    return found


def _rows(numbers: Sequence[str | None], areas: Sequence[int]) -> list[int | None]:
    """Rows of each number in the same area."""
    pairs = list(zip(numbers, areas, strict=True))
    counted = Counter(pairs)
    return [None if pair[0] is None else counted[pair] for pair in pairs]


def _persons(
    people: Sequence[Person], book: CheckedLedger, earlier: Sequence[CheckedLedger]
) -> list[PersonCounts]:
    """What the ledger counts of each person; equal counts are one object."""
    numbers = [_citizen(member.id_number) for member, _, _ in people]
    areas = _areas(dict.fromkeys(home for _, _, home in people))
    levels = list(zip(*(areas[id(home)] for _, _, home in people), strict=True))
    in_areas = [_rows(numbers, level) for level in levels] or [[], [], []]
    ids = [id(home) for _, _, home in people]
    households = _homes(numbers, ids)
    phones = _homes([member.phone for member, _, _ in people], ids)
    helpers = {
        (h.name, h.phone)
        for household in book.households
        for h in household.helpers
        if h.name is not None and h.phone is not None
    }
    grades = [_grades(one) for one in earlier]
    columns = zip(
        *in_areas,
        households,
        phones,
        (_counties(member, home) for member, _, home in people),
        (_years(p[0], n, grades) for p, n in zip(people, numbers, strict=True)),
        (_helps(member, helpers) for member, _, _ in people),
        strict=True,
    )
    made = functools.cache(_counts)
    return [made(*row) for row in columns]


def _counts(*values: Any) -> PersonCounts:
    names = [field.name for field in attrs.fields(PersonCounts)]
    return PersonCounts(**dict(zip(names, values, strict=True)))


def _homes(keys: Sequence[str | None], homes: Sequence[int]) -> list[int | None]:
    """Households in which each key stands."""
    counted = Counter(key for key, _ in set(zip(keys, homes, strict=True)))
    return [None if key is None else counted[key] for key in keys]


def _counties(member: Member, home: CheckedHousehold) -> int | None:
    """Counties in which members of the household work who give the same phone."""
    phone = member.phone
    if phone is None or not member.work_records:
        return None
    spells = (current_work(m) for m in home.household.members if m.phone == phone)
    return len({spell.place for spell in spells if spell is not None and spell.place})


def _helps(member: Member, helpers: set[tuple[Any, Any]]) -> bool | None:
    """Whether a helper has the person's name and phone; unknown without any helper."""
    if not helpers or member.name is None or member.phone is None:
        return None
    return (member.name, member.phone) in helpers


def _grades(book: CheckedLedger) -> dict[str, Any]:
    people = ((_citizen(m.id_number), m) for h in book.households for m in h.members)
    return {number: m.student_status for number, m in people if number is not None}


def _years(
    member: Member, number: str | None, earlier: Sequence[dict[str, Any]]
) -> int | None:
    """Ledgers running in which the person is in this grade, this one included."""
    if not earlier or number is None or member.student_status is None:
        return None
    years = 1
    for grades in earlier:
        if grades.get(number) is not member.student_status:
            break
        years += 1
    return years


def _medians(households: Iterable[Household]) -> Mapping[Any, int]:
    """Median of the recorded income a head, village by village."""
    found: dict[Any, list[int]] = defaultdict(list)
    for household in households:
        if household.income is not None and household.income.per_head is not None:
            found[_village(household)].append(household.income.per_head)
    return {village: round(statistics.median(values)) for village, values in found.items()}


def _village(household: Household) -> Any:
    return None if household.place is None else household.place.village_key


def _household_phones(households: Iterable[Household]) -> Counter[Any]:
    return Counter(h.phone for h in households if h.phone is not None)


def _household_counts(
    household: Household, medians: Mapping[Any, int], phones: Mapping[Any, int]
) -> HouseholdCounts:
    return HouseholdCounts(
        phone_households=None if household.phone is None else phones[household.phone],
        village_median_per_head=medians.get(_village(household)),
    )


def _villages(book: CheckedLedger) -> Iterable[CheckedVillage]:
    """The villages of the book, with what its households come to where it has any."""
    members: dict[Any, list[Household]] = defaultdict(list)
    for household in book.households:
        members[_village(household)].append(household)
    for village in book.villages:
        key = None if village.place is None else village.place.village_key
        homes = members.get(key, []) if key is not None else []
        yield CheckedVillage(
            village=village,
            form=Form(
                columns=book.asked_of_village(village.village_id),
                unread=frozenset(
                    (None, target)
                    for target in book.unread_villages.get(village.village_id, ())
                ),
            ),
            counts=_village_counts(homes),
        )


def _village_counts(homes: Sequence[Household]) -> VillageCounts:
    if not homes:
        return VillageCounts()
    sizes = [home.size for home in homes]
    known = [size for size in sizes if size is not None]
    exited = [home for home in homes if _has_exited(home)]
    return VillageCounts(
        households=len(homes),
        persons=sum(known) if len(known) == len(sizes) else None,
        land={kind: _sum(exited, kind) for kind in LAND},
    )


def _has_exited(home: Household) -> bool:
    if home.household_type is not None:
        return home.household_type in _EXITED_TYPES
    return home.status in _EXITED


def _sum(homes: Iterable[Household], kind: str) -> int | None:
    """What is recorded of a kind of land; a blank only makes the sum smaller."""
    found = [getattr(home.land, kind) for home in homes if home.land is not None]
    known = [area for area in found if area is not None]
    return sum(known) if known else None
