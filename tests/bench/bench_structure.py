"""How fast a household is structured, fully checked, against pydantic.

Run ``python tests/bench/bench_structure.py``.  Both contenders refuse wrong types,
shapes of numbers, labels, dates, ranges, unknown keys and a death before the birth,
and give frozen objects with money in fen.  The contenders take turns; the figure is
the median of the ratios of the rounds.  Exit status 1 if a ratio is over its limit.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time

from collections.abc import Callable
from typing import Any

from _structure_rival import RivalHousehold, household_data

from fupin.model import Household
from fupin.serial import loads, structure


LIMIT, AIM = 1.5, 1.3
ROUNDS, TIMES = 60, 100


def _leaves(data: Any) -> int:
    if isinstance(data, dict):
        return sum(map(_leaves, data.values()))
    nested = isinstance(data, list) and bool(data) and isinstance(data[0], dict)
    return sum(map(_leaves, data)) if nested else 1


def _time(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    for _ in range(TIMES):
        call()
    return (time.perf_counter() - start) / TIMES


def _compare(ours: Callable[[], object], rival: Callable[[], object]) -> tuple[float, ...]:
    pairs = []
    for number in range(ROUNDS):
        gc.collect()
        gc.disable()
        try:
            first, second = (ours, rival) if number % 2 else (rival, ours)
            one, two = _time(first), _time(second)
        finally:
            gc.enable()
        pairs.append((one, two) if number % 2 else (two, one))
    mine, theirs = zip(*pairs, strict=True)
    ratio = statistics.median(a / b for a, b in pairs)
    return ratio, statistics.median(mine) * 1e6, statistics.median(theirs) * 1e6


def main() -> int:
    """Print the ratios; 1 if one is over the limit."""
    data = household_data()
    text = json.dumps(data, ensure_ascii=False)
    size = len(text.encode())
    print(
        f"one household, {len(data['members'])} members, {_leaves(data)} fields, {size} bytes"
    )
    cases = {
        "ready dict": (
            lambda: structure(data, Household),
            lambda: RivalHousehold.model_validate(data),
        ),
        "JSON text": (
            lambda: loads(text, Household),
            lambda: RivalHousehold.model_validate_json(text),
        ),
    }
    worst = 0.0
    for name, (ours, rival) in cases.items():
        ratio, mine, theirs = _compare(ours, rival)
        print(
            f"{name}: fupin {mine:.1f} us, pydantic {theirs:.1f} us, ratio {ratio:.2f}"
            f" (limit {LIMIT}, aim {AIM})"
        )
        worst = max(worst, ratio)
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
