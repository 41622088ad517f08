"""Check a whole book object by object: what the engine of columns must agree with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from fupin.assessment.check_finding import Subject, findings_of
from fupin.assessment.check_ledger import CheckedLedger
from fupin.assessment.check_ready import ReadyKind, find_pack, ready_pack
from fupin.assessment.check_subjects import Subjects, subjects_of
from fupin.assessment.checking import judged, undetermined
from fupin.facts.checked import CheckedHousehold, CheckedPerson
from fupin.model.check_results import CheckFinding, CheckReport
from fupin.standards.checks import Pack


Progress = Callable[[int, int | None], None]


def check_book(  # noqa: PLR0913  # a book and how to judge it
    book: CheckedLedger,
    *,
    on: date,
    pack: str | Pack = "registry",
    region: str = "",
    earlier: Sequence[CheckedLedger] = (),
    extrapolate: bool = False,
    progress: Progress | None = None,
) -> CheckReport:
    """As `fupin.frames.check_book`, without polars: slower, and it needs no extra."""
    ready = ready_pack(find_pack(pack), on, region, extrapolate)
    subjects = subjects_of(book, earlier=earlier)
    findings: list[CheckFinding] = []
    masks: list[tuple[ReadyKind, int]] = []
    asked = list(_in_order(subjects))
    for done, outcome in enumerate(judged(ready, asked), start=1):
        of_kind, subject, failed, unknown = outcome
        findings += findings_of(of_kind, failed, subject, where(book, subject))
        masks.append((of_kind, unknown))
        if progress is not None:
            progress(done, len(asked))
    return CheckReport(
        pack=ready.pack.id,
        on=ready.on,
        findings=tuple(findings),
        undecided=undetermined(masks),
        asked=ready.asked,
        skipped=ready.skipped,
    )


def _in_order(subjects: Subjects) -> Iterator[Subject]:
    """Each household before its members; the villages last."""
    people: dict[int, list[CheckedPerson]] = {}
    for person in subjects.persons:
        people.setdefault(id(person.home), []).append(person)
    for home in subjects.households:
        yield home
        yield from people.get(id(home), ())
    yield from subjects.villages


def where(book: CheckedLedger, subject: Subject) -> tuple[str, int] | None:
    """Sheet and row a subject was read from."""
    if isinstance(subject, CheckedPerson):
        rows = book.rows_of_members.get(subject.home.household.household_id, ())
        return rows[subject.position] if subject.position < len(rows) else None
    if isinstance(subject, CheckedHousehold):
        return next(iter(book.rows_of.get(subject.household.household_id, ())), None)
    return next(iter(book.rows_of_villages.get(subject.village.village_id, ())), None)
