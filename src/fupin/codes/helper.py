"""Who helps: units and their rank, persons and their skills."""

from __future__ import annotations

from fupin.codes._code import Code


class HelperUnitType(
    Code,
    title="帮扶单位类型",
    registry="AAP051",
    source="registry code list, 2014–2020; one system",
):
    """Kind of unit that helps (帮扶单位类型)."""

    STATE_ORGAN = "国家机关", "state organ"
    SOCIAL_BODY = "社会团体", "social organisation"
    UNIVERSITY = "高等院校", "university or college"
    STATE_ENTERPRISE = "国有企业", "state-owned enterprise"
    EASTERN_PARTNER = "东部对口帮扶省市", "paired province or city of the east"
    DESIGNATED = "定点机构", "designated institution"
    PUBLIC_INSTITUTION = "事业单位", "public institution"
    VILLAGE_SELF_GOVERNMENT = "村民自治组织", "villagers' self-government body"


class UnitAffiliation(
    Code,
    title="单位隶属关系",
    source="registry code list, 2014–2020; the order of GB/T 12404 and 村两委; one system",
):
    """Level of government a unit belongs to (单位隶属关系)."""

    CENTRAL = "中央", "central"
    PROVINCE = "省", "province"
    PREFECTURE = "市、地区", "city or prefecture"
    COUNTY_LEVEL = "县（区）", "county or district"
    DISTRICT = "区", "district"
    COUNTY = "县", "county"
    TOWNSHIP_LEVEL = "街道、镇、乡", "subdistrict, town or township"
    SUBDISTRICT = "街道", "subdistrict"
    TOWN = "镇", "town"
    TOWNSHIP = "乡", "township"
    COMMITTEE = "居民、村民委员会", "residents' or villagers' committee"
    RESIDENTS_COMMITTEE = "居民委员会", "residents' committee"
    VILLAGERS_COMMITTEE = "村民委员会", "villagers' committee"
    ARMY = "军队", "army"
    OTHER = "其他", "other"
    VILLAGE_BODIES = "村两委", "village party branch and committee"


class Qualification(
    Code,
    title="学历",
    registry="AAK036",
    source="registry code list, 2014–2020; near to GB/T 4658; one system",
):
    """Schooling of a helper (学历)."""

    POSTGRADUATE = "研究生及以上", "postgraduate or above"
    DOCTOR = "博士研究生", "doctor"
    MASTER = "硕士研究生", "master"
    BACHELOR = "大学本科", "bachelor"
    JUNIOR_COLLEGE = "大学专科", "junior college"
    SECONDARY_SPECIAL = "中专技校", "secondary special or technical school"
    SECONDARY_COLLEGE = "中等专科", "secondary special school"
    VOCATIONAL_SENIOR = "职业高中", "vocational senior secondary school"
    TECHNICAL_SCHOOL = "技工学校", "skilled workers' school"
    SENIOR = "普通高中", "general senior secondary school"
    JUNIOR = "初中", "junior secondary school"
    PRIMARY = "小学", "primary school"
    OTHER = "其他", "other"


class TechnicalSpecialty(
    Code,
    title="技术特长",
    registry="AAK037",
    source="registry code list, 2014–2020; one system",
):
    """What a helper can teach (技术特长)."""

    CROPS = "种植", "crops"
    LIVESTOCK = "养殖", "livestock"
    FORESTRY_FRUIT = "林果", "forestry and fruit"
    SERVICES = "服务", "services"


class HelperKind(
    Code,
    title="帮扶主体类型",
    source="database model of one Sichuan vendor, 2018",
):
    """Who it is that helps (帮扶主体类型)."""

    UNIT = "单位", "unit"
    PERSON = "个人", "person"
    WORK_TEAM = "工作队", "work team"
    FIRST_SECRETARY = "第一书记", "first secretary"
