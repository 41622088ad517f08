"""Villages, townships and counties."""

from __future__ import annotations

from datetime import date
from typing import Annotated as A

import attrs

from fupin.codes import CountyAttribute, VillageAttribute
from fupin.model.about import About
from fupin.model.attested import AttestedAnswer
from fupin.model.invariants import refuse_if
from fupin.model.living import Land
from fupin.model.place import Place
from fupin.values import Fen, PersonName, RegionCode


_FORM = "贫困村登记表"
_SHEET = "退出核查表"


@attrs.frozen(kw_only=True)
class VillageAttestation:
    """The factors a village's exit weighs besides its rate, signed and dated."""

    by: A[PersonName | None, About("核查人", "who attests", source=_SHEET)] = None
    on: A[date | None, About("核查日期", "on which day", source=_SHEET)] = None
    infrastructure: A[bool | None, About("基础设施达标", "infrastructure", source=_SHEET)] = (
        None
    )
    public_services: A[
        bool | None, About("基本公共服务达标", "basic public services", source=_SHEET)
    ] = None
    industry: A[bool | None, About("产业发展达标", "industry", source=_SHEET)] = None
    collective_income: A[
        bool | None, About("集体经济收入达标", "collective income", source=_SHEET)
    ] = None
    answers: A[
        tuple[AttestedAnswer, ...], About("其他核查项", "other answers", source=_SHEET)
    ] = ()


@attrs.frozen(kw_only=True)
class CountyAttestation:
    """What a county's exit weighs besides its rate, signed and dated."""

    by: A[PersonName | None, About("核查人", "who attests", source=_SHEET)] = None
    on: A[date | None, About("核查日期", "on which day", source=_SHEET)] = None
    answers: A[tuple[AttestedAnswer, ...], About("核查项", "answers", source=_SHEET)] = ()


@attrs.frozen(kw_only=True)
class PoorCount:
    """Poor people still in an area: exactly, or between two bounds.

    A household that can't be judged is counted above, not below; so a verdict
    holds only where both bounds give the same one.

    Raises:
        InvariantError: If the bounds are the wrong way round.
    """

    at_least: A[int, About("贫困人口(下限)", "poor people, at least", unit="person", low=0)]
    at_most: A[int, About("贫困人口(上限)", "poor people, at most", unit="person", low=0)]

    def __attrs_post_init__(self) -> None:
        refuse_if(
            self.at_most < self.at_least,
            "at_most",
            "poor-count.bounds-crossed",
            "上限小于下限",
            "the upper bound lies below the lower bound",
        )

    @classmethod
    def exactly(cls, persons: int) -> PoorCount:
        """A count that is known."""
        return cls(at_least=persons, at_most=persons)


@attrs.frozen(kw_only=True)
class Village:
    """An administrative village (行政村).

    Source:
        National village form (AD01–AD32) and the village export of 2023.
    """

    village_id: A[str, About("行政村编码或名称", "code or name that tells it apart")]
    place: A[Place | None, About("所在地", "place")] = None
    attribute: A[VillageAttribute | None, About("村属性", "attribute", code="AAD004")] = None
    exited: A[bool | None, About("是否出列", "has exited", source="村级自定义导出")] = None
    exit_year: A[int | None, About("出列年度", "year of exit")] = None
    households: A[
        int | None,
        About("总户数", "households", unit="household", code="AAD005", source=_FORM, low=0),
    ] = None
    population: A[
        int | None,
        About("总人口数", "population", unit="person", code="AAD010", source=_FORM, low=0),
    ] = None
    poor: A[PoorCount | None, About("贫困人口", "poor people", source=_FORM)] = None
    subsistence_households: A[
        int | None, About("低保户数", "households on 低保", unit="household", low=0)
    ] = None
    subsistence_persons: A[
        int | None, About("低保人口数", "people on 低保", unit="person", low=0)
    ] = None
    destitute_persons: A[
        int | None, About("特困供养人口数", "people with 特困 support", unit="person", low=0)
    ] = None
    disabled_persons: A[
        int | None, About("残疾人口数", "disabled people", unit="person", low=0)
    ] = None
    dangerous_dwellings: A[
        int | None,
        About("危房户数", "households in dangerous dwellings", unit="household", low=0),
    ] = None
    unsafe_water_households: A[
        int | None,
        About("未实现饮水安全户数", "households without safe water", unit="household", low=0),
    ] = None
    paved_road_to_township: A[
        bool | None, About("到乡镇是否通沥青（水泥）路", "paved road to the township")
    ] = None
    bus: A[bool | None, About("是否通客运班车", "bus service")] = None
    collective_income: A[
        Fen | None,
        About("村级集体经济收入", "collective income", unit="fen/year", code="AAD302"),
    ] = None
    primary_schools: A[int | None, About("村小学（个数）", "primary schools", low=0)] = None
    pension_insured: A[
        int | None,
        About(
            "参加城乡居民基本养老保险人数", "people with pension insurance", "person", low=0
        ),
    ] = None
    clinics: A[int | None, About("行政村卫生室个数", "clinics", low=0)] = None
    public_toilets: A[int | None, About("行政村公共卫生厕所个数", "public toilets", low=0)] = (
        None
    )
    doctors: A[
        int | None, About("行政村执业（助理）医师", "licensed doctors", "person", low=0)
    ] = None
    waste_points: A[
        int | None,
        About("行政村生产生活垃圾集中堆放点个数", "waste collection points", low=0),
    ] = None
    reading_rooms: A[int | None, About("行政村文化（图书）室个数", "reading rooms", low=0)] = (
        None
    )
    land: A[Land | None, About("土地资源", "land of the village", source=_FORM)] = None
    attested: A[
        VillageAttestation | None, About("核查结果", "attested by a visit", source=_SHEET)
    ] = None


@attrs.frozen(kw_only=True)
class Township:
    """A township and its villages (乡镇)."""

    code: A[RegionCode | None, About("行政区划代码", "region code", code="AAR008")] = None
    name: A[str, About("乡(镇)", "township")]
    villages: A[tuple[Village, ...], About("行政村", "villages")] = ()


@attrs.frozen(kw_only=True)
class County:
    """A county (县): the unit that takes off its cap (摘帽).

    Source:
        National county form (AE01): AAE002 county attribute, AAE100 是否摘帽.
    """

    name: A[str, About("县(市、区、旗)", "county")]
    code: A[RegionCode | None, About("行政区划代码", "region code", code="AAR008")] = None
    attribute: A[CountyAttribute | None, About("县属性", "attribute", code="AAE002")] = None
    rural_population: A[
        int | None, About("乡村总人口", "rural population", unit="person", low=0)
    ] = None
    poor: A[PoorCount | None, About("贫困人口", "poor people")] = None
    poor_villages: A[int | None, About("贫困村数", "poor villages", unit="village", low=0)] = (
        None
    )
    exited: A[bool | None, About("是否摘帽", "has taken off its cap", code="AAE100")] = None
    townships: A[tuple[Township, ...], About("乡镇", "townships")] = ()
    attested: A[CountyAttestation | None, About("核查结果", "attested", source=_SHEET)] = None


@attrs.frozen(kw_only=True)
class Region:
    """An area by its code and its name, of any level (行政区划)."""

    code: A[RegionCode, About("行政区划代码", "region code", code="AAR008")]
    name: A[str, About("名称", "name")] = ""
