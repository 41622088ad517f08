"""The sheet of a blank form that says, column by column, what to fill in."""

from __future__ import annotations

from typing import Final

from fupin.ledger._template_entries import Entry, title_of
from fupin.ledger.cells import column_letters
from fupin.ledger.layout import Layout


NAME: Final = "填表说明"

COLUMNS: Final = (
    ("列", 5),
    ("列名 · Header", 26),
    ("含义 · Meaning", 40),
    ("必填 · Required", 10),
    ("填什么 · What to enter", 36),
    ("单位 · Unit", 12),
    ("可选项 · Choices", 60),
    ("出处 · Source", 24),
)
"""Title and width of the columns of the sheet."""


def notes(layout: Layout, *, example: int | None) -> list[str]:
    """What stands above the table.

    Args:
        layout: What the form is.
        example: Row of the invented example, as the spreadsheet counts.
    """
    lines = [
        f"{layout.title}（{layout.id}） · {layout.title_en}",
        "请勿改动表头；【】中的提示行可以保留，读取时跳过。没有登记的留空，不填0或“无”。",
        "Keep the header; the row of hints may stay. Leave blank what is not recorded.",
    ]
    if example is not None:
        lines.append(f"第{example}行是虚构的示例，填报前请删除。 Row {example} is invented.")
    return lines


def line(entry: Entry, at: int) -> tuple[str, ...]:
    """What is said of the column at *at*.

    No cell is the bare header of a column: this sheet must never be taken for a form.
    """
    about = entry.column.target.field.about if entry.column.target is not None else None
    return (
        column_letters(at),
        f"「{entry.column.header}」",
        f"{about.zh} · {about.en}" if about is not None else "模型中没有对应的项 · no field",
        "必填" if entry.required else "",
        f"{entry.kind}：{entry.detail}" if entry.detail else entry.kind,
        entry.unit,
        _choices(entry),
        about.source if about is not None else "",
    )


def _choices(entry: Entry) -> str:
    if entry.choices is None:
        return ""
    wordings = "、".join(str(member.value) for member in entry.choices)
    return f"{title_of(entry.choices)}：{wordings}"
