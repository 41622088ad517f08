"""All outputs of an assessment, written into one folder."""

from __future__ import annotations

import json

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from fupin.report.lines import (
    county_document,
    household_lines,
    problem_lines,
    village_lines,
)
from fupin.report.result import Result
from fupin.report.summary import summary
from fupin.report.workbook import write_workbook


OUTPUTS: Final = (
    "households.jsonl",
    "villages.jsonl",
    "county.json",
    "problems.jsonl",
    "result.xlsx",
    "summary.html",
)


def write_results(
    folder: Path,
    result: Result,
    *,
    reveal: bool = False,
    progress: Callable[[str], None] | None = None,
) -> None:
    """Write every output into *folder*, which must be there; see also `whole`.

    Args:
        folder: Where to.
        result: What to tell.
        reveal: Name heads of households in clear in the workbook's worklist, and show
            household numbers that are somebody's ID number as they are.
        progress: Is told the name of each file once it is written.

    Raises:
        MissingExtraError: If XlsxWriter is not installed.
    """
    report = progress or (lambda _: None)
    households, villages, county, problems, workbook, page = OUTPUTS
    _write_lines(folder / households, household_lines(result.survey.households, reveal=reveal))
    report(households)
    _write_lines(folder / villages, village_lines(result))
    report(villages)
    text = json.dumps(county_document(result), ensure_ascii=False, indent=2, allow_nan=False)
    _write_lines(folder / county, [text])
    report(county)
    _write_lines(folder / problems, problem_lines(result.problems))
    report(problems)
    write_workbook(folder / workbook, result, reveal=reveal)
    report(workbook)
    _write_lines(folder / page, [summary(result).rstrip("\n")])
    report(page)


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
