"""Results of a part on disk: whole or not there, and with what they were made from."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl

from fupin.frames._part_plan import Part


_BEGUN: Final = ".fupin-"
"""How the names of files begin that are being written; readers pass them over."""

VERDICTS, VILLAGES, RECORD = "verdicts", "totals", "part"


class PartFiles:
    """Where the results of one part go."""

    def __init__(self, out: Path, part: Part) -> None:
        self.folder = out / part.folder
        self.verdicts = self.folder / f"{VERDICTS}-{part.number:04d}.parquet"
        self.totals = self.folder / f"{VILLAGES}-{part.number:04d}.parquet"
        self.record = self.folder / f"{RECORD}-{part.number:04d}.json"

    def finished(self, fingerprint: str) -> dict[str, Any] | None:
        """What was recorded of the part, if its results are here and of this make."""
        try:
            found = json.loads(self.record.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        whole = isinstance(found, dict) and found.get("fingerprint") == fingerprint
        there = self.verdicts.is_file() and self.totals.is_file()
        return found if whole and there else None

    def write(
        self, verdicts: pl.DataFrame, totals: pl.DataFrame, record: Mapping[str, Any]
    ) -> None:
        """Write the results, and last the record that says they are whole."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_table(self.verdicts, verdicts)
        write_table(self.totals, totals)
        write_json(self.record, record)


def write_table(file: Path, table: pl.DataFrame) -> None:
    """Write a Parquet file; it is there when it is whole."""
    write_whole(file, table.write_parquet)


def write_json(file: Path, said: Mapping[str, Any]) -> None:
    """Write a JSON file; it is there when it is whole."""
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    write_whole(file, lambda begun: begun.write_text(text, encoding="utf-8"))


def write_whole(file: Path, write: Callable[[Path], object]) -> None:
    """Let *write* write beside *file*, then rename."""
    begun = file.with_name(f"{_BEGUN}{os.getpid()}-{file.name}.tmp")
    try:
        write(begun)
        begun.replace(file)
    except BaseException:
        begun.unlink(missing_ok=True)
        raise


def clean(out: Path, kept: Iterable[PartFiles]) -> None:
    """Take away what was begun and not finished, and parts that are no longer any."""
    names = {file for one in kept for file in (one.verdicts, one.totals, one.record)}
    for file in _ours(out):
        if file not in names:
            file.unlink()


def _ours(out: Path) -> Iterator[Path]:
    for folder in (out, *sorted(out.glob("region=*"))):
        yield from sorted(folder.glob(f"{_BEGUN}*"))
        for kind, suffix in ((RECORD, "json"), (VERDICTS, "parquet"), (VILLAGES, "parquet")):
            yield from sorted(folder.glob(f"{kind}-[0-9][0-9][0-9][0-9].{suffix}"))


def fingerprint(said: Mapping[str, Any]) -> str:
    """A short name for all that decides what comes out."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


@contextlib.contextmanager
def replaced(folder: Path, names: Iterable[str]) -> Iterator[Callable[[str], Path]]:
    """Give places to write files in; all of them move into *folder*, or none does."""
    with tempfile.TemporaryDirectory(prefix=_BEGUN, dir=folder) as place:
        made = Path(place)
        yield lambda name: made / name
        for name in names:
            (folder / name).unlink(missing_ok=True)
        for name in names:
            (made / name).replace(folder / name)
