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
    "file.reader-failed": (
        "旧版 .xls 文件读取失败（读取程序中断）",
        "the reader of old .xls files broke down",
        "另存为 .xlsx 的文件",
        "the file saved as .xlsx",
    ),
    "file.reader-timeout": (
        "旧版 .xls 文件读取超时",
        "reading the old .xls file took too long",
        "另存为 .xlsx 的文件，或拆分后的文件",
        "the file saved as .xlsx, or split into several",
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
    "file.too-many-columns": (
        "有的行列数过多，超过电子表格的上限（16384列）",
        "a row has more columns than any spreadsheet (16384)",
        "重新导出的文件，行末没有多余的分隔符",
        "a new export, without delimiters behind the last column",
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
        ".xlsx、.xls 或 .csv 文件",
        ".xlsx, .xls or .csv",
    ),
    "file.web-page": (
        "是网页或 XML 内容，只是文件名像电子表格",
        "a web page or XML under the name of a spreadsheet",
        "用电子表格软件打开后另存为 .xlsx 的文件",
        "the file opened in a spreadsheet program and saved as .xlsx",
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
