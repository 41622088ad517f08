"""A population as Parquet files, that appear all together or not at all."""

from __future__ import annotations

import errno
import json

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import polars as pl

from fupin.report.folder import whole
from fupin.strategies._population_books import HOUSEHOLDS, MEMBERS
from fupin.values.version import VERSION


if TYPE_CHECKING:
    from fupin.strategies._population import Part

Compression: TypeAlias = Literal["zstd", "lz4", "snappy", "gzip", "brotli", "uncompressed"]

MANIFEST: Final = "population.json"
_ROWS: Final = 262_144  # of a row group


def write(
    folder: Path,
    parts: Iterable[Part],
    about: dict[str, Any],
    *,
    compression: Compression,
    progress: Callable[[int, int], object] | None,
) -> Path:
    """Write *parts* and say *about* them; see `Population.write`."""
    if folder.is_dir() and any(folder.iterdir()):
        raise FileExistsError(errno.EEXIST, "the folder is not empty", str(folder))
    done, files = 0, []
    with whole(folder) as made:
        for part in parts:
            files.append(_write_part(made, part, compression))
            done += part.households.height
            if progress is not None:
                progress(done, about["households"])
        _write_manifest(made / MANIFEST, about, files)
    return folder


def _write_part(made: Path, part: Part, compression: Compression) -> dict[str, Any]:
    place = made / f"region={part.region}"
    place.mkdir(exist_ok=True)
    counts: dict[str, Any] = {"region": part.region, "number": part.number}
    for name, table in ((HOUSEHOLDS, part.households), (MEMBERS, part.members)):
        file = place / f"{name}-{part.number:04d}.parquet"
        _plain(table).write_parquet(file, compression=compression, row_group_size=_ROWS)
        counts[name] = table.height
    return counts


def _plain(table: pl.DataFrame) -> pl.DataFrame:
    return table.drop("region") if "region" in table.columns else table


def _write_manifest(file: Path, about: dict[str, Any], parts: list[dict[str, Any]]) -> None:

    totals = {"members": sum(part[MEMBERS] for part in parts), "parts": parts}
    said = {"version": VERSION, **about, **totals}
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    file.write_text(text, encoding="utf-8")
