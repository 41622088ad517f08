"""Policy documents, and how rules cite them."""

from __future__ import annotations

import functools
import tomllib

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar

import attrs

from fupin.errors import RuleDefinitionError, UnknownNameError
from fupin.values import Citation, Standing


T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Document:
    """A policy document or a source that states a figure."""

    id: str
    title: str
    en: str
    number: str = ""
    number_recalled: bool = False
    issuer: str = ""
    issued: date | None = None
    day_unknown: bool = False
    """Whether only the month or year of *issued* is known."""

    standing: Standing
    note: str = ""

    def cite(
        self,
        article: str = "",
        *,
        standing: Standing | None = None,
        disputed: str = "",
        note: str = "",
    ) -> Citation:
        """A citation of this document; its standing is the document's unless given."""
        return Citation(
            document=self.title,
            number="" if self.number_recalled else self.number,
            article=article,
            issued=None if self.day_unknown else self.issued,
            standing=self.standing if standing is None else standing,
            disputed=disputed,
            note=note,
        )


@functools.cache
def documents() -> Mapping[str, Document]:
    """Every document, by id."""
    found = {
        key: Document(id=key, **(table | {"standing": Standing(table["standing"])}))
        for key, table in read_folder("documents").items()
    }
    return MappingProxyType(found)


def document(name: str) -> Document:
    """The document with this id.

    Raises:
        UnknownNameError: If there is none.
    """
    return named("document", name, documents())


def read_toml(name: str) -> dict[str, Any]:
    """One of the data files of this room."""
    return tomllib.loads(files("fupin.policy").joinpath(name).read_text("utf-8"))


def read_folder(name: str) -> dict[str, Any]:
    """All tables of the data files in a folder of this room.

    Raises:
        RuleDefinitionError: If two files have a table of the same name.
    """
    found: dict[str, Any] = {}
    folder = files("fupin.policy").joinpath(name)
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if not entry.name.endswith(".toml"):
            continue
        tables = tomllib.loads(entry.read_text("utf-8"))
        twice = sorted(found.keys() & tables.keys())
        if twice:
            raise RuleDefinitionError(f"{name}/{entry.name}: {', '.join(twice)} stand twice")
        found |= tables
    return found


def named(kind: str, name: str, known: Mapping[str, T]) -> T:
    """``known[name]``, or an error with the nearest names."""
    import difflib

    try:
        return known[name]
    except KeyError:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
        raise UnknownNameError(kind, name, near) from None
