"""Whole ledgers at once: the same rules, over columns.

A *households* table has one row a household: ``household`` (its number) and the
facts the rules ask, named as in `fupin.facts`.  A *members* table has one row for
each member who is on the register now: ``household`` again, and member facts.
`schema` says which, and of what type; `facts` makes both tables from objects.  Null
means *not recorded*.
"""

from __future__ import annotations

from fupin.errors import MissingExtraError


try:
    import polars as pl  # noqa: F401  # the door says what is missing, and how to get it
except ModuleNotFoundError as error:
    raise MissingExtraError("fupin.frames", "frames") from error

from fupin.frames.batches import classify, tally
from fupin.frames.columns import schema
from fupin.frames.exit import assess_exit
from fupin.frames.intake import Frame
from fupin.frames.objects import Tables, county_facts, facts, village_facts


__all__ = [
    "Frame",
    "Tables",
    "assess_exit",
    "classify",
    "county_facts",
    "facts",
    "schema",
    "tally",
    "village_facts",
]
