"""How a province and the nation are judged: CPU and memory against scanning the columns.

Run ``python tests/bench/bench_scale.py [households ...] [--folder DIR] [--any-order]``,
with ``1000000 3000000`` by default and ``29500000`` for the nation.  For each size an
invented population is written to a scratch folder (kept, where one is named).  Then
children take turns: one judges it part by part and writes verdicts and totals, one does
nothing but scan the same columns of the same files and sum them; up to a million, a third
judges them all at once, as one frame.  CPU seconds are those
of the work, without imports; peak memory is that of the whole child.

Printed are the medians, the ratio of CPU, and how CPU and memory grow from the smallest
size to the largest.  Exit status 1 if a limit is broken; in one run alone nothing grows.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl

from fupin.frames import assess_exit, assess_parts, schema
from fupin.strategies import population


SIZES = (1_000_000, 3_000_000)
ROUNDS = 3
IN_ORDER, ANY_ORDER = 4.0, 6.0
IN_MEMORY = 2.0
AT_ONCE = 1_000_000
PEAK_MIB = 512
MEMORY_GROWTH = 0.15
CPU_GROWTH = (0.9, 1.1)
ON = date(2018, 12, 31)
STANDARD = "cn/household/2016"
TABLES = ("households", "members")


def summed(kind: pl.DataType, name: str) -> pl.Expr:
    column = pl.col(name)
    if isinstance(kind, pl.List):
        column = column.list.len()
    elif isinstance(kind, pl.Enum):
        column = column.to_physical()
    return column.cast(pl.Int64).sum()


def scanned(folder: Path, _out: Path) -> None:
    """The limit: decode the columns, and add them up."""
    for table in TABLES:
        columns = schema(STANDARD)[table]
        frame = pl.scan_parquet(folder / "*" / f"{table}-*.parquet")
        kinds = frame.collect_schema()
        sums = [summed(kinds[name], name) for name in columns]
        frame.select(sums).collect(engine="streaming")


def judged(folder: Path, out: Path) -> None:
    report = assess_parts(folder, out, on=ON, standard=STANDARD)
    assert report.complete, report.failures


def framed(folder: Path, _out: Path) -> None:
    """All at once and into memory: for what fits there."""
    assess_exit(folder, folder, on=ON, standard=STANDARD)


WORK: dict[str, Callable[[Path, Path], None]] = {
    "scan": scanned,
    "judge": judged,
    "frame": framed,
}


def peak() -> float:
    """Peak memory in MiB; what the system counts survives from the parent of a child."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(s for s in status.read_text().splitlines() if s.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def child(work: str, folder: Path) -> int:
    """Do one piece of work, and print what it took."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as out:
        start, cpu = time.perf_counter(), time.process_time()
        WORK[work](folder, Path(out))
        took = {
            "cpu": time.process_time() - cpu,
            "wall": time.perf_counter() - start,
            "peak": peak(),
        }
    print(json.dumps(took))
    return 0


def measured(work: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--child", work, "--folder", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def made(households: int, scratch: Path, *, any_order: bool) -> Path:
    """The folder of a population of this size, written if it is not there."""
    folder = scratch / f"{households}{'-any-order' if any_order else ''}"
    if folder.exists():
        return folder
    start = time.perf_counter()
    begun = scratch / f".{folder.name}-{os.getpid()}"
    population(households, on=ON, standard=STANDARD).write(begun)
    if any_order:
        for file in begun.rglob("*.parquet"):
            table = pl.read_parquet(file, hive_partitioning=False)
            table.sample(fraction=1.0, shuffle=True, seed=7).write_parquet(
                file, compression="zstd", row_group_size=262_144
            )
    begun.rename(folder)
    print(f"{households:,} households written in {time.perf_counter() - start:.0f} s")
    return folder


def compared(folder: Path, households: int, rounds: int) -> dict[str, float]:
    """Medians of both, and the median of the ratios of the rounds."""
    works = list(WORK) if households <= AT_ONCE else ["scan", "judge"]
    found: dict[str, list[dict[str, float]]] = {work: [] for work in works}
    for turn in range(rounds):
        for work in sorted(works, reverse=bool(turn % 2)):
            found[work].append(measured(work, folder))

    def ratio(work: str, what: str) -> float:
        pairs = zip(found[work], found["scan"], strict=True)
        return statistics.median(one[what] / other[what] for one, other in pairs)

    return {
        "ratio": ratio("judge", "cpu"),
        **({"at once": ratio("frame", "cpu")} if "frame" in works else {}),
        **{
            f"{work} {what}": statistics.median(one[what] for one in takes)
            for work, takes in found.items()
            for what in ("cpu", "wall", "peak")
        },
    }


def growth(sizes: list[int], values: list[float]) -> float:
    """The exponent from the smallest to the largest."""
    return math.log(values[-1] / values[0]) / math.log(sizes[-1] / sizes[0])


def judge_limits(
    sizes: list[int], found: list[dict[str, float]], limit: float, *, in_order: bool
) -> bool:
    kept = [one["ratio"] <= limit and one["judge peak"] <= PEAK_MIB for one in found]
    kept += [one["at once"] <= IN_MEMORY for one in found if "at once" in one and in_order]
    if len(sizes) > 1:
        cpu = growth(sizes, [one["judge cpu"] for one in found])
        memory = growth(sizes, [one["judge peak"] for one in found])
        low, high = CPU_GROWTH
        print(f"growth: CPU {cpu:.2f} ({low} to {high}), memory {memory:.2f}", end=" ")
        print(f"(limit {MEMORY_GROWTH})")
        kept += [low <= cpu <= high, memory <= MEMORY_GROWTH]
    return all(kept)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("households", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--any-order", action="store_true")
    parser.add_argument("--child", choices=tuple(WORK))
    options = parser.parse_args()
    if options.child:
        return child(options.child, options.folder)
    limit = ANY_ORDER if options.any_order else IN_ORDER
    scratch = options.folder or Path(tempfile.mkdtemp(prefix="fupin-scale-"))
    scratch.mkdir(parents=True, exist_ok=True)
    sizes, found = sorted(options.households), []
    try:
        for size in sizes:
            folder = made(size, scratch, any_order=options.any_order)
            one = compared(folder, size, options.rounds)
            found.append(one)
            print(f"{size:,} households: {one['ratio']:.2f} times the CPU of scanning", end="")
            print(f" (limit {limit:.0f})")
            if "at once" in one:
                print(f"  at once into memory {one['at once']:.2f} (limit {IN_MEMORY})")
            for work, what in itertools.product(WORK, ("cpu", "wall", "peak")):
                unit = "MiB" if what == "peak" else "s"
                if f"{work} {what}" in one:
                    print(f"  {work} {what}: {one[f'{work} {what}']:.2f} {unit}")
    finally:
        if options.folder is None:
            shutil.rmtree(scratch)
    return int(not judge_limits(sizes, found, limit, in_order=not options.any_order))


if __name__ == "__main__":
    sys.exit(main())
