"""Old .xls workbooks, read by a child process: what one does to it does not matter."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from fupin.errors import MissingExtraError
from fupin.ledger import _xls_child as child
from fupin.ledger.cells import Cell
from fupin.ledger.refusals import refusal
from fupin.ledger.sheet import Merge, Row, Sheet, merges_of


SECONDS: Final = 120
"""What reading one file may take."""

_LARGEST: Final = 512 * 1024**2
_CODES: Final = {
    child.DAMAGED: "file.damaged",
    child.ENCRYPTED: "file.encrypted",
    child.TOO_LARGE: "file.too-large",
}
_TIMES: Final[dict[str, Any]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda seconds: timedelta(seconds=seconds),
}


def old_sheets(path: Path, *, seconds: int = SECONDS) -> Iterator[Sheet]:
    """The sheets of an old workbook.

    Raises:
        LedgerError: If it is damaged, encrypted or too large, or its reader broke down.
        MissingExtraError: Without the extra ``excel``.
    """
    if path.stat().st_size > _LARGEST:
        raise refusal("file.too-large", path.name)
    name, left = "", 0
    merged: tuple[Merge, ...] = ()
    rows: list[Row] = []
    for line in _read_by_child(path, seconds).splitlines():
        entry = json.loads(line)
        if isinstance(entry, list):
            rows.append([*[""] * left, *map(_cell, entry)])
            continue
        if name:
            yield Sheet(name=name, rows=rows, merged=merged)
        name, left, rows = entry["sheet"], entry["left"], []
        merged = merges_of(entry["merged"])
    if name:
        yield Sheet(name=name, rows=rows, merged=merged)


def _read_by_child(path: Path, seconds: int) -> bytes:
    command = [sys.executable, "-P", child.__file__, str(path.absolute()), str(seconds)]
    paths = {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    try:
        done = subprocess.run(  # noqa: S603  # our own script, by our own interpreter
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **paths},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refusal("file.reader-timeout", path.name) from None
    if done.returncode == child.MISSING:
        raise MissingExtraError("reading .xls ledgers", "excel")
    if done.returncode != 0:
        raise refusal(_CODES.get(done.returncode, "file.reader-failed"), path.name)
    return done.stdout


def _cell(cell: Any) -> Cell:
    if not isinstance(cell, list):
        return cell  # type: ignore[no-any-return]  # as `_xls_child` wrote it
    kind, text = cell
    made: Cell = _TIMES[kind](text)
    return made
