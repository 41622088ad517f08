"""同一户，几套标准。  One household by several standards.

The two assurances, three guarantees and safe water by their operational thresholds; then
the same income against dated lines of several series.  A standard is chosen by its id,
never guessed from the place; what nobody has asked stays undetermined.
"""

# %% 一户三口：收入、住房有登记，其余靠入户核查的逐项回答。  Registered, and answered.
from datetime import date

import attrs

import fupin

from fupin.codes import DwellingGrade, HealthStatus, StudentStatus
from fupin.errors import ParameterNotInForceError
from fupin.model import AttestedAnswer


def answer(fact: str, given: bool | int) -> AttestedAnswer:  # an answer
    """One asked fact: yes or no, or a number in steps of its unit."""
    if isinstance(given, bool):
        return AttestedAnswer(fact=fact, yes=given)
    return AttestedAnswer(fact=fact, number=given)


visit = {
    "enough_food": True,
    "protein_food": True,
    "seasonal_clothes": True,
    "warm_bedding": True,
    "water_amount": 36,  # 升/人/日
    "water_meets_standard": True,
    "water_trip": 18,  # 分钟
    "water_assurance": 9_200,  # 92%
}
adult = fupin.Member(
    birth_date=date(1978, 3, 1),
    student_status=StudentStatus.NOT_STUDENT,
    health=frozenset({HealthStatus.HEALTHY}),
    basic_medical_insured=True,
)
pupil = attrs.evolve(adult, birth_date=date(2008, 9, 1), student_status=StudentStatus.PRIMARY)
household = fupin.Household(
    household_id="示例-004",
    size=3,
    members=(adult, adult, pupil),
    income=fupin.Income(recorded_net=fupin.parse_yuan("11700")),  # 人均3900元
    dwelling=fupin.Dwelling(grade=DwellingGrade.B),
    attested=fupin.Attestation(answers=tuple(answer(k, v) for k, v in visit.items())),
)

# %% 两不愁三保障和饮水：逐项的操作标准。  The guarantees in operation.
found = fupin.assess_exit(household, on=date(2019, 12, 31), standard="cn/guarantees/2019")
print(found.title)
for finding in found.findings:
    print(f"  {finding.truth.zh}  {finding.title}")

# %% 饮水：基本达标，未达标；差在哪一项。  Water: basically met, not fully, and why.
for standard in ("cn/water/2018", "cn/water/2018-full"):
    found = fupin.assess_exit(household, on=date(2019, 12, 31), standard=standard)
    reasons = "、".join(found.reasons) or "—"
    print(f"{found.title}：{found.verdict.zh}（{reasons}）")

# %% 收入线：同一个人均3900元，不同系列、不同年份。  One income, dated lines of many series.
for standard, year in (
    ("cn/household/2016", 2018),  # 统计监测系列
    ("cn/household/2016-ladder", 2018),  # 验收阶梯系列
    ("cn/household/2016-ladder", 2020),
    ("cn-61/household/2017", 2017),  # 陕西
    ("cn-51/household/2016", 2019),  # 四川
    ("cn-51/household/2016", 2020),
    ("cn-210422/household/2020", 2020),  # 辽宁新宾
    ("source-003/household/3800", 2018),  # 某乡镇的四级收入线，原年份已失
    ("source-003/household/4500", 2018),
):
    found = fupin.assess_exit(household, on=date(year, 12, 31), standard=standard)
    income = next(f for f in found.findings if f.rule.endswith(".income"))
    line = next(u for u in income.used if u.name.endswith("_line"))
    print(f"  {year}  {income.truth.zh}  {line.said()}〔{line.citation.standing.zh}〕")

# %% 没有数值的年份不内插：要么报错，要么写明是外推。  No value, no answer, or extrapolated.
try:
    fupin.assess_exit(household, on=date(2018, 12, 31), standard="cn-61/household/2017")
except ParameterNotInForceError as error:
    print(f"{error.code} shaanxi_poverty_line 2018")
found = fupin.assess_exit(
    household, on=date(2018, 12, 31), standard="cn-61/household/2017", extrapolate=True
)
print("、".join(u.said() for u in found.extrapolated))
