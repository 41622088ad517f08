"""贫困村出列的两种模式：标准型和示范型。  Two models of a village's exit.

Two models a county made for itself: 标准型 "一率五通五有" and 示范型 "一率两强五通八有".
The second stands on top of the first.  What a document names and does not spell out
("三力") is asked of whoever was there, never made up.
"""

# %% 一个村：人口来自登记，其余是核查人的回答。  Population registered, the rest answered.
from datetime import date

import attrs

import fupin

from fupin.model import AttestedAnswer


DAY = date(2019, 12, 31)
LINKS = ("water", "power", "road", "broadcasting", "network")
YES = [
    *(f"{link}_access" for link in LINKS),
    "collective_organisation",
    "activity_place",
]


def village(yes: list[str], **numbers: int) -> fupin.Village:
    """A village of 1200 people, 30 of them poor, with these answers."""
    answers = [AttestedAnswer(fact=name, yes=True) for name in yes]
    answers += [AttestedAnswer(fact=name, number=n) for name, n in numbers.items()]
    return fupin.Village(
        village_id="示例村",
        population=1_200,
        poor=fupin.PoorCount.exactly(30),
        clinics=1,
        dangerous_dwellings=0,
        attested=fupin.VillageAttestation(answers=tuple(answers)),
    )


def told(one: fupin.Village) -> None:
    """Both models, with what is missing or amiss."""
    for model in ("standard", "model"):
        found = fupin.assess_exit(one, on=DAY, standard=f"source-001/village/{model}")
        print(f"{found.title}：{found.verdict.zh}")
        for reason in found.reasons:
            print(f"    {reason}")


# %% 达到标准型；示范型的问题还没有人回答。  Meets the first; of the second nobody asked.
told(village(YES, leading_industries=2))

# %% 全部回答之后。  Once all is answered.
MORE = [
    *(f"{link}_raised" for link in LINKS),
    "organisation_strengthened",  # “三力”作用增强
    "collective_demonstration",
    "industries_lift_poor",
    "collective_savings",
    "activity_place_complete",
    "standard_clinic",
    "environmental_facilities",
    "tidy_environment",
    "social_security_sound",
    "households_assured",
]
model = village(
    YES + MORE, leading_industries=2, poor_party_households=0, cooperatives_or_collectives=1
)
told(model)

# %% 贫困发生率恰为3%：“低于3%”不含本数，两种都不达标。  Exactly 3 % is not below 3 %.
told(attrs.evolve(model, poor=fupin.PoorCount.exactly(36)))
