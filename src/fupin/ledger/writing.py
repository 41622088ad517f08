"""Households and villages to workbooks and CSV files, in the layouts that are read."""

from __future__ import annotations

import contextlib
import csv
import os

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeAlias

from fupin.errors import MissingExtraError
from fupin.ledger._building import flat
from fupin.ledger._writers import Values, is_numeric, writers
from fupin.ledger.layout import Layout, layout_of
from fupin.ledger.targets import Target
from fupin.model import Household, Member, Village


PathLike: TypeAlias = str | os.PathLike[str]

_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001  # the same file for the same data
_ENCODINGS: Final = ("utf-8-sig", "utf-8", "gb18030")


def write_member_ledger(
    path: PathLike,
    households: Iterable[Household],
    *,
    layout: str = "nat-member-2019",
    encoding: str = "utf-8-sig",
) -> None:
    """Write a ledger with one row a person; a household nobody is recorded of has one row.

    Args:
        path: ``.xlsx`` or ``.csv``; replaced once all is written.
        households: What to write.
        layout: Id of a layout of persons or households; what it has no column for is
            left out.
        encoding: Of a CSV file: ``utf-8-sig``, ``utf-8`` or ``gb18030``.
    """
    chosen = _layout(layout, "member", "household")
    people = chosen.scope == "member"
    _write(path, chosen, _person_rows(chosen, households, people=people), encoding)


def write_village_ledger(
    path: PathLike,
    villages: Iterable[Village],
    *,
    layout: str = "gz-village-2023",
    encoding: str = "utf-8-sig",
) -> None:
    """Write a ledger with one row a village, as `write_member_ledger` does."""
    chosen = _layout(layout, "village", "village-verification")
    targets = _targets(chosen)
    _write(path, chosen, (dict(flat(v, targets, "village")) for v in villages), encoding)


def write_verification(
    path: PathLike, households: Iterable[Household], *, encoding: str = "utf-8-sig"
) -> None:
    """Write the verification sheet of households: answers recorded, the rest to fill in."""
    chosen = _layout("verification", "verification")
    targets = _targets(chosen)
    rows = (dict(flat(h, targets, "household")) for h in households)
    _write(path, chosen, rows, encoding)


def write_village_verification(
    path: PathLike, villages: Iterable[Village], *, encoding: str = "utf-8-sig"
) -> None:
    """Write the verification sheet of villages: answers recorded, the rest to fill in."""
    write_village_ledger(path, villages, layout="village-verification", encoding=encoding)


def _layout(name: str, *scopes: str) -> Layout:
    chosen = layout_of(name)
    if chosen.scope not in scopes:
        raise ValueError(
            f"layout {name!r} is of scope {chosen.scope}, not {' or '.join(scopes)}"
        )
    return chosen


def _targets(layout: Layout) -> tuple[Target, ...]:
    return tuple(c.target for c in layout.columns if c.target is not None)


def _person_rows(
    layout: Layout, households: Iterable[Household], *, people: bool
) -> Iterator[Values]:
    targets = _targets(layout)
    own = tuple(t for t in targets if t.root == "member")
    shared = tuple(t for t in targets if t.root != "member")
    for household in households:
        values = flat(household, shared, "household")
        members: Sequence[Member | None] = household.members if people else ()
        for member in members or (None,):
            yield {**values, **(flat(member, own, "member") if member is not None else {})}


def _write(path: PathLike, layout: Layout, rows: Iterable[Values], encoding: str) -> None:
    if encoding not in _ENCODINGS:
        raise ValueError(f"encoding {encoding!r}: expected one of {', '.join(_ENCODINGS)}")
    file = Path(path)
    columns = writers(layout.columns)
    lines = ([write(values, n) for write in columns] for n, values in enumerate(rows, 1))
    headers = [column.header for column in layout.columns]
    if file.suffix.lower() not in (".xlsx", ".csv"):
        raise ValueError(f"{file.suffix!r}: expected a file name with .xlsx or .csv")
    with _replacing(file) as draft:
        if file.suffix.lower() == ".xlsx":
            _write_xlsx(draft, layout, headers, lines)
        else:
            _write_csv(draft, layout, headers, lines, encoding)


@contextlib.contextmanager
def _replacing(file: Path) -> Iterator[Path]:
    """A draft beside *file* that takes its place once it is written."""
    # Not a temporary file of the system's: the result keeps the caller's permissions.
    draft = file.with_name(f".fupin-{os.getpid()}-{file.name}")
    try:
        yield draft
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def _write_csv(
    file: Path,
    layout: Layout,
    headers: Sequence[str],
    lines: Iterable[Sequence[Any]],
    encoding: str,
) -> None:
    with file.open("w", encoding=encoding, newline="") as stream:
        out = csv.writer(stream)
        for above in range(layout.header_row - 1):
            out.writerow([layout.title] if above == 0 else [""])
        out.writerow(headers)
        out.writerows(lines)


def _write_xlsx(
    file: Path, layout: Layout, headers: Sequence[str], lines: Iterable[Sequence[Any]]
) -> None:
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("writing .xlsx ledgers", "excel") from None
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(str(file), options) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet(layout.id)
        text = book.add_format({"num_format": "@"})
        numeric = [is_numeric(column) for column in layout.columns]
        for at, quantity in enumerate(numeric):
            sheet.set_column(at, at, 14, None if quantity else text)
        if layout.header_row > 1:
            sheet.write_string(0, 0, layout.title)
        for at, header in enumerate(headers):
            sheet.write_string(layout.header_row - 1, at, header)
        for row, line in enumerate(lines, layout.header_row):
            for at, cell in enumerate(line):
                if cell is None:
                    continue
                if numeric[at]:
                    sheet.write_number(row, at, float(cell))
                else:
                    sheet.write_string(row, at, cell)
