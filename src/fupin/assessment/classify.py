"""Which batches of a scheme a household falls in, and how many fall in each."""

from __future__ import annotations

import functools

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import attrs

from fupin.assessment.finding import missing_fact
from fupin.assessment.prepare import ready_scheme
from fupin.facts import member as member_facts
from fupin.logic import Condition, Reads, Truth, blockers, compile_tests
from fupin.logic.python import Decide
from fupin.model import BatchFinding, Classification, Household, Missing
from fupin.standards import Scheme
from fupin.standards import scheme as find_scheme


# Batches have no dated numbers and ask no ages, so any day reads the same facts.
_ANY_DAY = date(2015, 11, 27)
_MET = (0, 0)  # neither failed nor unknown


@attrs.frozen(kw_only=True)
class BatchCount:
    """How many households and persons fall in a batch; batches overlap."""

    batch: str
    title: str
    households: int
    persons: int
    undetermined: int
    """Households that can't be decided, counted in neither."""


def classify(obj: Household, scheme: str | Scheme = "cn/five-batches/2015") -> Classification:
    """Say which batches of *scheme* a household falls in: any number of them.

    Args:
        obj: A household.
        scheme: A scheme or its id.

    Returns:
        One finding a batch, with its reason, its persons and what is missing.

    Raises:
        UnknownNameError: If there is no such scheme.
        TypeError: If *obj* is no household.
    """
    if not isinstance(obj, Household):
        raise TypeError(f"can't classify a {type(obj).__name__}: a Household only")
    chosen = scheme if isinstance(scheme, Scheme) else find_scheme(scheme)
    prepared = ready_scheme(chosen)
    failed, unknown = prepared.decide(obj, _ANY_DAY)
    return classification(
        obj.household_id,
        chosen,
        [_truth(failed, unknown, bit) for bit in range(len(chosen.batches))],
        prepared.row(obj, _ANY_DAY) if unknown else {},
        lambda person: _persons(obj, person),
    )


def classification(
    subject: str,
    chosen: Scheme,
    truths: Sequence[Truth],
    row: Mapping[str, object],
    persons: Callable[[Condition | None], int | None],
) -> Classification:
    """What is said of a household whose batches are known.

    Args:
        subject: Its number.
        chosen: The scheme.
        truths: For each batch, whether it falls in.
        row: Its facts, by which what is missing is found; needed where one is unknown.
        persons: Says how many persons a batch is for, by its condition on a member.
    """
    findings = []
    tests = ready_scheme(chosen).tests
    for test, batch, truth in zip(tests, chosen.batches, truths, strict=True):
        known, met = truth is not Truth.UNKNOWN, truth is Truth.MET
        findings.append(
            BatchFinding(
                batch=batch.id,
                title=batch.title,
                title_en=batch.title_en,
                truth=truth,
                reason=test.said,
                reason_en=test.said_en,
                persons=persons(batch.person) if met else 0 if known else None,
                missing=() if known else _missing(test.test, row, batch.id),
                citations=batch.cites,
            )
        )
    return Classification(
        subject=subject, scheme=chosen.id, title=chosen.title, findings=tuple(findings)
    )


def _truth(failed: int, unknown: int, bit: int) -> Truth:
    if unknown >> bit & 1:
        return Truth.UNKNOWN
    return Truth.NOT_MET if failed >> bit & 1 else Truth.MET


def tally(found: Iterable[Classification]) -> tuple[BatchCount, ...]:
    """Households and persons in each batch; a household counts in each it falls in.

    Persons are those the batch is for, where it says so (有劳动能力的人), else all
    of the household.
    """
    counts: dict[str, list[int]] = {}
    titles: dict[str, str] = {}
    for classification in found:
        for one in classification.findings:
            count = counts.setdefault(one.batch, [0, 0, 0])
            titles[one.batch] = one.title
            if one.truth is Truth.MET:
                count[0] += 1
                count[1] += one.persons or 0
            elif one.truth is Truth.UNKNOWN:
                count[2] += 1
    return tuple(
        BatchCount(
            batch=batch,
            title=titles[batch],
            households=count[0],
            persons=count[1],
            undetermined=count[2],
        )
        for batch, count in counts.items()
    )


def _persons(obj: Household, person: Condition | None) -> int | None:
    """Members the batch is for; the whole household where it names none."""
    if person is None:
        return obj.size or len(obj.present_members) or None
    decide = _person_test(person)
    return sum(decide(member, _ANY_DAY) == _MET for member in obj.present_members)


@functools.lru_cache(maxsize=64)
def _person_test(person: Condition) -> Decide:
    """The condition on one member, compiled."""
    return compile_tests((person,), Reads(facts=member_facts.READS), ())


def _missing(test: Condition, row: Mapping[str, object], batch: str) -> tuple[Missing, ...]:
    return tuple(missing_fact(b, batch) for b in blockers(test, row, {}))
