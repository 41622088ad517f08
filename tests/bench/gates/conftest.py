"""What every counted benchmark needs: the contenders beside it, and a warm start."""

from __future__ import annotations

import sys

from pathlib import Path

import pytest


sys.path.insert(0, str(Path(__file__).parents[1]))

WARM = 50
"""CPython rewrites code that runs often; by then it has."""


@pytest.fixture
def count(benchmark):
    """Let a call run until nothing about it is new, then count it once."""

    def counted(call, *args, warm=WARM):
        for _ in range(warm):
            call(*args)
        return benchmark(call, *args)

    return counted
