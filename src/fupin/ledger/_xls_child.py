"""A script of its own: one old .xls file to lines of JSON, in bounded memory and time.

Run by `fupin.ledger.oldexcel` in a child process, since a hostile file can end the
process that reads it.  It imports nothing of the library.
"""

from __future__ import annotations

import json
import sys

from typing import IO, Any, Final


MEMORY: Final = 2 * 1024**3
"""Bytes of address space."""

MOST_OUTPUT: Final = 512 * 1024**2
"""Characters written, at most."""

DAMAGED: Final = 3
ENCRYPTED: Final = 4
TOO_LARGE: Final = 5
MISSING: Final = 6
"""Exit statuses."""


def main(path: str, seconds: int, out: IO[str]) -> int:
    """Write the sheets of the workbook at *path*: a head, then rows; exit status."""
    _bound(seconds)
    try:
        import python_calamine as calamine
    except ImportError:
        return MISSING
    try:
        with calamine.CalamineWorkbook.from_path(path) as book:
            for about in book.sheets_metadata:
                if about.typ is calamine.SheetTypeEnum.WorkSheet and not _write(
                    book.get_sheet_by_name(about.name), out
                ):
                    return TOO_LARGE
    except calamine.PasswordError:
        return ENCRYPTED
    except (calamine.CalamineError, OverflowError, ValueError):
        return DAMAGED
    except MemoryError:
        return TOO_LARGE
    out.flush()
    return 0


def _bound(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit alone
        return
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, seconds)):
        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (most if hard < 0 else min(most, hard), hard))


def _write(sheet: Any, out: IO[str]) -> bool:
    """Write one sheet; False if it is too much."""
    left = sheet.start[1] if sheet.start else 0
    head = {"sheet": sheet.name, "left": left, "merged": sheet.merged_cell_ranges or []}
    out.write(json.dumps(head) + "\n")
    written = 0
    for row in sheet.iter_rows():
        text = json.dumps([_plain(cell) for cell in row])
        written += len(text)
        if written > MOST_OUTPUT:
            return False
        out.write(text + "\n")
    return True


def _plain(cell: Any) -> Any:
    """The cell, or the name of its type and a text JSON can hold."""
    if cell is None or isinstance(cell, (str, bool, int, float)):
        return cell
    if hasattr(cell, "total_seconds"):
        return ["timedelta", cell.total_seconds()]
    return [type(cell).__name__, cell.isoformat()]


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="ascii")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1], int(sys.argv[2]), sys.stdout))
