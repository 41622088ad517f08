"""The same income test in fupin and in its peers, and what each gets wrong.

Run ``uv run --extra all python tests/bench/bench_peers.py [households ...]``, with
``100000 1000000`` by default; ``--any-order`` shuffles the persons.  A household passes
when its net income is above the national line of 2018 for each of its members, who are
counted from their rows.  The libraries are openfisca-core, policyengine-core and gettsim,
in the versions of ``tests/bench/peers/*.txt``; numpy by hand is the floor.

Every contender has an environment of its own, made by uv on the first run and kept, and
reads the same files.  Processes take turns, one a contender and round; printed are the
medians, and the medians of the ratios of the rounds to fupin.  "first" is the law, the
population and the answers, once, in a new process; "again" the population and the
answers with everything at hand, in wall and in CPU time; the peak is that after the first.

Every answer is compared with exact integers, among them households on the line and a fen
to either side.  Exit status 2 if one is wrong where the arithmetic is exact, in fupin or
by hand; no time is asserted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import tomllib

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple


SIZES = (100_000, 1_000_000)
ROUNDS = 5
CLAIM = 100
"""How many times faster than openfisca fupin was said to decide one household."""

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / "peers"

Told = dict[str, Any]


class Entry(NamedTuple):
    """One library in one way of using it."""

    library: str
    way: str = ""

    @property
    def name(self) -> str:
        return f"{self.library} {self.way}".strip()

    @property
    def file(self) -> str:
        return f"{self.library}-{self.way}" if self.way else self.library


FUPIN, HAND = Entry("fupin"), Entry("hand")
TIMED = (
    FUPIN,
    HAND,
    Entry("openfisca", "builder"),
    Entry("openfisca", "positions"),
    Entry("policyengine", "builder"),
    Entry("policyengine", "positions"),
    Entry("gettsim", "checked"),
    Entry("gettsim", "unchecked"),
)
ANSWERED = tuple(
    Entry(library, kind)
    for library in ("openfisca", "policyengine")
    for kind in ("int", "double")
)
"""Other types of number, whose answers are compared and not timed."""

EXACT = (FUPIN, HAND)


class Bench:
    """Environments, files and processes of one run."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.uv = os.environ.get("UV") or shutil.which("uv") or "uv"
        self.pythons: dict[str, Path] = {}

    def prepare(self, libraries: Sequence[str]) -> None:
        """Make what environments there are not; leave out what can't be made."""
        for library in libraries:
            try:
                self.pythons[library] = self.environment(library)
            except subprocess.CalledProcessError as error:
                print(f"{library} is left out, its environment can't be made:\n{error.stderr}")

    def environment(self, library: str) -> Path:
        """The interpreter of a library's environment, named by what is asked for in it."""
        wanted = PEERS / f"{library}.txt"
        own = library == FUPIN.library
        text = wanted.read_text() + sys.version + sys.base_prefix
        if own:
            project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
            text += str(ROOT) + json.dumps(project)
        folder = self.cache / f"{library}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
        python, done = folder / "bin" / "python", folder / "complete"
        if not done.exists():
            print(f"making the environment of {library} ...", flush=True)
            made = [self.uv, "venv", "--clear", "--python", sys.executable, str(folder)]
            filled = [self.uv, "pip", "install", "--python", str(python), "-r", str(wanted)]
            for command in (made, filled):  # the pins of the project are for fupin alone
                where = ROOT if own else self.cache
                subprocess.run(command, check=True, capture_output=True, text=True, cwd=where)
            done.touch()
        return python

    def child(self, library: str, script: str, *arguments: str) -> str:
        """What a script prints last; its bytecode is kept, and not beside the sources."""
        surroundings = {
            name: value
            for name, value in os.environ.items()
            if name not in {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "VIRTUAL_ENV"}
        }
        surroundings["PYTHONPYCACHEPREFIX"] = str(self.cache / "bytecode")
        command = [str(self.pythons[library]), str(PEERS / script), *arguments]
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, env=surroundings
        )
        if done.returncode:
            sys.exit(f"{script} {' '.join(arguments)} failed:\n{done.stderr[-3000:]}")
        return done.stdout.strip().rpartition("\n")[2]

    def measured(self, entry: Entry, *arguments: str) -> Told:
        told: Told = json.loads(
            self.child(entry.library, f"peer_{entry.library}.py", *arguments, entry.way)
        )
        return told

    def batch(self, entry: Entry, folder: Path) -> Told:
        return self.measured(entry, "batch", str(folder), str(folder / f"{entry.file}.bits"))

    def present(self, entries: Sequence[Entry]) -> list[Entry]:
        return [entry for entry in entries if entry.library in self.pythons]


def in_turn(entries: Sequence[Entry], rounds: int, work: Callable[[Entry], Told]) -> dict:
    """What each entry told in each round; every round begins with another one."""
    found: dict[Entry, list[Told]] = {entry: [] for entry in entries}
    for turn in range(rounds):
        first = turn % len(entries)
        for entry in (*entries[first:], *entries[:first]):
            found[entry].append(work(entry))
    return found


def median(takes: Sequence[Told], read: Callable[[Told], float]) -> float:
    return statistics.median(read(one) for one in takes)


def ratio(takes: dict, entry: Entry, read: Callable[[Told], float]) -> float:
    """Median over the rounds of a figure of *entry* to that of fupin."""
    pairs = zip(takes[entry], takes[FUPIN], strict=True)
    return statistics.median(read(one) / read(other) for one, other in pairs)


def from_nothing(told: Told) -> float:
    return float(told["import"] + told["first"])


def print_batch(takes: dict) -> None:
    columns = ("import s", "first s", "build ms", "calculate ms", "again ms", "CPU ms")
    print(f"{'':24}" + "".join(f"{c:>13}" for c in (*columns, "peak MiB", "again", "nothing")))
    for entry, told in takes.items():
        figures = [median(told, lambda t, n=name: t[n]) for name in ("import", "first")]
        parts = ("build", "calculate", "again", "cpu")
        figures += [median(told, lambda t, n=name: t[n]) * 1e3 for name in parts]
        peak = "-" if told[0]["peak"] is None else f"{median(told, lambda t: t['peak']):.0f}"
        ratios = [ratio(takes, entry, lambda t: t["again"]), ratio(takes, entry, from_nothing)]
        print(
            f"{entry.name:24}"
            + "".join(f"{f:13.3f}" for f in figures[:2])
            + "".join(f"{f:13.1f}" for f in figures[2:])
            + f"{peak:>13}"
            + "".join(f"{r:12.2f}x" for r in ratios)
        )
    print("the last two: times fupin's, of again, and of import and first together")


def print_answers(found: dict[str, Told], told: dict[Entry, Told]) -> bool:
    """How many answers are wrong, and where; whether one is that ought not to be."""
    exact = found["exact"]
    print(
        f"{exact['passed']:,} of {exact['households']:,} households pass, "
        f"{exact['persons']:,} persons; {exact['near']:,} within a fen of the line, "
        f"{exact['crowded']} homes larger than a family"
    )
    versions = {entry.library: one["version"] for entry, one in told.items()}
    print("; ".join(f"{library} {version}" for library, version in versions.items()))
    failed = False
    for entry, one in told.items():
        answers = found[entry.file]
        failed |= entry in EXACT and answers["wrong"] > 0
        line = f"{entry.name:24}{answers['wrong']:>6} wrong"
        if answers["wrong"]:
            line += answers.get("why") or (
                f": {answers['above']} a fen above the line, {answers['on']} on it, "
                f"{answers['below']} a fen below; {answers['family']} of them families, "
                f"the smallest of {answers['smallest']} persons"
            )
        if one.get("changed"):
            line += f"; {one['changed']} incomes not kept to the fen"
        print(line)
    return failed


def batches(bench: Bench, folder: Path, options: argparse.Namespace) -> bool:
    """One size: the answers of all, which also warms every cache, then the rounds."""
    everyone = bench.present((*TIMED, *ANSWERED))
    told = {entry: bench.batch(entry, folder) for entry in everyone}
    names = [entry.file for entry in everyone]
    compared = bench.child(HAND.library, "population.py", "compare", str(folder), *names)
    failed = print_answers(json.loads(compared), told)
    timed = bench.present(TIMED)
    print_batch(in_turn(timed, options.rounds, lambda entry: bench.batch(entry, folder)))
    return failed


def singles(bench: Bench, rounds: int) -> bool:
    """One household from a dict, and the rule alone on one that was read before."""
    entries = [e for e in bench.present(TIMED) if e.way != "positions"]
    takes = in_turn(entries, rounds, lambda entry: bench.measured(entry, "one"))
    print("\none household of three from a plain dict, and the rule alone once it is read")
    print(f"{'':24}{'dict us':>13}{'':13}{'alone us':>13}{'':13}  income not recorded")
    for entry, told in takes.items():
        line = f"{entry.name:24}"
        for what in ("one", "alone"):
            if what in told[0]:
                times = ratio(takes, entry, lambda t, w=what: t[w])
                line += f"{median(told, lambda t, w=what: t[w]) * 1e6:13.1f}{times:12.2f}x"
            else:
                line += f"{'-':>13}{'':13}"
        print(f"{line}  {told[0]['unknown']}")
    openfisca = Entry("openfisca", "builder")
    if openfisca in takes:
        whole = ratio(takes, openfisca, lambda t: t["one"])
        rule = ratio(takes, openfisca, lambda t: t["alone"])
        print(
            f"openfisca takes {whole:.1f} times as long as fupin from the dict, {rule:.1f} "
            f"times for the rule alone (claim: {CLAIM}, not asserted)"
        )
    wrong = {entry.name: told[0]["wrong"] for entry, told in takes.items() if told[0]["wrong"]}
    if wrong:
        print(f"wrong, as (net income, persons): {wrong}")
    return any(entry.name in wrong for entry in EXACT)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("households", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--any-order", action="store_true")
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    usual = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    cache = (options.cache or usual / "fupin-bench-peers").absolute()
    cache.mkdir(parents=True, exist_ok=True)
    bench = Bench(cache)
    bench.prepare(dict.fromkeys(entry.library for entry in TIMED))
    missing = [entry.name for entry in EXACT if entry.library not in bench.pythons]
    if missing:
        sys.exit(f"nothing to compare without {missing}")
    failed = False
    with tempfile.TemporaryDirectory(prefix="fupin-peers-") as scratch:
        for count in options.households:
            folder = Path(scratch) / str(count)
            order = ["--any-order"] if options.any_order else []
            bench.child(HAND.library, "population.py", "make", str(folder), str(count), *order)
            print(f"\n{count:,} households, persons in {'any' if order else 'their'} order")
            failed |= batches(bench, folder, options)
            shutil.rmtree(folder)
    failed |= singles(bench, options.rounds)
    return 2 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
