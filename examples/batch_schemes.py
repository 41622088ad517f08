"""五个一批有几种写法。  One household under every wording of the batches.

The wordings of June, July, October and November 2015 differ, and so do local lists.  A
household may fall in several batches of each, or in none; every scheme is named and dated,
and says how sure its source is.
"""

# %% 一户四口：因病致贫，列入搬迁规划，儿子读初中。  Ill, to be moved, a son at school.
import fupin

from fupin.codes import HealthStatus, LabourCapacity, StudentStatus
from fupin.standards.schemes import SCHEMES
from fupin.standards.schemes_2015 import SCHEMES as OF_2015
from fupin.standards.schemes_local import CHANGAN_2017


NOT_STUDENT = StudentStatus.NOT_STUDENT
household = fupin.Household(
    household_id="示例-005",
    size=4,
    attribute=None,  # 没有登记
    main_cause=fupin.PovertyCause.ILLNESS,
    other_causes=frozenset({fupin.PovertyCause.DISASTER}),
    ecological_area=False,
    dwelling=fupin.Dwelling(grade=fupin.DwellingGrade.C),
    relocation=fupin.Relocation(planned=True, willing=True),
    members=(
        fupin.Member(
            labour=LabourCapacity.LOST,
            health=frozenset({HealthStatus.SEVERE}),
            student_status=NOT_STUDENT,
        ),
        fupin.Member(
            labour=LabourCapacity.ORDINARY,
            health=frozenset({HealthStatus.HEALTHY}),
            student_status=NOT_STUDENT,
        ),
        fupin.Member(labour=LabourCapacity.WEAK, student_status=NOT_STUDENT),
        fupin.Member(labour=LabourCapacity.NONE, student_status=StudentStatus.GRADE_8),
    ),
)

# %% 同一户，各种写法。  The same household under each.
for scheme in (*OF_2015, *SCHEMES, CHANGAN_2017):
    found = fupin.classify(household, scheme=scheme)
    print(f"{scheme.title}〔{scheme.cites.standing.zh}〕")
    for batch in found.findings:
        persons = f"{batch.persons}人" if batch.persons else ""
        missing = "".join(f"（缺：{m.zh}）" for m in batch.missing)
        print(f"  {batch.truth.zh}  {batch.title}{persons}{missing}")

# %% 为什么在这一批。  Why it is in a batch.
(illness,) = [
    f for f in fupin.classify(household, scheme=OF_2015[0]).findings if f.batch == "medical"
]
print(f"{illness.title}：{illness.reason}")
print("；".join(c.described() for c in illness.citations))
