"""What the anti-relapse monitoring records of a household (防止返贫监测)."""

from __future__ import annotations

from datetime import date
from typing import Annotated as A

import attrs

from fupin.codes import DevelopmentMeasureStatus, MonitoringCategory, RiskRemoval, RiskType
from fupin.model.about import About
from fupin.values import Fen, PersonName, Phone


_EXPORT = "监测对象自定义导出"


@attrs.frozen(kw_only=True)
class Measures:
    """Help a monitored household has had, class by class (帮扶措施).

    Each as recorded: the kinds of help, separated by commas or semicolons.

    Source:
        Monitoring export of one province, December 2023.
    """

    industry: A[str | None, About("产业帮扶", "industry", source=_EXPORT)] = None
    employment: A[str | None, About("就业帮扶", "employment", source=_EXPORT)] = None
    finance: A[str | None, About("金融帮扶", "finance", source=_EXPORT)] = None
    public_post: A[str | None, About("公益岗位帮扶", "public posts", source=_EXPORT)] = None
    public_post_note: A[
        str | None, About("公益性岗位帮扶其他备注", "note on posts", source=_EXPORT)
    ] = None
    housing: A[str | None, About("住房安全保障", "safe housing", source=_EXPORT)] = None
    water: A[str | None, About("饮水安全保障", "safe drinking water", source=_EXPORT)] = None
    health: A[str | None, About("健康帮扶", "health", source=_EXPORT)] = None
    compulsory_education: A[
        str | None, About("义务教育保障", "compulsory education", source=_EXPORT)
    ] = None
    education: A[str | None, About("教育帮扶", "education", source=_EXPORT)] = None
    general_security: A[
        str | None, About("综合保障", "general social security", source=_EXPORT)
    ] = None
    social: A[str | None, About("社会帮扶", "help by society", source=_EXPORT)] = None
    relocation: A[str | None, About("搬迁", "relocation", source=_EXPORT)] = None
    living_conditions: A[
        str | None, About("生产生活条件改善", "conditions of work and life", source=_EXPORT)
    ] = None
    infrastructure: A[str | None, About("基础设施建设", "infrastructure", source=_EXPORT)] = (
        None
    )


@attrs.frozen(kw_only=True)
class Monitoring:
    """What the anti-relapse monitoring says of a household (防止返贫监测)."""

    category: A[MonitoringCategory | None, About("监测对象类别", "category")] = None
    risks: A[frozenset[RiskType] | None, About("致贫/返贫风险", "risks")] = None
    disaster_kind: A[
        str | None, About("因自然灾害子项", "kind of natural disaster", source=_EXPORT)
    ] = None
    risk_note: A[str | None, About("其他备注", "note on other risks", source=_EXPORT)] = None
    out_of_pocket: A[
        Fen | None, About("合规自付支出", "medical costs paid by oneself", unit="fen/year")
    ] = None
    dropout: A[
        bool | None,
        About("是否义务教育阶段适龄儿童少年失学辍学", "a child has dropped out of school"),
    ] = None
    uninsured: A[
        bool | None,
        About("是否有家庭成员未参加基本医疗保险", "a member has no basic insurance"),
    ] = None
    no_labour_secured: A[
        bool | None, About("整户无劳动能力兜底保障户", "no labour at all, secured")
    ] = None
    identified_on: A[date | None, About("识别监测时间", "monitored since")] = None
    development_status: A[
        DevelopmentMeasureStatus | None,
        About("实施开发式帮扶措施情况", "development-type help", source=_EXPORT),
    ] = None
    measures: A[Measures | None, About("帮扶措施", "help it has had", source=_EXPORT)] = None
    risk_removed: A[bool | None, About("风险是否已消除", "the risk is removed")] = None
    removed_on: A[date | None, About("消除监测时间", "risk removed on")] = None
    removal: A[
        RiskRemoval | None, About("风险消除方式", "how the risk ended", source=_EXPORT)
    ] = None
    dropout_after: A[
        bool | None,
        About(
            "风险消除后是否义务教育阶段适龄儿童少年失学辍学",
            "a child has dropped out after the risk was removed",
            source=_EXPORT,
        ),
    ] = None
    dwelling_damaged_after: A[
        bool | None,
        About("风险消除后是否住房损毁", "dwelling damaged after removal", source=_EXPORT),
    ] = None
    water_damaged_after: A[
        bool | None,
        About("风险消除后是否饮水设施损毁", "water supply damaged after", source=_EXPORT),
    ] = None
    collector: A[PersonName | None, About("信息采集人", "collector", source=_EXPORT)] = None
    collector_phone: A[
        Phone | None, About("信息采集人联系电话", "collector's phone", source=_EXPORT)
    ] = None
