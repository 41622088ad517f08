"""A whole county at once: every household, every village and the county, with the sums."""

from __future__ import annotations

import functools

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, TypeAlias

import attrs

from fupin.assessment.classify import BatchCount
from fupin.assessment.exit import assess_exit, find_standard
from fupin.assessment.judging import Judge, Judged, MissingCount
from fupin.assessment.placing import VillageKey, added, filled, placed, poor_by_village
from fupin.assessment.prepare import ready
from fupin.assessment.rollup import count_poor, roll_up
from fupin.errors import Problem, Severity
from fupin.model import County, ExitAssessment, Household, Used, Verdict, Village
from fupin.standards import Scheme, Standard, Subject
from fupin.standards import scheme as find_scheme
from fupin.values import Citation, RegionCode, Standing, number_shown


Progress: TypeAlias = Callable[[int], None]
"""Is told how many households have been judged."""

_STEP: Final = 500


@attrs.frozen(kw_only=True)
class Survey:
    """What a standard and a scheme say of a county and all that is in it on a day."""

    on: date
    region: str
    """Code the regional parameters were chosen by."""

    extrapolate: bool
    standard: Standard
    scheme: Scheme
    households: tuple[Judged, ...]
    """In the order of the register."""

    villages: tuple[Village, ...]
    """With their poor people counted."""

    village_assessments: tuple[ExitAssessment, ...]
    """One for each of *villages*, in their order."""

    unexported: frozenset[VillageKey]
    """Villages the register names that no village export has."""

    county: County
    county_assessment: ExitAssessment
    batches: tuple[BatchCount, ...]
    missing: tuple[MissingCount, ...]
    household_used: tuple[Used, ...]
    """The policy numbers the household standard rests on."""

    problems: tuple[Problem, ...] = ()
    """What is amiss between register and village export."""

    @functools.cached_property
    def verdicts(self) -> Mapping[Verdict, int]:
        """Households by verdict."""
        counts = Counter(h.verdict for h in self.households)
        return {verdict: counts[verdict] for verdict in Verdict}

    @functools.cached_property
    def persons(self) -> Mapping[Verdict, int]:
        """Registered persons by the verdict of their household, as far as recorded."""
        counts = Counter[Verdict]()
        for household in self.households:
            counts[household.verdict] += household.persons or 0
        return {verdict: counts[verdict] for verdict in Verdict}

    @functools.cached_property
    def village_verdicts(self) -> Mapping[Verdict, int]:
        """Villages by verdict."""
        counts = Counter(a.verdict for a in self.village_assessments)
        return {verdict: counts[verdict] for verdict in Verdict}

    @functools.cached_property
    def failed(self) -> Mapping[str, int]:
        """Households that do not meet a rule, by rule; a household counts under each."""
        counts = Counter(rule for h in self.households for rule in h.failed)
        return {rule.id: counts[rule.id] for rule in self.standard.rules}

    @functools.cached_property
    def undetermined(self) -> Mapping[str, int]:
        """Households for which a rule can't be judged, by rule."""
        counts = Counter(rule for h in self.households for rule in h.undetermined)
        return {rule.id: counts[rule.id] for rule in self.standard.rules}

    @property
    def used(self) -> tuple[Used, ...]:
        """Every policy number the results rest on, each once."""
        areas = (*self.village_assessments[:1], self.county_assessment)
        return tuple(
            dict.fromkeys((*self.household_used, *(u for a in areas for u in a.used)))
        )

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every document the results rest on, each once."""
        areas = (*self.village_assessments[:1], self.county_assessment)
        found = [self.standard.cites, *(c for r in self.standard.rules for c in r.cites)]
        for area in areas:
            found += [area.citation, *(c for f in area.findings for c in f.citations)]
        found += [self.scheme.cites, *(c for b in self.scheme.batches for c in b.cites)]
        return tuple(dict.fromkeys(found))

    @property
    def standing(self) -> Standing:
        """The weakest standing the results rest on."""
        sources = (*self.citations, *(u.citation for u in self.used))
        return Standing.weakest(c.standing for c in sources)


def survey(  # noqa: PLR0913  # what a county can be judged by
    households: Iterable[Household],
    villages: Iterable[Village] = (),
    *,
    on: date,
    standard: str | Standard = "cn/household/2016",
    region: str = "",
    scheme: str | Scheme = "cn/five-batches/2015",
    village_standard: str | Standard = "cn/village/2016",
    county_standard: str | Standard = "cn/county/2016",
    county_name: str = "",
    extrapolate: bool = False,
    progress: Progress | None = None,
) -> Survey:
    """Assess every household, every village and the county, and classify.

    Args:
        households: The register.
        villages: The village export, with what was attested.  A village only the
            register names is assessed too; its population is not known.
        on: The day of the assessment.
        standard: The standard of the households, or its id.
        region: Six-digit code; it chooses parameters, never the standards.
        scheme: The batches, or their id.
        village_standard: The standard of the villages.
        county_standard: The standard of the county.
        county_name: As results call the county.
        extrapolate: Use the nearest value of a parameter that was not in force.
        progress: Is told from time to time how many households are done.

    Raises:
        UnknownNameError: If there is no such standard or scheme.
        RuleDefinitionError: If a standard is about another kind of thing.
        ParameterNotInForceError: If something was not in force and not *extrapolate*.
        RegionNeededError: If a parameter depends on the region and *region* has none.
    """
    chosen = find_standard(standard, Subject.HOUSEHOLD)
    sorting = scheme if isinstance(scheme, Scheme) else find_scheme(scheme)
    assess = functools.partial(assess_exit, on=on, region=region, extrapolate=extrapolate)
    judge = Judge(chosen, sorting, on, region, extrapolate=extrapolate)
    for area, subject in ((village_standard, "village"), (county_standard, "county")):
        # Refused now rather than after half a minute of households.
        ready(find_standard(area, Subject(subject)), on, region, extrapolate)
    register = tuple(households)
    judged = _judged(register, judge, progress)
    pairs = zip(register, (j.verdict for j in judged), strict=True)
    counts = count_poor(pairs)
    placing = placed((k for k in counts if k is not None), villages)
    poor, unplaced = poor_by_village(placing, counts)
    listed = filled(placing.villages, poor, unplaced)
    code = RegionCode.read(region) if region else None
    county = attrs.evolve(
        roll_up(county_name, listed, code=code), poor=added([*poor.values(), unplaced])
    )
    return Survey(
        on=on,
        region=region,
        extrapolate=extrapolate,
        standard=chosen,
        scheme=sorting,
        households=judged,
        villages=listed,
        village_assessments=tuple(assess(v, standard=village_standard) for v in listed),
        unexported=placing.unexported,
        county=county,
        county_assessment=assess(county, standard=county_standard),
        batches=judge.batches(),
        missing=judge.missing(),
        household_used=judge.used,
        problems=(*_amiss(judged), *placing.problems),
    )


def _judged(
    register: tuple[Household, ...], judge: Judge, progress: Progress | None
) -> tuple[Judged, ...]:
    found = []
    for done, household in enumerate(register, start=1):
        found.append(judge.judge(household))
        if progress is not None and (done % _STEP == 0 or done == len(register)):
            progress(done)
    return tuple(found)


def _amiss(judged: Iterable[Judged]) -> list[Problem]:
    """Households that stand in the register twice, or in no village."""
    problems = []
    seen: set[str] = set()
    for one in judged:
        if one.household in seen:
            problems.append(
                Problem(
                    code="survey.household-twice",
                    message="户编号在登记册中出现多次，各计一户",
                    message_en="the register has this household more than once; each counts",
                    household=number_shown(one.household),
                    expected="每户一次",
                    expected_en="each household once",
                )
            )
        seen.add(one.household)
        if one.village is None:
            problems.append(
                Problem(
                    code="survey.household-without-village",
                    message="户没有登记行政村，其贫困人口计入每个村的上限",
                    message_en="no village is recorded for this household; its poor people"
                    " count in the upper bound of every village",
                    household=number_shown(one.household),
                    expected="行政村名称",
                    expected_en="the name of its village",
                    severity=Severity.WARNING,
                )
            )
    return problems
