"""A county's own standard in a TOML file of its own: read it, compare it, assess by it.

The county is invented.
"""

# %%
from datetime import date
from pathlib import Path

import fupin

from fupin.model import AttestedAnswer
from fupin.standards.differences import differences
from fupin.standards.overlay import read_overlay


overlay = read_overlay(Path(__file__).parent / "data" / "overlay.toml")
local = overlay.standard("yunshan/household/2018")
national = fupin.standard("cn/household/2016")

print(overlay.title)
print()
for difference in differences(local, national):
    print(difference.explain())

# %%
home = fupin.Household(
    household_id="示例-001",
    size=2,
    income=fupin.Income(year=2018, recorded_net=fupin.parse_yuan("7000")),
    attested=fupin.Attestation(
        on=date(2018, 11, 20),
        answers=(AttestedAnswer(fact="policy_known", yes=True),),
    ),
)
print()
for standard in (national, local):
    found = fupin.assess_exit(home, on=date(2018, 12, 31), standard=standard)
    for finding in found.findings:
        if finding.rule.endswith((".income", ".policy-known")):
            print(f"{standard.id} {finding.title}：{finding.truth.zh}")
