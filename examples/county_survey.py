"""三率一度：从入户记录到县的结论。  A county's exit survey, from records to a verdict.

Five invented households as surveyors found them become counts; the counts of a whole
(invented) county become the three rates and one degree, each with its denominator and its
confidence interval; then four standards are asked, which differ only at the very cap.
"""

# %% 入户记录：一户未查清，错退人数就不是一个数。  One household is still open.
from datetime import date

import attrs

from fupin import RegionCode, assess_exit
from fupin.measures import (
    approval_rate,
    composite_incidence,
    count_survey,
    missed_rate,
    survey_bounds,
    wrong_exit_rate,
)
from fupin.model.survey import MissedBase, SurveyCounts, SurveyGroup, SurveyRecord
from fupin.standards import survey
from fupin.standards.survey_changshun import CHANGSHUN_2017


EXITED, OUTSIDE = SurveyGroup.EXITED, SurveyGroup.UNREGISTERED
records = [
    SurveyRecord(
        household_id="示例-1", group=EXITED, persons=3, wrongly_exited=False, approves=True
    ),
    SurveyRecord(
        household_id="示例-2", group=EXITED, persons=5, wrongly_exited=True, approves=False
    ),
    SurveyRecord(household_id="示例-3", group=EXITED, persons=4, approves=True),
    SurveyRecord(household_id="示例-4", group=OUTSIDE, persons=2, missed=False, approves=True),
    SurveyRecord(household_id="示例-5", group=OUTSIDE, persons=4, missed=True, approves=True),
]
counted = count_survey(records)
print("抽样错退人口：", counted.wrongly_exited, "（示例-3尚未查清）")
fewest, most = survey_bounds(records)
print(f"只能说在{fewest.wrongly_exited}人与{most.wrongly_exited}人之间")
print(f"漏评{counted.missed}人，调查非建档立卡{counted.unregistered_surveyed}人")

# %% 全县：抽样数与全县总数。  A whole county: what was sampled, and the totals.
county = SurveyCounts(
    exited_sampled=2000,
    wrongly_exited=40,
    missed=30,
    unregistered_rural=3000,
    unregistered_surveyed=2400,
    households_asked=1000,
    households_approving=900,
    remaining_poor=2600,
    exited_total=40_000,
    unregistered_total=260_000,
    rural_population=300_000,
)

# %% 点值旁边总有区间；分母写明。  The point, its interval, and what it is a share of.
rates = (wrong_exit_rate(county), missed_rate(county), approval_rate(county))
for rate in (*rates, composite_incidence(county)):
    print(rate.said() if rate else "无法计算")
surveyed = missed_rate(county, MissedBase.SURVEYED)
print("换一个分母：", surveyed.said() if surveyed else "无法计算")

# %% 按村抽样，同村的人相像：区间更宽。  People of one village are alike: a wider interval.
wider = wrong_exit_rate(county)
if wider is not None:
    print("设计效应取2：", wider.interval(design_effect=2).said())

# %% 恰等于上限：两种口径，两个结论。  Exactly at the cap: two readings, two verdicts.
place = county.county("示例县", RegionCode("522729"))
DAY = date(2018, 12, 31)
for standard in (
    survey.COUNTY_2017,
    survey.STRICT_2017,
    survey.SURVEYED_2017,
    CHANGSHUN_2017,
):
    found = assess_exit(place, on=DAY, standard=standard)
    why = "、".join(found.reasons)
    print(f"{found.verdict.zh}  {standard.title}{'：' + why if why else ''}")

# %% 差一人，就高于上限。  One person more is beyond the cap.
beyond = attrs.evolve(county, wrongly_exited=41).county("示例县", RegionCode("522729"))
print(assess_exit(beyond, on=DAY, standard=survey.COUNTY_2017).reasons)
