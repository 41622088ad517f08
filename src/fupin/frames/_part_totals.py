"""The sums of all parts, merged upward, and the summary of a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs
import polars as pl

from fupin.frames._part_files import PartFiles, replaced, write_json
from fupin.frames._part_plan import Part
from fupin.frames._part_run import How
from fupin.frames.aggregating import LEVELS, SUMS, merged, told
from fupin.values.version import VERSION


TOTALS: Final = "totals.parquet"
SUMMARY: Final = "summary.json"
ALL: Final = "all"


@attrs.frozen(kw_only=True)
class Summary:
    """All households of all finished parts."""

    households: int = 0
    passed: int = 0
    failed: int = 0
    undetermined: int = 0
    persons: int = 0
    """Registered persons, as far as recorded."""

    unsized: int = 0
    """Households whose size is not recorded."""

    failed_persons: int = 0
    undetermined_persons: int = 0
    uncounted: int = 0
    """Households that do not pass and whose size is not recorded."""

    poor_at_least: int | None = 0
    poor_at_most: int | None = 0
    """``None`` where a household that does not pass has no size."""

    members: int = 0
    """Rows of members that were read."""

    strangers: int = 0
    """Of them, those whose household is not in the same part: nobody looked at them."""


def write_totals(
    out: Path,
    how: How,
    finished: Mapping[Part, tuple[PartFiles, Mapping[str, Any]]],
    failures: Sequence[Mapping[str, Any]],
    *,
    rules: str,
) -> tuple[Summary, pl.DataFrame]:
    """Merge the sums of the parts that are finished, and write both files or neither."""
    parts = [pl.read_parquet(files.totals) for files, _ in finished.values()]
    table = pl.concat(parts, how="diagonal") if parts else pl.DataFrame()
    levels = [level for level in LEVELS if level in table.columns]
    totals = _levels(table, levels)
    summary = Summary(
        **(_told_of_all(table) if table.height else {}),
        members=sum(record["members"] for _, record in finished.values()),
        strangers=sum(record["strangers"] for _, record in finished.values()),
    )
    said = {
        "library": VERSION,
        "standard": how.standard.id,
        "title": how.standard.title,
        "rules": rules,
        "on": how.on.isoformat(),
        "region": how.region,
        "extrapolate": how.extrapolate,
        "engine": how.engine,
        "complete": not failures,
        "parts": len(finished) + len(failures),
        "numbers": {record["region"]: record["numbers"] for _, record in finished.values()},
        "bits": [rule.id for rule in how.standard.rules],
        **attrs.asdict(summary),
        "failures": list(failures),
    }
    with replaced(out, (TOTALS, SUMMARY)) as place:
        totals.write_parquet(place(TOTALS))
        write_json(place(SUMMARY), said)
    return summary, totals


def _levels(table: pl.DataFrame, levels: Sequence[str]) -> pl.DataFrame:
    """One row a place, the largest first; of all first of all."""
    if not table.height:
        return pl.DataFrame(schema={"level": pl.String})
    whole = table.select(pl.col(SUMS).sum()).with_columns(pl.lit(ALL).alias(ALL))
    rows = [told(whole, ALL).with_columns(level=pl.lit(ALL)).drop(ALL)]
    for level in reversed(levels):
        found = told(merged(table, level), level)
        known = found.filter(pl.col(level).is_not_null())
        rows.append(known.with_columns(level=pl.lit(level)))
    long = pl.concat(rows, how="diagonal")
    return long.select("level", *reversed(levels), pl.exclude("level", *levels))


def _told_of_all(table: pl.DataFrame) -> dict[str, Any]:
    whole = table.select(pl.col(SUMS).sum()).with_columns(pl.lit(ALL).alias(ALL))
    return told(whole, ALL).drop(ALL).row(0, named=True)
