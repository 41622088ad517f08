"""How long ``import fupin`` takes, against the packages it rests on.

Run ``python tests/bench/bench_import.py``.  Each import has a fresh interpreter; the
contenders take turns, and the figure is the median of the ratios of the rounds, each
less the time of a bare interpreter.  Exit status 1 if it is over the limit, or if a
package was loaded that belongs to an extra.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time


LIMIT = 1.35
ROUNDS = 15

BARE = "pass"
RIVAL = "import attrs, cattrs"
FACE = "import fupin"
USED = "from fupin import Household, assess_exit, classify, loads"
HEAVY = (
    *("polars", "pyarrow", "pandas", "numpy", "narwhals", "duckdb", "sqlglot", "pyspark"),
    *("hypothesis", "pydantic", "openpyxl", "xlsxwriter", "python_calamine", "rich"),
    *("dateutil.parser", "orjson", "fupin.frames", "fupin.strategies"),
)
LOADED = f"; import sys; print([name for name in {HEAVY} if name in sys.modules])"


def seconds(source: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", source], check=True)
    return time.perf_counter() - start


def loaded(source: str) -> str:
    """The packages of extras that *source* has loaded, as Python prints the list."""
    command = [sys.executable, "-c", source + LOADED]
    found = subprocess.run(command, check=True, capture_output=True, text=True)
    return found.stdout.strip()


def main() -> int:
    for source in (FACE, USED):
        if loaded(source) != "[]":
            print(f"{source!r} loads {loaded(source)}")
            return 1
    rounds = []
    for turn in range(ROUNDS):
        contenders = [BARE, RIVAL, FACE, USED]
        took = {s: seconds(s) for s in contenders[:: 1 if turn % 2 else -1]}
        rounds.append({s: took[s] - took[BARE] for s in contenders})
    rival = statistics.median(r[RIVAL] for r in rounds)
    print(f"{RIVAL}: {rival * 1e3:.0f} ms over a bare interpreter")
    for source in (USED, FACE):
        ratio = statistics.median(r[source] / r[RIVAL] for r in rounds)
        print(f"{source}: {ratio:.2f} times that")
    print(f"limit {LIMIT} for {FACE!r}")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
