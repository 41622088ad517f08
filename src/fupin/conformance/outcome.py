"""How an implementation did: case by case, rule by rule, and what else went wrong."""

from __future__ import annotations

import enum

from collections.abc import Iterable, Iterator

import attrs

from fupin.conformance.case import Answer, Case, Side, State


@attrs.frozen(kw_only=True)
class Difference:
    """One thing an answer says otherwise than the golden case."""

    zh: str
    en: str


@attrs.frozen(kw_only=True)
class CaseResult:
    """One case and what was answered; ``None`` where nothing was."""

    case: Case
    answer: Answer | None

    @property
    def right(self) -> bool:
        """Whether the verdict and both masks are as expected."""
        return self.answer is not None and not self.differences

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What is different; empty where nothing is, or nothing was answered."""
        return () if self.answer is None else tuple(_compared(self.case, self.answer))


class Trouble(enum.Enum):
    """What can go wrong apart from a wrong answer."""

    NOT_STARTED = "not-started"
    TIMED_OUT = "timed-out"
    CRASHED = "crashed"
    GARBLED = "garbled-line"
    EXTRA = "unknown-case"
    TWICE = "answered-twice"


@attrs.frozen(kw_only=True)
class Fault:
    """Something that went wrong apart from a wrong answer."""

    trouble: Trouble
    zh: str
    en: str
    line: int = 0
    """Line of the answers, counted from 1; 0 where it is about no line."""


@attrs.frozen(kw_only=True)
class Count:
    """Cases that show a rule in one state, and how many of them were answered right."""

    cases: int
    right: int


@attrs.frozen(kw_only=True)
class RuleCoverage:
    """How often a rule is seen in each state, and how often it was answered right."""

    book: str
    rule: str
    passing: Count
    failing: Count
    unknown: Count
    boundary: Count
    """Cases on a threshold or a step beside it."""

    at_threshold: Count
    """Those exactly on it."""


@attrs.frozen(kw_only=True)
class Report:
    """What came of a run."""

    results: tuple[CaseResult, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether every case was answered right and nothing else went wrong."""
        return not self.faults and bool(self.results) and all(r.right for r in self.results)

    @property
    def right(self) -> int:
        """Cases answered right."""
        return sum(result.right for result in self.results)

    @property
    def wrong(self) -> tuple[CaseResult, ...]:
        """Cases answered otherwise than expected."""
        return tuple(r for r in self.results if r.answer is not None and not r.right)

    @property
    def missing(self) -> tuple[CaseResult, ...]:
        """Cases that were not answered."""
        return tuple(r for r in self.results if r.answer is None)

    def coverage(self) -> tuple[RuleCoverage, ...]:
        """One row a rule of a standard or a batch of a scheme, in the order of the cases."""
        return coverage(self.results)

    def explain(self, lang: str = "zh", *, most: int = 20) -> str:
        """The report in Chinese or (``lang="en"``) English, with up to *most* cases."""
        return "\n".join(_said(self, lang, most))


def coverage(results: Iterable[CaseResult | Case]) -> tuple[RuleCoverage, ...]:
    """How often each rule is seen in each state, in cases or in their results."""
    seen: dict[tuple[str, str], dict[State | Side, list[bool]]] = {}
    for one in results:
        case, right = (one, False) if isinstance(one, Case) else (one.case, one.right)
        states = dict.fromkeys(
            (s.rule, state) for s in case.shows for state in (s.state, s.side) if state
        )
        for rule, state in states:
            seen.setdefault((case.book, rule), {}).setdefault(state, []).append(right)
    return tuple(
        RuleCoverage(
            book=book,
            rule=rule,
            passing=_count(by, State.PASS),
            failing=_count(by, State.FAIL),
            unknown=_count(by, State.UNKNOWN),
            boundary=_count(by, State.BOUNDARY),
            at_threshold=_count(by, Side.AT),
        )
        for (book, rule), by in seen.items()
    )


def _count(by: dict[State | Side, list[bool]], state: State | Side) -> Count:
    found = by.get(state, [])
    return Count(cases=len(found), right=sum(found))


def _compared(case: Case, answer: Answer) -> Iterator[Difference]:
    expected = case.expected
    if answer.verdict is not expected.verdict:
        wanted, given = (
            "null" if v is None else v.value for v in (expected.verdict, answer.verdict)
        )
        yield Difference(
            zh=f"结论应为{wanted}，答{given}", en=f"verdict {given}, not {wanted}"
        )
    for zh, en, wanted_ids, given_ids in (
        ("未达到", "failed", expected.failed, answer.failed),
        ("无法判定", "undetermined", expected.undetermined, answer.undetermined),
    ):
        lacking = [i for i in wanted_ids if i not in given_ids]
        extra = [i for i in given_ids if i not in wanted_ids]
        if lacking:
            yield Difference(
                zh=f"“{zh}”缺{'、'.join(lacking)}", en=f"{en} lacks {', '.join(lacking)}"
            )
        if extra:
            yield Difference(
                zh=f"“{zh}”多{'、'.join(extra)}", en=f"{en} has {', '.join(extra)} too"
            )


def _said(report: Report, lang: str, most: int) -> Iterator[str]:
    english = lang == "en"
    total = len(report.results)
    wrong, missing = report.wrong, report.missing
    yield (
        f"{report.right} of {total} cases right, {len(wrong)} wrong, {len(missing)} missing"
        if english
        else f"{total}例中{report.right}例相符，{len(wrong)}例不符，{len(missing)}例未答"
    )
    for fault in report.faults[:most]:
        where = f" {fault.line}" if fault.line else ""
        told = fault.en if english else fault.zh
        yield f"  [{fault.trouble.value}{where}] {told}"
    for result in wrong[:most]:
        told = "; ".join(d.en for d in result.differences)
        if not english:
            told = "；".join(d.zh for d in result.differences)
        yield f"  {result.case.id}: {told}"
        yield f"    {_about(result.case)}"
    for result in missing[: max(0, most - len(wrong))]:
        yield f"  {result.case.id}: {'not answered' if english else '未答'}"
    left = len(wrong) + len(missing) - most
    if left > 0:
        yield f"  … {left} more" if english else f"  …另有{left}例"


def _about(case: Case) -> str:
    """The first thing a case shows, and where it comes from."""
    first = case.shows[0]
    side = "" if first.side is None else f" [{first.side.value}]"
    told = f"{first.part or first.rule}{side}"
    return f"{told} | {'；'.join(source.text for source in case.source)}"
