"""Whom checks are asked of: exited households, monitored ones, and their people."""

from __future__ import annotations

from typing import Final

from fupin.codes import (
    HealthStatus,
    HouseholdType,
    LabourCapacity,
    MonitoringCategory,
    PovertyStatus,
    StudentStatus,
)
from fupin.facts import registry_household as household
from fupin.facts import registry_member as member
from fupin.logic import first_known
from fupin.logic.named import Named


EXITED: Final = Named(
    first_known(
        household.household_type.among(HouseholdType.EXITED, HouseholdType.EXITED_ORDINARY),
        household.status.among(PovertyStatus.EXITED, PovertyStatus.EXITED_STABLE),
        household.category.among(
            MonitoringCategory.UNSTABLE, MonitoringCategory.EXITED_WITHOUT_POLICY
        ),
    ),
    "脱贫户",
    "an exited household",
)
"""Told by 户类型, else by 脱贫属性, else by a category only exited households have."""

MONITORED: Final = Named(household.monitored, "监测对象", "a monitored household")
"""A 监测对象类别 is recorded."""

OPEN_RISK: Final = Named(
    household.monitored & ~household.risk_removed,
    "未消除风险的监测对象",
    "a monitored household whose risk is not removed",
)
REMOVED_RISK: Final = Named(
    household.monitored & household.risk_removed,
    "已消除风险的监测对象",
    "a monitored household whose risk is removed",
)
HEALTHY: Final = Named(
    ~member.health.include(HealthStatus.CHRONIC, HealthStatus.SEVERE, HealthStatus.DISABLED),
    "健康",
    "healthy",
)
DISABLED: Final = member.health.include(HealthStatus.DISABLED)
ILL: Final = Named(
    member.health.include(HealthStatus.CHRONIC, HealthStatus.SEVERE),
    "患大病或慢性病",
    "severely or chronically ill",
)
PUPIL: Final = Named(
    ~member.student_status.among(StudentStatus.NOT_STUDENT),
    "在校生",
    "in school",
)
"""Any 在校生状况 but 非在校生; exports leave it blank for who is no pupil."""

NO_LABOUR: Final = Named(
    member.labour.among(LabourCapacity.NONE, LabourCapacity.LOST),
    "无劳动力或丧失劳动力",
    "without or having lost capacity for labour",
)
STRONG_LABOUR: Final = Named(
    member.labour.among(LabourCapacity.ORDINARY, LabourCapacity.SKILLED),
    "普通或技能劳动力",
    "with ordinary or skilled capacity",
)
ANY_LABOUR: Final = Named(
    member.labour.among(LabourCapacity.ORDINARY, LabourCapacity.SKILLED, LabourCapacity.WEAK),
    "有劳动力（含弱、半劳动力）",
    "with capacity for labour, weak or half included",
)
