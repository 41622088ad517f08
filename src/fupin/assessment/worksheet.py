"""The income worksheet of a household: every amount, counted or not, and why (收入核算)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final

import attrs

from fupin.assessment.income_lines import Asking, WorksheetLine, lines_of
from fupin.assessment.income_record import from_entries, from_income
from fupin.logic import Lang
from fupin.model import ExcludedIncome, Household, Income, Missing
from fupin.model.income_entry import IncomeEntry
from fupin.standards.income import income_rule
from fupin.standards.income_rule import Component, IncomeRule
from fupin.values import AccountingPeriod, Citation, Fen, Standing


_FIELDS: Final = {
    Component.WAGE: "wage",
    Component.BUSINESS: "business",
    Component.PROPERTY: "property_income",
    Component.TRANSFER: "transfer",
}


@attrs.frozen(kw_only=True)
class Worksheet:
    """A household's income as one rule reckons it; a sum that is not known is ``None``."""

    household: str
    """户编号."""

    year: int
    rule: IncomeRule
    period: AccountingPeriod
    extrapolated: bool
    """Whether the rule is not meant for this period."""

    from_entries: bool
    """Whether entries were given; else the yearly components of the record."""

    size: int | None
    lines: tuple[WorksheetLine, ...]
    recorded_net: Fen | None
    """Net income as the register has it, for comparison."""

    recorded_per_head: Fen | None

    @property
    def gross(self) -> Fen | None:
        """What came in within the period, counted or not."""
        return _sum(line.received for line in self._income)

    @property
    def counted(self) -> Fen | None:
        """What came in and counts."""
        return _sum(line.counted for line in self._income)

    @property
    def excluded(self) -> Fen | None:
        """What came in within the period and does not count."""
        gross, counted = self.gross, self.counted
        return None if gross is None or counted is None else Fen(gross - counted)

    @property
    def costs(self) -> Fen | None:
        """The costs that are deducted."""
        return _sum(line.counted for line in self.lines if line.component is Component.COST)

    @property
    def net(self) -> Fen | None:
        """Net income: what counts, less costs."""
        counted, costs = self.counted, self.costs
        return None if counted is None or costs is None else Fen(counted - costs)

    @property
    def per_head(self) -> Fraction | None:
        """Net income a head in fen, exactly."""
        return None if self.net is None or not self.size else Fraction(self.net, self.size)

    @property
    def per_head_fen(self) -> Fen | None:
        """Net income a head in whole fen, rounded down."""
        return None if self.per_head is None else Fen(self.per_head.__floor__())

    @property
    def net_difference(self) -> Fen | None:
        """How far the worksheet lies above the recorded net income."""
        if self.net is None or self.recorded_net is None:
            return None
        return Fen(self.net - self.recorded_net)

    @property
    def per_head_difference(self) -> Fraction | None:
        """How far the worksheet lies above the recorded net income a head, in fen."""
        if self.per_head is None or self.recorded_per_head is None:
            return None
        return self.per_head - self.recorded_per_head

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What keeps net income, and that a head, from being known."""
        found = [m for line in self.lines for m in line.missing]
        if not self.size:
            zh, en = "家庭人口数", "persons on the register"
            found.append(Missing(fact="size", zh=zh, en=en, rule=self.rule.id))
        return tuple(dict.fromkeys(found))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every source it rests on, each once."""
        of_lines = (c for line in self.lines for c in line.cites)
        return tuple(dict.fromkeys([*self.rule.cites, *self.rule.period_cites, *of_lines]))

    @property
    def standing(self) -> Standing:
        """The weakest standing of its sources."""
        return Standing.weakest(c.standing for c in self.citations)

    def explain(self, lang: Lang = "zh") -> str:
        """The worksheet as a table for a person, in Chinese or (``"en"``) English."""
        from fupin.assessment.worksheet_text import explained

        return explained(self, lang)

    @property
    def _income(self) -> list[WorksheetLine]:
        return [line for line in self.lines if line.component is not Component.COST]


def worksheet(  # noqa: PLR0913  # one argument a circumstance
    household: Household,
    year: int,
    *,
    rule: str | IncomeRule = "cn/income/register",
    entries: Iterable[IncomeEntry] | None = None,
    on: date | None = None,
    extrapolate: bool = False,
) -> Worksheet:
    """Reckon a household's income under a rule, line by line.

    Entries are taken where there are any, and then only they; else the components of
    `Income`.  What a component holds undivided isn't guessed: where a part of it would
    not count, it is unknown.

    Args:
        household: Whose income.
        year: The accounting year: the one its period ends in.
        rule: An income rule or its id.
        entries: Amounts one by one; by default those of the household.
        on: The day asked about (identification, application), for a rule whose months
            roll; others do not use it.
        extrapolate: Use the rule for a period it is not meant for; the result says so.

    Raises:
        UnknownNameError: If there is no such rule.
        ParameterNotInForceError: If it is not meant for the period and not *extrapolate*.
        TypeError: If its months roll and *on* is not given.
        ValueError: If *on* is not a day of *year*.

    Limitations:
        A component with an entry is taken to be complete; that a yearly component was
        reckoned over the months of *rule* can't be checked.
    """
    chosen = rule if isinstance(rule, IncomeRule) else income_rule(rule)
    period = chosen.period.of(year, on)
    rolling = chosen.period.rolling
    day = on if rolling and on is not None else period.last
    chosen.refuse_outside(day, extrapolate=extrapolate)
    given = tuple(household.income_entries if entries is None else entries)
    income = household.income
    raws = from_entries(given) if given else from_income(income, year, rolling=rolling)
    asking = Asking(
        rule=chosen, household=household, year=year, on=on, extrapolate=extrapolate
    )
    comparable = income is not None and not rolling and income.year in {None, year}
    return Worksheet(
        household=household.household_id,
        year=year,
        rule=chosen,
        period=period,
        extrapolated=not chosen.in_force(day),
        from_entries=bool(given),
        size=household.size,
        lines=lines_of(asking, raws),
        recorded_net=income.recorded_net if income is not None and comparable else None,
        recorded_per_head=income.per_head if income is not None and comparable else None,
    )


def as_income(sheet: Worksheet) -> Income:
    """The worksheet as an `Income` whose net is the worksheet's, to assess by.

    What came in and does not count stands under `excluded` with its reason.  Where the
    net is not known nothing is recorded, so that it stays unknown; where the four
    components can't hold the amounts (other income), only the sums are.
    """
    year = sheet.period.ends_in_year
    if sheet.net is None:
        return Income(year=year)
    excluded = tuple(_excluded(line) for line in sheet.lines if _left_out(line))
    loose = any(
        line.component not in {*_FIELDS, Component.COST} and line.received != 0
        for line in sheet.lines
    )
    if sheet.gross is None or loose or any(e.amount < 0 for e in excluded):
        return Income(year=year, recorded_gross=sheet.gross, recorded_net=sheet.net)
    amounts = {
        field: _sum(line.received for line in sheet.lines if line.component is component)
        for component, field in _FIELDS.items()
    }
    return Income(
        year=year,
        business_cost=sheet.costs,
        excluded=excluded,
        **amounts,
    )


def _left_out(line: WorksheetLine) -> bool:
    """Whether the line came in within the period, and its amount is not in the net."""
    if line.component is Component.COST:
        return False
    return bool(line.counted) if line.within else line.received != line.counted


def _excluded(line: WorksheetLine) -> ExcludedIncome:
    taken = -(line.counted or 0) if line.within else (line.received or 0)
    return ExcludedIncome(
        item=line.zh,
        amount=Fen(taken),
        reason=line.reason,
        document=str(line.cites[0]) if line.cites else "",
    )


def _sum(amounts: Iterable[Fen | None]) -> Fen | None:
    """The sum; ``None`` where one amount is not known."""
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return Fen(total)
