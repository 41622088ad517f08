"""How far the command has come: a bar on a terminal, else plain lines; never on stdout."""

from __future__ import annotations

import contextlib
import sys

from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Self, TypeAlias


Advance: TypeAlias = Callable[[int, int | None], None]
"""Is told how much is done, and of how much where that is known."""


class Progress:
    """Steps of a command as they are taken."""

    def __init__(self) -> None:
        self._bar = _bar() if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    @contextlib.contextmanager
    def step(self, title: str) -> Iterator[Advance]:
        """A step of the command, under its title."""
        if self._bar is None:
            print(f"{title}…", file=sys.stderr, flush=True)
            yield lambda _done, _total: None
            return
        bar = self._bar
        task = bar.add_task(title, total=None)

        def advance(done: int, total: int | None) -> None:
            bar.update(task, completed=done, total=total)

        yield advance
        bar.update(task, total=1, completed=1)


def _bar() -> Any:
    try:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            TaskProgressColumn,
            TextColumn,
            TimeElapsedColumn,
        )
        from rich.progress import Progress as Bars
    except ImportError:
        return None
    return Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )
