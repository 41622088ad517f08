"""The checks against a loop over pandas rows, as public checkers are written.

The contender has one function a rule over ``row["…"]`` and walks the frame with
``iterrows``; ours is `fupin.frames.check_book` with the pack cut down to the same
checks.  Both start from what was read; both must find the same.  Runs alternate; the
ratio is the median of the rounds' ratios of CPU seconds.  Asserts only the equality.

    python tests/bench/bench_pandas_loop.py [persons]
"""

from __future__ import annotations

import statistics
import sys
import time

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from fupin.codes import HealthStatus, LabourCapacity
from fupin.frames import check_book
from fupin.ledger import Book, read_ledger
from fupin.standards.checks import Pack, pack
from fupin.values import age_on


DAY = date(2018, 12, 31)
ROUNDS = 3


def _missing(value: Any) -> bool:
    return value is None or value != value  # noqa: PLR0124  # a row may turn None into NaN


def _healthy(row: Any) -> bool:
    return row["health"] == HealthStatus.HEALTHY.value


def _blank(name: str) -> Callable[[Any], bool]:
    return lambda row: _missing(row[name])


RULES: dict[str, Callable[[Any], bool]] = {
    "blanks.ethnicity": _blank("ethnicity"),
    "blanks.health": _blank("health"),
    "blanks.main-cause": _blank("main_cause"),
    "work.months-of-a-year": lambda row: (
        not _missing(row["work_months"]) and not 0 <= row["work_months"] <= 12_000
    ),
    "labour.lost-at-working-age": lambda row: (
        not _missing(row["age"])
        and 16 <= row["age"] < 60
        and _healthy(row)
        and row["labour"] == LabourCapacity.LOST.value
    ),
}
"""The public style: a function a rule, each looking at the row anew."""


def frame(book: Book) -> pd.DataFrame:
    """One row a member, household values repeated, as the export has them."""
    rows = []
    for home in book.households:
        for person in home.members:
            born = person.born
            rows.append(
                {
                    "household": home.household_id,
                    "ethnicity": _text(person.ethnicity),
                    "health": None
                    if person.health is None
                    else "、".join(sorted(one.value for one in person.health)),
                    "main_cause": _text(home.main_cause),
                    "work_months": person.work_months,
                    "student_status": _text(person.student_status),
                    "labour": _text(person.labour),
                    "age": None if born is None else age_on(born, DAY),
                }
            )
    return pd.DataFrame(rows, dtype=object)


def _text(code: Any) -> str | None:
    return None if code is None else code.value


def looped(table: pd.DataFrame) -> dict[str, int]:
    """Findings of each rule, row by row."""
    found = dict.fromkeys(RULES, 0)
    seen: set[str] = set()
    for _, row in table.iterrows():
        for name, rule in RULES.items():
            if name == "blanks.main-cause":  # of the household: once
                if row["household"] in seen:
                    continue
                seen.add(row["household"])
            found[name] += rule(row)
    return found


def ours(book: Book, checks: Pack) -> dict[str, int]:
    """Findings of each rule, by columns."""
    found = dict.fromkeys(RULES, 0)
    for finding in check_book(book, on=DAY, pack=checks):
        found[finding.rule] += 1
    return found


def _timed(work: Callable[[], dict[str, int]]) -> tuple[float, dict[str, int]]:
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def main() -> None:
    from bench_checks import register, tempfolder

    persons = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    book = read_ledger(register(tempfolder(), persons))
    whole = pack("registry")
    checks = Pack(
        id="bench",
        title="对照",
        title_en="contended",
        checks=tuple(check for check in whole if check.id in RULES),
    )
    table = frame(book)
    ratios = []
    for _ in range(ROUNDS):
        slow, theirs = _timed(lambda: looped(table))
        fast, own = _timed(lambda: ours(book, checks))
        if theirs != own:
            sys.exit(f"not the same: {theirs} and {own}")
        ratios.append(slow / fast)
        print(f"  loop {slow:.2f} s, ours {fast:.2f} s, {sum(own.values())} findings each")
    print(
        f"{persons:,} rows, {len(RULES)} rules: {statistics.median(ratios):.1f} times faster"
    )
    everything, _ = _timed(lambda: {"all": len(check_book(book, on=DAY))})
    print(f"the whole pack, {len(whole)} checks: {everything:.2f} s")


if __name__ == "__main__":
    main()
