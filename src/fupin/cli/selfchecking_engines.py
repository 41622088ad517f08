"""The engines the self-check compares: each says the masks of the same rows."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import tempfile

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs
import polars as pl

from fupin.cli.faults import WRONG_USAGE, StopError
from fupin.cli.selfchecking_plan import Trial
from fupin.cli.selfchecking_rows import KEY, judge_rows
from fupin.errors import MissingExtraError
from fupin.frames import assess_exit


@attrs.frozen(kw_only=True, eq=False)
class Rows:
    """The rows of one part: subjects and their members, both in the order of the key."""

    number: int
    subjects: pl.DataFrame
    members: pl.DataFrame


Engine: TypeAlias = Callable[[Trial, Rows], pl.DataFrame]
"""Gives the masks, one row a subject, in the order of the subjects."""

OBJECT: Final = "object"
ENGINES: Final = (OBJECT, "polars", "duckdb", "spark")
NO_ROW: Final = (1 << 64) - 1
"""Both masks of a row an engine lost, or gave twice: failed and unknown at once."""

_PACKAGES: Final[dict[str, tuple[str, ...]]] = {
    "duckdb": ("duckdb", "sqlglot", "pyarrow"),
    "spark": ("pyspark", "sqlglot", "pyarrow"),
}
_MEMORY: Final = "4g"
_PATIENCE: Final = "10m"  # a busy machine may take long to come for what it asked
_EXTRAS: Final = {"duckdb": "frames", "spark": "spark"}


def installed() -> tuple[str, ...]:
    """The engines this machine can run."""
    return tuple(name for name in ENGINES if not _lacking(name) and _has_java(name))


def refuse_missing(names: Sequence[str]) -> None:
    """Refuse an engine that is not installed.

    Raises:
        MissingExtraError: If its packages are missing.
        StopError: If Java is.
    """
    for name in names:
        if _lacking(name):
            raise MissingExtraError(f"the engine {name}", _EXTRAS[name])
        if not _has_java(name):
            raise StopError(
                WRONG_USAGE,
                "引擎 spark 需要 Java（17 或更新），未找到",
                "the engine spark needs Java (17 or later): none was found",
            )


@contextlib.contextmanager
def started(names: Sequence[str]) -> Iterator[dict[str, Engine]]:
    """The engines, ready; what they hold is given back at the end."""
    with contextlib.ExitStack() as stack:
        yield {name: stack.enter_context(_STARTS[name]()) for name in names}


def _lacking(name: str) -> bool:
    return any(importlib.util.find_spec(p) is None for p in _PACKAGES.get(name, ()))


def _has_java(name: str) -> bool:
    home = os.environ.get("JAVA_HOME", "")
    own = shutil.which("java", path=str(Path(home, "bin"))) if home else None
    return name != "spark" or bool(own or shutil.which("java"))


@contextlib.contextmanager
def _object() -> Iterator[Engine]:
    yield lambda trial, rows: judge_rows(trial, rows.subjects, rows.members)


@contextlib.contextmanager
def _polars() -> Iterator[Engine]:
    yield _by_polars


def _by_polars(trial: Trial, rows: Rows) -> pl.DataFrame:
    """In every second part the members come in no order, so that they are hashed."""
    people = rows.members
    if rows.number % 2:
        people = people.sample(fraction=1.0, shuffle=True, seed=rows.number)
    found = assess_exit(
        rows.subjects,
        people if trial.book.names.groups else None,
        on=trial.on,
        standard=trial.book,
        region=trial.region,
    )
    return _masks(found)


@contextlib.contextmanager
def _duckdb() -> Iterator[Engine]:
    import duckdb

    from fupin.frames.duckdb import assess_exit as assess

    def judge(trial: Trial, rows: Rows) -> pl.DataFrame:
        with duckdb.connect() as connection:
            connection.register("households", _plain(rows.subjects))
            connection.register("members", _plain(rows.members))
            found = assess(
                connection, on=trial.on, standard=trial.book, region=trial.region
            ).pl()
        return _placed(found, rows.subjects)

    yield judge


@contextlib.contextmanager
def _spark() -> Iterator[Engine]:
    from py4j.protocol import Py4JNetworkError  # type: ignore[import-untyped]  # it has no types

    from fupin.frames.spark import assess_exit as assess

    with (
        tempfile.TemporaryDirectory(prefix="fupin-selfcheck-") as folder,
        _session() as session,
    ):

        def read(table: pl.DataFrame, name: str) -> Any:
            file = Path(folder, f"{name}.parquet")
            _plain(table).write_parquet(file)
            return session.read.parquet(str(file))

        def judge(trial: Trial, rows: Rows) -> pl.DataFrame:
            try:
                found = assess(
                    read(rows.subjects, "households"),
                    read(rows.members, "members"),
                    on=trial.on,
                    standard=trial.book,
                    region=trial.region,
                ).toArrow()
            except (ConnectionError, Py4JNetworkError):
                raise _spark_left() from None
            return _placed(pl.DataFrame(found), rows.subjects)

        yield judge


def _spark_left() -> StopError:
    return StopError(
        WRONG_USAGE,
        "Spark 的 Java 进程中断（多因内存不足），比较没有做完",
        "the Java process of Spark has gone (memory, most often): nothing was compared",
    )


@contextlib.contextmanager
def _session() -> Iterator[Any]:
    """The session there is, or one on this machine that ends with the check."""
    from pyspark.sql import SparkSession

    there = SparkSession.getActiveSession()
    if there is not None:
        yield there
        return
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    session = (
        SparkSession.builder.master("local[2]")
        .appName("fupin selfcheck")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.memory", _MEMORY)
        .config("spark.python.authenticate.socketTimeout", _PATIENCE)
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()


def _plain(table: pl.DataFrame) -> pl.DataFrame:
    """Codes as text, as a database has them."""
    kinds = table.schema.items()
    codes = [pl.col(n).cast(pl.String) for n, kind in kinds if isinstance(kind, pl.Enum)]
    lists = [
        pl.col(n).cast(pl.List(pl.String)) for n, kind in kinds if isinstance(kind, pl.List)
    ]
    return table.with_columns(*codes, *lists)


def _placed(found: pl.DataFrame, subjects: pl.DataFrame) -> pl.DataFrame:
    """The masks in the order of the subjects, which a database does not keep."""
    once = found.filter(pl.col(KEY).is_unique())
    placed = subjects.select(KEY).join(
        once.with_columns(pl.col(KEY).cast(subjects.schema[KEY])),
        on=KEY,
        how="left",
        maintain_order="left",
    )
    return _masks(placed).fill_null(NO_ROW)


def _masks(found: pl.DataFrame) -> pl.DataFrame:
    names = [name for name in found.columns if name.startswith(("failed", "unknown"))]
    return found.select(pl.col(names).cast(pl.UInt64))


_STARTS: Final = {"object": _object, "polars": _polars, "duckdb": _duckdb, "spark": _spark}
