"""A province or the nation, part by part: memory does not grow, and nothing is done twice."""

from __future__ import annotations

import importlib
import sys

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any, Final

import attrs
import polars as pl

from fupin.assessment.exit import find_standard
from fupin.errors import FupinError, InvalidDataError, InvalidValueError
from fupin.frames._part_files import PartFiles, clean, fingerprint
from fupin.frames._part_plan import Part, plan
from fupin.frames._part_run import ENGINES, Engine, How, run
from fupin.frames._part_totals import SUMMARY, TOTALS, Summary, write_totals
from fupin.standards import Standard, Subject
from fupin.values import RegionCode
from fupin.values.version import VERSION


Progress = Callable[[int, int], object]

AT_MOST: Final = 250_000
"""Households in one part: what they need stays well below half a gigabyte."""

_FORMAT: Final = 1  # of the files written; another number, and all is done again
_SHOWN: Final = 20  # problems kept of one part


@attrs.frozen(kw_only=True)
class PartFailure:
    """A part that could not be judged; no personal datum is in it."""

    part: str
    """``region=510000/0000``."""

    error: str
    """Name of the error."""

    reasons: tuple[str, ...]
    """What is wrong, in Chinese."""

    reasons_en: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False)
class PartsReport:
    """What a run over parts came to."""

    out: Path
    parts: int
    judged: int
    """Parts judged in this run."""

    kept: int
    """Parts that were finished before, and not judged again."""

    failures: tuple[PartFailure, ...]
    summary: Summary
    """Of all parts that are finished."""

    totals: pl.DataFrame
    """A row a place; see `assess_parts`."""

    @property
    def complete(self) -> bool:
        """Whether every part is finished."""
        return not self.failures


def assess_parts(  # noqa: PLR0913  # where the rows are and how to judge them
    folder: str | PathLike[str],
    out: str | PathLike[str],
    *,
    on: date,
    standard: str | Standard,
    region: str | None = None,
    engine: Engine = "polars",
    at_most: int = AT_MOST,
    extrapolate: bool = False,
    reasons: bool = False,
    progress: Progress | None = None,
) -> PartsReport:
    """Judge all households below a folder, and count them up to the nation.

    It may be stopped at any moment and called again: parts that are finished stay, those
    whose files, rules or numbers have changed are done again.  A part that can't be
    judged is reported and the others go on.  No file is there before it is whole.

    Args:
        folder: Where ``households*.parquet`` and ``members*.parquet`` are, in it or in
            folders ``region=510000``; files whose names differ in nothing else belong
            together.  `fupin.strategies.population` writes such folders.
        out: Where the results go; other files in it are left alone.
        on: The day of the assessment.
        standard: A standard of households, or its id.
        region: Six-digit code that chooses regional numbers; each part's own by default.
        engine: ``polars``, ``duckdb`` or ``spark``.
        at_most: Households in one part, which bounds the memory; files with fewer are a
            part each.  Spark splits files on its own.
        extrapolate: Use the nearest value of what was not in force on that day.
        reasons: Write the ids of the rules that decide, too.
        progress: Told after each part how many households are done, and of how many.

    Returns:
        Failures, sums, and where everything is.

    Files:
        region=510000/verdicts-0000.parquet: The columns of `assess_exit`, in the order of
            the households.
        region=510000/totals-0000.parquet: Sums by village (or the smallest level there
            is), region=510000/part-0000.json: what they were made from.
        totals.parquet: One row a place of each level, ``all`` to ``village``: ``level``,
            the places, and the columns of `aggregate`.
        summary.json: The same for all, with numbers, rules and failures.

    Raises:
        FileNotFoundError: If there are no such files.
        MissingExtraError: If the engine is not installed.
        InvalidDataError: If a file is damaged beyond counting its rows.
        RuleDefinitionError: If the standard is not of households.
        ParameterNotInForceError, RegionNeededError: If that is so in every region.

    Limitations:
        That a household stands twice is seen within a part only.
    """
    if engine not in ENGINES:
        raise ValueError(f"no engine {engine!r}: {', '.join(ENGINES)}")
    if at_most < 1:
        raise ValueError("a part has at least one household")
    if engine != "polars":  # missing, it would be missing for every part
        importlib.import_module(f"fupin.frames.{engine}")
    chosen = find_standard(standard, Subject.HOUSEHOLD)
    chosen.refuse_outside(on, extrapolate=extrapolate)
    how = How(
        on=on,
        standard=chosen,
        region=None if region is None else str.__str__(RegionCode.read(region))[:6],
        extrapolate=extrapolate,
        reasons=reasons,
        engine=engine,
    )
    rows = sys.maxsize if engine == "spark" else at_most  # it splits files on its own
    found = plan(Path(folder), rows, with_members=how.has_members)
    _refuse_numbers(how, found)
    return _Run(Path(out), how, found, progress or (lambda _done, _all: None)).go()


class _Run:
    """One run over parts."""

    def __init__(self, out: Path, how: How, parts: Sequence[Part], progress: Progress) -> None:
        self.out, self.how, self.parts, self.progress = out, how, parts, progress
        self.rules = fingerprint({rule.id: repr(rule.test) for rule in how.standard.rules})

    def go(self) -> PartsReport:
        self.out.mkdir(parents=True, exist_ok=True)
        files = {part: PartFiles(self.out, part) for part in self.parts}
        makes = {part: self._make(part) for part in self.parts}
        records = {part: files[part].finished(makes[part]["fingerprint"]) for part in files}
        kept = [part for part, record in records.items() if record is not None]
        clean(self.out, (files[part] for part in kept))
        if len(kept) < len(self.parts):  # never beside parts they do not count
            for name in (TOTALS, SUMMARY):
                (self.out / name).unlink(missing_ok=True)
        done, total = 0, sum(part.rows for part in self.parts)
        failures = []
        for part in self.parts:
            if records[part] is None:
                outcome = self._judge(part, files[part], makes[part])
                if isinstance(outcome, PartFailure):
                    failures.append(outcome)
                else:
                    records[part] = outcome
            done += part.rows
            self.progress(done, total)
        finished = {part: record for part, record in records.items() if record is not None}
        summary, totals = write_totals(
            self.out,
            self.how,
            {part: (files[part], record) for part, record in finished.items()},
            [attrs.asdict(failure) for failure in failures],
            rules=self.rules,
        )
        return PartsReport(
            out=self.out,
            parts=len(self.parts),
            judged=len(finished) - len(kept),
            kept=len(kept),
            failures=tuple(failures),
            summary=summary,
            totals=totals,
        )

    def _make(self, part: Part) -> dict[str, Any]:
        """All that decides what comes out of a part, and a short name for it."""
        how, region = self.how, self.how.region_of(part)
        said = {
            "format": _FORMAT,
            "library": VERSION,
            "standard": how.standard.id,
            "rules": self.rules,
            "on": how.on.isoformat(),
            "region": region,
            "numbers": _values(how, region),
            "reasons": how.reasons,
            "inputs": part.inputs(),
            "start": part.start,
            "rows": part.rows,
        }
        return {"fingerprint": fingerprint(said), **said}

    def _judge(
        self, part: Part, files: PartFiles, make: Mapping[str, Any]
    ) -> dict[str, Any] | PartFailure:
        try:
            judged = run(part, self.how)
        except (Exception, pl.exceptions.PanicException) as error:  # noqa: BLE001  # told
            return _failure(part, error)
        record = {**make, "members": judged.members, "strangers": judged.strangers}
        files.write(judged.verdicts, judged.totals, record)
        return record


def _values(how: How, region: str) -> dict[str, int] | None:
    try:
        return how.values(region)
    except FupinError:
        return None  # told when the part is judged


def _refuse_numbers(how: How, parts: Sequence[Part]) -> None:
    """Numbers that are not there for any part are wrong use, not a fault of parts."""
    regions = list(dict.fromkeys(how.region_of(part) for part in parts))
    if all(_values(how, region) is None for region in regions):
        for region in regions:
            how.values(region)


def _failure(part: Part, error: BaseException) -> PartFailure:
    """What went wrong, without a cell of the data: messages of engines quote them."""
    said: tuple[str, ...] = (type(error).__name__,)
    said_en = said
    if isinstance(error, InvalidDataError):
        said = tuple(map(str, error.problems[:_SHOWN]))
        said_en = tuple(problem.english() for problem in error.problems[:_SHOWN])
    elif isinstance(error, InvalidValueError):
        said, said_en = (error.message,), (error.message_en,)
    elif isinstance(error, FupinError):
        said = said_en = (str(error),)
    elif isinstance(error, OSError) and error.strerror:
        said = said_en = (error.strerror,)
    return PartFailure(
        part=part.name, error=type(error).__name__, reasons=said, reasons_en=said_en
    )
