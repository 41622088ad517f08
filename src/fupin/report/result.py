"""What reports are made of: a survey, the register it judged, and what was amiss."""

from __future__ import annotations

import functools

from collections import Counter
from collections.abc import Iterable

import attrs

from fupin.assessment.survey import Survey
from fupin.codes import Relationship, VillageAttribute
from fupin.errors import Problem, Severity
from fupin.model import Household, Member, PoorCount, Verdict


@attrs.frozen(kw_only=True)
class TownshipCount:
    """A township in figures."""

    county: str
    township: str
    households: int
    persons: int
    verdicts: tuple[int, int, int]
    """Households that pass, fail, can't be judged."""

    poor: PoorCount
    """As far as household sizes are recorded."""

    villages: int
    poor_villages: int
    """Those not recorded as other than poor: they are to leave (出列)."""

    poor_villages_passed: int


@attrs.frozen(kw_only=True)
class ProblemKind:
    """Problems of one kind, counted."""

    severity: Severity
    code: str
    example: Problem
    """The first of them."""

    count: int


@attrs.frozen(kw_only=True)
class Result:
    """Everything a report may tell; its repr shows nothing of the register."""

    survey: Survey = attrs.field(repr=False)
    register: tuple[Household, ...] = attrs.field(repr=False)
    """In the order of the survey's households."""

    problems: tuple[Problem, ...] = ()
    """Of the files and of the survey."""

    files: tuple[str, ...] = ()
    """Names of the files that were read, without their folders."""

    invented: bool = False
    """Whether the population is made up."""

    library: str = ""
    """Version of the library."""

    @functools.cached_property
    def severities(self) -> dict[Severity, int]:
        """Problems by severity."""
        counts = Counter(p.severity for p in self.problems)
        return {severity: counts[severity] for severity in Severity}

    @functools.cached_property
    def kinds(self) -> tuple[ProblemKind, ...]:
        """Problems by kind: the gravest first, then the most frequent."""
        counts = Counter((p.severity, p.code) for p in self.problems)
        first: dict[tuple[Severity, str], Problem] = {}
        for problem in self.problems:
            first.setdefault((problem.severity, problem.code), problem)
        order = list(Severity)
        ranked = sorted(counts, key=lambda k: (order.index(k[0]), -counts[k], k[1]))
        return tuple(
            ProblemKind(severity=k[0], code=k[1], example=first[k], count=counts[k])
            for k in ranked
        )

    @functools.cached_property
    def villages_by_attribute(self) -> dict[str, dict[Verdict, int]]:
        """Villages by attribute (贫困村 first) and verdict; only poor villages may leave."""
        survey = self.survey
        counts: dict[str, Counter[Verdict]] = {VillageAttribute.POOR.zh: Counter()}
        for village, found in zip(survey.villages, survey.village_assessments, strict=True):
            name = "未登记村属性" if village.attribute is None else village.attribute.zh
            if village.attribute is VillageAttribute.NOT_POOR:
                name += "（不参加出列，仅供参考）"
            counts.setdefault(name, Counter())[found.verdict] += 1
        return {
            name: {verdict: counted[verdict] for verdict in Verdict}
            for name, counted in counts.items()
            if counted
        }

    @functools.cached_property
    def townships(self) -> tuple[TownshipCount, ...]:
        """Townships in the order they first appear."""
        return tuple(_townships(self.survey))


def head(members: Iterable[Member]) -> Member | None:
    """The head of a household (户主), where the register says who it is."""
    return next((m for m in members if m.relationship is Relationship.HEAD), None)


_PASS, _FAIL, _OPEN = 0, 1, 2
_SLOT = {Verdict.PASS: _PASS, Verdict.FAIL: _FAIL, Verdict.UNDETERMINED: _OPEN}


def _townships(survey: Survey) -> Iterable[TownshipCount]:
    households: dict[tuple[str, str], list[int]] = {}
    people: dict[tuple[str, str], list[int]] = {}
    for one in survey.households:
        key = (one.village[0] if one.village else "", one.township)
        slot = _SLOT[one.verdict]
        households.setdefault(key, [0, 0, 0])[slot] += 1
        people.setdefault(key, [0, 0, 0])[slot] += one.persons or 0
    villages, poor, passed = (Counter[tuple[str, str]]() for _ in range(3))
    for village, assessed in zip(survey.villages, survey.village_assessments, strict=True):
        place = village.place
        key = ("", "") if place is None else (place.county or "", place.township or "")
        villages[key] += 1
        if village.attribute is not VillageAttribute.NOT_POOR:
            poor[key] += 1
            passed[key] += assessed.verdict is Verdict.PASS
    for key in dict.fromkeys((*households, *villages)):
        counted, persons = households.get(key, [0, 0, 0]), people.get(key, [0, 0, 0])
        yield TownshipCount(
            county=key[0],
            township=key[1],
            households=sum(counted),
            persons=sum(persons),
            verdicts=(counted[_PASS], counted[_FAIL], counted[_OPEN]),
            poor=PoorCount(at_least=persons[_FAIL], at_most=persons[_FAIL] + persons[_OPEN]),
            villages=villages[key],
            poor_villages=poor[key],
            poor_villages_passed=passed[key],
        )
