"""Faults in Guizhou's export of villages, joined with the register."""

from __future__ import annotations

from datetime import date


BASE = "base_gz_monitor"
ON = date(2024, 1, 31)
MORE_FILES = {"village": ("gz-village-2023", "gz_village")}
MORE_ROWS = {
    "village": [
        {
            "县": "长顺县",
            "乡": "河口乡",
            "村": "第*copy村",
            "是否出列": "是",
            "总户数": "420",
            "总人口数": "1690",
            "低保户数": "20",
            "低保人口数": "41",
            "特困供养人口数": "0",
            "残疾人口数": "33",
            "危房户数": "0",
            "未实现饮水安全户数": "0",
            "到乡镇是否通沥青（水泥）路": "是",
            "是否通客运班车": "是",
            "村级集体经济收入（万元）": "12.5",
            "村小学（个数）": "0",
            "参加城乡居民基本养老保险人数": "900",
            "行政村卫生室个数": "1",
            "行政村公共卫生厕所个数": "2",
            "行政村执业（助理）医师（人）": "1",
            "行政村生产生活垃圾集中堆放点个数（个）": "3",
            "行政村文化（图书）室个数 （个）": "1",
        }
    ]
}
