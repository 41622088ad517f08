"""门牌：产业扶持户，还是民生保障户。  Which of two plates goes on the door, and why.

A county gave every household due to leave poverty one of two plates.  Where somebody can
work it is a household of industry, where nobody can it is secured; where that is not
recorded, no plate is guessed.
"""

# %% 四户。  Four households.
import fupin

from fupin.codes import LabourCapacity
from fupin.standards.schemes_local import DOOR_PLATES


def home(
    number: str, *labour: LabourCapacity | None, size: int | None = None
) -> fupin.Household:
    """A household whose members have this capacity for labour."""
    return fupin.Household(
        household_id=number,
        size=size or len(labour),
        members=tuple(fupin.Member(labour=one) for one in labour),
    )


households = [
    home("示例-1", LabourCapacity.ORDINARY, LabourCapacity.NONE),
    home("示例-2", LabourCapacity.LOST, LabourCapacity.NONE),
    home("示例-3", LabourCapacity.NONE, None),  # 一人未登记
    home("示例-4", LabourCapacity.NONE, size=3),  # 三口人只登记了一人
]

# %% 各挂什么牌，理由是什么。  Which plate, and the reason.
for household in households:
    found = fupin.classify(household, scheme=DOOR_PLATES)
    plates = [f for f in found.findings if f.truth is fupin.Truth.MET]
    if plates:
        print(f"{household.household_id}：{plates[0].title}（{plates[0].reason}）")
    else:
        missing = "、".join(dict.fromkeys(m.zh for f in found.findings for m in f.missing))
        print(f"{household.household_id}：不能定，缺{missing}")

# %% 合计。  Together.
for count in fupin.tally(fupin.classify(h, scheme=DOOR_PLATES) for h in households):
    print(f"{count.title}：{count.households}户，未定{count.undetermined}户")
