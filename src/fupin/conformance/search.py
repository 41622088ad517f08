"""A row of facts that reaches a list of goals, found by trying the simplest ways first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from fupin.conformance.goals import Goal, Key, Put, Settle, Sizes, Step, expand
from fupin.conformance.plausible import never
from fupin.conformance.settling import Assignment, Hints, settle


_MOST: Final = 6_000
"""Steps after which a search gives up."""

_Open: TypeAlias = tuple[Step, ...]
_State: TypeAlias = tuple[_Open, tuple[Goal, ...], dict[Key, Any]]


def search(  # noqa: C901  # one branch a kind of step
    goals: _Open, sizes: Sizes, hints: Hints
) -> Iterator[Assignment]:
    """Every assignment that reaches *goals*, depth first; numbers are chosen last."""
    stack: list[_State] = [(goals, (), {})]
    for _ in range(_MOST):
        if not stack:
            return
        steps, numbers, known = stack.pop()
        if not steps:
            if not numbers:
                yield known
                continue
            first, *later = numbers
            found = [
                ((), tuple(later), known | more) for more in settle(first, known, sizes, hints)
            ]
            stack.extend(reversed(found))
            continue
        step, rest = steps[0], steps[1:]
        match step:
            case Put(key, answer):
                if key[1] >= sizes.get(key[0], 0) or never(key[2], answer):
                    continue
                if key not in known:
                    stack.append((rest, numbers, known | {key: answer}))
                elif known[key] == answer and type(known[key]) is type(answer):
                    stack.append((rest, numbers, known))
            case Settle(goal):
                stack.append((rest, (*numbers, goal), known))
            case Goal():
                ways = [((*way, *rest), numbers, known) for way in expand(step, sizes)]
                stack.extend(reversed(ways))
