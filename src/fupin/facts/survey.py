"""Questions about a county that a survey of its households answers (三率一度)."""

from __future__ import annotations

from typing import Final

from fupin.facts.asked import Asked


SURVEY_ASKED: Final = Asked()
_number = SURVEY_ASKED.quantity

# What was found in the sample.
survey_exited_sampled: Final = _number(
    "survey_exited_sampled", "person", "抽样脱贫人口数", "exited people in the sample"
)
survey_wrongly_exited: Final = _number(
    "survey_wrongly_exited", "person", "抽样错退人口数", "wrongly exited people in the sample"
)
survey_missed: Final = _number(
    "survey_missed", "person", "调查核实的漏评人口数", "missed people that the survey verified"
)
survey_unregistered_rural: Final = _number(
    "survey_unregistered_rural",
    "person",
    "抽查村未建档立卡农村人口数",
    "unregistered rural people of the villages visited",
)
survey_unregistered_agricultural: Final = _number(
    "survey_unregistered_agricultural",
    "person",
    "抽查村未建档立卡农业户籍人口数",
    "unregistered people of agricultural registration in the villages visited",
)
survey_unregistered_surveyed: Final = _number(
    "survey_unregistered_surveyed",
    "person",
    "调查非建档立卡人口总数",
    "unregistered people who were surveyed",
)
survey_households_asked: Final = _number(
    "survey_households_asked", "household", "调查总户数", "households asked"
)
survey_households_approving: Final = _number(
    "survey_households_approving", "household", "认可户数", "households that approve"
)
survey_persons_asked: Final = _number(
    "survey_persons_asked", "person", "调查总人数", "persons asked"
)
survey_persons_approving: Final = _number(
    "survey_persons_approving", "person", "认可人数", "persons who approve"
)
survey_satisfaction_asked: Final = _number(
    "survey_satisfaction_asked",
    "household",
    "满意度调查户数",
    "households asked whether satisfied",
)
survey_satisfied: Final = _number(
    "survey_satisfied", "household", "满意户数", "households that are satisfied"
)

# What the county has.
survey_remaining_poor: Final = _number(
    "survey_remaining_poor",
    "person",
    "建档立卡剩余贫困人口",
    "poor people still on the register",
)
survey_exited_total: Final = _number(
    "survey_exited_total", "person", "（计划）脱贫人口总数", "people exited or planned to exit"
)
survey_unregistered_total: Final = _number(
    "survey_unregistered_total",
    "person",
    "非建档立卡人口总数",
    "people who are not on the register",
)
survey_county_rural: Final = _number(
    "survey_county_rural", "person", "全县乡村人口", "rural people of the county"
)
survey_agricultural: Final = _number(
    "survey_agricultural",
    "person",
    "农业户籍人口",
    "people of agricultural registration",
)
survey_agricultural_2014: Final = _number(
    "survey_agricultural_2014",
    "person",
    "2014年末农业人口",
    "agricultural people at the end of 2014",
)

# What others have extrapolated already.
survey_missed_total: Final = _number(
    "survey_missed_total", "person", "推算漏评人口", "missed people as extrapolated"
)
survey_wrongly_exited_total: Final = _number(
    "survey_wrongly_exited_total",
    "person",
    "推算错退人口",
    "wrongly exited people as extrapolated",
)
