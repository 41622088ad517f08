"""The command: a demonstration, assessments of files, explanations."""

from __future__ import annotations

import os
import signal
import sys

from collections.abc import Sequence
from typing import TextIO


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    Args:
        argv: What was typed behind ``fupin``; by default that of this process.

    Returns:
        0 done and clean, 1 findings, 2 wrong usage, 3 input could not be read.
    """
    from fupin.cli.parser import build
    from fupin.values.version import VERSION

    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)
    if argv is None:  # the process is ours: being ended must tidy up as Ctrl-C does
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        options = build(VERSION).parse_args(argv)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0
    return _run(options)


def _run(options: object) -> int:
    from fupin.cli import commands
    from fupin.cli.faults import INTERRUPTED, WRONG_USAGE, StopError, refused, told
    from fupin.errors import FupinError

    lang: str = options.lang  # type: ignore[attr-defined]
    run = getattr(commands, f"run_{options.command}")  # type: ignore[attr-defined]
    try:
        status: int = run(options)
    except StopError as stop:
        message, status = stop.en if lang == "en" else stop.zh, stop.status
    except FupinError as error:
        message, status = told(error, lang)
    except KeyboardInterrupt:
        message, status = "interrupted" if lang == "en" else "已中断，未写出结果", INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where, why = error.filename or "", refused(error, lang)
        said = ("can't write the results", ": ") if lang == "en" else ("不能写出结果", "：")
        message, status = f"{said[0]} {where}{said[1]}{why}", WRONG_USAGE
    else:
        return status
    print(message, file=sys.stderr)
    return status


def _never_fail(stream: TextIO) -> None:
    """A terminal without a character shows another instead of ending the command."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
