"""Counting the instructions of one benchmark, in a process of its own under callgrind.

pytest-codspeed switches callgrind on for the one call that is benchmarked, and has it write
what it counted under the name of the benchmark.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


GATES = Path(__file__).parent / "gates"
PYTEST = (
    *(sys.executable, "-m", "pytest", "-q", "--codspeed", "-p", "pytest_codspeed.plugin"),
    *("-p", "no:benchmark", "-p", "no:cacheprovider", "--confcutdir", str(GATES)),
)
VALGRIND = ("valgrind", "--tool=callgrind", "--instr-atstart=no", "--vgdb=no")
OURS_TO_SET = ("PYTHON", "PYTEST", "CODSPEED")
"""How the variables begin that no outer environment may set: a count is always the same."""

NOTHING, ONCE, TWICE = CALIBRATION = (
    "calibration.py::test_nothing",
    "calibration.py::test_once",
    "calibration.py::test_twice",
)
FREE = 5_000
"""Instructions of a benchmark of nothing, at most: those of the call itself."""

LINEAR = 0.01
"""How far the count of twice the work may be from twice the count."""


class UncountedError(Exception):
    """A benchmark failed, or what callgrind wrote of it is not what was asked for."""


def missing() -> list[str]:
    """What this machine lacks to count instructions."""
    lacking = [] if shutil.which("valgrind") else ["valgrind"]
    wanted = {"pytest_codspeed": "pytest-codspeed", "pydantic": "pydantic"}
    found = importlib.util.find_spec
    return lacking + [name for module, name in wanted.items() if found(module) is None]


def counted(parts: Iterable[str], benchmark: str) -> int:
    """The instructions of *benchmark*, from all that callgrind wrote of its process.

    Raises:
        UncountedError: Unless one part is of the benchmark, and the others count nothing.
    """
    own, others = [], 0
    for part in parts:
        total = re.search(r"^totals: ([0-9]+)$", part, re.MULTILINE)
        if total is None or not re.search(r"^events: Ir$", part, re.MULTILINE):
            raise UncountedError(f"{benchmark}: a part without a total of instructions")
        if re.search(rf"^desc: Trigger: .*/{re.escape(benchmark)}$", part, re.MULTILINE):
            own.append(int(total[1]))
        else:
            others += int(total[1])
    if len(own) != 1 or others:
        raise UncountedError(f"{benchmark}: parts of it {own}, of anything else {others}")
    return own[0]


def run(command: Iterable[str], folder: Path) -> None:
    """Run pytest so that it sees no variable that matters, and writes into *folder*."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(OURS_TO_SET)}
    made = {
        "CODSPEED_ENV": "1",
        "CODSPEED_PROFILE_FOLDER": str(folder),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPYCACHEPREFIX": str(folder.parent / "bytecode"),
    }
    done = subprocess.run(
        [*command, "--basetemp", str(folder / "files")],
        cwd=GATES,
        env=kept | made,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise UncountedError(f"status {done.returncode}\n{done.stdout}\n{done.stderr}")


def count(benchmark: str, folder: Path) -> int:
    """Run *benchmark* alone, and count it."""
    folder.mkdir()
    files = (f"--callgrind-out-file={folder}/count", f"--log-file={folder}/log")
    run((*VALGRIND, *files, *PYTEST, benchmark), folder)
    return counted((file.read_text() for file in folder.glob("count*")), benchmark)


def count_all(benchmarks: Iterable[str], folder: Path) -> dict[str, int]:
    """Count each, as many at a time as there are processors."""
    names = list(benchmarks)
    dry = folder / "dry"
    dry.mkdir(parents=True)
    run((*PYTEST, *names), dry)  # tells at once what fails, and leaves bytecode for the rest
    folders = [folder / f"{number:03}" for number in range(len(names))]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(names, pool.map(count, names, folders), strict=True))


def miscounted(counts: Mapping[str, int]) -> str:
    """What is wrong with the counter, if anything."""
    nothing, once, twice = (counts[work] for work in CALIBRATION)
    if nothing > FREE:
        return f"a benchmark of nothing counts {nothing:,}: not only the benchmark is counted"
    if once <= 10 * nothing:
        return f"work counts {once:,}, nothing {nothing:,}: the benchmark is not counted"
    if abs((twice - nothing) / (once - nothing) - 2) > LINEAR:
        return f"work counts {once:,}, but twice as much {twice:,}"
    return ""
