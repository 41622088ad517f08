"""Real objects decided as objects, and read into the tables the other engines take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import attrs
import polars as pl

from fupin.assessment.check_ready import ready_pack
from fupin.assessment.check_subjects import Subjects, subjects_of
from fupin.assessment.prepare import ready
from fupin.cli.selfchecking_draw import Maker
from fupin.cli.selfchecking_engines import Rows
from fupin.cli.selfchecking_plan import About, Trial
from fupin.cli.selfchecking_rows import KEY, masks_of
from fupin.frames import county_facts, facts, village_facts
from fupin.frames.check_facts import MEMBERS
from fupin.frames.checking import KEY as HOME_KEY
from fupin.frames.checking import tables
from fupin.ledger import Book, targets
from fupin.model import County, Household, Village
from fupin.standards import Subject
from fupin.standards.checks import Kind, Pack


@attrs.frozen(kw_only=True, eq=False)
class Found:
    """Some real objects and what was decided about them."""

    rows: Rows
    """Their facts as tables."""

    masks: pl.DataFrame
    """What the objects say."""


_SUBJECTS: Final = {
    About.HOUSEHOLDS: Subject.HOUSEHOLD,
    About.VILLAGES: Subject.VILLAGE,
    About.COUNTIES: Subject.COUNTY,
}
_KINDS: Final = {
    About.HOUSEHOLD_CHECKS: Kind.HOUSEHOLD,
    About.PERSON_CHECKS: Kind.PERSON,
    About.VILLAGE_CHECKS: Kind.VILLAGE,
}


def of_objects(trial: Trial, many: int, seed: int, number: int = 0) -> Found:
    """Invent *many* objects (households for a check of persons) and decide them.

    Args:
        trial: What to ask.
        many: How many.
        seed: Another seed, other objects.
        number: Of the parts they are made in; another part, other objects.
    """
    make = Maker(trial, seed, number)
    if trial.about in _KINDS:
        return _checked(trial, make, many)
    return _assessed(trial, make, many)


def _assessed(trial: Trial, make: Maker, many: int) -> Found:
    """As `fupin.assess_exit` and `fupin.classify` decide, with the facts they read."""
    subject = _SUBJECTS[trial.about]
    things = [_MAKES[subject](make, f"{number:09d}") for number in range(many)]
    book = attrs.evolve(trial.book, subject=subject)
    decide = ready(book, trial.on, trial.region, False).decide  # noqa: FBT003  # cached by place
    bits = [decide(thing, trial.on) for thing in things]
    return Found(
        rows=_TABLES[subject](things, trial, make.number),
        masks=masks_of([b[0] for b in bits], [b[1] for b in bits], len(book.rules)),
    )


def _of_households(things: Sequence[Any], trial: Trial, number: int) -> Rows:
    made = facts(things, on=trial.on, standard=trial.book)
    return Rows(number=number, subjects=made.households, members=made.members)


def _of_villages(things: Sequence[Any], trial: Trial, number: int) -> Rows:
    return _alone(village_facts(things, on=trial.on, standard=trial.book), number)


def _of_counties(things: Sequence[Any], trial: Trial, number: int) -> Rows:
    return _alone(county_facts(things, on=trial.on, standard=trial.book), number)


def _alone(table: pl.DataFrame, number: int) -> Rows:
    keyed = table.rename({table.columns[0]: KEY})
    return Rows(number=number, subjects=keyed, members=keyed.select(KEY).clear())


_MAKES: Final[dict[Subject, Callable[[Maker, str], Any]]] = {
    Subject.HOUSEHOLD: lambda make, key: make.thing(Household, household_id=key),
    Subject.VILLAGE: lambda make, key: make.thing(Village, village_id=key),
    Subject.COUNTY: lambda make, key: make.thing(County, name=key),
}
_TABLES: Final = {
    Subject.HOUSEHOLD: _of_households,
    Subject.VILLAGE: _of_villages,
    Subject.COUNTY: _of_counties,
}


def _checked(trial: Trial, make: Maker, many: int) -> Found:
    """As the checks of a book decide, object by object; and the columns of the same."""
    kind = _KINDS[trial.about]
    pack = Pack(id="selfcheck", title="", title_en="", checks=trial.checks)
    prepared = ready_pack(pack, trial.on, trial.region, False)  # noqa: FBT003  # cached by place
    subjects = subjects_of(_book(make, many))
    decide = prepared.kinds[kind].decide
    bits = [decide(one, trial.on) for one in _of_kind(subjects, kind)]
    asked = tables(prepared, subjects)[kind]
    return Found(
        rows=Rows(
            number=make.number,
            subjects=_numbered(asked.rows),
            members=_keyed(asked.things[MEMBERS] if asked.things else asked.rows.clear()),
        ),
        masks=masks_of([b[0] for b in bits], [b[1] for b in bits], len(trial.book.rules)),
    )


def _numbered(rows: pl.DataFrame) -> pl.DataFrame:
    """Subjects by their place: several persons are of one household."""
    return rows.select(pl.int_range(pl.len(), dtype=pl.Int64).alias(KEY), pl.exclude(HOME_KEY))


def _keyed(things: pl.DataFrame) -> pl.DataFrame:
    return things.select(pl.col(HOME_KEY).cast(pl.Int64).alias(KEY), pl.exclude(HOME_KEY))


def _of_kind(subjects: Subjects, kind: Kind) -> Iterator[Any]:
    match kind:
        case Kind.HOUSEHOLD:
            yield from subjects.households
        case Kind.PERSON:
            yield from subjects.persons
        case Kind.VILLAGE:
            yield from subjects.villages


class _Asked(Book):
    """A book every second household of which came on a form of few columns."""

    def asked_of(self, household_number: str) -> frozenset[str]:
        columns = sorted(targets())
        return frozenset(columns if int(household_number) % 2 else columns[::3])

    def asked_of_village(self, village_id: str) -> frozenset[str]:
        return frozenset(sorted(targets())[int(village_id) % 2 :: 2])


_UNREAD: Final = 3  # one household in so many has cells nobody could read
_CELLS: Final = 40


def _book(make: Maker, many: int) -> Book:
    """Households and villages with anything in any field, as they could be read."""
    names = [f"{number:09d}" for number in range(many)]
    unread = {
        name: frozenset(
            (make.chance.choice((None, 0, 1)), target)
            for target in make.chance.sample(sorted(targets()), _CELLS)
        )
        for name in names[::_UNREAD]
    }
    return _Asked(
        households=tuple(make.thing(Household, household_id=name) for name in names),
        villages=tuple(make.thing(Village, village_id=name) for name in names),
        unread=unread,
    )
