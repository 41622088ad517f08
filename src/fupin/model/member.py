"""A member of a household."""

from __future__ import annotations

from datetime import date
from typing import Annotated as A

import attrs

from fupin.codes import (
    DropoutReason,
    Education,
    Ethnicity,
    HealthStatus,
    IdType,
    LabourCapacity,
    PoliticalStatus,
    Relationship,
    Sex,
    StudentStatus,
    SurvivalStatus,
    WorkArea,
)
from fupin.model.about import About
from fupin.model.invariants import refuse_if
from fupin.model.work import WorkRecord
from fupin.values import IdNumber, Milli, PersonName, Phone


@attrs.frozen(kw_only=True)
class Member:
    """A person on the register as one of a household (家庭成员).

    ``None`` always means *not recorded*, never "no" and never zero.

    Source:
        National member export of 2017–2020 and the monitoring export of 2022–2023.

    Raises:
        InvariantError: If the person died before being born.

    Limitations:
        What is merely odd (14 months worked, a wrong check digit) can be held: it
        is for checks to find, so that real data can be read and mended.
    """

    member_id: A[str | None, About("人编号", "person number", code="AAB001")] = None
    name: A[PersonName | None, About("姓名", "name", code="AAB002")] = None
    sex: A[Sex | None, About("性别", "sex", code="AAB003")] = None
    id_type: A[IdType | None, About("证件类型", "kind of ID", code="AAB018")] = None
    id_number: A[IdNumber | None, About("证件号码", "ID number", code="AAB004")] = None
    birth_date: A[date | None, About("出生日期", "date of birth", code="AAB005")] = None
    death_date: A[date | None, About("死亡日期", "date of death")] = None
    relationship: A[
        Relationship | None, About("与户主关系", "relationship to the head", code="AAB006")
    ] = None
    ethnicity: A[Ethnicity | None, About("民族", "ethnic group", code="AAB007")] = None
    political_status: A[
        PoliticalStatus | None, About("政治面貌", "political status", code="AAK033")
    ] = None
    education: A[Education | None, About("文化程度", "education", code="AAB008")] = None
    student_status: A[
        StudentStatus | None, About("在校生状况", "student status", code="AAB009")
    ] = None
    dropout_reason: A[
        DropoutReason | None,
        About("义务教育阶段未上学原因", "reason for not being in school", code="AAB064"),
    ] = None
    health: A[
        frozenset[HealthStatus] | None,
        About("健康状况", "state of health", code="AAB017"),
    ] = None
    labour: A[
        LabourCapacity | None, About("劳动技能", "capacity for labour", code="AAB010")
    ] = None
    work_area: A[
        WorkArea | None, About("务工状况", "where the person works", code="AAB011")
    ] = None
    work_months: A[
        Milli | None,
        About("务工时间", "months worked", unit="month", code="AAB012", low=0),
    ] = None
    employer: A[str | None, About("务工企业名称", "employer", code="AAB029")] = None
    work_place: A[str | None, About("务工所在地", "place of work", code="AAB025")] = None
    work_channels: A[str | None, About("就业渠道", "how the job was found")] = None
    """As recorded; several are separated by commas or semicolons."""

    public_post: A[str | None, About("公益性岗位", "public-welfare post")] = None
    """As recorded; several are separated by commas or semicolons."""

    public_post_months: A[
        Milli | None, About("公益性岗位(月数)", "months in the post", unit="month", low=0)
    ] = None
    in_service: A[bool | None, About("是否现役军人", "in military service", code="AAB019")] = (
        None
    )
    basic_medical_insured: A[
        bool | None,
        About("参加城乡居民基本医疗保险", "has resident medical insurance", code="AAB013"),
    ] = None
    employee_medical_insured: A[
        bool | None, About("参加城镇职工基本医疗保险", "has employee medical insurance")
    ] = None
    critical_illness_insured: A[
        bool | None,
        About("参加大病保险", "has critical-illness insurance", code="AAB022"),
    ] = None
    pension_insured: A[
        bool | None,
        About("参加城乡居民基本养老保险", "has resident pension insurance", code="AAB014"),
    ] = None
    employee_pension_insured: A[
        bool | None,
        About("参加城镇职工基本养老保险", "has employee pension insurance", code="AAB021"),
    ] = None
    medical_aid: A[bool | None, About("接受医疗救助", "receives medical aid")] = None
    vocational_subsidy: A[
        bool | None, About("享受雨露计划补助", "receives the vocational-schooling subsidy")
    ] = None
    receives_subsistence_allowance: A[
        bool | None, About("享受农村居民最低生活保障", "receives 低保", code="AAB030")
    ] = None
    receives_destitute_support: A[
        bool | None, About("享受特困供养", "receives 特困 support")
    ] = None
    survival: A[
        SurvivalStatus | None, About("生存状态", "status on the register", code="AAB015")
    ] = None
    phone: A[Phone | None, About("家庭成员联系电话", "phone", code="AAB031")] = None
    identified_on: A[date | None, About("人员识别时间", "identified on")] = None
    work_records: A[
        tuple[WorkRecord, ...],
        About("务工月监测记录", "spells of wage work", source="外出务工月监测导出"),
    ] = ()

    def __attrs_post_init__(self) -> None:
        born, died = self.birth_date, self.death_date
        if born is not None and died is not None:
            refuse_if(
                died < born,
                "death_date",
                "member.died-before-birth",
                "死亡日期早于出生日期",
                "the date of death lies before the date of birth",
            )

    @property
    def born(self) -> date | None:
        """Date of birth: as recorded, else as the ID number has it."""
        if self.birth_date is not None or self.id_number is None:
            return self.birth_date
        return self.id_number.birth_date
