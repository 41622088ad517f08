"""The files of a plan: clean households copied, each copy with its own fault."""

from __future__ import annotations

import csv
import functools

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fupin.ledger.layout import layouts
from fupin.values.identity import check_digit


HEADERS = Path(__file__).parents[3] / "ledger" / "headers"
PERSONAL = (
    "姓名", "户主姓名", "信息采集人", "信息采集人联系电话", "户联系电话", "联系电话",
    "家庭成员联系电话", "人联系电话", "银行卡号",
)  # fmt: skip
Row = dict[str, str]
_ADDED = 7
"""Rows from here on are added to the clean ones."""

_MOST = 1000


@functools.cache
def targets_of(layout: str) -> Mapping[str, str]:
    """Header → field."""
    found = ((c.header, c.target) for c in layouts()[layout].columns)
    return {header: "" if target is None else target.name for header, target in found}


def head_of(layout: str) -> int:
    return layouts()[layout].header_row


def header_of(file: SimpleNamespace) -> list[str]:
    if file.header is None:
        return list(targets_of(file.layout))
    path = next(HEADERS.glob(f"{file.header}*.csv"))
    return path.read_text("utf-8-sig").strip().split(",")


class Copies:
    """The files of a plan, filled copy by copy; which row is whose."""

    def __init__(self, plan: Any, folder: Path) -> None:
        self.plan, self.folder = plan, folder
        self.files = {
            name: SimpleNamespace(layout=layout, header=header, rows=[])
            for name, (layout, header) in plan.files.items()
        }
        self.main = next(iter(self.files))
        self.where: list[dict[str, int]] = []
        self.personal: set[str] = set()

    def add(self, fault: Any) -> None:
        copy, at = len(self.where), {}
        for key, row in self._rows(fault, copy):
            file = self.files[key.partition(".")[0]]
            file.rows.append(row)
            at[key] = len(file.rows)
        self.where.append(at)

    def _rows(self, fault: Any, copy: int) -> Iterator[tuple[str, Row]]:
        home = self.plan.homes[fault.home]
        changes = {self.key(key): change for key, change in fault.changes.items()}
        for file, rows in home.items():
            keys = [f"{file}.{i}" for i in range(len(rows))]
            added = [key for key in changes if key.startswith(f"{file}.+")]
            gone = [key for key in keys if "*gone" in changes.get(key, {})]
            everywhere: Row = {}
            for key in keys:
                everywhere |= self._of_household(file, changes.get(key, {}))
            for key in [*(k for k in keys if k not in gone), *added]:
                template = rows[int(key.rpartition(".")[2].strip("+abc"))]
                serial = keys.index(key) if key in keys else _ADDED + added.index(key)
                own = {**everywhere, **changes.get(key, {})}
                yield key, self._filled({**template, **own}, copy, serial, own)

    def key(self, key: str) -> str:
        return key if "." in key else f"{self.main}.{key}"

    def _of_household(self, file: str, change: Mapping[str, str]) -> Row:
        goes = targets_of(self.files[file].layout)
        return {h: v for h, v in change.items() if goes.get(h, "").startswith("household.")}

    def _filled(self, row: Row, copy: int, serial: int, own: Row) -> Row:
        """The row with its numbers: tokens begin with a star."""
        filled = dict(row)
        born, male = filled.pop("*born", None), filled.pop("*sex", "男") == "男"
        edit = filled.pop("*id", "")
        if born is not None:
            whose = int(filled.pop("*as", serial))
            filled["证件号码"] = number = edited(id_of(born, copy, whose, male=male), edit)
            if "出生日期" not in own:
                filled["出生日期"] = f"{born[:4]}-{born[4:6]}-{born[6:]}"
            self.personal.add(number)
        for header, value in filled.items():
            filled[header] = (
                value.replace("*copy", f"{copy:04d}")
                .replace("*phone", f"139{copy:06d}{serial:02d}")
                .replace("*home", f"138{copy:06d}00")
            )
        self.personal |= {filled.get(header, "") for header in PERSONAL}
        return filled

    def written(self) -> list[Path]:
        return [self._written(name, file) for name, file in self.files.items()]

    def _written(self, name: str, file: SimpleNamespace) -> Path:
        header, path = header_of(file), self.folder / f"{name}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            head = head_of(file.layout)
            writer.writerows([["信息导出"], ["导出时间：当月"]][: head - 1])
            writer.writerow(header)
            writer.writerows([[row.get(h, "") for h in header] for row in file.rows])
        return path

    def place(self, copy: int, key: str) -> tuple[str, int]:
        """File and row, as the spreadsheet counts, of a row of a copy."""
        name = key.partition(".")[0]
        head = head_of(self.files[name].layout)
        return name, head + self.where[copy][key]


def id_of(born: str, copy: int, serial: int, *, male: bool) -> str:
    """An invented number; nobody born that day has it, of another copy or added."""
    sequence = 4 * copy + 2 * (serial >= _ADDED) + male
    assert sequence < _MOST, "too many copies in one file"
    first = f"522729{born}{sequence:03d}"
    return first + check_digit(first)


def edited(number: str, how: str) -> str:
    """A number as somebody mistyped or extended it."""
    if how == "wrong":
        return number[:-1] + next(d for d in "12" if d != number[-1])
    if how == "short":
        return number[:-1]
    if how == "old":
        return number[:6] + number[8:17]
    if how == "none":
        return ""
    if how == "made up":
        made = "999999" + number[6:17]
        return made + check_digit(made)
    if how.startswith("card"):
        return number + how[4:]
    if how.startswith("wrong card"):
        return edited(number, "wrong") + how[10:]
    assert not how, how
    return number
