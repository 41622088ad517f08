"""The layouts of ledgers as tables: each column, and the field it goes to."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_content import Cell, Literal, NoSourceError, Table

from fupin.ledger import Column, Layout, layouts


_SCOPES = {
    "member": "成员",
    "household": "户",
    "village": "村",
    "verification": "户的核查",
    "village-verification": "村的核查",
    "record": "其他记录",
}


def layout_tables(name: str = "") -> Iterator[Table]:
    """One table a layout; only that of *name*, where one is named."""
    return (layout_table(one) for one in layouts().values() if name in ("", one.id))


def layout_table(layout: Layout) -> Table:
    """The columns of a layout in order.

    Raises:
        NoSourceError: If nothing says where the layout was seen.
    """
    if not layout.source:
        raise NoSourceError(layout.id)
    row = layout.record or layout.scope
    size = f"{len(layout.columns)} 列，表头在第 {layout.header_row} 行"
    return Table(
        id=f"layout-{layout.id}",
        title=f"{layout.title} · {layout.id}",
        intro=(
            f"{layout.title_en}.",
            f"每一行是 {_SCOPES[layout.scope]}（{row}），{size}。",
            f"必有 keys：{'、'.join(layout.keys)}。",
            f"见于 seen in: {layout.source}.",
        ),
        header=("表头 header", "字段 field", "含义 label", "单位 unit", "代码表版本 codes"),
        rows=tuple(_column(column) for column in layout.columns),
    )


def _column(column: Column) -> tuple[Cell, ...]:
    header = column.header.replace("\n", " ") + ("（可缺）" if column.optional else "")
    shown = (header, *(f"也写 {alias}" for alias in column.aliases[:3]))
    if column.target is None:
        kept = "不读 ignored" if column.ignored else "原样保留 kept as it is"
        return shown, kept, "—", "—", "—"
    about = column.target.field.about
    version = column.version
    codes = f"{column.target.field.type.__name__} {version}" if version else "—"
    unit = column.unit or ("—" if column.yes_no == "words" else f"是/否 {column.yes_no}")
    return shown, Literal(column.target.name), (about.zh, about.en), unit, codes
