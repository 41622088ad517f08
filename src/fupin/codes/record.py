"""What was done to a record, and what cross-matching found wrong with it."""

from __future__ import annotations

from fupin.codes._code import Code


class ChangeType(
    Code,
    title="变更类型",
    source="change log of one Jiangsu system, 2017–2020",
):
    """What a change record records (变更类型)."""

    IDENTIFICATION = "精准识别", "identification"
    EDIT = "基本信息修改", "basic information edited"
    EXIT = "精准脱贫", "exit from poverty"
    HOUSEHOLD_ADDED = "新增贫困户", "household added"
    HOUSEHOLD_EDITED = "修改贫困户", "household edited"
    HOUSEHOLD_DELETED = "删除贫困户", "household deleted"
    MEMBER_ADDED = "新增家庭成员", "member added"
    MEMBER_EDITED = "修改家庭成员", "member edited"
    MEMBER_DELETED = "删除家庭成员", "member deleted"


class MismatchType(
    Code,
    title="跨部门比对疑点类型",
    source="investigation sheet of one Jiangsu system, 2017; no numbers",
):
    """Which department's records cast doubt on a household (跨部门比对疑点类型)."""

    ID_MISMATCH = "身份证不匹配信息", "identity number does not match"
    ID_DUPLICATE = "身份证重复信息", "identity number occurs twice"
    SOCIAL_SECURITY = "人社信息", "human resources and social security"
    FARM_MACHINERY = "农机信息", "farm machinery"
    PUBLIC_PAYROLL = "财政信息", "public finance"
    BUSINESS = "工商信息", "business registration"
    VEHICLE = "车辆信息", "vehicles"
    CIVIL_AFFAIRS = "民政信息", "civil affairs"
    HOUSING_FUND = "公积金信息", "housing provident fund"
    LOCAL_TAX = "地税信息", "local tax"
    REAL_ESTATE = "房产信息", "real estate"
