"""How fast a standard is decided over a million households, against polars by hand.

Run ``python tests/bench/bench_batch.py [households]``.  Both contenders get the same two
tables, households and members in no order, decide the six conditions of national
household exit, and give key, verdict and both masks in the order of the households; the
results are asserted to be identical.  They take turns; the figure is the median of the
ratios of the rounds.  Exit status 1 if it is over the limit.

The rival is a query tuned by hand for this standard alone: it packs what it needs of the
members into one byte, knows which conditions can share work, and checks nothing.
"""

from __future__ import annotations

import statistics
import sys
import time

from collections.abc import Callable
from datetime import date

import polars as pl

from fupin import frames
from fupin.codes import (
    DropoutReason,
    DwellingGrade,
    Education,
    HealthStatus,
    StudentStatus,
)


LIMIT = 1.2
ROUNDS = 12
HOUSEHOLDS = 1_000_000
ON = date(2018, 12, 31)
STANDARD = "cn/household/2016"

Run = Callable[[pl.DataFrame, pl.DataFrame], pl.DataFrame]

LINE, FIRST_AGE, LAST_AGE = 299_500, 6, 15
NOT_AT_SCHOOL = [StudentStatus.NOT_STUDENT.value, StudentStatus.PRESCHOOL_AGE.value]
FINISHED = [
    Education.JUNIOR.value,
    Education.SENIOR.value,
    Education.COLLEGE.value,
    Education.JUNIOR_COLLEGE.value,
    Education.BACHELOR.value,
]
ILL = [HealthStatus.CHRONIC.value, HealthStatus.SEVERE.value, HealthStatus.DISABLED.value]
TOO_ILL = [DropoutReason.ILLNESS.value, DropoutReason.DISABILITY.value]
SAFE = [DwellingGrade.A.value, DwellingGrade.B.value]
VERDICTS = pl.Enum(["PASS", "FAIL", "UNDETERMINED"])


def bit(when: pl.Expr, place: int) -> pl.Expr:
    return pl.when(when).then(pl.lit(1 << place, pl.UInt8)).otherwise(pl.lit(0, pl.UInt8))


def by_hand(households: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """The six conditions of ``cn/household/2016``."""
    c = pl.col
    at_school = ~c.student_status.is_in(NOT_AT_SCHOOL)
    not_yet = (c.student_status == NOT_AT_SCHOOL[1]) & (c.age <= FIRST_AGE)
    ill = c.health.list.eval(pl.element().is_in(ILL)).list.any()
    excused = ill & c.dropout_reason.is_in(TOO_ILL)
    schooled = (c.age < FIRST_AGE) | (c.age > LAST_AGE)
    schooled |= at_school | not_yet | c.education.is_in(FINISHED) | excused
    insured = c.basic_medical_insured | c.in_service
    rosters = (
        members.lazy()
        .select("household", schooled=schooled, insured=insured)
        .select(
            "household",
            bits=bit(~c.schooled, 0)
            | bit(c.schooled.is_null(), 1)
            | bit(~c.insured, 2)
            | bit(c.insured.is_null(), 3),
        )
        .group_by("household")
        .agg(c.bits.bitwise_or())
    )

    def every(no: int) -> pl.Expr:
        answer = pl.when(c.bits & no != 0).then(pl.lit(value=False))
        return answer.when(c.bits & (no << 1) == 0).then(pl.lit(value=True))

    enough = pl.coalesce(c.net_income > c.size * LINE, c.income_per_head > LINE)
    asked = {
        "enough": enough,
        "food": c.food_attested,
        "clothing": c.clothing_attested,
        "schooling": pl.coalesce(c.education_attested, every(1) & c.roster_complete),
        "medical": pl.coalesce(c.medical_attested, every(4) & c.roster_complete),
        "housing": pl.coalesce(
            c.housing_attested, c.dwelling_grade.is_in(SAFE), ~c.dangerous_dwelling
        ),
    }
    failed = [bit(~c(name), place) for place, name in enumerate(asked)]
    unknown = [bit(c(name).is_null(), place) for place, name in enumerate(asked)]
    return (
        households.lazy()
        .with_row_index()
        .join(rosters, on="household", how="left")
        .select("index", "household", **asked)
        .select(
            "index",
            "household",
            failed=failed[0] | failed[1] | failed[2] | failed[3] | failed[4] | failed[5],
            unknown=unknown[0]
            | unknown[1]
            | unknown[2]
            | unknown[3]
            | unknown[4]
            | unknown[5],
        )
        .select(
            "index",
            "household",
            pl.when(c.failed != 0)
            .then(pl.lit("FAIL", VERDICTS))
            .when(c.unknown != 0)
            .then(pl.lit("UNDETERMINED", VERDICTS))
            .otherwise(pl.lit("PASS", VERDICTS))
            .alias("verdict"),
            c.failed.cast(pl.UInt64),
            c.unknown.cast(pl.UInt64),
        )
        .sort("index")
        .drop("index")
        .collect()
    )


def lowered(households: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    return frames.assess_exit(households, members, on=ON, standard=STANDARD)


def dice(seed: int, sides: int) -> pl.Expr:
    """Numbers from 0 up to *sides*, the same in every run."""
    return (pl.int_range(pl.len()) * 2_654_435_761 + seed * 40_503).hash(seed) % sides


def answer(seed: int, sides: int, no: int, empty: int) -> pl.Expr:
    """Yes, but *no* times of *sides* no, and *empty* times not recorded."""
    thrown = dice(seed, sides)
    known = pl.when(thrown < no).then(pl.lit(value=False))
    return known.when(thrown >= no + empty).then(pl.lit(value=True))


def pick(seed: int, options: list[str], kind: pl.DataType) -> pl.Expr:
    """One of *options*, or a tenth of the time nothing."""
    thrown = dice(seed, len(options) + (len(options) + 8) // 9)
    expression = pl.lit(None, kind)
    for place, option in enumerate(options):
        expression = pl.when(thrown == place).then(pl.lit(option, kind)).otherwise(expression)
    return expression


def tables(count: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Invented households, near the line, and their members, in no order."""
    types = frames.schema(STANDARD)
    home, person = types["households"], types["members"]
    households = (
        pl.select(household=pl.int_range(count).cast(pl.String).str.zfill(12))
        .with_columns(size=(dice(1, 6) + 1).cast(pl.Int64))
        .with_columns(
            net_income=pl.when(dice(2, 20) > 0).then(
                pl.col("size") * LINE + (dice(3, 400_000).cast(pl.Int64) - 40_000)
            ),
            income_per_head=pl.when(dice(4, 3) > 0).then(
                dice(5, 60_000).cast(pl.Int64) + LINE - 5_000
            ),
            roster_complete=pl.when(dice(6, 50) > 0).then(pl.lit(value=True)),
            food_attested=answer(7, 500, 1, 5),
            clothing_attested=answer(8, 500, 1, 5),
            education_attested=answer(9, 4, 0, 3),
            medical_attested=answer(10, 4, 0, 3),
            housing_attested=answer(11, 4, 0, 3),
            dwelling_grade=pick(12, ["A级", "B级", "C级"], home["dwelling_grade"]),
            dangerous_dwelling=~answer(13, 20, 1, 1),
        )
    )
    kinds = person["health"]
    healthy = pl.lit([HealthStatus.HEALTHY.value], pl.List(pl.String)).cast(kinds)
    poorly = pl.lit([ILL[0], ILL[2]], pl.List(pl.String)).cast(kinds)
    members = (
        households.select(pl.col("household").repeat_by(pl.col("size")))
        .explode("household")
        .with_columns(
            age=dice(14, 80).cast(pl.Int64),
            student_status=pick(15, [*NOT_AT_SCHOOL[:1], "小学"], person["student_status"]),
            education=pick(16, ["小学", *FINISHED[:2]], person["education"]),
            health=pl.when(dice(17, 10) > 0).then(
                pl.when(dice(18, 8) > 0).then(healthy).otherwise(poorly)
            ),
            dropout_reason=pick(19, TOO_ILL, person["dropout_reason"]),
            basic_medical_insured=answer(20, 100, 2, 1),
            in_service=~answer(21, 100, 98, 1),
        )
        .sample(fraction=1.0, shuffle=True, seed=22)
    )
    return households.select(*home), members.select(*person)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else HOUSEHOLDS
    households, members = tables(count)
    mine, theirs = lowered(households, members), by_hand(households, members)
    if not mine.equals(theirs) or mine.schema != theirs.schema:
        print("the results differ")
        return 2
    print(mine["verdict"].value_counts(sort=True).rows(), f"{len(members)} members")
    ratios, times = [], []
    for turn in range(ROUNDS):
        pair: tuple[Run, ...] = (lowered, by_hand) if turn % 2 else (by_hand, lowered)
        took = {}
        for contender in pair:
            start = time.perf_counter()
            contender(households, members)
            took[contender] = time.perf_counter() - start
        ratios.append(took[lowered] / took[by_hand])
        times.append(took[lowered])
    ratio, seconds = statistics.median(ratios), statistics.median(times)
    print(f"{ratio:.2f} times by hand, {seconds * 1e3:.0f} ms; limit {LIMIT}")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
