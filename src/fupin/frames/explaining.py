"""One row explained: back from columns to the words of the object path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from fupin.assessment.classify import classification
from fupin.assessment.exit import find_standard
from fupin.assessment.finding import finding
from fupin.assessment.prepare import ready
from fupin.errors import UnknownNameError
from fupin.facts import household, member
from fupin.frames.batches import names_with_heads
from fupin.frames.columns import KEYS, TABLES
from fupin.frames.intake import take
from fupin.frames.sources import Frame, open_table
from fupin.logic import ChoiceFact, ChoicesFact, Condition, Names, Truth, value
from fupin.logic.kinds import Fact
from fupin.model import Classification, ExitAssessment
from fupin.standards import Scheme, Standard, Subject
from fupin.standards import scheme as find_scheme
from fupin.standards import standard as named_standard
from fupin.values import number_shown


def explain(  # noqa: PLR0913  # two tables, which row, and how to judge it
    households: Frame,
    members: Frame | None,
    key: str | int,
    *,
    on: date,
    standard: str | Standard,
    region: str = "",
    extrapolate: bool = False,
) -> ExitAssessment:
    """Judge one row of the tables of `assess_exit`, with findings and reasons in words.

    Args:
        households: As for `assess_exit`; for a standard of villages or counties, theirs.
        members: As for `assess_exit`.
        key: Which household, village or county.
        on: The day of the assessment.
        standard: A standard or its id.
        region: Six-digit code that chooses regional parameters.
        extrapolate: Use the nearest value of what was not in force on that day.

    Returns:
        What `fupin.assess_exit` would say of the object these facts were read from.

    Raises:
        InvalidDataError: With every fault of the tables.
        UnknownNameError: If there is no such row, or no such standard.
        ParameterNotInForceError: If something was not in force and not *extrapolate*.
        RegionNeededError: If a parameter depends on the region and none was given.

    Limitations:
        Who attested what, and which amounts are not counted as income, is no fact and
        not among the evidence.
    """
    chosen = standard if isinstance(standard, Standard) else named_standard(standard)
    chosen = find_standard(chosen, chosen.subject)
    prepared = ready(chosen, on, region, extrapolate)
    row = _row(chosen.subject, chosen.names, (households, members), key)
    truths = [Truth.of(value(t.test, row, prepared.values)) for t in prepared.tests]
    return ExitAssessment(
        subject=str(key),
        kind=chosen.subject.value,
        standard=chosen.id,
        title=chosen.title,
        title_en=chosen.title_en,
        on=on,
        region=region,
        standard_extrapolated=not chosen.in_force(on),
        failed_mask=_mask(truths, Truth.NOT_MET),
        unknown_mask=_mask(truths, Truth.UNKNOWN),
        findings=tuple(
            finding(test, truth, row, prepared.values)
            for test, truth in zip(prepared.tests, truths, strict=True)
        ),
        citation=chosen.cites,
    )


def explain_batches(
    households: Frame, members: Frame | None, key: str | int, *, scheme: str | Scheme
) -> Classification:
    """Say of one household which batches it falls in, with reasons and what is missing.

    Args:
        households: As for `fupin.frames.classify`; the registered size besides.
        members: As for `fupin.frames.classify`.
        key: Which household.
        scheme: A scheme or its id.

    Returns:
        What `fupin.classify` would say of the object these facts were read from.

    Raises:
        InvalidDataError: With every fault of the tables.
        UnknownNameError: If there is no such household, or no such scheme.
    """
    chosen = scheme if isinstance(scheme, Scheme) else find_scheme(scheme)
    row = _row(Subject.HOUSEHOLD, names_with_heads(chosen), (households, members), key)
    truths = [Truth.of(value(batch.test, row, {})) for batch in chosen.batches]
    return classification(str(key), chosen, truths, row, lambda one: _persons(row, one))


def _persons(row: Mapping[str, Any], person: Condition | None) -> int | None:
    """Members a batch is for; the whole household where it names none."""
    rows = row[member.members.name]
    if person is None:
        return row[household.size.name] or len(rows) or None
    return sum(value(person, one, {}) is True for one in rows)


def _row(
    subject: Subject, used: Names, tables: tuple[Frame, Frame | None], key: str | int
) -> dict[str, Any]:
    """The facts of one subject and its things, as the interpreter reads them."""
    column, main = KEYS[subject], TABLES[subject]
    asked = {main: used.facts} | {group.name: facts for group, facts in used.groups}
    some: dict[str, Frame | None] = {}
    for name, table in zip((main, member.members.name), tables, strict=True):
        if table is None or name not in asked:
            continue
        frame, _ = open_table(table, name, column, asked[name])
        if column in frame.collect_schema():
            frame = frame.filter(pl.col(column).cast(pl.String) == str(key))
        some[name] = frame
    subjects, things = take(some, main, column, used)
    if not subjects.height:
        raise UnknownNameError(_KINDS[subject], number_shown(str(key)))
    answers = subjects.row(0, named=True)
    row = _decoded(answers, used.facts)
    for group, facts in used.groups:
        rows = things[group.name].iter_rows(named=True)
        row[group.name] = [_decoded(thing, facts) for thing in rows]
    return row


def _decoded(answers: Mapping[str, Any], facts: Iterable[Fact]) -> dict[str, Any]:
    return {fact.name: _answer(fact, answers[fact.name]) for fact in facts}


def _answer(fact: Fact, cell: Any) -> Any:
    """A cell as an object has it: a wording is a member of its list."""
    if cell is None:
        return None
    if isinstance(fact, ChoiceFact):
        return fact.codes(cell)
    if isinstance(fact, ChoicesFact):
        return frozenset(fact.codes(wording) for wording in cell)
    return cell


def _mask(truths: Iterable[Truth], wanted: Truth) -> int:
    return sum(1 << bit for bit, truth in enumerate(truths) if truth is wanted)


_KINDS = {
    Subject.HOUSEHOLD: "household",
    Subject.VILLAGE: "village",
    Subject.COUNTY: "county",
}
