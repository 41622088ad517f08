"""What type checkers must know of the face, and must refuse; read by them, never run."""

from __future__ import annotations

from datetime import date
from typing import assert_type

import fupin

from fupin.codes import DwellingGrade
from fupin.facts import household
from fupin.logic import AllOf, Comparison, Membership
from fupin.measures import Incidence, Share, incidence, reduction_rate
from fupin.standards import schemes, standards


on = date(2018, 12, 31)
home = fupin.Household(household_id="1")
village = fupin.Village(village_id="1")

assessment = fupin.assess_exit(home, on=on)
assert_type(assessment, fupin.ExitAssessment)
assert_type(assessment.verdict, fupin.Verdict)
assert_type(assessment.reasons, tuple[str, ...])
assert_type(assessment.findings, tuple[fupin.Finding, ...])
assert_type(assessment.explain("en"), str)
assert_type(assessment.findings[0].truth, fupin.Truth)
assert_type(assessment.findings[0].margin, int | None)
assert_type(fupin.assess_exit(village, on=on, region="420324").standing, fupin.Standing)

classification = fupin.classify(home, scheme="cn/five-batches/2015")
assert_type(classification, fupin.Classification)
assert_type(fupin.roll_up("甲县", [village]), fupin.County)

assert_type(fupin.standard("cn/household/2016"), fupin.Standard)
assert_type(standards(), tuple[fupin.Standard, ...])
assert_type(fupin.scheme("cn/five-batches/2015"), fupin.Scheme)
assert_type(schemes(), tuple[fupin.Scheme, ...])
assert_type(fupin.standard("cn/household/2016").rules, tuple[fupin.Rule, ...])

assert_type(fupin.parse_yuan("3335.50"), fupin.Fen)
assert_type(home.size, int | None)
assert_type(home.members, tuple[fupin.Member, ...])
assert_type(home.income, fupin.Income | None)
assert_type(fupin.loads("{}", fupin.Household), fupin.Household)
assert_type(fupin.structure({}, fupin.Village), fupin.Village)
assert_type(fupin.dumps(home), str)

assert_type(incidence(1, 2), Incidence | None)
assert_type(reduction_rate(1, 2), Share | None)

assert_type(household.size > household.size, Comparison)
assert_type(household.food_attested & household.clothing_attested, AllOf)
assert_type(household.dwelling_grade.among(DwellingGrade.A), Membership)

# What must be refused.  A line that is not refused is an error: the ignore is unused.
_ = household.size & household.ecological_area  # type: ignore[operator]
_ = household.food_attested > household.clothing_attested  # type: ignore[operator]
_ = household.size > 3  # type: ignore[operator]
household.dwelling_grade.among("A级")  # type: ignore[arg-type]
household.size.among(DwellingGrade.A)  # type: ignore[attr-defined]
fupin.assess_exit(home)  # type: ignore[call-arg]
fupin.assess_exit(home, on)  # type: ignore[call-arg]
fupin.assess_exit("1", on=on)  # type: ignore[arg-type]
fupin.Household("1")  # type: ignore[call-arg]
home.size = 3  # type: ignore[misc]
