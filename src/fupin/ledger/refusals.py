"""Why a file can't be read as a ledger at all, said in both languages."""

from __future__ import annotations

from typing import Final

from fupin.errors import LedgerError, Problem


_SAID: Final = {
    "file.damaged": (
        "文件已损坏，不能打开",
        "the file is damaged",
        "重新导出的文件",
        "a new export",
    ),
    "file.encrypted": (
        "文件已加密",
        "the file is encrypted",
        "取消密码后另存的文件",
        "the file saved without a password",
    ),
    "file.old-excel": (
        "旧版 .xls 文件不能读取",
        "an old .xls file can't be read",
        "另存为 .xlsx 的文件",
        "the file saved as .xlsx",
    ),
    "file.too-large": (
        "文件解压后过大或压缩比异常",
        "the file is too large once unpacked, or packed too tightly",
        "拆分后的文件",
        "the file split into several",
    ),
    "file.too-many-cells": (
        "工作表占用的行列范围过大（最远的单元格离表头太远）",
        "the farthest cell of a sheet is too far out",
        "删除表格以外空行空列中内容后的文件",
        "the file without stray cells beyond the table",
    ),
    "file.unsafe": (
        "文件内容不合规范",
        "the file has parts no spreadsheet program writes",
        "由电子表格软件另存的文件",
        "the file saved by a spreadsheet program",
    ),
    "file.unknown-encoding": (
        "文件编码不能识别",
        "the encoding of the text is not known",
        "UTF-8 或 GB18030 编码的文件",
        "UTF-8 or GB18030",
    ),
    "file.field-too-long": (
        "有单元格内容过长，可能缺少引号",
        "a field is too long; a quotation mark may be missing",
        "重新导出的文件",
        "a new export",
    ),
    "file.not-a-ledger": (
        "不是能读取的文件类型",
        "not a type of file that can be read",
        ".xlsx 或 .csv 文件",
        ".xlsx or .csv",
    ),
}


def refusal(code: str, name: str) -> LedgerError:
    """The error that says why the file *name* can't be read."""
    message, message_en, expected, expected_en = _SAID[code]
    problem = Problem(
        code=code,
        message=message,
        message_en=message_en,
        expected=expected,
        expected_en=expected_en,
    )
    return LedgerError([problem], name)
