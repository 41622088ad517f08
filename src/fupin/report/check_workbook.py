"""A village's worklist as a workbook: to print on A4 across, to fill in, to read back."""

from __future__ import annotations

import itertools

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import attrs

from fupin.errors import MissingExtraError, Severity
from fupin.ledger.cells import column_letters
from fupin.report import check_worklist as worklist
from fupin.report.check_items import Item
from fupin.report.check_worklist import WorkColumn
from fupin.report.tables import SEVERITIES, Cell
from fupin.report.workbook import LONGEST_TEXT, OPTIONS, SHEET_ROWS, is_formula


HEADER_ROW: Final = 3
"""Counted from 0: above it stand the title, the sums, and how to fill it in."""

HOW: Final = (
    "填写：只填黄色各列。要更正的，在“更正为”写正确的内容（应为空的写“清空”），"
    "更正的是别的项目时改“更正项”；登记无误的，“处理结果”选“核实无误”，在“说明”写明。"
)
_A4: Final = 9
_MOST_CHOICES: Final = 10_000  # a sheet holds 65,534 rules of entry
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001  # the same file for the same results
_COLOURS: Final[dict[Severity, dict[str, Any]]] = {
    Severity.ERROR: {"bold": True, "font_color": "#9C0006", "bg_color": "#FFC7CE"},
    Severity.WARNING: {"font_color": "#7F4F00", "bg_color": "#FFEB9C"},
    Severity.NOTICE: {"font_color": "#404040", "bg_color": "#EDEDED"},
}
_CELL: Final[dict[str, Any]] = {
    "border": 1,
    "border_color": "#BFBFBF",
    "valign": "top",
    "text_wrap": True,
}
_CENTRED: Final = frozenset({"级别", "责任", "整改期限", worklist.POSITION, worklist.ROW})


@attrs.frozen(kw_only=True)
class Heading:
    """What stands above the rows."""

    place: str
    on: date
    pack: str
    due: date | None = None


def write_worklist(
    path: Path,
    found: Iterable[Item],
    heading: Heading,
    *,
    reveal: bool = False,
    sheet_rows: int = SHEET_ROWS,
) -> None:
    """Write the items of one village, household by household, the gravest first.

    Args:
        path: The file to write.
        found: The items.
        heading: Of which place, of which day.
        reveal: Names, ID numbers and household numbers in clear.
        sheet_rows: Rows a sheet can hold; what is over goes on in a further sheet.

    Raises:
        MissingExtraError: If XlsxWriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("worklists", "excel") from None
    known = worklist.in_order(found)
    columns = worklist.columns(due=heading.due, reveal=reveal)
    most = sheet_rows - HEADER_ROW - 1
    with xlsxwriter.Workbook(str(path), OPTIONS) as book:
        book.set_properties({"created": _MADE, "title": f"{heading.place}疑点清单"})
        formats = _Formats(book)
        sheets = []
        for number, start in enumerate(range(0, max(len(known), 1), most), start=1):
            sheet = book.add_worksheet("疑点" if number == 1 else f"疑点{number}")
            part = known[start : start + most]
            _above(sheet, formats, heading, known)
            _layout(sheet, formats, columns, len(part), heading)
            _body(sheet, formats, columns, part)
            sheets.append((sheet, part))
        _offer(book, sheets, [column.title for column in columns])


class _Formats:
    """Formats of cells, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.sums = book.add_format({"font_size": 11})
        self.how = book.add_format({"font_size": 10, "font_color": "#7F4F00"})
        heading = {**_CELL, "bold": True, "valign": "vcenter", "align": "center"}
        self.header = book.add_format({**heading, "bg_color": "#DCE6F1"})
        self.header_to_fill = book.add_format({**heading, "bg_color": "#FFE08A"})

    def of(self, title: str, severity: Severity, *, first: bool, text: str) -> Any:
        """The format of a cell: *first* is the first row of a household."""
        graded = severity if title == "级别" else None
        quoted = is_formula(text)
        key = (title, graded, first, quoted)
        if key not in self._made:
            self._made[key] = self._book.add_format(
                {
                    **_CELL,
                    **(_COLOURS[graded] if graded is not None else {}),
                    **({"top": 2, "top_color": "#404040"} if first else {}),
                    **({"align": "center"} if title in _CENTRED else {}),
                    **({"quote_prefix": True} if quoted else {}),
                    **(
                        {"bg_color": "#FFF9DB", "num_format": "@"}
                        if title in worklist.TO_FILL
                        else {}
                    ),
                }
            )
        return self._made[key]


def _above(sheet: Any, formats: _Formats, heading: Heading, known: Sequence[Item]) -> None:
    grades = Counter(item.finding.severity for item in known)
    homes = {item.finding.household for item in known if item.finding.household}
    counted = "、".join(f"{SEVERITIES[s]} {grades[s]}" for s in Severity if grades[s])
    sums = [
        f"检查日期 {heading.on.isoformat()}",
        f"共 {len(known)} 项（{counted}）" if known else "没有疑点",
        f"涉及 {len(homes)} 户",
        *([] if heading.due is None else [f"整改期限 {heading.due.isoformat()}"]),
        f"规则包 {heading.pack}",
    ]
    sheet.write_string(0, 0, f"{heading.place} 疑点清单", formats.title)
    sheet.write_string(1, 0, "　".join(sums), formats.sums)
    sheet.write_string(2, 0, HOW, formats.how)


def _layout(
    sheet: Any, formats: _Formats, columns: Sequence[WorkColumn], count: int, heading: Heading
) -> None:
    last = HEADER_ROW + count
    printed = sum(column.printed for column in columns)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        to_fill = column.title in worklist.TO_FILL
        header = formats.header_to_fill if to_fill else formats.header
        sheet.write_string(HEADER_ROW, at, column.title, header)
    sheet.freeze_panes(HEADER_ROW + 1, [c.title for c in columns].index(worklist.NAME) + 1)
    sheet.autofilter(HEADER_ROW, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, HEADER_ROW)
    sheet.print_area(0, 0, last, printed - 1)
    place = heading.place.replace("&", "&&")
    sheet.set_footer(
        f"&L{place}　{heading.on.isoformat()}&C填表人：　　　　　　日期：&R第 &P 页，共 &N 页"
    )


def _body(
    sheet: Any, formats: _Formats, columns: Sequence[WorkColumn], part: Sequence[Item]
) -> None:
    before = None
    for at, (item, row) in enumerate(
        zip(part, worklist.rows(part, columns), strict=True), start=HEADER_ROW + 1
    ):
        first = item.finding.household != before
        before = item.finding.household
        for index, (column, cell) in enumerate(zip(columns, row, strict=True)):
            text = cell if isinstance(cell, str) else ""
            style = formats.of(column.title, item.finding.severity, first=first, text=text)
            _write(sheet, at, index, cell, style)


def _write(sheet: Any, row: int, column: int, cell: Cell, style: Any) -> None:
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, style)
    else:
        sheet.write_string(row, column, cell[:LONGEST_TEXT], style)


def _offer(
    book: Any, sheets: Sequence[tuple[Any, Sequence[Item]]], titles: Sequence[str]
) -> None:
    """Offer outcomes, and the codes of a list, to choose from; others may be written."""
    state, value = titles.index(worklist.STATE), titles.index(worklist.VALUE)
    names: dict[tuple[str, ...], str] = {}
    for sheet, part in sheets:
        if not part:
            continue
        top = HEADER_ROW + 1
        end = HEADER_ROW + len(part)
        rule = {"validate": "list", "source": list(worklist.STATES)}
        sheet.data_validation(top, state, end, state, rule)
        known = (worklist.choices(item) for item in part[:_MOST_CHOICES])
        for choices, run in itertools.groupby(enumerate(known, start=top), lambda p: p[1]):
            rows = [row for row, _ in run]
            if choices:
                name = names.setdefault(choices, f"list_{len(names) + 1}")
                rule = {"validate": "list", "source": f"={name}", "error_type": "warning"}
                sheet.data_validation(rows[0], value, rows[-1], value, rule)
    if names:
        _lists(book, names)


def _lists(book: Any, names: Mapping[tuple[str, ...], str]) -> None:
    """The lists on a hidden sheet, row by row, as the writer needs it."""
    sheet = book.add_worksheet("选项")
    for row, texts in enumerate(itertools.zip_longest(*names)):
        for column, text in enumerate(texts):
            if text is not None:
                sheet.write_string(row, column, text)
    for column, (choices, name) in enumerate(names.items()):
        letters = column_letters(column)
        area = f"=选项!${letters}$1:${letters}${len(choices)}"
        book.define_name(name, area)
    sheet.hide()
