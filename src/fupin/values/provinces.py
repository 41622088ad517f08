"""The 34 province-level divisions, by the six digits of GB/T 2260."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Province(NamedTuple):
    """A province-level division (省级行政区)."""

    zh: str
    en: str


PROVINCES: Final[Mapping[str, Province]] = MappingProxyType(
    {
        "110000": Province("北京市", "Beijing"),
        "120000": Province("天津市", "Tianjin"),
        "130000": Province("河北省", "Hebei"),
        "140000": Province("山西省", "Shanxi"),
        "150000": Province("内蒙古自治区", "Inner Mongolia"),
        "210000": Province("辽宁省", "Liaoning"),
        "220000": Province("吉林省", "Jilin"),
        "230000": Province("黑龙江省", "Heilongjiang"),
        "310000": Province("上海市", "Shanghai"),
        "320000": Province("江苏省", "Jiangsu"),
        "330000": Province("浙江省", "Zhejiang"),
        "340000": Province("安徽省", "Anhui"),
        "350000": Province("福建省", "Fujian"),
        "360000": Province("江西省", "Jiangxi"),
        "370000": Province("山东省", "Shandong"),
        "410000": Province("河南省", "Henan"),
        "420000": Province("湖北省", "Hubei"),
        "430000": Province("湖南省", "Hunan"),
        "440000": Province("广东省", "Guangdong"),
        "450000": Province("广西壮族自治区", "Guangxi"),
        "460000": Province("海南省", "Hainan"),
        "500000": Province("重庆市", "Chongqing"),
        "510000": Province("四川省", "Sichuan"),
        "520000": Province("贵州省", "Guizhou"),
        "530000": Province("云南省", "Yunnan"),
        "540000": Province("西藏自治区", "Xizang"),
        "610000": Province("陕西省", "Shaanxi"),
        "620000": Province("甘肃省", "Gansu"),
        "630000": Province("青海省", "Qinghai"),
        "640000": Province("宁夏回族自治区", "Ningxia"),
        "650000": Province("新疆维吾尔自治区", "Xinjiang"),
        "710000": Province("台湾省", "Taiwan"),
        "810000": Province("香港特别行政区", "Hong Kong"),
        "820000": Province("澳门特别行政区", "Macao"),
    }
)
