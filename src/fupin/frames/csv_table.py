"""A CSV file as a table: the columns that are asked, read by what their facts are."""

from __future__ import annotations

import io
import re

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import polars as pl

from fupin.errors import InvalidDataError, Problem
from fupin.frames.columns import type_of
from fupin.logic import ChoiceFact, ChoicesFact, ConditionFact, QuantityFact
from fupin.logic.kinds import Fact


_YES: Final = ("是", "true", "1")
_NO: Final = ("否", "false", "0")
_NONE: Final = "无"
_NUMBER: Final = r"^[+-]?[0-9]{1,18}$"
_JOINTS: Final = r"[；;|，,]"
_SHOWN: Final = 20  # cells told of one column
_SHORT: Final = re.compile(r"[-+.,0-9]{1,9}")  # shorter than a telephone number
_FIRST: Final = 2  # line of the first row, below the headers


def read_table(
    path: Path, name: str, facts: Sequence[Fact]
) -> tuple[pl.DataFrame, list[Problem]]:
    """A CSV file (UTF-8, else GB18030) with headers, and the cells that can't be read.

    An empty cell is not recorded.  Yes and no are 是 and 否, ``true`` and ``false`` or 1
    and 0; several codes stand in one cell with 、 or ; between them, and 无 says that
    there are none.  Columns nobody asks stay text.

    Raises:
        InvalidDataError: If it is no such file.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", errors="replace")
    try:
        table = pl.read_csv(io.BytesIO(text.encode()), infer_schema=False)
    except pl.exceptions.PolarsError:
        raise InvalidDataError([_no_table(name, path)], "frames") from None
    problems: list[Problem] = []
    columns = [pl.col(c).str.strip_chars().replace("", None) for c in table.columns]
    table = table.with_columns(columns)
    for fact in facts:
        if fact.name in table.columns:
            given = table[fact.name]
            read = table.select(_READERS[type(fact)](fact)).to_series()
            problems += _bad_cells(name, fact, given, read)
            table = table.with_columns(read.alias(fact.name))
    return table, problems


def _number(fact: Any) -> pl.Expr:
    cell = pl.col(fact.name)
    return pl.when(cell.str.contains(_NUMBER)).then(cell).cast(pl.Int64, strict=False)


def _condition(fact: Any) -> pl.Expr:
    cell = pl.col(fact.name).str.to_lowercase()
    yes = pl.when(cell.is_in(_YES)).then(pl.lit(value=True))
    return yes.when(cell.is_in(_NO)).then(pl.lit(value=False))


def _choice(fact: Any) -> pl.Expr:
    """As it stands: the door refuses what is not in the list."""
    return pl.col(fact.name)


def _choices(fact: Any) -> pl.Expr:
    cell = pl.col(fact.name)
    parts = cell.str.replace_all(_JOINTS, "、").str.split("、")
    listed = parts.list.eval(pl.element().str.strip_chars()).cast(pl.List(pl.String))
    return pl.when(cell == _NONE).then(pl.lit([], pl.List(pl.String))).otherwise(listed)


_READERS: Final[dict[type, Callable[[Any], pl.Expr]]] = {
    QuantityFact: _number,
    ConditionFact: _condition,
    ChoiceFact: _choice,
    ChoicesFact: _choices,
}
_WORDS: Final[dict[type, tuple[str, str]]] = {
    QuantityFact: ("整数（金额以分计）", "a whole number (money in fen)"),
    ConditionFact: ("是或否", "是 or 否"),
}


def _bad_cells(name: str, fact: Fact, given: pl.Series, read: pl.Series) -> Iterator[Problem]:
    """Cells with something in them of which nothing came."""
    rows = (given.is_not_null() & read.is_null()).arg_true()
    expected = _WORDS.get(type(fact), ("", str(type_of(fact))))
    for row in rows.head(_SHOWN):
        yield Problem(
            code="frame.bad-cell",
            message=f"第{row + _FIRST}行“{fact.zh}”不能读取",
            message_en=f"line {row + _FIRST}, {fact.en}: can't be read",
            path=f"{name}.{fact.name}[{row}]",
            column=fact.name,
            found=_masked(given[row]),
            expected=expected[0],
            expected_en=expected[1],
        )
    if len(rows) > _SHOWN:
        yield Problem(
            code="frame.bad-cells",
            message=f"“{fact.zh}”另有{len(rows) - _SHOWN}格不能读取",
            message_en=f"{fact.en}: {len(rows) - _SHOWN} more cells can't be read",
            path=f"{name}.{fact.name}",
            column=fact.name,
            expected=expected[0],
            expected_en=expected[1],
        )


def _masked(cell: str) -> str:
    """A cell that may be somebody's name or number, where columns have slipped."""
    return cell if _SHORT.fullmatch(cell) else "*" * min(len(cell), 9)


def _no_table(name: str, path: Path) -> Problem:
    return Problem(
        code="frame.damaged-file",
        message="不是带表头的 CSV 文件",
        message_en="no CSV file with headers",
        path=name,
        found=path.name,
        expected="首行为列名、各行列数相同的 CSV 文件",
        expected_en="column names in the first line, and as many cells in each",
    )
