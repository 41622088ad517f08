"""同一户，两套“五个一批”。  One household, two schemes of batches.

One household under two wordings of the five batches: the national one of 27 November
2015, and that of a township in Sichuan.  A household may fall in several, or in none;
what is not recorded leaves a batch undecided.
"""

# %% 一户三口：母亲患病，父亲打工，女儿读初中。  Mother ill, father works, daughter at school.
import fupin

from fupin.codes import HealthStatus, LabourCapacity, StudentStatus


NOT_STUDENT = StudentStatus.NOT_STUDENT
household = fupin.Household(
    household_id="示例-002",
    size=3,
    main_cause=fupin.PovertyCause.ILLNESS,
    members=(
        fupin.Member(
            labour=LabourCapacity.LOST,
            health=frozenset({HealthStatus.SEVERE}),
            student_status=NOT_STUDENT,
        ),
        fupin.Member(labour=LabourCapacity.ORDINARY, student_status=NOT_STUDENT),
        fupin.Member(labour=LabourCapacity.NONE, student_status=StudentStatus.GRADE_8),
    ),
    relocation=fupin.Relocation(planned=True),  # 是否愿意搬，没有登记
)

# %% 两套方案并列。  Both schemes.
for scheme in ("cn/five-batches/2015", "cn-51/township-003"):
    found = fupin.classify(household, scheme=scheme)
    print(found.title)
    for batch in found.findings:
        missing = "".join(f"（缺：{m.zh}）" for m in batch.missing)
        persons = "" if batch.persons is None else f"，{batch.persons}人"
        print(f"  {batch.truth.zh}  {batch.title}{persons}{missing}")

# %% 一批户的人数：各批可以交叉，不能相加。  Counts overlap: they don't add up.
for count in fupin.tally([fupin.classify(household)]):
    print(f"{count.title}：{count.households}户{count.persons}人，{count.undetermined}户未定")
