"""The pack of checks against merely reading the same workbook.

Invents registers of several sizes, writes each as .xlsx, and times in turn: the cells
read by calamine; the ledger read into a book; the ledger read and every check asked by
columns.  Prints the ratios, the peak of memory of a child that does it all, and how
time grows.  Asserts nothing.

    python tests/bench/bench_checks.py 10000 100000 [1000000]
"""

from __future__ import annotations

import itertools
import math
import statistics
import subprocess
import sys
import tempfile
import time

from datetime import date
from pathlib import Path


DAY = date(2018, 12, 31)
_SMALL = 200_000
"""Larger registers are timed once."""

_PEAK = """
import resource, sys
from datetime import date
from fupin.frames import check_book
from fupin.ledger import read_ledger
report = check_book(read_ledger(sys.argv[1]), on=date(2018, 12, 31))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, len(report))
"""


def register(folder: Path, persons: int) -> Path:
    """A workbook of about so many member rows."""
    from fupin.ledger import write_member_ledger
    from fupin.strategies.synthetic import synthetic_county

    path = folder / f"register-{persons}.xlsx"
    if not path.exists():
        county = synthetic_county(
            seed=1,
            households=persons * 10 // 33,
            persons=persons,
            villages=max(10, persons // 1000),
            poor_villages=max(5, persons // 2000),
            townships=5,
            on_year=DAY.year,
        )
        write_member_ledger(path, county.households)
    return path


def tempfolder() -> Path:
    """Where registers are kept from one run to the next."""
    folder = Path(tempfile.gettempdir()) / "fupin-bench-checks"
    folder.mkdir(exist_ok=True)
    return folder


def cells(path: Path) -> int:
    """Merely read every cell."""
    import python_calamine

    with python_calamine.CalamineWorkbook.from_path(str(path)) as book:
        return len(book.get_sheet_by_index(0).to_python(skip_empty_area=False))


def book(path: Path) -> int:
    """Read the ledger."""
    from fupin.ledger import read_ledger

    return len(read_ledger(path).households)


def checked(path: Path) -> int:
    """Read the ledger and ask every check."""
    from fupin.frames import check_book
    from fupin.ledger import read_ledger

    return len(check_book(read_ledger(path), on=DAY))


def seconds(work: object, path: Path) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    work(path)  # type: ignore[operator]
    return time.process_time() - start


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000]
    folder = tempfolder()
    spent = []
    for size in sizes:
        path = register(folder, size)
        rounds = [
            tuple(seconds(work, path) for work in (cells, book, checked))
            for _ in range(3 if size <= _SMALL else 1)
        ]
        raw, read, all_of_it = (
            statistics.median(column) for column in zip(*rounds, strict=True)
        )
        child = subprocess.run(
            [sys.executable, "-c", _PEAK, str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
        peak, findings = child.stdout.split()
        spent.append((size, all_of_it))
        print(
            f"{size:>9,} rows: cells {raw:.2f} s, ledger {read:.2f} s, checks and all"
            f" {all_of_it:.2f} s = {all_of_it / raw:.2f} x cells, {all_of_it / read:.2f} x"
            f" ledger; peak {peak} MiB; {findings} findings"
        )
    for (one, before), (two, after) in itertools.pairwise(spent):
        print(
            f"growth {one:,} to {two:,}: {math.log(after / before) / math.log(two / one):.2f}"
        )


if __name__ == "__main__":
    main()
