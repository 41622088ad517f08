"""What is said of a file whose header is none that is known."""

from __future__ import annotations

import re

from collections.abc import Iterable, Sequence
from typing import Final

from fupin.errors import LedgerError, Problem
from fupin.ledger.bands import Named
from fupin.ledger.headers import SEARCHED_ROWS, best_match, layout_column
from fupin.ledger.layout import Layout
from fupin.ledger.sheet import Row


_LISTED: Final = 12
_HEADER_LIKE: Final = re.compile(
    r"(?=[^0-9*]{2,20}$)(?:是否.+|有无.+|.*(?:编号|编码|号码|证号|账号|卡号|姓名|名称|日期|时间|年度|年份|月份"
    r"|金额|资金|收入|支出|补助|补贴|面积|人数|户数|数量|情况|状况|状态|类型|类别|级别|等级"
    r"|原因|属性|标准|方式|单位|地址|地点|电话|备注|说明)(?:\([^()]{1,6}\))?)"
)
"""Wordings that are headers and nobody's name."""


def unrecognised(
    sheets: Iterable[tuple[str, Sequence[Row]]], known: Sequence[Layout], what: str
) -> LedgerError:
    """The error that names the nearest layout, what of it is there and what is not.

    Of the file's own texts only such stand in it as can be nothing but headers: without
    a header that is known, any cell may be personal.
    """
    matches = [
        (match, name)
        for name, rows in sheets
        for match in [best_match(rows, known, forced=False)]
        if match is not None
    ]
    if not matches:
        problem = _nothing_found(known)
        return LedgerError([problem], what)
    best, sheet = max(matches, key=lambda found: found[0].rank)
    there = [c.header for c in best.layout.columns if c.header in best.columns]
    lacking = [c.header for c in best.layout.columns if c.header not in best.columns]
    other = _other_headers(best.named, best.layout)
    more = f"；另有不认识的列：{_listed(other)}" if other else ""
    more_en = f"; columns it does not know: {_listed(other)}" if other else ""
    problem = Problem(
        code="ledger.layout-not-recognised",
        message=(
            f"表头不能识别；最接近的是“{best.layout.title}”（{best.layout.id}），"
            f"第{best.row + 1}行有其中{len(there)}列：{_listed(there)}{more}"
        ),
        message_en=(
            f"no known layout; the nearest is {best.layout.id} ({best.layout.title_en}): "
            f"row {best.row + 1} has {len(there)} of its columns: {_listed(there)}{more_en}"
        ),
        sheet=sheet,
        cell=f"A{best.row + 1}",
        expected=f"还有 {_listed(lacking)}",
        expected_en=f"also {_listed(lacking)}, or layout= if it is that one",
    )
    return LedgerError([problem], what)


def _other_headers(named: Sequence[Named], layout: Layout) -> list[str]:
    """Cells of a header row no column of *layout* takes, if they are worded as headers."""
    names = dict.fromkeys(one.leaf for one in named)
    return [
        name
        for name in names
        if _HEADER_LIKE.fullmatch(name) and layout_column(layout, name) is None
    ]


def _nothing_found(known: Sequence[Layout]) -> Problem:
    return Problem(
        code="ledger.layout-not-recognised",
        message=f"前{SEARCHED_ROWS}行中没有找到任何已知的表头",
        message_en=f"no known header in the first {SEARCHED_ROWS} rows",
        expected="以下之一：" + "、".join(layout.title for layout in known),
        expected_en="one of " + ", ".join(layout.id for layout in known),
    )


def _listed(headers: Sequence[str]) -> str:
    shown = "、".join(" ".join(h.split()) for h in headers[:_LISTED])
    return f"{shown}…" if len(headers) > _LISTED else shown or "—"
