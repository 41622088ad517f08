"""The lines of an income worksheet: each amount, whether it counts, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

import attrs

from fupin.assessment.finding import missing_fact
from fupin.assessment.income_days import in_period
from fupin.assessment.income_record import UNLISTED, Raw
from fupin.facts import household as household_facts
from fupin.logic import Condition, blockers, names, value
from fupin.model import Household, Missing
from fupin.policy import choose
from fupin.standards.income_rule import Component, IncomeItem, IncomeRule, Treatment
from fupin.values import AccountingPeriod, Citation, Fen


Said: TypeAlias = tuple[str, str]
"""Words in Chinese and in English."""

_WORDS: Final[Mapping[bool | None, Said]] = {
    True: ("条件成立", "holds"),
    False: ("条件不成立", "does not hold"),
    None: ("条件无法判定", "can't be judged"),
}


@attrs.frozen(kw_only=True)
class WorksheetLine:
    """One amount of a worksheet; what is not known of it is ``None``."""

    key: str
    """Tells the line apart; the same under every rule."""

    item: str
    """Id of the item, or what the entry calls it where the rule lists no such item."""

    zh: str
    en: str
    component: Component | None
    amount: Fen | None
    included: bool | None
    """Whether it counts (of a cost: is deducted)."""

    counted: Fen | None
    """What goes into the total; 0 where it does not count, below 0 where `within`."""

    in_period: bool | None
    within: bool = False
    """Whether the amount is already part of another line, as what a record calls not
    counted is; it is then taken off, not added."""

    reason: str
    reason_en: str
    cites: tuple[Citation, ...]
    missing: tuple[Missing, ...] = ()
    """What keeps it from being decided."""

    @property
    def received(self) -> Fen | None:
        """What it adds to gross income or gross costs."""
        if self.within or self.in_period is False or self.amount == 0:
            return Fen(0)
        return None if self.in_period is None else self.amount


@attrs.frozen(kw_only=True)
class Asking:
    """What a line is judged by."""

    rule: IncomeRule
    household: Household
    year: int
    on: date | None
    extrapolate: bool

    @property
    def period(self) -> AccountingPeriod:
        """The months of the rule."""
        return self.rule.period.of(self.year, self.on)

    def period_of(self, item: IncomeItem) -> AccountingPeriod:
        """The months of an item: its own, or the rule's."""
        return self.period if item.period is None else item.period.of(self.year, self.on)

    def holds(self, condition: Condition) -> tuple[bool | None, tuple[Missing, ...]]:
        """Whether *condition* holds of the household, and what keeps it from being known."""
        day = self.period.last
        rests_on = names(condition)
        chosen = choose(
            rests_on.parameters, day, self.rule.region, extrapolate=self.extrapolate
        )
        numbers = {c.parameter.name: c.setting.value for c in chosen}
        row = household_facts.READS.row(self.household, day, rests_on)
        found = value(condition, row, numbers)
        if found is not None:
            return found, ()
        lacking = blockers(condition, row, numbers)
        return None, tuple(missing_fact(b, self.rule.id) for b in lacking)


@attrs.frozen
class _Answer:
    """Whether something is so, why, and what is missing to say it."""

    so: bool | None
    why: Said
    missing: tuple[Missing, ...] = ()


def lines_of(asking: Asking, raws: Iterable[Raw]) -> tuple[WorksheetLine, ...]:
    """The lines of *raws*, in the order of the rule, with what no entry mentions."""
    judged = [_line(asking, raw) for raw in raws]
    judged.extend(_absent(asking, judged))
    place = {item.id: n for n, item in enumerate(asking.rule.items)}
    judged.sort(key=lambda line: (line.within, place.get(line.item, len(place)), line.key))
    left_out = {line.item for line in judged if not line.within and line.included is False}
    return tuple(_taken_off(asking.rule, line, left_out) for line in judged)


def _line(asking: Asking, raw: Raw) -> WorksheetLine:
    item = raw.item(asking.rule)
    if item is None:
        return _unlisted(asking, raw)
    amount = raw.entry.amount
    counts, days = _counts(asking, item, raw), _days(asking, item, raw)
    included = _both(counts.so, days.so)
    reasons, cites = [counts.why], item.cites
    if counts.so is not False and days.so is not True:
        reasons = [days.why] if counts.so or days.so is False else [counts.why, days.why]
        cites = (*item.cites, *asking.rule.period_cites)
    elif raw.why[0]:
        reasons.append(raw.why)
    missing = [*counts.missing, *days.missing]
    if amount is None and included is not False:
        reasons.append(("金额未登记（没有的请登记为0）", "amount not recorded (none is 0)"))
        missing.append(_lacking(asking, item.id, (item.zh, item.en)))
    return WorksheetLine(
        key=raw.key,
        item=item.id,
        zh=f"{item.zh}（其余）" if raw.rest else item.zh,
        en=f"{item.en}, the rest" if raw.rest else item.en,
        component=item.component,
        amount=amount,
        included=included,
        counted=_counted(amount, included),
        in_period=days.so,
        within=raw.within,
        reason="；".join(zh for zh, _ in reasons),
        reason_en="; ".join(en for _, en in reasons),
        cites=tuple(dict.fromkeys(cites)),
        missing=() if included is False or amount == 0 else tuple(missing),
    )


def _unlisted(asking: Asking, raw: Raw) -> WorksheetLine:
    """A line the rule says nothing of: unknown, unless the record or the days say more."""
    name, amount = raw.entry.item, raw.entry.amount
    here, zh, en = (True, *raw.why) if raw.within else in_period(raw.entry, asking.period)
    included = None if here is not False and not raw.within else False
    if included is None:
        zh, en = UNLISTED
    asked = (f"“{name}”在本口径中的归类", f"how {name!r} is treated")
    unsure = included is None and amount != 0
    return WorksheetLine(
        key=raw.key,
        item=name,
        zh=name,
        en=name,
        component=None,
        amount=amount,
        included=included,
        counted=_counted(amount, included),
        in_period=here,
        within=raw.within,
        reason=zh,
        reason_en=en,
        cites=_cites_of_unlisted(asking.rule, raw, outside=here is False),
        missing=(_lacking(asking, name, asked),) if unsure else (),
    )


def _cites_of_unlisted(rule: IncomeRule, raw: Raw, *, outside: bool) -> tuple[Citation, ...]:
    if raw.within:
        return ()
    return rule.period_cites if outside else rule.cites


def _counts(asking: Asking, item: IncomeItem, raw: Raw) -> _Answer:
    """Whether the item counts, the days aside."""
    usual = _treated(asking, item, raw)
    if item.one_off is None:
        return usual
    once = item.one_off is Treatment.COUNTED
    if raw.entry.one_off is False or once is usual.so:
        return usual
    if raw.entry.one_off:
        return _Answer(once, (item.reason, item.reason_en))
    asked = (f"{item.zh}：是否一次性", f"{item.en}: paid once or regularly")
    why = (f"{item.reason}；是否一次性未登记", f"{item.reason_en}; whether once: not recorded")
    return _Answer(None, why, (_lacking(asking, f"{item.id}.one_off", asked),))


def _treated(asking: Asking, item: IncomeItem, raw: Raw) -> _Answer:
    why = (item.reason, item.reason_en)
    if item.treatment is not Treatment.CONDITIONAL:
        return _Answer(item.treatment is Treatment.COUNTED, why)
    if item.condition is None:
        asked = (f"{item.zh}：分项金额", f"{item.en}: its parts")
        parts = _lacking(asking, f"{item.id}.parts", asked)
        return _Answer(None, why, () if raw.entry.amount is None else (parts,))
    so, missing = asking.holds(item.condition)
    zh, en = _WORDS[so]
    return _Answer(so, (f"{why[0]}：{zh}", f"{why[1]}: {en}"), missing)


def _days(asking: Asking, item: IncomeItem, raw: Raw) -> _Answer:
    if raw.in_period is not None:
        return _Answer(raw.in_period, raw.why)
    if raw.yearly:
        asked = ("期间内的收入明细", "entries of income within the months")
        return _Answer(None, raw.why, (_lacking(asking, "income_entries", asked),))
    so, zh, en = in_period(raw.entry, asking.period_of(item), due=item.due)
    asked = (f"{item.zh}：所属期间或到账日期", f"{item.en}: the days it belongs to")
    missing = (_lacking(asking, f"{item.id}.days", asked),) if so is None else ()
    return _Answer(so, (zh, en), missing)


def _absent(asking: Asking, judged: list[WorksheetLine]) -> Iterator[WorksheetLine]:
    """A line for every component nothing is recorded of in these months."""
    there = {line.component for line in judged if line.in_period is not False}
    for item in asking.rule.required():
        if item.component not in there:
            yield _line(asking, Raw.absent(item.id))


def _taken_off(rule: IncomeRule, line: WorksheetLine, left_out: set[str]) -> WorksheetLine:
    """What a record calls not counted, taken off once and no more."""
    if not line.within or line.counted is None:
        return line
    item = rule.item(line.item)
    holders = {line.item} | ({i.id for i in rule.wider(item)} if item else set())
    gone = bool(holders & left_out)
    if line.included or gone or line.amount is None:
        return attrs.evolve(line, counted=Fen(0))
    return attrs.evolve(line, counted=Fen(-line.amount))


def _counted(amount: Fen | None, included: bool | None) -> Fen | None:
    if included is False or amount == 0:
        return Fen(0)
    return amount if included else None


def _both(one: bool | None, other: bool | None) -> bool | None:
    """Kleene "and"."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _lacking(asking: Asking, fact: str, said: Said) -> Missing:
    return Missing(fact=fact, zh=said[0], en=said[1], rule=asking.rule.id)
