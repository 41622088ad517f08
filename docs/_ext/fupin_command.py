"""The words of the command, read from its own parser."""

# argparse has no public way to list what it knows.
# ruff: noqa: SLF001

from __future__ import annotations

import argparse

from collections.abc import Iterator

from fupin_content import Literal, Table

import fupin

from fupin.cli.parser import build


def commands() -> Iterator[Table]:
    """One table a command: what may be typed behind it."""
    parser = build(fupin.__version__)
    listing = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    for name, command in listing.choices.items():
        yield Table(
            id=f"command-{name}",
            title=f"fupin {name}",
            intro=(f"{command.description}。",),
            header=("参数 argument", "说明"),
            rows=tuple((Literal(_typed(a)), a.help or "") for a in command._actions),
        )


def _typed(action: argparse.Action) -> str:
    """An option as one types it."""
    value = action.metavar or "|".join(map(str, action.choices or ()))
    words = ", ".join(action.option_strings)
    more = " …" if action.nargs == "+" else ""
    typed = f"{words} {value}".strip() if action.nargs != 0 else words
    return f"{typed}{more}" if action.required else f"[{typed}{more}]"
