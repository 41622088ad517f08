"""从文件评估一个县。  A county assessed from its files.

A small invented county is written as the files a real one has (member export, household
verification sheet, village export, village verification sheet), read back, and assessed:
households, then villages by the households still poor in them, then the county.
"""

# %% 编一个县，写成文件。  Make up a county, and write its files.
import tempfile

from collections import Counter
from datetime import date
from pathlib import Path

import attrs

import fupin

from fupin.assessment import count_poor, with_poor
from fupin.ledger import (
    write_member_ledger,
    write_verification,
    write_village_ledger,
    write_village_verification,
)
from fupin.strategies.synthetic import synthetic_county


DAY = date(2018, 12, 31)
REGION = "420324"  # 湖北，2%一组；借用的代码，人口是编的

made = synthetic_county(
    seed=1, households=300, persons=1000, villages=12, poor_villages=7, townships=3
)
visited = [
    attrs.evolve(home, attested=made.attestations.get(home.household_id))
    for home in made.households
]
seen = [
    attrs.evolve(v, attested=made.village_attestations.get(v.village_id))
    for v in made.villages
]
folder = Path(tempfile.mkdtemp(prefix="fupin-county-"))
write_member_ledger(folder / "成员信息.csv", made.households)
write_verification(folder / "退出核查表.csv", visited)
write_village_ledger(folder / "行政村信息.csv", made.villages)
write_village_verification(folder / "村核查表.csv", seen)

# %% 读回来：每个读不懂的单元格都有地址。  Read back; what can't be read has an address.
book = fupin.read_ledgers(sorted(folder.glob("*.csv")))
print(book)
for sheet in book.sheets:
    print(f"  {sheet.name}：{sheet.layout}，{sheet.used}行")
for problem in book.problems[:3]:
    print(f"  {problem}")

# %% 逐户评估，理由成堆地数。  Assess every household, count the reasons.
assessments = [fupin.assess_exit(home, on=DAY, region=REGION) for home in book.households]
verdicts = Counter(a.verdict for a in assessments)
print("户：" + "，".join(f"{v.zh}{verdicts[v]}" for v in fupin.Verdict))
reasons = Counter(reason for a in assessments for reason in a.reasons)
for reason, count in reasons.most_common():
    print(f"  {reason}：{count}户")

# %% 村：还有多少贫困人口，在上下限之间。  Villages: poor people counted between bounds.
poor = count_poor(
    (home, a.verdict) for home, a in zip(book.households, assessments, strict=True)
)
villages = with_poor(book.villages, poor)
for village in villages:
    found = fupin.assess_exit(village, on=DAY, region=REGION)
    still = village.poor
    bounds = "不详" if still is None else f"{still.at_least}—{still.at_most}人"
    print(f"  {village.village_id}  贫困人口{bounds}  {found.verdict.zh}")

# %% 县。  The county.
county = fupin.roll_up(made.name, villages, code=fupin.RegionCode(REGION))
print(fupin.assess_exit(county, on=DAY).explain())
