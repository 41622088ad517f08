"""Where a table may stand: in memory, in Parquet or CSV files, or in DuckDB."""

from __future__ import annotations

import errno

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

import polars as pl

from fupin.errors import InvalidDataError, Problem
from fupin.frames.csv_table import read_table
from fupin.logic.kinds import Fact


class ArrowTable(Protocol):
    """A table of another library that can be read through Arrow: pyarrow, pandas, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> object:
        """Give the table as an Arrow stream."""


Frame: TypeAlias = (
    pl.DataFrame | pl.LazyFrame | ArrowTable | str | PathLike[str] | tuple[Any, str]
)
"""A table: a frame of polars, pandas or pyarrow; a DuckDB relation, or a connection and
the name of a table; or the path of a Parquet or CSV file, of a folder of Parquet files
(split by ``region=…`` or not), or a pattern such as ``data/*/households-*.parquet``."""

_PATTERN: Final = frozenset("*?[")
_CSV: Final = frozenset({".csv", ".txt"})


def open_table(
    given: Frame, name: str, key: str, facts: Sequence[Fact]
) -> tuple[pl.LazyFrame, list[Problem]]:
    """A table of any kind as a polars frame, and the cells that can't be read.

    Args:
        given: The table, or where it is.
        name: What it is a table of: ``households``, ``members``.
        key: Column that tells subjects apart.
        facts: What will be asked of it.

    Raises:
        FileNotFoundError: If there is no such file.
        InvalidDataError: If a file is damaged, or of no kind that can be read.
        TypeError: If it is no table.
    """
    if isinstance(given, str | PathLike):
        path = Path(given)
        if path.suffix.lower() in _CSV:
            frame, problems = read_table(path, name, facts)
            return frame.lazy(), problems
        return scan(files_of(path, name), name), []
    if isinstance(given, tuple):
        connection, table = given
        return _of_duckdb(connection.table(table), key, facts), []
    if type(given).__name__ == "DuckDBPyRelation":
        return _of_duckdb(given, key, facts), []
    return as_polars(given), []


def as_polars(table: Any) -> pl.LazyFrame:
    """A table in memory as a polars frame; other libraries' go through Arrow.

    Raises:
        TypeError: If it can't be read as a table.
    """
    if isinstance(table, pl.DataFrame | pl.LazyFrame):
        return table.lazy()
    if not hasattr(table, "__arrow_c_stream__"):
        raise TypeError(f"not a table: {type(table).__name__} (polars, pyarrow or pandas)")
    return _whole_numbers(pl.DataFrame(table)).lazy()


def files_of(path: Path, name: str) -> list[Path]:
    """The Parquet files at a path; of a folder those called after the table, if any are.

    Raises:
        FileNotFoundError: If there are none.
        InvalidDataError: If a file is of another kind.
    """
    if path.is_dir():
        files = [f for f in sorted(path.rglob("*.parquet")) if _is_visible(f, path)]
        files = [f for f in files if f.name.startswith(name)] or files
    elif _PATTERN.isdisjoint(str(path)):
        files = [path] if path.exists() else []
    else:
        root = Path(path.anchor or ".")
        files = sorted(root.glob(str(path.relative_to(path.anchor))))
    if not files:
        raise FileNotFoundError(errno.ENOENT, "no Parquet file", str(path))
    other = next((f for f in files if f.suffix.lower() != ".parquet"), None)
    if other is not None:
        raise InvalidDataError([_unknown_kind(name, other)], "frames")
    return files


def scan(files: Sequence[Path], name: str) -> pl.LazyFrame:
    """Parquet files as one frame, with what their folders say (``region=510000``) as text.

    Raises:
        InvalidDataError: If one is damaged.
    """
    hive = {
        folder.partition("=")[0]: pl.String()
        for file in files
        for folder in file.parent.parts
        if "=" in folder
    }
    frame = pl.scan_parquet(
        list(files), hive_partitioning=bool(hive), hive_schema=hive or None
    )
    try:
        frame.collect_schema()
    except pl.exceptions.PolarsError:
        raise InvalidDataError([damaged(name, files)], "frames") from None
    return frame


def damaged(name: str, files: Iterable[Path]) -> Problem:
    """What is said of files that can't be read."""
    return Problem(
        code="frame.damaged-file",
        message="文件损坏，或不是 Parquet 文件",
        message_en="a file is damaged, or no Parquet file",
        path=name,
        found="、".join(file.name for file in files),
        expected="完整的 Parquet 文件",
        expected_en="whole Parquet files",
    )


def _is_visible(file: Path, folder: Path) -> bool:
    return not any(part.startswith((".", "_")) for part in file.relative_to(folder).parts)


def _of_duckdb(relation: Any, key: str, facts: Iterable[Fact]) -> pl.LazyFrame:
    """The columns asked, and no others: a relation may be wide, and is not in memory yet."""
    import duckdb

    asked = {key, *(fact.name for fact in facts)}
    wanted = [duckdb.ColumnExpression(c) for c in relation.columns if c in asked]
    return as_polars((relation.select(*wanted) if wanted else relation.limit(0)).arrow())


def _whole_numbers(frame: pl.DataFrame) -> pl.DataFrame:
    """Integers with gaps are floats in pandas: back to integers where all are whole."""
    floats = [s.fill_nan(None) for s in frame.iter_columns() if s.dtype.is_float()]
    whole = [s.cast(pl.Int64) for s in floats if ((s.floor() == s) & s.is_finite()).all()]
    return frame.with_columns(whole)


def _unknown_kind(name: str, file: Path) -> Problem:
    return Problem(
        code="frame.unknown-file",
        message="不认识的文件类型",
        message_en="a kind of file that can't be read",
        path=name,
        found=file.suffix,
        expected=".parquet 或 .csv",
        expected_en=".parquet or .csv",
    )
