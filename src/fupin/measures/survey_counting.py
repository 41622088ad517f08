"""From surveyed households to the counts the three rates are reckoned from."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from fupin.model.survey import SurveyCounts, SurveyGroup, SurveyRecord


def count_survey(records: Iterable[SurveyRecord]) -> SurveyCounts:
    """Count surveyed households; a person counts as the household does.

    A count one record of which is not established is unknown, never smaller: see
    `survey_bounds`.  Totals of the county, and of the villages visited, no record
    knows: fill them in with `attrs.evolve`.
    """
    listed = tuple(records)
    exited = _of(listed, SurveyGroup.EXITED)
    outside = _of(listed, SurveyGroup.UNREGISTERED)
    persons = _sum(r.persons_asked for r in listed)
    return SurveyCounts(
        exited_sampled=_people(exited),
        wrongly_exited=_faulty(exited, "wrongly_exited"),
        unregistered_surveyed=_people(outside),
        missed=_faulty(outside, "missed"),
        households_asked=len(listed) or None,
        households_approving=_sum(
            None if r.approves is None else int(r.approves) for r in listed
        ),
        persons_asked=persons,
        persons_approving=None
        if persons is None
        else _sum(r.persons_approving for r in listed),
    )


def survey_bounds(records: Iterable[SurveyRecord]) -> tuple[SurveyCounts, SurveyCounts]:
    """The counts if all that is not established were in order, and if none of it were.

    A verdict that is the same for both holds whatever is still to be established.
    """
    listed = tuple(records)
    best = tuple(_settled(r, sound=True) for r in listed)
    worst = tuple(_settled(r, sound=False) for r in listed)
    return count_survey(best), count_survey(worst)


def _settled(record: SurveyRecord, *, sound: bool) -> SurveyRecord:
    """The record with what is not established decided one way."""
    exited = record.group is SurveyGroup.EXITED
    outside = record.group is SurveyGroup.UNREGISTERED
    return attrs.evolve(
        record,
        wrongly_exited=(not sound)
        if exited and record.wrongly_exited is None
        else record.wrongly_exited,
        missed=(not sound) if outside and record.missed is None else record.missed,
        approves=sound if record.approves is None else record.approves,
    )


def _of(
    records: tuple[SurveyRecord, ...], group: SurveyGroup
) -> tuple[SurveyRecord, ...] | None:
    """The records of a group; ``None`` where one does not say whom it is of."""
    if any(r.group is None for r in records):
        return None
    return tuple(r for r in records if r.group is group)


def _people(records: tuple[SurveyRecord, ...] | None) -> int | None:
    return None if records is None else _sum(r.persons for r in records)


def _faulty(records: tuple[SurveyRecord, ...] | None, fault: str) -> int | None:
    """People of the households with a fault; nobody of a household without one."""
    if records is None:
        return None
    found: list[int | None] = []
    for record in records:
        answer: bool | None = getattr(record, fault)
        found.append(0 if answer is False else record.persons if answer else None)
    return _sum(found)


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum; ``None`` for no numbers, or where one is unknown."""
    listed = list(numbers)
    known = [n for n in listed if n is not None]
    return sum(known) if listed and len(known) == len(listed) else None
