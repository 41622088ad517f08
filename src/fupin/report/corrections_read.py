"""A worklist that came back: its rows, and what was filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from fupin.errors import LedgerError, Problem
from fupin.ledger.book import RowKey
from fupin.ledger.cells import column_letters, text_of
from fupin.ledger.labels import fold
from fupin.ledger.sheets import open_sheets
from fupin.report import check_worklist as worklist


_NEEDED: Final = (
    worklist.HOUSEHOLD,
    worklist.NAME,
    worklist.PERSON,
    worklist.RULE,
    worklist.FIELDS,
    worklist.POSITION,
    worklist.VILLAGE,
    worklist.SHEET,
    worklist.ROW,
    *worklist.TO_FILL,
)
_SEARCHED: Final = 10
"""Rows looked at for the header."""


@attrs.frozen(kw_only=True, repr=False)
class Filled:
    """One row of a worklist, as it was made and as it was filled in."""

    household: str
    """户编号 as the worklist shows it; empty for a village."""

    name: str
    person: str
    position: int | None
    """Place of the person in ``household.members``."""

    village: str
    source: RowKey | None
    """Sheet and row of the ledger it was made from."""

    rule: str
    fields: tuple[str, ...]
    """The model fields the finding rests on."""

    field: str
    """Chinese name of the field to be corrected."""

    value: str
    """What it shall be; empty where nothing was filled in."""

    state: str
    """One of `fupin.report.check_worklist.STATES`, or empty."""

    note: str
    sheet: str
    cell: str
    """Address of the correction."""

    def problem(self, code: str, message: str, message_en: str) -> Problem:
        """Why the row could not be taken."""
        return Problem(
            code=code,
            message=f"{message}，未更正",
            message_en=f"{message_en}; nothing was changed",
            sheet=self.sheet,
            cell=self.cell,
            column=worklist.VALUE,
        )

    def __repr__(self) -> str:
        return f"<Filled {self.rule} {self.cell}>"


def read_worklist(path: Path) -> tuple[list[Filled], list[Problem]]:
    """The rows of a worklist, and what is wrong with it.

    Raises:
        LedgerError: If no sheet of the file has the header of a worklist.
    """
    rows: list[Filled] = []
    problems: list[Problem] = []
    found = False
    for sheet in open_sheets(path):
        header = _header(sheet.rows)
        if header is None:
            continue
        found = True
        at, columns = header
        name = f"{path.name}:{sheet.name}"
        for number, cells in enumerate(sheet.rows[at + 1 :], start=at + 2):
            row = _row(cells, columns, name, number)
            if row is not None:
                problems += _unknown_state(row, column_letters(columns[worklist.STATE]))
                rows.append(row)
    if not found:
        raise LedgerError([_no_worklist()], path.name)
    return rows, problems


def _header(rows: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]] | None:
    for at, cells in enumerate(rows[:_SEARCHED]):
        names = {fold(text_of(cell)): index for index, cell in enumerate(cells) if cell}
        if all(fold(name) in names for name in _NEEDED):
            return at, {name: names[fold(name)] for name in _NEEDED}
    return None


def _row(
    cells: Sequence[Any], columns: Mapping[str, int], sheet: str, number: int
) -> Filled | None:
    text = {
        name: text_of(cells[at]) if at < len(cells) else "" for name, at in columns.items()
    }
    if not text[worklist.RULE]:
        return None
    position = _number(text[worklist.POSITION])
    row = _number(text[worklist.ROW])
    return Filled(
        household=text[worklist.HOUSEHOLD],
        name=text[worklist.NAME],
        person=text[worklist.PERSON],
        position=None if position is None else position - 1,
        village=text[worklist.VILLAGE],
        source=None if row is None else (text[worklist.SHEET], row),
        rule=text[worklist.RULE],
        fields=tuple(name for name in text[worklist.FIELDS].split("、") if name),
        field=text[worklist.FIELD],
        value=text[worklist.VALUE],
        state=text[worklist.STATE],
        note=text[worklist.NOTE],
        sheet=sheet,
        cell=f"{column_letters(columns[worklist.VALUE])}{number}",
    )


def _number(text: str) -> int | None:
    """A number the worklist was made with, counted from 1."""
    return int(text) if text.isascii() and text.isdecimal() and int(text) else None


def _unknown_state(row: Filled, letters: str) -> list[Problem]:
    if not row.state or row.state in worklist.STATES:
        return []
    number = row.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    fault = Problem(
        code="correction.unknown-outcome",
        message="处理结果不能识别，按未处理",
        message_en="the outcome is not one of the list; the row counts as not worked on",
        sheet=row.sheet,
        cell=f"{letters}{number}",
        column=worklist.STATE,
        found=f"{row.state[0]}*",
        expected="、".join(worklist.STATES),
        expected_en=", ".join(worklist.STATES),
    )
    return [fault]


def _no_worklist() -> Problem:
    return Problem(
        code="correction.no-worklist",
        message="不是疑点清单：没有找到清单的表头",
        message_en="no worklist: its header was not found",
        expected="、".join(_NEEDED),
        expected_en="the header of a worklist: " + ", ".join(_NEEDED),
    )
