"""What a rule set says of something, with everything it rests on."""

from __future__ import annotations

import enum

from datetime import date

import attrs

from fupin.logic import Lang, Truth, written
from fupin.values import ID_SHAPE, Citation, Standing, mask_id


class Verdict(enum.Enum):
    """The outcome of a rule set: any rule not met, else any unknown, else passed."""

    PASS = "PASS"  # noqa: S105  # not a password
    FAIL = "FAIL"
    UNDETERMINED = "UNDETERMINED"

    @property
    def zh(self) -> str:
        """The verdict in Chinese."""
        return _ZH[self]

    @classmethod
    def of(cls, failed: int, unknown: int) -> Verdict:
        """The verdict of two bit masks.

        >>> Verdict.of(0b00, 0b10).value
        'UNDETERMINED'
        """
        if failed:
            return cls.FAIL
        return cls.UNDETERMINED if unknown else cls.PASS


_ZH = {Verdict.PASS: "达标", Verdict.FAIL: "未达标", Verdict.UNDETERMINED: "无法判定"}


@attrs.frozen(kw_only=True)
class Used:
    """A policy number an answer rests on."""

    name: str
    zh: str
    en: str
    value: int
    unit: str
    citation: Citation
    first: date | None
    last: date | None
    extrapolated: bool = False
    """Whether the day asked for lies outside the days the number holds."""

    def said(self, lang: Lang = "zh") -> str:
        """Name and value in words."""
        name = self.zh if lang == "zh" else self.en
        return f"{name} {written(self.value, self.unit, lang)}"


@attrs.frozen(kw_only=True)
class Missing:
    """A fact that is not recorded and keeps a rule from being decided."""

    fact: str
    """For example ``food_attested`` or ``members[2].student_status``."""

    zh: str
    en: str
    rule: str


@attrs.frozen(kw_only=True)
class Answer:
    """A fact a finding rests on, as it was read; ``None`` is not recorded."""

    fact: str
    zh: str
    en: str
    value: str | None
    """Written for people in Chinese; never a personal datum."""

    value_en: str | None = None
    """The same in English."""


@attrs.frozen(kw_only=True)
class Finding:
    """What one rule says of one subject, and what it rests on."""

    rule: str
    title: str
    title_en: str
    truth: Truth
    test: str
    """The rule in Chinese, with the values of its parameters."""

    test_en: str
    value: int | None = None
    """Left side of the comparison that decides, in whole steps of *unit*."""

    threshold: int | None = None
    """Right side of it."""

    unit: str = ""
    answers: tuple[Answer, ...] = ()
    evidence: tuple[str, ...] = ()
    """Who attests and when; which members decide (by their place in the roster)."""

    evidence_en: tuple[str, ...] = ()

    missing: tuple[Missing, ...] = ()
    used: tuple[Used, ...] = ()
    citations: tuple[Citation, ...] = ()

    @property
    def margin(self) -> int | None:
        """How far *value* lies above the *threshold* (negative: below)."""
        if self.value is None or self.threshold is None:
            return None
        return self.value - self.threshold

    @property
    def standing(self) -> Standing:
        """The weakest standing of the documents and numbers it rests on."""
        sources = (*self.citations, *(u.citation for u in self.used))
        return Standing.weakest(c.standing for c in sources)


@attrs.frozen(kw_only=True, repr=False)
class ExitAssessment:
    """What a standard says of a household, a village or a county on a day (退出评估)."""

    subject: str
    """户编号, village or county identifier."""

    kind: str
    """``household``, ``village`` or ``county``."""

    standard: str
    title: str
    title_en: str
    on: date
    region: str = ""
    standard_extrapolated: bool = False
    """Whether *on* lies outside the days the standard itself was in force."""

    failed_mask: int
    unknown_mask: int
    findings: tuple[Finding, ...]
    citation: Citation

    @property
    def verdict(self) -> Verdict:
        """PASS, FAIL or UNDETERMINED."""
        return Verdict.of(self.failed_mask, self.unknown_mask)

    @property
    def failed(self) -> tuple[str, ...]:
        """Ids of the rules that are not met."""
        return tuple(f.rule for f in self.findings if f.truth is Truth.NOT_MET)

    @property
    def undetermined(self) -> tuple[str, ...]:
        """Ids of the rules that are unknown."""
        return tuple(f.rule for f in self.findings if f.truth is Truth.UNKNOWN)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Titles of the rules that are not met, or else of those that are unknown."""
        decisive = Truth.NOT_MET if self.failed_mask else Truth.UNKNOWN
        return tuple(f.title for f in self.findings if f.truth is decisive)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The facts that keep rules from being decided, in the order of the rules."""
        return tuple(m for f in self.findings for m in f.missing)

    @property
    def used(self) -> tuple[Used, ...]:
        """The policy numbers the findings rest on, each once."""
        return tuple(dict.fromkeys(u for f in self.findings for u in f.used))

    @property
    def extrapolated(self) -> tuple[Used, ...]:
        """Policy numbers that were used outside the days they hold."""
        return tuple(u for u in self.used if u.extrapolated)

    @property
    def standing(self) -> Standing:
        """The weakest standing the verdict rests on."""
        return Standing.weakest([self.citation.standing, *(f.standing for f in self.findings)])

    def __repr__(self) -> str:
        """One line; `explain()` says the rest.  A number that is an ID is masked."""
        is_id = ID_SHAPE.fullmatch(self.subject) is not None
        subject = mask_id(self.subject) if is_id else self.subject
        what = f"{self.kind} {subject}, {self.standard}, {self.on.isoformat()}"
        return f"<ExitAssessment {what}: {self.verdict.value}>"

    def _repr_markdown_(self) -> str:
        """What a notebook shows."""
        return f"```text\n{self.explain()}\n```"

    def explain(self, lang: Lang = "zh") -> str:
        """The verdict and its reasons for a person, in Chinese or (``"en"``) English.

        No personal datum is in it.
        """
        from fupin.model.explain import explained

        return explained(self, lang)


@attrs.frozen(kw_only=True)
class BatchFinding:
    """What one batch of a scheme says of a household."""

    batch: str
    title: str
    title_en: str
    truth: Truth
    reason: str
    """The rule of the batch in Chinese."""

    reason_en: str
    persons: int | None
    """Persons known to be those the batch is for (who has no recorded answer is not
    counted); ``None`` where the batch itself is undetermined."""

    missing: tuple[Missing, ...] = ()
    citations: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True)
class Classification:
    """The batches of a scheme a household falls in (五个一批): any number of them."""

    subject: str
    scheme: str
    title: str
    findings: tuple[BatchFinding, ...]

    @property
    def batches(self) -> tuple[str, ...]:
        """Ids of the batches it falls in, in the order of the scheme."""
        return tuple(f.batch for f in self.findings if f.truth is Truth.MET)

    @property
    def undetermined(self) -> tuple[str, ...]:
        """Ids of the batches that can't be decided."""
        return tuple(f.batch for f in self.findings if f.truth is Truth.UNKNOWN)
