"""Which columns rules ask, of what type; and the check that a table has them."""

from __future__ import annotations

import difflib
import enum

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

import polars as pl

from fupin.errors import Problem
from fupin.frames.check_facts import HOUSEHOLDS, MEMBERS, facts_asked
from fupin.logic import ChoiceFact, ChoicesFact, ConditionFact, Names, QuantityFact, names
from fupin.logic.kinds import Fact
from fupin.standards import Scheme, Standard, Subject, scheme, schemes, standard
from fupin.standards.checks import Pack, packs


Schema: TypeAlias = dict[str, pl.DataType]

KEYS: Final = {
    Subject.HOUSEHOLD: "household",
    Subject.VILLAGE: "village",
    Subject.COUNTY: "county",
}
"""The column that tells the subjects of a table apart."""

TABLES: Final = {
    Subject.HOUSEHOLD: "households",
    Subject.VILLAGE: "villages",
    Subject.COUNTY: "counties",
}


def schema(standard: str | Standard | Scheme | Pack) -> dict[str, Schema]:
    """The tables a standard, a scheme or a pack of checks asks, with types of columns.

    Other integer types will do for a whole number, and plain text (or a categorical)
    for a code; every answer must be one of the official wordings.

    Args:
        standard: A standard, a scheme, a pack (``registry``), or the id of one.

    Raises:
        UnknownNameError: If there is no such standard, scheme or pack.

    >>> schema("cn/county/2016")["counties"]["rural_population"]
    Int64
    """
    if isinstance(standard, str) and standard in packs():
        standard = packs()[standard]
    if isinstance(standard, Pack):
        key = KEYS[Subject.HOUSEHOLD]
        return {
            table: _types(key, facts_asked(standard, table)) for table in (HOUSEHOLDS, MEMBERS)
        }
    subject, used = asked_by(standard)
    key = KEYS[subject]
    tables = {TABLES[subject]: _types(key, used.facts)}
    return tables | {group.name: _types(key, facts) for group, facts in used.groups}


def asked_by(book: str | Standard | Scheme) -> tuple[Subject, Names]:
    """What a standard or a scheme is about, and what it asks."""
    if isinstance(book, str):
        book = scheme(book) if book in {s.id for s in schemes()} else standard(book)
    if isinstance(book, Standard):
        return book.subject, book.names
    return Subject.HOUSEHOLD, names(*(batch.test for batch in book.batches))


def _types(key: str, facts: Iterable[Fact]) -> Schema:
    return {key: pl.String()} | {fact.name: type_of(fact) for fact in facts}


def type_of(fact: Fact) -> pl.DataType:
    """The type of the column that holds the answers to *fact*."""
    match fact:
        case QuantityFact():
            return pl.Int64()
        case ConditionFact():
            return pl.Boolean()
        case ChoiceFact():
            return pl.Enum(wordings(fact))
        case ChoicesFact():
            return pl.List(pl.Enum(wordings(fact)))


def wordings(fact: ChoiceFact[Any] | ChoicesFact[Any]) -> list[str]:
    """The official wordings an answer to *fact* may have, in the order of the list."""
    codes: type[enum.Enum] = fact.codes
    return [code.value for code in codes]


def faults(
    table: str, found: Mapping[str, pl.DataType], key: str, facts: Iterable[Fact]
) -> Iterator[Problem]:
    """What is wrong with the columns of a table: all of it, before a value is read."""
    wanted: dict[str, Fact | None] = {key: None} | {fact.name: fact for fact in facts}
    for name, fact in wanted.items():
        if name not in found:
            yield _missing(table, name, fact, found)
        elif not (_is_key(found[name]) if fact is None else _fits(fact, found[name])):
            expected = "文本或整数" if fact is None else _WORDS[type(fact)][0]
            expected_en = "text or integer" if fact is None else _WORDS[type(fact)][1]
            yield Problem(
                code="frame.wrong-type",
                message="列的数据类型不对",
                message_en="the column has the wrong type",
                path=f"{table}.{name}",
                column=name,
                found=str(found[name]),
                expected=expected,
                expected_en=expected_en,
            )


def _missing(table: str, name: str, fact: Fact | None, found: Iterable[str]) -> Problem:
    near = difflib.get_close_matches(name, list(found), n=1, cutoff=0.6)
    label = f"（{fact.zh}）" if fact is not None else ""
    return Problem(
        code="frame.missing-column",
        message=f"缺少列 {name}{label}",
        message_en=f"there is no column {name!r}",
        path=f"{table}.{name}",
        column=name,
        expected=f"列名 {name}，而不是 {near[0]}？" if near else f"列 {name}，未登记的填空值",
        expected_en=f"{name!r}, not {near[0]!r}?" if near else f"{name!r}, null if unknown",
    )


def _is_key(kind: pl.DataType) -> bool:
    return kind.is_integer() or isinstance(kind, (pl.String, pl.Categorical, pl.Enum))


def _fits(fact: Fact, kind: pl.DataType) -> bool:
    if isinstance(kind, pl.Null):
        return True
    match fact:
        case QuantityFact():
            return kind.is_integer() or (isinstance(kind, pl.Decimal) and not kind.scale)
        case ConditionFact():
            return isinstance(kind, pl.Boolean)
        case ChoiceFact():
            return _is_text(kind)
        case ChoicesFact():
            return isinstance(kind, pl.List) and _is_text(kind.inner)


def _is_text(kind: Any) -> bool:
    return isinstance(kind, (pl.String, pl.Categorical, pl.Enum))


_WORDS: Final[dict[type, tuple[str, str]]] = {
    QuantityFact: ("整数（金额以分计）", "integer (money in fen)"),
    ConditionFact: ("布尔", "Boolean"),
    ChoiceFact: ("文本（官方用语）", "text (the official wording)"),
    ChoicesFact: ("文本列表（官方用语）", "list of text (the official wording)"),
}
