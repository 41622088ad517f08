"""Dated regional parameters as a table: one row a region and a span of days."""

from __future__ import annotations

import itertools

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TypeAlias

import attrs
import polars as pl

from fupin.errors import ParameterNotInForceError, RegionNeededError
from fupin.frames.columns import asked_by
from fupin.policy import History, history
from fupin.standards import Scheme, Standard, scheme, schemes, standard
from fupin.values import PROVINCES


@attrs.frozen(kw_only=True)
class ParameterTable:
    """Where a query finds dated regional parameters: see `parameter_table`.

    Each row of the subjects takes the numbers of its own region.  Where the table has
    none, what rests on them is unknown.
    """

    on: date
    """The day of the assessment."""

    table: str = "parameters"
    region: str = "region"
    """The column of the table of subjects that holds a region as the table spells it."""


Parameters: TypeAlias = Mapping[str, int] | ParameterTable
"""Policy numbers: written into the query, or joined from a table."""


def parameter_table(
    book: str | Standard | Scheme,
    *,
    first: date,
    last: date | None = None,
    regions: Iterable[str] = tuple(PROVINCES),
) -> pl.DataFrame:
    """The numbers a standard rests on, for each region and each day of some days.

    Args:
        book: A standard, a scheme, or the id of either.
        first: First of the days.
        last: Last of the days; the first, by default.
        regions: Codes of six or more digits, each as the column that is joined spells
            it: list every county where counties are what stands there.

    Columns:
        region (String): The region.
        first, last (Date): The days the row holds, cut to those asked for.
        (a column a parameter) (Int64): Its value in whole steps of its unit; null where
            none was in force, so that what rests on it is unknown.

    Raises:
        UnknownNameError: If there is no such standard or scheme.
        ValueError: If the last day is before the first.

    >>> parameter_table("cn/village/2016", first=date(2018, 12, 31), regions=["510100"]).rows()
    [('510100', datetime.date(2018, 12, 31), datetime.date(2018, 12, 31), 300)]
    """
    until = first if last is None else last
    if until < first:
        raise ValueError("the last day is before the first")
    histories = _histories(book)
    rows = [
        (region, *span, *numbers)
        for region in regions
        for span, numbers in _spans(histories, region, first, until)
    ]
    schema: dict[str, pl.DataType | type[pl.DataType]] = {
        "region": pl.String,
        "first": pl.Date,
        "last": pl.Date,
    }
    columns = dict.fromkeys((h.node.name for h in histories), pl.Int64)
    return pl.DataFrame(rows, schema={**schema, **columns}, orient="row")


def find(book: str | Standard | Scheme) -> Standard | Scheme:
    """A standard or a scheme, by its id or itself.

    Raises:
        UnknownNameError: If there is no such standard or scheme.
    """
    if not isinstance(book, str):
        return book
    return scheme(book) if book in {s.id for s in schemes()} else standard(book)


def _histories(book: str | Standard | Scheme) -> list[History]:
    chosen = find(book)
    own = {h.node.name: h for h in chosen.own} if isinstance(chosen, Standard) else {}
    used = asked_by(chosen)[1].parameters
    return [own.get(node.name) or history(node.name) for node in used]


def _spans(
    histories: Iterable[History], region: str, first: date, last: date
) -> Iterator[tuple[tuple[date, date], tuple[int | None, ...]]]:
    """Spans of days in which nothing changes in a region, and the numbers of each."""
    told = tuple(histories)
    days = [day for day in _days(told) if first < day <= last]
    starts = sorted({first, *days})
    of_days = [(day, tuple(_value(found, day, region) for found in told)) for day in starts]
    runs = [list(run) for _, run in itertools.groupby(of_days, key=lambda pair: pair[1])]
    opened = [run[0][0] for run in runs]
    closed = [day - timedelta(days=1) for day in opened[1:]]
    for start, end, run in zip(opened, [*closed, last], runs, strict=True):
        yield (start, end), run[0][1]


def _days(histories: Iterable[History]) -> Iterator[date]:
    """The days on which a number may change."""
    for found in histories:
        for setting in found.settings:
            yield setting.first
            if setting.last < date.max:
                yield setting.last + timedelta(days=1)


def _value(found: History, day: date, region: str) -> int | None:
    try:
        return found.on(day, region).setting.value
    except (ParameterNotInForceError, RegionNeededError):
        return None
