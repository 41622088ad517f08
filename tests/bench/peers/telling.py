"""What the process of a contender does, and what it tells of it.

``SCRIPT batch FOLDER OUT WAY`` judges the households of a folder and leaves one byte a
household in OUT; ``SCRIPT one WAY`` judges single households from plain dicts.  Either
prints one line of JSON, times in seconds.  Little is imported here, and numpy not at
all, so that what a contender imports is timed as its own.
"""

from __future__ import annotations

import gc
import json
import sys
import time

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple


REPEATS = 3
WARM = 20
BUDGET = 0.6
"""Seconds of repeating one small piece of work."""

LINE = 299_500
"""The national line of 2018, in fen a head and year."""

CASES = ((898_501, 3), (898_500, 3), (898_499, 3), (299_501, 1), (1_198_000, 4), (0, 2))
"""Net income in fen and persons: above the line, on it, below it."""


class People(NamedTuple):
    """The columns every contender is given: whole numbers, as numpy arrays."""

    household: Any
    net_income: Any
    member_of: Any


class Contender(NamedTuple):
    """What is timed of one library; *law* gives what the other calls are handed."""

    version: str
    law: Callable[[], Any]
    build: Callable[[Any, People], Any]
    calculate: Callable[[Any, Any], Any]
    bits: Callable[[Any, People], Any]
    """The answers as zero and one a household; not timed."""

    document: Callable[[int | None, int], Any]
    """The dict of a household of this income and so many persons, as the library asks."""

    one: Callable[[Any, Any], Any]
    said: Callable[[Any], str]
    """What the answer to one household was: yes, no, or something else."""

    alone: Callable[[Any, Any], tuple[Callable[[], Any], Callable[[], Any]]] | None = None
    """To forget, and to decide, one household already read: the rule without the rest."""

    whole: Callable[[Any, People], Any] | None = None
    """Population and answer in one call, where the library has it so."""

    kept: Callable[[Any, Any], Any] | None = None
    """The incomes as they come back out of the population."""


def peak() -> float | None:
    """Peak memory in MiB of this process alone, where the system tells it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    line = next(s for s in status.read_text().splitlines() if s.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def clocked(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def read(folder: Path) -> People:
    import numpy as np

    return People(*(np.load(folder / f"{name}.npy") for name in People._fields))


def runs(numbers: Any) -> tuple[Any, Any]:
    """Where each run of one number begins, and how long it is."""
    import numpy as np

    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
    return starts, np.diff(np.r_[starts, len(numbers)])


def in_order(numbers: Any) -> bool:
    return bool((numbers[1:] >= numbers[:-1]).all())


def positions(people: People) -> Any:
    """The position of each person's household: what libraries without numbers are given."""
    import numpy as np

    if in_order(people.member_of):
        starts, lengths = runs(people.member_of)
        found = np.searchsorted(people.household, people.member_of[starts])
        return np.repeat(found, lengths)
    numbers, which = np.unique(people.member_of, return_inverse=True)
    return np.searchsorted(people.household, numbers)[which]


def batch(contender: Contender, folder: Path, out: Path) -> dict[str, Any]:
    """Once from nothing, then again and again with everything at hand."""
    people = read(folder)
    whole = contender.whole or (
        lambda law, people: contender.calculate(law, contender.build(law, people))
    )

    def first() -> tuple[Any, Any]:
        law = contender.law()
        return law, whole(law, people)

    told: dict[str, Any] = {}
    told["first"], (law, answers) = clocked(first)
    told["peak"] = peak()
    contender.bits(answers, people).astype("uint8").tofile(out)
    del answers
    takes: dict[str, list[float]] = {"build": [], "calculate": [], "again": [], "cpu": []}
    for _ in range(REPEATS):
        gc.collect()
        cpu = time.process_time()
        build, built = clocked(lambda: contender.build(law, people))
        calculate, _ = clocked(lambda built=built: contender.calculate(law, built))
        again = build + calculate
        if contender.whole:
            cpu = time.process_time()
            again, _ = clocked(lambda: whole(law, people))
        took = (build, calculate, again, time.process_time() - cpu)
        for times, seconds in zip(takes.values(), took, strict=True):
            times.append(seconds)
        if contender.kept:
            told["changed"] = int((contender.kept(law, built) != people.net_income).sum())
        del built
    return told | {name: sorted(times)[REPEATS // 2] for name, times in takes.items()}


def repeated(work: Callable[[], Any], before: Callable[[], Any] = lambda: None) -> float:
    """Median seconds of a small piece of work, *before* each of them untimed."""
    for _ in range(WARM):
        before()
        work()
    times, end = [], time.perf_counter() + BUDGET
    while not times or time.perf_counter() < end:
        before()
        times.append(clocked(work)[0])
    return sorted(times)[len(times) // 2]


def single(contender: Contender) -> dict[str, Any]:
    """Every case decided rightly, then the first of them timed, and one unknown tried."""
    law = contender.law()
    wrong = [
        case
        for case in CASES
        if contender.said(contender.one(law, contender.document(*case)))
        != ("yes" if case[0] > case[1] * LINE else "no")
    ]
    document = contender.document(*CASES[0])
    told: dict[str, Any] = {"wrong": wrong}
    told["one"] = repeated(lambda: contender.one(law, document))
    if contender.alone:
        forget, decide = contender.alone(law, document)
        told["alone"] = repeated(decide, forget)
    try:
        told["unknown"] = contender.said(contender.one(law, contender.document(None, 3)))
    except Exception as error:  # noqa: BLE001  # to refuse is an answer, however it is said
        told["unknown"] = f"refused ({type(error).__name__})"
    return told


def tell(load: Callable[[str], Contender]) -> None:
    """Import a contender, have it do what the command line asks, and print what it took."""
    command, *rest = sys.argv[1:]
    imported, contender = clocked(lambda: load(rest[-1]))
    if command == "batch":
        told = batch(contender, Path(rest[0]), Path(rest[1]))
    else:
        told = single(contender)
    print(json.dumps({"version": contender.version, "import": imported} | told))
