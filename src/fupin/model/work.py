"""What the monthly survey of wage work says of a person."""

from __future__ import annotations

from datetime import date
from typing import Annotated as A

import attrs

from fupin.codes import HouseholdType, MonitoringCategory, WorkStatus
from fupin.model.about import About
from fupin.values import Fen, IdNumber, PersonName


_EXPORT = "外出务工月监测导出"


@attrs.frozen(kw_only=True)
class WorkRecord:
    """One spell of wage work of a person (务工月监测记录).

    Source:
        Monthly export of one province, December 2023.
    """

    household_id: A[str | None, About("户编号", "household number", source=_EXPORT)] = None
    id_number: A[IdNumber | None, About("证件号码", "ID number", source=_EXPORT)] = None
    name: A[PersonName | None, About("姓名", "name", source=_EXPORT)] = None
    household_type: A[
        HouseholdType | None, About("户类型", "kind of household", source=_EXPORT)
    ] = None
    category: A[
        MonitoringCategory | None, About("监测对象类别", "category", source=_EXPORT)
    ] = None
    status: A[
        WorkStatus | None, About("是否已务工", "has gone out to work", source=_EXPORT)
    ] = None
    started_on: A[date | None, About("开始时间", "began on", source=_EXPORT)] = None
    ended_on: A[date | None, About("结束时间", "ended on", source=_EXPORT)] = None
    place: A[str | None, About("务工所在县", "county of work", source=_EXPORT)] = None
    monthly_wage: A[
        Fen | None, About("务工月收入", "wage a month", "fen/month", source=_EXPORT, low=0)
    ] = None
    employer: A[str | None, About("务工企业名称", "employer", source=_EXPORT)] = None
    industry: A[str | None, About("所属行业", "industry", source=_EXPORT)] = None
    point_to_point: A[
        bool | None, About("是否点对点输送", "taken straight to the job", source=_EXPORT)
    ] = None
    channels: A[str | None, About("就业渠道", "how the job was found", source=_EXPORT)] = None
    """As recorded; several are separated by commas or semicolons."""

    transport_subsidy: A[
        Fen | None,
        About("年度交通费补助", "transport subsidy", "fen/year", source=_EXPORT, low=0),
    ] = None
    need: A[str | None, About("务工需求", "kind of work looked for", source=_EXPORT)] = None
