"""From checked subjects to columns: each fact read once for all of them."""

from __future__ import annotations

import enum

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, Final

import polars as pl

from fupin.facts.catalogue import Catalogue, Derived
from fupin.facts.checked import FormFact, place
from fupin.frames.columns import type_of
from fupin.frames.ranges import whole_column
from fupin.logic import ChoiceFact, ChoicesFact, QuantityFact
from fupin.logic.kinds import Fact
from fupin.logic.python import Read


HOME: Final = "fupin:home"
"""Which household a person belongs to, by its place in the list."""


class Columns:
    """Columns of one kind of subject; what several facts share is walked once."""

    def __init__(self, subjects: Sequence[Any], things: Sequence[Any], on: date) -> None:
        self.subjects = subjects
        self.things = things
        self.on = on
        self._walked: dict[tuple[str, ...], Sequence[Any]] = {(): things}
        self._forms: list[Any] | None = None

    def of(self, book: Catalogue, used: Iterable[Fact], *, form: bool) -> list[pl.Series]:
        """The columns of those facts *book* declares.

        Args:
            book: A catalogue.
            used: Facts that are asked.
            form: Whether its calls take the subject with its form, or the thing alone.
        """
        asked = [fact for fact in used if fact.name in book.reads]
        return [self._column(fact, book.reads[fact.name], form=form) for fact in asked]

    def _column(self, fact: Fact, how: Read, *, form: bool) -> pl.Series:
        things, on = (self.subjects if form else self.things), self.on
        if isinstance(how, tuple):
            if form:  # what the ledger counted, which every subject has
                return series(fact, list(map(attrgetter(".".join(how)), things)))
            return series(fact, self._walk(how))
        if isinstance(how, FormFact):
            return series(fact, self._filled(how))
        call = how.call if isinstance(how, Derived) else how
        return series(fact, [call(thing, on) for thing in things])

    def _walk(self, path: tuple[str, ...]) -> Sequence[Any]:
        found = self._walked.get(path)
        if found is None:
            name = path[-1]
            above = self._walk(path[:-1])
            found = [None if thing is None else getattr(thing, name) for thing in above]
            self._walked[path] = found
        return found

    def _filled(self, how: FormFact) -> list[bool | None]:
        """As `FormFact` answers, for all: only where nothing stands is the form asked."""
        columns = [self._walk(path) for path in how.paths]
        filled = [value is not None and value != () for value in columns[0]]
        for column in columns[1:]:
            filled = [
                before or (value is not None and value != ())
                for before, value in zip(filled, column, strict=True)
            ]
        if all(filled):
            return list(filled)
        answers: list[bool | None] = list(filled)
        seen: dict[int, bool | None] = {}
        for at, (known, form) in enumerate(zip(filled, self.forms, strict=True)):
            if known:
                continue
            if form.unread:
                answers[at] = how(self.subjects[at], self.on)
            else:
                columns_asked = id(form.columns)
                if columns_asked not in seen:
                    seen[columns_asked] = how(self.subjects[at], self.on)
                answers[at] = seen[columns_asked]
        return answers

    @property
    def forms(self) -> list[Any]:
        """The form of each subject."""
        if self._forms is None:
            self._forms = [place(subject)[0] for subject in self.subjects]
        return self._forms


def series(fact: Fact, values: Sequence[Any]) -> pl.Series:
    """Answers as a column of the type rules want: codes by their official wording."""
    kind = type_of(fact)
    if isinstance(fact, ChoiceFact):
        codes: type[enum.Enum] = fact.codes
        numbers: Mapping[Any, int] = {code: at for at, code in enumerate(codes)}
        return pl.Series(fact.name, list(map(numbers.get, values)), pl.UInt8).cat.to(kind)
    if isinstance(fact, ChoicesFact):
        distinct = {value: at for at, value in enumerate(dict.fromkeys(values))}
        known = pl.Series(fact.name, [_wordings(value) for value in distinct], kind)
        return known.gather(pl.Series([distinct[value] for value in values], dtype=pl.UInt32))
    if isinstance(fact, QuantityFact):
        return whole_column(fact.name, values)
    return pl.Series(fact.name, values, kind)


def _wordings(codes: frozenset[Any] | None) -> list[str] | None:
    return None if codes is None else sorted(code.value for code in codes)
