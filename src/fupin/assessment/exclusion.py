"""Which circumstances of a local list a household is in, and what they lead to."""

from __future__ import annotations

import enum

from datetime import date

import attrs

from fupin.facts import household as household_facts
from fupin.logic import Truth, blockers, names, sentence, value
from fupin.model import Household, Missing
from fupin.policy import choose
from fupin.standards.exclusion import (
    ExclusionItem,
    ExclusionList,
    ExclusionOutcome,
    exclusion_list,
)
from fupin.values import Citation


class ExclusionVerdict(enum.Enum):
    """What a list says of a household, gravest first."""

    REMOVE = "剔除"  #: An item that removes applies.
    REVIEW = "从严审核"  #: Only items that call for strict review apply.
    UNDETERMINED = "无法判定"  #: None is known to apply, and some could not be answered.
    CLEAR = "未见所列情形"  #: Every item was answered, and none applies.


@attrs.frozen(kw_only=True)
class ExclusionFinding:
    """What one item says of a household."""

    item: str
    title: str
    title_en: str
    outcome: ExclusionOutcome
    truth: Truth
    reason: str
    """The circumstance in Chinese, with the figures it names."""

    reason_en: str
    missing: tuple[Missing, ...]
    citations: tuple[Citation, ...]


@attrs.frozen(kw_only=True)
class ExclusionReview:
    """What a local list says of a household; somebody decides, this only finds."""

    subject: str
    list_id: str
    title: str
    findings: tuple[ExclusionFinding, ...]

    @property
    def removing(self) -> tuple[ExclusionFinding, ...]:
        """The items that apply and remove."""
        return self._applying(ExclusionOutcome.REMOVE)

    @property
    def reviewing(self) -> tuple[ExclusionFinding, ...]:
        """The items that apply and call for strict review."""
        return self._applying(ExclusionOutcome.REVIEW)

    @property
    def unanswered(self) -> tuple[ExclusionFinding, ...]:
        """The items nobody has answered."""
        return tuple(f for f in self.findings if f.truth is Truth.UNKNOWN)

    @property
    def verdict(self) -> ExclusionVerdict:
        """The gravest outcome that is known; see `unanswered` for what may be graver."""
        if self.removing:
            return ExclusionVerdict.REMOVE
        if self.reviewing:
            return ExclusionVerdict.REVIEW
        return ExclusionVerdict.UNDETERMINED if self.unanswered else ExclusionVerdict.CLEAR

    def explain(self) -> str:
        """The verdict with its reasons and sources, in Chinese."""
        lines = [f"户 {self.subject}，按《{self.title}》：{self.verdict.value}"]
        for found in (*self.removing, *self.reviewing):
            sources = "；".join(dict.fromkeys(c.described() for c in found.citations))
            lines.append(f"  {found.outcome.value}：{found.reason}（{sources}）")
        if self.unanswered:
            lines.append(f"  未查：{'；'.join(f.title for f in self.unanswered)}")
        return "\n".join(lines)

    def _applying(self, outcome: ExclusionOutcome) -> tuple[ExclusionFinding, ...]:
        return tuple(f for f in self.findings if f.truth is Truth.MET and f.outcome is outcome)


def review_exclusions(
    obj: Household, items: str | ExclusionList, *, on: date, extrapolate: bool = False
) -> ExclusionReview:
    """Say which circumstances of a local list a household is in.

    Args:
        obj: A household, with what was asked in its attestation.
        items: A list or its id.  Lists are local: choose that of the place.
        on: The day; the figures of that day apply.
        extrapolate: Use the nearest value of a figure that was not in force.

    Returns:
        One finding an item; an item nobody answered is unknown, never "no".

    Raises:
        UnknownNameError: If there is no such list.
        ParameterNotInForceError: If a figure was not in force and not *extrapolate*.
    """
    chosen = items if isinstance(items, ExclusionList) else exclusion_list(items)
    asked = names(*(item.test for item in chosen.items))
    settings = choose(asked.parameters, on, chosen.region, extrapolate=extrapolate)
    figures = {c.parameter.name: c.setting.value for c in settings}
    cited = {c.parameter.name: c.setting.citation for c in settings}
    row = household_facts.READS.row(obj, on, asked)

    def found(item: ExclusionItem) -> ExclusionFinding:
        truth = Truth.of(value(item.test, row, figures))
        unknown = blockers(item.test, row, figures) if truth is Truth.UNKNOWN else ()
        numbers = tuple(cited[p.name] for p in names(item.test).parameters)
        return ExclusionFinding(
            item=item.id,
            title=item.title,
            title_en=item.title_en,
            outcome=item.outcome,
            truth=truth,
            reason=sentence(item.test, "zh", figures),
            reason_en=sentence(item.test, "en", figures),
            missing=tuple(
                Missing(fact=b.name, zh=b.fact.zh, en=b.fact.en, rule=item.id) for b in unknown
            ),
            citations=tuple(dict.fromkeys((*item.cites, *numbers))),
        )

    return ExclusionReview(
        subject=obj.household_id,
        list_id=chosen.id,
        title=chosen.title,
        findings=tuple(found(item) for item in chosen.items),
    )
