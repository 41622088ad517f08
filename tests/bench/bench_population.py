"""How fast an invented population is made and written, and in how much memory.

Run ``python tests/bench/bench_population.py [households] [profile]``.  It is made once
without writing, then written as Parquet to a folder that is removed again.  Nothing is
asserted; the last line is what the nation's register (29.5 million households) would take
at this rate.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time

from datetime import date
from pathlib import Path

from fupin.strategies import Population, population


HOUSEHOLDS = 3_000_000
NATION = 29_500_000
ON = date(2018, 12, 31)


def made(whole: Population) -> int:
    return sum(part.members.height for part in whole.parts())


def written(whole: Population, folder: Path) -> int:
    whole.write(folder)
    return sum(file.stat().st_size for file in folder.rglob("*.parquet"))


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else HOUSEHOLDS
    profile = sys.argv[2] if len(sys.argv) > 2 else "register"
    whole = population(count, on=ON, profile=profile)
    start, cpu = time.perf_counter(), time.process_time()
    members = made(whole)
    seconds, used = time.perf_counter() - start, time.process_time() - cpu
    print(f"{count:,} households, {members:,} members, {len(whole.regions)} regions")
    print(f"made: {count / seconds:,.0f} households/s, {count / used:,.0f} a core")
    print(f"peak {peak():.0f} MiB")
    with tempfile.TemporaryDirectory() as place:
        start, cpu = time.perf_counter(), time.process_time()
        size = written(whole, Path(place) / "population")
        seconds, used = time.perf_counter() - start, time.process_time() - cpu
    print(f"written: {count / seconds:,.0f} households/s, {size / 2**20:,.0f} MiB")
    print(f"peak {peak():.0f} MiB")
    print(
        f"the nation: {seconds * NATION / count:.0f} s, {used * NATION / count:.0f} s of CPU"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
