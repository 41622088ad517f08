"""Kinds of help, and of projects."""

from __future__ import annotations

from fupin.codes._code import Code


class MeasureCategory(
    Code,
    title="帮扶措施大类",
    source="monitoring platform, 2021 and later; each class has a code set, 100A39 to 100A55",
):
    """Class of help for monitored households since 2021 (帮扶措施大类)."""

    INDUSTRY = "产业帮扶", "industry"
    EMPLOYMENT = "就业帮扶", "employment"
    FINANCE = "金融帮扶", "finance"
    PUBLIC_POST = "公益岗位帮扶", "public-service posts"
    HEALTH = "健康帮扶", "health"
    COMPULSORY_EDUCATION = "义务教育保障", "compulsory education guarantee"
    EDUCATION = "教育帮扶", "education"
    GENERAL_SECURITY = "综合保障", "general social security"
    SAFE_HOUSING = "住房安全保障", "safe housing guarantee"
    SAFE_WATER = "饮水安全保障", "safe drinking water guarantee"
    SOCIAL = "社会帮扶", "help by society"
    RELOCATION = "搬迁", "relocation"
    LIVING_CONDITIONS = "生产生活条件改善", "better conditions of work and life"
    INFRASTRUCTURE = "基础设施建设", "infrastructure"


class MeasureCategory2018(
    Code,
    title="帮扶措施大类（2018陕西八个一批）",
    source="forms and tables of two Shaanxi systems, 2018; no numbers",
):
    """Class of help in Shaanxi's 八个一批 of 2018 (帮扶措施大类)."""

    INDUSTRY = "产业扶贫", "industry"
    EMPLOYMENT = "就业扶贫", "employment"
    EDUCATION = "教育扶贫", "education"
    HEALTH = "健康扶贫", "health"
    RELOCATION = "易地搬迁", "relocation"
    HOUSING = "危房改造", "rebuilding of dangerous houses"
    ECOLOGY = "生态扶贫", "ecology"
    SUPPORT_CIVIL_AFFAIRS = "兜底保障(民政)", "last-resort support, civil affairs"
    SUPPORT_DISABILITY = "兜底保障(残疾)", "last-resort support, disability"
    FINANCE = "金融扶贫", "finance"
    INFRASTRUCTURE = "基础设施", "infrastructure"


class ProjectKind(
    Code,
    title="项目类别",
    source="database model of one Sichuan vendor, 2018",
):
    """Programme a project belongs to (项目类别)."""

    POVERTY_ALLEVIATION = "扶贫项目", "poverty alleviation project"
    AID_TO_TIBET = "援藏项目", "project of aid to Tibetan areas"
    NEW_ROUND = "新一轮扶贫开发", "new round of poverty alleviation and development"
