"""数据不动，规则过去：在 DuckDB 里判定，和本库逐位比较。  The rules go to the data."""

# %%
from datetime import date

import duckdb
import polars as pl

from fupin import frames
from fupin.frames import duckdb as in_duckdb
from fupin.strategies import population


DAY = date(2018, 12, 31)
STANDARD = "cn/household/2016"

# %% 自己的库里已有的两张表；这里编出来。  Two tables you already have; invented here.
homes, people = population(5_000, on=DAY, regions=["510000"]).frames()
connection = duckdb.connect()
connection.execute("CREATE TABLE households AS FROM homes")
connection.execute("CREATE TABLE members AS FROM people")

# %% 先检查，再判定；结果还在库里。  Looked at, then judged; the outcome stays there.
found = in_duckdb.assess_exit(connection, on=DAY, standard=STANDARD, reasons=True)
found.create("verdicts")
counts = "SELECT verdict, count(*) FROM verdicts GROUP BY ALL ORDER BY ALL"
for verdict, count in connection.execute(counts).fetchall():
    print(f"{verdict:14}{count:6,}")

# %% 和按列测算逐位相同。  The same bits as over columns.
masks = ["household", "failed", "unknown"]
here = frames.assess_exit(homes, people, on=DAY, standard=STANDARD).select(masks)
there = connection.table("verdicts").pl().select(masks).sort("household")
print("逐位相同：", here.cast(pl.Int64).equals(there.cast(pl.Int64)))

# %% 别的引擎要的语句。  The text for the others.
for dialect in ("spark", "postgres", "hive", "doris", "starrocks"):
    text = frames.to_sql(STANDARD, dialect=dialect, on=DAY)
    print(f"{dialect}：{len(text):,} 个字符，以 {text.split()[0]} 开头")
