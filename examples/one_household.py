"""一户，一个结论，一条依据。  One household, one verdict, one citation."""

# %%
from datetime import date

import fupin


household = fupin.Household(
    household_id="示例-001",
    size=3,
    income=fupin.Income(year=2018, recorded_net=fupin.parse_yuan("9600.00")),
    dwelling=fupin.Dwelling(grade=fupin.DwellingGrade.B),
    attested=fupin.Attestation(food=True, education=True, medical=True),
)
assessment = fupin.assess_exit(household, on=date(2018, 12, 31))
print(assessment.explain())
