"""Whether a household is poor on the register, and why."""

from __future__ import annotations

from fupin.codes._code import Code


class PovertyStatus(
    Code,
    title="脱贫属性",
    registry="AAR010",
    source="registry code list, 2014–2020; two systems agree",
):
    """Where a household stands on the way out of poverty (脱贫属性, 脱贫标志)."""

    POOR = "未脱贫", "not yet out of poverty"
    EXITED = "已脱贫（享受政策）", "out of poverty, still entitled to support"
    PRE_EXIT = "预脱贫", "about to leave poverty"
    RELAPSED = "返贫", "back in poverty"
    EXITED_STABLE = "已脱贫（不再享受政策）", "out of poverty, no longer entitled to support"

    @property
    def on_register_poor(self) -> bool:
        """Whether the register counts the household as poor."""
        return self in {PovertyStatus.POOR, PovertyStatus.PRE_EXIT, PovertyStatus.RELAPSED}


class PovertyCause(
    Code,
    title="致贫原因",
    registry="AAC007",
    source="registry code list, 2014–2020, three systems; 因婚 and 因丧 of the 2018 form",
):
    """Why a household is, or fell back, poor (致贫原因, 返贫原因)."""

    ILLNESS = "因病", "illness"
    DISABILITY = "因残", "disability"
    SCHOOLING = "因学", "cost of schooling"
    DISASTER = "因灾", "disaster"
    NO_LAND = "缺土地", "lack of land"
    NO_WATER = "缺水", "lack of water"
    NO_SKILLS = "缺技术", "lack of skills"
    NO_LABOUR = "缺劳力", "lack of labour"
    NO_CAPITAL = "缺资金", "lack of capital"
    REMOTENESS = "交通条件落后", "poor roads"
    NO_DRIVE = "自身发展力不足", "lack of own drive to develop"
    MARRIAGE = "因婚", "cost of marriage"
    BEREAVEMENT = "因丧", "bereavement"
    OTHER = "其他", "other"
