"""Blank forms: a workbook to fill in by hand that is read as it stands."""

from __future__ import annotations

import difflib
import re

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from fupin.errors import MissingExtraError, UnknownNameError
from fupin.ledger import _template_guide as guide
from fupin.ledger._template_entries import (
    DATE_FORMAT,
    NUMBER_FORMAT,
    TEXT_FORMAT,
    YES_NO,
    Entry,
    entries,
    list_name,
    title_of,
)
from fupin.ledger._template_example import example_row
from fupin.ledger._writers import is_numeric
from fupin.ledger.cells import column_letters
from fupin.ledger.layout import Layout, layout_of, layouts
from fupin.ledger.writing import _MADE, PathLike, _replacing
from fupin.values.version import VERSION


TEMPLATES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "member": "nat-member-2020",
        "household": "nat-household-2022",
        "village": "gz-village-2023",
        "monitor": "nat-monitor-2022",
        "verification": "verification",
        "village-verification": "village-verification",
    }
)
"""Plain word → id of the newest layout it stands for, a national one where there is one."""

PROPERTY: Final = "fupin-template"
"""Property of the workbook that says what form it is: id of the layout and version."""

_CODES: Final = "_代码"
_SHEET_ROWS: Final = 1_048_576
_TITLE: Final = 32
_MESSAGE: Final = 255
_NARROWEST: Final = 10
_WIDEST: Final = 26
_HINT_HEIGHT: Final = 60
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME: Final = 31


def template_layout(name: str) -> Layout:
    """The layout a plain word (``member``, ``village`` …) or an id stands for.

    Raises:
        UnknownNameError: If it is neither; near ones are suggested.

    >>> template_layout("household").id
    'nat-household-2022'
    """
    known = (*TEMPLATES, *layouts())
    if name not in known:
        near = difflib.get_close_matches(name, known, cutoff=0.4) or TEMPLATES
        raise UnknownNameError("layout", name, near)
    return layout_of(TEMPLATES.get(name, name))


def write_template(
    path: PathLike,
    layout: str | Layout,
    *,
    title_row: bool = True,
    rows: int = 5000,
    invented_example: bool = False,
) -> Path:
    """Write a blank form: header, a row of hints, drop-down lists, checks of what is typed.

    A second sheet explains every column.  What is filled in is read by `read_ledger`,
    which finds the header and passes over the hints.

    Args:
        path: ``.xlsx``; replaced once all is written.
        layout: A layout, its id, or a plain word of `TEMPLATES`.
        title_row: Whether the title of the layout stands above the header.
        rows: How many rows below the hints are checked while typing.
        invented_example: Whether the first of them is filled in, with invented data that
            has to be deleted.

    Returns:
        The file written.

    Raises:
        UnknownNameError: If there is no such layout.
        ValueError: If *path* is no ``.xlsx``, a sheet has not so many rows, or the
            layout has a text no workbook can hold.
        OSError: If it can't be written there.
        MissingExtraError: If XlsxWriter is not installed.
    """
    file = Path(path)
    if file.suffix.lower() != ".xlsx":
        raise ValueError(f"{file.suffix!r}: expected a file name with .xlsx")
    chosen = template_layout(layout) if isinstance(layout, str) else layout
    header = max(chosen.header_row, 2) - 1 if title_row else 0
    if not 1 <= rows <= _SHEET_ROWS - header - 2:
        raise ValueError(f"rows {rows}: expected 1 to {_SHEET_ROWS - header - 2}")
    with _replacing(file) as draft:
        book = _workbook(draft)
        book.set_properties({"created": _MADE, "title": chosen.title})
        book.set_custom_property(PROPERTY, f"{chosen.id} {VERSION}")
        _Form(book, chosen, header, rows).write(example=invented_example)
        _close(book, file)
    return file


def _workbook(file: Path) -> Any:
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MissingExtraError("writing .xlsx templates", "excel") from None
    return Workbook(str(file), {"strings_to_formulas": False, "strings_to_urls": False})


def _close(book: Any, file: Path) -> None:
    """Write it all; what the system refuses is its error, not one of the writer's own."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        fault = error.args[0]
        raise OSError(fault.errno, fault.strerror, str(file)) from None


class _Form:
    """A workbook in the making."""

    def __init__(self, book: Any, layout: Layout, header: int, rows: int) -> None:
        self.book, self.layout, self.header = book, layout, header
        self.first, self.last = header + 2, header + 1 + rows
        self.entries = entries(layout)
        self.bold = book.add_format({"bold": True, "font_size": 14})
        head = {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"}
        self.head = book.add_format({**head, "bg_color": "#DCE6F1"})
        self.must = book.add_format({**head, "bg_color": "#FCE4D6", "font_color": "#C00000"})
        wrap = {"text_wrap": True, "valign": "top"}
        self.wrap = book.add_format(wrap)
        self.grey = book.add_format(
            {
                **wrap,
                "italic": True,
                "font_size": 9,
                "font_color": "#595959",
                "num_format": "@",
            }
        )
        self.formats = {
            name: book.add_format({"num_format": name})
            for name in (TEXT_FORMAT, DATE_FORMAT, NUMBER_FORMAT)
        }

    def write(self, *, example: bool) -> None:
        """Fill the three sheets."""
        name = _NOT_IN_A_NAME.sub("_", self.layout.id)[:_LONGEST_NAME]
        self._form(self.book.add_worksheet(name), example=example)
        self._guide(self.book.add_worksheet(guide.NAME), example=example)
        self._codes(self.book.add_worksheet(_CODES))

    def _form(self, sheet: Any, *, example: bool) -> None:
        if self.header:
            _string(sheet, 0, 0, self.layout.title, self.bold)
        sheet.freeze_panes(self.first, 0)
        sheet.set_row(self.header + 1, _HINT_HEIGHT)
        for at, entry in enumerate(self.entries):
            sheet.set_column(at, at, _width(entry), self.formats[entry.format])
            style = self.must if entry.required else self.head
            _string(sheet, self.header, at, entry.column.header, style)
            _string(sheet, self.header + 1, at, entry.hint, self.grey)
            if entry.rule:
                self._check(sheet, at, entry)
        if example:
            self._example(sheet)

    def _check(self, sheet: Any, at: int, entry: Entry) -> None:
        letters = column_letters(at)
        where = {
            "cell": f"{letters}{self.first + 1}",
            "column": f"{letters}${self.first + 1}:{letters}${self.last + 1}",
        }
        rule = dict(entry.rule)
        if rule["validate"] == "custom":
            rule["value"] = rule["value"].format_map(where)
        said = "，".join(
            filter(None, (entry.detail, f"单位：{entry.unit}" if entry.unit else ""))
        )
        title = _cut(" ".join(entry.column.header.split()), _TITLE)
        rule |= {
            "input_title": title,
            "input_message": _cut(f"{entry.kind}：{said}" if said else entry.kind, _MESSAGE),
            "error_title": title,
            "error_message": _cut(f"填写有误，应为{entry.kind}：{said}", _MESSAGE),
        }
        _done(
            sheet.data_validation(self.first, at, self.last, at, rule),
            f"the check of column {entry.column.header!r}",
        )

    def _example(self, sheet: Any) -> None:
        row = example_row(self.entries)
        for at, (entry, cell) in enumerate(zip(self.entries, row, strict=True)):
            if isinstance(cell, date):
                sheet.write_datetime(self.first, at, cell, self.formats[DATE_FORMAT])
            elif cell is not None and is_numeric(entry.column):
                sheet.write_number(self.first, at, float(cell))
            elif cell is not None:
                _string(sheet, self.first, at, cell, self.formats[TEXT_FORMAT])

    def _guide(self, sheet: Any, *, example: bool) -> None:
        top = guide.notes(self.layout, example=self.first + 1 if example else None)
        for row, text in enumerate(top):
            _string(sheet, row, 0, text, self.bold if row == 0 else None)
        for at, (title, width) in enumerate(guide.COLUMNS):
            sheet.set_column(at, at, width)
            _string(sheet, len(top), at, title, self.head)
        sheet.freeze_panes(len(top) + 1, 0)
        for at, entry in enumerate(self.entries):
            for column, text in enumerate(guide.line(entry, at)):
                if text:
                    _string(sheet, len(top) + 1 + at, column, text, self.wrap)

    def _codes(self, sheet: Any) -> None:
        """The drop-down lists: one written into its check holds 255 characters only."""
        sheet.very_hidden()
        lists: dict[str, tuple[str, list[str]]] = {YES_NO: ("是否", ["是", "否"])}
        for entry in self.entries:
            if entry.choices is not None:
                wordings = [str(member.value) for member in entry.choices]
                lists[list_name(entry.choices)] = (title_of(entry.choices), wordings)
        for at, (name, (title, wordings)) in enumerate(lists.items()):
            letters = column_letters(at)
            for row, text in enumerate([f"「{title}」", *wordings]):
                _string(sheet, row, at, text, None)
            area = f"='{_CODES}'!${letters}$2:${letters}${len(wordings) + 1}"
            _done(self.book.define_name(name, area), f"the list {name}")


def _string(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    _done(sheet.write_string(row, column, text, style), f"a text of {len(text)} characters")


def _done(status: int, what: str) -> None:
    """The writer gives a number for what it leaves out, and goes on."""
    if status != 0:
        raise ValueError(f"{what} can't be written into a workbook (status {status})")


def _width(entry: Entry) -> int:
    words: Sequence[str] = entry.column.header.split() or [""]
    longest = max(sum(1 if c.isascii() else 2 for c in word) for word in words)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _cut(text: str, most: int) -> str:
    """The text, within *most* UTF-16 units, in which spreadsheets count."""
    if len(text.encode("utf-16-le")) // 2 <= most:
        return text
    while len(text.encode("utf-16-le")) // 2 >= most:
        text = text[:-1]
    return f"{text}…"
