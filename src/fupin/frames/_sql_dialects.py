"""What the dialects of SQL do not say alike: lists, and what is refused while it runs."""

from __future__ import annotations

import difflib

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

import attrs
import sqlglot.expressions as exp

from sqlglot import ErrorLevel

from fupin.errors import UnknownNameError


Make: TypeAlias = "Callable[[exp.Expr, Sequence[str]], exp.Expr]"


@attrs.frozen(kw_only=True)
class Dialect:
    """One dialect, by the name *sqlglot* knows it under."""

    name: str
    overlap: Make
    """Whether a list that is not null has one of some words."""

    compact: Callable[[Sequence[exp.Expr]], exp.Expr]
    """The words that are not null: a list, or one text where lists can't be filtered."""

    casts_lists: bool = False
    """Whether a list must be made one of text before it is compared with text."""

    widest: str = "decimal(38, 0)"
    """The widest whole numbers there are."""

    def render(self, tree: exp.Expr) -> str:
        """The text of a query.

        Raises:
            UnsupportedError: If the dialect has no word for something in it.
        """
        return tree.sql(self.name, pretty=True, unsupported_level=ErrorLevel.RAISE)

    def table(self, name: str) -> exp.Table:
        """A table by the name its user writes: quoted, and in a schema, as they like."""
        return exp.to_table(name, dialect=self.name)


def dialect(name: str) -> Dialect:
    """The dialect with this name.

    Raises:
        UnknownNameError: If there is none.
    """
    key = _ALSO.get(name.lower(), name.lower())
    if key not in _DIALECTS:
        raise UnknownNameError("dialect", name, difflib.get_close_matches(key, _DIALECTS))
    return _DIALECTS[key]


def call(name: str, *arguments: exp.Expr) -> exp.Anonymous:
    """A call of a function, spelt as it is: *sqlglot* translates none of ours."""
    return exp.Anonymous(this=name, expressions=list(arguments))


def text(words: str) -> exp.Expr:
    """A text."""
    return exp.Literal.string(words)


def missing(tree: exp.Expr) -> exp.Is:
    """Whether something is null."""
    return exp.Is(this=exp.paren(tree, copy=False) if _open(tree) else tree, expression=NULL())


def case(*whens: tuple[exp.Expr, exp.Expr]) -> exp.Case:
    """The first outcome whose condition is true; null if none is."""
    return exp.Case(ifs=[exp.If(this=when, true=then) for when, then in whens])


def either(condition: exp.Expr, outcome: exp.Expr, otherwise: exp.Expr) -> exp.Case:
    """One outcome where a condition is true, else another."""
    return exp.Case(ifs=[exp.If(this=condition, true=outcome)], default=otherwise)


def closed(tree: exp.Expr) -> exp.Expr:
    """In parentheses, where it could fall apart as a part of something else."""
    return exp.paren(tree, copy=False) if _open(tree) else tree


def _open(tree: exp.Expr) -> bool:
    return isinstance(tree, exp.Binary | exp.Unary | exp.In) and not isinstance(
        tree, exp.Paren | exp.Neg
    )


NULL: Final = exp.Null


def _texts(words: Sequence[str]) -> list[exp.Expr]:
    return [text(word) for word in words]


def _spark_overlap(answer: exp.Expr, words: Sequence[str]) -> exp.Expr:
    return call("ARRAYS_OVERLAP", answer, call("ARRAY", *_texts(words)))


def _duckdb_overlap(answer: exp.Expr, words: Sequence[str]) -> exp.Expr:
    """One word at a time: DuckDB 2.0's ``list_has_any`` errs on lists of a dictionary."""
    return _any_contained("LIST_CONTAINS", answer, words)


def _postgres_overlap(answer: exp.Expr, words: Sequence[str]) -> exp.Expr:
    return exp.ArrayOverlaps(this=answer, expression=exp.Array(expressions=_texts(words)))


def _hive_overlap(answer: exp.Expr, words: Sequence[str]) -> exp.Expr:
    return _any_contained("ARRAY_CONTAINS", answer, words)


def _any_contained(contains: str, answer: exp.Expr, words: Sequence[str]) -> exp.Expr:
    found = [call(contains, answer.copy(), text(word)) for word in words]
    return closed(exp.or_(*found, copy=False))


def _starrocks_overlap(answer: exp.Expr, words: Sequence[str]) -> exp.Expr:
    return call("ARRAYS_OVERLAP", answer, exp.Array(expressions=_texts(words)))


def _spark_compact(words: Sequence[exp.Expr]) -> exp.Expr:
    return call("ARRAY_COMPACT", call("ARRAY", *words))


def _duckdb_compact(words: Sequence[exp.Expr]) -> exp.Expr:
    word = exp.to_identifier("word")
    known = exp.Not(this=missing(exp.column("word")))
    listed = exp.Array(expressions=list(words))
    return call("LIST_FILTER", listed, exp.Lambda(this=known, expressions=[word]))


def _postgres_compact(words: Sequence[exp.Expr]) -> exp.Expr:
    return call("ARRAY_REMOVE", exp.Array(expressions=list(words)), NULL())


def _joined(words: Sequence[exp.Expr]) -> exp.Expr:
    return call("CONCAT_WS", text(";"), *words)


_DIALECTS: Final = {
    found.name: found
    for found in (
        Dialect(
            name="duckdb",
            overlap=_duckdb_overlap,
            compact=_duckdb_compact,
            casts_lists=True,
            widest="int128",
        ),
        Dialect(name="spark", overlap=_spark_overlap, compact=_spark_compact),
        Dialect(
            name="postgres",
            overlap=_postgres_overlap,
            compact=_postgres_compact,
            casts_lists=True,
        ),
        Dialect(name="hive", overlap=_hive_overlap, compact=_joined),
        Dialect(name="doris", overlap=_spark_overlap, compact=_joined),
        Dialect(name="starrocks", overlap=_starrocks_overlap, compact=_joined),
    )
}
_ALSO: Final = {"postgresql": "postgres"}
