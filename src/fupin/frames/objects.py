"""From objects to tables: the facts rules ask, read as the rules themselves read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs
import polars as pl

from fupin.errors import UnknownNameError
from fupin.facts import area, household, member
from fupin.facts.asked import Asked, reads_asked
from fupin.frames.columns import KEYS, asked_by, type_of
from fupin.frames.ranges import whole_column
from fupin.logic import QuantityFact
from fupin.logic.kinds import Fact
from fupin.logic.names import FACT_KINDS
from fupin.logic.python import Read, read
from fupin.model import County, Household, Village
from fupin.standards import Scheme, Standard, Subject


@attrs.frozen(eq=False)
class Tables:
    """Households and their members as tables, in the order of the objects."""

    households: pl.DataFrame
    members: pl.DataFrame


def facts(
    households: Iterable[Household],
    *,
    on: date,
    standard: str | Standard | Scheme | None = None,
) -> Tables:
    """Turn households into the tables `assess_exit` and `classify` take.

    Args:
        households: Households.
        on: The day ages are reckoned on; incomes are those of its year.
        standard: Only the facts this standard or scheme asks; all, by default.

    Limitations:
        No names, ID numbers or accounts: rules do not ask them.
    """
    path, of_member = household.READS.groups[member.members.name]
    asked, asked_of_members = (
        _known(household, household.READS.facts),
        _known(member, of_member),
    )
    reads = _with(household.READS.facts, standard)
    if standard is not None:
        used = asked_by(standard)[1]
        asked, asked_of_members = used.facts, used.of_group(member.members.name)
    homes = [(one.household_id, one) for one in households]
    people = [(number, person) for number, one in homes for person in read(path, one, on)]
    key = KEYS[Subject.HOUSEHOLD]
    return Tables(
        _table(key, homes, asked, reads, on),
        _table(key, people, asked_of_members, of_member, on),
    )


def village_facts(
    villages: Iterable[Village], *, on: date, standard: str | Standard | None = None
) -> pl.DataFrame:
    """Turn villages into the table `assess_exit` takes; see `facts`."""
    listed = [(one.village_id, one) for one in villages]
    reads = _with(area.VILLAGE_READS.facts, standard)
    return _table(KEYS[Subject.VILLAGE], listed, _asked(reads, standard), reads, on)


def county_facts(
    counties: Iterable[County], *, on: date, standard: str | Standard | None = None
) -> pl.DataFrame:
    """Turn counties into the table `assess_exit` takes; see `facts`."""
    listed = [(one.name, one) for one in counties]
    reads = _with(area.COUNTY_READS.facts, standard)
    return _table(KEYS[Subject.COUNTY], listed, _asked(reads, standard), reads, on)


def _asked(reads: Mapping[str, Read], standard: str | Standard | None) -> tuple[Fact, ...]:
    return _known(area, reads) if standard is None else asked_by(standard)[1].facts


def _with(
    reads: Mapping[str, Read], standard: str | Standard | Scheme | None
) -> Mapping[str, Read]:
    """How facts are read: those that are shipped, and those a standard asks besides."""
    own = () if standard is None or isinstance(standard, str) else standard.asked
    return {**reads, **reads_asked(own)}


def _known(room: Any, reads: Mapping[str, Read]) -> tuple[Fact, ...]:
    """The facts a module of `fupin.facts` declares and can read, in that order."""
    declared: dict[str, Fact] = {}
    for thing in vars(room).values():
        if isinstance(thing, FACT_KINDS):
            declared[thing.name] = thing
        elif isinstance(thing, Asked):
            declared |= thing.facts
    return tuple(declared[name] for name in reads if name in declared)


def _table(
    key: str,
    things: Sequence[tuple[str, Any]],
    asked: Iterable[Fact],
    reads: Mapping[str, Read],
    on: date,
) -> pl.DataFrame:
    columns = [pl.Series(key, [number for number, _ in things], pl.String)]
    for fact in asked:
        if fact.name not in reads:
            raise UnknownNameError("fact", fact.name)
        answers = [_cell(read(reads[fact.name], thing, on)) for _, thing in things]
        columns.append(_column(fact, answers))
    return pl.DataFrame(columns)


def _column(fact: Fact, answers: list[Any]) -> pl.Series:
    if isinstance(fact, QuantityFact):
        return whole_column(fact.name, answers)
    return pl.Series(fact.name, answers, type_of(fact))


def _cell(answer: Any) -> Any:
    """An answer as a column holds it: codes by their official wording."""
    if isinstance(answer, frozenset):
        return sorted(code.value for code in answer)
    return getattr(answer, "value", answer)
