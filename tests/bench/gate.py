"""Whether the counted benchmarks keep their limits: instructions, not seconds.

Run ``uv run --isolated --no-default-groups --group bench python tests/bench/gate.py``, with
words to pick gates by, and ``--repeat`` to count everything twice and see how far apart the
counts are.  The benchmarks are those of ``gates/``.  A count does not depend on what else
the machine does, so several are taken at a time.

A limit is what was measured with CPython 3.11 and 3.13, and a tenth more, so that no loss
hides below a goal; where the goal is missed, the table says so each time.  Exit status 1 if
a limit is broken, a benchmark fails, or the counter miscounts known work; 2 if this machine
can't count.
"""

from __future__ import annotations

import argparse
import itertools
import math
import sys
import tempfile

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from _counting import CALIBRATION, UncountedError, count_all, miscounted, missing


@attrs.frozen
class Gate:
    """Two benchmarks, and how many times the count of the second the first may have."""

    name: str
    ours: str
    rival: str
    limit: float
    goal: float | None = None
    grown: int = 1
    """How many times the work of *rival* is in *ours*: the limit is on the exponent then."""

    def figure(self, counts: Mapping[str, int]) -> float:
        """The ratio, or the exponent."""
        ratio = counts[self.ours] / counts[self.rival]
        return ratio if self.grown == 1 else math.log(ratio, self.grown)


def exit_rules(kind: str, limit: float) -> Gate:
    """The rules decided on one kind of household, against Python written by hand."""
    ours, rival = (f"deciding.py::test_{how}[{kind}]" for how in ("generated", "by_hand"))
    return Gate(f"exit rules, {kind} / by hand", ours, rival, limit, goal=1.3)


def refused(where: str, limit: float, goal: float | None = None) -> Gate:
    """A household with a fault there explained, against one without that is read."""
    ours = f"structuring.py::test_refused[{where}]"
    return Gate(f"refused, fault {where} / accepted", ours, DICT, limit, goal)


DICT, PYDANTIC = "structuring.py::test_dict", "structuring.py::test_dict_rival"
JSON, JSON_RIVAL = "structuring.py::test_json", "structuring.py::test_json_rival"
ASSESSED = "judging.py::test_assessed"
LEDGER, LONG_LEDGER = "reading.py::test_read[500]", "reading.py::test_read[2000]"
CHECKED, TEN_TIMES = "judging.py::test_checked[4]", "judging.py::test_checked[40]"
COMPILED, SOURCE = "compiling.py::test_compiled", "compiling.py::test_source_alone"
GATES = (
    Gate("ledger, 500 to 2000 rows, exponent", LONG_LEDGER, LEDGER, 0.78, 1.1, grown=4),
    Gate("ledger, 2000 rows / csv.DictReader", LONG_LEDGER, "reading.py::test_plain", 7.6),
    Gate("household from a dict / pydantic", DICT, PYDANTIC, 0.82, goal=1.3),
    Gate("household from JSON / pydantic", JSON, JSON_RIVAL, 2.0, goal=1.5),
    Gate("the same, pydantic given our parser", JSON, f"{JSON_RIVAL}_our_parser", 0.99, 1.5),
    refused("outer", 3.7, goal=4),
    refused("deep", 5.9, goal=4),
    refused("everywhere", 16.8),
    exit_rules("attested", 1.0),
    exit_rules("from members", 1.18),
    exit_rules("dropped out", 1.18),
    exit_rules("unknown", 1.18),
    exit_rules("all", 1.16),
    Gate("household checked / pydantic reads it", CHECKED, PYDANTIC, 4.9),
    Gate("checked, 4 to 40 members, exponent", TEN_TIMES, CHECKED, 0.91, 1.1, grown=10),
    Gate("exit assessed / pydantic reads it", ASSESSED, PYDANTIC, 2.75),
    Gate("standard compiled / its source alone", COMPILED, SOURCE, 1.7),
)


def row(gate: Gate, counts: Mapping[str, int]) -> tuple[str, bool]:
    """The line of a gate, and whether its limit is kept."""
    figure = gate.figure(counts)
    kept = figure <= gate.limit
    said = "" if kept else "  OVER"
    if gate.goal is not None and figure > gate.goal:
        said += f"  misses its goal of {gate.goal}"
    ours, rival = counts[gate.ours], counts[gate.rival]
    return f"{gate.name:40}{ours:14,}{rival:14,}{figure:8.3f}{gate.limit:7.2f}{said}", kept


def table(gates: Sequence[Gate], counts: Mapping[str, int]) -> tuple[str, bool]:
    """The lines of all gates, and whether every limit is kept."""
    head = f"{'instructions':40}{'ours':>14}{'rival':>14}{'ratio':>8}{'limit':>7}"
    lines, kept = zip(*(row(gate, counts) for gate in gates), strict=True)
    return "\n".join((head, *lines)), all(kept)


def repeated(first: Mapping[str, int], again: Mapping[str, int]) -> str:
    """How far two countings are apart; those of the counter itself are too small to tell."""
    apart = {name: abs(again[name] / first[name] - 1) for name in {*first} - {*CALIBRATION}}
    same, worst = sum(not far for far in apart.values()), max(apart, key=apart.__getitem__)
    most = f"; {worst} differs most, by {apart[worst]:.3%}" if apart[worst] else ""
    return f"counted twice: {same} of {len(apart)} the same to the last instruction{most}"


def main() -> int:
    """Print the table; 1 if something is wrong, 2 if nothing can be said."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("words", nargs="*", help="only gates with one of these in the name")
    parser.add_argument("--repeat", action="store_true", help="count everything twice")
    options = parser.parse_args()
    gates = [g for g in GATES if any(word in g.name for word in options.words or [""])]
    if not gates:
        parser.error("no gate has any of these words in its name")
    if lacking := missing():
        print(f"instructions can't be counted here: no {', no '.join(lacking)}")
        return 2
    pairs = itertools.chain.from_iterable((gate.ours, gate.rival) for gate in gates)
    names = dict.fromkeys((*pairs, *CALIBRATION))
    with tempfile.TemporaryDirectory(prefix="fupin-gate-") as folder:
        try:
            counts = count_all(names, Path(folder) / "a")
            if options.repeat:
                print(repeated(counts, count_all(names, Path(folder) / "b")))
        except UncountedError as error:
            print(error)
            return 1
    if wrong := miscounted(counts):
        print(f"the counter is wrong: {wrong}")
        return 1
    lines, kept = table(gates, counts)
    print(lines)
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
