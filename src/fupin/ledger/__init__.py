"""Paper in and out: exports and forms of the register, read with every fault in its cell."""

from __future__ import annotations

from fupin.ledger.book import Book, SheetReport
from fupin.ledger.gate import Limits, check_workbook
from fupin.ledger.joining import join, of_file
from fupin.ledger.layout import Column, Layout, layout_of, layouts, load_layout
from fupin.ledger.reading import read_ledger, read_ledgers
from fupin.ledger.targets import Target, target, targets
from fupin.ledger.writing import (
    write_member_ledger,
    write_verification,
    write_village_ledger,
    write_village_verification,
)


__all__ = [
    "Book",
    "Column",
    "Layout",
    "Limits",
    "SheetReport",
    "Target",
    "check_workbook",
    "join",
    "layout_of",
    "layouts",
    "load_layout",
    "of_file",
    "read_ledger",
    "read_ledgers",
    "target",
    "targets",
    "write_member_ledger",
    "write_verification",
    "write_village_ledger",
    "write_village_verification",
]
