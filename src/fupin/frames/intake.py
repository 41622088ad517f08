"""The door: any table becomes polars columns that the rules can trust, or is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import polars as pl

from fupin.errors import InvalidDataError, InvalidValueError, Problem
from fupin.facts import household
from fupin.frames.columns import faults, type_of, wordings
from fupin.frames.sources import Frame, as_polars, open_table
from fupin.logic import ChoiceFact, ChoicesFact, Names
from fupin.logic.kinds import Fact


__all__ = ["Frame", "as_polars", "take"]

_SIZE: Final = household.size.name
_PER_HEAD: Final = household.income_per_head.name
_SHOWN: Final = 5  # wordings named in one problem


def take(
    tables: Mapping[str, Frame | None], main: str, key: str, used: Names
) -> tuple[pl.DataFrame, dict[str, pl.DataFrame]]:
    """The columns of *used*, checked: of the main table, and of each group.

    Raises:
        InvalidDataError: With every fault of every table.
    """
    asked = {main: used.facts} | {group.name: facts for group, facts in used.groups}
    frames, problems = {}, []
    for name, facts in asked.items():
        given = tables.get(name)
        if given is None:
            problems.append(_no_table(name))
            continue
        frame, unread = open_table(given, name, key, facts)
        wrong = list(faults(name, frame.collect_schema(), key, facts))
        problems += [*unread, *wrong]
        if not wrong:
            frames[name] = _columns(frame, key, facts)
            problems += _wordings(name, frames[name], facts)
    problems += _keys(frames, main, key)
    if problems:
        raise InvalidDataError(problems, "frames")
    return frames.pop(main), frames


def _columns(frame: pl.LazyFrame, key: str, facts: Iterable[Fact]) -> pl.DataFrame:
    table = frame.select(key, *(fact.name for fact in facts)).collect()
    blank = [f for f in facts if table.schema[f.name] == pl.Null]
    table = table.with_columns(pl.col(f.name).cast(type_of(f)) for f in blank)
    return table.with_columns(_of_somebody(table.columns))


def _of_somebody(columns: Sequence[str]) -> Iterator[pl.Expr]:
    """Of an empty household neither size nor income a head is an answer, as of objects."""
    if _SIZE in columns:
        empty = pl.col(_SIZE) <= 0
        for name in (_SIZE, _PER_HEAD):
            if name in columns:
                yield pl.when(empty).then(None).otherwise(pl.col(name)).alias(name)


def _wordings(table: str, frame: pl.DataFrame, facts: Iterable[Fact]) -> Iterator[Problem]:
    """Answers that are no official wording; unnoticed, they would silently match nothing."""
    for fact in facts:
        if not isinstance(fact, ChoiceFact | ChoicesFact):
            continue
        official = set(wordings(fact))
        answers = frame[fact.name]
        path = f"{table}.{fact.name}"
        if isinstance(fact, ChoicesFact):
            answers = answers.explode(empty_as_null=False, keep_nulls=False)
            if answers.null_count():
                yield _null_in_list(path, fact.name)
        if isinstance(answers.dtype, pl.Enum) and official.issuperset(
            answers.dtype.categories
        ):
            continue
        found = answers.unique().drop_nulls().cast(pl.String)
        for wording in sorted(set(found) - official)[:_SHOWN]:
            yield _refuse(fact, wording).problem(path=path, column=fact.name)


def _refuse(fact: ChoiceFact[Any] | ChoicesFact[Any], wording: str) -> InvalidValueError:
    refused: InvalidValueError = fact.codes.refuse(wording)
    return refused


def _keys(frames: Mapping[str, pl.DataFrame], main: str, key: str) -> Iterator[Problem]:
    if main in frames and len(frames) > 1:
        yield from _repeated(main, frames[main][key])
    for name, frame in frames.items():
        if main in frames and frame.schema[key] != frames[main].schema[key]:
            yield Problem(
                code="frame.keys-differ",
                message=f"两表的 {key} 列类型不同，无法对应",
                message_en=f"the column {key!r} has another type than in {main}",
                path=f"{name}.{key}",
                column=key,
                found=str(frame.schema[key]),
                expected=str(frames[main].schema[key]),
                expected_en=str(frames[main].schema[key]),
            )


def _repeated(table: str, keys: pl.Series) -> Iterator[Problem]:
    """Keys that stand twice: things of both subjects would count for each."""
    if (keys > keys.shift()).fill_null(value=True).all() and not keys.null_count():
        return  # in order, so each stands once: the quick way to see it
    known = keys.drop_nulls()
    repeated = len(known) - known.n_unique()
    if repeated:
        yield Problem(
            code="frame.repeated-key",
            message=f"{keys.name} 重复，成员会归错户",
            message_en=f"{keys.name!r} repeats, so members can't be told apart",
            path=f"{table}.{keys.name}",
            column=keys.name,
            found=str(repeated),
            expected="每行一个不同的编号",
            expected_en="another one in every row",
        )


def _no_table(name: str) -> Problem:
    return Problem(
        code="frame.missing-table",
        message=f"规则用到 {name} 表，未提供",
        message_en=f"the rules ask a table of {name}, and none was given",
        path=name,
        expected="该表；没有记录时给空表",
        expected_en="the table, empty if there are no rows",
    )


def _null_in_list(path: str, column: str) -> Problem:
    return Problem(
        code="frame.null-in-list",
        message="列表中含空值",
        message_en="a list holds a null",
        path=path,
        column=column,
        expected="列表中只列已登记的项，整项未登记时列表本身为空值",
        expected_en="only what is recorded; null in place of the list where nothing is",
    )
