"""The households all contenders judge, and how their answers are looked through.

``population.py make FOLDER COUNT [--any-order]`` writes them, the same from the same
seed; ``population.py compare FOLDER NAME ...`` says how the answers in ``NAME.bits``
differ from exact integers.  It runs in the environment of the contender by hand, which
has numpy, so that the orchestrator needs nothing.
"""

from __future__ import annotations

import json
import sys

from pathlib import Path
from typing import Any

import numpy as np

from telling import LINE


SEED = 20_181_231
SHARES = {1: 0.135, 2: 0.19, 3: 0.225, 4: 0.215, 5: 0.14, 6: 0.065, 7: 0.02, 8: 0.01}
"""Persons of a household: 3.36 in the mean."""

CROWDED = range(10, 130, 4)
"""Persons of homes larger than any family: there single precision runs out of fen."""

NEAR = 10
"""One household in so many has an income at the line, or a fen from it."""


def make(folder: Path, count: int, *, any_order: bool) -> None:
    """Households with numbers and net incomes, and the household of each person."""
    rng = np.random.default_rng(SEED)
    size = rng.choice(list(SHARES), count, p=list(SHARES.values())).astype(np.int64)
    crowded = np.repeat(np.array(CROWDED), 3)
    size[: len(crowded)] = crowded
    household = 3_300_000_000 + np.cumsum(rng.integers(1, 9, count))
    income = np.rint(size * LINE * rng.lognormal(0.35, 0.6, count)).astype(np.int64)
    near = np.flatnonzero(rng.integers(0, NEAR, count) == 0)
    income[near] = size[near] * LINE + rng.integers(-1, 2, len(near))
    income[: len(crowded)] = crowded * LINE + np.tile([-1, 0, 1], len(CROWDED))
    shuffled = rng.permutation(count)  # so that the crowded do not all come first
    size, income = size[shuffled], income[shuffled]
    member_of = np.repeat(household, size)
    if any_order:
        member_of = rng.permutation(member_of)
    folder.mkdir(parents=True)
    np.save(folder / "household.npy", household)
    np.save(folder / "net_income.npy", income)
    np.save(folder / "member_of.npy", member_of)
    np.save(folder / "size.npy", size)  # for the comparison: contenders count themselves
    (income > size * LINE).astype(np.uint8).tofile(folder / "exact.bits")


def compare(folder: Path, names: list[str]) -> dict[str, dict[str, Any]]:
    """Of each contender: how many are wrong, where, and how large they are."""
    size = np.load(folder / "size.npy")
    off = np.load(folder / "net_income.npy") - size * LINE
    exact = np.fromfile(folder / "exact.bits", np.uint8)
    found = {}
    for name in names:
        answers = np.fromfile(folder / f"{name}.bits", np.uint8)
        if len(answers) != len(exact):
            found[name] = {"wrong": len(exact), "why": f"{len(answers)} answers"}
            continue
        wrong = np.flatnonzero(answers != exact)
        found[name] = {
            "wrong": len(wrong),
            "above": int((off[wrong] == 1).sum()),
            "on": int((off[wrong] == 0).sum()),
            "below": int((off[wrong] == -1).sum()),
            "smallest": int(size[wrong].min(initial=1_000_000)),
            "family": int((size[wrong] <= max(SHARES)).sum()),
        }
    persons = int(size.sum())
    found["exact"] = {
        "households": len(size),
        "persons": persons,
        "passed": int(exact.sum()),
        "near": int((np.abs(off) <= 1).sum()),
        "crowded": int((size > max(SHARES)).sum()),
    }
    return found


def main() -> None:
    command, folder, *rest = sys.argv[1:]
    if command == "make":
        make(Path(folder), int(rest[0]), any_order="--any-order" in rest)
    else:
        print(json.dumps(compare(Path(folder), rest)))


if __name__ == "__main__":
    main()
