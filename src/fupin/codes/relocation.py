"""Relocation: who moves, from where, to where, and how."""

from __future__ import annotations

from fupin.codes._code import Code


class RelocationMode(
    Code,
    title="搬迁方式",
    registry="ACR075",
    source="one Shaanxi system, 2016–2018",
):
    """How much of a village moves (搬迁方式)."""

    ADMINISTRATIVE_VILLAGE = "行政村整体搬迁", "whole administrative village"
    NATURAL_VILLAGE = "自然村整体搬迁", "whole natural village"
    HOUSEHOLD = "建档立卡户个别搬迁", "single registered households"


class ResettlementType(
    Code,
    title="安置方式",
    source="one Shaanxi system, from 2016",
):
    """How relocated households are housed (安置方式)."""

    CONCENTRATED = "集中安置", "concentrated"
    SCATTERED = "分散安置", "scattered"


class ResettlementPlace(
    Code,
    title="安置地",
    source="one Shaanxi system, 2016–2018",
):
    """Where relocated households are housed (安置地)."""

    COUNTY_TOWN = "县城安置", "county town"
    TOWNSHIP = "乡镇安置", "township"
    IN_VILLAGE = "村内安置", "inside the village"
    OUTSIDE_VILLAGE = "村外安置", "outside the village"
    OUTSIDE_COUNTY = "县外安置", "outside the county"


class RelocationDifficulty(
    Code,
    title="搬迁可能存在的困难",
    source="one Shaanxi system, 2016",
):
    """What may stand in the way of moving (搬迁可能存在的困难)."""

    NO_CAPITAL = "缺乏资金", "lack of money"
    NO_WORK = "搬迁后找不到工作", "no work after the move"
    NO_LIVELIHOOD = "生活没着落", "no livelihood"
    OTHER = "其他", "other"


class RelocationKind(
    Code,
    title="搬迁类型",
    source="one Guangxi system, 2019",
):
    """Whether a relocated household is a registered one (搬迁类型)."""

    REGISTERED_POOR = "建档立卡贫困户", "registered poor household"
    ACCOMPANYING = "同步搬迁户", "household that moves along"


class OriginKind(
    Code,
    title="迁出地类型",
    source="one Guangxi system, 2019; what the classes mean is not stated",
):
    """Class of the place a household leaves (迁出地类型)."""

    CLASS_1 = "一类", "class 1"
    CLASS_2 = "二类", "class 2"
    CLASS_3 = "三类", "class 3"
    CLASS_4 = "四类", "class 4"
