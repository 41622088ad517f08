"""Which rows below a header are records, and which are totals, notes, hints or nothing."""

from __future__ import annotations

import re

from collections.abc import Sequence
from typing import Final

import attrs

from fupin.errors import Problem, Severity
from fupin.ledger.headers import Header
from fupin.ledger.labels import fold, is_blank
from fupin.ledger.sheet import Row


_DIGIT: Final = re.compile(r"[0-9０-９]")
_FIRST_OF_TOTALS: Final = "合小总共累注备说填审制负"
_TOTAL: Final = re.compile(r"[^0-9:]{0,12}?(合计|小计|总计|共计|累计)(?:[(:].*)?")
_FOOTNOTE: Final = re.compile(
    r"(注|备注|说明|填表说明|填表人|填报人|填报单位|审核人|制表人|制表单位|制表日期"
    r"|填报日期|填表日期|负责人)[0-9]*:.*"
)
_HINT_ROWS: Final = 3
"""Hints stand right below the header."""

_HINT_LENGTH: Final = 60
_SAID: Final = re.compile(
    r"格式|填写|填报|请输入|下拉|例如|字符|不超过|不能为空|不可为空|位数字|代码表|数据字典|必填|选填"
)
_HINT: Final = re.compile(
    r"\([^()]{0,8}(?:文本|编号|数字|数值|整数|小数|日期|年份|选择|单选|多选|是否)[^()]{0,8}\).*"
    r"|[(*]*(?:必选|可选|必录|选录|自动生成|单选|多选)项?[)*]*|[(]?(?:如|例)[:,].*"
    r"|(?:文本|字符|数字|数值|日期|整数|小数)[型]?(?:\([0-9,]+\))?"
    r"|(?i:y{4}[-/.年]?m{1,2}月?(?:[-/.]?d{1,2}日?)?)"
)
_PAIR: Final = re.compile(r"[0-9]{1,3}[.、:-]?[\u4e00-\u9fff]")
"""A number of a list with its label, such as 01一般贫困户."""

_EXAMPLE: Final = re.compile(r"[(]?(?:示例|样例|例|例如|填写示例|填报示例|示例行)[)]?[:]?")


@attrs.frozen
class NotARecord:
    """Why a row is no record."""

    code: str
    message: str
    message_en: str
    shown: str = ""

    def problem(self, sheet: str, number: int) -> Problem:
        """The notice of it."""
        return Problem(
            code=self.code,
            message=f"{self.message}，未作为记录读取",
            message_en=f"{self.message_en}, not read as a record",
            sheet=sheet,
            cell=f"A{number}",
            found=self.shown,
            severity=Severity.NOTICE,
        )


class Sorter:
    """Tells the rows of one sheet apart."""

    def __init__(self, header: Header, key: str) -> None:
        known = [b for b in header.columns if b.column is not None]
        self._header = header
        self._key = next(
            b.index
            for b in known
            if b.column is not None
            and b.column.target is not None
            and b.column.target.name == key
        )
        self._last = max(b.index for b in known)
        self._taken = [b.index for b in known]
        self._names = [{*b.parts, fold(b.header)} - {""} for b in header.columns]

    def has_key(self, row: Row) -> bool:
        """Whether a row says with a digit what it is about."""
        cell = row[self._key] if self._key < len(row) else None
        return isinstance(cell, str) and _DIGIT.search(cell) is not None

    def is_beside(self, row: Row) -> bool:
        """Whether all that stands in a row stands to the right of the table."""
        return not has_text(row[: self._last + 1])

    def notice(self, row: Row, number: int) -> NotARecord | None:
        """Why a row is no record; ``None`` if it is one."""
        hinted = number - self._header.row - 1 <= _HINT_ROWS
        if not hinted and not self._suspect(row):
            return None
        texts = [fold(cell) if isinstance(cell, str) else "" for cell in row]
        first = next((text for text in texts if text), "")
        if self._repeats_header(texts):
            return NotARecord("row.repeated-header", "重复的表头", "a repeated header")
        if self._suspect(row):
            if found := _TOTAL.fullmatch(first):
                return NotARecord("row.total", "合计行", "a row of totals", found[1])
            if found := _FOOTNOTE.fullmatch(first):
                return NotARecord("row.footnote", "表下的说明", "a footnote", found[1])
        if hinted and self._hints(row, texts, first):
            return NotARecord("row.hint", "表头下的填写提示", "hints how to fill in")
        return None

    def _suspect(self, row: Row) -> bool:
        """Whether a row may be no record: no digit in its key, or it opens like a total."""
        cell = row[self._key] if self._key < len(row) else None
        if cell is None or (isinstance(cell, str) and _DIGIT.search(cell) is None):
            return True
        first = row[0]
        return isinstance(first, str) and first[:1] != "" and first[0] in _FIRST_OF_TOTALS

    def _repeats_header(self, texts: Sequence[str]) -> bool:
        """Whether most cells of a row are the headers of their columns."""
        filled = same = 0
        for names, text in zip(self._names, texts, strict=False):
            filled += text != ""
            same += text in names
        return same > 1 and same * 2 > filled

    def _hints(self, row: Row, texts: Sequence[str], first: str) -> bool:
        """Whether a row tells how to fill in the columns, or shows an example."""
        key = texts[self._key] if self._key < len(texts) else ""
        if self._key < len(row) and not isinstance(row[self._key], str | None):
            return False  # a number
        if _DIGIT.search(key) is not None and not _is_hint(key):
            return False
        if not key and _EXAMPLE.fullmatch(first):
            return True
        own = [texts[at] for at in self._taken if at < len(texts) and texts[at]]
        hints = sum(map(_is_hint, own))
        return hints > 0 and hints * 2 >= len(own)


def _is_hint(text: str) -> bool:
    if len(text) > _HINT_LENGTH or _SAID.search(text) or _HINT.fullmatch(text):
        return True
    return len(_PAIR.findall(text)) > 1


def has_text(row: Row) -> bool:
    """Whether anything stands in a row; strokes count."""
    return any(
        not is_blank(cell, dash=False) if isinstance(cell, str) else cell is not None
        for cell in row
    )
