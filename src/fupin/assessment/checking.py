"""Check households, villages or a whole book, object by object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from fupin.assessment.check_finding import Subject, findings_of
from fupin.assessment.check_ready import ReadyKind, ReadyPack, find_pack, ready_pack
from fupin.facts.checked import (
    EVERYTHING,
    CheckedHousehold,
    CheckedPerson,
    CheckedVillage,
    Form,
)
from fupin.model import Household, Village
from fupin.model.check_results import CheckReport
from fupin.standards.checks import Kind, Pack


def check(  # noqa: PLR0913  # whom to check, and how
    subject: Household | Village,
    *,
    on: date,
    pack: str | Pack = "registry",
    region: str = "",
    form: Form = EVERYTHING,
    extrapolate: bool = False,
) -> CheckReport:
    """Ask every check of one household and its members, or of one village.

    Args:
        subject: A household or a village.
        on: The day: the checks and the numbers of that day are asked, and ages are
            those of that day.
        pack: A pack of checks or its id.
        region: Six-digit code that chooses regional numbers.
        form: Which fields were asked for; all of them, unless told.
        extrapolate: Use the nearest number of what was not in force on that day.

    Returns:
        The findings in the order of the pack, household before members.  What is
        unknown is no finding; ``undetermined`` counts it.  Checks of whole ledgers
        (duplicates, outliers) can't be decided on one household.

    Raises:
        UnknownNameError: If there is no such pack.

    >>> from fupin.values import Fen
    >>> report = check(Household(household_id="1", size=0), on=date(2024, 1, 31))
    >>> "household.empty" in {finding.rule for finding in report}
    True
    """
    ready = ready_pack(find_pack(pack), on, region, extrapolate)
    asked: Iterable[Subject]
    if isinstance(subject, Village):
        asked = (CheckedVillage(village=subject, form=form),)
    else:
        home = CheckedHousehold(household=subject, form=form)
        asked = (home, *persons_of(home))
    return report_of(ready, judged(ready, asked))


def persons_of(home: CheckedHousehold) -> Iterator[CheckedPerson]:
    """Those who are on the register now, with their places in the roster."""
    for position, member in enumerate(home.household.members):
        if member.survival is None or member.survival.active:
            yield CheckedPerson(member=member, position=position, home=home)


def kind_of(subject: Subject) -> Kind:
    """Which checks are about such a subject."""
    if isinstance(subject, CheckedPerson):
        return Kind.PERSON
    return Kind.HOUSEHOLD if isinstance(subject, CheckedHousehold) else Kind.VILLAGE


def judged(
    ready: ReadyPack, subjects: Iterable[Subject]
) -> Iterator[tuple[ReadyKind, Subject, int, int]]:
    """Each subject with the checks about it that fail, and those that are unknown."""
    for subject in subjects:
        of_kind = ready.kinds[kind_of(subject)]
        failed, unknown = of_kind.decide(subject, ready.on)
        yield of_kind, subject, failed, unknown


def report_of(
    ready: ReadyPack, outcomes: Iterable[tuple[ReadyKind, Subject, int, int]]
) -> CheckReport:
    """Findings and what is undetermined, of masks."""
    known = list(outcomes)
    return CheckReport(
        pack=ready.pack.id,
        on=ready.on,
        findings=tuple(
            finding
            for of_kind, subject, failed, _ in known
            for finding in findings_of(of_kind, failed, subject)
        ),
        undecided=undetermined((of_kind, unknown) for of_kind, _, _, unknown in known),
        asked=ready.asked,
        skipped=ready.skipped,
    )


def undetermined(masks: Iterable[tuple[ReadyKind, int]]) -> tuple[tuple[str, int], ...]:
    """Check, and how often it could not be decided, in the order of the pack."""
    counts: dict[str, int] = {}
    kinds: dict[Kind, ReadyKind] = {}
    for of_kind, unknown in masks:
        kinds[of_kind.kind] = of_kind
        bits = unknown
        while bits:
            low = bits & -bits
            bits ^= low
            name = of_kind.checks[low.bit_length() - 1].check.id
            counts[name] = counts.get(name, 0) + 1
    order = [c.check.id for kind in Kind if kind in kinds for c in kinds[kind].checks]
    return tuple((name, counts[name]) for name in order if name in counts)
