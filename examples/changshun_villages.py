"""三十八个真实的村，和六个紧挨界值的村。  Real villages, and villages at the edge.

Thirty-eight real villages of Changshun county, Guizhou (population and poor people as
its policy handbook of 2017 prints them), and six invented ones at the very edge.  The
published rates are recomputed; every one of the 38 is far above 3 %, so each fails.
"""

# %% 读取：人口、贫困人口，以及公布的发生率。  Read populations, poor people, printed rates.
import csv

from datetime import date
from pathlib import Path

from fupin import PoorCount, Verdict, Village, VillageAttestation, assess_exit


DATA = Path(__file__).parent / "data" / "changshun-2017.csv"
DAY = date(2017, 12, 31)
GUIZHOU, HENAN = "520000", "410000"  # 3 % in the west, 2 % in the centre


def village(name: str, population: int, poor: int) -> Village:
    """A village whose other factors a visit found in order."""
    return Village(
        village_id=name,
        population=population,
        poor=PoorCount.exactly(poor),
        attested=VillageAttestation(
            infrastructure=True, public_services=True, industry=True, collective_income=True
        ),
    )


def rate(poor: int, population: int) -> str:
    """The rate in percent with two decimals, halves up, without a float."""
    hundredths = (poor * 20_000 + population) // (2 * population)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


# %% 三十八个村：重算发生率，逐村评估。  Recompute each rate, assess each village.
with DATA.open(encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))

failed = 0
for row in rows:
    population, poor = int(row["总人口数"]), int(row["贫困人口"])
    if rate(poor, population) != row["公布的贫困发生率"]:
        raise SystemExit(f"{row['村']}：重算 {rate(poor, population)}，与公布的不符")
    found = assess_exit(village(row["村"], population, poor), on=DAY, region=GUIZHOU)
    failed += found.verdict is Verdict.FAIL
    print(f"{row['村']:　<4} {row['公布的贫困发生率']:>5}%  {found.verdict.zh}")
print(f"共{len(rows)}个村，重算全部一致，{failed}个未达标。")

# %% 界值两侧：“以下”不含本数。  At the edge: "below" excludes the number itself.
for text, poor in (
    ("1.99", 199),
    ("2.00", 200),
    ("2.01", 201),
    ("2.99", 299),
    ("3.00", 300),
    ("3.01", 301),
):
    edge = village(f"{text}%", 10_000, poor)
    central = assess_exit(edge, on=DAY, region=HENAN).verdict
    western = assess_exit(edge, on=DAY, region=GUIZHOU).verdict
    print(f"{text}%  中部（2%以下）{central.zh}  西部（3%以下）{western.zh}")
