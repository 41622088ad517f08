"""精准识别：谁该纳入，谁要从严审核。  Who is to be taken in, and who looked at twice.

A household just below the line and one exactly on it; what the register may record as
causes; a village 一高一低一无; and a local list of circumstances, each of which removes a
household or has it strictly reviewed.  A question nobody asked is unknown, never "no".
"""

# %% 识别标准：低于国家标准，且经民主评议。  Below the line, and judged poor by review.
from datetime import date

import fupin

from fupin.assessment.exclusion import review_exclusions
from fupin.model.attested import AttestedAnswer
from fupin.standards.identification import (
    HOUSEHOLD_2014,
    NATIONAL_CAUSES,
    RECORD_2014,
    VILLAGE_2014,
)


DAY = date(2013, 12, 31)  # 首次建档的基准日


def answers(**given: bool) -> fupin.Attestation:
    """Answers of a visit."""
    return fupin.Attestation(
        answers=tuple(AttestedAnswer(fact=name, yes=yes) for name, yes in given.items())
    )


for income in ("8207.99", "8208.00"):  # 三口人，2013年标准2736元
    household = fupin.Household(
        household_id="示例-001",
        size=3,
        income=fupin.Income(year=2013, recorded_net=fupin.parse_yuan(income)),
        attested=answers(poor_by_review=True),
    )
    found = fupin.assess_exit(household, on=DAY, standard=HOUSEHOLD_2014)
    print(f"纯收入{income}元：{found.verdict.zh}  {'、'.join(found.reasons)}")

# %% 登记：属性与致贫原因。  What is recorded: attribute and causes.
print("十二项：", "、".join(cause.zh for cause in NATIONAL_CAUSES), "，另有其他")
recorded = fupin.Household(
    household_id="示例-001",
    main_cause=fupin.PovertyCause.ILLNESS,
    other_causes=frozenset({fupin.PovertyCause.ILLNESS, fupin.PovertyCause.NO_CAPITAL}),
)
checked = fupin.assess_exit(recorded, on=date(2015, 6, 30), standard=RECORD_2014)
for one in checked.findings:
    print(f"  {one.truth.zh}  {one.title}")

# %% 贫困村：一高一低一无。  A poor village: one high, one low, one none.
village = fupin.Village(
    village_id="示例村",
    population=1000,
    poor=fupin.PoorCount.exactly(210),
    collective_income=fupin.Fen(0),
    attested=fupin.VillageAttestation(
        answers=(
            AttestedAnswer(fact="provincial_incidence", number=1000),  # 10.00%
            AttestedAnswer(fact="provincial_net_income", number=900_000),  # 9000元
            AttestedAnswer(fact="village_net_income", number=540_000),  # 恰为60%
        )
    ),
)
print(fupin.assess_exit(village, on=DAY, standard=VILLAGE_2014).explain())

# %% 不予纳入：剔除，还是从严审核。  Removed, or strictly reviewed.
asked = fupin.Household(
    household_id="示例-002", attested=answers(publicly_paid=True, complained_of=False)
)
print(review_exclusions(asked, "cn-361100/exclusion", on=date(2017, 6, 30)).explain())
owner = fupin.Household(household_id="示例-003", attested=answers(owns_car=True))
print(review_exclusions(owner, "retold/exclusion", on=date(2017, 6, 30)).explain())
