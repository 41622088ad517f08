"""Whether a person can work, and where they do."""

from __future__ import annotations

from fupin.codes._code import Code


class HealthStatus(
    Code,
    title="健康状况",
    registry="AAB017",
    source="registry code list, 2014–2020, two systems; several may hold from 2018",
):
    """State of health (健康状况)."""

    HEALTHY = "健康", "healthy"
    CHRONIC = "长期慢性病", "long-term chronic disease"
    SEVERE = "患有大病", "severe disease"
    DISABLED = "残疾", "disabled"


class LabourCapacity(
    Code,
    title="劳动技能",
    registry="AAB010",
    source="registry code list, 2014–2020, three systems; 弱劳动力或半劳动力 from 2017",
):
    """Ability to work (劳动技能)."""

    ORDINARY = "普通劳动力", "ordinary labour"
    SKILLED = "技能劳动力", "skilled labour"
    LOST = "丧失劳动力", "labour capacity lost"
    NONE = "无劳动力", "no labour capacity"
    WEAK = "弱劳动力或半劳动力", "weak or half labour capacity"


class WorkArea(
    Code,
    title="务工状况",
    registry="AAB011",
    source="registry code list, 2014–2018; two systems agree",
):
    """How far from home a person works for wages (务工状况)."""

    IN_TOWNSHIP = "乡(镇)内务工", "inside the township"
    IN_COUNTY = "乡(镇)外县内务工", "outside the township, inside the county"
    IN_PROVINCE = "县外省内务工", "outside the county, inside the province"
    OUTSIDE_PROVINCE = "省外务工", "outside the province"
    OTHER = "其他", "other"


class WorkStatus(
    Code,
    title="是否已务工",
    source="monthly export of 2023 and its rules, one province; 未外出务工 is the rest",
):
    """Whether a person has gone out to work, or means to (是否已务工)."""

    WORKING = "已外出务工", "working away from home"
    PLANNED = "计划外出务工", "plans to go out to work"
    NOT_WORKING = "未外出务工", "not working away from home"
