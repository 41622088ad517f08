"""How fast DuckDB decides a standard where the rows are, against polars.

Run ``python tests/bench/bench_engines.py [households]``.  Both get the same two tables,
households and members in no order, and decide national household exit; DuckDB has them
as tables of its own.  Their masks are compared once, then they take turns; the figures are
the median of the ratios of the rounds, and the share of it that checking the tables takes.
"""

from __future__ import annotations

import random
import statistics
import sys
import time

from collections.abc import Callable
from datetime import date

import duckdb
import polars as pl

from fupin import frames
from fupin.frames import sql
from fupin.frames.duckdb import assess_exit


ROUNDS = 7
HOUSEHOLDS = 1_000_000
ON = date(2018, 12, 31)
STANDARD = "cn/household/2016"
LINE = 299_500
SEED = 20160428


def made(table: str, rows: int, keys: pl.Series) -> pl.DataFrame:
    """Answers at random of every column that is asked; a tenth is not recorded."""
    chance = random.Random(SEED)  # noqa: S311  # the same tables every time
    columns = [keys]
    for name, kind in frames.schema(STANDARD)[table].items():
        if name == "household":
            continue
        if isinstance(kind, pl.Enum):
            pool = kind.categories.to_list()
        elif isinstance(kind, pl.List):
            pool = [[word] for word in kind.inner.categories]
        elif kind == pl.Boolean:
            pool = [True, True, True, False]
        elif name == "net_income":
            pool = [LINE * k + step for k in range(1, 7) for step in (-1, 0, 1)]
        else:
            pool = [LINE, LINE + 1] if name == "income_per_head" else list(range(1, 20))
        pool = [*pool, *pool, None]
        picked = pl.Series(chance.choices(range(len(pool)), k=rows))
        plain = pl.List(pl.String) if isinstance(kind, pl.List) else None
        plain = pl.String if isinstance(kind, pl.Enum) else plain or kind
        columns.append(pl.Series(name, pool, plain).gather(picked))
    return pl.DataFrame(columns)


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main(households: int) -> None:
    chance = random.Random(SEED)  # noqa: S311
    numbers = list(range(households))
    chance.shuffle(numbers)
    keys = pl.Series("household", numbers, pl.Int64)
    homes = made("households", households, keys)
    owners = pl.Series("household", chance.choices(numbers, k=3 * households), pl.Int64)
    people = made("members", 3 * households, owners)
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE households AS FROM homes")
        connection.execute("CREATE TABLE members AS FROM people")
        text = sql.to_sql(STANDARD, dialect="duckdb", on=ON)
        ways: dict[str, Callable[[], pl.DataFrame]] = {
            "polars": lambda: frames.assess_exit(homes, people, on=ON, standard=STANDARD),
            "DuckDB": lambda: assess_exit(connection, on=ON, standard=STANDARD).pl(),
            "DuckDB, unchecked": lambda: connection.sql(text).pl(),
        }
        one, other = ways["polars"](), ways["DuckDB"]()
        columns = ["household", "failed", "unknown"]
        same = one.select(columns).cast(pl.Int64).sort("household")
        print("masks are the same:", same.equals(other.select(columns).sort("household")))
        times: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(ROUNDS):
            for name, run in ways.items():
                times[name].append(seconds(run))
    for name, found in times.items():
        ratios = [x / y for x, y in zip(found, times["polars"], strict=True)]
        print(
            f"{name:18} {statistics.median(found):6.3f} s"
            f"  {statistics.median(ratios):5.2f} of polars"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else HOUSEHOLDS)
