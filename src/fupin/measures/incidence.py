"""Poverty incidence, and the population a printed rate was reckoned with."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from fupin.errors import InvalidValueError
from fupin.measures.share import HUNDRED, round_half_up
from fupin.model.invariants import refuse_if
from fupin.values import parse_scaled


_FINEST = 12  # decimals of a printed rate


@attrs.frozen
class Incidence:
    """Poverty incidence (贫困发生率): poor people among a population.

    Units:
        Persons; `rate` in percent.

    Raises:
        InvariantError: If the population is empty, or there are more poor people
            than people, or fewer than none.

    Source:
        Rate = 贫困人口 ÷ 总人口 × 100, as the village tables of Changshun, Guizhou
        (2017) print it to two decimals.

    Limitations:
        Documents differ in the population meant (总人口, 乡村总人口, 农业户籍人口):
        the caller chooses.  A rule compares the counts, never this rate.

    >>> Incidence(1050, 3180).rate()
    Decimal('33.02')
    """

    poor: int
    population: int

    def __attrs_post_init__(self) -> None:
        refuse_if(
            self.population <= 0,
            "population",
            "incidence.empty-population",
            "总人口不大于零，无法计算发生率",
            "an incidence among nobody",
        )
        refuse_if(
            not 0 <= self.poor <= self.population,
            "poor",
            "incidence.not-among-population",
            "贫困人口不在零与总人口之间",
            "poor people are not between none and all",
        )

    @property
    def exact(self) -> Fraction:
        """The incidence as a fraction of one."""
        return Fraction(self.poor, self.population)

    def rate(self, places: int = 2) -> Decimal:
        """The incidence in percent, rounded half up to *places*."""
        return round_half_up(self.exact * HUNDRED, places)


def incidence(poor: int | None, population: int | None) -> Incidence | None:
    """The incidence; ``None`` where a count is unknown or the population is empty.

    Raises:
        InvariantError: As `Incidence`, for counts that contradict each other.
    """
    if poor is None or not population:
        return None
    return Incidence(poor, population)


@attrs.frozen(kw_only=True)
class ImpliedPopulation:
    """The populations for which a count gives a printed rate.

    Units:
        Persons.
    """

    at_least: int
    nearest: int | None
    """The count divided by the rate as printed; ``None`` where that is 0."""

    at_most: int | None
    """``None`` where the rate may be as small as one likes."""

    def agrees_with(self, other: ImpliedPopulation) -> bool:
        """Whether one population could have given both rates."""
        below = self.at_most is None or other.at_least <= self.at_most
        return below and (other.at_most is None or self.at_least <= other.at_most)


def implied_population(
    poor: int | None, rate_percent: str | Decimal | None
) -> ImpliedPopulation | None:
    """The population from which *poor* people are the printed rate.

    Args:
        poor: Persons, taken as exact.
        rate_percent: The rate in percent as printed: ``"24.8"`` stands for every
            rate that rounds (half up) to 24.8, ``"24.80"`` for fewer.

    Returns:
        The bounds that rounding leaves open; ``None`` where a figure is unknown or
        nobody is poor.

    Raises:
        InvalidValueError: If the rate is no plain decimal from 0 to 100.

    >>> implied_population(86000, "24.8")
    ImpliedPopulation(at_least=346077, nearest=346774, at_most=347474)
    """
    if poor is None or rate_percent is None or poor <= 0:
        return None
    rate, half = _printed(rate_percent)
    low, high = max(rate - half, Fraction(0)), rate + half
    people = Fraction(poor * HUNDRED)
    return ImpliedPopulation(
        at_least=max(poor, _floor(people / high) + 1),
        nearest=int(round_half_up(people / rate, 0)) if rate else None,
        at_most=_floor(people / low) if low else None,
    )


def _printed(rate: str | Decimal) -> tuple[Fraction, Fraction]:
    """A printed rate, and half a step of its last decimal."""
    parse_scaled(rate, _FINEST)
    number = Decimal(rate)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or not 0 <= number <= HUNDRED:
        raise InvalidValueError(
            "value.not-a-rate",
            "不是0到100之间的百分比",
            "not a rate in percent",
            found=str(rate),
            expected="0到100之间的百分比，如 24.8",
            expected_en="a percentage from 0 to 100 such as 24.8",
        )
    return Fraction(number), Fraction(10) ** min(exponent, 0) / 2


def _floor(number: Fraction) -> int:
    return number.numerator // number.denominator
