"""How a folder of Parquet files falls into parts: by region, by file, by rows."""

from __future__ import annotations

import hashlib
import itertools
import re

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import attrs
import polars as pl

from fupin.errors import InvalidDataError, InvalidValueError
from fupin.frames.sources import damaged, files_of
from fupin.values import RegionCode


HOUSEHOLDS: Final = "households"
MEMBERS: Final = "members"
_REGION: Final = re.compile(r"region=(.*)")
_TAIL: Final = 1 << 16
"""Bytes at the end of a file: there Parquet says what is in every column."""


@attrs.frozen(kw_only=True)
class Part:
    """Some households of one region, and the files their members are in."""

    region: str
    """As the folder has it; empty where none does."""

    number: int
    """Of the parts of the region, from 0."""

    households: tuple[Path, ...]
    members: tuple[Path, ...]
    start: int
    rows: int
    whole: bool
    """Whether it has all households of its files, and so all members are its own."""

    @property
    def name(self) -> str:
        """How it is told apart, ``region=510000/0000``."""
        folder = f"region={self.region}/" if self.region else ""
        return f"{folder}{self.number:04d}"

    @property
    def folder(self) -> str:
        """Where its results go, below the folder of all results."""
        return f"region={self.region}" if self.region else "."

    def inputs(self) -> list[list[Any]]:
        """Name, size, and what the end of each file says is in it."""
        return [
            [file.name, file.stat().st_size, _end(file)]
            for file in (*self.households, *self.members)
        ]


def plan(folder: Path, at_most: int, *, with_members: bool) -> list[Part]:
    """The parts of all households below a folder, in the order of regions and files.

    Files of one folder whose names differ only in ``households`` and ``members``
    belong together; where the names do not pair off, all of a folder do.

    Args:
        folder: Where ``households*.parquet`` and ``members*.parquet`` are, in it or in
            folders called ``region=510000``.
        at_most: Households in one part.
        with_members: Whether members are asked at all.

    Raises:
        FileNotFoundError: If there are no files.
        InvalidDataError: If a file is damaged.
        InvalidValueError: If a region is no code.
    """
    homes = [f for f in files_of(folder, HOUSEHOLDS) if f.name.startswith(HOUSEHOLDS)]
    if not homes:
        files_of(folder / HOUSEHOLDS, HOUSEHOLDS)
    people = (
        [f for f in files_of(folder, MEMBERS) if f.name.startswith(MEMBERS)]
        if with_members
        else []
    )
    counts: dict[str, int] = {}
    parts: list[Part] = []
    for place in dict.fromkeys(file.parent for file in homes):
        region = _region(place.relative_to(folder))
        here = [f for f in homes if f.parent == place]
        theirs = [f for f in people if f.parent == place]
        for files, members in _pairs(here, theirs):
            for start, rows, whole in _spans(_rows(files), at_most):
                number = counts.get(region, 0)
                counts[region] = number + 1
                parts.append(
                    Part(
                        region=region,
                        number=number,
                        households=files,
                        members=members,
                        start=start,
                        rows=rows,
                        whole=whole,
                    )
                )
    return parts


def _region(place: Path) -> str:
    found = [m[1] for part in place.parts if (m := _REGION.fullmatch(part))]
    if not found:
        return ""
    try:
        return str.__str__(RegionCode.read(found[-1]))
    except InvalidValueError as error:
        raise InvalidDataError([error.problem(path=str(place))], "frames") from None


def _pairs(
    homes: Sequence[Path], people: Sequence[Path]
) -> Iterator[tuple[tuple[Path, ...], tuple[Path, ...]]]:
    tails = {file.name.removeprefix(HOUSEHOLDS): file for file in homes}
    of_members = {file.name.removeprefix(MEMBERS): file for file in people}
    if people and tails.keys() != of_members.keys():
        yield tuple(homes), tuple(people)
        return
    for tail, file in tails.items():
        yield (file,), ((of_members[tail],) if people else ())


def _spans(rows: int, at_most: int) -> Iterator[tuple[int, int, bool]]:
    """Alike large pieces of at most so many rows."""
    pieces = max(1, -(-rows // at_most))
    bounds = [rows * at // pieces for at in range(pieces + 1)]
    for start, stop in itertools.pairwise(bounds):
        yield start, stop - start, pieces == 1


def _rows(files: Sequence[Path]) -> int:
    try:
        counted = pl.scan_parquet(list(files), hive_partitioning=False).select(pl.len())
        return int(counted.collect().item())
    except pl.exceptions.PolarsError:
        raise InvalidDataError([damaged(HOUSEHOLDS, files)], "frames") from None


def _end(file: Path) -> str:
    with file.open("rb") as stream:
        stream.seek(max(0, file.stat().st_size - _TAIL))
        return hashlib.sha256(stream.read()).hexdigest()
