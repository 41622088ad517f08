"""The rules of exit decided on one object, and the same written by hand."""

from __future__ import annotations

import pytest

from bench_rule import ON, by_hand, generated, subjects


HOMES = subjects()
KINDS = {**{name: [home] for name, home in HOMES.items()}, "all": list(HOMES.values())}
DECIDE = generated()
TIMES = 20


def decided(decide, homes):
    for _ in range(TIMES):
        for home in homes:
            decide(home, ON)


@pytest.mark.parametrize("kind", KINDS)
def test_generated(count, kind):
    homes = KINDS[kind]
    assert [DECIDE(home, ON) for home in homes] == [by_hand(home, ON) for home in homes]
    count(decided, DECIDE, homes)


@pytest.mark.parametrize("kind", KINDS)
def test_by_hand(count, kind):
    count(decided, by_hand, KINDS[kind])
