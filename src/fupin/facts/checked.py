"""What a check is about: a person, a household or a village, and the form it came on.

A blank is a fault only where somebody was asked: a column the file does not have
says nothing.  A cell that could not be understood is no blank.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs

from fupin.facts.catalogue import Catalogue, field_at
from fupin.logic import ConditionFact
from fupin.model import Household, Member, Village


@attrs.frozen(kw_only=True)
class Form:
    """Which fields the ledgers asked for, and where something stood nobody could read."""

    columns: frozenset[str] | None = None
    """Targets such as ``member.ethnicity``; ``None``: everything was asked."""

    unread: frozenset[tuple[int | None, str]] = frozenset()
    """Place in ``household.members`` (None: the household) and target."""

    def asks(self, target: str) -> bool:
        """Whether there was a column for *target*."""
        return self.columns is None or target in self.columns

    def given(self, value: Any, position: int | None, target: str) -> bool | None:
        """True where recorded, False where left blank, None where not asked or not read."""
        if value is not None and value != ():
            return True
        if not self.asks(target) or (position, target) in self.unread:
            return None
        return False

    def readable(self, value: Any, position: int | None, target: str) -> bool | None:
        """True where recorded, False where what stood there was not understood."""
        if value is not None:
            return True
        return False if (position, target) in self.unread else None


EVERYTHING = Form()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PersonCounts:
    """What only the whole ledger knows of a person."""

    rows_in_county: int | None = None
    rows_in_prefecture: int | None = None
    rows_in_province: int | None = None
    """Rows of this citizen number in the same county, prefecture, province."""

    households: int | None = None
    """Households this citizen number stands in."""

    phone_households: int | None = None
    """Households in which somebody gives this phone."""

    phone_counties_at_home: int | None = None
    """Counties of work of the household's members who give this phone."""

    years_in_grade: int | None = None
    """Yearly ledgers running in which the person is in this same grade."""

    helps: bool | None = None
    """Whether the person is registered as somebody's helper."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class HouseholdCounts:
    """What only the whole ledger knows of a household."""

    phone_households: int | None = None
    """Households that give this phone."""

    village_median_per_head: int | None = None
    """Median of the recorded income a head in the village."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class VillageCounts:
    """What the register holds of a village's households, added up."""

    households: int | None = None
    persons: int | None = None
    land: dict[str, int | None] = attrs.field(factory=dict)
    """Kind of land → sum over the exited households; None where one is not recorded."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CheckedHousehold:
    """A household with the form it came on."""

    household: Household
    form: Form = EVERYTHING
    counts: HouseholdCounts = attrs.field(factory=HouseholdCounts)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CheckedPerson:
    """A member, where in the roster, and the household."""

    member: Member
    position: int
    home: CheckedHousehold
    counts: PersonCounts = attrs.field(factory=PersonCounts)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CheckedVillage:
    """A village with the form it came on."""

    village: Village
    form: Form = EVERYTHING
    counts: VillageCounts = attrs.field(factory=VillageCounts)


@attrs.frozen(eq=False)
class FormFact:
    """How "is it filled in" and "could it be read" are answered."""

    targets: tuple[str, ...]
    """All of one root; several: any of them will do."""

    unread: bool = False
    """Ask whether what stands there was understood, rather than whether it is filled in."""

    paths: tuple[tuple[str, ...], ...] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        paths = tuple(tuple(target.split(".")[1:]) for target in self.targets)
        object.__setattr__(self, "paths", paths)

    def __call__(self, subject: Any, _: date) -> bool | None:
        """True, False, or None where nobody asked."""
        form, position, thing = place(subject)
        answer: bool | None = False
        for target, path in zip(self.targets, self.paths, strict=True):
            value = thing
            for name in path:
                if value is None:
                    break
                value = getattr(value, name)
            if value is not None and value != ():
                return True
            ask = form.readable if self.unread else form.given
            if ask(None, position, target) is None:
                answer = None
        return answer


def place(subject: Any) -> tuple[Form, int | None, Any]:
    """The form, the place in the roster, and the thing itself."""
    if isinstance(subject, CheckedPerson):
        return subject.home.form, subject.position, subject.member
    if isinstance(subject, CheckedHousehold):
        return subject.form, None, subject.household
    return subject.form, None, subject.village


def value_at(thing: Any, target: str) -> Any:
    """What a field holds, None where anything on the way to it is missing."""
    for name in target.split(".")[1:]:
        if thing is None:
            return None
        thing = getattr(thing, name)
    return thing


_MEMBERS_TOO = frozenset({"phone"})
"""Fields a household and a member both have: a person is asked both kinds of facts."""


def given(book: Catalogue, *paths: str) -> ConditionFact:
    """Declare "this field is filled in"; of several fields, any will do."""
    return _form_fact(book, paths, ("given", "已填写", "is filled in"), unread=False)


def readable(book: Catalogue, path: str) -> ConditionFact:
    """Declare "what stands in this field can be understood"."""
    return _form_fact(book, (path,), ("readable", "填写无误", "can be read"), unread=True)


def _form_fact(
    book: Catalogue, paths: tuple[str, ...], said: tuple[str, str, str], *, unread: bool
) -> ConditionFact:
    word, zh, en = said
    if book.root == "household" and paths[0] in _MEMBERS_TOO:
        word = f"{word}_household"
    targets = tuple(f"{book.root}.{path}" for path in paths)
    about = [field_at(target).about for target in targets]
    fact = ConditionFact(
        "_or_".join([f"{word}_{paths[0].replace('.', '_')}", *(_last(p) for p in paths[1:])]),
        f"{zh}“{'或'.join(a.zh for a in about)}”",
        f"{' or '.join(a.en for a in about)} {en}",
    )
    return book.adopt(fact, FormFact(targets, unread), *paths)


def _last(path: str) -> str:
    return path.rpartition(".")[2]
