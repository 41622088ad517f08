"""Policy documents, and how rules cite them."""

from __future__ import annotations

import enum
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


class DocumentStatus(enum.Enum):
    """Whether a document binds, as far as what was seen tells."""

    IN_FORCE = "in-force"  #: Issued to bind; nothing seen replaces it.
    TRIAL = "trial"  #: Issued to bind for trial (试行); nothing seen replaces it.
    SUPERSEDED = "superseded"  #: Another document replaces it.
    INFORMATION = "information"  #: States facts; binds nobody.

    @property
    def zh(self) -> str:
        """The status in Chinese."""
        return _STATUS_ZH[self]


_STATUS_ZH = {
    DocumentStatus.IN_FORCE: "发布施行，未见被代替",
    DocumentStatus.TRIAL: "试行，未见被代替",
    DocumentStatus.SUPERSEDED: "已被代替",
    DocumentStatus.INFORMATION: "资料，不具约束力",
}


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
    status: DocumentStatus | None = None
    """``None`` where it has not been looked into."""

    replaces: tuple[str, ...] = ()
    """Ids of the documents it says it replaces."""

    articles: tuple[str, ...] = ()
    """Numbers of the articles that were read or retold, as they are cited; never text."""

    note: str = ""

    def cite(
        self,
        article: str = "",
        *,
        standing: Standing | None = None,
        disputed: str = "",
        note: str = "",
        derived: str = "",
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
            derived=derived,
        )


@functools.cache
def documents() -> Mapping[str, Document]:
    """Every document, by id."""
    tables = read_folder("documents")
    return MappingProxyType({key: read_document(key, table) for key, table in tables.items()})


def read_document(key: str, table: Mapping[str, Any]) -> Document:
    """The document a table of a data file describes."""
    read = {
        "standing": Standing(table["standing"]),
        "status": DocumentStatus(table["status"]) if "status" in table else None,
        "replaces": tuple(table.get("replaces", ())),
        "articles": tuple(table.get("articles", ())),
    }
    return Document(id=key, **{**table, **read})


def document(name: str) -> Document:
    """The document with this id.

    Raises:
        UnknownNameError: If there is none.
    """
    return named("document", name, documents())


def document_of(citation: Citation) -> Document:
    """The document a citation points into; titles tell documents apart.

    Raises:
        UnknownNameError: If no document has the title.
    """
    by_title = {found.title: found for found in documents().values()}
    return named("document", citation.document, by_title)


def replaced_by(name: str) -> tuple[Document, ...]:
    """The documents that say they replace the one with this id; most have none."""
    return tuple(found for found in documents().values() if name in found.replaces)


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
