"""The garbage collector, paused while a ledger becomes objects."""

from __future__ import annotations

import contextlib
import gc

from collections.abc import Iterator


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector of cycles, if it runs.

    Records make no cycles, but a hundred thousand of them make it look through all
    that is alive again and again: half of the time to read a ledger.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
