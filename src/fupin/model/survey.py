"""What a survey of households finds, a record a household, and the counts of a county."""

from __future__ import annotations

import enum

from typing import Annotated as A

import attrs

from fupin.model.about import About
from fupin.model.attested import AttestedAnswer
from fupin.model.invariants import refuse_if
from fupin.model.region import County, CountyAttestation, PoorCount
from fupin.values import RegionCode


_SHEET = "贫困县退出专项评估检查入户调查表"
_REPORT = "贫困县退出专项评估检查报告"
_PREFIX = "survey_"


class SurveyGroup(enum.Enum):
    """Whom a surveyed household is taken from."""

    EXITED = "脱贫户"
    POOR = "未脱贫户"
    UNREGISTERED = "非建档立卡户"


class MissedBase(enum.Enum):
    """What the rate of missed people (漏评率) is a share of: sources differ."""

    VILLAGE_RURAL = "抽查村未建档立卡农村人口数"
    VILLAGE_AGRICULTURAL = "抽查村未建档立卡农业户籍人口数"
    SURVEYED = "调查非建档立卡人口总数"


class PopulationBase(enum.Enum):
    """What the composite incidence (综合贫困发生率) is a share of: sources differ."""

    RURAL = "乡村总人口"
    COUNTY_RURAL = "全县乡村人口"
    AGRICULTURAL = "农业户籍人口"
    AGRICULTURAL_2014 = "2014年末农业人口"


class ApprovalBase(enum.Enum):
    """What the people's approval (群众认可度) is a share of: sources differ."""

    HOUSEHOLDS = "调查总户数"
    PERSONS = "调查总人数"


@attrs.frozen(kw_only=True)
class SurveyRecord:
    """One household as surveyors found it (入户调查记录).

    ``None`` is *not established*: neither found in order nor found wanting.
    """

    household_id: A[str, About("户编号", "household number", source=_SHEET)]
    village: A[str | None, About("行政村", "administrative village", source=_SHEET)] = None
    group: A[SurveyGroup | None, About("调查对象", "taken from", source=_SHEET)] = None
    persons: A[
        int | None, About("家庭人口数", "persons", unit="person", source=_SHEET, low=0)
    ] = None
    wrongly_exited: A[bool | None, About("是否错退", "wrongly exited", source=_SHEET)] = None
    missed: A[bool | None, About("是否漏评", "missed", source=_SHEET)] = None
    approves: A[bool | None, About("是否认可", "approves", source=_SHEET)] = None
    persons_asked: A[
        int | None, About("受访人数", "persons asked", unit="person", source=_SHEET, low=0)
    ] = None
    persons_approving: A[
        int | None, About("认可人数", "persons approving", unit="person", source=_SHEET, low=0)
    ] = None


def _people(zh: str, en: str, unit: str = "person") -> About:
    return About(zh, en, unit=unit, source=_REPORT, low=0)


@attrs.frozen(kw_only=True)
class SurveyCounts:
    """What the survey of a county counted, and the totals it is extrapolated to.

    Source:
        《贫困县退出专项评估检查实施办法（试行）》 (2017-09-30), as retold; every
        denominator that a source names has a field of its own.

    Raises:
        InvariantError: If a part is greater than its whole.
    """

    exited_sampled: A[int | None, _people("抽样脱贫人口数", "exited people sampled")] = None
    wrongly_exited: A[int | None, _people("抽样错退人口数", "wrongly exited people")] = None
    missed: A[int | None, _people("漏评人口数", "missed people")] = None
    unregistered_rural: A[
        int | None, _people("抽查村未建档立卡农村人口数", "unregistered rural people")
    ] = None
    unregistered_agricultural: A[
        int | None,
        _people("抽查村未建档立卡农业户籍人口数", "unregistered agricultural people"),
    ] = None
    unregistered_surveyed: A[
        int | None, _people("调查非建档立卡人口总数", "unregistered people surveyed")
    ] = None
    households_asked: A[int | None, _people("调查总户数", "households asked", "household")] = (
        None
    )
    households_approving: A[
        int | None, _people("认可户数", "households approving", "household")
    ] = None
    persons_asked: A[int | None, _people("调查总人数", "persons asked")] = None
    persons_approving: A[int | None, _people("认可人数", "persons approving")] = None
    remaining_poor: A[int | None, _people("建档立卡剩余贫困人口", "poor people left")] = None
    exited_total: A[int | None, _people("（计划）脱贫人口总数", "exited people")] = None
    unregistered_total: A[
        int | None, _people("非建档立卡人口总数", "people not on the register")
    ] = None
    rural_population: A[int | None, _people("乡村总人口", "rural population")] = None
    county_rural: A[int | None, _people("全县乡村人口", "rural people of the county")] = None
    agricultural: A[int | None, _people("农业户籍人口", "agricultural registration")] = None
    agricultural_2014: A[
        int | None, _people("2014年末农业人口", "agricultural people, end of 2014")
    ] = None

    def __attrs_post_init__(self) -> None:
        for part, whole in _PARTS:
            least, most = getattr(self, part), getattr(self, whole)
            refuse_if(
                least is not None and most is not None and least > most,
                part,
                "survey.part-exceeds-whole",
                "部分大于总体",
                "a part is greater than its whole",
            )

    def missed_base(self, base: MissedBase) -> int | None:
        """The number the rate of missed people is a share of."""
        found: int | None = getattr(self, _MISSED[base])
        return found

    def population(self, base: PopulationBase) -> int | None:
        """The population the composite incidence is a share of."""
        found: int | None = getattr(self, _POPULATION[base])
        return found

    def answers(self) -> tuple[AttestedAnswer, ...]:
        """The counts as answers to the facts that rules about a county ask."""
        return tuple(
            AttestedAnswer(fact=f"{_PREFIX}{field.name}", number=getattr(self, field.name))
            for field in attrs.fields(SurveyCounts)
            if field.name != "rural_population" and getattr(self, field.name) is not None
        )

    def county(self, name: str, code: RegionCode | None = None) -> County:
        """The county, ready to be assessed by a standard of the three rates."""
        left = self.remaining_poor
        return County(
            name=name,
            code=code,
            rural_population=self.rural_population,
            poor=None if left is None else PoorCount.exactly(left),
            attested=CountyAttestation(answers=self.answers()),
        )


_PARTS = (
    ("wrongly_exited", "exited_sampled"),
    ("missed", "unregistered_surveyed"),
    ("missed", "unregistered_rural"),
    ("households_approving", "households_asked"),
    ("persons_approving", "persons_asked"),
)
_MISSED = {
    MissedBase.VILLAGE_RURAL: "unregistered_rural",
    MissedBase.VILLAGE_AGRICULTURAL: "unregistered_agricultural",
    MissedBase.SURVEYED: "unregistered_surveyed",
}
_POPULATION = {
    PopulationBase.RURAL: "rural_population",
    PopulationBase.COUNTY_RURAL: "county_rural",
    PopulationBase.AGRICULTURAL: "agricultural",
    PopulationBase.AGRICULTURAL_2014: "agricultural_2014",
}
