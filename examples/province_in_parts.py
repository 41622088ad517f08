"""一个省：编出登记，按部分测算，数到县，再说清楚一户。  A province in parts."""

# %%
import tempfile

from datetime import date
from pathlib import Path

import polars as pl

from fupin import frames
from fupin.strategies import population


DAY = date(2018, 12, 31)
STANDARD = "cn/household/2016"
REGIONS = ("510000", "520000")
folder = Path(tempfile.mkdtemp(prefix="fupin-province-"))

# %% 编出登记；真的登记照同样的列放。  Invented; yours has the same columns.
population(20_000, on=DAY, regions=REGIONS).write(folder / "登记")

# %% 按部分测算；中断了再运行，做完的不重做。  Judge in parts; a second run goes on.
report = frames.assess_parts(folder / "登记", folder / "结果", on=DAY, standard=STANDARD)
found = report.summary
print(f"户 {found.households:,}：达标 {found.passed:,}，未达标 {found.failed:,}，", end="")
print(f"无法判定 {found.undetermined:,}")
again = frames.assess_parts(folder / "登记", folder / "结果", on=DAY, standard=STANDARD)
print(f"再运行一次：{again.kept} 个部分已完成，重做 {again.judged} 个")

# %% 每个县，分子在上下限之间。  Each county; poor people counted between bounds.
counties = report.totals.filter(pl.col("level") == "county")
for county in counties.select("county", "households", "failed", "undetermined").rows():
    print("县 {}：{:,} 户，未达标 {:,}，无法判定 {:,}".format(*county))

# %% 一户为什么：位掩码说哪条，对象那条路说理由。  Why one household, in words.
verdicts = pl.read_parquet(folder / "结果" / "region=510000" / "verdicts-*.parquet")
key = verdicts.filter(pl.col("verdict") == "UNDETERMINED")["household"][0]
register = folder / "登记" / "region=510000"
one = frames.explain(register, register, key, on=DAY, standard=STANDARD, region="510000")
print(f"户 {key}：{one.verdict.zh}，缺：{'、'.join(fact.zh for fact in one.missing)}")
