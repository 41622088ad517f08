"""Faults of villages that show beside a register with 人数."""

from __future__ import annotations

from datetime import date


BASE = "base_nat_monitor"
ON = date(2022, 12, 31)
MORE_FILES = {"village": ("gz-village-2023", "gz_village")}
MORE_ROWS = {
    "village": [
        {
            "县": "青山县",
            "乡": "河口镇",
            "村": "第*copy村",
            "是否出列": "否",
            "总户数": "1",
            "总人口数": "3",
        }
    ]
}
