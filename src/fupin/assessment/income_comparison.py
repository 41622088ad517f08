"""The same income under several rules, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from fupin.assessment.income_lines import WorksheetLine
from fupin.assessment.worksheet import Worksheet, worksheet
from fupin.logic import Lang
from fupin.model import Household
from fupin.model.income_entry import IncomeEntry
from fupin.standards.income_rule import IncomeRule
from fupin.values import Fen


@attrs.frozen(kw_only=True)
class ComparedRow:
    """One amount as each rule treats it."""

    key: str
    zh: str
    en: str
    amount: Fen | None
    lines: tuple[WorksheetLine | None, ...]
    """One for each rule, ``None`` where its worksheet has no such line."""

    @property
    def differs(self) -> bool:
        """Whether the rules don't all count the same; of nothing, all count nothing."""
        treated = {None if one is None else (one.included, one.counted) for one in self.lines}
        return len(treated) > 1 and (self.amount != 0 or None in treated)


@attrs.frozen(kw_only=True)
class Comparison:
    """A household's income under several rules."""

    sheets: tuple[Worksheet, ...]
    rows: tuple[ComparedRow, ...]

    @property
    def differing(self) -> tuple[ComparedRow, ...]:
        """The rows the rules don't agree on."""
        return tuple(row for row in self.rows if row.differs)

    def explain(self, lang: Lang = "zh") -> str:
        """The table for a person, in Chinese or (``"en"``) English; differences marked."""
        from fupin.assessment.worksheet_text import compared

        return compared(self, lang)


def compare_rules(  # noqa: PLR0913  # one argument a circumstance
    household: Household,
    year: int,
    *,
    rules: Sequence[str | IncomeRule] = ("cn/income/register", "cn-45/income/2017"),
    entries: Iterable[IncomeEntry] | None = None,
    on: date | None = None,
    extrapolate: bool = False,
) -> Comparison:
    """Reckon a household's income under each of *rules*, and set the outcomes side by side.

    Args and errors are those of `worksheet`.

    Raises:
        ValueError: If there is no rule.
    """
    if not rules:
        raise ValueError("rules= is empty: name the income rules to compare")
    given = None if entries is None else tuple(entries)
    sheets = tuple(
        worksheet(household, year, rule=rule, entries=given, on=on, extrapolate=extrapolate)
        for rule in rules
    )
    by_key = [{line.key: line for line in sheet.lines} for sheet in sheets]
    first = {line.key: line for sheet in reversed(sheets) for line in sheet.lines}
    order = dict.fromkeys(line.key for sheet in sheets for line in sheet.lines)
    rows = tuple(
        ComparedRow(
            key=key,
            zh=first[key].zh,
            en=first[key].en,
            amount=first[key].amount,
            lines=tuple(known.get(key) for known in by_key),
        )
        for key in order
    )
    return Comparison(sheets=sheets, rows=rows)
