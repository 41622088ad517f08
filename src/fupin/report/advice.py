"""What may be done about a rule that is not met or can't be judged, for a worklist."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from fupin.assessment.judging import Gap
from fupin.logic import Truth


_TO_DO: Final[Mapping[str, str]] = MappingProxyType(
    {
        "income": "核实当年收入登记；属实的，落实增收措施后再测算",
        "food": "落实口粮和兜底保障后重新入户核查",
        "clothing": "落实衣被救助后重新入户核查",
        "education": "核实适龄成员在校情况；失学辍学的，劝返复学",
        "medical": "核实参保登记；未参保的，动员并资助参加基本医疗保险",
        "housing": "申请住房安全鉴定；属危房的，安排危房改造或搬迁",
        "water": "核实饮水情况；不安全的，安排饮水工程后重新核查",
    }
)
"""By the last name of a rule."""


def advice(gap: Gap) -> str:
    """What to do about *gap*, in Chinese."""
    if gap.truth is Truth.UNKNOWN:
        facts = "、".join(dict.fromkeys(m.zh for m in gap.missing))
        return f"补录或核查：{facts}" if facts else "补充资料后重新测算"
    return _TO_DO.get(gap.rule.rpartition(".")[2], "整改后重新核查")
