"""What a comparison of two exports is given, read and refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from fupin.errors import InvalidDataError, InvalidValueError, Problem
from fupin.model import Household
from fupin.values import number_shown


class Export(Protocol):
    """What holds the households of an export, as a `Book` does."""

    @property
    def households(self) -> tuple[Household, ...]:
        """The households of the register."""
        ...


def households_of(register: Export | Iterable[Household]) -> tuple[Household, ...]:
    """The households of an export."""
    return tuple(register) if isinstance(register, Iterable) else register.households


def in_order(before: date, after: date) -> None:
    """Refuse days that run backwards."""
    if after < before:
        raise InvalidValueError(
            "snapshot.days-reversed",
            "后一份台账的日期早于前一份",
            "the later export is of an earlier day",
            found=f"{before.isoformat()} – {after.isoformat()}",
            expected="后一份的日期不早于前一份",
            expected_en="a later day not before the earlier one",
        )


def percentage(value: int | Decimal | Fraction | None) -> Fraction | None:
    """A positive percentage, exactly; a float is none."""
    if value is None:
        return None
    given: object = value  # callers that check no types give floats, and yes and no
    exact = isinstance(given, int | Decimal | Fraction) and not isinstance(given, bool)
    finite = exact and (not isinstance(value, Decimal) or value.is_finite())
    if not finite or value <= 0:
        raise InvalidValueError(
            "snapshot.not-a-percentage",
            "收入突变的幅度不是百分数",
            "the share of an income shock is no percentage",
            found=f"{value}"[:20] if exact else type(value).__name__,
            expected='大于0的百分数，如 30 或 Decimal("12.5")，不用浮点数',
            expected_en='a percentage above 0 such as 30 or Decimal("12.5"), not a float',
        )
    return Fraction(value)


def refuse_repeated(before: Iterable[Household], after: Iterable[Household]) -> None:
    """Refuse exports in which a household number stands more than once."""
    problems = [
        problem
        for name, export in (("before", before), ("after", after))
        for problem in _repeated(name, export)
    ]
    if problems:
        raise InvalidDataError(problems, "registers to compare")


def _repeated(name: str, households: Iterable[Household]) -> list[Problem]:
    times = Counter(h.household_id for h in households)
    return [
        Problem(
            code="snapshot.household-repeated",
            message="同一份台账中户编号重复",
            message_en="the household number stands more than once in one export",
            path=f"$.{name}",
            household=number_shown(number),
            found=number_shown(number),
            expected="每户只出现一次（先用 join 合并）",
            expected_en="each household once (join the books first)",
        )
        for number, count in times.items()
        if count > 1
    ]
