"""Whole ledgers at once: the same rules, over columns.

A *households* table has one row a household: ``household`` (its number) and the
facts the rules ask, named as in `fupin.facts`.  A *members* table has one row for
each member who is on the register now: ``household`` again, and member facts.
`schema` says which, and of what type; `facts` makes both tables from objects.  Null
means *not recorded*.

A table may be a frame of polars, pandas or pyarrow, a table of DuckDB, or files: see
`Frame`.  What does not fit in memory goes part by part: `assess_parts`.
"""

from __future__ import annotations

from fupin.errors import MissingExtraError


try:
    import polars as pl  # noqa: F401  # the door says what is missing, and how to get it
except ModuleNotFoundError as error:
    raise MissingExtraError("fupin.frames", "frames") from error

from fupin.frames.aggregating import aggregate
from fupin.frames.batches import classify, tally
from fupin.frames.check_tables import Checked, check
from fupin.frames.checking import check_book
from fupin.frames.columns import schema
from fupin.frames.exit import assess_exit
from fupin.frames.explaining import explain, explain_batches
from fupin.frames.findings import findings
from fupin.frames.objects import Tables, county_facts, facts, village_facts
from fupin.frames.parts import PartsReport, assess_parts
from fupin.frames.sources import Frame
from fupin.frames.sql import (
    ParameterTable,
    create_parameters,
    parameter_table,
    query,
    query_masks,
    to_sql,
)


__all__ = [
    "Checked",
    "Frame",
    "ParameterTable",
    "PartsReport",
    "Tables",
    "aggregate",
    "assess_exit",
    "assess_parts",
    "check",
    "check_book",
    "classify",
    "county_facts",
    "create_parameters",
    "explain",
    "explain_batches",
    "facts",
    "findings",
    "parameter_table",
    "query",
    "query_masks",
    "schema",
    "tally",
    "to_sql",
    "village_facts",
]
