"""Results as JSON and JSON Lines: one line a household, a village, a problem."""

from __future__ import annotations

import json

from collections.abc import Iterable, Iterator
from typing import Any

from fupin.assessment.judging import Judged
from fupin.errors import Problem
from fupin.logic import Truth, written
from fupin.model import ExitAssessment, Finding, PoorCount, Used, Village
from fupin.report.result import Result
from fupin.values import Citation, number_shown


def household_lines(households: Iterable[Judged], *, reveal: bool = False) -> Iterator[str]:
    """One line a household, in the order of the register.

    No personal datum is in it, unless *reveal*: a household number that is somebody's
    ID number, phone number or name is masked.
    """
    for one in households:
        yield _dumped(
            {
                "household": one.household if reveal else number_shown(one.household),
                "verdict": one.verdict.value,
                "failed": one.failed,
                "undetermined": one.undetermined,
                "missing": tuple(dict.fromkeys(m.fact for m in one.missing)),
                "batches": one.batches,
                "undetermined_batches": one.undetermined_batches,
                "village": None if one.village is None else _joined(one.village),
            }
        )


def village_lines(result: Result) -> Iterator[str]:
    """One line a village: verdict, rules, population and poor people between bounds."""
    survey = result.survey
    for village, assessed in zip(survey.villages, survey.village_assessments, strict=True):
        yield _dumped(
            {
                "village": village.village_id,
                **_names(village),
                **_assessed(assessed),
                "population": village.population,
                "poor": _bounds(village.poor),
                "exported": _key(village) not in survey.unexported,
            }
        )


def problem_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """One line a problem, with its place; what was found is masked."""
    for one in problems:
        yield _dumped(
            {
                "severity": one.severity.value,
                "code": one.code,
                "message": one.message,
                "message_en": one.message_en,
                "sheet": one.sheet,
                "cell": one.cell,
                "column": one.column,
                "path": one.path,
                "household": one.household,
                "found": one.found,
                "expected": one.expected,
                "expected_en": one.expected_en,
            }
        )


def county_document(result: Result) -> dict[str, Any]:
    """The county and all sums, with every number and document they rest on."""
    survey = result.survey
    return {
        "county": survey.county.name,
        "on": survey.on.isoformat(),
        "region": survey.region,
        **_assessed(survey.county_assessment),
        "rural_population": survey.county.rural_population,
        "poor": _bounds(survey.county.poor),
        "findings": [_finding(f) for f in survey.county_assessment.findings],
        "households": _counts(survey.verdicts),
        "persons": _counts(survey.persons),
        "villages": _counts(survey.village_verdicts),
        "failed_by_rule": dict(survey.failed),
        "undetermined_by_rule": dict(survey.undetermined),
        "batches": [
            {
                "batch": b.batch,
                "title": b.title,
                "households": b.households,
                "persons": b.persons,
                "undetermined": b.undetermined,
            }
            for b in survey.batches
        ],
        "missing": [
            {
                "fact": m.fact,
                "zh": m.zh,
                "en": m.en,
                "rule": m.rule,
                "households": m.households,
            }
            for m in survey.missing
        ],
        "problems": {s.value: count for s, count in result.severities.items()},
        "standards": {
            "household": survey.standard.id,
            "scheme": survey.scheme.id,
            "county": survey.county_assessment.standard,
            "village": next((a.standard for a in survey.village_assessments), None),
        },
        "parameters": [_used(u) for u in survey.used],
        "documents": [_cited(c) for c in survey.citations],
        "standing": survey.standing.value,
        "extrapolated": [u.name for u in survey.used if u.extrapolated],
        "files": list(result.files),
        "invented": result.invented,
        "library": f"fupin {result.library}",
    }


def _dumped(line: dict[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False, allow_nan=False)


def _joined(key: tuple[str, ...]) -> str:
    return "/".join(key)


def _key(village: Village) -> tuple[str, ...] | None:
    return None if village.place is None else village.place.village_key


def _names(village: Village) -> dict[str, Any]:
    place = village.place
    if place is None:
        return {"county": None, "township": None, "name": None}
    return {"county": place.county, "township": place.township, "name": place.village}


def _assessed(found: ExitAssessment) -> dict[str, Any]:
    return {
        "verdict": found.verdict.value,
        "failed": found.failed,
        "undetermined": found.undetermined,
        "missing": tuple(dict.fromkeys(m.fact for m in found.missing)),
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "title": one.title,
        "title_en": one.title_en,
        "truth": one.truth.value,
        "test": one.test,
        "value": None if one.value is None else written(one.value, one.unit),
        "threshold": None if one.threshold is None else written(one.threshold, one.unit),
        "missing": [m.fact for m in one.missing] if one.truth is Truth.UNKNOWN else [],
    }


def _bounds(poor: PoorCount | None) -> dict[str, int] | None:
    return None if poor is None else {"at_least": poor.at_least, "at_most": poor.at_most}


def _counts(verdicts: Any) -> dict[str, int]:
    named = {verdict.value: count for verdict, count in verdicts.items()}
    return {"total": sum(named.values()), **named}


def _used(one: Used) -> dict[str, Any]:
    return {
        "name": one.name,
        "zh": one.zh,
        "en": one.en,
        "value": written(one.value, one.unit),
        "first": None if one.first is None else one.first.isoformat(),
        "last": None if one.last is None else one.last.isoformat(),
        "extrapolated": one.extrapolated,
        "source": _cited(one.citation),
    }


def _cited(one: Citation) -> dict[str, Any]:
    return {
        "document": one.document,
        "number": one.number,
        "article": one.article,
        "issued": None if one.issued is None else one.issued.isoformat(),
        "standing": one.standing.value,
        "disputed": one.disputed,
    }
