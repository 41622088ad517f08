"""A CSV ledger read into a book, and into plain dicts."""

from __future__ import annotations

import csv

from itertools import cycle

import attrs
import pytest

from _structure_rival import household_data

from fupin.ledger import read_ledger, write_member_ledger
from fupin.model import Household
from fupin.serial import structure


HOME = structure(household_data(), Household)
PEOPLE = tuple(attrs.evolve(m, survival=None, death_date=None) for m in HOME.members)


def ledger(folder, rows):
    """A file of so many persons, four to a household, none of whom has left.

    One household is written, and copied under numbers of its own, which those of its
    people begin with: that is quicker.
    """
    path = folder / f"{rows}.csv"
    write_member_ledger(path, [attrs.evolve(HOME, members=PEOPLE)])
    header, *people = path.read_bytes().splitlines(keepends=True)
    bare, number = [row.partition(b",")[2] for row in people], int(HOME.household_id)
    copies = (
        b"%d,%b" % (row + 1, again.replace(b"%d" % number, b"%d" % (number + row // 4)))
        for row, again in zip(range(rows), cycle(bare), strict=False)
    )
    path.write_bytes(b"".join((header, *copies)))
    return path


def plain(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("rows", [500, 2_000])
def test_read(count, tmp_path, rows):
    """A short ledger of the same people has warmed everything up."""
    read_ledger(ledger(tmp_path, 200))
    book = count(read_ledger, ledger(tmp_path, rows), warm=0)
    assert sum(len(home.members) for home in book.households) == rows


def test_plain(count, tmp_path):
    plain(ledger(tmp_path, 200))
    assert len(count(plain, ledger(tmp_path, 2_000), warm=0)) == 2_000
