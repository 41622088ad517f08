"""脱贫销号，返贫挂号：一户走完退出程序。  Struck off, and registered again.

A household of Changshun county, Guizhou, goes through the procedure of exit: somebody
objects, so the case goes back and is verified again; at last it is struck off the
register.  Then it falls back and has to be registered again.  The notices there must
stand seven days; elsewhere no figure is known, and the library says so.
"""

# %% 立案：2016年识别，2018年拟退出。  Open the case: identified in 2016, to exit in 2018.
from datetime import date

from fupin.model.procedure import (
    Case,
    Evidence,
    Notice,
    Objection,
    PostingPlace,
    ProcedureRole,
)
from fupin.register import check, due, next_steps, record, state


CHANGSHUN = "522729"
VILLAGE, TEAM = ProcedureRole.VILLAGE_COMMITTEES, ProcedureRole.WORK_TEAM
HOUSEHOLD, TOWNSHIP = ProcedureRole.HOUSEHOLD, ProcedureRole.TOWNSHIP
case = Case(
    procedure="cn-52/household-exit/2017",
    kind="household",
    subject="示例-007",
    cohort=2018,
    identified_in_year=2016,
)


def agreed(so_far: Case, verified: date, consented: date) -> Case:
    """The case verified, and agreed to by the household with its signature."""
    so_far = record(so_far, "verify", done_on=verified, by=(VILLAGE, TEAM))
    return record(
        so_far,
        "consent",
        done_on=consented,
        by=(HOUSEHOLD,),
        signed_by=(HOUSEHOLD,),
        evidence=(Evidence(slot="consent", reference="签字表第3号"),),
    )


# %% 评议、核实、认可、公示；公示期间有人提出异议。  The notice meets an objection.
case = record(
    case,
    "propose",
    done_on=date(2018, 9, 3),
    by=(VILLAGE,),
    evidence=(Evidence(slot="review", reference="评议记录第1号"),),
)
case = agreed(case, date(2018, 9, 10), date(2018, 9, 12))
case = record(
    case,
    "publish",
    done_on=date(2018, 9, 16),
    notice=Notice(first=date(2018, 9, 13), last=date(2018, 9, 16)),
    objections=(Objection(raised_on=date(2018, 9, 15)),),
)
where = state(case)
print("有异议，退回：", "、".join(step.title for step in next_steps(case)))
print("仍然有效的步骤：", where.done)

# %% 重新核实、认可，再公示；这次只公示了六天。  Again, but the notice stands six days only.
case = agreed(case, date(2018, 9, 20), date(2018, 9, 21))
case = record(
    case,
    "publish",
    done_on=date(2018, 9, 27),
    notice=Notice(first=date(2018, 9, 22), last=date(2018, 9, 27), place=PostingPlace.VILLAGE),
    evidence=(Evidence(slot="notice", reference="公示照片第2号"),),
)
case = record(
    case,
    "announce",
    done_on=date(2018, 10, 8),
    notice=Notice(first=date(2018, 9, 28), last=date(2018, 10, 8), place=PostingPlace.COUNTY),
    evidence=(Evidence(slot="announcement", reference="公告第5号"),),
)
case = record(
    case,
    "approve",
    done_on=date(2018, 10, 10),
    by=(TOWNSHIP,),
    evidence=(Evidence(slot="approval", reference="核准第5号"),),
)
case = record(
    case,
    "deregister",
    done_on=date(2018, 10, 12),
    evidence=(Evidence(slot="register", reference="系统第5号"),),
)
print("已销号" if state(case).finished else "未销号")

# %% 核查：在长顺县少公示一天；佐证材料另列。  Checked: one day short; papers aside.
DAY = date(2018, 12, 31)
findings = check(case, on=DAY, region=CHANGSHUN)
for found in findings:
    if found.code != "procedure.evidence-missing":
        sources = "、".join(str(u.citation) for u in found.used)
        print(f"〔{found.severity.value}〕{found.message}  {sources}")
print("核实时未附的指标佐证：", sum(f.code == "procedure.evidence-missing" for f in findings))

# %% 换一个没有规定天数的地方：不是七天，而是不知道。  Elsewhere the days are not known.
for found in check(case, on=DAY, region="522200"):
    if found.code == "procedure.notice-days-unknown":
        print(f"〔{found.truth.value}〕{found.message}")

# %% 返贫：重新挂号，当年不得退出。  Fallen back: registered again, no exit that year.
again = Case(
    procedure="cn/household-relapse/2016",
    kind="household",
    subject=case.subject,
    identified_in_year=2019,
)
print("返贫后从头办起：", next_steps(again)[0].title)

# %% 防返贫监测：发现风险后几日内审定，逾期几天。  Monitoring: how late is the decision?
risk = Case(
    procedure="cn/monitoring/2021",
    kind="household",
    subject=case.subject,
    opened_on=date(2021, 7, 1),
)
for place in ("620522", CHANGSHUN):
    for late in due(risk, on=date(2021, 7, 20), region=place):
        told = late.reason or f"应于{late.due_on}完成，迟{late.days_late}天"
        print(f"{place} {late.title}：{told}")
