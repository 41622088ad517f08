"""What the counter itself is judged by: nothing, some work, and twice that."""

from __future__ import annotations

from itertools import repeat


def work(times):
    """The same instructions each time: no object is made, and none forgotten."""
    left = 0
    for _ in repeat(None, times):
        left = (left + 7) % 97
    return left


def test_nothing(count):
    """There is work before and after, which must not be counted."""
    work(10_000)
    count(lambda: None)
    work(10_000)


def test_once(count):
    count(work, 1_000)


def test_twice(count):
    count(work, 2_000)
