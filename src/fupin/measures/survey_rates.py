"""The three rates and one degree (三率一度) of a county's exit survey, exact.

Source:
    《贫困县退出专项评估检查实施办法（试行）》 (2017-09-30), as retold: 错退率 = 抽样错退
    人口数 ÷ 抽样脱贫人口数; 漏评率 = 漏评人口数 ÷ a base sources differ on; 综合贫困发生率
    = (剩余贫困人口 + 漏评人口 + 错退人口) ÷ 乡村总人口, both extrapolated from the sample;
    群众认可度 = 认可户数 ÷ 调查总户数.

Limitations:
    A rule compares the counts; the figures here are for people to read.
"""

from __future__ import annotations

import math

from decimal import Decimal
from fractions import Fraction

import attrs

from fupin.measures.interval import Interval, wilson
from fupin.measures.share import HUNDRED, round_half_up, share
from fupin.model.survey import ApprovalBase, MissedBase, PopulationBase, SurveyCounts


@attrs.frozen(kw_only=True)
class SampledRate:
    """A share found in a sample, with the name of what it is a share of.

    Raises:
        InvalidValueError: From `interval`, as `wilson`.
    """

    zh: str
    en: str
    over: str
    """The denominator, as its source words it."""

    part: int
    whole: int

    @property
    def exact(self) -> Fraction:
        """The rate as a fraction of one."""
        return Fraction(self.part, self.whole)

    def percent(self, places: int = 2) -> Decimal:
        """The rate in percent, rounded half up to *places*."""
        return round_half_up(self.exact * HUNDRED, places)

    def interval(
        self,
        *,
        level: Decimal | int = 95,
        places: int = 2,
        design_effect: Decimal | int = 1,
    ) -> Interval:
        """The Wilson interval around the rate; see `wilson` for what it assumes."""
        return wilson(
            self.part, self.whole, level=level, places=places, design_effect=design_effect
        )

    def said(self) -> str:
        """The rate with its denominator and its interval, in Chinese."""
        point = f"{self.zh}{self.percent()}%（{self.part}÷{self.over}{self.whole}）"
        return f"{point}，{self.interval().said()}"


@attrs.frozen(kw_only=True)
class CompositeIncidence:
    """The composite poverty incidence (综合贫困发生率), with the parts it is made of.

    Units:
        Persons; extrapolated persons are fractions, never rounded.
    """

    remaining: int
    missed: Fraction
    wrongly_exited: Fraction
    population: int
    over: str
    """The population, as its source words it."""

    missed_rate: SampledRate | None = None
    """The sampled rate *missed* is extrapolated by; ``None`` where it was counted."""

    exit_rate: SampledRate | None = None
    unregistered_total: int = 0
    exited_total: int = 0

    @property
    def exact(self) -> Fraction:
        """The incidence as a fraction of one."""
        return (self.remaining + self.missed + self.wrongly_exited) / self.population

    def percent(self, places: int = 2) -> Decimal:
        """The incidence in percent, rounded half up to *places*."""
        return round_half_up(self.exact * HUNDRED, places)

    def interval(
        self,
        *,
        level: Decimal | int = 95,
        places: int = 2,
        design_effect: Decimal | int = 1,
    ) -> Interval:
        """The incidence with both sampled rates at their lower, and at their upper bounds.

        Each rate is taken at a level that errs half as often (Bonferroni), so that both
        hold together at *level* at least.

        Raises:
            InvalidValueError: As `wilson`.
        """
        joint = HUNDRED - (HUNDRED - Decimal(level)) / 2
        low = high = Fraction(self.remaining)
        for rate, total, counted in (
            (self.missed_rate, self.unregistered_total, self.missed),
            (self.exit_rate, self.exited_total, self.wrongly_exited),
        ):
            if rate is None:
                low, high = low + counted, high + counted
                continue
            bounds = rate.interval(level=joint, places=9, design_effect=design_effect)
            low += Fraction(bounds.low) * total / HUNDRED
            high += Fraction(bounds.high) * total / HUNDRED
        return Interval(
            low=_outward(low / self.population, places, up=False),
            high=_outward(high / self.population, places, up=True),
            level=Decimal(level),
        )

    def said(self) -> str:
        """The incidence with its denominator and its interval, in Chinese."""
        point = f"综合贫困发生率{self.percent()}%（÷{self.over}{self.population}）"
        return f"{point}，{self.interval().said()}"


def wrong_exit_rate(counts: SurveyCounts) -> SampledRate | None:
    """Wrongly exited people among the exited people sampled (脱贫人口错退率)."""
    return _rate(
        "错退率",
        "rate of wrong exits",
        "抽样脱贫人口数",
        counts.wrongly_exited,
        counts.exited_sampled,
    )


def missed_rate(
    counts: SurveyCounts, base: MissedBase = MissedBase.VILLAGE_RURAL
) -> SampledRate | None:
    """Missed people as a share of *base* (贫困人口漏评率)."""
    return _rate(
        "漏评率", "rate of missed people", base.value, counts.missed, counts.missed_base(base)
    )


def approval_rate(
    counts: SurveyCounts, base: ApprovalBase = ApprovalBase.HOUSEHOLDS
) -> SampledRate | None:
    """Who approves, by households or by persons (群众认可度)."""
    by_person = base is ApprovalBase.PERSONS
    part = counts.persons_approving if by_person else counts.households_approving
    whole = counts.persons_asked if by_person else counts.households_asked
    return _rate("群众认可度", "approval", base.value, part, whole)


def extrapolated(rate: SampledRate | None, total: int | None) -> Fraction | None:
    """A sampled rate times the people it stands for: exact, seldom a whole number.

    Source:
        As retold: 漏评人口 = 漏评率 × 非建档立卡人口总数; 错退人口 = 错退率 × （计划）
        脱贫人口总数.
    """
    return None if rate is None or total is None else rate.exact * total


def composite_incidence(
    counts: SurveyCounts,
    population: PopulationBase = PopulationBase.RURAL,
    missed: MissedBase = MissedBase.VILLAGE_RURAL,
) -> CompositeIncidence | None:
    """The composite incidence, both faults extrapolated from the sample.

    Args:
        counts: What the survey counted.
        population: The population meant: sources differ.
        missed: The base of the rate of missed people.

    Returns:
        ``None`` where a count is unknown, or a sample or the population is empty.
    """
    people = counts.population(population)
    not_seen, wrong = missed_rate(counts, missed), wrong_exit_rate(counts)
    more = extrapolated(not_seen, counts.unregistered_total)
    back = extrapolated(wrong, counts.exited_total)
    if counts.remaining_poor is None or more is None or back is None or not people:
        return None
    return CompositeIncidence(
        remaining=counts.remaining_poor,
        missed=more,
        wrongly_exited=back,
        population=people,
        over=population.value,
        missed_rate=not_seen,
        exit_rate=wrong,
        unregistered_total=counts.unregistered_total or 0,
        exited_total=counts.exited_total or 0,
    )


def composite_of(
    remaining: int | None,
    missed: int | None,
    wrongly_exited: int | None,
    people: int | None,
    population: PopulationBase = PopulationBase.RURAL,
) -> CompositeIncidence | None:
    """The composite incidence of counts that are already those of the whole county."""
    if remaining is None or missed is None or wrongly_exited is None or not people:
        return None
    return CompositeIncidence(
        remaining=remaining,
        missed=Fraction(missed),
        wrongly_exited=Fraction(wrongly_exited),
        population=people,
        over=population.value,
    )


def _rate(
    zh: str, en: str, over: str, part: int | None, whole: int | None
) -> SampledRate | None:
    found = share(part, whole)
    if found is None:
        return None
    return SampledRate(zh=zh, en=en, over=over, part=found.part, whole=found.whole)


def _outward(number: Fraction, places: int, *, up: bool) -> Decimal:
    """A share in percent, rounded down or up to *places*."""
    steps = number * HUNDRED * 10**places
    return Decimal(math.ceil(steps) if up else math.floor(steps)).scaleb(-places)
