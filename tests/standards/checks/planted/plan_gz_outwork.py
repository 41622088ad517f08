"""Faults in the same export joined with the monthly survey of work."""

from __future__ import annotations

from datetime import date


BASE = "base_gz_monitor"
ON = date(2024, 1, 31)
MORE_FILES = {"work": ("gz-outwork-2023", "gz_outwork")}
MORE_ROWS = {
    "work": [
        {
            "县": "长顺县",
            "乡": "河口乡",
            "行政村": "第*copy村",
            "户编号": "52272900*copy",
            "*born": "19800101",
            "户类型": "普通农户",
            "是否已务工": "已外出务工",
            "开始时间": "2023-03-01",
            "务工所在县": "贵州省贵阳市云岩区",
            "务工月收入": "3500",
            "务工企业名称": "云岩物流有限公司",
            "所属行业": "交通运输",
            "是否点对点输送": "否",
            "就业渠道": "自行外出",
        }
    ]
}
