"""A household of the register."""

from __future__ import annotations

from datetime import date
from typing import Annotated as A

import attrs

from fupin.codes import (
    HouseholdAttribute,
    HouseholdType,
    IdentificationStandard,
    PovertyCause,
    PovertyStatus,
)
from fupin.model.about import About
from fupin.model.attested import AttestedAnswer
from fupin.model.income import Income
from fupin.model.income_entry import IncomeEntry
from fupin.model.living import Dwelling, Land, LivingConditions, Relocation
from fupin.model.member import Member
from fupin.model.monitoring import Monitoring
from fupin.model.place import Place
from fupin.model.plan import AssistancePlan, Helper
from fupin.values import AccountNumber, PersonName, Phone


_SHEET = "退出核查表"


@attrs.frozen(kw_only=True)
class Attestation:
    """Answers somebody gives after a visit, signed and dated (入户核查).

    No registry export records whether a household lacks food or clothing, and
    before 2021 none records basic medical insurance: they are attested.
    """

    by: A[PersonName | None, About("核查人", "who attests", source=_SHEET)] = None
    on: A[date | None, About("核查日期", "on which day", source=_SHEET)] = None
    food: A[bool | None, About("不愁吃", "does not lack food", source=_SHEET)] = None
    clothing: A[bool | None, About("不愁穿", "does not lack clothing", source=_SHEET)] = None
    education: A[
        bool | None, About("义务教育有保障", "compulsory education is secured", source=_SHEET)
    ] = None
    medical: A[
        bool | None, About("基本医疗有保障", "basic medical care is secured", source=_SHEET)
    ] = None
    housing: A[bool | None, About("住房安全有保障", "housing is safe", source=_SHEET)] = None
    water: A[bool | None, About("饮水安全有保障", "drinking water is safe", source=_SHEET)] = (
        None
    )
    answers: A[
        tuple[AttestedAnswer, ...], About("其他核查项", "other answers", source=_SHEET)
    ] = ()


@attrs.frozen(kw_only=True)
class Household:
    """A household of the register, as it stands at one time (建档立卡户).

    ``None`` always means *not recorded*, never "no" and never zero.

    Source:
        National exports of 2017–2023; column codes of AC01.
    """

    household_id: A[str, About("户编号", "household number", code="AAC001")]
    place: A[Place | None, About("所在地", "place")] = None
    size: A[
        int | None,
        About("家庭人口数", "persons on the register", unit="person", code="AAC017", low=0),
    ] = None
    members: A[tuple[Member, ...], About("家庭成员", "members")] = ()
    attribute: A[
        HouseholdAttribute | None, About("贫困户属性", "attribute", code="AAC006")
    ] = None
    status: A[PovertyStatus | None, About("脱贫属性", "status", code="AAR010")] = None
    exit_year: A[int | None, About("脱贫年度", "year of exit")] = None
    identified_by: A[
        IdentificationStandard | None,
        About("识别标准", "standard it was identified by", code="AAC005"),
    ] = None
    identified_on: A[date | None, About("首次识别时间", "first identified on")] = None
    main_cause: A[
        PovertyCause | None, About("主要致贫原因", "main cause of poverty", code="AAC007")
    ] = None
    other_causes: A[
        frozenset[PovertyCause] | None, About("其他致贫原因", "other causes", code="AAC008")
    ] = None
    household_type: A[HouseholdType | None, About("户类型", "kind of household")] = None
    martyrs_family: A[
        bool | None, About("是否军烈属", "family of a soldier or martyr", code="AAC012")
    ] = None
    income: A[Income | None, About("收入", "income")] = None
    dwelling: A[Dwelling | None, About("住房", "dwelling")] = None
    land: A[Land | None, About("土地资源", "land")] = None
    living: A[LivingConditions | None, About("生产生活条件", "living conditions")] = None
    relocation: A[Relocation | None, About("易地扶贫搬迁", "relocation")] = None
    ecological_area: A[
        bool | None, About("居住在生态保护区域", "lives in an area of ecological protection")
    ] = None
    monitoring: A[Monitoring | None, About("防返贫监测", "monitoring")] = None
    attested: A[
        Attestation | None, About("入户核查", "attested by a visit", source=_SHEET)
    ] = None
    plan: A[AssistancePlan | None, About("帮扶计划", "assistance plan")] = None
    helpers: A[tuple[Helper, ...], About("帮扶责任人", "helpers")] = ()
    phone: A[Phone | None, About("户联系电话", "phone", code="AAR012")] = None
    bank: A[str | None, About("开户银行", "bank", code="AAQ002")] = None
    account: A[AccountNumber | None, About("银行账号", "bank account", code="AAC004")] = None
    income_entries: A[
        tuple[IncomeEntry, ...],
        About("收入核算明细", "receipts and costs one by one", source="收入核算表"),
    ] = ()

    @property
    def present_members(self) -> tuple[Member, ...]:
        """Members who are on the register now: not who died, married out or was struck off."""
        for member in self.members:
            if member.survival is not None and not member.survival.active:
                return tuple(
                    m for m in self.members if m.survival is None or m.survival.active
                )
        return self.members
