"""What each command does."""

from __future__ import annotations

import argparse

from datetime import date
from pathlib import Path
from typing import Final

import attrs

from fupin.assessment import assess_exit, classify, find_standard
from fupin.cli.auditing import audited
from fupin.cli.batching import run_batch
from fupin.cli.checking import run_check, run_corrections
from fupin.cli.conforming import run_conformance
from fupin.cli.faults import DONE, FINDINGS, WRONG_USAGE, StopError
from fupin.cli.local import local
from fupin.cli.progress import Progress
from fupin.cli.running import Asked, assess, check, read, tell, write
from fupin.cli.selfchecking import run_selfcheck
from fupin.cli.templating import run_template
from fupin.cli.wide import pad, width
from fupin.errors import Problem, Severity
from fupin.ledger import (
    write_member_ledger,
    write_verification,
    write_village_ledger,
    write_village_verification,
)
from fupin.logic import Truth
from fupin.report import whole
from fupin.standards import Subject, scheme, schemes, standards
from fupin.strategies.synthetic import SyntheticCounty, synthetic_county


__all__ = [
    "run_assess",
    "run_batch",
    "run_check",
    "run_conformance",
    "run_corrections",
    "run_demo",
    "run_explain",
    "run_selfcheck",
    "run_standards",
    "run_template",
]

_DAY: Final = date(2018, 12, 31)
_HOUSEHOLDS, _PERSONS, _VILLAGES, _POOR, _TOWNSHIPS = 33_500, 111_000, 117, 73, 15
_REGISTER: Final = "register.csv"
_INPUTS: Final = (_REGISTER, "verification.xlsx", "villages.xlsx", "village-verification.xlsx")


def run_assess(options: argparse.Namespace) -> int:
    """Assess a user's files."""
    books = local(options)
    asked = Asked(
        on=options.on,
        standard=books.standard(options.standard),
        scheme=books.scheme(options.scheme),
        region=options.region,
        county=options.county,
        extrapolate=options.extrapolate,
        reveal=options.reveal,
        lang=options.lang,
    )
    check(asked)
    paths = [*options.ledgers, *options.verification, *options.villages]
    with Progress() as progress, whole(options.out) as folder:
        result = assess(read(paths, progress, asked), paths, progress, asked)
        write(folder, result, progress, asked)
    tell(result, options.out, asked)
    return FINDINGS if any(map(_is_finding, result.problems)) else DONE


def run_demo(options: argparse.Namespace) -> int:
    """Invent a county, write it down, read it back and assess it."""
    asked = Asked(on=_DAY, invented=True, lang=options.lang)
    with Progress() as progress, whole(options.out) as folder:
        with progress.step(asked.said("虚构一个县", "invent a county")):
            county = _invented(options)
        asked = attrs.evolve(asked, region=str.__str__(county.code), county=county.name)
        paths = [folder / name for name in _INPUTS]
        with progress.step(asked.said("写成台账", "write its ledgers")) as advance:
            for number, _ in enumerate(_written(county, folder), start=1):
                advance(number, len(_INPUTS))
        result = assess(read(paths, progress, asked), paths, progress, asked)
        write(folder, result, progress, asked)
    tell(result, options.out, asked)
    return DONE


def run_explain(options: argparse.Namespace) -> int:
    """Say what one household's verdict rests on."""
    asked = Asked(on=options.on, lang=options.lang)
    books = local(options)
    standard = find_standard(books.standard(options.standard), Subject.HOUSEHOLD)
    standard.refuse_outside(options.on, extrapolate=options.extrapolate)
    batches = books.scheme(options.scheme)
    if isinstance(batches, str):
        batches = scheme(batches)
    with Progress() as progress:
        book = read([options.ledger, *options.verification], progress, asked)
    found = next((h for h in book.households if h.household_id == options.household), None)
    if found is None:
        raise StopError(
            WRONG_USAGE, "台账中没有这个户编号", "no household of this number in the ledgers"
        )
    verdict = assess_exit(
        found,
        on=options.on,
        standard=standard,
        region=options.region,
        extrapolate=options.extrapolate,
    )
    print(verdict.explain(options.lang))
    sorted_into = classify(found, batches)
    print(asked.said(f"分类（{sorted_into.title}）：", f"batches ({sorted_into.scheme}):"))
    for one in sorted_into.findings:
        sign = {Truth.MET: "√", Truth.NOT_MET: "×", Truth.UNKNOWN: "？"}[one.truth]
        title = asked.said(f"{one.title}：{one.reason}", f"{one.title_en}: {one.reason_en}")
        print(f"  {sign} {title}")
    return DONE


def run_standards(options: argparse.Namespace) -> int:
    """List what is shipped and what overlays add, and how that differs."""
    books = local(options)
    if options.audit or options.json:
        return audited(options, books.overlays)
    english = options.lang == "en"
    rows = [
        ("ID", "valid", "title") if english else ("ID", "有效期", "名称"),
        *(
            (s.id, f"{s.first} – {s.last}", s.title_en if english else s.title)
            for s in standards()
        ),
        *((s.id, "", s.title_en if english else s.title) for s in schemes()),
        *books.rows(options.lang),
    ]
    widths = [max(width(row[at]) for row in rows) for at in (0, 1)]
    for name, days, title in rows:
        print(f"{pad(name, widths[0])}  {pad(days, widths[1])}  {title}")
    if options.differences:
        print("\n".join(books.compared(options.lang)))
    return DONE


def _invented(options: argparse.Namespace) -> SyntheticCounty:
    households = _or(options.households, _HOUSEHOLDS)
    villages = _or(options.villages, min(_VILLAGES, households))
    return synthetic_county(
        seed=options.seed,
        households=households,
        persons=_or(options.persons, round(households * _PERSONS / _HOUSEHOLDS)),
        villages=villages,
        poor_villages=_or(options.poor_villages, round(villages * _POOR / _VILLAGES)),
        townships=_or(options.townships, min(_TOWNSHIPS, villages)),
        on_year=_DAY.year,
    )


def _or(given: int | None, default: int) -> int:
    return default if given is None else given


def _written(county: SyntheticCounty, folder: Path) -> list[Path]:
    register, verification, villages, village_verification = (folder / n for n in _INPUTS)
    visited = (
        attrs.evolve(h, attested=county.attestations[h.household_id])
        for h in county.households
        if h.household_id in county.attestations
    )
    inspected = (
        attrs.evolve(v, attested=county.village_attestations.get(v.village_id))
        for v in county.villages
    )
    # Provincial systems hand out large registers as GB 18030 text.
    write_member_ledger(register, county.households, encoding="gb18030")
    write_verification(verification, visited)
    write_village_ledger(villages, county.villages)
    write_village_verification(village_verification, inspected)
    return [register, verification, villages, village_verification]


def _is_finding(problem: Problem) -> bool:
    """An error, or a warning about what stands in a file.

    That villages have no row in an export is no fault of the data: it is told, and
    the verdict says what is missing.
    """
    if problem.severity is Severity.ERROR:
        return True
    return problem.severity is Severity.WARNING and bool(problem.sheet)
