"""Households watched lest they fall back, their risks, and how these end."""

from __future__ import annotations

from fupin.codes._code import Code


class MonitoringCategory(
    Code,
    title="监测对象类别",
    registry="100A03",
    source="monitoring platform, 2021 and later; one public reading of its codes",
):
    """Class of a monitored household (监测对象类别)."""

    UNSTABLE = "脱贫不稳定户", "exited household, not stable"
    MARGINAL = "边缘易致贫户", "household on the margin of poverty"
    SUDDEN = "突发严重困难户", "household in sudden severe hardship"
    EXITED_WITHOUT_POLICY = "脱贫不享受政策户", "exited household without support"


class RiskType(
    Code,
    title="致贫/返贫风险",
    registry="100A27",
    source="monitoring platform, 2021 and later, one province's rules; numbers not known",
):
    """What may make a household poor, again or for the first time (致贫/返贫风险)."""

    ILLNESS = "因病", "illness"
    SCHOOLING = "因学", "cost of schooling"
    DISABILITY = "因残", "disability"
    DISASTER = "因自然灾害", "natural disaster"
    ACCIDENT = "因意外事故", "accident"
    FAILED_PROJECT = "因产业项目失败", "failed business project"
    UNSTABLE_WORK = "因务工就业不稳", "unstable wage work"
    NO_LABOUR = "缺劳动力", "lack of labour"
    UNSAFE_HOUSING = "因安全住房", "unsafe housing"
    UNSAFE_WATER = "因安全饮水", "unsafe drinking water"
    OTHER = "其他", "other"


class RiskRemoval(
    Code,
    title="风险消除方式",
    source="monitoring platform, 2021 and later, one province's rules; numbers not known",
):
    """How a risk came to an end (风险消除方式)."""

    BY_HELP = "帮扶消除", "removed by help"
    NATURAL = "自然消除", "ended by itself"


class DevelopmentMeasureStatus(
    Code,
    title="实施开发式帮扶措施情况",
    source="monitoring platform, 2021 and later, one province's rules; numbers not known",
):
    """Whether development-type help has begun (实施开发式帮扶措施情况)."""

    STARTED = "已实施", "carried out"
    NOT_STARTED = "尚未实施", "not yet carried out"
