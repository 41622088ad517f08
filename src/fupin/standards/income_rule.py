"""What an income rule is: the period, the items, which of them count, and by what text."""

from __future__ import annotations

import enum

from datetime import date, timedelta

import attrs

from fupin.errors import ParameterNotInForceError, RuleDefinitionError
from fupin.logic import Condition, check
from fupin.standards.rule import IncomeConcept
from fupin.values import AccountingPeriod, Citation


class Component(enum.Enum):
    """Which part of the formula an item belongs to."""

    WAGE = "工资性收入"
    BUSINESS = "生产经营性收入"
    PROPERTY = "财产性收入"
    TRANSFER = "转移性收入"
    OTHER = "其他收入"
    COST = "生产经营性支出"


REQUIRED = (
    Component.WAGE,
    Component.BUSINESS,
    Component.PROPERTY,
    Component.TRANSFER,
    Component.COST,
)
"""Components without which the formula has no outcome."""


class Treatment(enum.Enum):
    """Whether an item counts."""

    COUNTED = "计入"
    NOT_COUNTED = "不计入"
    CONDITIONAL = "视情况计入"


class IncomePeriod(enum.Enum):
    """How the months income is counted over are found."""

    OCTOBER_TO_SEPTEMBER = "上年10月1日至当年9月30日"
    CALENDAR_YEAR = "当年1月1日至12月31日"
    TWELVE_MONTHS_BEFORE = "某日之前的十二个月"
    TWELVE_WHOLE_MONTHS_BEFORE = "某日所在月份之前的十二个整月"

    @property
    def rolling(self) -> bool:
        """Whether a day is needed, not only a year."""
        return self in {
            IncomePeriod.TWELVE_MONTHS_BEFORE,
            IncomePeriod.TWELVE_WHOLE_MONTHS_BEFORE,
        }

    def of(self, year: int, on: date | None = None) -> AccountingPeriod:
        """The period of a year or, where it rolls, of the day *on*.

        Raises:
            TypeError: If it rolls and there is no day.
            ValueError: If the day is not in the year.

        >>> IncomePeriod.TWELVE_WHOLE_MONTHS_BEFORE.of(2020, date(2020, 6, 15)).label
        '截至2020年5月31日的十二个月'
        """
        if self is IncomePeriod.OCTOBER_TO_SEPTEMBER:
            return AccountingPeriod.october_to_september(year)
        if self is IncomePeriod.CALENDAR_YEAR:
            return AccountingPeriod.calendar_year(year)
        if on is None:
            raise TypeError("the income is that of the twelve months before a day: pass on=")
        if on.year != year:
            raise ValueError(f"on= must be a day of {year}, not {on.isoformat()}")
        whole = self is IncomePeriod.TWELVE_WHOLE_MONTHS_BEFORE
        end = (on.replace(day=1) if whole else on) - timedelta(days=1)
        return AccountingPeriod.rolling_twelve_months(end)


@attrs.frozen(kw_only=True)
class IncomeItem:
    """One item of income or cost, and whether it counts.

    An item that is CONDITIONAL without a condition mixes what counts with what does
    not: its amount can't be divided, so it stays unknown unless it is zero.
    """

    id: str
    zh: str
    en: str
    component: Component
    treatment: Treatment = Treatment.COUNTED
    condition: Condition | None = attrs.field(
        default=None, converter=attrs.converters.optional(check)
    )
    """What must hold of the household for the item to count."""

    one_off: Treatment | None = None
    """How it is treated when paid once only; ``None`` where the text makes no difference."""

    reason: str
    reason_en: str
    cites: tuple[Citation, ...]
    part_of: str = ""
    """Id of the wider item of the component that holds it; that one stands before it."""

    column: str = ""
    """Column code of the national registry."""

    period: IncomePeriod | None = None
    """Its own period, where that differs from the rule's."""

    due: bool = False
    """Whether what is due for the period counts, not what is received in it."""

    def __attrs_post_init__(self) -> None:
        if self.condition is not None and self.treatment is not Treatment.CONDITIONAL:
            raise RuleDefinitionError(f"{self.id}: a condition needs treatment CONDITIONAL")
        if self.one_off is Treatment.CONDITIONAL:
            raise RuleDefinitionError(f"{self.id}: one_off is counted or not counted")


@attrs.frozen(kw_only=True)
class IncomeRule:
    """How income is reckoned under one document (收入核算口径).

    Raises:
        RuleDefinitionError: If items share an id or a name, one is part of another
            that is not there, or a component of the formula has no item.
    """

    id: str
    title: str
    title_en: str
    concept: IncomeConcept | None
    """``None`` where the document does not say which income it means."""

    period: IncomePeriod
    period_cites: tuple[Citation, ...]
    items: tuple[IncomeItem, ...]
    cites: tuple[Citation, ...]
    first: date
    """First day a period it is meant for may end on; of a rolling one, the day asked about."""

    last: date | None
    """Last such day; ``None`` where none is known."""

    region: str = ""
    note: str = ""
    note_en: str = ""

    def __attrs_post_init__(self) -> None:
        names = [name for item in self.items for name in (item.id, item.zh)]
        if len(set(names)) != len(names):
            raise RuleDefinitionError(f"{self.id}: each id and each name stands once")
        wholes = {i.component for i in self.items if not i.part_of}
        lost = [c.name for c in REQUIRED if c not in wholes]
        earlier: dict[str, Component] = {}
        for item in self.items:
            if item.part_of and earlier.get(item.part_of) is not item.component:
                lost.append(f"{item.part_of} (before {item.id}, of its component)")
            earlier[item.id] = item.component
        if lost:
            raise RuleDefinitionError(f"{self.id}: no item for {', '.join(lost)}")

    def item(self, name: str) -> IncomeItem | None:
        """The item with this id or Chinese name; ``None`` where the rule lists none."""
        return next((i for i in self.items if name in {i.id, i.zh}), None)

    def total(self, component: Component) -> IncomeItem:
        """The item that stands for a whole component: its first, as parts come after it."""
        return next(i for i in self.items if i.component is component)

    def required(self) -> tuple[IncomeItem, ...]:
        """The items that stand for the components without which there is no outcome."""
        return tuple(map(self.total, REQUIRED))

    def wider(self, item: IncomeItem) -> tuple[IncomeItem, ...]:
        """The items that hold *item*, the nearest first."""
        found: list[IncomeItem] = []
        name = item.part_of
        while name:
            found.append(next(i for i in self.items if i.id == name))
            name = found[-1].part_of
        return tuple(found)

    def refuse_outside(self, day: date, *, extrapolate: bool) -> None:
        """Refuse a day the rule is not meant for.

        Raises:
            ParameterNotInForceError: Unless *extrapolate*.
        """
        if not extrapolate and not self.in_force(day):
            span = f"it holds from {self.first} to {self.last or 'a day not known'}"
            raise ParameterNotInForceError(self.id, day, span)

    def in_force(self, day: date) -> bool:
        """Whether the rule is meant for a period that ends on *day*."""
        return self.first <= day and (self.last is None or day <= self.last)


def merged(items: tuple[IncomeItem, ...], *changes: IncomeItem) -> tuple[IncomeItem, ...]:
    """*items*, of which *changes* replace those with the same id or join the end."""
    return tuple(({i.id: i for i in items} | {i.id: i for i in changes}).values())
