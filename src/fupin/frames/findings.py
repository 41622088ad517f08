"""What checks found as a table: one row a finding, masked, with typed columns."""

from __future__ import annotations

from typing import Final

import polars as pl

from fupin.errors import Severity
from fupin.frames.columns import Schema
from fupin.model.check_results import CheckReport


GRADES: Final = pl.Enum([severity.value for severity in Severity])
"""Gravest first, so that sorting puts errors on top."""

FINDINGS: Final[Schema] = {
    "rule": pl.String(),
    "aliases": pl.List(pl.String()),
    "severity": GRADES,
    "scope": pl.String(),
    "household": pl.String(),
    "person": pl.String(),
    "name": pl.String(),
    "position": pl.Int64(),
    "village": pl.String(),
    "township": pl.String(),
    "sheet": pl.String(),
    "row": pl.Int64(),
    "fields": pl.List(pl.String()),
    "found": pl.String(),
    "found_en": pl.String(),
    "expected": pl.String(),
    "expected_en": pl.String(),
    "message": pl.String(),
    "message_en": pl.String(),
    "remedy": pl.String(),
    "remedy_en": pl.String(),
    "responsible": pl.String(),
}
"""Names and types of the columns of `findings`."""


def findings(report: CheckReport) -> pl.DataFrame:
    """The findings of checks, one row each, in the order of the report.

    Columns and names are those of ``findings.jsonl``: the rule and its numbers in the
    lists of provinces, severity and scope; household, person (人编号), surname and star,
    place in the roster counted from 0; village, township, sheet and row; the model
    fields, what was found and what is expected, in Chinese and in English; what to do
    and who can do it.  What there is none of is null.  Numbers that are somebody's ID
    or phone number are masked.

    Args:
        report: What `fupin.check` or `fupin.frames.check_book` found.

    >>> from datetime import date
    >>> import fupin
    >>> found = findings(fupin.check(fupin.Household(household_id="1"), on=date(2024, 1, 31)))
    >>> found.schema["severity"]
    Enum(categories=['error', 'warning', 'notice'])
    """
    rows = [finding.as_dict() for finding in report]
    return pl.DataFrame(
        {name: [row[name] for row in rows] for name in FINDINGS}, schema=FINDINGS
    )
