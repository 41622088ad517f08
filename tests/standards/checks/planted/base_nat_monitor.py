"""The national export of the monitoring, 2022: monitored and exited households."""

from __future__ import annotations


FILES = {"register": ("nat-monitor-2022", "nat_monitor_export_2022")}

_HOUSEHOLD = {
    "县(市、区、旗)": "青山县",
    "乡(镇)": "河口镇",
    "行政村": "第*copy村",
    "户编号": "42032400*copy",
    "人数": "3",
    "致贫原因1": "因病",
    "危房户": "否",
    "是否解决安全饮用水": "是",
    "人均纯收入": "11000",
    "户联系电话": "*home",
    "首次识别时间": "2014-01-01",
    "人员识别时间": "2014-01-01",
}
_PERSON = {
    "人编号": "4203240000*copy",
    "民族": "土家族",
    "文化程度": "初中",
    "健康状况": "健康",
    "劳动技能": "普通劳动力",
    "是否参加大病保险": "是",
    "人联系电话": "*phone",
}
_MAN = {**_PERSON, "姓名": "令狐志强", "*born": "19780311", "与户主关系": "户主"}
_WOMAN = {
    **_PERSON,
    "姓名": "柏玉珍",
    "*born": "19800909",
    "*sex": "女",
    "与户主关系": "配偶",
}
_CHILD = {
    **_PERSON,
    "姓名": "令狐小云",
    "*born": "20120801",
    "*sex": "女",
    "与户主关系": "之女",
    "文化程度": "",
    "在校生状况": "小学",
    "劳动技能": "无劳动力",
    "人联系电话": "",
}
_PEOPLE = (_MAN, _WOMAN, _CHILD)
_EXITED = {**_HOUSEHOLD, "户类型": "脱贫户"}
_OPEN = {
    **_HOUSEHOLD,
    "户类型": "普通农户",
    "易返贫致贫户(监测对象)类型": "边缘易致贫户",
    "风险是否消除": "否",
    "风险识别时间": "2021-12-10",
}
_REMOVED = {**_OPEN, "风险是否消除": "是", "风险消除时间": "2022-09-01"}
HOMES = {
    "open": {"register": [{**_OPEN, **one} for one in _PEOPLE]},
    "removed": {"register": [{**_REMOVED, **one} for one in _PEOPLE]},
    "exited": {"register": [{**_EXITED, **one} for one in _PEOPLE]},
}
